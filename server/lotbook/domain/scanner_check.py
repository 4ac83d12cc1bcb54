"""What a code that was read tells of the scanner: which of its settings to change.

The codes of the printed sheet are known, so each change that a scanner makes to one shows. Of any other code only
what is certain is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lotbook.domain.codes import Code, Scan
from lotbook.domain.keyboards import LAYOUTS, perhaps_typed, sent_by, typed_for_another
from lotbook.standards import gs1
from lotbook.standards.gs1 import ScanFault, separator_fault, split_identifier, symbology_name, with_gs
from lotbook.standards.gs1.table import GS

MOST_CHARACTERS = 500
MOST_SWAPPED = 20

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
GTIN, LOT, SERIAL = "09520123456788", "TEST-1", "Az9"  # of the sheet
_ELEMENTS = f"01{GTIN}10{LOT}{GS}21{SERIAL}"


class SheetCode(StrEnum):
    """The codes of the test sheet."""

    GS1_128 = "GS1_128"
    GS1_DATA_MATRIX = "GS1_DATA_MATRIX"
    EAN_13 = "EAN_13"
    CODE_128 = "CODE_128"
    QR = "QR"


SHEET: dict[SheetCode, Code] = {
    SheetCode.GS1_128: Code(_ELEMENTS, "]C1"),
    SheetCode.GS1_DATA_MATRIX: Code(_ELEMENTS, "]d2"),
    SheetCode.EAN_13: Code(GTIN[1:], "]E0"),
    SheetCode.CODE_128: Code(f"azyqwAZYQW 0123456789 {_PUNCTUATION}", "]C0"),
    SheetCode.QR: Code(f"https://id.gs1.org/01/{GTIN}/10/{LOT}/21/{SERIAL}", "]Q1"),
}
"""What a scanner that is set right sends for each of them."""


class ScannerSetting(StrEnum):
    """What to change on a scanner, or on the device that it types into."""

    KEYBOARD_LAYOUT = "KEYBOARD_LAYOUT"
    CAPS_LOCK = "CAPS_LOCK"
    SYMBOLOGY_IDENTIFIER = "SYMBOLOGY_IDENTIFIER"
    SEPARATOR = "SEPARATOR"
    ADDED_CHARACTERS = "ADDED_CHARACTERS"
    CHECK_DIGIT = "CHECK_DIGIT"


@dataclass(frozen=True)
class Finding:
    """One setting that is wrong; message: in words, with what was sent and what to set. separator: what the
    scanner sends for FNC1, where that can be told to the app instead."""

    setting: ScannerSetting
    message: str
    separator: str | None = None


_CAPS_LOCK = Finding(
    ScannerSetting.CAPS_LOCK,
    "Capital and small letters are exchanged: Caps Lock is on, here or in the scanner.",
)
_HIDING = (ScannerSetting.KEYBOARD_LAYOUT, ScannerSetting.CAPS_LOCK)
"""What may hide the symbology identifier: it is asked for once that is mended."""
_PERHAPS_SEPARATOR = re.compile(r"\[[^\]]{1,6}\]|<[^>]{1,6}>|\{[^}]{1,6}\}|%1D|[^A-Za-z0-9\x1d]{1,3}")


@dataclass(frozen=True)
class Character:
    """One character as read; shown: in print, its name where it has no shape. odd: hardly meant to be there."""

    position: int
    shown: str
    code_point: str
    odd: bool


@dataclass(frozen=True)
class Checked:
    """test: which code of the sheet it is, as far as it can be told; right: it is that code, unchanged."""

    test: SheetCode | None
    right: bool
    findings: tuple[Finding, ...]


def check(scan: Scan, today: date, *, scanner: bool = True) -> Checked:
    """What the scanner has to be told, by its last code. scanner: whether one read it, not a person or a camera."""
    test, finding = _by_sheet(scan, today)
    found = [finding] if finding else []
    if test is None:
        found = list(_of_any(scan, today))
    if scanner and scan.symbology is None and not any(each.setting in _HIDING for each in found):
        found.append(
            Finding(
                ScannerSetting.SYMBOLOGY_IDENTIFIER,
                "The scanner does not tell what kind of code it read. Switch on its symbology (AIM) "
                "identifier, so that GS1 codes are known for certain.",
            )
        )
    return Checked(test, test is not None and not found, tuple(found))


def characters(scan: Scan) -> list[Character]:
    """Character by character what was read, at most 500."""
    raw = scan.raw[:MOST_CHARACTERS]
    return [
        Character(place, _SHAPES.get(each, each), f"U+{ord(each):04X}", each != GS and not " " <= each <= "~")
        for place, each in enumerate(raw)
    ]


_SHAPES = {GS: "GS (FNC1)", " ": "space", "\t": "tab", "\r": "CR", "\n": "LF"} | {
    chr(code): f"control {code}" for code in range(32) if chr(code) not in "\t\r\n\x1d"
}


def _by_sheet(scan: Scan, today: date) -> tuple[SheetCode | None, Finding | None]:
    """Which code of the sheet it is, and what was changed in it; two Nones where it is none of them."""
    data = _without_identifier(scan.raw)
    if named := _named(data, scan.symbology, scan.separator):
        return named, None
    for layout in LAYOUTS:
        sent = sent_by(layout, scan.raw)
        symbology = scan.symbology or split_identifier(sent)[0]
        if named := _named(_without_identifier(sent), symbology, scan.separator):
            return named, _other_keyboard(layout)
    for test, code in SHEET.items():
        for changed in (_separator, _caps_lock, _added, _check_digit, _layout):
            if finding := changed(data, code.raw):
                return test, finding
    return None, None


def _without_identifier(raw: str) -> str:
    return raw[split_identifier(raw)[1] :]


def _named(data: str, symbology: str | None, separator: str | None) -> SheetCode | None:
    """The code of the sheet that arrived as it is; the two with the same elements differ by what read them."""
    same = [test for test, code in SHEET.items() if code.raw in (data, with_gs(data, separator))]
    by_reader = [test for test in same if SHEET[test].symbology == symbology]
    return next(iter(by_reader or same), None)


def _other_keyboard(layout: str, instead: str | None = None) -> Finding:
    reads = f": it sent {instead}" if instead else ""
    message = f"The scanner types for another keyboard layout than this device, which seems {layout}{reads}."
    return Finding(ScannerSetting.KEYBOARD_LAYOUT, f"{message} Set both alike.")


def _separator(data: str, sent: str) -> Finding | None:
    before, is_there, behind = sent.partition(GS)
    if not is_there or not data.startswith(before) or not data.endswith(behind):
        return None
    between = data[len(before) : len(data) - len(behind)]
    if len(data) < len(before) + len(behind):
        return None
    if not between:
        return Finding(
            ScannerSetting.SEPARATOR,
            "The FNC1 between lot and serial was lost. Set the scanner to send it as GS (ASCII 29), or as a "
            "character such as | or ~.",
        )
    return _told_separator(between)


def _told_separator(sent: str) -> Finding:
    """What to do about a separator that is not always understood."""
    if separator_fault(sent) is None:
        message = f"The scanner sends {sent} for FNC1. Tell this device so, or set the scanner to send GS."
        return Finding(ScannerSetting.SEPARATOR, message, sent)
    shown = " ".join(_SHAPES.get(each, each) for each in sent)
    message = f"The scanner sends {shown} for FNC1, which may be part of a number. Set it to send GS, | or ~."
    return Finding(ScannerSetting.SEPARATOR, message)


def _caps_lock(data: str, sent: str) -> Finding | None:
    if data != sent and (data.swapcase() == sent or _separator(data.swapcase(), sent)):
        return _CAPS_LOCK
    return None


def _added(data: str, sent: str) -> Finding | None:
    """Characters in front or behind, such as the letter of a maker's own code identifier."""
    place = data.find(sent)
    added = len(data) - len(sent)
    if place < 0 or not 0 < added <= 8:
        return None
    return _adds(data[:place], "in front") if place else _adds(data[place + len(sent) :], "behind")


