"""The nodes and edges of a trace: lots, documents and partners, and what joins them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import strawberry

from lotbook.domain.quantities import from_millionths
from lotbook.domain.trace_flows import Bounds, Flow
from lotbook.domain.trace_shares import Shares
from lotbook.domain.tracing import TraceEdgeKind
from lotbook.graphql import ids
from lotbook.graphql.context import Info
from lotbook.graphql.later import Location, Operation, Product, Run
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Node, Shown, computed, node
from lotbook.graphql.trace_start import Asked
from lotbook.ledger.tracing import edges, graph, movements, sharing
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.graph import Join
from lotbook.ledger.tracing.movements import Movement, Place


@dataclass(eq=False)
class Traced:
    """What was asked and what it reaches."""

    asked: Asked
    closure: Closure
    _doubtful: frozenset[Place] | None = None

    async def movements(self, info: Info) -> list[Movement]:
        return await info.context.load(_movements, self.closure)

    async def doubtful(self, info: Info) -> frozenset[Place]:
        """Documents that are in scope only because the order of events is not certain."""
        moved = await self.movements(info)
        if self._doubtful is None:
            self._doubtful = movements.uncertain_documents(self.closure, moved)
        return self._doubtful

    async def shares(self, info: Info, *, ahead: bool) -> Shares | None:
        """Of the start in lots, None where it is not all counted in one unit; else of the lots behind it in it."""
        return await info.context.load(_shares, (self.closure, ahead))

    async def shares_at(self, info: Info, lot: int) -> Shares | None:
        """Those that tell of a lot."""
        return await self.shares(info, ahead=self.closure.is_told_ahead(lot, self.closure.ways))


async def _movements(closures: list[Closure]) -> list[list[Movement]]:
    return [await movements.movements(each) for each in closures]


async def _shares(keys: list[tuple[Closure, bool]]) -> list[Shares | None]:
    return [
        await (sharing.shares_of(each) if ahead else sharing.shares_behind_of(each)) for each, ahead in keys
    ]


@strawberry.type(description="A quantity as exactly as it can be known.")
class QuantityBounds(Shown):
    @computed("At least.")
    def at_least(self) -> Quantity:
        return Quantity(from_millionths(self.thing.at_least))

    @computed("At most; equal to atLeast when known exactly.")
    def at_most(self) -> Quantity:
        return Quantity(from_millionths(self.thing.at_most))


def bounds_of(found: Bounds | None) -> QuantityBounds | None:
    return None if found is None else QuantityBounds.of(found)


@dataclass(frozen=True)
class NodeOf:
    traced: Traced
    node: graph.Node


@strawberry.type(description="A place in the graph: a lot, what brought or took it, or a partner.")
class TraceNode(Shown):
    @computed("Key within this trace, named by edges: the global id of what it shows.")
    def key(self) -> strawberry.ID:
        return _key(self.thing.node.place)

    @computed("Steps from the start; below zero for what lies behind it.")
    def depth(self) -> int:
        return int(self.thing.node.depth)

    @computed(
        "The thing itself: a Lot, Transfer, ManufacturingOrder, Count, Package or Partner; the Operation where goods"
        " came or went without a document, such as scrapped ones."
    )
    async def subject(self, info: Info) -> Node:
        place = self.thing.node.place
        return await node(info, place.kind, place.row)

    @computed("Lots and documents: in scope by time only because the order of events is not certain.")
    async def order_uncertain(self, info: Info) -> bool:
        place, traced = self.thing.node.place, self.thing.traced
        if place.kind == "Lot":
            return place.row in traced.closure.uncertain
        return place in await traced.doubtful(info)

    @computed("Lots only: on hand in our places, in its stock unit; null for others.")
    async def on_hand(self, info: Info) -> Quantity | None:
        place = self.thing.node.place
        if place.kind != "Lot":
            return None
        lying = await info.context.load(_lying, (self.thing.traced.closure, place.row))
        return Quantity(from_millionths(lying))

    @computed(
        "Lots only. Forwards: how much of the start is or was in it, in the start's unit; null where the start has"
        " several units. Behind the start: how much of it went into that, in its own unit."
    )
    async def share(self, info: Info) -> QuantityBounds | None:
        place = self.thing.node.place
        if place.kind != "Lot":
            return None
        shares = await self.thing.traced.shares_at(info, place.row)
        content = shares.contents.get(place.row) if shares else None
        return bounds_of(None if content is None else content.held)

    @computed("Lots only: steps that lead on from it and are not in this trace.")
    async def further_edges(self, info: Info) -> int:
        place = self.thing.node.place
        if place.kind != "Lot":
            return 0
        return await info.context.load(_further, (self.thing.traced.closure, place.row))


def _key(place: Place) -> strawberry.ID:
    return strawberry.ID(ids.encode(place.kind, place.row))


Of = TypeVar("Of")
Found = TypeVar("Found")


async def _of_closures(
    keys: list[tuple[Closure, Of]], read: Callable[[list[Of], Closure], Awaitable[Mapping[Of, Found]]]
) -> list[Found | None]:
    """What is asked of closures, all of one together, in the order of the keys; None for what it does not know."""
    asked: dict[Closure, list[Of]] = {}
    for whole, each in keys:
        asked.setdefault(whole, []).append(each)
    found = {whole: await read(of, whole) for whole, of in asked.items()}
    return [found[whole].get(each) for whole, each in keys]


async def _lying(keys: list[tuple[Closure, int]]) -> list[int]:
    return [each or 0 for each in await _of_closures(keys, movements.lying)]


async def _further(keys: list[tuple[Closure, int]]) -> list[int]:
    return [each or 0 for each in await _of_closures(keys, graph.further)]


@dataclass(frozen=True)
class EdgeOf:
    traced: Traced
    join: Join

    @property
    def flow(self) -> Flow | None:
        return self.join.flow

    @property
    def movement(self) -> Movement | None:
        return self.join.movement

    @property
    def handover(self) -> graph.Handover | None:
        return self.join.handover

    @property
    def moved(self) -> Movement | graph.Handover | None:
        """What is no flow between lots."""
        return self.movement or self.handover


@strawberry.type(description="What joins two nodes.")
class TraceEdge(Shown):
    @computed("Key of the node it leaves.")
    def source(self) -> strawberry.ID:
        return _key(self.thing.join.source)

    @computed("Key of the node it enters.")
    def target(self) -> strawberry.ID:
        return _key(self.thing.join.target)

    @computed("What happened.")
    async def kind(self, info: Info) -> TraceEdgeKind:
        edge = self.thing
        if edge.moved is not None:
            return edge.moved.kind
        return await info.context.load(_kinds, edge.flow.run)

    @computed(
        "How much, in the stock unit of the lot it leaves, or enters when it leaves a document; between a document and"
        " its partner in that of the product. What a run shared over several lots is told in proportion to them; bounds"
        " tell what is known."
    )
    def quantity(self) -> Quantity:
        edge = self.thing
        return Quantity(from_millionths((edge.moved or edge.flow).quantity))

    @computed(
        "Between a document and its partner: the product; null for others, whose lot tells it.", cost=0.1
    )
    async def product(self, info: Info) -> Product | None:
        handover = self.thing.handover
        return None if handover is None else await node(info, "Product", handover.product)

    @computed("Of what was moved: the place it left; null for others.", cost=0.1)
    async def taken_from(self, info: Info) -> Location | None:
        moved = self.thing.movement
        return await node(info, "Location", moved.source) if moved and moved.source else None

    @computed("Of what was moved: the place it went to; null for others.", cost=0.1)
    async def put_into(self, info: Info) -> Location | None:
        moved = self.thing.movement
        return await node(info, "Location", moved.destination) if moved and moved.destination else None

    @computed("How much it is, as exactly as can be known.")
    async def bounds(self, info: Info) -> QuantityBounds:
        edge = self.thing
        if edge.moved is not None:
            return QuantityBounds.of(Bounds(edge.moved.quantity, edge.moved.quantity))
        return QuantityBounds.of(await info.context.load(_known_bounds, (edge.traced.closure, edge.flow)))

    @computed("In scope by time only because the order of events is not certain.")
    def order_uncertain(self) -> bool:
        return edges.is_uncertain(self.thing.join, self.thing.traced.closure)

    @computed(
        "Forwards: how much of the start is in it, in the start's unit; null where the start has several units. Behind"
        " the start: how much of it went into that, in the unit of its quantity."
    )
    async def share(self, info: Info) -> QuantityBounds | None:
        join, traced = self.thing.join, self.thing.traced
        shares = await traced.shares(info, ahead=edges.is_ahead(join, traced.closure))
        return bounds_of(edges.share(join, shares, traced.closure))

    @computed("When it happened: of what took long, the end.")
    async def at(self, info: Info) -> datetime:
        write = await self._written(info)
        return write.thing.occurred or write.thing.recorded

    @computed("The last write behind it, with who and when.")
    async def operation(self, info: Info) -> Operation:
        return await self._written(info)

    async def _written(self, info: Info) -> Any:
        moved, flow = self.thing.moved, self.thing.flow
        row = await info.context.load(_writes, flow) if moved is None else moved.operation
        return await node(info, "Operation", row)

    @computed("Between lots, and of an order of production: the run; null for others.")
    async def run(self, info: Info) -> Run | None:
        told = self.thing.flow or self.thing.movement
        run = told.run if told else 0
        return await node(info, "Run", run) if run else None


async def _kinds(runs: list[int]) -> list[TraceEdgeKind]:
    found = await graph.kinds_of_runs(runs)
    return [found[run] for run in runs]


async def _known_bounds(keys: list[tuple[Closure, Flow]]) -> list[Bounds | None]:
    return await _of_closures(keys, sharing.known_bounds)


async def _writes(flows: list[Flow]) -> list[int]:
    found = await graph.last_writes(flows)
    return [found[flow.run, flow.output] for flow in flows]
