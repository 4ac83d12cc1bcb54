"""What a scan does on a document, given its meaning: which line it touches, which number and how much."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lotbook.domain.cartons import MeansPackage
from lotbook.domain.codes import Scan
from lotbook.domain.quantities import ZERO, format_quantity
from lotbook.domain.refusal_words import DateKind, RefusalCode
from lotbook.domain.refusals import SCANNED, InvalidInput, NotOnDocument, Ref, Refusal, ScanUnclear
from lotbook.domain.scan_found import FoundProduct
from lotbook.domain.scan_meaning import (
    MeansDocument,
    MeansLot,
    MeansNewNumber,
    MeansPlace,
    MeansProduct,
    MeansSeveral,
    Understood,
)
from lotbook.domain.tracking import ONE, AsksFor, asks_for, not_one

Numbered = MeansLot | MeansNewNumber
QUANTITY = ("quantity",)
"""Where the quantity is that a person keyed in."""


class ScanAction(StrEnum):
    """Kinds of effects of a scan."""

    RECORD_NUMBER = "RECORD_NUMBER"
    ADD_QUANTITY = "ADD_QUANTITY"
    CHOOSE_OUTPUT = "CHOOSE_OUTPUT"
    CHOOSE_LINE = "CHOOSE_LINE"
    TAKE_PACKAGE = "TAKE_PACKAGE"
    CHECK_PACKAGE = "CHECK_PACKAGE"
    SET_PACKAGE = "SET_PACKAGE"
    SET_DESTINATION = "SET_DESTINATION"
    OPEN_DOCUMENT = "OPEN_DOCUMENT"
    NONE = "NONE"


@dataclass(frozen=True)
class Line:
    """A line of the document; place: its number on the paper, from 1. Quantities in the stock unit."""

    id: int
    place: int
    product: int
    expected: Decimal
    done: Decimal

    @property
    def remaining(self) -> Decimal:
        return max(self.expected - self.done, ZERO)


@dataclass(frozen=True)
class Effect:
    """What a scan does; text: in words. lot: the known one, None for a new number. quantity: in the stock unit, None
    where a person has to say how much; offered: what is then likely meant. batch: on the label of a serial. label:
    the days on the label. announced: whether the number was, None where none of the line were. package: the SSCC of a
    carton or pallet; numbers: how many come with it."""

    action: ScanAction
    text: str
    line: int | None = None
    number: str | None = None
    lot: int | None = None
    quantity: Decimal | None = None
    offered: Decimal | None = None
    batch: str | None = None
    label: Mapping[DateKind, date] = field(default_factory=dict)
    announced: bool | None = None
    package: str | None = None
    numbers: int | None = None
    location: int | None = None
    document: Ref | None = None
    refusal: Refusal | None = None


def effect(
    understood: Understood,
    lines: Sequence[Line],
    open_line: int | None = None,
    keyed_quantity: Decimal | None = None,
) -> Effect:
    """What the scan does on a document with these lines; nothing of stock or policy is judged here.

    open_line: id of the line that is open. keyed_quantity: what a person typed for this scan, in the stock
    unit; it wins over the label.
    """
    meaning = understood.meaning

    def line(product: FoundProduct) -> Line | None:
        return line_for(product.id, lines, open_line, understood.announced_on)

    match meaning:
        case MeansPlace(location=location):
            text = "Sets the place for what follows."
            return Effect(ScanAction.SET_DESTINATION, text, location=location)
        case MeansDocument(document=document):
            return Effect(ScanAction.OPEN_DOCUMENT, "Opens another document.", document=document)
        case MeansPackage(package=package) if package.here:
            return Effect(ScanAction.TAKE_PACKAGE, "Takes what it holds.", package=package.sscc)
        case MeansPackage(package=package) if package.takes and package.lies_at is not None:
            return Effect(ScanAction.TAKE_PACKAGE, "Takes all that is in it.", package=package.sscc)
        case MeansPackage(package=package) if package.package is not None and package.lies_at is None:
            text = f"Puts what follows into {package.sscc}."
            return Effect(ScanAction.SET_PACKAGE, text, package=package.sscc)
        case MeansPackage():
            return nothing(meaning.obstacle, understood.scan, RefusalCode.SCAN_OF_WRONG_KIND)
        case MeansSeveral():
            text = why_asked(understood.scan)
            return nothing(text, understood.scan, RefusalCode.SCAN_AMBIGUOUS)
        case MeansNewNumber(product=None):
            text = f"{meaning.number} tells no product: choose the line first."
            return nothing(text, understood.scan, RefusalCode.SCAN_OF_WRONG_KIND)
        case MeansProduct(product=product):
            return _on_line(meaning, product, line(product), keyed_quantity)
        case MeansLot(lot=lot):
            return _on_line(meaning, lot.product, line(lot.product), keyed_quantity)
        case MeansNewNumber(product=FoundProduct() as product):
            return _on_line(meaning, product, line(product), keyed_quantity)
        case _:
            return nothing(why_unknown(understood.scan), understood.scan, RefusalCode.SCAN_UNREADABLE)


def nothing(text: str, scan: Scan, code: RefusalCode) -> Effect:
    """A scan that does nothing, and why."""
    return Effect(ScanAction.NONE, text, refusal=unclear(text, scan, code))


def unclear(text: str, scan: Scan, code: RefusalCode) -> ScanUnclear:
    """What a scan that does nothing is refused with."""
    return ScanUnclear(
        message=text,
        code=code,
        raw=scan.raw,
        symbology=scan.symbology,
        beside=scan.beside,
        separator=scan.separator,
    )


def why_asked(scan: Scan) -> str:
    """Why a person has to choose among the readings of a code."""
    if not scan.broken:
        return "The code can be read in several ways; choose one."
    reasons = " ".join(problem.message for problem in scan.problems)
    return f"{reasons} Scan again, or choose it as a number as it stands."


def why_unknown(scan: Scan) -> str:
    """The gravest fault of the code, else that nobody knows it."""
    faults = [problem for problem in scan.problems if not problem.warning]
    if faults or not scan.gtins:
        return next((p.message for p in (*faults, *scan.problems)), "Nothing that we know has this code.")
    return f"No product of ours has the GTIN {' or '.join(sorted(scan.gtins))}."


def _on_line(
    meaning: MeansProduct | Numbered,
    product: FoundProduct,
    line: Line | None,
    keyed: Decimal | None,
) -> Effect:
    if line is None:
        message = f"{product.name} is not on this document."
        absent = NotOnDocument(message=message, field=SCANNED, product=product.id, expected_on=[])
        return Effect(ScanAction.NONE, message, refusal=absent)
    asks = asks_for(product.tracking)
    if asks is AsksFor.QUANTITY:
        return _add(meaning, product, line, keyed)
    if isinstance(meaning, MeansProduct):
        if asks is AsksFor.SERIALS and (refusal := not_one_by_one(product, keyed)):
            return Effect(ScanAction.NONE, refusal.message, line=line.id, refusal=refusal)
        awaited = "the serial" if asks is AsksFor.SERIALS else "the lot number"
        text = f"Line {line.place}, {product.name}: scan or type {awaited}."
        return Effect(ScanAction.CHOOSE_LINE, text, line=line.id)
    return _record(meaning, product, line, keyed)


def line_for(
    product: int, lines: Sequence[Line], open_line: int | None, announced_on: Collection[int] = ()
) -> Line | None:
    """The line that a scan of the product goes to, None when it is on none: one that lacks some before one that
    has all; among these one that the number is announced for, else the open one, else the first."""
    fitting = [line for line in lines if line.product == product]
    return min(
        fitting,
        key=lambda line: (line.remaining == ZERO, line.id not in announced_on, line.id != open_line),
        default=None,
    )


def waits(open_line: int, lines: Sequence[Line]) -> bool:
    """Whether the open line waits for more: it or another line of its product lacks some, or expects nothing
    to which there could be too much."""
    products = {line.product for line in lines if line.id == open_line}
    sisters = [line for line in lines if line.product in products]
    return any(line.remaining > ZERO or line.expected == ZERO for line in sisters)


def _add(
    meaning: MeansProduct | Numbered, product: FoundProduct, line: Line, keyed: Decimal | None
) -> Effect:
    quantity = told(keyed, meaning.quantity, ONE if product.by_piece else None)
    if quantity is None:
        text = f"Line {line.place}, {product.name}: enter the quantity."
        return Effect(ScanAction.ADD_QUANTITY, text, line=line.id, offered=line.remaining or None)
    text = f"Adds {format_quantity(quantity)} to line {line.place}, {_progress(line, quantity)}."
    return Effect(ScanAction.ADD_QUANTITY, text, line=line.id, quantity=quantity)


def _record(meaning: Numbered, product: FoundProduct, line: Line, keyed: Decimal | None) -> Effect:
    """A serial is one unit, or refused. A lot without a quantity on its label: one piece a scan, as one label sticks
    on one piece; of goods that are measured a person says how much, and is offered what is still expected."""
    number = meaning.lot.number if isinstance(meaning, MeansLot) else meaning.number
    if asks_for(product.tracking) is AsksFor.SERIALS and (refusal := not_one_unit(number, meaning, keyed)):
        return Effect(ScanAction.NONE, refusal.message, line=line.id, number=number, refusal=refusal)
    quantity: Decimal | None = ONE
    if asks_for(product.tracking) is AsksFor.LOTS:
        quantity = told(keyed, meaning.quantity, ONE if product.by_piece else None)
    does = f"Adds {number} to line {line.place}, {_progress(line, quantity)}." if quantity else None
    return Effect(
        action=ScanAction.RECORD_NUMBER,
        text=does or f"Line {line.place}, {number}: enter the quantity.",
        line=line.id,
        number=number,
        lot=meaning.lot.id if isinstance(meaning, MeansLot) else None,
        quantity=quantity,
        offered=(line.remaining or None) if quantity is None else None,
        batch=meaning.batch,
        label=meaning.label,
    )


def not_one_by_one(product: FoundProduct, keyed: Decimal | None) -> InvalidInput | None:
    """Why no quantity goes with the code of a product that has serials; None where none but one was keyed in."""
    if keyed in (None, ONE):
        return None
    return not_one(f"{product.name} has a serial for each unit: scan or type each", keyed or ZERO, QUANTITY)


def not_one_unit(number: str, meaning: Numbered, keyed: Decimal | None) -> InvalidInput | None:
    """Why a serial is not taken of which a person, or else the label, says that it is not one unit; None where it
    is."""
    quantity, field = (meaning.quantity, SCANNED) if keyed is None else (keyed, QUANTITY)
    if quantity in (None, ONE):
        return None
    return not_one(f"The serial {number} is exactly one unit", quantity or ZERO, field)


def told(keyed: Decimal | None, label: Decimal | None, usual: Decimal | None) -> Decimal | None:
    """How much a person or else the label tells, or what is usual; None when a person has to be asked, as for
    a label that says zero.

    >>> told(None, ZERO, ONE), told(None, None, ONE)
    (None, Decimal('1'))
    """
    told = label if keyed is None else keyed
    return usual if told is None else told or None


def _progress(line: Line, quantity: Decimal) -> str:
    if line.expected == ZERO:
        return f"{format_quantity(line.done + quantity)} so far"
    return f"{format_quantity(line.done + quantity)} of {format_quantity(line.expected)}"
