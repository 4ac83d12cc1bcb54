"""Looking at a database that was left by a killed process, with a connection of its own that then closes."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass
from typing import Any

import asyncpg

from lotbook.db import engine as database
from lotbook.db.engine import credentials
from lotbook.db.work import drain
from lotbook.ledger.check import check
from tests.dock import Dock

OTHERS = """SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"""
APPLIED = "SELECT key FROM operation WHERE state = 'APPLIED'"
HALF_DONE = {
    "an operation is open": "SELECT id FROM operation WHERE state = 'OPEN'",
    "a receipt has some of its numbers": """
        SELECT transfer_id FROM transfer_entry GROUP BY transfer_id HAVING count(*) <> {serials}""",
    "a receipt is done with other than its numbers in the journal": """
        SELECT transfer.id FROM transfer
        LEFT JOIN transfer_line ON transfer_line.transfer_id = transfer.id
        LEFT JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
        GROUP BY transfer.id, transfer.state
        HAVING count(line.id) <> CASE WHEN transfer.state = 'DONE' THEN {serials} ELSE 0 END""",
    "a lot lies elsewhere than the journal says": """
        SELECT lot.id FROM lot LEFT JOIN stock_balance AS balance ON balance.lot_id = lot.id
        GROUP BY lot.id HAVING coalesce(sum(balance.on_hand), 0) <> 1000000""",
    "a confirmed order has no receipt": """
        SELECT id FROM purchase_order
        WHERE state <> 'DRAFT' AND id NOT IN (SELECT purchase_order_id FROM transfer)""",
    "a place in the book is missing": """
        SELECT max(seq) FROM operation HAVING max(seq) <> (SELECT value FROM counter WHERE name = 'seq')""",
}


@dataclass(frozen=True)
class Killed:
    """A database whose writer is killed now and then, and the warehouse in it."""

    url: str
    dock: Dock

    async def ask(self, *questions: str) -> list[list[tuple[Any, ...]]]:
        """Rows of each question."""
        engine, given = credentials(self.url)
        if engine == "sqlite":
            opened = sqlite3.connect(given["file_path"])
            try:
                return [opened.execute(question).fetchall() for question in questions]
            finally:
                opened.close()
        connection = await asyncpg.connect(self.url)
        try:
            # What the killed one had asked for, PostgreSQL may still be doing.
            while await connection.fetchval(OTHERS):  # noqa: ASYNC110
                await asyncio.sleep(0.002)
            return [[tuple(row) for row in await connection.fetch(question)] for question in questions]
        finally:
            await connection.close()

    async def applied(self) -> set[str]:
        """Ids of the operations that happened."""
        [rows] = await self.ask(APPLIED)
        return {row[0] for row in rows}

    async def require_whole(self, serials: int) -> None:
        """Nothing is half there. serials: on every receipt."""
        questions = [question.format(serials=serials) for question in HALF_DONE.values()]
        found = dict(zip(HALF_DONE, await self.ask(*questions), strict=True))
        assert {what: rows for what, rows in found.items() if rows} == {}

    async def require_sound(self) -> None:
        """Every invariant of the book holds."""
        await database.connect(self.url, pool_size=1)
        try:
            assert [str(found) for found in await check()] == []
        finally:
            await drain()
            await database.disconnect()
