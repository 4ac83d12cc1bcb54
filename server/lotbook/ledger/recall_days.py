"""Lots that fall into days of a recall: surely, or perhaps, since they were typed in soon after."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.fields import from_micros, to_micros
from lotbook.domain.dates import day_of
from lotbook.ledger.sql import question
from lotbook.ledger.tracing import starts
from lotbook.models import Lot

LATE = timedelta(days=3)
"""What came on the last day of all may be typed in so much later, and nothing tells when it came."""


def falls_into(days: Collection[date], since: date, until: date) -> bool | None:
    """Whether what is known to have been on some days, as recorded and as it happened, surely falls into a time; None
    where only perhaps: it is not from then, but by one of them from soon after.

    >>> first, last, monday, week = date(2026, 5, 1), date(2026, 5, 3), date(2026, 5, 4), date(2026, 5, 11)
    >>> [falls_into(days, first, last) for days in ([last], [monday, last], [monday], [monday, week], [week])]
    [True, True, None, None, False]
    """
    if any(since <= day <= until for day in days):
        return True
    return None if any(until < day <= until + LATE for day in days) else False


async def lots_of_days(
    since: date, until: date, *, product: int | None, partner: int | None
) -> dict[int, bool]:
    """Lots that came from a partner or went to him on some days, else those that first came in of a product then, and
    those that came in soon after; by whether that is not certain."""
    until = min(until, date.max - LATE)
    after, late = until + timedelta(days=1), until + LATE
    if partner is not None:
        surely = await starts.of_partner(partner, since, until)
        perhaps = await starts.of_partner(partner, after, late, only_in=True)
    else:
        surely = await _first_in(product, since, until)
        perhaps = await _first_in(product, after, late)
    return dict.fromkeys(surely, False) | dict.fromkeys(sorted({*perhaps} - {*surely}), True)


async def lots_of_period(period: Any) -> dict[int, bool]:
    """Those of days by which a recall was named, a row of its table."""
    whose = {"product": period.product_id, "partner": period.partner_id}
    return await lots_of_days(period.since, period.until, **whose)


async def _first_in(product: int | None, since: date, until: date) -> list[int]:
    """Lots that first came in on these days, as it was recorded or as it happened."""
    of_it = Lot.filter(product_id=product, first_in__gte=since, first_in__lte=until)
    recorded: Any = await of_it.values_list("id", flat=True)
    return sorted({*recorded, *await _first_happened(product, since, until)})


async def _first_happened(product: int | None, since: date, until: date) -> list[int]:
    """Lots that came in on these days, as it happened, and by the record not before that."""
    since, until = starts.recorded_days(since, until)
    # A day begins and ends elsewhere up to a day off from UTC.
    first = datetime.combine(since - timedelta(days=1), time.min, UTC)
    behind = datetime.combine(until + timedelta(days=2), time.min, UTC)
    rows = await fetch(question("product_came"), product, to_micros(first), to_micros(behind))
    return [
        row["id"]
        for row in rows
        if since <= (day := day_of(from_micros(row["occurred"]), row["time_zone"] or "UTC")) <= until
        and day.isoformat() <= row["first_in"]
    ]
