"""How lists are understood: what they tell is believed, what they leave open is asked, and no row is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.domain.list_cells import Cell, Fault, ListRow, Truth, shown_cell
from lotbook.domain.list_reading import Reading, Wishes, understand
from lotbook.domain.list_rows import Change, Taking, read_rows
from lotbook.domain.list_values import read_day, read_quantity
from lotbook.domain.list_words import DateFormat, ListQuestion, NumberColumn
from lotbook.domain.number_plan import Facts, LineRules, judge
from lotbook.domain.number_refusals import NumberVerdict
from lotbook.domain.refusals import Ref
from lotbook.domain.uniqueness import Policy
from lotbook.domain.words import NumberRule, Tracking

TODAY = date(2026, 11, 26)
N, Q, E, B, P, M, T, X = (
    *(NumberColumn.NUMBER, NumberColumn.QUANTITY, NumberColumn.EXPIRY_DATE, NumberColumn.BEST_BEFORE),
    *(NumberColumn.PRODUCTION, NumberColumn.MAKER_NUMBER, NumberColumn.BATCH, NumberColumn.IGNORE),
)
WRITTEN = {
    DateFormat.YEAR_FIRST: ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"),
    DateFormat.DAY_FIRST: ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"),
    DateFormat.MONTH_FIRST: ("%m/%d/%Y", "%m-%d-%Y"),
}


def rows(*lines: str) -> list[ListRow]:
    return [ListRow(place, tuple(line.split(";"))) for place, line in enumerate(lines, 1)]


def reading(*lines: str, tracking: Tracking = Tracking.LOT, **wishes: Any) -> Reading:
    return understand(rows(*lines), tracking, Wishes(**wishes), {})


@pytest.mark.parametrize(
    ("headings", "tracking", "columns"),
    [
        ("Serial No.;Qty", Tracking.SERIAL, (N, Q)),
        ("S/N;LOT", Tracking.SERIAL, (X, N)),
        ("Seriennummer;Charge;MHD", Tracking.SERIAL, (N, T, B)),
        ("Seriennummer;Charge;MHD", Tracking.LOT, (X, N, B)),
        ("Artikel;Chargennr.;Menge;Verfalldatum", Tracking.LOT, (X, X, Q, E)),
        ("Chargen-Nr.;Menge;Verfallsdatum;Herstelldatum", Tracking.LOT, (N, Q, E, P)),
        ("Numéro de lot;Quantité;DLC;DDM", Tracking.LOT, (N, Q, E, B)),
        ("Número de serie;Lote", Tracking.SERIAL, (N, T)),
        ("Number;Supplier lot", Tracking.LOT, (N, M)),
        ("IMEI", Tracking.SERIAL, (N,)),
        ("Lot;Lot;Qty", Tracking.LOT, (X, X, Q)),
        ("Use-by date;Batch number", Tracking.LOT, (E, N)),
    ],
)
def test_headings_name_the_columns(
    headings: str, tracking: Tracking, columns: tuple[NumberColumn, ...]
) -> None:
    found = reading(headings, ";".join("A1" for _ in columns), tracking=tracking)
    assert (found.header, found.columns) == (True, columns)


def test_without_headings_the_number_comes_first_and_the_cells_tell_the_rest() -> None:
    assert reading("A1;5;2027-01-31;x", "A2;6;2027-01-31;").columns == (N, Q, E, X)
    assert reading("A1;5", "A2;6", tracking=Tracking.SERIAL).columns == (N, X)
    assert reading("abc", "a12", "a13").header and not reading("a11", "a12").header


@pytest.mark.parametrize(
    ("days", "format"),
    [
        (("03/04/2027", "31/12/2027"), DateFormat.DAY_FIRST),
        (("03/04/2027", "12/31/2027"), DateFormat.MONTH_FIRST),
        (("03.04.2027",), DateFormat.DAY_FIRST),
        (("2027-04-03", "20270403"), DateFormat.YEAR_FIRST),
        (("2027-04-03 00:00:00",), DateFormat.YEAR_FIRST),
        (("03/04/2027",), None),
        (("31/12/2027", "12/31/2027"), None),
        (("soon",), None),
    ],
)
def test_days_tell_their_format_or_it_is_asked(days: tuple[str, ...], format: DateFormat | None) -> None:
    found = reading("Lot;Exp", *(f"A;{day}" for day in days))
    assert found.date_format is format
    assert (ListQuestion.DATE_FORMAT in found.questions) is (format is None and "soon" not in days)


@pytest.mark.parametrize(
    ("amounts", "comma"),
    [
        (("1,5",), True),
        (("1.5",), False),
        (("1.250,5",), True),
        (("1,250.5",), False),
        (("0,125",), True),
        (("1,500", "1,5"), True),
        (("12", "7"), None),
        (("1,500",), "asked"),
        (("1.500",), "asked"),
        (("1'234.50",), False),
        (("1 234,50", "1\u202f234,500"), True),
        (("1\u00a0234.500",), False),
        (("1'234", "12"), None),
    ],
)
def test_amounts_tell_their_decimal_mark_or_it_is_asked(amounts: tuple[str, ...], comma: Any) -> None:
    found = reading("Lot;Qty", *(f"A;{amount}" for amount in amounts))
    assert (ListQuestion.DECIMAL_MARK in found.questions) is (comma == "asked")
    assert found.decimal_comma is (None if comma == "asked" else comma)


@pytest.mark.parametrize(
    "text", ["12 34", "1 23", "0 125", "1'234 567", "1 2345", "1'", "1,5 kg", "1 234,5,6"]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_quantity(text, True) is None


days = st.dates(date(2000, 1, 1), date(2076, 12, 31))


@settings(deadline=None)
@given(st.sampled_from(DateFormat), st.lists(days, min_size=1, max_size=5), st.data())
def test_no_day_is_taken_for_another(format: DateFormat, written: list[date], data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(WRITTEN[format]))
    found = reading("Lot;Exp", *(f"A;{day.strftime(pattern)}" for day in written))
    if found.date_format is None:
        assert ListQuestion.DATE_FORMAT in found.questions
        return
    assert [read_day(day.strftime(pattern), found.date_format) for day in written] == written


@settings(deadline=None)
@given(
    st.lists(st.decimals("0.001", "9999999", places=3), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["", "point", "'", "\u2019", " ", "\u00a0", "\u2009", "\u202f"]),
)
def test_no_amount_is_taken_for_another(amounts: list[Decimal], comma: bool, grouped: str) -> None:
    point, thousands = (",", ".") if comma else (".", ",")
    marks = {".": point, ",": thousands if grouped == "point" else grouped}
    texts = [f"{amount:,f}".translate(str.maketrans(marks)) for amount in amounts]
    found = reading("Lot;Qty", *(f"A;{text}" for text in texts))
    if found.decimal_comma is None:
        assert ListQuestion.DECIMAL_MARK in found.questions
        return
    assert [Decimal(read_quantity(text, found.decimal_comma) or 0) for text in texts] == amounts


cells: st.SearchStrategy[Cell] = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["SN-1", "1E+05", "007", "12", "1,5", "31.12.2027", "=1+1", "'x", "12.0"]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(),
    days,
    st.just(Fault("#REF!")),
)
lists = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=6)


@settings(deadline=None)
@given(
    lists,
    st.lists(st.sampled_from(NumberColumn), min_size=4, max_size=4),
    st.sampled_from([Tracking.SERIAL, Tracking.LOT]),
    st.booleans(),
    st.sampled_from([None, *DateFormat]),
)
def test_every_row_is_answered_whatever_it_holds(
    table: list[list[Cell]],
    columns: list[NumberColumn],
    tracking: Tracking,
    header: bool,
    format: DateFormat | None,
) -> None:
    listed = [ListRow(place, tuple(row)) for place, row in enumerate(table, 1)]
    wishes = Wishes(header=header, columns=tuple(columns), date_format=format)
    read_as = understand(listed, tracking, wishes, {})
    taking = Taking(tracking=tracking, step=Decimal("0.001"), today=TODAY, exact=True)
    read = read_rows(listed, read_as, {2: Change(meant=True), 3: Change(left_out=True)}, taking)
    body = listed[1:] if header else listed
    assert [one.position for one in read.asked] == [row.position for row in body]
    rules = LineRules(
        tracking=tracking,
        rule=NumberRule.CREATE_NEW,
        policy=Policy(),
        incoming=True,
        transfer=Ref("Transfer", 1),
    )
    plan = judge(read.asked, Facts(), rules, read.faults)
    assert sum(plan.counts().values()) == len(body)
    assert all(one.number and one.quantity > 0 for one in plan.usable)
    assert all(plan.row(place).message for place in read.faults)


@pytest.mark.parametrize(
    ("numbers", "doubted"),
    [
        (["1E+05", "1.23457E+11", "1,2E+7"], [0, 1, 2]),
        (["12E3", "E+5", "1E5"], []),
        (["123.0", "123,00", "1.5"], [0, 1]),
        (["0012", "123", "4567", "12345"], [1]),
        (["1", "2", "10"], []),
        (["123456789012345000"], [0]),
        (["123456789012345678", "123456789012345000"], []),
        ([123.0, 12.5, 1.2345678901234567e18], [1, 2]),
        (["=1+1", "-1", "+1", "@x"], [0]),
        (["3-Jan", "03. Jan", "1. Mrz", "Mrz 01", "Mar-24", "3-ene", "set-01"], [0, 1, 2, 3, 4, 5, 6]),
        (["01.03.2026", "1/3/2026", "2026-03-01", "2026-03-01 00:00:00"], [0, 1, 2, 3]),
        (["SET-1", "MAR-24", "3-1", "20260301", "260301", "L-3-Jan", "3-Janus", "1.3"], []),
        (["TRUE", "WAHR", "FALSE", "#WERT!", "#NAME?", "#N/A", "####", "Err:502"], [0, 1, 2, 3, 4, 5, 6, 7]),
        (["True", "TRUE-1", "#1", "N/A", "A#!"], []),
        (["SN-1 x 3", "SN-1 .. SN-3", "LT-1 x 2,5", "BOX x3", "A..B", "A x B"], [0, 1, 2]),
    ],
)
def test_what_a_spreadsheet_may_have_damaged_is_doubted(numbers: list[Cell], doubted: list[int]) -> None:
    listed = [ListRow(place, (cell,)) for place, cell in enumerate(numbers, 1)]
    read_as = Reading(header=False, columns=(N,), headings=())
    taking = Taking(tracking=Tracking.SERIAL, step=Decimal(1), today=TODAY)
    faults = read_rows(listed, read_as, {}, taking).faults
    assert sorted(faults) == doubted
    assert {row.verdict for row in faults.values()} <= {NumberVerdict.SUSPECT}


@pytest.mark.parametrize("cell", [date(2026, 3, 1), Truth(True), Fault("#REF!")])
def test_a_cell_that_a_spreadsheet_stores_otherwise_tells_no_number_also_when_suspects_are_meant(
    cell: Cell,
) -> None:
    listed = [ListRow(1, (cell, "M-1")), ListRow(2, ("SN-1", cell))]
    read_as = Reading(header=False, columns=(N, NumberColumn.MAKER_NUMBER), headings=())
    taking = Taking(tracking=Tracking.SERIAL, step=Decimal(1), today=TODAY, suspects_meant=True)
    faults = read_rows(listed, read_as, {}, taking).faults
    assert {place: row.verdict for place, row in faults.items()} == dict.fromkeys(
        (0, 1), NumberVerdict.ROW_UNCLEAR
    )
    assert [faults[place].message.partition(" holds")[0] for place in (0, 1)] == ["Column 1", "Column 2"]
    mended = read_rows(listed, read_as, {1: Change(number="3-1")}, taking)
    assert (mended.asked[0].number, sorted(mended.faults)) == ("3-1", [1])


def test_stored_numbers_are_shown_with_the_digits_that_a_spreadsheet_keeps() -> None:
    assert [shown_cell(cell) for cell in (12.0, 12.5, 0.30000000000000004, 7, 1e15)] == [
        *("12", "12.5", "0.3", "7", "1000000000000000"),
    ]
