from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.number_grammar import (
    NextOfSequence,
    OneNumber,
    count_up,
    parse_numbers,
    split_into_lots,
)
from lotbook.domain.number_hints import hint_of
from lotbook.domain.number_runs import NumberRun, by_any_run, counting_order, quantity_ranges, ranges
from lotbook.domain.numbers import gs1_obstacle, number_key, parse_number
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput
from tests.vectors.load import rows

around = st.text("AB-/ x", max_size=6)
runs = st.builds(
    NumberRun,
    prefix=around.map(lambda text: text + "-"),
    first=st.integers(0, 10**6),
    width=st.integers(1, 8),
    suffix=around.map(lambda text: "/" + text),
    count=st.integers(1, 200),
)


@pytest.mark.parametrize("row", rows("numbers.json", "valid"), ids=lambda row: row["why"])
def test_a_number_is_kept_as_it_stands(row):
    assert parse_number(row["text"]) == row["number"]


@pytest.mark.parametrize("row", rows("numbers.json", "invalid"), ids=lambda row: row["why"])
def test_what_cannot_be_printed_is_no_number(row):
    with pytest.raises(InvalidInput) as refused:
        parse_number(row["text"])
    problem = refused.value.problems[0]
    assert (problem.fault, problem.position) == (row["fault"], row["position"])
    assert problem.given is None or problem.given.isprintable()


def test_a_forbidden_character_is_named():
    with pytest.raises(InvalidInput, match=r"U\+202E, character 3"):
        parse_number("SN\u202e1")


@pytest.mark.parametrize("row", rows("numbers.json", "lookalikes"), ids=lambda row: ascii(row["one"]))
def test_numbers_that_people_would_take_for_each_other(row):
    assert (number_key(row["one"]) == number_key(row["other"])) is row["alike"]


@pytest.mark.parametrize("row", rows("numbers.json", "gs1_printable"), ids=lambda row: ascii(row["number"]))
def test_what_gs1_labels_can_hold(row):
    assert (gs1_obstacle(row["number"]) is None) is row["printable"]


@pytest.mark.parametrize("row", rows("numbers.json", "grammar"), ids=lambda row: row["why"])
def test_the_grammar_gives_numbers(row):
    found = [
        {"next": item.count} if isinstance(item, NextOfSequence) else {"numbers": list(item)}
        for item in parse_numbers(row["text"], digits=row["digits"])
    ]
    assert found == row["items"]


@pytest.mark.parametrize("row", rows("numbers.json", "grammar_hints"), ids=lambda row: ascii(row["text"]))
def test_one_number_that_looks_like_several_says_so(row):
    assert parse_numbers(row["text"]) == [OneNumber(row["text"])]
    assert hint_of(row["text"]) == row["hint"]


@pytest.mark.parametrize("row", rows("numbers.json", "grammar_refused"), ids=lambda row: row["why"])
def test_what_the_grammar_cannot_mean_is_refused_by_item(row):
    with pytest.raises(InvalidInput) as refused:
        parse_numbers(row["text"])
    assert [[*p.field[1:], p.fault] for p in refused.value.problems] == row["faults"]


@pytest.mark.parametrize("row", rows("numbers.json", "grammar_of_lots"), ids=lambda row: row["why"])
def test_of_lots_the_grammar_tells_how_much(row):
    def told(item):
        quantity = None if getattr(item, "quantity", None) is None else str(item.quantity)
        if isinstance(item, NextOfSequence):
            return {"next": item.count, "quantity": quantity}
        if isinstance(item, OneNumber):
            return {"lot": item.number, "quantity": quantity}
        return {"numbers": list(item)}

    assert [told(item) for item in parse_numbers(row["text"], lot_step=Decimal("0.5"))] == row["items"]


@pytest.mark.parametrize("row", rows("numbers.json", "grammar_of_lots_refused"), ids=lambda row: row["why"])
def test_of_lots_what_is_no_quantity_is_refused_by_item(row):
    with pytest.raises(InvalidInput) as refused:
        parse_numbers(row["text"], lot_step=Decimal("0.5"))
    assert [[*p.field[1:], p.fault] for p in refused.value.problems] == row["faults"]


@pytest.mark.parametrize("row", rows("numbers.json", "ranges"), ids=lambda row: row["why"])
def test_consecutive_numbers_become_ranges(row):
    found = [{"start": r.start, "end": r.end, "count": r.count} for r in ranges(row["numbers"])]
    assert found == row["ranges"]


def test_every_faulty_item_is_told_not_only_the_first():
    with pytest.raises(InvalidInput) as refused:
        parse_numbers("A1 x 0\nB2\nC\u200b3")
    assert [problem.field[-1] for problem in refused.value.problems] == ["0", "2"]


