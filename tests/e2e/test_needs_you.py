"""The start page tells what needs someone, counted, and leads to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from playwright.sync_api import expect

from tests.e2e.warehouse import Warehouse


def long_due(warehouse: Warehouse, product: str) -> str:
    """A draft order that was due before all others; its number."""
    order = warehouse.order((warehouse.product(product, "NONE"), 2))
    shown = "... on PurchaseOrderPayload { order { number } }"
    changed = warehouse.api.do(
        "updatePurchaseOrder", shown, order=order["id"], version=order["version"], expectedOn="2020-01-06"
    )
    return str(changed["order"]["number"])


def test_an_order_that_waits_is_confirmed_and_its_late_receipt_is_told(handheld, warehouse):
    number = long_due(warehouse, "Twine")
    phone = handheld("manager").open("/")
    phone.press_row(f"Confirm order {number}")
    phone.press("Confirm")
    expect(phone.control("Open receipt")).to_be_visible()
    phone.open("/")
    expect(phone.page.locator(".row", has_text=number)).to_have_count(0)
    late = phone.page.get_by_role("region", name="Needs you").locator(".row", has_text="receipt")
    expect(late).to_contain_text("Kaldo Devices")
    late.click()
    expect(phone.page.locator("h1")).to_have_text("Receipts")
    phone.page.locator("a.row").first.click()  # not the grey bars that stand there first
    phone.page.get_by_text(number).first.click()
    phone.press("Cancel order")
    phone.sheet.get_by_role("textbox").fill("sold out")
    phone.sheet.get_by_role("button", name="Cancel order").click()
    expect(phone.page.locator(".pill", has_text="Cancelled")).to_be_visible()


def test_the_receipt_of_an_order_that_was_given_up_is_made_anew_from_the_start_page(handheld, warehouse):
    receipt = warehouse.receipt((warehouse.product("Twine, thick", "NONE"), 2))
    asked = "query ($id: ID!) { transfer(id: $id) { version origin { number } } }"
    found = warehouse.api.ask(asked, id=receipt.id)["transfer"]
    number, version = found["origin"]["number"], found["version"]
    warehouse.api.do("cancelTransfer", "", transfer=receipt.id, version=version, reason="wrong day")
    phone = handheld().open("/orders?show=idle")
    expect(phone.page.locator(".row", has_text=number)).to_contain_text("Nothing is under way for 1 line")
    phone.open("/")
    phone.press_row(f"Nothing is under way for {number}")
    expect(phone.page.get_by_text("Its receipt was given up.")).to_be_visible()
    phone.press("Make receipt")
    expect(phone.control("Open receipt")).to_be_visible()
    expect(phone.page.get_by_text("Nothing is under way")).to_have_count(0)
    phone.open("/")
    expect(phone.page.locator(".row", has_text=number)).to_have_count(0)


def test_lots_that_expire_and_lots_that_are_stopped_lead_to_their_lists(handheld, warehouse):
    jam = warehouse.product("Jam, plum", "LOT")
    lots = warehouse.stocked(jam, {"JP-STOPPED": "6", "JP-ENDS": "6", "JP-PAST": "6"})
    today = datetime.now(UTC).date()
    warehouse.decide(lots["JP-STOPPED"], "QUARANTINE", "seal is tested")
    warehouse.describe(lots["JP-ENDS"], expiryDate=(today + timedelta(3)).isoformat())
    warehouse.describe(lots["JP-PAST"], expiryDate=(today - timedelta(3)).isoformat())
    phone = handheld("viewer")
    for told, found in (
        ("stopped", "JP-STOPPED"),
        ("within 7 days", "JP-ENDS"),
        ("expired", "JP-PAST"),
    ):
        phone.open("/").press_row(told)
        expect(phone.page.locator(".row", has_text=found)).to_have_count(1)
        others = {"JP-STOPPED", "JP-ENDS", "JP-PAST"} - {found}
        for other in others:
            expect(phone.page.locator(".row", has_text=other)).to_have_count(0)
    phone.open("/")
    expect(phone.page.locator("main")).not_to_contain_text("Confirm")


def test_an_order_above_the_limit_is_approved_or_declined_by_one_thumb(handheld, warehouse):
    press = warehouse.product("Press, hydraulic", "NONE")
    asked = []
    for number in ("good", "dear"):
        line = {"product": press.id, "quantity": "1", "price": "31000"}
        shown = "... on PurchaseOrderPayload { order { id version number } }"
        draft = warehouse.api.do(
            *("createPurchaseOrder", shown),
            vendor=warehouse.vendors["Kaldo Devices"],
            warehouse=warehouse.id,
            expectedOn="2020-01-01",
            vendorReference=number,
            lines=[line],
        )["order"]
        clerk = handheld().open(f"/orders/{quote(draft['id'], safe='')}")
        clerk.press("Ask for approval")
        expect(clerk.page.locator(".pill", has_text="To approve")).to_be_visible()
        expect(clerk.control("Approve")).to_have_count(0)
        asked.append((draft["number"], clerk))
    (good, _), (dear, clerk) = asked
    manager = handheld("manager").open("/")
    manager.press_row(f"Approve order {good}")
    manager.press("Approve")
    expect(manager.control("Open receipt")).to_be_visible()
    manager.open("/").press_row(f"Approve order {dear}")
    manager.press("Decline")
    manager.sheet.get_by_role("textbox").fill("the old one still works")
    manager.sheet.get_by_role("button", name="Decline").click()
    expect(manager.page.get_by_text("Not approved: the old one still works")).to_be_visible()
    told = clerk.page.locator(".row", has_text=f"{dear} was declined")
    approved = clerk.page.locator(".row", has_text=f"{good} was approved.")
    loaded = clerk.page.locator("main .row").or_(clerk.page.get_by_text("You have read everything"))
    for _ in range(60):  # the runner looks once a second
        clerk.open("/notices")
        expect(loaded.first).to_be_visible()
        if told.count():
            break
        clerk.page.wait_for_timeout(250)
    expect(approved).to_be_visible()
    clerk.press_row(f"{dear} was declined: the old one still works")
    expect(clerk.page.locator(".pill", has_text="To confirm")).to_be_visible()


def test_what_one_is_told_is_read_by_following_it(handheld, warehouse):
    phone = handheld("manager").open("/")
    phone.page.get_by_role("region", name="Notices").locator(".row").first.click()
    expect(phone.page.locator("h1")).to_have_text("Notices")
    late = phone.page.locator(".row", has_text="is late")
    expect(late.first).to_be_visible()
    unread = late.count()
    late.first.click()
    expect(phone.page.locator(".pill", has_text="Late")).to_be_visible()
    phone.open("/notices")
    expect(late).to_have_count(unread - 1)
    phone.page.get_by_text("All", exact=True).click()
    expect(late).to_have_count(unread)
    other = handheld("admin").open("/notices")
    other.press("Mark all as read")
    expect(other.page.get_by_text("You have read everything")).to_be_visible()
