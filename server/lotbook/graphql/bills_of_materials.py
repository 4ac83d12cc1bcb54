"""What products are made of."""

from __future__ import annotations

from typing import Annotated

import strawberry
from tortoise.expressions import Q, Subquery
from tortoise.functions import Max

from lotbook import models
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions
from lotbook.graphql.later import Operation, Product
from lotbook.graphql.scalars import Day, Percent, Quantity
from lotbook.graphql.shown import Node, Shown, computed, described, linked, named, optional, own


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
    valid_from: Day = own("In force from this day, until a later revision is.")
    operation: Operation = linked("The write that made it, with who and when.")

    @computed("Components, at most 500.")
    async def components(self, info: Info) -> list[Component]:
        lines = await info.context.load(bill_lines, self.thing.id)
        return [Component.of(line) for line in lines if not line.by_product]

    @computed("By-products, at most 500.")
    async def by_products(self, info: Info) -> list[ByProduct]:
        lines = await info.context.load(bill_lines, self.thing.id)
        return [ByProduct.of(line) for line in lines if line.by_product]

    @computed("It is the last revision.")
    async def active(self, info: Info) -> bool:
        last = await info.context.load(_last_revisions, self.thing.product_id)
        return bool(last == self.thing.revision)


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
    active: bool | None = optional("Only last revisions, or only earlier ones.")


@query("Bills of materials, the newest first.")
async def bills_of_materials(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[BillOfMaterialsFilter | None, described("Which ones.")] = None,
) -> Connection[BillOfMaterials]:
    wanted = Conditions(filter)
    wanted.contains("search", "product__name_key", "product__sku_key", fold=True)
    wanted.names("Product", "product", "product_id")
    if (component := wanted.row("Product", "component")) is not None:
        lines = models.BillLine.filter(product_id=component)
        wanted.add(Q(id__in=Subquery(lines.values("bill_id"))))
    if (active := wanted.given("active")) is not None:
        newest = models.BillOfMaterials.annotate(last=Max("id")).group_by("product_id")
        is_last = Q(id__in=Subquery(newest.values("last")))
        wanted.add(is_last if active else ~is_last)
    listing = Listing("billsOfMaterials", Order("id", descending=True), filter, info.context.who)
    return await page(listing, wanted.apply(models.BillOfMaterials.all()), first, after, BillOfMaterials.of)


async def bill_lines(bills: list[int]) -> list[list[models.BillLine]]:
    """The lines of each bill, with their products."""
    rows = await models.BillLine.filter(bill_id__in=bills).order_by("position").select_related("product")
    return [[row for row in rows if row.bill_id == bill] for bill in bills]


async def _last_revisions(products: list[int]) -> list[int]:
    rows = await models.BillOfMaterials.filter(product_id__in=products).order_by("revision")
    last = {row.product_id: row.revision for row in rows}
    return [last[product] for product in products]
