"""What is between warehouses once a correction is posted is promised anew to the transfers that bring it in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Set
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, execute, fetch
from lotbook.db.work import Work
from lotbook.domain.promises import Promise, giving_up
from lotbook.domain.quantities import ZERO, from_millionths, to_millionths
from lotbook.domain.words import ReservationChoice, Tracking, TransferState
from lotbook.ledger import balances, reservations
from lotbook.ledger.balances import Balance
from lotbook.ledger.reservations import Reserved
from lotbook.ledger.sql import question
from lotbook.models import Product, Transfer, TransferLine
from lotbook.services.at_work import look_at, touch
from lotbook.services.giving_up import give_up
from lotbook.services.opening import Expected, Header, add_lines, open_transfer

Goods = tuple[int, int | None]
"""A product, and its lot; None for one without numbers, and for all lots of it that became others on the way or came of
others there: which of them a transfer sent, nothing tells any more."""


async def shipments_of(lines: Collection[int]) -> list[int]:
    """Transfers that sent goods to another warehouse, of which or of whose arrivals these lines are."""
    condition, values = among(lines)
    rows = await fetch(
        f"""SELECT DISTINCT coalesce(transfer.shipped_by_id, transfer.id) AS id
            FROM transfer_line JOIN transfer ON transfer.id = transfer_line.transfer_id
            WHERE transfer_line.id {condition}
              AND (transfer.onward_to_id IS NOT NULL OR transfer.shipped_by_id IS NOT NULL)
            ORDER BY id""",
        values,
    )
    return [row["id"] for row in rows]


async def open_arrivals(sent: Collection[int]) -> list[int]:
    """The transfers that are still to bring in what these sent on."""
    rows = await Transfer.filter(shipped_by_id__in=sent, state=TransferState.READY).order_by("id")
    return [int(row.id) for row in rows]


async def settle(work: Work, sent: Collection[int]) -> None:
    """Promise what these transfers have on the way by now, no less and no more, to the last of the transfers that bring
    it in; a new one where none is open, and none that would bring nothing."""
    rows = await fetch(question("renumbered_on_the_way")) if sent else []
    renumbered = {row["lot_id"] for row in rows}
    for each in sent:
        goods = await _on_the_way(each, renumbered)
        await _give_up_excess(each, goods, renumbered)
        await _promise_lacking(work, each, goods, renumbered)
        for arrival in await open_arrivals([each]):
            await _expect_what_comes(work, arrival)


async def _on_the_way(sent: int, renumbered: Set[int]) -> dict[Goods, Decimal]:
    found: dict[Goods, Decimal] = defaultdict(Decimal)
    for row in await fetch(question("on_the_way"), sent, sent, sent, sent):
        found[_goods(row["product_id"], row["lot_id"], renumbered)] += from_millionths(row["quantity"])
    return found


def _goods(product: int, lot: int | None, renumbered: Set[int]) -> Goods:
    return product, None if lot in renumbered else lot


async def _promised(sent: int, renumbered: Set[int]) -> dict[Goods, list[Promise]]:
    found: dict[Goods, list[Promise]] = defaultdict(list)
    for arrival in await open_arrivals([sent]):
        for promise in await reservations.of_transfer(arrival):
            found[_goods(promise.product, promise.lot, renumbered)].append(promise)
    return found


async def _give_up_excess(sent: int, goods: dict[Goods, Decimal], renumbered: Set[int]) -> None:
    for key, promises in (await _promised(sent, renumbered)).items():
        excess = _sum(promises) - goods.get(key, ZERO)
        await reservations.lessen(giving_up(promises, excess, on_the_way=True))


async def _promise_lacking(work: Work, sent: int, goods: dict[Goods, Decimal], renumbered: Set[int]) -> None:
    promised = await _promised(sent, renumbered)
    lacking = {key: much - _sum(promised[key]) for key, much in goods.items() if much > _sum(promised[key])}
    if not lacking:
        return
    arrivals = await open_arrivals([sent])
    arrival = arrivals[-1] if arrivals else await _open_again(work, sent, [product for product, _ in lacking])
    at_work = await look_at(arrival)
    known = {line.product for line in at_work.lines}
    new = [product for product in dict.fromkeys(product for product, _ in lacking) if product not in known]
    await add_lines(arrival, at_work.source, at_work.destination, await _expecting_nothing(new))
    lines = {line.product: line.id for line in (await look_at(arrival)).lines}
    for (product, lot), much in lacking.items():
        rows = await _free_there(product, lot, at_work.source, much, renumbered)
        serial = (await Product.get(id=product)).tracking is Tracking.SERIAL
        await reservations.add(
            work.operation_id,
            [
                Reserved(
                    transfer=arrival,
                    line=lines[product],
                    product=product,
                    lot=lies.lot,
                    serial=serial,
                    location=at_work.source,
                    package=lies.package,
                    quantity=part,
                    chosen_by=ReservationChoice.PERSON,
                )
                for lies, part in rows
            ],
        )


async def _free_there(
    product: int, lot: int | None, place: int, much: Decimal, renumbered: Set[int]
) -> list[tuple[Balance, Decimal]]:
    """Which goods lie there that nobody is promised, loose ones first; as much as that."""
    tracked = (await Product.get(id=product)).tracking is not Tracking.NONE
    lots = [lot] if lot is not None else sorted(renumbered)
    lying = await (balances.of_lots(lots) if tracked else balances.of_untracked([product]))
    found = []
    for lies in sorted(lying, key=lambda lies: lies.package or 0):
        there = (lies.product, lies.location) == (product, place)
        part = min(lies.on_hand - lies.reserved, much) if there else ZERO
        if part > ZERO:
            found.append((lies, part))
            much -= part
    return found


async def _open_again(work: Work, sent: int, products: Collection[int]) -> int:
    """Another transfer like the last one that brought in, for goods that are on the way after all."""
    last: Any = await Transfer.filter(shipped_by_id=sent).order_by("-id").first()
    header = Header(
        operation_type=last.operation_type_id,
        warehouse=last.warehouse_id,
        source=last.source_id,
        destination=last.destination_id,
        due_on=last.due_on,
        shipped_by=sent,
    )
    return await open_transfer(work, header, await _expecting_nothing(dict.fromkeys(products)))


async def _expecting_nothing(products: Collection[int]) -> list[Expected]:
    rows: list[Any] = [await Product.get(id=product) for product in products]
    return [Expected(product=row.id, quantity=ZERO, unit=row.unit_id) for row in rows]


async def _expect_what_comes(work: Work, arrival: int) -> None:
    lines = await TransferLine.filter(transfer_id=arrival)
    sums = await reservations.sums([line.id for line in lines])
    if not any(sums.values()):
        await give_up(work, await Transfer.get(id=arrival))
        return
    changed = {line.id: sums[line.id] for line in lines if line.expected != sums[line.id]}
    for line, quantity in changed.items():
        await execute("UPDATE transfer_line SET expected = ? WHERE id = ?", to_millionths(quantity), line)
    if changed:
        await touch(work, await look_at(arrival))


def _sum(promises: Collection[Promise]) -> Decimal:
    return sum((promise.quantity for promise in promises), ZERO)
