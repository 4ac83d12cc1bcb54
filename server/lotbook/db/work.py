"""The only way to write: one unit of work, wholly done and answered under its operation id, or not done at
all.

Each unit runs in a task of its own behind a shield, so a request that is cut off cannot cut a transaction;
its id answers the retry. In this order: replay check, the service (lock, read, decide, post), `seq`, commit.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial, wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, get_type_hints

import msgspec
from structlog.contextvars import bound_contextvars

from lotbook.db.engine import client, engine, execute, fetch_one, fetch_value, survey
from lotbook.db.errors import Unavailable, unavailable, worth_another_try
from lotbook.db.fields import to_micros
from lotbook.domain.every_refusal import every_refusal
from lotbook.domain.refusals import InvalidInput, OperationIdReused, Refusal
from lotbook.domain.words import OperationState, Role, SignInMethod
from lotbook.log import get_logger

P = ParamSpec("P")
T = TypeVar("T")
TRIES = 6
SLOW = 0.1  # seconds
_NEXT_PLACE = "UPDATE counter SET value = value + 1 WHERE name = 'seq'"

log = get_logger("lotbook.work")

_under_way: set[asyncio.Task[Any]] = set()
_follows: list[Callable[[Work], Awaitable[None]]] = []


@dataclass(frozen=True)
class Actor:
    """Who asks, and what he may do. Both ids are None for Lotbook itself: set-up, demo, command line."""

    role: Role
    user_id: int | None = None
    token_id: int | None = None
    method: SignInMethod | None = None


SYSTEM = Actor(Role.ADMINISTRATOR)


@dataclass(frozen=True)
class WriteRequest:
    """One write as asked for. key: UUID chosen by the client; digest: of the input as sent, before defaults.
    occurred_margin: seconds by which the client's clock may be wrong; recorded: when the book is to have it, now
    unless a past is made up, as that of the demo company."""

    key: str
    kind: str
    digest: str
    actor: Actor
    occurred: datetime | None = None
    occurred_margin: int | None = None
    recorded: datetime | None = None

    @property
    def now(self) -> datetime:
        return self.recorded or datetime.now(UTC)


@dataclass
class Work:
    """A unit of work under way. reason and subject are kept with the operation when it ends; grown: tables that get
    very many rows, with how many; moved: goods were posted; said_anew: by run, lots of which
    it is said otherwise what went into them."""

    operation_id: int
    request: WriteRequest
    now: datetime
    reason: str | None = None
    subject: tuple[str, int] | None = field(default=None)
    grown: dict[str, int] = field(default_factory=dict)
    moved: bool = False
    said_anew: set[tuple[int, int]] = field(default_factory=set)

    @property
    def actor(self) -> Actor:
        return self.request.actor

    def about(self, kind: str, row_id: int) -> None:
        """Name what the operation is about, such as ("Transfer", 12)."""
        self.subject = (kind, row_id)


def follows_from_moving(step: Callable[[Work], Awaitable[None]]) -> Callable[[Work], Awaitable[None]]:
    """Have it done in every unit of work that posts goods, or says anew what they were made of, whichever that is, once
    all else of it is done."""
    _follows.append(step)
    return step


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a unit of work answered. replayed: the id was answered before and nothing was done again."""

    outcome: T
    replayed: bool
    sequence: int | None


def transaction() -> AbstractAsyncContextManager[Any]:
    """The bare transaction; only for `in_own_task` and tests."""
    return client()._in_transaction()


