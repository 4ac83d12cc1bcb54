"""What the rows of products and partners say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lotbook.domain.addresses import Address
from lotbook.domain.import_cells import Cells, Faults
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.list_cells import ListRow
from lotbook.domain.list_reading import folded
from lotbook.domain.numbers import number_key
from lotbook.domain.partners import PartnerDetails, PartnerFacts, with_partner_details
from lotbook.domain.payment_terms import USUAL, PaymentTerms
from lotbook.domain.products import (
    BarcodeGiven,
    ProductDetails,
    ProductFacts,
    StockUnit,
    new_product,
    spellings,
    with_details,
)
from lotbook.domain.quantities import shown
from lotbook.domain.words import PartnerRole, Tracking
from lotbook.standards import gtin

PIECE = "pcs"
UNIT_WORDS = {
    "pcs": """pieces piece pc pce unit units nos no each ea stuck stueck st stk unidad unidades unite unites unita
        pezzo pezzi piezas uni""",
    "doz": "dozen dozens dozenes dutzend dz",
    "kg": "kgs kilo kilos kilograms kilogramm",
    "g": "gram grams gramm gr",
    "t": "ton tons tonnes tonne",
    "lb": "lbs pound pounds",
    "l": "liter liters litre litres ltr",
    "ml": "milliliter milliliters millilitres",
    "m": "meter meters metre metres",
    "cm": "centimeter centimeters centimetres",
}
"""What others call units, folded, by their symbols here."""

TRACKING_WORDS = {
    Tracking.NONE: "none|no tracking|by quantity|quantity|no|sin seguimiento|keine|false|0|",
    Tracking.LOT: "lot|lots|by lot|by lots|batch|por lotes|par lots|nach chargen|los",
    Tracking.SERIAL: """serial|serials|by unique serial number|unique serial number|serial number|serial numbers
