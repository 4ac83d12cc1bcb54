"""Stock as a file, and back: what lies where, loose or packed, and what of it is on hold."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from lotbook.domain.import_words import ImportKind
from lotbook.ledger.exports import Export
from lotbook.models import Hold, Lot, Package
from lotbook.services import importing, packing
from lotbook.services.goods_named import Goods
from lotbook.services.import_undo import undo_import
from lotbook.services.importing import FileGiven
from lotbook.services.packages import create_package
from lotbook.services.uploads import File
from lotbook.web.exports import csv_parts
from tests import engines
from tests.dock import Dock, furnish
from tests.services.imports import bring, faults, look
from tests.services.test_transit import shipped

BOX, PALLET = "395201230000000012", "395201230000000029"
LYING = """SKU,Lot,Quantity,Place,Batch
FLOUR,L-1,10,WH1/Stock,
FLOUR,L-1,3,A-01,
FLOUR,L-2,7.5,WH1/Stock,
FLOUR,0042,4,A-01,
FLOUR,L-4,6,WH1/Stock,
RADIO,R-1,1,WH1/Stock,B-1
RADIO,R-2,1,WH1/Stock,
BAG,,20,WH1/Stock,
BAG,,8,A-01,
FLOUR,L-6,5,A-02,
FLOUR,L-7,9,A-01,
"""


async def exported() -> tuple[bytes, list[dict[str, str]]]:
    """Stock as CSV, and its rows."""
    content = b"".join([part async for part in csv_parts(Export.STOCK)])
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    return content, sorted(rows, key=lambda row: [*row.values()])


async def packed(dock: Dock, sscc: str, *goods: Goods) -> None:
    package = (await create_package(dock.request(), sscc, None)).outcome.package
    await packing.pack_goods(dock.request(), dock.stock, list(goods), package)


async def test_stock_that_is_exported_comes_into_another_book_as_it_was(
    dock: Dock, engine: str, database_open: str
):
    await bring(dock, LYING)
    lots = {lot.number: lot.id for lot in await Lot.all()}
    shelf, other = await dock.place("WH1/Stock/A-01"), await dock.place("WH1/Stock/A-02")
    await packed(
        dock, BOX, Goods(lot=lots["L-1"], quantity=Decimal(4)), Goods(product=dock.bag, quantity=Decimal(5))
    )
    await packed(
        dock,
        PALLET,
        Goods(lot=lots["L-4"], quantity=Decimal(2)),
        Goods(product=dock.bag, quantity=Decimal(3)),
    )
    await dock.hold("wet; 2 of them torn", lot=lots["R-1"])
    await dock.hold("smells", lot=lots["L-2"], location=dock.stock, quantity=Decimal("2.5"))
    await dock.hold("roof leaks", location=shelf)
    await dock.hold("mould + on hold: moths", lot=lots["L-7"], location=shelf, quantity=Decimal(2))
    await dock.hold("stocktaking: whole aisle", location=other)
    await dock.hold("old", lot=lots["L-6"])
    await dock.hold("dropped", package=(await Package.get(number=PALLET)).id)
    await shipped(dock)
    content, rows = await exported()
    assert {(row["Lot"], row["SSCC"], row["Quantity"]): row["Status"] for row in rows if row["Status"]} == {
        ("R-1", "", "1"): "On hold: wet; 2 of them torn",
        ("L-2", "", "7.5"): "2.5 on hold: smells",
        ("L-1", "", "3"): "WH1/Stock/A-01 on hold: roof leaks",
        ("0042", "", "4"): "WH1/Stock/A-01 on hold: roof leaks",
        ("", "", "8"): "WH1/Stock/A-01 on hold: roof leaks",
        ("L-7", "", "9"): "2 on hold: mould + on hold: moths + WH1/Stock/A-01 on hold: roof leaks",
        ("L-6", "", "5"): "On hold: old + WH1/Stock/A-02 on hold: stocktaking: whole aisle",
        ("L-4", PALLET, "2"): "On hold: dropped",
        ("", PALLET, "3"): "On hold: dropped",
    }
    given = FileGiven(file=File("stock.csv", content))
    async with engines.fresh_database(engine, furnish) as other:
        await engines.kept.open(other, pool_size=4)
        try:
            there = await Dock().find()
            looked = await importing.look_at_import(there.request().actor, given)
            assert (looked.read.reading.kind, looked.read.faults.found) == (ImportKind.STOCK, [])
            assert (looked.plan.skipped, looked.plan.on_the_way) == (4, 4)
            await importing.apply_import(there.request("applyImport"), given)
            again = (await exported())[1]
            of_places = await Hold.filter(lot_id__isnull=True, package_id__isnull=True).select_related(
                "location"
            )
            assert {hold.location.path: hold.reason for hold in of_places if hold.location} == {
                "WH1/Stock/A-01": "roof leaks",
                "WH1/Stock/A-02": "stocktaking: whole aisle",
            }
        finally:
            await engines.kept.open(database_open, pool_size=4)
    assert again == [row for row in rows if row["Place"] != "Transit"]


async def test_places_that_are_exported_come_into_another_book_that_has_their_warehouse(
    dock: Dock, engine: str, database_open: str
):
    await bring(dock, "Path,Usage,Code,Walking order,Blocked\nWH1/Stock/C,,,40,\nWH1/Stock/C/C-1,,C1,,yes\n")
    written = b"".join([part async for part in csv_parts(Export.PLACES)])
    text = written.decode("utf-8-sig")
    async with engines.fresh_database(engine, furnish) as other:
        await engines.kept.open(other, pool_size=4)
        try:
            there = await Dock().find()
            looked = await look(there, text)
            assert (looked.plan.added, looked.plan.skipped, faults(looked)) == (2, text.count("\n") - 3, [])
            otherwise = text.replace("LOC-WH1-QUARANTINE", "Q-1")  # which stays a fault
            assert len(faults(await look(there, otherwise))) == 1
            nowhere = await look(there, text.replace("WH1", "WH9"))  # told once, not of all that lies in it
            assert [fault.given for fault in nowhere.read.faults.sorted()] == ["WH9"]
            await bring(there, text)
            assert b"".join([part async for part in csv_parts(Export.PLACES)]) == written
        finally:
            await engines.kept.open(database_open, pool_size=4)


async def test_a_place_comes_in_on_hold_with_all_in_it_where_nothing_lies_there_yet(dock: Dock):
    shelf = await dock.place("WH1/Stock/A-01")
    await dock.place("WH1/Stock/A-02")
    head = "SKU,Lot,Quantity,Place,Status\n"
    wet = "BAG,,5,A-01,WH1/Stock/A-01 on hold: wet"
    looked = await look(
        dock, head + f"{wet}\nBAG,,5,A-02,WH1/Stock/B-99 on hold: wet\nBAG,,5,A-02,On hold: wet\n"
    )
    assert faults(looked) == [(3, 5), (4, 4), (4, 5)]
    done = await bring(dock, head + wet)
    hold = await Hold.get(ended_operation_id__isnull=True)
    assert (hold.location_id, hold.lot_id, hold.quantity, hold.reason) == (shelf, None, None, "wet")
    await undo_import(dock.request("undoImport"), done.id)
    assert not await Hold.exists(ended_operation_id__isnull=True)
    await bring(dock, head + wet)
    await bring(dock, head + wet.replace("BAG,,", "FLOUR,F-1,"))
    assert await Hold.filter(ended_operation_id__isnull=True).count() == 1  # it was on hold already
    await bring(dock, head + "BAG,,5,A-02,")
    [fault] = (await look(dock, head + "FLOUR,F-2,5,A-02,WH1/Stock/A-02 on hold: wet")).read.faults.sorted()
    assert (fault.row, fault.message) == (
        2,
        "Goods lie in WH1/Stock/A-02 already: put it on hold there, then bring the rest.",
    )


async def test_a_row_says_whether_its_goods_can_be_used_or_is_a_fault(dock: Dock):
    head = "SKU,Lot,Quantity,Place,Status,SSCC\n"
    said = [
        *(
            "",
            "OK",
            "Active",
            "On hold",
            "12 on hold: wet",
            "ON HOLD:  wet",
            "RECALLED",
            "blocked",
            "75",
            "returned",
        ),
        *("blub", "On holiday", "0x on hold"),
    ]
    rows = [f"FLOUR,F-{at},5,WH1/Stock,{status}," for at, status in enumerate(said)]
    looked = await look(dock, head + "\n".join(rows))
    assert faults(looked) == [(12, 5), (13, 5), (14, 5)]
    assert looked.plan.stopped == {"On hold": 2, "wet": 2, "Recalled": 1, "Quarantined": 1, "Returned": 1}
    assert "blub is no status" in looked.read.faults.sorted()[0].message
    done = await bring(dock, head + "\n".join(rows[:10]))
    held = await Hold.filter(ended_operation_id__isnull=True).prefetch_related("lot")
    assert {
        (hold.lot.number, hold.quantity, hold.reason) for hold in held if hold.reason in ("wet", "On hold")
    } == {
        *(("F-3", None, "On hold"), ("F-4", None, "wet"), ("F-5", None, "wet"), ("F-7", None, "On hold")),
    }
    await undo_import(dock.request("undoImport"), done.id)
    assert not await Hold.exists(ended_operation_id__isnull=True)


async def test_goods_in_packages_are_kept_apart_and_a_package_is_in_one_place(dock: Dock):
    rows = [
        *(f"FLOUR,F-1,5,WH1/Stock,,{sscc}" for sscc in ("", BOX, PALLET, BOX)),
        f"FLOUR,F-2,5,A-01,,{BOX}",
        *(f"RADIO,SN-1,1,WH1/Stock,,{sscc}" for sscc in ("", PALLET)),
        "FLOUR,F-3,5,A-01,,395201230000000020",
        "FLOUR,F-3,6,A-01,,",
        f"BAG,,3,WH1/Stock,On hold: wet,{PALLET}",
    ]
    looked = await look(dock, "SKU,Lot,Quantity,Place,Status,SSCC\n" + "\n".join(rows))
    assert faults(looked) == [(5, 4), (6, 6), (8, 2), (9, 6)]
    good = [rows[0], rows[1], rows[2], rows[9]]
    await bring(dock, "SKU,Lot,Quantity,Place,Status,SSCC\n" + "\n".join(good))
    assert {(row["SSCC"], row["SKU"]): row["Status"] for row in (await exported())[1]} == {
        ("", "FLOUR"): "",
        (BOX, "FLOUR"): "",
        (PALLET, "FLOUR"): "On hold: wet",
        (PALLET, "BAG"): "On hold: wet",
    }
    elsewhere = f"SKU,Lot,Quantity,Place,SSCC\nFLOUR,F-5,1,A-01,{BOX}\n"
    assert faults(await look(dock, elsewhere)) == [(2, 5)]
