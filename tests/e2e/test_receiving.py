"""Receiving on a handheld: what is scanned, typed and generated, until it is stock."""

import re

from playwright.sync_api import Route, expect

from tests.decode.workbooks import workbook
from tests.e2e.handheld import GS


def test_each_serial_scanned_counts_once_and_can_be_taken_back(handheld, warehouse):
    reader = warehouse.product("Bar code reader, corded")
    receipt = warehouse.receipt((reader, 3))
    dock = handheld().receive(receipt)
    dock.scan(f"]d201{reader.gtin}21A-1{GS}")
    dock.sees("OK +1", reader.name, "A-1", "1 / 3")
    dock.scan(f"]d201{reader.gtin}21A-2")
    dock.sees("OK +1", "A-2", "2 / 3")
    dock.scan(f"]d201{reader.gtin}21A-2")
    dock.sees("Twice", "A-2", "2 / 3")
    assert receipt.numbers() == ["A-1", "A-2"]
    dock.press("Leave out")
    dock.scan("A-3")  # the line is open: a plain number is enough
    dock.sees("OK +1", "A-3", "3 / 3")
    dock.press("Undo last scan")
    dock.sees("Undone", "A-3", "2 / 3")
    assert receipt.numbers() == ["A-1", "A-2"]


def test_a_gs1_label_brings_lot_expiry_and_quantity(handheld, warehouse):
    butter = warehouse.product("Butter, 250 g", "LOT")
    receipt = warehouse.receipt((butter, 60))
    dock = handheld().receive(receipt)
    dock.scan(f"]C101{butter.gtin}17270131" + f"10B-77{GS}3048")
    dock.sees("OK +48", "B-77", "48 / 60", "Use through 31 Jan 2027")
    (entry,) = receipt.look()["lines"]["nodes"][0]["entries"]["nodes"]
    assert (entry["number"], entry["quantity"], entry["lastDay"]) == ("B-77", "48", "2027-01-31")
    dock.scan(f"]C101{butter.gtin}17250131" + f"10B-78{GS}302")
    dock.sees("Expired", "B-78", "A manager may pass it", "Use through 31 Jan 2025")
    dock.press("Take it all the same")
    dock.sees("OK +2", "B-78", "50 / 60", "Expired")


def test_a_product_that_was_not_ordered_changes_nothing(handheld, warehouse):
    ordered, other = warehouse.product("Toner, black"), warehouse.product("Toner, cyan")
    elsewhere = warehouse.receipt((other, 1))
    receipt = warehouse.receipt((ordered, 2))
    dock = handheld().receive(receipt)
    dock.scan(f"]d201{other.gtin}21C-1")
    dock.sees("Wrong product", elsewhere.number)
    dock.scan(receipt.number)
    dock.sees("A document", receipt.number, "Nothing was recorded here.")
    dock.scan(f"]d201{ordered.gtin}21C-1")
    dock.sees("OK +1")
    assert receipt.numbers() == ["C-1"]


def test_a_number_that_nobody_knows_opens_the_line_it_is_said_to_be_on(handheld, warehouse):
    clamp, vice = warehouse.product("Clamp, wide"), warehouse.product("Vice, narrow")
    receipt = warehouse.receipt((clamp, 3), (vice, 2))
    dock = handheld().receive(receipt)
    dock.scan("CL-1")
    dock.scan("CL-2")
    dock.sees("Unknown", "CL-2")
    dock.press("New lot")
    dock.sheet.get_by_label("Which product is it?").select_option(label=clamp.name)
    dock.press("New serial, add 1")
    dock.sees("OK +1", clamp.name, "CL-2", "1 / 3")
    dock.press("1 scan needs you")
    dock.sees("Unknown", "CL-1")
    dock.press("New lot")
    dock.press("New serial, add 1")  # of the line that is worked on now
    dock.sees("OK +1", clamp.name, "CL-1", "2 / 3")
    dock.scan("CL-3")
    dock.sees("OK +1", clamp.name, "CL-3", "3 / 3")
    entries = receipt.look()["lines"]["nodes"][0]["entries"]["nodes"]
    assert sorted(entry["number"] for entry in entries) == ["CL-1", "CL-2", "CL-3"]


