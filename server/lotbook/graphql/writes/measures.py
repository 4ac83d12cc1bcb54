"""In what a quantity is given: a unit, or a packaging of the product."""

from __future__ import annotations

import strawberry

from lotbook.graphql import ids


def measure(global_id: strawberry.ID | None, *field: str) -> tuple[int | None, int | None]:
    """The unit or the packaging that an id names, neither for none. Raises NotFound."""
    packaging = ids.row_or_none("Packaging", global_id) if global_id else None
    if packaging is not None:
        return None, packaging
    return ids.optional_row("Unit", global_id, *field), None
