"""Tracking is switched on for a product that lies in stock, in the app."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.handheld import DESKTOP


def test_stock_without_numbers_gets_them_in_one_step(handheld, warehouse):
    jar = warehouse.product("Jar, glass", "NONE")
    receipt = warehouse.receipt((jar, 6))
    receipt.count("6", 0)
    receipt.validate()
    phone = handheld("manager")
    page = phone.page
    phone.open(f"/products/{jar.id}/edit")
    expect(page.get_by_text("Tracking cannot change now")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Stock lies in HAM/Stock.")
    phone.press("Start tracking")
    page.get_by_label("Lot number").fill("J-1")
    page.get_by_label("How much, pcs").fill("4")
    phone.press("Start tracking")
    expect(page.get_by_text("6 lie in HAM/Stock, but the numbers are for 4.").first).to_be_visible()
    phone.press("Another lot")
    page.get_by_label("Lot number").nth(1).fill("J-2")
    page.get_by_label("How much, pcs").nth(1).fill("2")
    phone.press("Start tracking")
    expect(page.locator("main")).to_contain_text("by lot")
    assert warehouse.on_hand(jar) == {"J-1": "4", "J-2": "2"}


def test_numbers_stay_on_while_products_are_tracked_and_say_which(handheld):
    desk = handheld("admin", DESKTOP).open("/settings/traceability")
    switch = desk.page.locator("li", has=desk.page.get_by_role("switch", name="Lots & serial numbers"))
    expect(switch.get_by_role("switch")).to_be_disabled()
    switch.locator("summary").click()
    expect(switch.get_by_role("link", name="is tracked.").first).to_be_visible()
