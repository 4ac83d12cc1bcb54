"""Tortoise's SQLite client with what a stock book needs: writes that begin at once or wait, reads that
never wait for a write, nothing lost at a power cut, and a transaction that always ends.

Why each part: a deferred BEGIN fails with "database is locked" as soon as it turns into a write, whatever the
timeout; Tortoise reads and writes through one connection, so every read waits for an open transaction; and
its transaction keeps its lock for ever when its task is cancelled inside BEGIN.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from typing import Any

import aiosqlite
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
    translate_exceptions,
)
from tortoise.connection import get_connections

from lotbook.db.errors import Unavailable
from lotbook.domain.numbers import searchable

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",  # NORMAL may lose the last acknowledged receipt at a power cut
    "foreign_keys": "ON",
    "busy_timeout": 5000,
    "journal_size_limit": 64 * 2**20,
    "cache_size": -64 * 2**10,
    "temp_store": "MEMORY",
    "trusted_schema": "OFF",
}
READERS = 3


class Immediate(SqliteTransactionContext):
    """A transaction that begins as a writer and ends whatever happens inside it."""

    async def ensure_connection(self) -> None:
        parent = self.connection._parent
        await parent.create_connection(with_db=True)
        self.connection._connection = parent._connection

    async def __aenter__(self) -> Any:
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            await self.connection.begin()
        except BaseException:
            try:
                await self._roll_back()
            finally:
                self._trxlock.release()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        return self.connection

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        ended = False
        try:
            if exc_type is None:
                await self.connection.commit()
                ended = True
        finally:
            try:
                if not ended:
                    await self._roll_back()
            finally:
                get_connections().reset(self.token)
                self._trxlock.release()

    async def _roll_back(self) -> None:
        """Does nothing where nothing was begun. Never asked first: a BEGIN whose task was cancelled may still
        be on its way to the connection's thread, where this waits behind it."""
        if self.connection._connection is not None:
            await asyncio.shield(self.connection._connection.rollback())


class ImmediateWrapper(SqliteTransactionWrapper):
    async def begin(self) -> None:
        await self._connection.execute("BEGIN IMMEDIATE")


class LotbookSqlite(SqliteClient):
    """One writing connection behind a lock, and readers that see the last committed state."""

    def __init__(self, file_path: str, **credentials: Any) -> None:
        super().__init__(file_path, **credentials)
        self.pragmas = dict(PRAGMAS)
        self._readers: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()
        self._all_readers: list[aiosqlite.Connection] = []
        self._more_readers: list[asyncio.Task[None]] = []
        self._opening: asyncio.Task[None] | None = None
        self._closed = False

    async def create_connection(self, with_db: bool) -> None:
        if self._closed:
            raise Unavailable("The database was closed; nothing was done.")
        # In a task of its own: a request that is cut off while it opens the file would leave half of it open.
        if self._opening is None or (self._opening.done() and self._connection is None):
            self._opening = asyncio.create_task(self._open())
        await asyncio.shield(self._opening)

    async def _open(self) -> None:
        await super().create_connection(with_db=True)
        try:
            assert self._connection is not None  # noqa: S101  # it was just opened
            await self._connection.create_function("searchable", 1, searchable, deterministic=True)
            await self._open_reader()
        except BaseException:
            await self._shut()
            raise

    async def _open_reader(self) -> None:
        reader = await aiosqlite.connect(self.filename, isolation_level=None)
        self._all_readers.append(reader)
        reader._conn.row_factory = sqlite3.Row
        for pragma, value in (*PRAGMAS.items(), ("wal_autocheckpoint", 0), ("query_only", "ON")):
            if pragma != "journal_mode":
                await reader.execute(f"PRAGMA {pragma}={value}")
        self._readers.put_nowait(reader)

    async def _idle_reader(self) -> aiosqlite.Connection:
        """One that nobody reads with. All but the first are opened when they are needed: each goes through the
        whole schema, for 4 ms."""
        if self._readers.empty() and len(self._more_readers) < READERS - 1:
            opening = asyncio.create_task(self._open_reader())
            self._more_readers.append(opening)
            opening.add_done_callback(self._tried)
            await asyncio.shield(opening)
        return await self._readers.get()

    def _tried(self, opening: asyncio.Task[None]) -> None:
        """Where none could be opened, as for want of files, the next who needs one tries again."""
        if opening.cancelled() or opening.exception() is not None:
            self._more_readers.remove(opening)

    async def close(self) -> None:
        """For good. Opened again for who comes late, as the server ends, it would never end: each connection has a
        thread that keeps the process alive until it is closed."""
        self._closed = True
        if self._opening is not None:
            await asyncio.wait([self._opening])
        await asyncio.gather(*self._more_readers, return_exceptions=True)
        await self._shut()

    async def _shut(self) -> None:
        while self._all_readers:
            await self._all_readers.pop().close()
        await super().close()

    def _in_transaction(self) -> Immediate:
        return Immediate(ImmediateWrapper(self), self._lock)

    async def execute_insert(self, query: str, values: list[Any]) -> Any:
        await self.execute_query(query, values)  # which a reader refuses: who writes begins a transaction

    @translate_exceptions
    async def execute_query(
        self, query: str, values: list[Any] | None = None
    ) -> tuple[int, Sequence[dict[str, Any]]]:
        await self.create_connection(with_db=True)
        reader = await self._idle_reader()
        try:
            rows = list(await reader.execute_fetchall(query, values))
        finally:
            self._readers.put_nowait(reader)
        return len(rows), rows  # type: ignore[return-value]  # sqlite3.Row reads like a dict

    @translate_exceptions
    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        return [dict(row) for row in (await self.execute_query(query, values))[1]]


client_class = LotbookSqlite
