"""Putaway rules are kept."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.places import Location
from lotbook.graphql.putaway import PutawayRule
from lotbook.graphql.refusals import InvalidInput, LocationNotUsable, NotFound, OperationIdReused
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.writing import Payload, Write, request
from lotbook.services import putaway


@strawberry.type(description="A putaway rule as saved.")
class PutawayRulePayload(Payload):
    rule: PutawayRule = linked("The rule.")


@strawberry.type(description="A putaway rule was taken away.")
class PutawayRuleRemovedPayload(Payload):
    location: Location = linked("The place whose goods it led on.")


@strawberry.input(description="What savePutawayRule needs.")
class SavePutawayRuleInput(Write):
    rule: strawberry.ID | None = optional("The rule to change; absent to add.")
    location: strawberry.ID = needed("Where the goods come.")
    product: strawberry.ID | None = optional("The product; absent for a category.")
    category: strawberry.ID | None = optional("The category, with all below it; absent for a product.")
    put_at: strawberry.ID = needed("Where they are put: below the place, in use and not blocked.")


SavePutawayRuleResult = Annotated[
    PutawayRulePayload | LocationNotUsable | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SavePutawayRuleResult", description="What savePutawayRule answers."),
]


@mutation(
    "Say where a product, or a category, is put when it comes to a place, or change that. Open transfers keep what "
    "they propose."
)
async def save_putaway_rule(input: SavePutawayRuleInput, info: Info) -> SavePutawayRuleResult:
    done = await putaway.save_putaway_rule(
        request(info, input),
        ids.row("Location", input.location, "location"),
        ids.row("Location", input.put_at, "putAt"),
        product=ids.optional_row("Product", input.product, "product"),
        category=ids.optional_row("Category", input.category, "category"),
        rule=ids.optional_row("PutawayRule", input.rule, "rule"),
    )
    return PutawayRulePayload.done(done)


@strawberry.input(description="What removePutawayRule needs.")
class RemovePutawayRuleInput(Write):
    rule: strawberry.ID = needed("The rule.")


RemovePutawayRuleResult = Annotated[
    PutawayRuleRemovedPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RemovePutawayRuleResult", description="What removePutawayRule answers."),
]


@mutation("Take a putaway rule away.")
async def remove_putaway_rule(input: RemovePutawayRuleInput, info: Info) -> RemovePutawayRuleResult:
    rule = ids.row("PutawayRule", input.rule, "rule")
    return PutawayRuleRemovedPayload.done(await putaway.remove_putaway_rule(request(info, input), rule))
