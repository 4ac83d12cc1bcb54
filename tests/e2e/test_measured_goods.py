"""Goods that are measured: how much a scan is, is asked at once, and said by a tap, on keys or by the pad."""

from playwright.sync_api import expect

from tests.e2e.handheld import GS


def test_how_much_it_is_is_asked_at_once(handheld, warehouse):
    salmon = warehouse.product("Salmon, side", "LOT", "kg")
    receipt = warehouse.receipt((salmon, 30))
    dock = handheld().receive(receipt)
    dock.scan(f"]d201{salmon.gtin}310300125010S-1")
    dock.sees("OK +1.25", "S-1", "1.25 / 30")
    dock.scan(f"]d201{salmon.gtin}10S-2")
    expect(dock.sheet).to_contain_text("28.75 kg, the rest")
    dock.page.keyboard.type("2.5", delay=80)  # as a person does on the keys of a handheld
    expect(dock.control("Record 2.5 kg")).to_be_visible()
    dock.page.wait_for_timeout(1_100)  # else what was typed and what is scanned cannot be told apart
    dock.scan(f"]d201{salmon.gtin}10S-3")  # asked next
    dock.page.wait_for_timeout(500)
    dock.page.keyboard.press("Enter")
    expect(dock.sheet).to_contain_text("S-3")
    dock.press("Close")
    dock.press("1 scan needs you")
    dock.sees("How much?", "S-3", "3.75 / 30")
    dock.press("Record 26.25 kg")
    dock.sees("OK +26.25", "S-3", "30 / 30")
    found = receipt.look()["lines"]["nodes"][0]["entries"]["nodes"]
    assert [(each["number"], each["quantity"]) for each in found] == [
        ("S-1", "1.25"),
        ("S-2", "2.5"),
        ("S-3", "26.25"),
    ]


def test_who_types_a_lot_says_how_much_it_is(handheld, warehouse):
    cheese = warehouse.product("Cheese, wheel", "LOT", "kg")
    receipt = warehouse.receipt((cheese, 20))
    dock = handheld().receive(receipt)
    dock.line(cheese.name).click()
    dock.sheet.get_by_text("Type", exact=True).click()
    numbers = dock.sheet.get_by_role("textbox").first
    numbers.fill("CH-1")
    expect(dock.sheet).to_contain_text("Say how much it is")
    expect(dock.sheet.get_by_role("button", name="Use it")).to_have_count(0)
    numbers.fill("CH-1 x 6.5")
    dock.press("Use it")
    expect(dock.line(cheese.name)).to_contain_text("6.5 / 20")


def test_a_label_that_is_scanned_while_numbers_are_typed_is_a_scan(handheld, warehouse):
    scale = warehouse.product("Scale, 30 kg", "SERIAL")
    receipt = warehouse.receipt((scale, 3))
    dock = handheld().receive(receipt)
    dock.line(scale.name).click()
    dock.sheet.get_by_text("Type", exact=True).click()
    numbers = dock.sheet.get_by_role("textbox").first
    numbers.fill("SC-1")
    dock.scan(f"]d201{scale.gtin}10B-7{GS}21SC-2")
    expect(numbers).to_have_value("SC-1")
    dock.sees("OK +1", "SC-2", "1 / 3")
    dock.press("Use it")
    expect(dock.line(scale.name)).to_contain_text("2 / 3")
    assert receipt.numbers() == ["SC-2", "SC-1"]


def test_without_a_signal_the_handheld_asks_by_itself(handheld, warehouse):
    flour = warehouse.product("Flour, loose", "LOT", "kg")
    receipt = warehouse.receipt((flour, 8))
    dock = handheld().receive(receipt)
    dock.scan(f"]d201{flour.gtin}10F-1{GS}")
    dock.press("Close")
    dock.press("Leave out")
    dock.page.context.set_offline(True)
    dock.scan(f"]d201{flour.gtin}10F-2")
    dock.press("8 kg, the rest")
    expect(dock.band).to_contain_text("OK +8")
    dock.page.context.set_offline(False)
    expect(dock.page.get_by_text("All sent")).to_have_count(1)
    dock.sees("OK +8", "F-2", "8 / 8")
    assert receipt.numbers() == ["F-2"]


def test_a_scan_that_was_asked_about_outlives_the_handheld_and_is_asked_about_again(handheld, warehouse):
    rye = warehouse.product("Rye, loose", "LOT", "kg")
    receipt = warehouse.receipt((rye, 8))
    dock = handheld(service_workers="allow").receive(receipt)
    dock.page.evaluate("navigator.serviceWorker.ready")
    dock.page.wait_for_timeout(1_000)  # what is shown is kept behind the screen
    dock.page.context.set_offline(True)
    for number, kept in (("R-1", "1 needs you"), ("R-2", "2 need you")):
        dock.scan(f"]d201{rye.gtin}10{number}")
        expect(dock.page.get_by_text(kept, exact=True)).to_be_visible()
    expect(dock.sheet).to_contain_text("R-1")
    dock.page.goto(f"{receipt.page}/receive")  # it died, and nobody had said anything
    expect(dock.sheet).to_contain_text("R-1")
    dock.press("Close")
    expect(dock.sheet).to_contain_text("R-2")
    dock.press("8 kg, the rest")
    expect(dock.band).to_contain_text("OK +8")
    dock.page.context.set_offline(False)
    dock.press("1 scan needs you")
    dock.sees("How much?", "R-1")
    dock.press("Leave out")
    expect(dock.page.get_by_text("All sent")).to_be_visible()
    assert receipt.numbers() == ["R-2"]


def test_a_misread_barcode_is_asked_about(handheld, warehouse):
    drill = warehouse.product("Drill, cordless")
    receipt = warehouse.receipt((drill, 2))
    dock = handheld().receive(receipt)
    right = drill.gtin.lstrip("0")
    dock.scan(f"]E0{right}")
    dock.sees("Line", drill.name)
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    dock.scan(wrong)
    dock.sees("Which one?", wrong, "misread", "0 / 2")
    assert receipt.numbers() == []
    dock.press("New number anyway")
    dock.sees("OK +1", wrong, "1 / 2")
