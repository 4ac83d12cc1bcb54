"""Days and instants: strictly read, by the calendar of the warehouse, and none that can hardly be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from lotbook.domain.quantities import Path, shown
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import InputProblem, InvalidInput, invalid

MOST_YEARS_AHEAD = 50
EARLIEST = date(2000, 1, 1)
ENDS = (DateKind.EXPIRY, DateKind.BEST_BEFORE)
MOST_SHELF_LIFE_DAYS = 366 * MOST_YEARS_AHEAD

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,6}))?(Z|[+-][0-9]{2}:[0-9]{2})"
)


def parse_day(text: object, field: Path = ("date",)) -> date:
    """The day that YYYY-MM-DD means. Raises InvalidInput, also for 30 February.

    >>> parse_day("2026-12-31")
    datetime.date(2026, 12, 31)
    """
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        message = "A day is written as 2026-12-31."
        raise invalid(field, InputFault.MALFORMED, message, given=shown(str(text)))
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"There is no day {text}."
        raise invalid(field, InputFault.IMPLAUSIBLE_DATE, message, given=text) from None


def parse_instant(text: object, field: Path = ("instant",)) -> datetime:
    """The instant, in UTC, that ISO 8601 with a zone means. Raises InvalidInput, also without a zone.

    >>> parse_instant("2026-11-23T09:30:00+01:00")
    datetime.datetime(2026, 11, 23, 8, 30, tzinfo=datetime.timezone.utc)
    """
    given = shown(str(text))
    written = _INSTANT.fullmatch(text) if isinstance(text, str) else None
    if written is None:
        message = "An instant is written with its zone, as 2026-11-23T08:30:00Z."
        raise invalid(field, InputFault.MALFORMED, message, given=given)
    day, time, fraction, zone = written.groups()
    try:
        local = f"{day}T{time}.{(fraction or '0').ljust(6, '0')}{'+00:00' if zone == 'Z' else zone}"
        return datetime.fromisoformat(local).astimezone(UTC)
    except (ValueError, OverflowError):
        message = f"There is no instant {given}."
        raise invalid(field, InputFault.IMPLAUSIBLE_DATE, message, given=given) from None


def day_of(instant: datetime, zone: str) -> date:
    """The calendar day of an instant in a time zone such as Europe/Berlin.

    Raises ValueError for a naive instant: a bug, not a refusal.
    >>> day_of(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "Europe/Berlin")
    datetime.date(2026, 11, 24)
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(ZoneInfo(zone)).date()


def last_day(expiry: date | None, best_before: date | None) -> date | None:
    """The last day of use: the earlier of the two ends, whichever kind it is; None when nothing ends.

    >>> last_day(date(2026, 12, 1), date(2026, 11, 1)), last_day(None, date(2026, 11, 1)), last_day(None, None)
    (datetime.date(2026, 11, 1), datetime.date(2026, 11, 1), None)
    """
    return min((day for day in (expiry, best_before) if day is not None), default=None)


def proposed_last_day(shelf_life_days: int | None, production: date | None, received: date) -> date | None:
    """The end of a lot that nobody told one, by the product's shelf life: counted from production, else from receipt.

    >>> proposed_last_day(30, None, date(2026, 11, 23)), proposed_last_day(None, None, date(2026, 11, 23))
    (datetime.date(2026, 12, 23), None)
    """
    if shelf_life_days is None:
        return None
    return (production or received) + timedelta(days=shelf_life_days)


def latest_plausible(today: date) -> date:
    """The last day that a date of a lot may be: the end of the year 50 years ahead.

    >>> latest_plausible(date(2026, 11, 23))
    datetime.date(2076, 12, 31)
    """
    return date(today.year + MOST_YEARS_AHEAD, 12, 31)


def require_plausible(dates: Mapping[DateKind, date], today: date, fields: Mapping[DateKind, Path]) -> None:
    """Refuse dates of a lot that can hardly be, all of them at once.

    today: by the calendar of the warehouse. fields: where each date stands in the input.
    Raises InvalidInput: production after today, an end before production, anything before 2000 or more
    than 50 years ahead.
    """
    problems = [
        problem
        for kind, day in dates.items()
        if (problem := _implausible(kind, day, dates.get(DateKind.PRODUCTION), today, fields[kind]))
    ]
    if problems:
        raise InvalidInput.of(problems)


def require_ends_agree(dates: Mapping[DateKind, date], fields: Mapping[DateKind, Path]) -> None:
    """Refuse a best before date behind the expiry date, where a person gives both: one of them is mistyped. Labels are
    taken as they are. fields: where each date stands in the input.

    Raises InvalidInput.
    """
    expiry, best = dates.get(DateKind.EXPIRY), dates.get(DateKind.BEST_BEFORE)
    if expiry is not None and best is not None and best > expiry:
        message = f"The best before date {best} is after the expiry date {expiry}: one of them is wrong."
        facts = {"given": best.isoformat(), "limit": expiry.isoformat()}
        raise invalid(fields[DateKind.BEST_BEFORE], InputFault.CONTRADICTION, message, **facts)


def _implausible(
    kind: DateKind, day: date, production: date | None, today: date, field: Path
) -> InputProblem | None:
    name = kind.value.lower().replace("_", " ")
    latest = today + timedelta(days=1) if kind is DateKind.PRODUCTION else latest_plausible(today)
    if day < EARLIEST:
        limit, message = EARLIEST, f"The {name} date {day} is too long ago."
    elif day > latest:
        # A day of grace: the maker may be where it is tomorrow already.
        limit, message = latest, f"The {name} date {day} is too far ahead; {latest} is the latest."
    elif production and day < production:
        limit, message = production, f"The {name} date {day} is before the production date {production}."
    else:
        return None
    return InputProblem(
        field=field,
        fault=InputFault.IMPLAUSIBLE_DATE,
        message=message,
        given=day.isoformat(),
        limit=limit.isoformat(),
    )
