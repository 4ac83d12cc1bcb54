"""The check digit that GTIN, SSCC and GLN share.

Source: GS1 General Specifications, section 7.9: weights 3 and 1 from the right, modulo 10.
"""

from __future__ import annotations


def check_digit(body: str) -> str:
    """The digit that belongs behind body.

    body: ASCII digits without their check digit.
    >>> check_digit("952012345678")
    '8'
    """
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-weighted % 10)


def agrees(digits: str) -> bool:
    """Whether the last of these ASCII digits is the check digit of those before it.

    >>> agrees("9520123456788"), agrees("9520123456787")
    (True, False)
    """
    return check_digit(digits[:-1]) == digits[-1]
