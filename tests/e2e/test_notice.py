"""Advance notice on a handheld: what is scanned is held against what the vendor announced."""

from urllib.parse import quote

from playwright.sync_api import expect

from tests.e2e.acts import bring
from tests.e2e.stage import CARTONS

CARTON, OTHER = CARTONS


def test_what_is_scanned_is_held_against_the_notice(handheld, warehouse):
    probe = warehouse.product("Probe, announced")
    receipt = warehouse.receipt((probe, 3))
    receipt.announce({"range": "P-1 x 3"})
    dock = handheld().receive(receipt)
    dock.scan(f"]d201{probe.gtin}21P-2")
    dock.sees("OK +1", "P-2", "Announced.")
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


def test_the_label_of_a_carton_receives_what_it_holds(handheld, warehouse):
    probe = warehouse.product("Probe, in cartons")
    receipt = warehouse.receipt((probe, 5))
    receipt.announce({"range": "R-1 x 3", "carton": CARTON}, {"range": "R-4 x 2", "carton": OTHER})
    dock = handheld().receive(receipt)
    dock.scan(f"]C100{CARTON}")
    dock.sees("OK +3", CARTON, "Takes 3 numbers")
    expect(dock.line(probe.name)).to_contain_text("3 of 5 announced")
    dock.scan(f"]C100{CARTON}")
    dock.sees("Twice")
    dock.press("Leave out")
    dock.press("Undo last scan")
    dock.sees("Undone")
    assert receipt.numbers() == []
    dock.scan("]C100395212350000090038")
    dock.sees("carton or pallet of Kaldo Devices", "not announced")
    assert receipt.numbers() == []


def test_a_carton_is_checked_number_by_number_when_that_is_wanted(handheld, warehouse):
    probe = warehouse.product("Probe, to be checked")
    receipt = warehouse.receipt((probe, 3))
    receipt.announce({"range": "T-1 x 3", "carton": CARTON})
    dock = handheld().receive(receipt)
    dock.scan(f"]C100{CARTON}")
    dock.sees("OK +3")
    dock.press("Check each")
    dock.sees("Check each", "holds 3 numbers")
    check = dock.page.locator("section", has_text="Checking a carton").last
    expect(check).to_contain_text("0 of 3 scanned")
    dock.scan(f"]d201{probe.gtin}21T-2")
    dock.sees("OK +1", "T-2")
    expect(check).to_contain_text("1 of 3 scanned")
    dock.scan(f"]d201{probe.gtin}21T-9")
    expect(check).to_contain_text("1 not announced for it")
    dock.press("Show")
    expect(dock.sheet.locator("li").first).to_contain_text("T-1")
    dock.press("Close")
    dock.press("Done")
    expect(check).to_have_count(0)
    assert receipt.numbers() == ["T-2", "T-9"]


def test_a_number_of_another_carton_is_told_while_one_is_checked(handheld, warehouse):
    probe = warehouse.product("Probe, in the wrong carton")
    receipt = warehouse.receipt((probe, 4))
    receipt.announce({"range": "W-1 x 2", "carton": CARTON}, {"range": "W-3 x 2", "carton": OTHER})
    dock = handheld().receive(receipt)
    dock.scan(f"]C100{CARTON}")
    dock.press("Check each")
    dock.sees("Check each", "holds 2 numbers")
    dock.scan(f"]d201{probe.gtin}21W-3")
    dock.sees("OK +1", "W-3", f"Announced in {OTHER}, not in {CARTON}: it does not belong here.")
    dock.scan(f"]d201{probe.gtin}21W-1")
    dock.sees("OK +1", "W-1", "Announced.")


