"""Goods are stopped and let go in the app, and whoever scans them is told."""

from __future__ import annotations

import time
from urllib.parse import quote

from playwright.sync_api import WebSocket, expect

from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.words import PaperSize
from tests.e2e.handheld import Handheld
from tests.e2e.test_by_hand import begin

PATIENCE = 30_000
"""Milliseconds for what is told: also where it has to be asked for, because a socket was closed in between."""


def page_of(lot: str) -> str:
    return f"/lots/{quote(lot, safe='')}"


def because(handheld: Handheld, reason: str, button: str) -> None:
    """Say why on the open sheet, and do it."""
    handheld.sheet.get_by_role("textbox").last.fill(reason)
    handheld.sheet.get_by_role("button", name=button, exact=True).click()


def deliver(phone: Handheld, product: str, quantity: str) -> None:
    """A delivery of it, at its scan screen."""
    begin(phone, "Hamburg: Deliveries", product)
    phone.page.get_by_label(f"{product}, pcs").fill(quantity)
    phone.press("Add transfer")
    phone.press("Work on it")
    phone.band.wait_for()


class Frames:
    """What goes through the sockets of a page."""

    def __init__(self, of: Handheld) -> None:
        self._page = of.page
        self._found: list[str] = []
        self._page.on("websocket", self._follow)

    def _follow(self, socket: WebSocket) -> None:
        for way in ("framesent", "framereceived"):
            socket.on(way, lambda frame: self._found.append(str(frame)))

    def wait_for(self, what: str) -> None:
        """Wait until one of them holds this."""
        until = time.monotonic() + PATIENCE / 1000
        while not any(what in each for each in self._found):
            assert time.monotonic() < until, self._found
            self._page.wait_for_timeout(50)


def test_a_lot_is_stopped_under_the_pickers_hands_and_let_go(handheld, warehouse):
    glass = warehouse.product("Glass, tall", "SERIAL")
    lots = warehouse.stocked(glass, {"GL-1": "1", "GL-2": "1"})
    picker, manager = handheld(), handheld("manager")
    frames = Frames(picker)
    deliver(picker, glass.name, "2")
    picker.scan("GL-1")
    picker.sees("OK +1", "GL-1")
    manager.open(page_of(lots["GL-1"])).press("Hold")
    frames.wait_for('"subscribe"')
    because(manager, "chipped rim", "Hold")
    frames.wait_for('"HOLD"')
    expect(manager.sheet).to_contain_text("Picked already")
    expect(manager.sheet).to_contain_text("HAM/OUT/")
    manager.page.keyboard.press("Escape")
    expect(manager.page.locator("main .pill", has_text="On hold")).to_be_visible()
    expect(manager.page.locator(".row", has_text="chipped rim")).to_contain_text("GL-1")
    manager.open("/")
    expect(manager.page.locator(".row", has_text="stopped")).to_contain_text("GL-1, chipped rim")
    hold = "GL-1 is on hold: chipped rim"
    expect(picker.page.get_by_role("alert")).to_contain_text(hold, timeout=PATIENCE)
    at_scan = picker.page.url
    picker.open(at_scan.removesuffix("/receive"))
    expect(picker.page.get_by_text("GL-1 is on hold: chipped rim")).to_be_visible()
    picker.open(at_scan).press("Finish")
    expect(picker.page.get_by_text("GL-1 is on hold: chipped rim")).to_be_visible()
    expect(picker.page.get_by_text("Everything is as ordered")).to_have_count(0)
    expect(picker.control("Validate")).to_have_count(0)
    expect(picker.control("It is put back")).to_be_visible()
    manager.open("/holds").press_row("chipped rim")
    because(manager, "only the carton", "Release")
    expect(manager.page.get_by_text("chipped rim")).to_have_count(0)
    picker.press("Validate")
    picker.sees("Delivered", "1 number posted")


