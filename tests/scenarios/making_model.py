"""What is made, in a few lines of Python, independent of how the program has it: whole thousandths of what lies where,
what every run took and gave, and what people said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

Edge = tuple[str, str, bool]
"""From a number, into a number, and whether somebody said so."""


@dataclass(eq=False)
class Run:
    """What went in and what came out, by number; said: how much of an input goes into an output."""

    id: int
    taken: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    said: Counter[tuple[str, str]] = field(default_factory=Counter)
    open: bool = True

    def edges(self) -> dict[Edge, tuple[int, int]]:
        """What the book may have of each edge, in millionths: at least and at most."""
        made = {number: much for number, much in self.given.items() if much > 0}
        found: dict[Edge, tuple[int, int]] = {}
        for number, much in self.taken.items():
            if much <= 0 or not made:
                continue
            told = {out: part for (one, out), part in self.said.items() if one == number and part > 0}
            sure = {out: part for out, part in told.items() if out in made}
            waits = sum(part for out, part in told.items() if out not in self.given) if self.open else 0
            found |= {(number, out, True): (part * 1000, part * 1000) for out, part in sure.items()}
            rest = (much - sum(sure.values()) - waits) * 1000
            for out, weight in made.items():
                part = rest * weight // sum(made.values())
                found[number, out, False] = (part, part + (rest * weight % sum(made.values()) > 0))
        return found

    def shared(self, number: str) -> int:
        """How much of an input is on edges altogether, in millionths."""
        if not any(much > 0 for much in self.given.values()):
            return 0
        said = [part for (one, out), part in self.said.items() if one == number and out not in self.given]
        return (self.taken[number] - (sum(said) if self.open else 0)) * 1000


@dataclass(eq=False)
class Order:
    """An order that is confirmed, with its runs; ready: numbers of products that are scanned and not posted."""

    id: int
    runs: list[Run]
    ready: Counter[str] = field(default_factory=Counter)

    @property
    def run(self) -> Run:
        return self.runs[-1]


@dataclass
class Workshop:
    """What lies in stock, in thousandths, and all that was made or taken apart. given_up: numbers of flour that was
    relabelled, with the one that it has instead, while nothing came under the old one since."""

    flour: Counter[str] = field(default_factory=Counter)
    bread: Counter[str] = field(default_factory=Counter)
    orders: list[Order] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    apart: list[Run] = field(default_factory=list)
    given_up: dict[str, str] = field(default_factory=dict)

    def present(self, flour: str) -> str:
        while flour in self.given_up:
            flour = self.given_up[flour]
        return flour

    def relabel(self, flour: str, into: str) -> None:
        self.flour[into] += self.flour.pop(flour)
        self.given_up[flour] = into

    def went_in(self, flour: str) -> int:
        return sum(run.taken[flour] for run in self.runs)

    def came_out(self) -> Counter[str]:
        """What came out of all that was taken apart; never more than went in."""
        return sum((run.given for run in self.apart), Counter[str]())

    def surely_inside(self, bread: str, flour: str, much: int, went_in: int) -> int:
        """So much flour at least may come out of so much of a bread: its even share, of what went in and is left, also
        of what other breads of its runs had."""
        made = sum(run.given[bread] for run in self.runs)
        before = [run for run in self.apart if bread in run.taken]
        came = sum(run.given[flour] for run in before)
        together = min(much + sum(run.taken[bread] for run in before), made)
        even = min(went_in * much // made, went_in * together // made - came)
        makings = [run for run in self.runs if run.given[bread] > 0]
        beside = {number for run in makings for number in run.given}
        out = sum(run.given[flour] for run in self.apart if beside & {*run.taken})
        left = sum(run.taken[flour] for run in makings) - out
        return min(even, left, self.went_in(flour) - self.came_out()[flour])

    def sound(self) -> bool:
        """No more came out than went into all breads that have runs in common."""
        groups: list[set[str]] = [{*run.taken} for run in self.apart]
        for made in [{number for number, much in run.given.items() if much > 0} for run in self.runs]:
            joined = [group for group in groups if group & made]
            groups = [group for group in groups if not group & made] + [made.union(*joined)]
        return all(self._came_in(group) >= self._came_out(group) for group in groups)

    def _came_in(self, group: set[str]) -> Counter[str]:
        return sum((run.taken for run in self.runs if group & {*+run.given}), Counter[str]())

    def _came_out(self, group: set[str]) -> Counter[str]:
        return sum((run.given for run in self.apart if group & {*run.taken}), Counter[str]())