def test_a_day_that_was_announced_otherwise_is_told(handheld, warehouse):
    cheese = warehouse.product("Cheese, announced", "LOT")
    receipt = warehouse.receipt((cheese, 4))
    receipt.announce(
        {"number": "B-1", "quantity": "2", "expiryDate": "2027-12-31"},
        {"number": "B-2", "quantity": "2", "bestBeforeDate": "2027-11-30"},
    )
    dock = handheld().receive(receipt)
    dock.scan(f"]d201{cheese.gtin}1727113010B-1")
    dock.sees("OK +1", "B-1", "Announced until 31 Dec 2027.")
    dock.scan(f"]d201{cheese.gtin}1527123110B-2")
    dock.sees("OK +1", "B-2", "Announced until 30 Nov 2027.")


def test_a_list_is_expected_before_the_goods_come(handheld, warehouse):
    probe = warehouse.product("Probe, listed ahead")
    receipt = warehouse.receipt((probe, 2))
    dock = handheld().receive(receipt)
    bring(dock, probe.name, "L-1\nL-2\nL-3\n1E+05\n")
    dock.press("Expect the 3 readable")
    expect(dock.sheet).to_contain_text("Missing 3")
    expect(dock.sheet.locator(".row", has_text="L-3")).to_contain_text("missing")
    dock.press("Close")
    expect(dock.line(probe.name)).to_contain_text("0 of 3 announced")
    assert receipt.numbers() == []
    bring(dock, probe.name, "L-3\nL-4\n")
    dock.press("Expect them")
    expect(dock.sheet).to_contain_text("L-3 is announced for this line already.")
    dock.press("In place of what was announced")
    expect(dock.sheet).to_contain_text("Missing 2")


def announce(dock, pasted):
    """Paste what the vendor announces into the sheet that is open."""
    dock.sheet.get_by_label("The list").fill(pasted)
    dock.press("Read it")


def test_a_vendors_list_is_announced_for_an_order_and_its_carton_received(handheld, warehouse):
    probe = warehouse.product("Probe, ordered ahead")
    order = warehouse.order((probe, 3))
    dock = handheld("manager")
    dock.open(f"/orders/{quote(order['id'], safe='')}")
    dock.press("Announce numbers")
    announce(dock, f"Serial number;SSCC\nV-1;{CARTON}\nV-2;{CARTON[:-1]}5\nV-1;{OTHER}\n")
    misprinted = dock.sheet.locator(".preview li", has_text="is no SSCC")
    misprinted.get_by_role("button", name="Change").click()
    misprinted.get_by_label("Carton (SSCC)").fill(f"(00) {CARTON}")
    misprinted.get_by_role("button", name="Keep this").click()
    expect(dock.sheet).to_contain_text("2 numbers")
    dock.press("Expect the 2 readable")
    expect(dock.sheet.locator(".row", has_text="V-1")).to_contain_text(f"carton {CARTON}")
    dock.press("Close")
    dock.press("Confirm")
    dock.press("Open receipt")
    dock.press("Receive")
    dock.scan(f"]C100{CARTON}")
    dock.sees("OK +2", CARTON)


def test_what_is_announced_for_a_receipt_is_typed_beside_what_is_there(handheld, warehouse):
    probe, cable = (
        warehouse.product("Probe, announced by hand"),
        warehouse.product("Cable, announced by hand"),
    )
    receipt = warehouse.receipt((probe, 2), (cable, 2))
    dock = handheld()
    dock.open(receipt.page)
    dock.press("Announce numbers")
    dock.press_row(cable.name)
    announce(dock, "W-1\nW-2\n")
    dock.press("Expect them")
    expect(dock.sheet).to_contain_text("Missing 2")
    dock.sheet.get_by_text("Add", exact=True).click()
    announce(dock, "W-2\nW-3\n")
    dock.press("Expect them")
    expect(dock.sheet).to_contain_text("W-2 is announced for this line already.")
    dock.press("In place of what was announced")
    expect(dock.sheet.locator(".row", has_text="W-3")).to_contain_text("missing")
    dock.press("Close")
    expect(dock.page.locator(".row", has_text="2 announced numbers missing")).to_contain_text(cable.name)
