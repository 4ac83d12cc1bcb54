"""A lot is taken back in the app: from its own page to the last answer and the decision."""

from __future__ import annotations

import re
import time
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, expect

from tests.documents.reading import text
from tests.e2e.server import Api, Server
from tests.e2e.test_holding import because, deliver, page_of
from tests.jobs.mailbox import Mailbox

PATIENCE = 60  # seconds until a letter must have come


def link_in(mailbox: Mailbox, number: str) -> str:
    """Where the letter about a recall leads to, once it has come."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for letter in reversed(mailbox.letters):
            if number in letter["Subject"]:
                said = letter.get_body().get_content()
                return re.findall(r"http\S+/answer\?token=\S+", said)[0]
        time.sleep(0.05)
    raise AssertionError(f"no letter about {number} in {PATIENCE} s")


def answer_by_link(browser: Browser, server: Server, link: str) -> None:
    """As a customer does, in a browser without script that knows nothing of Lotbook."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    parts = urlsplit(link)
    page.goto(f"{server.url}{parts.path}?{parts.query}")
    expect(page.get_by_text("12 Stk. geliefert")).to_be_visible()
    page.get_by_label("Gesperrt").fill("0")
    page.get_by_label("Vernichtet").fill("12")
    page.get_by_label("Ihr Name").fill("Frau Nebel")
    page.get_by_role("button", name="Antwort senden").click()
    expect(page.get_by_role("status")).to_contain_text("Vielen Dank")
    context.close()


def test_a_lot_is_taken_back_from_everyone_who_has_it(handheld, warehouse, mailbox, browser, server, people):
    warehouse.serves_at(None, people["admin"])
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
    warehouse.stocked(nuts, {"WN-881": "3"})
    expect(page.locator(".row", has_text="WN-881").filter(has_text="31 pcs")).to_be_visible()  # by itself
    expect(page.locator(".row", has_text="WN-881").filter(has_text="3 pcs")).to_have_count(1)

    picker.press("Finish")
    expect(picker.page.get_by_text("Salmonella found")).to_be_visible()
    picker.page.go_back()
    picker.open(picker.page.url.removesuffix("/receive"))
    back = picker.page.get_by_role("region", name="Take this off and put it back")
    expect(back.locator(".row", has_text="WN-881")).to_contain_text("HAM/Stock")
    picker.press("It is put back")
    expect(back).to_have_count(0)
    expect(picker.page.get_by_text("Nothing is promised to it yet")).to_be_visible()  # by itself
    picker.open(page_of(lots["WN-881"]))
    expect(picker.page.locator("main .pill", has_text="Recalled")).to_be_visible()
    expect(picker.page.locator("a.row[href*='/recalls/']", has_text="Salmonella found")).to_be_visible()
    manager.press_row("Café Morgenrot")
    notice = manager.sheet.get_by_role("link", name="Print notice").get_attribute("href")
    printed, for_viewers = page.request.get(notice).body(), people["viewer"].http.get(notice).content
    for paper in (printed, for_viewers):  # nobody but us can open this server
        read = "\n".join(text(paper))
        assert ("Do not eat it." in read, "/answer?token=" in read) == (True, False)
    expect(manager.sheet.get_by_text("Customers cannot answer by link")).to_be_visible()
    manager.sheet.locator(".row", has_text=sent).click()
    manager.sheet.get_by_label("Who answered").fill("Ms Fog")
    manager.sheet.get_by_label("Stopped").fill("12")
    manager.sheet.get_by_role("button", name="Record answer").click()
    expect(page.locator(".row", has_text="Café Morgenrot")).to_contain_text("Answered")

    warehouse.serves_at("https://lots.example.com", people["admin"])
    manager.press("Send notice to 1 customer")
    manager.sheet.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".row", has_text="Café Morgenrot")).to_contain_text(
        re.compile("on its way|Notice sent")
    )
    number = page.locator(".topbar .mono").inner_text()
    answer_by_link(browser, server, link_in(mailbox, number))
    page.reload()
    expect(page.locator(".row", has_text="Café Morgenrot")).to_contain_text("All accounted for")
    manager.press_row("Café Morgenrot")
    expect(manager.sheet.locator(".row", has_text="Frau Nebel")).to_contain_text("by the customer by link")
    expect(manager.sheet.locator(".row", has_text="Ms Fog")).to_be_visible()
    page.keyboard.press("Escape")
    manager.control("Add lots").click()
    page.get_by_text("Another lot").wait_for()
    manager.scan("WN-882")
    page.locator(".row", has_text="WN-882").wait_for()
    page.get_by_label("Reason, for staff").fill("The same silo")
    manager.press("Add 1 lot")
    expect(page.locator(".row", has_text="WN-882")).to_contain_text("added while under way")
    expect(page.get_by_text("1 lot came into scope")).to_be_visible()
    manager.press("Decide lots")
    because(manager, "as the laboratory says", "Reject 2 lots")
    expect(page.locator(".row", has_text="WN-881").filter(has_text="Rejected")).to_be_visible()
    manager.press("Close recall")
    because(manager, "asked all, heard all", "Close recall")
    expect(page.locator(".topbar .pill", has_text="Closed")).to_be_visible()
    told = "\n".join(
        text(page.request.get(manager.control("Print recall report").get_attribute("href")).body())
    )
    for said in (
        "Salmonella found",
        "The same silo",
        "everything is accounted for",
        "WN-881",
        "asked all, heard all",
        "by link",
    ):
        assert said in told


