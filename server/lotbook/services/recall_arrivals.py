"""Goods that come into the scope of a recall after it was started are stopped by the posting that brings them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from lotbook.db.engine import execute, fetch
from lotbook.db.fields import from_micros
from lotbook.db.work import Work, follows_from_moving
from lotbook.domain.dates import day_of
from lotbook.domain.recall_words import ScopeReason
from lotbook.domain.tracing import TraceScope
from lotbook.ledger import recalls
from lotbook.ledger.recall_days import falls_into
from lotbook.ledger.recalls import Scoped
from lotbook.ledger.sql import question
from lotbook.models import Recall
from lotbook.services.recall_scope import hold_lots, in_scope, take_in


@follows_from_moving
async def hold_what_came(work: Work) -> None:
    """Stop what an operation brought into the scope of a recall: lots that are known by what the recall is about, or
    fall into its days, what was made, or is now known to be made, of lots in scope, and what came in as one of them and
    is called otherwise now.
    What a recall that waits for a second person would stop grows by what was made of that.
    A lot in scope that comes back needs nothing: its hold stops all of it. Whoever starts a recall waits for those that
    are posting, and they for him."""
    [there] = await fetch(
        """SELECT value, EXISTS (SELECT 1 FROM recall_waiting) AS waits
           FROM counter WHERE name = 'recalls_open' {share}"""
    )
    if there["waits"]:
        await execute(_of_runs("recall_waiting_grows"), work.operation_id, work.operation_id)
    if not there["value"]:
        return
    starts: dict[int, dict[int, bool]] = defaultdict(dict)
    of = work.operation_id
    for row in await fetch(question("recalls_in_days"), of):
        if (surely := _on_its_days(row)) is not False:
            unsure = surely is None and starts[row["recall_id"]].get(row["lot_id"], True)
            starts[row["recall_id"]][row["lot_id"]] = unsure
    for row in (
        *await fetch(_of_runs("recalls_touched"), of, of, of),
        *await fetch(question("recalls_marked"), of),
    ):
        starts[row["recall_id"]][row["lot_id"]] = False
    for recall, lots in sorted(starts.items()):
        await hold_new(work, recall, lots)


def _of_runs(name: str) -> str:
    """What is asked of the runs that an operation touched."""
    return question(name).replace("{touched}", question("runs_touched"))


def _on_its_days(row: Mapping[str, Any]) -> bool | None:
    """Whether what moved falls into days of a recall: by when it was recorded or, where it is known otherwise, by when
    it happened; of a product, only by what first came in with it. None where only perhaps: it came in soon after."""
    zone = row["time_zone"] or "UTC"
    recorded, *days = (day_of(from_micros(at), zone) for at in (row["recorded"], row["occurred"]) if at)
    if row["product_id"] is None:
        days = [recorded, *days]
    elif row["first_in"] is None:
        return False
    else:
        first = date.fromisoformat(row["first_in"])
        days = [first, *(days if first == recorded else ())]
    surely = falls_into(days, *(date.fromisoformat(row[name]) for name in ("since", "until")))
    return False if surely is None and not row["came"] else surely


async def hold_new(work: Work, recall: int, lots: Mapping[int, bool]) -> list[int]:
    """Stop what lots in the scope of a recall reach and it does not have yet; open transfers that have picked some of
    it. lots: by whether it is not certain that they are concerned."""
    row: Any = await Recall.get(id=recall)
    if row.scope is TraceScope.BY_TIME:
        lots = {**await recalls.named(recall), **lots}
    found = await recalls.reached([*lots], row.scope)
    known = await in_scope(recall)
    new = sorted(found.depth.keys() - known)
    if not new:
        return []
    scoped = [Scoped(lot, ScopeReason.ARRIVED, lot in found.uncertain or lots.get(lot, False)) for lot in new]
    await take_in(work, recall, scoped)
    return await hold_lots(work, row, new)
