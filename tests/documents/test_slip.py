"""The receipt slip, read as a person and as a scanner would."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from lotbook.documents import words
from lotbook.documents.goods import NumberRange, SlipLine, difference
from lotbook.documents.letterhead import Party
from lotbook.documents.receipt import ReceiptSlip, receipt_slip_pdf
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import PaperSize
from tests.documents.reading import PRINTERS, Scanned, pages, scan, text
from tests.documents.test_labels import opened
from tests.vectors.load import rows


def lot(number: str, quantity: str = "1", **other: date) -> NumberRange:
    return NumberRange(start=number, end=number, count=1, quantity=Decimal(quantity), **other)


def product(
    name: str = "Mountain Gouda", expected: str = "12", received: str = "12", *numbers: NumberRange
) -> SlipLine:
    quantities = {"expected": Decimal(expected), "moved": Decimal(received)}
    return SlipLine(product_name=name, sku="CH-1", unit="wheels", numbers=numbers, **quantities)


def slip(*lines: SlipLine, **other: str) -> ReceiptSlip:
    berlin = ZoneInfo("Europe/Berlin")
    found = ReceiptSlip(
        company=Party(name="Lund & Fenwick", lines=("Kaistrasse 14", "28217 Bremen")),
        warehouse="Bremen North",
        vendor=Party(name="Alpine Dairy", lines=("Innsbruck",)), number="WH1/IN/00187", lines=lines,
        received_at=datetime(2026, 11, 23, 7, 58, tzinfo=berlin), received_by="Marek Dudek",
        order_number="PO-1133", ordered=date(2026, 11, 9), expected=date(2026, 11, 22),
    )  # fmt: skip
    return replace(found, **other)


@pytest.mark.parametrize("row", rows("packed.json", "packed"), ids=lambda row: row["text"])
def test_a_quantity_is_said_in_packagings(row):
    said = words.packed(Decimal(row["quantity"]), row["name"], Decimal(row["per"]), row["unit"])
    assert said == row["text"]


def test_what_was_ordered_in_packagings_says_so():
    ordered = replace(product("Eggs", "90", "65"), packaging=("tray", Decimal(30)), unit="pcs")
    (found,) = text(receipt_slip_pdf(slip(ordered, product("Milk")), PaperSize.A4))
    assert found.count("3 × tray expected, 2 × tray and 5 pcs received; 30 pcs in each") == 1
    assert found.count("expected,") == 1


@pytest.mark.parametrize("dpi", PRINTERS)
@pytest.mark.parametrize("size", PaperSize)
def test_the_transfer_is_scanned_from_its_slip(size, dpi):
    (page,) = pages(receipt_slip_pdf(slip(product()), size), dpi)
    assert scan(page) == [Scanned("]C0", b"WH1/IN/00187")]


@pytest.mark.parametrize("dpi", PRINTERS)
@pytest.mark.parametrize(
    ("number", "identifier"), [("W/IN/1", "]C0"), ("NORTHERN/IN/2026/00187", "]C0"), ("R" * 64, "]d1")]
)
def test_a_transfer_number_of_any_length_is_scanned(number, identifier, dpi):
    (page,) = pages(receipt_slip_pdf(slip(product(), number=number), PaperSize.A4), dpi)
    assert scan(page) == [Scanned(identifier, number.encode())]


def test_the_slip_says_who_received_what_from_whom():
    serials = NumberRange(start="TT10-04411", end="TT10-04418", count=8, quantity=Decimal(8))
    (words,) = text(receipt_slip_pdf(
        slip(
            product("Mountain Gouda", "12", "12", lot("GH-2611-06", "5", expiry=date(2027, 1, 11))),
            product("Till tablet", "10", "9", serials, lot("TT10-04423")),
            product("Trout", "96", "0"),
            backorder="WH1/IN/00188", note="Two cartons were wet.",
        ),
        PaperSize.A4,
    ))  # fmt: skip
    for said in (
        "Lund & Fenwick", "Kaistrasse 14", "Alpine Dairy", "Bremen North", "PO-1133",
        "09 Nov 2026", "22 Nov 2026", "23 Nov 2026, 07:58 CET", "Marek Dudek",
        "WH1/IN/00188", "Two cartons were wet.",
        "GH-2611-06 11 Jan 2027 5", "TT10-04411 to TT10-04418 8", "TT10-04423 1",
        "12 wheels 12 wheels", "Difference: 1 wheels short", "Difference: not received", "Page 1 of 1",
    ):  # fmt: skip
        assert said in words


@pytest.mark.parametrize(
    ("expected", "received", "said"),
    [("5", "5.000000", None), ("5.5", "6.25", "0.75 wheels more than expected"), ("1000", "0", "not received"),
     ("0", "3", "not expected"), ("2000", "500", "1,500 wheels short")],
)  # fmt: skip
def test_differences_are_told_in_words(expected, received, said):
    assert difference(product("Tea", expected, received)) == said


def test_four_thousand_loose_serials_fill_pages_with_heads_and_lose_none():
    numbers = [f"PB20-26B-{2 * n:05}" for n in range(4000)]
    big = product("Power bank", "4000", "4000", *map(lot, numbers))
    found = text(receipt_slip_pdf(slip(product(), big, product()), PaperSize.A4))
    assert re.findall(r"PB20-26B-\d{5}", "\n".join(found)) == numbers
    for number, page in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in page
        assert "Product, lot or serial number" in page
        assert number == 1 or "Receipt slip WH1/IN/00187" in page
    assert "Power bank (continued)" in found[1]
    assert "signature" in found[-1]


def test_four_thousand_consecutive_serials_are_one_line():
    numbers = NumberRange(start="PB-0001", end="PB-4000", count=4000, quantity=Decimal(4000))
    (words,) = text(receipt_slip_pdf(slip(product("Power bank", "4000", "4000", numbers)), PaperSize.LETTER))
    assert "PB-0001 to PB-4000 4,000" in words


@pytest.mark.parametrize("count", range(20, 60, 3))
def test_a_page_never_ends_with_a_product_nor_begins_with_an_unnamed_number(count):
    lines = [product(f"Product {n}", "2", "2", lot(f"L-{n}-a"), lot(f"L-{n}-b")) for n in range(count)]
    for page in text(receipt_slip_pdf(slip(*lines), PaperSize.A4)):
        rows = re.findall(r"^(Product \d+|L-\d+)", page, re.MULTILINE)
        assert rows[0].startswith("Product")
        assert rows[-1].startswith("L-")


def test_lots_of_one_product_keep_their_own_quantities():
    lots = [lot(f"LOT-{n}", "2.5", expiry=date(2027, 1, 11)) for n in range(12)]
    (words,) = text(receipt_slip_pdf(slip(product("Cheese", "30", "30", *lots)), PaperSize.A4))
    assert words.count("11 Jan 2027 2.5") == 12


def test_the_slip_marks_what_was_past_its_last_day_when_it_came():
    lots = (
        lot("OVER", expiry=date(2026, 11, 22)),
        lot("ENDS", expiry=date(2026, 11, 23)),
        lot("BOTH", expiry=date(2027, 1, 1), best_before=date(2026, 11, 1)),
    )
    (said,) = text(receipt_slip_pdf(slip(product("Mountain Gouda", "3", "3", *lots)), PaperSize.A4))
    assert "22 Nov 2026, expired" in said
    assert "best before 01 Nov 2026, expired" in said
    assert "23 Nov 2026, expired" not in said


def test_the_longest_number_is_printed_whole():
    number = "".join(f"{n:04}" for n in range(16))
    (words,) = text(receipt_slip_pdf(slip(product("Tea", "1", "1", lot(number))), PaperSize.A4))
    assert number in words.replace("\n", "")


def test_a_long_transfer_number_is_printed_whole_beside_its_barcode():
    number = "NORTHERN-WAREHOUSE/IN/2026/00187"
    (words,) = text(receipt_slip_pdf(slip(product(), number=number), PaperSize.LETTER))
    assert words.count(number) >= 2


def test_an_empty_slip_has_one_page():
    assert len(text(receipt_slip_pdf(slip(), PaperSize.A4))) == 1


def test_the_same_slip_gives_the_same_bytes():
    one = slip(product("Чай 茶", "2", "3", lot("L-1")))
    assert receipt_slip_pdf(one, PaperSize.A4) == receipt_slip_pdf(one, PaperSize.A4)


def test_a_character_without_a_font_is_a_sign_in_a_name_and_refused_in_a_number():
    (page,) = text(receipt_slip_pdf(slip(product("Tea 🍵")), PaperSize.A4))
    assert "Tea \ufffd" in page
    with pytest.raises(CannotPrint) as refused:
        receipt_slip_pdf(slip(product(), product("Tea", "1", "1", lot("L🍵7"))), PaperSize.A4)
    assert refused.value.characters == ["🍵"]
    named = "Line 2: Tea, L🍵7: no font for printing has 🍵 (U+1F375, teacup without handle)."
    assert refused.value.message == named


@pytest.mark.parametrize(
    "name", ["<img src='http://127.0.0.1:9/x'/>", '<img src="/etc/passwd">', "<b>x", "&#0;"]
)
def test_markup_is_printed_as_it_stands_and_opens_nothing(name):
    receipt_slip_pdf(slip(product()), PaperSize.A4)
    marked = slip(product(name), note=name, received_by=name)
    with opened() as events:
        pdf = receipt_slip_pdf(marked, PaperSize.A4)
    assert events == []
    assert text(pdf)[0].count(name) >= 3
