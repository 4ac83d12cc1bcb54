"""Files from elsewhere become part of the book: looked at first, with all that is wrong, then wholly or not at all."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
import xlsxwriter

from lotbook.domain.import_refusals import ImportFaulty
from lotbook.domain.import_words import ExistingRows, ImportKind, ImportSource
from lotbook.domain.list_cells import MOST_IMPORTED
from lotbook.domain.list_words import ListQuestion
from lotbook.domain.refusals import ImportRefused, InvalidInput
from lotbook.domain.words import Language, OrderState, PartnerRole, Tracking
from lotbook.models import (
    BillOfMaterials,
    Import,
    Partner,
    Product,
    ProductBarcode,
    PurchaseOrder,
)
from lotbook.services import importing
from lotbook.services.importing import FileGiven
from lotbook.services.uploads import File
from tests.decode.workbooks import packed, parts, sheet, text
from tests.dock import DUE
from tests.services.imports import PRODUCTS, bring, faults, given, look, written_elsewhere


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
A-1,Two,NONE,stone,9520123456789,
,Three,NONE,pcs,,0.5
OURS,Four,,stone,,
A-5,Five,,,,,shifted
1E+05,Six,NONE,pcs,,
A-7,Seven,LOT,pcs,,30
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


async def test_an_empty_cell_that_says_how_a_new_product_is_counted_is_asked_about(dock):
    await dock.product("OURS", Tracking.LOT)
    text = "SKU,Name,Tracking,Unit\nOURS,,,\nZZ-1,One,SERIAL,\nZZ-2,Two,,\nZZ-3,Three,LOT,\n"
    looked = await look(dock, text, existing=ExistingRows.UPDATE)
    assert faults(looked) == [(4, 3), (4, 4), (5, 4)]
    assert "write SERIAL, LOT or NONE" in looked.read.faults.found[0].message
    assert (await look(dock, "SKU,Name\nZZ-2,Two\n")).plan.added == 1


async def test_what_is_there_already_is_refused_or_left_alone(dock):
    await bring(dock, PRODUCTS)
    assert faults(await look(dock, PRODUCTS)) == [(2, 1), (3, 1), (4, 1)]
    more = PRODUCTS + "NEW,New,NONE,pcs,,,\n"
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
    wrong = "Product,From,Component,Component quantity\nWOOD,1880-01-05,DUST,1\n"
    assert faults(await look(dock, wrong)) == [(2, 2)]
    later = DUE.replace(year=DUE.year + 1)
    planned = "Product,Revision,From,Component,Component quantity\n"
    planned += f"TOP,3,{DUE},WOOD,2\n,,,DUST,1\nTOP,7,{later},WOOD,3\n"
    await bring(dock, planned)
    tops = await BillOfMaterials.filter(product__sku="TOP").order_by("revision").prefetch_related("lines")
    assert [(top.revision, top.valid_from, len(top.lines)) for top in tops] == [
        (1, DUE, 2),
        (2, later, 1),
    ]
    empty = "Product,Component,Component quantity\n,,1\n"
    told = [fault.message for fault in (await look(dock, empty)).read.faults.sorted()]
    assert told == ["The product is missing.", "The component is missing."]


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
    shortened = f"Order,Vendor,SKU,Quantity\n1E+05,{vendor.name},GLUE,1\n"
    assert faults(await look(dock, shortened)) == [(2, 1)]
    assert faults(await look(dock, shortened, numbers_meant=True)) == []
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


async def test_one_heading_over_two_columns_is_asked_about_where_one_of_them_is_read(dock):
    text = "SKU,Quantity,Note,Place,quantity,Note\nBAG,1,a,WH1/Stock,7,b\n"
    with pytest.raises(ImportRefused, match="Columns 2 and 5 are all called Quantity") as refused:
        await look(dock, text)
    assert (refused.value.line, refused.value.column) == (1, 5)
    looked = await look(dock, text.replace("quantity,Note\n", "old quantity,Note\n"))
    assert (faults(looked), looked.plan.added) == ([], 1)


async def test_a_sheet_that_cannot_be_imported_is_named_with_the_others_of_its_book(dock):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("Notes").write(0, 0, "Read me")
        book.add_worksheet("Stock").write_row(0, 0, ["SKU", "Quantity", "Place"])
    given = FileGiven(file=File("moving-in.xlsx", file.getvalue()))
    with pytest.raises(ImportRefused, match="The sheet Notes was read; there is also: Stock") as refused:
        await importing.look_at_import(dock.request().actor, given)
    assert refused.value.sheets == ["Notes", "Stock"]


async def test_a_slash_makes_a_tree_of_categories_in_files_of_inventree_alone(dock):
    ours = "SKU,Name,Category\nR-1,Resistor,On/Off switches\n"
    assert (await look(dock, ours, new_categories=True)).plan.categories == ["On/Off switches"]
    theirs = "IPN,Name,category_path,Trackable\nR-1,Resistor,Electronics/Resistors,False\n"
    looked = await look(dock, theirs, new_categories=True)
    assert looked.read.reading.source is ImportSource.INVENTREE
    assert looked.plan.categories == ["Electronics", "Electronics / Resistors"]


async def test_a_title_above_the_headings_and_a_total_below_are_left_out_and_told(dock):
    plain = "SKU,Lot,Quantity,Place\nFLOUR,L-1,12.5,WH1/Stock\nFLOUR,L-2,7.5,WH1/Nowhere\n"
    titled = f"Stock on 28 Nov,,,\nOf WH1,,,\n\n{plain}Total,,20.0,\n"
    looked = await look(dock, titled)
    assert (looked.read.headed, looked.read.total, looked.read.row_count) == (4, 7, 2)
    assert faults(looked) == [(6, 4)]  # as the file counts its rows
    as_said = await look(dock, titled, ImportKind.STOCK)
    assert (as_said.read.headed, faults(as_said)) == (4, [(6, 4)])
    named = {"Was": "product", "Wieviel": "quantity"}
    mapped = await look(dock, "Bestand,\nWas,Wieviel\nBAG,5\n", ImportKind.STOCK, columns=named)
    assert (mapped.read.headed, mapped.read.row_count) == (2, 1)
    assert (await look(dock, plain)).read.total is None
    for row in ("Total,L-3,20.0,", "TOTAL-1,,20.0,", "Total,,twenty,"):  # goods, for all that is known
        looked = await look(dock, f"{plain}{row}\n")
        assert (looked.read.total, looked.read.row_count) == (None, 3)
    with pytest.raises(ImportRefused, match="headings do not tell"):
        await look(dock, "Some,Title\nOther,Words\n1,2\n")


async def test_a_report_of_erpnext_comes_with_its_total(dock):
    report = written_elsewhere("erpnext-stock-balance")
    looked = await look(dock, f'{report}"Total","","","","",1200.0,120.0\n')
    assert (looked.read.total, looked.plan.added, faults(looked)) == (3, 1, [])


async def test_the_list_of_items_of_erpnext_is_known_as_it_is(dock):
    text = """Sr,ID,Item Name,Item Group,Default Unit of Measure,Has Batch No
