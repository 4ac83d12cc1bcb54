from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.standards import gs1
from lotbook.standards.check_digit import check_digit
from lotbook.standards.gs1 import ScanFault
from lotbook.standards.gs1.dates import NoSuchDay, read_date
from lotbook.standards.gs1.table import identifiers
from lotbook.standards.gs1.values import read_value
from tests.vectors import make_identifiers
from tests.vectors.load import HERE, rows, whole
from tools import gs1_table

parsing = sys.modules["lotbook.standards.gs1.parse"]  # its name is that of its function
TODAY = date.fromisoformat(whole("gs1.json")["today"])
CSET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"

texts = st.text(CSET82, min_size=1, max_size=20)
days = st.dates(date(1977, 1, 1), date(2076, 12, 31))
gtins = st.text("0123456789", min_size=13, max_size=13).map(lambda body: body + check_digit(body))


ALL = {ai: row for ai, row in whole("gs1_identifiers.json").items() if ai != "today"}


def right_values():
    assert ALL.keys() == identifiers().keys()
    return [(ai, *right) for ai, row in ALL.items() for right in row["right"]]


def why(row):
    return row["why"]


def pairs(row):
    return [(element["ai"], element["value"]) for element in row["elements"]]


@pytest.mark.parametrize("row", rows("gs1.json", "parse"), ids=why)
def test_a_code_gives_its_elements_problems_and_readings(row):
    message = gs1.parse(row["raw"], today=TODAY)
    assert [vars_of(element) for element in message.elements] == row["elements"]
    assert [
        {"fault": p.fault, "position": p.position, "warning": p.warning} for p in message.problems
    ] == row["problems"]
    assert [
        {"likely": r.likely, "elements": [{"ai": e.ai, "value": e.value} for e in r.elements]}
        for r in message.readings
    ] == row["readings"]


@pytest.mark.parametrize("row", rows("gs1.json", "bare"), ids=why)
def test_a_bare_gtin_says_what_01_does(row):
    message = gs1.parse(row["symbology"] + row["data"], today=TODAY)
    assert message.gtin == row["gtin"]
    assert (message.elements[0].ai, message.elements[0].position) == ("01", 3)
    assert bool(message.errors) == (row["gtin"] is None)


@pytest.mark.parametrize(
    ("raw", "fault", "message"),
    [
        ("]C1" + "010952012345678810A\x1d" * 26, ScanFault.LENGTH, "more than 50 elements"),
        ("(10)A" * 51, ScanFault.LENGTH, "more than 50 elements"),
        ("]Q3https://example.com/01/09520123456788", ScanFault.UNKNOWN_AI, "plain QR Code"),
        ("]d2https://example.com/01/09520123456788", ScanFault.UNKNOWN_AI, "plain QR Code"),
        ("(01)9520123456788(10)A", ScanFault.ELEMENT_LENGTH, "zeros in front, 09520123456788"),
        ("(01)9520123456780(10)A", ScanFault.ELEMENT_LENGTH, "not 13; scan again"),
    ],
)
def test_a_fault_says_what_to_do(raw, fault, message):
    problem = gs1.parse(raw, today=TODAY).errors[0]
    assert (problem.fault, message in problem.message) == (fault, True)


def vars_of(element):
    return {
        "ai": element.ai,
        "value": element.value,
        "display": element.display,
        "position": element.position,
    }


@pytest.mark.parametrize(
    "row", rows("gs1.json", "dates"), ids=lambda row: f"{row['value']} in {row['today']}"
)
def test_six_digits_are_the_nearest_day(row):
    assert read_date(row["value"], date.fromisoformat(row["today"])) == date.fromisoformat(row["day"])


@pytest.mark.parametrize("row", rows("gs1.json", "no_dates"), ids=why)
def test_six_digits_that_are_no_day(row):
    with pytest.raises(NoSuchDay):
        read_date(row["value"], date.fromisoformat(row["today"]))


@pytest.mark.parametrize("row", rows("gs1.json", "build"), ids=why)
def test_elements_are_written(row):
    assert gs1.element_string(pairs(row)) == row["raw"]
    assert gs1.bracketed(pairs(row)) == row["text"]


@pytest.mark.parametrize("row", rows("gs1.json", "refused"), ids=why)
def test_bad_elements_are_never_written(row):
    with pytest.raises(gs1.BuildError) as refused:
        gs1.element_string(pairs(row))
    assert [problem.fault for problem in refused.value.problems] == row["faults"]
    with pytest.raises(gs1.BuildError):
        gs1.bracketed(pairs(row))


def test_a_symbol_that_stands_alone_has_what_its_elements_need():
    assert gs1.element_string([("10", "A")]) == "10A"
    with pytest.raises(gs1.BuildError, match="needs \\(01\\) or"):
        gs1.element_string([("10", "A")], whole=True)
    assert gs1.element_string([("01", "09520123456788"), ("10", "A")], whole=True)


