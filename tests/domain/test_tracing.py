"""How much of a start is where, as exactly as can be known: what is told as the least and the most holds, whatever
really went where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.domain.trace_behind import Behind
from lotbook.domain.trace_flows import Bounds, Content, Flow, Rest, Runs, Sides, rests_of, weighed
from lotbook.domain.trace_returns import Passage
from lotbook.domain.trace_shares import Shares, shares
from lotbook.domain.tracing import Moment
from tests.domain.workshop import START, Workshop


def told_of(
    start: Iterable[int],
    totals: Mapping[int, int],
    flows: Iterable[Flow],
    *same_goods: int,
    unwalked: Iterable[Flow] = (),
    balanced: Mapping[int, Sides] | None = None,
    gave: Mapping[tuple[int, int], int] | None = None,
) -> Shares:
    runs = Runs(frozenset(same_goods), balanced or {}, gave or {})
    whole = {lot: totals[lot] for lot in start}
    return shares(whole, totals, [*flows], rests_of(flows), runs, unwalked, in_order(flows))


def in_order(flows: Iterable[Flow]) -> dict[tuple[int, int, int], Passage]:
    """Each run at once, in the order of their numbers."""
    moments = {flow[:3]: Moment(flow.run, flow.run) for flow in flows}
    return {flow: Passage(at, at, at, at, at_once=True) for flow, at in moments.items()}


def worked(seed: int, runs: int, followed: int = 0, **how: bool) -> Workshop:
    shop = Workshop(Random(seed), followed, **how)
    for number in range(runs):
        shop.run(number)
    return shop


def told_of_shop(shop: Workshop, start: int = 0) -> Shares:
    """Of a lot, by a walk that was not cut."""
    reached = walked(shop.flows, start)
    flows = [flow for flow in shop.flows if flow.input in reached]
    totals = {lot: shop.totals[lot] for lot in sorted(reached)}
    whole = {start: totals[start]}
    return shares(whole, totals, flows, rests_of(flows), shop.runs, passages=shop.passages)


def require_true(told: Shares, shop: Workshop, lots: Iterable[int]) -> None:
    """What is told of each lot, of each that lies there, and of some that lie there together."""
    for lot in lots:
        held, really = told.contents[lot].held, len(shop.ever[lot])
        assert held.at_least <= really <= held.at_most <= told.start.at_most
        left, really = told.portion(lot, len(shop.heaps[lot])), len(inside(shop, [lot]))
        assert left.at_least <= really <= left.at_most
    some = shop.chance.sample([*lots], shop.chance.randint(1, len([*lots])))
    together = told.together({lot: len(shop.heaps[lot]) for lot in some})
    assert together.at_least <= len(inside(shop, some)) <= together.at_most


def inside(shop: Workshop, lots: Iterable[int]) -> set[int]:
    return {one for lot in lots for unit in shop.heaps[lot] for one in unit}


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 9), st.booleans())
def test_what_is_in_a_lot_is_at_least_and_at_most_what_is_told(seed: int, runs: int, again: bool) -> None:
    shop = worked(seed, runs, again=again)
    told = told_of_shop(shop)
    require_true(told, shop, told.contents)
    there_was = len(shop.ever[0])
    assert told.start == told.contents[0].held
    assert told.start.at_least <= there_was <= told.start.at_most
    if all(passage.at_once for passage in shop.passages.values()):
        assert told.start == Bounds(there_was, there_was)
    left = {lot: len(shop.heaps[lot]) for lot in told.contents}
    everything = told.together(left)
    assert sum(told.portion(lot, much).at_least for lot, much in left.items()) <= there_was
    assert everything.at_most <= told.start.at_most


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 12), st.integers(1, 6))
def test_a_start_that_came_of_others_and_was_poured_back_to_them_is_told_as_it_is(
    seed: int, runs: int, followed: int
) -> None:
    shop = worked(seed, runs, followed, again=True)
    if followed >= len(shop.heaps) or not shop.totals[followed]:
        return
    told = told_of_shop(shop, followed)
    there_was = len(shop.ever[followed])
    assert told.start.at_least <= there_was <= told.start.at_most
    require_true(told, shop, told.contents)
    assert told.start.at_most > 0


def walked(flows: Iterable[Flow], start: int = 0, most: int = 99) -> set[int]:
    """Lots that a walk along flows reaches that takes no more of them than that."""
    reached, ready = {start}, [start]
    while ready:
        new = [flow.output for flow in flows if flow.input == ready[0] and flow.output not in reached]
        new = [*dict.fromkeys(new)][: most - len(reached)]
        reached |= {*new}
        ready = [*ready[1:], *new]
    return reached


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 9), st.integers(1, 5), st.booleans())
def test_where_a_walk_was_cut_there_is_still_no_more_and_no_less(
    seed: int, runs: int, lots: int, again: bool
) -> None:
    shop = worked(seed, runs, again=again)
    reached = walked(shop.flows, 0, lots)
    flows = [flow for flow in shop.flows if flow.input in reached]
    unwalked = [flow for flow in shop.flows if flow.output in reached and flow.input not in reached]
    totals = {lot: shop.totals[lot] for lot in reached}
    told = shares({0: totals[0]}, totals, flows, rests_of(flows), shop.runs, unwalked, shop.passages)
    assert told.start.at_least <= len(shop.ever[0]) <= told.start.at_most
    for lot in reached:
        held = told.contents[lot].held
        assert held.at_least <= len(shop.ever[lot]) <= held.at_most
    left = {lot: len(shop.heaps[lot]) for lot in reached}
    together = told.together(left)
    assert together.at_least <= len(inside(shop, reached)) <= together.at_most


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 9), st.integers(1, 5))
def test_a_walk_that_was_cut_tells_no_more_than_a_whole_one(seed: int, runs: int, lots: int) -> None:
    shop = worked(seed, runs, again=True)
    whole = told_of_shop(shop)
    reached = walked(shop.flows, 0, lots)
    flows = [flow for flow in shop.flows if flow.input in reached]
    unwalked = [flow for flow in shop.flows if flow.output in reached and flow.input not in reached]
    totals = {lot: shop.totals[lot] for lot in reached}
    told = shares({0: totals[0]}, totals, flows, rests_of(flows), shop.runs, unwalked, shop.passages)
    for lot in reached:
        assert told.contents[lot].held.at_least <= whole.contents[lot].held.at_least
        assert whole.contents[lot].held.at_most <= told.contents[lot].held.at_most


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 9), st.integers(0, 6), st.booleans())
def test_of_a_lot_behind_at_least_and_at_most_what_is_told_is_in_the_start(
    seed: int, runs: int, followed: int, again: bool
) -> None:
    shop = worked(seed, runs, followed=followed, again=again)
    rests = rests_of(shop.flows)
    for start, ever in enumerate(shop.ever):
        reached = walked([flow._replace(input=flow.output, output=flow.input) for flow in shop.flows], start)
        if followed not in reached:
            continue
        totals = {lot: shop.totals[lot] for lot in reached}
        flows = [flow for flow in shop.flows if flow.output in reached]
        for cut in (False, True):
            behind = Behind({start: totals[start]}, totals, flows, rests, shop.runs, cut=cut)
            told = behind.shares(shop.passages)
            held = told.contents[followed].held
            assert held.at_least <= len(ever) <= held.at_most <= totals[followed]
            if followed not in told.once:
                continue
            gone = shop.heaps[followed][: seed % START]
            there = len(shop.ever[followed]) - len(gone)
            left = told.together({followed: there}, {followed: len(gone)})
            assert left.at_least <= len(ever.difference(*gone)) <= left.at_most


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 6), st.integers(0, 6), st.integers(0, 6))
def test_of_what_lies_behind_no_more_is_in_a_part_of_a_lot_than_that_is(
    seed: int, runs: int, later: int, followed: int
) -> None:
    """What a delivery took, and what went on after it."""
    shop = worked(seed, runs, followed=followed, again=True)
    start = shop.chance.choice([lot for lot, heap in enumerate(shop.heaps) if heap])
    out = shop.shipped(start, shop.chance.randint(1, len(shop.heaps[start])))
    for number in range(runs, runs + later if any(shop.heaps) else runs):
        shop.run(number)
    reached = walked([flow._replace(input=flow.output, output=flow.input) for flow in shop.flows], start)
    if followed not in reached:
        return
    totals = {lot: shop.totals[lot] for lot in reached}
    flows = [flow for flow in shop.flows if flow.output in reached]
    for cut in (False, True):
        behind = Behind({start: len(out)}, totals, flows, rests_of(shop.flows), shop.runs, cut=cut)
        held = behind.shares(shop.passages).contents[followed].held
        assert held.at_least <= len({one for unit in out for one in unit}) <= held.at_most
        if followed in behind.thin:
            assert held.at_most <= len(out)


def test_what_may_have_come_by_a_way_that_was_not_walked_is_told_as_possible() -> None:
    flour, dough, bread, beyond = 1, 2, 3, 4
    flows = [Flow(1, flour, dough, 60, 0), Flow(2, flour, beyond, 40, 0), Flow(3, dough, bread, 60, 0)]
    hidden = Flow(3, beyond, bread, 40, 0)
    totals = {flour: 100, dough: 60, bread: 90}
    told = told_of([flour], totals, flows, unwalked=[hidden])
    assert told.contents[dough].held == Bounds(60, 60)
    assert told.contents[bread].held == Bounds(60, 100)
    back = Flow(4, beyond, flour, 30, 0)
    told = told_of([flour], totals | {flour: 130}, flows, 4, unwalked=[back])
    assert told.contents[flour].held == Bounds(100, 130)
    assert told.together({flour: 130}) == Bounds(100, 130)


def test_of_what_lies_behind_what_is_known_is_told_exactly() -> None:
    flour, dough, bread, cake, grain = 1, 2, 3, 4, 5
    flows = [Flow(1, grain, flour, 70, 0), Flow(2, flour, dough, 60, 0)]
    flows += [Flow(3, dough, bread, 90, 30), Flow(3, dough, cake, 30, 0)]
    totals = {grain: 80, flour: 70, dough: 150, bread: 30, cake: 20}

    def behind(*start: int, same: frozenset[int] = frozenset()) -> dict[int, Bounds]:
        whole = {lot: totals[lot] for lot in start}
        told = Behind(whole, totals, flows, rests_of(flows), Runs(same), cut=False).shares({})
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
    told = told_of([flour], {flour: 100, dough: 150, bread: 30, cake: 80, other: 20}, flows)
    assert told.contents[dough].held == Bounds(60, 60)
    assert told.contents[bread].held == Bounds(0, 60)
    assert told.flows[flows[0]] == Bounds(60, 60)
    assert told.portion(flour, 25) == Bounds(25, 25)
    assert rests_of(flows[2:]) == {(3, dough): Rest(90, 2)}
    assert Runs().among(flows[2], Rest(90, 2)) == Bounds(30, 120)
    assert Runs().among(flows[3], Rest(90, 2)) == Bounds(0, 90)


@given(
    st.lists(st.tuples(st.integers(1, 90), st.booleans()), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(1, 90), st.booleans()), min_size=1, max_size=4),
)
def test_a_blend_in_grams_and_kilograms_is_told_as_if_it_were_all_in_grams(took, gave) -> None:
    """Amounts are thousands of millionths of a kilogram; True: the lot is counted in grams."""
    short = sum(much for much, _ in took) - sum(much for much, _ in gave)
    (gave if short > 0 else took).append((abs(short), short % 2 == 0))
    lots = dict(enumerate([*took, *gave]))
    inputs = range(len(took))
    units = {lot: Fraction(1, 1000) if grams else Fraction(1) for lot, (_, grams) in lots.items()}
    own = {lot: much * (1_000_000 if grams else 1_000) for lot, (much, grams) in lots.items()}
    alike = {lot: much * 1_000_000 for lot, (much, _) in lots.items()}

    def sides(amounts: dict[int, int]) -> Sides:
        return Sides(
            {lot: amounts[lot] for lot in inputs},
            {lot: much for lot, much in amounts.items() if lot not in inputs},
        )

    scales = weighed(sides(own), units)
    assert scales.sides.agree
    mixed, same = Runs(weighed={1: scales}), Runs(balanced={1: sides(alike)})
    for lot in inputs:
        rest, much = Rest(own[lot], len(gave)), alike[lot] // own[lot] if own[lot] else 1
        for output in lots.keys() - {*inputs}:
            told = mixed.among(Flow(1, lot, output, own[lot], 0), rest)
            known = same.among(Flow(1, lot, output, alike[lot], 0), Rest(alike[lot], len(gave)))
            assert (told.at_least * much, told.at_most * much) == known


def test_several_lots_hold_no_more_together_than_left_the_start_on_the_ways_to_them() -> None:
    flour, dough, bread, cake, pizza = 1, 2, 3, 4, 5
    flows = [
        Flow(1, flour, dough, 50, 0),
        Flow(2, dough, bread, 60, 0),
        Flow(2, dough, cake, 30, 0),
        Flow(3, flour, pizza, 20, 0),
    ]
    told = told_of([flour], {flour: 100, dough: 90, bread: 100, cake: 50, pizza: 10}, flows)
    assert told.portion(bread, 10) == told.portion(cake, 10) == Bounds(0, 50)
    assert told.together({bread: 10, cake: 10}) == Bounds(0, 50)
    assert told.together({bread: 10, cake: 10, pizza: 10}) == Bounds(20, 70)
    assert told.together({flour: 5, bread: 10}) == Bounds(5, 55)


def test_a_start_that_gets_back_its_own_counts_that_once() -> None:
    poured_back = [Flow(1, 1, 2, 40, 0), Flow(2, 2, 1, 30, 0)]
    told = told_of([1], {1: 130, 2: 40}, poured_back, 1, 2)
    assert told.contents[1].held == Bounds(100, 100)
    assert told.together({1: 60, 2: 10}) == Bounds(70, 70)
    told = told_of([1], {1: 90}, [Flow(1, 1, 1, 45, 0)], gave={(1, 1): 40})
    assert told.contents[1].held == Bounds(50, 50)


def test_what_comes_back_together_with_other_goods_is_no_more_of_the_start_than_it_was() -> None:
    silo, bin_, other = 1, 2, 3
    flows = [Flow(1, silo, bin_, 40, 0), Flow(2, other, bin_, 50, 0), Flow(3, bin_, silo, 90, 0)]
    told = told_of([silo], {silo: 190, bin_: 90}, [flows[0], flows[2]], 1, 2, 3)
    assert told.contents[silo].held == Bounds(100, 100)
    assert told.portion(silo, 150) == Bounds(60, 100)


def test_what_is_reached_by_its_old_number_may_hold_anything() -> None:
    right, wrong, bread = 1, 2, 3
    flows = [Flow(1, wrong, right, 80, 0), Flow(2, wrong, bread, 20, 0)]
    told = told_of([right], {right: 80, wrong: 100, bread: 40}, flows, 1)
    assert told.contents[bread].held == Bounds(0, 80)


def test_goods_that_bore_a_wrong_number_may_be_as_rich_as_those_of_the_right_one() -> None:
    dough, bread, wrong = 0, 1, 2
    flows = [Flow(1, dough, bread, 20, 20), Flow(2, wrong, bread, 3, 3)]
    under_the_wrong_one = Flow(2, bread, wrong, 3, 3)
    told = told_of([dough], {dough: 20, bread: 5, wrong: 3}, flows, 2, unwalked=[under_the_wrong_one])
    assert told.contents[wrong].held == Bounds(0, 20)


def test_relabelled_goods_stay_themselves_and_a_cycle_may_hold_what_came_into_it() -> None:
    told = told_of([1], {1: 10, 2: 6}, [Flow(1, 1, 2, 6, 0)], 1)
    assert told.contents[2] == Content(Bounds(6, 6), 6, pure=True, thin=True)
    assert told.portion(2, 2) == Bounds(2, 2)
    rework = [Flow(1, 1, 2, 4, 0), Flow(2, 2, 3, 5, 0), Flow(3, 3, 2, 1, 0)]
    told = told_of([1], {1: 10, 2: 6, 3: 5}, rework)
    assert told.contents[3].held == Bounds(0, 4)


def test_only_what_is_earlier_by_the_book_and_by_the_clocks_is_surely_before() -> None:
    assert Moment(1, 5).surely_before(Moment(2, 6))
    assert not Moment(1, 6).surely_before(Moment(2, 6))
    assert not Moment(2, 5).surely_before(Moment(2, 6))
    assert not Moment(1, 6).surely_not_before(Moment(2, 6))
