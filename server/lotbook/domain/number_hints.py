"""What a typed number looks like that it is not: a count, a range or a list, written otherwise than the grammar has
them. It is taken as one number all the same, and whoever typed it is told."""

from __future__ import annotations

import re
from enum import StrEnum


class NumberHint(StrEnum):
    """What a number looks like."""

    LIST = "LIST"
    RANGE = "RANGE"
    COUNT = "COUNT"


# The app has the same, for while it is typed: both are held to tests/vectors/numbers.json.
_LOOKS = {
    NumberHint.LIST: re.compile(r"[^, \t][ \t]*,[ \t]*[^, \t]"),
    NumberHint.RANGE: re.compile(
        r"[0-9][^ \t]*(?:[ \t]+(?:[-\u2013\u2014]|[tT][oO])[ \t]+|[ \t]*(?:\.\.+|\u2026)[ \t]*)[^ \t]*[0-9]"
    ),
    NumberHint.COUNT: re.compile(
        r"^~|[^ \t][ \t]+[xX\u00d7*][ \t]*[0-9]+(?:[.,][0-9]+)?$|[0-9][ \t]*[xX\u00d7*][ \t]+[0-9]+$"
        r"|^[0-9]+[ \t]*[xX\u00d7*][ \t]+[^ \t]"
    ),
}
_WRITTEN = {
    NumberHint.LIST: "Several stand one a line, or with ; between them",
    NumberHint.RANGE: "A range has two dots and spaces around them, such as SN-1 .. SN-5",
    NumberHint.COUNT: "A count, or how much of a lot, stands behind an x with spaces around it, such as SN-1 x 3",
}


def hint_of(number: str) -> NumberHint | None:
    """What a number looks like that the grammar has read as it stands.

    >>> hint_of("SN-1 x3").value, hint_of("SN-1 - SN-5").value, hint_of("A,B,C").value, hint_of("LOT-7")
    ('COUNT', 'RANGE', 'LIST', None)
    """
    return next((hint for hint, looks in _LOOKS.items() if looks.search(number)), None)


def hint_words(number: str, hint: NumberHint) -> str:
    """How it was read, and how it is written what it looks like."""
    return f"{number} is read as one number. {_WRITTEN[hint]}."
