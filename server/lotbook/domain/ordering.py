"""Lines of orders and transfers: how much in the stock unit, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lotbook.domain.dates import EARLIEST, latest_plausible
from lotbook.domain.inputs import Problems, parse_line
from lotbook.domain.money import Amount, net_of, require_percent, require_price
from lotbook.domain.money_words import PricePer
from lotbook.domain.quantities import ZERO, Path, Unit, convert, format_quantity
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import Progress

MOST_LINES = 1_000


@dataclass(frozen=True)
class LineGiven:
    """A line of a transfer as given. unit or packaging, by row id; the stock unit when both are None."""

    product: int
    quantity: Decimal
    unit: int | None = None
    packaging: int | None = None
    destination: int | None = None


@dataclass(frozen=True)
class OrderLineGiven:
    """A line of an order as given; what is None comes from the product. line: the one to keep."""

    product: int
    quantity: Decimal
    unit: int | None = None
    packaging: int | None = None
    price: Decimal | None = None
    price_per: PricePer = PricePer.ORDERED_UNIT
    tax_rate: Decimal | None = None
    text: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class Stocked:
    """What lines need to know of a product. price: for one stock unit in home currency; None for none."""

    name: str
    unit: Unit
    step: Decimal
    price: Decimal | None = None
    tax_rate: Decimal = ZERO


@dataclass(frozen=True)
class Packed:
    """A packaging that a line is ordered in, by row id. quantity: stock units in one, as it was ordered."""

    packaging: int
    quantity: Decimal


@dataclass(frozen=True)
class Measure:
    """How a line counts: in a unit, in a packaging, or with neither in the stock unit."""

    unit: Unit | None = None
    packed: Packed | None = None

    def differs_from(self, stock: Unit) -> bool:
        """Whether one of it is another amount than one stock unit."""
        return self.packed is not None or self.unit not in (None, stock)


@dataclass(frozen=True)
class Agreed:
    """A price in the order's currency, and what it is for."""

    price: Decimal
    per: PricePer


@dataclass(frozen=True)
class OrderLine:
    """A line of an order as it is kept. quantity: as ordered, in its packaging or unit; stock_quantity: in the
    stock unit; net: minor units."""

    text: str
    quantity: Decimal
    stock_quantity: Decimal
    agreed: Agreed
    tax_rate: Decimal
    net: int

    @property
    def amount(self) -> Amount:
        return Amount(self.net, self.tax_rate)


@dataclass(frozen=True)
class Currencies:
    """Of the order, and of the company, in which a product's prices are."""

    order: str
    home: str


def stock_quantity(quantity: Decimal, product: Stocked, measure: Measure, field: Path) -> Decimal:
    """A quantity in the stock unit. Raises InvalidInput: not above zero, not on the step, not convertible."""
    if quantity <= ZERO:
        message = "The quantity has to be more than zero."
        raise invalid(field, InputFault.NOT_POSITIVE, message, given=format_quantity(quantity))
    if measure.unit is not None:
        return convert(quantity, measure.unit, product.unit, product.step, field)
    packaged = measure.packed.quantity if measure.packed else Decimal(1)
    return convert(quantity * packaged, product.unit, product.unit, product.step, field)


def order_line(
    given: OrderLineGiven, product: Stocked, measure: Measure, currencies: Currencies, field: Path
) -> OrderLine:
    """A line of an order. Raises InvalidInput with every fault of it.

    field: of the line.
    """
    problems = Problems()
    stocked = problems.read(
        lambda quantity, path: stock_quantity(quantity, product, measure, path),
        given.quantity,
        (*field, "quantity"),
        otherwise=ZERO,
    )
    agreed = problems.read(
        lambda line, path: _agreed(line, product, measure, currencies, path),
        given,
        (*field, "price"),
        otherwise=Agreed(ZERO, PricePer.ORDERED_UNIT),
    )
    tax_rate = product.tax_rate if given.tax_rate is None else given.tax_rate
    with problems.gathered():
        require_percent(tax_rate, (*field, "taxRate"))
    text = problems.read(parse_line, given.text or product.name, (*field, "text"), otherwise="")
    net = 0
    with problems.gathered():
        priced = given.quantity if agreed.per is PricePer.ORDERED_UNIT else stocked
        net = net_of(priced, agreed.price, currencies.order, (*field, "price"))
    problems.refuse()
    return OrderLine(text, given.quantity, stocked, agreed, tax_rate, net)


def _agreed(
    line: OrderLineGiven, product: Stocked, measure: Measure, currencies: Currencies, field: Path
) -> Agreed:
    """The price that was given, else the product's, which is for one stock unit; neither is ever reckoned over
    to the other unit, so that nothing is rounded before the line is."""
    stocked_otherwise = measure.differs_from(product.unit)
    if line.price is not None:
        require_price(line.price, field)
        return Agreed(line.price, line.price_per if stocked_otherwise else PricePer.ORDERED_UNIT)
    if product.price and currencies.order != currencies.home:
        message = f"The price of {product.name} is in {currencies.home}; name one in {currencies.order}."
        raise invalid(field, InputFault.MISSING, message)
    per = PricePer.STOCK_UNIT if product.price and stocked_otherwise else PricePer.ORDERED_UNIT
    return Agreed(product.price or ZERO, per)


def require_some_lines(count: int, field: Path = ("lines",)) -> None:
    """Refuse more than 1,000 lines. Raises InvalidInput."""
    if count > MOST_LINES:
        message = f"At most {MOST_LINES:,} lines are possible, not {count:,}."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=str(count), limit=str(MOST_LINES))


def require_plausible_day(day: date, today: date, field: Path) -> None:
    """Refuse a day that is hardly meant: before 2000 or more than 50 years ahead. Raises InvalidInput."""
    if not EARLIEST <= day <= latest_plausible(today):
        limit = EARLIEST if day < EARLIEST else latest_plausible(today)
        message = (
            f"{day} is hardly meant; {limit} is the {'first' if day < EARLIEST else 'last'} day possible."
        )
        raise invalid(
            field, InputFault.IMPLAUSIBLE_DATE, message, given=day.isoformat(), limit=limit.isoformat()
        )


def expected_after(change: Decimal, *, open_still: Decimal, ordered: Decimal, moved: Decimal) -> Decimal:
    """What open transfers expect of an order's line of which so much more, or less, is wanted.

    open_still: expected until now; ordered, moved: by now. What was given up stays given up: only the change counts,
    within what is not moved yet.
    >>> expected_after(Decimal(2), open_still=Decimal(6), ordered=Decimal(12), moved=Decimal(4))
    Decimal('8')
    """
    return max(ZERO, min(open_still + change, ordered - moved))


def progress(lines: Iterable[tuple[Decimal, Decimal]]) -> Progress:
    """How far an order has come. lines: ordered and moved, in the stock unit of each.

    More of one product does not make up for less of another.
    >>> progress([(Decimal(5), Decimal(9)), (Decimal(5), Decimal(0))]).value
    'PART'
    """
    ordered = list(lines)
    return progress_of(
        some=any(came > ZERO for _, came in ordered),
        less=any(came < wanted for wanted, came in ordered),
        more=any(came > wanted for wanted, came in ordered),
    )


def progress_of(*, some: bool, less: bool, more: bool) -> Progress:
    """How far something is. some: any of it is done; less, more: a line lacks some, or has more than is wanted."""
    if not some:
        return Progress.NOTHING
    if less:
        return Progress.PART
    return Progress.MORE if more else Progress.ALL
