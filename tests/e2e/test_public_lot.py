"""Whoever has the label of a lot sees what it is, without an account and without a script, once the company says so."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Route, expect

from tests.e2e.handheld import PHONE, new_context
from tests.e2e.test_holding import page_of


def test_a_stranger_sees_the_page_of_a_lot_while_the_company_shows_it(
    handheld, warehouse, people, browser, server
):
    tea = warehouse.product("Tea, green, 100 g", "LOT")
    lots = warehouse.stocked(tea, {"TG-1": "3"})
    warehouse.serves_at("https://lots.example.com", people["admin"])
    admin = handheld("admin")
    shown = admin.open("/settings/traceability").page.get_by_role("switch", name="Public page of a lot")
    shown.click()
    try:
        admin.page.get_by_role("textbox", name="Whom to ask").fill("care@example.com")
        with admin.page.expect_response(
            lambda answer: "care@example.com" in (answer.request.post_data or "")
        ):
            admin.page.get_by_role("button", name="Save").click()
        address = (
            admin.open(page_of(lots["TG-1"])).page.get_by_text("https://lots.example.com/l/").inner_text()
        )
        link = urlsplit(address)
        context = new_context(browser, server, PHONE, java_script_enabled=False)
        stranger = context.new_page()
        stranger.goto(f"{link.path}?{link.query}")
        for words in (tea.name, "TG-1", "Not recalled", "care@example.com"):
            expect(stranger.locator("main")).to_contain_text(words)
        context.close()
    finally:
        shown = admin.open("/settings/traceability").page.get_by_role("switch", name="Public page of a lot")
        expect(shown).to_be_checked()
        with admin.page.expect_response(
            lambda answer: '"publicLotPage":false' in (answer.request.post_data or "")
        ):
            shown.click()


def test_what_is_kept_at_once_is_locked_until_it_is_read_again(handheld):
    admin = handheld("admin").open("/settings/traceability")
    switch = admin.page.get_by_role("switch", name="Recalls need a second person")
    expect(switch).to_be_enabled()
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "query Settings" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    admin.page.route("**/graphql", hold)
    for _ in range(2):  # there and back
        before = switch.is_checked()
        with admin.page.expect_request(lambda request: "query Settings" in (request.post_data or "")):
            switch.click()
        expect(switch).to_be_disabled()
        held.pop().continue_()
        expect(switch).to_be_checked(checked=not before)
        expect(switch).to_be_enabled()
    expect(admin.page.get_by_role("alert")).to_have_count(0)