def test_a_whole_batch_is_stopped_from_one_of_its_serials(handheld, warehouse):
    drill = warehouse.product("Drill, cordless", "SERIAL")
    lots = warehouse.stocked(drill, {"DR-1": "1", "DR-2": "1"})
    for lot in lots.values():
        warehouse.describe(lot, batch="B-26-44")
    phone = handheld()
    phone.open(page_of(lots["DR-1"])).press("Hold")
    phone.sheet.get_by_label("Which of it").select_option(label=f"Batch B-26-44 of {drill.name}")
    because(phone, "motor smokes", "Hold")
    expect(phone.page.locator("main .pill", has_text="On hold")).to_be_visible()
    phone.open(page_of(lots["DR-2"]))
    expect(phone.page.locator("main .pill", has_text="On hold")).to_be_visible()


def test_who_scans_what_is_stopped_hears_it_and_can_look(handheld, warehouse):
    jar = warehouse.product("Jar, 1 l", "LOT")
    lots = warehouse.stocked(jar, {"JH-1": "6", "JH-2": "6"})
    warehouse.decide(lots["JH-1"], "QUARANTINE", "seal is tested")
    warehouse.hold("damp carton", lot=lots["JH-2"], location=warehouse.place("HAM/Stock"), quantity="4")
    phone = handheld()
    deliver(phone, jar.name, "8")
    phone.scan("JH-1")
    phone.sees("On hold", "JH-1 is in quarantine.")
    phone.press("Show it")
    expect(phone.page.locator("main")).to_contain_text("seal is tested")
    expect(phone.page.locator("main .pill", has_text="Quarantine")).to_be_visible()
    phone.open("/lots?stock=all")
    expect(phone.page.locator(".row", has_text="JH-2")).to_contain_text("4 on hold")
    expect(phone.page.locator(".row", has_text="JH-1")).to_contain_text("Quarantine")


def test_a_place_is_stopped_and_a_lot_decided_about(handheld, warehouse):
    cable = warehouse.product("Cable, 2 m", "LOT")
    lots = warehouse.stocked(cable, {"C-1": "3"})
    manager = handheld("manager")
    manager.open(f"/places/{quote(warehouse.place('HAM/Stock/B-01'), safe='')}").press("Hold")
    because(manager, "sprinkler leaks", "Hold")
    expect(manager.page.locator("main .pill", has_text="On hold")).to_be_visible()
    manager.press_row("sprinkler leaks")
    because(manager, "mended", "Release")
    expect(manager.page.locator("main .pill", has_text="On hold")).to_have_count(0)
    manager.open(page_of(lots["C-1"])).press("Decide")
    manager.sheet.get_by_label("It is").select_option(label="Rejected")
    because(manager, "no insulation", "Reject")
    expect(manager.page.locator("main .pill", has_text="Rejected")).to_be_visible()
    manager.open("/lots").press("More filters")
    manager.sheet.get_by_label("It is").select_option(label="Rejected")
    manager.press("Show lots")
    expect(manager.page.locator(".row", has_text="C-1")).to_contain_text("Rejected")
    manager.open("/holds?show=released")
    expect(manager.page.locator(".row", has_text="sprinkler leaks")).to_contain_text("mended")


