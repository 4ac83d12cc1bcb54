"""Whoever is killed at whichever statement of a migration, the next one finishes."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from lotbook.db.migrations import known, migrate
from tests import engines
from tests.migrations.catalogues import applied, names, run

ROOT = Path(__file__).parents[2]
STEP = 9  # statements; in a long run each of them is met
KILLED = """
import asyncio, os, signal, sys
from lotbook.db import migrations

def dying(call):
    def one(*args):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args)
    return one

class Dying:
    def __init__(self, connection): self.connection = connection
    def __getattr__(self, name):
        found = getattr(self.connection, name)
        return dying(found) if name in ("execute", "fetch") else found

connect = migrations.sqlite3.connect
migrations.sqlite3.connect = lambda *args, **options: Dying(connect(*args, **options))
reach = migrations.asyncpg.connect

async def reached(**options):
    return Dying(await reach(**options))

migrations.asyncpg.connect = reached
url, step, alive, left = sys.argv[1], int(sys.argv[2]), 0, sys.maxsize
pending = asyncio.run(migrations.missing(url))
while pending:
    pid = os.fork()
    if pid == 0:
        left = alive
        asyncio.run(migrations.migrate(url))
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
    now = asyncio.run(migrations.missing(url))
    alive, pending = alive + step if now == pending else 0, now
"""


async def kill_all_the_way(url: str, step: int) -> list[int]:
    """Migrate in one process after another, each killed so many statements later than the one before, and from the
    first statement again when a migration was through; how each of them ended."""
    killer = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", KILLED, url, str(step)),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "server")},
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await killer.communicate()
    return [int(line) for line in printed.split()]


async def test_whoever_is_killed_at_whichever_statement_the_next_one_finishes(
    engine: str, empty_database_url: str, long_run: bool
) -> None:
    step = 1 if long_run else STEP
    ended = await kill_all_the_way(empty_database_url, step)
    statements = sum(len(migration.statements(engine)) for migration in known(engine))
    assert ended.count(-signal.SIGKILL) >= statements / step
    assert set(ended) <= {-signal.SIGKILL, 0}
    async with engines.fresh_database(engine, migrate) as clean:
        assert await names(empty_database_url) == await names(clean)
        assert await applied(empty_database_url) == await applied(clean)
        for table in ("unit", "counter", "location", "settings"):
            rows = [await run(url, f"SELECT count(*) FROM {table}") for url in (empty_database_url, clean)]
            assert rows[0] == rows[1]
