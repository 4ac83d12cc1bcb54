"""A vendor's list is read for a receipt line and announced for it, before the goods come."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import fetch
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.list_reading import Wishes
from lotbook.domain.list_words import NumberColumn
from lotbook.domain.number_refusals import NumbersInvalid, NumberVerdict, PreviewStale
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InvalidInput, NotFound, Ref, StaleVersion, WrongState
from lotbook.domain.words import OperationKind
from lotbook.ledger import announced
from lotbook.models import ExpectedNumber, NumberDraft, PurchaseOrder, PurchaseOrderLine
from lotbook.services import ordering, scanning
from lotbook.services.announcing import NumbersAnnounced
from lotbook.services.announcing_lists import ListedNotice, announce_list
from lotbook.services.draft_rows import RowChange
from lotbook.services.numbers import preview_numbers
from lotbook.services.order_changes import delete_lines
from lotbook.services.order_sides import PURCHASE
from lotbook.services.scan_numbers import ScanGiven
from tests.decode.workbooks import number, packed, parts, sheet, text
from tests.dock import Dock
from tests.scenarios.telling import OPERATOR, assign, preview, received, refused, today, validate
from tests.services.lists_read import SERIALS, change, draft, drafted, line_for, upload, why


async def announce(
    dock: Dock,
    line: int | Ref,
    of: NumberDraft,
    *,
    replace: bool = False,
    version: int | None = None,
    **how: Any,
) -> NumbersAnnounced:
    """A list announced for its line; how as in `ListedNotice`."""
    notice = ListedNotice(source=drafted(of), **how)
    request = dock.request("announceNumbers", actor=OPERATOR)
    line = Ref("TransferLine", line) if isinstance(line, int) else line
    return (await announce_list(request, line, notice, replace=replace, version=version)).outcome


async def numbers(line: int) -> list[str]:
    return [one.number for one in await ExpectedNumber.filter(transfer_line_id=line).order_by("id")]


async def test_a_list_is_announced_and_what_comes_is_held_against_it(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    of = await draft(dock, line, SERIALS)
    seen = await preview(line, drafted(of))
    told = await announce(dock, line, of, stamp=seen.stamp, version=await dock.version_of(receipt))
    assert (told.order_line, told.line, told.announced) == (None, line, 3)
    assert await NumberDraft.all().count() == 0
    await assign(dock, line, "SN-2; SN-9")
    [stands] = await announced.verifications([line])
    assert stands is not None
    assert (stands.announced, stands.matched, stands.missing, stands.unexpected) == (3, 1, 2, 1)


async def test_quantities_dates_and_makers_numbers_come_along(dock: Dock) -> None:
    line = await line_for(dock, dock.flour, 30)
    listed = "Charge;Menge;MHD;Verfall;Herstellercharge\nL-1;12,5;31.03.2027;30.04.2027;M-7\nL-2;1.250,5;;;\n"
    day = today() + timedelta(days=90)
    await announce(dock, line, await draft(dock, line, listed), last_day=day)
    first, second = await ExpectedNumber.filter(transfer_line_id=line).order_by("id")
    assert (first.quantity, first.maker_number) == (Decimal("12.5"), "M-7")
    assert (first.best_before, first.expiry) == (date(2027, 3, 31), date(2027, 4, 30))
    assert (second.quantity, second.maker_number) == (Decimal("1250.5"), None)
    assert day in (second.best_before, second.expiry)


async def test_what_could_not_be_received_is_announced_all_the_same(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    line = await line_for(dock, dock.radio, 2)
    await assign(dock, line, "SN-2")
    of = await draft(dock, line, SERIALS + "sn-1;1\nSN-4;1\n")
    verdicts = (await preview(line, drafted(of))).plan.counts()
    assert {verdict.value for verdict in verdicts} == {"TAKEN", "NEW", "LOOKS_LIKE", "OVER_EXPECTED"}
    await announce(dock, line, of)
    assert await numbers(line) == ["SN-1", "SN-2", "SN-3", "sn-1", "SN-4"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("1E+05;1", RefusalCode.NUMBER_SUSPECT),
        ("SN-7;2", RefusalCode.ROW_UNCLEAR),
        ("SN-3;1", RefusalCode.NUMBER_DUPLICATED),
        ("B\u200bB;1", RefusalCode.NUMBER_MALFORMED),
    ],
)
async def test_a_row_that_names_nothing_for_certain_keeps_all_out_unless_the_others_are_chosen(
    dock: Dock, row: str, code: RefusalCode
) -> None:
    line = await line_for(dock, dock.radio)
    of = await draft(dock, line, f"{SERIALS}{row}\n")
    async with refused(NumbersInvalid, code) as told:
        await announce(dock, line, of)
    assert [each.position for each in told.value.rows] == [5]
    async with refused(InvalidInput) as nameless:
        await announce(dock, line, of, only_usable=True)
    assert nameless.value.problems[0].field == ("draft", "stamp")
    assert await NumberDraft.filter(id=of.id).exists()
    await announce(dock, line, of, only_usable=True, stamp=(await preview(line, drafted(of))).stamp)
    assert await numbers(line) == ["SN-1", "SN-2", "SN-3"]


async def test_what_moved_since_the_list_was_looked_at_is_refused(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    of = await draft(dock, line, SERIALS)
    seen = await preview(line, drafted(of))
    async with refused(StaleVersion):
        await announce(dock, line, of, version=await dock.version_of(receipt) - 1)
    await received(dock, dock.radio, "SN-2")
    async with refused(PreviewStale) as moved:
        await announce(dock, line, of, stamp=seen.stamp)
    assert moved.value.field == ("draft", "stamp")
    changed = await change(dock, of, RowChange(position=3, left_out=True))
    async with refused(StaleVersion) as stale:
        await announce(dock, line, of)
    assert stale.value.current.kind == "NumberDraft"
    await announce(dock, line, changed)
    assert await numbers(line) == ["SN-1", "SN-3"]
    async with refused(NotFound):
        await announce(dock, line, changed)


async def test_a_list_adds_to_an_earlier_notice_or_replaces_it(dock: Dock) -> None:
    line = await line_for(dock, dock.radio)
    await announce(dock, line, await draft(dock, line, "Serial no\nSN-1\n"))
    of = await draft(dock, line, SERIALS)
    async with refused(NumbersInvalid, RefusalCode.NUMBER_DUPLICATED) as twice:
        await announce(dock, line, of)
    assert [(row.position, row.number) for row in twice.value.rows] == [(2, "SN-1")]
    assert (await announce(dock, line, of, replace=True)).announced == 3
    assert (await announce(dock, line, await draft(dock, line, "SN-8\n"))).announced == 4


async def test_a_list_that_cannot_be_announced_says_why(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    of = await draft(dock, line, "A,B\nX1,Y1\nX2,Y2\n")
    async with refused(InvalidInput) as unsettled:
        await announce(dock, line, of)
    assert unsettled.value.problems[0].field == ("draft",)
    of = await draft(dock, line, "SN-1\n")
    async with refused(InvalidInput) as implausible:
        await announce(dock, line, of, last_day=date(1999, 1, 1))
    assert implausible.value.problems[0].field == ("draft", "lastDay")
    of = await change(dock, of, RowChange(position=1, left_out=True))
    async with refused(InvalidInput):
        await announce(dock, line, of)
    inside = await dock.transfer(OperationKind.INTERNAL, (dock.radio, 1))
    async with refused(InvalidInput):
        await announce(dock, await dock.line_of(inside, dock.radio), of)
    await assign(dock, line, "SN-1 x 3")
    await validate(dock, receipt)
    async with refused(WrongState):
        await announce(dock, line, of)


SSCC, OTHER, PALLET = "395212340000000014", "395212340000000021", "395212340000000038"


async def test_the_label_of_a_carton_that_a_list_names_receives_what_is_in_it(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    listed = f"Serial;SSCC;Pallet\nSN-1;{SSCC};{PALLET}\nSN-2;(00){SSCC};00{PALLET}\nSN-3;{OTHER};{PALLET}\n"
    await announce(dock, line, await draft(dock, line, listed))
    assert [(one.carton, one.pallet) for one in await ExpectedNumber.all().order_by("id")] == [
        (SSCC, PALLET),
        (SSCC, PALLET),
        (OTHER, PALLET),
    ]
    await scanning.record_scan(
        dock.request("recordScan"), receipt, ScanGiven(raw=f"00{SSCC}", symbology="]C1")
    )
    rows = await fetch("SELECT number, via, carton FROM transfer_entry ORDER BY number")
    assert [tuple(row.values()) for row in rows] == [("SN-1", "INFERRED", SSCC), ("SN-2", "INFERRED", SSCC)]


async def test_a_lot_comes_in_several_cartons_and_a_serial_in_one(dock: Dock) -> None:
    line = await line_for(dock, dock.flour, 30)
    listed = f"Lot;Qty;Carton\nL-1;10;{SSCC}\nL-1;10;{OTHER}\n"
    await announce(dock, line, await draft(dock, line, listed))
    assert [one.carton for one in await ExpectedNumber.all().order_by("id")] == [SSCC, OTHER]
    line = await line_for(dock, dock.radio, 3)
    of = await draft(dock, line, f"Serial;Carton\nSN-1;{SSCC}\nSN-1;{OTHER}\n")
    async with refused(NumbersInvalid) as refusal:
        await announce(dock, line, of)
    assert (refusal.value.code, refusal.value.rows[0].position) == (RefusalCode.NUMBER_DUPLICATED, 3)


async def test_cartons_that_could_not_be_scanned_are_named_or_not_taken_for_any(dock: Dock) -> None:
    line = await line_for(dock, dock.radio, 3)
    wrong = f"Serial;Carton;Pallet\nSN-1;{SSCC[:-1]}5;\nSN-2;{SSCC};{SSCC}\n"
    of = await draft(dock, line, wrong)
    assert "Column 2 (Carton): 395212340000000015 is no SSCC. The check digit is 5" in await why(line, of, 2)
    assert "does not stand on itself" in await why(line, of, 3)
    of = await change(dock, of, RowChange(position=2, carton=OTHER), RowChange(position=3, pallet=PALLET))
    back = await change(dock, of, RowChange(position=2, carton=None))
    assert "is no SSCC" in await why(line, back, 2)
    await announce(dock, line, await change(dock, back, RowChange(position=2, carton=OTHER)))
    assert [(one.carton, one.pallet) for one in await ExpectedNumber.all().order_by("id")] == [
        (OTHER, None),
        (SSCC, PALLET),
    ]
    line = await line_for(dock, dock.radio, 3)
    counted = await draft(dock, line, "Serial;Carton\nSN-1;1 of 2\nSN-2;2 of 2\n")
    await announce(dock, line, counted)
    assert await numbers(line) == ["SN-1", "SN-2"]
    assert not await ExpectedNumber.filter(transfer_line_id=line, carton__not_isnull=True).exists()


async def test_a_carton_that_a_spreadsheet_has_rounded_is_none(dock: Dock) -> None:
    line = await line_for(dock, dock.radio, 3)
    columns = (NumberColumn.NUMBER, NumberColumn.CARTON)
    cells = {1: [text("Serial"), text("SSCC")], 2: [text("SN-1"), number(SSCC)]}
    sent = await upload(dock, packed(parts(sheet(cells))), "list.xlsx")
    of = await draft(dock, line, upload=sent, wishes=Wishes(columns=columns))
    assert "keeps 15 digits" in await why(line, of, 2)


async def ordered(dock: Dock, product: int, quantity: int) -> tuple[int, Ref]:
    """A draft order and its one line."""
    order = await dock.order((product, quantity))
    return order, Ref("PurchaseOrderLine", (await PurchaseOrderLine.get(order_id=order)).id)


async def test_a_list_is_announced_for_an_order_and_follows_it_to_its_receipt(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-9")
    order, line = await ordered(dock, dock.radio, 3)
    of = await draft(dock, line, f"Serial;SSCC\nSN-1;{SSCC}\nSN-2;{SSCC}\nSN-9;\n")
    seen = await preview_numbers(OPERATOR, line, drafted(of))
    assert seen.plan.counts() == {NumberVerdict.NEW: 2, NumberVerdict.TAKEN: 1}
    told = await announce(dock, line, of, stamp=seen.stamp)
    assert (told.order_line, told.line, told.announced) == (line.id, None, 3)
    assert await NumberDraft.all().count() == 0
    await dock.confirm(order)
    [one, *_] = await ExpectedNumber.all().order_by("id")
    assert (one.number, one.carton, one.order_line_id is None) == ("SN-1", SSCC, True)


async def test_a_list_for_an_order_is_for_its_receipt_once_it_is_confirmed(dock: Dock) -> None:
    order, line = await ordered(dock, dock.radio, 3)
    of = await draft(dock, line, SERIALS)
    receipt = await dock.confirm(order)
    async with refused(WrongState):
        await draft(dock, line, SERIALS)
    on_receipt = await dock.line_of(receipt, dock.radio)
    assert await NumberDraft.filter(id=of.id, line_id=on_receipt).exists()
    told = await announce(dock, line, of)
    assert (told.order_line, told.line) == (None, on_receipt)
    assert await numbers(on_receipt) == ["SN-1", "SN-2", "SN-3"]


async def test_what_moved_since_a_list_for_an_order_was_looked_at_makes_it_stale(dock: Dock) -> None:
    _, line = await ordered(dock, dock.radio, 3)
    of = await draft(dock, line, SERIALS)
    seen = await preview_numbers(OPERATOR, line, drafted(of))
    await received(dock, dock.radio, "SN-2")
    async with refused(PreviewStale) as stale:
        await announce(dock, line, of, stamp=seen.stamp)
    assert stale.value.of == line
    assert await ExpectedNumber.all().count() == 0


@pytest.mark.parametrize("confirmed", [False, True])
async def test_a_line_of_an_order_that_is_taken_off_takes_its_list_with_it(
    dock: Dock, confirmed: bool
) -> None:
    order = await dock.order((dock.radio, 3), (dock.bag, 2))
    row = await PurchaseOrderLine.get(order_id=order, product_id=dock.radio)
    await draft(dock, Ref("PurchaseOrderLine", row.id), SERIALS)
    if confirmed:
        await dock.confirm(order)
    await delete_lines_of(dock, [row.id])
    assert await NumberDraft.all().count() == 0


async def test_an_order_that_is_cancelled_leaves_no_list(dock: Dock) -> None:
    order, line = await ordered(dock, dock.radio, 3)
    await draft(dock, line, SERIALS)
    version = (await PurchaseOrder.get(id=order)).version
    await ordering.cancel_order(dock.request("cancelPurchaseOrder"), PURCHASE, order, version, "Not needed.")
    assert await NumberDraft.all().count() == 0


@unit_of_work
async def _deleted(work: Work, lines: list[int]) -> None:
    await delete_lines(PURCHASE, lines)


async def delete_lines_of(dock: Dock, lines: list[int]) -> None:
    await _deleted(dock.request("updatePurchaseOrder"), lines)
