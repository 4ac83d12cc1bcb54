"""The real server is killed when a letter was taken and this is not recorded yet: it comes once more, as the same."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import httpx
from aiosmtpd.smtp import Envelope, Session

from lotbook.db import engine as database
from lotbook.db.engine import execute
from lotbook.db.work import drain, in_own_task
from lotbook.domain.notices import Choice, Telling
from lotbook.domain.refusals import Ref
from lotbook.domain.words import NoticeKind, Role
from lotbook.services import noticing, outbox, people
from tests.jobs.mailbox import Mailbox, open_mailbox
from tests.kills.handheld import Server
from tests.kills.looking import Killed

PATIENCE = 120  # seconds
LETTERS = "SELECT state, tries FROM outbox WHERE user_id IS NOT NULL"


async def told(killed: Killed) -> None:
    """Someone is to hear of something by mail, at once."""
    await database.connect(killed.url, pool_size=1)
    try:
        facts: dict[str, Any] = {"login": "ada", "password": "a long walk to the loading dock"}
        done = await people.create_user(
            killed.dock.request(), name="Ada", role=Role.MANAGER, email="ada@example.com", **facts
        )
        chosen = {NoticeKind.LATE: Choice(by_mail=True)}
        await noticing.choose_notices(killed.dock.request(), done.outcome.user, chosen)
        telling = Telling(kind=NoticeKind.LATE, text="late", about=Ref("Product", killed.dock.bag))

        async def left() -> None:
            await outbox.tell({"FACT": telling}, datetime.now(UTC))

        await in_own_task(left)
        [message] = await outbox.waiting(datetime.now(UTC), 10)
        await noticing.spread(message, by_mail=True)
        await _due()
    finally:
        await drain()
        await database.disconnect()


async def due_again(killed: Killed) -> None:
    await database.connect(killed.url, pool_size=1)
    try:
        await _due()
    finally:
        await drain()
        await database.disconnect()


async def _due() -> None:
    async def put_forward() -> None:
        await execute("UPDATE outbox SET due = 0 WHERE state = 'WAITING'")
        await execute("UPDATE job_lease SET until = 0")

    await in_own_task(put_forward)


async def test_a_letter_that_was_taken_and_not_recorded_comes_again_as_the_same(to_be_killed: Killed) -> None:
    await told(to_be_killed)
    taken, never = asyncio.Event(), asyncio.Event()

    class Silent(Mailbox):
        async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
            said = await super().handle_DATA(server, session, envelope)
            if len(self.taken) == 1:
                taken.set()
                await never.wait()
            return said

    async with open_mailbox(Silent()) as mailbox:
        server = Server(to_be_killed.url)
        server.environment |= {
            "LOTBOOK_SMTP_HOST": "127.0.0.1",
            "LOTBOOK_SMTP_PORT": str(mailbox.port),
            "LOTBOOK_SMTP_TLS": "none",
            "LOTBOOK_SMTP_SENDER": "lots@example.com",
        }
        await server.start()
        await asyncio.wait_for(taken.wait(), PATIENCE)
        await server.kill()
        assert await to_be_killed.ask(LETTERS) == [[("WAITING", 1)]]
        await due_again(to_be_killed)
        await server.start()
        try:
            async with asyncio.timeout(PATIENCE), httpx.AsyncClient(base_url=server.origin) as http:
                while (await http.get("/health")).json()["mail"]["state"] != "works":  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            await server.kill()
        finally:
            await server.stop()
            never.set()
        assert await to_be_killed.ask(LETTERS) == [[("DONE", 2)]]
        first, second = mailbox.taken
        assert first == second, "its reader's mail program cannot see that they are one"
