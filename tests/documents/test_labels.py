"""Labels are proven by rendering them as a printer would and reading them as a scanner would."""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from lotbook.documents.labels import Label, LotFacts, labels_pdf, lot_label
from lotbook.documents.labels.items import Text
from lotbook.documents.labels.layout import lay_out
from lotbook.documents.labels.page import Device
from lotbook.documents.labels.raster import ink_of
from lotbook.domain.refusals import CannotPrint
from tests.documents.reading import PRINTERS, Scanned, pages, scan, text
from tests.documents.templates import ROLL, SHEET

GTIN = "09521100141017"
SET_82 = string.ascii_letters + string.digits + "!\"%&'()*+,-./_:;<=>?"


def label(number: str, copies: int = 1, **other: object) -> Label:
    facts: dict[str, object] = {"product_name": "Mountain Gouda", "sku": "CH-1", "serial": False}
    return lot_label(LotFacts(number=number, **(facts | other)), copies)  # type: ignore[arg-type]


def printed(one: Label, dpi: int) -> list[Scanned]:
    (picture,) = pages(labels_pdf([one], ROLL), dpi)
    return scan(picture)


def gs1(content: str) -> list[Scanned]:
    return [Scanned("]d2", content.encode())]


@pytest.mark.parametrize("dpi", PRINTERS)
def test_a_lot_with_a_gtin_is_read_as_gs1_with_its_dates(dpi):
    lot = label("GH-2611-07", gtin=GTIN, expiry=date(2027, 1, 14), best_before=date(2026, 12, 31))
    assert printed(lot, dpi) == gs1(f"01{GTIN}152612311727011410GH-2611-07")


@pytest.mark.parametrize("dpi", PRINTERS)
def test_a_serial_with_a_batch_is_read_with_a_separator_between_them(dpi):
    serial = label("PB20-493", serial=True, gtin=GTIN, batch="B-7", production=date(2026, 11, 2))
    assert printed(serial, dpi) == gs1(f"01{GTIN}1126110210B-7\x1d21PB20-493")


@pytest.mark.parametrize("dpi", PRINTERS)
@pytest.mark.parametrize(
    "number",
    ["7", "A" * 20, "(21)X(10)Y", "10ABC21", "0" * 20, *(SET_82[n : n + 20] for n in range(0, 82, 20))],
)
@pytest.mark.parametrize("serial", [True, False])
def test_every_number_that_gs1_can_carry_comes_back_as_it_was(number, serial, dpi):
    identifier = "21" if serial else "10"
    assert printed(label(number, serial=serial, gtin=GTIN), dpi) == gs1(f"01{GTIN}{identifier}{number}")


@pytest.mark.parametrize("dpi", PRINTERS)
def test_the_fullest_gs1_label_is_still_read(dpi):
    full = label(
        "W" * 20, serial=True, gtin=GTIN, batch="M" * 20, quantity="1 piece",
        product_name="Wide " * 40, production=date(2026, 1, 2), best_before=date(2027, 3, 4),
        expiry=date(2027, 5, 6),
    )  # fmt: skip
    content = f"01{GTIN}11260102152703041727050610{'M' * 20}\x1d21{'W' * 20}"
    assert printed(full, dpi) == gs1(content)


@pytest.mark.parametrize("dpi", PRINTERS)
@pytest.mark.parametrize(
    "number",
    [
        "7",
        "99",
        "9900171",
        "OO-26-1187",
        "a b~{|}",
        "12345",
        "123456789012345678901234567890",
        "(01)0952110014101710AB",
    ],
)
def test_a_number_without_gtin_is_code_128_for_both_readers(number, dpi):
    pyzbar = pytest.importorskip("pyzbar.pyzbar", exc_type=ImportError, reason="libzbar is not installed")
    (picture,) = pages(labels_pdf([label(number)], ROLL), dpi)
    assert scan(picture) == [Scanned("]C0", number.encode())]
    found = pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.CODE128])
    assert [(code.type, code.data) for code in found] == [("CODE128", number.encode())]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20))
def test_any_printable_number_comes_back_as_it_was(number):
    assert [code.content for code in printed(label(number), 203)] == [number.encode()]


@pytest.mark.parametrize("dpi", PRINTERS)
@pytest.mark.parametrize("number", ["A" * 64, "-".join(["AB12"] * 12)])
def test_a_number_too_long_for_bars_is_plain_data_matrix(number, dpi):
    assert printed(label(number, gtin=GTIN), dpi) == [Scanned("]d1", number.encode())]


