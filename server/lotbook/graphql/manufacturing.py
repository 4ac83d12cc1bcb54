"""Orders to make products, and which lots went into which."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.genealogy import Goods, GoodsEdge
from lotbook.domain.quantities import ZERO, from_millionths, to_millionths
from lotbook.domain.words import ManufacturingState, RunKind
from lotbook.graphql.asking import query
from lotbook.graphql.bills_of_materials import BillOfMaterials, bill_lines
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.errors import ClientError
from lotbook.graphql.filters import Conditions, past
from lotbook.graphql.later import Lot, Operation, PostedGoods, Product, Transfer, Warehouse
from lotbook.graphql.papers import Document, PaperKind
from lotbook.graphql.scalars import Day, Quantity
from lotbook.graphql.shown import SHOWN, Node, Shown, computed, described, linked, named, node, optional, own
from lotbook.graphql.trace_graph import QuantityBounds
from lotbook.graphql.words import describe
from lotbook.ledger import figures, genealogy, summaries
from lotbook.ledger.tracing import sharing
from lotbook.services.runs import needed

MOST_RUNS = 200
MOST_LOTS = 1_000
MostLots = Annotated[int, strawberry.argument(description="How many, 1 to 1,000.")]
describe(
    ManufacturingState,
    "Where a manufacturing order stands.",
    DRAFT="Being written.",
    CONFIRMED="Its components are promised as far as there are any; it can be worked on.",
    DONE="Finished.",
    CANCELLED="Given up; nothing of it was posted.",
)
describe(
    RunKind,
    "What a run is.",
    PRODUCTION="Production, rework included.",
    UNBUILD="Taking apart.",
    RELABEL="Another number.",
    SPLIT="A part taken off.",
    MERGE="Lots poured together.",
)

OPEN = (ManufacturingState.DRAFT, ManufacturingState.CONFIRMED)


@dataclass(frozen=True)
class Needed:
    """A component, or something made beside, of an order; quantities in its stock unit. missing: what it still takes of
    a component, and is not promised."""

    product: int
    expected: Decimal
    moved: Decimal
    missing: Decimal = ZERO


@strawberry.type(description="A component of an order.")
class ManufacturingComponent(Shown):
    product: Product = linked("The product.")
    expected: Quantity = own("Needed, in the stock unit, with what is lost.")
    consumed: Quantity = own("Consumed, in the stock unit.", "moved")
    missing: Quantity = own(
        "Still to be taken and not promised yet, in the stock unit: the order waits for it."
    )


@strawberry.type(description="Something that an order makes beside.")
class ManufacturingByProduct(Shown):
    product: Product = linked("The product.")
    expected: Quantity = own("Awaited, in the stock unit.")
    produced: Quantity = own("Made, in the stock unit.", "moved")


@strawberry.type(description="The document that consumes component lots and produces a lot or serials.")
class ManufacturingOrder(Document):
    model = models.ManufacturingOrder

    version: int = own(
        "Rises by one when the order itself is changed, as when it is confirmed, finished or cancelled. What is made,"
        " taken and assigned for it leaves it as it is."
    )
    state: ManufacturingState = own("Where it stands.")
    warehouse: Warehouse = linked("Where it is made.")
    bill_of_materials: BillOfMaterials = linked("By which bill of materials.", "bill")
    quantity: Quantity = own("To make, in the stock unit.")
    due_on: Day = own("Day it is due.")
    remainder_of: ManufacturingOrder | None = linked("The order of which it makes the rest; null for none.")

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.ManufacturingOrder.all().select_related("bill")

    @computed("What is made.")
    async def product(self, info: Info) -> Product:
        return await node(info, "Product", self.thing.bill.product_id)

    @computed("Made so far, in the stock unit.")
    async def produced(self, info: Info) -> Quantity:
        flows = await info.context.load(genealogy.of_orders, self.thing.id)
        return Quantity(flows.produced.get(self.thing.bill.product_id, ZERO))

    @computed("Something went in or came out.")
    async def begun(self, info: Info) -> bool:
        flows = await info.context.load(genealogy.of_orders, self.thing.id)
        return any((*flows.consumed.values(), *flows.produced.values()))

    @computed("Components, with what is consumed, at most 500; last what no bill asked for.")
    async def components(self, info: Info) -> list[ManufacturingComponent]:
        flows = await info.context.load(genealogy.of_orders, self.thing.id)
        lines = await self._lines(info, by_product=False)
        missing = await info.context.load(figures.missing_to_make, self.thing.id)
        return [
            ManufacturingComponent.of(replace(each, missing=missing.get(each.product, ZERO)))
            for each in self._needed(lines, flows.consumed)
        ]

    @computed("What is made beside, at most 500.")
    async def by_products(self, info: Info) -> list[ManufacturingByProduct]:
        flows = await info.context.load(genealogy.of_orders, self.thing.id)
        beside = {each: made for each, made in flows.produced.items() if each != self.thing.bill.product_id}
        lines = await self._lines(info, by_product=True)
        return [ManufacturingByProduct.of(each) for each in self._needed(lines, beside)]

    @computed("Its runs, oldest first, at most 200.")
    async def runs(self, info: Info) -> list[Run]:
        return [Run.of(row) for row in await info.context.load(_runs, self.thing.id)]

    @computed("Its transfers, oldest first, at most 200: those that take components, and those that give.")
    async def transfers(self, info: Info) -> list[Transfer]:
        rows = await info.context.load(_transfers, self.thing.id)
        return [SHOWN["Transfer"].of(row) for row in rows]  # type: ignore[misc]  # registered by name

    @computed("The order for what could not be made; null for none.")
    async def remainder(self, info: Info) -> ManufacturingOrder | None:
        row = await info.context.load(_remainders, self.thing.id)
        return None if row is None else ManufacturingOrder.of(row)

    @computed("It is confirmed and less is promised to it than it still takes.")
    async def waiting(self, info: Info) -> bool:
        return self.thing.state is ManufacturingState.CONFIRMED and await info.context.load(
            _waiting, self.thing.id
        )

    @computed("A tracked product went in or came out, so there is something to trace.")
    async def traceable(self, info: Info) -> bool:
        transfers = await info.context.load(_transfers, self.thing.id)
        return any(
            await asyncio.gather(*(info.context.load(figures.traceable, each.id) for each in transfers))
        )

    @computed("Due day is past and it is open.")
    async def late(self, info: Info) -> bool:
        is_past = self.thing.due_on < await info.context.load(figures.todays_of, self.thing.warehouse_id)
        return is_past and self.thing.state in OPEN

    async def printable(self, info: Info) -> list[PaperKind]:
        return [PaperKind.MANUFACTURING_ORDER] if self.thing.state is ManufacturingState.CONFIRMED else []

    async def _lines(self, info: Info, *, by_product: bool) -> list[Any]:
        lines = await info.context.load(bill_lines, self.thing.bill_id)
        return [line for line in lines if line.by_product is by_product]

    def _needed(self, lines: list[Any], moved: Any) -> list[Needed]:
        makes, quantity = self.thing.bill.quantity, self.thing.quantity
        asked = {line.product_id: needed(line, makes, quantity, line.product.step) for line in lines}
        return [
            *(Needed(each, expected, moved.get(each, ZERO)) for each, expected in asked.items()),
            *(Needed(each, ZERO, much) for each, much in moved.items() if each not in asked and much > ZERO),
        ]


@dataclass(frozen=True)
class LotMoved:
    """So much of goods that a run took or gave."""

    run: int
    taken: bool
    goods: Goods
    quantity: Decimal

    @property
    def product(self) -> int:
        return self.goods.product

    @property
    def lot(self) -> int | None:
        return self.goods.lot


@dataclass(frozen=True)
class Used:
    """An edge as seen from one of its ends: the product and lot at the other one."""

    product: int
    lot: int | None
    quantity: Decimal
    assigned: bool
    run: int
    edge: GoodsEdge


@strawberry.type(description="So much of one lot that went into another.")
class LotUse(Shown):
    product: Product = linked("The product at the other end.")
    lot: Lot | None = linked("Its lot; null for an untracked product.")
    quantity: Quantity = own(
        "How much went in, in the stock unit of what went in; 0 of what has no share, as it is counted otherwise than"
        " what the run is about: `bounds` tell what is known."
    )
    assigned: bool = own("A person or scan said so; else it is a share over all outputs of the run.")
    run: Run = linked("In which run.")

    @computed(
        "How much it is, as exactly as a trace knows it: of a share, often anything from nothing to all that is shared."
    )
    async def bounds(self, info: Info) -> QuantityBounds:
        use: Used = self.thing
        return QuantityBounds.of(await info.context.load(sharing.bounds_of_edges, (use.run, use.edge)))


@strawberry.type(description="A lot that went into a run, or came out of it.")
class RunLot(Shown):
    product: Product = linked("The product.")
    lot: Lot | None = linked("Its lot; null for an untracked product.")
    quantity: Quantity = own("How much, corrections reckoned in, in the stock unit.")

    @computed(
        "The last write that moved it, corrections aside; null where only corrections did, as for a new number."
    )
    async def posted(self, info: Info) -> Operation | None:
        moved = (self.thing.run, self.thing.taken, self.thing.goods)
        last = await info.context.load(genealogy.posted_in_runs, moved)
        return None if last is None else await node(info, "Operation", last)

    @computed("What of a run went into it, or what it went into, at most 1,000.", cost=5)
    async def uses(
        self,
        info: Info,
        most: MostLots = MOST_LOTS,
        assigned: Annotated[
            bool | None, described("Only what a person or scan said, or only shares.")
        ] = None,
    ) -> list[LotUse]:
        into, out = await info.context.load(genealogy.edges_at, (self.thing.run, self.thing.goods))
        uses = [*used(into, "input"), *used(out, "output")]
        return [each for each in uses if assigned in (None, each.thing.assigned)][: checked(most)]


@strawberry.type(
    description="What ties consumption and output together, however many operations and days it took; also what was"
    " taken apart or given another number."
)
class Run(Node):
    model = models.Run

    kind: RunKind = own("What it is.")
    order: ManufacturingOrder | None = linked(
        "The manufacturing order; null for none.", "manufacturing_order"
    )
    operation: Operation = linked("The write that began it.")
    reason: str = own("Why; empty for production.")

    @computed("The last write that moved goods of it; null while nothing was posted.")
    async def posted(self, info: Info) -> Operation | None:
        last = await info.context.load(genealogy.last_posted, self.thing.id)
        return None if last is None else await node(info, "Operation", last)

    @computed("Lots that went in, over all outputs, at most 1,000.", cost=5)
    async def inputs(self, info: Info, most: MostLots = MOST_LOTS) -> list[RunLot]:
        return await self._lots(info, 0, most)

    @computed("Lots that came out, each with what went into it, at most 1,000.", cost=5)
    async def outputs(self, info: Info, most: MostLots = MOST_LOTS) -> list[RunLot]:
        return await self._lots(info, 1, most)

    @computed("What went in, in short, product by product.", cost=5)
    async def taken(self, info: Info) -> list[PostedGoods]:
        taken, _ = await info.context.load(summaries.of_runs, self.thing.id)
        return [SHOWN["PostedGoods"].of(each) for each in taken]  # type: ignore[misc]  # registered by name

    @computed("What came out, in short, product by product.", cost=5)
    async def given(self, info: Info) -> list[PostedGoods]:
        _, given = await info.context.load(summaries.of_runs, self.thing.id)
        return [SHOWN["PostedGoods"].of(each) for each in given]  # type: ignore[misc]  # registered by name

    async def _lots(self, info: Info, side: int, most: int) -> list[RunLot]:
        flows = await info.context.load(genealogy.flows_of_runs, self.thing.id)
        moved = [(goods, quantity) for goods, quantity in flows[side].items() if quantity > 0]
        return [
            RunLot.of(LotMoved(self.thing.id, side == 0, goods, from_millionths(quantity)))
            for goods, quantity in moved[: checked(most)]
        ]


def checked(most: int) -> int:
    """Raises ClientError for a number of lots that no answer has."""
    if not 1 <= most <= MOST_LOTS:
        raise ClientError("PAGE_SIZE_OUT_OF_RANGE", f"1 to {MOST_LOTS:,} lots, not {most}.")
    return most


def used(edges: list[Any], side: str) -> list[LotUse]:
    """Edges as seen from one end; side: of the other one."""
    return [
        LotUse.of(
            Used(
                product=getattr(edge, f"{side}_product_id"),
                lot=getattr(edge, f"{side}_lot_id"),
                quantity=edge.quantity,
                assigned=edge.assigned,
                run=edge.run_id,
                edge=GoodsEdge(
                    Goods(edge.input_product_id, edge.input_lot_id),
                    Goods(edge.output_product_id, edge.output_lot_id),
                    to_millionths(edge.quantity),
                    edge.assigned,
                ),
            )
        )
        for edge in edges[:MOST_LOTS]
    ]


@strawberry.input(description="Which manufacturing orders.")
class ManufacturingFilter:
    search: str | None = optional("Part of number or product.")
    states: list[ManufacturingState] | None = optional("Only in these states.")
    warehouse: strawberry.ID | None = optional("Only of this warehouse.")
    late: bool | None = optional("Only late, or only in time.")
    waiting: bool | None = optional("Only those that wait for components, or only others.")
    product: strawberry.ID | None = optional("Only of this product.")


@strawberry.enum(description="How manufacturing orders are ordered.")
class ManufacturingSort(Enum):
    NUMBER_ASC = strawberry.enum_value("NUMBER_ASC", description="By number, rising.")
    NUMBER_DESC = strawberry.enum_value("NUMBER_DESC", description="By number, falling.")
    DUE_ASC = strawberry.enum_value("DUE_ASC", description="By due day, rising.")
    DUE_DESC = strawberry.enum_value("DUE_DESC", description="By due day, falling.")


@query("One manufacturing order; null when unknown.")
async def manufacturing_order(
    info: Info, id: Annotated[strawberry.ID, described("Global id.")]
) -> ManufacturingOrder | None:
    return await named(info, "ManufacturingOrder", id)


@query("Manufacturing orders.")
async def manufacturing_orders(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[ManufacturingFilter | None, described("Which ones.")] = None,
    sort: Annotated[ManufacturingSort, described("In which order.")] = ManufacturingSort.DUE_ASC,
) -> Connection[ManufacturingOrder]:
    wanted = Conditions(filter)
    wanted.contains("search", "search_key", fold=True)
    wanted.among(states="state")
    wanted.names("Warehouse", "warehouse", "warehouse_id")
    if (late := wanted.given("late")) is not None:
        is_late = await past("due_on", OPEN)
        wanted.add(is_late if late else ~is_late)
    if (waiting := wanted.given("waiting")) is not None:
        is_waiting = Q(id__in=await figures.makes_waiting())
        wanted.add(is_waiting if waiting else ~is_waiting)
    wanted.names("Product", "product", "bill__product_id")
    order = Order.of(sort, {"NUMBER": "number", "DUE": "due_on"})
    listing = Listing("manufacturingOrders", order, filter, info.context.who)
    rows = wanted.apply(ManufacturingOrder.query())
    return await page(listing, rows, first, after, ManufacturingOrder.of)


async def _runs(orders: list[int]) -> list[list[models.Run]]:
    rows: list[Any] = await models.Run.filter(manufacturing_order_id__in=orders).order_by("id")
    return [[row for row in rows if row.manufacturing_order_id == each][:MOST_RUNS] for each in orders]


async def _transfers(orders: list[int]) -> list[list[models.Transfer]]:
    rows: list[Any] = await models.Transfer.filter(manufacturing_order_id__in=orders).order_by("id")
    return [[row for row in rows if row.manufacturing_order_id == each][:MOST_RUNS] for each in orders]


async def _waiting(orders: list[int]) -> list[bool]:
    found = set(await figures.makes_waiting())
    return [each in found for each in orders]


async def _remainders(orders: list[int]) -> list[Any]:
    rows: list[Any] = await ManufacturingOrder.query().filter(remainder_of_id__in=orders)
    found = {row.remainder_of_id: row for row in rows}
    return [found.get(each) for each in orders]
