"""Categories, packagings and places come from files too, and files change what is there, when somebody says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lotbook.domain.import_refusals import ImportFaulty
from lotbook.domain.import_words import ExistingRows, ImportKind, ImportSource
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import ImportRefused, InvalidInput
from lotbook.domain.words import Language, LocationUsage, PartnerRole, Tracking
from lotbook.models import Category, Location, Lot, Packaging, Partner, Product, ProductBarcode
from lotbook.services.categories import save_category
from lotbook.services.import_undo import undo_import
from lotbook.services.products import facts_of
from tests.dock import Dock
from tests.services.imports import bring, faults, look

PRODUCTS = """SKU,Name,Unit,Category,Packaging,Per packaging,Packaging GTIN
C-1,Beans,kg,Food / Coffee,Sack,25,19520123456785
C-2,Filters,pcs,Coffee,,,
C-3,Cups,pcs,Tableware,,,
"""


async def category(dock: Dock, name: str, parent: int | None = None) -> int:
    return (await save_category(dock.request(), name, parent=parent)).outcome.category


async def test_products_come_with_their_categories_and_a_packaging(dock):
    food = await category(dock, "Food")
    coffee = await category(dock, "Coffee", food)
    assert faults(await look(dock, PRODUCTS)) == [(4, 4)]
    with pytest.raises(ImportFaulty):
        await bring(dock, PRODUCTS)
    looked = await look(dock, PRODUCTS, new_categories=True)
    assert looked.plan.categories == ["Tableware"]
    done = await bring(dock, PRODUCTS, new_categories=True)
    beans, filters = await Product.get(sku="C-1"), await Product.get(sku="C-2")
    assert (beans.category_id, filters.category_id) == (coffee, coffee)
    [sack] = (await facts_of(beans)).packagings
    assert (sack.name, sack.quantity, sack.gtin) == ("Sack", 25, "19520123456785")
    assert (await Category.get(name="Tableware")).parent_id is None
    await undo_import(dock.request(), done.id)
    assert not await Product.filter(sku__startswith="C-").exists()
    assert sorted(await Category.all().values_list("name", flat=True)) == ["Coffee", "Food"]


async def test_a_category_that_several_are_called_is_asked_about_though_new_ones_are_meant(dock):
    for above in ("Hot", "Cold"):
        await category(dock, "Coffee", await category(dock, above))
    text = "SKU,Name,Category\nC-1,Beans,{}\n"
    assert faults(await look(dock, text.format("Coffee"), new_categories=True)) == [(2, 3)]
    looked = await look(dock, text.format("Hot / Coffee / Beans"), new_categories=True)
    assert looked.plan.categories == ["Hot / Coffee / Beans"]
    assert faults(await look(dock, text.format("Hot / "), new_categories=True)) == [(2, 3)]


async def test_a_packaging_needs_a_name_and_says_how_much_is_in_it(dock):
    bad = """SKU,Name,Packaging,Per packaging,Packaging GTIN
C-1,Cups,Box,,
C-2,Cups,,12,
C-3,Cups,Box,0.5,
C-4,Cups,Box,12,19520123456786
"""
    assert faults(await look(dock, bad)) == [(2, 4), (3, 3), (4, 4), (5, 5)]


PACKAGINGS = """SKU,Packaging,Quantity,GTIN,Further codes
BAG,Box,12,19520123456785,BOX-1
BAG,Pallet,480,,
FLOUR,Sack,25,,
"""


async def test_packagings_come_for_products_that_are_there(dock):
    looked = await look(dock, PACKAGINGS)
    assert (looked.read.reading.kind, looked.plan.added, faults(looked)) == (ImportKind.PACKAGINGS, 3, [])
    version = (await Product.get(id=dock.bag)).version
    done = await bring(dock, PACKAGINGS)
    packagings = (await facts_of(await Product.get(id=dock.bag))).packagings
    assert [(each.name, each.quantity) for each in packagings] == [("Box", 12), ("Pallet", 480)]
    assert (await ProductBarcode.get(code="BOX-1")).kind == "CODE"
    assert (await Product.get(id=dock.bag)).version > version
    assert faults(await look(dock, PACKAGINGS)) == [(2, 2), (3, 2), (4, 2)]
    assert (await look(dock, PACKAGINGS, existing=ExistingRows.SKIP)).plan.skipped == 3
    await undo_import(dock.request(), done.id)
    assert not await Packaging.all().exists()
    assert not await ProductBarcode.filter(code="BOX-1").exists()


async def test_packagings_become_what_a_file_says_and_again_what_they_were(dock):
    await bring(dock, PACKAGINGS)
    before = [await facts_of(await Product.get(id=each)) for each in (dock.bag, dock.flour)]
    change = """SKU,Packaging,Quantity,GTIN,Further codes
