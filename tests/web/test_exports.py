"""Lists as files: whole, with what spreadsheets would reckon with kept from it, and fit to be imported again."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.decode.text_table import read_file
from lotbook.decode.workbook import read_workbook
from lotbook.documents.spreadsheet import csv_table, xlsx_table
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_fields import template_of
from lotbook.domain.import_reading import ImportWishes, understand_import
from lotbook.domain.import_rows import UnitKnown, read_products, unit_words
from lotbook.domain.import_words import ExistingRows, ImportKind
from lotbook.domain.products import StockUnit
from lotbook.domain.quantities import UnitKind
from lotbook.domain.words import Tracking
from lotbook.ledger.exports import TABLES, Export, rows_of
from lotbook.services import importing
from lotbook.services.import_kinds import ImportOptions
from lotbook.services.importing import FileGiven
from lotbook.services.uploads import File
from lotbook.web.exports import csv_parts, write_xlsx
from tests.dock import Dock
from tests.web.test_lists import enter, operator

__all__ = ["operator"]

UNITS = unit_words([("piece", "pcs", UnitKnown(1, StockUnit(UnitKind.COUNTED, 0)))])
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from("=+-@' 0"), min_size=1
)
names = words.map(str.strip).filter(bool).filter(lambda text: len(text) <= 40)
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
        nfc = [(each.facts.sku, each.facts.name, each.facts.tracking) for each in read]
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
    assert (await operator.get("/documents/exports/lunch.csv")).status_code == 404
    book = await operator.get("/documents/exports/lots.xlsx")
    assert [row.cells[0] for row in read_workbook(book.content).rows] == ["Lot", "0012"]
    products = (await operator.get("/documents/exports/products.csv")).text
    assert '"\'=1+1"' in products


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
