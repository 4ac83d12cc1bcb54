"""Numbers that are given one by one, each with a quantity, dates and names of its own."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal

from lotbook.domain.dates import require_ends_agree, require_plausible
from lotbook.domain.inputs import Problems, require_quantity
from lotbook.domain.number_plan import Asked
from lotbook.domain.numbers import parse_number
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.tracking import require_fits
from lotbook.domain.words import Tracking

_DATES = {
    DateKind.EXPIRY: "expiryDate",
    DateKind.BEST_BEFORE: "bestBeforeDate",
    DateKind.PRODUCTION: "productionDate",
}


def read_list(
    numbers: Sequence[Asked],
    *,
    without_quantity: Set[int],
    tracking: Tracking,
    step: Decimal,
    today: date,
    field: Path,
) -> list[Asked]:
    """Numbers with their names as they are kept. without_quantity: places of those that were given none, which
    is one of a serial, and nobody knows how much of a lot; field: of the list, each row below it by its place.

    Raises InvalidInput with the faults of all rows.
    """
    problems = Problems()
    kept = []
    for place, one in enumerate(numbers):
        at = (*field, str(place))
        with problems.gathered():
            if tracking is Tracking.LOT and place in without_quantity:
                problems.add(
                    (*at, "quantity"), InputFault.MISSING, f"Say how much of lot {one.number} it is."
                )
            else:
                require_amount(one, tracking, step, at)
        days = {
            DateKind.EXPIRY: one.expiry,
            DateKind.BEST_BEFORE: one.best_before,
            DateKind.PRODUCTION: one.production,
        }
        with problems.gathered():
            given = {kind: day for kind, day in days.items() if day is not None}
            fields = {kind: (*at, name) for kind, name in _DATES.items()}
            require_plausible(given, today, fields)
            require_ends_agree(given, fields)
        maker_number = _name(problems, one.maker_number, (*at, "makerNumber"))
        batch = _name(problems, one.batch, (*at, "batch"))
        kept.append(replace(one, maker_number=maker_number, batch=batch))
    problems.refuse()
    return kept


def require_amount(one: Asked, tracking: Tracking, step: Decimal, at: Path) -> None:
    """Refuse a quantity that the number cannot have. at: of the number in the input. Raises InvalidInput."""
    require_fits(tracking, one.number, one.quantity, (*at, "quantity"))
    require_quantity(one.quantity, step, (*at, "quantity"))


def _name(problems: Problems, text: str | None, field: Path) -> str | None:
    """Scans may find the lot by it, so it is kept as numbers are."""
    return problems.read(parse_number, text, field, otherwise=None) if text and text.strip() else None
