"""Where goods are put: by rules that a manager makes in the settings, and the dock follows."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.handheld import Handheld
from tests.e2e.test_by_hand import begin


def shelve(phone: Handheld, field: str, path: str) -> None:
    """Choose a place in a sheet over the sheet of a rule."""
    phone.sheet.get_by_label(field, exact=True).click()
    phone.page.get_by_role("searchbox").fill(path)
    phone.page.locator(".row", has=phone.page.get_by_text(path, exact=True)).click()


def shelve_on_page(phone: Handheld, field: str, path: str) -> None:
    """Choose a place in a sheet over the page."""
    phone.page.get_by_label(field, exact=True).click()
    phone.sheet.get_by_role("searchbox").fill(path)
    phone.sheet.locator(".row", has=phone.page.get_by_text(path, exact=True)).click()


def test_a_category_a_product_in_it_and_where_it_is_put(handheld, warehouse):
    honey = warehouse.product("Honey, acacia, 500 g", "NONE")
    phone = handheld("manager")
    page = phone.page
    phone.open("/settings/categories").press("New category")
    phone.sheet.get_by_label("Name").fill("Sweet spreads")
    phone.sheet.get_by_label("What leaves first").select_option(label="what expires first")
    phone.press("Add category")
    expect(page.locator(".row", has_text="Sweet spreads")).to_contain_text("what expires first")
    phone.open(f"/products/{honey.id}/edit")
    page.get_by_label("Category").select_option(label="Sweet spreads")
    phone.press("Save")
    expect(page.locator("dl")).to_contain_text(["Sweet spreads"])
    phone.open("/settings/putaway").press("New rule")
    phone.sheet.get_by_text("A category", exact=True).click()
    phone.sheet.get_by_label("Category", exact=True).select_option(label="Sweet spreads")
    shelve(phone, "What comes to", "HAM/Stock")
    shelve(phone, "Is put at", "HAM/Stock/B-01")
    phone.press("Add rule")
    expect(page.locator(".row", has_text="All Sweet spreads")).to_contain_text("HAM/Stock → HAM/Stock/B-01")
    receipt = warehouse.receipt((honey, 6))
    phone.open(f"{receipt.page}/receive")
    expect(phone.line(honey.name)).to_contain_text("Put at HAM/Stock/B-01")
    phone.open("/settings/putaway").press_row("All Sweet spreads")
    phone.press("Take the rule away")
    expect(page.locator(".row", has_text="All Sweet spreads")).to_have_count(0)


def test_goods_are_sent_to_another_warehouse_and_taken_in_there(handheld, warehouse):
    vase = warehouse.product("Vase, blue glass", "LOT")
    warehouse.stocked(vase, {"V-1": "5", "V-2": "3"})
    phone = handheld()
    begin(phone, "Hamburg: Internal transfers", vase.name)
    page = phone.page
    shelve_on_page(phone, "To", "RTM/Stock")
    page.get_by_label(f"{vase.name}, pcs").fill("8")
    phone.press("Add transfer")
    comes_in = page.get_by_role("heading", name="On the way to us")
    for step, work in (
        ("FromHAM/StockToTransitThen on toRTM/Stock", "Work on it"),
        ("FromTransitToRTM/Stock", "Receive"),
    ):
        expect(page.locator("main")).to_contain_text(step)
        expect(page.get_by_role("heading", name="To RTM/Stock")).to_be_visible()
        phone.press(work)
        phone.line(vase.name).click()
        comes = phone.sheet.get_by_role("heading", name="On the way to us")
        expect(comes).to_have_count(1 if work == "Receive" else 0)
        phone.press("Take all of it: 8 pcs")
        phone.has_sent_all()
        page.keyboard.press("Escape")
        phone.press("Finish")
        phone.press("Validate")
        phone.sees("Done")
        brought_in_by = page.locator(".row", has_text="On its way; brought in by")
        expect(brought_in_by).to_have_count(1 if work == "Work on it" else 0)
        phone.press("Show transfer")
        if "Then on to" in step:
            page.locator("dt", has_text="Brought in by").locator("+ dd").get_by_role("link").click()
            expect(page.locator("dt", has_text="Sent by")).to_be_visible()
            expect(page.locator("section", has=comes_in)).to_contain_text("V-1")
            expect(page.get_by_text("8 pcs on the way")).to_be_visible()
            expect(page.get_by_role("button", name="Let go of what is reserved")).to_have_count(0)
    assert warehouse.on_hand(vase) == {"V-1": "5", "V-2": "3"}
