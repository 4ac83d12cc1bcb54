"""A write is wholly done and answered under its id, once, or not done at all."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
import structlog

from lotbook.db import engine as database
from lotbook.db import work
from lotbook.db.errors import Unavailable
from lotbook.db.work import TRIES, Actor, Done, WriteRequest, drain, transaction
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, OperationIdReused, invalid
from lotbook.domain.words import OperationState, Role, SignInMethod
from lotbook.models import Operation
from tests.db.tally import Counted, count, missing, request, tally

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _open(database_open: str) -> None:
    """Every test here has a migrated database open."""


class Steps:
    """Steps that raise, one after the other, and then do no more; counts how often it was asked."""

    def __init__(self, *errors: BaseException) -> None:
        self.errors = list(errors)
        self.asked = 0

    async def __call__(self) -> None:
        self.asked += 1
        if self.errors:
            raise self.errors.pop(0)


async def test_the_log_tells_how_long_a_slow_write_held_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = structlog.testing.LogCapture()
    log = structlog.wrap_logger(None, [structlog.contextvars.merge_contextvars, heard], structlog.BoundLogger)
    monkeypatch.setattr(work, "log", log)
    slow = 0.5  # seconds: more than a quick one takes on a busy machine
    monkeypatch.setattr(work, "SLOW", slow)
    await count(request("slow"), lambda: asyncio.sleep(slow))
    await count(request("quick"))
    (line,) = heard.entries
    assert (line["event"], line["write"]) == ("slow write", "count")
    assert line["held_ms"] >= slow * 1000 > line["waited_ms"]


async def test_a_unit_is_recorded_with_what_it_answered() -> None:
    async with transaction():
        await database.execute(
            """INSERT INTO app_user (id, login, login_key, name, role, password_hash, active, created)
               VALUES (7, 'eva', 'eva', 'Eva', 'MANAGER', '', TRUE, 0)"""
        )
    eva = Actor(Role.MANAGER, user_id=7, method=SignInMethod.PASSWORD)
    occurred = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    done = await count(WriteRequest("k", "count", "d", eva, occurred, 5))
    assert done == Done(Counted(1), False, 1)
    row = await Operation.get(key="k")
    assert (row.state, row.seq, row.kind, row.digest) == (OperationState.APPLIED, 1, "count", "d")
    assert (row.subject_kind, row.subject_id) == ("Tally", 1)
    assert (row.user_id, row.method, row.token_id) == (7, SignInMethod.PASSWORD, None)
    assert (row.occurred, row.occurred_margin) == (occurred, 5)
    assert abs((datetime.now(UTC) - row.recorded).total_seconds()) < 60


async def test_the_same_request_is_answered_again_and_not_done_again() -> None:
    steps = Steps()
    first = await count(request("k"), steps)
    await count(request("other"))
    again = await count(request("k"), steps)
    assert again == Done(first.outcome, True, first.sequence)
    assert (steps.asked, await tally()) == (1, 2)


async def test_a_refusal_undoes_the_work_and_is_answered_again() -> None:
    steps = Steps(missing())
    for _ in range(3):
        with pytest.raises(NotFound) as refused:
            await count(request("k"), steps)
        told = refused.value
        assert (told.message, told.field, told.sought) == ("There is no such lot.", ("lot",), "L-7")
    assert (steps.asked, await tally()) == (1, 0)
    row = await Operation.get(key="k")
    assert (row.state, row.seq) == (OperationState.REFUSED, None)
    assert await database.fetch_value("SELECT value FROM counter WHERE name = 'seq'") == 0


@pytest.mark.parametrize("refused_before", [False, True])
@pytest.mark.parametrize(
    "other",
    [
        request("k", digest="another"),
        request("k", kind="another"),
        request("k", actor=Actor(Role.MANAGER, user_id=7)),
        request("k", actor=Actor(Role.MANAGER, token_id=7)),
    ],
    ids=["input", "mutation", "user", "token"],
)
async def test_an_id_of_another_request_tells_nothing(other: WriteRequest, refused_before: bool) -> None:
    try:
        await count(request("k"), Steps(*[missing()] * refused_before))
    except NotFound:
        assert refused_before
    with pytest.raises(OperationIdReused) as reused:
        await count(other)
    assert str(reused.value) == str(OperationIdReused())
    assert await tally() == (not refused_before)
    assert await Operation.all().count() == 1


async def test_malformed_input_is_not_recorded() -> None:
    steps = Steps(invalid("quantity", InputFault.MALFORMED, "Not a number."))
    with pytest.raises(Exception, match="Not a number"):
        await count(request("k"), steps)
    assert await Operation.all().count() == 0
    assert (await count(request("k"), steps)).outcome == Counted(1)


@pytest.mark.parametrize("bug", [ValueError("a bug"), KeyError("a bug"), asyncpg.UndefinedTableError("lots")])
async def test_a_bug_leaves_nothing_and_the_id_stays_free(bug: Exception) -> None:
    steps = Steps(bug)
    with pytest.raises(type(bug)):
        await count(request("k"), steps)
    assert (await Operation.all().count(), await tally()) == (0, 0)
    assert not (await count(request("k"), steps)).replayed


async def test_a_database_that_does_not_answer_is_told_and_the_same_id_may_be_sent_again() -> None:
    steps = Steps(asyncpg.LockNotAvailableError("busy"))
    with pytest.raises(Unavailable), structlog.testing.capture_logs() as lines:
        await count(request("k"), steps)
    assert [(line["event"], line["log_level"], line["error"]) for line in lines] == [
        ("given up", "warning", "busy")
    ]
    assert (await Operation.all().count(), await tally()) == (0, 0)
    assert (await count(request("k"), steps)).outcome == Counted(1)


@pytest.mark.parametrize(
    "error", [asyncpg.SerializationError, asyncpg.DeadlockDetectedError, asyncpg.UniqueViolationError]
)
async def test_what_another_was_in_the_way_of_is_tried_again(error: type[Exception]) -> None:
    steps = Steps(*[error("said")] * (TRIES - 1))
    done = await count(request("k"), steps)
    assert (steps.asked, done.outcome, done.replayed) == (TRIES, Counted(1), False)


async def test_it_is_not_tried_for_ever() -> None:
    steps = Steps(*[asyncpg.DeadlockDetectedError("said")] * 100)
    with pytest.raises(asyncpg.DeadlockDetectedError):
        await count(request("k"), steps)
    assert (steps.asked, await Operation.all().count()) == (TRIES, 0)


async def test_many_at_once_under_one_id_have_one_effect() -> None:
    done = await asyncio.gather(*(count(request("k"), lambda: asyncio.sleep(0.01)) for _ in range(20)))
    assert sorted(one.replayed for one in done) == [False] + [True] * 19
    assert {(one.outcome, one.sequence) for one in done} == {(Counted(1), 1)}
    assert (await tally(), await Operation.all().count()) == (1, 1)


async def test_many_at_once_under_one_id_are_refused_alike() -> None:
    async def refuse() -> None:
        await asyncio.sleep(0.01)
        raise missing()

    answers = await asyncio.gather(*(count(request("k"), refuse) for _ in range(20)), return_exceptions=True)
    assert {type(answer) for answer in answers} == {NotFound}
    assert (await tally(), await Operation.all().count()) == (0, 1)


async def test_many_at_once_under_one_id_get_one_answer_though_the_world_changes() -> None:
    """The first finds a reason to refuse that is gone when the second looks."""
    for number in range(10):
        steps = Steps(missing())
        twice = (count(request(f"k{number}"), steps) for _ in range(2))
        answers = await asyncio.gather(*twice, return_exceptions=True)
        row = await Operation.get(key=f"k{number}")
        answered = Done if row.state is OperationState.APPLIED else NotFound
        assert {type(answer) for answer in answers} == {answered}


@pytest.mark.only_on("postgres")
async def test_processes_that_send_the_same_do_it_once(database_open: str) -> None:
    senders = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.db.tally", database_open, "30"),
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT / "server")},
            stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(3)
    ]
    printed = [(await sender.communicate())[0] for sender in senders]
    assert sum(int(text) for text in printed) == 30
    assert (await tally(), await Operation.all().count()) == (30, 30)


async def test_who_is_cut_off_finds_it_done() -> None:
    started = asyncio.Event()

    async def slowly() -> None:
        started.set()
        await asyncio.sleep(0.05)

    task = asyncio.create_task(count(request("k"), slowly))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await drain()
    assert await tally() == 1
    assert (await count(request("k"), slowly)).replayed


async def test_places_in_the_book_have_no_gap_whatever_was_refused() -> None:
    for number in range(5):
        await count(request(f"good {number}"))
        with pytest.raises(NotFound):
            await count(request(f"bad {number}"), Steps(missing()))
        with pytest.raises(ValueError):
            await count(request(f"bug {number}"), Steps(ValueError("a bug")))
    places = [row.seq for row in await Operation.filter(state="APPLIED").order_by("id")]
    assert places == [1, 2, 3, 4, 5]
