"""What the rows of products say."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from lotbook.domain.import_cells import Cells, Faults, is_archived, named, once
from lotbook.domain.import_reading import ImportReading, fields_of
from lotbook.domain.import_words import ImportSource
from lotbook.domain.inputs import parse_line
from lotbook.domain.list_cells import ListRow, shown_cell
from lotbook.domain.list_reading import folded
from lotbook.domain.products import (
    BarcodeGiven,
    PackagingGiven,
    ProductDetails,
    ProductFacts,
    StockUnit,
    new_product,
    spellings,
    with_details,
)
from lotbook.domain.quantities import DECIMALS, UnitKind, shown
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.words import Tracking
from lotbook.standards import gtin
from lotbook.standards.check_digit import check_digit

PIECE = "pcs"
FINEST = StockUnit(UnitKind.MEASURED, DECIMALS)
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
    Tracking.LOT: "lot|lots|by lot|by lots|batch|por lotes|par lots|nach chargen|nach los|nach losen|los",
    Tracking.SERIAL: """serial|serials|by unique serial number|unique serial number|serial number|serial numbers
por numero de serie unico|par numero de serie unique|nach eindeutiger seriennummer""".replace("\n", "|"),
}
STOPPING = {
    "expiry": DateKind.EXPIRY,
    "use through": DateKind.EXPIRY,
    "best before": DateKind.BEST_BEFORE,
}
"""Dates that stop the use of a lot, by their names, folded."""
_SERVICES = frozenset(
    """service services combo combos dienstleistung dienstleistungen kombination servicio servicios servizio
    servizi""".split()
)
"""What Odoo calls products that are none of goods, folded."""
_TRACKING = {word: tracking for tracking, words in TRACKING_WORDS.items() for word in words.split("|")}

_OF_PRODUCT = named(
    {
        "sku": "sku",
        "name": "name",
        "tracking": "tracking",
        "unit": "unit",
        "gtin": "gtin",
        "barcodes": "codes",
        "step": "step",
        "shelfLifeDays": "shelf_life_days",
        "stopsUse": "stops_use",
        "givesOwnNumbers": "own_numbers",
        "numberPattern": "number_pattern",
        "purchasePrice": "purchase_price",
        "salesPrice": "sales_price",
        "taxRate": "tax_rate",
    }
)
_OF_PACKAGING = named({"name": "packaging", "quantity": "packaging_quantity", "gtin": "packaging_gtin"})
BETWEEN = " / "
"""Stands between a category and the one below it."""


def field_of_product(path: Sequence[str]) -> str | None:
    """The field of an import that a path of the input of a product is."""
    return (_OF_PACKAGING if "packagings" in path else _OF_PRODUCT)(tuple(path))


@dataclass(frozen=True)
class UnitKnown:
    """A unit of measure by row id."""

    id: int
    unit: StockUnit


@dataclass(frozen=True)
class ProductSaid:
    """What a row says of a product; None, or absent from the details, where it says nothing."""

    name: str | None
    tracking: Tracking | None
    unit: UnitKnown | None
    details: ProductDetails


class ProductRead(NamedTuple):
    """What a row asks for. said: of a product that is there; new: the product that it would be, None where it is there;
    unit: of that, by row id; category: as its path stands, None where none does; archived: it is not used any more;
    service: nothing of it lies anywhere, so that it is left alone; further: how many rows below go on with it."""

    row: int
    sku: str
    said: ProductSaid
    new: ProductFacts | None
    unit: int
    category: str | None
    archived: bool = False
    service: bool = False
    further: int = 0


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
    there: Collection[str] = (),
) -> list[ProductRead]:
    """Products that the rows below the headings ask for, also those that have a fault. units: by what they may be
    called; dated: expiry dates are on; there: SKUs of products that are there, of which a row need not say all. A SKU
    or code that two rows have is a fault of the later one."""
    body, further = _whole(rows[1:], reading)
    cells = Cells(
        reading, body, faults, numbered=("sku", "gtin", "barcode", "codes", "packaging_gtin"), meant=meant
    )
    found: list[ProductRead] = []
    skus: dict[str, int] = {}
    codes: dict[str, int] = {}
    for position in cells.all(body):
        read = _product(cells, position, units, there, dated=dated)
        if read is None:
            continue
        if read.sku and "sku" not in faults.fields(position):
            once(cells, skus, [read.sku], position, "sku", "The SKU")
        for code, path in read.new.codes() if read.new else ():
            once(cells, codes, sorted(spellings(code)), position, field_of_product(path), f"The code {code}")
        found.append(read._replace(further=further[position]))
    return found


def _product(
    cells: Cells, position: int, units: Mapping[str, UnitKnown], there: Collection[str], *, dated: bool
) -> ProductRead | None:
    if _is_service(cells):
        return ProductRead(
            position, "", ProductSaid(None, None, None, ProductDetails()), None, 0, None, service=True
        )
    tracking, told = _tracking(cells), _unit(cells, units)
    said = ProductSaid(_name(cells) or None, tracking, told, _details(cells, dated=dated))
    unit, category, sku = told or units.get(PIECE), _category(cells), cells.text("sku")
    if unit is None:
        cells.fault(f"There is no unit {PIECE}: say in which it is stocked.", "unit")
        return None
    known = unicodedata.normalize("NFC", sku)
    read = ProductRead(position, known, said, None, unit.id, category)
    if known in there:
        return read
    _require_counted(cells, tracking, told)
    unread = cells.faults.fields(position)
    with cells.gathered(field_of_product):
        before = new_product(sku, said.name or "", *_counted(tracking, unit.unit, unread))
        new = with_details(before, said.details)
        read = ProductRead(position, new.sku, said, new, unit.id, category, is_archived(cells))
    return read


def _name(cells: Cells) -> str:
    """With what tells variants apart behind it, as Odoo itself shows them: Desk (Steel, White)."""
    name, parts = cells.text("name"), [part.strip() for part in cells.text("variant").split(",")]
    told = ", ".join(part.partition(": ")[2] or part for part in parts if part)
    return f"{name} ({told})" if name and told else name


def _is_service(cells: Cells) -> bool:
    """Whether it is none of goods, as each program says it."""
    unstocked = cells.text("stocked") != "" and not cells.yes("stocked")
    return unstocked or cells.yes("virtual") or folded(cells.text("type")) in _SERVICES


def _require_counted(cells: Cells, tracking: Tracking | None, unit: UnitKnown | None) -> None:
    """Where a column tells how products are counted, an empty cell of a new one is asked about: once there is stock,
    neither is changed lightly. Serial numbers are of pieces anyway, and InvenTree says nothing of pieces."""
    unread = cells.faults.fields(cells.row.position)
    if cells.has("tracking") and tracking is None and "tracking" not in unread:
        cells.fault("Say the tracking of a new product: write SERIAL, LOT or NONE.", "tracking")
    pieces = tracking is Tracking.SERIAL or cells.reading.source is ImportSource.INVENTREE
    if cells.has("unit") and unit is None and not pieces and "unit" not in unread:
        cells.fault("Say the unit of a new product, such as pcs.", "unit")


def _counted(
    tracking: Tracking | None, unit: StockUnit, unread: frozenset[str]
) -> tuple[Tracking, StockUnit]:
    """Tracking and unit; for what cannot be read what forbids the least, so that only that is told."""
    if unread & {"tracking", "has_serial", "has_batch"}:
        tracking = Tracking.LOT
    if "unit" in unread and tracking is not Tracking.SERIAL:
        unit = FINEST
    return tracking or Tracking.NONE, unit


def _details(cells: Cells, *, dated: bool) -> ProductDetails:
    """What a row says beside; absent what it does not say."""
    days = cells.whole("shelf_life_days") or None
    if days is not None and not dated:
        cells.fault("Expiry dates are switched off in the settings.", "shelf_life_days")
    own, further = _codes(cells)
    details = {
        "gtin": own,
        "barcodes": [BarcodeGiven(each) for each in further],
        "packagings": _packagings(cells),
        "shelf_life_days": days,
        "stops_use": _stops_use(cells),
        "gives_own_numbers": cells.yes("own_numbers") if cells.text("own_numbers") else None,
        "number_pattern": cells.text("number_pattern"),
        "purchase_price": cells.amount("purchase_price"),
        "sales_price": cells.amount("sales_price"),
        "tax_rate": cells.amount("tax_rate"),
        "step": cells.amount("step"),
    }
    given: Any = {name: value for name, value in details.items() if value not in (None, "", [])}
    return ProductDetails(**given)


def _stops_use(cells: Cells) -> DateKind | None:
    """Which date of a lot stops its use; None where the row does not say."""
    text = cells.text("stops_use")
    if text and (kind := STOPPING.get(folded(text))) is None:
        cells.fault(f"{shown(text)} is no such date: write EXPIRY or BEST_BEFORE.", "stops_use", text)
        return None
    return kind if text else None


def _codes(cells: Cells) -> tuple[str, list[str]]:
    """The GTIN of the stock unit, and further codes."""
    codes = _lines(cells.text("barcode"))
    if not cells.meant:
        for code in codes:
            _require_likely(cells, code)
    own = cells.text("gtin") or next((code for code in codes if gtin.is_gtin(code)), "")
    return own, [*_lines(cells.text("codes")), *(code for code in codes if code != own)]


def _require_likely(cells: Cells, code: str) -> None:
    """What could be a GTIN but for its check digit is asked about: a digit may have been misread."""
    try:
        gtin.parse(code)
    except gtin.GtinError as error:
        if error.fault is gtin.GtinFault.CHECK_DIGIT:
            right = f"{code} would be a GTIN with {check_digit(code[:-1])} as its last digit"
            message = f"{right}: mend it, or say that numbers are meant as they stand."
            cells.fault(message, "barcode", code)


def _lines(text: str) -> list[str]:
    return [line for part in text.split("\n") if (line := part.strip())]


def _whole(body: Sequence[ListRow], reading: ImportReading) -> tuple[list[ListRow], Counter[int]]:
    """Rows with what others write on further rows below one: more barcodes of it, and what is not read here at all; and
    how many those are, by the position of the first."""
    read = {field.name: place for place, field in fields_of(reading)}
    sku, barcode = read.get("sku"), read.get("barcode")
    found: list[ListRow] = []
    further = Counter[int]()
    for row in body:
        its_own = not found or sku is None or row.cell(sku) != ""
        told = set() if its_own else {place for place in read.values() if row.cell(place) != ""}
        if its_own or (told and told != {barcode}):
            found.append(row)
            continue
        above = found[-1]
        further[above.position] += 1
        if told and barcode is not None:
            cells = [*above.cells, *[""] * (barcode + 1 - len(above.cells))]
            codes = (shown_cell(each) for each in (above.cell(barcode), row.cell(barcode)))
            cells[barcode] = "\n".join(code for code in codes if code)
            found[-1] = ListRow(above.position, tuple(cells))
    return found, further


def _packagings(cells: Cells) -> list[PackagingGiven]:
    name, quantity = cells.text("packaging"), cells.amount("packaging_quantity")
    code = cells.text("packaging_gtin")
    if not name:
        if quantity is not None or code:
            cells.fault("Say what the packaging is called.", "packaging")
        return []
    if quantity is None:
        cells.fault("Say how many stock units are in the packaging.", "packaging_quantity")
        return []
    return [PackagingGiven(name, quantity, code or None)]


def _category(cells: Cells) -> str | None:
    """The path of a category, its parts as they are kept. InvenTree writes paths without the spaces, which for anybody
    else are part of a name."""
    text, path = cells.text("category"), None
    if cells.reading.source is ImportSource.INVENTREE:
        text = BETWEEN.join(part.strip() for part in text.split("/"))
    if text:
        with cells.gathered(lambda _: "category"):
            path = BETWEEN.join(parse_line(part, ("category",)) for part in f"{text} ".split(BETWEEN))
    return path


def _tracking(cells: Cells) -> Tracking | None:
    """As the column says, or as two columns do that ask for numbers of pieces and of lots; None where none does."""
    if not cells.has("tracking"):
        if not (cells.has("has_serial") or cells.has("has_batch")):
            return None
        serial, batch = cells.yes("has_serial"), cells.yes("has_batch")
        return Tracking.SERIAL if serial else Tracking.LOT if batch else Tracking.NONE
    text = cells.text("tracking")
    if not text:
        return None
    if (tracking := _TRACKING.get(folded(text))) is None:
        cells.fault(f"{shown(text)} is no tracking: write SERIAL, LOT or NONE.", "tracking", text)
    return tracking


def _unit(cells: Cells, units: Mapping[str, UnitKnown]) -> UnitKnown | None:
    text = cells.text("unit")
    if text and (unit := units.get(folded(text))) is not None:
        return unit
    if text:
        cells.fault(
            f"There is no unit {shown(text)}: add it in the settings, or write another.", "unit", text
        )
    return None
