"""Columns mean the same on both engines, and give back what was put in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.db.fields import (
    DayField,
    InstantField,
    QuantityField,
    WordField,
    from_micros,
    to_micros,
)
from lotbook.db.work import transaction
from lotbook.domain.quantities import LIMIT, from_millionths
from lotbook.domain.words import Role, Tracking
from lotbook.models import Product, User
from tests.dock import Dock

MOST = int(LIMIT) * 1_000_000 - 1
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
NAIVE = datetime(1900, 1, 1), datetime(2200, 1, 1)  # noqa: DTZ001  # Hypothesis adds the zones
INSTANTS = st.datetimes(*NAIVE, timezones=ZONES)


@given(st.integers(-MOST, MOST))
def test_a_quantity_comes_back_whole(millionths: int) -> None:
    field = QuantityField()
    assert field.to_db_value(field.to_python_value(millionths), Product) == millionths


def test_a_quantity_of_more_than_six_decimals_is_a_bug() -> None:
    with pytest.raises(ValueError):
        QuantityField().to_db_value(Decimal("0.0000001"), Product)


@given(INSTANTS)
def test_an_instant_is_kept_in_utc_to_the_microsecond(instant: datetime) -> None:
    field = InstantField()
    back = field.to_python_value(field.to_db_value(instant, User))
    assert back == instant and back.tzinfo is UTC


@given(INSTANTS, INSTANTS)
def test_instants_are_stored_in_their_order(first: datetime, second: datetime) -> None:
    assert (to_micros(first) < to_micros(second)) == (first < second)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError):
        InstantField().to_db_value(NAIVE[0], User)


def test_the_epoch_is_1970() -> None:
    assert from_micros(0) == datetime(1970, 1, 1, tzinfo=UTC)
    assert from_micros(-1) == datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)


@given(st.dates(), st.dates())
def test_a_day_comes_back_and_sorts_as_text(first: date, second: date) -> None:
    field = DayField()
    texts = [field.to_db_value(day, Product) for day in (first, second)]
    assert [field.to_python_value(text) for text in texts] == [first, second]
    assert (str(texts[0]) < str(texts[1])) == (first < second)


@given(st.sampled_from(Tracking))
def test_a_word_comes_back_as_its_word(word: Tracking) -> None:
    field = WordField(Tracking)
    assert field.to_python_value(field.to_db_value(word, Product)) is word
    assert field.to_db_value(word.value, Product) == word.value


def test_another_word_is_refused_both_ways() -> None:
    with pytest.raises(ValueError):
        WordField(Role).to_db_value("KING", User)
    with pytest.raises(ValueError):
        WordField(Role).to_python_value("KING")


@pytest.mark.parametrize("field", [QuantityField(), InstantField(), DayField(), WordField(Role)])
def test_nothing_stays_nothing(field: QuantityField | InstantField | DayField | WordField[Role]) -> None:
    assert field.to_db_value(None, User) is None
    assert field.to_python_value(None) is None


async def test_the_database_keeps_extremes_exactly(dock: Dock) -> None:
    most, least = from_millionths(MOST), Decimal("0.000001")
    instant = datetime(2199, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    for quantity in (most, least):
        async with transaction():
            await Product.filter(id=dock.bag).update(
                step=quantity, created=instant, name="Ångström \u65e5\u672c"
            )
        row = await Product.get(id=dock.bag)
        assert (row.step, row.created, row.name) == (quantity, instant, "Ångström \u65e5\u672c")
        assert await Product.filter(id=dock.bag, step=quantity, created=instant).count() == 1
