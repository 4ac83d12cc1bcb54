"""Goods, deliveries, returns, promises and holds in a few lines of Python, independent of how the program has them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tests.scenarios.money_model import Order

STOCK, SHELF, QUARANTINE = "WH1/Stock", "WH1/Stock/A-01", "WH1/Quarantine"
Cell = tuple[str, str]
"""A number and a place."""


@dataclass(eq=False)
class Receipt:
    """A receipt that is done: how much of a number it brought, less what was corrected or went back."""

    id: int
    order: Order
    number: str
    much: int


@dataclass(eq=False)
class Sent:
    """A delivery that is done: what it took out of each number, less what comes back."""

    id: int
    order: Order
    left: Counter[str]


@dataclass(eq=False)
class Delivery:
    """What takes goods out and is open, a delivery or a return to the vendor: what is waited for, what is promised to
    it, and what of that is picked."""

    id: int
    expected: int
    order: Order
    promised: Counter[Cell] = field(default_factory=Counter)
    picked: Counter[Cell] = field(default_factory=Counter)
    returns: Receipt | None = None

    @property
    def left(self) -> int:
        return max(self.expected - self.promised.total(), 0)

    def picked_of(self, number: str) -> int:
        return sum(much for (one, _), much in self.picked.items() if one == number)


@dataclass(eq=False)
class Return:
    """A return by the customer that is open. to: where it goes, None for scrap."""

    id: int
    of: Sent
    number: str
    much: int
    to: str | None


@dataclass
class Warehouse:
    """What lies where, in the order in which it came first; documents; numbers on hold."""

    lying: Counter[Cell] = field(default_factory=Counter)
    came: list[str] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    returns: list[Return] = field(default_factory=list)
    going_back: list[Delivery] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)

    @property
    def taking(self) -> list[Delivery]:
        """Everything open that takes goods out."""
        return [*self.deliveries, *self.going_back]

    def arrive(self, receipt: Receipt) -> None:
        self.lying[receipt.number, STOCK] += receipt.much
        receipt.order.moved += receipt.much
        self.receipts.append(receipt)
        if receipt.number not in self.came:
            self.came.append(receipt.number)

    def promised(self, cell: Cell) -> int:
        return sum(each.promised[cell] for each in self.taking)

    def picked(self, cell: Cell) -> int:
        return sum(each.picked[cell] for each in self.taking)

    def free(self, cell: Cell) -> int:
        """What may be promised: neither promised to anybody nor stopped."""
        number, place = cell
        stopped = number in self.held or place == QUARANTINE
        return 0 if stopped else self.lying[cell] - self.promised(cell)

    def goods(self) -> list[Cell]:
        """All that deliveries may take, in the order in which it is to leave."""
        here = [cell for cell, much in self.lying.items() if much > 0 and cell[1] != QUARANTINE]
        return sorted(here, key=lambda cell: (self.came.index(cell[0]), cell[1]))

    def reserve(self, delivery: Delivery) -> None:
        """Promise what came first, as far as there is any."""
        for cell in self.goods():
            if (part := min(self.free(cell), delivery.left)) > 0:
                delivery.promised[cell] += part

    def unpicked(self, number: str) -> int:
        """How much of a number lies in our places, the blocked one too, in nobody's hand."""
        return sum(self.lying[cell] - self.picked(cell) for cell in self.lying if cell[0] == number)

    def pickable(self, number: str) -> int:
        """How much of a number can still be put on a delivery."""
        blocked = self.lying[number, QUARANTINE] - self.picked((number, QUARANTINE))
        return 0 if number in self.held else self.unpicked(number) - blocked

    def hold(self, number: str, hold: int) -> None:
        """Nothing of it stays promised but what is in somebody's hand."""
        self.held[number] = hold
        for each in self.taking:
            for cell in [cell for cell in each.promised if cell[0] == number]:
                each.promised[cell] = each.picked[cell]

    def ship(self, delivery: Delivery) -> int:
        """What is picked leaves; how much is still to follow."""
        for cell, much in delivery.picked.items():
            self.lying[cell] -= much
            delivery.promised[cell] -= much
        out = Counter[str]()
        for (number, _), much in delivery.picked.items():
            out[number] += much
        delivery.order.moved += out.total()
        self.deliveries.remove(delivery)
        self.sent.append(Sent(delivery.id, delivery.order, out))
        return delivery.expected - out.total()

    def come_back(self, back: Return) -> None:
        """What a customer returns is there."""
        if back.to is not None:
            self.lying[back.number, back.to] += back.much
        back.of.order.moved -= back.much
        self.returns.remove(back)

    def send_back(self, back: Delivery) -> None:
        """What goes to the vendor again is gone."""
        for cell, much in back.picked.items():
            self.lying[cell] -= much
        back.order.moved -= back.picked.total()
        self.going_back.remove(back)
