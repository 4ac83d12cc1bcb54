"""How much may come out of what is taken apart. Quantities are whole millionths of a product's stock unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lotbook.domain.genealogy import Goods


@dataclass(frozen=True)
class Making:
    """A run that made so much of a lot, and what of each component went into that; again: it took the lot too, so that
    its components came to what was in it before."""

    quantity: int
    inside: Mapping[Goods, int]
    again: bool = False


@dataclass(frozen=True)
class TakenApart:
    """So much of a lot was taken apart, and what came out of it."""

    quantity: int
    out: Mapping[Goods, int]


def most_inside(makings: Sequence[Making], quantity: int, goods: Goods, step: int) -> int:
    """At most so much of a component is in a quantity of what was made, in whole steps as far as that went in: nobody
    knows of which run the pieces are, so those with most of it count first.

    >>> flour, sugar = Goods(1, 1), Goods(2, None)
    >>> rich, poor = Making(10, {flour: 20, sugar: 3}), Making(10, {flour: 10})
    >>> [most_inside([poor, rich], quantity, flour, 1) for quantity in (1, 10, 15, 99)]
    [2, 20, 25, 30]
    >>> [most_inside([rich], quantity, sugar, 2) for quantity in (1, 4, 10)]
    [2, 2, 3]
    """
    most, left = 0, quantity
    for each in sorted(makings, key=lambda each: -each.inside.get(goods, 0) / each.quantity):
        part = min(quantity if each.again else left, each.quantity)
        inside = each.inside.get(goods, 0)
        most += min(inside, -(-inside * part // (each.quantity * step)) * step)
        left -= 0 if each.again else part
    return most


def left_inside(
    makings: Sequence[Making], before: Sequence[TakenApart], quantity: int, goods: Goods, step: int
) -> int:
    """At most so much of a component still comes out of a quantity: no more than is in that, nor than went into it and
    all that was taken apart before, less what came out then.

    >>> flour = Goods(1, 1)
    >>> made = [Making(10, {flour: 10})]
    >>> left_inside(made, [], 1, flour, 1), left_inside(made, [TakenApart(2, {flour: 1})], 3, flour, 1)
    (1, 3)
    >>> left_inside(made, [TakenApart(1, {flour: 10})], 9, flour, 1)
    0
    """
    together = quantity + sum(each.quantity for each in before)
    came = sum(each.out.get(goods, 0) for each in before)
    in_all = most_inside(makings, together, goods, step) - came
    return max(min(most_inside(makings, quantity, goods, step), in_all), 0)


def out_of_nothing(went_in: Mapping[Goods, int], came_out: Mapping[Goods, int]) -> dict[Goods, int]:
    """How much more of each component came out of goods than went into all that was made together with them. Whatever
    else took some of that component has it still, so only what went into these may come out of them.

    >>> flour, sugar = Goods(1, 1), Goods(2, None)
    >>> out_of_nothing({flour: 1, sugar: 3}, {flour: 5, sugar: 3})
    {Goods(product=1, lot=1): 4}
    """
    more = {goods: much - went_in.get(goods, 0) for goods, much in came_out.items()}
    return {goods: much for goods, much in more.items() if much > 0}
