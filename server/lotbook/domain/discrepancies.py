"""What came of an advance notice, and what else: the differences that a vendor is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lotbook.domain.announcing import Announced
from lotbook.domain.quantities import ZERO


class DifferenceKind(StrEnum):
    """In what a number differs from its notice, in the order in which it is told."""

    MISSING = "MISSING"
    UNEXPECTED = "UNEXPECTED"
    QUANTITY = "QUANTITY"
    DATE = "DATE"


@dataclass(frozen=True)
class Came:
    """What came under one number, with the announced number it is held to be, by its row; None for none."""

    expected: int | None
    number: str
    quantity: Decimal
    expiry: date | None = None
    best_before: date | None = None


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One difference of one number. announced, came: quantities in the stock unit. told, found: the day of the notice
    and the other one, where days differ; best_before: whether they are that, else the expiry."""

    kind: DifferenceKind
    number: str
    announced: Decimal = ZERO
    came: Decimal = ZERO
    told: date | None = None
    found: date | None = None
    best_before: bool = False


def differences(announced: Sequence[tuple[int, Announced]], came: Iterable[Came]) -> list[Difference]:
    """The differences of one line, by kind and then in the order of the notice and of what came.

    announced: with their rows. A lot that comes in several cartons is one number.
    """
    lots: dict[str, list[tuple[int, Announced]]] = {}
    for row, one in announced:
        lots.setdefault(one.number, []).append((row, one))
    number_of = {row: one.number for row, one in announced}
    found: dict[str, dict[Came, None]] = {}
    strays = []
    for each in came:
        if each.expected is None:
            strays.append(Difference(kind=DifferenceKind.UNEXPECTED, number=each.number, came=each.quantity))
        else:
            # One that is held to be of several cartons counts once.
            once = Came(None, each.number, each.quantity, each.expiry, each.best_before)
            found.setdefault(number_of[each.expected], {})[once] = None
    told = [*strays]
    for number, rows in lots.items():
        told += _of_number(number, [one for _, one in rows], list(found.get(number, {})))
    order = list(DifferenceKind)
    return sorted(told, key=lambda difference: order.index(difference.kind))


def _of_number(number: str, rows: Sequence[Announced], came: Sequence[Came]) -> list[Difference]:
    announced = sum((one.quantity for one in rows), ZERO)
    quantity = sum((one.quantity for one in came), ZERO)
    if not came:
        first = rows[0]
        return [
            Difference(
                kind=DifferenceKind.MISSING,
                number=number,
                announced=announced,
                told=first.expiry or first.best_before,
                best_before=first.expiry is None,
            )
        ]
    told = []
    if quantity != announced:
        told.append(
            Difference(kind=DifferenceKind.QUANTITY, number=number, announced=announced, came=quantity)
        )
    for best_before in (False, True):
        days = _days(rows, best_before=best_before)
        for day in _days(came, best_before=best_before) if days else ():
            if day not in days:
                other = Difference(
                    kind=DifferenceKind.DATE, number=number, told=days[0], found=day, best_before=best_before
                )
                told.append(other)
    return told


def _days(of: Sequence[Announced] | Sequence[Came], *, best_before: bool) -> list[date]:
    """The different days, the first one first."""
    return sorted({day for one in of if (day := one.best_before if best_before else one.expiry) is not None})
