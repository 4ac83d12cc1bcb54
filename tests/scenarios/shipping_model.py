"""Goods, deliveries, returns, promises and holds in a few lines of Python, independent of how the program has them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tests.scenarios.money_model import Order

STOCK, SHELF, QUARANTINE = "WH1/Stock", "WH1/Stock/A-01", "WH1/Quarantine"
TRANSIT, THERE = "Transit", "WH2/Stock"
Cell = tuple[str, str]
"""A number and where it lies: a place, with `#` and a package where it is in one."""


def base(where: str) -> str:
    """The place, whatever package it is in."""
    return where.split("#")[0]


def inside(where: str) -> list[str]:
    """The package that goods are in, wherever it is."""
    return [f"#{where.split('#')[1]}"] if "#" in where else []


def spot(place: str, package: int | None) -> str:
    return place if package is None else f"{place}#{package}"


@dataclass(eq=False)
class Receipt:
    """A receipt that is done: how much of a number it brought, less what was corrected or went back."""

    id: int
    order: Order
    number: str
    much: int


@dataclass(eq=False)
class Sent:
    """A delivery that is done: what it took out of each number, less what comes back; what came back."""

    id: int
    order: Order
    left: Counter[str]
    back: Counter[str] = field(default_factory=Counter)


@dataclass(eq=False)
class Delivery:
    """What takes goods out and is open, a delivery or a return to the vendor: what is waited for, what is promised to
    it, what of that is picked, and what others have in hand to put it down for it."""

    id: int
    expected: int
    order: Order
    promised: Counter[Cell] = field(default_factory=Counter)
    picked: Counter[Cell] = field(default_factory=Counter)
    carried: Counter[Cell] = field(default_factory=Counter)
    returns: Receipt | None = None

    @property
    def left(self) -> int:
        return max(self.expected - self.promised.total() - self.carried.total(), 0)

    @property
    def all_promised(self) -> int:
        return self.promised.total() + self.carried.total()

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


@dataclass(eq=False)
class Moving:
    """An open transfer between our places: to the shelf, or out of transit, there or back."""

    id: int
    expected: int
    promised: Counter[Cell] = field(default_factory=Counter)
    picked: Counter[Cell] = field(default_factory=Counter)
    carried: Counter[Cell] = field(default_factory=Counter)
    back: bool = False

    @property
    def all_promised(self) -> int:
        return self.promised.total() + self.carried.total()


Stops = dict[str, int | None]
"""What a hold stops, and how much of it, all when None: a package, a number, or a number in a place."""


@dataclass
class Warehouse:
    """What lies where; numbers in the order in which they came first; documents; what is on hold."""

    lying: Counter[Cell] = field(default_factory=Counter)
    came: list[str] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    returns: list[Return] = field(default_factory=list)
    going_back: list[Delivery] = field(default_factory=list)
    gone_back: list[Delivery] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)
    moving: list[Moving] = field(default_factory=list)
    coming: list[Moving] = field(default_factory=list)
    parts: list[tuple[int, Stops]] = field(default_factory=list)

    @property
    def taking(self) -> list[Delivery | Moving]:
        """Everything open that takes goods from our places."""
        return [*self.deliveries, *self.going_back, *self.moving, *self.coming]

    def packages(self) -> list[str]:
        """Where packages with goods in them are."""
        return sorted({where for (_, where), much in self.lying.items() if much > 0 and "#" in where})

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

    def stays(self, cell: Cell) -> int:
        """How much of what lies there is stopped."""
        number, where = cell
        if number in self.held:
            return self.lying[cell]
        stopped = [
            self.lying[cell] if much is None else much
            for _, stops in self.parts
            for place, much in stops.items()
            if place in (number, f"{number} {where}", *inside(where))
        ]
        return min(self.lying[cell], sum(stopped))

    def all_stopped(self) -> int:
        return sum(self.stays(cell) for cell in self.lying)

    def free(self, cell: Cell) -> int:
        """What may be promised: neither promised to anybody nor stopped."""
        if base(cell[1]) == QUARANTINE:
            return 0
        return max(self.lying[cell] - self.promised(cell) - self.stays(cell), 0)

    def takable(self, cell: Cell) -> int:
        """What may be taken of it, from whomever: neither stopped nor in anybody's hand."""
        return max(self.lying[cell] - max(self.stays(cell), 0) - self.picked(cell), 0)

    def firm(self, cell: Cell) -> int:
        """What stays promised whatever is stopped: what is picked, and what is on its way."""
        return self.picked(cell) + sum(each.promised[cell] for each in self.coming)

    def stopped_of(self, each: Delivery | Moving) -> bool:
        """Whether something that a document has picked may not go."""
        return any(much > self.lying[cell] - self.stays(cell) for cell, much in each.picked.items())

    def goods(self) -> list[Cell]:
        """All that deliveries may take, in the order in which it is to leave: what came first, all on one day."""
        here = [cell for cell, much in self.lying.items() if much > 0 and base(cell[1]).startswith(STOCK)]
        return sorted(here, key=self._on_the_way_out)

    def _on_the_way_out(self, cell: Cell) -> tuple[int, str, int]:
        number, where = cell
        place, _, package = where.partition("#")
        return self.came.index(number), place, int(package or 0)

    def reserve(self, delivery: Delivery) -> None:
        """Promise what came first, as far as there is any."""
        for cell in self.goods():
            if (part := min(self.free(cell), delivery.left)) > 0:
                delivery.promised[cell] += part

    def unpicked(self, number: str) -> int:
        """How much of a number lies in the first warehouse, the blocked place too, in nobody's hand."""
        here = [cell for cell in self.lying if cell[0] == number and cell[1].startswith("WH1")]
        return sum(self.lying[cell] - self.picked(cell) for cell in here)

    def pickable(self, number: str) -> int:
        """How much of a number can still be put on a delivery."""
        return sum(self.takable(cell) for cell in self.goods() if cell[0] == number)

    def hold(self, number: str, hold: int) -> None:
        """Nothing of it stays promised but what is in somebody's hand."""
        self.held[number] = hold
        for each in (each for each in self.taking if each not in self.coming):
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
        back.of.back[back.number] += back.much
        self.returns.remove(back)

    def send_back(self, back: Delivery) -> None:
        """What goes to the vendor again is gone."""
        for cell, much in back.picked.items():
            self.lying[cell] -= much
        back.order.moved -= back.picked.total()
        assert back.returns is not None
        back.returns.much -= back.picked.total()
        self.going_back.remove(back)
        self.gone_back.append(back)
