"""A return brings back only what the other transfer moved, of the same lots, and no more than is left of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.db.engine import fetch_one, lock_rows
from lotbook.domain.quantities import ZERO, format_quantity
from lotbook.domain.refusals import LineDifference, MoreThanLeft
from lotbook.domain.words import LocationUsage, OperationKind
from lotbook.ledger import returns
from lotbook.services.at_work import LineAtWork, TransferAtWork

RETURNED_BY = {
    OperationKind.DELIVERY: OperationKind.RETURN,
    OperationKind.RECEIPT: OperationKind.VENDOR_RETURN,
}
OUTSIDE = {
    OperationKind.DELIVERY: LocationUsage.CUSTOMER,
    OperationKind.RETURN: LocationUsage.CUSTOMER,
    OperationKind.RECEIPT: LocationUsage.VENDOR,
    OperationKind.VENDOR_RETURN: LocationUsage.VENDOR,
}
"""Where the goods of a kind of transfer are when they are not ours."""
MOST_TOLD = 100


@dataclass(frozen=True)
class Back:
    """What is to be put on a line of a return, in the stock unit; name: its number, or its product."""

    lot: int | None
    name: str
    quantity: Decimal


async def require_left(
    transfer: TransferAtWork, line: LineAtWork, destination: int, back: Iterable[Back]
) -> None:
    """Refuse to put on a line of a return what did not move that way, or came back already; on other lines anything
    may be put. destination: where it is put. Raises MoreThanLeft."""
    if transfer.return_of is None or line.returns_line is None:
        return
    number = await _locked(transfer.return_of)
    outside = line.source if line.incoming else destination
    left = {
        each.lot: each.left
        for each in await returns.left_of(transfer.return_of, OUTSIDE[transfer.kind])
        if (each.line, each.location) == (line.returns_line, outside)
    }
    wanted: dict[int | None, Decimal] = {}
    names: dict[int | None, str] = {}
    for one in back:
        names[one.lot] = one.name
        wanted[one.lot] = wanted.get(one.lot, ZERO) + one.quantity
    above = [
        LineDifference(
            line=line.id,
            product=line.product,
            lot=lot,
            given=quantity,
            permitted=max(left.get(lot, ZERO), ZERO),
        )
        for lot, quantity in wanted.items()
        if quantity > left.get(lot, ZERO)
    ]
    if above:
        raise more_than_left(number, names[above[0].lot], above)


async def require_returned_once(transfer: TransferAtWork) -> None:
    """Refuse to finish a return of goods of which less is left than stands on it, since what moved them was corrected.

    Raises MoreThanLeft.
    """
    if transfer.return_of is None:
        return
    number = await _locked(transfer.return_of)
    names = {line.returns_line: line for line in transfer.lines}
    short = [
        each
        for each in await returns.left_of(transfer.return_of, OUTSIDE[transfer.kind])
        if each.left < ZERO and each.line in names
    ]
    if short:
        above = [
            LineDifference(
                line=names[each.line].id,
                product=each.product,
                lot=each.lot,
                given=-each.left,
                permitted=ZERO,
            )
            for each in short
        ]
        raise more_than_left(number, short[0].number or names[short[0].line].product_name, above)


def more_than_left(number: str, name: str, above: Sequence[LineDifference]) -> MoreThanLeft:
    """The refusal: number of the transfer that is returned; name: of the first lot or product."""
    first = above[0]
    message = (
        f"{name}: {format_quantity(first.permitted)} is left to return of {number},"
        f" not {format_quantity(first.given)}."
    )
    return MoreThanLeft(message=message, lines=list(above[:MOST_TOLD]))


async def _locked(transfer: int) -> str:
    """Lock what is returned, so that two returns do not take the same of it; its number."""
    await lock_rows("SELECT id FROM transfer WHERE id = ? {lock}", transfer)
    row = await fetch_one("SELECT number FROM transfer WHERE id = ?", transfer)
    assert row is not None  # noqa: S101  # whoever asks has read it
    return str(row["number"])
