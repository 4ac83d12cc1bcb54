"""What a GS1 symbol may say about a lot: element strings from validated data only.

The barcode writer checks neither check digits, dates nor characters; everything is checked here.
Source: GS1 General Specifications, section 3 (AI 01, 10, 11, 15, 17, 21) and 7.11 (character set 82).
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from datetime import date

from lotbook.standards.gtin import is_gtin

CHARACTER_SET_82 = frozenset(string.ascii_letters + string.digits + "!\"%&'()*+,-./_:;<=>?")
LONGEST_NUMBER = 20
# Two digits of a year mean, far into this century, these; a scanner would read any other as one of them.
YEARS = range(2000, 2076)

Element = tuple[str, str]


def holds_number(number: str) -> bool:
    """Whether GS1 can carry a lot or serial number: 1 to 20 characters of its set 82."""
    return 0 < len(number) <= LONGEST_NUMBER and CHARACTER_SET_82.issuperset(number)


def holds_gtin(gtin: str) -> bool:
    """Whether gtin is 14 digits with the right check digit, and not all zeros."""
    return len(gtin) == 14 and is_gtin(gtin) and gtin.strip("0") != ""


def holds_date(day: date) -> bool:
    """Whether six digits can say the day."""
    return day.year in YEARS


def short_date(day: date) -> str:
    """YYMMDD. Raises ValueError when GS1 cannot say the day."""
    if not holds_date(day):
        raise ValueError(f"GS1 cannot say {day.isoformat()} in six digits.")
    return day.strftime("%y%m%d")


def human_readable(elements: Sequence[Element]) -> list[str]:
    """The text printed beside the symbol, an item per element.

    >>> human_readable([("01", "09520123456788"), ("10", "AB(1)")])
    ['(01)09520123456788', '(10)AB(1)']
    """
    return [f"({identifier}){value}" for identifier, value in elements]


def element_string(elements: Sequence[Element]) -> str:
    """The elements as the barcode writer takes them; in square brackets, since values may hold round ones.

    >>> element_string([("01", "09520123456788"), ("10", "AB(1)")])
    '[01]09520123456788[10]AB(1)'
    """
    return "".join(f"[{identifier}]{value}" for identifier, value in elements)
