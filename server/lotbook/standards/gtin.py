"""GTIN: the number of a trade item, written with 8, 12, 13 or 14 digits and kept with 14.

Source: GS1 General Specifications, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from lotbook.standards.check_digit import agrees, check_digit

LENGTHS = (8, 12, 13, 14)


class GtinFault(StrEnum):
    """What can be wrong with a text that should be a GTIN."""

    EMPTY = "EMPTY"
    CHARACTER = "CHARACTER"
    LENGTH = "LENGTH"
    CHECK_DIGIT = "CHECK_DIGIT"


class GtinError(ValueError):
    """A text that is no GTIN. position: zero-based character at fault, None for the whole text."""

    def __init__(self, fault: GtinFault, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.fault = fault
        self.position = position


def parse(text: str) -> str:
    """The 14 digits of the GTIN that text writes with 8, 12, 13 or 14; GTIN-8 to GTIN-14 of one item agree.

    Outer spaces are ignored. Raises GtinError.
    >>> parse("9520123456788"), parse("96385074")
    ('09520123456788', '00000096385074')
    """
    digits = text.strip(" ")
    if not digits:
        raise GtinError(GtinFault.EMPTY, "A GTIN is missing.")
    if odd := re.search(r"[^0-9]", digits):
        position = odd.start() + text.index(digits)
        raise GtinError(GtinFault.CHARACTER, f"A GTIN has digits only, not U+{ord(odd[0]):04X}.", position)
    if len(digits) not in LENGTHS:
        raise GtinError(GtinFault.LENGTH, f"A GTIN has 8, 12, 13 or 14 digits, not {len(digits)}.")
    if not agrees(digits):
        expected = check_digit(digits[:-1])
        message = f"The check digit is {digits[-1]}, it would have to be {expected}: a digit was misread."
        raise GtinError(GtinFault.CHECK_DIGIT, message, text.index(digits) + len(digits) - 1)
    return digits.zfill(14)


def is_gtin(text: str) -> bool:
    """Whether text could be a GTIN: right length, digits only, right check digit.

    >>> is_gtin("9520123456788"), is_gtin("9520123456780"), is_gtin("LOT-1")
    (True, False, False)
    """
    try:
        parse(text)
    except GtinError:
        return False
    return True


def misread(text: str, gtins: Iterable[str]) -> str | None:
    """Of these GTINs the one that text is but for one digit, another or missing, or for two neighbours that are
    swapped, and with a wrong check digit; None for a text that is like none of them.

    gtins: of 14 digits each, as `parse` gives them.
    >>> misread("9520123456780", ["09520123456788"]), misread("9520123456788", ["09520123456788"])
    ('09520123456788', None)
    """
    if not may_be_misread(text):
        return None
    digits = text.zfill(14)
    return next((gtin for gtin in gtins if _one_slip(digits, gtin) or _one_lost(text, gtin)), None)


def may_be_misread(text: str) -> bool:
    """Whether text has the digits of a GTIN, but not its check digit."""
    return len(text) in LENGTHS and re.fullmatch("[0-9]+", text) is not None and not agrees(text)


def _one_slip(read: str, meant: str) -> bool:
    differ = [place for place in range(len(meant)) if read[place] != meant[place]]
    if len(differ) != 2:
        return len(differ) == 1
    first, second = differ
    return second == first + 1 and read[first : second + 1] == meant[second] + meant[first]


def _one_lost(read: str, gtin: str) -> bool:
    """Whether one digit was not read, of those that people write."""
    hidden, meant = gtin[: -len(read) - 1], gtin[-len(read) - 1 :]
    return not hidden.strip("0") and any(
        read == meant[:place] + meant[place + 1 :] for place in range(len(meant))
    )


def shortest(gtin: str) -> str:
    """How people write it: 8, 12, 13 or 14 digits, whichever is the least that holds it.

    gtin: 14 digits, as `parse` gives them.
    >>> shortest("09520123456788"), shortest("00000096385074"), shortest("19520123456785")
    ('9520123456788', '96385074', '19520123456785')
    """
    significant = len(gtin.lstrip("0"))
    length = next(length for length in LENGTHS if length >= significant)
    return gtin[-length:]
