"""SSCC, GTIN and GLN of one's own prefix: made, checked, and never more than there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.standards import gtin
from lotbook.standards.check_digit import agrees
from lotbook.standards.keys import (
    LENGTHS,
    KeyFault,
    KeyKind,
    bears_prefix,
    capacity,
    make_key,
    prefix_fault,
    read_key,
)

kinds = st.sampled_from(KeyKind)
prefixes = st.integers(6, 12).flatmap(
    lambda length: st.text("0123456789", min_size=length - 2, max_size=length - 2).map(
        lambda rest: "95" + rest
    )
)


@given(kinds, prefixes, st.data())
def test_a_key_has_its_length_prefix_and_check_digit_and_is_read_back(kind, prefix, data):
    number = data.draw(st.integers(0, capacity(kind, prefix) - 1))
    key = make_key(kind, prefix, number)
    assert (len(key), agrees(key), read_key(kind, key)) == (LENGTHS[kind], True, key)
    assert bears_prefix(kind, key, prefix)
    assert kind is not KeyKind.GTIN or gtin.is_gtin(key)


@given(kinds, prefixes, st.data())
def test_two_numbers_of_a_prefix_are_two_keys(kind, prefix, data):
    numbers = st.integers(0, capacity(kind, prefix) - 1)
    one, other = data.draw(numbers), data.draw(numbers)
    assert (make_key(kind, prefix, one) == make_key(kind, prefix, other)) == (one == other)


@pytest.mark.parametrize("kind", KeyKind)
def test_a_prefix_gives_as_many_keys_as_it_has_and_no_more(kind):
    longest = "952012345678"
    last = capacity(kind, longest) - 1
    assert make_key(kind, longest, last)
    with pytest.raises(KeyFault, match="used up"):
        make_key(kind, longest, last + 1)


def test_the_digit_in_front_of_an_sscc_counts_too():
    assert make_key(KeyKind.SSCC, "9520123", 1_000_000_000)[:8] == "19520123"


@pytest.mark.parametrize("prefix", ["", "12345", "1234567890123", "95201x3", "2012345", "021234", "041234"])
def test_what_is_no_company_prefix(prefix):
    assert prefix_fault(prefix) is not None


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        (KeyKind.SSCC, "395201234567891237", "check digit is 7, it would have to be 6"),
        (KeyKind.SSCC, "39520123456789123", "18 digits, not 17"),
        (KeyKind.GLN, "95201234567A8", "digits only"),
        (KeyKind.GLN, "", "digits only"),
        (KeyKind.GTIN, "95201234567", "8, 12, 13 or 14 digits"),
    ],
)
def test_what_is_no_key_is_told_in_words(kind, text, what):
    with pytest.raises(KeyFault, match=what):
        read_key(kind, text)
