"""The post: letters of the outbox are handed in at a mail server, one after the other.

A try is counted before the letter is handed in, and the letter is done when that was recorded. Whoever is killed in
between leaves it to be sent again, with the same Message-ID: once too often rather than never. A server that takes a
letter and is not heard any more counts as a failure for the same reason.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from aiosmtplib import SMTP, SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from lotbook.db.engine import execute
from lotbook.db.fields import from_micros, to_micros
from lotbook.db.work import with_retries
from lotbook.documents.letters import letter_message
from lotbook.domain.refusals import CannotPrint
from lotbook.log import get_logger
from lotbook.services import letters, outbox
from lotbook.settings import MailServer

PATIENCE = 20.0
"""Seconds for one letter: less than `outbox.FIRST_WAIT`, after which another process may take it over."""
ROUND = 10.0
"""Seconds after which other work has its turn."""
AT_ONCE = 100
OLDEST = timedelta(days=2)
"""News of that age is none."""
PERMANENT = range(500, 600)

log = get_logger("lotbook.post")


class Post:
    """Hands letters in. origin: where people open Lotbook."""

    def __init__(self, server: MailServer, origin: str) -> None:
        self._server = server
        self.origin = origin

    async def round(self) -> None:
        """Everything that waits now, or as much as there is time for, over one connection."""
        ends = time.monotonic() + ROUND
        waiting = await outbox.waiting(datetime.now(UTC), AT_ONCE, letters=True)
        if not waiting:
            return
        client = self._client()
        try:
            for message in waiting:
                if time.monotonic() > ends:
                    return
                await self._deliver(client, message)
        finally:
            with suppress(SMTPException, OSError, TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await client.quit()
            client.close()

    def _client(self) -> SMTP:
        server = self._server
        return SMTP(
            hostname=server.host,
            port=server.port,
            use_tls=server.tls == "tls",
            start_tls=server.tls == "starttls",
            username=server.user,
            password=server.password,
            timeout=PATIENCE,
        )

    async def _deliver(self, client: SMTP, message: outbox.Message) -> None:
        now = datetime.now(UTC)
        if not await outbox.claim(message, now):
            return
        letter = await letters.composed(message, self._server.sender, self.origin)
        sealed = letters.sealed(message)
        if isinstance(letter, outbox.NotSent):
            await outbox.failed(message, letter.why, for_good=True, sealed=sealed)
            return
        if now - from_micros(message.created) > OLDEST:
            why = "It waited for two days, and is no news any more."
            await outbox.failed(message, why, for_good=True, sealed=sealed)
            return
        try:
            drawn = await asyncio.to_thread(letter_message, letter)
            async with asyncio.timeout(PATIENCE):
                if not client.is_connected:
                    await client.connect()
                await client.send_message(drawn)
        except CannotPrint as fault:
            await outbox.failed(message, fault.message, for_good=True, sealed=sealed)
            return
        except (SMTPException, OSError, TimeoutError, ValueError) as fault:
            why = reason(fault)
            log.warning("letter was not sent", message=message.id, why=why)
            await outbox.failed(message, why, for_good=is_final(fault), sealed=sealed)
            await _noted(why)
            client.close()
            return
        await _sent(message)


async def _sent(message: outbox.Message) -> None:
    now = datetime.now(UTC)

    async def recorded() -> None:
        await outbox.done(message, now, letters.sealed(message))

    await with_retries(recorded)
    await _noted(None)


async def _noted(why: str | None) -> None:
    """Whether mail works: what came of the last try."""
    at = to_micros(datetime.now(UTC))

    async def noted() -> int:
        return await execute("UPDATE job SET last_run = ?, error = ? WHERE name = 'MAIL'", at, why)

    await with_retries(noted)


def is_final(fault: BaseException) -> bool:
    """Whether another try would come to the same: the server will not have this letter, or this reader."""
    if isinstance(fault, SMTPRecipientsRefused):
        return all(each.code in PERMANENT for each in fault.recipients)
    return isinstance(fault, SMTPDataError) and fault.code in PERMANENT


def reason(fault: BaseException) -> str:
    """Why a letter was not sent, in words for an administrator.

    >>> reason(TimeoutError())
    'The mail server did not answer in time.'
    """
    if isinstance(fault, SMTPRecipientsRefused):
        return "; ".join(f"{each.recipient}: {each.code} {each.message}" for each in fault.recipients)
    if isinstance(fault, SMTPResponseException):
        return f"{fault.code} {fault.message}"
    if isinstance(fault, TimeoutError):
        return "The mail server did not answer in time."
    return str(fault) or type(fault).__name__
