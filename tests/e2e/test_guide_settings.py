"""The guide's first chapters: tracking, products and operation types are set up as docs/guide.md tells."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.handheld import DESKTOP, Handheld
from tests.e2e.warehouse import Product


def test_1_tracking_is_enabled_and_what_cannot_go_off_says_why(handheld, warehouse):
    office = handheld("admin").open("/settings")
    page = office.page
    office.press_row("Traceability")
    numbers = page.locator("li", has=page.get_by_role("switch", name="Lots & serial numbers"))
    expect(numbers.get_by_role("switch")).to_be_checked()
    expect(numbers.get_by_role("switch")).to_be_disabled()
    numbers.locator("summary").click()
    expect(numbers.get_by_role("link", name="is tracked.").first).to_be_visible()
    for name in ("Show lots on delivery slips", "Show lots on invoices"):
        switch = page.get_by_role("switch", name=name)
        expect(switch).to_be_checked()
        switch.click()
        expect(switch).not_to_be_checked()
        switch.click()
        expect(switch).to_be_checked()
    page.get_by_label("Numbers stand").select_option("APPENDIX")
    expect(page.get_by_label("Numbers stand")).to_have_value("APPENDIX")
    asked = "{ settings { lotLayout lotsOnInvoices { on } } }"
    assert warehouse.api.ask(asked)["settings"] == {"lotLayout": "APPENDIX", "lotsOnInvoices": {"on": True}}
    page.get_by_label("Numbers stand").select_option("RANGES")
    expect(page.get_by_label("Numbers stand")).to_have_value("RANGES")


def test_2_the_product_form_says_how_it_is_tracked_and_stock_gets_numbers_in_one_step(handheld, warehouse):
    phone = handheld("manager").open("/products")
    page = phone.page
    phone.press("New product")
    page.get_by_label("Name").fill("Jar, glass, with lid")
    page.get_by_label("SKU").fill("JAR-GUIDE")
    page.get_by_text("No tracking", exact=True).click()
    phone.press("Add product")
    expect(page.locator("main")).to_contain_text("no tracking")
    jar = Product(page.url.rsplit("/", 1)[1], "Jar, glass, with lid", "", "")
    receipt = warehouse.receipt((jar, 6))
    phone.open(f"/products/{jar.id}/edit")
    expect(page.get_by_text("Tracking cannot change now")).to_be_visible()
    expect(page.locator("main")).to_contain_text(receipt.number)
    receipt.count("6", 0)
    receipt.validate()
    phone.open(f"/products/{jar.id}/edit")
    expect(page.locator("main")).to_contain_text("Stock lies in HAM/Stock.")
    phone.press("Start tracking")
    page.get_by_label("Lot number").fill("J-1")
    page.get_by_label("How much, pcs").fill("4")
    phone.press("Start tracking")
    expect(page.get_by_text("6 lie in HAM/Stock, but the numbers are for 4.").first).to_be_visible()
    phone.press("Another lot")
    page.get_by_label("Lot number").nth(1).fill("J-2")
    page.get_by_label("How much, pcs").nth(1).fill("2")
    phone.press("Start tracking")
    expect(page.locator("main")).to_contain_text("by lots")
    assert warehouse.on_hand(jar) == {"J-1": "4", "J-2": "2"}


def new_type(office: Handheld, name: str, kind: str, warehouse: str) -> None:
    """The form of an operation type."""
    page = office.open("/settings/operation-types").page
    office.press("New operation type")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Kind").select_option(label=kind)
    page.get_by_label("Warehouse").select_option(label=warehouse)


def pick_place(office: Handheld, end: str, path: str) -> None:
    """Choose a place in a sheet over the form."""
    office.page.get_by_label(end, exact=True).click()
    picker = office.page.locator("dialog[open]").last
    picker.get_by_role("searchbox").fill(path)
    picker.locator(".row", has=office.page.get_by_text(path, exact=True)).click()


def begin(office: Handheld, kind: str, product: Product, quantity: str) -> str:
    """A new transfer of an operation type; its page."""
    page = office.open("/transfers").page
    office.press("New transfer")
    page.get_by_label("Operation type").select_option(label=kind)
    office.press("Add product")
    office.sheet.get_by_role("searchbox").fill(product.name)
    office.sheet.get_by_role("button", name=product.name).click()
    page.get_by_label(f"{product.name}, pcs").fill(quantity)
    office.press("Add transfer")
    expect(office.control("Cancel transfer")).to_be_visible()
    return page.url


def save(office: Handheld) -> None:
    office.press("Save")
    expect(office.sheet).to_have_count(0)


def test_3_an_operation_type_of_receipts_has_its_own_rules(handheld, warehouse):
    lamp = warehouse.product("Lamp, for rent", "LOT")
    warehouse.stocked(lamp, {"RL-1": "4", "RL-2": "4"})
    office = handheld("admin", DESKTOP)
    page = office.page
    new_type(office, "Rented lamps", "Receipt", "Rotterdam")
    page.get_by_label("Numbers", exact=True).select_option(label="Known numbers only")
    page.get_by_label("Prefix of its numbers").fill("RTM/RENT/")
    page.get_by_label("More let pass, percent").fill("50")
    pick_place(office, "To", "RTM/Stock/B-01")
    page.get_by_role("switch", name="Print labels").click()
    office.press("Add operation type")
    expect(page.locator(".row", has_text="Rented lamps")).to_contain_text("Known numbers only")
    opened = begin(office, "Rotterdam: Rented lamps", lamp, "4")
    expect(page.locator(".topbar")).to_contain_text("RTM/RENT/")
    expect(page.locator("main")).to_contain_text("RTM/Stock/B-01")
    office.press("Receive")
    office.band.wait_for()
    office.scan("RL-77")
    office.sees("Unknown", "RL-77")
    office.line(lamp.name).click()
    expect(office.sheet.get_by_text("Generate", exact=True)).to_have_count(0)
    office.sheet.locator(".row", has_text="RL-1").first.click()
    office.sheet.get_by_role("button", name="6", exact=True).click()
    office.sheet.get_by_role("button", name="Take 6").click()  # half as much again passes
    expect(office.line(lamp.name)).to_contain_text("6 / 4")
    office.open("/settings/operation-types").press_row("Rented lamps")
    page.get_by_label("Numbers", exact=True).select_option(label="New numbers only")
    save(office)
    office.open(f"{opened}/receive").line(lamp.name).click()
    expect(office.sheet.get_by_text("Choose", exact=True)).to_have_count(0)
    office.sheet.get_by_text("Generate", exact=True).click()
    page.get_by_label("First number").fill("RL-2")
    page.get_by_label("In each lot, pcs").fill("1")
    page.get_by_label("How many").fill("1")
    expect(office.sheet.get_by_role("region", name="Preview")).to_contain_text("RL-2")
    expect(office.sheet.get_by_role("button", name="Skip it")).to_be_visible()
    office.open(opened).press("Cancel transfer")
    office.sheet.get_by_label("Why").fill("The customer keeps them")
    office.press("Cancel it")
    expect(page.locator(".pill", has_text="Cancelled")).to_be_visible()
    office.open("/settings/operation-types").press_row("Rented lamps")
    page.get_by_role("switch", name="In use").click()
    office.press("Save")
    expect(page.locator(".row", has_text="Rented lamps")).to_contain_text("Archived")


def test_3_an_operation_type_of_deliveries_says_when_stock_is_promised_and_what_of_the_rest(
    handheld, warehouse
):
    lamp = warehouse.product("Lamp, to look at", "LOT")
    warehouse.stocked(lamp, {"LL-1": "4"})
    office = handheld("admin", DESKTOP)
    page = office.page
    new_type(office, "Samples", "Delivery", "Hamburg")
    pick_place(office, "From", "HAM/Stock")
    expect(page.get_by_label("Numbers", exact=True)).to_have_value("USE_EXISTING")
    page.get_by_label("When less is done").select_option(label="Give the rest up")
    page.get_by_label("Stock is promised").select_option(label="when someone says so")
    office.press("Add operation type")
    expect(page.locator(".row", has_text="Samples")).to_contain_text("HAM/Stock → Customers")
    opened = begin(office, "Hamburg: Samples", lamp, "6")
    expect(page.get_by_text("Nothing is promised to it yet")).to_be_visible()
    office.open("/settings/operation-types").press_row("Samples")
    page.get_by_label("Stock is promised").select_option(label="some days before it is due")
    page.get_by_label("Days before it is due").fill("3")
    save(office)
    begin(office, "Hamburg: Samples", lamp, "1")  # today: its days have come
    expect(page.locator("main")).to_contain_text("1 pcs reserved")
    office.open(opened).press("Reserve what is there")
    expect(page.locator("main")).to_contain_text("3 pcs reserved")
    office.press("Work on it")
    office.line(lamp.name).click()
    office.sheet.locator(".row", has_text="LL-1").first.click()
    office.sheet.get_by_role("button", name="Take 3").first.click()
    office.has_sent_all()
    page.keyboard.press("Escape")
    office.press("Finish")
    expect(page.get_by_text("3 pcs short")).to_be_visible()
    expect(page.get_by_label("They go later")).to_have_count(0)
    office.press("Validate")
    office.sees("Delivered")
    office.press("Show delivery")
    expect(page.locator("dt", has_text="To").first).to_be_visible()
    expect(page.locator("dt", has_text="Backorder")).to_have_count(0)
