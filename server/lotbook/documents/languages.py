"""How days and quantities are written in the languages that partners are written to in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lotbook.documents.words import amount
from lotbook.domain.words import Language

_MONTHS = {
    Language.EN: "January February March April May June July August September October November December",
    Language.DE: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    Language.FR: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_THOUSANDS = {Language.EN: (",", "."), Language.DE: (".", ","), Language.FR: ("\u00a0", ",")}


def day_in(language: Language, when: date) -> str:
    """A day with its month in full.

    >>> [day_in(each, date(2027, 3, 1)) for each in Language]
    ['1 March 2027', '1. März 2027', '1er mars 2027']
    """
    first = "1er" if language is Language.FR and when.day == 1 else str(when.day)
    number = f"{first}." if language is Language.DE else first
    return f"{number} {_MONTHS[language].split()[when.month - 1]} {when.year}"


def amount_in(language: Language, quantity: Decimal) -> str:
    """A quantity without needless zeros, thousands apart.

    >>> [amount_in(each, Decimal("1250.500000")) for each in Language]
    ['1,250.5', '1.250,5', '1\\xa0250,5']
    """
    apart, point = _THOUSANDS[language]
    return amount(quantity).translate(str.maketrans(",.", apart + point))
