"""A bad network at the dock: nothing scanned is lost, and nothing counts twice."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.handheld import hear_nothing, on_writes
from tests.e2e.server import DEMO_PASSWORD


@pytest.fixture
def serial(warehouse):
    return warehouse.product("Router, 8 ports")


@pytest.fixture
def receipt(warehouse, serial):
    return warehouse.receipt((serial, 10))


def test_scans_while_a_request_is_under_way_are_all_counted(handheld, receipt, serial):
    dock = handheld().receive(receipt)
    held = []
    on_writes(dock, "RecordScan", lambda route: route.continue_() if held is None else held.append(route))
    for number in ("R-1", "R-2", "R-3", "R-2"):
        dock.scan(f"]d201{serial.gtin}21{number}")
    expect(dock.page.get_by_text("4 to send")).to_be_visible()
    assert receipt.numbers() == []
    (first,), held = held, None
    first.continue_()
    dock.sees("Twice", "3 / 10")
    assert receipt.numbers() == ["R-1", "R-2", "R-3"]


def test_a_serial_that_is_there_is_told_twice_while_the_server_is_away(handheld, receipt, serial):
    receipt.assign({"text": "R-1 x 3"})
    dock = handheld().receive(receipt)
    expect(dock.line(serial.name)).to_contain_text("3 / 10")
    dock.page.wait_for_timeout(1_000)  # the numbers that are there come behind the screen
    dock.page.context.set_offline(True)
    dock.scan(f"01{serial.gtin}21R-7")
    expect(dock.band).to_contain_text("OK +1")
    expect(dock.band.locator(".lotno")).to_have_text("R-7")
    for number in ("R-2", "R-7"):  # another's, and its own that waits
        dock.scan(f"01{serial.gtin}21{number}")
        expect(dock.band).to_contain_text("Twice")
        expect(dock.band.locator(".lotno")).to_have_text(number)
        expect(dock.band).to_contain_text("4 / 10")
    dock.page.context.set_offline(False)
    expect(dock.page.get_by_text("All sent")).to_be_visible()  # what is there already needs nobody
    dock.sees("Twice", "4 / 10")
    assert receipt.numbers() == ["R-1", "R-2", "R-3", "R-7"]


def test_scans_that_come_too_late_move_to_the_backorder_or_are_given_up_with_a_reason(
    handheld, warehouse, receipt, serial
):
    receipt.assign({"text": "R-1"})
    dock = handheld().receive(receipt)
    dock.page.context.set_offline(True)
    for number in ("R-2", "R-3", "R-4"):
        dock.scan(f"]d201{serial.gtin}21{number}")
    expect(dock.band).to_contain_text("4 / 10")
    receipt.validate()
    rest = receipt.backorder()
    dock.page.context.set_offline(False)
    dock.has_sent_all()
    dock.page.get_by_role("link", name="3 need you").click()
    notice = dock.page.locator(".notice", has_text="3 scans came too late")
    expect(notice).to_contain_text(f"Its backorder {rest.number} goes on with it.")
    expect(dock.control("Try again")).to_have_count(0)

    dock.press("Discard 3")
    expect(dock.sheet.get_by_role("button", name="Discard 3")).to_be_disabled()
    dock.sheet.get_by_label("Why").fill("counted twice")
    dock.sheet.get_by_role("button", name="Discard 3").click()
    expect(dock.page.get_by_text("3 scans discarded: counted twice")).to_be_visible()
    expect(dock.control("Try again")).to_have_count(0)  # it waits for second thoughts, which no try ends
    dock.press("Undo discard")
    dock.press(f"Move 3 to {rest.number}")
    expect(dock.page.get_by_text("Nothing waits on this device")).to_be_visible()
    assert rest.numbers() == ["R-2", "R-3", "R-4"]


def test_the_document_is_told_of_a_scan_that_was_given_up(handheld, receipt, serial):
    receipt.assign({"text": "R-1"})
    dock = handheld().receive(receipt)
    dock.page.context.set_offline(True)
    dock.scan(f"]d201{serial.gtin}21R-2")
    expect(dock.band).to_contain_text("2 / 10")
    receipt.validate()
    dock.page.context.set_offline(False)
    dock.page.get_by_role("link", name="1 needs you").click()
    dock.press("Discard")
    dock.sheet.get_by_label("Why").fill("label of an empty box")
    dock.sheet.get_by_role("button", name="Discard").click()
    expect(dock.control("Undo discard")).to_be_visible()
    expect(dock.page.get_by_text("Nothing waits on this device")).to_be_visible(timeout=60_000)
    [remark] = receipt.remarks()
    assert remark.startswith("1 scan discarded: label of an empty box")
    assert "R-2" in remark


def test_a_lost_answer_has_one_effect(handheld, receipt, serial):
    dock = handheld().receive(receipt)
    lost = []

    def lose(route: Route) -> None:
        if not lost:
            lost.append(route.fetch().json())  # the server did it; the handheld never hears
            route.abort("connectionreset")
        else:
            route.continue_()

    on_writes(dock, "RecordScan", lose)
    dock.scan(f"]d201{serial.gtin}21R-1")
    dock.sees("OK +1", "1 / 10")
    expect(dock.page.get_by_text("All sent")).to_have_count(1)
    assert len(lost) == 1
    assert receipt.numbers() == ["R-1"]


def test_a_lost_answer_to_validate_posts_once(handheld, warehouse, receipt, serial):
    receipt.assign({"text": "V-1; V-2"})
    dock = handheld().open(f"{receipt.page}/validate")
    lost = []

    def lose(route: Route) -> None:
        if not lost:
            lost.append(route.fetch().json())
            route.abort("connectionreset")
        else:
            route.continue_()

    on_writes(dock, "ValidateTransfer", lose)
    dock.press("Validate")
    dock.sees("Received", "2 numbers posted")
    assert len(lost) == 1
    assert warehouse.on_hand(serial) == {"V-1": "1", "V-2": "1"}


def test_what_waits_survives_a_reload(handheld, receipt, serial):
    dock = handheld().receive(receipt)
    reconnect = on_writes(dock, "RecordScan", lambda route: route.abort("internetdisconnected"))
    for number in ("R-1", "R-2"):
        dock.scan(f"]d201{serial.gtin}21{number}")
    expect(dock.page.get_by_text("Offline · 2")).to_be_visible()
    dock.page.reload()
    dock.band.wait_for()
    dock.sees("R-2")
    assert receipt.numbers() == []
    reconnect()
    dock.page.reload()
    expect(dock.line(serial.name)).to_contain_text("2 / 10")
    expect(dock.page.get_by_text("All sent")).to_have_count(1)
    assert receipt.numbers() == ["R-1", "R-2"]


def test_the_app_that_was_closed_goes_on_without_a_signal(handheld, receipt, serial):
    found = f"/transfers?search={quote(receipt.number, safe='')}"
    dock = handheld(service_workers="allow").open(found)
    dock.page.locator(".row").first.wait_for()
    dock.page.wait_for_timeout(1_000)  # what is shown is kept behind the screen
    dock.receive(receipt)
    dock.page.evaluate("navigator.serviceWorker.ready")
    dock.scan(f"]d201{serial.gtin}21R-1")
    dock.sees("OK +1", "R-1")
    dock.has_sent_all()
    dock.page.context.set_offline(True)
    dock.page.goto(f"{receipt.page}/receive")
    expect(dock.page.get_by_text("As of today")).to_be_visible()
    dock.scan(f"]d201{serial.gtin}21R-2")
    dock.sees("OK +1", "R-2", "2 / 10")
    expect(dock.page.get_by_text("Offline · 1")).to_be_visible()
    dock.page.goto(found)
    expect(dock.page.get_by_text("As of today")).to_be_visible()
    dock.page.locator(".row", has_text=receipt.number).wait_for()
    assert receipt.numbers() == ["R-1"]
    dock.page.context.set_offline(False)
    dock.page.goto(f"{receipt.page}/receive")
    expect(dock.line(serial.name)).to_contain_text("2 / 10")
    expect(dock.page.get_by_text("As of today")).to_have_count(0)
    dock.has_sent_all()
    assert receipt.numbers() == ["R-1", "R-2"]


def test_a_session_that_ended_pauses_and_goes_on_after_sign_in(handheld, server, receipt, serial):
    dock = handheld().receive(receipt)
    dock.page.context.clear_cookies()
    dock.scan(f"]d201{serial.gtin}21R-1")
    expect(dock.page.get_by_text("1 write waits on this device")).to_be_visible()
    dock.page.get_by_label("Name").fill("operator")
    dock.page.get_by_label("Password").fill(DEMO_PASSWORD)
    dock.page.get_by_role("button", name="Sign in").click()
    expect(dock.line(serial.name)).to_contain_text("1 / 10")
    dock.has_sent_all()
    assert receipt.numbers() == ["R-1"]


def test_two_handhelds_on_one_receipt_see_each_other_also_where_nothing_is_told(handheld, receipt, serial):
    first, second = handheld("operator").receive(receipt), handheld("manager")
    second.page.route_web_socket("**/graphql", lambda socket: socket.close())
    second.receive(receipt)
    first.scan(f"]d201{serial.gtin}21R-1")
    second.scan(f"]d201{serial.gtin}21R-2")
    for dock in (first, second):
        expect(dock.line(serial.name)).to_contain_text("2 / 10")
    second.scan(f"]d201{serial.gtin}21R-1")
    second.sees("Twice")
    second.line(serial.name).click()
    second.sheet.get_by_text("Recorded", exact=True).click()
    expect(second.sheet).to_contain_text("Omar Diallo")
    expect(second.sheet).to_contain_text("Mia Novak")


def test_pages_follow_without_sockets_and_ask_one_light_question_while_nothing_is_written(
    handheld, warehouse
):
    lots = warehouse.stocked(warehouse.product("Cable, 10 m", "LOT"), {"CB-1": "5", "CB-2": "5"})
    recall = warehouse.recalled("MOCK", "Yearly exercise", lots["CB-1"], start=False)
    desks = {}
    for path in (f"/recalls/{quote(recall, safe='')}", f"/lots/{quote(lots['CB-2'], safe='')}", "/holds"):
        desk = desks[path] = handheld("manager")
        desk.page.route_web_socket("**/graphql", lambda socket: socket.close())
        desk.open(path)
    on_recall, on_lot, on_holds = desks.values()
    warehouse.hold("damp carton", lot=lots["CB-2"])
    expect(on_lot.page.locator("main .pill", has_text="On hold")).to_be_visible()
    expect(on_holds.page.locator(".row", has_text="CB-2")).to_be_visible()
    warehouse.api.do("startRecall", "", recall=recall, version=1)
    expect(on_recall.page.locator(".topbar")).to_contain_text("Exercise runs")

    on_recall.page.wait_for_timeout(3_000)  # what was under way is read
    asked = []
    on_recall.page.on("request", lambda request: asked.append(request.post_data or ""))
    on_recall.page.wait_for_timeout(12_000)
    questions = [each for each in asked if "query" in each]
    assert 1 <= len(questions) <= 3
    assert all("LastSequence" in each for each in questions), questions


def test_a_double_tap_validates_once(handheld, warehouse, receipt, serial):
    receipt.assign({"text": "W-1"})
    one, other = (handheld().open(f"{receipt.page}/validate") for _ in range(2))
    expect(other.control("Validate")).to_be_visible()
    hear = hear_nothing(other)
    one.control("Validate").dblclick()
    one.sees("Received")
    other.press("Validate")
    hear()
    expect(other.page.get_by_role("heading", name="Finish receipt")).to_have_count(0)
    assert warehouse.on_hand(serial) == {"W-1": "1"}
