"""What went wrong in a database, told apart by what the caller should do. Drivers let their own errors
through raw, and Tortoise wraps some of them, so this is the one place that looks inside."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import asyncpg


class Unavailable(Exception):
    """The database does not answer just now, or has no room; nothing was done. Send again under the same
    id."""


_AGAIN = ("40001", "40P01", "23505")  # serialisation, deadlock; a unique row that another made meanwhile
_BUSY = ("55P03", "57014", "25P03", "53")  # lock or statement timeout, idle too long, out of resources
_FULL = ("disk is full", "disk I/O error", "readonly database")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error with everything it wraps, as cause or as argument."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        waiting += [inner for inner in (current.__cause__, *current.args) if isinstance(inner, BaseException)]


def sqlstate(error: BaseException) -> str | None:
    """PostgreSQL's five-character code behind an error, or None."""
    for inner in _chain(error):
        if isinstance(inner, asyncpg.PostgresError):
            return str(inner.sqlstate)
    return None


def worth_another_try(error: BaseException) -> bool:
    """Whether the same work, begun anew, may well succeed or find a better reason to be refused."""
    return sqlstate(error) in _AGAIN


def unavailable(error: BaseException) -> bool:
    """Whether the database, not the request, is the reason."""
    state = sqlstate(error)
    if state is not None:
        return state.startswith((*_BUSY, "08", "57P"))
    for inner in _chain(error):
        if isinstance(inner, sqlite3.OperationalError):
            text = str(inner)
            return "locked" in text or "busy" in text or any(words in text for words in _FULL)
        if isinstance(inner, asyncpg.InterfaceError):
            return "clos" in str(inner)  # connection or pool; its other complaints are of our own mistakes
        if isinstance(inner, OSError | TimeoutError):
            return True
    return False