def _adds(characters: str, where: str) -> Finding:
    named = (
        " ".join(_SHAPES.get(each, each) for each in characters)
        if not characters.isprintable()
        else characters
    )
    message = f"The scanner adds {named} {where}. Switch its prefix, suffix and own code identifier off."
    return Finding(ScannerSetting.ADDED_CHARACTERS, message)


def _check_digit(data: str, sent: str) -> Finding | None:
    if sent.isdigit() and data in (sent[:-1], sent[1:]):
        return Finding(
            ScannerSetting.CHECK_DIGIT,
            "The scanner leaves a digit of the EAN away. Set it to send EAN and UPC whole, with check digit.",
        )
    return None


def _layout(data: str, sent: str) -> Finding | None:
    """The code, with some characters for others: always the same for the same, as another layout has them."""
    if len(data) != len(sent) or data == sent:
        return None
    swapped = {one: other for one, other in zip(sent, data, strict=True) if one != other}
    same = sum(one == other for one, other in zip(sent, data, strict=True))
    if len({*zip(sent, data, strict=True)}) != len(set(sent)) or (
        same < len(sent) // 3 and not _french(data)
    ):
        return None
    shown = ", ".join(f"{one} as {other}" for one, other in list(swapped.items())[:MOST_SWAPPED])
    message = f"The scanner types for another keyboard layout than this device has: it sent {shown}. Set both alike."
    return Finding(ScannerSetting.KEYBOARD_LAYOUT, f"{message} Set both alike.")


