"""Advance notice on a handheld: what is scanned is held against what the vendor announced."""

from playwright.sync_api import expect


def test_what_is_scanned_is_held_against_the_notice(handheld, warehouse):
    probe = warehouse.product("Probe, announced")
    receipt = warehouse.receipt((probe, 3))
    receipt.announce({"range": "P-1 x 3"})
    dock = handheld().receive(receipt)
    dock.scan(f"]d201{probe.gtin}21P-2")
    dock.sees("OK +1", "P-2", "Announced by the vendor")
    dock.scan(f"]d201{probe.gtin}21P-9")
    dock.sees("OK +1", "P-9", "Not announced by the vendor")
    expect(dock.line(probe.name)).to_contain_text("1 of 3 announced, 1 not announced")
    dock.line(probe.name).click()
    expect(dock.sheet).to_contain_text("P-1")
    expect(dock.sheet).to_contain_text("P-3")
    expect(dock.sheet).not_to_contain_text("P-2")
    dock.sheet.get_by_role("button", name="Not announced 1").click()
    expect(dock.sheet.locator("li .row")).to_contain_text("P-9")
    dock.press("Close")
    dock.press("Finish")
    expect(dock.page.locator(".row", has_text="2 announced numbers missing, 1 not announced")).to_be_visible()


def test_a_type_that_asks_takes_what_was_not_announced_when_it_is_meant(handheld, warehouse, people):
    probe = warehouse.product("Probe, asked about")
    receipt = warehouse.receipt((probe, 2))
    receipt.announce({"range": "Q-1 x 2"})
    with warehouse.receipts_that(people["admin"], unexpectedNumbers="ASK"):
        dock = handheld().receive(receipt)
        dock.scan(f"]d201{probe.gtin}21Q-9")
        dock.sees("Not announced", "Q-9")
        assert receipt.numbers() == []
        dock.press("Take it")
        dock.sees("OK +1", "Q-9", "1 / 2")
    assert receipt.numbers() == ["Q-9"]
