"""Categories of products are added and changed."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.words import RemovalStrategy
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.catalog import Category
from lotbook.graphql.context import Info
from lotbook.graphql.refusals import InvalidInput, NotFound, OperationIdReused, StaleVersion
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.writing import Payload, Write, or_absent, or_none, request
from lotbook.services import categories


@strawberry.type(description="A category as saved.")
class CategoryPayload(Payload):
    category: Category = linked("The category.")


@strawberry.input(description="What saveCategory needs.")
class SaveCategoryInput(Write):
    category: strawberry.ID | None = optional("The category to change; absent to add.")
    version: int | None = optional("Version that was read, to change one.")
    name: str = needed("Name, unique below its parent.")
    parent: strawberry.ID | None = optional("The group above; null for none.")
    removal_strategy: RemovalStrategy | None = optional(
        "Which stock leaves first; null for what the group above says, then the place."
    )


SaveCategoryResult = Annotated[
    CategoryPayload | StaleVersion | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SaveCategoryResult", description="What saveCategory answers."),
]


@mutation("Add a category of products, or change one.")
async def save_category(input: SaveCategoryInput, info: Info) -> SaveCategoryResult:
    parent = or_absent(input.parent)
    done = await categories.save_category(
        request(info, input),
        input.name,
        category=ids.optional_row("Category", input.category, "category"),
        version=or_none(input.version),
        parent=ids.row("Category", parent, "parent") if isinstance(parent, str) else parent,
        removal_strategy=or_absent(input.removal_strategy),
    )
    return CategoryPayload.done(done)