def test_more_than_expected_is_asked_once(handheld, warehouse):
    mouse = warehouse.product("Mouse, wired")
    receipt = warehouse.receipt((mouse, 1))
    dock = handheld().receive(receipt)
    for number in ("M-1", "M-2"):
        dock.scan(f"]d201{mouse.gtin}21{number}")
    expect(dock.sheet).to_contain_text("1 pcs")
    dock.press("Take 2")
    dock.sees("OK +1", "2 / 1")
    dock.scan(f"]d201{mouse.gtin}21M-3")
    dock.sees("OK +1", "3 / 1")
    assert receipt.numbers() == ["M-1", "M-2", "M-3"]


def test_what_cannot_be_scanned_is_typed(handheld, warehouse):
    keyboard = warehouse.product("Keyboard, QWERTY")
    receipt = warehouse.receipt((keyboard, 2))
    dock = handheld().receive(receipt)
    for text, number in ((f"(01){keyboard.gtin}(21)K-1", "K-1"), ("K-2", "K-2")):
        dock.press("Type")
        dock.page.get_by_label("Number or code").fill(text)
        dock.press("Record it")
        dock.sees("OK +1", number)
    assert receipt.numbers() == ["K-1", "K-2"]


def test_numbers_are_previewed_before_they_are_generated(handheld, warehouse):
    phone = warehouse.product("Phone, rugged")
    receipt = warehouse.receipt((phone, 5))
    dock = handheld().receive(receipt)
    dock.line(phone.name).click()
    expect(dock.page.get_by_label("How many")).to_have_value("5")
    expect(dock.sheet.locator(".band")).to_have_count(0)
    dock.scan("P-003")  # behind the sheet, which follows
    expect(dock.sheet).to_contain_text("1 of 5 numbers, 4 to go")
    expect(dock.sheet.locator(".band.is-ok")).to_contain_text("P-003")
    dock.scan("P-003")
    expect(dock.sheet.locator(".band.is-duplicate")).to_contain_text("Twice")
    dock.sheet.get_by_role("button", name="Leave out").click()
    expect(dock.page.get_by_label("How many")).to_have_value("4")
    dock.page.get_by_label("First number").fill("P-001")
    dock.page.get_by_label("How many").fill("5")
    preview = dock.sheet.get_by_role("region", name="Preview")
    expect(preview).to_contain_text("4 ok · 1 needs you")
    expect(preview.locator(".trouble")).to_contain_text("P-003")
    preview.get_by_role("button", name="Skip it").click()
    assert receipt.numbers() == ["P-003"]  # a preview makes nothing
    dock.press("Use all 4")
    expect(dock.line(phone.name)).to_contain_text("5 / 5")
    assert sorted(receipt.numbers()) == ["P-001", "P-002", "P-003", "P-004", "P-005"]


def test_our_sequence_comes_first_and_what_collides_is_told_beside_the_button(handheld, warehouse):
    drill = warehouse.product("Drill, 18 V", numberPattern="DR-{0000}")
    receipt = warehouse.receipt((drill, 8))
    warehouse.receipt((drill, 5)).assign({"text": "DR-0002 .. DR-0006"})
    dock = handheld().receive(receipt)
    dock.line(drill.name).click()
    expect(dock.sheet.get_by_label("Our sequence")).to_be_checked()
    expect(dock.sheet.get_by_text("Next is DR-0001")).to_be_visible()
    expect(dock.control("Use all 8")).to_be_enabled()
    dock.sheet.get_by_text("A first number").click()
    dock.sheet.get_by_role("textbox", name="First number").fill("DR-0001")
    told = dock.sheet.locator(".left-out")
    expect(told).to_contain_text("The other 5 are left out:")
    expect(told.locator("li")).to_contain_text(["DR-0002", "DR-0003", "DR-0004", "and 2 more"])
    expect(told.locator("li").last).to_be_in_viewport()
    count = dock.sheet.get_by_label("How many")
    for wrong in ("0", "1,5", "abc"):
        count.fill(wrong)
        expect(dock.sheet.get_by_text("A whole number from 1 to 50,000.")).to_be_visible()
    count.fill("")
    expect(dock.sheet.get_by_text("Left empty: as many as are missing, 8.")).to_be_visible()
    dock.press("Use the 3 that are ok")
    expect(dock.line(drill.name)).to_contain_text("3 / 8")


