"""Directives of the schema: who may read a field, and what it costs."""

from __future__ import annotations

import strawberry
from strawberry.schema_directive import Location

from lotbook.domain.words import Role


@strawberry.schema_directive(
    locations=[Location.OBJECT, Location.FIELD_DEFINITION],
    description="The least role that may read or call it; on a type, for its fields that do not say more.",
)
class Auth:
    role: Role = strawberry.directive_field(name="role")


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    description="Needs no sign-in; only for signing in and asking who is.",
)
class Public:
    pass


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    description="What a value, or each row of a page, counts in the query guard, times the page sizes around "
    "it; without it a scalar counts 0, anything else 1. rows: of a page asked for by size and order alone so many "
    "rows count at most before it is read; what all such pages hold counts up to 5,000 as they are read.",
)
class Cost:
    weight: float = strawberry.directive_field(name="weight")
    rows: int | None = strawberry.directive_field(name="rows", default=strawberry.UNSET)