@pytest.mark.parametrize("dpi", PRINTERS)
@pytest.mark.parametrize("number", ["é", "Ä-7", "品-12", "Лот 5", "Łódź-é"])
def test_a_number_outside_ascii_is_plain_data_matrix_in_utf_8(number, dpi):
    (code,) = printed(label(number, gtin=GTIN), dpi)
    assert (code.identifier, code.content, code.text) == ("]d1", number.encode(), number)


def test_a_long_number_is_printed_whole_and_a_long_name_is_not():
    number = "".join(string.ascii_uppercase[n % 26] for n in range(64))
    (words,) = text(labels_pdf([label(number, product_name="Gouda " * 30)], ROLL))
    assert number in words.replace("\n", "").replace(" ", "")
    assert "…" in words
    assert words.count("Gouda") < 12


def test_what_the_symbol_says_stands_beside_it():
    lot = label("GH-2611-07", gtin=GTIN, expiry=date(2027, 1, 14), quantity="12 wheels", sku="CH-GOUDA")
    (words,) = text(labels_pdf([lot], ROLL))
    assert f"(01){GTIN}(17)270114(10)GH-2611-07" in words
    for said in ("Lot", "Use through", "14 Jan 2027", "12 wheels", "SKU CH-GOUDA"):
        assert said in words


def test_a_sheet_holds_ten_labels_in_order_and_copies_follow_each_other():
    lots = [label(f"L-{n}", gtin=GTIN, copies=2 if n == 0 else 1) for n in range(10)]
    first, second = pages(labels_pdf(lots, SHEET), 203)
    numbers = [code.content.decode().removeprefix(f"01{GTIN}10") for code in scan(first)]
    assert numbers == ["L-0", "L-0", *(f"L-{n}" for n in range(1, 9))]
    assert [code.content for code in scan(second)] == [f"01{GTIN}10L-9".encode()]


@pytest.mark.parametrize(("format", "size"), [(ROLL, (100, 50)), (SHEET, (210, 297))])
def test_pages_have_the_size_of_their_paper(format, size):
    (picture,) = pages(labels_pdf([label("L-1")], format), 254)
    assert picture.size == pytest.approx([side * 10 for side in size], abs=1)


@pytest.mark.parametrize("format", [ROLL, SHEET])
def test_the_same_labels_give_the_same_bytes(format):
    lots = [label("L-1", product_name="Gouda 日本 قهوة", gtin=GTIN), label("L-2", product_name="Чай")]
    first = labels_pdf(lots, format)
    labels_pdf([label("other", product_name="नमस्ते ภาษาไทย")], format)
    assert labels_pdf(lots, format) == first


SCRIPTS = {
    "Polish": "Żółta łódź", "Vietnamese": "Cà phê Việt Nam", "Greek": "Ελαιόλαδο", "Russian": "Чай чёрный",
    "Arabic": "قهوة عربية", "Hebrew": "קפה שחור", "Thai": "น้ำปลาที่ดี", "Hindi": "शुद्ध घी", "Tamil": "தேநீர்",
    "Chinese": "普洱茶叶", "Japanese": "抹茶ラテ", "Korean": "유자차", "Georgian": "ჩაი", "Amharic": "ቡና",
}  # fmt: skip


@pytest.mark.parametrize("name", SCRIPTS.values(), ids=SCRIPTS)
def test_names_in_any_script_leave_ink_and_can_be_searched(name):
    pdf = labels_pdf([label("L-1", product_name=name)], ROLL)
    (picture,) = pages(pdf, 203)
    band = picture.crop((0, 10, picture.width, 70))
    assert ink(band) > 300
    (words,) = text(pdf)
    # Right-to-left text is found by its letters: viewers differ in the order they copy it.
    assert set(name) - {" "} <= set(words)


def test_a_letter_first_seen_in_a_cluster_is_still_copied_as_itself():
    (words,) = text(labels_pdf([label("L-1", product_name="น้ำ นม")], ROLL))
    assert words.count("น้ำ") <= 1


def ink(picture: Image.Image) -> int:
    return sum(count for shade, count in enumerate(picture.histogram()) if shade < 128)


