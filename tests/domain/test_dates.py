from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.dates import (
    day_of,
    parse_day,
    parse_instant,
    proposed_last_day,
    require_plausible,
)
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import InvalidInput

TODAY = date(2026, 11, 23)
FIELDS = {kind: (kind.value,) for kind in DateKind}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-02-30", InputFault.IMPLAUSIBLE_DATE),
        ("2026-13-01", InputFault.IMPLAUSIBLE_DATE),
        ("0000-01-01", InputFault.IMPLAUSIBLE_DATE),
        ("20261231", InputFault.MALFORMED),
        ("2026-W01-1", InputFault.MALFORMED),
        ("31.12.2026", InputFault.MALFORMED),
        ("\u0662026-12-31", InputFault.MALFORMED),
        ("2026-12-31T00:00:00Z", InputFault.MALFORMED),
        ("", InputFault.MALFORMED),
        (20261231, InputFault.MALFORMED),
    ],
)
def test_a_day_that_is_none_is_refused(text, fault):
    with pytest.raises(InvalidInput) as refused:
        parse_day(text)
    assert refused.value.problems[0].fault is fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-11-23T08:30:00", InputFault.MALFORMED),
        ("2026-11-23", InputFault.MALFORMED),
        ("2026-11-23 08:30:00Z", InputFault.MALFORMED),
        ("2026-12-31T23:59:60Z", InputFault.IMPLAUSIBLE_DATE),
        ("2026-02-30T00:00:00Z", InputFault.IMPLAUSIBLE_DATE),
        ("2026-11-23T08:30:00+25:00", InputFault.IMPLAUSIBLE_DATE),
        ("0001-01-01T00:00:00+10:00", InputFault.IMPLAUSIBLE_DATE),
        (1_700_000_000, InputFault.MALFORMED),
    ],
)
def test_an_instant_without_zone_or_that_never_was_is_refused(text, fault):
    with pytest.raises(InvalidInput) as refused:
        parse_instant(text)
    assert refused.value.problems[0].fault is fault


def test_fractions_of_a_second_are_kept():
    assert parse_instant("2026-11-23T08:30:00.25Z") == datetime(2026, 11, 23, 8, 30, 0, 250_000, tzinfo=UTC)


@given(
    st.integers(-(10**15), 4 * 10**15).map(
        lambda us: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)
    )
)
def test_an_instant_reads_back_as_written(instant):
    assert parse_instant(instant.isoformat().replace("+00:00", "Z")) == instant
    assert day_of(instant, "UTC") == instant.date()
    assert abs((day_of(instant, "Pacific/Kiritimati") - instant.date()).days) <= 1


def test_a_naive_instant_has_no_day():
    with pytest.raises(ValueError, match="zone"):
        day_of(datetime(2026, 11, 23), "UTC")  # noqa: DTZ001  # the mistake that is refused


def test_shelf_life_counts_from_production_else_from_receipt():
    made = date(2026, 11, 1)
    assert proposed_last_day(30, made, TODAY) == date(2026, 12, 1)
    assert proposed_last_day(30, None, TODAY) == date(2026, 12, 23)
    assert proposed_last_day(None, made, TODAY) is None


@pytest.mark.parametrize(
    ("dates", "faulty", "limit"),
    [
        ({DateKind.EXPIRY: date(2077, 1, 1)}, DateKind.EXPIRY, "2076-12-31"),
        ({DateKind.BEST_BEFORE: date(9999, 1, 1)}, DateKind.BEST_BEFORE, "2076-12-31"),
        ({DateKind.EXPIRY: date(1970, 1, 1)}, DateKind.EXPIRY, "2000-01-01"),
        ({DateKind.PRODUCTION: date(2026, 11, 25)}, DateKind.PRODUCTION, "2026-11-24"),
        (
            {DateKind.PRODUCTION: date(2026, 11, 20), DateKind.EXPIRY: date(2026, 11, 19)},
            DateKind.EXPIRY,
            "2026-11-20",
        ),
    ],
)
def test_a_date_that_can_hardly_be_is_refused_with_its_limit(dates, faulty, limit):
    with pytest.raises(InvalidInput) as refused:
        require_plausible(dates, TODAY, FIELDS)
    (problem,) = refused.value.problems
    assert (problem.field, problem.fault, problem.limit) == (
        FIELDS[faulty],
        InputFault.IMPLAUSIBLE_DATE,
        limit,
    )


def test_all_implausible_dates_are_told_and_plausible_ones_pass():
    with pytest.raises(InvalidInput) as refused:
        require_plausible(dict.fromkeys(DateKind, date(1970, 1, 1)), TODAY, FIELDS)
    assert len(refused.value.problems) == 3
    require_plausible({DateKind.PRODUCTION: TODAY, DateKind.EXPIRY: date(2076, 12, 31)}, TODAY, FIELDS)
