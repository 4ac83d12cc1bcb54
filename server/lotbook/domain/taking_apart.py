"""How much may come out of what is taken apart. Quantities are whole millionths of a product's stock unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from lotbook.domain.genealogy import Goods


@dataclass(frozen=True)
class Making:
    """A run that made so much of a lot, and what of each component went into that; again: it took the lot too, so that
    its components came to what was in it before."""

    quantity: int
    inside: Mapping[Goods, int]
    again: bool = False


class Way(NamedTuple):
    """So much that came into a lot: from another, and if poured, onto what was there; else made, with what is recorded
    to have gone in. lot: None for what only left the other."""

    quantity: int
    lot: int | None
    source: int | None = None
    poured: bool = False
    inside: Mapping[Goods, int] = {}


@dataclass(frozen=True)
class Mix:
    """As many of a lot as runs tell, and what is in one of them as they lie mixed. known: no goods are among them of
    which nothing is recorded; unlike: it was mixed of what was not alike, so that it depends on how much was there."""

    quantity: int = 0
    unit: Mapping[Goods, Fraction] = field(default_factory=dict)
    known: bool = True
    unlike: bool = False

    def and_made(self, quantity: int, inside: Mapping[Goods, Fraction | int]) -> Mix:
        """With so much more of it, and what went into that."""
        if (together := self.quantity + quantity) <= 0:
            return self
        goods = {*self.unit, *inside}
        unit = {
            one: (self.unit.get(one, 0) * self.quantity + inside.get(one, 0)) / Fraction(together)
            for one in goods
        }
        return replace(self, quantity=together, unit=unit)

    def and_poured(self, quantity: int, other: Mix, *, onto: bool) -> Mix:
        """With so much of another. onto: something was there, though runs may not tell of it."""
        inside = {goods: much * quantity for goods, much in other.unit.items()}
        bare = not other.unit or (onto and not self.unit)
        unlike = self.quantity > 0 and self.unit != other.unit
        return replace(
            self.and_made(quantity, inside),
            known=self.known and other.known and not bare,
            unlike=self.unlike or other.unlike or unlike,
        )


def mixes(ways: Iterable[Way], *, serial: bool) -> dict[int, Mix]:
    """What is in lots by the ways in which they came about, the first ones first. serial: each is one unit, of which
    the last way tells all.

    >>> flour, sugar = Goods(1, 1), Goods(2, None)
    >>> made = [Way(8, 1, inside={flour: 4}), Way(8, 2, inside={sugar: 4}), Way(4, None, 1)]
    >>> mix = mixes([*made, Way(4, 2, 1, poured=True), Way(6, 3, 2)], serial=False)
    >>> mix[2].quantity, mix[3].unit == {flour: Fraction(1, 6), sugar: Fraction(1, 3)}, mix[3].unlike
    (6, True, True)
    >>> mixes([Way(8, 1, inside={flour: 4}), Way(8, 9, 1, poured=True)], serial=False)[9].known
    False
    """
    found: dict[int, Mix] = {}
    for way in ways:
        source = None if way.source is None else found.get(way.source, Mix())
        if way.source is not None and source is not None:
            found[way.source] = replace(source, quantity=max(source.quantity - way.quantity, 0))
        if way.lot is None:
            continue
        before = Mix() if serial and way.quantity else found.get(way.lot, Mix())
        if source is None:
            found[way.lot] = before.and_made(way.quantity, way.inside)
        else:
            found[way.lot] = before.and_poured(way.quantity, source, onto=way.poured)
    return found


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


def richest(makings: Sequence[Making], quantity: int, goods: Goods) -> list[Making]:
    """At most so much of what was made, with most of a component: what may have come of it into another lot.

    >>> flour = Goods(1, 1)
    >>> rich, poor = Making(10, {flour: 20}), Making(10, {flour: 10})
    >>> [each.inside[flour] for each in richest([poor, rich], 15, flour)]
    [20, 5]
    """
    found, left = [], quantity
    for each in sorted(makings, key=lambda each: -each.inside.get(goods, 0) / each.quantity):
        part = min(quantity if each.again else left, each.quantity)
        if part > 0:
            inside = -(-each.inside.get(goods, 0) * part // each.quantity)
            found.append(Making(part, {goods: inside}, again=each.again))
        left -= 0 if each.again else part
    return found


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
