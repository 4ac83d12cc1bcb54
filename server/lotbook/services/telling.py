"""What other documents lose, and what is stopped after it was picked, is told to those whose work it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from lotbook.db.engine import among, fetch
from lotbook.db.work import Work
from lotbook.domain.notices import Telling
from lotbook.domain.quantities import ZERO, format_quantity
from lotbook.domain.refusals import Ref
from lotbook.domain.words import NoticeKind
from lotbook.ledger.reservations import Lost
from lotbook.services import outbox

MOST_TOLD = 100


async def tell_lost(
    work: Work, lost: Sequence[Lost], why: str, pickers: Mapping[int, Collection[int]] = MappingProxyType({})
) -> None:
    """Tell whose promises were taken: by line, to who wrote the transfer or its order, and who had picked the goods.

    why: what became of the goods, such as "WH1/OUT/00007 takes them".
    """
    lines = list(dict.fromkeys(each.line for each in lost))[:MOST_TOLD]
    if not lines:
        return
    condition, values = among(lines)
    rows = await fetch(
        f"""SELECT transfer_line.id, transfer_line.transfer_id, transfer.number, product.name, unit.symbol,
              transfer.created_by_id, sales_order.created_by_id AS ordered_by
            FROM transfer_line JOIN transfer ON transfer.id = transfer_line.transfer_id
            JOIN product ON product.id = transfer_line.product_id JOIN unit ON unit.id = product.unit_id
            LEFT JOIN sales_order ON sales_order.id = transfer.sales_order_id
            WHERE transfer_line.id {condition}""",
        values,
    )
    tellings = {}
    for row in rows:
        gone = sum((each.quantity for each in lost if each.line == row["id"]), ZERO)
        tellings[f"LOST:{work.operation_id}:{row['id']}"] = Telling(
            kind=NoticeKind.RESERVATION_LOST,
            text=f"{row['number']} lost {format_quantity(gone)} {row['symbol']} of {row['name']}: {why}.",
            about=Ref("Transfer", row["transfer_id"]),
            to=_people(row["created_by_id"], row["ordered_by"], *pickers.get(row["id"], ())),
            by=work.actor.user_id,
        )
    await outbox.tell(tellings, work.now)


async def tell_stopped(work: Work, transfers: Sequence[int], why: str) -> None:
    """Tell those who picked goods that are stopped now, and whoever wrote the transfer."""
    if not transfers:
        return
    condition, values = among(list(transfers[:MOST_TOLD]))
    rows = await fetch(
        f"""SELECT DISTINCT transfer.id, transfer.number, transfer.created_by_id, operation.user_id
            FROM transfer JOIN transfer_entry ON transfer_entry.transfer_id = transfer.id
            JOIN operation ON operation.id = transfer_entry.operation_id WHERE transfer.id {condition}""",
        values,
    )
    people: dict[tuple[int, str], list[int | None]] = {}
    for row in rows:
        known = people.setdefault((row["id"], row["number"]), [row["created_by_id"]])
        known.append(row["user_id"])
    tellings = {
        f"HOLD:{work.operation_id}:{transfer}": Telling(
            kind=NoticeKind.HOLD,
            text=f"{number}: goods that are picked for it were stopped: {why}",
            about=Ref("Transfer", transfer),
            to=_people(*users),
            by=work.actor.user_id,
        )
        for (transfer, number), users in people.items()
    }
    await outbox.tell(tellings, work.now)


def _people(*users: int | None) -> tuple[int, ...]:
    return tuple(dict.fromkeys(user for user in users if user is not None))
