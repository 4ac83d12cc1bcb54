"""The book in a few lines of Python: what lies where after receipts, moves, deliveries and corrections."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

VENDORS, STOCK, SHELF, CUSTOMERS = "Vendors", "WH1/Stock", "WH1/Stock/A-01", "Customers"
OURS = (STOCK, SHELF)
Cell = tuple[str, str]
"""A number and a place."""


@dataclass(eq=False)
class Posted:
    """A line of the journal; left: of its quantity, not corrected yet; id: in the real book."""

    number: str
    source: str
    destination: str
    left: Decimal
    id: int = 0


@dataclass
class Model:
    """How much of each number lies in each place, and the lines that say why."""

    lying: Counter[Cell] = field(default_factory=Counter)
    lines: list[Posted] = field(default_factory=list)

    @property
    def numbers(self) -> list[str]:
        """Every number that was ever received."""
        return sorted({line.number for line in self.lines})

    def held(self) -> list[tuple[str, str, Decimal]]:
        """Number, place and quantity of all that lies in our places."""
        return sorted(
            (number, place, much) for (number, place), much in self.lying.items() if place in OURS and much
        )

    def places_of(self, number: str) -> dict[str, Decimal]:
        """Where a number lies, those outside that gave it below zero."""
        return {place: much for (one, place), much in self.lying.items() if one == number and much}

    def move(self, number: str, source: str, destination: str, much: Decimal) -> None:
        self.lying[number, source] -= much
        self.lying[number, destination] += much
        self.lines.append(Posted(number, source, destination, much))

    def correct(self, line: Posted, wrong: Decimal, number: str, right: Decimal) -> bool:
        """Take `wrong` of a line back, and move `right` of a number the same way; False when that cannot be,
        and then nothing has changed."""
        if wrong > line.left or (line.source in OURS and right and number not in self.numbers):
            return False
        if (number, right) == (line.number, wrong):
            return False  # nothing would be put right
        after = self.lying.copy()
        for cell, change in (
            ((line.number, line.destination), -wrong),
            ((line.number, line.source), wrong),
            ((number, line.source), -right),
            ((number, line.destination), right),
        ):
            after[cell] += change
        if any(much < 0 for (_, place), much in after.items() if place in OURS):
            return False
        self.lying = after
        line.left -= wrong
        if right:
            self.lines.append(Posted(number, line.source, line.destination, right))
        return True
