"""What of a trace leads back to where it came from, and what stays the start all the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from lotbook.domain.rings import rings
from lotbook.domain.trace_flows import Flow, Runs
from lotbook.domain.trace_returns import Passages, Returns, returns

UNWALKED = -1
"""Stands for all lots that were not walked."""


@dataclass(frozen=True)
class Rounds:
    """The graph ahead of a start. start: lots; whole: those of which all is the start; totals: all that ever became
    each lot that was reached; flows: all out of these; unwalked: others into them, of which nobody knows what they
    bring; passages: when flows into the start passed, and those on the ways that may lead back there."""

    start: frozenset[int]
    whole: frozenset[int]
    totals: Mapping[int, int]
    flows: Sequence[Flow]
    unwalked: frozenset[Flow]
    runs: Runs
    passages: Passages = field(default_factory=dict)

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

    @cached_property
    def in_order(self) -> Sequence[Sequence[int]]:
        """Lots that lead back to each other, what leads to others before them; the start leads, and nothing to it."""
        ahead = [flow for flow in self.flows if flow.output not in self.start]
        return self._known_order if len(ahead) == len(self.flows) else rings(self.totals, _outputs(ahead))

    def surely_back(self, flow: Flow) -> bool:
        """Whether it brings something to a lot of which some was that lot before."""
        known = flow not in self.unwalked and _joins(self._known_rings, flow)
        return known and (flow.output not in self.start or flow in self._returns.surely)

    def perhaps_back(self, flow: Flow) -> bool:
        """The same also of what may do so by ways that were not walked. What bore the wrong number does not."""
        if not _joins(self._rings, flow) or self.is_fresh(flow):
            return False
        known = flow not in self.unwalked and _joins(self._known_rings, flow)
        return known or not self.bore_wrong_number(flow)

    def is_fresh(self, flow: Flow) -> bool:
        """Whether it brought something to the start from where nothing of the start could be yet."""
        if flow.output not in self.start or self._has_hidden_ways:
            return False
        return flow not in self._returns.perhaps

    def bore_wrong_number(self, flow: Flow) -> bool:
        """Whether goods came along it that were of the number all the time, to which they were relabelled."""
        return bool(self.unwalked) and _turned(flow) in self.unwalked

    def is_early(self, flow: Flow) -> bool:
        """Whether it passed before anything of the start could be where it began."""
        return bool(self.passages) and not self.unwalked and flow in self._returns.early

    def took_at_once(self, flow: Flow) -> bool:
        """Whether no unit may have gone along it twice."""
        return flow[:3] in self.passages and self.passages[flow[:3]].taken_at_once

    @cached_property
    def _returns(self) -> Returns:
        return returns(self.start, self.flows, self.passages)

    @cached_property
    def _has_hidden_ways(self) -> bool:
        return any(flow.input not in self.totals for flow in self.unwalked)

    @cached_property
    def _leads_to(self) -> Mapping[int, Sequence[int]]:
        """From lot to lot, also by ways that were not walked."""
        return _outputs([*self.flows, *self.unwalked])

    @cached_property
    def _known_order(self) -> Sequence[Sequence[int]]:
        return rings(self.totals, _outputs(self.flows) if self.unwalked else self._leads_to)

    @cached_property
    def _known_rings(self) -> Mapping[int, int]:
        return _numbered(self._known_order)

    @cached_property
    def _rings(self) -> Mapping[int, int]:
        if not self.unwalked:
            return self._known_rings
        onward = {**self._leads_to}
        outside = [flow.output for flow in self.unwalked if flow.input not in self.totals]
        if outside:
            onward[UNWALKED] = outside
            onward |= {lot: [*onward.get(lot, ()), UNWALKED] for lot in self.totals}
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

        return self._those_that_stay(self.totals, is_thin)

    @cached_property
    def pure(self) -> set[int]:
        """Lots of which each unit is one of the start: thin ones."""
        itself = self.runs.itself

        def is_pure(lot: int, pure: set[int]) -> bool:
            came = self.into.get(lot, ())
            if lot in self.start:
                back = [flow for flow in came if self.perhaps_back(flow) and (flow.run, lot) not in itself]
                return lot in self.whole and (not back or self._is_even_of(pure, back))
            known = all(flow.input in self.totals for flow in came)
            return known and self._is_even_of(pure, came) and self._surely_of(pure, lot) == self.totals[lot]

        return self._those_that_stay(self.thin, is_pure)

    def _surely_of(self, lots: Set[int], lot: int) -> int:
        """How much of a lot came of some, whichever way a run shared out what it took."""
        by_run: dict[int, list[Flow]] = defaultdict(list)
        for flow in self.into[lot]:
            if flow not in self.unwalked:
                by_run[flow.run].append(flow)
        found = 0
        for run, came in by_run.items():
            sides = self.runs.balanced.get(run)
            if sides is None:
                found += sum(flow.quantity for flow in came)
            elif sides.took.keys() <= lots:
                found += sides.gave.get(lot, 0)
            else:
                found += sum(flow.said for flow in came)
        return found

    def _is_even_of(self, lots: Collection[int], came: Sequence[Flow]) -> bool:
        """Whether what came into a lot is goods of some lots, unit for unit."""
        return bool(came) and all(flow.input in lots and self.runs.is_even(flow.run) for flow in came)

    def _those_that_stay(self, lots: Iterable[int], stays: Callable[[int, set[int]], bool]) -> set[int]:
        """The most of some lots that are something as long as the others of them are. What leads to others is looked at
        first, so that most are looked at once."""
        left = {*lots}
        doubtful = [lot for ring in reversed(self.in_order) for lot in ring]
        while doubtful:
            lot = doubtful.pop()
            if lot in left and not stays(lot, left):
                left.remove(lot)
                doubtful += (output for output in self._leads_to.get(lot, ()) if output in left)
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
