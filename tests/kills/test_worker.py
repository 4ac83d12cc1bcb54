"""A process that receives goods is killed at any moment: what it answered is there, nothing is half done."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any

from tests.kills.looking import Killed
from tests.kills.worker import SERIALS

ROOT = Path(__file__).parents[2]
KILLS, KILLS_OF_A_LONG_RUN = 60, 200
SEED = 20261123


async def told_by(worker: asyncio.subprocess.Process) -> list[dict[str, Any]]:
    """What the next child tells until it is killed."""
    assert worker.stdin is not None and worker.stdout is not None
    worker.stdin.write(b"\n")
    await worker.stdin.drain()
    line = await worker.stdout.readline()
    assert line, "the worker ended by itself"
    return list(json.loads(line))


async def test_a_killed_worker_loses_nothing_and_leaves_nothing_half_done(
    to_be_killed: Killed, long_run: bool
) -> None:
    dock = to_be_killed.dock
    given = (to_be_killed.url, dock.vendor, dock.warehouse, dock.radio, SEED)
    command = [sys.executable, "-m", "tests.kills.worker", *map(str, given)]
    worker = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE, limit=1 << 24)
    happened = await to_be_killed.applied()
    answered: set[str] = set()
    deeds, unheard, cut_off = set(), 0, 0
    kills = KILLS_OF_A_LONG_RUN if long_run else KILLS
    for _ in range(kills):
        told = await told_by(worker)
        before, happened = happened, await to_be_killed.applied()
        sent = {one["key"] for one in told if one["tells"] == "sent"}
        for one in told:
            if one["tells"] == "answered":
                assert one["replayed"] == (one["key"] in before), "a retry did it again"
                answered.add(one["key"])
        assert answered <= happened, "what was answered is not there"
        await to_be_killed.require_whole(SERIALS)
        unheard += len((sent - answered) & happened)
        cut_off += len(sent - answered - happened)
        deeds |= {one["deed"] for one in told if one["tells"] == "sent"}
    worker.terminate()
    worker.stdin.close()
    await worker.communicate()  # until its pipes are closed, too
    await to_be_killed.require_sound()
    print(f"{kills} kills: {len(answered):,} answered, {unheard} done unheard, {cut_off} not done")
    assert deeds == {"order", "confirm", "assign", "validate"}
    # Kills that hit nothing would prove nothing.
    assert unheard > 0 and cut_off > 0
