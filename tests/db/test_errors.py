"""What went wrong is told apart by what to do about it."""

from __future__ import annotations

import sqlite3

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from lotbook.db.errors import sqlstate, unavailable, worth_another_try

POSTGRES = {
    asyncpg.SerializationError: (True, False),
    asyncpg.DeadlockDetectedError: (True, False),
    asyncpg.UniqueViolationError: (True, False),
    asyncpg.LockNotAvailableError: (False, True),
    asyncpg.QueryCanceledError: (False, True),
    asyncpg.IdleInTransactionSessionTimeoutError: (False, True),
    asyncpg.TooManyConnectionsError: (False, True),
    asyncpg.DiskFullError: (False, True),
    asyncpg.AdminShutdownError: (False, True),
    asyncpg.CannotConnectNowError: (False, True),
    asyncpg.ConnectionDoesNotExistError: (False, True),
    asyncpg.CheckViolationError: (False, False),
    asyncpg.ForeignKeyViolationError: (False, False),
    asyncpg.UndefinedTableError: (False, False),
    asyncpg.IntegrityConstraintViolationError: (False, False),
}

SQLITE = {
    "database is locked": True,
    "database table is locked": True,
    "database or disk is full": True,
    "disk I/O error": True,
    "attempt to write a readonly database": True,
    "no such table: lot": False,
}


@pytest.mark.parametrize("kind", POSTGRES)
def test_an_error_of_postgres_is_tried_again_or_not(kind: type[asyncpg.PostgresError]) -> None:
    error = kind("said")
    assert (worth_another_try(error), unavailable(error)) == POSTGRES[kind]
    assert sqlstate(error) == kind.sqlstate


@pytest.mark.parametrize("text", SQLITE)
def test_an_error_of_sqlite_is_the_database_or_the_request(text: str) -> None:
    error = sqlite3.OperationalError(text)
    assert unavailable(error) is SQLITE[text]
    assert not worth_another_try(error)


def test_what_an_error_wraps_decides() -> None:
    as_argument = IntegrityError(asyncpg.UniqueViolationError("said"))
    assert worth_another_try(as_argument)
    as_cause = RuntimeError("went wrong")
    as_cause.__cause__ = OperationalError(sqlite3.OperationalError("database is locked"))
    assert unavailable(as_cause)


def test_an_error_that_wraps_itself_ends() -> None:
    error = RuntimeError("round and round")
    error.__cause__ = ValueError("and again")
    error.__cause__.__cause__ = error
    assert not unavailable(error) and not worth_another_try(error)


@pytest.mark.parametrize(
    ("error", "unreachable"),
    [
        (ConnectionRefusedError("no answer"), True),
        (TimeoutError(), True),
        (asyncpg.InterfaceError("connection is closed"), True),
        (asyncpg.InterfaceError("pool is closing"), True),
        (asyncpg.InterfaceError("the server expects 1 argument for this query, 2 were passed"), False),
        (asyncpg.exceptions._base.DataError("invalid input for query argument $1"), False),
        (sqlite3.IntegrityError("CHECK constraint failed"), False),
        (ValueError("a bug"), False),
    ],
)
def test_only_a_database_that_does_not_answer_is_unavailable(error: Exception, unreachable: bool) -> None:
    assert unavailable(error) is unreachable