BAG,Box,10,,BOX-2
BAG,Pallet,,19520123456785,BOX-1
FLOUR,Sack,25,,
FLOUR,Pallet,500,,
"""
    looked = await look(dock, change, existing=ExistingRows.UPDATE)
    assert faults(looked) == [(3, 4)]  # the box keeps its GTIN
    change = change.replace("10,,BOX-2", "10,19520123456792,BOX-2")
    looked = await look(dock, change, existing=ExistingRows.UPDATE)
    assert (faults(looked), looked.plan.added, looked.plan.skipped) == ([], 1, 1)
    told = [(each.subject, each.field, each.before, each.after) for each in looked.plan.changes]
    assert told == [
        ("BAG, Box", "quantity", "12", "10"),
        ("BAG, Box", "gtin", "19520123456785", "19520123456792"),
        ("BAG, Box", "codes", "BOX-1", "BOX-2"),
        ("BAG, Pallet", "gtin", None, "19520123456785"),
        ("BAG, Pallet", "codes", None, "BOX-1"),
    ]
    done = await bring(dock, change, existing=ExistingRows.UPDATE)
    assert (done.added, done.changed, done.skipped) == (1, 2, 1)
    box, pallet = (await facts_of(await Product.get(id=dock.bag))).packagings
    assert (box.quantity, box.gtin, pallet.quantity, pallet.gtin) == (
        10,
        "19520123456792",
        480,
        "19520123456785",
    )
    await undo_import(dock.request(), done.id)
    assert [await facts_of(await Product.get(id=each)) for each in (dock.bag, dock.flour)] == before
    gtins = "SKU,Packaging,GTIN\nBAG,Pallet,19520123456785\nFLOUR,Pallet,\n"
    looked = await look(dock, gtins, ImportKind.PACKAGINGS, existing=ExistingRows.UPDATE)
    assert faults(looked) == [
        (2, 3),
        (3, None),
    ]  # the box has it, and of a new one it is said how much is in it


async def test_faults_of_packagings_are_told_with_their_cells(dock):
    await dock.product("TAKEN", Tracking.NONE, gtin="9520123456788")
    bad = """SKU,Packaging,Quantity,GTIN,Further codes
NOBODY,Box,12,,
BAG,,12,,
BAG,Box,0.5,,
BAG,Case,6,9520123456788,
BAG,Crate,6,,X-1
BAG,Crate,6,,
BAG,Tray,6,,X-1
BAG,Bundle,,,
BAG,Roll,x,9520123456780,X-1
BAG,Crate,0.5,,
NOBODY,,6,9520123456780,
"""
    assert faults(await look(dock, bad)) == [
        *((2, 1), (3, 2), (4, 3), (5, 4), (7, 2), (8, 5), (9, 3)),
        *((10, 3), (10, 4), (10, 5), (11, 2), (11, 3), (12, 1), (12, 2), (12, 4)),
    ]


PLACES = """Path,Usage,Code,Walking order,Blocked
WH1/Stock/C/C-01,,SHELF-01,,
WH1/Stock/C,,,40,
WH1/Oven,PRODUCTION,,,
WH1/Stock/C/C-02,INTERNAL,,,yes
"""


async def test_places_come_whatever_the_order_of_their_rows(dock):
    looked = await look(dock, PLACES)
    assert (looked.read.reading.kind, looked.plan.added, faults(looked)) == (ImportKind.PLACES, 4, [])
    done = await bring(dock, PLACES)
    first, second = await Location.get(path="WH1/Stock/C/C-01"), await Location.get(path="WH1/Stock/C/C-02")
    above, oven = await Location.get(path="WH1/Stock/C"), await Location.get(path="WH1/Oven")
    assert (first.parent_id, first.barcode, second.barcode) == (above.id, "SHELF-01", "LOC-WH1-STOCK-C-C-02")
    assert (above.walking_order, second.blocked, first.blocked) == (40, True, False)
    assert above.walking_order < oven.walking_order < second.walking_order
    assert (oven.usage, oven.physical, first.warehouse_id) == (
        LocationUsage.PRODUCTION,
        False,
        dock.warehouse,
    )
    kept = PLACES + "WH1,,,,\nCustomers,CUSTOMER,,,\n"  # an export has the tops too
    assert (await look(dock, kept, existing=ExistingRows.SKIP)).plan.skipped == 6
    await undo_import(dock.request(), done.id)
    assert not await Location.filter(path__startswith="WH1/Stock/C").exists()


async def test_faults_of_places_are_told_with_their_cells(dock):
    taken = (await Location.get(path="WH1/Stock/A-01")).barcode
    bad = f"""Path,Usage,Code
