"""Transfers written by hand in the app, from the first tap to the goods where they belong."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.handheld import GS, Handheld


def begin(office: Handheld, kind: str, name: str) -> None:
    """From the list of transfers to a new one of a kind, with one of a product on it."""
    office.open("/transfers").press("New transfer")
    page = office.page
    page.get_by_label("Operation type").select_option(label=kind)
    office.press("Add product")
    office.sheet.get_by_role("searchbox").fill(name)
    office.sheet.get_by_role("button", name=name).click()


def test_a_delivery_is_written_scanned_and_validated(handheld, warehouse):
    lamp = warehouse.product("Lamp, standing", "SERIAL")
    warehouse.stocked(lamp, {"SL-1": "1", "SL-2": "1"})
    phone = handheld()
    begin(phone, "Hamburg: Deliveries", lamp.name)
    page = phone.page
    page.get_by_label("Customer").click()
    phone.sheet.locator(".row", has_text="Café Morgenrot").click()
    page.get_by_label(f"{lamp.name}, pcs").fill("2")
    phone.press("Add transfer")
    phone.press("Work on it")
    phone.band.wait_for()
    phone.scan("SL-1")
    phone.sees("OK +1", "SL-1", "1 / 2")
    phone.scan("SL-9")
    phone.sees("Unknown", "SL-9", "1 / 2")
    expect(phone.control("New lot")).to_have_count(0)  # a delivery takes what is there
    phone.press("Leave out")
    phone.scan(f"]d201{lamp.gtin}21SL-2{GS}")
    phone.sees("OK +1", "SL-2", "2 / 2")
    phone.press("Finish")
    expect(page.get_by_text("Everything is as ordered")).to_be_visible()
    phone.press("Validate")
    phone.sees("Delivered", "2 numbers posted")
    expect(phone.control("Print slip")).to_have_count(0)  # it tells what was received
    phone.press("Show delivery")
    expect(page.locator("main")).to_contain_text("HAM/Stock → Customers")
    phone.press("Remark")
    phone.sheet.get_by_label("Remark").fill("Left with the neighbour\nat number 4")
    phone.press("Write it")
    expect(page.locator(".said")).to_have_text("Left with the neighbour\nat number 4")
    assert warehouse.on_hand(lamp) == {"SL-1": "0", "SL-2": "0"}
