"""Sheets of workbooks as tables, and files that are made to break whoever reads them."""

from __future__ import annotations

import struct
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.decode.workbook import WorkbookRefused, read_workbook
from lotbook.decode.workbook_reader import is_workbook, read_sheet
from lotbook.domain.list_cells import Fault, ListRow, Truth
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import ImportRefused
from tests.decode.workbooks import DAY, PADDED, number, packed, parts, sheet, text, workbook

ONE = sheet({1: [text("SN-1")]})


def test_a_sheet_is_read_as_it_is_shown() -> None:
    shown = sheet(
        {
            2: [text("Serial"), text("Qty"), text("Expiry")],
            3: [number(123, PADDED), number("12.5"), number(46387, DAY)],
            5: [number("1.2345678901234567E+18"), " t='e'><v>#REF!</v>", " t='b'><v>1</v>"],
            6: [' t="str"><f>A1&amp;"x"</f><v>abc</v>', text("  "), text("=1+1")],
            7: [number("1E400"), text("x" * 500)],
        }
    )
    book = read_workbook(packed(parts(shown)))
    assert (book.sheet, book.sheets) == ("Sheet1", ["Sheet1"])
    assert book.rows[:4] == [
        ListRow(2, ("Serial", "Qty", "Expiry")),
        ListRow(3, ("00123", 12.5, date(2026, 12, 31))),
        ListRow(5, (1.2345678901234568e18, Fault("#ERROR"), Truth(True))),
        ListRow(6, ("abc", "", "=1+1")),
    ]
    assert len(str(book.rows[4].cells[1])) == 201


def test_a_sheet_is_chosen_among_those_that_are_shown() -> None:
    book = packed(parts(ONE, sheet({1: [text("SN-2")]}), sheet({1: [text("SN-3")]}), hidden=2))
    assert read_workbook(book).sheets == ["Sheet1", "Sheet3"]
    assert read_workbook(book, "Sheet3").rows == [ListRow(1, ("SN-3",))]
    with pytest.raises(WorkbookRefused, match="no sheet Sheet2; it has Sheet1, Sheet3"):
        read_workbook(book, "Sheet2")


def test_a_sheet_that_is_nested_without_end_has_no_rows() -> None:
    assert read_workbook(packed(parts("<worksheet>" + "<a>" * 200_000))).rows == []


LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>"""


def lying() -> bytes:
    """A part that unpacks to far more than it says."""
    honest = packed(parts(sheet({1: [text("A" * 3_000_000)]})) | {"xl/media/x.bin": b"x"})
    size = len(sheet({1: [text("A" * 3_000_000)]}))
    return honest.replace(struct.pack("<L", size), struct.pack("<L", 1_000))


HOSTILE: dict[str, tuple[bytes, str]] = {
    "zip bomb": (packed(parts(ONE) | {"xl/x.xml": b" " * 30_000_000}), "200 times"),
    "many bombs": (
        packed(parts(ONE) | {f"xl/{n}.xml": b"<a/>" + b" \n\t" * 330_000 for n in range(70)}),
        "more than 64 MiB",
    ),
    "many parts": (packed(parts(ONE) | {f"xl/{n}.xml": "<a/>" for n in range(1_100)}), "1,000 parts"),
    "lying sizes": (lying(), "damaged"),
    "billion laughs": (packed(parts(LAUGHS + ONE)), "document type"),
    "laughs in the strings": (
        packed(parts(ONE) | {"xl/sharedStrings.xml": LAUGHS + "<sst/>"}),
        "document type",
    ),
    "utf-16": (packed(parts(ONE.encode("utf-16"))), "UTF-8"),  # type: ignore[arg-type]
    "external links": (packed(parts(ONE) | {"xl/externalLinks/externalLink1.xml": "<a/>"}), "other files"),
    "macros": (packed(parts(ONE) | {"xl/vbaProject.bin": b"macro"}), "macros"),
    "one row too many": (packed(parts(sheet({1_048_577: [text("A")]}))), "1,048,576 rows"),
    "a row far below": (packed(parts(sheet({1: [text("A")], 1_048_576: [text("A")]}))), "row 1,048,576"),
    "row 10^9": (packed(parts(sheet({1_000_000_000: [text("A")]}))), "1,048,576 rows"),
    "row zero": (packed(parts(sheet({0: [text("A")]}))), "row 0"),
    "a column far out": (
        packed(parts(sheet({1: [text("A")]}).replace('r="A1"', 'r="XFD1"'))),
        "column 16,384",
    ),
    "a column beyond all": (
        packed(parts(sheet({1: [text("A")]}).replace('r="A1"', 'r="ZZZZZZZZZ1"'))),
        "at most 100 columns",
    ),
    "too many rows": (
        packed(parts(sheet({n: [text(str(n))] for n in range(1, 50_003)}))),
        "at most 50,000 rows",
    ),
    "cut off": (workbook(["SN-1"])[:-40], "damaged"),
    "no sheet": (packed({"xl/workbook.xml": "<a/>"}), "damaged"),
    "no zip": (b"PK\x03\x04 and nothing else", "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_list_needs_is_refused(name: str) -> None:
    content, why = HOSTILE[name]
    started = time.process_time()
    with pytest.raises(WorkbookRefused, match=why):
        read_workbook(content)
    assert time.process_time() - started < 10


def test_a_part_with_a_password_is_refused() -> None:
    content = bytearray(workbook(["SN-1"]))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(WorkbookRefused, match="password"):
        read_workbook(bytes(content))


async def test_the_reading_process_answers_or_says_why_not() -> None:
    table = await read_sheet(workbook(["Serial"], ["SN-1"]))
    assert (table.sheets, table.rows) == (["Sheet1"], [ListRow(1, ("Serial",)), ListRow(2, ("SN-1",))])
    content, _ = HOSTILE["a row far below"]
    with pytest.raises(ImportRefused) as refused:
        await read_sheet(content)
    assert (refused.value.code, refused.value.line) == (RefusalCode.IMPORT_REJECTED, 1_048_576)
    assert refused.value.limit == "50000"


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("import time; time.sleep(60)", "took longer than 0.5 s"),
        ("import os; os.kill(os.getpid(), 9)", "more memory or time"),
        ("print('no JSON')", "more memory or time"),
        (
            "from lotbook.decode.confined import confine; confine(); x = bytearray(2 * 2**30)",
            "more memory or time",
        ),
        (
            "from lotbook.decode.confined import confine; confine(); open('/etc/hostname')",
            "more memory or time",
        ),
    ],
)
async def test_a_process_that_fails_takes_nothing_with_it(program: str, why: str) -> None:
    seconds = 0.5 if "sleep" in program else 20
    with pytest.raises(ImportRefused, match=why):
        await read_sheet(b"x" * 1_000_000, reader=(sys.executable, "-I", "-c", program), seconds=seconds)


def test_an_old_workbook_and_one_with_a_password_are_told_from_text() -> None:
    assert is_workbook(workbook(["A"])) and not is_workbook(b"SN-1;2\n")
    with pytest.raises(ImportRefused, match="old workbook"):
        is_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(packed(parts(sheet({1: [text("Serial")], 2: [number(7, PADDED)]}))))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_workbook(bytes(content))
    except WorkbookRefused:
        pass
