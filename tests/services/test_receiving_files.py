"""A vendor's list comes as a file, of any layout, and is read until it is understood."""

from __future__ import annotations

from datetime import date

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.list_reading import Wishes
from lotbook.domain.list_words import DateFormat, Delimiter, ListQuestion, NumberColumn, TextEncoding
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import ImportRefused, InvalidInput, NotFound
from lotbook.domain.words import PartnerRole, Tracking
from lotbook.models import NumberDraft
from lotbook.services.draft_answers import answers_of
from lotbook.services.draft_rows import RowChange
from lotbook.services.using_drafts import reading_of
from lotbook.web.lists import answers_csv
from tests.decode.workbooks import DAY, PADDED, number, packed, parts, sheet, text
from tests.dock import Dock
from tests.scenarios.telling import (
    OPERATOR,
    assign,
    entries,
    numbers_on,
    preview,
    received,
)
from tests.services.lists_read import answers, change, draft, drafted, line_for, upload, why


async def test_a_reading_is_remembered_for_the_vendors_lists_of_that_layout(dock: Dock) -> None:
    wishes = Wishes(
        columns=(NumberColumn.IGNORE, NumberColumn.NUMBER, NumberColumn.EXPIRY_DATE),
        date_format=DateFormat.MONTH_FIRST,
    )
    listed = "Ref,Code,When\nR1,SN-1,03/04/2027\n"
    await draft(dock, await line_for(dock, dock.radio), listed, wishes=wishes, remember=True)
    again = reading_of(await draft(dock, await line_for(dock, dock.radio), listed))
    assert (again.columns, again.date_format, again.remembered) == (
        wishes.columns,
        DateFormat.MONTH_FIRST,
        True,
    )
    other = await dock.partner("Other", PartnerRole.VENDOR)
    theirs = await dock.line_of(await dock.receipt((dock.radio, 3), vendor=other), dock.radio)
    assert reading_of(await draft(dock, theirs, listed)).questions[0] is ListQuestion.COLUMNS


async def test_an_upload_is_read_again_in_another_way_and_goes_when_it_was_used(dock: Dock) -> None:
    line = await line_for(dock, dock.radio)
    file = await upload(dock, "Seriennummer;Größe\nSN-1;groß\n".encode("cp1252"))
    of = await draft(dock, line, upload=file)
    assert (of.encoding, of.name) == (TextEncoding.LATIN_1, "list.csv")
    assert reading_of(of).headings == ("Seriennummer", "Größe")
    of = await draft(dock, line, upload=file, delimiter=Delimiter.COMMA)
    assert reading_of(of).headings == ("Seriennummer;Größe",)
    of = await draft(dock, line, upload=file)
    await assign(dock, line, drafted(of))
    assert await fetch("SELECT id FROM upload") == []
    with pytest.raises(NotFound):
        await draft(dock, line, upload=file)


async def test_a_workbook_is_read_sheet_by_sheet_and_its_stored_numbers_are_doubted(dock: Dock) -> None:
    line = await line_for(dock, dock.flour, 100)
    lots = sheet(
        {
            1: [text("Lot"), text("Qty"), text("Expiry date")],
            2: [number(123, PADDED), number("12.5"), number(46387, DAY)],
            3: [number("12.5"), number(1), text("2026-12-31")],
            4: [number("1.2345678901234567E+18"), number(1), text("")],
            5: [text("L-5"), " t='e'><v>#REF!</v>", text("")],
            6: [number(124), number("0.30000000000000004"), text("")],
        }
    )
    file = await upload(dock, packed(parts(sheet({1: [text("Cover")]}), lots)), "lots.xlsx")
    of = await draft(dock, line, upload=file)
    assert (of.sheet, of.sheets, of.delimiter) == ("Sheet1", '["Sheet1","Sheet2"]', None)
    of = await draft(dock, line, draft=of.id, sheet="Sheet2")
    assert [verdict for _, verdict in await answers(line, of)] == [
        *("NEW", "SUSPECT", "SUSPECT", "ROW_UNCLEAR", "SUSPECT")
    ]
    assert "as an amount" in await why(line, of, 3)
    assert "keeps 15 digits" in await why(line, of, 4)
    assert await why(line, of, 5) == "Column 2 (Qty) holds the fault #ERROR."
    assert "00124" in await why(line, of, 6)
    of = await change(dock, of, RowChange(position=6, number="00124"))
    seen = await preview(line, drafted(of))
    await assign(dock, line, drafted(of), stamp=seen.stamp, only_usable=True)
    held = [(entry["number"], entry["quantity"], entry["expiry"]) for entry in await entries(line)]
    assert held[0] == ("00123", 12_500_000, "2026-12-31")
    assert held[1][:2] == ("00124", 300_000)


async def test_a_workbook_that_is_refused_leaves_nothing(dock: Dock) -> None:
    line = await line_for(dock, dock.radio)
    for content in (b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + b"x" * 600):
        file = await upload(dock, content)
        with pytest.raises(ImportRefused) as refused_:
            await draft(dock, line, upload=file)
        assert refused_.value.code is RefusalCode.IMPORT_REJECTED
    assert await NumberDraft.all().count() == 0


