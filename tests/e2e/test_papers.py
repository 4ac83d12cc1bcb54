"""Papers in the app: printed from the pages of their documents, under the company's logo."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image
from playwright.sync_api import expect

from tests.decode.pictures import photo
from tests.e2e.test_money import received


def images(pdf: bytes) -> int:
    """How many pictures stand on the first page."""
    page = pypdfium2.PdfDocument(BytesIO(pdf))[0]
    return sum(each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for each in page.get_objects())


def test_the_logo_that_is_chosen_stands_on_what_is_printed(handheld, warehouse):
    office = handheld("admin")
    page = office.page
    office.open("/settings/company")
    expect(page.get_by_text("Papers bear the sign of Lotbook")).to_be_visible()
    page.get_by_label("Choose a picture").set_input_files(
        {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}
    )
    expect(page.get_by_role("alert")).to_contain_text("this is SVG, HTML or other XML")
    picture = photo(Image.new("RGB", (1200, 400), "teal"))
    page.get_by_label("Choose a picture").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": picture}
    )
    logo = page.get_by_role("img", name="Logo of")
    assert logo.evaluate("image => image.decode().then(() => image.naturalWidth)") == 960

    office.open(received(warehouse, "Tape, brown", "10"))
    url = office.control("Print order").get_attribute("href")
    printed = page.request.get(url).body()
    assert images(printed) == 1

    office.open("/settings/company")
    page.get_by_label("Name").first.fill("Another company")
    expect(page.get_by_label("Choose a picture")).to_be_disabled()
    expect(page.get_by_text("Save what you changed first.")).to_be_visible()
    office.open("/settings/company")
    office.press("Print no logo")
    expect(page.get_by_text("Papers bear the sign of Lotbook")).to_be_visible()
    assert images(page.request.get(url).body()) == 0
