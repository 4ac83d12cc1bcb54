"""What was sold comes back, and what was bought goes back, in the app."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import expect


def shipped(warehouse, product, numbers: list[str]) -> str:
    """The page of a delivery by which these serials left."""
    types = warehouse.api.ask("{ operationTypes { id kind warehouse { code } } }")["operationTypes"]
    deliveries = next(one for one in types if (one["kind"], one["warehouse"]["code"]) == ("DELIVERY", "HAM"))
    opened = warehouse.api.do(
        "createTransfer",
        "...on TransferPayload { transfer { id lines(first: 1) { nodes { id } } } }",
        operationType=deliveries["id"],
        lines=[{"product": product.id, "quantity": str(len(numbers))}],
    )["transfer"]
    listed = {"list": [{"number": number} for number in numbers]}
    line = opened["lines"]["nodes"][0]["id"]
    assert (
        warehouse.api.do("assignNumbers", "", line=line, numbers=listed)["__typename"]
        == "TransferLinePayload"
    )
    done = warehouse.api.do("validateTransfer", "", transfer=opened["id"])
    assert done["__typename"] == "ValidateTransferPayload", done
    return f"/transfers/{quote(opened['id'], safe='')}"


def test_a_serial_comes_back_into_quarantine_and_another_is_sent(handheld, warehouse):
    kettle = warehouse.product("Kettle, steel", "SERIAL")
    warehouse.stocked(kettle, {"KT-1": "1", "KT-2": "1", "KT-3": "1"})
    phone = handheld().open(shipped(warehouse, kettle, ["KT-1", "KT-2"]))
    page = phone.page
    phone.press("Return")
    page.get_by_text("Blocked place", exact=True).click()
    page.get_by_label("Send a replacement").check()
    page.get_by_label("Why (optional)").fill("Leaks at the spout")
    page.get_by_text("Choose", exact=True).click()
    expect(phone.control("Return")).to_be_disabled()
    phone.press_row("KT-2")
    phone.press("Return")
    expect(page.locator("main")).to_contain_text("Return of")
    expect(page.locator("main")).to_contain_text("Leaks at the spout")
    assert warehouse.on_hand(kettle) == {"KT-1": "0", "KT-2": "1", "KT-3": "1"}
    expect(page.locator("main")).to_contain_text("Customers → HAM/Quarantine")
    page.locator("dt", has_text="Replacement").locator("+ dd a").click()
    expect(page.locator("main")).to_contain_text("Replaces what came back by")


def test_what_is_on_hand_of_a_receipt_goes_back_to_the_vendor(handheld, warehouse):
    sugar = warehouse.product("Sugar, brown", "LOT")
    twine = warehouse.product("Twine, jute", "NONE")
    receipt = warehouse.receipt((sugar, 8), (twine, 5))
    receipt.assign({"list": [{"number": "SU-1", "quantity": "8"}]})
    receipt.count("5", line=1)
    receipt.validate()
    office = handheld().open(receipt.page)
    page = office.page
    office.press("Return")
    expect(page.get_by_text("What becomes of it")).to_have_count(0)
    page.get_by_text("Choose", exact=True).click()
    office.press_row("SU-1")
    office.sheet.get_by_role("button", name="3", exact=True).click()
    office.press("Return 3 pcs")
    page.get_by_text("Later", exact=True).click()
    office.press("Create return")
    expect(page.locator("main")).to_contain_text("Vendors")
    office.press("Work on it")
    office.band.wait_for()
    office.press("Finish")
    office.press("Validate")
    office.sees("1 number posted")
    assert warehouse.on_hand(sugar) == {"SU-1": "5"}
    office.open("/lots?search=SU-1").press_row("SU-1")
    page.get_by_role("link", name="Return to vendor").click()
    office.press("Return 5 pcs")
    office.press("Add goods without numbers")
    office.sheet.get_by_role("searchbox").fill(twine.name)
    office.press_row(twine.name)
    office.sheet.get_by_role("button", name="2", exact=True).click()
    office.press("Return 2 pcs")
    page.get_by_label("Vendor").click()
    office.sheet.locator(".row", has_text="Kaldo Devices").click()
    page.get_by_label("Why").fill("Best before is too near")
    office.press("Return")
    expect(page.locator(".pill", has_text="Done")).to_be_visible()
    expect(page.locator("dt", has_text="Reason").locator("+ dd")).to_have_text("Best before is too near")
    assert warehouse.on_hand(sugar) == {"SU-1": "0"}
    office.open(f"/products?search={twine.name}").press_row(twine.name)
    expect(page.locator(".figures")).to_contain_text("3on hand")


def test_what_no_delivery_sent_out_is_taken_in_by_a_manager(handheld, warehouse):
    toaster = warehouse.product("Toaster, two slots", "SERIAL")
    warehouse.stocked(toaster, {"TS-1": "1"})
    phone = handheld("manager").open("/transfers/new")
    page = phone.page
    phone.press_row("Goods came back that match no delivery")
    page.get_by_label("Product").click()
    phone.sheet.get_by_role("searchbox").fill(toaster.name)
    phone.sheet.locator(".row", has_text=toaster.name).click()
    page.get_by_label("Serial numbers, one on each line").fill("OLD-77\nTS-1")
    page.get_by_label("Blocked place").click()
    phone.sheet.locator(".row", has_text="HAM/Quarantine").click()
    page.get_by_label("Why").fill("Sold before the book began")
    phone.press("Take in")
    expect(page.get_by_role("alert")).to_contain_text("TS-1 is on hand already")
    page.get_by_label("Serial numbers, one on each line").fill("OLD-77")
    phone.press("Take in")
    expect(page.locator(".pill", has_text="Matches no delivery")).to_be_visible()
    assert warehouse.on_hand(toaster) == {"OLD-77": "1", "TS-1": "1"}
