"""What counts for a lot that several were poured into."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lotbook.domain.words import Disposition

_STRICTER = (Disposition.RELEASED, Disposition.QUARANTINE, Disposition.REJECTED)


def earliest(days: Sequence[date | None]) -> date | None:
    """The first of the days that are known: a mix is as good as its oldest part.

    >>> earliest([date(2027, 3, 1), None, date(2027, 1, 14)])
    datetime.date(2027, 1, 14)
    """
    return min((day for day in days if day is not None), default=None)


def strictest(decided: Sequence[Disposition]) -> Disposition:
    """The strictest of what was decided about the parts.

    >>> strictest([Disposition.RELEASED, Disposition.QUARANTINE])
    <Disposition.QUARANTINE: 'QUARANTINE'>
    """
    return max(decided, key=_STRICTER.index)
