"""All that a trace reaches, and how far it was asked to go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from lotbook.db.fields import to_micros
from lotbook.domain.trace_flows import Flow
from lotbook.domain.tracing import (
    BETWEEN_LOTS,
    HANDED_OVER,
    ON_REQUEST,
    Moment,
    TraceCut,
    TraceDirection,
    TraceEdgeKind,
    TraceScope,
)
from lotbook.ledger.tracing.sources import EVER, WITHOUT_NUMBER, Flows, Source, When
from lotbook.ledger.tracing.taken_out import TakenOut

ALWAYS, NEVER = Moment(-EVER, -EVER), Moment(EVER, EVER)
CUTS = (TraceCut.TIME, TraceCut.NODES, TraceCut.DEPTH, TraceCut.KINDS)
"""Which of several is told."""


@dataclass(frozen=True)
class Limits:
    """How far and when to walk. max_depth: steps between lots; max_lots: of each direction, the start included; as_of:
    place in the journal, now when None; known_at: the instant that this place was named by, None for none; until: only
    what happened before it; kinds: only these edges, None for all but
    those that are told on request; partners are told from all of them."""

    max_depth: int = 20
    max_lots: int = 5_000
    as_of: int | None = None
    known_at: datetime | None = None
    until: datetime | None = None
    kinds: frozenset[TraceEdgeKind] | None = None

    def wants(self, kind: TraceEdgeKind) -> bool:
        return kind not in ON_REQUEST if self.kinds is None else kind in self.kinds

    def shows(self, kind: TraceEdgeKind) -> bool:
        """Whether a document stands there that moved goods so: by its edge to the lot, or to the partner."""
        handed = HANDED_OVER.get(kind)
        return self.wants(kind) or (handed is not None and self.wants(handed))

    @property
    def follows_all(self) -> bool:
        """Whether no edge between lots is left out."""
        return self.kinds is None or self.kinds >= BETWEEN_LOTS

    @property
    def up_to(self) -> tuple[int, int]:
        """Place in the journal and instant in microseconds, of which the first is in and the second is not."""
        return (
            EVER if self.as_of is None else self.as_of,
            EVER if self.until is None else to_micros(self.until),
        )


@dataclass(frozen=True)
class Extent:
    """Whether a walk is whole. beyond: lots seen and not reached, at least so many; depth: the deepest step."""

    cut: TraceCut
    lots: int
    flows: int
    depth: int
    beyond: int


@dataclass(eq=False)
class Way:
    """What was reached in one direction. depth: steps from the start, by lot; since: from when on a lot is concerned
    (backwards: until when, counted down), by time only; certain: from when on it surely is, by each chain that reaches
    it so; a lot that none reaches so is in scope only because the order is not certain; narrowed: flows lead to lots
    that are not reached by them; comes_round: some may lead to a lot that was reached before; taken_out: serials that
    came out of what they had gone into; skipped: from reached lots, edges of kinds that were not asked for lead on."""

    ahead: bool
    depth: dict[int, int]
    flows: list[Flows] = field(default_factory=list)
    since: dict[int, Moment] = field(default_factory=dict)
    certain: dict[int, list[Moment]] = field(default_factory=dict)
    cut: TraceCut = TraceCut.COMPLETE
    beyond: set[int] = field(default_factory=set)
    narrowed: bool = False
    comes_round: bool = False
    taken_out: TakenOut = field(default_factory=dict)
    skipped: bool = False

    @cached_property
    def rows(self) -> list[Flow]:
        """Flows between reached lots and goods without numbers, in the order of the walk."""
        found = [flow for flows in self.flows for flow in self._in_scope(flows)]
        if self.since:  # a lot that is asked again answers the same again
            found = [*dict.fromkeys(found)]
        elif self.cut is TraceCut.COMPLETE and not self.narrowed:
            return found
        reached = self.depth.keys() | {WITHOUT_NUMBER}
        return [flow for flow in found if flow.input in reached and flow.output in reached]

    @cached_property
    def walked(self) -> frozenset[Flow]:
        return frozenset(self.rows)

    @cached_property
    def arrivals(self) -> set[tuple[int, int]]:
        """Runs that it went along, each with the lots that it came to by them."""
        return {(flow.run, flow.output if self.ahead else flow.input) for flow in self.rows}

    @cached_property
    def first_runs(self) -> Mapping[int, int]:
        """By lot, the first run that led there; none for what goods were only called otherwise."""
        return {lot: run for run, lot in sorted(self.arrivals, reverse=True)}

    def narrow(self, depth: Mapping[int, int]) -> None:
        """Only these lots are reached, by so many steps."""
        self.depth, self.narrowed = {lot: depth[lot] for lot in self.depth if lot in depth}, True
        self.since = {lot: since for lot, since in self.since.items() if lot in depth}
        del self.rows
        for at, flows in enumerate(self.flows):
            near = flows.inputs if self.ahead else flows.outputs
            self.flows[at] = flows.only([lot in depth for lot in near])

    def _in_scope(self, flows: Flows) -> list[Flow]:
        if flows.times is None or not self.since:
            return flows.rows
        near = flows.inputs if self.ahead else flows.outputs
        concerned = map(self.concerns, near, flows.times)
        return [flow for flow, each in zip(flows.rows, concerned, strict=True) if each]

    @cached_property
    def uncertain(self) -> frozenset[int]:
        """Lots that are in scope only because the order of events is not certain."""
        return frozenset(self.depth.keys() - self.certain.keys()) if self.since else frozenset()

    def concerns(self, lot: int, when: When | None) -> bool:
        """Whether a flow may have left a lot, or come into it, once that was concerned."""
        since = self.since.get(lot)
        return since is not None and not self._leaves(when).surely_before(since)

    def surely_concerns(self, lot: int, when: When | None) -> bool:
        """Whether it did so, by the book and by the clocks."""
        leaves = self._leaves(when, surely=True)
        return any(leaves.surely_not_before(moment) for moment in self.certain.get(lot, ()))

    def enters(self, when: When | None, *, surely: bool = False) -> Moment:
        """When a flow enters the lot that it leads to at the earliest; surely: at the latest of that."""
        if when is None:
            return ALWAYS
        if self.ahead:
            return when.given_surely if surely else when.given
        return (when.taken_surely if surely else when.taken).counted_down()

    def _leaves(self, when: When | None, *, surely: bool = False) -> Moment:
        """When a flow leaves the lot that it comes from at the latest; surely: at the earliest of that."""
        if when is None:
            return NEVER
        if self.ahead:
            return when.taken_surely if surely else when.taken
        return (when.given_surely if surely else when.given).counted_down()


@dataclass(frozen=True)
class Moved:
    """What a document moved, or was in a package, in millionths by lot, and which transfers moved nothing else. times:
    of each lot, when the first of it was moved at the earliest, and the last of it at the latest. package: 0 for none.
    """

    goods: Mapping[int, int]
    transfers: frozenset[int] = frozenset()
    times: Mapping[int, tuple[Moment, Moment]] = field(default_factory=dict)
    package: int = 0


@dataclass(eq=False)
class Closure:
    """All that a trace reaches. moved: where what a document moved, or was in a package, is the start, not its
    lots as a whole."""

    start: tuple[int, ...]
    direction: TraceDirection
    scope: TraceScope
    limits: Limits
    as_of: int
    source: Source
    ways: list[Way]
    moved: Moved | None = None

    @cached_property
    def depth(self) -> Mapping[int, int]:
        """Steps from the start, below zero for what lies behind it, by lot. What is as near both ways stands where the
        first goods went: a part that was poured back is ahead, and the right number of what was relabelled too."""
        if len(self.ways) == 1:
            [way] = self.ways
            return way.depth if way.ahead else {lot: -steps for lot, steps in way.depth.items()}
        found: dict[int, int] = {}
        even = []
        for way in self.ways:
            for lot, steps in way.depth.items():
                if lot not in found or steps < abs(found[lot]):
                    found[lot] = steps if way.ahead else -steps
                elif steps and steps == -found[lot]:
                    even.append(lot)
        for lot in even:
            back, ahead = (way.first_runs.get(lot, EVER) for way in self.ways)
            if ahead < back:
                found[lot] = -found[lot]
        return found

    @cached_property
    def flows(self) -> list[Flow]:
        """What went into what, between reached lots."""
        rows = [flow for way in self.ways for flow in way.rows if flow.input and flow.output]
        return rows if len(self.ways) == 1 else [*dict.fromkeys(rows)]

    @cached_property
    def uncertain(self) -> frozenset[int]:
        """Lots that are in scope only because the order of events is not certain."""
        doubtful = [way.uncertain for way in self.ways]
        certain = [way.depth.keys() - way.uncertain for way in self.ways]
        return frozenset().union(*doubtful).difference(*certain)

    def ways_of(self, flow: Flow) -> Sequence[Way]:
        """Those that went along it."""
        return self.ways if len(self.ways) == 1 else [way for way in self.ways if flow in way.walked]

    def is_told_ahead(self, lot: int, ways: Sequence[Way]) -> bool:
        """Whether what is at a lot is told as forwards: of ways that it belongs to, as by that on whose side the lot
        stands."""
        return ways[0].ahead if len(ways) == 1 else self.depth[lot] >= 0

    def is_start(self, transfer: int) -> bool:
        """Whether what it moved is the start."""
        return self.moved is not None and transfer in self.moved.transfers

    def way(self, *, ahead: bool) -> Way | None:
        return next((way for way in self.ways if way.ahead is ahead), None)

    def is_whole(self, *, ahead: bool) -> bool:
        """Whether all that lies in a direction was walked, along all edges that there are."""
        way = self.way(ahead=ahead)
        return way is not None and way.cut is TraceCut.COMPLETE and not way.skipped

    @cached_property
    def extent(self) -> Extent:
        cuts = [way.cut for way in self.ways]
        beyond: set[int] = set().union(*(way.beyond for way in self.ways))
        cut = next((one for one in CUTS if one in cuts), None)
        return Extent(
            cut=cut or TraceCut.COMPLETE,
            lots=len(self.depth),
            flows=len(self.flows),
            depth=max(map(abs, self.depth.values()), default=0),
            beyond=len(beyond - self.depth.keys()),
        )
