from __future__ import annotations

from datetime import date

import pytest
from hypothesis import strategies as st

from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.sequences import document_number, parse_pattern

DAY = date(2026, 3, 7)

patterns = st.lists(
    st.sampled_from(["{YYYY}", "{YY}", "{MM}", "{DD}", "{WW}", "{JJJ}", "LT", "-", "/A", "7", "Ü"]),
    max_size=6,
).flatmap(
    lambda parts: st.tuples(st.integers(0, len(parts)), st.integers(1, 9)).map(
        lambda at: "".join(parts[: at[0]]) + "{" + "0" * at[1] + "}" + "".join(parts[at[0] :])
    )
)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("LT{YY}{MM}-{0000}", "LT2603-0042"),
        ("{YYYY}/{MM}/{DD}-{0}", "2026/03/07-42"),
        ("{YY}W{WW}-{000}", "26W10-042"),
        ("{YY}{JJJ}{00}X", "2606642X"),
        ("{000000}", "000042"),
    ],
)
def test_a_pattern_makes_numbers(pattern, number):
    assert parse_pattern(pattern).render(42, DAY) == number


def test_beside_a_week_stands_the_year_of_the_week():
    new_year = date(2027, 1, 1)
    assert parse_pattern("{YYYY}-W{WW}-{00}").render(1, new_year) == "2026-W53-01"
    assert parse_pattern("{YYYY}-{00}").render(1, new_year) == "2027-01"


@pytest.mark.parametrize(
    ("pattern", "position"),
    [
        ("LT-{YEAR}-{000}", 3),
        ("LT-{0a}", 3),
        ("LT-{}", 3),
        ("LT-{000", 3),
        ("LT}-{000}", 2),
        ("{{000}}", 0),
        ("LT-", None),
        ("{00}{00}", None),
        ("", None),
        (" {00}", None),
        ("A\u200b{00}", 1),
        ("e\u0301{00}", None),
    ],
)
def test_what_is_no_pattern_is_refused_with_its_place(pattern, position):
    with pytest.raises(InvalidInput) as refused:
        parse_pattern(pattern)
    assert refused.value.problems[0].position == position


def test_a_pattern_leaves_room_for_a_counter_that_outgrows_its_zeros():
    parse_pattern("x" * 46 + "{0}")
    with pytest.raises(InvalidInput) as refused:
        parse_pattern("x" * 47 + "{0}")
    assert refused.value.problems[0].fault is InputFault.OVER_LIMIT


def test_a_range_is_taken_at_once():
    run = parse_pattern("LT{YY}-{000}/A").take(998, 4, DAY)
    assert list(run) == ["LT26-998/A", "LT26-999/A", "LT26-1000/A", "LT26-1001/A"]


def test_documents_count_on_beyond_their_five_digits():
    assert document_number("WH1/IN/", 42) == "WH1/IN/00042"
    assert document_number("WH1/IN/", 123_456) == "WH1/IN/123456"
