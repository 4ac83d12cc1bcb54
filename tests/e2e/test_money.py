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


def test_what_came_is_billed_posted_and_paid_in_parts(handheld, warehouse):
    phone = handheld("manager")
    page = phone.page
    phone.open(received(warehouse, "Paper bag, large", "8"))
    phone.press("Create bill")
    expect(page.get_by_text("Empty: all that is left, 8 pcs")).to_be_visible()
    page.get_by_label("Vendor's number").fill("R-8841")
    phone.press("Add charge")
    page.get_by_label("What for").fill("Freight")
    page.get_by_role("group", name="Freight").get_by_label("Price").fill("5.00")
    phone.press("Save draft")
    expect(page.locator("main")).to_contain_text("16.42 EUR")  # 9.60 and 1.82 of tax, and 5.00 without
    expect(page.locator("main")).to_contain_text("10 pcs ordered, 8 received, 8 billed")
    expect(page.locator(".list .state", has_text="Agrees")).to_be_visible()
    expect(page.locator(".list .state", has_text="Not ordered")).to_be_visible()
    phone.press("Post")
    expect(page.locator(".pill", has_text="To pay")).to_be_visible()
    pay(phone, "20")
    expect(phone.sheet.get_by_role("alert")).to_contain_text("EUR 16.42")
    phone.sheet.get_by_label("Amount").fill("6.42")
    phone.sheet.get_by_role("button", name="Register payment").click()
    expect(page.locator("main")).to_contain_text("10.00 EUR due")
    pay(phone, "10")
    expect(page.locator(".pill", has_text="Paid")).to_be_visible()
    expect(phone.control("Register payment")).to_have_count(0)


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


def delivered(warehouse, name: str, *numbers: str) -> str:
    """A sales order of 3 at 49.90, of which these went out; its page."""
    product = warehouse.product(name, "SERIAL", salesPrice="49.90", taxRate="19")
    receipt = warehouse.receipt((product, 9))
    receipt.assign({"text": f"{name}-1 x 9"})
    receipt.validate()
    asked = "partners(first: 1, filter: {role: CUSTOMER}) { nodes { id } }"
    customer = warehouse.api.ask(f"{{ {asked} }}")["partners"]["nodes"][0]["id"]
    order = warehouse.api.do(
        "createSalesOrder",
        "...on SalesOrderPayload { order { id version } }",
        customer=customer,
        warehouse=warehouse.id,
        dueOn="2026-12-01",
        lines=[{"product": product.id, "quantity": "3"}],
    )["order"]
    confirmed = warehouse.api.do(
        "confirmSalesOrder",
        "...on ConfirmSalesOrderPayload { deliveries { id lines(first: 1) { nodes { id } } } }",
        order=order["id"],
        version=order["version"],
    )
    [delivery] = confirmed["deliveries"]
    line = delivery["lines"]["nodes"][0]["id"]
    warehouse.api.do("assignNumbers", "", line=line, numbers={"text": "; ".join(numbers)})
    warehouse.api.do("validateTransfer", "", transfer=delivery["id"], backorder="CREATE")
    return f"/sales/{quote(order['id'], safe='')}"


def test_what_went_out_is_invoiced_with_its_serials_and_paid(handheld, warehouse):
    phone = handheld("manager")
    page = phone.page
    phone.open(delivered(warehouse, "LAMP", "LAMP-3", "LAMP-4"))
    phone.press("Create invoice")
    expect(page.get_by_text("Empty: all that is left, 2 pcs")).to_be_visible()
    expect(page.get_by_label("Vendor's number")).to_have_count(0)
    phone.press("Save draft")
    phone.press("Post")
    expect(page.locator("main")).to_contain_text("118.76 EUR due")
    expect(page.locator("main")).to_contain_text("3 pcs ordered, 2 delivered, 2 invoiced")
    expect(page.get_by_label("Lots of LAMP")).to_contain_text("LAMP-3 to LAMP-4")
    pay(phone, "118.76")
    expect(page.locator(".pill", has_text="Paid")).to_be_visible()
    phone.open("/bills")
    page.get_by_text("Invoices", exact=True).click()
    page.get_by_role("button", name="All").click()
    expect(page.locator(".list .row").filter(has_text="118.76 EUR")).to_be_visible()
