"""Goods are packed, moved as one and delivered by a scan of their package."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import expect

from tests.documents.reading import text
from tests.e2e.handheld import Handheld
from tests.e2e.test_holding import deliver


def choose(handheld: Handheld, *numbers: str) -> None:
    """Of the goods on the open sheet."""
    more = handheld.sheet.get_by_role("button", name="Show more")
    for number in numbers:
        wanted = handheld.sheet.get_by_label(number)
        wanted.or_(more).first.wait_for(state="attached")
        while more.count() and not wanted.count():  # what other tests received lies there too
            more.scroll_into_view_if_needed()
            handheld.page.wait_for_timeout(100)
        wanted.check(force=True)


def test_goods_are_packed_moved_and_delivered_as_one(handheld, warehouse):
    candle = warehouse.product("Candle, beeswax", "LOT")
    warehouse.stocked(candle, {"CA-1": "6", "CA-2": "4"})
    packer = handheld()
    packer.open(f"/places/{quote(warehouse.place('HAM/Stock'), safe='')}").press("Pack goods")
    choose(packer, "CA-1")
    packer.scan("CA-2")
    expect(packer.sheet.get_by_label("CA-2")).to_be_checked()
    packer.sheet.get_by_role("button", name="Pack", exact=True).click()
    expect(packer.sheet).to_contain_text("Copies of each")
    [package] = warehouse.api.ask("{ packages(first: 1, filter: { empty: false }) { nodes { id sscc } } }")[
        "packages"
    ]["nodes"]
    page = f"/packages/{quote(package['id'], safe='')}"
    packer.open(page).press("Move")
    packer.sheet.get_by_label("Where to").click()
    packer.sheet.last.get_by_text("HAM/Stock/B-01", exact=True).click()
    packer.sheet.get_by_role("button", name="Move it").click()
    expect(packer.page.get_by_text("HAM/Stock/B-01").first).to_be_visible()
    sheet = packer.page.request.get(packer.control("Print contents").get_attribute("href")).body()
    assert "CA-2" in "".join(text(sheet)) and package["sscc"] in "".join(text(sheet))
    deliver(packer, candle.name, "10")
    packer.scan(f"(00){package['sscc']}")
    packer.sees("OK +2", "Takes all of")
    packer.press("Finish")
    packer.press("Validate")
    packer.sees("Delivered")
    packer.open(page)
    expect(packer.page.get_by_text("Nothing is in it.")).to_be_visible()


def test_what_comes_in_is_put_in_a_package_that_is_scanned_or_new(handheld, warehouse):
    candle = warehouse.product("Candle, stearin", "SERIAL")
    receipt = warehouse.receipt((candle, 3))
    made = warehouse.api.do("createPackage", "... on PackagePayload { package { id sscc } }")["package"]
    dock = handheld().open(f"{receipt.page}/receive")
    dock.band.wait_for()
    dock.scan(f"(00){made['sscc']}")
    dock.sees("What follows goes into it")
    dock.scan(f"(01){candle.gtin}(21)ST-1")
    dock.sees("OK +1", "ST-1")
    dock.press("No longer")
    dock.scan(f"(01){candle.gtin}(21)ST-2")
    dock.sees("OK +1", "ST-2")
    dock.press("Put in package")
    dock.sheet.get_by_role("button", name="Into a new package").click()
    expect(dock.sheet).to_contain_text("Copies of each")
    receipt.validate()
    asked = "query ($id: ID!) { package(id: $id) { contents(first: 5) { nodes { lot { number } } } } }"
    inside = warehouse.api.ask(asked, id=made["id"])["package"]["contents"]["nodes"]
    assert [row["lot"]["number"] for row in inside] == ["ST-1"]
