"""How much of a start is where, as exactly as can be known: what is told as the least and the most holds, whatever
really went where."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.genealogy import shares as spread
from lotbook.domain.tracing import Bounds, Content, Flow, Moment, Rest, rests_of, shares, shares_behind

START = 100


@dataclass
class Heap:
    """What is left of a lot, and how much of the start really is in that; thin: unit for unit no more than itself."""

    left: int
    inside: int
    thin: bool = False

    def take(self, much: int, chance: Random) -> int:
        """So much of it; how much of the start came along nobody knows."""
        least = max(0, self.inside - (self.left - much)) if self.thin or much == self.left else 0
        least = self.inside if much == self.left else least
        most = min(self.inside, much) if self.thin else self.inside
        came = chance.randint(least, most)
        self.left -= much
        self.inside -= came
        return came


@dataclass
class Workshop:
    """What really happens where lots are mixed, and what the record says of it. followed: the lot whose goods are
    inside of others."""

    chance: Random
    followed: int = 0
    heaps: list[Heap] = field(default_factory=lambda: [Heap(START, START, thin=True)])
    totals: list[int] = field(default_factory=lambda: [START])
    really: list[int] = field(default_factory=lambda: [START])
    flows: list[Flow] = field(default_factory=list)
    relabels: set[int] = field(default_factory=set)

    def run(self, number: int) -> None:
        chance = self.chance
        taken = {
            lot: chance.randint(1, self.heaps[lot].left)
            for lot in chance.sample(range(len(self.heaps)), min(2, len(self.heaps)))
            if self.heaps[lot].left
        }
        if taken and chance.random() < 0.4:
            return self._rename(number, taken)
        made = [len(self.heaps) + n for n in range(chance.randint(1, 3))]
        inside = dict.fromkeys(made, 0)
        weights = [chance.randint(1, 50) for _ in made]
        for lot, much in taken.items():
            said = {out: chance.randint(0, much // len(made)) for out in made}
            for out, part in said.items():
                inside[out] += self.heaps[lot].take(part, chance) if part else 0
            rest = much - sum(said.values())
            came = self.heaps[lot].take(rest, chance) if rest else 0
            for out in made[:-1]:
                part = chance.randint(0, came)
                inside[out], came = inside[out] + part, came - part
            inside[made[-1]] += came
            for out, part in zip(made, spread(rest, weights), strict=True):
                self.flows.append(Flow(number, lot, out, said[out] + part, said[out]))
        for out, weight in zip(made, weights, strict=True):
            self._put(weight, inside[out], thin=False)
        return None

    def _rename(self, number: int, taken: dict[int, int]) -> None:
        """Goods get another number, of two lots one together; not of a mix: a heap knows too little for that."""
        self.relabels.add(number)
        thin = all(self.heaps[lot].thin or not self.heaps[lot].inside for lot in taken)
        if not thin:
            lot, much = taken.popitem()
            taken, thin = {lot: much}, self.heaps[lot].thin
        inside = sum(self.heaps[lot].take(much, self.chance) for lot, much in taken.items())
        self.flows += [Flow(number, lot, len(self.heaps), much, 0) for lot, much in taken.items()]
        self._put(sum(taken.values()), inside, thin=thin)

    def _put(self, much: int, inside: int, *, thin: bool) -> None:
        if len(self.heaps) == self.followed:
            inside, thin = much, True
        self.heaps.append(Heap(much, inside, thin))
        self.totals.append(much)
        self.really.append(inside)


@given(st.integers(0, 10**6), st.integers(1, 7))
def test_what_is_in_a_lot_is_at_least_and_at_most_what_is_told(seed: int, runs: int) -> None:
    shop = Workshop(Random(seed))
    for number in range(runs):
        shop.run(number)
    told = shares({0: START}, dict(enumerate(shop.totals)), shop.flows, frozenset(shop.relabels))
    for lot, really in enumerate(shop.really):
        held = told.contents[lot].held
        assert held.at_least <= really <= held.at_most <= START
        left = told.portion(lot, shop.heaps[lot].left)
        assert left.at_least <= shop.heaps[lot].inside <= left.at_most
    some = shop.chance.sample(range(len(shop.heaps)), shop.chance.randint(1, len(shop.heaps)))
    together = told.together({lot: shop.heaps[lot].left for lot in some})
    assert together.at_least <= sum(shop.heaps[lot].inside for lot in some) <= together.at_most


def walked(shop: Workshop, lots: int) -> set[int]:
    """Lots that a walk forward from the start reaches that takes no more of them than that."""
    reached, ready = {0}, [0]
    while ready:
        new = [flow.output for flow in shop.flows if flow.input == ready[0] and flow.output not in reached]
        new = [*dict.fromkeys(new)][: lots - len(reached)]
        reached |= {*new}
        ready = [*ready[1:], *new]
    return reached


@given(st.integers(0, 10**6), st.integers(1, 7), st.integers(1, 5))
def test_where_a_walk_was_cut_there_is_still_no_more_and_no_less(seed: int, runs: int, lots: int) -> None:
    shop = Workshop(Random(seed))
    for number in range(runs):
        shop.run(number)
    reached = walked(shop, lots)
    flows = [flow for flow in shop.flows if flow.input in reached]
    unwalked = [flow for flow in shop.flows if flow.output in reached and flow.input not in reached]
    totals = {lot: shop.totals[lot] for lot in reached}
    told = shares({0: START}, totals, flows, frozenset(shop.relabels), unwalked)
    for lot in reached:
        held = told.contents[lot].held
        assert held.at_least <= shop.really[lot] <= held.at_most <= START
    left = {lot: shop.heaps[lot].left for lot in reached}
    together = told.together(left)
    assert together.at_least <= sum(shop.heaps[lot].inside for lot in reached) <= together.at_most


def test_what_may_have_come_by_a_way_that_was_not_walked_is_told_as_possible() -> None:
    flour, dough, bread, beyond = 1, 2, 3, 4
    flows = [Flow(1, flour, dough, 60, 0), Flow(2, flour, beyond, 40, 0), Flow(3, dough, bread, 60, 0)]
    hidden = Flow(3, beyond, bread, 40, 0)
    totals = {flour: 100, dough: 60, bread: 90}
    told = shares({flour: 100}, totals, flows, frozenset(), [hidden])
    assert told.contents[dough].held == Bounds(60, 60)
    assert told.contents[bread].held == Bounds(60, 100)
    back = Flow(4, beyond, flour, 30, 0)
    told = shares({flour: 130}, totals, flows, frozenset({4}), [back])
    assert told.contents[flour].held == Bounds(100, 130)
    assert told.together({flour: 130}) == Bounds(100, 130)


@given(st.integers(0, 10**6), st.integers(1, 7), st.integers(0, 6))
def test_of_a_lot_behind_at_least_and_at_most_what_is_told_is_in_the_start(
    seed: int, runs: int, followed: int
) -> None:
    shop = Workshop(Random(seed), followed)
    if followed:
        shop.heaps, shop.really = [Heap(START, 0)], [0]
    for number in range(runs):
        shop.run(number)
    for start, really in enumerate(shop.really):
        reached = {start}
        for flow in reversed(shop.flows):  # what is made is made of what was there
            reached |= {flow.input} if flow.output in reached else set()
        if followed not in reached:
            continue
        totals = {lot: shop.totals[lot] for lot in reached}
        flows = [flow for flow in shop.flows if flow.output in reached]
        told = shares_behind(
            frozenset({start}), totals, flows, rests_of(shop.flows), frozenset(shop.relabels), cut=False
        )
        held = told.contents[followed].held
        assert held.at_least <= really <= held.at_most <= totals[followed]
        cut = shares_behind(
            frozenset({start}), totals, flows, rests_of(shop.flows), frozenset(shop.relabels), cut=True
        )
        assert cut.contents[followed].held.at_least <= really <= cut.contents[followed].held.at_most


def test_of_what_lies_behind_what_is_known_is_told_exactly() -> None:
    flour, dough, bread, cake, grain = 1, 2, 3, 4, 5
    flows = [Flow(1, grain, flour, 70, 0), Flow(2, flour, dough, 60, 0)]
    flows += [Flow(3, dough, bread, 90, 30), Flow(3, dough, cake, 30, 0)]
    totals = {grain: 80, flour: 70, dough: 150, bread: 30, cake: 20}

    def behind(*start: int, same: frozenset[int] = frozenset()) -> dict[int, Bounds]:
        told = shares_behind(frozenset(start), totals, flows, rests_of(flows), same, cut=False)
        return {lot: content.held for lot, content in told.contents.items()}

    assert behind(dough)[grain] == Bounds(0, 70)
    assert behind(dough, same=frozenset({1}))[grain] == Bounds(60, 60)
    assert behind(bread, cake)[dough] == Bounds(120, 120)
    assert behind(bread)[dough] == Bounds(30, 120)
    assert behind(bread)[flour] == Bounds(0, 60)


def test_what_is_known_is_told_exactly_and_nothing_else_is() -> None:
    flour, dough, bread, cake, other = 1, 2, 3, 4, 5
    flows = [
        Flow(1, flour, dough, 60, 0),
        Flow(2, dough, bread, 30, 0),
        Flow(3, dough, cake, 90, 30),
        Flow(3, dough, other, 30, 0),
    ]
    told = shares({flour: 100}, {flour: 100, dough: 150, bread: 30, cake: 80, other: 20}, flows, frozenset())
    assert told.contents[dough].held == Bounds(60, 60)
    assert told.contents[bread].held == Bounds(0, 60)
    assert told.flows[flows[0]] == Bounds(60, 60)
    assert told.portion(flour, 25) == Bounds(25, 25)
    assert rests_of(flows[2:]) == {(3, dough): Rest(90, 2)}
    assert flows[2].among(Rest(90, 2)) == Bounds(30, 120)
    assert flows[3].among(Rest(90, 2)) == Bounds(0, 90)


def test_several_lots_hold_no_more_together_than_left_the_start_on_the_ways_to_them() -> None:
    flour, dough, bread, cake, pizza = 1, 2, 3, 4, 5
    flows = [
        Flow(1, flour, dough, 50, 0),
        Flow(2, dough, bread, 60, 0),
        Flow(2, dough, cake, 30, 0),
        Flow(3, flour, pizza, 20, 0),
    ]
    told = shares({flour: 100}, {flour: 100, dough: 90, bread: 100, cake: 50, pizza: 10}, flows, frozenset())
    assert told.portion(bread, 10) == told.portion(cake, 10) == Bounds(0, 50)
    assert told.together({bread: 10, cake: 10}) == Bounds(0, 50)
    assert told.together({bread: 10, cake: 10, pizza: 10}) == Bounds(20, 70)
    assert told.together({flour: 5, bread: 10}) == Bounds(5, 55)


def test_a_start_that_gets_back_its_own_counts_that_once() -> None:
    poured_back = [Flow(1, 1, 2, 40, 0), Flow(2, 2, 1, 30, 0)]
    told = shares({1: 130}, {1: 130, 2: 40}, poured_back, frozenset({1, 2}))
    assert told.contents[1].held == Bounds(100, 100)
    assert told.together({1: 60, 2: 10}) == Bounds(70, 70)
    told = shares({1: 90}, {1: 90}, [Flow(1, 1, 1, 40, 0)], frozenset())
    assert told.contents[1].held == Bounds(50, 50)


def test_what_comes_back_together_with_other_goods_is_no_more_of_the_start_than_it_was() -> None:
    silo, bin_, other = 1, 2, 3
    flows = [Flow(1, silo, bin_, 40, 0), Flow(2, other, bin_, 50, 0), Flow(3, bin_, silo, 90, 0)]
    told = shares({silo: 190}, {silo: 190, bin_: 90}, [flows[0], flows[2]], frozenset({1, 2, 3}))
    assert told.contents[silo].held == Bounds(100, 190)


def test_what_is_reached_by_its_old_number_may_hold_anything() -> None:
    right, wrong, bread = 1, 2, 3
    flows = [Flow(1, wrong, right, 80, 0), Flow(2, wrong, bread, 20, 0)]
    told = shares({right: 80}, {right: 80, wrong: 100, bread: 40}, flows, frozenset({1}))
    assert told.contents[bread].held == Bounds(0, 80)


def test_relabelled_goods_stay_themselves_and_a_cycle_may_hold_anything() -> None:
    told = shares({1: 10}, {1: 10, 2: 6}, [Flow(1, 1, 2, 6, 0)], frozenset({1}))
    assert told.contents[2] == Content(Bounds(6, 6), 6, pure=True, thin=True)
    assert told.portion(2, 2) == Bounds(2, 2)
    rework = [Flow(1, 1, 2, 4, 0), Flow(2, 2, 3, 5, 0), Flow(3, 3, 2, 1, 0)]
    told = shares({1: 10}, {1: 10, 2: 6, 3: 5}, rework, frozenset())
    assert told.contents[3].held == Bounds(0, 10)


def test_only_what_is_earlier_by_the_book_and_by_the_clocks_is_surely_before() -> None:
    assert Moment(1, 5).surely_before(Moment(2, 6))
    assert not Moment(1, 6).surely_before(Moment(2, 6))
    assert not Moment(2, 5).surely_before(Moment(2, 6))
    assert not Moment(1, 6).surely_not_before(Moment(2, 6))
