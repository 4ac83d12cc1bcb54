"""What products are made of."""

from __future__ import annotations

from typing import Annotated

import strawberry
from tortoise.expressions import Q, Subquery

from lotbook import models
from lotbook.db.engine import among, fetch
from lotbook.domain.words import BillOfMaterialsState
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions
from lotbook.graphql.later import Operation, Product
from lotbook.graphql.scalars import Day, Percent, Quantity
from lotbook.graphql.shown import Node, Shown, computed, described, linked, named, optional, own
from lotbook.graphql.words import describe
from lotbook.ledger import figures
from lotbook.ledger.sql import question

describe(
    BillOfMaterialsState,
    "Where a revision of a bill of materials stands, by the calendar of the first warehouse.",
    UPCOMING="Its first day is still to come.",
    IN_USE="It is in force today.",
    REPLACED="Another took its place: one that began after it, or a newer one of the same first day.",
)


@strawberry.type(description="A component of a bill of materials.")
class Component(Shown):
    product: Product = linked("The product.")
    quantity: Quantity = own("How much, in its stock unit.")
    loss: Percent = own("Loss to allow for.")


@strawberry.type(description="Something made beside.")
class ByProduct(Shown):
    product: Product = linked("The product.")
    quantity: Quantity = own("How much, in its stock unit.")


@strawberry.type(description="What a product is made of; a change makes a new revision.")
class BillOfMaterials(Node):
    model = models.BillOfMaterials

    product: Product = linked("The product it makes.")
    quantity: Quantity = own("How much it makes, in the stock unit.")
    revision: int = own("Revision, from 1.")
    valid_from: Day = own("In force from this day, until the first day of another revision.")
    operation: Operation = linked("The write that made it, with who and when.")

    @computed("Components, at most 500.")
    async def components(self, info: Info) -> list[Component]:
        lines = await info.context.load(bill_lines, self.thing.id)
        return [Component.of(line) for line in lines if not line.by_product]

    @computed("By-products, at most 500.")
    async def by_products(self, info: Info) -> list[ByProduct]:
        lines = await info.context.load(bill_lines, self.thing.id)
        return [ByProduct.of(line) for line in lines if line.by_product]

    @computed("Where it stands today.")
    async def state(self, info: Info) -> BillOfMaterialsState:
        return BillOfMaterialsState(await info.context.load(_states, self.thing.id))


@query("One bill of materials; null when unknown.")
async def bill_of_materials(
    info: Info, id: Annotated[strawberry.ID, described("Global id.")]
) -> BillOfMaterials | None:
    return await named(info, "BillOfMaterials", id)


@strawberry.input(description="Which bills of materials.")
class BillOfMaterialsFilter:
    search: str | None = optional("Part of SKU or name of the product.")
    product: strawberry.ID | None = optional("Only of this product.")
    component: strawberry.ID | None = optional("Only those that take or give this product.")
    states: list[BillOfMaterialsState] | None = optional("Only in these states.")


@query("Bills of materials, the newest first.")
async def bills_of_materials(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[BillOfMaterialsFilter | None, described("Which ones.")] = None,
) -> Connection[BillOfMaterials]:
    wanted = Conditions(filter)
    wanted.contains("search", "product__search_key", fold=True)
    wanted.names("Product", "product", "product_id")
    if (component := wanted.row("Product", "component")) is not None:
        lines = models.BillLine.filter(product_id=component)
        wanted.add(Q(id__in=Subquery(lines.values("bill_id"))))
    if (states := wanted.given("states")) is not None:
        found = await _standing()
        wanted.add(Q(id__in=[bill for bill, state in found.items() if state in states]))
    listing = Listing("billsOfMaterials", Order("id", descending=True), filter, info.context.who)
    return await page(listing, wanted.apply(models.BillOfMaterials.all()), first, after, BillOfMaterials.of)


async def bill_lines(bills: list[int]) -> list[list[models.BillLine]]:
    """The lines of each bill, with their products."""
    rows = await models.BillLine.filter(bill_id__in=bills).order_by("position").select_related("product")
    return [[row for row in rows if row.bill_id == bill] for bill in bills]


async def _states(bills: list[int]) -> list[str]:
    condition, values = among(bills)
    found = await _standing(f"WHERE bill.id {condition}", values)
    return [found[bill] for bill in bills]


async def _standing(which: str = "", *values: object) -> dict[int, str]:
    """Where revisions stand today, by row id. which: condition on bills, all of them without one."""
    [today] = await figures.todays_of([None])
    rows = await fetch(f"{question('bills_standing')} {which}", today.isoformat(), today.isoformat(), *values)
    return {row["id"]: row["state"] for row in rows}
