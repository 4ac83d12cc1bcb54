"""Advance notice: the numbers that a vendor announces for a line, before the goods come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from lotbook.domain.dates import last_day, require_plausible
from lotbook.domain.inputs import Problems, require_quantity
from lotbook.domain.number_grammar import NextOfSequence, parse_numbers
from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberNotAnnounced, NumberRow, NumbersInvalid, NumberVerdict
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import DateKind, InputFault, RefusalCode
from lotbook.domain.refusals import invalid
from lotbook.domain.tracking import ONE, require_fits
from lotbook.domain.words import Tracking, UnexpectedNumbers

MOST_ANNOUNCED = 50_000
MOST_ROWS = 1_000
SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class Announced:
    """One number as announced. quantity: in the stock unit; carton, pallet: SSCC of what it comes in, and of
    what that stands on; position: in the list it comes from."""

    number: str
    quantity: Decimal
    maker_number: str | None = None
    expiry: date | None = None
    best_before: date | None = None
    carton: str | None = None
    pallet: str | None = None
    position: int | None = None

    @property
    def names(self) -> set[str]:
        """What may stand on its label."""
        return {self.number} | ({self.maker_number} if self.maker_number else set())


@dataclass(frozen=True, kw_only=True)
class AnnouncedRow:
    """A row of a notice: one number, or several in the number grammar that have everything else in common.
    quantity: of each, None for a serial."""

    number: str | None = None
    range: str | None = None
    quantity: Decimal | None = None
    maker_number: str | None = None
    expiry: date | None = None
    best_before: date | None = None
    carton: str | None = None
    pallet: str | None = None


def as_announced(told: Sequence[Announced], carton: str | None, days: Mapping[DateKind, date]) -> str:
    """How one number was announced, in words, where that differs from what is scanned.

    told: its rows, a lot has one for each carton. carton: SSCC of what is being checked; days: on the label.
    >>> as_announced([Announced(number="A", quantity=Decimal(1), carton="1")], "2", {})
    'Announced in 1, not in 2: it does not belong here.'
    """
    held = [box for one in told if (box := one.carton or one.pallet)]
    here = [one for one in told if carton in (one.carton, one.pallet)]
    elsewhere = carton is not None and len(held) == len(told) and not here
    place = f" in {held[0]}, not in {carton}: it does not belong here" if elsewhere else ""
    first = (here or told)[0]
    announced = {DateKind.EXPIRY: first.expiry, DateKind.BEST_BEFORE: first.best_before}
    until = next(
        (f" until {day:%-d %b %Y}" for kind, day in announced.items() if day and days.get(kind, day) != day),
        "",
    )
    return f"Announced{until}{place}."


def announced_by(
    rows: Sequence[AnnouncedRow], tracking: Tracking, step: Decimal, today: date
) -> list[Announced]:
    """The numbers of a notice, in its order.

    tracking, step: of the product. today: by the calendar of the warehouse. Raises InvalidInput with all
    faults, also for more than 1,000 rows or 50,000 numbers, and NumbersInvalid for a number that stands
    twice: a serial anywhere, a lot in the same carton.
    """
    if not rows:
        raise invalid("numbers", InputFault.MISSING, "No number is announced.")
    if len(rows) > MOST_ROWS:
        message = f"At most {MOST_ROWS:,} rows may be listed, not {len(rows):,}; describe them by ranges."
        raise invalid("numbers", InputFault.OVER_LIMIT, message, limit=str(MOST_ROWS))
    problems = Problems()
    found: list[Announced] = []
    for place, row in enumerate(rows):
        with problems.gathered():
            numbers = list(_numbers(row, ("numbers", str(place))))
            require_few(len(found) + len(numbers))
            like = _shared_by(row, tracking, step, today, ("numbers", str(place)), len(numbers))
            found += [replace(like, number=number) for number in numbers]
    problems.refuse()
    _require_once(found, tracking)
    return found


def announced_in(asked: Iterable[Asked]) -> list[Announced]:
    """What the rows of a list announce; when and from which batch they were made is no part of a notice."""
    return [
        Announced(
            number=one.number,
            quantity=one.quantity,
            maker_number=one.maker_number,
            expiry=one.expiry,
            best_before=one.best_before,
            carton=one.carton,
            pallet=one.pallet,
            position=one.position,
        )
        for one in asked
    ]


def require_few(count: int) -> None:
    """Refuse more numbers than one line may have announced. Raises InvalidInput."""
    if count > MOST_ANNOUNCED:
        message = f"At most {MOST_ANNOUNCED:,} numbers can be announced for a line."
        raise invalid("numbers", InputFault.OVER_LIMIT, message, limit=str(MOST_ANNOUNCED))


def _numbers(row: AnnouncedRow, field: Path) -> Iterator[str]:
    if (row.number is None) is (row.range is None):
        message = "A row has either a number, or a range such as SN-001 x 12."
        raise invalid((*field, "number"), InputFault.MISSING, message)
    if row.number is not None:
        yield row.number
        return
    for item in parse_numbers(row.range or "", (*field, "range")):
        if isinstance(item, NextOfSequence):
            message = "What a vendor announces is not drawn from a sequence of ours."
            raise invalid((*field, "range"), InputFault.CONTRADICTION, message, given="~")
        yield from item


def _shared_by(
    row: AnnouncedRow, tracking: Tracking, step: Decimal, today: date, field: Path, count: int
) -> Announced:
    """What all numbers of a row have in common; their number is still to be set."""
    if row.quantity is None and tracking is Tracking.LOT:
        message = "Say how much of the lot is announced."
        raise invalid((*field, "quantity"), InputFault.MISSING, message)
    quantity = ONE if row.quantity is None else row.quantity
    require_fits(tracking, row.number or row.range, quantity, (*field, "quantity"))
    require_quantity(quantity, step, (*field, "quantity"))
    if row.maker_number is not None and count > 1:
        message = "A maker's number belongs to one number, not to a range."
        raise invalid((*field, "makerNumber"), InputFault.CONTRADICTION, message)
    dates = {DateKind.EXPIRY: row.expiry, DateKind.BEST_BEFORE: row.best_before}
    fields = {DateKind.EXPIRY: (*field, "expiryDate"), DateKind.BEST_BEFORE: (*field, "bestBeforeDate")}
    require_plausible({kind: day for kind, day in dates.items() if day}, today, fields)
    if row.carton is not None and row.carton == row.pallet:
        message = "A carton does not stand on itself: carton and pallet have the same SSCC."
        raise invalid((*field, "pallet"), InputFault.CONTRADICTION, message, given=row.pallet)
    return Announced(
        number="",
        quantity=quantity,
        maker_number=row.maker_number,
        expiry=row.expiry,
        best_before=row.best_before,
        carton=row.carton,
        pallet=row.pallet,
    )


def key_of(one: Announced, tracking: Tracking) -> tuple[str | None, ...]:
    """What may stand only once on a line: a serial by itself, a lot with what it comes in."""
    return (one.number,) if tracking is Tracking.SERIAL else (one.number, one.carton, one.pallet)


def _require_once(found: Sequence[Announced], tracking: Tracking) -> None:
    seen: set[tuple[str | None, ...]] = set()
    twice = []
    for place, one in enumerate(found, 1):
        key = key_of(one, tracking)
        if key in seen:
            twice.append(_twice(place, one, f"{one.number} stands twice in the notice."))
        seen.add(key)
    require_none_twice(twice)


def _twice(place: int, one: Announced, message: str) -> NumberRow:
    return NumberRow(
        position=one.position or place,
        verdict=NumberVerdict.DUPLICATE,
        number=one.number,
        quantity=one.quantity,
        last_day=last_day(one.expiry, one.best_before),
        message=message,
    )


def announced_before(
    found: Sequence[Announced], known: Iterable[tuple[str | None, ...]], tracking: Tracking
) -> list[NumberRow]:
    """Those of a notice that the line has from an earlier one. known: as `key_of` gives them."""
    there = set(known)
    return [
        _twice(place, one, f"{one.number} is announced for this line already.")
        for place, one in enumerate(found, 1)
        if key_of(one, tracking) in there
    ]


def require_none_twice(rows: Sequence[NumberRow]) -> None:
    """Raises NumbersInvalid."""
    if rows:
        more = f" ({len(rows) - 1:,} more)" if len(rows) > 1 else ""
        raise NumbersInvalid(
            message=(rows[0].message or "") + more,
            code=RefusalCode.NUMBER_DUPLICATED,
            field=("numbers",),
            rows=list(rows[:SHOWN]),
            row_count=len(rows),
        )


def require_nested(standing: Iterable[tuple[str | None, str | None]]) -> None:
    """Refuse cartons that would stand on two pallets, or on something that is a carton itself.

    standing: carton and pallet of everything that a document has announced. Raises InvalidInput.
    """
    on: dict[str, str | None] = {}
    pallets = set()
    for carton, pallet in standing:
        if pallet is not None:
            pallets.add(pallet)
        if carton is not None and on.setdefault(carton, pallet) != pallet:
            message = f"The carton {carton} is announced in two ways: on {_named(on[carton])}, and on {_named(pallet)}."
            raise invalid("numbers", InputFault.CONTRADICTION, message, given=carton)
    if both := sorted(pallets & on.keys()):
        message = f"{both[0]} is announced as a carton and as a pallet."
        raise invalid("numbers", InputFault.CONTRADICTION, message, given=both[0])


def _named(pallet: str | None) -> str:
    return f"the pallet {pallet}" if pallet else "no pallet"


def require_announced(unexpected: Sequence[str], policy: UnexpectedNumbers, *, meant: bool) -> None:
    """Refuse numbers that were not announced, where the operation type says so.

    unexpected: numbers that are not, of a line for which others are. meant: a person wants them all the same.
    Raises NumberNotAnnounced.
    """
    if not unexpected or policy is UnexpectedNumbers.TAKE or (policy is UnexpectedNumbers.ASK and meant):
        return
    more = f" ({len(unexpected) - 1:,} more)" if len(unexpected) > 1 else ""
    asks = policy is UnexpectedNumbers.ASK
    end = "take it all the same?" if asks else "this operation type takes only announced numbers."
    raise NumberNotAnnounced(
        message=f"{unexpected[0]}{more}: not announced; {end}",
        numbers=list(unexpected[:SHOWN]),
        number_count=len(unexpected),
        can_be_taken=asks,
    )
