"""The one runner of jobs. Every process of the server has one, and one of them holds the lease; whatever a killed
process left is done by the next one, since each try is counted before it begins and each job is idempotent."""

from __future__ import annotations

import asyncio
import contextvars
import uuid
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial

from lotbook.db.engine import engine, execute, fetch
from lotbook.db.fields import EPOCH, to_micros
from lotbook.db.work import with_retries
from lotbook.jobs.post import Post
from lotbook.log import get_logger
from lotbook.services import edges, noticing, outbox, overdue, recall_letters

PAUSE = 1.0
"""Seconds between two looks: how long a notice takes at most."""
LEASE = timedelta(seconds=30)
AT_ONCE = 100

JOBS: Mapping[str, tuple[Callable[[], Awaitable[None]], timedelta]] = {
    "RESERVE": (overdue.reserve_due, timedelta(minutes=5)),
    "LATE": (overdue.tell_late, timedelta(minutes=15)),
    "EXPIRY": (overdue.tell_expiring, timedelta(hours=1)),
    "CLEAR": (noticing.clear, timedelta(hours=6)),
    "EDGES": (edges.make_anew, timedelta(minutes=1)),
}
"""What is looked after, and how often."""
BY_MAIL: Mapping[str, tuple[Callable[[str], Awaitable[None]], timedelta]] = {
    "REMIND": (recall_letters.remind, timedelta(minutes=15)),
}
"""The same, where letters are sent; each is told where people open Lotbook."""

log = get_logger("lotbook.jobs")


class Runner:
    """Runs in a task of its own from `start` to `stop`. post: sends letters; None while e-mail is off."""

    def __init__(self, post: Post | None = None) -> None:
        self._post = post
        self._holder = str(uuid.uuid4())
        self._leads_until = EPOCH
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), context=contextvars.Context())

    async def stop(self) -> None:
        """Let what is under way end, and give the lease up."""
        self._stopping.set()
        if self._task is not None:
            await self._task

    async def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                if await self._leads():
                    await self.round()
            except Exception:  # whatever it is, the next look may find it mended
                log.exception("jobs did not run")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), PAUSE)
        if engine() == "postgres":
            with suppress(Exception):  # it ends by itself
                await self._take_lease(datetime.now(UTC))

    async def _leads(self) -> bool:
        """Whether this process runs the jobs now. On SQLite there is no other one."""
        now = datetime.now(UTC)
        if engine() == "sqlite" or now < self._leads_until - LEASE / 2:
            return True
        if await self._take_lease(now + LEASE):
            self._leads_until = now + LEASE
            return True
        return False

    async def _take_lease(self, until: datetime) -> bool:
        async def taken() -> int:
            return await execute(
                "UPDATE job_lease SET holder = ?, until = ? WHERE id = 1 AND (holder = ? OR until < ?)",
                *(self._holder, to_micros(until), self._holder, to_micros(datetime.now(UTC))),
            )

        return await with_retries(taken) == 1

    async def round(self) -> None:
        """Everything that is due now, once."""
        jobs = dict(JOBS)
        if self._post is not None:
            jobs |= {name: (partial(job, self._post.origin), pause) for name, (job, pause) in BY_MAIL.items()}
        for name, (job, pause) in jobs.items():
            if not self._stopping.is_set() and await _begun(name, pause):
                await _ran(name, job)
        while not self._stopping.is_set():
            messages = await outbox.waiting(datetime.now(UTC), AT_ONCE)
            for message in messages:
                await _told(message, by_mail=self._post is not None)
            if len(messages) < AT_ONCE:
                break
        if self._post is not None and not self._stopping.is_set():
            await self._post.round()


async def _begun(name: str, pause: timedelta) -> bool:
    """Put the next run of a job off before this one begins; False when it is not due."""
    now = to_micros(datetime.now(UTC))
    if not await fetch("SELECT 1 FROM job WHERE name = ? AND due <= ?", name, now):
        return False

    async def counted() -> int:
        sql = "UPDATE job SET due = ?, last_run = ? WHERE name = ? AND due <= ?"
        return await execute(sql, now + pause // timedelta(microseconds=1), now, name, now)

    return await with_retries(counted) == 1


async def _ran(name: str, job: Callable[[], Awaitable[None]]) -> None:
    error = None
    try:
        await job()
    except Exception as fault:  # one job that fails keeps no other one from running
        log.exception("job failed", job=name)
        error = f"{type(fault).__name__}: {fault}"

    async def noted() -> int:
        return await execute("UPDATE job SET error = ? WHERE name = ?", error, name)

    await with_retries(noted)


async def _told(message: outbox.Message, *, by_mail: bool) -> None:
    if not await outbox.claim(message, datetime.now(UTC)):
        return
    try:
        await noticing.spread(message, by_mail=by_mail)
    except Exception as fault:  # it is tried again later
        log.exception("notice was not told", message=message.id)
        await outbox.failed(message, f"{type(fault).__name__}: {fault}")
