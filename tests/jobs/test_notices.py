"""What is told to whom, once, whatever becomes of the process that tells it."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from lotbook.db.engine import fetch
from lotbook.db.work import Actor, in_own_task
from lotbook.domain.notices import Telling, with_day
from lotbook.domain.refusals import Ref
from lotbook.domain.words import NoticeKind, OperationKind, OutboxState, ReservationPolicy, Role
from lotbook.jobs.runner import BY_MAIL, JOBS, Runner
from lotbook.models import Job, Notice, OperationType, Outbox, Reservation, Transfer
from lotbook.services import noticing, outbox
from lotbook.services.choosing import LotChosen, choose_lots
from lotbook.services.quantities import LineQuantity, record_quantities
from tests.dock import Dock
from tests.jobs.people import change, person

TODAY = datetime.now(UTC).date()


async def at_once() -> None:
    """A round of jobs in which everything is due."""
    await change("UPDATE job SET due = 0")
    await change("UPDATE outbox SET due = 0 WHERE state = 'WAITING'")
    await Runner().round()


async def told(user: int) -> list[str]:
    rows = await Notice.filter(user_id=user).order_by("id")
    return [with_day(row.text, row.day and str(row.day)) for row in rows]


def day(ahead: int) -> date:
    return TODAY + timedelta(ahead)


async def test_what_is_late_is_told_to_managers_once_for_its_day(dock: Dock) -> None:
    manager, clerk = await person("mia", Role.MANAGER), await person("olaf", Role.OPERATOR)
    gone = await person("gone", Role.ADMINISTRATOR, active=False)
    receipt = await dock.receipt((dock.bag, 1), due_on=day(-3))
    await dock.receipt((dock.bag, 1), due_on=day(3))
    number = (await Transfer.get(id=receipt)).number
    await at_once()
    await at_once()
    late = f"Receipt {number}, Mill & Sons, is late: it was due on {day(-3)}."
    assert await told(manager) == [late]
    assert await told(clerk) == await told(gone) == []
    await change("UPDATE transfer SET due_on = ? WHERE id = ?", day(-2).isoformat(), receipt)
    await at_once()
    assert await told(manager) == [late, late.replace(str(day(-3)), str(day(-2)))]


async def test_lots_on_hand_are_told_before_they_expire(dock: Dock) -> None:
    manager = await person("mia", Role.MANAGER)
    for number, ahead in (("EMPTY", 1), ("SOON", 5), ("PAST", -2), ("LATER", 30)):
        await dock.lot(dock.flour, number, expiry=day(ahead))
        if number != "EMPTY":
            await dock.received(dock.flour, number, 5)
    await at_once()
    await at_once()
    assert await told(manager) == [
        f"Flour, lot PAST, is on hand and could be used until {day(-2)}.",
        f"Flour, lot SOON, is on hand and can be used until {day(5)}.",
    ]


async def test_who_loses_promised_goods_to_another_is_told_and_who_takes_them_is_not(dock: Dock) -> None:
    owner, manager = await person("olaf", Role.OPERATOR), await person("mia", Role.MANAGER)
    await dock.received(dock.flour, "F-1", 5)
    loser = await dock.delivery((dock.flour, 5))
    await change("UPDATE transfer SET created_by_id = ? WHERE id = ?", owner, loser)
    winner = await dock.delivery((dock.flour, 2))
    numbers = {row.id: row.number for row in await Transfer.all()}
    [lot] = await fetch("SELECT id FROM lot WHERE number = 'F-1'")
    request = dock.request(actor=Actor(Role.MANAGER, manager))
    line = await dock.line_of(winner, dock.flour)
    await choose_lots(request, line, [LotChosen(lot["id"], Decimal(2))], from_others=True)
    await at_once()
    lost = f"{numbers[loser]} lost 2 kg of Flour: {numbers[winner]} takes them."
    assert (await told(owner), await told(manager)) == ([lost], [])


async def test_whose_picked_goods_are_stopped_is_told(dock: Dock) -> None:
    picker, manager = await person("paul", Role.OPERATOR), await person("mia", Role.MANAGER)
    await dock.taken_in((dock.bag, 5))
    delivery = await dock.delivery((dock.bag, 5))
    line = await dock.line_of(delivery, dock.bag)
    by_picker = dock.request(actor=Actor(Role.OPERATOR, picker))
    await record_quantities(by_picker, delivery, [LineQuantity(line, Decimal(3))])
    await dock.hold("wet boxes", location=dock.stock)
    await at_once()
    number = (await Transfer.get(id=delivery)).number
    stopped = [text for text in await told(picker) if "picked" in text]
    assert stopped == [f"{number}: goods that are picked for it were stopped: wet boxes"]
    assert not [text for text in await told(manager) if "picked" in text]


async def test_goods_are_promised_when_their_day_comes(dock: Dock) -> None:
    kind = await dock.operation_type(OperationKind.DELIVERY)
    await change(
        "UPDATE operation_type SET reservation_policy = ?, reservation_days = 2 WHERE id = ?",
        ReservationPolicy.BEFORE_DUE.value,
        kind,
    )
    await dock.taken_in((dock.bag, 5))
    delivery = await dock.delivery((dock.bag, 3), due_on=day(10))
    await at_once()
    assert await Reservation.filter(transfer_id=delivery).count() == 0
    await change("UPDATE transfer SET due_on = ? WHERE id = ?", day(2).isoformat(), delivery)
    version = await dock.version_of(delivery)
    await asyncio.gather(at_once(), Runner().round())
    [promise] = await Reservation.filter(transfer_id=delivery)
    assert promise.quantity == 3
    await at_once()
    assert await dock.version_of(delivery) == version + 1
    assert (await OperationType.get(id=kind)).reservation_days == 2


def fact(dock: Dock) -> dict[str, Telling]:
    about = Ref("Product", dock.bag)
    return {"FACT": Telling(kind=NoticeKind.LATE, text="late", about=about, role=Role.MANAGER)}


async def leave(dock: Dock) -> None:
    async def left() -> None:
        await outbox.tell(fact(dock), datetime.now(UTC))

    await in_own_task(left)


async def test_what_a_killed_process_began_is_done_once_by_the_next(dock: Dock) -> None:
    manager = await person("mia", Role.MANAGER)
    await leave(dock)
    await leave(dock)
    [message] = await outbox.waiting(datetime.now(UTC), 10)
    assert await outbox.claim(message, datetime.now(UTC))
    assert not await outbox.claim(message, datetime.now(UTC)), "two processes would do it"
    assert await outbox.waiting(datetime.now(UTC), 10) == [], "it is not tried again at once"
    await at_once()
    await noticing.spread(message)
    assert await told(manager) == ["late"]
    assert (await Outbox.get(key="FACT")).state is OutboxState.DONE


async def test_what_fails_is_tried_again_and_given_up_in_the_end(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(message: object, *, by_mail: bool) -> None:
        raise OSError("no such luck")

    monkeypatch.setattr(noticing, "spread", broken)
    await leave(dock)
    for _ in range(outbox.MOST_TRIES):
        await at_once()
    row = await Outbox.get(key="FACT")
    assert (row.state, row.tries, row.error) == (
        OutboxState.FAILED,
        outbox.MOST_TRIES,
        "OSError: no such luck",
    )
    assert (await outbox.standing())[-1] == {"name": "outbox", "waiting": 0, "failed": 1}


async def test_every_job_that_health_tells_is_explained(dock: Dock) -> None:
    page = (Path(__file__).parents[2] / "docs" / "running.md").read_text()
    table = page[page.index("## What runs by itself") : page.index("A fact is told once")]
    explained = dict(re.findall(r"^\| `(\w+)` \| every ([^|,]+?)(?:, [^|]+)? \|", table, re.MULTILINE))
    assert set(explained) == {job["name"] for job in await outbox.standing()}
    for name, (_, pause) in {**JOBS, **BY_MAIL}.items():
        much, unit = ("1 " + explained[name.lower()]).split()[-2:]
        assert timedelta(**{unit.rstrip("s") + "s": int(much)}) == pause, name


async def test_one_of_many_processes_runs_the_jobs_until_it_stops(dock: Dock) -> None:
    runners = [Runner() for _ in range(3)]
    for runner in runners:
        runner.start()
    await leave(dock)
    manager = await person("mia", Role.MANAGER)
    for _ in range(1200):
        if await Outbox.filter(state=OutboxState.WAITING).count() == 0:
            break
        await asyncio.sleep(0.05)
    await asyncio.gather(*(runner.stop() for runner in runners))
    assert len(await told(manager)) <= 1
    assert (await Outbox.get(key="FACT")).tries == 1
    assert all(job.last_run for job in await Job.exclude(name__in=("MAIL", "REMIND")))
    assert all(job.error is None for job in await Job.all())
