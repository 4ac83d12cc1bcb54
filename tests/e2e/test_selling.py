"""Selling in the app: from the quotation to the goods that left, with one thumb."""

from __future__ import annotations

from urllib.parse import unquote

from playwright.sync_api import expect

from tests.e2e.handheld import DESKTOP


def test_a_quotation_is_confirmed_and_what_it_sold_leaves_by_scan(handheld, warehouse):
    clock = warehouse.product("Clock, wall")
    warehouse.stocked(clock, {"WC-1": "1", "WC-2": "1", "WC-3": "1"})
    phone = handheld("manager").open("/sales")
    page = phone.page
    phone.press("New quotation")
    page.get_by_label("Customer").click()
    phone.sheet.locator(".row", has_text="Feinkost Albrecht").click()
    phone.scan(f"]E0{clock.gtin[1:]}")
    page.get_by_label("Quantity").fill("3")
    page.get_by_label("Price", exact=True).fill("24.90")
    page.get_by_label("Their reference").fill("4500-2201")
    page.get_by_label("Street").fill("Am Wall 12")
    phone.press("Add quotation")
    expect(page.locator("main")).to_contain_text("Am Wall 12")
    expect(page.locator("main")).to_contain_text("3 on hand, 3 available")
    phone.press("Confirm")
    phone.press("Open delivery")
    phone.press("Work on it")
    phone.band.wait_for()
    for number in ("WC-1", "WC-3"):
        phone.scan(number)
        phone.sees("OK +1", number)
    phone.press("Finish")
    expect(page.get_by_text("1 number missing")).to_be_visible()
    page.get_by_label("They go later").check()
    phone.press("Validate")
    phone.sees("Delivered", "2 numbers posted")
    assert warehouse.on_hand(clock) == {"WC-1": "0", "WC-2": "1", "WC-3": "0"}
    phone.open("/sales?search=4500-2201")
    expect(page.locator("a.row")).to_contain_text("Part delivered")
    phone.press_row("Feinkost Albrecht")
    expect(page.locator("main")).to_contain_text("2 of 3 pcs delivered")
    expect(phone.control("Open delivery")).to_be_visible()  # of what is to follow


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