Nowhere/A,,
WH1/Stock,,
WH1//A,,
WH1/Stock/D,SHELF,
WH1/Stock/E,,{taken}
WH1/Stock/F,CUSTOMER,
Customers/G,,
Alone,,
Nowhere/B,SHELF,{taken}
Nowhere/A/Shelf,,
WH1//B,SHELF,{taken}
"""
    assert faults(await look(dock, bad)) == [  # what lies in Nowhere/A is not at fault
        *((2, 1), (3, 1), (4, 1), (5, 2), (6, 3), (7, 1), (8, 1), (9, 1)),
        *((10, 1), (10, 2), (10, 3), (12, 1), (12, 2), (12, 3)),
    ]


async def test_products_become_what_a_file_says_and_again_what_they_were(dock):
    gadget = await dock.product("GADGET", Tracking.NONE, gtin="9520123456788")
    food = await category(dock, "Food")
    before = await facts_of(await Product.get(id=gadget))
    change = """SKU,Name,Sales price,GTIN,Further codes,Category,Step
GADGET,Gadget Two,14.90,9520123456795,G-1,Food,2
BAG,,,,,,
NEW,New,,,,,
"""
    assert faults(await look(dock, change)) == [(2, 1), (3, 1)]
    looked = await look(dock, change, existing=ExistingRows.UPDATE)
    assert (looked.plan.added, len(looked.plan.renewed), looked.plan.skipped) == (1, 1, 1)
    told = {each.field: (each.before, each.after) for each in looked.plan.changes}
    assert told == {
        "name": (before.name, "Gadget Two"),
        "sales_price": (None, "14.9"),
        "gtin": ("09520123456788", "09520123456795"),
        "codes": (None, "G-1"),
        "category": (None, "Food"),
        "step": ("1", "2"),
    }
    assert {each.row for each in looked.plan.changes} == {2}
    done = await bring(dock, change, existing=ExistingRows.UPDATE)
    assert (done.added, done.changed, done.skipped) == (1, 1, 1)
    row = await Product.get(id=gadget)
    after = await facts_of(row)
    assert (after.name, after.gtin, after.category, row.version) == ("Gadget Two", "09520123456795", food, 2)
    await undo_import(dock.request(), done.id)
    assert await facts_of(await Product.get(id=gadget)) == before
    assert not await Product.filter(sku="NEW").exists()


async def test_goods_without_numbers_are_imported_without_what_is_of_numbers(dock):
    rows = "SKU,Name,Tracking,Shelf life (days),Number pattern\nSAND,Sand,NONE,30,S{000}\n"
    assert faults(await look(dock, rows, ImportKind.PRODUCTS)) == [(2, 4), (2, 5)]
    again = "SKU,Tracking\nFLOUR,NONE\n"
    looked = await look(dock, again, ImportKind.PRODUCTS, existing=ExistingRows.UPDATE)
    told = {each.field: (each.before, each.after) for each in looked.plan.changes}
    assert told == {"tracking": ("LOT", "NONE"), "shelf_life_days": ("180", None)}


async def test_the_kind_of_end_is_imported_and_lots_last_until_the_earlier_one(dock):
    await bring(dock, "SKU,Name,Tracking,Stops use,Own numbers\nJAM,Jam,LOT,Best before,yes\n")
    jam = await Product.get(sku="JAM")
    assert (jam.stops_use, jam.gives_own_numbers) == (DateKind.BEST_BEFORE, True)
    stock = "SKU,Lot,Quantity,Place,Expiry,Best before\nJAM,J-1,5,WH1/Stock,2031-12-31,2031-06-30\n"
    await bring(dock, stock)
    assert (await Lot.get(number="J-1")).last_day == date(2031, 6, 30)
    wrong = await look(
        dock, "SKU,Stops use\nJAM,Sometimes\n", ImportKind.PRODUCTS, existing=ExistingRows.UPDATE
    )
    assert faults(wrong) == [(2, 2)]
    change = "SKU,Stops use,Own numbers\nJAM,EXPIRY,\n"
    done = await bring(dock, change, ImportKind.PRODUCTS, existing=ExistingRows.UPDATE)
    await undo_import(dock.request(), done.id)
    assert (await Lot.get(number="J-1")).last_day == date(2031, 6, 30)
    assert (await Product.get(sku="JAM")).stops_use is DateKind.BEST_BEFORE


async def test_a_file_of_changes_needs_no_more_than_the_skus(dock):
    prices = "SKU,Purchase price\nBAG,3.5\n"
    looked = await look(dock, prices, ImportKind.PRODUCTS)
    assert looked.read.reading.missing == ("name",)
    await bring(dock, prices, ImportKind.PRODUCTS, existing=ExistingRows.UPDATE)
    assert (await Product.get(id=dock.bag)).purchase_price == Decimal("3.5")
    stranger = "SKU,Purchase price\nNOBODY,3.5\n"
    assert faults(await look(dock, stranger, ImportKind.PRODUCTS, existing=ExistingRows.UPDATE)) == [
        (2, None)
    ]
    with pytest.raises(InvalidInput):
        await look(dock, PLACES, existing=ExistingRows.UPDATE)
    with pytest.raises(ImportRefused):  # it says so already
        await bring(dock, prices, ImportKind.PRODUCTS, existing=ExistingRows.UPDATE)


async def test_what_a_rule_forbids_stays_as_it_is(dock):
    await dock.received(dock.flour, "F-1", "2.5")
    await dock.product("TAKEN", Tracking.NONE, gtin="9520123456788")
    wrong = """SKU,Tracking,Unit,Step,GTIN,Packaging,Per packaging
