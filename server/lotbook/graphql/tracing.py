"""Where lots came from and where they went: the graph around a start, cut at limits that it tells."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from collections.abc import Sequence as Many
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, TypeVar

import strawberry

from lotbook.domain.quantities import from_millionths
from lotbook.domain.tracing import (
    Bounds,
    Flow,
    Shares,
    TraceCut,
    TraceDirection,
    TraceEdgeKind,
    TraceGapKind,
    TraceScope,
)
from lotbook.graphql import connections, ids
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, CountedConnection, First, Listing, Order, page_of
from lotbook.graphql.context import Info
from lotbook.graphql.later import Lot, Operation, Partner, Product, Run, Transfer
from lotbook.graphql.paper_sizes import PaperSize
from lotbook.graphql.papers import CSV, PDF, XLSX, File, FileLink
from lotbook.graphql.scalars import Quantity, Sequence
from lotbook.graphql.shown import Node, Shown, computed, described, linked, node, nodes, own
from lotbook.graphql.trace_start import Asked, TraceLimits, TraceStart
from lotbook.ledger.tracing import gaps, graph, movements
from lotbook.ledger.tracing.graph import Join, Reached
from lotbook.ledger.tracing.movements import Movement
from lotbook.ledger.tracing.walk import Closure, closure
from lotbook.models import Product as ProductRow

LARGEST_PAGE = 1_000
MOST_START, MOST_TRANSFERS = 100, 50
Many1000 = Annotated[int, described("Page size, 1 to 1,000.")]


@dataclass(eq=False)
class Traced:
    """What was asked and what it reaches."""

    asked: Asked
    closure: Closure

    async def movements(self, info: Info) -> list[Movement]:
        return await info.context.load(_movements, self.closure)

    async def shares(self, info: Info) -> Shares | None:
        """None where the start is not all counted in one unit, and backwards."""
        return await info.context.load(_shares, self.closure)


async def _movements(closures: list[Closure]) -> list[list[Movement]]:
    return [await movements.movements(each) for each in closures]


async def _shares(closures: list[Closure]) -> list[Shares | None]:
    found = []
    for each in closures:
        units = await ProductRow.filter(lots__id__in=each.start).distinct().values_list("unit_id", flat=True)
        found.append(await movements.shares_of(each) if len(set(units)) == 1 else None)
    return found


async def _gaps(closures: list[Closure]) -> list[list[gaps.Gap]]:
    return [await gaps.gaps(each) for each in closures]


@strawberry.type(description="A quantity as exactly as it can be known.")
class QuantityBounds(Shown):
    @computed("At least.")
    def at_least(self) -> Quantity:
        return Quantity(from_millionths(self.thing.at_least))

    @computed("At most; equal to atLeast when known exactly.")
    def at_most(self) -> Quantity:
        return Quantity(from_millionths(self.thing.at_most))


def _bounds(found: Bounds | None) -> QuantityBounds | None:
    return None if found is None else QuantityBounds.of(found)


@strawberry.type(description="Whether a trace is whole; a limit is told, never a silently shorter answer.")
class TraceExtent(Shown):
    cut: TraceCut = own("Why it is cut; COMPLETE when it is not.")
    lot_count: int = own("Lots reached, the start included.", "lots")
    edge_count: int = own("Edges between them.", "flows")
    depth: int = own("Deepest step reached.")
    beyond: int = own("Lots seen and not reached; 0 when complete, at least this many otherwise.")


@dataclass(frozen=True)
class NodeOf:
    traced: Traced
    node: graph.Node


@strawberry.type(description="A place in the graph: a lot, a document or a partner.")
class TraceNode(Shown):
    @computed("Key within this trace, named by edges: the global id of what it shows.")
    def key(self) -> strawberry.ID:
        return _key(self.thing.node.place)

    @computed("Steps from the start; below zero for what lies behind it.")
    def depth(self) -> int:
        return int(self.thing.node.depth)

    @computed("The thing itself: a Lot, a Transfer or a Partner.")
    async def subject(self, info: Info) -> Node:
        place = self.thing.node.place
        return await node(info, place.kind, place.row)

    @computed("Lots only: in scope by time only because the order of events is not certain.")
    def order_uncertain(self) -> bool:
        place = self.thing.node.place
        return place.kind == "Lot" and place.row in self.thing.traced.closure.uncertain

    @computed("Lots only: on hand in our places, in its stock unit; null for others.")
    async def on_hand(self, info: Info) -> Quantity | None:
        place = self.thing.node.place
        if place.kind != "Lot":
            return None
        lying = await info.context.load(_lying, (self.thing.traced.closure, place.row))
        return Quantity(from_millionths(lying))

    @computed(
        "Lots only, forwards: how much of the start is or was in it, in the start's unit; null where units differ."
    )
    async def share(self, info: Info) -> QuantityBounds | None:
        place = self.thing.node.place
        shares = await self.thing.traced.shares(info)
        content = shares.contents.get(place.row) if shares and place.kind == "Lot" else None
        return _bounds(None if content is None else content.held)

    @computed("Lots only: steps that lead on from it and are not in this trace.")
    async def further_edges(self, info: Info) -> int:
        place = self.thing.node.place
        if place.kind != "Lot":
            return 0
        return await info.context.load(_further, (self.thing.traced.closure, place.row))


def _key(place: graph.Place) -> strawberry.ID:
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
        if edge.movement is not None:
            return edge.movement.kind
        return await info.context.load(_kinds, edge.flow.run)

    @computed(
        "How much, in the stock unit of the lot it leaves, or enters when it leaves a document. What a run shared"
        " over several lots is told in proportion to them; bounds tell what is known."
    )
    def quantity(self) -> Quantity:
        edge = self.thing
        return Quantity(from_millionths((edge.movement or edge.flow).quantity))

    @computed("How much it is, as exactly as can be known.")
    async def bounds(self, info: Info) -> QuantityBounds:
        edge = self.thing
        if edge.movement is not None:
            return QuantityBounds.of(Bounds(edge.movement.quantity, edge.movement.quantity))
        return QuantityBounds.of(await info.context.load(_known_bounds, (edge.traced.closure, edge.flow)))

    @computed("Forwards: how much of the start is in it, in the start's unit; null where units differ.")
    async def share(self, info: Info) -> QuantityBounds | None:
        edge, shares = self.thing, await self.thing.traced.shares(info)
        if shares is None:
            return None
        if edge.flow is not None:
            return _bounds(shares.flows.get(edge.flow))
        return _bounds(shares.portion(edge.movement.lot, edge.movement.quantity))

    @computed("When it happened: of what took long, the end.")
    async def at(self, info: Info) -> datetime:
        write = await self._written(info)
        return write.thing.occurred or write.thing.recorded

    @computed("The last write behind it, with who and when.")
    async def operation(self, info: Info) -> Operation:
        return await self._written(info)

    async def _written(self, info: Info) -> Any:
        moved, flow = self.thing.movement, self.thing.flow
        row = await info.context.load(_writes, flow) if moved is None else moved.operation
        return await node(info, "Operation", row)

    @computed("Between lots: the run, with its order; null for others.")
    async def run(self, info: Info) -> Run | None:
        flow = self.thing.flow
        return None if flow is None else await node(info, "Run", flow.run)


async def _kinds(runs: list[int]) -> list[TraceEdgeKind]:
    found = await graph.kinds_of_runs(runs)
    return [found[run] for run in runs]


async def _known_bounds(keys: list[tuple[Closure, Flow]]) -> list[Bounds | None]:
    return await _of_closures(keys, graph.known_bounds)


async def _writes(flows: list[Flow]) -> list[int]:
    found = await graph.last_writes(flows)
    return [found[flow.run, flow.output] for flow in flows]


@strawberry.type(description="Where all of a lot went; every figure in its stock unit.")
class MassBalance(Shown):
    lot: Lot = linked("The lot.")
    received: Quantity = own("Received from vendors.")
    produced: Quantity = own("Made, or got by taking apart.")
    counted: Quantity = own("Found less lost, with what was there when the book began.")
    transformed: Quantity = own(
        "Came from other numbers by relabelling, split and merge, less what went to others."
    )
    returned: Quantity = own("Came back from customers.")
    shipped: Quantity = own("Shipped to customers.")
    sent_back: Quantity = own("Sent back to vendors.")
    consumed: Quantity = own("Consumed, or taken apart.")
    scrapped: Quantity = own("Thrown away.")
    on_hand: Quantity = own("In our places.")
    difference: Quantity = own("In, less out, less on hand; 0 when the record explains all.")


@strawberry.type(description="Something that the record does not explain.")
class TraceGap(Shown):
    kind: TraceGapKind = own("What is missing.")
    message: str = own("In words.")
    lot: Lot = linked("The lot.")
    quantity: Quantity | None = own("How much, in the stock unit; null where it cannot be told.")


@strawberry.type(description="What a partner got or gave of one product, in its stock unit.")
class ReachedProduct(Shown):
    product: Product = linked("The product.")
    lot_count: int = own("Lots.", "lots")

    @computed("Went to a customer, or came from a vendor.")
    def quantity(self) -> Quantity:
        return Quantity(from_millionths(self.thing.moved))

    @computed("Of it, came back from the customer, or went back to the vendor.")
    def returned(self) -> Quantity:
        return Quantity(from_millionths(self.thing.returned))


@dataclass(frozen=True)
class PartnerOf:
    traced: Traced
    reached: Reached

    @property
    def partner(self) -> int:
        return self.reached.partner

    @property
    def products(self) -> Many[graph.Portion]:
        return self.reached.products


@strawberry.type(description="A partner that the goods reached or came from.")
class ReachedPartner(Shown):
    partner: Partner = linked("The partner.")
    products: list[ReachedProduct] = linked("How much of each product.")

    @computed("Lots concerned.")
    def lot_count(self) -> int:
        return len(self.thing.reached.left)

    @computed("Deliveries or receipts, and returns, newest first, at most 50.")
    async def transfers(self, info: Info) -> list[Transfer]:
        rows = self.thing.reached.transfers[:MOST_TRANSFERS]
        return await nodes(info, "Transfer", rows)

    @computed("How many transfers there are.")
    def transfer_count(self) -> int:
        return len(self.thing.reached.transfers)

    @computed(
        "Forwards: share of the start in what was moved and did not go back, in the start's unit; null where units"
        " differ."
    )
    async def share(self, info: Info) -> QuantityBounds | None:
        shares = await self.thing.traced.shares(info)
        return _bounds(None if shares is None else self.thing.reached.share(shares))


@strawberry.type(description="The genealogy around a start, cut at limits that it tells.")
class Trace(Shown):
    @computed("The start, at most 100.")
    async def start(self, info: Info) -> list[Lot]:
        lots = self.thing.closure.start[:MOST_START]
        return await nodes(info, "Lot", lots)

    @computed("How many lots the start has.")
    def start_count(self) -> int:
        return len(self.thing.closure.start)

    @computed("Place in the journal it was read at; name it as asOf for further pages.")
    def as_of(self) -> Sequence:
        return Sequence(self.thing.closure.as_of)

    @computed("Whether all is here, and what is beyond.")
    def extent(self) -> TraceExtent:
        return TraceExtent.of(self.thing.closure.extent)

    @computed("Lots by depth, then documents, then partners.", cost=0.2)
    async def nodes(self, info: Info, first: Many1000, after: After = None) -> CountedConnection[TraceNode]:
        found = graph.nodes_of(self.thing.closure, await self.thing.movements(info))
        return self._page(
            info, "nodes", found, first, after, lambda each: TraceNode.of(NodeOf(self.thing, each))
        )

    @computed("What went into what, then what documents brought and took.", cost=0.1)
    async def edges(self, info: Info, first: Many1000, after: After = None) -> CountedConnection[TraceEdge]:
        found = graph.joins_of(self.thing.closure, await self.thing.movements(info))
        return self._page(
            info,
            "edges",
            found,
            first,
            after,
            lambda each: TraceEdge.of(EdgeOf(self.thing, graph.join_of(each))),
        )

    @computed("In, out, left and unexplained, per lot of the start.", cost=2)
    async def mass_balances(self, info: Info, first: First, after: After = None) -> Connection[MassBalance]:
        page = self._page(
            info,
            "massBalances",
            self.thing.closure.start,
            first,
            after,
            lambda each: each,
            connections.LARGEST_PAGE,
        )
        page.nodes = [
            MassBalance.of(each) for each in await movements.mass_balances(page.nodes, self.thing.closure)
        ]
        return page

    @computed("What the record does not explain of the lots reached.")
    async def gaps(self, info: Info, first: First, after: After = None) -> CountedConnection[TraceGap]:
        found = await info.context.load(_gaps, self.thing.closure)
        return self._page(info, "gaps", found, first, after, TraceGap.of, connections.LARGEST_PAGE)

    @computed("Customers reached, forwards, with what they got and what came back.")
    async def customers(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[ReachedPartner]:
        found = graph.customers_of(await self.thing.movements(info))
        return self._page(info, "customers", found, first, after, self._partner, connections.LARGEST_PAGE)

    @computed("Vendors behind it, backwards, with what came from them and what went back.")
    async def vendors(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[ReachedPartner]:
        found = graph.vendors_of(await self.thing.movements(info))
        return self._page(info, "vendors", found, first, after, self._partner, connections.LARGEST_PAGE)

    def _partner(self, reached: Reached) -> ReachedPartner:
        return ReachedPartner.of(PartnerOf(self.thing, reached))

    @computed("Lots that only the scope by number holds; 0 in that scope.", cost=20)
    async def lots_only_by_number(self) -> int:
        whole = self.thing.closure
        if whole.scope is TraceScope.BY_NUMBER:
            return 0
        wider = await closure(whole.start, whole.direction, limits=replace(whole.limits, as_of=whole.as_of))
        return len(wider.depth.keys() - whole.depth.keys())

    @computed("All edges as a table in a CSV file.")
    def table(self) -> FileLink:
        return self._file("trace.csv", CSV)

    @computed("The same as a workbook.")
    def workbook(self) -> FileLink:
        return self._file("trace.xlsx", XLSX)

    @computed("The graph and its tables as PDF, for the same data always the same bytes.")
    def paper(
        self, size: Annotated[PaperSize | None, described("Paper size; the company's when absent.")] = None
    ) -> FileLink:
        return self._file("trace.pdf", PDF, "" if size is None else f"&size={size.value}")

    def _file(self, name: str, media_type: str, more: str = "") -> FileLink:
        told = self.thing.asked.parameters(self.thing.closure.as_of)
        return FileLink.of(File(f"/documents/{name}?{told}{more}", media_type, name))

    def _page(
        self,
        info: Info,
        name: str,
        rows: Many[Any],
        first: int,
        after: After,
        show: Any,
        largest: int = LARGEST_PAGE,
    ) -> CountedConnection[Any]:
        asked = (self.thing.asked.parameters(self.thing.closure.as_of),)
        listing = Listing(f"trace.{name}", Order("id"), asked, info.context.who)
        return page_of(listing, rows, first, after, show, largest)


@query("The genealogy around a start; null for an unknown one.", cost=100)
async def trace(
    info: Info,
    start: Annotated[TraceStart, described("Where to start.")],
    direction: Annotated[TraceDirection, described("Which way to walk.")],
    scope: Annotated[TraceScope, described("What counts as reached.")] = TraceScope.BY_NUMBER,
    limits: Annotated[TraceLimits | None, described("How far and when.")] = None,
) -> Trace | None:
    asked = Asked.of(start, direction, scope, limits)
    found = await asked.closure()
    return None if found is None else Trace.of(Traced(asked, found))