@pytest.mark.parametrize("row", rows("gs1.json", "carriers"), ids=lambda row: row["symbology"] or "none")
def test_the_symbology_identifier_tells_what_a_code_carries(row):
    assert gs1.carrier_of(row["symbology"]) == row["carrier"]


@given(gtin=gtins, lot=texts, serial=st.none() | texts, expiry=st.none() | days, best_before=st.none() | days)
def test_what_is_written_is_read_back_as_written(gtin, lot, serial, expiry, best_before):
    written = gs1.lot_elements(gtin, lot=lot, serial=serial, expiry=expiry, best_before=best_before)
    message = gs1.parse("]d2" + gs1.element_string(written), today=TODAY)
    assert [(e.ai, e.value) for e in message.elements] == written
    assert (message.gtin, message.lot, message.serial) == (gtin, lot, serial)
    assert (message.expiry, message.best_before) == (expiry, best_before)
    assert {problem.fault for problem in message.problems} <= {gs1.ScanFault.AMBIGUOUS}


@given(gtin=gtins, lot=texts, expiry=days)
def test_without_the_separator_the_true_reading_is_among_those_offered(gtin, lot, expiry):
    """The fault of real labels: nothing between a lot and the expiry behind it."""
    meant = [("01", gtin), ("10", lot), ("17", gs1.date_value(expiry))]
    message = gs1.parse("]C1" + "".join(ai + value for ai, value in meant), today=TODAY)
    assert any([(e.ai, e.value) for e in reading.elements] == meant for reading in message.readings)
    assert gs1.ScanFault.AMBIGUOUS in {problem.fault for problem in message.errors}


@given(st.text(max_size=80))
def test_no_text_breaks_the_parser_and_positions_are_inside(raw):
    message = gs1.parse(raw, today=TODAY)
    for found in (*message.elements, *message.problems):
        assert found.position is None or 0 <= found.position <= len(raw)
    for element in message.elements:
        assert element.value in raw


@given(
    st.lists(st.sampled_from(["01", "10", "17", "21", "30", "37", "261231", "A", "\x1d", "9520123456788"]))
)
def test_pieces_of_elements_in_any_order_are_read_quickly_and_readings_are_faultless(pieces):
    message = gs1.parse("]C1" + "".join(pieces), today=TODAY)
    assert len(message.readings) <= 10
    for reading in message.readings:
        assert all(element.meaning is not None for element in reading.elements)


def test_every_identifier_takes_its_values():
    for ai, value, display in right_values():
        message = gs1.parse(f"]C1{ai}{value}", today=TODAY)
        assert [(e.ai, e.value, e.display) for e in message.elements] == [(ai, value, display)]
        assert {problem.fault for problem in message.problems} <= {ScanFault.ASSOCIATION, ScanFault.AMBIGUOUS}


def test_every_identifier_refuses_other_values():
    for ai, row in ALL.items():
        for value, fault, position in row["wrong"]:
            element, [problem] = read_value(identifiers()[ai], value, 0, len(ai), TODAY)
            assert (problem.fault, problem.position, element.meaning) == (fault, position, None), (ai, value)


def test_every_identifier_is_read_back_as_it_was_written():
    """Behind a value that ends with a separator or without one, as its identifier needs it."""
    for ai, value, _ in right_values():
        if "day-or-month" in {check.name for check in identifiers()[ai].checks} and "00" in value[4:6]:
            continue  # day 00 is read and never written
        written = [(ai, value), ("98", "A"), ("99", "B")] if ai not in ("98", "99") else [(ai, value)]
        message = gs1.parse("]C1" + gs1.element_string(written), today=TODAY)
        assert [(element.ai, element.value) for element in message.elements] == written


def test_the_table_is_the_one_that_its_generator_makes():
    assert gs1_table.TABLE.read_text(encoding="utf-8") == gs1_table.table()
    assert gs1_table.LICENCE.read_text(encoding="utf-8") == gs1_table.licence()


def test_the_vectors_of_all_identifiers_are_those_that_are_made():
    assert (HERE / "gs1_identifiers.json").read_text(encoding="utf-8") == make_identifiers.text()


@pytest.mark.parametrize(
    "raw",
    [
        "10" + "17260101" * 370,
        "10" + "21" * 1499,
        "90" + "1017260101" * 299,
        "99" + "990010" * 15 + "99" * 1400,
        "91" + "92939495969798991021" * 5,
        "8200" + "10A21B17261231" * 5,
        "\x1d" * 3000,
        "(10)" * 750,
    ],
)
def test_a_hostile_code_is_given_up_soon(raw, monkeypatch):
    tried = []
    monkeypatch.setattr(parsing, "read_value", lambda *given: tried.append(given) or read_value(*given))
    message = gs1.parse("]C1" + raw, today=TODAY)
    assert len(tried) <= parsing.MOST_TRIES + parsing.MOST_ELEMENTS + 1
    assert message.errors


def test_the_table_has_no_identifier_that_begins_another():
    known = sorted(identifiers())
    assert len(known) == 541
    assert not any(one != other and other.startswith(one) for one in known for other in known)
