"""Putaway rules: where goods that come to a place are put."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook import models
from lotbook.graphql.asking import query
from lotbook.graphql.catalog import Category
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions
from lotbook.graphql.later import Location, Product
from lotbook.graphql.shown import Node, described, linked, optional


@strawberry.type(
    description="Where goods that come to a place are put, below it. The rule of the product counts before that of "
    "its category, and the nearest category before those above. Lines of transfers propose it; another place may be "
    "scanned. One that leads to a place which was blocked or archived, or moved elsewhere, proposes nothing."
)
class PutawayRule(Node):
    model = models.PutawayRule

    location: Location = linked("Where the goods come.")
    product: Product | None = linked("The product; null for a category.")
    category: Category | None = linked("The category, with all below it; null for a product.")
    put_at: Location = linked("Where they are put.")


@strawberry.input(description="Which putaway rules.")
class PutawayRuleFilter:
    location: strawberry.ID | None = optional("Only of this place.")
    product: strawberry.ID | None = optional("Only of this product.")
    category: strawberry.ID | None = optional("Only of this category.")


@query("Putaway rules, by where goods come.")
async def putaway_rules(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[PutawayRuleFilter | None, described("Which ones.")] = None,
) -> Connection[PutawayRule]:
    wanted = Conditions(filter)
    wanted.names("Location", "location", "location_id")
    wanted.names("Product", "product", "product_id")
    wanted.names("Category", "category", "category_id")
    listing = Listing("putawayRules", Order("location_id"), filter, info.context.who)
    return await page(listing, wanted.apply(models.PutawayRule.all()), first, after, PutawayRule.of)