def test_a_pasted_list_is_mended_row_by_row_and_used(handheld, warehouse):
    hub = warehouse.product("USB hub, 4 ports")
    receipt = warehouse.receipt((hub, 5))
    receipt.assign({"text": "H-0"})
    dock = handheld().receive(receipt)
    dock.line(hub.name).click()
    dock.sheet.get_by_text("List", exact=True).click()
    dock.sheet.get_by_label("The list").fill("Serial no;Box\nH-1;1\nH-0;1\n1E+05;2\nH-2;2\nH-9;2\n")
    dock.press("Read it")
    rows = dock.sheet.locator(".preview")
    expect(dock.sheet.get_by_text("3 ok · 2 need you")).to_be_visible()
    expect(rows.locator("li", has_text="H-0")).to_contain_text("Row 3: H-0 is on this document already.")
    damaged = rows.locator("li", has_text="1E+05")
    damaged.get_by_role("button", name="Change").click()
    damaged.get_by_label("Number instead of 1E+05").fill("100000")
    damaged.get_by_role("button", name="Keep this").click()
    expect(dock.sheet.get_by_text("4 ok · 1 needs you")).to_be_visible()
    dock.press("Use the 4 that are ok")
    expect(dock.page.locator(".row", has_text="100000")).to_be_visible()
    assert sorted(receipt.numbers()) == ["100000", "H-0", "H-1", "H-2", "H-9"]


def test_lots_of_a_list_without_quantities_are_asked_how_much_is_in_each(handheld, warehouse):
    rice = warehouse.product("Rice, 1 kg", "LOT")
    receipt = warehouse.receipt((rice, 24))
    dock = handheld().receive(receipt)
    dock.line(rice.name).click()
    dock.sheet.get_by_text("List", exact=True).click()
    dock.sheet.get_by_label("The list").fill("R-1\nR-2\n")
    dock.press("Read it")
    expect(dock.sheet.get_by_text("0 ok · 2 need you")).to_be_visible()
    dock.sheet.get_by_label("In each lot, pcs").fill("12")
    dock.press("Keep this")
    dock.press("Use all 2")
    expect(dock.page.locator(".row", has_text="R-2")).to_contain_text("12 pcs")
    assert receipt.done() == ["24"]


def test_a_list_that_others_were_faster_with_says_what_changed(handheld, warehouse):
    dongle = warehouse.product("Dongle")
    receipt, other = warehouse.receipt((dongle, 2)), warehouse.receipt((dongle, 1))
    dock = handheld().receive(receipt)
    dock.line(dongle.name).click()
    dock.sheet.get_by_text("List", exact=True).click()
    dock.sheet.get_by_label("The list").fill("D-1\nD-2\n")
    dock.press("Read it")
    expect(dock.control("Use all 2")).to_be_enabled()
    other.assign({"text": "D-2"})
    dock.press("Use all 2")
    expect(dock.sheet.get_by_text("1 new (2 before), 1 taken (none before)")).to_be_visible()
    expect(dock.sheet.get_by_text(f"D-2 stands on {other.number} already")).to_be_visible()
    dock.press("Use the one that is ok")
    expect(dock.page.locator(".row", has_text="D-1")).to_be_visible()
    assert receipt.numbers() == ["D-1"]


