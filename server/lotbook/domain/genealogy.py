"""Which lots went into which: what a run took in, shared over what came out of it.

Quantities are whole millionths of a product's stock unit, so that nothing is made or lost by sharing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm
from typing import NamedTuple

from lotbook.domain.words import RunKind

SAME_GOODS = frozenset({RunKind.SPLIT, RunKind.MERGE, RunKind.RELABEL})
"""Runs that give what they took, under another number: what is said of the goods, and their papers, go along. What was
made, or came of taking apart, is something else; the papers of its components are theirs."""


class Goods(NamedTuple):
    """A product and its lot, by row id; lot: None for an untracked product."""

    product: int
    lot: int | None

    @property
    def key(self) -> int:
        """One number for it: its lot, or its product, below zero."""
        return -self.product if self.lot is None else self.lot


@dataclass(frozen=True)
class GoodsEdge:
    """So many millionths of one that went into another; assigned: a person said so, else it is a share, which may be
    none: what is counted otherwise may have some of it, and nobody knows how much."""

    input: Goods
    output: Goods
    quantity: int
    assigned: bool


class Measure(NamedTuple):
    """The unit that a product is counted in: its category, and numerator/denominator of that one's reference unit."""

    category: str
    numerator: int
    denominator: int


@dataclass(frozen=True)
class Counted:
    """How the goods of a run are counted. measures: by product; main: the product that the run is about."""

    measures: Mapping[int, Measure]
    main: int

    def weights(self, made: Mapping[Goods, int]) -> list[int]:
        """What each output counts where an input is shared: how much it is, all in one unit. What is counted in
        another category than the main product counts nothing, since pieces and kilograms never add up; of outputs
        that are all beside the main one, the first tells the category.

        >>> pieces, kilograms, grams = Measure("count", 1, 1), Measure("mass", 1, 1), Measure("mass", 1, 1000)
        >>> counted = Counted({1: pieces, 2: kilograms, 3: grams}, 1)
        >>> counted.weights({Goods(1, 1): 10, Goods(2, 2): 3, Goods(3, 3): 200})
        [10, 0, 0]
        >>> counted.weights({Goods(2, 2): 3, Goods(3, 3): 200})
        [3000, 200]
        """
        units = [self.measures[goods.product] for goods in made]
        main = self.measures[self.main].category
        category = main if any(unit.category == main for unit in units) else units[0].category
        common = lcm(*(unit.denominator for unit in units if unit.category == category))
        return [
            quantity * unit.numerator * (common // unit.denominator) if unit.category == category else 0
            for quantity, unit in zip(made.values(), units, strict=True)
        ]


def shares(quantity: int, weights: Sequence[int]) -> list[int]:
    """Parts of a quantity in proportion to weights, by largest remainder: they sum to it exactly, and of equal
    remainders the first ones get the millionth that is left over.

    >>> shares(10, [1, 1, 1])
    [4, 3, 3]
    >>> shares(7, [0, 2, 5])
    [0, 2, 5]
    """
    together = sum(weights)
    if together == 0:
        return [0] * len(weights)
    parts = [quantity * weight // together for weight in weights]
    over = quantity - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda place: -(quantity * weights[place] % together))
    for place in by_remainder[:over]:
        parts[place] += 1
    return parts


def edges_of(
    inputs: Mapping[Goods, int],
    outputs: Mapping[Goods, int],
    assigned: Mapping[tuple[Goods, Goods], int],
    awaited: Mapping[Goods, int] | None = None,
    counted: Counted | None = None,
) -> list[GoodsEdge]:
    """What of each input went into each output.

    inputs, outputs: millionths that the run took and gave, corrections reckoned in; assigned: what people said,
    which counts while both are there and as far as the input goes; awaited: how much of an input was said to go into
    what is not made yet, which waits for it; counted: None where all outputs are of one product. The rest of an input
    is shared over all outputs by how much they are, by-products included; an edge of none leads to those that cannot
    be compared. Without outputs there are no edges yet.
    """
    made = {goods: quantity for goods, quantity in sorted(outputs.items(), key=_in_order) if quantity > 0}
    if not made:
        return []
    said: dict[Goods, dict[Goods, int]] = defaultdict(dict)
    for (into, out), quantity in sorted(
        assigned.items(), key=lambda pair: (_key(pair[0][0]), _key(pair[0][1]))
    ):
        if out in made:
            said[into][out] = quantity
    edges = []
    weights = list(made.values()) if counted is None else counted.weights(made)
    for goods, quantity in sorted(inputs.items(), key=_in_order):
        if quantity <= 0:
            continue
        told = said[goods]
        sure = min(quantity, sum(told.values()))
        kept = zip(told, shares(sure, list(told.values())), strict=True)
        edges += [GoodsEdge(goods, out, part, True) for out, part in kept if part > 0]
        waits = min(quantity - sure, (awaited or {}).get(goods, 0))
        if (rest := quantity - sure - waits) > 0:
            parts = zip(made, shares(rest, weights), strict=True)
            edges += [GoodsEdge(goods, out, part, False) for out, part in parts]
    return edges


def _key(goods: Goods) -> tuple[int, int]:
    return goods.product, goods.lot or 0


def _in_order(row: tuple[Goods, int]) -> tuple[int, int]:
    return _key(row[0])
