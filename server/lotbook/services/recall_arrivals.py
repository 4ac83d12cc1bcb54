"""Goods that come into the scope of a recall after it was started are stopped by the posting that brings them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.fields import from_micros
from lotbook.db.work import Work, follows_from_moving
from lotbook.domain.dates import day_of
from lotbook.domain.recall_words import ScopeReason
from lotbook.domain.tracing import TraceScope
from lotbook.ledger import recalls
from lotbook.ledger.recalls import Scoped
from lotbook.ledger.sql import question
from lotbook.models import Recall
from lotbook.services.recall_scope import hold_lots, in_scope, take_in


@follows_from_moving
async def hold_what_came(work: Work) -> None:
    """Stop what an operation brought into the scope of a recall: lots that are known by what the recall is about, or
    fall into its days, what was made, or is now known to be made, of lots in scope, and what came in as one of them and
    is called otherwise now.
    A lot in scope that comes back needs nothing: its hold stops all of it. Whoever starts a recall waits for those that
    are posting, and they for him."""
    if not await fetch_value("SELECT value FROM counter WHERE name = 'recalls_open' {share}"):
        return
    starts: dict[int, set[int]] = defaultdict(set)
    of = work.operation_id
    for row in (
        *await fetch(question("recalls_touched"), of, of, of),
        *await fetch(question("recalls_marked"), of),
    ):
        starts[row["recall_id"]].add(row["lot_id"])
    for row in await fetch(question("recalls_in_days"), of):
        if _on_its_days(row):
            starts[row["recall_id"]].add(row["lot_id"])
    for recall, lots in sorted(starts.items()):
        await hold_new(work, recall, lots)


def _on_its_days(row: Mapping[str, Any]) -> bool:
    """Whether what moved falls into days of a recall: by when it was recorded or, where it is known otherwise, by when
    it happened; of a product, only by what first came in with it."""
    zone = row["time_zone"] or "UTC"
    recorded, *happened = (
        day_of(from_micros(at), zone).isoformat() for at in (row["recorded"], row["occurred"]) if at
    )
    if row["product_id"] is None:
        days = [recorded, *happened]
    else:
        days = [row["first_in"] or "", *(happened if row["first_in"] == recorded else ())]
    return any(row["since"] <= day <= row["until"] for day in days)


async def hold_new(work: Work, recall: int, lots: set[int]) -> None:
    """Stop what lots in the scope of a recall reach and it does not have yet."""
    row: Any = await Recall.get(id=recall)
    if row.scope is TraceScope.BY_TIME:
        lots |= {*await recalls.named(recall)}
    found = await recalls.reached(lots, row.scope)
    known = await in_scope(recall)
    new = sorted(found.depth.keys() - known)
    if new:
        scoped = [Scoped(lot, ScopeReason.ARRIVED, lot in found.uncertain) for lot in new]
        await take_in(work, recall, scoped)
        await hold_lots(work, row, new)
