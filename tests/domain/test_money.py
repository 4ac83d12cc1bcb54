"""Amounts: whole minor units, rounded once per line, half up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.money import Amount, decimals_of, from_minor, net_of, totals_of
from lotbook.domain.ordering import expected_after
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput

quantities = st.decimals(0, 10**5, places=6)
rates = st.decimals(0, 100, places=4)


@pytest.mark.parametrize(
    ("quantity", "price", "currency", "net"),
    [
        ("1", "0.005", "EUR", 1),
        ("1", "0.004999", "EUR", 0),
        ("3", "33.5", "JPY", 101),
        ("2", "0.0005", "KWD", 1),
    ],
)
def test_half_a_minor_unit_counts_as_one(quantity, price, currency, net):
    assert net_of(Decimal(quantity), Decimal(price), currency) == net


def test_more_than_any_order_is_refused():
    with pytest.raises(InvalidInput) as refused:
        net_of(Decimal(10**11), Decimal(10**11), "EUR", ("lines", "0", "price"))
    [problem] = refused.value.problems
    assert (problem.field, problem.fault) == (("lines", "0", "price"), InputFault.OVER_LIMIT)


@given(quantities, quantities, st.sampled_from(["EUR", "JPY", "KWD"]))
def test_a_line_is_off_by_half_a_minor_unit_at_most(quantity, price, currency):
    exact = Fraction(quantity) * Fraction(price) * 10 ** decimals_of(currency)
    off = net_of(quantity, price, currency) - exact
    assert -Fraction(1, 2) < off <= Fraction(1, 2)


@given(st.lists(st.builds(Amount, st.integers(0, 10**14), rates), max_size=20))
def test_totals_do_not_depend_on_the_order_of_lines(lines):
    totals = totals_of(lines)
    assert totals == totals_of(lines[::-1])
    assert totals.net == sum(line.net for line in lines)
    assert totals.tax == sum(totals_of([line]).tax for line in lines)


@given(st.integers(0, 10**15), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_an_amount_is_shown_with_the_decimals_of_its_currency(amount, currency):
    shown = from_minor(amount, currency)
    assert shown * 10 ** decimals_of(currency) == amount
    assert -shown.as_tuple().exponent == decimals_of(currency)


@given(quantities, quantities, quantities, quantities)
def test_an_open_receipt_never_expects_more_than_is_to_come(before, after, open_still, received):
    expected = expected_after(after - before, open_still=open_still, ordered=after, moved=received)
    assert 0 <= expected <= max(Decimal(0), after - received)
    if received + open_still == before:
        assert expected == max(Decimal(0), after - received)
