"""Purchase orders: what was ordered from vendors, and what of it came."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from lotbook import models
from lotbook.domain.approval import Limit, least_role
from lotbook.domain.words import OrderState, Progress, Role
from lotbook.graphql.announced import ExpectedNumber
from lotbook.graphql.asking import query
from lotbook.graphql.billed import lines_billed, orders_billed, orders_paid, papers_of_orders
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
from lotbook.graphql.later import Bill, Partner, User
from lotbook.graphql.papers import PaperKind
from lotbook.graphql.scalars import Day, Quantity
from lotbook.graphql.shown import SHOWN, computed, described, linked, named, own
from lotbook.graphql.trading import OrderFilter, OrderSort, TradeOrder, TradeOrderLine, orders_page
from lotbook.ledger.children import LINES_OF_PURCHASE_ORDER
from lotbook.services.order_sides import PURCHASE


@strawberry.type(description="An order to a vendor; a draft is a request for quotation.")
class PurchaseOrder(TradeOrder):
    model, side = models.PurchaseOrder, PURCHASE

    vendor: Partner = linked("The vendor.")
    vendor_reference: str | None = own("The vendor's own reference; null for none.")
    expected_on: Day = own("Day it is expected.")

    approval_asked_at: datetime | None = own(
        "Since when it waits for someone who may confirm it; null when it does not.", "approval_asked"
    )
    approval_asked_by: User | None = linked(
        "Who wanted it; null for a client program or when it does not wait."
    )
    declined_reason: str | None = own(
        "Why it was not approved; null unless it was declined and not changed or asked for since."
    )

    @computed("The least role that may confirm an order of its total.")
    async def least_role(self, info: Info) -> Role:
        limits = await info.context.load(_limits, None)
        return least_role(self.thing.total, self.thing.currency, limits)

    @computed("Lines.", inside=True)
    async def lines(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[PurchaseOrderLine]:
        listing = Listing(f"PurchaseOrder:{self.thing.id}.lines", Order("position"), None, info.context.who)
        if after is None:
            mine = LINES_OF_PURCHASE_ORDER
            return await page_inside(info, mine, self.thing.id, listing, first, PurchaseOrderLine)
        rows = PurchaseOrderLine.query().filter(order_id=self.thing.id)
        return await page(listing, rows, first, after, PurchaseOrderLine.of)

    async def printable(self, info: Info) -> list[PaperKind]:
        return [] if self.thing.state is OrderState.CANCELLED else [PaperKind.PURCHASE_ORDER]

    @computed("How much came, over all its lines.")
    async def receipt(self, info: Info) -> Progress:
        return await self.moved(info)

    @computed("How much of it is billed, drafts included.")
    async def billing(self, info: Info) -> Progress:
        return await info.context.load(orders_billed(PURCHASE), self.thing.id)

    @computed("How much of its posted bills is paid.")
    async def payment(self, info: Info) -> Progress:
        return await info.context.load(orders_paid(PURCHASE), self.thing.id)

    @computed("Its bills and credit notes, newest first, at most 100.")
    async def bills(self, info: Info) -> list[Bill]:
        rows = await info.context.load(papers_of_orders(PURCHASE), self.thing.id)
        return [SHOWN["Bill"].of(row) for row in rows]  # type: ignore[misc]  # registered by name


async def _limits(keys: list[None]) -> list[list[Limit]]:
    limits = [Limit(row.role, row.currency, row.amount) for row in await models.ApprovalLimit.all()]
    return [limits for _ in keys]


@strawberry.type(description="One product of a purchase order.")
class PurchaseOrderLine(TradeOrderLine):
    model, side = models.PurchaseOrderLine, PURCHASE

    @computed("Received less returned, in the stock unit.")
    async def received(self, info: Info) -> Quantity:
        return await self.moved(info)

    @computed("On bills less credit notes, drafts included, in the stock unit.")
    async def billed(self, info: Info) -> Quantity:
        return Quantity((await info.context.load(lines_billed(PURCHASE), self.thing.id)).billed)

    @computed("What may still be billed of it by now, in the stock unit.")
    async def left_to_bill(self, info: Info) -> Quantity:
        return Quantity((await info.context.load(lines_billed(PURCHASE), self.thing.id)).left)

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


@query("One purchase order; null when unknown.")
async def purchase_order(
    info: Info, id: Annotated[strawberry.ID, described("Global id.")]
) -> PurchaseOrder | None:
    return await named(info, "PurchaseOrder", id)


@query("Purchase orders.")
async def purchase_orders(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[OrderFilter | None, described("Which ones.")] = None,
    sort: Annotated[OrderSort, described("In which order.")] = OrderSort.EXPECTED_ASC,
) -> Connection[PurchaseOrder]:
    return await orders_page(info, PurchaseOrder, first, after, filter, sort)
