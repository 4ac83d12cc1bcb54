"""Stock that had no numbers gets them: place by place, and all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.domain.inputs import Problems
from lotbook.domain.number_plan import SHOWN, Asked
from lotbook.domain.number_refusals import NumberRow, NumbersInvalid, NumberVerdict
from lotbook.domain.quantities import ZERO, format_quantity
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.words import Tracking


@dataclass(frozen=True, kw_only=True)
class Unnumbered:
    """What lies in one place, or there in one package, without numbers. on_hand: in the stock unit."""

    location: int
    path: str
    package: int | None
    on_hand: Decimal


def lying_at(lying: Sequence[Unnumbered], wanted: Sequence[tuple[int, int | None]]) -> list[Unnumbered]:
    """What lies where numbers are given for, in their order. wanted: places with the package there, None for what
    stands loose.

    Raises InvalidInput for a place that is named twice or has nothing of it, and for one that is left out.
    """
    problems = Problems()
    there = {(each.location, each.package): each for each in lying}
    found: dict[tuple[int, int | None], Unnumbered] = {}
    for place, key in enumerate(wanted):
        field = ("stock", str(place), "location")
        if key not in there:
            problems.add(field, InputFault.CONTRADICTION, "Nothing of it lies there without a number.")
        elif key in found:
            problems.add(field, InputFault.NOT_UNIQUE, f"{there[key].path} is named twice.")
        else:
            found[key] = there[key]
    for key, left in there.items():
        if key not in found:
            message = f"{format_quantity(left.on_hand)} in {left.path} would be left without numbers."
            problems.add(("stock",), InputFault.MISSING, message, given=left.path)
    problems.refuse()
    return list(found.values())


def require_all_numbered(
    lying: Sequence[Unnumbered], numbers: Sequence[Sequence[Asked]], tracking: Tracking
) -> None:
    """Refuse numbers that make more or less than what lies in their place, and one that is given twice: a serial
    anywhere, a lot in one place. numbers: for each of lying.

    Raises InvalidInput, NumbersInvalid.
    """
    problems = Problems()
    for place, (stock, asked) in enumerate(zip(lying, numbers, strict=True)):
        made = sum((one.quantity for one in asked), ZERO)
        if made != stock.on_hand:
            there, given = format_quantity(stock.on_hand), format_quantity(made)
            message = f"{there} lie in {stock.path}, but the numbers are for {given}."
            problems.add(
                ("stock", str(place), "numbers"),
                InputFault.CONTRADICTION,
                message,
                given=given,
                limit=there,
            )
    problems.refuse()
    if twice := _twice(numbers, tracking):
        raise NumbersInvalid(
            message=twice[0].message or "",
            field=("stock",),
            code=RefusalCode.NUMBER_DUPLICATED,
            rows=twice[:SHOWN],
            row_count=len(twice),
        )


def _twice(numbers: Sequence[Sequence[Asked]], tracking: Tracking) -> list[NumberRow]:
    seen: set[tuple[str, int | None]] = set()
    rows: list[NumberRow] = []
    position = 0
    for place, asked in enumerate(numbers):
        for one in asked:
            position += 1
            key = (one.number, None if tracking is Tracking.SERIAL else place)
            if key in seen:
                message = f"{one.number} is given twice."
                verdict = NumberVerdict.DUPLICATE
                rows.append(NumberRow(position=position, verdict=verdict, number=one.number, message=message))
            seen.add(key)
    return rows
