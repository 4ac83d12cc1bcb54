"""Goods are counted by scan, also without a signal; what differs is looked at, counted again and applied."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.handheld import DESKTOP


def test_a_shelf_is_counted_by_scan_looked_at_counted_again_and_applied(handheld, warehouse):
    candle = warehouse.product("Candle, pillar", "LOT")
    lamp = warehouse.product("Lamp, storm", "SERIAL")
    warehouse.stocked(lamp, {"LA-1": "1"})
    shelf = warehouse.shelf("K-1")
    barcode = "query ($id: ID!) { node(id: $id) { ... on Location { barcode } } }"
    code = warehouse.api.ask(barcode, id=warehouse.place(shelf))["node"]["barcode"]
    counter = handheld()
    counter.open("/counts/new")
    counter.scan(code)
    expect(counter.page.get_by_text(shelf, exact=True)).to_be_visible()
    counter.press("Begin")
    counter.press("Count")
    counter.band.wait_for()
    counter.scan(code)
    counter.sees(shelf)
    counter.scan("la-1")
    counter.press("Use LA-1")
    counter.sees("OK +1", "LA-1")
    counter.scan("LA-1")
    counter.sees("Twice")
    counter.press("Leave out")
    counter.scan(f"(01){candle.gtin}(10)PI-1")
    counter.sees("Unknown")
    counter.press("It is new")
    counter.sees("OK +1", "PI-1")
    counter.page.context.set_offline(True)
    counter.scan("PI-1")
    expect(counter.band).to_contain_text("PI-1")
    counter.page.context.set_offline(False)
    counter.has_sent_all()
    counter.press("Undo last scan")
    counter.sees("Undone")
    counter.press("Finish")
    counter.sheet.get_by_role("button", name="Finish", exact=True).click()
    expect(counter.page.get_by_text("A manager looks at what differs now.")).to_be_visible()

    manager = handheld("manager", DESKTOP)
    manager.open(counter.page.url)
    expect(manager.page.get_by_text("by the book at HAM/Stock: it is moved from there")).to_be_visible()
    manager.press("Count again")
    manager.sheet.get_by_role("button", name="Count again").click()
    manager.press("Count")
    manager.band.wait_for()
    for scanned in ("LA-1", f"(01){candle.gtin}(10)PI-1"):
        manager.scan(scanned)
        manager.has_sent_all()
    manager.press("Finish")
    manager.sheet.get_by_role("button", name="Finish", exact=True).click()
    manager.press("Apply")
    manager.sheet.get_by_role("button", name="Apply 2 differences").click()
    expect(manager.page.get_by_text("What was posted")).to_be_visible()
    expect(manager.page.get_by_text(f"HAM/Stock → {shelf}")).to_be_visible()
    assert warehouse.on_hand(candle) == {"PI-1": "1"}
    assert warehouse.on_hand(lamp) == {"LA-1": "1"}
