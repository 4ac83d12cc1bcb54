"""What every kind of import has in common: it reads rows, holds them against the book, and writes them."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import (
    AsyncIterator,
    Callable,
    Collection,
    Coroutine,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

from lotbook.db.engine import among, fetch, insert_rows
from lotbook.db.work import Work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_changes import Change
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.list_cells import MOST_IMPORTED, ListRow
from lotbook.domain.words import PartnerRole

T = TypeVar("T")

AT_ONCE = 2_000
"""Rows that are asked for or written at once, so that nobody else waits long for the event loop."""


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """What a person says beside the file. roles: of partners where it does not say; place: where goods lie where it
    does not say, warehouse: that orders are for, by row id; day: since when stock was there; numbers_meant: as they
    stand, though they look damaged or misread; new_categories: those that are not there are made."""

    existing: ExistingRows = ExistingRows.REFUSE
    roles: frozenset[PartnerRole] = frozenset()
    place: int | None = None
    warehouse: int | None = None
    day: date | None = None
    numbers_meant: bool = False
    new_categories: bool = False


@dataclass(frozen=True)
class PlaceFigures:
    """What would lie in a place. location: by row id, path: its name; quantities: in each unit, by its symbol."""

    location: int
    path: str
    products: int
    lots: int
    quantities: Mapping[str, Decimal]


@dataclass(kw_only=True)
class Plan:
    """What an import would do. rows: what it would add, as its kind knows it; renewed: what it would change, changes:
    fact by fact; skipped: rows that are left alone, as about what is there already; of them on_the_way: about goods
    between warehouses, services: about none of goods, contacts: about people and addresses of a company; continued:
    rows that go on with the one above; added: how much more there would be; new: first rows of lots that are not there
    yet, lots: how many those are; categories: paths of those that would be new; places: what would lie where; stopped:
    how many lines come in on hold, by why; archived: how many of what is new; facts: what writing the rows needs
    besides."""

    rows: list[Any]
    renewed: list[Any] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    categories: Sequence[str] = ()
    skipped: int = 0
    on_the_way: int = 0
    services: int = 0
    contacts: int = 0
    continued: int = 0
    added: int = 0
    new: list[Any] = field(default_factory=list)
    lots: int = 0
    places: Sequence[PlaceFigures] = ()
    stopped: Mapping[str, int] = field(default_factory=dict)
    archived: int = 0
    facts: Any = None


@dataclass(frozen=True, kw_only=True)
class Importer:
    """A kind of import.

    known: what its rules need of the book, before anything is locked. read: what the rows say; it takes long, and may
    run beside the event loop. judged: what that means for the book as it is; faults go to the others. written: the
    rows of the plan become part of the book; the ids of what was made. changes: it may change what is there.
    """

    known: Callable[[ImportOptions], Coroutine[Any, Any, Any]]
    read: Callable[[Sequence[ListRow], ImportReading, Faults, ImportOptions, Any], list[Any]]
    judged: Callable[[Sequence[Any], Faults, ImportOptions, datetime], Coroutine[Any, Any, Plan]]
    written: Callable[[Work, Plan], Coroutine[Any, Any, None]]
    largest: int = MOST_IMPORTED
    changes: bool = False


_heavy = 0


@contextmanager
def collected_later() -> Iterator[None]:
    """Let the garbage collector rest while very many rows are held: to look through all of them again and again would
    hold everybody else for a tenth of a second each time."""
    global _heavy
    _heavy += 1
    gc.disable()
    try:
        yield
    finally:
        _heavy -= 1
        if not _heavy:
            gc.enable()


async def let_go(*lists: Any) -> None:
    """Forget very many rows, some at a time and beside the event loop: all at once they would hold everybody."""

    def forget() -> None:
        for rows in lists:
            while rows:
                del rows[-AT_ONCE:]

    await asyncio.to_thread(forget)


def parts(rows: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Rows, some at a time."""
    left = iter(rows)
    while part := list(islice(left, size)):
        yield part


async def found(
    sql: str, values: Collection[str] | Collection[int], *others: Any
) -> AsyncIterator[dict[str, Any]]:
    """Rows of a query about many values, which stand as {} in it, before the other parameters."""
    for part in parts(values):
        condition, given = among(part)  # type: ignore[arg-type]  # of one type, as all values
        for row in await fetch(sql.replace("{}", condition), given, *others):
            yield row


async def kept(work: Work, ids: Iterable[int]) -> None:
    """Note what an import made, so that it can be undone."""
    for part in parts(ids):
        rows = [(work.operation_id, each) for each in part]
        await insert_rows("data_import_made", {"operation_id": "bigint", "made_id": "bigint"}, rows)