def test_what_comes_in_is_held_by_a_rule_until_it_is_released(handheld, warehouse):
    herbs = warehouse.product("Herbs, dried", "LOT")
    manager = handheld("manager")
    manager.open("/settings/quarantine").press("New rule")
    manager.sheet.get_by_label("Product").click()
    manager.sheet.get_by_role("searchbox").fill(herbs.name)
    manager.sheet.get_by_role("button", name=herbs.name).click()
    manager.sheet.get_by_label("To be checked before").fill("Moisture below 12 %\n\nNo pests")
    manager.sheet.get_by_label("Why it is held").fill("waits for the laboratory")
    manager.sheet.get_by_role("button", name="Add rule").click()
    row = manager.page.locator(".row", has_text=herbs.name)
    expect(row).to_contain_text("waits for the laboratory")
    receipt = warehouse.receipt((herbs, 6))
    manager.receive(receipt)
    expect(manager.line(herbs.name)).to_contain_text(
        "Held when it comes in, with all of its lot: waits for the laboratory"
    )
    receipt.assign({"list": [{"number": "HB-1", "quantity": "6"}]})
    manager.open(f"{receipt.page}/validate")
    expect(manager.page.get_by_text(f"{herbs.name}: on hold as soon as it is in")).to_be_visible()
    manager.press("Validate")
    manager.sees("Received")
    held = manager.page.locator(".row", has_text="waits for the laboratory")
    expect(held).to_contain_text("HB-1")
    expect(held).to_contain_text("0 of 2 checks passed")
    manager.open("/holds?search=HB-1")
    for kind, rows in (("By hand", 0), ("Recalls", 0), ("Quarantine", 1)):
        behind = manager.page.get_by_role("group", name="What is behind it")
        behind.get_by_role("button", name=kind).click()
        expect(manager.page.locator(".row", has_text="HB-1")).to_have_count(rows)
    clerk = handheld()
    clerk.open("/holds?search=HB-1").press_row("HB-1")
    moisture, pests = (clerk.sheet.get_by_role("group", name=name) for name in ("Moisture", "No pests"))
    moisture.get_by_text("Passed").click()
    pests.get_by_text("Failed").click()
    clerk.sheet.get_by_label("What was seen or measured").first.fill("11.4 %")
    clerk.sheet.get_by_role("button", name="Keep what was checked").click()
    expect(clerk.page.locator(".row", has_text="HB-1")).to_contain_text("1 check failed")
    manager.open("/holds?search=HB-1").press_row("HB-1")
    expect(manager.sheet).to_contain_text("Passed: ")
    manager.sheet.get_by_role("group", name="No pests").get_by_text("Passed").click()
    because(manager, "looked at once more", "Release")
    expect(manager.page.locator(".row", has_text="HB-1")).to_have_count(0)
    manager.open("/settings/quarantine").press_row(herbs.name)
    manager.sheet.get_by_text("In use").click()
    manager.press("Save")
    expect(row).to_contain_text("Archived")


def test_a_certificate_is_attached_to_a_lot_goes_along_and_is_removed(handheld, warehouse):
    oil = warehouse.product("Oil, olive, 5 l", "LOT")
    lots = warehouse.stocked(oil, {"OL-1": "4"})
    manager = handheld("manager")
    page = manager.open(page_of(lots["OL-1"])).page
    add = page.get_by_label("Add a file")
    add.set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"<script>"})
    expect(page.get_by_role("alert")).to_contain_text("this is SVG, HTML or other XML", timeout=PATIENCE)
    paper = scanner_sheet_pdf(PaperSize.A4)
    add.set_input_files({"name": "analysis.pdf", "mimeType": "application/pdf", "buffer": paper})
    link = page.get_by_role("link", name="analysis.pdf")
    expect(link).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "analysis.pdf"
    number = warehouse.shipped(oil, "OL-1", "2", "Delta Logistics")
    asked = "query ($number: String!) { transfers(first: 1, filter: { search: $number }) { nodes { id } } }"
    [delivery] = warehouse.api.ask(asked, number=number)["transfers"]["nodes"]
    manager.open(f"/transfers/{quote(delivery['id'], safe='')}")
    expect(link).to_be_visible()
    manager.open(page_of(lots["OL-1"])).press("Remove")
    because(manager, "of another lot", "Remove")
    expect(link).to_have_count(0)


def test_a_manager_says_why_what_is_past_its_last_day_goes(handheld, warehouse):
    yeast = warehouse.product("Yeast, dry", "LOT")
    lots = warehouse.stocked(yeast, {"Y-1": "5"})
    warehouse.describe(lots["Y-1"], expiryDate="2025-01-31")
    phone = handheld("manager")
    deliver(phone, yeast.name, "5")
    phone.line(yeast.name).click()
    phone.sheet.locator(".row", has_text="Y-1").click()
    phone.sheet.get_by_role("button", name="Take 5").first.click()
    expect(phone.sheet.get_by_role("alert")).to_contain_text("Y-1 could be used until 2025-01-31")
    phone.sheet.get_by_role("button", name="Take it all the same").click()
    phone.has_sent_all()
    expect(phone.line(yeast.name)).to_contain_text("5")
    phone.open(phone.page.url.replace("/receive", "/validate"))
    phone.press("Validate")
    expect(phone.page.get_by_role("alert")).to_contain_text("Y-1 could be used until 2025-01-31")
    phone.page.get_by_label("Why it may pass").fill("for the baker's own trial")
    phone.press("Validate")
    phone.sees("Delivered")
    assert warehouse.on_hand(yeast) == {"Y-1": "0"}
