"""Goods that are counted, packed, thrown away and numbered anew, in a few lines that know nothing of the program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from tests.scenarios.shipping_model import SHELF, STOCK, Cell

__all__ = ["SHELF", "STOCK", "Cell"]


@dataclass
class Counting:
    """A count that is open, of what lies at a place and below: its cells, those of them that were there when it began,
    what was said of each, by which write, in which round and in an earlier one, and what of it moved since."""

    id: int
    place: str
    alone: bool
    cells: set[Cell]
    listed: frozenset[Cell]
    said: dict[Cell, int] = field(default_factory=dict)
    book: dict[Cell, int] = field(default_factory=dict)
    by: dict[Cell, str] = field(default_factory=dict)
    before: dict[Cell, int] = field(default_factory=dict)
    rounds: dict[Cell, int] = field(default_factory=dict)
    round: int = 1
    stale: set[Cell] = field(default_factory=set)
    looked_at: bool = False

    def say(self, cell: Cell, much: int, book: int, by: str) -> None:
        """So much is there, instead of what was said before."""
        if cell in self.said and self.rounds[cell] < self.round:
            self.before[cell] = self.said[cell]
        self.cells.add(cell)
        self.said[cell], self.book[cell] = much, book
        self.by[cell], self.rounds[cell] = by, self.round
        self.stale.discard(cell)

    def unsay(self, by: str) -> set[Cell]:
        """What a write said was not meant; whatever it had found is not there any more."""
        cells = {cell for cell, write in self.by.items() if write == by}
        for cell in cells:
            self._forget(cell)
            if cell not in self.listed and cell not in self.before:
                self.cells.remove(cell)
        return cells

    def again(self, cells: set[Cell]) -> None:
        """A new round, of these."""
        self.round, self.looked_at = self.round + 1, False
        for cell in cells:
            if cell in self.said:
                self.before[cell] = self.said[cell]
                self._forget(cell)
            self.rounds[cell] = self.round

    def _forget(self, cell: Cell) -> None:
        del self.said[cell], self.book[cell], self.by[cell]
        self.stale.discard(cell)

    def differs(self) -> set[Cell]:
        return {cell for cell in self.said if cell in self.stale or self.said[cell] != self.book[cell]}

    def moved_on(self, lying: Counter[Cell], *, serial: bool) -> dict[Cell, int] | None:
        """How much of what went stale is there when all that moved did so later; None when that cannot be."""
        now = {cell: self.said[cell] + lying[cell] - self.book[cell] for cell in self.stale}
        there = Counter(number for (number, _), much in (self.said | now).items() if much > 0)
        cannot = any(much < 0 for much in now.values())
        twice = serial and (max(now.values(), default=0) > 1 or max(there.values(), default=0) > 1)
        return None if cannot or twice else now

    def elsewhere(self, cell: Cell) -> bool:
        """Whether it was counted in another place."""
        return any(much > 0 and other != cell and other[0] == cell[0] for other, much in self.said.items())


@dataclass(frozen=True)
class Posted:
    """A line that can be taken back: the spots that the goods came from and went to, None for a place not of ours.
    delivery: that took them to a customer."""

    line: int
    number: str
    source: str | None
    destination: str | None
    much: int
    delivery: int | None = None


@dataclass
class Stock:
    """What lies where, since when numbers may be used, which are stopped, and what they became. parts: by number, those
    that some of it is by now; shipped: deliveries, each with the number and quantity that the customer has of it;
    found: serials that a count found somewhere else; given_up: numbers that all goods of theirs exchanged for another,
    with that, and that nothing came to since."""

    lying: Counter[Cell] = field(default_factory=Counter)
    numbers: list[str] = field(default_factory=list)
    through: dict[str, date] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)
    became: dict[str, list[str]] = field(default_factory=dict)
    posted: list[Posted] = field(default_factory=list)
    parts: dict[str, set[str]] = field(default_factory=dict)
    shipped: dict[int, tuple[str, int]] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)
    given_up: dict[str, str] = field(default_factory=dict)
    count: Counting | None = None
    moved: bool = False

    def put(self, cell: Cell, much: int) -> None:
        """More of it lies there, or less."""
        self.given_up.pop(cell[0], None)
        self._shift(cell, much)

    def correct(self, cell: Cell, much: int) -> None:
        """More of it lay there all the time, or less: it has the number that goods of that one have by now."""
        self._shift(cell, max(much, 0))
        if (now := self.present(cell[0])) != cell[0]:
            self._shift(cell, -max(much, 0))
            cell = (now, cell[1])
            self._shift(cell, max(much, 0))
        self._shift(cell, min(much, 0))

    def present(self, number: str) -> str:
        while number in self.given_up:
            number = self.given_up[number]
        return number

    def _shift(self, cell: Cell, much: int) -> None:
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

    def spot_of(self, package: int) -> str | None:
        """Where a package is, None for an empty one."""
        return next((where for _, where in self.cells() if where.endswith(f"#{package}")), None)

    def torn(self, where: str | None) -> bool:
        """Whether what comes to this spot would be in a package that is in another place."""
        if where is None or "#" not in where:
            return False
        return self.spot_of(int(where.split("#")[1])) not in (None, where)

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
        self.given_up[number] = into
        self.became.setdefault(number, []).append(into)
        self.gave(number, into)

    def gave(self, number: str, into: str) -> None:
        """Some of a number, or all, is of another from now on."""
        self.parts.setdefault(number, set()).add(into)

    def came_of(self, number: str) -> set[str]:
        """All that goods of a number may be of by now."""
        found, unread = set[str](), [number]
        while unread:
            more = self.parts.get(unread.pop(), set()) - found
            found |= more
            unread += more
        return found

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

    def apply(self, count: Counting, *, serial: bool, nothing_else: bool) -> int:
        """What was counted, and did not move since, lies there, and nothing_else; in how many lines. A serial that was
        found is nowhere else any more."""
        self.count = None
        said = {cell: much for cell, much in count.said.items() if cell not in count.stale}
        if nothing_else:
            said |= dict.fromkeys(count.cells - count.said.keys(), 0)
        more = {cell: much - self.lying[cell] for cell, much in said.items() if much > self.lying[cell]}
        found = {number for number, _ in more} if serial else set()
        less = {cell: much - self.lying[cell] for cell, much in said.items() if much < self.lying[cell]}
        less = {cell: much for cell, much in less.items() if cell[0] not in found}
        for cell in [cell for cell in self.cells() if cell[0] in found]:
            self.put(cell, -1)
        for cell, much in (less | more).items():
            self.put(cell, much)
        self.shipped = {sent: one for sent, one in self.shipped.items() if one[0] not in found}
        self.found |= found
        return len(less) + len(more)
