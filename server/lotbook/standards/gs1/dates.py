"""Days and times as GS1 elements write them.

Source: GS1 General Specifications, section 7.12 (the century of a year of two digits).
"""

from __future__ import annotations

import calendar
from datetime import date, time


class NoSuchDay(ValueError):
    """Digits that are no day."""


def read_date(value: str, today: date) -> date:
    """The day that YYMMDD means; day 00 is the last of its month.

    The year is the one within 49 years before and 50 after today's. Raises NoSuchDay.
    >>> read_date("280200", date(2026, 11, 23)), read_date("770615", date(2026, 11, 23))
    (datetime.date(2028, 2, 29), datetime.date(1977, 6, 15))
    """
    short_year, month, day = int(value[:2]), int(value[2:4]), int(value[4:])
    century = today.year - today.year % 100
    ahead = short_year - today.year % 100
    if ahead > 50:
        century -= 100
    elif ahead < -49:
        century += 100
    last = _last_day(century + short_year, month, day)
    return date(century + short_year, month, day or last)


def read_long_date(value: str) -> date:
    """The day that YYYYMMDD means. Raises NoSuchDay.

    >>> read_long_date("19770615")
    datetime.date(1977, 6, 15)
    """
    year, month, day = int(value[:4]), int(value[4:6]), int(value[6:])
    if not year or not day:
        raise NoSuchDay("there is no year 0000" if not year else "there is no day 00")
    _last_day(year, month, day)
    return date(year, month, day)


def _last_day(year: int, month: int, day: int) -> int:
    if not 1 <= month <= 12:
        raise NoSuchDay(f"there is no month {month:02}")
    last = calendar.monthrange(year, month)[1]
    if day > last:
        raise NoSuchDay(f"{year}-{month:02} has {last} days, not {day}")
    return last


def read_time(value: str) -> time | None:
    """The time of day that HH, HHMM or HHMMSS means; None for none.

    >>> read_time("2359"), read_time("2400")
    (datetime.time(23, 59), None)
    """
    hour, minute, second = (int(value[at : at + 2] or "0") for at in (0, 2, 4))
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
