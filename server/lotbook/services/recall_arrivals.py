"""Goods that come into the scope of a recall after it was started are stopped by the posting that brings them; those of
an exercise only come into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from lotbook.db.engine import among, execute, fetch
from lotbook.db.fields import from_micros
from lotbook.db.work import Work, follows_from_moving
from lotbook.domain.dates import day_of
from lotbook.domain.recall_words import ScopeReason
from lotbook.domain.tracing import TraceScope
from lotbook.domain.words import Disposition
from lotbook.ledger import recalls
from lotbook.ledger.recall_days import falls_into
from lotbook.ledger.recalls import Scoped
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.taken_out import reached_otherwise
from lotbook.models import Recall, RecallLot
from lotbook.services.recall_scope import hold_lots, in_scope, keep_decision, take_in


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
    if not there["value"] and not there["waits"]:
        return
    of = work.operation_id
    touched = {row["run_id"] for row in await fetch(question("runs_touched"), of, of)}
    in_runs, runs = among(touched | {run for run, _ in work.said_anew})
    if there["waits"]:
        await execute(question("recall_waiting_grows").replace("{runs}", in_runs), runs)
    if not there["value"]:
        return
    starts: dict[int, dict[int, bool]] = defaultdict(dict)
    grown: dict[int, set[int]] = defaultdict(set)
    for row in await fetch(question("recalls_in_days"), of):
        if (surely := _on_its_days(row)) is not False:
            unsure = surely is None and starts[row["recall_id"]].get(row["lot_id"], True)
            starts[row["recall_id"]][row["lot_id"]] = unsure
    of_lots, said_anew = among({lot for _, lot in work.said_anew})
    sql = question("recalls_grown").replace("{runs}", in_runs).replace("{lots}", of_lots)
    renumbered = await fetch(question("recalls_renumbered"), of)
    for row in (*await fetch(sql, of, runs, said_anew), *renumbered):
        grown[row["recall_id"]].add(row["lot_id"])
    for row in (
        *renumbered,
        *await fetch(question("recalls_touched").replace("{runs}", in_runs), runs),
        *await _marked(work),
    ):
        starts[row["recall_id"]][row["lot_id"]] = False
    for recall, lots in sorted(starts.items()):
        await hold_new(work, recall, lots, grown[recall])


async def hold_what_is_named(work: Work, lot: int) -> list[int]:
    """Stop a lot whose maker's number or batch was written down, with all that was made of it, where a recall is known
    by that, and what open transfers have picked of it; the recalls and exercises into whose scope it came."""
    # Whoever starts one waits for this, as for a posting, and looks at all that is known by then.
    await fetch("SELECT value FROM counter WHERE name = 'recalls_open' {share}")
    found = sorted({row["recall_id"] for row in await _marked(work, {lot})})
    for recall in found:
        await hold_new(work, recall, {lot: False})
    return found


async def _marked(work: Work, lots: Collection[int] = ()) -> list[dict[str, Any]]:
    of_these, ids = among(lots)
    return await fetch(
        question("recalls_marked").replace("{lots}", of_these), work.operation_id, ids, work.operation_id
    )


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
        days = [first, *(day for day in days if row["came"] and day <= first)]
    surely = falls_into(days, *(date.fromisoformat(row[name]) for name in ("since", "until")))
    return False if surely is None and not row["came"] else surely


async def hold_new(
    work: Work,
    recall: int,
    lots: Mapping[int, bool],
    grown: Collection[int] = (),
    reach: Closure | None = None,
) -> list[int]:
    """Stop what lots in the scope of a recall reach and it does not have yet, and stop again what was released in it
    and has more of them now; open transfers that have picked some of that. What is made of a released lot is free like
    that. lots: by whether it is not certain that they are concerned; grown: into which goods that it stops went just
    now; reach: what lots reach, where that was found already."""
    row: Any = await Recall.get(id=recall)
    if (
        row.scope is TraceScope.BY_TIME
    ):  # which is asked of the journal, that does not tell of this posting yet
        lots = {**await recalls.named(recall), **dict.fromkeys(grown, False), **lots}
    known, released = await in_scope(recall), await released_in(recall)
    found = reach or await recalls.reached([*lots], row.scope)
    new = await _reached_past_none(found, released) - known
    again = await _behind(row, released, [*grown, *new])
    if again:
        found = await recalls.reached([*lots, *again], row.scope)
        new = await _reached_past_none(found, released.keys() - again) - known
        await stop_again(work, released, again)
    scoped = [
        Scoped(lot, ScopeReason.ARRIVED, lot in found.uncertain or lots.get(lot, False))
        for lot in sorted(new)
    ]
    await take_in(work, recall, scoped)
    return await hold_lots(work, row, sorted(new | again)) if new or again else []


async def released_in(recall: int) -> dict[int, int]:
    """Lots that were released in a recall, by their row of `RecallLot`."""
    there: Any = RecallLot.filter(recall_id=recall, decision=Disposition.RELEASED).order_by("lot_id")
    return dict(await there.values_list("lot_id", "id"))


async def stop_again(work: Work, released: Mapping[int, int], lots: Collection[int]) -> None:
    """Decide that lots that were released are stopped again, since more of the recalled goods is in them."""
    await keep_decision(work, {released[lot]: None for lot in lots}, Disposition.QUARANTINE)


async def _reached_past_none(found: Closure, released: Collection[int]) -> set[int]:
    """The lots of a walk that it reaches otherwise than by what was released."""
    way = found.way(ahead=True)
    if not released or way is None:
        return {*found.depth}
    onward = [flow for flow in way.rows if flow.input not in released]
    called = {lot: as_ for lot, as_ in (await found.source.relabelled()).items() if lot not in released}
    return {*reached_otherwise(found.start, onward, called, way.taken_out, ahead=True)}


async def _behind(row: Any, released: Mapping[int, int], lots: Collection[int]) -> set[int]:
    """What of the released lots others reach."""
    if not released or not lots:
        return set()
    return released.keys() & (await recalls.reached(lots, row.scope)).depth.keys()
