"""Rows that a service decides on: there, locked or kept from vanishing, and of the version that was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from tortoise.models import Model

from lotbook.db.by_ids import ByIds, Lock
from lotbook.db.engine import fetch_one
from lotbook.db.fields import from_micros
from lotbook.db.work import Work
from lotbook.domain.quantities import Path
from lotbook.domain.refusals import Blocker, InUse, NotFound, Ref, StaleVersion

M = TypeVar("M", bound=Model)
MOST_BLOCKERS = 20


async def locked(model: type[M], row_id: int, field: Path) -> M:
    """The row, locked until the work ends. Raises NotFound."""
    found = await _found(model, [row_id], "lock")
    return _one(model, found, row_id, field)


async def shared(model: type[M], row_id: int, field: Path) -> M:
    """The row, which cannot vanish until the work ends. Raises NotFound."""
    found = await _found(model, [row_id], "share")
    return _one(model, found, row_id, field)


async def all_shared(model: type[M], wanted: Sequence[tuple[int, Path]]) -> dict[int, M]:
    """Rows by id, which cannot vanish until the work ends. wanted: ids with their places in the input.

    Raises NotFound for the first that is not there.
    """
    return await _all(model, wanted, "share")


async def all_locked(model: type[M], wanted: Sequence[tuple[int, Path]]) -> dict[int, M]:
    """As `all_shared`, locked until the work ends."""
    return await _all(model, wanted, "lock")


async def _all(model: type[M], wanted: Sequence[tuple[int, Path]], lock: Lock) -> dict[int, M]:
    found = await _found(model, [row_id for row_id, _ in wanted], lock)
    for row_id, field in wanted:
        _one(model, found, row_id, field)
    return found


async def _found(model: type[M], ids: Iterable[int], lock: Lock) -> dict[int, M]:
    # In id order, so that two units of work never wait for each other in a circle.
    wanted = sorted(set(ids))
    return {row.pk: row for row in await _rows_of(model)(wanted, lock)}


@cache
def _rows_of(model: type[M]) -> ByIds[M]:
    return ByIds(lambda: model.all().order_by("id"))


def _one(model: type[M], found: dict[int, M], row_id: int, field: Path) -> M:
    if row_id in found:
        return found[row_id]
    name = table_of(model).replace("_", " ")
    raise NotFound(message=f"There is no such {name}.", field=field, sought=f"{name} {row_id}")


def table_of(model: type[Model]) -> str:
    """The name of a model's table."""
    return str(model._meta.db_table)


def ref(row: Model) -> Ref:
    """A row as refusals and operations name it; models are called as the API calls them, or say how (`shown_as`)."""
    return Ref(getattr(row, "shown_as", type(row).__name__), row.pk)


async def require_version(work: Work, row: Any, given: int) -> None:
    """Refuse a change of something that was changed since it was read; row: a model with a version.

    Raises StaleVersion.
    """
    await require_version_by(row, given, work.now)


async def require_version_by(row: Any, given: int, now: datetime) -> None:
    """As `require_version`, also where nothing is written."""
    if row.version == given:
        return
    by, at = await _last_change(row, now)
    raise StaleVersion(
        message=f"It was changed meanwhile: it is version {row.version} by now, not {given}.",
        field=("version",),
        current=ref(row),
        current_version=row.version,
        changed_by=by,
        changed_at=at,
    )


async def _last_change(row: Any, now: datetime) -> tuple[int | None, datetime]:
    if hasattr(row, "updated_by_id"):
        return row.updated_by_id, row.updated
    about = ref(row)
    last = await fetch_one(
        """SELECT user_id, recorded FROM operation
           WHERE subject_kind = ? AND subject_id = ? AND state = 'APPLIED'
           ORDER BY id DESC LIMIT 1""",
        about.kind,
        about.id,
    )
    return (last["user_id"], from_micros(last["recorded"])) if last else (None, now)


def in_use(message: str, blockers: Sequence[Blocker], field: Path | None = None) -> InUse:
    """A refusal that names what stands in the way; the first twenty of it."""
    return InUse(
        message=message,
        field=field,
        blockers=list(blockers[:MOST_BLOCKERS]),
        blocker_count=len(blockers),
    )