async def test_a_list_is_read_in_another_way_and_keeps_what_was_made_of_its_rows(dock: Dock) -> None:
    line = await line_for(dock, dock.flour)
    of = await draft(dock, line, "Lot;Qty;Exp\nL-1;1;31.12.2027\nL-2;1;03/04/2027\n")
    of = await change(dock, of, RowChange(position=2, number="L-10"), suspects_meant=True)
    again = await draft(
        dock, line, draft=of.id, wishes=Wishes(header=True, date_format=DateFormat.MONTH_FIRST)
    )
    assert (again.suspects_meant, again.row_count) == (True, 2)
    seen = await preview(line, drafted(again))
    assert seen.plan.asked[1].expiry == date(2027, 3, 4)
    assert "is no day such as 12/31/2026" in await why(line, again, 2)
    again = await draft(dock, line, draft=again.id, wishes=Wishes(date_format=DateFormat.DAY_FIRST))
    seen = await preview(line, drafted(again))
    assert [(one.number, one.expiry) for one in seen.plan.asked] == [
        ("L-10", date(2027, 12, 31)),
        ("L-2", date(2027, 4, 3)),
    ]
    with pytest.raises(InvalidInput, match="Paste the list again"):
        await draft(dock, line, draft=again.id, delimiter=Delimiter.COMMA)
    with pytest.raises(NotFound):
        await draft(dock, await line_for(dock, dock.flour), draft=again.id)


async def test_of_one_person_the_last_five_uploads_are_kept(dock: Dock) -> None:
    kept = [await upload(dock, b"SN-1\n") for _ in range(7)]
    assert [row["id"] for row in await fetch("SELECT id FROM upload ORDER BY id")] == kept[-5:]


async def test_a_list_beyond_its_limits_is_refused(dock: Dock) -> None:
    line = await line_for(dock, dock.radio)
    with pytest.raises(ImportRefused, match="upload them") as pasted:
        await draft(dock, line, "\n".join(f"SN-{n}" for n in range(1_002)))
    assert (pasted.value.code, pasted.value.limit) == (RefusalCode.IMPORT_REJECTED, "1000")
    many = await upload(dock, "\n".join(f"SN-{n}" for n in range(50_001)).encode())
    with pytest.raises(ImportRefused) as uploaded:
        await draft(dock, line, upload=many)
    assert (uploaded.value.code, uploaded.value.limit) == (RefusalCode.IMPORT_REJECTED, "50000")
    for empty in ("\n \n", "Serial;Qty\n"):
        with pytest.raises(ImportRefused):
            await draft(dock, line, empty)
    assert await NumberDraft.all().count() == 0


async def test_the_answers_can_be_mended_elsewhere_and_brought_again(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-2")
    line = await line_for(dock, dock.radio, 5)
    of = await draft(
        dock, line, "Serial no;Lot;Exp\nSN-1;B-1;31.12.2026\nSN-2;;\n'=1+1;;\n=2;;\n@x;;31.31.2026\n"
    )
    found = await answers_of(OPERATOR, of.id)
    assert found is not None
    told = [row[-2] for row in found.rows()]
    assert told == ["new", "taken", "suspect", "suspect", "row unclear"]
    before = await preview(line, drafted(await change(dock, of, suspects_meant=True)))
    again = await draft(dock, line, upload=await upload(dock, answers_csv(found)))
    again = await change(dock, again, suspects_meant=True)
    assert reading_of(again).columns[:2] == (NumberColumn.IGNORE, NumberColumn.NUMBER)
    assert [verdict for _, verdict in await answers(line, again)] == [
        *("NEW", "TAKEN", "NEW", "NEW", "ROW_UNCLEAR")
    ]
    numbers_then = [one.number for one in before.plan.asked]
    after = await preview(line, drafted(again))
    assert [one.number for one in after.plan.asked] == numbers_then == ["SN-1", "SN-2", "=1+1", "=2", ""]
    assert (after.plan.asked[0].batch, after.plan.asked[0].expiry) == ("B-1", date(2026, 12, 31))


async def test_thousands_of_rows_are_read_in_parts(dock: Dock) -> None:
    clock = await dock.product("CLOCK", Tracking.SERIAL)
    line = await line_for(dock, clock, 2_500)
    listed = "\r".join(["Serial", *(f"C-{n:05}" for n in range(2_500))])
    of = await draft(dock, line, upload=await upload(dock, listed.encode("utf-16")))
    assert (of.encoding, of.row_count) == (TextEncoding.UTF_16, 2_500)
    of = await change(dock, of, RowChange(position=2_400, left_out=True))
    seen = await preview(line, drafted(of))
    assert seen.plan.row(2_499).position == 2_501
    await assign(dock, line, drafted(of), stamp=seen.stamp)
    assert len(await numbers_on(line)) == 2_499
