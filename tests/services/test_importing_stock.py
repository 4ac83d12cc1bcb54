"""Lots and what lies where, from elsewhere: one sheet of stock, of ours or of another program."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from lotbook.domain.import_words import ExistingRows, ImportKind, ImportSource
from lotbook.domain.refusals import ImportRefused, InUse, InvalidInput
from lotbook.domain.words import OperationKind
from lotbook.ledger.check import check
from lotbook.models import (
    Hold,
    Location,
    Lot,
    Product,
    Reservation,
    StockBalance,
)
from lotbook.services import import_stock, importing
from lotbook.services.import_kinds import AT_ONCE, ImportOptions
from lotbook.services.import_undo import undo_import
from lotbook.services.importing import FileGiven
from lotbook.services.reserving import reserve_transfer
from lotbook.services.uploads import File
from tests.services.imports import bring, faults, look, written_elsewhere

STOCK = """SKU,Lot,Quantity,Place,Expiry,Maker's number
FLOUR,0007,40.5,WH1/Stock,2027-12-31,M-1
FLOUR,0007,9.5,A-01,2027-12-31,M-1
FLOUR,0008,0,WH1/Stock,,
RADIO,SN-1,,WH1/Stock,,
RADIO,SN-2,1,LOC-A,,
BAG,,120,WH1/Stock,,
"""


async def lying() -> dict[tuple[str | None, str], Decimal]:
    """What lies where, by number and path."""
    rows = await StockBalance.filter(on_hand__gt=0).prefetch_related("lot", "location")
    return {(row.lot.number if row.lot else None, row.location.path): row.on_hand for row in rows}


async def test_lots_come_with_their_opening_stock_from_one_sheet(dock, monkeypatch):
    fewer = import_stock.LOTS_BEHIND.replace(f"LIMIT {AT_ONCE}", "LIMIT 2")
    monkeypatch.setattr(import_stock, "LOTS_BEHIND", fewer)  # than there are lots
    text = STOCK.replace("LOC-A", (await Location.get(path="WH1/Stock/A-01")).barcode)
    looked = await look(dock, text)
    assert (looked.read.reading.kind, faults(looked)) == (ImportKind.STOCK, [])
    assert (looked.plan.added, looked.plan.skipped, looked.plan.lots) == (5, 1, 3)
    figures = {(await Location.get(id=each.location)).path: each for each in looked.plan.places}
    assert figures["WH1/Stock"].quantities == {"kg": Decimal("40.5"), "pcs": 121}
    assert (figures["WH1/Stock"].products, figures["WH1/Stock/A-01"].lots) == (3, 2)
    done = await bring(dock, text, day=date(2026, 9, 30))
    assert await lying() == {
        ("0007", "WH1/Stock"): Decimal("40.5"),
        ("0007", "WH1/Stock/A-01"): Decimal("9.5"),
        ("SN-1", "WH1/Stock"): 1,
        ("SN-2", "WH1/Stock/A-01"): 1,
        (None, "WH1/Stock"): 120,
    }
    lot = await Lot.get(number="0007")
    facts = (lot.maker_number, lot.expiry, lot.last_day, lot.first_in)
    assert facts == ("M-1", date(2027, 12, 31), date(2027, 12, 31), date(2026, 9, 30))
    assert faults(await look(dock, text)) == [(2, 4), (3, 4), (5, 4), (6, 4), (7, 4)]
    assert (await look(dock, text, existing=ExistingRows.SKIP)).plan.skipped == 6
    await undo_import(dock.request("undoImport"), done.id)
    assert await lying() == {}
    assert await Lot.filter(undone_by_id__isnull=True).count() == 0
    better = text.replace("2027-12-31", "2027-11-30")
    await bring(dock, better, day=date(2026, 9, 29))
    assert len(await lying()) == 5
    assert await Lot.filter(undone_by_id__isnull=False).count() == 0
    lot = await Lot.get(number="0007")
    assert (lot.expiry, lot.last_day, lot.version) == (date(2027, 11, 30), date(2027, 11, 30), 2)
    worse = "SKU,Lot,Quantity,Place,Expiry\nFLOUR,0007,1,WH1/Stock/A-02,2027-10-31\n"
    assert (2, 5) in faults(await look(dock, worse))
    assert {lot.first_in for lot in await Lot.all()} == {date(2026, 9, 29)}


async def test_that_no_column_tells_places_is_said_once(dock):
    rows = "FLOUR;F-1;1;WH1/Stock\nFLOUR;F-2;1;WH1/Stock\n"
    looked = await look(dock, f"SKU;Lot;Quantity;Regal\n{rows}")
    [told] = looked.read.faults.sorted()
    assert (told.row, told.column, told.message) == (
        *(2, None),
        "No column tells where goods lie: say which one does, or where all of them lie.",
    )
    assert faults(await look(dock, f"SKU;Lot;Quantity;Lagerplatz\n{rows}")) == []


async def test_what_the_book_cannot_take_as_stock_is_told_row_by_row(dock):
    await dock.received(dock.flour, "F-1", 5)
    bad = """SKU,Lot,Quantity,Place,Expiry,Batch
