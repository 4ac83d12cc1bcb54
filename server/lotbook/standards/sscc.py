"""SSCC: the number of a logistic unit, such as a carton or pallet; 18 digits.

Source: GS1 General Specifications, section 3.3.1: extension digit, company prefix and serial reference, check
digit.
"""

from __future__ import annotations

import re

from lotbook.standards.check_digit import agrees

_DIGITS = re.compile(r"[0-9]{18}")


class SsccError(ValueError):
    """A text that is no SSCC. wrong_digit: it is one but for its check digit."""

    def __init__(self, message: str, *, wrong_digit: bool = False) -> None:
        super().__init__(message)
        self.wrong_digit = wrong_digit


def parse(text: str) -> str:
    """The 18 digits of an SSCC; outer spaces are ignored. Raises SsccError.

    >>> parse(" 395212340000000014 ")
    '395212340000000014'
    """
    digits = text.strip(" ")
    if not _DIGITS.fullmatch(digits):
        raise SsccError("An SSCC has 18 digits.")
    if not agrees(digits):
        raise SsccError("The check digit of the SSCC is wrong.", wrong_digit=True)
    return digits


def is_sscc(text: str) -> bool:
    """
    >>> is_sscc("395212340000000014"), is_sscc("395212340000000015")
    (True, False)
    """
    return bool(_DIGITS.fullmatch(text)) and agrees(text)
