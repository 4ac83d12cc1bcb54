"""A vendor's list comes onto a receipt line: pasted, answered row by row, mended, used."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.list_reading import Wishes
from lotbook.domain.list_words import DateFormat, Delimiter, ListQuestion, NumberColumn
from lotbook.domain.number_refusals import NumberAlreadyExists, NumbersInvalid, PreviewStale
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InvalidInput, NotFound, StaleVersion, WrongState
from lotbook.domain.words import BackorderDecision
from lotbook.models import NumberDraft
from lotbook.services import giving_up
from lotbook.services.draft_rows import RowChange
from lotbook.services.using_drafts import reading_of
from tests.dock import Dock
from tests.scenarios.telling import (
    assign,
    dates_of,
    entries,
    lies,
    numbers_on,
    preview,
    received,
    refused,
    validate,
)
from tests.services.lists_read import SERIALS, answers, change, draft, drafted, line_for, why


async def test_a_pasted_list_is_read_answered_and_used(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    of = await draft(dock, line, SERIALS)
    assert reading_of(of).columns == (NumberColumn.NUMBER, NumberColumn.QUANTITY)
    assert (of.delimiter, of.header, of.row_count, of.questions) == (Delimiter.SEMICOLON, True, 3, "[]")
    assert await answers(line, of) == [(2, "NEW"), (3, "NEW"), (4, "NEW")]
    seen = await preview(line, drafted(of))
    await assign(dock, line, drafted(of), stamp=seen.stamp)
    assert await numbers_on(line) == ["SN-1", "SN-2", "SN-3"]
    assert {entry["via"] for entry in await entries(line)} == {"IMPORTED"}
    assert await NumberDraft.all().count() == 0
    await validate(dock, receipt)
    assert await lies(dock.radio, "SN-3") == {"Vendors": Decimal(-1), "WH1/Stock": Decimal(1)}


async def test_lots_come_with_their_quantities_dates_and_makers_numbers(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 30))
    line = await dock.line_of(receipt, dock.flour)
    listed = "Charge;Menge;MHD;Verfall;Herstellercharge\nL-1;12,5;31.03.2027;30.04.2027;M-7\nL-2;1.250,5;;;\n"
    of = await draft(dock, line, listed)
    reading = reading_of(of)
    assert (reading.date_format, reading.decimal_comma) == (DateFormat.DAY_FIRST, True)
    assert await answers(line, of) == [(2, "NEW"), (3, "OVER_EXPECTED")]
    of = await change(dock, of, RowChange(position=3, quantity=Decimal("17.5")))
    await assign(dock, line, drafted(of))
    first, second = await entries(line)
    assert (first["quantity"], first["best_before"], first["expiry"]) == (
        12_500_000,
        "2027-03-31",
        "2027-04-30",
    )
    assert (first["maker_number"], second["quantity"]) == ("M-7", 17_500_000)
    await validate(dock, receipt)
    assert (await dates_of(dock.flour, "L-1"))["expiry"] == "2027-04-30"


async def test_each_row_is_answered_with_what_stands_in_its_way(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-9")
    other = await line_for(dock, dock.radio)
    await assign(dock, other, "SN-2")
    line = await line_for(dock, dock.radio, 3)
    listed = "SN-1\nSN-2\nA-1\nA-1\nB\u200bB\n1E+05\n12345.0\n=1+1\nsn-9\nC-1\nC-2\nC-3\n" + "X" * 70
    of = await draft(dock, line, listed)
    assert [verdict for _, verdict in await answers(line, of)] == [
        *("TAKEN", "TAKEN", "NEW", "DUPLICATE", "MALFORMED", "SUSPECT", "SUSPECT", "SUSPECT", "LOOKS_LIKE"),
        *("NEW", "NEW", "OVER_EXPECTED", "MALFORMED"),
    ]
    assert "WH1/Stock" in await why(line, of, 1)
    assert "WH1/IN/00002" in await why(line, of, 2)
    assert await why(line, of, 4) == "A-1 stands in row 3 already."
    assert "U+200B, character 2" in await why(line, of, 5)
    assert "last digits are lost" in await why(line, of, 6)
    assert "at most 64 characters" in await why(line, of, 13)


async def test_quantities_and_days_that_are_none_are_named_by_their_column(dock: Dock) -> None:
    line = await line_for(dock, dock.flour)
    listed = (
        "Lot,Quantity,Expiry date\nL-1,12 kg,2027-01-31\nL-2,1,31.12.26\nL-3,,2027-01-31\nL-4,0,\nL-5,0.0001,\n"
        "L-6,1,2027-02-30\nL-7,1,1999-01-01\nL-8,1,2027-01-31,more\nL-9,1,\n"
    )
    of = await draft(dock, line, listed)
    assert await answers(line, of) == [*((row, "ROW_UNCLEAR") for row in range(2, 10)), (10, "NEW")]
    assert await why(line, of, 2) == "Column 2 (Quantity): 12 kg is no quantity."
    assert await why(line, of, 3) == "Column 3 (Expiry date): 31.12.26 is no day such as 2026-12-31."
    assert await why(line, of, 4) == "The row does not say how much is in the lot."
    assert "below 3 headings: column 4" in await why(line, of, 9)
    of = await draft(dock, line, "L-3\nL-4\n", per_lot=Decimal(5))
    assert await answers(line, of) == [(1, "NEW"), (2, "NEW")]


async def test_a_serial_is_one_unit_and_its_lot_is_its_batch(dock: Dock) -> None:
    line = await line_for(dock, dock.radio)
    of = await draft(dock, line, "Lot\tSerial number\tQty\nB-1\tSN-1\t1\nB-1\tSN-2\t2\n")
    assert await answers(line, of) == [(2, "NEW"), (3, "ROW_UNCLEAR")]
    of = await change(dock, of, RowChange(position=3, left_out=True))
    await assign(dock, line, drafted(of))
    [entry] = await entries(line)
    assert (entry["number"], entry["batch"]) == ("SN-1", "B-1")


@pytest.mark.parametrize(
    ("listed", "question", "wishes"),
    [
        ("A,B\nX1,Y1\nX2,Y2\n", ListQuestion.COLUMNS, {"columns": (NumberColumn.NUMBER,)}),
        ("Lot,Lot\nX1,Y1\n", ListQuestion.COLUMNS, {"columns": (NumberColumn.IGNORE, NumberColumn.NUMBER)}),
        ("Lot;Qty;Exp\nX1;1;03/04/2027\n", ListQuestion.DATE_FORMAT, {"date_format": DateFormat.MONTH_FIRST}),
        ("Lot;Qty\nX1;1,500\n", ListQuestion.DECIMAL_MARK, {"decimal_comma": True}),
    ],
)
async def test_what_a_list_leaves_open_is_asked(
    dock: Dock, listed: str, question: ListQuestion, wishes: dict[str, Any]
) -> None:
    line = await line_for(dock, dock.flour)
    of = await draft(dock, line, listed, per_lot=Decimal(1))
    assert reading_of(of).questions == (question,)
    with pytest.raises(InvalidInput, match="Say first"):
        await preview(line, drafted(of))
    async with refused(InvalidInput):
        await assign(dock, line, drafted(of))
    of = await draft(dock, line, listed, wishes=Wishes(**wishes), per_lot=Decimal(1))
    assert {verdict for _, verdict in await answers(line, of)} == {"NEW"}


async def test_zeros_that_a_spreadsheet_took_are_asked_about(dock: Dock) -> None:
    line = await line_for(dock, dock.radio)
    of = await draft(dock, line, "00122\n123\n00124\n")
    assert await answers(line, of) == [(1, "NEW"), (2, "SUSPECT"), (3, "NEW")]
    assert "00123" in await why(line, of, 2)
    await assign(dock, line, "00200")
    of = await draft(dock, line, "201\n")
    assert await answers(line, of) == [(1, "NEW")]
    await received(dock, dock.radio, "00300")
    assert await answers(line, of) == [(1, "SUSPECT")]
    meant = await change(dock, of, RowChange(position=1, meant=True))
    assert await answers(line, meant) == [(1, "NEW")]
    assert await answers(line, await change(dock, meant, RowChange(position=1, number="00201"))) == [
        (1, "NEW")
    ]


async def test_all_that_look_damaged_or_alike_can_be_meant_at_once(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    line = await line_for(dock, dock.radio)
    of = await draft(dock, line, "1E+05\nsn-1\nX\n")
    of = await change(dock, of, suspects_meant=True)
    assert [verdict for _, verdict in await answers(line, of)] == ["NEW", "LOOKS_LIKE", "NEW"]
    of = await change(dock, of, look_alikes_meant=True)
    await assign(dock, line, drafted(of))
    assert await numbers_on(line) == ["1E+05", "sn-1", "X"]


async def test_one_bad_row_keeps_all_from_coming_unless_the_good_ones_are_chosen(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-2")
    line = await line_for(dock, dock.radio, 3)
    of = await draft(dock, line, SERIALS)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await assign(dock, line, drafted(of))
    async with refused(InvalidInput):
        await assign(dock, line, drafted(of), only_usable=True)
    seen = await preview(line, drafted(of))
    await assign(dock, line, drafted(of), only_usable=True, stamp=seen.stamp)
    assert await numbers_on(line) == ["SN-1", "SN-3"]


@pytest.mark.parametrize(
    ("row", "code"), [("1E+05", RefusalCode.NUMBER_SUSPECT), ("SN-1;2", RefusalCode.ROW_UNCLEAR)]
)
async def test_suspects_and_unclear_rows_are_never_taken_silently(
    dock: Dock, row: str, code: RefusalCode
) -> None:
    line = await line_for(dock, dock.radio)
    of = await draft(dock, line, f"Serial;Qty\n{row}\nSN-2;1\n")
    async with refused(NumbersInvalid, code):
        await assign(dock, line, drafted(of))
    assert await NumberDraft.filter(id=of.id).exists()


async def test_what_moved_meanwhile_makes_it_stale_and_says_what_changed(dock: Dock) -> None:
    line = await line_for(dock, dock.radio, 3)
    of = await draft(dock, line, SERIALS)
    seen = await preview(line, drafted(of))
    await received(dock, dock.radio, "SN-2")
    async with refused(PreviewStale) as caught:
        await assign(dock, line, drafted(of), stamp=seen.stamp)
    assert "2 new (3 before), 1 taken (none before)" in caught.value.message
    changed = await change(dock, of, RowChange(position=3, left_out=True))
    async with refused(StaleVersion) as stale:
        await assign(dock, line, drafted(of))
    assert (stale.value.current_version, stale.value.current.kind) == (2, "NumberDraft")
    async with refused(StaleVersion):
        await change(dock, of, RowChange(position=2, left_out=True))
    await assign(dock, line, drafted(changed))
    assert await numbers_on(line) == ["SN-1", "SN-3"]


async def test_rows_are_changed_left_out_and_put_back(dock: Dock) -> None:
    line = await line_for(dock, dock.radio)
    of = await draft(dock, line, SERIALS)
    of = await change(dock, of, RowChange(position=2, left_out=True), RowChange(position=4, number="SN-30"))
    assert await answers(line, of) == [(2, "LEFT_OUT"), (3, "NEW"), (4, "NEW")]
    of = await change(dock, of, RowChange(position=2, left_out=False), RowChange(position=4, number=None))
    assert await answers(line, of) == [(2, "NEW"), (3, "NEW"), (4, "NEW")]
    assert await fetch("SELECT * FROM number_draft_row") == []
    with pytest.raises(InvalidInput, match="The list has no row 9"):
        await change(dock, of, RowChange(position=9, left_out=True))
    with pytest.raises(InvalidInput, match="At most 1,000 rows"):
        await change(dock, of, *[RowChange(position=2, left_out=True)] * 1_001)


async def test_a_person_has_one_list_for_a_line_and_it_goes_with_the_transfer(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3), (dock.flour, 1))
    radio, flour = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.flour)
    first = await draft(dock, radio, SERIALS)
    await draft(dock, flour, "L-1;1\n")
    second = await draft(dock, radio, "SN-7\n")
    assert not await NumberDraft.filter(id=first.id).exists()
    with pytest.raises(NotFound):
        await preview(flour, drafted(second))
    await assign(dock, radio, "SN-1")
    await validate(dock, receipt, backorder=BackorderDecision.DISCARD)
    assert await NumberDraft.all().count() == 0
    with pytest.raises(WrongState):
        await draft(dock, radio, SERIALS)
    given_up = await dock.receipt((dock.radio, 3))
    await draft(dock, await dock.line_of(given_up, dock.radio), SERIALS)
    version = await dock.version_of(given_up)
    await giving_up.cancel_transfer(dock.request(), given_up, version, "not needed")
    assert await NumberDraft.all().count() == 0
