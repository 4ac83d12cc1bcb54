"""Following lots through what was made of them: which ways a trace goes, what counts as reached, and how much of the
start is where.

Quantities are whole millionths of a stock unit, so that nothing is made or lost by sharing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
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


class TraceEdgeKind(StrEnum):
    """What can join two nodes. The first five join lots, the others a lot with a document."""

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


class TraceGapKind(StrEnum):
    """What the record does not explain."""

    NO_ORIGIN = "NO_ORIGIN"
    INPUT_WITHOUT_LOT = "INPUT_WITHOUT_LOT"
    OUTPUT_WITHOUT_LOT = "OUTPUT_WITHOUT_LOT"
    NO_INPUTS = "NO_INPUTS"
    NO_OUTPUTS = "NO_OUTPUTS"
    RETURN_WITHOUT_DELIVERY = "RETURN_WITHOUT_DELIVERY"
    TYPED_NUMBER = "TYPED_NUMBER"
    CORRECTED = "CORRECTED"


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


NOTHING = Bounds(0, 0)


class Rest(NamedTuple):
    """What of an input of a run nobody said where it went, and how many outputs there are."""

    quantity: int
    outputs: int


class Flow(NamedTuple):
    """So much of one lot that went into another in a run, in the input's stock unit. said: of it, what people said;
    the rest is a share. output: 0 for goods without numbers."""

    run: int
    input: int
    output: int
    quantity: int
    said: int

    def among(self, rest: Rest) -> Bounds:
        """How much it may be. What people said is known; what is shared may all have gone into any of the outputs, or
        none of it, unless there is one output only."""
        if rest.outputs == 1:
            return Bounds(self.quantity, self.quantity)
        return Bounds(self.said, self.said + rest.quantity)


@dataclass(frozen=True)
class Content:
    """How much of the start is in a lot. total: all that ever became the lot, in its own stock unit; pure: all of it
    is the start itself, unit for unit; thin: no unit of it holds more than one unit of the start."""

    held: Bounds
    total: int
    pure: bool = False
    thin: bool = False

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
class Shares:
    """How much of the start each lot and each flow holds, in the start's stock unit."""

    contents: Mapping[int, Content]
    flows: Mapping[Flow, Bounds]

    def portion(self, lot: int, quantity: int) -> Bounds:
        content = self.contents.get(lot)
        return NOTHING if content is None else content.portion(quantity)


def shares(
    start: Mapping[int, int], totals: Mapping[int, int], flows: Iterable[Flow], same_goods: frozenset[int]
) -> Shares:
    """How much of the start went where, as exactly as the record knows it.

    start: lots, with all that ever became each; totals: the same of every lot that was reached; flows: all of the runs
    that took reached lots; same_goods: runs that gave goods
    another number, or poured them together or apart. Lots of a cycle, and those behind one, may
    hold anything.
    """
    together = sum(start.values())
    flows = [*flows]
    rests = rests_of(flows)
    out_of: dict[int, list[Flow]] = defaultdict(list)
    into: dict[int, list[Flow]] = defaultdict(list)
    for flow in flows:
        out_of[flow.input].append(flow)
        if flow.output:
            into[flow.output].append(flow)
    waits = {lot: len(into[lot]) for lot in totals}
    contents: dict[int, Content] = {}
    held: dict[Flow, Bounds] = {}
    ready = [lot for lot in totals if waits[lot] == 0 or lot in start]
    while ready:
        lot = ready.pop()
        if lot in contents:
            continue
        contents[lot] = content = (
            Content(Bounds(start[lot], start[lot]), start[lot], pure=True, thin=True)
            if lot in start
            else _poured(totals[lot], into[lot], held, contents, together, same_goods)
        )
        for flow in out_of[lot]:
            least, most = flow.among(rests[flow.run, flow.input])
            held[flow] = Bounds(content.portion(least).at_least, content.portion(most).at_most)
            if flow.output in waits:
                waits[flow.output] -= 1
                if waits[flow.output] == 0:
                    ready.append(flow.output)
    anything = Bounds(0, together)
    for lot, total in totals.items():
        contents.setdefault(lot, Content(anything, total))
    return Shares(contents, {flow: held.get(flow, anything) for flow in flows})


def _poured(
    total: int,
    into: list[Flow],
    held: Mapping[Flow, Bounds],
    contents: Mapping[int, Content],
    together: int,
    same_goods: frozenset[int],
) -> Content:
    """What a lot holds of all that went into it."""
    came = sum((held[flow] for flow in into), NOTHING)
    came = Bounds(min(came.at_least, together), min(came.at_most, together))
    renamed = all(flow.run in same_goods and contents[flow.input].thin for flow in into)
    pure = (
        renamed
        and all(contents[flow.input].pure for flow in into)
        and sum(flow.quantity for flow in into) == total
    )
    return Content(came, total, pure=pure, thin=renamed)
