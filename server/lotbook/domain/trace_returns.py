"""What came back into the start of a trace, and what came into it from where nothing of it could be yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from lotbook.domain.trace_flows import Flow, Runs
from lotbook.domain.tracing import Moment


class Passage(NamedTuple):
    """When a flow passed. taken_from, taken: when the first of it was taken at the earliest, and the last of it at the
    latest; given, given_surely: when the first of it was given, at the earliest and at the latest; at_once: all of it
    by one write."""

    taken_from: Moment
    taken: Moment
    given: Moment
    given_surely: Moment
    at_once: bool

    @property
    def taken_at_once(self) -> bool:
        return self.taken_from.seq == self.taken.seq


Passages = Mapping[tuple[int, int, int], Passage]
"""By run, input and output."""
EVER = 2**63 - 1
ALWAYS, NEVER = Moment(-EVER, -EVER), Moment(EVER, EVER)
SOMETIME = Passage(ALWAYS, NEVER, ALWAYS, NEVER, at_once=False)
"""Of a flow of which nobody knows when."""


class Returns(NamedTuple):
    """perhaps: flows into the start that may bring something of it back; surely: those of which all was taken from what
    it had gone into; early: flows, also to other lots, that passed before anything of it could be where they began."""

    perhaps: frozenset[Flow]
    early: frozenset[Flow]
    surely: frozenset[Flow]


def returns(start: Collection[int], flows: Iterable[Flow], passages: Passages) -> Returns:
    """flows: at least all those on ways from the start back to it."""
    out_of: dict[int, list[tuple[Flow, Passage]]] = defaultdict(list)
    for flow in flows:
        out_of[flow.input].append((flow, passages.get(flow[:3], SOMETIME)))
    return Returns(*_perhaps(start, out_of), _surely(start, out_of))


Onward = Mapping[int, Sequence[tuple[Flow, Passage]]]


def _perhaps(start: Collection[int], out_of: Onward) -> tuple[frozenset[Flow], frozenset[Flow]]:
    since, ready, found = dict.fromkeys(start, ALWAYS), [*start], set()
    while ready:
        lot = ready.pop()
        for flow, passage in out_of.get(lot, ()):
            if passage.taken.surely_before(since[lot]):
                continue
            if flow.output in start:
                found.add(flow)
                continue
            known = since.get(flow.output, passage.given)
            earliest = known.earliest(passage.given)
            if flow.output not in since or earliest != known:
                since[flow.output] = earliest
                ready.append(flow.output)
    early = {
        flow
        for lot, earliest in since.items()
        for flow, passage in out_of.get(lot, ())
        if passage.taken.surely_before(earliest)
    }
    return frozenset(found), frozenset(early)


def _surely(start: Collection[int], out_of: Onward) -> frozenset[Flow]:
    since, ready, found = dict.fromkeys(start, ALWAYS), [*start], set()
    while ready:
        lot = ready.pop()
        for flow, passage in out_of.get(lot, ()):
            if not since[lot].surely_before(passage.taken_from):
                continue
            if flow.output in start:
                found.add(flow)
                continue
            # Of what was given by and by, nobody knows which was taken when.
            known = since.get(flow.output)
            if passage.at_once and (known is None or passage.given_surely.surely_before(known)):
                since[flow.output] = passage.given_surely
                ready.append(flow.output)
    return frozenset(found)


def first_arrival(lot: int, total: int, came: Iterable[Flow], runs: Runs, passages: Passages) -> int:
    """At least so much came into a lot before anything left it. came: all flows into it; what came otherwise was never
    of it before."""
    gave: dict[int, int] = defaultdict(int)
    pieces = False
    for flow in came:
        gave[flow.run] += flow.quantity
        pieces |= not passages.get(flow[:3], SOMETIME).at_once
    much = [runs.gave.get((run, lot), quantity) for run, quantity in gave.items()]
    return 0 if pieces or not much or sum(much) < total else min(total, *much)