FLOUR,F-2,1,WH1/Stock,,
TEA,T-1,1,WH1/Stock,,
RADIO,SN-1,2,WH1/Stock,,
RADIO,SN-2,1,WH1/Stock,,
RADIO,SN-2,1,A-01,,
RADIO,,1,WH1/Stock,,
BAG,B-1,1,WH1/Stock,,
BAG,,1,Moon,,
BAG,,0.5,WH1/Stock,,
BAG,,1,WH1/Stock,1999-01-01,
BAG,,3,A-01,,
BAG,,3,A-01,,
RADIO,SN-3,,,,
RADIO,,-3,Moon,31.31.2026,
TEA,T-1,1.1234567,WH1/Stock,1999-01-01,
BAG,,,Moon,,
FLOUR,F 3,2,Twice,,
RADIO,00021,2,A-01,,
RADIO,21,2,WH1,,
TEA,"T-2
T-3",2,WH1/Stock,,
RADIO,sn-2,1,WH1/Stock,,
BAG,,2,A-01,,B-1
"""
    places = "".join(f"WH1/Stock/{path}\n" for path in ("A", "A/Twice", "B", "B/Twice"))
    await bring(dock, f"Path\n{places}", ImportKind.PLACES)
    looked = await look(dock, bad)
    assert faults(looked) == [
        (2, 1), (3, 1), (4, 3), (6, 2), (7, 2), (8, 2), (9, 4), (10, 3), (11, 4), (11, 5), (13, 4), (14, 4),
        (15, 2), (15, 3), (15, 4), (15, 5), (16, 1), (16, 3), (16, 4), (16, 5), (17, 3), (17, 4),
        (18, 1), (18, 4), (19, 3), (20, 2), (20, 3), (20, 4), (21, 1), (22, 2), (23, 4), (23, 6),
    ]  # fmt: skip
    told = {(fault.row, fault.column): fault.message for fault in looked.read.faults.sorted()}
    assert told[15, 3] == "A quantity cannot be negative."
    assert told[16, 1] == "There is no product TEA in use."
    assert told[22, 2].startswith("sn-2 looks like SN-2: ")
    assert told[20, 4] == "There is no place WH1 in a warehouse of ours."
    assert told[18, 4] == "More than one place in a warehouse of ours is called Twice."
    units = "SKU,Lot,Quantity,Place,Unit\nRADIO,SN-9,1,A-01,Units\nBAG,,5,A-01,kg\nBAG,,5,WH1/Stock,moon\n"
    assert faults(await look(dock, units)) == [(3, 5), (4, 5)]
    elsewhere = await look(dock, bad, place=await dock.place("WH1/Stock"), numbers_meant=True)
    assert not {(14, 4), (22, 2)} & set(faults(elsewhere))
    with pytest.raises(InvalidInput):
        await look(dock, bad, day=date(2999, 1, 1))


async def test_what_rows_of_one_lot_say_otherwise_is_told_cell_by_cell(dock):
    text = """SKU,Lot,Quantity,Place,Expiry,Maker's number,Batch
