"""What went into what, and how much of it is known.

Quantities are whole millionths of a stock unit, so that nothing is made or lost by sharing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple


class Bounds(NamedTuple):
    """A quantity as exactly as it can be known, in millionths."""

    at_least: int
    at_most: int

    def __add__(self, other: object) -> Bounds:
        if not isinstance(other, Bounds):
            return NotImplemented
        return Bounds(self.at_least + other.at_least, self.at_most + other.at_most)

    def within(self, most: int) -> Bounds:
        """The same where no more than that can be."""
        return Bounds(min(self.at_least, most), min(self.at_most, most))


NOTHING = Bounds(0, 0)


def of_one_whole(whole: Bounds, parts: Sequence[Bounds]) -> list[Bounds]:
    """How much each of some parts may be that together are a whole: no more than the others leave, nor less.

    >>> of_one_whole(Bounds(9, 9), [Bounds(0, 9), Bounds(3, 4), Bounds(0, 0)])
    [Bounds(at_least=5, at_most=6), Bounds(at_least=3, at_most=4), Bounds(at_least=0, at_most=0)]
    """
    least, most = sum(part.at_least for part in parts), sum(part.at_most for part in parts)

    def among(part: Bounds) -> Bounds:
        low = max(part.at_least, whole.at_least - (most - part.at_most))
        high = min(part.at_most, whole.at_most - (least - part.at_least))
        return Bounds(min(low, high), high)

    return [among(part) for part in parts]


class Rest(NamedTuple):
    """What of an input of a run nobody said where it went, and how many outputs there are."""

    quantity: int
    outputs: int


class Flow(NamedTuple):
    """So much of one lot that went into another in a run, in the input's stock unit. said: of it, what people said;
    the rest is a share. output: 0 for goods without numbers."""

    run: int
    input: int
    output: int
    quantity: int
    said: int

    def told(self, rest: Rest) -> Bounds:
        """How much it may be by what people said and what is left to share, whatever is known of its run: all of the
        rest may have gone into any of the outputs, or none of it, unless there is one only."""
        if rest.outputs == 1:
            return Bounds(self.quantity, self.quantity)
        return Bounds(self.said, self.said + rest.quantity)


def rests_of(flows: Iterable[Flow]) -> dict[tuple[int, int], Rest]:
    """By run and input; flows: all those of them."""
    found: dict[tuple[int, int], Rest] = {}
    for run, lot, _, quantity, said in flows:
        rest, outputs = found.get((run, lot), (0, 0))
        found[run, lot] = Rest(rest + quantity - said, outputs + 1)
    return found


@dataclass(frozen=True)
class Sides:
    """What a run took and what it gave, by lot; 0 for goods without numbers."""

    took: Mapping[int, int]
    gave: Mapping[int, int]

    @cached_property
    def all_taken(self) -> int:
        return sum(self.took.values())

    @property
    def agree(self) -> bool:
        """Nothing was lost, and nothing came to it of which the record does not know."""
        return self.all_taken == sum(self.gave.values())

    def room(self, inputs: Collection[int], output: int) -> Bounds:
        """How much of inputs an output has room for, where both sides agree: no more than itself, and as much as there
        is not of the others.

        >>> Sides({1: 60, 2: 40}, {3: 70, 4: 30}).room({1}, 3)
        Bounds(at_least=30, at_most=60)
        """
        taken, given = sum(self.took.get(lot, 0) for lot in inputs), self.gave.get(output, 0)
        return Bounds(max(0, given - (self.all_taken - taken)), min(taken, given))


class Weighed(NamedTuple):
    """The same where lots are counted in several units of one category: sides in parts that all of them are made of,
    and how many of these a unit of each lot is."""

    sides: Sides
    parts: Mapping[int, int]

    def room(self, lot: int, output: int) -> Bounds:
        """How much of one that it took an output has room for, in the unit of that one.

        >>> grams, kilograms = Fraction(1, 1000), Fraction(1)
        >>> units = {1: grams, 2: kilograms, 3: kilograms, 4: grams}
        >>> blend = weighed(Sides({1: 600_000, 2: 1_000}, {3: 1_200, 4: 400_000}), units)
        >>> blend.sides.agree, blend.room(1, 3), blend.room(2, 3)
        (True, Bounds(at_least=200000, at_most=600000), Bounds(at_least=600, at_most=1000))
        """
        least, most = self.sides.room({lot}, output)
        return Bounds(-(-least // self.parts[lot]), most // self.parts[lot])


def weighed(sides: Sides, units: Mapping[int, Fraction]) -> Weighed:
    """units: by lot, how much of the reference unit of their category its own is."""
    whole = lcm(*(unit.denominator for unit in units.values()))
    parts = {lot: int(unit * whole) for lot, unit in units.items()}
    took, gave = ({lot: much * parts[lot] for lot, much in side.items()} for side in (sides.took, sides.gave))
    return Weighed(Sides(took, gave), parts)


@dataclass(frozen=True)
class Runs:
    """What is known of runs. same_goods: those that gave goods another number, or poured them together or apart;
    balanced: others that took and gave goods of one unit, and as much of them; gave: how much others gave, by run and
    lot, where that is wanted; itself: by run and lot, serials that came out of what they had gone into; weighed: as
    balanced, of goods of several units of one category."""

    same_goods: frozenset[int] = frozenset()
    balanced: Mapping[int, Sides] = field(default_factory=dict)
    gave: Mapping[tuple[int, int], int] = field(default_factory=dict)
    itself: frozenset[tuple[int, int]] = frozenset()
    weighed: Mapping[int, Weighed] = field(default_factory=dict)

    def is_even(self, run: int) -> bool:
        """Whether no unit of what it gave holds more than one unit of what it took."""
        return run in self.same_goods or run in self.balanced

    def among(self, flow: Flow, rest: Rest) -> Bounds:
        """How much a flow may be. What people said is known."""
        told = least, most = flow.told(rest)
        if least == most:
            return told
        if (sides := self.balanced.get(flow.run)) is not None:
            room = sides.room({flow.input}, flow.output)
        elif (scales := self.weighed.get(flow.run)) is not None:
            room = scales.room(flow.input, flow.output)
        else:
            return told
        least = min(max(least, room.at_least), most)
        return Bounds(least, max(least, min(most, room.at_most)))


class Content(NamedTuple):
    """How much of the start is in a lot; or of a lot in the start, where it lies behind that. held: each unit once,
    however often it came round; total: all that ever became the lot, in its own stock unit; pure: each unit is one of
    the start; thin: no unit of it holds more than one unit of the start."""

    held: Bounds
    total: int
    pure: bool = False
    thin: bool = False

    @property
    def whole(self) -> bool:
        """All of it is."""
        return self.held.at_least >= self.total

    def portion(self, quantity: int) -> Bounds:
        """How much of the start is in so much of the lot at one time."""
        return Bounds(quantity, quantity) if self.pure else self.taken(quantity)

    def taken(self, quantity: int) -> Bounds:
        """How much of the start went with so much that was taken of the lot over time. A mix need not be even: any part
        of it may hold all of the start, or nothing, unless there is more of the start than the rest has room for."""
        if quantity >= self.total:
            return self.held
        least = max(0, self.held.at_least - (self.total - quantity)) if self.thin else 0
        most = min(self.held.at_most, quantity) if self.thin else self.held.at_most
        return Bounds(least, most)
