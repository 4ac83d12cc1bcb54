"""What a scan does on a count, given its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lotbook.domain.cartons import MeansPackage
from lotbook.domain.codes import Scan
from lotbook.domain.quantities import format_quantity
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InvalidInput, Ref, ScanUnclear
from lotbook.domain.scan_effect import (
    Numbered,
    not_one_by_one,
    not_one_unit,
    told,
    unclear,
    why_asked,
    why_unknown,
)
from lotbook.domain.scan_found import FoundProduct
from lotbook.domain.scan_meaning import (
    MeansDocument,
    MeansLot,
    MeansNewNumber,
    MeansPlace,
    MeansProduct,
    MeansSeveral,
    MeansUnknown,
    Understood,
)
from lotbook.domain.tracking import ONE
from lotbook.domain.words import Tracking


class CountAction(StrEnum):
    """Kinds of effects of a scan on a count."""

    COUNT = "COUNT"
    ASK_QUANTITY = "ASK_QUANTITY"
    CHOOSE_PRODUCT = "CHOOSE_PRODUCT"
    SET_PLACE = "SET_PLACE"
    SET_PACKAGE = "SET_PACKAGE"
    NONE = "NONE"


@dataclass(frozen=True)
class CountEffect:
    """What a scan does; text: in words. quantity: that it adds, in the stock unit; position: by row id, once it is
    there; location, package: that it says."""

    action: CountAction
    text: str
    product: int | None = None
    number: str | None = None
    quantity: Decimal | None = None
    position: int | None = None
    location: int | None = None
    package: int | None = None
    refusal: ScanUnclear | InvalidInput | None = None


def effect(understood: Understood, keyed: Decimal | None = None) -> CountEffect:
    """What the scan does on a count. keyed: what a person typed for it, in the stock unit; it wins over the label. A
    label without a quantity is that of one piece; of goods that are weighed a person is asked."""
    match understood.meaning:
        case MeansPlace(location=location):
            return CountEffect(CountAction.SET_PLACE, "Counts what lies there.", location=location)
        case MeansPackage():
            return CountEffect(CountAction.SET_PACKAGE, "Counts what is in it.")
        case MeansProduct(product=product, quantity=quantity) if product.tracking is Tracking.NONE:
            return _counts(product, None, told(keyed, quantity, ONE if product.by_piece else None))
        case MeansProduct(product=product):
            if product.tracking is Tracking.SERIAL and (refusal := not_one_by_one(product, keyed)):
                return CountEffect(CountAction.NONE, refusal.message, refusal=refusal)
            awaited = "a serial" if product.tracking is Tracking.SERIAL else "the lot number"
            text = f"{product.name}: scan or type {awaited}."
            return CountEffect(CountAction.CHOOSE_PRODUCT, text, product=product.id)
        case MeansLot(lot=lot) as meaning:
            return _numbered(lot.product, lot.number, meaning, keyed)
        case MeansNewNumber(product=FoundProduct() as product, number=number) as meaning:
            return _numbered(product, number, meaning, keyed)
        case MeansNewNumber(number=number):
            text = f"{number} tells no product: scan that first."
            return _nothing(understood, text, RefusalCode.SCAN_OF_WRONG_KIND)
        case MeansSeveral():
            return _nothing(understood, why_asked(understood.scan), RefusalCode.SCAN_AMBIGUOUS)
        case MeansDocument():
            text = "This is the label of a document: nothing of it is counted."
            return _nothing(understood, text, RefusalCode.SCAN_OF_WRONG_KIND)
        case MeansUnknown(nearest=nearest):
            return _nothing(understood, _why_not(understood.scan, nearest), RefusalCode.SCAN_UNREADABLE)


def _why_not(scan: Scan, nearest: Sequence[Ref]) -> str:
    """Why nothing is counted of a code that nobody knows, and what to do about it."""
    why = why_unknown(scan)
    if scan.problems or scan.gtins:
        return why
    if nearest:
        return f"{why} It looks like one that we know: use that, or scan again."
    return f"{why} If it is a new number, scan or type the code of its product first, then the number."


def _nothing(understood: Understood, text: str, code: RefusalCode) -> CountEffect:
    return CountEffect(CountAction.NONE, text, refusal=unclear(text, understood.scan, code))


def _numbered(product: FoundProduct, number: str, meaning: Numbered, keyed: Decimal | None) -> CountEffect:
    if product.tracking is not Tracking.SERIAL:
        return _counts(product, number, told(keyed, meaning.quantity, ONE if product.by_piece else None))
    if refusal := not_one_unit(number, meaning, keyed):
        return CountEffect(CountAction.NONE, refusal.message, refusal=refusal)
    return _counts(product, number, ONE)


def _counts(product: FoundProduct, number: str | None, quantity: Decimal | None) -> CountEffect:
    name = number or product.name
    if quantity is None:
        text = f"{name}: enter the quantity."
        return CountEffect(CountAction.ASK_QUANTITY, text, product=product.id, number=number)
    text = f"Counts {format_quantity(quantity)} of {name}."
    return CountEffect(CountAction.COUNT, text, product=product.id, number=number, quantity=quantity)
