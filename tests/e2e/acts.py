"""What a person does on a screen before it is looked at: opens a sheet, scans, gives a file."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.decode.pictures import F, on_paper, photo, symbol, turned
from tests.e2e.handheld import GS, Handheld
from tests.e2e.stage import CARTONS, Stage

ODOO = """External ID,Name,Internal Reference,Barcode,Tracking,Unit of Measure,Sales Price,Cost
__export__.p1,Desk lamp,LAMP-1,,By Unique Serial Number,Units,79.0,41.5
__export__.p2,Wood glue,GLUE-5,,By Lots,kg,12.5,6.0
"""
"""Products as Odoo exports them."""
QUANTS = """Product,Location/Complete Name,Lot/Serial Number,Quantity
[{sku}] Old stock,HAM/Stock/A-01,OLD-0001,1.0
[{sku}] Old stock,HAM/Stock,OLD-0002,1.0
[{sku}] Old stock,HAM/Stock,OLD-0003,1.0
"""
"""What lies where, as Odoo exports it."""


def a_node_chosen(handheld: Handheld, _: Stage) -> None:
    handheld.page.locator(".g-here").first.click()


def given_file(content: str, name: str = "odoo-products.csv") -> Callable[[Handheld, Stage], object]:
    """A file for the import."""

    def give(handheld: Handheld, stage: Stage) -> None:
        text = content.format(sku=stage.never_moved.sku)
        file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
        handheld.page.get_by_label("File", exact=True).set_input_files([file])

    return give


def scan_next(handheld: Handheld, stage: Stage) -> None:
    taken = len(stage.receipt.numbers())
    handheld.scan(stage.scan_of(f"SN26-{40000 + taken}"))


def scan_parts(handheld: Handheld, stage: Stage) -> None:
    handheld.press("Say what goes into which")
    handheld.scan(f"]d201{stage.lamp.gtin}21RL-11{GS}")
    handheld.page.get_by_text("Goes into RL-11").wait_for()
    handheld.scan("LED-26-103")


def scan_again(handheld: Handheld, stage: Stage) -> None:
    handheld.scan(stage.scan_of(stage.receipt.numbers()[0]))


def scan_without_fnc1(handheld: Handheld, stage: Stage) -> None:
    handheld.scan("010952012345678810TEST-121Az9")


def scan_slowly(handheld: Handheld, stage: Stage) -> None:
    handheld.scan(stage.scan_of("SN26-40000"), gap=0.2)


def preview(handheld: Handheld, stage: Stage) -> None:
    handheld.line("Handheld scanner").click()
    handheld.sheet.get_by_text("Type", exact=True).click()
    handheld.sheet.get_by_role("textbox").first.fill("SN26-90001 x 6\nSN26-00010\nSN26-90001")


VENDORS_LIST = """Serial number;Lot;Packed
SN26-91001;B-26-11;2026-11-02
SN26-91002;B-26-11;2026-11-02
SN26-00010;B-26-11;2026-11-02
SN26-91002;B-26-11;2026-11-02
9.1E+04;B-26-11;2026-11-02
SN26-91003;B-26-11;2026-11-02
"""


def bring(handheld: Handheld, product: str, pasted: str) -> None:
    """Paste a list for a line, in place of the one that is there."""
    handheld.line(product).click()
    handheld.sheet.get_by_text("List", exact=True).click()
    field, another = handheld.sheet.get_by_label("The list"), handheld.control("Bring another list")
    field.or_(another).first.wait_for()
    if another.count():
        another.click()
    field.fill(pasted)
    handheld.press("Read it")


def list_read(handheld: Handheld, stage: Stage) -> None:
    bring(handheld, "Handheld scanner", VENDORS_LIST)


def list_asked(handheld: Handheld, stage: Stage) -> None:
    bring(handheld, "Battery pack", "Code;Exp;Pieces\nKB-1;03/04/2028;12\nKB-2;04/04/2028;1,500\n")


def photograph(handheld: Handheld, stage: Stage) -> None:
    gtin = stage.product("SCN-200").gtin
    unit = symbol(f"(01){gtin}(21)SN26-70001", F.DataMatrix, gs1=True, dots=6)
    label = on_paper(unit, symbol("https://example.com/warranty", F.QRCode, dots=5), around=40)
    sent = {"name": "label.png", "mimeType": "image/png", "buffer": photo(turned(label, 8))}
    handheld.page.get_by_label("Photo", exact=True).set_input_files(sent)
    expect(handheld.sheet.locator(".photo-codes .state")).to_have_count(2)


def announce_ahead(handheld: Handheld, stage: Stage) -> None:
    handheld.press("Announce numbers")
    handheld.sheet.locator(".row", has_text="Handheld scanner").click()
    field, another = handheld.sheet.get_by_label("The list"), handheld.control("Bring another list")
    field.or_(another).first.wait_for()
    if another.count():
        another.click()
    field.fill(f"Serial;Carton\nKX26-97001;{CARTONS[0]}\nKX26-97002;{CARTONS[1]}\n9.1E+04;{CARTONS[1]}\n")
    handheld.press("Read it")


def entries(handheld: Handheld, stage: Stage) -> None:
    handheld.line("Extra virgin").first.click()
    handheld.sheet.get_by_text("Recorded", exact=True).click()


def announced(handheld: Handheld, stage: Stage) -> None:
    handheld.line("Handheld scanner").click()


def check_carton(handheld: Handheld, stage: Stage) -> None:
    handheld.scan(f"]C100{CARTONS[0]}")
    handheld.press("Check each")


def correct(handheld: Handheld, stage: Stage) -> None:
    handheld.press_row("LP-7OO02")
    handheld.page.get_by_label("The right number").fill("LP-70002")
    handheld.page.get_by_label("Why").fill("O typed for 0")


def refusing(error: str) -> str:
    """A script after which the browser refuses the camera with this error."""
    refused = f"Promise.reject(new DOMException('', '{error}'))"
    return f"navigator.mediaDevices.getUserMedia = () => {refused}"


def deny_camera(handheld: Handheld, stage: Stage) -> None:
    handheld.page.evaluate(f"() => {{ {refusing('NotAllowedError')} }}")
    handheld.press("Camera")


def scan_sencha(handheld: Handheld, stage: Stage) -> None:
    handheld.band.wait_for()
    handheld.scan("SEN-C-11-2")
    handheld.sees("OK +1")


def a_position(handheld: Handheld, stage: Stage) -> None:
    handheld.line("Ladle, steel").click()


def scan_salt(handheld: Handheld, stage: Stage) -> None:
    handheld.scan("SALT-26-3")
    handheld.sees("OK", "SALT-26-3")


def split_salt(handheld: Handheld, stage: Stage) -> None:
    handheld.page.get_by_role("button", name="Split").click()


def what_became(handheld: Handheld, stage: Stage) -> None:
    handheld.page.get_by_text("What it came of").scroll_into_view_if_needed()
    handheld.page.get_by_role("button", name="Relabel").scroll_into_view_if_needed()


def the_files(handheld: Handheld, stage: Stage) -> None:
    handheld.page.get_by_role("link", name="Residue analysis").wait_for()
    handheld.page.get_by_role("button", name="Remove").scroll_into_view_if_needed()


def hidden_again(handheld: Handheld, stage: Stage) -> None:
    handheld.page.get_by_text("Not recalled").wait_for()
    stage.not_public()


def open_rice(handheld: Handheld, stage: Stage) -> None:
    page = handheld.page
    page.get_by_label("Lot number").fill("RICE-25-7")
    page.get_by_label("How much").fill("125")
    page.get_by_label("Use through").fill("2027-08-31")
    page.get_by_label("Use through").blur()


def tool(name: str) -> Callable[[Handheld, Stage], object]:
    return lambda handheld, stage: handheld.press(name)


def sheet_of(product: str) -> Callable[[Handheld, Stage], object]:
    return lambda handheld, stage: handheld.line(product).click()


def preview_labels(handheld: Handheld, stage: Stage) -> None:
    handheld.press("Label")
    handheld.sheet.get_by_role("img").evaluate("image => image.decode()")


def label_carton(handheld: Handheld, stage: Stage) -> None:
    handheld.press("Labels of 2 cartons")
    handheld.press_row(CARTONS[0])
    handheld.sheet.get_by_role("img").evaluate("image => image.decode()")


def choose_existing(handheld: Handheld, stage: Stage) -> None:
    handheld.line("Battery pack").click()
    handheld.sheet.get_by_text("Choose", exact=True).click()


def new_lot(handheld: Handheld, stage: Stage) -> None:
    page = handheld.page
    page.get_by_label("Product").click()
    handheld.sheet.get_by_role("searchbox").fill("Extra virgin")
    handheld.sheet.locator(".row").first.click()
    page.get_by_label("Our reference").fill("Autumn harvest")
    page.get_by_label("Maker's number").fill("L26-0940")
    page.get_by_label("Number", exact=True).fill("LOT-0000023")
    page.get_by_label("Number", exact=True).blur()
    page.mouse.wheel(0, -2000)


def choose_lots(handheld: Handheld, stage: Stage) -> None:
    handheld.press("Choose lots of Tea, loose, in tins of 1 kg")


def a_serial(handheld: Handheld, stage: Stage) -> None:
    handheld.page.get_by_label("Product").click()
    handheld.sheet.locator(".row", has_text=stage.product("SCN-200").name).click()


def choose(handheld: Handheld, stage: Stage) -> None:
    handheld.page.get_by_text("Choose", exact=True).click()
    handheld.page.locator(".list .row").first.click()


def row(name: str) -> Callable[[Handheld, Stage], object]:
    return lambda handheld, stage: handheld.press_row(name)


def send_back(handheld: Handheld, stage: Stage) -> None:
    lot, loose = stage.faulty
    handheld.page.get_by_label("Vendor").click()
    handheld.press_row("Kaldo Devices")
    handheld.page.get_by_label("Why").fill("Swollen cells")
    for add, name, much in (("Add a lot or serial", lot, 4), ("Add goods without numbers", loose, 2)):
        handheld.press(add)
        handheld.sheet.get_by_role("searchbox").fill(name)
        handheld.press_row(name)
        handheld.sheet.get_by_role("button", name=str(much), exact=True).click()
        handheld.press(f"Return {much} pcs")


def answer(handheld: Handheld, stage: Stage) -> None:
    handheld.press_row("Café Morgenrot")
    handheld.sheet.locator(".row", has_text="still out").click()
