"""A vendor's list comes onto a receipt line: pasted or uploaded, read, answered row by row, mended, used."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.list_reading import Wishes
from lotbook.domain.list_words import DateFormat, Delimiter, ListQuestion, NumberColumn, TextEncoding
from lotbook.domain.number_refusals import NumberAlreadyExists, NumbersInvalid, PreviewStale
from lotbook.domain.refusals import (
    ImportRefused,
    InvalidInput,
    NotFound,
    Ref,
    RefusalCode,
    StaleVersion,
    WrongState,
)
from lotbook.domain.words import BackorderDecision, PartnerRole, Tracking
from lotbook.models import NumberDraft
from lotbook.services import giving_up, number_drafts, uploads
from lotbook.services.draft_answers import answers_of
from lotbook.services.draft_rows import RowChange
from lotbook.services.number_sources import Drafted
from lotbook.services.number_tables import ListGiven
from lotbook.services.using_drafts import reading_of
from lotbook.web.lists import answers_csv
from tests.decode.workbooks import DAY, PADDED, number, packed, parts, sheet, text
from tests.dock import Dock
from tests.scenarios.telling import (
    OPERATOR,
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

SERIALS = "Serial no;Qty\nSN-1;1\nSN-2;1\nSN-3;1\n"


async def draft(dock: Dock, of: int | Ref, pasted: str | None = None, **given: Any) -> NumberDraft:
    """A list read for a line of a transfer, or of an order; given as in `ListGiven`."""
    line = Ref("TransferLine", of) if isinstance(of, int) else of
    asked = ListGiven(pasted=pasted, **given)
    done = await number_drafts.draft_numbers(dock.request("draftNumbers", actor=OPERATOR), line, asked)
    return await NumberDraft.get(id=done.outcome.draft)


async def upload(dock: Dock, content: bytes, name: str = "list.csv") -> int:
    """A file, kept."""
    file = uploads.File(name, content)
    return (await uploads.keep_upload(dock.request("upload", actor=OPERATOR), file)).outcome.upload


async def change(dock: Dock, of: NumberDraft, *rows: RowChange, **how: Any) -> NumberDraft:
    """Rows of a draft changed; the draft as it is then."""
    request = dock.request("updateNumberDraft", actor=OPERATOR)
    await number_drafts.update_number_draft(request, of.id, of.version, rows, **how)
    return await NumberDraft.get(id=of.id)


def drafted(of: NumberDraft) -> Drafted:
    return Drafted(of.id, of.version)


async def answers(line: int, of: NumberDraft) -> list[tuple[int, str]]:
    """The answer to each row, by its position."""
    plan = (await preview(line, drafted(of))).plan
    return [(plan.row(place).position, plan.verdict(place).value) for place in range(len(plan.asked))]


async def why(line: int, of: NumberDraft, position: int) -> str:
    """What is said to one row."""
    plan = (await preview(line, drafted(of))).plan
    return next(row.message or "" for row in plan.told.values() if row.position == position)


async def line_for(dock: Dock, product: int, quantity: int | str = 10) -> int:
    return await dock.line_of(await dock.receipt((product, quantity)), product)


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
