from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.standards import gtin
from lotbook.standards.check_digit import check_digit
from lotbook.standards.gtin import GtinError, GtinFault
from tests.vectors.load import rows

bodies = st.sampled_from(gtin.LENGTHS).flatmap(
    lambda length: st.text("0123456789", min_size=length - 1, max_size=length - 1)
)


@pytest.mark.parametrize("row", rows("gtin.json", "valid"), ids=lambda row: row["why"])
def test_each_way_of_writing_it_gives_the_same_fourteen_digits(row):
    assert gtin.parse(row["text"]) == row["gtin"]
    assert gtin.shortest(row["gtin"]) == row["shortest"]


@pytest.mark.parametrize("row", rows("gtin.json", "invalid"), ids=lambda row: row["why"])
def test_a_text_that_is_no_gtin_says_why_and_where(row):
    with pytest.raises(GtinError) as refused:
        gtin.parse(row["text"])
    assert (refused.value.fault, refused.value.position) == (row["fault"], row["position"])
    assert not gtin.is_gtin(row["text"])


@pytest.mark.parametrize("row", rows("gtin.json", "misread"), ids=lambda row: row["why"])
def test_a_text_that_is_a_gtin_but_for_one_slip_tells_which(row):
    assert gtin.misread(row["text"], row["gtins"]) == row["gtin"]


@given(bodies)
def test_exactly_one_digit_completes_a_body(body):
    fitting = [digit for digit in "0123456789" if gtin.is_gtin(body + digit)]
    assert fitting == [check_digit(body)]


@given(bodies, st.data())
def test_one_misread_digit_is_always_noticed(body, data):
    good = body + check_digit(body)
    place = data.draw(st.integers(0, len(good) - 1))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != good[place]]))
    with pytest.raises(GtinError) as refused:
        gtin.parse(good[:place] + wrong + good[place + 1 :])
    assert refused.value.fault is GtinFault.CHECK_DIGIT
