"""Lines of bills and invoices, what credit notes take of them, and what is still due: the laws of money."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.money_papers import (
    Counted,
    MoneyLineGiven,
    OrderedLine,
    PostedLine,
    Remainder,
    as_ordered,
    billing,
    charge,
    credit_line,
    left_to_bill,
    line_of_order,
    may_be_billed,
    require_past,
    sums_of,
    term,
    three_way,
)
from lotbook.domain.money_words import PricePer, ThreeWayMatch
from lotbook.domain.ordering import Agreed, Measure, Packed, Stocked
from lotbook.domain.payment_terms import USUAL
from lotbook.domain.quantities import Unit, UnitKind
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.still_due import Credited, paid_so_far, still_due
from lotbook.domain.words import Progress

TODAY = date(2026, 11, 27)
PIECE = Unit("pcs", "count", UnitKind.COUNTED, 1)
FIELD = ("lines", "0")
amounts = st.integers(0, 10**9)
prices = st.decimals(0, 1000, places=4)
rates = st.sampled_from([Decimal(rate) for rate in ("0", "7", "8.1", "19", "25")])
pieces = st.integers(0, 100).map(Decimal)
parts = st.lists(st.integers(1, 400), min_size=1, max_size=8)


def trays(count: int, price: Decimal, rate: Decimal, billed: int = 0) -> OrderedLine:
    """Trays of 30 pieces, ordered and received; billed: pieces."""
    return OrderedLine(
        id=1,
        counted=Counted(1, 1, Packed(1, Decimal(30))),
        stocked=Stocked("Egg", PIECE, Decimal(1)),
        measure=Measure(packed=Packed(1, Decimal(30))),
        text="Egg",
        quantity=Decimal(count),
        stock_quantity=Decimal(count * 30),
        agreed=Agreed(price, PricePer.ORDERED_UNIT),
        tax_rate=rate,
        permitted=Decimal(count * 30),
        billed=Decimal(billed),
    )


@given(parts, prices, rates)
def test_bills_in_parts_are_off_by_half_a_minor_unit_for_each_at_most(pieces, price, rate):
    """And by nothing at all when a part is the whole."""
    whole = trays(1, price, rate)
    exact = Fraction(sum(pieces), 30) * Fraction(price) * 100
    net = 0
    for count in pieces:
        part = OrderedLine(**vars(whole) | {"permitted": Decimal(count)})
        line = line_of_order(MoneyLineGiven(1), part, "EUR", FIELD)
        assert line.stock_quantity == count
        net += line.net
    # A quantity in trays is rounded to six decimals before it is priced.
    assert abs(net - exact) <= len(pieces) * (Fraction(1, 2) + Fraction(price) * 100 / 2_000_000)


@given(st.integers(1, 400), st.integers(1, 20), prices)
def test_what_is_left_can_be_given_back_as_it_was_shown(pieces, count, price):
    line = OrderedLine(**vars(trays(count, price, Decimal(0))) | {"permitted": Decimal(pieces)})
    shown = as_ordered(line.left, line)
    assert line_of_order(MoneyLineGiven(1, quantity=shown), line, "EUR", FIELD).stock_quantity == pieces


@given(parts, prices, rates)
def test_credit_notes_on_all_of_a_line_come_to_the_line(pieces, price, rate):
    total = sum(pieces)
    ordered = OrderedLine(**vars(trays(1, price, rate)) | {"permitted": Decimal(total)})
    line = line_of_order(MoneyLineGiven(1), ordered, "EUR", FIELD)
    left = Remainder(line.quantity, line.stock_quantity, line.net, line.tax)
    for count in pieces:
        stock = Decimal(count)
        quantity = left.quantity if stock == left.stock_quantity else as_ordered(stock, ordered)
        credit = credit_line(PostedLine(7, line, left), quantity, stock, "EUR")
        assert 0 <= credit.net <= left.net and 0 <= credit.tax <= left.tax
        assert credit.credits_line == 7
        left = Remainder(
            left.quantity - credit.quantity,
            left.stock_quantity - credit.stock_quantity,
            left.net - credit.net,
            left.tax - credit.tax,
        )
    assert (left.stock_quantity, left.net, left.tax) == (0, 0, 0)


def test_a_paper_is_what_its_lines_show():
    lines = [
        charge(MoneyLineGiven(text="Freight", price=Decimal("0.05"), tax_rate=Decimal(19)), "EUR", FIELD)
    ] * 3
    assert [(line.net, line.tax) for line in lines] == [(5, 1)] * 3
    assert sums_of(lines) == {"net": 15, "tax": 3, "total": 18}


def test_every_fault_of_a_charge_is_told():
    bad = MoneyLineGiven(quantity=Decimal(0), tax_rate=Decimal(101))
    with pytest.raises(InvalidInput) as refused:
        charge(bad, "EUR", FIELD)
    assert {(each.field[-1], each.fault) for each in refused.value.problems} == {
        ("quantity", InputFault.NOT_POSITIVE),
        ("price", InputFault.MISSING),
        ("taxRate", InputFault.OVER_LIMIT),
        ("text", InputFault.MISSING),
    }


@given(
    st.decimals(0, 100, places=2),
    st.decimals(0, 100, places=2),
    st.decimals(0, 100, places=2),
    st.booleans(),
    st.booleans(),
)
def test_never_more_is_left_than_may_be_billed(ordered, moved, billed, ahead, open_still):
    permitted = may_be_billed(ordered, moved, as_ordered=ahead, open_still=open_still)
    left = left_to_bill(permitted, billed)
    assert 0 <= left <= permitted
    assert permitted == moved or (ahead and open_still and permitted == ordered > moved)
    assert left + min(billed, permitted) == permitted


@st.composite
def families(draw):
    """A posted paper, what was paid of it, and credit notes with what was given back of each: as far as is legal."""
    total = draw(st.integers(1, 1000))
    paid = draw(st.integers(0, total))
    notes, left = [], total
    for _ in range(draw(st.integers(0, 3))):
        credit = draw(st.integers(0, left))
        left -= credit
        notes.append(Credited(credit, draw(st.integers(0, credit))))
    return total, paid, notes


@given(families())
def test_money_is_owed_one_way_only_and_adds_up(family):
    total, paid, notes = family
    due = still_due(total, paid, notes)
    balance = total - paid - sum(each.total - each.paid for each in notes)
    assert due.paper - sum(due.credit_notes) == balance
    assert due.paper == 0 or not any(due.credit_notes)
    assert 0 <= due.paper <= total
    assert all(
        0 <= back <= each.total - each.paid for back, each in zip(due.credit_notes, notes, strict=True)
    )


@given(amounts, amounts)
def test_a_payment_of_all_that_is_due_settles(total, paid):
    paid = min(total, paid)
    due = still_due(total, paid)
    assert still_due(total, paid + due.paper).paper == 0
    assert paid_so_far(total, 0) is Progress.ALL


@pytest.mark.parametrize(
    ("price", "moved", "billed", "match"),
    [
        ("4.51", 3, 3, ThreeWayMatch.AGREES),
        ("4.51", 3, 4, ThreeWayMatch.QUANTITY_ABOVE),
        ("4.51", 3, 2, ThreeWayMatch.QUANTITY_BELOW),
        ("4.52", 3, 3, ThreeWayMatch.PRICE_DIFFERS),
        ("4.52", 3, 4, ThreeWayMatch.QUANTITY_ABOVE),
        ("4.52", 3, 2, ThreeWayMatch.PRICE_DIFFERS),
        ("4.51", 4, 4, ThreeWayMatch.MORE_THAN_ORDERED),
        ("4.51", 4, 3, ThreeWayMatch.QUANTITY_BELOW),
        ("4.52", 4, 4, ThreeWayMatch.PRICE_DIFFERS),
    ],
)
def test_what_costs_most_is_told_first(price, moved, billed, match):
    ordered, asked = (Agreed(Decimal(each), PricePer.ORDERED_UNIT) for each in ("4.51", price))
    of_three = {"ordered": Decimal(3), "moved": Decimal(moved), "billed": Decimal(billed)}
    assert three_way(ordered, asked, **of_three) is match
    assert three_way(None, asked, **of_three) is ThreeWayMatch.NO_ORDER


@pytest.mark.parametrize(
    ("lines", "far"),
    [
        ([(5, 0), (0, 0)], Progress.NOTHING),
        ([(5, 5), (1, 0)], Progress.PART),
        ([(5, 9), (1, 0)], Progress.PART),
        ([(5, 5), (0, 0)], Progress.ALL),
        ([(5, 6)], Progress.MORE),
        ([], Progress.NOT_NEEDED),
    ],
)
def test_how_far_an_order_is_billed(lines, far):
    assert billing([(Decimal(wanted), Decimal(billed)) for wanted, billed in lines]) is far


def test_a_paper_is_due_by_the_terms_unless_a_day_is_given():
    assert term(TODAY, None, TODAY, USUAL) == TODAY + timedelta(days=30)
    assert term(TODAY, TODAY, TODAY, USUAL) == TODAY
    with pytest.raises(InvalidInput) as refused:
        term(TODAY, TODAY - timedelta(days=1), TODAY, USUAL)
    assert refused.value.problems[0].fault is InputFault.CONTRADICTION


def test_nothing_is_paid_tomorrow():
    require_past(TODAY, TODAY)
    with pytest.raises(InvalidInput) as refused:
        require_past(TODAY + timedelta(days=1), TODAY)
    assert refused.value.problems[0].fault is InputFault.IMPLAUSIBLE_DATE