def test_a_run_that_is_not_there_cannot_count():
    with pytest.raises(InvalidInput) as refused:
        count_up("SN-1", 2, digits=1)
    [problem] = refused.value.problems
    assert problem.fault is InputFault.OVER_LIMIT
    assert problem.message == "SN-1 has 1 run of digits; there is no run 1."
    with pytest.raises(InvalidInput):
        count_up("ABC", 2, digits=0)


def test_numbers_of_unlike_quantity_share_no_range():
    quantities = {"L1": Decimal(5), "L2": Decimal(5), "L3": Decimal(2)}
    assert [(r.start, r.end, r.quantity) for r in quantity_ranges(quantities)] == [
        ("L1", "L2", Decimal(10)),
        ("L3", "L3", Decimal(2)),
    ]


def test_fifty_thousand_serials_are_one_range():
    numbers = list(count_up("SN-000001", 50_000))
    assert [(r.start, r.end, r.count) for r in ranges(reversed(numbers))] == [
        ("SN-000001", "SN-050000", 50_000)
    ]


@pytest.mark.parametrize(
    ("total", "each", "full", "rest"), [("25", "10", 2, "5"), ("20", "10", 2, "0"), ("3", "10", 0, "3")]
)
def test_a_quantity_goes_into_full_lots_and_a_smaller_last_one(total, each, full, rest):
    split = split_into_lots(Decimal(total), Decimal(each))
    assert (split.full, split.rest) == (full, Decimal(rest))
    assert sum(split.quantity_of(index) for index in range(split.count)) == Decimal(total)
    with pytest.raises(IndexError):
        split.quantity_of(split.count)


def test_lots_of_nothing_are_refused():
    with pytest.raises(InvalidInput) as refused:
        split_into_lots(Decimal(5), Decimal(0))
    assert refused.value.problems[0].fault is InputFault.NOT_POSITIVE


@given(st.text(max_size=70))
def test_a_number_once_read_reads_as_itself(text):
    try:
        number = parse_number(text)
    except InvalidInput:
        return
    assert parse_number(number) == number
    assert 1 <= len(number) <= 64
    assert number_key(number_key(number)) == number_key(number)


@given(runs)
def test_a_run_knows_the_place_of_each_of_its_numbers_and_of_no_other(run):
    numbers = list(run)
    assert [run.index_of(number) for number in numbers] == list(range(run.count))
    assert [run.at(index) for index in range(run.count)] == numbers
    assert run.index_of(run.at(0) + "0") is None
    outside = NumberRun(run.prefix, run.first + run.count, run.width, run.suffix, 1).start
    assert outside not in run


@given(runs)
def test_the_grammar_says_first_and_count_or_first_and_last(run):
    first, last = (
        f"{run.prefix}{run.first:0{run.width}d}",
        f"{run.prefix}{run.first + run.count - 1:0{run.width}d}",
    )
    expected = [number.removesuffix(run.suffix).strip(" ") for number in run]
    (by_count,) = parse_numbers(f"{first} x {run.count}")
    (to_last,) = parse_numbers(f"{first} .. {last}")
    assert list(by_count) == list(to_last) == expected


@given(st.lists(st.from_regex(r"[A-C]?[0-9]{1,3}[/]?", fullmatch=True), max_size=40))
def test_ranges_hold_each_number_once(numbers):
    found = ranges(numbers)
    told = [
        number
        for r in found
        for number in ([r.start] if r.count == 1 else parse_numbers(f"{r.start} .. {r.end}")[0])
    ]
    assert sorted(told) == sorted(set(numbers))
    assert sum(r.count for r in found) == len(set(numbers))
    assert [r.start for r in found] == sorted((r.start for r in found), key=counting_order)


few_digits = st.from_regex(r"(A[0-9]?-)?[089]?[0189]{1,3}", fullmatch=True)
runs_on = st.integers(0, 3).flatmap(
    lambda width: st.integers(0, 1_100).map(
        lambda first: [f"S{first + more:0{width}d}" for more in range(15)]
    )
)


@given(st.lists(few_digits, max_size=40), st.lists(runs_on, max_size=3), st.integers(1, 3))
def test_numbers_that_count_at_their_end_become_the_same_ranges_as_by_any_run(some, more, kinds):
    numbers = dict.fromkeys([*some, *(number for run in more for number in run)])
    quantities = {number: Decimal(1 + place % kinds) for place, number in enumerate(numbers)}
    expected = sorted(by_any_run(quantities), key=lambda found: (counting_order(found.start), found.start))
    assert quantity_ranges(quantities) == expected