FLOUR,NONE,,,,,
BAG,,kg,,,,
RADIO,,,,9520123456788,,
TAKEN,,,,,Box,12
"""
    looked = await look(dock, wrong, ImportKind.PRODUCTS, existing=ExistingRows.UPDATE)
    assert faults(looked) == [(2, 2), (3, 3), (4, 5), (5, 6)]
    coarse = "SKU,Step\nFLOUR,1\n"
    assert faults(await look(dock, coarse, ImportKind.PRODUCTS, existing=ExistingRows.UPDATE)) == [(2, 2)]
    with pytest.raises(ImportFaulty):
        await bring(dock, wrong, ImportKind.PRODUCTS, existing=ExistingRows.UPDATE)
    flour = await Product.get(id=dock.flour)
    assert (flour.tracking, flour.version) == (Tracking.LOT, 1)


async def test_partners_become_what_a_file_says_and_again_what_they_were(dock):
    order = await dock.order((dock.flour, 5))
    change = """Name,Role,City,Country,E-mail,Payment (days),End of month,Language
corner shop,,Kiel,AT,shop@example.com,14,yes,de_DE
Corner Shop 2,CUSTOMER,,,,,,
"""
    looked = await look(dock, change, ImportKind.PARTNERS, existing=ExistingRows.UPDATE)
    told = {each.field: each.after for each in looked.plan.changes}
    assert told == {
        "city": "Kiel",
        "country": "AT",
        "email": "shop@example.com",
        "payment_days": "14",
        "end_of_month": "yes",
        "language": "DE",
    }
    before = await Partner.get(id=dock.customer)
    done = await bring(dock, change, ImportKind.PARTNERS, existing=ExistingRows.UPDATE)
    shop = await Partner.get(id=dock.customer)
    assert (shop.name, shop.city, shop.payment_days, shop.customer) == ("Corner shop", "Kiel", 14, True)
    assert (shop.language, shop.payment_end_of_month) == (Language.DE, True)
    await undo_import(dock.request(), done.id)
    shop = await Partner.get(id=dock.customer)
    assert (shop.city, shop.email, shop.payment_days) == (before.city, before.email, before.payment_days)
    assert order
    lost = "Name,Role,E-mail,Language\nMill & Sons,CUSTOMER,,\nCorner shop,,nowhere,\nOther,VENDOR,,Dutch\n"
    looked = await look(dock, lost, ImportKind.PARTNERS, existing=ExistingRows.UPDATE)
    assert faults(looked) == [(2, 2), (3, 3), (4, 4)]
    await dock.partner("Twin", PartnerRole.VENDOR)
    await dock.partner("Twin", PartnerRole.CUSTOMER)
    twins = await look(dock, "Name,City\nTwin,Kiel\n", ImportKind.PARTNERS, existing=ExistingRows.UPDATE)
    assert faults(twins) == [(2, 1)]


async def test_what_is_disabled_elsewhere_comes_in_archived_and_is_said_before(dock):
    text = "SKU,Name,Disabled\nC-1,Beans,0\nC-2,Old beans,1\nC-3,Filters,\n"
    assert (await look(dock, text)).plan.archived == 1
    await bring(dock, text)
    active = {product.sku: product.active for product in await Product.filter(sku__startswith="C-")}
    assert active == {"C-1": True, "C-2": False, "C-3": True}
    others = "SKU,Name,Active\nD-1,Beans,True\nD-2,Old beans,False\nD-3,Filters,\nD-4,Old cups,FALSCH\n"
    assert (await look(dock, others)).plan.archived == 2  # as Odoo and InvenTree say it
    await bring(dock, others)
    assert await Product.filter(sku__startswith="D-", active=False).values_list("sku", flat=True) == [
        "D-2",
        "D-4",
    ]
    again = "SKU,Name,Disabled\nC-1,Beans,0\nC-2,Older beans,1\n"
    assert (await look(dock, again, existing=ExistingRows.UPDATE)).plan.archived == 0  # it is there already


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            ImportSource.ODOO,
            """Internal Reference,Name,Product Type,Unit of Measure,Barcode
