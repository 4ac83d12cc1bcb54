"""Categories as files name them: by their paths, or by a name that only one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lotbook.db.work import Work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_product_rows import BETWEEN, ProductRead
from lotbook.domain.import_words import ChangedKind
from lotbook.models import Category
from lotbook.services.import_before import noted


@dataclass
class Categories:
    """Those that are there, by path; missing: paths of those that are to be made, each behind the one above it."""

    known: dict[str, int]
    missing: list[str] = field(default_factory=list)

    def named(self, text: str) -> list[str]:
        """The paths of what a text may name: all of one, or its end."""
        if text in self.known or text in self.missing:
            return [text]
        return [path for path in self.known if path.endswith(BETWEEN + text)]

    def add(self, path: str) -> None:
        """It is to be made, and what is above it."""
        names = path.split(BETWEEN)
        for depth in range(1, len(names) + 1):
            above = BETWEEN.join(names[:depth])
            if above not in self.known and above not in self.missing:
                self.missing.append(above)


async def categories_known() -> Categories:
    rows = {row.id: row for row in await Category.all()}

    def path(row: Category) -> str:
        above = row.parent_id
        return row.name if above is None else f"{path(rows[above])}{BETWEEN}{row.name}"

    return Categories({path(row): row.id for row in rows.values()})


def judge_categories(
    rows: Sequence[ProductRead], known: Categories, faults: Faults, *, make: bool
) -> Mapping[int, str]:
    """The paths of the categories of rows, by position. make: those that are not there are to be made; else they are
    faults."""
    found: dict[int, str] = {}
    for row in rows:
        if row.category is None:
            continue
        paths = known.named(row.category)
        if not paths and make:
            known.add(row.category)
            paths = [row.category]
        if len(paths) == 1:
            found[row.row] = paths[0]
            continue
        several = f"There are several categories {row.category}: write the path of one."
        message = several if paths else f"There is no category {row.category}: say that new ones are meant."
        faults.add(row.row, message, "category", row.category)
    return found


async def make_categories(work: Work, paths: Iterable[str], known: dict[str, int]) -> None:
    """Add categories, those above others first; known: all by path, these from now on too."""
    for path in paths:
        above, _, name = path.rpartition(BETWEEN)
        row = await Category.create(name=name, parent_id=known[above] if above else None)
        known[path] = row.id
        await noted(work, ChangedKind.CATEGORY, [(row.id, None)])
