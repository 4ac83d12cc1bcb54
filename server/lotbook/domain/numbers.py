"""The text of a number: what may stand on a label, when two look alike, what a GS1 label can hold."""

from __future__ import annotations

import re
import unicodedata

from lotbook.domain.quantities import Path, shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, invalid

LONGEST = 64
GS1_LONGEST = 20

_OUTER_SPACE = "\t\n\r " + "".join(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}
# Letters, marks and symbols that Unicode calls printable but that leave no ink.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_BARE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe"}
)  # Unicode does not take these apart
# GenSpecs figure 7.11-1: the 82 characters that a lot or serial may have in a GS1 symbol.
_NOT_CSET82 = re.compile(r"""[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]""")


def parse_number(text: str, field: Path = ("number",)) -> str:
    """The number as it is kept: NFC, outer white space trimmed, case and leading zeros as given.

    Raises InvalidInput for none, for more than 64 characters, and for the first character that does not
    print (controls, bidi and zero-width marks, surrogates, private use, blanks other than the space).
    >>> parse_number(" SN-001 ")
    'SN-001'
    """
    number = text.strip(_OUTER_SPACE)
    if not number:
        raise invalid(field, InputFault.MISSING, "A number is missing.", given=shown(text) or None)
    if len(number) > LONGEST:
        raise _too_long(number, field)
    if (position := _first_unprintable(number)) is not None:
        raise _forbidden(text, number[position], text.index(number) + position, field)
    number = unicodedata.normalize("NFC", number)
    if len(number) > LONGEST:
        raise _too_long(number, field)
    return number


def _too_long(number: str, field: Path) -> InvalidInput:
    message = f"A number has at most {LONGEST} characters, this has {len(number)}."
    return invalid(field, InputFault.OVER_LIMIT, message, given=shown(number), limit=str(LONGEST))


def _forbidden(text: str, character: str, position: int, field: Path) -> InvalidInput:
    name = f"U+{ord(character):04X}"
    message = f"{name}, character {position + 1} of the number, does not print; remove it."
    return invalid(field, InputFault.FORBIDDEN_CHARACTER, message, given=shown(text), position=position)


def _first_unprintable(number: str) -> int | None:
    if number.isascii() and number.isprintable():  # nearly all are
        return None
    for position, character in enumerate(number):
        if character == " ":
            continue
        if unicodedata.category(character) in _UNPRINTABLE or _BLANK.match(character):
            return position
    return None


def number_key(number: str) -> str:
    """Equal for numbers that people would take for each other: width and case do not count.

    number: as `parse_number` gives it. Look-alikes are asked about, never merged.
    >>> number_key("\uff33\uff2e\uff11") == number_key("sn1"), number_key("0123") == number_key("123")
    (True, False)
    """
    if number.isascii():  # nearly all are, and folding them is all there is to do
        return number.lower()
    folded = unicodedata.normalize("NFKC", number).casefold()
    return unicodedata.normalize("NFKC", folded)


def searchable(text: str) -> str:
    """Folded as a number is, and without the accents of Latin, Greek and Cyrillic letters: what a search finds.

    >>> searchable("Ångström"), searchable("Straße"), searchable("Łódź")
    ('angstrom', 'strasse', 'lodz')
    """
    folded = number_key(text)
    if folded.isascii():
        return folded
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", bare.translate(_BARE))


def gs1_obstacle(number: str) -> str | None:
    """Why a GS1 label cannot hold the number as its lot or serial, in words; None when it can.

    Source: GS1 General Specifications, AI (10) and (21): 1 to 20 characters of character set 82.
    >>> gs1_obstacle("LOT-7") is None, gs1_obstacle("A B")
    (True, "GS1 labels cannot hold ' ' (character 2).")
    """
    if odd := _NOT_CSET82.search(number):
        return f"GS1 labels cannot hold '{odd[0]}' (character {odd.start() + 1})."
    if len(number) > GS1_LONGEST:
        return f"GS1 labels hold at most {GS1_LONGEST} characters, this number has {len(number)}."
    return None