@pytest.mark.parametrize(
    ("letter", "mark"), [("Z", "\u0301"), ("Z", "\u0323"), ("\u0e01", "\u0e49"), ("\u0e01", "\u0e38")]
)
def test_a_stack_of_marks_stays_in_the_room_of_the_name(letter, mark):
    plain, tall = (label("L-1", gtin=GTIN, product_name=letter + mark * times) for times in (1, 200))
    below = [
        picture.crop((0, 80, *picture.size)).tobytes()
        for one in (plain, tall)
        for picture in pages(labels_pdf([one], ROLL), 203)
    ]
    assert below[0] == below[1]
    assert printed(tall, 203) == gs1(f"01{GTIN}10L-1")


@pytest.mark.parametrize("name", ["ကြွပ်ကြွပ် မုန့်ညှင်း", "ಕ್ರೃಷ್ಣ ಸ್ತ್ರೀ", "స్త్రీ క్ష్మి", "ខ្ញុំស្ត្រី"])
def test_letters_that_reach_far_below_the_line_are_whole(name):
    items = lay_out(label("L-1", product_name=name), ROLL, Device(0.125))
    rows = [each for each in items if isinstance(each, Text) and each.above]
    for row in rows:
        whole, _, top = ink_of(replace(row, above=0.0), 24)
        drawn, _, start = ink_of(row, 24)
        assert (
            top + whole.mask.height - (start + drawn.mask.height) <= 1
        )  # a dot of twenty-four to the millimetre
    assert all(below.y - row.y >= row.size for row, below in pairwise(rows))


def test_controls_that_turn_text_around_are_not_drawn():
    plain, turned = label("L-1", product_name="Gouda abc"), label("L-1", product_name="Gouda \u202eabc\u202c")
    assert labels_pdf([turned], ROLL) == labels_pdf([plain], ROLL)


def test_characters_without_a_font_are_named_and_nothing_is_printed():
    lots = [
        label("L-1", lot=7),
        label("L🍵2", lot=8, product_name="Tea"),
        label("L🧀3", lot=9, batch="🍵"),
    ]
    with pytest.raises(CannotPrint) as refused:
        labels_pdf(lots, SHEET)
    assert refused.value.characters == ["🍵", "🧀"]
    assert refused.value.lots == [8, 9]
    assert refused.value.message == (
        "Tea, L🍵2: no font for printing has 🍵 (U+1F375, teacup without handle). (2 more such numbers)"
    )


def test_a_name_with_characters_without_a_font_is_printed_with_a_sign_for_each():
    lots = [label("L-1", product_name="Tea 🍵 green\x00", sku="T🍵", reference="PO 🎉", company="Lund 🎉")]
    (page,) = text(labels_pdf(lots, ROLL))
    assert "Tea \ufffd green\ufffd" in page
    assert "L-1" in page


@pytest.mark.parametrize(
    "gtin",
    [
        "09521100141018",
        "9521100141017",
        "0952110014101X",
        "00000000000000",
        GTIN.translate({48 + n: 0xFF10 + n for n in range(10)}),
        "",
    ],
)
def test_a_wrong_gtin_is_refused(gtin):
    with pytest.raises(CannotPrint) as refused:
        labels_pdf([label("L-1", gtin=gtin, lot=7)], ROLL)
    assert refused.value.lots == [7]


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2076, 1, 1)])
def test_a_date_that_six_digits_cannot_say_is_refused(day):
    with pytest.raises(CannotPrint):
        labels_pdf([label("L-1", gtin=GTIN, expiry=day)], ROLL)


@pytest.mark.parametrize("nothing", [[], [label("L-1", copies=0)]])
def test_no_label_is_refused(nothing):
    with pytest.raises(CannotPrint):
        labels_pdf(nothing, ROLL)


@contextmanager
def opened() -> Iterator[list[str]]:
    """Files and sockets that are opened meanwhile."""
    events: list[str] = []
    watching = True

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if watching and (event == "open" or event.startswith(("socket.", "urllib.", "subprocess."))):
            events.append(f"{event} {arguments[0]}")

    sys.addaudithook(note)
    try:
        yield events
    finally:
        watching = False


@pytest.mark.parametrize(
    "name",
    [
        "<b>x",
        "<img src='http://127.0.0.1:9/x'/>",
        '<img src="/etc/passwd">',
        "&#0;&lt;",
        "(\\) Tj ET",
        "^XZ^XA {{7*7}}",
    ],
)
def test_markup_in_a_name_is_printed_as_it_stands_and_opens_nothing(name):
    labels_pdf([label("warm")], ROLL)
    with opened() as events:
        pdf = labels_pdf([label("L-1", product_name=name, sku=name)], ROLL)
    assert events == []
    assert text(pdf)[0].count(name) == 2
