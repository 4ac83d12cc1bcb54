"""Photos of labels on a handheld: what the server reads in them is used like a scan."""

import io
import json
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.decode.pictures import F, on_paper, photo, symbol, turned


@pytest.fixture
def phone(warehouse):
    return warehouse.product("Phone, folding")


@pytest.fixture
def receipt(warehouse, phone):
    return warehouse.receipt((phone, 3))


def unit(phone, number):
    return symbol(f"(01){phone.gtin}(21){number}", F.DataMatrix, gs1=True, dots=6)


def take(dock, sent: bytes, name="label.png", kind="image/png") -> None:
    """The camera of the device gives a picture."""
    dock.page.get_by_label("Photo", exact=True).set_input_files(
        {"name": name, "mimeType": kind, "buffer": sent}
    )


def test_codes_of_a_photo_are_recorded_one_by_one(handheld, receipt, phone):
    dock = handheld().receive(receipt)
    take(dock, photo(turned(on_paper(unit(phone, "P-1"), unit(phone, "P-2")), 20)))
    rows = dock.sheet.locator(".photo-codes > li")
    expect(rows).to_have_count(2)
    expect(dock.sheet.locator(".photo polygon")).to_have_count(2)
    for row, number in zip(rows.all(), ("P-1", "P-2"), strict=True):
        expect(row).to_contain_text(f"adds {number}", ignore_case=True)
        row.get_by_role("button", name="Record").click()
        expect(row).to_contain_text("Used")
    dock.press("Close")
    dock.sees("OK +1", "P-2", "2 / 3")
    assert receipt.numbers() == ["P-1", "P-2"]


def test_a_label_of_several_codes_is_one_scan(handheld, warehouse):
    butter = warehouse.product("Butter, salted", "LOT")
    receipt = warehouse.receipt((butter, 10))
    dock = handheld().receive(receipt)
    label = on_paper(
        symbol(f"(01){butter.gtin}", gs1=True),
        symbol("(17)270131(10)B-9(30)4", gs1=True),
        symbol("https://example.com/recipes", F.QRCode),  # as makers print beside them
    )
    take(dock, photo(label, "JPEG"), "IMG_0001.HEIC", "image/heic")
    dock.press("Use 2 of 3 as one label")
    dock.sees("OK +4", "B-9", "4 / 10", "Use through 31 Jan 2027")


def test_what_was_read_once_only_is_looked_at_by_a_person(handheld, receipt, phone):
    dock = handheld().receive(receipt)
    code = {
        "scan": {"raw": phone.gtin[1:], "symbology": "]E0", "reader": "PHOTO"},
        "shown": phone.gtin[1:],
        "decoder": "PYZBAR",
        "confirm": True,
        "corners": [[60, 60], [400, 60], [400, 120], [60, 120]],
    }
    answer = json.dumps({"width": 465, "height": 270, "codes": [code]})
    dock.page.route("**/photos", lambda route: route.fulfill(body=answer, content_type="application/json"))
    take(dock, photo(symbol(phone.gtin[1:], F.EAN13)))
    expect(dock.sheet).to_contain_text("Does the label say exactly this?")
    expect(dock.sheet.locator(".photo-near polygon")).to_have_count(1)
    dock.press("Yes, use it")
    dock.sees("Line found", "Now scan its number")


def test_what_is_none_of_ours_is_told_and_cannot_be_recorded(handheld, receipt, phone):
    dock = handheld().receive(receipt)
    take(dock, photo(on_paper(unit(phone, "P-3"), symbol("https://example.com/x", F.QRCode, dots=5))))
    foreign = dock.sheet.locator(".photo-codes > li", has_text="example.com")
    expect(foreign).to_contain_text("it was not opened")
    expect(foreign.get_by_role("button")).to_have_count(0)
    expect(dock.control("Record")).to_have_count(1)
    expect(dock.control("Use all 2 as one label")).to_have_count(0)


def test_a_photo_without_a_code_says_what_helps_and_another_may_be_taken(handheld, receipt, phone):
    dock = handheld().receive(receipt)
    take(dock, photo(turned(symbol("X"), 0).point(lambda shade: 250)))
    expect(dock.sheet).to_contain_text("No code found")
    expect(dock.sheet).to_contain_text("Come nearer")
    dock.page.get_by_label("Take another photo").set_input_files(
        {"name": "again.png", "mimeType": "image/png", "buffer": photo(unit(phone, "P-9"))}
    )
    dock.press("Record")
    dock.sees("OK +1", "P-9")


def test_what_is_no_photo_is_told(handheld, receipt):
    dock = handheld().receive(receipt)
    take(dock, b"lot 7, received today", "label.jpg", "image/jpeg")
    expect(dock.sheet).to_contain_text("A photo is JPEG, PNG or WEBP")


def test_without_a_signal_a_photo_waits_and_is_sent_again(handheld, receipt, phone):
    dock = handheld().receive(receipt)
    dock.press("Type")  # its sheets come behind the screen
    dock.sheet.get_by_role("button", name="Close").click()
    dock.page.context.set_offline(True)
    take(dock, photo(unit(phone, "P-5")))
    expect(dock.sheet).to_contain_text("A photo needs a signal")
    dock.page.context.set_offline(False)
    dock.press("Try again")
    dock.press("Record")
    dock.sees("OK +1", "P-5")
    assert receipt.numbers() == ["P-5"]


LISTEN = """() => {
    const send = fetch;
    window.fetch = async (path, asked) => {
        if (path === "/photos") window.sent = [...new Uint8Array(await asked.body.arrayBuffer())];
        return send(path, asked);
    };
}"""


def test_a_large_photo_is_made_small_and_tells_no_place(handheld, receipt, phone):
    dock = handheld().receive(receipt)
    large = Image.new("RGB", (4000, 3000), "white")
    large.paste(unit(phone, "P-7").resize((1500, 1500)), (1200, 700))
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "SPYCAM"
    dock.page.evaluate(LISTEN)
    take(dock, photo(large, "JPEG", exif=exif), "big.jpg", "image/jpeg")
    dock.sheet.get_by_role("button", name="Record").wait_for()
    body = bytes(dock.page.evaluate("sent"))
    assert body.startswith(b"\xff\xd8\xff")
    assert b"SPYCAM" not in body
    size = Image.open(io.BytesIO(body)).size
    assert size == (2400, 1800)
    dock.press("Record")
    dock.sees("OK +1", "P-7")


def test_a_photo_opens_what_it_shows(handheld, warehouse):
    product = warehouse.product("Tablet, rugged")
    dock = handheld().open("/scan")
    dock.page.get_by_label("Take a photo of a label").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": photo(symbol(product.gtin[1:], F.EAN13))}
    )
    expect(dock.sheet).to_contain_text("Tablet, rugged")
    dock.sheet.get_by_role("button", name="Open").click()
    expect(dock.page).to_have_url(re.compile("/products/"))
