"""Which lots stand on invoices: laws, and the stories that go wrong elsewhere."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.invoiced_lots import LotMove, PaperLine, lots_shown


def out(at: int, number: str, quantity: int = 1) -> LotMove:
    return LotMove(at, number, Decimal(quantity))


def back(at: int, number: str, quantity: int = 1, **how: bool) -> LotMove:
    return LotMove(at, number, Decimal(-quantity), **how)


def paper(row_id: int, quantity: int, at: int | None = None, *, credit: bool = False) -> PaperLine:
    return PaperLine(row_id, Decimal(quantity), credit, at)


def shown(papers: list[PaperLine], *moves: LotMove) -> dict[int, dict[str, int]]:
    found = lots_shown(papers, moves)
    return {line: {number: int(much) for number, much in numbers.items()} for line, numbers in found.items()}


def test_each_delivery_stands_on_its_own_invoice() -> None:
    papers = [paper(1, 2, at=10), paper(2, 2, at=20)]
    assert shown(papers, out(5, "A", 2), out(15, "B", 2)) == {1: {"A": 2}, 2: {"B": 2}}


def test_an_invoice_of_a_part_leaves_the_rest_of_a_lot_to_the_next() -> None:
    papers = [paper(1, 3, at=10), paper(2, 2, at=11)]
    assert shown(papers, out(5, "A", 2), out(6, "B", 3)) == {1: {"A": 2, "B": 1}, 2: {"B": 2}}


def test_what_came_back_before_is_not_invoiced_and_what_comes_back_later_stays() -> None:
    moves = [out(5, "A"), out(5, "B"), out(5, "C"), back(7, "A"), back(15, "B")]
    assert shown([paper(1, 2, at=10)], *moves) == {1: {"B": 1, "C": 1}}


def test_a_credit_note_shows_what_came_back_and_a_replacement_is_invoiced_anew() -> None:
    papers = [paper(1, 2, at=10), paper(2, 1, at=20, credit=True), paper(3, 1, at=30)]
    moves = [out(5, "A"), out(5, "B"), back(15, "A"), out(25, "A")]
    assert shown(papers, *moves) == {1: {"A": 1, "B": 1}, 2: {"A": 1}, 3: {"A": 1}}


def test_a_correction_says_what_really_went() -> None:
    moves = [out(5, "A"), back(15, "A", corrects=True), out(15, "B")]
    assert shown([paper(1, 1, at=10)], *moves) == {1: {"B": 1}}


def test_an_invoice_before_its_goods_shows_them_once_they_went() -> None:
    assert shown([paper(1, 2, at=3)]) == {1: {}}
    assert shown([paper(1, 2, at=3)], out(5, "A"), out(6, "B")) == {1: {"A": 1, "B": 1}}


def test_drafts_show_what_is_left_and_take_nothing_from_each_other() -> None:
    papers = [paper(1, 1), paper(2, 1, at=10), paper(3, 1)]
    assert shown(papers, out(5, "A"), out(5, "B")) == {1: {"B": 1}, 2: {"A": 1}, 3: {"B": 1}}


numbers = st.sampled_from("ABCD")
quantities = st.integers(1, 5)


@given(
    st.lists(st.builds(out, st.integers(1, 50), numbers, quantities), max_size=8),
    st.lists(quantities, max_size=5),
)
def test_invoices_show_no_more_than_they_are_of_and_no_lot_twice(moves, invoiced):
    moves.sort(key=lambda move: move.at)
    papers = [paper(place, quantity, at=60 + place) for place, quantity in enumerate(invoiced, 1)]
    found = lots_shown(papers, moves)
    left = sum((move.quantity for move in moves), Decimal(0))
    for line in papers:
        told = sum(found[line.id].values(), Decimal(0))
        assert told == min(line.quantity, left)
        left -= told
    for number in "ABCD":
        delivered = sum((move.quantity for move in moves if move.number == number), Decimal(0))
        assert sum((each.get(number, Decimal(0)) for each in found.values()), Decimal(0)) <= delivered
