"""Places where goods may lie."""

from __future__ import annotations

from typing import Any

from lotbook.domain.quantities import Path
from lotbook.domain.refusals import LocationNotUsable
from lotbook.models import Location
from lotbook.services.rows import shared


async def physical(place: int, field: Path) -> Location:
    """A place where goods can lie. Raises LocationNotUsable, NotFound."""
    row = await shared(Location, place, field)
    if not row.physical or not row.active:
        message = f"Nothing of ours lies at {row.path}."
        raise LocationNotUsable(message=message, field=field, location=row.id)
    require_within(row, field)
    return row


def is_whole_warehouse(place: Any) -> bool:
    """Whether it is the top of a warehouse: all of its places together, and none where anybody finds goods."""
    return place.parent_id is None and place.warehouse_id is not None


def require_within(place: Any, field: Path) -> None:
    """Refuse to put goods into a whole warehouse. Raises LocationNotUsable."""
    if is_whole_warehouse(place):
        message = f"{place.path} is a whole warehouse: name the place in it."
        raise LocationNotUsable(message=message, field=field, location=place.id)
