"""Dates of what is received: on the label, keyed in, by the shelf life; asked about where they differ."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import (
    InvalidInput,
    LotDateConflict,
    LotExpired,
)
from lotbook.domain.words import DateChoice, OperationKind
from tests.dock import Dock
from tests.scenarios.telling import (
    MANAGER,
    assign,
    dates_of,
    lot,
    refused,
    scan,
    settle,
    today,
    validate,
)
from tests.services.cheese import GTIN, cheese, label


async def test_the_date_on_the_label_beats_the_shelf_life_and_says_where_it_comes_from(dock: Dock) -> None:
    product, day = await cheese(dock, shelf_life_days=30), today() + timedelta(days=12)
    receipt = await dock.receipt((product, 3))
    await scan(dock, receipt, label("B-1", day))
    await scan(dock, receipt, label("B-2"))
    await scan(dock, receipt, label("B-1"))  # a second piece whose label has no date
    await validate(dock, receipt)
    first, second = await dates_of(product, "B-1"), await dates_of(product, "B-2")
    assert (first["expiry"], first["expiry_origin"], first["last_day"]) == (
        day.isoformat(),
        "LABEL",
        day.isoformat(),
    )
    assert (second["expiry"], second["expiry_origin"]) == (
        (today() + timedelta(days=30)).isoformat(),
        "SHELF_LIFE",
    )


async def test_shelf_life_counts_from_the_day_of_production_when_the_label_tells_it(dock: Dock) -> None:
    product, made = await cheese(dock, shelf_life_days=30), today() - timedelta(days=10)
    receipt = await dock.receipt((product, 1))
    await scan(dock, receipt, label("B-1", made, "11"))
    await validate(dock, receipt)
    dates = await dates_of(product, "B-1")
    assert (dates["production"], dates["last_day"]) == (
        made.isoformat(),
        (made + timedelta(days=30)).isoformat(),
    )


STOPS = [DateKind.EXPIRY, DateKind.BEST_BEFORE]


@pytest.mark.parametrize("stops_use", STOPS)
@pytest.mark.parametrize(
    ("ai", "told", "other"), [("17", "expiry", "best_before"), ("15", "best_before", "expiry")]
)
async def test_an_end_on_the_label_is_never_beaten_by_the_shelf_life(
    dock: Dock, ai: str, told: str, other: str, stops_use: DateKind
) -> None:
    product, day = await cheese(dock), today() + timedelta(days=3)
    await settle("product", product, stops_use=stops_use.value, shelf_life_days=200)
    receipt = await dock.receipt((product, 1))
    await scan(dock, receipt, label("B-1", day, ai))
    await validate(dock, receipt)
    dates = await dates_of(product, "B-1")
    assert (dates[told], dates[other], dates["last_day"]) == (day.isoformat(), None, day.isoformat())


@pytest.mark.parametrize("stops_use", STOPS)
async def test_a_lot_past_its_use_by_is_not_shipped_whatever_the_product_says(
    dock: Dock, stops_use: DateKind
) -> None:
    product, over = await cheese(dock), today() - timedelta(days=1)
    await settle("product", product, stops_use=stops_use.value, shelf_life_days=200)
    receipt = await dock.receipt((product, 2))
    await scan(dock, receipt, label("B-1", over, "17"), take_expired=True)
    await validate(dock, receipt, actor=MANAGER, backorder="DISCARD", expired_reason="For the compost")
    delivery = await dock.transfer(OperationKind.DELIVERY, (product, 1))
    async with refused(LotExpired):
        await scan(dock, delivery, label("B-1", over, "17"))


async def test_an_end_that_is_told_later_takes_the_place_of_the_computed_one(dock: Dock) -> None:
    product, day = await cheese(dock), today() + timedelta(days=9)
    await settle("product", product, stops_use="BEST_BEFORE", shelf_life_days=200)
    first = await dock.receipt((product, 1))
    await assign(dock, await dock.line_of(first, product), "B-1")
    await validate(dock, first)
    assert (await dates_of(product, "B-1"))["best_before_origin"] == "SHELF_LIFE"
    second = await dock.receipt((product, 1))
    await scan(dock, second, label("B-1", day, "17"))
    await validate(dock, second)
    dates = await dates_of(product, "B-1")
    assert (dates["expiry"], dates["best_before"]) == (day.isoformat(), None)
    assert dates["last_day"] == day.isoformat()


async def test_a_keyed_last_day_is_of_the_kind_that_the_product_says_and_beats_no_label(dock: Dock) -> None:
    product, day = await cheese(dock), today() + timedelta(days=9)
    await settle("product", product, stops_use="BEST_BEFORE")
    receipt = await dock.receipt((product, 3))
    line = await dock.line_of(receipt, product)
    later = day + timedelta(days=30)
    await scan(dock, receipt, label("B-1", day, "17"), last_day=later)
    await assign(dock, line, "B-2", last_day=later)
    await validate(dock, receipt, backorder="DISCARD")
    both, keyed = await dates_of(product, "B-1"), await dates_of(product, "B-2")
    assert (both["expiry"], both["best_before"]) == (day.isoformat(), later.isoformat())
    assert (both["last_day"], keyed["last_day"]) == (day.isoformat(), later.isoformat())
    assert (keyed["best_before"], keyed["expiry"]) == (later.isoformat(), None)


async def test_best_before_and_expiry_are_two_dates(dock: Dock) -> None:
    product, day = await cheese(dock), today() + timedelta(days=40)
    await settle("product", product, stops_use="BEST_BEFORE")
    receipt = await dock.receipt((product, 1))
    await scan(dock, receipt, label("B-1", day, "15"))
    await validate(dock, receipt)
    dates = await dates_of(product, "B-1")
    assert (dates["best_before"], dates["expiry"], dates["last_day"]) == (
        day.isoformat(),
        None,
        day.isoformat(),
    )


async def test_dates_are_not_kept_where_the_company_keeps_none(dock: Dock) -> None:
    product = await cheese(dock)
    await dock.keep_no_dates()
    receipt = await dock.receipt((product, 1))
    await scan(dock, receipt, label("B-1", today() + timedelta(days=9)))
    await validate(dock, receipt)
    assert (await dates_of(product, "B-1"))["expiry"] is None


async def test_a_known_lot_with_another_date_is_asked_about(dock: Dock) -> None:
    product, day = await cheese(dock), today() + timedelta(days=12)
    for number in ("B-1", "B-2"):
        receipt = await dock.receipt((product, 1))
        await scan(dock, receipt, label(number, day))
        await validate(dock, receipt)
    later = day + timedelta(days=5)
    receipt = await dock.receipt((product, 3))
    async with refused(LotDateConflict) as conflict:
        await scan(dock, receipt, label("B-1", later))
    assert (conflict.value.stored, conflict.value.given) == (day, later)
    assert conflict.value.lot == await lot(product, "B-1")
    await scan(dock, receipt, label("B-1", later), date_choice=DateChoice.STORED)
    await scan(dock, receipt, label("B-2", later), date_choice=DateChoice.GIVEN)
    await scan(dock, receipt, label("B-1"))
    await validate(dock, receipt)
    assert (await dates_of(product, "B-1"))["expiry"] == day.isoformat()
    kept = await dates_of(product, "B-2")
    assert (kept["expiry"], kept["last_day"]) == (later.isoformat(), later.isoformat())


async def test_one_new_lot_cannot_have_two_dates_on_a_receipt(dock: Dock) -> None:
    product, day = await cheese(dock), today() + timedelta(days=12)
    receipt = await dock.receipt((product, 3))
    await scan(dock, receipt, label("B-1", day))
    async with refused(InvalidInput) as wrong:
        await scan(dock, receipt, label("B-1", day + timedelta(days=1)))
    assert day.isoformat() in wrong.value.message


async def test_dates_that_can_hardly_be_are_refused(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 3))
    line = await dock.line_of(receipt, dock.flour)
    for far in (today().replace(year=today().year + 51), date(1999, 1, 1)):
        async with refused(InvalidInput):
            await scan(dock, receipt, "F-1", line=line, quantity=Decimal(3), last_day=far)
    product = await cheese(dock)
    other = await dock.receipt((product, 1))
    made = f"11{today():%y%m%d}"
    early = f"]d201{GTIN}{made}17{today() - timedelta(days=3):%y%m%d}10B-1"
    async with refused(InvalidInput):
        await scan(dock, other, early)


async def test_expiry_keyed_in_for_generated_numbers_reaches_every_lot(dock: Dock) -> None:
    receipt, day = await dock.receipt((dock.flour, 4)), today() + timedelta(days=77)
    await assign(dock, await dock.line_of(receipt, dock.flour), "F-1 .. F-1", last_day=day)
    await validate(dock, receipt)
    dates = await dates_of(dock.flour, "F-1")
    assert (dates["expiry"], dates["expiry_origin"]) == (day.isoformat(), "PERSON")
