"""How much of what lies behind the start of a trace is in it, as exactly as the record knows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from lotbook.domain.rings import rings
from lotbook.domain.trace_flows import Bounds, Content, Flow, Rest, Runs
from lotbook.domain.trace_returns import Passages
from lotbook.domain.trace_shares import Shares, Ways, there_was

MOST_TOLD_APART = 100
"""Lots that lead back to each other of which each is looked at by itself; of more it is told only what is sure."""


class Behind:
    """Goes back from the start, so that what a lot went into is known before the lot.

    start: lots, with how much of each; totals: all that ever became each lot that was reached, the start included;
    flows: into these; rests: by run and input, over all outputs, also those that were not reached; cut: lots may have
    gone on into the start by ways that were not walked. Lots of a cycle, and those behind one, may be in it with
    anything, as far as the start has room for them.
    """

    def __init__(
        self,
        start: Mapping[int, int],
        totals: Mapping[int, int],
        flows: Iterable[Flow],
        rests: Mapping[tuple[int, int], Rest],
        runs: Runs,
        *,
        cut: bool,
    ) -> None:
        self.start, self.totals, self.flows = start, totals, [*flows]
        self.rests, self.runs, self.cut = rests, runs, cut
        self.amounts = {flow: runs.among(flow, rests[flow[:2]]) for flow in self.flows}
        self.into: dict[int, list[Flow]] = defaultdict(list)
        self.out_of: dict[int, dict[int, list[Flow]]] = defaultdict(lambda: defaultdict(list))
        for flow in self.flows:
            self.into[flow.output].append(flow)
            self.out_of[flow.input][flow.run].append(flow)
        self.contents: dict[int, Content] = {}
        self.held: dict[Flow, Bounds] = {}
        self.taken: dict[tuple[int, int], Bounds] = {}
        self._settle()

    def _settle(self) -> None:
        waits = {lot: sum(map(len, self.out_of[lot].values())) for lot in self.totals}
        whole = {lot for lot, much in self.start.items() if much >= self.totals[lot]}
        ready = [lot for lot in self.totals if not waits[lot] or lot in whole]
        while ready:
            lot = ready.pop()
            if lot in self.contents:
                continue
            self.contents[lot] = content = Content(self._went(lot), self.totals[lot], thin=True)
            for flow in self.into[lot]:
                least, most = (self._along(flow, content, much) for much in self.amounts[flow])
                self.held[flow] = Bounds(least.at_least, most.at_most)
                if flow.input in waits:
                    waits[flow.input] -= 1
                    if waits[flow.input] == 0:
                        ready.append(flow.input)

    @cached_property
    def rounds(self) -> Sequence[Sequence[int]]:
        """Lots that lead back to each other, together."""
        if len(self.contents) == len(self.totals) and not any(self.out_of[lot] for lot in self.start):
            return []
        onward = {lot: [flow.output for flow in self._onward(lot)] for lot in self.totals}
        return [ring for ring in rings(self.totals, onward) if len(ring) > 1 or ring[0] in onward[ring[0]]]

    def _onward(self, lot: int) -> Iterator[Flow]:
        return (flow for gone in self.out_of[lot].values() for flow in gone)

    def shares(self, passages: Passages) -> Shares:
        """What leads back to itself may be in the start as a whole, or not at all. passages: when what flowed in
        `rounds` did."""
        contents = {
            lot: self.contents.get(lot) or Content(Bounds(self.start.get(lot, 0), much), much, thin=True)
            for lot, much in self.totals.items()
        }
        for ring in self.rounds:
            for lot, was in self._were(ring, passages):
                together = self._went_together(lot, passages) if was.pure else 0
                contents[lot] = _each_once(contents[lot], was.held, together)
        held = {flow: self.held.get(flow) or Bounds(0, self.amounts[flow].at_most) for flow in self.flows}
        moved = sum(self.start.values())
        for lot in self.thin:
            contents[lot] = contents[lot]._replace(held=contents[lot].held.within(moved))
            held |= {flow: held[flow].within(moved) for flow in self._onward(lot)}
        most = sum(self.totals.values())
        again = {lot for ring in self.rounds for lot in ring} | self.start.keys()
        once = frozenset() if self.cut else frozenset(self.totals.keys() - again)
        return Shares(contents, held, Ways([most], {}), Bounds(most, most), self.amounts, self.taken, once)

    def _were(self, ring: Sequence[int], passages: Passages) -> Iterator[tuple[int, Content]]:
        """How much there ever was of each of these, each unit once."""
        totals = {lot: self.totals[lot] for lot in ring}
        flows = [flow for lot in ring for flow in self.into[lot]]
        for lot, total in totals.items():
            if len(ring) <= MOST_TOLD_APART:
                yield lot, there_was(lot, totals, flows, self.rests, self.runs, passages)
            else:
                came = sum(flow.quantity for flow in self.into[lot] if flow.input in totals)
                yield lot, Content(Bounds(max(0, total - came), total), total)

    @cached_property
    def thin(self) -> set[int]:
        """Lots of which no unit of the start holds more than one unit: together they are no more in it than it is."""
        if self.cut:
            return set()
        left = {lot for lot in self.totals if lot in self.start or self.out_of[lot]}
        doubtful = [*self.totals]
        while doubtful:
            lot = doubtful.pop()
            stays = all(flow.output in left and self.runs.is_even(flow.run) for flow in self._onward(lot))
            if not stays or lot not in left:
                left.discard(lot)
                doubtful += (flow.input for flow in self.into[lot] if flow.input in left)
        return left

    def _went_together(self, lot: int, passages: Passages) -> int:
        """At least so much of a lot went into the start by one run that took it at once; or is the start, which a
        document moved at one time."""
        at_once = (
            gone
            for gone in self.out_of[lot].values()
            if all(flow.output in self.contents for flow in gone)
            and all(flow[:3] in passages and passages[flow[:3]].taken_at_once for flow in gone)
        )
        itself = self.start.get(lot, 0)
        moved = itself if itself < self.totals[lot] else 0
        return max(moved, *(self._went_on(gone).at_least for gone in at_once), 0)

    def _went(self, lot: int) -> Bounds:
        """How much of a lot is in the start."""
        total, gone, itself = self.totals[lot], self.out_of[lot], self.start.get(lot)
        if itself is not None and itself >= total:
            return Bounds(total, total)
        self.taken |= {(run, lot): self._went_on(found) for run, found in gone.items()}
        went = sum((self.taken[run, lot] for run in gone), Bounds(itself or 0, itself or 0))
        # What went into nothing is reached because goods of a reached lot once bore its number.
        unknown = self.cut or (itself is None and not gone)
        return Bounds(min(went.at_least, total), total) if unknown else went.within(total)

    def _went_on(self, gone: list[Flow]) -> Bounds:
        """How much of what a run took of a lot is in the start. gone: into outputs that are reached."""
        contents, rest = [self.contents[flow.output] for flow in gone], self.rests[gone[0][:2]]
        together = rest.quantity + sum(flow.said for flow in gone)
        if len(gone) == rest.outputs and (rest.outputs == 1 or all(content.whole for content in contents)):
            return self._along(gone[0], contents[0], together)
        least, most = 0, 0
        for flow, into in zip(gone, contents, strict=True):
            much = self.amounts[flow]
            least += self._along(flow, into, much.at_least).at_least
            most += self._along(flow, into, much.at_most).at_most
        return Bounds(least, min(most, together))

    def _along(self, flow: Flow, into: Content, quantity: int) -> Bounds:
        """How much of so many units that went into a lot went on with it into the start. Of a mix that went on in part,
        all of them may have, or none; goods that only became one with others are still units of it."""
        if into.whole:
            return Bounds(quantity, quantity)
        if self.runs.is_even(flow.run):
            return into.portion(quantity)
        return Bounds(0, quantity if into.held.at_most else 0)


def _each_once(content: Content, there_was: Bounds, together: int) -> Content:
    """The same of a lot whose goods came back into it, so that some of them became it more than once. together: so much
    of it went into the start at one time."""
    (least, most), again = content.held, content.total - there_was.at_least
    most = min(most, there_was.at_most)
    least = max(least - again, together, 0)
    return content._replace(held=Bounds(min(least, most), most), total=there_was.at_most)
