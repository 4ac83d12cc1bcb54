"""Quarantine rules: what is held when it comes in."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from lotbook import models
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions
from lotbook.graphql.later import OperationType, Partner, Product
from lotbook.graphql.shown import Node, computed, described, linked, optional, own


@strawberry.type(
    description="What is held as soon as it comes in: lots and serials of a product, what a vendor sends, or what an "
    "operation type brings in from outside; all that the rule names has to fit. Each lot is held as a whole, also what "
    "came of it before and was released. What a rule names never changes."
)
class QuarantineRule(Node):
    model = models.QuarantineRule

    version: int = own("Version, for updateQuarantineRule.")
    product: Product | None = linked("Only this product; null for any.")
    vendor: Partner | None = linked("Only from this vendor; null for any.")
    operation_type: OperationType | None = linked(
        "Only by this operation type; null for all that comes from vendors."
    )
    reason: str = own("Why; the reason of the holds.")
    active: bool = own("Archived rules hold nothing more.")

    @computed("What has to be checked, and to pass, before one of its holds is released; in order.")
    async def checks(self, info: Info) -> list[str]:
        return await info.context.load(_checks, self.thing.id)


async def _checks(rules: list[int]) -> list[list[str]]:
    rows: list[Any] = await models.QuarantineCheck.filter(rule_id__in=rules).order_by("rule_id", "position")
    return [[row.name for row in rows if row.rule_id == each] for each in rules]


@strawberry.input(description="Which quarantine rules.")
class QuarantineRuleFilter:
    product: strawberry.ID | None = optional("Only of this product.")
    vendor: strawberry.ID | None = optional("Only of this vendor.")
    active: bool | None = optional("Only those in use, or only archived ones.")


@query("Quarantine rules, the newest first.")
async def quarantine_rules(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[QuarantineRuleFilter | None, described("Which ones.")] = None,
) -> Connection[QuarantineRule]:
    wanted = Conditions(filter)
    wanted.names("Product", "product", "product_id")
    wanted.names("Partner", "vendor", "vendor_id")
    wanted.equals(active="active")
    listing = Listing("quarantineRules", Order("id", descending=True), filter, info.context.who)
    return await page(listing, wanted.apply(models.QuarantineRule.all()), first, after, QuarantineRule.of)