C-1,Beans,Goods,kg,
,,,,B-1
S-1,Repair,Service,Days,
,Menu,Combo,Units,
""",
        ),
        (
            ImportSource.ODOO,
            """default_code,name,detailed_type,uom_id,barcode
C-1,Beans,product,kg,
,,,,B-1
S-1,Repair,service,Days,
S-2,Menu,combo,Units,
""",
        ),
        (
            ImportSource.ERPNEXT,
            """Item Code,Item Name,Maintain Stock,Default Unit of Measure,Barcode (Barcodes)
C-1,Beans,1,kg,
,,,,B-1
S-1,Repair,0,Days,
S-2,Advice,0,Days,
""",
        ),
        (
            ImportSource.INVENTREE,
            """IPN,Name,Virtual,Units,Barcode
C-1,Beans,False,kg,
,,,,B-1
S-1,Repair,True,Days,
S-2,Firmware,True,,
""",
        ),
    ],
)
async def test_services_of_others_are_left_alone_and_each_row_is_told(dock, source, text):
    looked = await look(dock, text)
    assert (looked.read.reading.source, faults(looked)) == (source, [])
    plan = looked.plan
    assert (plan.added, plan.skipped, plan.services, plan.continued) == (1, 2, 2, 1)
    assert plan.added + plan.skipped + plan.continued == looked.read.row_count
    done = await bring(dock, text)
    assert (done.added, done.skipped) == (1, 2)
    assert not await Product.filter(sku__startswith="S-").exists()
    changed = text.replace("Beans", "Roasted beans")
    assert (await look(dock, changed, existing=ExistingRows.UPDATE)).plan.services == 2
