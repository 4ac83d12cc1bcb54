"""Where lots came from and where they went: the graph around a start, cut at limits that it tells."""

from __future__ import annotations

from collections.abc import Sequence as Many
from dataclasses import dataclass
from typing import Annotated, Any

import strawberry

from lotbook.domain.quantities import from_millionths
from lotbook.domain.tracing import (
    TraceCut,
    TraceDirection,
    TraceScope,
)
from lotbook.graphql import connections
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, CountedConnection, First, Listing, Order, page_of
from lotbook.graphql.context import Info
from lotbook.graphql.later import Lot, Partner, Product, Transfer
from lotbook.graphql.paper_sizes import PaperSize
from lotbook.graphql.papers import CSV, PDF, XLSX, File, FileLink
from lotbook.graphql.scalars import Quantity, Sequence
from lotbook.graphql.shown import Shown, computed, described, linked, nodes, own
from lotbook.graphql.trace_gaps import TraceGap
from lotbook.graphql.trace_graph import (
    EdgeOf,
    NodeOf,
    QuantityBounds,
    Traced,
    TraceEdge,
    TraceNode,
    bounds_of,
)
from lotbook.graphql.trace_left_out import TraceLeftOut
from lotbook.graphql.trace_start import Asked, TraceLimits, TraceStart
from lotbook.graphql.trace_whereabouts import TraceWhereabouts
from lotbook.ledger.tracing import gaps, graph, movements
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.graph import Reached
from lotbook.ledger.tracing.left_out import left_out
from lotbook.ledger.whereabouts import whereabouts

LARGEST_PAGE = 1_000
MOST_START, MOST_TRANSFERS = 100, 50
GROWN = ", or the book has grown since: name asOf of the first page with all further ones"
Many1000 = Annotated[int, described("Page size, 1 to 1,000.")]
EndsFirst = Annotated[
    bool,
    described(
        "Partners and documents first, behind up to 100 lots of the start, so that a part of a large trace still tells"
        " where it begins and ends."
    ),
]


async def _gaps(closures: list[Closure]) -> list[list[gaps.Gap]]:
    return [await gaps.gaps(each) for each in closures]


@strawberry.type(description="Whether a trace is whole; a limit is told, never a silently shorter answer.")
class TraceExtent(Shown):
    cut: TraceCut = own("Why it is cut; COMPLETE when it is not.")
    lot_count: int = own("Lots reached, the start included.", "lots")
    lot_edge_count: int = own(
        "Edges between these lots only; `edges.totalCount` counts those with documents and partners as well.",
        "flows",
    )
    depth: int = own("Deepest step reached.")
    beyond: int = own("Lots seen and not reached; 0 when complete, at least this many otherwise.")


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
    """ahead: one that goods went to."""

    traced: Traced
    reached: Reached
    ahead: bool

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
        "Of a customer: share of the start in what was moved and did not go back, in the start's unit. Of a vendor: how"
        " much of what came and did not go back went into the start, in its own unit. Null where units differ."
    )
    async def share(self, info: Info) -> QuantityBounds | None:
        reached, ahead = self.thing.reached, self.thing.ahead
        if not ahead:
            products = await nodes(info, "Product", [each.product for each in reached.products])
            if len({each.thing.unit_id for each in products}) > 1:
                return None
        shares = await self.thing.traced.shares(info, ahead=ahead)
        return bounds_of(None if shares is None else reached.share(shares))


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
    async def nodes(
        self, info: Info, first: Many1000, after: After = None, ends_first: EndsFirst = False
    ) -> CountedConnection[TraceNode]:
        moved = await self.thing.movements(info)
        name, found = "nodes", graph.nodes_of(self.thing.closure, moved)
        if ends_first:
            name, found = "nodesEndsFirst", graph.nodes_ends_first(found, moved)
        return self._page(
            info, name, found, first, after, lambda each: TraceNode.of(NodeOf(self.thing, each))
        )

    @computed("What went into what, then what documents brought and took.", cost=0.1)
    async def edges(
        self, info: Info, first: Many1000, after: After = None, ends_first: EndsFirst = False
    ) -> CountedConnection[TraceEdge]:
        name, found = "edges", graph.joins_of(self.thing.closure, await self.thing.movements(info))
        if ends_first:
            name, found = "edgesEndsFirst", graph.joins_ends_first(found)
        return self._page(
            info,
            name,
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

    @computed("What the record does not explain of the lots reached, what matters most first.")
    async def gaps(self, info: Info, first: First, after: After = None) -> CountedConnection[TraceGap]:
        found = await info.context.load(_gaps, self.thing.closure)
        return self._page(info, "gaps", found, first, after, TraceGap.of, connections.LARGEST_PAGE)

    @computed("Customers reached, forwards, with what they got and what came back.")
    async def customers(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[ReachedPartner]:
        found = graph.customers_of(self.thing.closure, await self.thing.movements(info))
        return self._partners(info, "customers", found, first, after, ahead=True)

    @computed("Vendors behind it, backwards, with what came from them and what went back.")
    async def vendors(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[ReachedPartner]:
        found = graph.vendors_of(self.thing.closure, await self.thing.movements(info))
        return self._partners(info, "vendors", found, first, after, ahead=False)

    @computed(
        "Where all of the start is, and of what was made of it, forwards; null for a trace back only.", cost=5
    )
    async def whereabouts(self, info: Info) -> TraceWhereabouts | None:
        traced = self.thing
        moved, shares = await traced.movements(info), await traced.shares(info, ahead=True)
        found = await whereabouts(traced.closure, moved, shares)
        return None if found is None else TraceWhereabouts.of(found)

    def _partners(
        self, info: Info, name: str, found: Many[Reached], first: int, after: After, *, ahead: bool
    ) -> CountedConnection[ReachedPartner]:
        def show(reached: Reached) -> ReachedPartner:
            return ReachedPartner.of(PartnerOf(self.thing, reached, ahead))

        return self._page(info, name, found, first, after, show, connections.LARGEST_PAGE)

    @computed("What by time leaves out of what the scope by number holds.", cost=20)
    async def left_out(self) -> TraceLeftOut:
        return TraceLeftOut.of(await left_out(self.thing.closure))

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
        grown = GROWN if self.thing.asked.limits.as_of is None else ""
        listing = Listing(f"trace.{name}", Order("id"), asked, info.context.who, grown)
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
