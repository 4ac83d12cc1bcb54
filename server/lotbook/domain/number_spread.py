"""How many numbers a line is given, and how its quantity is spread over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lotbook.domain.number_grammar import OneNumber, require_describable, split_into_lots
from lotbook.domain.number_hints import NumberHint, hint_of
from lotbook.domain.number_plan import Asked
from lotbook.domain.quantities import ZERO, Path
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.tracking import ONE
from lotbook.domain.words import Tracking


def spread(
    items: Iterable[Iterable[str]],
    tracking: Tracking,
    lacking: Decimal,
    per_lot: Decimal | None,
    field: Path = ("quantityPerLot",),
) -> list[Asked]:
    """Numbers with their quantities: one each for serials; for lots their own, else per_lot each and the rest in the
    last, or all that the line lacks in a single one. field: what says, or could, how much is in each lot.

    Raises InvalidInput when lots have no quantity.
    """
    numbers = [
        (number, item if isinstance(item, OneNumber) else _UNSAID) for item in items for number in item
    ]
    if tracking is Tracking.SERIAL:
        return [
            Asked(number=number, quantity=ONE, typed=said.typed, hint=_hint(number, said))
            for number, said in numbers
        ]
    open_ones = [number for number, said in numbers if said.quantity is None]
    lacking -= sum((said.quantity for _, said in numbers if said.quantity is not None), ZERO)
    left = iter(_quantities(open_ones, lacking, per_lot, field) if open_ones else ())
    return [
        Asked(
            number=number,
            quantity=next(left) if said.quantity is None else said.quantity,
            typed=said.typed,
            hint=_hint(number, said),
        )
        for number, said in numbers
    ]


_UNSAID = OneNumber("", typed=False)
"""What is said of a number that is counted or drawn: nothing."""


def _hint(number: str, said: OneNumber) -> NumberHint | None:
    return hint_of(number) if said.typed else None


def _quantities(
    numbers: Sequence[str], lacking: Decimal, per_lot: Decimal | None, field: Path
) -> list[Decimal]:
    """Of lots that were given none. Raises InvalidInput when nobody knows how much is in each."""
    if per_lot is None and len(numbers) > 1:
        message = (
            f"{len(numbers)} lots need a quantity each: say how much is in a lot, such as {numbers[0]} x 5."
        )
        raise invalid(field, InputFault.MISSING, message)
    if lacking <= ZERO and per_lot is None:
        raise invalid(field, InputFault.MISSING, "The line lacks nothing: say how much is in the lot.")
    each = per_lot or lacking
    whole = each * len(numbers)
    total = min(whole, lacking) if ZERO < lacking and whole - lacking < each else whole
    split = split_into_lots(total, each, field)
    return [split.quantity_of(place) if place < split.count else each for place in range(len(numbers))]


def how_many(
    tracking: Tracking, lacking: Decimal, count: int | None, per_lot: Decimal | None, field: Path = ()
) -> int:
    """How many numbers to make: as many as asked, else as the line lacks. field: what says so. Raises InvalidInput."""
    if count is None and lacking <= ZERO:
        message = "The line lacks nothing: say how many numbers to make."
        raise invalid((*field, "count"), InputFault.MISSING, message)
    if count is not None or tracking is Tracking.SERIAL:
        count = int(lacking) if count is None else count
        require_describable(count, (*field, "count"))
        return count
    return split_into_lots(lacking, per_lot, (*field, "quantityPerLot")).count if per_lot else 1