por numero de serie unico|par numero de serie unique|nach eindeutiger seriennummer""".replace("\n", "|"),
}
_TRACKING = {word: tracking for tracking, words in TRACKING_WORDS.items() for word in words.split("|")}

_TOLD = {"supplier name": (PartnerRole.VENDOR,), "customer name": (PartnerRole.CUSTOMER,)}
"""Headings that only lists of vendors or of customers have."""

_OF_PRODUCT = {
    "sku": "sku",
    "name": "name",
    "tracking": "tracking",
    "unit": "unit",
    "gtin": "gtin",
    "barcodes": "codes",
    "step": "step",
    "shelfLifeDays": "shelf_life_days",
    "numberPattern": "number_pattern",
    "purchasePrice": "purchase_price",
    "salesPrice": "sales_price",
    "taxRate": "tax_rate",
}
_OF_PARTNER = {
    "postalCode": "postal_code",
    "paymentTerms": "payment_days",
} | {name: name for name in "name roles reference street city region country email phone currency".split()}


@dataclass(frozen=True)
class UnitKnown:
    """A unit of measure by row id."""

    id: int
    unit: StockUnit


class ProductRead(NamedTuple):
    """A product that a row asks for. unit: by row id."""

    row: int
    facts: ProductFacts
    unit: int


class PartnerRead(NamedTuple):
    """A partner that a row asks for."""

    row: int
    facts: PartnerFacts


def unit_words(units: Sequence[tuple[str, str, UnitKnown]]) -> dict[str, UnitKnown]:
    """Units by all that they may be called, folded. units: each with name and symbol."""
    found: dict[str, UnitKnown] = {}
    for _, symbol, unit in units:
        found |= dict.fromkeys(UNIT_WORDS.get(symbol, "").split(), unit)
    for name, symbol, unit in units:
        found |= {folded(name): unit, folded(symbol): unit}
    return found


def read_products(
    rows: Sequence[ListRow],
    reading: ImportReading,
    faults: Faults,
    units: Mapping[str, UnitKnown],
    *,
    dated: bool,
    meant: bool = False,
) -> list[ProductRead]:
    """Products that the rows below the headings ask for, without those that have a fault. units: by what they may be
    called; dated: expiry dates are on. A SKU or code that two rows have is a fault of the later one."""
    body = rows[1:]
    cells = Cells(reading, body, faults, numbered=("sku", "gtin", "barcode", "codes"), meant=meant)
    found: list[ProductRead] = []
    skus: dict[str, int] = {}
    codes: dict[str, int] = {}
    for position in cells.all(body):
        read = _product(cells, position, units, dated=dated)
        if read is None or position in faults:
            continue
        _once(cells, skus, [read.facts.sku], position, "sku", "The SKU")
        for code, path in read.facts.codes():
            _once(
                cells, codes, sorted(spellings(code)), position, _named(_OF_PRODUCT)(path), f"The code {code}"
            )
        if position not in faults:
            found.append(read)
    return found


def _once(
    cells: Cells, known: dict[str, int], texts: Sequence[str], position: int, field: str | None, what: str
) -> None:
    first = next((known[text] for text in texts if text in known), position)
    known |= dict.fromkeys(texts, first)
    if first != position:
        cells.fault(f"{what} stands in row {first} already.", field, texts[0])


def _product(
    cells: Cells, position: int, units: Mapping[str, UnitKnown], *, dated: bool
) -> ProductRead | None:
    tracking, unit = _tracking(cells), _unit(cells, units)
    code = cells.text("barcode")
    own = cells.text("gtin") or (code if code and gtin.is_gtin(code) else "")
    further = [line for text in cells.text("codes").split("\n") if (line := text.strip())]
    if code and code != own:
        further.append(code)
    days = cells.whole("shelf_life_days") or None
    if days is not None and not dated:
        cells.fault("Expiry dates are switched off in the settings.", "shelf_life_days")
    details = ProductDetails(
        gtin=own or None,
        barcodes=[BarcodeGiven(each) for each in further],
        shelf_life_days=days,
        number_pattern=cells.text("number_pattern") or None,
        purchase_price=cells.amount("purchase_price"),
        sales_price=cells.amount("sales_price"),
        tax_rate=cells.amount("tax_rate"),
        step=cells.amount("step"),
    )
    if tracking is None or unit is None:
        return None
    read: ProductRead | None = None
    with cells.gathered(_named(_OF_PRODUCT)):
        before = new_product(cells.text("sku"), cells.text("name"), tracking, unit.unit)
        read = ProductRead(position, with_details(before, details), unit.id)
    return read


def _tracking(cells: Cells) -> Tracking | None:
    """As the column says, or as two columns do that ask for numbers of pieces and of lots."""
    if not cells.has("tracking"):
        serial, batch = cells.yes("has_serial"), cells.yes("has_batch")
        return Tracking.SERIAL if serial else Tracking.LOT if batch else Tracking.NONE
    text = cells.text("tracking")
    if (tracking := _TRACKING.get(folded(text))) is None:
        cells.fault(f"{shown(text)} is no tracking: write SERIAL, LOT or NONE.", "tracking", text)
    return tracking


def _unit(cells: Cells, units: Mapping[str, UnitKnown]) -> UnitKnown | None:
    text = cells.text("unit")
    if (unit := units.get(folded(text) if text else PIECE)) is None:
        cells.fault(
            f"There is no unit {shown(text)}: add it in the settings, or write another.", "unit", text
        )
    return unit


def read_partners(
    rows: Sequence[ListRow],
    reading: ImportReading,
    faults: Faults,
    countries: Mapping[str, str],
    home_currency: str,
    usual: frozenset[PartnerRole] = frozenset(),
) -> list[PartnerRead]:
    """Partners that the rows below the headings ask for, without those that have a fault. countries: codes by folded
    name; usual: what partners are where the file does not say."""
    body = rows[1:]
    cells = Cells(reading, body, faults, numbered=("reference",))
    found: list[PartnerRead] = []
    names: dict[str, int] = {}
    told = frozenset(role for heading in reading.headings for role in _TOLD.get(folded(heading), ()))
    for position in cells.all(body):
        facts = _partner(cells, countries, home_currency, told or usual)
        if facts is None or position in faults:
            continue
        _once(cells, names, [number_key(facts.name)], position, "name", f"The partner {facts.name}")
        if position not in faults:
            found.append(PartnerRead(position, facts))
    return found


def _partner(
    cells: Cells, countries: Mapping[str, str], home_currency: str, usual: frozenset[PartnerRole]
) -> PartnerFacts | None:
    roles = _roles(cells) or usual
    days = cells.whole("payment_days")
    country = cells.text("country")
    address = Address(
        street=cells.text("street"),
        city=cells.text("city"),
        postal_code=cells.text("postal_code"),
        country=countries.get(folded(country), country) if country else "",
        region=cells.text("region") or None,
    )
    details = PartnerDetails(
        reference=cells.text("reference") or None,
        address=address,
        email=cells.text("email") or None,
        phone=cells.text("phone") or None,
        currency=cells.text("currency") or None,
        payment_terms=USUAL if days is None else PaymentTerms(days),
    )
    facts: PartnerFacts | None = None
    with cells.gathered(_named(_OF_PARTNER)):
        facts = with_partner_details(
            PartnerFacts(cells.text("name"), roles, home_currency), details, home_currency
        )
    return facts


def _roles(cells: Cells) -> frozenset[PartnerRole]:
    """As the column says, or as two columns do; none where neither says anything."""
    if cells.has("roles"):
        return _named_roles(cells)
    return frozenset(
        role
        for role, field in ((PartnerRole.VENDOR, "vendor"), (PartnerRole.CUSTOMER, "customer"))
        if cells.has(field) and cells.yes(field)
    )


def _named_roles(cells: Cells) -> frozenset[PartnerRole]:
    words = {"vendor": PartnerRole.VENDOR, "supplier": PartnerRole.VENDOR, "customer": PartnerRole.CUSTOMER}
    text = cells.text("roles")
    named = [
        word
        for part in text.replace("+", ",").replace("/", ",").replace(";", ",").split(",")
        if (word := folded(part))
    ]
    if named == ["both"]:
        return frozenset(PartnerRole)
    if strange := [word for word in named if word not in words]:
        cells.fault(f"{shown(strange[0])} is no role: write VENDOR, CUSTOMER or both.", "roles", text)
        return frozenset(PartnerRole)  # so that only this is told
    return frozenset(words[word] for word in named if word in words)


def _named(fields: Mapping[str, str]) -> Callable[[tuple[str, ...]], str | None]:
    """The field of an import that a path of the input is."""

    def name(path: tuple[str, ...]) -> str | None:
        return next((fields[part] for part in reversed(path) if part in fields), None)

    return name
