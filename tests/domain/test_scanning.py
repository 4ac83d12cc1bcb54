"""What the characters of a code tell by themselves, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.codes import ScanSyntax
from lotbook.domain.scan_effect import ScanAction, effect
from lotbook.domain.scan_found import Found
from lotbook.domain.scan_meaning import MeansNewNumber, MeansSeveral, MeansUnknown, interpret
from lotbook.domain.scanning import read
from lotbook.standards.gs1 import ScanFault
from tests.domain.scans import GTIN, LINES, RADIO, TODAY


@pytest.mark.parametrize(
    ("raw", "symbology", "syntax", "fault", "position"),
    [
        ("", None, ScanSyntax.PLAIN, ScanFault.LENGTH, None),
        ("]C1", None, ScanSyntax.PLAIN, ScanFault.LENGTH, None),
        ("9" * 3001, None, ScanSyntax.PLAIN, ScanFault.LENGTH, None),
        ("x" * 65, None, ScanSyntax.PLAIN, ScanFault.LENGTH, None),
        ("]C18912345", None, ScanSyntax.GS1, ScanFault.UNKNOWN_AI, 3),
        (f"01{GTIN}17261301", "]d2", ScanSyntax.GS1, ScanFault.DATE, 18),
        (f"01{GTIN[:-1]}0", "]C1", ScanSyntax.GS1, ScanFault.CHECK_DIGIT, 15),
        ("9520123456780", "]E0", ScanSyntax.PLAIN, ScanFault.CHECK_DIGIT, 12),
        ("]E0952012345678", None, ScanSyntax.PLAIN, ScanFault.CHECK_DIGIT, 14),
        ("]E41234567", None, ScanSyntax.PLAIN, ScanFault.ELEMENT_LENGTH, None),
        ("9520123456780", None, ScanSyntax.PLAIN, ScanFault.CHECK_DIGIT, 12),
        ("A\u200bB", None, ScanSyntax.PLAIN, ScanFault.CHARACTER, 1),
        ("]C0A\x07B", None, ScanSyntax.PLAIN, ScanFault.CHARACTER, 4),
        ("https://example.com/x", "]Q1", ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("LB:QUANTITY.12:4F2A91C0", None, ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("WIFI:S:net;P:secret;;", "]Q1", ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("BEGIN:VCARD\nEND:VCARD", "]Q1", ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("javascript:alert(1)", None, ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("upi://pay?pa=x", "]Q1", ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("MATMSG:TO:x;SUB:y;;", "]Q1", ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("//example.com/x", "]Q1", ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("\u00e0&\u00e9\"'(-\u00e8_\u00e7", None, ScanSyntax.PLAIN, ScanFault.KEYBOARD_LAYOUT, None),
        ("+C10109520123456788", None, ScanSyntax.PLAIN, ScanFault.KEYBOARD_LAYOUT, None),
    ],
)
def test_a_faulty_code_says_what_is_wrong_and_where(raw, symbology, syntax, fault, position):
    scan = read(raw, symbology, today=TODAY)
    assert scan.syntax is syntax
    assert (scan.problems[0].fault, scan.problems[0].position) == (fault, position)


def test_one_item_has_one_gtin_however_its_code_is_written():
    codes = [("9520123456788", "]E0"), (GTIN, "]I1"), ("9520123456788", None), (f"(01){GTIN}", None)]
    assert {frozenset(read(raw, symbology, today=TODAY).gtins) for raw, symbology in codes} == {
        frozenset({GTIN})
    }


def test_a_separator_marks_a_gs1_code_though_no_reader_told():
    scan = read(f"01{GTIN}10A\x1d21B", None, today=TODAY)
    assert scan.syntax is ScanSyntax.GS1
    assert scan.numbers == {"A", "B"}


@given(st.text(max_size=60), st.sampled_from([None, "]C1", "]C0", "]E0", "]d2", "]Q1", "]zz"]))
def test_no_code_breaks_the_reader_and_all_find_nothing_or_a_new_number(raw, symbology):
    scan = read(raw, symbology, today=TODAY)
    nothing = interpret(scan, Found())
    assert isinstance(nothing.meaning, MeansUnknown | MeansNewNumber | MeansSeveral)
    awaited = effect(interpret(scan, Found(open_product=RADIO)), LINES, open_line=52)
    assert (awaited.refusal is None) == (awaited.action is not ScanAction.NONE)
    if awaited.number is not None:
        assert awaited.number in {scan.plain, *scan.numbers}