def test_what_another_manager_decided_meanwhile_is_told_before_it_is_decided_otherwise(
    handheld, warehouse, people
):
    """While the first one still writes why; and of a lot by itself."""
    admin, manager = people["admin"], people["manager"]
    rye = warehouse.product("Rye flour, dark", "LOT")
    lots = warehouse.stocked(rye, {"RF-71": "40", "RF-72": "10"})
    facts = {"kind": "REAL", "severity": "CLASS_1", "reason": "Glass found"}
    made = "...on RecallPayload { recall { id } }"
    recall = manager.do("prepareRecall", made, **facts, lots=[{"lots": [*lots.values()]}])["recall"]["id"]
    manager.do("startRecall", "", recall=recall, version=1)
    phone = handheld("manager")
    phone.open(f"/recalls/{quote(recall, safe='')}")
    phone.press("Decide lots")
    expect(phone.sheet.get_by_text("About all 2 open lots")).to_be_visible()
    phone.sheet.get_by_label("RF-71").click()
    said = {"recall": recall, "decision": "RELEASED", "reason": "sieved, fine"}
    admin.do("decideRecallLots", "", **said, lots=[lots["RF-71"]])
    expect(phone.sheet.get_by_text("40 pcs in HAM/Stock · Released")).to_be_visible()  # by itself
    because(phone, "still glass", "Reject 1 lot")
    expect(phone.sheet.get_by_text("RF-71 was released by")).to_contain_text("sieved, fine")
    phone.sheet.get_by_role("button", name="Mean it").click()
    expect(phone.page.locator(".row", has_text="RF-71").filter(has_text="Rejected")).to_be_visible()

    phone.open(page_of(lots["RF-71"]))
    phone.press("Decide")
    because(phone, "was another sack", "Release")
    expect(phone.sheet.get_by_text("RF-71 was rejected by")).to_contain_text("still glass")
    phone.sheet.get_by_role("button", name="Mean it").click()
    expect(phone.sheet).to_have_count(0)


def test_whoever_picks_what_a_waiting_recall_would_stop_is_told(handheld, warehouse, people):
    """While the second manager is waited for, on the scan screen and on the page of the lot."""
    admin, manager = people["admin"], people["manager"]
    needs_two(admin, True)
    try:
        oats = warehouse.product("Rolled oats, fine", "LOT")
        lots = warehouse.stocked(oats, {"RO-551": "40"})
        picker = handheld()
        deliver(picker, oats.name, "3")
        picker.scan("RO-551")
        picker.band.get_by_text("RO-551").first.wait_for()
        facts = {"kind": "REAL", "severity": "CLASS_1", "reason": "Mites found"}
        named = [{"lots": [lots["RO-551"]]}]
        made = manager.do("prepareRecall", "...on RecallPayload { recall { id } }", **facts, lots=named)
        manager.do("startRecall", "", recall=made["recall"]["id"], version=1)
        told = picker.page.get_by_text("A recall of goods on it waits for a second manager")
        expect(told).to_be_visible()  # by itself
        expect(picker.page.get_by_text("Mites found")).to_be_visible()
        manager.do("cancelRecall", "", recall=made["recall"]["id"], version=2, reason="it was dust")
        expect(told).to_have_count(0)
    finally:
        needs_two(admin, False)


def test_a_second_manager_is_asked_first_for_more_lots_of_a_recall(handheld, warehouse, people):
    admin, manager = people["admin"], people["manager"]
    rice = warehouse.product("Rice, round", "LOT")
    lots = warehouse.stocked(rice, {"RR-1": "40", "RR-2": "10"})
    recall = warehouse.recalled("REAL", "Beetles", lots["RR-1"], start=True)
    needs_two(admin, True)
    try:
        more = {"lots": [{"lots": [lots["RR-2"]]}], "reason": "The same silo"}
        manager.do("widenRecall", "", recall=recall, **more)
        asks, agrees = handheld("manager"), handheld("admin")
        for each in (asks, agrees):
            each.open(f"/recalls/{quote(recall, safe='')}")
            expect(each.control("Give up")).to_have_count(1)
        expect(asks.control("Agree and add")).to_have_count(0)
        expect(agrees.page.locator(".notice").first).to_contain_text("wants lots added")
        agrees.press("Agree and add")
        expect(agrees.page.get_by_text("1 lot came into scope")).to_be_visible()
        expect(agrees.page.get_by_text("wants lots added")).to_have_count(0)
    finally:
        needs_two(admin, False)


def test_who_asked_goes_on_alone_once_no_second_manager_has_to_agree(handheld, warehouse, people):
    admin, manager = people["admin"], people["manager"]
    rye = warehouse.product("Rye, whole", "LOT")
    lots = warehouse.stocked(rye, {"RY-1": "40", "RY-2": "10"})
    needs_two(admin, True)
    try:
        recall = warehouse.recalled("REAL", "Ergot", lots["RY-1"], start=True)
        asks = handheld("manager")
        asks.open(f"/recalls/{quote(recall, safe='')}")
        expect(asks.control("Agree and start")).to_be_disabled()
        needs_two(admin, False)
        asks.page.reload()
        expect(asks.page.get_by_text("No second manager has to agree any more")).to_be_visible()
        asks.press("Start recall")
        sheet = asks.page.get_by_role("dialog")
        expect(sheet).to_contain_text("1 lot is stopped at once")
        sheet.get_by_role("button", name="Start recall").click()
        expect(asks.control("Decide lots")).to_be_visible()
        needs_two(admin, True)
        manager.do("widenRecall", "", recall=recall, lots=[{"lots": [lots["RY-2"]]}], reason="The same silo")
        needs_two(admin, False)
        asks.page.reload()
        asks.press("Add them")
        expect(asks.page.get_by_text("1 lot came into scope")).to_be_visible()
    finally:
        needs_two(admin, False)


def needs_two(admin: Api, two: bool) -> None:
    version = admin.ask("{ settings { version } }")["settings"]["version"]
    admin.do("updateSettings", "", version=version, recallNeedsSecondPerson=two)
