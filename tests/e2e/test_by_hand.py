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


def test_an_internal_transfer_is_written_chosen_and_validated_in_part(handheld, warehouse):
    rice = warehouse.product("Rice, 5 kg", "LOT")
    warehouse.stocked(rice, {"R-1": "8", "R-2": "4"})
    phone = handheld()
    begin(phone, "Hamburg: Internal transfers", rice.name)
    page = phone.page
    page.get_by_label("To", exact=True).click()
    phone.sheet.get_by_role("searchbox").fill("HAM/Stock/B-01")
    phone.sheet.locator(".row", has_text="HAM/Stock/B-01").click()
    page.get_by_label(f"{rice.name}, pcs").fill("10")
    phone.press("Add transfer")
    phone.press("Work on it")
    phone.line(rice.name).click()
    expect(phone.sheet.locator(".row", has_text="R-1").first).to_contain_text("HAM/Stock")  # promised to it
    phone.sheet.locator(".row", has_text="R-2").last.click()
    phone.sheet.get_by_role("button", name="Take 4").first.click()  # of the 10 there are no more under R-2
    phone.has_sent_all()
    page.keyboard.press("Escape")
    phone.press("Finish")
    expect(page.get_by_text("6 pcs short")).to_be_visible()
    page.get_by_label("They do not go").check()
    phone.press("Validate")
    phone.sees("Done")
    phone.press("Show transfer")
    expect(page.locator("main")).to_contain_text("HAM/Stock → HAM/Stock/B-01")
    assert warehouse.on_hand(rice) == {"R-1": "8", "R-2": "4"}
