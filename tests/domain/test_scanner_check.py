"""The codes of the test sheet, as scanners that are set wrong send them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.scanner_check import SHEET, ScannerSetting, SheetCode, characters, check
from lotbook.domain.scanning import read
from tests.vectors.load import rows

TODAY = date(2026, 11, 23)
ELEMENTS = SHEET[SheetCode.GS1_128].raw
ALL = SHEET[SheetCode.CODE_128].raw


def checked(raw, symbology=None, separator=None, scanner=True):
    return check(read(raw, symbology, today=TODAY, separator=separator), TODAY, scanner=scanner)


@pytest.mark.parametrize("test", SheetCode)
def test_a_scanner_that_is_set_right_has_nothing_to_change(test):
    code = SHEET[test]
    for found in (checked(code.raw, code.symbology), checked(f"{code.symbology}{code.raw}")):
        assert (found.test, found.right, found.findings) == (test, True, ())


@pytest.mark.parametrize("test", SheetCode)
def test_what_the_sheet_says_is_readable(test):
    scan = read(SHEET[test].raw, SHEET[test].symbology, today=TODAY)
    assert not scan.problems


@pytest.mark.parametrize(
    ("raw", "test", "setting", "separator"),
    [
        (ELEMENTS.replace("\x1d", ""), SheetCode.GS1_128, ScannerSetting.SEPARATOR, None),
        (ELEMENTS.replace("\x1d", "~"), SheetCode.GS1_128, ScannerSetting.SEPARATOR, "~"),
        (ELEMENTS.replace("\x1d", "<GS>"), SheetCode.GS1_128, ScannerSetting.SEPARATOR, "<GS>"),
        (ELEMENTS.replace("\x1d", "F8"), SheetCode.GS1_128, ScannerSetting.SEPARATOR, None),
        (ELEMENTS.swapcase(), SheetCode.GS1_128, ScannerSetting.CAPS_LOCK, None),
        (f"K{ELEMENTS}", SheetCode.GS1_128, ScannerSetting.ADDED_CHARACTERS, None),
        ("9520123456788ET", SheetCode.EAN_13, ScannerSetting.ADDED_CHARACTERS, None),
        ("952012345678", SheetCode.EAN_13, ScannerSetting.CHECK_DIGIT, None),
        ("\u00e7(\u00e9\u00e0&\u00e9\"'(-\u00e8__", SheetCode.EAN_13, ScannerSetting.KEYBOARD_LAYOUT, None),
        (
            ALL.translate(str.maketrans("yzYZ", "zyZY")),
            SheetCode.CODE_128,
            ScannerSetting.KEYBOARD_LAYOUT,
            None,
        ),
        (
            ALL.translate(str.maketrans("-/;", "\u00df-\u00f6")),
            SheetCode.CODE_128,
            ScannerSetting.KEYBOARD_LAYOUT,
            None,
        ),
    ],
)
def test_what_a_scanner_changes_tells_the_setting(raw, test, setting, separator):
    found = checked(raw, "]C0")
    assert (found.test, found.right) == (test, False)
    assert [(each.setting, each.separator) for each in found.findings] == [(setting, separator)]


def test_a_scanner_that_does_not_tell_the_kind_of_code_is_told_to():
    found = checked("9520123456788")
    assert (found.test, found.right) == (SheetCode.EAN_13, False)
    assert [each.setting for each in found.findings] == [ScannerSetting.SYMBOLOGY_IDENTIFIER]


def test_the_separator_that_the_device_was_told_is_right():
    assert checked(ELEMENTS.replace("\x1d", "~"), "]C1", separator="~").right


def test_another_code_tells_only_what_is_certain():
    assert checked("ANY-1", "]C0").findings == ()
    lost = checked("]C1010952012345678810ABC17260101")
    assert (lost.test, [each.setting for each in lost.findings]) == (None, [ScannerSetting.SEPARATOR])
    french = checked("\u00e0&\u00e9\"'(-\u00e8_\u00e7", "]C0")
    assert [each.setting for each in french.findings] == [ScannerSetting.KEYBOARD_LAYOUT]


@pytest.mark.parametrize("sent", ["{GS}", "^]", "|", "\u241d"])
def test_what_always_stands_for_fnc1_is_not_blamed(sent):
    assert checked(ELEMENTS.replace("\x1d", sent), "]C1").right
    assert checked(f"010952012345678810LOT-7{sent}21SN1", "]C1").findings == ()


@pytest.mark.parametrize("code", [f"]C1{ELEMENTS}", ELEMENTS, f"]C1{ELEMENTS}".replace("\x1d", "~")])
def test_caps_lock_changes_the_identifier_too(code):
    found = checked(code.swapcase())
    assert (found.test, [each.setting for each in found.findings]) == (
        SheetCode.GS1_128,
        [ScannerSetting.CAPS_LOCK],
    )


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t"])
@pytest.mark.parametrize("code", [f"]C1{ELEMENTS}", "]C1010952012345678810LOT-7", "]C0LOT-7"])
def test_an_end_that_is_part_of_the_code_is_told_by_name(code, end):
    [found] = checked(code + end).findings
    assert found.setting is ScannerSetting.ADDED_CHARACTERS
    assert found.message.isprintable()


@pytest.mark.parametrize(
    ("sent", "tell"),
    [("~", "~"), ("<GS>", "<GS>"), ("<FNC1>", "<FNC1>"), ("[F8]", "[F8]"), ("@", "@"), ("#", None)],
)
@pytest.mark.parametrize("identifier", ["]C1", ""])
def test_what_stands_for_fnc1_on_any_label_is_told(identifier, sent, tell):
    found = checked(f"{identifier}010952012345678810LOT-7{sent}21SN1").findings
    assert [(each.setting, each.separator) for each in found][:1] == [(ScannerSetting.SEPARATOR, tell)]
    assert sent in found[0].message


@pytest.mark.parametrize("row", rows("keyboards.json", "typed"), ids=lambda row: row["why"])
def test_another_keyboard_shows_on_any_label(row):
    found = checked(row["raw"])
    assert [each.setting for each in found.findings] == [ScannerSetting.KEYBOARD_LAYOUT]
    assert row["layout"] in found.findings[0].message


@pytest.mark.parametrize(
    ("raw", "test"),
    [
        (
            "$C&\u00e0&\u00e0\u00e7(\u00e9\u00e0&\u00e9\"'(-\u00e8__&\u00e0TEST)&\x1d\u00e9&Qwç",
            SheetCode.GS1_128,
        ),
        ("+d2010952012345678810TEST\u00df1\x1d21Ay9", SheetCode.GS1_DATA_MATRIX),
    ],
)
def test_another_keyboard_shows_on_the_sheet_with_its_identifiers(raw, test):
    found = checked(raw)
    assert found.test is test
    assert [each.setting for each in found.findings] == [ScannerSetting.KEYBOARD_LAYOUT]


def test_who_types_needs_no_symbology_identifier():
    assert checked("9520123456788", scanner=False).right
    assert checked("LOT-7", scanner=False).findings == ()


def test_characters_are_shown_one_by_one():
    shown = characters(read("A\x1d \u00e9\r", None, today=TODAY))
    assert [(each.shown, each.code_point, each.odd) for each in shown] == [
        ("A", "U+0041", False),
        ("GS (FNC1)", "U+001D", False),
        ("space", "U+0020", False),
        ("\u00e9", "U+00E9", True),
        ("CR", "U+000D", True),
    ]


@given(st.text(max_size=60), st.sampled_from([None, "]C1", "]E0", "]Q1"]), st.sampled_from([None, "~"]))
def test_no_code_breaks_the_check(raw, symbology, separator):
    found = checked(raw, symbology, separator)
    assert found.right == (found.test is not None and not found.findings)