1,C-1,Beans,Food,Kg,1
2,C-2,Cups,Food,Nos,0
"""
    looked = await look(dock, text, new_categories=True)
    assert (looked.read.reading.source, looked.read.reading.kind) == (
        ImportSource.ERPNEXT,
        ImportKind.PRODUCTS,
    )
    await bring(dock, text, new_categories=True)
    assert (await Product.get(sku="C-1")).tracking is Tracking.LOT
    named = await look(dock, "ID,Item Code,Item Name,Item Group\n7,C-3,Lids,Food\n", new_categories=True)
    assert named.read.reading.fields[:2] == (None, "sku")
    other = await look(dock, "ID,Name,IPN,Category,Trackable\n7,Lids,C-3,,False\n")
    assert other.read.reading.fields[:3] == (None, "name", "sku")


async def test_variants_of_odoo_are_told_apart_by_their_values(dock):
    text = """Internal Reference,Name,Variant Values,Barcode
D-1,Desk,"Legs: Steel, Colour: White",
D-2,Desk,"Legs: Steel,Scale: 1:10",
D-3,Chair,,
"""
    await bring(dock, text)
    names = await Product.filter(sku__startswith="D-").order_by("sku").values_list("name", flat=True)
    assert names == ["Desk (Steel, White)", "Desk (Steel, 1:10)", "Chair"]


async def test_people_and_addresses_of_a_company_are_left_alone_and_old_partners_come_in_archived(dock):
    text = """Name,Is a Company,Related Company,Active,Customer Rank
Azure,True,,True,1
Brandon,False,Azure,True,0
,False,Azure,True,0
Azure North,True,Azure,True,1
Old shop,True,,False,1
"""
    looked = await look(dock, text)
    plan = looked.plan
    assert (looked.read.reading.source, faults(looked)) == (ImportSource.ODOO, [])
    assert (plan.added, plan.skipped, plan.contacts, plan.archived) == (3, 2, 2, 1)
    await bring(dock, text)
    there = await Partner.filter(name__in=["Azure", "Brandon", "Azure North", "Old shop"]).order_by("id")
    assert [(each.name, each.active) for each in there] == [
        *(("Azure", True), ("Azure North", True), ("Old shop", False))
    ]
    disabled = "ID,Supplier Name,Supplier Group,Disabled\nS-1,Mill,Raw,0\nS-2,Closed mill,Raw,1\n"
    assert (await look(dock, disabled)).plan.archived == 1
