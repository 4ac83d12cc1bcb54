"""What a product has to be, and what the facts that were given make of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lotbook.domain.absent import ABSENT, Absent, changed, kept
from lotbook.domain.dates import MOST_SHELF_LIFE_DAYS
from lotbook.domain.inputs import Problems, parse_gtin, parse_line, parse_optional_line, require_quantity
from lotbook.domain.money import require_percent, require_price
from lotbook.domain.numbers import parse_number
from lotbook.domain.quantities import ZERO, Path, UnitKind, format_quantity, is_on_step, shown
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.sequences import parse_pattern
from lotbook.domain.words import Tracking
from lotbook.standards import gtin

MOST_PACKAGINGS = 50
MOST_BARCODES = 100
ONE = Decimal(1)


@dataclass(frozen=True)
class StockUnit:
    """What decides how finely a product is counted. decimals: most in use, 0 to 6."""

    kind: UnitKind
    decimals: int

    @property
    def smallest(self) -> Decimal:
        return ONE.scaleb(-self.decimals)


@dataclass(frozen=True)
class BarcodeGiven:
    """A further code; packaging: name of the one it stands for, None for one stock unit."""

    code: str
    packaging: str | None = None


@dataclass(frozen=True)
class PackagingGiven:
    """quantity: stock units in it."""

    name: str
    quantity: Decimal
    gtin: str | None = None


@dataclass(frozen=True)
class ProductDetails:
    """Facts of a product that may be given at any time; lists replace the list. category: by row id."""

    gtin: str | Absent | None = ABSENT
    barcodes: Sequence[BarcodeGiven] | Absent | None = ABSENT
    packagings: Sequence[PackagingGiven] | Absent | None = ABSENT
    step: Decimal | Absent | None = ABSENT
    shelf_life_days: int | Absent | None = ABSENT
    stops_use: DateKind | Absent | None = ABSENT
    gives_own_numbers: bool | Absent | None = ABSENT
    number_pattern: str | Absent | None = ABSENT
    number_next: int | Absent | None = ABSENT
    purchase_price: Decimal | Absent | None = ABSENT
    sales_price: Decimal | Absent | None = ABSENT
    tax_rate: Decimal | Absent | None = ABSENT
    category: int | Absent | None = ABSENT


@dataclass(frozen=True)
class ProductFacts:
    """A product as it is or is to be; codes as they are kept, prices and step in the stock unit."""

    sku: str
    name: str
    tracking: Tracking
    unit: StockUnit
    step: Decimal
    gtin: str | None = None
    barcodes: tuple[BarcodeGiven, ...] = ()
    packagings: tuple[PackagingGiven, ...] = ()
    shelf_life_days: int | None = None
    stops_use: DateKind = DateKind.EXPIRY
    gives_own_numbers: bool = False
    number_pattern: str | None = None
    number_next: int = 1
    purchase_price: Decimal | None = None
    sales_price: Decimal | None = None
    tax_rate: Decimal = ZERO
    category: int | None = None

    def codes(self) -> list[tuple[str, Path]]:
        """Every code that means it, with its place in the input."""
        found: list[tuple[str | None, Path]] = [(self.gtin, ("details", "gtin"))]
        for place, packaging in enumerate(self.packagings):
            found.append((packaging.gtin, ("details", "packagings", str(place), "gtin")))
        for place, barcode in enumerate(self.barcodes):
            found.append((barcode.code, ("details", "barcodes", str(place), "code")))
        return [(code, field) for code, field in found if code is not None]


def new_product(sku: str, name: str, tracking: Tracking, unit: StockUnit) -> ProductFacts:
    """A product of which no more is known: counted in the smallest step that fits its unit and tracking."""
    return ProductFacts(sku, name, tracking, unit, step=_usual_step(tracking, unit))


def _usual_step(tracking: Tracking, unit: StockUnit) -> Decimal:
    return ONE if tracking is Tracking.SERIAL or unit.kind is UnitKind.COUNTED else unit.smallest


def with_details(before: ProductFacts, given: ProductDetails) -> ProductFacts:
    """before, changed by what was given; what is of numbers goes where goods have none. Raises InvalidInput with every
    fault of the result."""
    problems = Problems()
    if before.tracking is Tracking.NONE:
        before = replace(before, number_pattern=None, shelf_life_days=None)
    number_pattern = changed(given.number_pattern, before.number_pattern)
    after = replace(
        before,
        sku=problems.read(_parse_sku, before.sku, ("sku",), otherwise=""),
        name=problems.read(parse_line, before.name, ("name",), otherwise=""),
        gtin=_gtin(problems, changed(given.gtin, before.gtin), ("details", "gtin")),
        packagings=_packagings(problems, changed(given.packagings, before.packagings) or ()),
        barcodes=_barcodes(problems, changed(given.barcodes, before.barcodes) or ()),
        step=_usual_step(before.tracking, before.unit)
        if given.step is None
        else kept(given.step, before.step),
        shelf_life_days=changed(given.shelf_life_days, before.shelf_life_days),
        stops_use=changed(given.stops_use, before.stops_use) or DateKind.EXPIRY,
        gives_own_numbers=bool(changed(given.gives_own_numbers, before.gives_own_numbers)),
        number_pattern=number_pattern or None,
        number_next=kept(given.number_next, before.number_next),
        purchase_price=changed(given.purchase_price, before.purchase_price),
        sales_price=changed(given.sales_price, before.sales_price),
        tax_rate=changed(given.tax_rate, before.tax_rate) or ZERO,
        category=changed(given.category, before.category),
    )
    _check_counting(problems, after)
    _check_details(problems, after)
    _check_codes(problems, after)
    problems.refuse()
    return after


def _parse_sku(text: str, field: Path) -> str:
    if not text.strip():
        raise invalid(field, InputFault.MISSING, "The SKU is missing.", given=shown(text) or None)
    return parse_number(text, field)


def _gtin(problems: Problems, code: str | None, field: Path) -> str | None:
    return None if not code else problems.read(parse_gtin, code, field, otherwise=None)


def _packagings(problems: Problems, given: Sequence[PackagingGiven]) -> tuple[PackagingGiven, ...]:
    path = ("details", "packagings")
    if len(given) > MOST_PACKAGINGS:
        message = f"A product has at most {MOST_PACKAGINGS} packagings, not {len(given)}."
        problems.add(path, InputFault.OVER_LIMIT, message, limit=str(MOST_PACKAGINGS))
    return tuple(
        PackagingGiven(
            problems.read(parse_line, packaging.name, (*path, str(place), "name"), otherwise=""),
            packaging.quantity,
            _gtin(problems, packaging.gtin, (*path, str(place), "gtin")),
        )
        for place, packaging in enumerate(given[:MOST_PACKAGINGS])
    )


def _barcodes(problems: Problems, given: Sequence[BarcodeGiven]) -> tuple[BarcodeGiven, ...]:
    path = ("details", "barcodes")
    if len(given) > MOST_BARCODES:
        message = f"A product has at most {MOST_BARCODES} further codes, not {len(given)}."
        problems.add(path, InputFault.OVER_LIMIT, message, limit=str(MOST_BARCODES))
    return tuple(
        BarcodeGiven(
            problems.read(parse_number, barcode.code, (*path, str(place), "code"), otherwise=""),
            problems.read(
                parse_optional_line, barcode.packaging, (*path, str(place), "packaging"), otherwise=None
            ),
        )
        for place, barcode in enumerate(given[:MOST_BARCODES])
    )


def _check_counting(problems: Problems, product: ProductFacts) -> None:
    field, written = ("details", "step"), format_quantity(product.step)
    if product.step <= ZERO:
        problems.add(field, InputFault.NOT_POSITIVE, "A step has to be more than zero.", given=written)
        return
    if product.tracking is Tracking.SERIAL and product.unit.kind is UnitKind.MEASURED:
        message = "A serial is exactly one unit, so its product is counted, not weighed or measured."
        problems.add(("unit",), InputFault.CONTRADICTION, message)
    elif product.tracking is Tracking.SERIAL and product.step != ONE:
        message = f"A serial is exactly one unit, so the step is 1, not {written}."
        problems.add(field, InputFault.CONTRADICTION, message, given=written, limit="1")
    elif not is_on_step(product.step, product.unit.smallest):
        smallest = format_quantity(product.unit.smallest)
        message = f"{written} is finer than the unit, whose smallest part is {smallest}."
        problems.add(field, InputFault.TOO_PRECISE, message, given=written, limit=smallest)
    names: set[str] = set()
    for place, packaging in enumerate(product.packagings):
        here = ("details", "packagings", str(place))
        with problems.gathered():
            require_quantity(packaging.quantity, product.step, (*here, "quantity"))
        if packaging.name in names:
            message = f"There are two packagings {packaging.name}."
            problems.add((*here, "name"), InputFault.NOT_UNIQUE, message, given=shown(packaging.name))
        names.add(packaging.name)


def _check_details(problems: Problems, product: ProductFacts) -> None:
    days = product.shelf_life_days
    if days is not None and not 1 <= days <= MOST_SHELF_LIFE_DAYS:
        message = f"A shelf life is 1 to {MOST_SHELF_LIFE_DAYS:,} days, not {days:,}."
        limit = str(MOST_SHELF_LIFE_DAYS)
        problems.add(
            ("details", "shelfLifeDays"), InputFault.OVER_LIMIT, message, given=str(days), limit=limit
        )
    if product.tracking is Tracking.NONE:
        for name, what, there in (
            ("numberPattern", "number pattern", product.number_pattern),
            ("shelfLifeDays", "shelf life", days),
        ):
            if there is not None:
                message = (
                    f"Goods without lot or serial numbers have no {what}: leave it empty, or track them."
                )
                problems.add(("details", name), InputFault.CONTRADICTION, message, given=shown(str(there)))
    if product.stops_use is DateKind.PRODUCTION:
        message = "Expiry or best before stops use, not the day of production."
        problems.add(("details", "stopsUse"), InputFault.CONTRADICTION, message)
    if product.number_pattern:
        with problems.gathered():
            parse_pattern(product.number_pattern, ("details", "numberPattern"))
    if product.number_next < 0:
        message = "The running part starts at 0 or above."
        given = str(product.number_next)
        problems.add(("details", "numberNext"), InputFault.NOT_POSITIVE, message, given=given)
    for price, name in ((product.purchase_price, "purchasePrice"), (product.sales_price, "salesPrice")):
        if price is not None:
            with problems.gathered():
                require_price(price, ("details", name))
    with problems.gathered():
        require_percent(product.tax_rate, ("details", "taxRate"))


def _check_codes(problems: Problems, product: ProductFacts) -> None:
    names = {packaging.name for packaging in product.packagings}
    field: Path
    for place, barcode in enumerate(product.barcodes):
        if barcode.packaging is not None and barcode.packaging not in names:
            message = f"The product has no packaging {barcode.packaging}."
            field = ("details", "barcodes", str(place), "packaging")
            problems.add(field, InputFault.CONTRADICTION, message, given=shown(barcode.packaging))
    seen: set[str] = set()
    for code, field in product.codes():
        spelt = spellings(code)
        if seen & spelt:
            message = f"The code {code} stands twice on this product."
            problems.add(field, InputFault.NOT_UNIQUE, message, given=shown(code))
        seen |= spelt


def spellings(code: str) -> frozenset[str]:
    """All ways in which a scanner may read this code: a GTIN has several, any other code one.

    >>> sorted(spellings("09520123456788")), sorted(spellings("A-1"))
    (['09520123456788', '9520123456788'], ['A-1'])
    """
    if not gtin.is_gtin(code):
        return frozenset({code})
    digits = gtin.parse(code)
    return frozenset(digits[-length:] for length in gtin.LENGTHS if not digits[:-length].strip("0"))
