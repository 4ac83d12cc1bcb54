"""Which lots a trace reaches: from a start, step by step, all lots of a step together.

Each lot is asked once, so that cycles through rework end by themselves, and each flow is read once. By time, a lot is
asked again when it turns out to have been reached earlier than was known.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from lotbook.domain.tracing import Moment, TraceCut, TraceDirection, TraceScope
from lotbook.ledger.changes import last_sequence, require_reached
from lotbook.ledger.tracing.closures import ALWAYS, Closure, Limits, Moved, Way
from lotbook.ledger.tracing.sources import (
    EVER,
    WITHOUT_NUMBER,
    ByJournal,
    Flows,
    Kept,
    Source,
    When,
    made_behind,
)
from lotbook.ledger.tracing.taken_out import reached_otherwise, taken_out

SECONDS = 10.0
"""After so long a walk ends and says so."""
TURNS = {False: TraceDirection.BACK, True: TraceDirection.FORWARD}


async def closure(
    start: Collection[int],
    direction: TraceDirection,
    scope: TraceScope = TraceScope.BY_NUMBER,
    limits: Limits | None = None,
    moved: Moved | None = None,
) -> Closure:
    """The lots that some lots reach. BY_NUMBER, all that shares the number of a reached lot; BY_TIME, less what is
    earlier by both the book and the clocks, margins included.

    What a recall needs of it, `movements.shipped` and `movements.lying` tell. Raises BeyondTheBook for a place that
    the book has not come to: what is written up to there would be told one way now and another way later.
    """
    limits, start = limits or Limits(), sorted(set(start))
    if limits.as_of is not None:
        await require_reached(limits.as_of)
    as_of = limits.as_of if limits.as_of is not None else await last_sequence()
    up_to, until = limits.up_to
    turns = [ahead for ahead, turn in TURNS.items() if direction in (turn, TraceDirection.BOTH)]
    kinds = None if limits.follows_all else limits.kinds
    source: Source = Kept(kinds)
    kept = scope is TraceScope.BY_NUMBER and until == EVER and not await made_behind(as_of)
    if kept:
        ways = [await _walk(start, source, scope, limits, ahead=ahead) for ahead in turns]
        kept = not await made_behind(as_of)
    if not kept:
        source = ByJournal(min(up_to, as_of), until, kinds)
        times = moved.times if moved else {}
        ways = [await _walk(start, source, scope, limits, ahead=ahead, times=times) for ahead in turns]
    return Closure(tuple(start), direction, scope, limits, as_of, source, ways, moved)


Reach = Callable[[Way, Flows, Mapping[int, Collection[int]], list[int]], set[int]]


async def _walk(
    start: list[int],
    source: Source,
    scope: TraceScope,
    limits: Limits,
    *,
    ahead: bool,
    times: Mapping[int, tuple[Moment, Moment]] | None = None,
) -> Way:
    """times: when the start was moved, where it was at one time."""
    by_time = scope is TraceScope.BY_TIME
    way = Way(ahead, dict.fromkeys(start[: limits.max_lots], 0), comes_round=by_time)
    if len(start) > limits.max_lots:
        way.cut = TraceCut.NODES
        way.beyond.update(start[limits.max_lots :])
    if by_time:
        way.since = dict.fromkeys(way.depth, ALWAYS)
        for lot, (first, last) in (times or {}).items():
            if lot in way.since:
                way.since[lot] = first if ahead else last.counted_down()
    reach = _reached_by_time if by_time else _reached
    frontier, step, ends = [*way.depth], 0, time.monotonic() + SECONDS
    while frontier:
        flows = await source.flows(frontier, ahead=ahead)
        way.flows.append(flows)
        reached = reach(way, flows, await source.relabelled(), frontier)
        new = sorted(reached - way.depth.keys())
        way.comes_round |= len(new) < len(reached)
        if new and (step == limits.max_depth or time.monotonic() > ends):
            way.cut = TraceCut.DEPTH if step == limits.max_depth else TraceCut.TIME
            way.beyond.update(new)
            break
        step += 1
        room = max(limits.max_lots - len(way.depth), 0)
        if len(new) > room:
            way.cut = TraceCut.NODES
            way.beyond.update(new[room:])
            new = new[:room]
        way.depth.update(dict.fromkeys(new, step))
        frontier = sorted(reached & way.depth.keys()) if by_time else new
    await _leave_taken_out(way, source)
    if by_time:
        _find_certain(way, times or {})
    if way.cut is TraceCut.COMPLETE and not limits.follows_all:
        await _look_beyond(way, source.of_other_kinds(), reach)
    return way


async def _leave_taken_out(way: Way, source: Source) -> None:
    """What is reached only by a serial that was in something, and came out of that by itself, is not reached."""
    everything = await source.relabelled()
    called = {lot: everything[lot] for lot in way.depth if lot in everything} if everything else {}
    if not called and not way.comes_round:
        return
    pairs = {pair for flows in way.flows for pair in zip(flows.inputs, flows.outputs, strict=True)}
    if out := await taken_out(pairs, called):
        way.taken_out = out
        start = [lot for lot, steps in way.depth.items() if steps == 0]
        way.narrow(reached_otherwise(start, way.rows, called, out, ahead=way.ahead))


async def _look_beyond(way: Way, source: Source, reach: Reach) -> None:
    """Where edges of kinds that were not asked for lead to other lots, the walk ended before them. source: of these."""
    lots = [*way.depth]
    flows = await source.flows(lots, ahead=way.ahead)
    way.skipped = bool(flows.runs)
    unchanged = replace(way, since={**way.since})
    way.beyond.update(reach(unchanged, flows, await source.relabelled(), lots) - way.depth.keys())
    if way.beyond:
        way.cut = TraceCut.KINDS


def _reached(way: Way, flows: Flows, others: Mapping[int, Collection[int]], frontier: list[int]) -> set[int]:
    """The lots at the other ends of flows, and what goods of the near ends were called otherwise."""
    found = set(flows.outputs if way.ahead else flows.inputs)
    if others:
        found.update(*(others[lot] for lot in frontier if lot in others))
    found.discard(WITHOUT_NUMBER)
    return found


def _reached_by_time(
    way: Way, flows: Flows, others: Mapping[int, Collection[int]], frontier: list[int]
) -> set[int]:
    """Of these, the lots that are concerned from an earlier moment on than was known; and that moment is kept."""
    found = set()
    for near, far, when in _ends(way, flows):
        if near and far and way.concerns(near, when) and _keep_earliest(way, far, way.enters(when)):
            found.add(far)
    for lot in frontier:
        found.update(other for other in others.get(lot, ()) if _keep_earliest(way, other, ALWAYS))
    return found


def _ends(way: Way, flows: Flows) -> Iterator[tuple[int, int, When | None]]:
    near, far = (flows.inputs, flows.outputs) if way.ahead else (flows.outputs, flows.inputs)
    return zip(near, far, flows.times or [], strict=True)


def _keep_earliest(way: Way, lot: int, moment: Moment) -> bool:
    known = way.since.get(lot)
    way.since[lot] = moment if known is None else known.earliest(moment)
    return way.since[lot] != known


def _find_certain(way: Way, times: Mapping[int, tuple[Moment, Moment]]) -> None:
    """Lots that a chain of flows reaches of which each is later than the one before by the book and the clocks, with
    the moments from which on. times: when the start was moved."""
    onward: dict[int, list[tuple[int, When | None]]] = {}
    for flows in way.flows:
        for near, far, when in _ends(way, flows):
            if near in way.depth and far in way.depth:
                onward.setdefault(near, []).append((far, when))
    certain = way.certain = {lot: [ALWAYS] for lot, steps in way.depth.items() if steps == 0}
    for lot, (first, last) in times.items():
        if lot in certain:
            surely = (
                Moment(first.seq, last.clock) if way.ahead else Moment(last.seq, first.clock).counted_down()
            )
            certain[lot] = [surely]
    ready = [*certain]
    while ready:
        lot = ready.pop()
        for far, when in onward.get(lot, ()):
            enters = way.enters(when, surely=True)
            if not way.surely_concerns(lot, when):
                continue
            known = certain.setdefault(far, [])
            if not any(enters.surely_not_before(moment) for moment in known):
                known.append(enters)
                ready.append(far)
