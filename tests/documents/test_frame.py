"""The head of a paper: the company's logo, and the facts."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from itertools import product as product_of

import pypdfium2
import pytest
from PIL import Image

from lotbook.documents.goods import NumberRange
from lotbook.documents.png import read
from lotbook.documents.receipt import receipt_slip_pdf
from lotbook.documents.trace_lanes import Lane, Thing
from lotbook.documents.trace_sheet import Amount, Step, TraceSheet, trace_sheet_pdf
from lotbook.domain.words import PaperSize
from tests.documents.reading import Scanned, pages, scan, text
from tests.documents.test_slip import lot, product, slip


def logo(width: int, height: int, mode: str = "RGB") -> bytes:
    """A red one with a blue half on the right."""
    picture = Image.new(mode, (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def with_logo(png: bytes, *lines) -> bytes:
    given = slip(*lines or (product(),))
    return receipt_slip_pdf(replace(given, company=replace(given.company, logo=png)), PaperSize.A4)


@pytest.mark.parametrize(
    ("width", "height", "mm"), [(900, 300, (40, 13.33)), (300, 300, (20, 20)), (10, 400, (0.5, 20))]
)
def test_a_logo_stands_whole_at_the_head_of_the_first_page(width, height, mm):
    drawn = with_logo(logo(width, height))
    assert drawn == with_logo(logo(width, height))
    picture = pypdfium2.PdfDocument(drawn)[0].render(scale=300 / 72).to_pil().convert("RGB")
    coloured = [
        (x, y) for x in range(picture.width) for y in range(picture.height // 4) if is_coloured(picture, x, y)
    ]
    (left, right), (top, bottom) = ((min(each), max(each)) for each in zip(*coloured, strict=True))
    dots = 300 / 25.4
    assert ((right - left) / dots, (bottom - top) / dots) == pytest.approx(mm, abs=0.3)
    assert (left / dots, top / dots) == pytest.approx((20, 16), abs=0.3)
    red, blue = picture.getpixel((left + 2, top + 2)), picture.getpixel((right - 2, bottom - 2))
    assert red[0] > 200 > red[2] and blue[2] > 200 > blue[0]
    assert "Lund & Fenwick" in text(drawn)[0]
    assert scan(pages(drawn, 203)[0]) == [Scanned("]C0", b"WH1/IN/00187")]


def is_coloured(picture: Image.Image, x: int, y: int) -> bool:
    shade = picture.getpixel((x, y))
    return max(shade) - min(shade) > 60


def test_a_logo_is_in_the_file_once_however_many_pages_there_are():
    few = with_logo(logo(900, 300))
    many = with_logo(
        logo(900, 300), product("Tea", "900", "900", *(lot(f"L-{2 * n:05}") for n in range(900)))
    )
    assert few.count(b"/Subtype /Image") == many.count(b"/Subtype /Image") == 1


@pytest.mark.parametrize("png", [b"GIF89a", logo(9, 9, "L"), logo(9, 9, "RGBA")])
def test_pictures_of_another_kind_are_not_read(png):
    with pytest.raises(ValueError, match="PNG"):
        read(png)


def a_trace(**more):
    """A trace of one lot, of which there is nothing to tell but what is given."""
    given = {
        "company": slip(product()).company,
        "as_of": "29 Nov",
        "extent": "",
        "joins": (),
        "number": "L-1",
    }
    given |= dict.fromkeys(
        ("where", "balance", "shares", "sources", "customers", "vendors", "steps", "gaps", "facts"), ()
    )
    lanes = (Lane("Start", (Thing("1", "L-1", "5 kg here"),)),)
    return TraceSheet(**{**given, "lanes": lanes, "difference": None, "more_steps": 0, **more})


def test_a_step_says_what_was_shared_and_of_what_has_no_share_that_it_is_not_known():
    apart = Step(
        "D-1", "P-1", quantity=Decimal(0), at_least=Decimal(0), at_most=Decimal(1), unit="pcs", said="made"
    )
    shared = replace(apart, target="B-1", quantity=Decimal("0.5"))
    said = " ".join(text(trace_sheet_pdf(a_trace(steps=(apart, shared)), PaperSize.A4)))
    assert "how much is not known · made" in said and "shared as 0.5 pcs · made" in said
    assert "shared as 0 pcs" not in said


def test_words_about_several_lots_are_no_barcode():
    def scanned(**more) -> list[str]:
        return [code.text for code in scan(pages(trace_sheet_pdf(a_trace(**more), PaperSize.A4), 200)[0])]

    assert scanned() == ["L-1"]
    several = {"number": "L-1 and 2 more", "several": True}
    assert scanned(**several) == []
    assert "Lots L-1 and 2 more" in text(trace_sheet_pdf(a_trace(**several), PaperSize.A4))[0].replace(
        "\n", " "
    )


def test_a_fact_of_many_words_is_whole_on_lines_of_one_size():
    name = "Sourdough bread with walnuts and dried figs from the stone oven, sliced, 750 g bag"
    trace = a_trace(facts=(("Product", name), ("Way", "forward"), ("Reference", "4" * 24)))
    page = pypdfium2.PdfDocument(trace_sheet_pdf(trace, PaperSize.A4))[0].get_textpage()
    said = page.get_text_range().replace("\r\n", " ")
    assert name in said and "4" * 24 in said

    def place(word: str) -> tuple[float, float]:
        """Where its first letter begins from the foot of the page, and its height."""
        at, _ = page.search(word, match_case=True).get_next()
        _, bottom, _, top = page.get_charbox(at)
        return bottom, top - bottom

    (first, high), (last, as_high) = place("Sourdough"), place("750")
    assert as_high == pytest.approx(high, rel=0.1), "never so small that nobody reads it"
    assert first > last > place("forward")[0] > place("444")[0]


def test_steps_fill_the_page_that_the_graph_leaves():
    """Of graphs of ever more lanes below ever more customers: no page but the last is left half empty."""
    steps = tuple(
        Step(f"S-{n}", "x", *[Decimal(1)] * 3, "kg", said="made", numbers=(f"S-{n}",)) for n in range(60)
    )
    for high, many in product_of((2, 5, 8, 11), (0, 8, 16, 24, 32, 40)):
        lanes = tuple(
            Lane(f"Came of it, {at} on", (Thing(f"{at}", f"L-{at}", "5 kg here"),), at) for at in range(high)
        )
        customers = tuple(Amount(f"Shop {n}", "1 kg") for n in range(many))
        drawn = trace_sheet_pdf(a_trace(lanes=lanes, customers=customers, steps=steps), PaperSize.LETTER)
        *full, _ = pages(drawn, 20)
        told = " ".join(text(drawn))
        for page in full:
            low = page.height * 0.9
            lowest = max(
                y for y in range(int(low)) if min(page.crop((0, y, page.width, y + 1)).tobytes()) < 200
            )
            assert lowest > page.height * 0.75, (high, many)
        assert sum(f"S-{n} to x" in told for n in range(60)) == 60
        assert told.index("S-0 to x") < told.index("S-59 to x") and told.count("The graph") == 1


def test_the_last_line_of_a_paper_does_not_go_over_alone():
    """Of slips of ever more lots, the first that needs another page takes two of them there."""
    for count in range(10, 60):
        drawn = text(receipt_slip_pdf(slip(product("Tea", "99", "99", *lots(count))), PaperSize.A4))
        if len(drawn) > 1:
            break
    assert [len(LOT.findall(page)) for page in drawn] == [count - 2, 2]
    assert "Tea (continued)" in drawn[1]


def test_the_last_product_of_a_paper_goes_over_with_the_one_before():
    for count in range(5, 60):
        drawn = text(receipt_slip_pdf(slip(*(product(f"Tea {n:02}") for n in range(count))), PaperSize.A4))
        if len(drawn) > 1:
            break
    assert [len(re.findall(r"Tea [0-9]{2}", page)) for page in drawn] == [count - 2, 2]
    assert "continued" not in drawn[1]


LOT = re.compile(r"T-[0-9]{4}")


def lots(count: int) -> list[NumberRange]:
    """Lots that follow one another in no way."""
    return [lot(f"T-{2 * n:04}", quantity="3") for n in range(count)]
