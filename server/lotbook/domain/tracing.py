"""Following lots through what was made of them: which ways a trace goes, what counts as reached, and how much of the
start is where.

Quantities are whole millionths of a stock unit, so that nothing is made or lost by sharing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import NamedTuple


class TraceDirection(StrEnum):
    """Which way to walk."""

    BACK = "BACK"
    FORWARD = "FORWARD"
    BOTH = "BOTH"


class TraceScope(StrEnum):
    """What counts as reached."""

    BY_NUMBER = "BY_NUMBER"
    BY_TIME = "BY_TIME"


class TraceCut(StrEnum):
    """Why a trace is cut."""

    COMPLETE = "COMPLETE"
    DEPTH = "DEPTH"
    NODES = "NODES"
    TIME = "TIME"
    KINDS = "KINDS"


class TraceEdgeKind(StrEnum):
    """What can join two nodes. The first five join lots, the last two a document with its partner, the others a lot
    with what brought, took or moved it."""

    CONSUMED = "CONSUMED"
    TAKEN_APART = "TAKEN_APART"
    SPLIT = "SPLIT"
    MERGED = "MERGED"
    RELABELLED = "RELABELLED"
    RECEIVED = "RECEIVED"
    SHIPPED = "SHIPPED"
    RETURNED = "RETURNED"
    SENT_BACK = "SENT_BACK"
    SCRAPPED = "SCRAPPED"
    ADJUSTED = "ADJUSTED"
    USED = "USED"
    MADE = "MADE"
    PACKED = "PACKED"
    MOVED = "MOVED"
    CAME_FROM = "CAME_FROM"
    WENT_TO = "WENT_TO"


BETWEEN_LOTS = frozenset(list(TraceEdgeKind)[:5])
ON_REQUEST = frozenset({TraceEdgeKind.MOVED})
"""Not in a trace unless they are named: they lead nowhere, and there are many of them."""
HANDED_OVER = {
    TraceEdgeKind.RECEIVED: TraceEdgeKind.CAME_FROM,
    TraceEdgeKind.RETURNED: TraceEdgeKind.CAME_FROM,
    TraceEdgeKind.SHIPPED: TraceEdgeKind.WENT_TO,
    TraceEdgeKind.SENT_BACK: TraceEdgeKind.WENT_TO,
}
"""How a document that brought or took a lot is joined to its partner."""


class TraceGapKind(StrEnum):
    """What the record does not explain, what matters most first."""

    NO_ORIGIN = "NO_ORIGIN"
    INPUT_WITHOUT_LOT = "INPUT_WITHOUT_LOT"
    OUTPUT_WITHOUT_LOT = "OUTPUT_WITHOUT_LOT"
    NO_INPUTS = "NO_INPUTS"
    NO_OUTPUTS = "NO_OUTPUTS"
    RETURN_WITHOUT_DELIVERY = "RETURN_WITHOUT_DELIVERY"
    CORRECTED = "CORRECTED"
    TYPED_NUMBER = "TYPED_NUMBER"


class Moment(NamedTuple):
    """When something happened: by the order of the book, and by the clocks of those who say so, in microseconds."""

    seq: int
    clock: int

    def surely_before(self, other: Moment) -> bool:
        """Earlier by the book and by the clocks, so that nothing speaks against it."""
        return self.seq < other.seq and self.clock < other.clock

    def surely_not_before(self, other: Moment) -> bool:
        """Not earlier by either."""
        return self.seq >= other.seq and self.clock >= other.clock

    def counted_down(self) -> Moment:
        """The same for those who go back in time."""
        return Moment(-self.seq, -self.clock)

    def earliest(self, other: Moment) -> Moment:
        """What is surely before both is surely before this, and the other way round."""
        return Moment(min(self.seq, other.seq), min(self.clock, other.clock))


class Bounds(NamedTuple):
    """A quantity as exactly as it can be known, in millionths."""

    at_least: int
    at_most: int

    def __add__(self, other: object) -> Bounds:
        if not isinstance(other, Bounds):
            return NotImplemented
        return Bounds(self.at_least + other.at_least, self.at_most + other.at_most)

    def within(self, most: int) -> Bounds:
        """The same where no more than that can be."""
        return Bounds(min(self.at_least, most), min(self.at_most, most))


NOTHING = Bounds(0, 0)


class Rest(NamedTuple):
    """What of an input of a run nobody said where it went, and how many outputs there are."""

    quantity: int
    outputs: int

    def share(self, quantity: int) -> Bounds:
        """How much of it went into an output that is recorded with so much: all of it may have gone into any of them,
        or none of it, unless there is one only."""
        return Bounds(quantity, quantity) if self.outputs == 1 else Bounds(0, self.quantity)


class Flow(NamedTuple):
    """So much of one lot that went into another in a run, in the input's stock unit. said: of it, what people said;
    the rest is a share. output: 0 for goods without numbers."""

    run: int
    input: int
    output: int
    quantity: int
    said: int

    def among(self, rest: Rest) -> Bounds:
        """How much it may be. What people said is known."""
        return Bounds(self.said, self.said) + rest.share(self.quantity - self.said)


@dataclass(frozen=True)
class Content:
    """How much of the start is in a lot; or of a lot in the start, where it lies behind that. total: all that ever
    became the lot, in its own stock unit; pure: all of it is the start itself, unit for unit; thin: no unit of it holds
    more than one unit of the start, as with goods that are in the start themselves."""

    held: Bounds
    total: int
    pure: bool = False
    thin: bool = False

    @property
    def whole(self) -> bool:
        """All of it is."""
        return self.held.at_least >= self.total

    def portion(self, quantity: int) -> Bounds:
        """How much of the start is in so much of the lot. A mix need not be even: any part of it may hold all of the
        start, or nothing, unless there is more of the start than the rest has room for."""
        if self.pure:
            return Bounds(quantity, quantity)
        if quantity >= self.total:
            return self.held
        least = max(0, self.held.at_least - (self.total - quantity)) if self.thin else 0
        most = min(self.held.at_most, quantity) if self.thin else self.held.at_most
        return Bounds(least, most)


def rests_of(flows: Iterable[Flow]) -> dict[tuple[int, int], Rest]:
    """By run and input; flows: all those of them."""
    found: dict[tuple[int, int], Rest] = {}
    for flow in flows:
        pair = flow.run, flow.input
        quantity, outputs = found.get(pair, (0, 0))
        found[pair] = Rest(quantity + flow.quantity - flow.said, outputs + 1)
    return found


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
        return min(self.left[0], sum(much for at, much in enumerate(self.left) if ways >> at & 1))


ANY_WAY = 1


@dataclass(frozen=True)
class Shares:
    """How much of the start each lot and each flow holds, in the start's stock unit; or how much of them is in the
    start, each in the unit of the lot."""

    contents: Mapping[int, Content]
    flows: Mapping[Flow, Bounds]
    ways: Ways
    start: Bounds

    def portion(self, lot: int, quantity: int) -> Bounds:
        content = self.contents.get(lot)
        return NOTHING if content is None else content.portion(quantity)

    def together(self, parts: Mapping[int, int]) -> Bounds:
        """How much of the start is in so much of several lots: what each may hold all of, no two can, so that it is no
        more than left the start on the ways to them."""
        own, come, ways = NOTHING, NOTHING, 0
        for lot, quantity in parts.items():
            if lot in self.ways.into:
                come, ways = come + self.portion(lot, quantity), ways | self.ways.into[lot]
            else:
                own += self.portion(lot, quantity)
        least, most = own + come.within(self.ways.most(ways))
        return Bounds(min(least, self.start.at_least), min(most, self.start.at_most))


def shares(
    start: Mapping[int, int],
    totals: Mapping[int, int],
    flows: Iterable[Flow],
    same_goods: frozenset[int],
    unwalked: Iterable[Flow] = (),
) -> Shares:
    """How much of the start went where, as exactly as the record knows it.

    start: lots, with all that ever became each; totals: the same of every lot that was reached; flows: all of the runs
    that took reached lots; same_goods: runs that gave goods another number, or poured them together or apart; unwalked:
    other flows into reached lots, which may bring anything. Lots of a cycle, and those behind one, may hold anything.
    """
    flows, unwalked = [*flows], [*unwalked]
    rests, (out_of, into) = rests_of(flows), _by_ends(flows)
    waits = {lot: len(into[lot]) for lot in totals}
    for flow in unwalked:
        into[flow.output].append(flow)
    back, together = _come_back(start, totals, out_of, into, same_goods), sum(start.values())
    sure, together = max(0, together - back.at_most), together - back.at_least
    by, left = _ways_out(start, flows, together)
    ways, anything = Ways(left, {}), Bounds(0, together)
    contents: dict[int, Content] = {}
    held = dict.fromkeys(unwalked, anything)
    ready = [lot for lot in totals if waits[lot] == 0 or lot in start]
    while ready:
        lot = ready.pop()
        if lot in contents:
            continue
        if lot in start:
            much = Bounds(min(start[lot], sure), min(start[lot], together))
            contents[lot] = content = Content(much, much.at_most, pure=True, thin=True)
        else:
            came_by = (by.get(flow[:2]) or ways.into.get(flow.input, ANY_WAY) for flow in into[lot])
            # What nothing came into is reached because goods of the start once bore its number.
            ways.into[lot] = reduce(or_, came_by, 0) or ANY_WAY
            most = ways.most(ways.into[lot])
            contents[lot] = content = _poured(totals[lot], into[lot], held, contents, most, same_goods)
        for flow in out_of[lot]:
            least, most = flow.among(rests[flow.run, flow.input])
            held[flow] = Bounds(content.portion(least).at_least, content.portion(most).at_most)
            if flow.output in waits:
                waits[flow.output] -= 1
                if waits[flow.output] == 0:
                    ready.append(flow.output)
    for lot, total in totals.items():
        if lot not in contents:
            contents[lot], ways.into[lot] = Content(anything, total), ANY_WAY
    return Shares(contents, {flow: held.get(flow, anything) for flow in flows}, ways, Bounds(sure, together))


def _come_back(
    start: Mapping[int, int],
    totals: Mapping[int, int],
    out_of: Mapping[int, list[Flow]],
    into: Mapping[int, list[Flow]],
    same_goods: frozenset[int],
) -> Bounds:
    """How much came into the start that was the start before: poured back, or worked over under its own number. Of what
    was poured together with other goods meanwhile, and of what came from lots that were not walked, all may be or
    none."""
    came = [
        flow
        for lot in start
        for flow in into.get(lot, ())
        if flow.run in same_goods or flow.input == flow.output
    ]
    if not came:
        return NOTHING
    onward, ready = {*start}, [*start]
    while ready:
        new = {flow.output for flow in out_of.get(ready.pop(), ())} - onward
        onward |= new
        ready += new
    pure, more = {*start}, {*start}
    while more:
        more = {lot for lot in onward - pure if _is_of(pure, into.get(lot, ()), totals.get(lot), same_goods)}
        pure |= more
    return Bounds(
        sum(flow.quantity for flow in came if flow.input in pure),
        sum(flow.quantity for flow in came if flow.input in onward or flow.input not in totals),
    )


def _is_of(lots: Set[int], into: Sequence[Flow], total: int | None, same_goods: frozenset[int]) -> bool:
    """Whether all of a lot is goods of some lots under another number. into: what went into it."""
    same = all(flow.run in same_goods and flow.input in lots for flow in into)
    return same and sum(flow.quantity for flow in into) == total


def _by_ends(flows: Iterable[Flow]) -> tuple[Mapping[int, list[Flow]], Mapping[int, list[Flow]]]:
    """Those out of each lot, and those into it."""
    out_of: dict[int, list[Flow]] = defaultdict(list)
    into: dict[int, list[Flow]] = defaultdict(list)
    for flow in flows:
        out_of[flow.input].append(flow)
        if flow.output:
            into[flow.output].append(flow)
    return out_of, into


def _ways_out(
    start: Mapping[int, int], flows: Iterable[Flow], together: int
) -> tuple[Mapping[tuple[int, int], int], Sequence[int]]:
    """The bit of each way out of the start, by run and lot; and how much left by each, behind all of the start."""
    left: dict[tuple[int, int], int] = defaultdict(int)
    for flow in flows:
        if flow.input in start:
            left[flow.run, flow.input] += flow.quantity
    return {pair: 2 << at for at, pair in enumerate(left)}, [together, *left.values()]


def _by_runs(
    flows: Iterable[Flow],
) -> tuple[Mapping[int, list[Flow]], Mapping[int, Mapping[int, list[Flow]]]]:
    """Those into each lot, and those out of each by run; nothing for a lot that has none."""
    into: dict[int, list[Flow]] = defaultdict(list)
    out_of: dict[int, dict[int, list[Flow]]] = defaultdict(lambda: defaultdict(list))
    for flow in flows:
        into[flow.output].append(flow)
        out_of[flow.input][flow.run].append(flow)
    return into, out_of


def shares_behind(
    start: frozenset[int],
    totals: Mapping[int, int],
    flows: Iterable[Flow],
    rests: Mapping[tuple[int, int], Rest],
    same_goods: frozenset[int],
    *,
    cut: bool,
) -> Shares:
    """How much of each lot is in the start that it went into, by whatever ways, as exactly as the record knows it.

    totals: all that ever became each lot that was reached, the start included; flows: into these; rests: by run and
    input, over all outputs, also those that were not reached; same_goods: as forwards; cut: lots may have gone on into
    the start by ways that were not walked. Lots of a cycle, and those behind one, may be in it with anything.
    """
    into, out_of = _by_runs(flows)
    waits = {lot: sum(map(len, out_of[lot].values())) for lot in totals}
    contents: dict[int, Content] = {}
    held: dict[Flow, Bounds] = {}
    ready = [lot for lot in totals if waits[lot] == 0 or lot in start]
    while ready:
        lot = ready.pop()
        if lot in contents:
            continue
        total = totals[lot]
        if lot in start:
            went = Bounds(total, total)
        else:
            gone_by = out_of[lot].items()
            by_run = (_went_on(gone, rests[run, lot], contents, same_goods) for run, gone in gone_by)
            went = sum(by_run, NOTHING).within(total)
            # What went into nothing is reached because goods of a reached lot once bore its number.
            if cut or not out_of[lot]:
                went = Bounds(went.at_least, total)
        contents[lot] = Content(went, total, thin=True)
        for flow in into[lot]:
            came, same = flow.among(rests[flow.run, flow.input]), flow.run in same_goods
            least, most = (_along(contents[lot], much, same=same) for much in came)
            held[flow] = Bounds(least.at_least, most.at_most)
            if flow.input in waits:
                waits[flow.input] -= 1
                if waits[flow.input] == 0:
                    ready.append(flow.input)
    for lot, total in totals.items():
        contents.setdefault(lot, Content(Bounds(0, total), total, thin=True))
    for found in out_of.values():
        for flow in (flow for gone in found.values() for flow in gone):
            held.setdefault(flow, Bounds(0, flow.among(rests[flow.run, flow.input]).at_most))
    anything = sum(totals.values())
    return Shares(contents, held, Ways([anything], {}), Bounds(anything, anything))


def _went_on(
    gone: list[Flow], rest: Rest, contents: Mapping[int, Content], same_goods: frozenset[int]
) -> Bounds:
    """How much of what a run took of a lot is in the start. gone: into outputs that are reached."""
    whole = [contents[flow.output].whole for flow in gone]
    together = rest.quantity + sum(flow.said for flow in gone)
    if len(gone) == rest.outputs and (rest.outputs == 1 or all(whole)):
        flow = gone[0]
        if all(whole):
            return Bounds(together, together)
        return _along(contents[flow.output], together, same=flow.run in same_goods)
    least, most = 0, 0
    for flow in gone:
        same, into = flow.run in same_goods, contents[flow.output]
        least += _along(into, flow.said, same=same).at_least
        most += _along(into, flow.said + rest.quantity, same=same).at_most
    return Bounds(least, min(most, together))


def _along(into: Content, quantity: int, *, same: bool) -> Bounds:
    """How much of so many units that went into a lot went on with it into the start. Of a mix that went on in part, all
    of them may have, or none; goods that only became one with others are still units of it."""
    if into.whole:
        return Bounds(quantity, quantity)
    if same:
        return into.portion(quantity)
    return Bounds(0, quantity if into.held.at_most else 0)


def _poured(
    total: int,
    into: list[Flow],
    held: Mapping[Flow, Bounds],
    contents: Mapping[int, Content],
    most: int,
    same_goods: frozenset[int],
) -> Content:
    """What a lot holds of all that went into it; most: as left the start on the ways to it."""
    came = sum((held[flow] for flow in into), NOTHING).within(most) if into else Bounds(0, most)
    renamed = bool(into) and all(
        flow.run in same_goods and flow.input in contents and contents[flow.input].thin for flow in into
    )
    pure = (
        renamed
        and all(contents[flow.input].pure for flow in into)
        and sum(flow.quantity for flow in into) == total
    )
    return Content(came, total, pure=pure, thin=renamed)
