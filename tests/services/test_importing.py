"""Files from elsewhere become part of the book: looked at first, with all that is wrong, then wholly or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lotbook.domain.import_reading import ImportWishes
from lotbook.domain.import_refusals import ImportFaulty
from lotbook.domain.import_words import ExistingRows, ImportKind, ImportSource
from lotbook.domain.list_cells import MOST_IMPORTED
from lotbook.domain.list_words import ListQuestion
from lotbook.domain.lots import LotDetails
from lotbook.domain.refusals import ImportRefused, InUse, InvalidInput, Ref, WrongState
from lotbook.domain.words import Language, OperationKind, OrderState, PartnerRole, Tracking
from lotbook.models import (
    BillOfMaterials,
    Hold,
    Import,
    Location,
    Lot,
    Partner,
    Product,
    ProductBarcode,
    PurchaseOrder,
    Reservation,
    StockBalance,
)
from lotbook.services import import_stock, importing
from lotbook.services.import_kinds import AT_ONCE, ImportOptions
from lotbook.services.import_undo import undo_import
from lotbook.services.importing import FileGiven, ImportLooked
from lotbook.services.lots import create_lot
from lotbook.services.reserving import reserve_transfer
from lotbook.services.uploads import File
from tests.decode.workbooks import packed, parts, sheet, text
from tests.dock import DUE, Dock


def given(text: str, kind: ImportKind | None = None, **said: Any) -> FileGiven:
    """A CSV file and how it is to be read; said: fields of `ImportWishes`, and else of `ImportOptions`."""
    wishes = {name: said.pop(name) for name in ("columns", "date_format", "decimal_comma") if name in said}
    return FileGiven(
        file=File("moving-in.csv", text.encode()),
        wishes=ImportWishes(kind=kind, **wishes),
        options=ImportOptions(**said),
    )


async def look(dock: Dock, text: str, kind: ImportKind | None = None, **said: Any) -> ImportLooked:
    return await importing.look_at_import(dock.request().actor, given(text, kind, **said))


async def bring(dock: Dock, text: str, kind: ImportKind | None = None, **said: Any) -> Import:
    done = await importing.apply_import(dock.request("applyImport"), given(text, kind, **said))
    return await Import.get(id=done.outcome.data_import)


def faults(looked: ImportLooked) -> Sequence[tuple[int, int | None]]:
    return [(fault.row, fault.column) for fault in looked.read.faults.sorted()]


PRODUCTS = """SKU,Name,Tracking,Unit,GTIN,Further codes,Purchase price
00042,Coffee,LOT,kg,9520123456788,,"8.50"
GRINDER,"Grinder, red",SERIAL,,,"OLD-1
OLD-2",199
SACK,Sack,,pcs,,,
"""


async def test_products_come_as_their_template_has_them(dock):
    looked = await look(dock, PRODUCTS)
    assert looked.read.reading.kind is ImportKind.PRODUCTS
    assert looked.plan.added == 3 and not looked.read.faults.count
    assert not await Product.filter(sku="00042").exists()
    done = await bring(dock, PRODUCTS)
    assert (done.added, done.skipped, done.name) == (3, 0, "moving-in.csv")
    coffee = await Product.get(sku="00042").prefetch_related("unit", "barcodes")
    assert (coffee.tracking, coffee.unit.symbol, coffee.step) == (Tracking.LOT, "kg", Decimal("0.001"))
    assert coffee.purchase_price == Decimal("8.5")
    assert [code.code for code in coffee.barcodes] == ["09520123456788"]
    grinder = await Product.get(sku="GRINDER")
    codes = await ProductBarcode.filter(product_id=grinder.id).order_by("code").values_list("code", flat=True)
    assert (grinder.name, list(codes)) == ("Grinder, red", ["OLD-1", "OLD-2"])


async def test_one_bad_row_keeps_all_out_and_every_fault_is_told(dock):
    await dock.product("OURS", Tracking.NONE)
    bad = """SKU,Name,Tracking,Unit,GTIN,Shelf life (days)
