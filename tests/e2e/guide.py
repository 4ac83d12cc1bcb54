"""What the chapters of the guide do over and over: order, receive, validate, pay, print."""

from __future__ import annotations

from tests.documents.reading import text
from tests.e2e.handheld import Handheld
from tests.e2e.warehouse import Product


def order(office: Handheld, product: Product, quantity: str, price: str = "149.50") -> None:
    """From the list of orders to a receipt that is ready."""
    page = office.open("/orders").page
    office.press("New order")
    page.get_by_label("Vendor").click()
    office.sheet.get_by_role("searchbox").fill("Kaldo")
    office.sheet.get_by_role("button", name="Kaldo Devices").click()
    office.scan(f"]E0{product.gtin[1:]}")
    page.get_by_label("Quantity").fill(quantity)
    page.get_by_label("Price", exact=True).fill(price)
    office.press("Add order")
    office.press("Confirm")


def receive(office: Handheld) -> None:
    """From a confirmed order to the work on its receipt."""
    office.press("Open receipt")
    office.press("Receive")
    office.band.wait_for()


def validate(office: Handheld, *words: str) -> None:
    office.page.keyboard.press("Escape")
    office.press("Finish")
    office.press("Validate")
    office.sees("Received", *words)


def pay(office: Handheld, amount: str) -> None:
    office.press("Register payment")
    office.sheet.get_by_label("Amount").fill(amount)
    office.sheet.get_by_role("button", name="Register payment").click()


def printed(office: Handheld, name: str) -> str:
    """What stands on the paper behind a button."""
    return "\n".join(text(office.page.request.get(office.control(name).get_attribute("href")).body()))
