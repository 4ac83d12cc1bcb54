"""Rows by their ids, in a query that is put into SQL once: Tortoise takes longer to write one than the database to
answer it, and a request asks several."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from tortoise.models import Model
from tortoise.queryset import QuerySet

from lotbook.db.engine import WORDS, among, client, engine

M = TypeVar("M", bound=Model)
Lock = Literal["lock", "share"]

_ANY_ID = -1  # stands in the query where the ids will


@dataclass(frozen=True)
class _Written:
    """SQL before and behind the condition on the ids; place: that of their parameter among the values, from 0."""

    model: type[Model]
    before: str
    behind: str
    mark: str
    values: list[Any]
    place: int
    related: list[Any]


class ByIds(Generic[M]):
    """Reads the rows of a query that have one of these ids in a column.

    query: makes it, always the same. Row ids are whole numbers, so that no value has to be converted.
    """

    def __init__(self, query: Callable[[], QuerySet[M]], column: str = "id") -> None:
        self._query = query
        self._column = column
        self._written: dict[str, _Written] = {}

    async def __call__(self, ids: Collection[int], lock: Lock | None = None) -> list[M]:
        """lock: the rows, until the transaction ends."""
        if not ids:
            return []
        written = self._written.get(engine()) or self._write()
        condition, given = among(ids)
        condition = condition.replace("?", written.mark)
        values = [*written.values]
        values[written.place] = given
        database: Any = client()
        executor = database.executor_class(written.model, database, select_related_idx=written.related)
        locking = WORDS[engine()][lock] if lock else ""
        sql = f"{written.before} {condition}{written.behind} {locking}"
        return await executor.execute_select(sql, values)  # type: ignore[no-any-return]  # rows are untyped

    def _write(self) -> _Written:
        query: Any = self._query().filter(**{f"{self._column}__in": [_ANY_ID]})
        query._db = client()
        query._make_query()
        sql, values = query.query.get_parameterized_sql()
        place = values.index(_ANY_ID)
        mark = "?" if engine() == "sqlite" else f"${place + 1}"
        before, behind = sql.split(f" IN ({mark})")
        written = _Written(query.model, before, behind, mark, values, place, query._select_related_idx)
        self._written[engine()] = written
        return written
