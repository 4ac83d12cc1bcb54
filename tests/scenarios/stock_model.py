"""Goods that are counted, thrown away and numbered anew, in a few lines of Python that know nothing of the program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

STOCK, SHELF = "WH1/Stock", "WH1/Stock/A-01"
Cell = tuple[str, str]
"""A number and a place."""


@dataclass
class Counting:
    """A count that is open: what was said of each cell, and what of it moved since."""

    id: int
    said: dict[Cell, int] = field(default_factory=dict)
    book: dict[Cell, int] = field(default_factory=dict)
    stale: set[Cell] = field(default_factory=set)
    looked_at: bool = False


@dataclass(frozen=True)
class Posted:
    """A line that can be taken back: where the goods came from and where they went, None for a place not of ours."""

    line: int
    number: str
    source: str | None
    destination: str | None
    much: int


@dataclass
class Stock:
    """What lies where, since when numbers may be used, which are stopped, and what they became. shipped: deliveries,
    each with the number and quantity that the customer has of it."""

    lying: Counter[Cell] = field(default_factory=Counter)
    numbers: list[str] = field(default_factory=list)
    through: dict[str, date] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)
    became: dict[str, list[str]] = field(default_factory=dict)
    posted: list[Posted] = field(default_factory=list)
    shipped: dict[int, tuple[str, int]] = field(default_factory=dict)
    count: Counting | None = None
    moved: bool = False

    def put(self, cell: Cell, much: int) -> None:
        """More of it lies there, or less."""
        if cell[0] not in self.numbers:
            self.numbers.append(cell[0])
        self.lying[cell] += much
        assert self.lying[cell] >= 0, cell
        if self.count and cell in self.count.said:
            self.count.stale.add(cell)

    def cells(self) -> list[Cell]:
        return sorted(cell for cell, much in self.lying.items() if much > 0)

    def of(self, number: str) -> int:
        return sum(much for (one, _), much in self.lying.items() if one == number)

    def out(self, number: str) -> int:
        return sum(much for one, much in self.shipped.values() if one == number)

    def rename(self, number: str, into: str) -> None:
        """As pour, also what customers have."""
        self.pour(number, into)
        self.shipped = {
            delivery: (into if one == number else one, much) for delivery, (one, much) in self.shipped.items()
        }

    def pour(self, number: str, into: str) -> None:
        """All of a number is of another from now on."""
        for cell in [cell for cell in self.cells() if cell[0] == number]:
            much = self.lying[cell]
            self.put(cell, -much)
            self.put((into, cell[1]), much)
        self.became.setdefault(number, []).append(into)

    def inherit(self, number: str, into: str) -> None:
        """The earliest day and what stops either count for what came of them."""
        days = [self.through[one] for one in (number, into) if one in self.through]
        if days:
            self.through[into] = min(days)
        if number in self.stopped:
            self.stopped.add(into)

    def now(self, number: str) -> str | None:
        """What a scan of a number finds, where that is one only: customers may have some under an old one."""
        seen = {number}
        while not self.of(number):
            if self.out(number):
                return None
            [number] = self.became.get(number, [])[:1] if len(self.became.get(number, [])) == 1 else [""]
            if not number or number in seen:
                return None
            seen.add(number)
        return number

    def apply(self, count: Counting) -> dict[Cell, int]:
        """What was counted lies there; how much more or less that is."""
        self.count = None
        differs = {
            cell: much - self.lying[cell] for cell, much in count.said.items() if much != self.lying[cell]
        }
        for cell, much in differs.items():
            self.put(cell, much)
        return differs
