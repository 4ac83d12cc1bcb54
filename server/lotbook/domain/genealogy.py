"""Which lots went into which: what a run took in, shared over what came out of it.

Quantities are whole millionths of a product's stock unit, so that nothing is made or lost by sharing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lotbook.domain.words import RunKind

SAME_GOODS = frozenset({RunKind.SPLIT, RunKind.MERGE, RunKind.RELABEL})
"""Runs that give what they took, under another number: what is said of the goods, and their papers, go along. What was
made, or came of taking apart, is something else; the papers of its components are theirs."""


class Goods(NamedTuple):
    """A product and its lot, by row id; lot: None for an untracked product."""

    product: int
    lot: int | None


@dataclass(frozen=True)
class GoodsEdge:
    """So many millionths of one that went into another; assigned: a person said so, else it is a share."""

    input: Goods
    output: Goods
    quantity: int
    assigned: bool


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
) -> list[GoodsEdge]:
    """What of each input went into each output.

    inputs, outputs: millionths that the run took and gave, corrections reckoned in; assigned: what people said,
    which counts while both are there and as far as the input goes; awaited: how much of an input was said to go into
    what is not made yet, which waits for it. The rest of an input is shared over all outputs by their quantities, each
    in its own stock unit, by-products included. Without outputs there are no edges yet.
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
    weights = list(made.values())
    for goods, quantity in sorted(inputs.items(), key=_in_order):
        if quantity <= 0:
            continue
        told = said[goods]
        sure = min(quantity, sum(told.values()))
        kept = zip(told, shares(sure, list(told.values())), strict=True)
        edges += [GoodsEdge(goods, out, part, True) for out, part in kept if part > 0]
        waits = min(quantity - sure, (awaited or {}).get(goods, 0))
        rest = zip(made, shares(quantity - sure - waits, weights), strict=True)
        edges += [GoodsEdge(goods, out, part, False) for out, part in rest if part > 0]
    return edges


def _key(goods: Goods) -> tuple[int, int]:
    return goods.product, goods.lot or 0


def _in_order(row: tuple[Goods, int]) -> tuple[int, int]:
    return _key(row[0])
