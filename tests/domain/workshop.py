"""A workshop where lots are mixed, worked over and taken apart, that knows of each unit of a lot which units of the
followed one are in it; and what the record says of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random

from lotbook.domain.genealogy import shares as spread
from lotbook.domain.trace_flows import Flow, Runs, Sides
from lotbook.domain.trace_returns import Passage
from lotbook.domain.tracing import Moment

Unit = frozenset[int]
"""Of a unit of some lot, the units of the followed one that are in it."""
NONE: Unit = frozenset()
START = 20


@dataclass
class Workshop:
    """followed: the lot whose goods are inside of others; again: what is made may also get the number of a lot that is
    there, also of the followed one: what comes from where goods of that have been is no new goods of it. touched: lots
    that got something of the followed one, or of such a lot, or may have."""

    chance: Random
    followed: int = 0
    again: bool = False
    heaps: list[list[Unit]] = field(default_factory=list)
    ever: list[set[int]] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    pairs: dict[tuple[int, int, int], tuple[int, int]] = field(default_factory=dict)
    relabels: set[int] = field(default_factory=set)
    sides: dict[int, Sides] = field(default_factory=dict)
    even: set[int] = field(default_factory=set)
    ids: count[int] = field(default_factory=count)
    touched: set[int] = field(default_factory=set)
    taken: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    given: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    clock: count[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.receive(self._new())

    @property
    def flows(self) -> list[Flow]:
        return [Flow(*pair, *much) for pair, much in self.pairs.items()]

    @property
    def runs(self) -> Runs:
        gave = {(run, lot): much for run, sides in self.sides.items() for lot, much in sides.gave.items()}
        balanced = {run: self.sides[run] for run in self.even - self.relabels}
        return Runs(frozenset(self.relabels), balanced, gave)

    @property
    def passages(self) -> dict[tuple[int, int, int], Passage]:
        found = {}
        for run, into, out in self.pairs:
            (first, last), (given, until) = self.taken[run, into], self.given[run, out]
            moments = [Moment(at, at) for at in (first, last, given, given)]
            found[run, into, out] = Passage(*moments, at_once=given == until)
        return found

    def run(self, number: int) -> None:
        chance = self.chance
        if self.again and chance.random() < 0.1:
            return self.receive(chance.randrange(len(self.heaps)))
        there = [lot for lot, heap in enumerate(self.heaps) if heap]
        lots = chance.sample(there, min(chance.randint(1, 2), len(there)))
        taken = {lot: self._take(lot, chance.randint(1, len(self.heaps[lot]))) for lot in lots}
        way = chance.choice(("rename", "mix", "cook", "cook"))
        made = [self._output() for _ in range(1 if way == "rename" else chance.randint(1, 3))]
        made = [*dict.fromkeys(made)]
        if way == "rename":
            if self.again and self.relabels and chance.random() < 0.3:
                number, [made] = chance.choice(
                    [(pair[0], [[pair[2]]]) for pair in self.pairs if pair[0] in self.relabels]
                )
            self.relabels.add(number)
        into = self._cook(taken, made) if way == "cook" else self._mix(taken, made)
        self._record(number, taken, into, even=way != "cook")
        return None

    def receive(self, lot: int) -> None:
        """More of it comes from outside."""
        units = [Unit({next(self.ids)}) if lot == self.followed else NONE for _ in range(START)]
        self._put(lot, units)
        self.touched.update([lot] if lot == self.followed else ())

    def shipped(self, lot: int, much: int) -> list[Unit]:
        """So much of it goes out, and does not come back."""
        return self._take(lot, much)

    def _new(self) -> int:
        self.heaps.append([])
        self.ever.append(set())
        self.totals.append(0)
        return len(self.heaps) - 1

    def _output(self) -> int:
        return (
            self.chance.randrange(len(self.heaps))
            if self.again and self.chance.random() < 0.5
            else self._new()
        )

    def _take(self, lot: int, much: int) -> list[Unit]:
        """So many units; sometimes all the richest ones, or the poorest."""
        heap = self.heaps[lot]
        self.chance.shuffle(heap)
        if (order := self.chance.choice((0, 1, -1))) != 0:
            heap.sort(key=lambda unit: order * len(unit))
        taken, self.heaps[lot] = heap[:much], heap[much:]
        return taken

    def _mix(self, taken: dict[int, list[Unit]], made: Sequence[int]) -> dict[int, dict[int, list[Unit]]]:
        """Each unit goes on as it is: by output and input."""
        units = [(lot, unit) for lot, found in taken.items() for unit in found]
        if self.chance.random() < 0.5:
            self.chance.shuffle(units)
        cuts = sorted(self.chance.randint(0, len(units)) for _ in made[1:])
        into: dict[int, dict[int, list[Unit]]] = {}
        for out, first, last in zip(made, [0, *cuts], [*cuts, len(units)], strict=True):
            if first < last:
                into[out] = defaultdict(list)
                for lot, unit in units[first:last]:
                    into[out][lot].append(unit)
        return into

    def _cook(self, taken: dict[int, list[Unit]], made: Sequence[int]) -> dict[int, dict[int, list[Unit]]]:
        """As much of an input goes into each output as happens; how much that becomes `_record` says."""
        into: dict[int, dict[int, list[Unit]]] = {out: defaultdict(list) for out in made}
        for lot, units in taken.items():
            for unit in units:
                into[self.chance.choice(made)][lot].append(unit)
        return into

    def _record(
        self, number: int, taken: dict[int, list[Unit]], into: dict[int, dict[int, list[Unit]]], *, even: bool
    ) -> None:
        gave = {
            out: sum(map(len, came.values())) if even else self.chance.randint(1, START)
            for out, came in into.items()
        }
        for lot, units in taken.items():
            said = {out: self.chance.randint(0, len(came.get(lot, ()))) for out, came in into.items()}
            rest = spread(len(units) - sum(said.values()), [*gave.values()])
            for out, part in zip(into, rest, strict=True):
                much, known = self.pairs.get((number, lot, out), (0, 0))
                self.pairs[number, lot, out] = much + part + said[out], known + said[out]
        back = self.touched & taken.keys()
        for out, came in into.items():
            units = [unit for found in came.values() for unit in found]
            old = sum(len(found) for lot, found in came.items() if lot in back)
            units = sorted(units, key=len)[::-1] if even else self._cooked(units, gave[out])
            self._put(out, units, old=old if even else len(units) * bool(back))
        self.touched.update(into if back else (), {self.followed} & into.keys())
        self._remember(number, taken, into)
        before = self.sides.get(number, Sides({}, {}))
        took = Counter(before.took) + Counter({lot: len(units) for lot, units in taken.items()})
        self.sides[number] = Sides(took, Counter(before.gave) + Counter(gave))
        if even:
            self.even.add(number)

    def _remember(self, number: int, taken: Iterable[int], given: Iterable[int]) -> None:
        """When that was."""
        now = next(self.clock)
        for side, lots in ((self.taken, taken), (self.given, given)):
            for lot in lots:
                side[number, lot] = side.get((number, lot), (now, now))[0], now

    def _cooked(self, units: Sequence[Unit], much: int) -> list[Unit]:
        """Anything of what went in may be in any unit of what came out."""
        found: list[set[int]] = [set() for _ in range(much)]
        first = self.chance.randrange(much)
        for one in (each for unit in units for each in unit):
            self.chance.choice((found[first], *found)).add(one)
        return [*map(Unit, found)]

    def _put(self, lot: int, units: list[Unit], old: int = 0) -> None:
        """old: how many of them, the richest first, came from where goods of the followed lot have been."""
        if lot == self.followed:
            # Under its number no unit is more than one of it.
            units = [Unit([*unit][:1]) for unit in units]
            units[old:] = [unit or Unit({next(self.ids)}) for unit in units[old:]]
        self.heaps[lot] += units
        self.totals[lot] += len(units)
        self.ever[lot].update(*units)
