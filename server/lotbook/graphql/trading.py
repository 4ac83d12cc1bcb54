"""What orders to vendors and of customers have in common."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, ClassVar, TypeVar

import strawberry
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.money import from_minor
from lotbook.domain.money_words import PricePer
from lotbook.domain.ordering import progress
from lotbook.domain.payment_terms import terms_of
from lotbook.domain.words import OrderState, Progress
from lotbook.graphql.connections import After, Connection, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions, past, where
from lotbook.graphql.later import Packaging, Product, Transfer, Unit, Warehouse
from lotbook.graphql.papers import Document
from lotbook.graphql.payment_terms import PaymentTerms
from lotbook.graphql.scalars import Currency, Money, Percent, Price, Quantity
from lotbook.graphql.shown import SHOWN, Node, computed, linked, optional, own
from lotbook.graphql.words import describe
from lotbook.ledger import figures, order_progress
from lotbook.ledger.money import BOUGHT, SOLD
from lotbook.ledger.money import Side as PapersSide
from lotbook.services.order_sides import SALES, Side

MOST_TRANSFERS = 100
OPEN = (OrderState.DRAFT, OrderState.CONFIRMED)

Some = TypeVar("Some", bound="TradeOrder")


describe(
    OrderState,
    "Where an order stands; progress is told apart.",
    DRAFT="A request for quotation or a quotation.",
    CONFIRMED="Binding; goods move.",
    DONE="Goods were moved and nothing is to be moved any more; how far it is billed and paid is told apart.",
    CANCELLED="Given up.",
)
describe(
    PricePer,
    "What a price is for.",
    ORDERED_UNIT="One of the unit or packaging that was ordered.",
    STOCK_UNIT="One stock unit.",
)
describe(
    Progress,
    "How far something is, derived and never set.",
    NOT_NEEDED="Nothing to do.",
    NOTHING="Nothing yet.",
    PART="A part.",
    ALL="All.",
    MORE="More than all.",
)


@strawberry.interface(name="Order", description="An order, to a vendor or of a customer.")
class TradeOrder(Document):
    side: ClassVar[Side]

    state: OrderState = own("Where it stands.")
    warehouse: Warehouse = linked("Where it is received, or delivered from.")
    currency: Currency = own("Currency of its amounts.")

    @computed("When its bills or invoices are due.")
    def payment_terms(self) -> PaymentTerms:
        return PaymentTerms.of(terms_of(self.thing))

    @computed("Its transfers and returns, newest first, at most 100.")
    async def transfers(self, info: Info) -> list[Transfer]:
        rows = await info.context.load(_transfers(self.side), self.thing.id)
        return [SHOWN["Transfer"].of(row) for row in rows]  # type: ignore[misc]  # registered by name

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
        transfers = await info.context.load(_transfers(self.side), self.thing.id)
        return any(
            await asyncio.gather(*(info.context.load(figures.traceable, each.id) for each in transfers))
        )

    @computed(
        "How many of its lines still want something though nothing is under way: it is confirmed, and no receipt or"
        " delivery of it is open. 0 otherwise."
    )
    async def not_under_way(self, info: Info) -> int:
        return await info.context.load(_not_under_way(self.side), self.thing.id)

    async def moved(self, info: Info) -> Progress:
        """How much came or went, over all its lines."""
        return await info.context.load(_progress(self.side), self.thing.id)


@strawberry.interface(name="OrderLine", description="One product of an order.")
class TradeOrderLine(Node):
    side: ClassVar[Side]

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
        return cls.model.all().select_related("order")

    @computed("Quantity times price, rounded half up, once.")
    def net(self) -> Money:
        return money(self.thing.net, self.thing.order.currency)

    async def moved(self, info: Info) -> Quantity:
        """How much of it came or went, in the stock unit."""
        return Quantity(await info.context.load(_moved(self.side), self.thing.id))


@strawberry.input(description="Which orders.")
class OrderFilter:
    search: str | None = optional("Part of number, partner or reference.")
    states: list[OrderState] | None = optional("Only in these states.")
    partner: strawberry.ID | None = optional("Only of this partner.")
    warehouse: strawberry.ID | None = optional("Only of this warehouse.")
    late: bool | None = optional("Only late, or only in time.")
    moved: list[Progress] | None = optional("Only with goods moved this far.")
    billed: list[Progress] | None = optional("Only billed or invoiced this far.")
    to_bill: bool | None = optional(
        "Only those of which something may be billed or invoiced now, or only others."
    )
    not_under_way: bool | None = optional(
        "Only confirmed ones that want something and have no open receipt or delivery, or only others."
    )


@strawberry.enum(description="How orders are ordered.")
class OrderSort(Enum):
    NUMBER_ASC = strawberry.enum_value("NUMBER_ASC", description="By number, rising.")
    NUMBER_DESC = strawberry.enum_value("NUMBER_DESC", description="By number, falling.")
    EXPECTED_ASC = strawberry.enum_value("EXPECTED_ASC", description="By expected or due day, rising.")
    EXPECTED_DESC = strawberry.enum_value("EXPECTED_DESC", description="By expected or due day, falling.")
    TOTAL_ASC = strawberry.enum_value("TOTAL_ASC", description="By total, rising.")
    TOTAL_DESC = strawberry.enum_value("TOTAL_DESC", description="By total, falling.")


def money(minor: int, currency: str) -> Money:
    return Money(from_minor(minor, currency))


async def orders_page(
    info: Info,
    shown: type[Some],
    first: int,
    after: After,
    filter: OrderFilter | None,
    sort: OrderSort,
) -> Connection[Some]:
    """A page of the orders of a side."""
    side = shown.side
    wanted = Conditions(filter)
    wanted.contains("search", "search_key", fold=True)
    wanted.among(states="state")
    wanted.names("Partner", "partner", f"{side.partner}_id")
    wanted.names("Warehouse", "warehouse", "warehouse_id")
    if (late := wanted.given("late")) is not None:
        is_late = await past(side.due, OPEN)
        wanted.add(is_late if late else ~is_late)
    if any(wanted.given(name) is not None for name in ("moved", "billed", "to_bill")):
        wanted.add(await _as_far(side, wanted))
    if (idle := wanted.given("not_under_way")) is not None:
        found = where("id__in", set(await order_progress.not_under_way(papers_side(side))))
        wanted.add(found if idle else ~found)
    columns = {"NUMBER": "number", "EXPECTED": side.due, "TOTAL": "total"}
    listing = Listing(f"{side.kind}s", Order.of(sort, columns), filter, info.context.who)
    return await page(listing, wanted.apply(side.order.all()), first, after, shown.of)


def papers_side(side: Side) -> PapersSide:
    """The papers with money that are on orders of a side."""
    return SOLD if side is SALES else BOUGHT


async def _as_far(side: Side, wanted: Conditions) -> Q:
    """Orders that have come as far as a filter asks."""
    moved, billed, to_bill = (wanted.given(name) for name in ("moved", "billed", "to_bill"))
    found = await order_progress.of_all(papers_side(side))
    fitting = {
        order
        for order, at in found.items()
        if (moved is None or at.moved in moved)
        and (billed is None or at.billed in billed)
        and (to_bill is None or at.to_bill is to_bill)
    }
    # Whichever are fewer, since a statement takes no more than some ten thousand ids.
    others = found.keys() - fitting
    return where("id__in", fitting) if len(fitting) <= len(others) else ~where("id__in", others)


Load = Callable[[list[int]], Awaitable[list[Any]]]


@cache
def _transfers(side: Side) -> Load:
    column = f"{side.table}_id"

    async def load(order_ids: list[int]) -> list[list[models.Transfer]]:
        rows = await models.Transfer.filter(**{f"{column}__in": order_ids}).order_by("-created", "-id")
        return [[row for row in rows if getattr(row, column) == each][:MOST_TRANSFERS] for each in order_ids]

    return load


@cache
def _progress(side: Side) -> Load:
    async def load(order_ids: list[int]) -> list[Progress]:
        lines = await side.line.filter(order_id__in=order_ids)
        moved = await side.moved([line.id for line in lines])
        ordered: dict[int, list[tuple[Decimal, Decimal]]] = {each: [] for each in order_ids}
        for line in lines:
            ordered[line.order_id].append((line.stock_quantity, moved[line.id]))
        return [progress(ordered[each]) for each in order_ids]

    return load


@cache
def _not_under_way(side: Side) -> Load:
    async def load(order_ids: list[int]) -> list[int]:
        found = await order_progress.not_under_way(papers_side(side), order_ids)
        return [found.get(each, 0) for each in order_ids]

    return load


@cache
def _moved(side: Side) -> Load:
    async def load(line_ids: list[int]) -> list[Decimal]:
        moved = await side.moved(line_ids)
        return [moved[each] for each in line_ids]

    return load