def _french(data: str) -> bool:
    return re.search("[\u00e0\u00e8\u00e9\u00e7]", data) is not None


def _of_any(scan: Scan, today: date) -> Iterator[Finding]:
    """What is certain of a code that is not of the sheet, the gravest first."""
    typed = typed_for_another(scan.raw, today) or perhaps_typed(scan.raw)
    faults = {problem.fault: problem.message for problem in reversed(scan.problems)}
    if typed:
        yield _other_keyboard(typed.layout, typed.sent)
    elif ScanFault.KEYBOARD_LAYOUT in faults:
        yield Finding(ScannerSetting.KEYBOARD_LAYOUT, faults[ScanFault.KEYBOARD_LAYOUT])
    told, start = split_identifier(scan.raw)
    if told and symbology_name(told) is None and symbology_name(told.swapcase()):
        yield _CAPS_LOCK
    if ending := re.search(r"[\t\r\n]+$", scan.raw[start:]):
        yield _adds(ending[0], "behind")
    separator = _sent_for_fnc1(scan, today)
    if separator:
        yield _told_separator(separator)
    elif ScanFault.AMBIGUOUS in faults:
        yield Finding(ScannerSetting.SEPARATOR, faults[ScanFault.AMBIGUOUS])


def _sent_for_fnc1(scan: Scan, today: date) -> str | None:
    """What stands where FNC1 has to be in a code that is right with it, and has a fault or several readings
    without."""
    faults = {problem.fault for problem in scan.problems}
    faulty = faults & {ScanFault.CHARACTER, ScanFault.AMBIGUOUS, ScanFault.ELEMENT_LENGTH}
    if not faulty and len(scan.readings) < 2:
        return None
    raw = scan.raw.rstrip("\t\r\n")
    perhaps: list[str] = _PERHAPS_SEPARATOR.findall(_without_identifier(raw))
    for separator in dict.fromkeys(perhaps):
        message = gs1.parse(raw, today=today, separator=separator)
        if len(message.elements) > 1 and (message.gtin or message.sscc) and not message.errors:
            return separator
    return None
