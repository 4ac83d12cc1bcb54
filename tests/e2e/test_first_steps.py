"""The first day: who may come in, and the first order."""

import base64
import re

import pytest
from playwright.sync_api import expect

from tests.e2e.handheld import new_context, sign_in
from tests.e2e.server import DEMO_PASSWORD, serving

PASSWORD = "a long walk to the loading dock"


def test_the_link_of_an_empty_server_makes_the_first_administrator(browser, built_pwa, tmp_path):
    with serving(tmp_path) as empty:
        context = new_context(browser, empty)
        page = context.new_page()
        page.goto(empty.setup_link())
        page.get_by_label("Your name").fill("Eva Lindt")
        page.get_by_label("Login").fill("eva")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Begin").click()
        expect(page).to_have_url(f"{empty.url}/")
        expect(page.get_by_role("link", name="Eva Lindt")).to_be_visible()
        expect(page.get_by_text("No operation types yet")).to_be_visible()
        page.goto(empty.setup_link())
        expect(page.get_by_text("This link has ended")).to_be_visible()
        context.close()


def test_signing_in_needs_the_right_password_and_lasts(browser, server, warehouse):
    shelf = warehouse.product("Shelf for wine")
    warehouse.stocked(shelf, {"SH/1": "1"})
    context = new_context(browser, server)
    page = context.new_page()
    _, row = base64.urlsafe_b64decode(shelf.id + "==").decode().split(":")
    page.goto(f"/l/{row}?n=SH%2F1")  # as the label says it to the camera of a phone
    page.get_by_label("Name").fill("operator")
    page.get_by_label("Password").fill("dock-door-eight")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Password").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="SH/1")).to_be_visible()
    expect(page).to_have_url(re.compile("/lots/[^/]+$"))
    page.goto(f"/01/{shelf.gtin}/21/SH%2F1")  # and as a Digital Link that begins with this server
    expect(page.get_by_role("heading", name="SH/1")).to_be_visible()
    page.goto("/lots")
    expect(page.get_by_role("heading", name="Lots")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Lots")).to_be_visible()
    page.goto("/person")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Password")).to_be_visible()
    context.close()


@pytest.mark.parametrize("known", [True, False])
def test_the_app_starts_without_a_signal(browser, server, people, known):
    context = new_context(browser, server)
    if known:
        sign_in(context, people["operator"])
    page = context.new_page()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    page.locator(".app, .page-sign-in").wait_for()
    context.set_offline(True)
    page.goto("/person")
    if known:
        expect(page.get_by_role("heading", name="Omar Diallo")).to_be_visible()
        expect(page.get_by_text("Offline")).to_be_visible()
    else:
        expect(page.get_by_label("Password")).to_be_visible()
    context.close()


def test_a_viewer_sees_stock_and_no_way_to_change_it(handheld, warehouse):
    receipt = warehouse.receipt((warehouse.product("Pallet truck"), 1))
    office = handheld("viewer").open(receipt.page)
    expect(office.page.locator("main")).to_contain_text("Pallet truck")
    for name in ("Receive", "Cancel transfer"):
        expect(office.control(name)).to_have_count(0)
    office.open("/orders")
    expect(office.control("New order")).to_have_count(0)
    office.open("/counts/new")
    expect(office.page.get_by_text("Operators and managers do this")).to_be_visible()
    expect(office.control("Begin")).to_have_count(0)
    handheld("operator").open("/settings/import").page.get_by_text("Managers do this", exact=True).wait_for()


def test_a_viewer_who_scans_is_told_why_nothing_is_written(handheld, warehouse):
    receipt = warehouse.receipt((warehouse.product("Hand truck"), 1))
    office = handheld("viewer").receive(receipt)
    office.page.locator(".lines .line").click()
    office.page.keyboard.press("Escape")
    office.scan("H-1")
    office.sees("Refused", "H-1", "VIEWER")
    assert receipt.numbers() == []
