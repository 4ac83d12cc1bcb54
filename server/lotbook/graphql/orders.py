"""Purchase orders: what was ordered from vendors, and what of it came."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.money import from_minor
from lotbook.domain.money_papers import billing, paid_of_all
from lotbook.domain.ordering import progress
from lotbook.domain.words import OrderState, PricePer, Progress
from lotbook.graphql.announced import ExpectedNumber
from lotbook.graphql.asking import query
from lotbook.graphql.connections import (
    After,
    Connection,
    CountedConnection,
    First,
    Listing,
    Order,
    page,
    page_inside,
)
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions, past
from lotbook.graphql.later import Bill, Packaging, Partner, Product, Transfer, Unit, Warehouse
from lotbook.graphql.money import bought
from lotbook.graphql.papers import Document
from lotbook.graphql.scalars import Currency, Day, Money, Percent, Price, Quantity
from lotbook.graphql.shown import SHOWN, Node, computed, described, linked, named, optional, own
from lotbook.ledger import figures, received
from lotbook.ledger.children import LINES_OF_ORDER
from lotbook.ledger.money import BOUGHT, due_of_papers
from lotbook.ledger.money import billed as billed_of

MOST_TRANSFERS = 100
MOST_BILLS = 100
OPEN = (OrderState.DRAFT, OrderState.CONFIRMED)


@strawberry.type(description="An order to a vendor; a draft is a request for quotation.")
class PurchaseOrder(Document):
    model = models.PurchaseOrder

    state: OrderState = own("Where it stands.")
    vendor: Partner = linked("The vendor.")
    vendor_reference: str | None = own("The vendor's own reference; null for none.")
    warehouse: Warehouse = linked("Where it is received.")
    expected_on: Day = own("Day it is expected.")
    currency: Currency = own("Currency of its amounts.")

    @computed("Lines.")
    async def lines(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[PurchaseOrderLine]:
        listing = Listing(f"PurchaseOrder:{self.thing.id}.lines", Order("position"), None, info.context.who)
        if after is None:
            return await page_inside(info, LINES_OF_ORDER, self.thing.id, listing, first, PurchaseOrderLine)
        mine = PurchaseOrderLine.query().filter(order_id=self.thing.id)
        return await page(listing, mine, first, after, PurchaseOrderLine.of)

    @computed("How much came, over all its lines.")
    async def receipt(self, info: Info) -> Progress:
        return await info.context.load(_progress, self.thing.id)

    @computed("Its receipts and returns, newest first, at most 100.")
    async def transfers(self, info: Info) -> list[Transfer]:
        rows = await info.context.load(_transfers, self.thing.id)
        return [SHOWN["Transfer"].of(row) for row in rows]  # type: ignore[misc]

    @computed("How much of it is billed, drafts included.")
    async def billing(self, info: Info) -> Progress:
        return await info.context.load(_billing, self.thing.id)

    @computed("How much of its posted bills is paid.")
    async def payment(self, info: Info) -> Progress:
        return await info.context.load(_payment, self.thing.id)

    @computed("Its bills and credit notes, newest first, at most 100.")
    async def bills(self, info: Info) -> list[Bill]:
        rows = await info.context.load(_bills, self.thing.id)
        return [SHOWN["Bill"].of(row) for row in rows]  # type: ignore[misc]

    @computed("Sum without tax.")
    def net(self) -> Money:
        return money(self.thing.net, self.thing.currency)

    @computed("Tax.")
    def tax(self) -> Money:
        return money(self.thing.tax, self.thing.currency)

    @computed("Sum with tax.")
    def total(self) -> Money:
        return money(self.thing.total, self.thing.currency)

    @computed("A tracked product moved in a done transfer, so there is something to trace.")
    async def traceable(self, info: Info) -> bool:
        transfers = await info.context.load(_transfers, self.thing.id)
        return any(
            await asyncio.gather(*(info.context.load(figures.traceable, each.id) for each in transfers))
        )


@strawberry.type(description="One product of a purchase order.")
class PurchaseOrderLine(Node):
    model = models.PurchaseOrderLine

    product: Product = linked("The product.")
    text: str = own("Text on the paper.")
    quantity: Quantity = own("Ordered, in packagings where there is one, else in the unit.")
    unit: Unit = linked("The unit ordered in; the stock unit where a packaging was ordered.")
    packaging: Packaging | None = linked("The packaging ordered in; null for none.")
    per_packaging: Quantity | None = own(
        "Stock units in one packaging, as it was ordered; null without a packaging."
    )
    stock_quantity: Quantity = own("Ordered, in the stock unit.")
    price: Price = own("Price for one of what pricePer says.")
    price_per: PricePer = own("What the price is for.")
    tax_rate: Percent = own("Tax rate.")

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.PurchaseOrderLine.all().select_related("order")

    @computed("Received less returned, in the stock unit.")
    async def received(self, info: Info) -> Quantity:
        return Quantity(await info.context.load(_received, self.thing.id))

    @computed("On bills less credit notes, drafts included, in the stock unit.")
    async def billed(self, info: Info) -> Quantity:
        return Quantity((await info.context.load(bought, self.thing.id)).billed)

    @computed("What may still be billed of it by now, in the stock unit.")
    async def left_to_bill(self, info: Info) -> Quantity:
        return Quantity((await info.context.load(bought, self.thing.id)).left)

    @computed(
        "The numbers that the vendor announced for it, while it is a draft; then its receipts have them."
    )
    async def expected_numbers(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[ExpectedNumber]:
        name = f"PurchaseOrderLine:{self.thing.id}.expectedNumbers"
        listing = Listing(name, Order("id"), None, info.context.who)
        mine = models.ExpectedNumber.filter(order_line_id=self.thing.id)
        return await page(listing, mine, first, after, ExpectedNumber.of)

    @computed("Quantity times price, rounded half up, once.")
    def net(self) -> Money:
        return money(self.thing.net, self.thing.order.currency)


@strawberry.input(description="Which orders.")
class OrderFilter:
    search: str | None = optional("Part of number, partner or reference.")
    states: list[OrderState] | None = optional("Only in these states.")
    partner: strawberry.ID | None = optional("Only of this partner.")
    warehouse: strawberry.ID | None = optional("Only of this warehouse.")
    late: bool | None = optional("Only late, or only in time.")


@strawberry.enum(description="How orders are ordered.")
class OrderSort(Enum):
    NUMBER_ASC = strawberry.enum_value("NUMBER_ASC", description="By number, rising.")
    NUMBER_DESC = strawberry.enum_value("NUMBER_DESC", description="By number, falling.")
    EXPECTED_ASC = strawberry.enum_value("EXPECTED_ASC", description="By expected day, rising.")
    EXPECTED_DESC = strawberry.enum_value("EXPECTED_DESC", description="By expected day, falling.")
    TOTAL_ASC = strawberry.enum_value("TOTAL_ASC", description="By total, rising.")
    TOTAL_DESC = strawberry.enum_value("TOTAL_DESC", description="By total, falling.")


COLUMNS = {"NUMBER": "number", "EXPECTED": "expected_on", "TOTAL": "total"}


def money(minor: int, currency: str) -> Money:
    return Money(from_minor(minor, currency))


async def _transfers(order_ids: list[int]) -> list[list[models.Transfer]]:
    rows = await models.Transfer.filter(purchase_order_id__in=order_ids).order_by("-created", "-id")
    return [[row for row in rows if row.purchase_order_id == each][:MOST_TRANSFERS] for each in order_ids]  # type: ignore[attr-defined]


async def _progress(order_ids: list[int]) -> list[Progress]:
    lines = await models.PurchaseOrderLine.filter(order_id__in=order_ids)
    came = await received.of_order_lines([line.id for line in lines])
    ordered: dict[int, list[tuple[Decimal, Decimal]]] = {each: [] for each in order_ids}
    for line in lines:
        ordered[line.order_id].append((line.stock_quantity, came[line.id]))  # type: ignore[attr-defined]
    return [progress(ordered[each]) for each in order_ids]


async def _billing(order_ids: list[int]) -> list[Progress]:
    lines = await models.PurchaseOrderLine.filter(order_id__in=order_ids)
    wanted: dict[int, list[tuple[Decimal, Decimal]]] = {each: [] for each in order_ids}
    for line in (await billed_of(BOUGHT, [line.id for line in lines])).values():
        wanted[line.order].append((line.wanted, line.billed))
    return [billing(wanted[each]) for each in order_ids]


async def _bills(order_ids: list[int]) -> list[list[models.MoneyPaper]]:
    rows = await models.MoneyPaper.filter(purchase_order_id__in=order_ids).order_by("-id")
    return [[row for row in rows if row.purchase_order_id == each][:MOST_BILLS] for each in order_ids]  # type: ignore[attr-defined]


async def _payment(order_ids: list[int]) -> list[Progress]:
    demands = await models.MoneyPaper.filter(purchase_order_id__in=order_ids, credits_id=None)
    due = await due_of_papers([(each.id, None) for each in demands])
    posted = [each for each in demands if each.id in due]
    return [
        paid_of_all([(row.total, due[row.id]) for row in posted if row.purchase_order_id == each])  # type: ignore[attr-defined]
        for each in order_ids
    ]


async def _received(line_ids: list[int]) -> list[Decimal]:
    came = await received.of_order_lines(line_ids)
    return [came[each] for each in line_ids]


@query("One purchase order; null when unknown.")
async def purchase_order(
    info: Info, id: Annotated[strawberry.ID, described("Global id.")]
) -> PurchaseOrder | None:
    return await named(info, "PurchaseOrder", id)  # type: ignore[no-any-return]


@query("Purchase orders.")
async def purchase_orders(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[OrderFilter | None, described("Which ones.")] = None,
    sort: Annotated[OrderSort, described("In which order.")] = OrderSort.EXPECTED_ASC,
) -> Connection[PurchaseOrder]:
    wanted = Conditions(filter)
    wanted.contains("search", "search_key", fold=True)
    wanted.among(states="state")
    wanted.names("Partner", "partner", "vendor_id")
    wanted.names("Warehouse", "warehouse", "warehouse_id")
    if (late := wanted.given("late")) is not None:
        is_late = await past("expected_on", OPEN)
        wanted.add(is_late if late else ~is_late)
    listing = Listing("purchaseOrders", Order.of(sort, COLUMNS), filter, info.context.who)
    return await page(listing, wanted.apply(models.PurchaseOrder.all()), first, after, PurchaseOrder.of)
