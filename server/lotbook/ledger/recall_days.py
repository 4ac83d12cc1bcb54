"""Lots that fall into days of a recall: surely, or perhaps, since they were typed in soon after."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from lotbook.ledger.tracing import starts
from lotbook.models import Lot

LATE = timedelta(days=3)
"""What came on the last day of all may be typed in so much later, and nothing tells when it came."""


def falls_into(days: Collection[date], since: date, until: date) -> bool | None:
    """Whether what is known to have been on some days, as recorded and as it happened, surely falls into a time; None
    where only perhaps: all that is known of it is from soon after.

    >>> first, last, monday, week = date(2026, 5, 1), date(2026, 5, 3), date(2026, 5, 4), date(2026, 5, 11)
    >>> [falls_into(days, first, last) for days in ([last], [monday, last], [monday], [monday, week], [week])]
    [True, True, None, False, False]
    """
    if any(since <= day <= until for day in days):
        return True
    return None if all(until < day <= until + LATE for day in days) else False


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
    of_it = Lot.filter(product_id=product, first_in__gte=since, first_in__lte=until)
    rows: Any = await of_it.order_by("id").values_list("id", flat=True)
    return list(rows)
