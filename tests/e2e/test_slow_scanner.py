"""Hand scanners that pause between characters: what may be cut is refused, and how slow one is can be measured."""

from playwright.sync_api import expect

SLOW = 0.1  # seconds between two keys


def test_a_slow_code_is_refused_with_a_word_until_the_device_knows_its_scanner(handheld, warehouse):
    hose = warehouse.product("Hose, 5 m")
    receipt = warehouse.receipt((hose, 3))
    code = f"]d201{hose.gtin}21H-1"
    dock = handheld().receive(receipt)
    dock.scan(f"]d201{hose.gtin}21H-0")
    dock.sees("OK +1", "H-0")
    dock.control("Finish").focus()
    dock.scan(code, gap=SLOW)
    expect(dock.page.get_by_text("Not taken: the code came in pieces")).to_be_visible()
    expect(dock.band).to_contain_text("Nothing was taken")
    expect(dock.page.get_by_text("OK +1")).to_have_count(0)
    expect(dock.control("Finish")).to_be_focused()  # the Enter behind it did not press it
    assert receipt.numbers() == ["H-0"]

    dock.press("Scanner test")
    dock.page.get_by_text("Scan a code of the test sheet").wait_for()
    expect(dock.page.get_by_text("Not taken")).to_have_count(0)
    dock.scan(code, gap=SLOW)
    expect(dock.page.get_by_text("100 ms between two characters")).to_be_visible()
    dock.press("Wait 120 ms on this device")
    expect(dock.page.get_by_text("100 ms between two characters")).to_have_count(0)

    dock.receive(receipt)
    dock.scan(code, gap=SLOW)
    dock.sees("OK +1", "H-1")
    assert receipt.numbers() == ["H-0", "H-1"]
