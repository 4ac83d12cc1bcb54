"""Lists as files: whole, with what spreadsheets would reckon with kept from it, and fit to be imported again."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.decode.text_table import read_file
from lotbook.decode.workbook import read_workbook
from lotbook.documents.spreadsheet import csv_table, xlsx_table
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_fields import template_of
from lotbook.domain.import_product_rows import UnitKnown, read_products, unit_words
from lotbook.domain.import_reading import ImportWishes, understand_import
from lotbook.domain.import_words import ExistingRows, ImportKind
from lotbook.domain.numbers import parse_number
from lotbook.domain.products import StockUnit
from lotbook.domain.quantities import UnitKind
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.words import Tracking
from lotbook.graphql import whole_lists
from lotbook.ledger.exports import TABLES, Export, rows_of
from lotbook.models import Lot, PurchaseOrder, Transfer
from lotbook.services import importing, numbers
from lotbook.services.correcting import Correction
from lotbook.services.count_records import record_counts
from lotbook.services.counted import Counted
from lotbook.services.counting import start_count
from lotbook.services.goods_named import Goods
from lotbook.services.import_kinds import ImportOptions
from lotbook.services.importing import FileGiven
from lotbook.services.packages import create_package
from lotbook.services.packing import pack_goods
from lotbook.services.uploads import File
from lotbook.web.exports import csv_parts, write_xlsx
from tests.dock import Dock
from tests.factory import Factory
from tests.scenarios.telling import assign, correct, posted_line, settle, validate
from tests.web.test_lists import enter, operator

__all__ = ["operator"]

UNITS = unit_words([("piece", "pcs", UnitKnown(1, StockUnit(UnitKind.COUNTED, 0)))])
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from("=+-@' 0"), min_size=1
)


def prints(text: str) -> bool:
    """Whether all of it shows: what joins or varies other characters does not by itself."""
    try:
        return bool(parse_number(text))
    except InvalidInput:
        return False


names = words.map(str.strip).filter(bool).filter(lambda text: len(text) <= 40).filter(prints)
products = st.lists(
    st.tuples(names, names, st.sampled_from(Tracking)), min_size=1, max_size=5, unique_by=lambda row: row[0]
)


@settings(deadline=None, max_examples=30)
@given(products)
def test_products_that_are_written_are_read_again_as_they_were(rows):
    headings = [field.heading for field in template_of(ImportKind.PRODUCTS)]
    table = [
        [sku, name, tracking.value, "pcs", *[None] * (len(headings) - 4)] for sku, name, tracking in rows
    ]
    written = read_file(csv_table(headings, table)).rows, read_workbook(xlsx_table("P", headings, table)).rows
    for cells in written:
        reading = understand_import(cells, ImportWishes())
        faults = Faults(reading)
        read = read_products(cells, reading, faults, UNITS, dated=True, meant=True)
        nfc = [(each.sku, each.new.name, each.new.tracking) for each in read]
        assert not faults.count, faults.found
        assert nfc == [(parsed(sku), parsed(name), tracking) for sku, name, tracking in rows]


def parsed(text: str) -> str:
    """As every text is kept."""
    return unicodedata.normalize("NFC", text.strip())


async def test_every_list_is_a_file_and_formulas_stay_text(operator):
    await enter(operator)
    dock = await Dock().open()
    await dock.received(dock.flour, "0012", 5)
    await dock.product("=1+1", Tracking.NONE)
    for export in Export:
        answer = await operator.get(f"/documents/exports/{export.value}.csv")
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert rows[0] == list(TABLES[export].headings)
        assert all(len(row) == len(rows[0]) for row in rows)
        if export in whole_lists.FIELDS:
            assert len(await fetched(operator, export.value, filter={})) >= len(rows) - 1, export
    assert (await operator.get("/documents/exports/lunch.csv")).status_code == 404
    book = await operator.get("/documents/exports/lots.xlsx")
    assert [row.cells[0] for row in read_workbook(book.content).rows] == ["Lot", "0012"]
    products = (await operator.get("/documents/exports/products.csv")).text
    assert '"\'=1+1"' in products


async def fetched(client, name: str, **asked: object) -> list[dict[str, str]]:
    """The rows of a list; asked: filter and sort as the API takes them."""
    asked |= {"filter": json.dumps(asked["filter"])} if "filter" in asked else {}
    answer = await client.get(f"/documents/exports/{name}.csv", params=asked)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8"), (
        answer.text
    )
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


async def test_a_list_is_sent_as_somebody_looks_at_it(operator, monkeypatch):
    monkeypatch.setattr(whole_lists, "AT_ONCE", 2)
    await enter(operator)
    dock = await Dock().open()
    receipt = await dock.receipt((dock.flour, 50))
    asked = [
        numbers.Asked(number=number, quantity=Decimal(10), expiry=date(2031, 1, 1 + place))
        for place, number in enumerate(("=1+1", "0012", "@x", "F-3", "F-4"))
    ]
    await assign(dock, await dock.line_of(receipt, dock.flour), numbers.Listed(asked))
    await validate(dock, receipt)
    await dock.hold(lot=(await Lot.get(number="F-3")).id)
    everything = await fetched(operator, "lots", sort="NUMBER_ASC")
    assert [row["Lot"] for row in everything] == ["0012", "'=1+1", "'@x", "F-3", "F-4"]
    first = everything[0]
    assert (first["Product"], first["Last day"], first["On hand"], first["Available"]) == (
        *("Flour", "2031-01-02"),
        *("10", "10"),
    )
    last_first = await fetched(operator, "lots", filter={"search": "f-"}, sort="LAST_DAY_DESC")
    assert [row["Lot"] for row in last_first] == ["F-4", "F-3"]
    held = await fetched(operator, "lots", filter={"held": True, "onHand": True})
    assert [(row["Lot"], row["Held"], row["Available"]) for row in held] == [("F-3", "10", "0")]
    number = (await Transfer.get(id=receipt)).number
    assert [row["Number"] for row in await fetched(operator, "transfers", filter={"search": number})] == [
        number
    ]
    assert await fetched(operator, "transfers", filter={"search": number, "states": ["READY"]}) == []


async def test_lines_are_those_of_the_documents_that_a_list_shows(operator):
    await enter(operator)
    dock = await Dock().open()
    orders = [await dock.order((dock.flour, 1 + at), (dock.bag, 1)) for at in range(3)]
    numbers_of = [(await PurchaseOrder.get(id=order)).number for order in orders]
    rows = await fetched(
        operator, "purchase-orders", sort="NUMBER_DESC", filter={"search": numbers_of[0][:4]}
    )
    assert [row["Number"] for row in rows] == [number for number in reversed(numbers_of) for _ in range(2)]
    alone = await fetched(operator, "purchase-orders", filter={"search": numbers_of[1]})
    assert [(row["Number"], row["Quantity"]) for row in alone] == [(numbers_of[1], "2"), (numbers_of[1], "1")]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("lots", {"filter": "{"}),
        ("lots", {"filter": '{"lunch": true}'}),
        ("lots", {"filter": '{"search": "' + "x" * 201 + '"}'}),
        ("lots", {"sort": "COLOUR_ASC"}),
        ("recalls", {"sort": "NUMBER_ASC"}),
    ],
)
async def test_a_filter_that_the_api_does_not_take_is_told(operator, name, asked):
    await enter(operator)
    answer = await operator.get(f"/documents/exports/{name}.csv", params=asked)
    assert (answer.status_code, bool(answer.text)) == (400, True)


async def test_nobody_fetches_a_list_without_signing_in(operator):
    assert (await operator.get("/documents/exports/lots.csv?filter={}")).status_code == 401


async def test_a_blind_count_is_blind_in_its_file_too(operator):
    await enter(operator)
    dock = await Dock().open()
    await dock.received(dock.flour, "F-1", 5)
    await dock.received(dock.flour, "F-2", 5)
    count = (await start_count(dock.request(), dock.stock, dock.flour)).outcome.count
    said = Counted(location=dock.stock, product=dock.flour, number="F-1", quantity=Decimal(4))
    await record_counts(dock.request(), count, [said])
    [row] = await fetched(operator, "counts")
    assert (row["Lot"], row["Counted"], row["Expected"]) == ("F-1", "4", "")


async def test_orders_tell_what_was_made_of_them_and_packages_what_is_in_them(operator):
    await enter(operator)
    dock = await Dock().open()
    factory = await Factory(dock).open()
    await dock.received(dock.flour, "F-1", 9)
    order = await factory.order(factory.bread, 10)
    await factory.order(factory.bread, 5)
    await factory.takes(order, dock.flour, "F-1", 3)
    await factory.gives(order, factory.bread, "B-1", 6)
    made = await fetched(operator, "manufacturing-orders")
    assert [(row["Quantity"], row["Made"]) for row in made] == [("10", "6"), ("5", "0")]
    await dock.taken_in((dock.bag, 40))
    flour = Goods(lot=(await Lot.get(number="F-1")).id, quantity=Decimal(2))
    ssccs = ("395201230000000012", "395201230000000029")
    boxes = [(await create_package(dock.request(), sscc, None)).outcome.package for sscc in ssccs]
    await pack_goods(
        dock.request(), dock.stock, [flour, Goods(product=dock.bag, quantity=Decimal(3))], boxes[1]
    )
    rows = await fetched(operator, "packages")
    assert [(row["Lot"], row["Quantity"], row["Place"]) for row in rows] == [
        ("F-1", "2", "WH1/Stock"),
        ("", "3", "WH1/Stock"),
        ("", "", ""),
    ]
    listed = await fetched(operator, "packages", filter={})
    assert sorted(row["SSCC"] for row in listed) == [ssccs[0], ssccs[1], ssccs[1]]


async def test_who_reads_the_journal_can_tell_what_corrects_what_and_what_was_packed(operator):
    await enter(operator)
    dock = await Dock().open()
    await dock.received(dock.flour, "F-1", 5)
    await settle("settings", 1, gs1_prefix="9521234")
    packed = Goods(lot=(await Lot.get(number="F-1")).id, quantity=Decimal(2))
    await pack_goods(dock.request(), dock.stock, [packed], None)
    wrong = Correction(move_line=await posted_line(dock.flour, "F-1"), right_quantity=Decimal(4))
    await correct(dock, wrong)
    lines = {row["Line"]: row for row in await fetched(operator, "movements")}
    [corrected] = [row["Corrects line"] for row in lines.values() if row["Corrects line"]]
    assert (lines[corrected]["Lot"], lines[corrected]["From"]) == ("F-1", "Vendors")
    [into] = [row for row in lines.values() if row["To package"]]
    assert (into["From package"], len(into["To package"])) == ("", 18)


async def test_bills_of_materials_that_are_planned_come_along(operator):
    await enter(operator)
    dock = await Dock().open()
    factory, bread = Factory(dock), await dock.product("BREAD", Tracking.LOT)
    today = datetime.now(UTC).date()
    for day in (today, today, today + timedelta(400)):  # the second takes the place of the first
        await factory.recipe(bread, 10, (dock.flour, "6"), valid_from=day)
    rows = await fetched(operator, "bills-of-materials")
    assert [(row["Revision"], row["From"]) for row in rows] == [
        ("2", str(today)),
        ("3", str(today + timedelta(400))),
    ]
    content = b"".join([part async for part in csv_parts(Export.BILLS_OF_MATERIALS)])
    given = FileGiven(file=File("a.csv", content), options=ImportOptions(existing=ExistingRows.SKIP))
    looked = await importing.look_at_import(dock.request().actor, given)
    assert (looked.read.faults.found, looked.plan.skipped) == ([], 2)


@pytest.mark.parametrize("export", ["PRODUCTS", "PARTNERS"])
async def test_what_is_exported_can_be_imported_again(database, export):
    dock = await Dock().open()
    await dock.product("'=odd", Tracking.LOT, unit="kg", gtin="9520123456788", barcodes=[])
    file = io.BytesIO()
    await write_xlsx(Export[export], file)
    content = b"".join([part async for part in csv_parts(Export[export])])
    for each in (File("a.csv", content), File("a.xlsx", file.getvalue())):
        options = ImportOptions(existing=ExistingRows.SKIP)
        looked = await importing.look_at_import(dock.request().actor, FileGiven(file=each, options=options))
        assert looked.read.reading.kind is ImportKind[export]
        assert (looked.read.faults.found, looked.plan.added) == ([], 0)
        assert looked.plan.skipped == sum([len(rows) async for rows in rows_of(Export[export])])