def test_a_workbook_is_read_as_it_is_told_and_remembered_for_the_vendor(handheld, warehouse):
    tea = warehouse.product("Darjeeling, 250 g", "LOT")
    content = workbook(["Ware", "Code", "Pieces", "Until"], ["tea", "D-1", "12", "03/04/2028"])
    dock = handheld().receive(warehouse.receipt((tea, 12)))
    dock.line(tea.name).click()
    dock.sheet.get_by_text("List", exact=True).click()
    file = {"name": "tea.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    dock.sheet.get_by_label("Choose a file").set_input_files([file])
    expect(dock.sheet.get_by_text("Which column holds the number?")).to_be_visible()
    dock.sheet.get_by_label("Code is").select_option("NUMBER")
    dock.sheet.get_by_text("Read it otherwise").click()
    dock.sheet.get_by_text("1 column is not used").or_(
        dock.sheet.get_by_text("2 columns are not used")
    ).click()
    dock.sheet.get_by_label("Until is").select_option("EXPIRY_DATE")
    dock.sheet.get_by_text("31.12.", exact=True).click()
    expect(dock.sheet.get_by_text("Use through: Until (31.12.2026)")).to_be_visible()
    dock.sheet.get_by_text("Read it otherwise").click()
    dock.sheet.get_by_role("switch").last.click()
    expect(dock.sheet.get_by_role("switch").last).to_be_disabled()
    dock.press("Use it")
    expect(dock.page.locator(".row", has_text="D-1")).to_contain_text("3 Apr 2028")
    again = handheld().receive(warehouse.receipt((tea, 12)))
    again.line(tea.name).click()
    again.sheet.get_by_text("List", exact=True).click()
    again.sheet.get_by_label("Choose a file").set_input_files([file])
    expect(again.sheet.get_by_text("Use through: Until (31.12.2026)")).to_be_visible()


def test_entries_can_be_changed_and_taken_off(handheld, warehouse):
    cheese = warehouse.product("Comté, wheel", "LOT", "kg")
    receipt = warehouse.receipt((cheese, 30))
    receipt.assign({"list": [{"number": "CO-1", "quantity": "10"}, {"number": "CO-2", "quantity": "12"}]})
    dock = handheld().receive(receipt)
    dock.line(cheese.name).click()
    dock.sheet.get_by_text("Recorded", exact=True).click()
    dock.press_row("CO-1")
    dock.page.get_by_label("Quantity, kg").fill("11.5")
    dock.press("Keep this")
    dock.press_row("CO-2")
    dock.press("Remove")
    expect(dock.page.locator(".row", has_text="CO-1")).to_be_visible()
    expect(dock.page.locator(".row", has_text="CO-2")).to_have_count(0)
    assert (receipt.numbers(), receipt.done()) == (["CO-1"], ["11.5"])


def test_labels_are_looked_at_printed_and_opened(handheld, warehouse):
    tag = warehouse.product("Radio tag")
    receipt = warehouse.receipt((tag, 3))
    receipt.assign({"text": "T-1; T-2; T-3"})
    dock = handheld().receive(receipt)
    dock.press("Label")
    picture = dock.sheet.get_by_alt_text("The first label as it prints")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    dock.sheet.get_by_text("A part", exact=True).click()
    dock.page.get_by_label("From number").fill("2")
    dock.page.get_by_label("How many").fill("2")
    dock.press("Print 2 labels")
    expect(dock.sheet.get_by_text("2 labels, noted in the log.")).to_be_visible()
    paper = dock.page.request.get(dock.control("Open the PDF").get_attribute("href"))
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF")
    commands = dock.page.request.get(dock.control("ZPL, 203 dpi").get_attribute("href"))
    assert commands.text().count("^XA") == 2


def test_command_labels_do_what_their_buttons_do_and_only_ours(handheld, warehouse):
    tag, pin = warehouse.product("Shelf tag"), warehouse.product("Shelf pin", "NONE")
    receipt = warehouse.receipt((tag, 2), (pin, 9))
    key = warehouse.api.ask("{ settings { commandKey } }")["settings"]["commandKey"]
    dock = handheld().receive(receipt)

    def command(name: str) -> None:
        dock.scan(f"LB:{name}:{key}")

    dock.scan(f"]d201{tag.gtin}21C-1")
    dock.sees("OK +1", "C-1")
    dock.scan("LB:UNDO:00000000")
    expect(dock.page.get_by_text("A command label of someone else")).to_be_visible()
    assert receipt.numbers() == ["C-1"]
    command("UNDO")
    expect(dock.page.get_by_text("A command label of someone else")).to_have_count(0)
    dock.sees("Undone", "C-1", "0 / 2")
    assert receipt.numbers() == []
    command("SLIP")
    expect(dock.page.get_by_text("This command has nothing to do here")).to_be_visible()
    command("NEXT")
    expect(dock.page.locator(".lines .line").first).to_contain_text(pin.name)
    command("QUANTITY.5")
    expect(dock.page.get_by_text("5 for the next scan")).to_be_visible()
    command("QUANTITY")
    expect(dock.sheet).to_be_visible()
    command("DISCARD")
    expect(dock.sheet).to_have_count(0)
    dock.scan(f"]E0{pin.gtin[1:]}")
    dock.sees("OK +5")
    command("PACK")
    expect(dock.sheet.get_by_text("Into a new package")).to_be_visible()
    command("PACK")
    expect(dock.sheet.get_by_alt_text("The first label as it prints")).to_be_visible()
    command("DISCARD")
    command("VALIDATE")
    dock.page.wait_for_url("**/validate")
    expect(dock.control("Validate")).to_be_visible()
    assert receipt.look()["state"] == "READY"
    dock.scan(f"]d201{tag.gtin}21C-2")
    expect(dock.page.get_by_text("That scan was not recorded")).to_be_visible()
    command("VALIDATE")
    dock.sees("Received")
    assert receipt.look()["state"] == "DONE"
    answers = dock.page.context.expect_event("response", lambda answer: "/documents/" in answer.url)
    with dock.page.expect_popup(), answers as slip:
        command("SLIP")
    assert (slip.value.status, slip.value.headers["content-type"]) == (200, "application/pdf")


def test_what_is_scanned_before_the_screen_is_there_is_recorded(handheld, warehouse):
    tag = warehouse.product("Early tag")
    receipt = warehouse.receipt((tag, 3))
    dock = handheld()
    held: list[Route] = []
    dock.page.route(re.compile("/assets/work-"), lambda route: held.append(route))
    dock.page.goto(f"{receipt.page}/receive", wait_until="commit")
    dock.page.locator(".app").wait_for()
    dock.scan(f"]d201{tag.gtin}21E-1")
    dock.scan(f"]d201{tag.gtin}21E-2")
    expect(dock.band).to_have_count(0)
    held.pop().continue_()
    dock.sees("OK +1", "E-2", "2 / 3")
    assert receipt.numbers() == ["E-1", "E-2"]


def test_finish_shows_what_differs_and_makes_a_backorder(handheld, warehouse):
    screen, stand = warehouse.product("Screen, 24 inch"), warehouse.product("Stand for a screen", "NONE")
    receipt = warehouse.receipt((screen, 3), (stand, 2))
    receipt.assign({"text": "S-1; S-2"})
    dock = handheld().receive(receipt)
    dock.line(stand.name).click()
    dock.press("All 2 pcs came")
    dock.press("Finish")
    expect(dock.page.get_by_text("1 line differs")).to_be_visible()
    expect(dock.page.get_by_text("1 number missing")).to_be_visible()
    expect(dock.page.get_by_label("They come later")).to_be_checked()
    dock.press("Validate")
    dock.sees("Received", "2 numbers posted")
    expect(dock.page.locator(".row", has_text=stand.name)).to_contain_text("2 pcs")
    expect(dock.page.get_by_role("link", name="Backorder")).to_be_visible()
    assert receipt.look()["state"] == "DONE"
    paper = dock.page.request.get(dock.control("Print slip").get_attribute("href"))
    assert paper.body().startswith(b"%PDF")
    dock.press("Show receipt")
    expect(dock.page.locator(".pill", has_text="Done")).to_be_visible()
    dock.scan("S-3")
    dock.sees("Refused", "S-3", "is done (Omar Diallo")
    expect(dock.page.locator("h1")).not_to_have_text("Scan")


def test_a_manager_corrects_a_number_after_validation(handheld, warehouse):
    lamp = warehouse.product("Lamp, desk")
    receipt = warehouse.receipt((lamp, 1))
    receipt.assign({"text": "L-1O"})
    receipt.validate()
    office = handheld("manager").open(receipt.page)
    office.press_row("L-1O")
    office.page.get_by_label("The right number").fill("L-10")
    office.page.get_by_label("Why").fill("O for 0")
    office.sheet.get_by_role("button", name="Correct").click()
    expect(office.sheet).to_have_count(0)
    expect(office.page.locator("main")).to_contain_text("L-10")
    assert warehouse.on_hand(lamp) == {"L-1O": "0", "L-10": "1"}


def test_a_manager_puts_two_swapped_labels_right_in_one_step(handheld, warehouse):
    drill = warehouse.product("Drill, cordless")
    receipt = warehouse.receipt((drill, 3))
    receipt.assign({"text": "D-1; D-2; D-3"})
    receipt.validate()
    office = handheld("manager").open(receipt.page)
    office.press_row("D-1")
    office.sheet.get_by_text("Swapped", exact=True).click()
    office.sheet.get_by_label("Swapped with").click()
    picker = office.page.locator("dialog[open]").last
    expect(picker.locator(".row")).to_have_text(["D-2HAM/Stock1 pcs", "D-3HAM/Stock1 pcs"])
    picker.get_by_role("searchbox").fill("d-2")
    expect(picker.locator(".row")).to_have_count(1)
    picker.locator(".row").click()
    office.page.get_by_label("Why").fill("labels swapped")
    office.sheet.get_by_role("button", name="Correct").click()
    expect(office.sheet).to_have_count(0)
    expect(office.page.locator("main").get_by_text("corrected", exact=True)).to_have_count(2)
    assert warehouse.on_hand(drill) == {"D-1": "1", "D-2": "1", "D-3": "1"}
