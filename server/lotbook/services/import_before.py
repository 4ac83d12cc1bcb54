"""What imports changed, and how it was before, so that it can be again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

import orjson

from lotbook.db.engine import fetch, insert_rows, update_rows
from lotbook.db.work import Work
from lotbook.domain.import_words import ChangedKind
from lotbook.domain.quantities import to_millionths
from lotbook.services.import_kinds import parts

CODES = "codes"
"""Under which what is noted of a product has the codes of its stock unit, each with its kind, where they changed."""
PACKAGINGS = "packagings"
"""Under which it has those of its packagings that changed, each with its row id, quantity and codes."""
TABLES: Mapping[ChangedKind, str] = {ChangedKind.PRODUCT: "product", ChangedKind.PARTNER: "partner"}


@dataclass(frozen=True)
class Renewed:
    """A row that is changed. columns: what they hold then, before: what is noted of it; facts: of its kind."""

    id: int
    columns: Mapping[str, Any]
    before: Mapping[str, Any]
    facts: Any = None


def stored(value: Any) -> Any:
    """A value as the database keeps it."""
    if isinstance(value, Decimal):
        return to_millionths(value)
    return value.value if isinstance(value, StrEnum) else value


def different(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns that are otherwise: what they hold then, and what they held."""
    names = [name for name in after if stored(before[name]) != stored(after[name])]
    return {name: stored(after[name]) for name in names}, {name: stored(before[name]) for name in names}


async def noted(
    work: Work, kind: ChangedKind, before: Iterable[tuple[int, Mapping[str, Any] | None]]
) -> None:
    """Note what an import changed, and how it was, by row id; or with None, what it made beside what it is about."""
    columns = {"operation_id": "bigint", "kind": "text", "thing_id": "bigint", "before": "text"}
    for part in parts(before):
        rows = [
            (work.operation_id, kind.value, thing, None if was is None else orjson.dumps(was).decode())
            for thing, was in part
        ]
        await insert_rows("data_import_before", columns, rows)


async def renew(work: Work, kind: ChangedKind, changes: Sequence[Renewed]) -> None:
    """Change rows of a table, and note how they were."""
    await _set(kind, [(change.id, change.columns) for change in changes])
    await noted(work, kind, ((change.id, change.before) for change in changes))


async def restore(kind: ChangedKind, operation: int) -> None:
    """Let what an import changed be as it was."""
    await _set(
        kind,
        [
            (thing, {name: value for name, value in before.items() if name != CODES})
            async for thing, before in before_of(kind, operation)
            if before is not None
        ],
    )


async def before_of(kind: ChangedKind, operation: int) -> AsyncIterator[tuple[int, dict[str, Any] | None]]:
    """What an import noted, by row id, the newest first."""
    sql = (
        "SELECT thing_id, before FROM data_import_before WHERE operation_id = ? AND kind = ? ORDER BY id DESC"
    )
    for row in await fetch(sql, operation, kind.value):
        yield row["thing_id"], None if row["before"] is None else orjson.loads(row["before"])


async def _set(kind: ChangedKind, changes: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """changes: what columns are to hold, by row id; most files change the same ones of all rows."""
    alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for thing, columns in changes:
        alike[tuple(columns)].append((thing, *columns.values()))
    for names, rows in alike.items():
        await update_rows(TABLES[kind], names, rows, counts_on=True)
