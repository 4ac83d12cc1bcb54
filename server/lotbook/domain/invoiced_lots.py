"""Which lots stand on bills and invoices: those that moved behind their lines, each on one paper.

The book says what was delivered and what came back; papers say how much of it they are about, in the order in which
they were posted. A paper shows what left (or came, for a bill) and is shown on no earlier one; what had come back by
then is not on it, and is on the credit note. What comes back later changes nothing on it. A correction does: it says
what really moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lotbook.domain.quantities import ZERO

Numbers = dict[str, Decimal]
"""How much of each number, in the stock unit."""


@dataclass(frozen=True)
class LotMove:
    """A lot that moved for a line of an order. at: its place in the book; quantity: below zero for what came back;
    corrects: it puts right what an earlier one said."""

    at: int
    number: str
    quantity: Decimal
    corrects: bool = False

    @property
    def came_back(self) -> bool:
        return self.quantity < ZERO and not self.corrects


@dataclass(frozen=True)
class PaperLine:
    """A line of a paper on a line of an order, by row id. at: where its paper was posted in the book, None for a
    draft; quantity: in the stock unit."""

    id: int
    quantity: Decimal
    credit: bool = False
    at: int | None = None


@dataclass(frozen=True)
class _Shown:
    """How much of each number the papers so far show, less credit notes, and how much credit notes do."""

    demanded: Numbers = field(default_factory=dict)
    credited: Numbers = field(default_factory=dict)

    def add(self, numbers: Numbers, *, credit: bool) -> None:
        for number, quantity in numbers.items():
            change = -quantity if credit else quantity
            self.demanded[number] = self.demanded.get(number, ZERO) + change
            if credit:
                self.credited[number] = self.credited.get(number, ZERO) + quantity


def lots_shown(papers: Iterable[PaperLine], moves: Sequence[LotMove]) -> dict[int, Numbers]:
    """The numbers on each line, in the order in which they moved; both of one line of an order.

    A draft shows what it would if it was posted now.
    """
    shown = _Shown()
    found = {}
    posted = [line for line in papers if line.at is not None]
    for line in sorted(posted, key=lambda line: line.at or 0):
        found[line.id] = numbers = _numbers(line, moves, shown)
        shown.add(numbers, credit=line.credit)
    return found | {line.id: _numbers(line, moves, shown) for line in papers if line.at is None}


def _numbers(line: PaperLine, moves: Sequence[LotMove], shown: _Shown) -> Numbers:
    """What a line shows beside what is shown already, move by move: a lot may leave, come back and leave again."""
    back = _quantities(each for each in moves if each.came_back and (line.at is None or each.at < line.at))
    if line.credit:
        return _taken(back.items(), shown.credited, line.quantity)
    used = dict(shown.demanded)
    for number, quantity in back.items():
        used[number] = used.get(number, ZERO) + quantity
    for number, quantity in _quantities(
        each for each in moves if each.corrects and each.quantity < ZERO
    ).items():
        used[number] = used.get(number, ZERO) + quantity
    left = ((each.number, each.quantity) for each in moves if each.quantity > ZERO)
    return _taken(left, used, line.quantity)


def _quantities(moves: Iterable[LotMove]) -> Numbers:
    """How much of each number, whichever way it moved."""
    found: Numbers = {}
    for move in moves:
        found[move.number] = found.get(move.number, ZERO) + abs(move.quantity)
    return found


def _taken(there: Iterable[tuple[str, Decimal]], used: Mapping[str, Decimal], wanted: Decimal) -> Numbers:
    """So much of what is there, in its order, as is wanted and not used."""
    unused = dict(used)
    found: Numbers = {}
    for number, quantity in there:
        gone = min(unused.get(number, ZERO), quantity)
        unused[number] = unused.get(number, ZERO) - gone
        part = min(quantity - gone, wanted)
        if part > ZERO:
            found[number] = found.get(number, ZERO) + part
            wanted -= part
    return found