A-1,One,BATCHES,pcs,,
A-1,Two,,stone,9520123456789,
,Three,,,,0.5
OURS,Four,,stone,,
A-5,Five,,,,,shifted
1E+05,Six,,,,
A-7,Seven,LOT,,,30
"""
    looked = await look(dock, bad)
    assert faults(looked) == [
        *((2, 3), (3, 1), (3, 4), (3, 5), (4, 1), (4, 6), (5, 1), (5, 4), (6, None), (7, 1)),
    ]
    with pytest.raises(ImportFaulty) as refusal:
        await bring(dock, bad)
    assert refusal.value.fault_count == 10
    assert refusal.value.faults[2].heading == "Unit"
    assert await Product.filter(sku__startswith="A-").count() == 0
    assert not await Import.all().exists()


async def test_what_is_there_already_is_refused_or_left_alone(dock):
    await bring(dock, PRODUCTS)
    assert faults(await look(dock, PRODUCTS)) == [(2, 1), (3, 1), (4, 1)]
    more = PRODUCTS + "NEW,New,,,,,\n"
    done = await bring(dock, more, existing=ExistingRows.SKIP)
    assert (done.added, done.skipped) == (1, 3)
    with pytest.raises(ImportRefused):
        await bring(dock, more, existing=ExistingRows.SKIP)
    taken = "SKU,Name,GTIN\nOTHER,Other,9520123456788\n"
    assert faults(await look(dock, taken)) == [(2, 3)]
    misread = "SKU,Name,Barcode\nOTHER,Other,4006381333932\nMORE,More,OLD-3\n"
    [fault] = (await look(dock, misread)).read.faults.sorted()
    assert (fault.row, fault.heading, fault.given) == (2, "Barcode", "4006381333932")
    assert "with 1 as its last digit" in fault.message
    await bring(dock, misread, numbers_meant=True)
    assert (await ProductBarcode.get(code="4006381333932")).kind == "CODE"


async def test_columns_are_mapped_by_whoever_brings_them(dock):
    strange = "Art;Was;Preis\nX-1;Nagel;1,50\n"
    looked = await look(dock, strange, ImportKind.PRODUCTS)
    assert looked.plan is None and looked.read.reading.questions == (ListQuestion.COLUMNS,)
    assert looked.read.reading.missing == ("sku", "name")
    with pytest.raises(ImportRefused):
        await bring(dock, strange, ImportKind.PRODUCTS)
    columns = {"Art": "sku", "Was": "name", "Preis": "sales_price"}
    await bring(dock, strange, ImportKind.PRODUCTS, columns=columns)
    assert (await Product.get(sku="X-1")).sales_price == Decimal("1.5")
    for wrong in ({"Nirgends": "sku"}, {"Art": "colour"}, {"Art": "sku", "Was": "sku"}):
        with pytest.raises(InvalidInput):
            await look(dock, strange, ImportKind.PRODUCTS, columns=wrong)
    with pytest.raises(ImportRefused):
        await look(dock, strange)


async def test_partners_come_with_their_roles_and_countries(dock):
    await bring(
        dock,
        """Name,Role,Street,City,Postal code,Country,E-mail,Payment (days),Language
