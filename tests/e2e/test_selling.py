"""Selling in the app: quotations that are changed and declined, and the two sides of trade."""

from __future__ import annotations

from urllib.parse import unquote

from playwright.sync_api import expect

from tests.e2e.handheld import DESKTOP


def test_a_quotation_is_changed_and_declined_with_a_reason(handheld, warehouse):
    easel = warehouse.product("Easel")
    desk = handheld("manager", DESKTOP).open("/sales/new")
    page = desk.page
    page.get_by_label("Customer").click()
    desk.sheet.locator(".row", has_text="Delta Logistics").click()
    desk.scan(f"]E0{easel.gtin[1:]}")
    page.get_by_label("Price", exact=True).fill("80")
    desk.press("Add quotation")
    desk.press("Edit")
    page.get_by_label("Quantity").fill("2")
    expect(page.locator(".totals")).to_contain_text("160.00 EUR")
    desk.press("Save")
    expect(page.locator("h1")).to_have_text("Quotation")
    written = unquote(page.url.rsplit("/", 1)[1])
    desk.press("Decline")
    desk.sheet.get_by_label("Why").fill("Too dear")
    desk.sheet.get_by_role("button", name="Decline").click()
    expect(page.locator(".topbar")).to_contain_text("Cancelled")
    expect(page.locator("main")).to_contain_text("Too dear")
    asked = "salesOrder(id: $id) { state net transfers { id } }"
    order = warehouse.api.ask(f"query ($id: ID!) {{ {asked} }}", id=written)["salesOrder"]
    assert order == {"state": "CANCELLED", "net": "160.00", "transfers": []}


def test_both_sides_of_trade_are_one_tap_away(handheld, warehouse):
    page = handheld("operator", DESKTOP).open("/orders").page
    page.get_by_role("button", name="Of customers").click()
    expect(page.locator("h1")).to_have_text("Sales orders")
    expect(page.get_by_role("link", name="Orders", exact=True)).to_have_attribute("aria-current", "page")
    page.get_by_role("button", name="To vendors").click()
    expect(page.locator("h1")).to_have_text("Purchase orders")
