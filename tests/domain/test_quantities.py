from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.quantities import (
    LIMIT,
    Unit,
    UnitKind,
    convert,
    format_quantity,
    from_millionths,
    parse_quantity,
    require_on_step,
    to_millionths,
)
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput
from tests.vectors.load import rows

millionths = st.integers(1, 10**18 - 1)


@pytest.mark.parametrize("row", rows("quantities.json", "valid"), ids=lambda row: row["text"])
def test_a_decimal_string_is_read_exactly(row):
    quantity = parse_quantity(row["text"])
    assert to_millionths(quantity) == int(row["millionths"])
    assert format_quantity(quantity) == row["canonical"]


@pytest.mark.parametrize("row", rows("quantities.json", "invalid"), ids=lambda row: ascii(row["text"]))
def test_anything_else_is_refused_and_never_rounded(row):
    with pytest.raises(InvalidInput) as refused:
        parse_quantity(row["text"], ("lines", "3", "quantity"))
    problem = refused.value.problems[0]
    assert problem.fault == row["fault"]
    assert problem.field == ("lines", "3", "quantity")


@pytest.mark.parametrize("value", [0.1, 1, True, None, ["1"], Decimal("1")])
def test_only_strings_are_quantities(value):
    with pytest.raises(InvalidInput) as refused:
        parse_quantity(value)
    assert refused.value.problems[0].fault is InputFault.MALFORMED


def test_zero_is_a_quantity_only_where_it_is_permitted():
    assert parse_quantity("0.00", zero=True) == 0


def test_a_comma_shows_both_readings():
    with pytest.raises(InvalidInput, match=r"1\.500 or 1500"):
        parse_quantity("1,500")


def test_a_megabyte_is_refused_before_it_is_read():
    with pytest.raises(InvalidInput) as refused:
        parse_quantity("1" * 1_000_000)
    problem = refused.value.problems[0]
    assert problem.fault is InputFault.OVER_LIMIT
    assert problem.given is not None and len(problem.given) <= 80


def test_half_a_piece_is_refused_with_the_step():
    with pytest.raises(InvalidInput) as refused:
        require_on_step(Decimal("0.5"), Decimal(1))
    assert refused.value.problems[0].fault is InputFault.TOO_PRECISE
    assert refused.value.problems[0].limit == "1"
    require_on_step(Decimal("1.250"), Decimal("0.001"))


def unit(row):
    return Unit(row["symbol"], row["category"], UnitKind(row["kind"]), row["numerator"], row["denominator"])


@pytest.mark.parametrize("row", rows("quantities.json", "conversions"), ids=lambda row: row["why"])
def test_units_convert_exactly_or_are_refused(row):
    given_, source, target = Decimal(row["quantity"]), unit(row["source"]), unit(row["target"])
    if "fault" in row:
        with pytest.raises(InvalidInput) as refused:
            convert(given_, source, target, Decimal(row["step"]))
        assert refused.value.problems[0].fault == row["fault"]
    else:
        converted = convert(given_, source, target, Decimal(row["step"]))
        assert format_quantity(converted) == row["quantity_in_target"]


@given(millionths)
def test_millionths_come_back_as_they_went(count):
    quantity = from_millionths(count)
    assert to_millionths(quantity) == count
    assert parse_quantity(format_quantity(quantity)) == quantity


@given(st.text(max_size=45))
def test_whatever_is_accepted_is_within_the_limits(text):
    try:
        quantity = parse_quantity(text)
    except InvalidInput as refused:
        assert refused.problems[0].given is None or len(refused.problems[0].given) <= 80
    else:
        assert 0 < quantity < LIMIT
        assert from_millionths(to_millionths(quantity)) == quantity


@given(
    st.integers(1, 10**9),
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.sampled_from(["1", "0.001", "0.25"]),
)
def test_a_measured_amount_is_never_off_by_more_than_half_a_step(count, numerator, denominator, step):
    kilogram = Unit("kg", "weight", UnitKind.MEASURED, 1)
    other = Unit("x", "weight", UnitKind.MEASURED, numerator, denominator)
    exact = Fraction(count, 1000) * numerator / denominator
    try:
        converted = convert(from_millionths(count * 1000), other, kilogram, Decimal(step))
    except InvalidInput as refused:
        fault = refused.problems[0].fault
        assert fault is (InputFault.NOT_POSITIVE if exact < 1 else InputFault.OVER_LIMIT)
    else:
        assert abs(Fraction(converted) - exact) <= Fraction(Decimal(step)) / 2
        assert Fraction(converted) % Fraction(Decimal(step)) == 0


@given(st.integers(1, 10**6), st.integers(1, 1000))
def test_counted_units_go_there_and_back_without_loss(count, size):
    piece, box = Unit("pc", "count", UnitKind.COUNTED, 1), Unit("box", "count", UnitKind.COUNTED, size)
    pieces = convert(Decimal(count), box, piece, Decimal(1))
    assert pieces == count * size
    assert convert(pieces, piece, box, Decimal(1)) == count
