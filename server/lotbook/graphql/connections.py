"""Pages of lists by keyset: rows added meanwhile neither repeat nor hide an old row."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from functools import lru_cache, reduce
from typing import Annotated, Any, Generic, TypeVar

import orjson
import strawberry
from tortoise.queryset import QuerySet

from lotbook.db.by_ids import ByIds
from lotbook.graphql.context import Info
from lotbook.graphql.errors import ClientError
from lotbook.graphql.filters import where
from lotbook.graphql.guard import Budget
from lotbook.graphql.scalars import Cursor
from lotbook.graphql.shown import SHOWN, Shown, computed
from lotbook.ledger.children import Kind, first_of_each

LARGEST_PAGE = 200

Row = TypeVar("Row")
First = Annotated[int, strawberry.argument(description="Page size, 1 to 200.")]
After = Annotated[Cursor | None, strawberry.argument(description="Behind this cursor.")]
Key = str | int | date | datetime
KEYS: Mapping[str, Callable[[str], Key]] = {
    "str": str,
    "int": int,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}
"""How keys are read back from a cursor, by their types."""


@strawberry.type(
    description="Where a page begins and ends; paging goes forward, the way back is the opposite order."
)
class PageInfo:
    has_next_page: bool = strawberry.field(description="More rows follow.")
    has_previous_page: bool = strawberry.field(
        description="Rows come before, as far as known: true when an after cursor was given."
    )
    start_cursor: Cursor | None = strawberry.field(
        description="Cursor of the first row; null on an empty page."
    )
    end_cursor: Cursor | None = strawberry.field(
        description="Cursor of the last row, to be given as after; null on an empty page."
    )


@strawberry.type(description="A row of a page, with its cursor.")
class Edge(Generic[Row]):
    cursor: Cursor = strawberry.field(description="For after.")
    node: Row = strawberry.field(description="The row.")


@strawberry.type(description="A page of rows.")
class Connection(Generic[Row]):
    nodes: list[Row] = strawberry.field(description="The same rows without cursors.")
    cursors: strawberry.Private[Sequence[Callable[[], Cursor]]]
    has_next: strawberry.Private[bool]
    has_previous: strawberry.Private[bool]

    @computed("Rows with cursors.")
    def edges(self) -> list[Edge[Row]]:
        return [
            Edge(cursor=cursor(), node=node) for cursor, node in zip(self.cursors, self.nodes, strict=True)
        ]

    @computed("Where the page ends.")
    def page_info(self) -> PageInfo:
        return PageInfo(
            has_next_page=self.has_next,
            has_previous_page=self.has_previous,
            start_cursor=self.cursors[0]() if self.cursors else None,
            end_cursor=self.cursors[-1]() if self.cursors else None,
        )


@strawberry.type(name="Connection", description="A page of rows that are counted.")
class CountedConnection(Connection[Row]):
    count: strawberry.Private[Callable[[], Any]]

    @computed("Rows on all pages; a kept count or index count, cheap.")
    async def total_count(self) -> int:
        return int(await self.count())


@dataclass(frozen=True)
class Order:
    """A total order: by a column that is never null and that both engines sort alike, then by id.

    column: may lead through relations, such as operation__seq, when the query joins them.
    """

    column: str
    descending: bool = False

    @classmethod
    def of(cls, sort: Enum, columns: Mapping[str, str]) -> Order:
        """The order that a sort such as NAME_DESC names; columns: by its first part."""
        name, _, way = sort.value.rpartition("_")
        return cls(columns[name], descending=way == "DESC")

    def apply(self, query: QuerySet[Any]) -> QuerySet[Any]:
        sign = "-" if self.descending else ""
        return query.order_by(*dict.fromkeys((sign + self.column, sign + "id")))

    def behind(self, query: QuerySet[Any], key: Key, row_id: int) -> QuerySet[Any]:
        beyond = "lt" if self.descending else "gt"
        # The first condition says nothing new, but lets an index on the column find the place.
        return query.filter(
            where(f"{self.column}__{beyond}e", key)
            & (where(f"{self.column}__{beyond}", key) | where(f"id__{beyond}", row_id))
        )

    def key(self, row: Any) -> Any:
        return reduce(getattr, self.column.split("__"), row)


@dataclass(frozen=True)
class Listing:
    """One ordered list: its name (with the id of what it belongs to), order and filter, and who asks; changed: what
    else makes a cursor one of another list, in words.

    Cursors carry a checksum over all of it, so that one of another list, order, filter or person is refused.
    """

    name: str
    order: Order
    asked: object
    who: str
    changed: str = ""

    def cursor(self, key: Key, row_id: int) -> Cursor:
        """The place of a row, by its key in the order and its id."""
        place = orjson.dumps([type(key).__name__, str(key), row_id])
        return Cursor(base64.urlsafe_b64encode(self._checksum(place) + place).decode().rstrip("="))

    def place(self, cursor: Cursor) -> tuple[Key, int]:
        """Key and id of the row that a cursor names. Raises ClientError when it is none of this list."""
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
            checksum, place = raw[:CHECKSUM_BYTES], raw[CHECKSUM_BYTES:]
            if checksum == self._checksum(place):
                kind, key, row_id = orjson.loads(place)
                return KEYS[kind](key), row_id
        except (binascii.Error, ValueError):
            pass
        message = f"This cursor belongs to another list, order, filter or person{self.changed}."
        raise ClientError("CURSOR_INVALID", message)

    def _checksum(self, place: bytes) -> bytes:
        scope = repr((self.name, self.order, self.asked, self.who)).encode()
        return hashlib.blake2b(place, key=hashlib.sha256(scope).digest(), digest_size=CHECKSUM_BYTES).digest()


CHECKSUM_BYTES = 12


@dataclass(frozen=True)
class Rows:
    """All rows of a list, in its order, whatever its page size."""

    order: Order
    query: QuerySet[Any]

    async def ids(self, at_once: int) -> AsyncIterator[list[int]]:
        """Their ids, so many at once; rows added meanwhile neither repeat nor hide an old one."""
        behind = self.query
        while found := await self.order.apply(behind).limit(at_once).values_list("id", self.order.column):
            yield [row[0] for row in found]
            last, key = found[-1]
            behind = self.order.behind(self.query, key, last)


NOTED: ContextVar[list[Rows] | None] = ContextVar("NOTED", default=None)
"""Where a page notes which rows it is of, for whoever wants all of them."""


def require_page_size(first: int, largest: int = LARGEST_PAGE) -> None:
    if not 1 <= first <= largest:
        raise ClientError("PAGE_SIZE_OUT_OF_RANGE", f"A page has 1 to {largest:,} rows, not {first}.")


async def page(
    listing: Listing, query: QuerySet[Any], first: int, after: Cursor | None, show: Callable[[Any], Row]
) -> CountedConnection[Row]:
    """One page of the rows that `query` selects, each shown by `show`.

    Raises ClientError with PAGE_SIZE_OUT_OF_RANGE or CURSOR_INVALID.
    """
    require_page_size(first)
    if (noted := NOTED.get()) is not None:
        noted.append(Rows(listing.order, query))
    behind = query
    if after is not None:
        behind = listing.order.behind(query, *listing.place(after))
    rows = await listing.order.apply(behind).limit(first + 1)
    shown = rows[:first]
    return CountedConnection(
        nodes=[show(row) for row in shown],
        cursors=[_cursor_of(listing, row) for row in shown],
        has_next=len(rows) > first,
        has_previous=after is not None,
        count=query.count,
    )


async def page_inside(
    info: Info, kind: Kind, parent: int, listing: Listing, first: int, show: type[Shown]
) -> CountedConnection[Any]:
    """The first page of the rows of one parent; loaded together for all parents that a request shows.

    Raises ClientError with PAGE_SIZE_OUT_OF_RANGE, and QUERY_TOO_EXPENSIVE where such pages hold too much together.
    """
    require_page_size(first)
    budget = info.context.budget
    cost = sum(budget.rows.get(id(each), 1) for each in info._raw_info.field_nodes)
    load = _Firsts(kind, listing.order, first + 1, show.__name__, cost, budget)
    rows, total = await info.context.load(load, parent)

    async def count() -> int:
        return total

    return CountedConnection(
        nodes=[show.of(row) for row in rows[:first]],
        cursors=[_cursor_of(listing, row) for row in rows[:first]],
        has_next=len(rows) > first,
        has_previous=False,
        count=count,
    )


@dataclass(frozen=True)
class _Firsts:
    """The loader of the first rows of each parent; the same for the same question. cost: of each row, taken off the
    budget before it is read."""

    kind: Kind
    order: Order
    most: int
    shown: str
    cost: float
    budget: Budget = field(compare=False)

    async def __call__(self, parents: list[int]) -> list[tuple[list[Any], int]]:
        firsts = await first_of_each(self.kind, self.order.column, self.order.descending, parents, self.most)
        ids = [row_id for each in firsts for row_id in each.ids]
        self.budget.spend(self.cost * len(ids))
        by_id = {row.id: row for row in await _rows_of(self.shown)(ids)}
        return [([by_id[row_id] for row_id in each.ids], each.total) for each in firsts]


@lru_cache
def _rows_of(shown: str) -> ByIds[Any]:
    return ByIds(SHOWN[shown].query)


def _cursor_of(listing: Listing, row: Any) -> Callable[[], Cursor]:
    return lambda: listing.cursor(listing.order.key(row), row.id)


def page_of(
    listing: Listing,
    rows: Sequence[Any],
    first: int,
    after: Cursor | None,
    show: Callable[[Any], Row],
    largest: int = LARGEST_PAGE,
) -> CountedConnection[Row]:
    """One page of rows that are at hand; cursors count from the first row."""
    require_page_size(first, largest)
    start = listing.place(after)[1] if after is not None else 0

    async def count() -> int:
        return len(rows)

    return CountedConnection(
        nodes=[show(row) for row in rows[start : start + first]],
        cursors=[_cursor_at(listing, end) for end in range(start + 1, min(start + first, len(rows)) + 1)],
        has_next=len(rows) > start + first,
        has_previous=after is not None,
        count=count,
    )


def _cursor_at(listing: Listing, end: int) -> Callable[[], Cursor]:
    return lambda: listing.cursor(end, end)
