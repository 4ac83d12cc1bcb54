"""What stands on a bill, an invoice or a credit note: lines of an order and charges, within what is left of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lotbook.domain.inputs import Problems
from lotbook.domain.money_papers import (
    Counted,
    MoneyLine,
    MoneyLineGiven,
    OrderedLine,
    PostedLine,
    Remainder,
    as_ordered,
    charge,
    credit_line,
    line_of_order,
)
from lotbook.domain.ordering import Agreed, Packed, require_some_lines, stock_quantity
from lotbook.domain.quantities import ZERO, Path, format_quantity
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LineDifference, MoreThanLeft, NotFound, invalid
from lotbook.ledger import money
from lotbook.models import MoneyLine as MoneyLineRow
from lotbook.services.billed_orders import BilledOrder, PaperSide

MOST_TOLD = 100


def demand_lines(
    side: PaperSide, order: BilledOrder, given: Sequence[MoneyLineGiven] | None
) -> list[MoneyLine]:
    """The lines of a bill or invoice; given: all that is left of the order when None.

    Raises InvalidInput, NotFound for a line of another order, or MoreThanLeft.
    """
    if given is None:
        given = [MoneyLineGiven(line.id) for line in order.lines.values() if line.left > ZERO]
        if not given:
            message = f"Nothing of {order.row.number} is left to {side.verb} of what was {order.basis}."
            raise MoreThanLeft(message=message, field=("lines",), lines=[])
    _require_some(given)
    problems, seen, new = Problems(), set[int](), []
    for place, each in enumerate(given):
        field = ("lines", str(place))
        with problems.gathered():
            if each.order_line is None:
                new.append(charge(each, order.row.currency, field))
                continue
            line = order.lines.get(each.order_line)
            if line is None:
                message = f"{order.row.number} has no such line."
                raise NotFound(
                    message=message, field=(*field, "orderLine"), sought=f"order line {each.order_line}"
                )
            _require_once(line.id, seen, (*field, "orderLine"))
            new.append(line_of_order(each, line, order.row.currency, field))
    problems.refuse()
    _require_left(side, order, new)
    return new


def _require_some(given: Sequence[MoneyLineGiven]) -> None:
    require_some_lines(len(given))
    if not given:
        raise invalid(("lines",), InputFault.MISSING, "Say what is on it.")


def _require_once(line: int, seen: set[int], field: Path) -> None:
    if line in seen:
        raise invalid(field, InputFault.NOT_UNIQUE, "The line is named twice.")
    seen.add(line)


def _require_left(side: PaperSide, order: BilledOrder, new: Sequence[MoneyLine]) -> None:
    above = [
        _above(
            side.trade.line.__name__, line.order_line, line.counted.product, line.stock_quantity or ZERO, left
        )
        for line in new
        if line.counted and line.order_line
        for left in [order.lines[line.order_line].left]
        if left == ZERO or (line.stock_quantity or ZERO) > left
    ]
    if above:
        name = order.lines[above[0].line].text
        message = f"{format_quantity(above[0].permitted)} of {name} is left to {side.verb}, of what was {order.basis}."
        raise MoreThanLeft(message=message, field=("lines",), lines=above[:MOST_TOLD])


def _above(of: str, line: int, product: int, given: Decimal, left: Decimal) -> LineDifference:
    return LineDifference(line=line, of=of, product=product, given=given, permitted=left)


async def credit_lines(
    side: PaperSide,
    order: BilledOrder,
    paper: Any,
    given: Sequence[MoneyLineGiven] | None,
    without: int = money.NO_PAPER,
) -> list[MoneyLine]:
    """The lines of a credit note on a posted paper; given: what went back of it when None. without: the credit note
    that is changed.

    Raises InvalidInput, NotFound for a line of another paper, or MoreThanLeft.
    """
    posted = await _posted_lines(side, paper, without)
    if given is None:
        new = [_went_back(order, line) for line in posted.values()]
        found = [line for line in new if line is not None]
        if not found:
            message = f"Nothing on {paper.number} went back; name the lines to credit."
            raise MoreThanLeft(message=message, field=("lines",), lines=[])
        return found
    _require_some(given)
    problems, seen, credited = Problems(), set[int](), []
    for place, each in enumerate(given):
        field = ("lines", str(place))
        line = posted.get(each.credited_line or 0)
        if line is None:
            message = f"{paper.number} has no such line."
            sought = f"line {each.credited_line}"
            raise NotFound(message=message, field=(*field, "creditedLine"), sought=sought)
        with problems.gathered():
            _require_once(line.id, seen, (*field, "creditedLine"))
            credited.append(_credit(order, paper, line, each, field))
    problems.refuse()
    return credited


def _went_back(order: BilledOrder, of: PostedLine) -> MoneyLine | None:
    """What of a posted line is billed beyond what is to be; None for nothing."""
    left, line = of.left.stock_quantity, of.line
    if not left or line.order_line is None:
        return None
    ordered = order.lines[line.order_line]
    back = min(ordered.billed - ordered.permitted, left)
    return None if back <= ZERO else credit_line(of, _as_counted(of, back, ordered), back, order.row.currency)


def _as_counted(of: PostedLine, stock: Decimal, ordered: OrderedLine) -> Decimal:
    return of.left.quantity if stock == of.left.stock_quantity else as_ordered(stock, ordered)


def _credit(order: BilledOrder, paper: Any, of: PostedLine, given: MoneyLineGiven, field: Path) -> MoneyLine:
    left = of.left
    quantity = left.quantity if given.quantity is None else given.quantity
    if quantity <= ZERO or left.quantity <= ZERO:
        message = (
            "The quantity has to be more than zero." if left.quantity else "All of it is credited already."
        )
        raise invalid((*field, "quantity"), InputFault.NOT_POSITIVE, message, given=format_quantity(quantity))
    stock = left.stock_quantity
    if of.line.order_line is not None and quantity != left.quantity:
        ordered = order.lines[of.line.order_line]
        stock = stock_quantity(quantity, ordered.stocked, ordered.measure, (*field, "quantity"))
    if quantity > left.quantity:
        message = f"{format_quantity(left.quantity)} of {of.line.text} is left to credit on {paper.number}."
        if of.line.counted is None:
            raise invalid(
                (*field, "quantity"), InputFault.OVER_LIMIT, message, limit=format_quantity(left.quantity)
            )
        above = _above(
            "MoneyLine", of.id, of.line.counted.product, stock or ZERO, left.stock_quantity or ZERO
        )
        raise MoreThanLeft(message=message, field=(*field, "quantity"), lines=[above])
    return credit_line(of, quantity, stock, order.row.currency)


async def _posted_lines(side: PaperSide, paper: Any, without: int) -> dict[int, PostedLine]:
    """The lines of a posted paper by row id, with what credit notes have left of them."""
    rows: list[Any] = await MoneyLineRow.filter(paper_id=paper.id).order_by("position")
    taken = await money.credited_of_lines([row.id for row in rows], without)
    return {row.id: _posted(side, row, taken[row.id]) for row in rows}


def _posted(side: PaperSide, row: Any, taken: money.Taken) -> PostedLine:
    packed = Packed(row.packaging_id, row.per_packaging) if row.packaging_id else None
    line = MoneyLine(
        text=row.text,
        quantity=row.quantity,
        agreed=Agreed(row.price, row.price_per),
        tax_rate=row.tax_rate,
        net=row.net,
        tax=row.tax,
        counted=Counted(row.product_id, row.unit_id, packed) if row.product_id else None,
        stock_quantity=row.stock_quantity,
        order_line=getattr(row, side.lines.column),
    )
    stock = None if row.stock_quantity is None else row.stock_quantity - taken.stock_quantity
    left = Remainder(row.quantity - taken.quantity, stock, row.net - taken.net, row.tax - taken.tax)
    return PostedLine(row.id, line, left)
