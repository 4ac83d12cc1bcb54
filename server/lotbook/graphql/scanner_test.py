"""Scanners put to the test: what was read, character by character, and what to set otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import strawberry

from lotbook.domain.scan_meaning import Understood
from lotbook.domain.scanner_check import (
    Character,
    Checked,
    Finding,
    ScannerSetting,
    SheetCode,
    characters,
    check,
)
from lotbook.graphql.asking import query
from lotbook.graphql.paper_sizes import PaperSize
from lotbook.graphql.papers import PDF, File, FileLink
from lotbook.graphql.scan_input import ReaderKind, ScanInput
from lotbook.graphql.scanning import Scan
from lotbook.graphql.shown import Shown, computed, described, linked, own
from lotbook.graphql.words import describe
from lotbook.services.scan_lookup import resolve_scan
from lotbook.standards.gs1 import symbology_name

describe(
    SheetCode,
    "The codes of the scanner test sheet.",
    GS1_128="GS1-128 with an FNC1 in its middle.",
    GS1_DATA_MATRIX="GS1 DataMatrix that says the same.",
    EAN_13="EAN-13.",
    CODE_128="Code 128 with all punctuation, for the keyboard layout.",
    QR="QR code with a GS1 Digital Link.",
)
describe(
    ScannerSetting,
    "What to change on a scanner, or on the device that it types into.",
    KEYBOARD_LAYOUT="The keyboard layout, on one of both.",
    CAPS_LOCK="Caps Lock.",
    SYMBOLOGY_IDENTIFIER="Sending the symbology (AIM) identifier.",
    SEPARATOR="What is sent for FNC1.",
    ADDED_CHARACTERS="Prefix, suffix or own code identifier.",
    CHECK_DIGIT="Sending EAN and UPC whole.",
)


@strawberry.type(description="One character of a code.")
class ScanCharacter(Shown):
    position: int = own("Zero-based position in raw.")
    shown: str = own("The character, or its name where it has no shape, such as GS (FNC1).")
    code_point: str = own("Its place in Unicode, such as U+001D.")
    odd: bool = own("Whether it is hardly meant to be there: outside ASCII, or a control character.")


@strawberry.type(description="One setting of the scanner that is wrong.")
class ScannerFinding(Shown):
    setting: ScannerSetting = own("What to change.")
    message: str = own("In words: what was sent, and what to set.")
    separator: str | None = own(
        "What the scanner sends for FNC1, to be sent along as separator; null where that is not it."
    )


@dataclass(frozen=True)
class Explained:
    understood: Understood
    checked: Checked
    characters: list[Character]
    findings: tuple[Finding, ...]


@strawberry.type(description="What a code says, and what it tells of the scanner that read it.")
class ScanExplanation(Shown):
    @computed("What was read, with problems, positions and meaning.")
    def scan(self) -> Scan:
        return Scan.of(self.thing.understood)

    @computed("What people call the kind of code; null when the scanner does not tell it.")
    def symbology_name(self) -> str | None:
        return symbology_name(self.thing.understood.scan.symbology)

    @computed("Which code of the test sheet it is; null for another code.")
    def test(self) -> SheetCode | None:
        return self.thing.checked.test

    @computed("Whether it is a code of the test sheet and arrived as it should.")
    def right(self) -> bool:
        return self.thing.checked.right

    characters: list[ScanCharacter] = linked("Character by character, at most 500.")
    findings: list[ScannerFinding] = linked("What to change, the gravest first; none when all is right.")


@query("What a code says, and which setting of the scanner to change; changes nothing.", cost=10)
async def explain_scan(scan: Annotated[ScanInput, described("The scan.")]) -> ScanExplanation:
    codes = scan.codes("scan")
    answer = await resolve_scan(codes.given())
    read = answer.understood.scan
    today = datetime.now(UTC).date()
    checked = check(read, today, scanner=scan.reader is ReaderKind.WEDGE)
    return ScanExplanation.of(Explained(answer.understood, checked, characters(read), checked.findings))


@query("The sheet of codes that a scanner is tested with, as PDF.")
async def scanner_test_sheet(
    size: Annotated[PaperSize | None, described("Paper size; the company's when absent.")] = None,
) -> FileLink:
    url = "/documents/scanner-test.pdf" + (f"?size={size.value}" if size else "")
    return FileLink.of(File(url, PDF, "scanner-test.pdf"))
