"""What a number looks like that is hardly one: a barcode of its own product, or a whole label of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from lotbook.domain.code_reading import read_code
from lotbook.domain.codes import Scan, ScanSyntax
from lotbook.standards import gtin

# A symbology identifier, brackets, elements that begin with a GTIN, or an address.
_LIKE_A_LABEL = re.compile(r"\][A-Za-z][0-9A-Za-z]|\([0-9]{2,4}\)|0[12] ?[0-9]{14}|[A-Za-z]+://")


@dataclass(frozen=True)
class BarcodeLook:
    """gtin: of the product, 14 digits, that it is or may be; None for a label without one."""

    gtin: str | None
    message: str


def may_look(number: str) -> bool:
    """Whether `look` may find something: cheap, for thousands of numbers."""
    return (len(number) in gtin.LENGTHS and number.isdecimal()) or bool(_LIKE_A_LABEL.match(number))


def look(number: str, gtins: Collection[str], today: date) -> BarcodeLook | None:
    """What a number looks like; None where it may well be one.

    gtins: of the product and its packagings, 14 digits each.
    >>> look("9520123456788", ["09520123456788"], date(2026, 11, 28)).message
    "9520123456788 is the product's barcode, no number of one."
    >>> look("]d2010952012345678821SN-1", ["09520123456788"], date(2026, 11, 28)).message
    ']d2010952012345678821SN-1 is a whole label: scan it, or write what its number is, SN-1.'
    """
    if not may_look(number):
        return None
    if gtin.is_gtin(number) and gtin.parse(number) in gtins:
        return BarcodeLook(gtin.parse(number), f"{number} is the product's barcode, no number of one.")
    if (meant := gtin.misread(number, gtins)) is not None:
        written = gtin.shortest(meant)
        return BarcodeLook(
            meant, f"{number} looks like the product's barcode {written}, misread: scan again."
        )
    return _label(number, read_code(number, None, None, today), gtins)


def _label(number: str, read: Scan, gtins: Collection[str]) -> BarcodeLook | None:
    ours = next((reading for reading in read.readings if reading.gtin in gtins), None)
    if (
        ours is None
        and read.symbology is None
        and read.syntax not in (ScanSyntax.DIGITAL_LINK, ScanSyntax.OURS)
    ):
        return None  # a number may have brackets, too
    said = ours or next(iter(read.readings), None)
    inside = (said and (said.serial or said.lot)) or (read.page and read.page.number) or read.plain
    scanned = f"{number} is a whole label: scan it"
    told = (
        f", or write what its number is, {inside}."
        if inside and inside != number
        else ", or write its number."
    )
    return BarcodeLook(ours.gtin if ours else None, scanned + told)
