"""How days, quantities and units are written in the languages that partners are written to in."""

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
_UNITS = {
    Language.EN: {},
    Language.DE: {"pcs": ("Stk.", "Stk."), "pair": ("Paar", "Paar"), "doz": ("Dtzd.", "Dtzd.")},
    Language.FR: {"pcs": ("pce", "pces"), "pair": ("paire", "paires"), "doz": ("dz", "dz")},
}
"""The units that every company starts with, of one and of more, where a language has another word; kg, g, t, lb, l, ml,
m and cm are the same in all of them."""
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


def named_in(language: Language, name: str, said: str) -> str:
    """What is said of something, behind its name.

    >>> [named_in(each, "Total", "12") for each in Language]
    ['Total: 12', 'Total: 12', 'Total\\xa0: 12']
    """
    return f"{name}\u00a0: {said}" if language is Language.FR else f"{name}: {said}"


def unit_in(language: Language, symbol: str, quantity: Decimal | None = None) -> str:
    """A unit in a word of the language; what the company added or calls otherwise stays as it wrote it. quantity: of
    which it is the unit, None where any may stand.

    >>> [unit_in(each, "pcs") for each in Language], unit_in(Language.DE, "Sack"), unit_in(Language.FR, "kg")
    (['pcs', 'Stk.', 'pces'], 'Sack', 'kg')
    """
    one, more = _UNITS[language].get(symbol, (symbol, symbol))
    return more if quantity is None or abs(quantity) >= 2 else one


def much_in(language: Language, quantity: Decimal, symbol: str) -> str:
    """So much in a unit.

    >>> [much_in(each, Decimal(1500), "pcs") for each in Language], much_in(Language.FR, Decimal(1), "pair")
    (['1,500 pcs', '1.500 Stk.', '1\\xa0500 pces'], '1 paire')
    """
    return f"{amount_in(language, quantity)} {unit_in(language, symbol, quantity)}"
