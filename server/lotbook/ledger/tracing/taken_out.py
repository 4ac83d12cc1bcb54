"""Serials that were put into something and taken out of it again: nothing of them is in what else came out of that."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Mapping

from lotbook.db.engine import among, fetch_columns
from lotbook.domain.trace_flows import Flow
from lotbook.ledger.sql import question

TakenOut = Mapping[tuple[int, int], Collection[int]]
"""By run and lot that it took apart, under each number of that: the serials that had gone in and came out."""


async def taken_out(flows: Collection[tuple[int, int]], called: Mapping[int, Collection[int]]) -> TakenOut:
    """flows: from which lot to which; called: what goods of lots were called otherwise. What was taken apart under one
    number is what was put together under another, and told under each."""
    names = _names(called)
    first = {lot: group[0] for lot, group in names.items()}
    put_in = {(first.get(whole, whole), part) for part, whole in flows}
    both = put_in.intersection((first.get(whole, whole), part) for whole, part in flows)
    if not both:
        return {}
    condition, values = among({part for _, part in both})
    columns = await fetch_columns(question("trace_taken_out").replace("{ids}", condition), values)
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for run, lot, serial in zip(*columns, strict=True):
        if (first.get(lot, lot), serial) in both:
            for name in names.get(lot, (lot,)):
                found[run, name].add(serial)
    return found


def _names(called: Mapping[int, Collection[int]]) -> dict[int, tuple[int, ...]]:
    """All that goods of a lot were called, the same for each of these."""
    names: dict[int, tuple[int, ...]] = {}
    for lot in called:
        if lot not in names:
            group, ready = {lot}, [lot]
            while ready:
                new = {*called.get(ready.pop(), ())} - group
                group |= new
                ready += new
            names.update((name, tuple(group)) for name in group)
    return names


def reached_otherwise(
    start: Collection[int],
    flows: Collection[Flow],
    called: Mapping[int, Collection[int]],
    out: TakenOut,
    *,
    ahead: bool,
) -> dict[int, int]:
    """Lots that ways lead to that go with no serial into something, and on with what else came out of that when the
    serial did; each with its steps from the start. called: what goods of lots were called otherwise."""
    onward: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for flow in flows:
        near, far = (flow.input, flow.output) if ahead else (flow.output, flow.input)
        onward[near].append((flow.run, far))
    apart = {lot for _, lot in out}
    depth = dict.fromkeys(start, 0)
    ready = deque((lot, 0, 0) for lot in start)
    gone: set[tuple[int, int, int]] = set()

    def arrive(lot: int, came_from: int, run: int, steps: int) -> None:
        # Where something was taken apart it matters where one comes from; elsewhere once is enough.
        way = (lot, came_from, run)
        if lot and (lot not in depth or (lot in apart and way not in gone)):
            depth.setdefault(lot, steps)
            gone.add(way)
            ready.append(way)

    while ready:
        lot, came_from, by = ready.popleft()
        for other in called.get(lot, ()):
            arrive(other, came_from, by, depth[lot] + 1)
        for run, far in onward[lot]:
            if far in called.get(lot, ()):
                continue
            serial, opened = (came_from, run) if ahead else (far, by)
            if serial not in out.get((opened, lot), ()):
                arrive(far, lot, run, depth[lot] + 1)
    return depth
