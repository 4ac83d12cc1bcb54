"""What of a trace leads back to where it came from, and what stays the start all the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lotbook.domain.rings import rings
from lotbook.domain.trace_flows import Flow, Runs

UNWALKED = -1
"""Stands for all lots that were not walked."""


@dataclass(frozen=True)
class Rounds:
    """The graph ahead of a start. start: lots; whole: those of which all is the start; totals: all that ever became
    each lot that was reached; flows: all out of these; unwalked: others into them, of which nobody knows what they
    bring."""

    start: frozenset[int]
    whole: frozenset[int]
    totals: Mapping[int, int]
    flows: Sequence[Flow]
    unwalked: frozenset[Flow]
    runs: Runs

    @cached_property
    def out_of(self) -> Mapping[int, list[Flow]]:
        found: dict[int, list[Flow]] = defaultdict(list)
        for flow in self.flows:
            found[flow.input].append(flow)
        return found

    @cached_property
    def into(self) -> Mapping[int, list[Flow]]:
        found: dict[int, list[Flow]] = defaultdict(list)
        for flow in [*self.flows, *self.unwalked]:
            found[flow.output].append(flow)
        return found

    def in_order(self) -> list[list[int]]:
        """Lots that lead back to each other, what leads to others before them; the start leads, and nothing to it."""
        return rings(self.totals, _outputs(flow for flow in self.flows if flow.output not in self.start))

    def surely_back(self, flow: Flow) -> bool:
        """Whether it brings something to a lot of which some was that lot before."""
        return flow not in self.unwalked and _joins(self._known_rings, flow)

    def perhaps_back(self, flow: Flow) -> bool:
        """The same also of what may do so by ways that were not walked. What bore the wrong number does not."""
        return _joins(self._rings, flow) and _turned(flow) not in self.unwalked

    @cached_property
    def _known_rings(self) -> Mapping[int, int]:
        return _numbered(rings(self.totals, _outputs(self.flows)))

    @cached_property
    def _rings(self) -> Mapping[int, int]:
        if not self.unwalked:
            return self._known_rings
        onward = _outputs([*self.flows, *self.unwalked])
        outside = [flow.output for flow in self.unwalked if flow.input not in self.totals]
        if outside:
            onward[UNWALKED] = outside
            for lot in self.totals:
                onward[lot].append(UNWALKED)
        return _numbered(rings([*self.totals, UNWALKED], onward))

    @cached_property
    def onward(self) -> set[int]:
        """The start, and what it went into."""
        found, ready = {*self.start}, [*self.start]
        while ready:
            new = {flow.output for flow in self.out_of.get(ready.pop(), ())} - found
            found |= new
            ready += new
        return found

    @cached_property
    def thin(self) -> set[int]:
        """Lots of which no unit holds more than one unit of the start."""

        def is_thin(lot: int, thin: set[int]) -> bool:
            return lot in self.start or self._is_even_of(thin, self.into.get(lot, ()))

        return self._those_that_stay(is_thin)

    @cached_property
    def pure(self) -> set[int]:
        """Lots of which each unit is one of the start."""

        def is_pure(lot: int, pure: set[int]) -> bool:
            came = self.into.get(lot, ())
            if lot in self.start:
                back = [flow for flow in came if self.perhaps_back(flow)]
                return lot in self.whole and (not back or self._is_even_of(pure, back))
            known = all(flow not in self.unwalked for flow in came)
            together = sum(flow.quantity for flow in came)
            return known and together == self.totals[lot] and self._is_even_of(pure, came)

        return self._those_that_stay(is_pure)

    def _is_even_of(self, lots: Collection[int], came: Sequence[Flow]) -> bool:
        """Whether what came into a lot is goods of some lots, unit for unit."""
        return bool(came) and all(flow.input in lots and self.runs.is_even(flow.run) for flow in came)

    def _those_that_stay(self, stays: Callable[[int, set[int]], bool]) -> set[int]:
        """The most lots that are something as long as the others of them are."""
        left, doubtful = {*self.totals}, [*self.totals]
        while doubtful:
            lot = doubtful.pop()
            if lot in left and not stays(lot, left):
                left.remove(lot)
                doubtful += (flow.output for flow in self.out_of.get(lot, ()) if flow.output in left)
        return left


def _turned(flow: Flow) -> Flow:
    return flow._replace(input=flow.output, output=flow.input)


def _joins(numbers: Mapping[int, int], flow: Flow) -> bool:
    """Whether its ends are of one ring."""
    return numbers.get(flow.input, numbers.get(UNWALKED)) == numbers.get(flow.output)


def _outputs(flows: Iterable[Flow]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for flow in flows:
        found[flow.input].append(flow.output)
    return found


def _numbered(found: Iterable[Collection[int]]) -> Mapping[int, int]:
    return {lot: number for number, ring in enumerate(found) for lot in ring}
