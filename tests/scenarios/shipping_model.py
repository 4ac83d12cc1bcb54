"""Goods, deliveries, promises and holds in a few lines of Python, independent of how the program keeps them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

STOCK, SHELF = "WH1/Stock", "WH1/Stock/A-01"
Cell = tuple[str, str]
"""A number and a place."""


@dataclass
class Delivery:
    """A delivery that is open: what the customer waits for, what is promised to it, and what of that is picked."""

    id: int
    expected: int
    promised: Counter[Cell] = field(default_factory=Counter)
    picked: Counter[Cell] = field(default_factory=Counter)

    @property
    def left(self) -> int:
        return max(self.expected - self.promised.total(), 0)

    def picked_of(self, number: str) -> int:
        return sum(much for (one, _), much in self.picked.items() if one == number)


@dataclass
class Warehouse:
    """What lies where, in the order in which it came first; open deliveries; numbers on hold."""

    lying: Counter[Cell] = field(default_factory=Counter)
    came: list[str] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)

    def arrive(self, number: str, much: int) -> None:
        self.lying[number, STOCK] += much
        if number not in self.came:
            self.came.append(number)

    def promised(self, cell: Cell) -> int:
        return sum(each.promised[cell] for each in self.deliveries)

    def picked(self, cell: Cell) -> int:
        return sum(each.picked[cell] for each in self.deliveries)

    def free(self, cell: Cell) -> int:
        """What may be promised: neither promised to anybody nor on hold."""
        number, _ = cell
        return 0 if number in self.held else self.lying[cell] - self.promised(cell)

    def goods(self) -> list[Cell]:
        """All that lies somewhere, in the order in which it is to leave."""
        here = [cell for cell, much in self.lying.items() if much > 0]
        return sorted(here, key=lambda cell: (self.came.index(cell[0]), cell[1]))

    def reserve(self, delivery: Delivery) -> None:
        """Promise what came first, as far as there is any."""
        for cell in self.goods():
            if part := min(self.free(cell), delivery.left):
                delivery.promised[cell] += part

    def pickable(self, delivery: Delivery, number: str) -> int:
        """How much of a number can still be put on a delivery: all that others did not pick, and it neither."""
        if number in self.held:
            return 0
        here = (cell for cell in self.lying if cell[0] == number)
        return sum(self.lying[cell] - self.picked(cell) for cell in here)

    def hold(self, number: str, hold: int) -> None:
        """Nothing of it stays promised but what is in somebody's hand."""
        self.held[number] = hold
        for each in self.deliveries:
            for cell in [cell for cell in each.promised if cell[0] == number]:
                each.promised[cell] = each.picked[cell]

    def ship(self, delivery: Delivery) -> int:
        """What is picked leaves; how much is still to follow."""
        for cell, much in delivery.picked.items():
            self.lying[cell] -= much
            delivery.promised[cell] -= much
        rest = delivery.expected - delivery.picked.total()
        self.deliveries.remove(delivery)
        return rest
