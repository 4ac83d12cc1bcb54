"""The guide from the first order on, chapter by chapter: what docs/guide.md tells people is done here, in the app."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.guide import order, pay, printed, receive, validate


def test_4_serials_are_generated_and_typed_for_an_order(handheld, warehouse):
    scanner = warehouse.product("Ring scanner")
    office = handheld("manager")
    order(office, scanner, "5")
    expect(office.page.locator(".totals")).to_contain_text("747.50 EUR")
    receive(office)
    office.line(scanner.name).click()
    office.page.get_by_label("First number").fill("SN-001")
    office.page.get_by_label("How many").fill("3")
    expect(office.sheet.get_by_role("region", name="Preview")).to_contain_text("3 ok")
    office.press("Use all 3")
    expect(office.line(scanner.name)).to_contain_text("3 / 5")
    office.sheet.get_by_text("Type", exact=True).click()
    office.sheet.get_by_role("textbox").first.fill("SN-101; SN-102")
    office.press("Use all 2")
    expect(office.line(scanner.name)).to_contain_text("5 / 5")
    validate(office, "5 numbers posted")
    assert sorted(warehouse.on_hand(scanner)) == ["SN-001", "SN-002", "SN-003", "SN-101", "SN-102"]


def test_5_lots_are_generated_by_the_pack_and_imported(handheld, warehouse):
    juice = warehouse.product("Apple juice, 1 l", "LOT")
    office = handheld("manager")
    order(office, juice, "20", "1.10")
    receive(office)
    office.line(juice.name).click()
    office.page.get_by_label("First number").fill("LT-001")
    office.page.get_by_label("In each lot, pcs").fill("5")
    office.page.get_by_label("How many").fill("2")
    office.press("Use all 2")
    expect(office.line(juice.name)).to_contain_text("10 / 20")
    office.sheet.get_by_text("List", exact=True).click()
    office.sheet.get_by_label("The list").fill("Lot;Quantity\nLT-101;5\nLT-102;5\n")
    office.press("Read it")
    office.press("Use all 2")
    expect(office.line(juice.name)).to_contain_text("20 / 20")
    validate(office, "4 numbers posted")
    assert warehouse.on_hand(juice) == dict.fromkeys(("LT-001", "LT-002", "LT-101", "LT-102"), "5")


def test_6_what_is_not_tracked_is_asked_no_number_and_cannot_be_traced(handheld, warehouse):
    carton = warehouse.product("Folding carton", "NONE")
    asked = 'locations(first: 5, filter: { search: "HAM/Stock/B-01" }) { nodes { path barcode } }'
    shelf = next(
        each
        for each in warehouse.api.ask(f"{{ {asked} }}")["locations"]["nodes"]
        if each["path"].endswith("B-01")
    )
    office = handheld("manager")
    order(office, carton, "40", "0.35")
    receive(office)
    office.scan(shelf["barcode"])
    expect(office.page.locator("main")).to_contain_text("HAM/Stock/B-01")
    office.scan(f"]E0{carton.gtin[1:]}")
    office.sees("OK +1", "1 / 40")
    office.line(carton.name).click()
    expect(office.sheet.get_by_text("Generate", exact=True)).to_have_count(0)
    for key in "24":
        office.sheet.get_by_role("button", name=key, exact=True).click()
    office.press("24 pcs came in all")
    expect(office.line(carton.name)).to_contain_text("24 / 40")
    office.press("Finish")
    office.page.get_by_label("They do not come").check()
    office.press("Validate")
    office.sees("Received")
    office.press("Show receipt")
    expect(office.control("Return")).to_be_visible()
    expect(office.control("Traceability")).to_have_count(0)


def test_7_restocking_chooses_from_what_is_there(handheld, warehouse):
    rice = warehouse.product("Rice, 5 kg", "LOT")
    warehouse.stocked(rice, {"R-1": "8", "R-2": "4"})
    phone = handheld().open("/transfers")
    page = phone.page
    phone.press("New transfer")
    page.get_by_label("Operation type").select_option(label="Hamburg: Internal transfers")
    phone.press("Add product")
    phone.sheet.get_by_role("searchbox").fill(rice.name)
    phone.sheet.get_by_role("button", name=rice.name).click()
    page.get_by_label("To", exact=True).click()
    phone.sheet.get_by_role("searchbox").fill("HAM/Stock/B-01")
    phone.sheet.locator(".row", has_text="HAM/Stock/B-01").click()
    page.get_by_label(f"{rice.name}, pcs").fill("10")
    phone.press("Add transfer")
    phone.press("Work on it")
    phone.line(rice.name).click()
    expect(phone.sheet.get_by_text("Generate", exact=True)).to_have_count(0)
    expect(phone.sheet.locator(".row", has_text="R-1").first).to_contain_text("HAM/Stock")  # promised to it
    phone.sheet.locator(".row", has_text="R-2").last.click()
    phone.sheet.get_by_role("button", name="Take 4").first.click()  # of the 10 there are no more under R-2
    phone.has_sent_all()
    page.keyboard.press("Escape")
    phone.press("Finish")
    expect(page.get_by_text("6 pcs short")).to_be_visible()
    page.get_by_label("They do not go").check()
    phone.press("Validate")
    phone.sees("Done")
    phone.press("Show transfer")
    expect(page.locator("main")).to_contain_text("HAM/Stock → HAM/Stock/B-01")
    assert warehouse.on_hand(rice) == {"R-1": "8", "R-2": "4"}


def test_8_a_lot_is_made_by_hand_and_an_order_received_onto_it(handheld, warehouse):
    flour = warehouse.product("Rye flour, 1 kg", "LOT")
    office = handheld("manager").open("/lots")
    page = office.page
    office.press("New lot")
    page.get_by_label("Product").click()
    office.sheet.get_by_role("searchbox").fill(flour.name)
    office.sheet.locator(".row", has_text=flour.name).click()
    page.get_by_label("Number", exact=True).fill("LOT-0000023")
    page.get_by_label("Maker's number").fill("M-88-2")
    page.get_by_label("Our reference").fill("autumn harvest")
    office.press("Add lot")
    expect(page.locator("main")).to_contain_text("Nothing of it is on hand.")
    lot = page.url
    order(office, flour, "20", "1.80")
    receive(office)
    office.line(flour.name).click()
    office.sheet.get_by_text("Choose", exact=True).click()
    office.sheet.locator(".row", has_text="LOT-0000023").click()
    office.press("Take 20 pcs")
    expect(office.line(flour.name)).to_contain_text("20 / 20")
    validate(office, "1 number posted")
    office.open(lot)
    expect(page.get_by_label("Quantities in pcs")).to_contain_text("20on hand")
    expect(page.locator("main")).to_contain_text("autumn harvest")
    office.open("/lots").page.get_by_role("searchbox").fill("M-88-2")
    expect(page.locator(".row", has_text="LOT-0000023")).to_contain_text("20")


def test_9_an_order_is_received_billed_paid_and_printed(handheld, warehouse):
    bag = warehouse.product("Paper bag, large", "LOT", taxRate="19")
    phone = handheld("manager")
    page = phone.page
    order(phone, bag, "10", "1.20")
    receive(phone)
    phone.line(bag.name).click()
    page.get_by_label("First number").fill("LT-201")
    page.get_by_label("In each lot, pcs").fill("4")
    page.get_by_label("How many").fill("2")
    phone.press("Use all 2")
    expect(phone.line(bag.name)).to_contain_text("8 / 10")
    validate(phone, "2 numbers posted")
    assert "LT-202" in printed(phone, "Print slip")
    phone.press("Show receipt")
    page.locator("dt", has_text="Order").first.locator("+ dd a").click()
    phone.press("Create bill")
    expect(page.get_by_text("Empty: all that is left, 8 pcs")).to_be_visible()
    page.get_by_label("Vendor's number").fill("R-8841")
    phone.press("Add charge")
    page.get_by_label("What for").fill("Freight")
    page.get_by_role("group", name="Freight").get_by_label("Price").fill("5.00")
    phone.press("Save draft")
    expect(page.locator("main")).to_contain_text("16.42 EUR")  # 9.60 and 1.82 of tax, and 5.00 without
    expect(page.locator("main")).to_contain_text("10 pcs ordered, 8 received, 8 billed")
    expect(page.locator(".list .state", has_text="Agrees")).to_be_visible()
    expect(page.locator(".list .state", has_text="Not ordered")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Payment: 30 days net.")
    phone.press("Post")
    expect(page.locator(".pill", has_text="To pay")).to_be_visible()
    assert "30 days net" in printed(phone, "Print bill")
    pay(phone, "20")
    expect(phone.sheet.get_by_role("alert")).to_contain_text("EUR 16.42")
    phone.sheet.get_by_label("Amount").fill("6.42")
    phone.sheet.get_by_role("button", name="Register payment").click()
    expect(page.locator("main")).to_contain_text("10.00 EUR due")
    pay(phone, "10")
    expect(page.locator(".pill", has_text="Paid")).to_be_visible()
    expect(phone.control("Register payment")).to_have_count(0)


def test_9_a_quotation_is_confirmed_picked_invoiced_and_paid(handheld, warehouse):
    clock = warehouse.product("Clock, wall", taxRate="19")
    warehouse.stocked(clock, {"WC-1": "1", "WC-2": "1", "WC-3": "1"})
    phone = handheld("manager").open("/sales")
    page = phone.page
    phone.press("New quotation")
    page.get_by_label("Customer").click()
    phone.sheet.locator(".row", has_text="Feinkost Albrecht").click()
    phone.scan(f"]E0{clock.gtin[1:]}")
    page.get_by_label("Quantity").fill("3")
    page.get_by_label("Price", exact=True).fill("49.90")
    page.get_by_label("Their reference").fill("4500-2201")
    page.get_by_label("Street").fill("Am Wall 12")
    phone.press("Add quotation")
    expect(page.locator("main")).to_contain_text("Am Wall 12")
    expect(page.locator("main")).to_contain_text("3 on hand, 3 available")
    phone.press("Confirm")
    expect(phone.control("Open delivery")).to_be_visible()
    sale = page.url
    phone.press("Open delivery")
    expect(page.get_by_text("3 pcs reserved")).to_be_visible()
    phone.press("Work on it")
    phone.band.wait_for()
    for number in ("WC-1", "WC-3"):
        phone.scan(number)
        phone.sees("OK +1", number)
    phone.press("Finish")
    expect(page.get_by_text("1 number missing")).to_be_visible()
    page.get_by_label("They go later").check()
    phone.press("Validate")
    phone.sees("Delivered", "2 numbers posted")
    slip = printed(phone, "Print delivery slip")
    assert "WC-1" in slip and "WC-3" in slip and "WC-2" not in slip
    assert warehouse.on_hand(clock) == {"WC-1": "0", "WC-2": "1", "WC-3": "0"}
    phone.open("/sales?search=4500-2201")
    expect(page.locator("a.row")).to_contain_text("Part delivered")
    phone.open(sale)
    expect(page.locator("main")).to_contain_text("2 of 3 pcs delivered")
    expect(phone.control("Open delivery")).to_be_visible()  # of what is to follow
    phone.press("Create invoice")
    expect(page.get_by_text("Empty: all that is left, 2 pcs")).to_be_visible()
    expect(page.get_by_label("Vendor's number")).to_have_count(0)
    phone.press("Save draft")
    phone.press("Post")
    expect(page.locator("main")).to_contain_text("118.76 EUR due")
    expect(page.locator("main")).to_contain_text("3 pcs ordered, 2 delivered, 2 invoiced")
    expect(page.get_by_label(f"Lots of {clock.name}")).to_contain_text("WC-3")
    pay(phone, "118.76")
    expect(page.locator(".pill", has_text="Paid")).to_be_visible()
    assert "WC-3" in printed(phone, "Print invoice")
    phone.open("/bills")
    page.get_by_text("Invoices", exact=True).click()
    page.get_by_role("button", name="All").click()
    expect(page.locator(".list .row").filter(has_text="118.76 EUR")).to_be_visible()


def test_10_every_lot_is_traced_from_every_finished_document(handheld, warehouse):
    tea = warehouse.product("Green tea, 100 g", "LOT", shelfLifeDays=300)
    receipt = warehouse.receipt((tea, 20))
    receipt.assign({"list": [{"number": "GT-7", "quantity": "20"}]})
    receipt.validate()
    office = handheld().open("/transfers")
    page = office.page
    office.open(receipt.page).press("Traceability")
    expect(page.locator("main")).to_contain_text("20 pcs received from Kaldo Devices")
    page.get_by_role("link", name=receipt.number).first.click()
    page.locator("dt", has_text="Order").first.locator("+ dd a").click()
    office.press("Traceability")
    expect(page.locator("main")).to_contain_text("GT-7")
    office.press("Show the lot")
    expect(page.locator("main")).to_contain_text("HAM/Stock")
    expect(page.locator("main")).to_contain_text("20 pcs received from Kaldo Devices")
    expect(page.locator("main")).to_contain_text(receipt.number)
    expect(page.locator("main")).to_contain_text("from the shelf life")
    office.press("Traceability")
    graph = page.get_by_role("group", name="Graph from supplier to customer")
    graph.get_by_role("button", name="GT-7, 20 pcs here").press("Enter")
    expect(office.sheet.get_by_role("link", name="Trace from here")).to_be_visible()
    expect(office.sheet).to_contain_text(f"{receipt.number}: 20 pcs received")
    expect(office.sheet).to_contain_text("HAM/Stock")
    office.sheet.get_by_role("button", name="Close").click()
    expect(page.locator("main")).to_contain_text("Nothing: it sums")
    came_from = page.get_by_role("region", name="Came from, as a list")
    expect(came_from.get_by_role("listitem").filter(has_text="20 pcs received").last).to_contain_text(
        receipt.number
    )
    page.get_by_text("By time, or as of another day").click()
    page.get_by_text("By time", exact=True).click()
    expect(page.locator("main")).to_contain_text("By time nothing is left out")
    page.get_by_label("As it was at").fill("2020-01-01T00:00")
    expect(came_from).to_have_count(0)
    office.press("As of now")
    expect(came_from).to_be_visible()
    page.get_by_text("Forward", exact=True).click()
    expect(came_from).to_have_count(0)
    with page.expect_download() as file:
        page.get_by_role("link", name="All steps as CSV").click()
    assert file.value.suggested_filename == "trace.csv"
