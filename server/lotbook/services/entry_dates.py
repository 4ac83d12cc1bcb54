"""The days of what is put on a line: given, known, announced, or by shelf life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from lotbook.db.engine import among, fetch
from lotbook.domain.announcing import Announced
from lotbook.domain.dates import ENDS, proposed_last_day, require_plausible
from lotbook.domain.lots import DATES_ARE_OFF
from lotbook.domain.number_plan import Asked, Facts, LotFact
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import LotDateConflict, invalid
from lotbook.domain.words import DateChoice, DateOrigin, Tracking
from lotbook.services.at_work import LineAtWork, TransferAtWork


def our_lot(one: Asked, facts: Facts) -> LotFact | None:
    return next((fact for fact in facts.lots.get(one.number, ()) if fact.same_product), None)


def settled(
    one: Asked,
    ours: LotFact | None,
    here: Mapping[str, Mapping[DateKind, date]],
    choice: DateChoice | None,
) -> Asked:
    """With the days that count, where the lot or this document has others."""
    one = _settle_dates(one, ours, choice) if ours else one
    return _settle_with_document(one, here.get(one.number, {}), choice)


async def dates_here(
    transfer: TransferAtWork, line: LineAtWork, asked: Sequence[Asked]
) -> dict[str, dict[DateKind, date]]:
    """Dates that labels or people gave to these lots on this transfer already, by number."""
    if line.tracking is not Tracking.LOT or not line.incoming:
        return {}
    condition, values = among([one.number for one in asked])
    rows = await fetch(
        f"""SELECT number, expiry, expiry_origin, best_before, best_before_origin, production,
              production_origin
            FROM transfer_entry WHERE transfer_id = ? AND product_id = ? AND number {condition}""",
        transfer.id,
        line.product,
        values,
    )
    found: dict[str, dict[DateKind, date]] = {}
    for row in rows:
        for kind in DateKind:
            name = kind.lower()
            if row[name] and row[f"{name}_origin"] in (DateOrigin.LABEL, DateOrigin.PERSON):
                found.setdefault(row["number"], {})[kind] = date.fromisoformat(row[name])
    return found


def _settle_dates(one: Asked, ours: LotFact, choice: DateChoice | None) -> Asked:
    """A known lot keeps its dates, or takes the given ones when a person says so."""
    given = _given(one)
    for kind, day in given.items():
        stored = ours.dates.get(kind)
        if stored is None or stored == day or choice is DateChoice.GIVEN:
            continue
        if choice is None:
            name = kind.lower().replace("_", " ")
            message = f"{one.number} is known with the {name} date {stored}; the label says {day}."
            raise LotDateConflict(message=message, lot=ours.lot, kind=kind, stored=stored, given=day)
        one = _without(one, kind)
    return one


def _settle_with_document(one: Asked, here: Mapping[DateKind, date], choice: DateChoice | None) -> Asked:
    """One lot has one date on a document: the first one stays, when a person says so.

    Raises InvalidInput.
    """
    for kind, day in _given(one).items():
        first = here.get(kind)
        if first is None or first == day:
            continue
        if choice is not DateChoice.STORED:
            name = kind.lower().replace("_", " ")
            message = (
                f"{one.number} is on this document with the {name} date {first}; the label says {day}."
                " Change that entry, or give this batch another number."
            )
            raise invalid(f"{_CAMEL[kind]}Date", InputFault.CONTRADICTION, message, given=day.isoformat())
        one = _without(one, kind)
    return one


def _without(one: Asked, kind: DateKind) -> Asked:
    match kind:
        case DateKind.EXPIRY:
            return replace(one, expiry=None)
        case DateKind.BEST_BEFORE:
            return replace(one, best_before=None)
        case DateKind.PRODUCTION:
            return replace(one, production=None)


def _given(one: Asked) -> dict[DateKind, date]:
    days = (
        (DateKind.EXPIRY, one.expiry),
        (DateKind.BEST_BEFORE, one.best_before),
        (DateKind.PRODUCTION, one.production),
    )
    return {kind: day for kind, day in days if day is not None}


def dates_of(
    one: Asked,
    known: Mapping[DateKind, date],
    announced: Announced | None,
    line: LineAtWork,
    today: date,
    origin: DateOrigin,
) -> dict[DateKind, tuple[date, DateOrigin]]:
    """Given dates, for those that nobody gave or knows the announced ones, and for a lot without any end that of
    the product's shelf life. A label that says another day than the notice is right: it is a fact."""
    given = _given(one)
    if given:
        require_plausible(given, today, {kind: (f"{_CAMEL[kind]}Date",) for kind in DateKind})
    dates = {kind: (day, origin) for kind, day in given.items()}
    for kind, day in zip((DateKind.EXPIRY, DateKind.BEST_BEFORE), told_ends(announced), strict=True):
        if day is not None and kind not in given and kind not in known:
            dates[kind] = (day, DateOrigin.NOTICE)
    end = proposed_last_day(line.shelf_life_days, one.production or known.get(DateKind.PRODUCTION), today)
    if end is not None and line.incoming and not any(kind in dates or kind in known for kind in ENDS):
        dates[line.stops_use] = (end, DateOrigin.SHELF_LIFE)
    return dates


def told_ends(announced: Announced | None) -> tuple[date | None, date | None]:
    """Expiry and best before by the advance notice."""
    return (announced.expiry, announced.best_before) if announced else (None, None)


def require_no_dates(asked: Sequence[Asked]) -> None:
    """Refuse dates that a person or a program states while none are kept. Raises InvalidInput."""
    for place, one in enumerate(asked):
        for kind, day in ((DateKind.EXPIRY, one.expiry), (DateKind.PRODUCTION, one.production)):
            if day is not None:
                field = ("numbers", "list", str(place), f"{_CAMEL[kind]}Date")
                raise invalid(field, InputFault.CONTRADICTION, DATES_ARE_OFF)


_CAMEL = {DateKind.EXPIRY: "expiry", DateKind.BEST_BEFORE: "bestBefore", DateKind.PRODUCTION: "production"}