Farm,"VENDOR, CUSTOMER",Hill Road 3,Hilo,96720,United States,post@example.com,14,French
Shop,CUSTOMER,,,,Österreich,,,
""",
        ImportKind.PARTNERS,
    )
    farm = await Partner.get(name="Farm")
    assert (farm.vendor, farm.customer, farm.country, farm.payment_days) == (True, True, "US", 14)
    shop = await Partner.get(name="Shop")
    assert (farm.language, shop.language, shop.country) == (Language.FR, Language.EN, "AT")
    bad = "Name,Role,Country,E-mail\nA,BOSS,DE,\nB,VENDOR,Atlantis,\nC,,,\nStall,CUSTOMER,,x\nFarm,BOSS,,\nB,,,x\n"
    assert faults(await look(dock, bad, ImportKind.PARTNERS)) == [
        *((2, 2), (3, 3), (4, 2), (5, 4), (6, 1), (6, 2), (7, 1), (7, 2), (7, 4)),
    ]


def written_elsewhere(name: str) -> str:
    """A file as another program exports it."""
    return (Path(__file__).parent / "moving_in" / f"{name}.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "source", "tracking"),
    [
        ("odoo-products", ImportSource.ODOO, Tracking.SERIAL),
        ("odoo-products-technical", ImportSource.ODOO, Tracking.SERIAL),
        ("odoo-products-german", ImportSource.ODOO, Tracking.LOT),
        ("erpnext-items", ImportSource.ERPNEXT, Tracking.LOT),
        ("inventree-parts", ImportSource.INVENTREE, Tracking.SERIAL),
    ],
)
async def test_products_of_others_are_known_by_their_headings(dock, name, source, tracking):
    text = written_elsewhere(name)
    looked = await look(dock, text, new_categories=True)
    assert (looked.read.reading.kind, looked.read.reading.source) == (ImportKind.PRODUCTS, source)
    assert (faults(looked), "3" in looked.plan.categories) == ([], False)  # which is the id of one elsewhere
    await bring(dock, text, new_categories=True)
    desk = await Product.get(sku="FURN_1").prefetch_related("unit")
    assert (desk.name, desk.tracking, desk.unit.symbol) == ("Desk", tracking, "pcs")
    if source is ImportSource.ERPNEXT:  # which has further barcodes on rows of their own
        codes = (
            await ProductBarcode.filter(product_id=desk.id).order_by("code").values_list("code", flat=True)
        )
        assert list(codes) == ["09520123456788", "D-1"]


async def test_partners_of_others_are_known_by_their_headings(dock):
    contacts = written_elsewhere("odoo-contacts")
    looked = await look(dock, contacts)
    assert (looked.read.reading.kind, looked.read.reading.source) == (ImportKind.PARTNERS, ImportSource.ODOO)
    assert faults(looked) == [(2, None)]  # the file does not say what he is
    assert "add a column Role" in looked.read.faults.found[0].message
    people = await look(dock, "Display Name,Is a Company,Phone,Country\nAzure,True,+1 555,\n")
    assert (people.read.reading.source, faults(people)) == (ImportSource.ODOO, [(2, None)])
    ranked = "Display Name,Is a Company,Customer Rank,Supplier Rank\nWood,True,3,0\nMill,True,0,1\n"
    await bring(dock, ranked)
    wood, mill = await Partner.get(name="Wood"), await Partner.get(name="Mill")
    assert (wood.vendor, wood.customer, mill.vendor, mill.customer) == (False, True, True, False)
    assert faults(await look(dock, contacts, roles=frozenset({PartnerRole.CUSTOMER}))) == []
    await bring(dock, written_elsewhere("erpnext-suppliers"))
    await bring(dock, written_elsewhere("erpnext-customers"))
    acme, shop = await Partner.get(name="Acme"), await Partner.get(name="Shop")
    assert (acme.vendor, acme.customer, acme.country, shop.vendor, shop.customer) == (
        True,
        False,
        "DE",
        False,
        True,
    )


async def test_an_import_that_comes_twice_is_done_once(dock):
    request = dock.request("applyImport")
    first = await importing.apply_import(request, given(PRODUCTS))
    again = await importing.apply_import(request, given(PRODUCTS))
    assert again.replayed and again.outcome == first.outcome
    assert await Import.all().count() == 1


BILLS = """Product,Quantity,Component,Component quantity,Loss (%),By-product
TABLE,1,TOP,1,,
,,LEG,4,2.5,
,,DUST,0.2,,yes
LEG,10,WOOD,3,,
"""


async def test_bills_of_materials_come_line_by_line_and_never_in_a_circle(dock):
    for sku in ("TABLE", "TOP", "LEG", "WOOD"):
        await dock.product(sku, Tracking.NONE)
    await dock.product("DUST", Tracking.NONE, unit="kg")
    done = await bring(dock, BILLS)
    assert (done.kind, done.added) == (ImportKind.BILLS_OF_MATERIALS, 2)
    table = await BillOfMaterials.get(product__sku="TABLE").prefetch_related("lines")
    lines = [(line.quantity, line.loss, line.by_product) for line in table.lines]
    assert lines == [(1, 0, False), (4, Decimal("2.5"), False), (Decimal("0.2"), 0, True)]
    assert faults(await look(dock, BILLS)) == [(2, 1), (5, 1)]
    circle = "Product,Component,Component quantity\nWOOD,TABLE,1\nTOP,NOWHERE,1\nDUST,TOP,0.5\n"
    assert faults(await look(dock, circle)) == [(2, 1), (3, 2), (4, 3)]
    wrong = "Product,Component,Component quantity\nTABLE,LEG,x\n,TABLE,1\n,NOWHERE,0.5\n,DUST,-1\n,LEG,1\n"
    assert faults(await look(dock, wrong)) == [(2, 1), (2, 3), (3, 2), (4, 2), (5, 3), (6, 2)]


async def test_open_orders_come_as_drafts(dock):
    await dock.product("COFFEE", Tracking.LOT, unit="kg", purchase_price=Decimal(8))
    await dock.product("GLUE", Tracking.NONE)
    vendor = await Partner.get(id=dock.vendor)
    orders = f"""Order,Vendor,Expected,SKU,Quantity,Unit,Price
