"""Goods are scrapped, opening stock is put in, and lots become others, in the app."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import expect

from tests.e2e.handheld import DESKTOP, Handheld
from tests.e2e.test_holding import because, page_of


def choose_place(handheld: Handheld, path: str) -> None:
    handheld.page.get_by_label("Where it lies").click()
    handheld.sheet.get_by_text(path, exact=True).click()


def test_goods_are_scrapped_by_scan_and_a_manager_takes_that_back(handheld, warehouse):
    cocoa = warehouse.product("Cocoa, in tins", "LOT")
    lots = warehouse.stocked(cocoa, {"COC-1": "10"})
    promised = warehouse.delivery(cocoa, "8")["number"]
    manager = handheld("manager", DESKTOP).open("/settings")
    manager.press_row("Scrap reasons")
    manager.press("New reason")
    because(manager, "Dented", "Add reason")
    expect(manager.page.locator(".row", has_text="Dented")).to_be_visible()

    picker = handheld().open("/more")
    picker.press_row("Scrap")
    picker.page.get_by_text("Scan what is scrapped").wait_for()
    picker.scan("COC-9")
    picker.sees("Unknown", "It names nothing that lies with us.")
    picker.scan("COC-1")
    picker.sees("OK", cocoa.name, "COC-1")
    picker.page.get_by_label("How much, in pcs").fill("5")
    picker.page.get_by_label("Reason").select_option("Dented")
    picker.press("Scrap 1")
    expect(picker.sheet).to_contain_text("Promises that ended")
    expect(picker.sheet.locator(".row", has_text=promised)).to_contain_text("3")
    assert warehouse.on_hand(cocoa) == {"COC-1": "5"}

    manager.open(page_of(lots["COC-1"]))
    expect(manager.page.get_by_text("5 pcs scrapped")).to_be_visible()
    expect(manager.page.get_by_text("Dented", exact=True)).to_be_visible()
    manager.press("Take back")
    manager.sheet.get_by_label("How much was right, in pcs").fill("1")
    because(manager, "Only one tin is dented", "Take back")
    expect(manager.page.get_by_text("4 pcs of it corrected later")).to_be_visible()
    assert warehouse.on_hand(cocoa) == {"COC-1": "9"}


def test_opening_stock_is_put_in_until_goods_of_the_product_move(handheld, warehouse):
    rye = warehouse.product("Rye, whole", "LOT")
    page = f"/products/{quote(rye.id, safe='')}"
    office = handheld("manager").open(page)
    office.press("Opening stock")
    choose_place(office, "HAM/Stock")
    office.page.get_by_label("Since when").fill("2026-01-02")
    office.page.get_by_label("Lot number").fill("RYE-25-1")
    office.page.get_by_label("How much, in pcs").fill("120")
    office.press("Put in")
    expect(office.page).to_have_url(f"{office.page.url.split('/products')[0]}{page}")
    assert warehouse.on_hand(rye) == {"RYE-25-1": "120"}
    warehouse.stocked(rye, {"RYE-26-1": "3"})
    office.open(page).control("Print label").wait_for()
    expect(office.page.get_by_role("link", name="Opening stock")).to_have_count(0)
    office.open(f"{page}/opening")
    choose_place(office, "HAM/Stock")
    office.page.get_by_label("Lot number").fill("RYE-25-2")
    office.page.get_by_label("How much, in pcs").fill("1")
    office.press("Put in")
    expect(office.page.get_by_role("alert")).to_contain_text("a count says from now on")
    assert warehouse.on_hand(rye) == {"RYE-25-1": "120", "RYE-26-1": "3"}

    oats, lamp = warehouse.product("Oats, rolled", "LOT"), warehouse.product("Lamp, reading", "SERIAL")
    shelf = warehouse.shelf("K-2")
    asked = "query ($id: ID!) { node(id: $id) { ... on Location { barcode } } }"
    code = warehouse.api.ask(asked, id=warehouse.place(shelf))["node"]["barcode"]
    office.open("/products").press("Opening stock")
    office.scan(f"(01){lamp.gtin}(21)RL-1")
    office.sees("Scan its place first")
    office.scan(f"(01){rye.gtin}(10)RYE-25-2")
    office.sees("Goods of it moved already")
    for scanned, said in (
        (code, "What follows lies there."),
        (f"(01){oats.gtin}(10)OAT-1", "OAT-1"),
        (f"(01){lamp.gtin}(21)RL-1", "RL-1"),
        (f"(01){lamp.gtin}(21)RL-2", "RL-2"),
    ):
        office.scan(scanned)
        office.sees("OK", said)
    office.scan(f"(01){lamp.gtin}(21)RL-2")
    office.sees("Twice")
    office.scan("RL-NEW-3")
    office.press("New number of Lamp, reading")
    office.sees("OK", "RL-NEW-3")
    office.page.get_by_label("How much, in pcs").fill("40")
    office.press("Put in 2")
    office.sees("2 were put in.")
    assert (warehouse.on_hand(oats), warehouse.on_hand(lamp)) == (
        {"OAT-1": "40"},
        {"RL-1": "1", "RL-2": "1", "RL-NEW-3": "1"},
    )


def test_lots_become_others_and_their_old_numbers_find_them(handheld, warehouse):
    oil = warehouse.product("Rape oil", "LOT")
    lots = warehouse.stocked(oil, {"RAPE-1": "10", "RAPE-2": "6", "rape-1a": "1"})
    manager = handheld("manager", DESKTOP)
    warehouse.hold("cloudy", lot=lots["RAPE-1"])
    manager.open(page_of(lots["RAPE-1"]))
    manager.page.get_by_role("button", name="Split").click()
    manager.sheet.get_by_label("How much, in pcs").fill("4")
    manager.sheet.get_by_label("Number of the part").fill("RAPE-1A")
    because(manager, "A part is filtered", "Split")
    expect(manager.sheet.get_by_role("alert")).to_contain_text("RAPE-1A looks like rape-1a.")
    manager.sheet.get_by_role("button", name="Mean it").click()
    expect(manager.sheet).to_contain_text("1 hold went along.")
    manager.sheet.get_by_role("button", name="Lot RAPE-1A").click()
    expect(manager.page.locator("main .pill", has_text="On hold")).to_be_visible()

    manager.page.get_by_role("button", name="Merge").click()
    manager.scan("RAPE-2")
    expect(manager.sheet.get_by_label("Into which lot")).to_contain_text("RAPE-2")
    because(manager, "One tank", "Merge")
    manager.sheet.get_by_role("button", name="Lot RAPE-2").click()
    expect(manager.page.locator(".row", has_text="Merged")).to_contain_text("RAPE-1A")
    expect(manager.page.locator("main .pill", has_text="On hold")).to_be_visible()

    manager.page.get_by_role("button", name="Relabel").click()
    manager.sheet.get_by_label("New number").fill("RAPE-9")
    because(manager, "The label was torn off", "Relabel")
    manager.sheet.get_by_role("button", name="Lot RAPE-9").click()
    expect(manager.page.locator("h2", has_text="RAPE-9")).to_be_visible()
    assert warehouse.on_hand(oil) == {
        "RAPE-1": "6",
        "RAPE-1A": "0",
        "RAPE-2": "0",
        "RAPE-9": "10",
        "rape-1a": "1",
    }

    picker = handheld().open("/scan")
    picker.scan("RAPE-1A")  # merged into what was relabelled
    expect(picker.page.locator("h2", has_text="RAPE-9")).to_be_visible()
    picker.open("/lots?search=RAPE-2").press_row("RAPE-2")
    expect(picker.page.locator(".row", has_text="Relabelled")).to_contain_text("RAPE-9")


def test_who_merges_goods_of_a_recall_with_others_is_told_what_becomes_of_them(handheld, warehouse):
    bran = warehouse.product("Wheat bran", "LOT", "kg")
    lots = warehouse.stocked(bran, {"BRAN-1": "5", "BRAN-2": "20"})
    recall = warehouse.recalled("REAL", "Glass in it", lots["BRAN-1"], start=True)
    manager = handheld("manager").open(page_of(lots["BRAN-1"]))
    manager.page.get_by_role("button", name="Merge").click()
    manager.scan("BRAN-2")
    expect(manager.sheet.get_by_label("Into which lot")).to_contain_text("BRAN-2")
    because(manager, "One bin", "Merge")
    expect(manager.sheet.get_by_role("alert")).to_contain_text(
        "also 20 kg of BRAN-2, which it does not concern"
    )
    assert warehouse.on_hand(bran) == {"BRAN-1": "5", "BRAN-2": "20"}
    manager.sheet.get_by_role("button", name="Mean it").click()
    expect(manager.sheet).to_contain_text("1 hold went along.")
    manager.open(f"/recalls/{quote(recall, safe='')}")
    came = manager.page.locator(".row", has_text="Merged from BRAN-1")
    expect(came).to_contain_text("BRAN-2")
    expect(came).to_contain_text("5 kg")
