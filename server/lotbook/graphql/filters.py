"""Filters of lists: what an input asks, as conditions on rows."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from strawberry import UNSET
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from lotbook.domain.numbers import searchable
from lotbook.graphql import ids
from lotbook.graphql.errors import ClientError
from lotbook.ledger import figures

LONGEST_SEARCH = 200
NO_ROW = 0
"""An id that no row has: what an unknown thing's rows are asked by."""


def where(column: str, value: Any) -> Q:
    """A condition on a column, which may end in a comparison such as __gt."""
    condition: dict[str, Any] = {column: value}
    return Q(**condition)


def has_words(words: Collection[str], *columns: str, fold: bool = True) -> Q:
    """Rows that have each of the words in one of the columns, in any order. fold: columns that keep folded text."""
    way = "contains" if fold else "icontains"
    return Q(*(Q(*(where(f"{column}__{way}", word) for column in columns), join_type=Q.OR) for word in words))


class Conditions:
    """Collects the conditions of one filter; what is absent or null asks nothing."""

    def __init__(self, filter: object | None) -> None:
        self._filter = filter
        self._all: list[Q] = []

    def given(self, name: str) -> Any:
        """A field of the filter; None when it was not given."""
        value = getattr(self._filter, name, None)
        return None if value is UNSET else value

    def equals(self, **columns: str) -> None:
        """field=column: only rows with this value."""
        for name, column in columns.items():
            if (value := self.given(name)) is not None:
                self._all.append(where(column, value))

    def among(self, **columns: str) -> None:
        """field=column: only rows with one of these values."""
        for name, column in columns.items():
            if (values := self.given(name)) is not None:
                self._all.append(where(f"{column}__in", values))

    def names(self, kind: str, name: str, column: str) -> None:
        """Only rows that lead to this thing; none for an id of anything else."""
        if (row_id := self.row(kind, name)) is not None:
            self._all.append(where(column, row_id))

    def row(self, kind: str, name: str) -> int | None:
        """The row that a field names; NO_ROW for an id of anything else, None when it was not given."""
        value = self.given(name)
        return None if value is None else ids.row_or_none(kind, value) or NO_ROW

    def contains(self, name: str, *columns: str, fold: bool = False) -> None:
        """Only rows that have each word of this text in one of the columns; fold: columns that keep folded text."""
        if words := self.searched(name, fold=fold):
            self._all.append(has_words(words, *columns, fold=fold))

    def searched(self, name: str, *, fold: bool = True) -> list[str]:
        """The words that are searched, folded as search keys are; fold: else as they stand."""
        text = self.given(name)
        if text is None or not text.strip():
            return []
        if len(text) > LONGEST_SEARCH:
            raise ClientError("SEARCH_TOO_LONG", f"A search has at most {LONGEST_SEARCH} characters.")
        return (searchable(text) if fold else text).split()

    def add(self, condition: Q) -> None:
        self._all.append(condition)

    def apply(self, query: QuerySet[Any]) -> QuerySet[Any]:
        return query.filter(*self._all)


async def past(day: str, open_states: Collection[StrEnum]) -> Q:
    """Rows of documents whose day is past by the calendar of their warehouse, and that are still open."""
    late = [
        Q(warehouse_id__in=ids) & where(f"{day}__lt", today)
        for today, ids in (await figures.todays()).items()
    ]
    return Q(*late, join_type=Q.OR) & Q(state__in=open_states) if late else Q(id=NO_ROW)
