"""What one label says, whatever it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from lotbook.documents import words
from lotbook.documents.goods import Numbered
from lotbook.domain.label_words import LabelFact, LabelPurpose
from lotbook.domain.numbers import gs1_obstacle
from lotbook.domain.refusals import CannotPrint
from lotbook.standards import gs1
from lotbook.standards.check_digit import agrees
from lotbook.standards.gtin import is_gtin

SERIAL, LOT = "Serial", "Lot"
# Two digits of a year mean, far into this century, these; a scanner would read any other as one of them.
YEARS = range(2000, 2076)
Told = tuple[LabelFact, str, str]  # a fact, its caption and how it is written


@dataclass(frozen=True, kw_only=True)
class Label:
    """What one label says.

    name: of the product, place or command. caption: what the number is, such as "Lot". number: in full.
    elements: GS1 identifiers with values; none where GS1 cannot say the number. told: further facts.
    lot: row id that a refusal names. copies: how often it is printed. again: it was printed before.
    link_base: where a Digital Link of it begins, GS1's own domain when None. page: the address of its own page.
    """

    purpose: LabelPurpose
    name: str
    caption: str
    number: str
    elements: tuple[tuple[str, str], ...] = ()
    told: tuple[Told, ...] = ()
    sku: str | None = None
    lot: int | None = None
    copies: int = 1
    again: bool = False
    link_base: str | None = None
    page: str | None = None

    @property
    def numbers(self) -> tuple[Numbered, ...]:
        """What has to be read from it as it is, and is looked at before it is drawn."""
        batches = (text for fact, _, text in self.told if fact is LabelFact.BATCH)
        return tuple(Numbered(number, self.name, lot=self.lot) for number in (self.number, *batches))


@dataclass(frozen=True, kw_only=True)
class LotFacts:
    """A lot or serial number as it is known. gtin: 14 digits, of the unit that is numbered. batch: of a serial.
    quantity: as shown, as "12 wheels". expiry: usable through this day."""

    product_name: str
    sku: str
    number: str
    serial: bool
    gtin: str | None = None
    expiry: date | None = None
    best_before: date | None = None
    production: date | None = None
    batch: str | None = None
    quantity: str | None = None
    reference: str | None = None
    company: str | None = None
    lot: int | None = field(default=None)


def lot_label(facts: LotFacts, copies: int = 1, *, again: bool = False) -> Label:
    """The label of a lot or serial number; without GS1 elements where it has no GTIN or GS1 cannot say it.

    Raises CannotPrint for a wrong GTIN, and for days that GS1 cannot say.
    """
    days = (
        (LabelFact.EXPIRY_DATE, "Use through", facts.expiry),
        (LabelFact.BEST_BEFORE_DATE, "Best before", facts.best_before),
        (LabelFact.PRODUCTION_DATE, "Made on", facts.production),
    )
    texts = (
        (LabelFact.BATCH, "Batch", facts.batch),
        (LabelFact.QUANTITY, "Quantity", facts.quantity),
        (LabelFact.REFERENCE, "Reference", facts.reference),
        (LabelFact.COMPANY, "Company", facts.company),
    )
    told = [(fact, caption, words.day(day)) for fact, caption, day in days if day is not None]
    return Label(
        purpose=LabelPurpose.LOT,
        name=facts.product_name,
        sku=facts.sku,
        caption=SERIAL if facts.serial else LOT,
        number=facts.number,
        elements=tuple(_lot_elements(facts)),
        told=(*told, *((fact, caption, text) for fact, caption, text in texts if text)),
        lot=facts.lot,
        copies=copies,
        again=again,
    )


def product_label(
    name: str,
    sku: str,
    gtin: str | None,
    code: str | None,
    quantity: str | None,
    company: str,
    copies: int = 1,
) -> Label:
    """The label of a product or one of its packagings: its GTIN, else a code of our own, else the SKU, of which
    a scan says the product as well. code: None for a product without one. Raises CannotPrint for a wrong GTIN."""
    if gtin is not None:
        _require_gtin(gtin, name, None)
    told = ((LabelFact.QUANTITY, "Contains", quantity), (LabelFact.COMPANY, "Company", company))
    return Label(
        purpose=LabelPurpose.PRODUCT,
        name=name,
        sku=sku,
        caption="GTIN" if gtin else "Code" if code else "SKU",
        number=gtin or code or sku,
        elements=(("01", gtin),) if gtin else (),
        told=tuple((fact, caption, text) for fact, caption, text in told if text),
        copies=copies,
    )


@dataclass(frozen=True, kw_only=True)
class Load:
    """What a carton or pallet holds, all of one product. shown: in words, such as "48 x Mountain Gouda". gtin: 14
    digits, of what count counts; None where it has none, or is not counted. lot, days: None where they differ."""

    shown: str
    gtin: str | None = None
    count: int | None = None
    lot: str | None = None
    expiry: date | None = None
    best_before: date | None = None


def package_label(
    sscc: str, company: str, copies: int = 1, *, load: Load | None = None, again: bool = False
) -> Label:
    """The logistic label of a package. sscc: 18 digits; raises CannotPrint for anything else, and for days that GS1
    cannot say."""
    if len(sscc) != 18 or not sscc.isascii() or not sscc.isdigit() or not agrees(sscc):
        raise CannotPrint(message=f"{sscc} is no SSCC: 18 digits, the last of them the check digit.")
    return Label(
        purpose=LabelPurpose.PACKAGE,
        name=company,
        caption="SSCC",
        number=sscc,
        elements=(("00", sscc), *(_load_elements(load) if load else ())),
        told=(*(_load_told(load) if load else ()), (LabelFact.COMPANY, "Company", company)),
        copies=copies,
        again=again,
    )


def _load_elements(load: Load) -> Iterator[tuple[str, str]]:
    """What is in it, by the GTIN of what is counted: nothing without one."""
    if load.gtin is None or load.count is None:
        return
    _require_gtin(load.gtin, load.shown, None)
    _require_sayable(load.shown, None, (load.best_before, load.expiry))
    yield "02", load.gtin
    for ai, day in (("15", load.best_before), ("17", load.expiry)):
        if day is not None:
            yield ai, gs1.date_value(day)
    yield "37", str(load.count)
    if load.lot is not None and not gs1_obstacle(load.lot):
        yield "10", load.lot


def _load_told(load: Load) -> Iterator[Told]:
    yield LabelFact.QUANTITY, "Contains", load.shown
    if load.lot is not None:
        yield LabelFact.BATCH, "Lot", load.lot
    if load.expiry is not None:
        yield LabelFact.EXPIRY_DATE, "Use through", words.day(load.expiry)
    if load.best_before is not None:
        yield LabelFact.BEST_BEFORE_DATE, "Best before", words.day(load.best_before)


def place_label(path: str, barcode: str, company: str, copies: int = 1, *, again: bool = False) -> Label:
    """The label of a place. path: names from the top; barcode: what a scan of it says."""
    return Label(
        purpose=LabelPurpose.LOCATION,
        name=path,
        caption="Place",
        number=barcode,
        told=((LabelFact.COMPANY, "Company", company),),
        copies=copies,
        again=again,
    )


def command_label(name: str, code: str, company: str, copies: int = 1) -> Label:
    """The label of a command to scan. code: what the app listens to, with the key of this company."""
    return Label(
        purpose=LabelPurpose.COMMAND,
        name=name,
        caption="Command",
        number=code,
        told=((LabelFact.COMPANY, "Company", company),),
        copies=copies,
    )


def _lot_elements(facts: LotFacts) -> Sequence[tuple[str, str]]:
    if facts.gtin is None or gs1_obstacle(facts.number):
        return ()
    _require_gtin(facts.gtin, facts.number, facts.lot)
    _require_sayable(facts.number, facts.lot, (facts.production, facts.best_before, facts.expiry))
    batch = facts.batch if facts.batch and not gs1_obstacle(facts.batch) else None
    return gs1.lot_elements(
        facts.gtin,
        lot=batch if facts.serial else facts.number,
        serial=facts.number if facts.serial else None,
        production=facts.production,
        best_before=facts.best_before,
        expiry=facts.expiry,
    )


def _require_sayable(of: str, lot: int | None, days: Sequence[date | None]) -> None:
    for day in days:
        if day is not None and day.year not in YEARS:
            raise cannot(f"{of}: GS1 labels cannot say the year {day.year}.", lot)


def _require_gtin(gtin: str, of: str, lot: int | None) -> None:
    if len(gtin) != 14 or not is_gtin(gtin) or not gtin.strip("0"):
        raise cannot(f"{of}: the GTIN {gtin} is not 14 digits with a right check digit.", lot)


def cannot(message: str, lot: int | None) -> CannotPrint:
    """A refusal that names the lot it is about, if it is about one."""
    return CannotPrint(message=message, lots=[] if lot is None else [lot])
