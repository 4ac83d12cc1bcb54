"""Tortoise's asyncpg client whose pool loses no connection: Tortoise's own keeps one for ever when a task is
cancelled between taking it from the pool and BEGIN."""

from __future__ import annotations

from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionContextPooled
from tortoise.connection import get_connections

SERVER_SETTINGS = {
    "timezone": "UTC",
    "lock_timeout": "5s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "30s",
    "jit": "off",  # a compiled plan costs more than these queries take
}

STATEMENTS = {
    # Each is planned once. By itself asyncpg forgets those beyond a hundred, and all after five minutes; a scan has 30.
    "statement_cache_size": 300,
    "max_cached_statement_lifetime": 0,
}


class Transaction(TransactionContextPooled):
    """Rolls back on every exception and always gives its connection back."""

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        pool = self.client._parent._pool
        self.client._connection = await pool.acquire()
        try:
            await self.client.begin()
        except BaseException:
            await pool.release(self.client._connection)
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        try:
            if exc_type is None:
                await self.client.commit()
            else:
                await self.client.rollback()
        finally:
            get_connections().reset(self.token)
            await self.client._parent._pool.release(self.client._connection)


class LotbookPostgres(AsyncpgDBClient):
    def __init__(self, **credentials: Any) -> None:
        super().__init__(**credentials)
        self.server_settings = SERVER_SETTINGS | self.server_settings

    async def create_pool(self, **options: Any) -> asyncpg.Pool:
        return await super().create_pool(init=_learn_types, reset=_keep_session, **STATEMENTS, **options)

    def _in_transaction(self) -> Transaction:
        return Transaction(TransactionWrapper(self), self._pool_init_lock)


async def _learn_types(connection: asyncpg.Connection) -> None:
    """What an array of numbers is asyncpg asks the catalogue, at length, once in each connection: not in the middle of
    a scan."""
    await connection.fetchval("SELECT $1::bigint[]", [])


async def _keep_session(_: asyncpg.Connection) -> None:
    """A connection that is given back has ended its transaction, and no statement changes a session for longer:
    asyncpg's own way would put a second question to the database after each."""


client_class = LotbookPostgres