4711,{vendor.name},{DUE},COFFEE,1500,g,0.009
,,,GLUE,3,,
4712,{vendor.name},,COFFEE,2,,
"""
    done = await bring(dock, orders)
    assert (done.kind, done.added) == (ImportKind.PURCHASE_ORDERS, 2)
    order = await PurchaseOrder.get(vendor_reference="4711").prefetch_related("lines")
    assert (order.state, order.expected_on) == (OrderState.DRAFT, DUE)
    assert [line.stock_quantity for line in order.lines] == [Decimal("1.5"), 3]
    assert (await PurchaseOrder.get(vendor_reference="4712")).total == 1600
    assert faults(await look(dock, orders)) == [(2, 1), (4, 1)]
    bad = f"""Order,Vendor,SKU,Quantity,Unit
1,Nobody,COFFEE,1,
2,{vendor.name},TEA,1,
3,{vendor.name},GLUE,0.5,
4,{vendor.name},GLUE,1,stone
5,Nobody,TEA,x,
6,{vendor.name},GLUE,,
6,{vendor.name},GLUE,0.5,
7,Nobody,GLUE,0.5,
"""
    assert faults(await look(dock, bad)) == [
        *((2, 2), (3, 3), (4, 4), (5, 5), (6, 2), (6, 3), (6, 4), (7, 4), (8, 4), (9, 2), (9, 4)),
    ]


async def test_the_last_import_is_taken_back_while_nothing_happened_since(dock):
    first = await bring(dock, PRODUCTS)
    second = await bring(dock, "Name,Role\nFarm,VENDOR\n", ImportKind.PARTNERS)
    with pytest.raises(InUse) as later:
        await undo_import(dock.request("undoImport"), first.id)
    assert later.value.blockers[0].node == Ref("Import", second.id)
    await undo_import(dock.request("undoImport"), second.id)
    assert not await Partner.filter(name="Farm").exists()
    with pytest.raises(WrongState):
        await undo_import(dock.request("undoImport"), second.id)
    again = await bring(dock, "SKU,Name,Further codes\nX-1,Nail,N-1\n")
    await undo_import(dock.request("undoImport"), again.id)
    assert not await Product.filter(sku="X-1").exists()
    change = await bring(dock, "SKU,Name\nX-1,Nail\nSACK,Bag\n", existing=ExistingRows.UPDATE)
    await undo_import(dock.request("undoImport"), change.id)
    stock = await bring(dock, "SKU,Quantity,Place\nBAG,1,WH1/Stock\n")
    await undo_import(dock.request("undoImport"), stock.id)
    with pytest.raises(InUse) as kept:  # the book keeps movements, also of what was taken back
        await undo_import(dock.request("undoImport"), first.id)
    assert Ref("Import", stock.id) in [blocker.node for blocker in kept.value.blockers]
    await bring(dock, "SKU,Name,Further codes\nX-1,Nail,N-1\n")


async def test_imports_are_taken_back_one_after_the_other(dock):
    first = await bring(dock, PRODUCTS)
    change = await bring(dock, "SKU,Name\nX-1,Nail\nSACK,Bag\n", existing=ExistingRows.UPDATE)
    for done in (change, first):
        await undo_import(dock.request("undoImport"), done.id)
    assert not await Product.filter(sku__in=("SACK", "X-1")).exists()


async def test_orders_that_are_taken_back_are_cancelled_and_bills_of_materials_stay(dock):
    await dock.product("GLUE", Tracking.NONE)
    vendor = await Partner.get(id=dock.vendor)
    done = await bring(dock, f"Order,Vendor,SKU,Quantity\n1,{vendor.name},GLUE,1\n")
    await undo_import(dock.request("undoImport"), done.id)
    assert (await PurchaseOrder.get(vendor_reference="1")).state is OrderState.CANCELLED
    await dock.product("PLANE", Tracking.NONE)
    bills = await bring(dock, "Product,Component,Component quantity\nPLANE,GLUE,1\n")
    with pytest.raises(WrongState):
        await undo_import(dock.request("undoImport"), bills.id)


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
        ("SN-2", None): "Imported as Attention needed",
        ("SN-3", None): "Imported as Damaged",
        ("SN-4", None): "Imported as Rejected",
        ("L-1", shelf): "Imported as Quarantined",
        ("L-2", None): "Imported as Quarantined",
    }
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 4), (dock.flour, 20))
    await reserve_transfer(dock.request(), delivery)
    promised = {(row.product_id, row.location_id): row.quantity for row in await Reservation.all()}
    assert promised == {(dock.radio, stock): 1, (dock.flour, stock): 5}
    with pytest.raises(InUse):
        await undo_import(dock.request("undoImport"), done.id)


async def test_the_undo_of_stock_ends_its_holds_and_a_disabled_batch_is_one(dock):
    text, stock = written_elsewhere("erpnext-batches"), await dock.place("WH1/Stock")
    first, row = text.strip().split("\n")[:2]
    sheet = f'{first},"Disabled"\n{row},1'
    looked = await look(dock, sheet, place=stock)
    assert (looked.read.reading.kind, looked.read.reading.source) == (ImportKind.STOCK, ImportSource.ERPNEXT)
    assert looked.plan.stopped == {"Disabled": 1}
    done = await bring(dock, sheet, place=stock)
    assert (await Hold.get(ended_operation_id__isnull=True)).reason == "Imported as Disabled"
    await undo_import(dock.request("undoImport"), done.id)
    assert not await Hold.exists(ended_operation_id__isnull=True)
    await bring(dock, f'{first},"Disabled"\n{row},0', place=stock)
    assert not await Hold.exists(ended_operation_id__isnull=True)
    assert sum((await lying()).values()) == Decimal("12.5")


async def test_an_undo_hides_the_lots_that_imports_alone_made(dock, engine):
    await create_lot(dock.request(), dock.flour, "F-1", LotDetails())
    sheet = "SKU,Lot,Quantity,Place\nFLOUR,F-1,2,WH1/Stock\nFLOUR,F-2,3,WH1/Stock\nRADIO,R-1,1,WH1/Stock\n"
    for _ in range(2):  # also where the lots were there from the import before
        done = await bring(dock, sheet)
        assert await Lot.filter(undone_by_id__isnull=True).count() == 3
        await undo_import(dock.request("undoImport"), done.id)
        shown = await Lot.filter(undone_by_id__isnull=True).values_list("number", flat=True)
        assert shown == ["F-1"]  # somebody had made it by hand
    mended = sheet.replace("F-2", "f-2")  # looks like one that nobody sees any more
    assert faults(await look(dock, mended)) == []
    await dock.received(dock.flour, "F-2", 5)
    assert sorted(await Lot.filter(undone_by_id__isnull=True).values_list("number", flat=True)) == [
        "F-1",
        "F-2",
    ]


async def test_goods_without_numbers_do_not_come_in_as_usable_when_they_are_not(dock):
    bag = await Product.get(id=dock.bag)
    sheet = f"SKU,Quantity,Location,Stock Status\n{bag.sku},5,WH1/Stock,75\n"
    looked = await look(dock, sheet, ImportKind.STOCK)
    [fault] = looked.read.faults.sorted()
    assert (fault.row, fault.heading) == (2, "Stock Status")
    assert "is not tracked, so nothing of it comes in on hold (Quarantined)" in fault.message


@pytest.mark.parametrize(
    ("content", "limit"),
    [
        (b"SKU,Name\n" + b"a,b\n" * (MOST_IMPORTED + 1), str(MOST_IMPORTED)),
        (b"%PDF-1.7 SKU,Name\n", None),
        (
            packed({**parts(sheet({1: [text("SKU")]})), "xl/bomb.xml": b" " * 80_000_000}),
            str(64 * 1024 * 1024),
        ),
        (b"SKU,Name\n", None),
        (b"Order,Vendor,SKU,Quantity\n" + b"1,a,b,1\n" * 5_001, "5000"),
    ],
    ids=["rows", "pdf", "bomb", "empty", "orders"],
)
async def test_what_is_too_much_or_no_list_is_refused_before_it_is_read(dock, content, limit):
    with pytest.raises(ImportRefused) as refused:
        await importing.look_at_import(dock.request().actor, FileGiven(file=File("x", content)))
    assert refused.value.limit == limit
