"""Bills and invoices: what is left to bill, what their lines come to, and what is still due of them.

How amounts are rounded: each line once, quantity times price and then its tax, half up to the minor unit, and the sums
of a paper add what its lines show. So several papers on one line of an order may come to something else than one paper
on all of it, by half a minor unit for each. A credit note that takes the rest of a line takes the rest of its money:
credit notes on a line never come to more than the line, and those on all of it come to exactly that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lotbook.domain.inputs import Problems, parse_line
from lotbook.domain.money import net_of, require_percent, require_price, tax_of
from lotbook.domain.money_words import PricePer, ThreeWayMatch
from lotbook.domain.ordering import (
    Agreed,
    Measure,
    Packed,
    Stocked,
    progress_of,
    require_plausible_day,
    stock_quantity,
)
from lotbook.domain.payment_terms import PaymentTerms
from lotbook.domain.quantities import MILLION, ZERO, Path, format_quantity, from_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import Progress


@dataclass(frozen=True)
class MoneyLineGiven:
    """A line of a paper as given; what is None comes from the line of the order, or is all that is left of it.
    Without order_line it is a charge. credited_line: of the paper that a credit note is on."""

    order_line: int | None = None
    credited_line: int | None = None
    quantity: Decimal | None = None
    price: Decimal | None = None
    text: str | None = None
    tax_rate: Decimal | None = None


@dataclass(frozen=True)
class Counted:
    """What a line is of, by row ids, and how it counts: unit, or packagings of it."""

    product: int
    unit: int
    packed: Packed | None = None


@dataclass(frozen=True)
class OrderedLine:
    """A line of an order as papers see it, by row id. quantity: as ordered; all others in the stock unit.
    permitted: what may be on papers in all; billed: what is, less credit notes."""

    id: int
    counted: Counted
    stocked: Stocked
    measure: Measure
    text: str
    quantity: Decimal
    stock_quantity: Decimal
    agreed: Agreed
    tax_rate: Decimal
    permitted: Decimal = ZERO
    billed: Decimal = ZERO

    @property
    def left(self) -> Decimal:
        """What may still be billed."""
        return left_to_bill(self.permitted, self.billed)


@dataclass(frozen=True)
class Remainder:
    """What is left of a line of a posted paper: quantity in its unit or packagings, amounts in minor units."""

    quantity: Decimal
    stock_quantity: Decimal | None
    net: int
    tax: int


@dataclass(frozen=True)
class MoneyLine:
    """A line of a paper as it is kept. quantity: in its unit or packagings; stock_quantity: None for a charge;
    net, tax: minor units. credits_line: the line that a credit note takes from, by row id."""

    text: str
    quantity: Decimal
    agreed: Agreed
    tax_rate: Decimal
    net: int
    tax: int
    counted: Counted | None = None
    stock_quantity: Decimal | None = None
    order_line: int | None = None
    credits_line: int | None = None


@dataclass(frozen=True)
class PostedLine:
    """A line of a posted paper, by row id, and what credit notes have left of it."""

    id: int
    line: MoneyLine
    left: Remainder


def may_be_billed(ordered: Decimal, moved: Decimal, *, as_ordered: bool, open_still: bool) -> Decimal:
    """How much of a line may be on papers in all, in the stock unit.

    as_ordered: what was ordered may be billed before it moves; open_still: more of the order is to move.
    >>> may_be_billed(Decimal(10), Decimal(4), as_ordered=True, open_still=True)
    Decimal('10')
    >>> may_be_billed(Decimal(10), Decimal(4), as_ordered=True, open_still=False)
    Decimal('4')
    """
    return max(ordered, moved) if as_ordered and open_still else max(moved, ZERO)


def left_to_bill(permitted: Decimal, billed: Decimal) -> Decimal:
    """What is not billed yet of what may be; never below zero.

    >>> left_to_bill(Decimal(4), Decimal(5))
    Decimal('0')
    """
    return max(permitted - billed, ZERO)


def as_ordered(stock: Decimal, line: OrderedLine) -> Decimal:
    """A quantity in the stock unit as the line was ordered, in its unit or packagings, rounded to six decimals."""
    if stock == line.stock_quantity:
        return line.quantity
    exact = Fraction(stock) * Fraction(line.quantity) / Fraction(line.stock_quantity)
    return from_millionths(max(1, (exact * MILLION + Fraction(1, 2)).__floor__()))


def line_of_order(given: MoneyLineGiven, line: OrderedLine, currency: str, field: Path) -> MoneyLine:
    """A line of a paper on a line of an order: all that is left of it where no quantity is given.

    Raises InvalidInput with every fault of it. field: of the line.
    """
    problems, left = Problems(), line.left
    if given.quantity is None:
        quantity, stocked = as_ordered(left, line), left
    else:
        quantity = given.quantity
        # Nobody types 1.333333 trays of 30 again for the 40 that are left.
        stocked = (
            left if left and quantity == as_ordered(left, line) else _stocked(problems, given, line, field)
        )
    tax_rate = line.tax_rate if given.tax_rate is None else given.tax_rate
    price = line.agreed.price if given.price is None else given.price
    text = _checked(problems, given.text or line.text, price, tax_rate, field)
    agreed = Agreed(price, line.agreed.per)
    net, tax = _amounts(
        problems,
        quantity if agreed.per is PricePer.ORDERED_UNIT else stocked,
        price,
        tax_rate,
        currency,
        field,
    )
    problems.refuse()
    return MoneyLine(text, quantity, agreed, tax_rate, net, tax, line.counted, stocked, order_line=line.id)


def _stocked(problems: Problems, given: MoneyLineGiven, line: OrderedLine, field: Path) -> Decimal:
    return problems.read(
        lambda quantity, path: stock_quantity(quantity, line.stocked, line.measure, path),
        given.quantity or ZERO,
        (*field, "quantity"),
        otherwise=ZERO,
    )


def charge(given: MoneyLineGiven, currency: str, field: Path) -> MoneyLine:
    """A line without an order behind it, such as freight. Raises InvalidInput with every fault of it."""
    problems = Problems()
    quantity = Decimal(1) if given.quantity is None else given.quantity
    if quantity <= ZERO:
        message = "The quantity has to be more than zero."
        problems.add((*field, "quantity"), InputFault.NOT_POSITIVE, message, given=format_quantity(quantity))
    if given.price is None:
        problems.add((*field, "price"), InputFault.MISSING, "A charge needs a price.")
    tax_rate, price = given.tax_rate or ZERO, given.price or ZERO
    text = _checked(problems, given.text or "", price, tax_rate, field)
    net, tax = _amounts(problems, quantity, price, tax_rate, currency, field)
    problems.refuse()
    return MoneyLine(text, quantity, Agreed(price, PricePer.ORDERED_UNIT), tax_rate, net, tax)


def _checked(problems: Problems, text: str, price: Decimal, tax_rate: Decimal, field: Path) -> str:
    with problems.gathered():
        require_price(price, (*field, "price"))
    with problems.gathered():
        require_percent(tax_rate, (*field, "taxRate"))
    return problems.read(parse_line, text, (*field, "text"), otherwise="")


def _amounts(
    problems: Problems, quantity: Decimal, price: Decimal, tax_rate: Decimal, currency: str, field: Path
) -> tuple[int, int]:
    net = 0
    with problems.gathered():
        net = net_of(quantity, price, currency, (*field, "price"))
    return net, tax_of(net, tax_rate)


def credit_line(of: PostedLine, quantity: Decimal, stock: Decimal | None, currency: str) -> MoneyLine:
    """A line of a credit note. quantity: as the credited line counts; stock: the same in the stock unit.

    Both are at most what is left of the line, and taking all of it takes all that is left of its money.
    """
    line, left = of.line, of.left
    if quantity >= left.quantity if stock is None else stock == left.stock_quantity:
        quantity, stock, net, tax = left.quantity, left.stock_quantity, left.net, left.tax
    else:
        per_unit = line.agreed.per is PricePer.ORDERED_UNIT or stock is None
        net = min(net_of(quantity if per_unit else stock or ZERO, line.agreed.price, currency), left.net)
        tax = min(tax_of(net, line.tax_rate), left.tax)
    return MoneyLine(
        line.text, quantity, line.agreed, line.tax_rate, net, tax, line.counted, stock, line.order_line, of.id
    )


def term(issued_on: date, due_on: date | None, today: date, terms: PaymentTerms) -> date:
    """The day on which a paper is due, by the terms where none is given. Raises InvalidInput: a day that cannot be
    meant, or due before issued."""
    problems = Problems()
    with problems.gathered():
        require_plausible_day(issued_on, today, ("issuedOn",))
    if due_on is not None:
        with problems.gathered():
            require_plausible_day(due_on, today, ("dueOn",))
        if due_on < issued_on:
            message = f"It cannot be due on {due_on}, before it was issued on {issued_on}."
            problems.add(("dueOn",), InputFault.CONTRADICTION, message, given=due_on.isoformat())
    problems.refuse()
    return due_on or terms.due_on(issued_on)


def require_past(paid_on: date, today: date) -> None:
    """Refuse a payment on a day to come. Raises InvalidInput."""
    require_plausible_day(paid_on, today, ("paidOn",))
    if paid_on > today:
        message = f"{paid_on} is still to come; register what was paid."
        raise invalid(
            ("paidOn",),
            InputFault.IMPLAUSIBLE_DATE,
            message,
            given=paid_on.isoformat(),
            limit=today.isoformat(),
        )


def three_way(
    of: Agreed | None, billed_at: Agreed, *, ordered: Decimal, moved: Decimal, billed: Decimal
) -> ThreeWayMatch:
    """How a line of a paper agrees with its order; what may cost most is told first.

    of: as ordered, None for a charge; ordered, moved, billed: of the whole line of the order, in the stock unit.
    """
    if of is None:
        return ThreeWayMatch.NO_ORDER
    if billed > moved:
        return ThreeWayMatch.QUANTITY_ABOVE
    if billed_at != of:
        return ThreeWayMatch.PRICE_DIFFERS
    if billed > ordered:
        return ThreeWayMatch.MORE_THAN_ORDERED
    return ThreeWayMatch.QUANTITY_BELOW if billed < moved else ThreeWayMatch.AGREES


def billing(lines: Sequence[tuple[Decimal, Decimal]]) -> Progress:
    """How far an order is billed. lines: what is to be billed in the end, and what is, in the stock unit of each.

    >>> billing([(Decimal(0), Decimal(0))]).value, billing([(Decimal(5), Decimal(5))]).value
    ('NOT_NEEDED', 'ALL')
    """
    return billing_of(
        some=any(billed > ZERO for _, billed in lines),
        less=any(billed < wanted for wanted, billed in lines),
        more=any(billed > wanted for wanted, billed in lines),
        wanted=any(wanted > ZERO for wanted, _ in lines),
    )


def billing_of(*, some: bool, less: bool, more: bool, wanted: bool) -> Progress:
    """As `ordering.progress_of`; wanted: there is something to bill at all."""
    return progress_of(some=some, less=less, more=more) if some or wanted else Progress.NOT_NEEDED


def sums_of(lines: Sequence[MoneyLine]) -> dict[str, Any]:
    """net, tax and total of a paper in minor units: what its lines show, added."""
    net, tax = sum(line.net for line in lines), sum(line.tax for line in lines)
    return {"net": net, "tax": tax, "total": net + tax}
