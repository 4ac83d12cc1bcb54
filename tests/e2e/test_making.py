"""Making in the app: components are consumed by scan, what is made gets its number, and the rest is ordered anew."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_lamp_is_made_of_the_bulb_that_was_scanned(handheld, warehouse):
    bulb, lamp = warehouse.product("Bulb, E14"), warehouse.product("Lamp, desk")
    warehouse.stocked(bulb, {"BU-1": "1", "BU-2": "1"})
    phone = handheld("manager").open("/make")
    page = phone.page
    phone.press("Bills of materials")
    phone.press("New bill of materials")
    page.get_by_label("Product", exact=True).click()
    phone.sheet.locator(".row", has_text="Lamp, desk").click()
    phone.scan(bulb.gtin)
    page.get_by_label("Quantity (pcs)").fill("2")
    phone.press("Add bill of materials")
    expect(page.locator("main")).to_contain_text("Bulb, E14")
    phone.press("New revision")
    page.get_by_label("Quantity (pcs)").fill("1")
    page.get_by_label("Loss (%)").fill("x")
    expect(page.locator("main")).to_contain_text("number")
    page.get_by_label("Loss (%)").fill("0")
    phone.press("Save revision")
    expect(page.locator("main")).to_contain_text("Revision 2")
    expect(page.locator(".topbar")).to_contain_text("In use")
    phone.press("Make it")
    expect(page.locator("main")).to_contain_text("1 pcs Bulb, E14")
    page.get_by_label("How much to make").fill("2")
    page.get_by_label("Due").fill("2030-12-01")
    phone.press("Add order")
    expect(page.locator("main")).to_contain_text("0 of 2 pcs consumed")
    phone.press("Confirm")
    phone.press("Consume")
    phone.press("Work on it")
    phone.band.wait_for()
    phone.scan("BU-2")
    phone.sees("OK +1", "BU-2")
    _validate(phone)
    phone.open("/make").press_row("Lamp, desk")
    expect(page.locator("main")).to_contain_text("1 of 2 pcs consumed")
    phone.press("Produce")
    phone.press("Work on it")
    phone.band.wait_for()
    phone.scan(f"]d201{lamp.gtin}21LA-1")
    phone.sees("OK +1", "LA-1")
    _validate(phone)
    phone.open("/make").press_row("Lamp, desk")
    expect(page.locator("main")).to_contain_text("BU-2: 1 pcs, shared")
    phone.press("Finish order")
    phone.sheet.get_by_role("button", name="Finish, and order the rest").click()
    expect(page.locator(".topbar")).to_contain_text("Done")
    expect(page.locator("main")).to_contain_text("The rest is made by")
    assert warehouse.on_hand(lamp) == {"LA-1": "1"}


def _validate(phone) -> None:
    phone.press("Finish")
    phone.press("Validate")
    expect(phone.page.locator("main")).to_contain_text("1 number posted")
