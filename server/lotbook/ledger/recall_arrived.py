"""What came into the scope of a recall after that was drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.db.fields import from_micros
from lotbook.domain.quantities import from_millionths
from lotbook.domain.recall_words import ScopeReason
from lotbook.domain.tracing import TraceEdgeKind
from lotbook.ledger.recalls import Scope, Scoped, on_hand_of
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.movements import Movement, parts
from lotbook.models import Operation


@dataclass(frozen=True)
class Arrived:
    """So much of a lot in scope came after the scope was drawn, in its stock unit: by a transfer, which is a receipt or
    return, by a merge, of the lot that it was merged from, or by an operation alone: as opening stock, found by
    counting, or there already as its maker's number or batch, or that of what went into it, was said. at, by: when it
    was recorded last, and by which user; order_uncertain: that it is in scope at all is not certain; kind: of an
    operation alone."""

    lot: int
    product: int
    transfer: int | None
    quantity: Decimal
    at: datetime
    by: int | None
    order_uncertain: bool = False
    merged_from: int | None = None
    operation: int | None = None
    kind: str = ""


async def arrived(scope: Scope, moved: Iterable[Movement]) -> list[Arrived]:
    """What of the lots in scope came since it was drawn, in the order of the book; of a lot that others in scope were
    merged into, or that is known by its name only since, not what it was before. moved: all that became of them."""
    merged = await _merged(scope)
    since = {each.lot: each.since for each in scope.lots}
    written = await _written_down(scope)
    mixed = {each.lot: seq for seq, each in (*written, *reversed(merged)) if since[each.lot] >= seq}
    came = [
        each
        for each in moved
        if each.comes and each.first.seq > scope.position
        if each.transfer or each.kind is TraceEdgeKind.ADJUSTED
        if each.first.seq > mixed.get(each.lot, 0)
    ]
    operations: dict[int, tuple[datetime, int | None, str]] = {}
    for part in parts({each.operation for each in came} | {_write(each) for each in came}):
        rows: Any = await Operation.filter(id__in=part).values_list("id", "recorded", "user_id", "kind")
        operations.update((row, facts) for row, *facts in rows)
    uncertain = {each.lot: each.order_uncertain for each in scope.lots}
    found = []
    for each in came:
        at, by, _ = operations[each.operation]
        facts = (each.lot, each.product, each.transfer or None, from_millionths(each.quantity))
        one = Arrived(*facts, at, by, uncertain[each.lot])
        if not each.transfer:
            one = replace(one, operation=_write(each), kind=operations[_write(each)][2])
        found.append((each.first.seq, one))
    in_order = sorted(
        [*found, *merged, *written], key=lambda one: (one[0], one[1].lot, one[1].merged_from or 0)
    )
    return [each for _, each in in_order]


def _write(each: Movement) -> int:
    """The operation that brought or took it, whatever was put right since where that is all there is of it."""
    return each.document.row if each.document.kind == "Operation" else each.operation


async def _merged(scope: Scope) -> list[tuple[int, Arrived]]:
    """Goods that were in scope and others, as they were poured together since it was drawn; with the place in the
    book."""
    of, as_of = {each.lot: each for each in scope.lots}, await scope.as_of()
    found = []
    for part in parts(scope.ids):
        condition, ids = among(part)
        sql = question("recall_merged").replace("{ids}", condition)
        for row in await fetch(sql, ids, scope.position, as_of):
            seq, lot, merged_from = row["seq"], row["lot_id"], row["merged_from"]
            whole, poured = (each in of and of[each].since < seq for each in (lot, merged_from))
            if whole is not poured:
                facts = (lot, row["product_id"], None, from_millionths(row["quantity"]))
                told = (from_micros(row["recorded"]), row["user_id"], of[lot].order_uncertain, merged_from)
                found.append((seq, Arrived(*facts, *told)))
    return found


async def _written_down(scope: Scope) -> list[tuple[int, Arrived]]:
    """Goods that lay here as something was said of a lot by which it came into scope, with what was made of it; with
    the place in the book."""
    lots: dict[int, list[Scoped]] = defaultdict(list)
    for each in scope.lots:
        if each.because is ScopeReason.ARRIVED:
            lots[each.since].append(each)
    condition, places = among(lots)
    rows = await fetch(
        f"""SELECT id, seq, kind, recorded, user_id FROM operation
            WHERE seq {condition} AND kind = 'updateLot' ORDER BY seq""",
        places,
    )
    found = []
    for row in rows:
        came = {each.lot: each for each in lots[row["seq"]]}
        of_these, ids = among(came)
        products = await fetch(f"SELECT id, product_id FROM lot WHERE id {of_these} ORDER BY id", ids)
        lying = await on_hand_of([*came], row["seq"])
        for lot, product in (product.values() for product in products):
            if much := lying.get(lot):
                told = (from_micros(row["recorded"]), row["user_id"], came[lot].order_uncertain, None)
                one = Arrived(lot, product, None, much, *told, row["id"], row["kind"])
                found.append((row["seq"], one))
    return found
