"""Sales orders: what customers ordered, and what of it went out."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook import models
from lotbook.domain.words import OrderState, Progress
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
from lotbook.graphql.later import Address, Invoice, Partner
from lotbook.graphql.papers import PaperKind
from lotbook.graphql.scalars import Day, Quantity
from lotbook.graphql.shown import SHOWN, computed, described, linked, named, own
from lotbook.graphql.trading import OrderFilter, OrderSort, TradeOrder, TradeOrderLine, orders_page
from lotbook.ledger import fulfilled
from lotbook.ledger.children import LINES_OF_SALES_ORDER
from lotbook.services.order_sides import SALES


@strawberry.type(description="An order of a customer; a draft is a quotation.")
class SalesOrder(TradeOrder):
    model, side = models.SalesOrder, SALES

    customer: Partner = linked("The customer.")
    customer_reference: str | None = own("The customer's own reference; null for none.")
    due_on: Day = own("Day it is due.")

    @computed("Where it is delivered.")
    def deliver_to(self) -> Address:
        return SHOWN["Address"].of(self.thing)  # type: ignore[return-value]  # registered by name

    @computed("Lines.", inside=True)
    async def lines(self, info: Info, first: First, after: After = None) -> CountedConnection[SalesOrderLine]:
        listing = Listing(f"SalesOrder:{self.thing.id}.lines", Order("position"), None, info.context.who)
        if after is None:
            mine = LINES_OF_SALES_ORDER
            return await page_inside(info, mine, self.thing.id, listing, first, SalesOrderLine)
        rows = SalesOrderLine.query().filter(order_id=self.thing.id)
        return await page(listing, rows, first, after, SalesOrderLine.of)

    async def printable(self, info: Info) -> list[PaperKind]:
        return {
            OrderState.DRAFT: [PaperKind.QUOTATION],
            OrderState.CONFIRMED: [PaperKind.SALES_ORDER],
            OrderState.DONE: [PaperKind.SALES_ORDER],
            OrderState.CANCELLED: [],
        }[self.thing.state]

    @computed("How much went out, over all its lines.")
    async def delivery(self, info: Info) -> Progress:
        return await self.moved(info)

    @computed("How much of it is invoiced, drafts included.")
    async def invoicing(self, info: Info) -> Progress:
        return await info.context.load(orders_billed(SALES), self.thing.id)

    @computed("How much of its posted invoices is paid.")
    async def payment(self, info: Info) -> Progress:
        return await info.context.load(orders_paid(SALES), self.thing.id)

    @computed("Its invoices and credit notes, newest first, at most 100.")
    async def invoices(self, info: Info) -> list[Invoice]:
        rows = await info.context.load(papers_of_orders(SALES), self.thing.id)
        return [SHOWN["Invoice"].of(row) for row in rows]  # type: ignore[misc]  # registered by name


@strawberry.type(description="One product of a sales order.")
class SalesOrderLine(TradeOrderLine):
    model, side = models.SalesOrderLine, SALES

    @computed("Promised to its deliveries, picked or not, in the stock unit.")
    async def reserved(self, info: Info) -> Quantity:
        return Quantity(await info.context.load(fulfilled.promised, self.thing.id))

    @computed("Delivered less returned, in the stock unit.")
    async def delivered(self, info: Info) -> Quantity:
        return await self.moved(info)

    @computed("On invoices less credit notes, drafts included, in the stock unit.")
    async def invoiced(self, info: Info) -> Quantity:
        return Quantity((await info.context.load(lines_billed(SALES), self.thing.id)).billed)

    @computed("What may still be invoiced of it by now, in the stock unit.")
    async def left_to_invoice(self, info: Info) -> Quantity:
        return Quantity((await info.context.load(lines_billed(SALES), self.thing.id)).left)


@query("One sales order; null when unknown.")
async def sales_order(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> SalesOrder | None:
    return await named(info, "SalesOrder", id)


@query("Sales orders; a draft is a quotation.")
async def sales_orders(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[OrderFilter | None, described("Which ones.")] = None,
    sort: Annotated[OrderSort, described("In which order.")] = OrderSort.EXPECTED_ASC,
) -> Connection[SalesOrder]:
    return await orders_page(info, SalesOrder, first, after, filter, sort)
