"""Bills and invoices in the app: created from an order, posted, paid in parts, credited."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from playwright.sync_api import expect

from tests.e2e.handheld import Handheld


def received(warehouse, name: str, came: str) -> Any:
    """An order of 10 at 1.20 with 19 percent of tax, of which so much came; its page."""
    product = warehouse.product(name, "NONE", purchasePrice="1.20", taxRate="19")
    order = warehouse.order((product, 10))
    confirmed = warehouse.api.do(
        "confirmPurchaseOrder",
        "...on ConfirmPurchaseOrderPayload { receipts { id lines(first: 1) { nodes { id } } } }",
        order=order["id"],
        version=order["version"],
    )
    [receipt] = confirmed["receipts"]
    row = {"line": receipt["lines"]["nodes"][0]["id"], "quantity": came}
    warehouse.api.do("recordQuantities", "", transfer=receipt["id"], lines=[row])
    warehouse.api.do("validateTransfer", "", transfer=receipt["id"], backorder="CREATE")
    return f"/orders/{quote(order['id'], safe='')}"


def pay(phone: Handheld, amount: str) -> None:
    phone.press("Register payment")
    phone.sheet.get_by_label("Amount").fill(amount)
    phone.sheet.get_by_role("button", name="Register payment").click()


def test_a_bill_is_credited_and_a_payment_taken_back(handheld, warehouse):
    office = handheld("manager")
    page = office.page
    office.open(received(warehouse, "Paper bag, small", "10"))
    office.press("Create bill")
    office.press("Save draft")
    office.press("Post")
    pay(office, "14.28")
    expect(page.locator(".pill", has_text="Paid")).to_be_visible()
    office.press("Credit note")
    page.get_by_label("Quantity").fill("4")
    office.press("Save draft")
    office.press("Post")
    expect(page.locator("main")).to_contain_text("5.71 EUR to give back")
    office.press("Register refund")
    office.sheet.get_by_role("button", name="Register refund").click()
    expect(page.locator(".pill", has_text="Settled")).to_be_visible()
    page.get_by_role("link", name="Credit note on").click()
    office.press_row("Bank transfer")
    office.sheet.get_by_label("Why").fill("sent back by the bank")
    office.sheet.get_by_role("button", name="Take back").click()
    expect(page.locator(".list .state", has_text="Taken back")).to_be_visible()
    expect(page.locator("main")).to_contain_text("14.28 EUR due")


def test_a_draft_is_given_up_and_only_managers_decide(handheld, warehouse):
    office = handheld("manager")
    order = received(warehouse, "Paper bag, tiny", "10")
    office.open(order)
    office.press("Create bill")
    office.press("Save draft")
    expect(office.control("Post")).to_be_visible()
    draft = office.page.url
    operator = handheld("operator")
    operator.open(draft)
    expect(operator.page.locator(".pill", has_text="Draft")).to_be_visible()
    expect(operator.control("Post")).to_have_count(0)
    office.press("Give up draft")
    office.sheet.get_by_label("Why").fill("written twice")
    office.sheet.get_by_role("button", name="Give up draft").click()
    expect(office.page.locator(".pill", has_text="Given up")).to_be_visible()
    office.open(order)
    expect(office.control("Create bill")).to_be_visible()
