"""The real server is killed while handhelds receive through its API: nobody notices but by waiting."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime, timedelta

from lotbook.db import engine as database
from lotbook.db.work import drain
from lotbook.domain.words import Role
from lotbook.services import people
from tests.kills.handheld import SERIALS, Handheld, Server, an_order
from tests.kills.looking import Killed

KILLS, KILLS_OF_A_LONG_RUN = 12, 200
HANDHELDS = 3
LONGEST_LIFE = 0.6  # seconds from being ready to the kill
SEED = 20261123


async def a_token(killed: Killed) -> str:
    """Of a manager's client program."""
    await database.connect(killed.url, pool_size=1)
    try:
        facts = {"name": "Ada", "login": "ada", "password": "a long walk to the loading dock"}
        asked = killed.dock.request("createUser")
        await people.create_user(asked, role=Role.ADMINISTRATOR, **facts)
        expires = datetime.now(UTC) + timedelta(days=1)
        asked = killed.dock.request("createApiToken")
        made = await people.create_api_token(asked, name="Handhelds", role=Role.MANAGER, expires=expires)
        return made.text
    finally:
        await drain()
        await database.disconnect()


async def test_a_killed_server_loses_nothing_and_leaves_nothing_half_done(
    to_be_killed: Killed, long_run: bool
) -> None:
    dock, token = to_be_killed.dock, await a_token(to_be_killed)
    server, moment = Server(to_be_killed.url), random.Random(SEED)
    order = an_order(dock.vendor, dock.warehouse, dock.radio)
    handhelds = [Handheld(server, token, order) for _ in range(HANDHELDS)]
    at_work = [asyncio.ensure_future(handheld.work(moment)) for handheld in handhelds]
    unheard = cut_off = 0
    kills = KILLS_OF_A_LONG_RUN if long_run else KILLS
    try:
        for _ in range(kills):
            await server.start()
            await asyncio.wait(at_work, timeout=moment.uniform(0, LONGEST_LIFE))
            await server.kill()
            happened = await to_be_killed.applied()
            for handheld, work in zip(handhelds, at_work, strict=True):
                assert not work.done(), work.exception()
                assert handheld.answered <= happened, "what was answered is not there"
                unanswered = handheld.sent - handheld.answered
                unheard += len(unanswered & happened)
                cut_off += len(unanswered - happened)
                handheld.happened = happened
            await to_be_killed.require_whole(SERIALS)
        for handheld in handhelds:
            handheld.over = True
        await server.start()
        await asyncio.wait_for(asyncio.gather(*at_work), 120)
    finally:
        for work in at_work:
            work.cancel()
        await server.stop()
    answered = {key for handheld in handhelds for key in handheld.answered}
    assert answered == {key for handheld in handhelds for key in handheld.sent}
    assert answered <= await to_be_killed.applied()
    await to_be_killed.require_sound()
    print(f"{kills} kills: {len(answered):,} answered, {unheard} done unheard, {cut_off} not done")
    assert cut_off > 0
