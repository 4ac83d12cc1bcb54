"""Categories: groups of products that share rules, each below another or at the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, changed
from lotbook.domain.inputs import parse_line
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import RemovalStrategy
from lotbook.models import Category, Settings
from lotbook.services.rows import locked, require_version, shared


@dataclass(frozen=True)
class CategorySaved:
    """A category by row id."""

    category: int


@unit_of_work
async def save_category(
    work: Work,
    name: str,
    *,
    category: int | None = None,
    version: int | None = None,
    parent: int | Absent | None = ABSENT,
    removal_strategy: RemovalStrategy | Absent | None = ABSENT,
) -> CategorySaved:
    """Add a category, or change one. version: that was read, for one that is there.

    Raises NotFound, StaleVersion or InvalidInput.
    """
    name = parse_line(name, ("name",))
    # Two moves at once could each put a category below the other.
    await locked(Settings, 1, ())
    row = None if category is None else await locked(Category, category, ("category",))
    if row is not None:
        if version is None:
            raise invalid("version", InputFault.MISSING, "Name the version that was read.")
        await require_version(work, row, version)
    above: int | None = changed(parent, row.parent_id if row else None)
    await _require_fits_below(above, category)
    if await Category.filter(name=name, parent_id=above).exclude(id=category or 0).exists():
        message = f"There is a category {name} already."
        raise invalid("name", InputFault.NOT_UNIQUE, message, given=shown(name))
    columns: dict[str, Any] = {
        "name": name,
        "parent_id": above,
        "removal_strategy": changed(removal_strategy, row.removal_strategy if row else None),
    }
    if row is None:
        row = await Category.create(**columns)
    else:
        await Category.filter(id=row.id).update(**columns, version=row.version + 1)
    work.about("Category", row.id)
    return CategorySaved(row.id)


async def _require_fits_below(above: int | None, category: int | None) -> None:
    """Refuse to put a category below itself, however far. Raises NotFound, InvalidInput."""
    while above is not None:
        if above == category:
            message = "A category does not lie below itself."
            raise invalid("parent", InputFault.CONTRADICTION, message)
        above = (await shared(Category, above, ("parent",))).parent_id
