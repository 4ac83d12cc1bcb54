"""Files from elsewhere: looked at on the screen, mended, imported and taken back."""

from __future__ import annotations

import csv
import io
import zipfile

from playwright.sync_api import expect

from tests.decode.workbooks import number, packed, parts, sheet, text
from tests.e2e.handheld import Handheld

ODOO = "External ID,Name,Internal Reference,Tracking,Unit of Measure,Sales Price\n"


def choose(phone: Handheld, name: str, content: bytes) -> None:
    """A file, from the sheet of the system."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    phone.page.get_by_label("File", exact=True).set_input_files([file])


def test_a_file_is_looked_at_mended_imported_and_taken_back(handheld, warehouse):
    phone = handheld("manager").open("/settings")
    page = phone.page
    phone.press_row("Import")
    choose(
        phone,
        "odoo.csv",
        f"{ODOO}p1,Anvil,MOVE-1,By Lots,Units,20.0\np2,Bolt,MOVE-2,By Ton,Units,\n".encode(),
    )
    expect(page.get_by_text("2 rows of products · from Odoo")).to_be_visible()
    expect(page.get_by_text("1 row cannot be imported")).to_be_visible()
    expect(page.locator(".row", has_text="Row 3, column 4: Tracking")).to_contain_text(
        "By Ton is no tracking"
    )
    phone.press("Another file")
    cells = [[text("Art"), text("Was")], [text("00017"), text("Anvil, small")], [text("00018"), number(7)]]
    note = sheet({1: [text("Read me first")]})
    choose(phone, "mended.xlsx", packed(parts(note, sheet(dict(enumerate(cells, 1))))))
    expect(page.get_by_text("The file has no row below its headings.")).to_be_visible()
    page.get_by_label("Sheet", exact=True).select_option("Sheet2")
    expect(page.get_by_text("The headings do not tell what the file holds")).to_be_visible()
    page.get_by_label("What the file holds").select_option("PRODUCTS")
    expect(page.get_by_text("Which column is SKU, Name?")).to_be_visible()
    page.get_by_label("Art is").select_option("sku")
    expect(page.get_by_text("Which column is Name?")).to_be_visible()
    page.get_by_label("Was is").select_option("name")
    expect(page.get_by_text("2 new products")).to_be_visible()
    expect(page.get_by_text("No column tells the tracking")).to_be_visible()
    phone.press("Import")
    expect(page.get_by_text("mended.xlsx is imported")).to_be_visible()
    page.locator(".row", has_text="mended.xlsx").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Undo").click()
    expect(page.locator(".row", has_text="mended.xlsx").first).to_contain_text("Undone")
    page.get_by_label("What the file holds").select_option("PARTNERS")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Template CSV").click()
    assert (
        io.TextIOWrapper(open(fetched.value.path(), "rb"), "utf-8-sig").readline().startswith('"Name","Role"')
    )
    phone.open("/settings/export")
    lots = page.locator("section", has=page.get_by_role("heading", name="Lots and serials", exact=True))
    with page.expect_download() as fetched:
        lots.get_by_role("link", name="XLSX").click()
    assert zipfile.is_zipfile(fetched.value.path())
    phone.open("/products?search=00017")
    expect(page.get_by_text("Anvil, small")).to_have_count(0)
    rope = warehouse.product("Rope, 10 m", "LOT")
    asked = '{ products(first: 1, filter: { search: "Rope, 10 m" }) { nodes { sku } } }'
    [found] = warehouse.api.ask(asked)["products"]["nodes"]
    phone.open("/settings/import")
    prices = f"SKU,Sales price,Category\n{found['sku']},7.50,Rigging / {found['sku']}\n"
    page.get_by_label("What the file holds").select_option("PRODUCTS")
    choose(phone, "prices.csv", prices.encode())
    expect(page.get_by_text("Which column is Name?")).to_be_visible()  # to add what is new
    page.get_by_text("is changed", exact=True).click()
    expect(page.locator(".row", has_text="Row 2, column 3: Category")).to_contain_text("new ones are meant")
    page.get_by_label("Make new categories").click()
    price = page.locator(".row", has_text=f"{found['sku']} · Sales price")
    expect(price).to_contain_text("none → 7.5")
    expect(page.locator(".row", has_text=f"{found['sku']} · Category")).to_contain_text("Rigging / ")
    phone.press("Import")
    expect(page.get_by_text("prices.csv is imported")).to_be_visible()
    page.get_by_label("What the file holds").select_option("AUTO")
    choose(
        phone,
        "stock.csv",
        f"SKU,Lot,Quantity,Place\n{found['sku']},R-1,40,\n{found['sku']},R-2,2.0,HAM/Stock\n".encode(),
    )
    expect(page.locator(".row", has_text="Row 2, column 4: Place")).to_contain_text("Say where it lies")
    page.get_by_label("Where it lies, where the file does not say").click()
    phone.sheet.get_by_role("searchbox").fill("HAM/Stock/A-01")
    phone.sheet.locator(".row", has=page.get_by_text("HAM/Stock/A-01", exact=True)).click()
    expect(page.locator(".row", has_text="HAM/Stock/A-01")).to_contain_text(
        "1 product · 1 lot or serial · 40 pcs"
    )
    phone.press("Import")
    expect(page.get_by_text("stock.csv is imported")).to_be_visible()
    assert warehouse.on_hand(rope) == {"R-1": "40", "R-2": "2"}
    phone.open("/products?search=Rope,%2010%20m")
    expect(page.locator(".row", has_text="Rope, 10 m")).to_have_count(1)
    phone.press("Take along as a file")
    with page.expect_download() as fetched:
        phone.sheet.get_by_role("link", name="CSV").click()
    with open(fetched.value.path(), encoding="utf-8-sig", newline="") as file:
        assert [row["SKU"] for row in csv.DictReader(file)] == [found["sku"]]


def test_of_a_file_that_is_damaged_a_person_says_how_it_is_written(handheld, warehouse):
    phone = handheld("manager").open("/settings/import")
    page = phone.page
    rows = "SKU,Name\nENC-1,Käse\nENC-2,Öl\nENC-3,Grüße\n".encode()
    choose(phone, "mixed.csv", rows + b"ENC-4,Caf\xe9\n")
    expect(page.get_by_text("Line 5 is not written in UTF-8")).to_be_visible()
    page.get_by_label("Characters").select_option("LATIN_1")
    expect(page.get_by_text("4 new products")).to_be_visible()
    expect(page.get_by_label("Characters")).to_have_value("LATIN_1")
    phone.press("Another file")
    choose(phone, "sound.csv", rows)
    expect(page.get_by_text("3 new products")).to_be_visible()
    expect(page.get_by_label("Characters")).to_have_count(0)
