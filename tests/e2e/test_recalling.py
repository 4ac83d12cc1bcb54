"""A lot is taken back in the app: from its own page to the last answer and the decision."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.documents.reading import text
from tests.e2e.test_holding import because, deliver, page_of


def test_a_lot_is_taken_back_from_everyone_who_has_it(handheld, warehouse):
    nuts = warehouse.product("Walnuts, halves", "LOT")
    lots = warehouse.stocked(nuts, {"WN-881": "40", "WN-882": "10"})
    sent = warehouse.shipped(nuts, "WN-881", "12", "Café Morgenrot")
    picker, manager = handheld(), handheld("manager")
    deliver(picker, nuts.name, "3")
    picker.scan("WN-881")
    picker.band.get_by_text("WN-881").first.wait_for()

    manager.open(page_of(lots["WN-881"])).press("Traceability")
    manager.press("Recall")
    page = manager.page
    expect(page.locator(".row", has_text="WN-881")).to_be_visible()
    manager.scan("WN-882")
    page.locator(".row", has_text="WN-882").click()  # not that one
    expect(page.locator(".row", has_text="WN-882")).to_have_count(0)
    page.get_by_label("Reason, for staff").fill("Salmonella found")
    page.get_by_label("What customers are told to do").fill("Do not eat it.")
    manager.press("See what it stops")
    expect(page.get_by_text("Nothing is stopped yet")).to_be_visible()
    expect(page.locator(".row", has_text="Café Morgenrot")).to_contain_text("12 pcs")
    manager.press("Start recall")
    manager.sheet.get_by_role("button", name="Start recall").click()
    expect(page.locator(".topbar .pill", has_text="Recalled")).to_be_visible()
    page.keyboard.press("Escape")

    picker.press("Finish")
    expect(picker.page.get_by_text("Salmonella found")).to_be_visible()
    picker.open(page_of(lots["WN-881"]))
    expect(picker.page.locator("main .pill", has_text="Recalled")).to_be_visible()
    manager.press_row("Café Morgenrot")
    notice = manager.sheet.get_by_role("link", name="Print notice").get_attribute("href")
    assert "Do not eat it." in "\n".join(text(page.request.get(notice).body()))
    manager.sheet.locator(".row", has_text=sent).click()
    manager.sheet.get_by_label("Who answered").fill("Ms Fog")
    manager.sheet.get_by_label("Destroyed").fill("12")
    manager.sheet.get_by_role("button", name="Record answer").click()
    expect(page.locator(".row", has_text="Café Morgenrot")).to_contain_text("All accounted for")
    manager.press("Decide lots")
    because(manager, "as the laboratory says", "Reject 1 lot")
    expect(page.locator(".row", has_text="WN-881")).to_contain_text("Rejected")
    manager.press("Close recall")
    because(manager, "asked all, heard all", "Close recall")
    expect(page.locator(".topbar .pill", has_text="Closed")).to_be_visible()
    told = "\n".join(
        text(page.request.get(manager.control("Print recall report").get_attribute("href")).body())
    )
    for said in ("Salmonella found", "everything is accounted for", "WN-881", "asked all, heard all"):
        assert said in told
