"""How much of the start of a trace went where, as exactly as the record knows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

from lotbook.domain.trace_flows import NOTHING, Bounds, Content, Flow, Rest, Runs
from lotbook.domain.trace_returns import Passages, first_arrival
from lotbook.domain.trace_rounds import Rounds


@dataclass(frozen=True)
class Ways:
    """By which of the ways out of the start something of it may have come into a lot. left: how much left the start by
    each, of which the first stands for any; into: by lot, a bit for each way."""

    left: Sequence[int]
    into: dict[int, int]

    def most(self, ways: int) -> int:
        """How much left the start by some ways together."""
        if ways & ANY_WAY:
            return self.left[0]
        much = sum((ways & these).bit_count() << place for place, these in self._by_digit)
        return min(self.left[0], much)

    @cached_property
    def _by_digit(self) -> Sequence[tuple[int, int]]:
        """For each binary digit of the quantities that left, the ways of which that has it: all of them are added up at
        once, not one by one for each of thousands of lots."""
        left = [0, *self.left[1:]][::-1]
        digits = range(max(left).bit_length())
        having = ((place, int("".join(str(much >> place & 1) for much in left), 2)) for place in digits)
        return [(place, ways) for place, ways in having if ways]


ANY_WAY = 1


@dataclass(frozen=True)
class Shares:
    """How much of the start each lot and each flow holds, in the start's stock unit; or how much of them is in the
    start, each in the unit of the lot. amounts: how much each flow may be itself; taken: how much of the start all
    that a run took of a lot, where its flows tell it; once: lots of which nothing that is in the start was ever had
    again, so that no unit of that left otherwise."""

    contents: Mapping[int, Content]
    flows: Mapping[Flow, Bounds]
    ways: Ways
    start: Bounds
    amounts: Mapping[Flow, Bounds] = field(default_factory=dict)
    taken: Mapping[tuple[int, int], Bounds] = field(default_factory=dict)
    once: frozenset[int] = frozenset()

    def portion(self, lot: int, quantity: int) -> Bounds:
        content = self.contents.get(lot)
        return NOTHING if content is None else content.portion(quantity)

    def used(self, run: int, lot: int, quantity: int) -> Bounds:
        """Of so much of a lot that a run took."""
        content = self.contents.get(lot)
        otherwise = NOTHING if content is None else content.taken(quantity)
        return self.taken.get((run, lot), otherwise)

    def together(self, parts: Mapping[int, int], gone: Mapping[int, int] | None = None) -> Bounds:
        """How much of the start is in so much of several lots: what each may hold all of, no two can, so that it is no
        more than left the start on the ways to them. gone: how much of each left otherwise for good."""
        own, come, ways = NOTHING, NOTHING, 0
        for lot, quantity in parts.items():
            otherwise = gone.get(lot, 0) if gone and lot in self.once else 0
            part = self.portion(lot, quantity + otherwise)
            if otherwise:
                part = part.within(quantity)
            if lot in self.ways.into:
                come, ways = come + part, ways | self.ways.into[lot]
            else:
                own += part
        least, most = own + come.within(self.ways.most(ways))
        return Bounds(min(least, self.start.at_least), min(most, self.start.at_most))


def shares(
    start: Mapping[int, int],
    totals: Mapping[int, int],
    flows: Iterable[Flow],
    rests: Mapping[tuple[int, int], Rest],
    runs: Runs,
    unwalked: Iterable[Flow] = (),
    passages: Passages | None = None,
) -> Shares:
    """How much of the start went where.

    start: lots, with how much of each; totals: all that ever became each lot that was reached; flows: out of these;
    rests: by run and input, over all outputs; unwalked: other flows into reached lots, which may bring anything. What
    comes back into a lot of the start, of what was made of it, is not new start, and no more of the start than it is
    under its number; passages: when what flowed on the ways from the start back to it did.
    """
    whole = frozenset(lot for lot, much in start.items() if much >= totals[lot])
    rounds = Rounds(frozenset(start), whole, totals, [*flows], frozenset(unwalked), runs, passages or {})
    reckoning = _Reckoning(rounds, start, rests)
    for ring in reckoning.rounds.in_order:
        reckoning.settle(ring)
    return reckoning.shares()


def there_was(
    lot: int,
    totals: Mapping[int, int],
    flows: Sequence[Flow],
    rests: Mapping[tuple[int, int], Rest],
    runs: Runs,
    passages: Passages,
) -> Content:
    """How much of a lot there ever was, each unit once however often it came back. totals: of the lots that it leads to
    and that lead to it; flows: into these."""
    rounds = Rounds(frozenset({lot}), frozenset({lot}), totals, flows, frozenset(), runs, passages)
    start = _Reckoning(rounds, {lot: totals[lot]}, rests).start
    return Content(start, totals[lot], pure=lot in rounds.pure, thin=True)


class _Reckoning:
    """Goes from the start on, so that what went into a lot is known before the lot; of a ring of rework, what came into
    it from outside. Counted is each unit once: what may have come round again is not added up."""

    def __init__(
        self, rounds: Rounds, goods: Mapping[int, int], rests: Mapping[tuple[int, int], Rest]
    ) -> None:
        self.rounds, self.runs, self.totals = rounds, rounds.runs, rounds.totals
        self.goods = goods
        self.amounts = {flow: self.runs.among(flow, rests[flow[:2]]) for flow in rounds.flows}
        self.contents: dict[int, Content] = {}
        together = sum(min(much, self.totals[lot]) for lot, much in goods.items())
        least, most = self._not_new()
        self.start = Bounds(max(0, together - most), together - least)
        self.anything = Bounds(0, self.start.at_most)
        self.held = dict.fromkeys(rounds.unwalked, self.anything)
        left: dict[tuple[int, int], int] = defaultdict(int)
        for flow in rounds.flows:
            if flow.input in rounds.start:
                left[flow[:2]] += flow.quantity
        self.again = Counter[int]()
        for run, serial in self.runs.itself:  # came out of what it had gone into, and counts twice
            if serial in rounds.whole:
                self.again[serial] += self.runs.gave.get((run, serial), 0)
        self.by = {pair: 2 << at for at, pair in enumerate(left)}
        self.ways = Ways([self.start.at_most, *left.values()], {})

    def shares(self) -> Shares:
        flows = {flow: self.held[flow] for flow in self.rounds.flows}
        return Shares(self.contents, flows, self.ways, self.start, self.amounts)

    def _not_new(self) -> Bounds:
        """How much came into the start that was of it before. Goods that are only a part of their lot, a document moved
        at one time."""
        back, others = NOTHING, NOTHING
        for lot in self.rounds.whole:
            back += self._come_back(lot)
            for flow in self.rounds.into.get(lot, ()):
                if self.rounds.perhaps_back(flow) or self.rounds.is_fresh(flow):
                    continue
                if flow.input in self.rounds.onward and self.runs.is_even(flow.run):
                    least, most = self._much(flow)
                    others += Bounds(least if flow.input in self.rounds.pure else 0, most)
        return back + others

    def _come_back(self, lot: int) -> Bounds:
        """How much came into a lot of the start that was in that before: poured back, worked over under its own number,
        or got out again of what was made with it."""
        by_run: dict[int, list[Flow]] = defaultdict(list)
        for flow in self.rounds.into.get(lot, ()):
            if self.rounds.perhaps_back(flow):
                by_run[flow.run].append(flow)
        least, most = sum((self._given_back(run, lot, back) for run, back in by_run.items()), NOTHING)
        # Nothing leaves a lot before something is in it: what was there first did not come back.
        most = min(most, self.totals[lot] - self._first(lot))
        return Bounds(min(least, most), most)

    def _first(self, lot: int) -> int:
        """At least so much came into a lot before anything left it."""
        came = self.rounds.into.get(lot, ())
        return first_arrival(lot, self.totals[lot], came, self.runs, self.rounds.passages)

    def _given_back(self, run: int, lot: int, back: list[Flow]) -> Bounds:
        """The same of one run. If it keeps the units, it gave back of each lot what went into this one; else all that
        it gave was worked over. back: flows that may bring something back."""
        gave = self.runs.gave.get((run, lot), sum(flow.quantity for flow in back))
        surely = [flow for flow in back if self.rounds.surely_back(flow)]
        if not self.runs.is_even(run):
            return Bounds(gave if surely else 0, gave)
        least = sum(self._much(flow).at_least for flow in surely)
        most = min(gave, sum(self._much(flow).at_most for flow in back))
        if (sides := self.runs.balanced.get(run)) is not None:
            least = max(least, sides.room({flow.input for flow in surely}, lot).at_least)
        return Bounds(min(least, most), most)

    def _much(self, flow: Flow) -> Bounds:
        """How much a flow may be."""
        if self.rounds.unwalked and flow in self.rounds.unwalked:
            return Bounds(0, self.runs.gave.get((flow.run, flow.output), flow.quantity))
        return self.amounts[flow]

    def settle(self, ring: Sequence[int]) -> None:
        """What lots that lead back to each other hold, or one that does not; and what went on of them."""
        came = {lot: [flow for flow in self.rounds.into.get(lot, ()) if flow in self.held] for lot in ring}
        most, inside = self._most(came), {*ring} - self.rounds.start
        for lot in ring:
            total, thin = self.totals[lot], lot in self.rounds.thin
            much = min(most, total) if thin else most
            held = Bounds(min(self._least(lot, came[lot]), much), much)
            self.contents[lot] = Content(held, total, pure=lot in self.rounds.pure, thin=thin)
        ready = [*ring]
        while ready:
            for flow in self.rounds.out_of.get(ready.pop(), ()):
                self.held[flow] = held = self._along(flow)
                if flow.output in inside and self._is_news(flow.output, held.at_least):
                    ready.append(flow.output)

    def _most(self, into: Mapping[int, Sequence[Flow]]) -> int:
        """At most so much of the start came into lots of a ring; and by which ways. into: what came, by lot."""
        first = next(iter(into))
        if first in self.rounds.start:
            return min(self.goods[first] - self.again[first], self.start.at_most)
        came = [flow for each in into.values() for flow in each]
        ways = reduce(or_, map(self._way, came), 0) or ANY_WAY
        self.ways.into.update(dict.fromkeys(into, ways))
        # What nothing came into is reached because goods of the start once bore its number.
        much = sum(self.held[flow].at_most for flow in came) if came else self.start.at_most
        return min(much, self.ways.most(ways))

    def _way(self, flow: Flow) -> int:
        if self.rounds.unwalked and flow in self.rounds.unwalked:
            return ANY_WAY
        return self.by.get(flow[:2]) or self.ways.into[flow.input]

    def _least(self, lot: int, came: Sequence[Flow]) -> int:
        """At least so much of the start came into a lot: all that came from outside of what it leads back to, or what
        came at once."""
        if lot in self.rounds.whole:
            return max(0, self.totals[lot] - self._come_back(lot).at_most)
        if lot in self.rounds.start:
            return self.goods[lot]
        sure = sum(self.held[flow].at_least for flow in came if not self.rounds.perhaps_back(flow))
        return max(sure, *(self.held[flow].at_least for flow in came), 0)

    def _is_news(self, lot: int, came: int) -> bool:
        """Whether more is known of a lot of a ring by what came into it from there; that is kept. came: so much at
        once."""
        content, into = self.contents[lot], self.rounds.into[lot]
        least, most = content.held
        if all(flow in self.held for flow in into):
            most = min(most, sum(self.held[flow].at_most for flow in into))
        held = Bounds(min(max(least, came), most), most)
        self.contents[lot] = content._replace(held=held)
        return held != content.held

    def _along(self, flow: Flow) -> Bounds:
        least, most = much = self._much(flow)
        if self.rounds.bore_wrong_number(flow) and flow.output in self.rounds.start:
            whole = flow.output in self.rounds.whole
            return (much if whole else Bounds(0, most)).within(self.start.at_most)
        if self.rounds.is_early(flow) or self.rounds.is_fresh(flow):
            return NOTHING
        content = self.contents[flow.input]
        if content.pure and self.rounds.took_at_once(flow):
            return much.within(content.held.at_most)
        if least == most:
            return content.taken(most)
        return Bounds(content.taken(least).at_least, content.taken(most).at_most)