async def in_own_task(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run it to its end in a transaction, even when the caller is cancelled meanwhile."""

    async def run() -> T:
        asked = time.perf_counter()
        async with transaction():
            begun = time.perf_counter()
            answer = await work()
        ended = time.perf_counter()
        if ended - asked >= SLOW:
            log.info("slow write", waited_ms=_ms(begun - asked), held_ms=_ms(ended - begun))
        return answer

    task = asyncio.create_task(run())
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)
    try:
        return await asyncio.shield(task)
    except Exception as error:
        if unavailable(error):
            log.warning("given up", error=str(error))  # whoever asked may be gone, and hear nothing
            raise Unavailable("The database does not answer just now; nothing was done.") from error
        raise


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


async def drain() -> None:
    """Wait for all work under way, before the database is closed."""
    while _under_way:
        await asyncio.gather(*_under_way, return_exceptions=True)


def unit_of_work(
    service: Callable[Concatenate[Work, P], Awaitable[T]],
) -> Callable[Concatenate[WriteRequest, P], Coroutine[Any, Any, Done[T]]]:
    """Make a service of a function that acts inside a transaction. It returns its outcome: a dataclass of row
    ids, which is kept with the operation and answered again on a replay."""

    @wraps(service)
    async def run(request: WriteRequest, /, *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        outcome_type = get_type_hints(service)["return"]
        grown: dict[str, int] = {}

        async def attempt() -> Done[T]:
            operation_id = await _open(request)
            if operation_id is None:
                return await _replay(request, outcome_type)
            work = Work(operation_id, request, request.now, grown=grown)
            outcome = await service(work, *args, **kwargs)
            if work.moved or work.said_anew:
                for step in _follows:
                    await step(work)
            return Done(outcome, False, await _close(work, outcome))

        with bound_contextvars(write=request.kind):
            try:
                done = await with_retries(attempt)
                await _surveyed(grown)
                return done
            except (InvalidInput, OperationIdReused):
                raise
            except Refusal as refusal:
                if await with_retries(partial(_record_refusal, request, refusal)):
                    raise
                # Another under the same id was answered first: all of them get its answer.
                return await with_retries(partial(_replay, request, outcome_type))

    return run


async def _surveyed(grown: dict[str, int]) -> None:
    if grown:
        try:
            await survey(grown)
        except Exception:  # what was asked for is done; the database looks by itself a little later
            log.exception("tables that grew were not looked at")


async def with_retries(attempt: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run it as `in_own_task` does, and anew where another transaction was in its way."""
    for tried in range(1, TRIES + 1):
        try:
            return await in_own_task(attempt)
        except Exception as error:
            if tried == TRIES or not worth_another_try(error):
                raise
        await asyncio.sleep(random.uniform(0, 0.01 * 2**tried))  # noqa: S311  # jitter, not a secret
    raise AssertionError


async def _recorded(request: WriteRequest) -> dict[str, Any] | None:
    return await fetch_one(
        "SELECT kind, digest, user_id, token_id, state, seq, outcome FROM operation WHERE key = ?",
        request.key,
    )


async def _open(
    request: WriteRequest, state: OperationState = OperationState.OPEN, outcome: str | None = None
) -> int | None:
    """A row for the operation; None when there is one under its key, or another transaction made one just now."""
    found = await fetch_one(
        """INSERT INTO operation (key, kind, digest, state, user_id, token_id, method, recorded, occurred,
             occurred_margin, outcome)
           SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM operation WHERE key = ?)
           ON CONFLICT (key) DO NOTHING RETURNING id""",
        request.key,
        request.kind,
        request.digest,
        state.value,
        request.actor.user_id,
        request.actor.token_id,
        request.actor.method and request.actor.method.value,
        to_micros(request.now),
        request.occurred and to_micros(request.occurred),
        request.occurred_margin,
        outcome,
        request.key,
    )
    return int(found["id"]) if found else None


async def _close(work: Work, outcome: object) -> int:
    """Record what was done, and take its place in the order of commits: last, so that whoever reads up to
    a seq never finds a lower one committed later."""
    sql = """UPDATE operation
             SET state = 'APPLIED', seq = (SELECT value FROM counter WHERE name = 'seq'),
               reason = ?, subject_kind = ?, subject_id = ?, outcome = ?
             WHERE id = ? RETURNING seq"""
    if engine() == "postgres":  # in one journey: nobody else commits while the counter is held
        sql = f"WITH counter AS ({_NEXT_PLACE} RETURNING name, value) {sql}"
    else:
        await execute(_NEXT_PLACE)
    kind, row_id = work.subject or (None, None)
    answer = msgspec.json.encode(outcome).decode()
    return int(await fetch_value(sql, work.reason, kind, row_id, answer, work.operation_id))


async def _record_refusal(request: WriteRequest, refusal: Refusal) -> bool:
    """False when there is an answer under its key already."""
    facts = {"refusal": type(refusal).__name__, "facts": refusal}
    return await _open(request, OperationState.REFUSED, msgspec.json.encode(facts).decode()) is not None


class _StoredRefusal(msgspec.Struct):
    refusal: str
    facts: msgspec.Raw


def stored_refusal(outcome: str) -> Refusal:
    """A refusal as it was answered; outcome: of an operation that was refused."""
    stored = msgspec.json.decode(outcome, type=_StoredRefusal)
    refusal = msgspec.json.decode(stored.facts, type=every_refusal()[stored.refusal])
    refusal.args = ()  # msgspec makes an exception without them, and reading them would fail
    return refusal


async def _replay(request: WriteRequest, outcome_type: type[T]) -> Done[T]:
    known = await _recorded(request)
    if known is None:
        raise Unavailable("The database does not answer just now; nothing was done.")
    asked = (request.kind, request.digest, request.actor.user_id, request.actor.token_id)
    if asked != (known["kind"], known["digest"], known["user_id"], known["token_id"]):
        raise OperationIdReused()
    if known["state"] == OperationState.REFUSED:
        raise stored_refusal(known["outcome"])
    return Done(msgspec.json.decode(known["outcome"], type=outcome_type), True, known["seq"])
