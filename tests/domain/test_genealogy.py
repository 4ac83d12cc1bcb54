"""What went in is shared over what came out, to the last millionth."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from lotbook.domain.genealogy import Counted, Goods, Measure, edges_of, shares

GOODS = some.builds(Goods, some.integers(1, 3), some.none() | some.integers(1, 9))
AMOUNTS = some.dictionaries(GOODS, some.integers(-5, 10**18), max_size=6)


@given(some.integers(0, 10**18), some.lists(some.integers(0, 10**18), min_size=1, max_size=40))
def test_shares_sum_to_the_whole_and_differ_from_the_exact_ones_by_less_than_one(
    quantity: int, weights: list[int]
) -> None:
    together, parts = sum(weights), shares(quantity, weights)
    assert sum(parts) == (quantity if together else 0)
    for part, weight in zip(parts, weights, strict=True):
        assert part >= 0
        assert abs(part * together - quantity * weight) < max(together, 1)


@given(AMOUNTS, AMOUNTS, some.dictionaries(some.tuples(GOODS, GOODS), some.integers(1, 10**18), max_size=6))
def test_edges_carry_what_went_in_and_lead_to_what_came_out(
    inputs: dict[Goods, int], outputs: dict[Goods, int], assigned: dict[tuple[Goods, Goods], int]
) -> None:
    edges = edges_of(inputs, outputs, assigned)
    made = {goods for goods, quantity in outputs.items() if quantity > 0}
    assert {edge.output for edge in edges} <= made
    carried: Counter[Goods] = Counter()
    for edge in edges:
        assert edge.quantity > 0 or not edge.assigned
        carried[edge.input] += edge.quantity
    assert carried == ({goods: much for goods, much in inputs.items() if much > 0} if made else {})
    for goods in {edge.input for edge in edges if not edge.assigned}:  # it may be in any of them
        assert {edge.output for edge in edges if edge.input == goods and not edge.assigned} == made
    for edge in edges:
        if edge.assigned:
            assert edge.quantity <= assigned[edge.input, edge.output]


def test_pieces_and_kilograms_never_add_up() -> None:
    flour, cake, dust, crumbs = Goods(1, 1), Goods(2, 2), Goods(3, 3), Goods(4, None)
    counted = Counted({2: Measure("count", 1, 1), 3: Measure("mass", 1, 1000), 4: Measure("mass", 1, 1)}, 2)
    made = {cake: 10_000_000, dust: 200_000_000, crumbs: 200_000}
    assert [edge.quantity for edge in edges_of({flour: 1_000_000}, made, {}, counted=counted)] == [
        1_000_000,
        0,
        0,
    ]
    beside = {dust: 200_000_000, crumbs: 200_000}
    assert [edge.quantity for edge in edges_of({flour: 1_000_000}, beside, {}, counted=counted)] == [
        500_000,
        500_000,
    ]


def test_what_is_said_of_a_lot_goes_nowhere_else() -> None:
    flour, bread, rolls = Goods(1, 1), Goods(2, 2), Goods(2, 3)
    edges = edges_of({flour: 10}, {bread: 1, rolls: 1}, {(flour, bread): 6})
    assert [(edge.output, edge.quantity, edge.assigned) for edge in edges] == [
        (bread, 6, True),
        (bread, 2, False),
        (rolls, 2, False),
    ]
