"""Commands for label printers: nothing that people write becomes one of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.documents.labels import LotFacts, labels_pdf, labels_zpl, lot_label
from tests.documents.printer import printed
from tests.documents.reading import Scanned, pages, scan
from tests.documents.templates import ROLL

GTIN = "09521100141017"
HOSTILE = ("^XZ^XA~DGR:X.GRF", "~JA", "^FN1^FS", "_5E", "\\5EXZ", "{{7*7}}", "^^~~\\\\__", ">8>;>:", "\\&")


def commands(zpl: bytes) -> list[str]:
    """What a printer would take for commands: a caret or tilde with the two letters behind it."""
    return re.findall(r"[\^~]\S.", zpl.decode("ascii"))


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("gtin", [None, GTIN])
def test_nothing_that_people_write_becomes_a_command(hostile, gtin):
    def drawn(name: str, sku: str, number: str) -> list[str]:
        facts = LotFacts(product_name=name, sku=sku, number=number, serial=True, batch=number, gtin=gtin)
        return commands(labels_zpl([lot_label(facts)], ROLL, 203))

    plain = re.sub(r"[^A-Za-z0-9]", "x", hostile)
    assert drawn(hostile, hostile, "N-1") == drawn(plain, plain, "N-1")
    assert {"^DG", "~DG", "~JA", "^FN"}.isdisjoint(drawn(hostile, hostile, hostile))
    assert drawn(hostile, hostile, hostile).count("^XA") == drawn(hostile, hostile, hostile).count("^XZ") == 1


PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=20).filter(
    str.strip
)


@settings(max_examples=40, deadline=None)
@given(name=PRINTABLE, number=PRINTABLE.map(str.strip), gtin=st.sampled_from([None, GTIN]))
def test_whatever_is_written_is_printed_as_it_stands(name, number, gtin):
    facts = LotFacts(product_name=name, sku=name, number=number, serial=False, gtin=gtin)
    label = lot_label(facts)
    (out,) = printed(labels_zpl([label], ROLL, 203))
    content = f"01{GTIN}10{number}" if label.elements else number
    assert [code.content for code in scan(out.picture, smaller=False)] == [content.encode()]


def test_labels_in_series_are_those_that_stand_alone():
    labels = [
        lot_label(LotFacts(product_name="Radio", sku="R-1", number=number, serial=True, gtin=gtin))
        for gtin in (GTIN, None)
        for number in ("R-0001", "R-0999", "R-1234", "AB_12", "AB_99", "9" * 30, "1" * 30, "x" * 30)
    ]
    alone = b"".join(labels_zpl([label], ROLL, 203) for label in labels)
    assert labels_zpl(labels, ROLL, 203) == alone
    page_by_page = [labels_pdf([label], ROLL) for label in labels]
    assert [scan(page) for page in pages(labels_pdf(labels, ROLL), 203)] == [
        scan(page) for pdf in page_by_page for page in pages(pdf, 203)
    ]


def test_copies_are_counted_by_the_printer_and_text_beyond_ascii_goes_as_a_picture():
    facts = LotFacts(product_name="Käse 抹茶", sku="K-1", number="L-1", serial=False, gtin=GTIN)
    (out,) = printed(labels_zpl([lot_label(facts, copies=3)], ROLL, 300))
    assert (out.copies, out.commands.count("GF")) == (3, 1)
    assert scan(out.picture, smaller=False) == [Scanned("]d2", f"01{GTIN}10L-1".encode())]


def test_all_lines_of_a_name_are_drawn_alike():
    long = lot_label(LotFacts(product_name="Mountain Gouda " * 12, sku="CH-1", number="L-1", serial=False))
    commands = labels_zpl([long], ROLL, 203).decode()
    assert "Mountain" not in commands
    assert "L-1" in commands
