"""GS1 keys of one's own: SSCC, GTIN and GLN, made from a company prefix and a number that is counted on.

Source: GS1 General Specifications, sections 1.4.4 and 2, and GS1 Digital Link for what may start an address.
"""

from __future__ import annotations

import re
from enum import StrEnum

from lotbook.standards.check_digit import agrees, check_digit

LENGTHS = {"SSCC": 18, "GTIN": 13, "GLN": 13}
# For use inside one company or country: their keys mean something else everywhere else.
_RESTRICTED = re.compile("2|02|04")


class KeyKind(StrEnum):
    """What a key numbers: a logistic unit, a trade item, a party or place."""

    SSCC = "SSCC"
    GTIN = "GTIN"
    GLN = "GLN"


class KeyFault(ValueError):
    """Digits that are no key, or a prefix that is none; in words. wrong_digit: a key but for its check digit."""

    def __init__(self, message: str, *, wrong_digit: bool = False) -> None:
        super().__init__(message)
        self.wrong_digit = wrong_digit


def prefix_fault(prefix: str) -> str | None:
    """Why this is no company prefix, in words; None when it may be one.

    >>> prefix_fault("9520123"), prefix_fault("95201")
    (None, 'A GS1 company prefix has 6 to 12 digits.')
    """
    if not re.fullmatch("[0-9]{6,12}", prefix):
        return "A GS1 company prefix has 6 to 12 digits."
    if _RESTRICTED.match(prefix):
        return f"A GS1 company prefix does not begin with {prefix[:2]}: those are for use inside one company."
    return None


def capacity(kind: KeyKind, prefix: str) -> int:
    """How many keys of a kind a prefix gives; an SSCC has a digit in front of the prefix besides.

    >>> capacity(KeyKind.GTIN, "9520123"), capacity(KeyKind.SSCC, "9520123")
    (100000, 10000000000)
    """
    behind = LENGTHS[kind] - 1 - len(prefix)
    return int(10**behind)


def make_key(kind: KeyKind, prefix: str, number: int) -> str:
    """The key with this number of the prefix, from 0: 18 digits of an SSCC, 13 of a GTIN or GLN.

    Raises KeyFault behind the last one.
    >>> make_key(KeyKind.GTIN, "9520123", 45678), make_key(KeyKind.SSCC, "9520123", 1)
    ('9520123456788', '095201230000000011')
    """
    if not 0 <= number < capacity(kind, prefix):
        raise KeyFault(f"The prefix {prefix} gives no further {kind}: its numbers are used up.")
    behind = LENGTHS[kind] - 1 - len(prefix)
    digits = str(number).zfill(behind) if behind else ""
    body = digits[0] + prefix + digits[1:] if kind is KeyKind.SSCC else prefix + digits
    return body + check_digit(body)


def read_key(kind: KeyKind, text: str) -> str:
    """The digits of a key, outer spaces left out. Raises KeyFault in words, with the right check digit.

    >>> read_key(KeyKind.SSCC, " 395201234567891236 ")
    '395201234567891236'
    """
    digits = text.strip(" ")
    permitted = {8, 12, 13, 14} if kind is KeyKind.GTIN else {LENGTHS[kind]}
    if not re.fullmatch("[0-9]+", digits):
        raise KeyFault(f"A {kind} has digits only.")
    if len(digits) not in permitted:
        lengths = "8, 12, 13 or 14" if kind is KeyKind.GTIN else str(LENGTHS[kind])
        raise KeyFault(f"A {kind} has {lengths} digits, not {len(digits)}.")
    if not agrees(digits):
        expected = check_digit(digits[:-1])
        message = f"The check digit is {digits[-1]}, it would have to be {expected}: a digit was misread."
        raise KeyFault(message, wrong_digit=True)
    return digits


def is_sscc(text: str) -> bool:
    """Whether text is the 18 digits of an SSCC and nothing else.

    >>> is_sscc("395212340000000014"), is_sscc("395212340000000015"), is_sscc(" 395212340000000014")
    (True, False, False)
    """
    return re.fullmatch("[0-9]{18}", text) is not None and agrees(text)


def bears_prefix(kind: KeyKind, key: str, prefix: str) -> bool:
    """Whether a key, as `read_key` gives it, was made from the prefix.

    >>> bears_prefix(KeyKind.SSCC, "395201234567891236", "9520123")
    True
    """
    if kind is KeyKind.SSCC:
        return key[1:].startswith(prefix)
    if kind is KeyKind.GTIN:
        return key.zfill(14)[1:].startswith(prefix)
    return key.startswith(prefix)
