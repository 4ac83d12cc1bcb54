"""Goods past their last day at a receipt: asked about where they are seen, and taken in by a manager alone."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberVerdict
from lotbook.domain.refusals import LotExpired
from lotbook.services import numbers, validation
from tests.dock import Dock
from tests.scenarios.telling import (
    MANAGER,
    OPERATOR,
    assign,
    change,
    entries,
    preview,
    refused,
    resolve,
    scan,
    settle,
    today,
    validate,
)


def over() -> date:
    return today() - timedelta(days=1)


def told(number: str, **days: date) -> numbers.Listed:
    return numbers.Listed([Asked(number=number, quantity=Decimal(1), **days)])


async def test_a_preview_says_what_is_expired_and_only_the_last_day_itself_is_none_of_it(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.flour, 5)), dock.flour)
    last = {"best_before": over()}, {"expiry": over()}, {"production": today() - timedelta(days=181)}
    for days in last:
        row = (await preview(line, told("F-1", **days))).row(0)
        assert (row.verdict, row.last_day) == (NumberVerdict.EXPIRED, over())
    for days in ({"expiry": today()}, {"production": today() - timedelta(days=180)}):
        assert (await preview(line, told("F-1", **days))).row(0).verdict is NumberVerdict.NEW


async def test_expired_goods_come_onto_a_receipt_only_when_that_is_meant(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.flour, 5)), dock.flour)
    for source, options in (
        (told("F-1", expiry=over()), {}),
        (told("F-1", production=today() - timedelta(days=181)), {}),
        ("F-1", {"last_day": over()}),
    ):
        async with refused(LotExpired) as expired:
            await assign(dock, line, source, **options)
        assert (expired.value.numbers, expired.value.lots) == (["F-1"], [])
        assert await entries(line) == []
    await assign(dock, line, told("F-1", expiry=over()), take_expired=True)
    [entry] = await entries(line)
    async with refused(LotExpired):  # another number, that nobody has decided on
        await change(dock, entry["id"], number="F-2")
    await change(dock, entry["id"], number="F-2", take_expired=True)
    assert [one["number"] for one in await entries(line)] == ["F-2"]


async def test_a_last_day_in_the_past_is_asked_about_when_an_entry_gets_it(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.flour, 5)), dock.flour)
    await assign(dock, line, told("F-1", expiry=today()))
    [entry] = await entries(line)
    async with refused(LotExpired):
        await change(dock, entry["id"], last_day=over())
    await change(dock, entry["id"], last_day=over(), take_expired=True)
    await change(dock, entry["id"], quantity=Decimal(2))  # it was decided on
    [entry] = await entries(line)
    assert (entry["expiry"], entry["quantity"]) == (over().isoformat(), 2_000_000)


async def test_a_scan_of_an_expired_label_is_asked_about_before_and_while_it_is_recorded(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 5))
    given = {"line": await dock.line_of(receipt, dock.flour), "quantity": Decimal(1), "last_day": over()}
    answer = await resolve("F-1", on=receipt, **given)
    assert answer.effect is not None and isinstance(answer.effect.refusal, LotExpired)
    async with refused(LotExpired):
        await scan(dock, receipt, "F-1", **given)
    again = await resolve("F-1", on=receipt, take_expired=True, **given)
    assert again.effect is not None and again.effect.refusal is None
    await scan(dock, receipt, "F-1", take_expired=True, **given)


async def test_a_manager_takes_expired_goods_in_with_a_reason_and_nobody_else(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 1))
    line = await dock.line_of(receipt, dock.flour)
    await assign(dock, line, told("F-1", expiry=over()), take_expired=True)
    [obstacle] = await validation.obstacles(receipt)
    assert isinstance(obstacle, LotExpired) and obstacle.numbers == ["F-1"]
    for actor, reason in ((OPERATOR, None), (OPERATOR, "it looks fine"), (MANAGER, None)):
        async with refused(LotExpired) as expired:
            await validate(dock, receipt, actor=actor, expired_reason=reason)
        assert expired.value.message.endswith(f"today it is {today()}. A manager may pass it, with a reason.")
    assert await dock.on_hand(dock.flour) == 0
    await validate(dock, receipt, actor=MANAGER, expired_reason="to be composted here")
    assert await dock.on_hand(dock.flour) == 1


async def test_a_known_lot_that_expired_since_is_asked_about_by_the_day_it_has(dock: Dock) -> None:
    lot = await dock.lot(dock.flour, "F-1", expiry=today())
    receipt = await dock.receipt((dock.flour, 1))
    line = await dock.line_of(receipt, dock.flour)
    await assign(dock, line, told("F-1"), actor=MANAGER)
    day = over().isoformat()
    await settle("lot", lot, expiry=day, last_day=day, last_day_key=day)
    async with refused(LotExpired) as expired:
        await validate(dock, receipt)
    assert (expired.value.lots, expired.value.numbers) == ([lot], ["F-1"])


@pytest.mark.parametrize("dates", [True, False])
async def test_nobody_is_asked_where_no_dates_are_kept(dock: Dock, dates: bool) -> None:
    receipt = await dock.receipt((dock.flour, 1))
    await assign(dock, await dock.line_of(receipt, dock.flour), told("F-1", expiry=over()), take_expired=True)
    await settle("settings", 1, expiry_dates=dates)
    if dates:
        async with refused(LotExpired):
            await validate(dock, receipt)
    else:
        await validate(dock, receipt)