FLOUR,A1,1,WH1/Stock,2031-12-31,M-1,
FLOUR,A1,1,A-01,2031-11-30,M-2,B-1
"""
    told = [(each.row, each.column, each.message) for each in (await look(dock, text)).read.faults.sorted()]
    assert told == [
        (3, 5, "Row 2 says 2031-12-31 here of A1."),
        (3, 6, "Row 2 says M-1 here of A1."),
        (3, 7, "Row 2 says nothing here of A1."),
    ]


async def test_numbers_that_a_spreadsheet_made_days_of_are_no_numbers(dock):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "d-mmm"})
    sheet.write_row(0, 0, ["SKU", "Lot", "Quantity", "Place", "Maker's number"])
    for at, lot in enumerate((date(2026, 1, 3), True, "3-Jan", "01.03.2026", "WAHR", "#WERT!", "L-1"), 1):
        sheet.write_row(at, 0, ["FLOUR", "", 5, "WH1/Stock"])
        sheet.write(at, 1, lot, *([day] if isinstance(lot, date) else []))
    sheet.write(7, 4, date(2026, 3, 1), day)
    book.close()

    async def found(*, meant: bool) -> list[tuple[int, int | None, str | None]]:
        given = FileGiven(
            file=File("stock.xlsx", file.getvalue()), options=ImportOptions(numbers_meant=meant)
        )
        looked = await importing.look_at_import(dock.request().actor, given)
        return [(fault.row, fault.column, fault.given) for fault in looked.read.faults.sorted()]

    lost = [(2, 2, "2026-01-03"), (3, 2, "TRUE"), (8, 5, "2026-03-01")]
    asked = [(4, 2, "3-Jan"), (5, 2, "01.03.2026"), (6, 2, "WAHR"), (7, 2, "#WERT!")]
    assert await found(meant=False) == sorted(lost + asked)
    assert await found(meant=True) == lost


@pytest.mark.parametrize(
    ("name", "source", "lies"),
    [
        (
            "odoo-quants",
            ImportSource.ODOO,
            {("SN-1", "A-01"): 1, ("L-1", "Stock"): 12.5, (None, "Stock"): 1200},
        ),
        ("odoo-lots-technical", ImportSource.ODOO, {("L-1", "Stock"): 12.5, ("SN-1", "Stock"): 1}),
        ("erpnext-batches", ImportSource.ERPNEXT, {("L-1", "Stock"): 12.5}),
        ("erpnext-serials", ImportSource.ERPNEXT, {("SN-1", "Stock"): 1}),
        ("erpnext-stock-balance", ImportSource.ERPNEXT, {(None, "Stock"): 1200}),
        ("erpnext-batch-balance", ImportSource.ERPNEXT, {("L-1", "Stock"): 12.5}),
        (
            "erpnext-reconciliation",
            ImportSource.ERPNEXT,
            {("SN-1", "Stock"): 1, ("SN-2", "Stock"): 1, ("L-1", "Stock"): 12.5},
        ),
        ("inventree-stock", ImportSource.INVENTREE, {("SN-1", "A-01"): 1, ("L-1", "Stock"): 12.5}),
    ],
)
async def test_stock_of_others_is_known_by_its_headings(dock, name, source, lies):
    text, stock = written_elsewhere(name), await dock.place("WH1/Stock")
    looked = await look(dock, text, place=stock)
    assert (looked.read.reading.kind, looked.read.reading.source) == (ImportKind.STOCK, source)
    assert faults(looked) == []
    await bring(dock, text, place=stock)
    assert {
        (number, path.rpartition("/")[2]): much for (number, path), much in (await lying()).items()
    } == lies


@pytest.mark.parametrize(
    "headings",
    [
        "Customer,Sales Order,Belongs To,Consumed By,Is Building",
        "Customer ID,Sales Order ID,Installed In,Consumed By ID,Building",
    ],
)
async def test_what_inventree_has_at_customers_or_in_something_is_no_stock(dock, headings):
    stock, head = await dock.place("WH1/Stock"), "ID,Part,Part.IPN,Quantity,Serial,Location.Pathstring,Status"
    away = ["4,,,,False", ",7,,,0", ",,1,,", ",,,9,", ",,,,True", ",,,,1"]
    rows = [f"{at},3,RADIO,1,SN-{at},,10,{one}" for at, one in enumerate((",,,,False", ",,,,0", *away), 1)]
    sheet = f"{head},{headings}\n" + "\n".join(rows)
    looked = await look(dock, sheet, place=stock)
    assert (looked.read.reading.kind, looked.read.reading.source) == (
        ImportKind.STOCK,
        ImportSource.INVENTREE,
    )
    assert (faults(looked), looked.plan.added, looked.plan.skipped) == ([], 2, 6)
    assert (await bring(dock, sheet, place=stock)).skipped == 6
    assert await lying() == {("SN-1", "WH1/Stock"): 1, ("SN-2", "WH1/Stock"): 1}
    own = "SKU,Lot,Quantity,Place,Customer\nFLOUR,L-1,5,WH1/Stock,Mill\n"
    assert (await look(dock, own)).plan.added == 1  # in another sheet it may say for whom it is
    mapped = await look(dock, own, columns={"Customer": "customer"})
    assert (mapped.plan.added, mapped.plan.skipped) == (0, 1)


async def test_stock_items_of_the_same_goods_in_one_place_are_added_up(dock):
    """InvenTree and Odoo write them so; a serial is there once all the same."""
    bag = (await Product.get(id=dock.bag)).sku
    head, stock = (
        "ID,Part,Part.IPN,Quantity,Serial,Batch,Location.Pathstring,Status",
        await dock.place("WH1/Stock"),
    )
    goods = [f"{bag},25,,", f"{bag},5,,", "FLOUR,2,,L-1", "FLOUR,1.5,,L-1"]
    sheet = f"{head}\n" + "\n".join(f"{at},3,{one},,10" for at, one in enumerate(goods, 1))
    looked = await look(dock, sheet, place=stock)
    assert (looked.read.reading.source, faults(looked)) == (ImportSource.INVENTREE, [])
    twice = sheet + "\n5,3,RADIO,1,SN-1,,,10\n6,3,RADIO,1,SN-1,,,10"
    assert faults(await look(dock, twice, place=stock)) == [(7, 7)]
    await bring(dock, sheet, place=stock)
    assert await lying() == {("L-1", "WH1/Stock"): Decimal("3.5"), (None, "WH1/Stock"): 30}
    odoo = (
        "Location/Complete Name,Product,Lot/Serial Number,Quantity\n" + "WH1/Stock,[FLOUR] Flour,L-2,4\n" * 2
    )
    await bring(dock, odoo)
    assert (await lying())["L-2", "WH1/Stock"] == 8
    own = "SKU,Lot,Quantity,Place\n" + "FLOUR,L-3,5,WH1/Stock\n" * 2
    assert faults(await look(dock, own)) == [(3, 4)]
    assert await check() == []


async def test_what_odoo_keeps_for_another_owner_is_not_our_stock(dock):
    head = "Location/Complete Name,Product,Lot/Serial Number,Owner,Quantity\n"
    rows = ("[FLOUR] Flour,L-1,Azure Interior,50", "[FLOUR] Flour,L-1,,12.5")
    sheet = head + "\n".join(f"WH1/Stock,{row}" for row in rows)
    looked = await look(dock, sheet)
    assert (looked.read.reading.source, faults(looked), looked.plan.skipped) == (ImportSource.ODOO, [], 1)
    await bring(dock, sheet)
    assert await lying() == {("L-1", "WH1/Stock"): Decimal("12.5")}


async def test_a_ledger_of_what_moved_is_no_stock(dock):
    for kind in (None, ImportKind.STOCK):
        with pytest.raises(ImportRefused, match=r"This is a ledger: .* Batch-Wise Balance History instead"):
            await look(dock, written_elsewhere("erpnext-stock-ledger"), kind)
    assert await lying() == {}


async def test_what_others_do_not_use_comes_in_on_hold_until_the_undo(dock):
    radio, flour = [await Product.get(id=each) for each in (dock.radio, dock.flour)]
    stock, shelf = await dock.place("WH1/Stock"), await dock.place("WH1/Stock/A-01")
    rows = [
        (radio.sku, "SN-1", 1, "WH1/Stock", "10"),
        (radio.sku, "SN-2", 1, "WH1/Stock", "50"),
        (radio.sku, "SN-3", 1, "WH1/Stock", "Damaged"),
        (radio.sku, "SN-4", 1, "WH1/Stock", "65"),
        (flour.sku, "L-1", 5, "WH1/Stock", "OK"),
        (flour.sku, "L-1", 3, "WH1/Stock/A-01", "75"),
        (flour.sku, "L-2", 2, "WH1/Stock", "75"),
        (flour.sku, "L-2", 1, "WH1/Stock/A-01", "Quarantined"),
    ]
    head = "SKU,Serial Number,Quantity,Location,Stock Status\n"
    sheet = head + "\n".join(",".join(map(str, row)) for row in rows)
    looked = await look(dock, sheet, ImportKind.STOCK)
    assert faults(looked) == []
    assert looked.plan.stopped == {"Attention needed": 1, "Damaged": 1, "Rejected": 1, "Quarantined": 3}
    done = await bring(dock, sheet, ImportKind.STOCK)
    held = {
        (hold.lot.number, hold.location_id): hold.reason
        for hold in await Hold.filter(ended_operation_id__isnull=True).select_related("lot")
    }
    assert held == {
        ("SN-2", None): "Attention needed",
        ("SN-3", None): "Damaged",
        ("SN-4", None): "Rejected",
        ("L-1", shelf): "Quarantined",
        ("L-2", None): "Quarantined",
    }
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 4), (dock.flour, 20))
    await reserve_transfer(dock.request(), delivery)
    promised = {(row.product_id, row.location_id): row.quantity for row in await Reservation.all()}
    assert promised == {(dock.radio, stock): 1, (dock.flour, stock): 5}
    with pytest.raises(InUse):
        await undo_import(dock.request("undoImport"), done.id)


async def test_goods_without_numbers_do_not_come_in_as_usable_when_they_are_not(dock):
    bag = await Product.get(id=dock.bag)
    sheet = f"SKU,Quantity,Location,Stock Status\n{bag.sku},5,WH1/Stock,75\n"
    looked = await look(dock, sheet, ImportKind.STOCK)
    [fault] = looked.read.faults.sorted()
    assert (fault.row, fault.heading) == (2, "Stock Status")
    assert "is not tracked, so nothing of it comes in on hold (Quarantined)" in fault.message


async def test_the_undo_of_stock_ends_its_holds_and_a_disabled_batch_is_one(dock):
    text, stock = written_elsewhere("erpnext-batches"), await dock.place("WH1/Stock")
    first, row = text.strip().split("\n")[:2]
    sheet = f'{first},"Disabled"\n{row},1'
    looked = await look(dock, sheet, place=stock)
    assert (looked.read.reading.kind, looked.read.reading.source) == (ImportKind.STOCK, ImportSource.ERPNEXT)
    assert looked.plan.stopped == {"Disabled": 1}
    done = await bring(dock, sheet, place=stock)
    assert (await Hold.get(ended_operation_id__isnull=True)).reason == "Disabled"
    await undo_import(dock.request("undoImport"), done.id)
    assert not await Hold.exists(ended_operation_id__isnull=True)
    await bring(dock, f'{first},"Disabled"\n{row},0', place=stock)
    assert not await Hold.exists(ended_operation_id__isnull=True)
    assert sum((await lying()).values()) == Decimal("12.5")
