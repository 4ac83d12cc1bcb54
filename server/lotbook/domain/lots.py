"""The facts of a lot: its names, and its dates with where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from lotbook.domain.absent import ABSENT, Absent, changed
from lotbook.domain.dates import ENDS, last_day, proposed_last_day, require_ends_agree, require_plausible
from lotbook.domain.inputs import Problems, parse_note
from lotbook.domain.numbers import parse_number
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.words import DateOrigin

FIELDS: Mapping[DateKind, Path] = {
    DateKind.EXPIRY: ("details", "expiryDate"),
    DateKind.BEST_BEFORE: ("details", "bestBeforeDate"),
    DateKind.PRODUCTION: ("details", "productionDate"),
}

DATES_ARE_OFF = "Expiry dates are switched off in the settings."


@dataclass(frozen=True)
class LotDetails:
    """Facts of a lot as given; maker: a partner by row id."""

    reference: str | Absent | None = ABSENT
    maker_number: str | Absent | None = ABSENT
    maker: int | Absent | None = ABSENT
    batch: str | Absent | None = ABSENT
    expiry: date | Absent | None = ABSENT
    best_before: date | Absent | None = ABSENT
    production: date | Absent | None = ABSENT
    note: str | Absent | None = ABSENT


@dataclass(frozen=True)
class LotFacts:
    """A lot as it is or is to be. dates: those that it has, with where each comes from."""

    number: str
    serial: bool
    reference: str | None = None
    maker_number: str | None = None
    maker: int | None = None
    batch: str | None = None
    dates: Mapping[DateKind, tuple[date, DateOrigin]] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Calendar:
    """What dates are judged by. kept: whether the company keeps dates of lots at all."""

    today: date
    kept: bool = True


def with_lot_details(before: LotFacts, given: LotDetails, calendar: Calendar) -> LotFacts:
    """before, changed by what was given; a date that changes was set by a person.

    Raises InvalidInput with every fault of the result.
    """
    problems = Problems()
    after = replace(
        before,
        reference=_name(problems, changed(given.reference, before.reference), "reference"),
        maker_number=_name(problems, changed(given.maker_number, before.maker_number), "makerNumber"),
        maker=changed(given.maker, before.maker),
        batch=_name(problems, changed(given.batch, before.batch), "batch"),
        note=problems.read(
            parse_note, changed(given.note, before.note) or "", ("details", "note"), otherwise=""
        ),
        dates=_dates(before, given),
    )
    if after.batch is not None and not after.serial:
        message = "A batch is told of a serial; a lot is a batch itself."
        problems.add(("details", "batch"), InputFault.CONTRADICTION, message, given=after.batch)
    if after.dates != before.dates:
        _check_dates(problems, before, after, calendar)
    problems.refuse()
    return after


def _name(problems: Problems, text: str | None, field: str) -> str | None:
    """A name that a scan may find the lot by, so it is kept as numbers are."""
    if text is None or not text.strip():
        return None
    return problems.read(parse_number, text, ("details", field), otherwise=None)


def _dates(before: LotFacts, given: LotDetails) -> dict[DateKind, tuple[date, DateOrigin]]:
    dates = dict(before.dates)
    days: dict[DateKind, date | Absent | None] = {
        DateKind.EXPIRY: given.expiry,
        DateKind.BEST_BEFORE: given.best_before,
        DateKind.PRODUCTION: given.production,
    }
    for kind, day in days.items():
        if day is None:
            dates.pop(kind, None)
        elif day is not ABSENT and (kind not in dates or dates[kind][0] != day):
            dates[kind] = (day, DateOrigin.PERSON)
    return _told_alone(dates)


def _told_alone(dates: Mapping[DateKind, tuple[date, DateOrigin]]) -> dict[DateKind, tuple[date, DateOrigin]]:
    """Without an end that the shelf life came to, where another was told."""
    computed = {kind for kind in ENDS if kind in dates and dates[kind][1] is DateOrigin.SHELF_LIFE}
    told = {kind for kind in ENDS if kind in dates} - computed
    return {kind: dated for kind, dated in dates.items() if not (told and kind in computed)}


def _check_dates(problems: Problems, before: LotFacts, after: LotFacts, calendar: Calendar) -> None:
    days = {kind: day for kind, (day, _) in after.dates.items()}
    if not calendar.kept:
        for kind in after.dates:
            if after.dates[kind] != before.dates.get(kind):
                problems.add(FIELDS[kind], InputFault.CONTRADICTION, DATES_ARE_OFF)
        return
    with problems.gathered():
        require_plausible(days, calendar.today, FIELDS)
    if any(after.dates.get(kind) != before.dates.get(kind) for kind in ENDS):
        with problems.gathered():
            require_ends_agree(days, FIELDS)


def with_shelf_life(lot: LotFacts, stops_use: DateKind, shelf_life_days: int | None) -> LotFacts:
    """The lot with the last day that its production and the shelf life come to, unless it has one. stops_use: of which
    kind that is.

    A lot that is not made on a known day gets its last day when it is received.
    """
    produced = lot.dates.get(DateKind.PRODUCTION)
    if produced is None or any(kind in lot.dates for kind in ENDS):
        return lot
    last = proposed_last_day(shelf_life_days, produced[0], produced[0])
    return (
        lot if last is None else replace(lot, dates={**lot.dates, stops_use: (last, DateOrigin.SHELF_LIFE)})
    )


def last_day_of(lot: LotFacts) -> date | None:
    """The last day on which it may be used; None when nothing stops its use."""
    expiry, best_before = (lot.dates[kind][0] if kind in lot.dates else None for kind in ENDS)
    return last_day(expiry, best_before)
