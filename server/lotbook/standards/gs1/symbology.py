"""What the symbology identifier in front of a scan says about the code behind it.

Source: ISO/IEC 15424, and GS1 General Specifications, figure 5.1.2-2.
"""

from __future__ import annotations

import re
import string
from enum import StrEnum

LONGEST_SEPARATOR = 8
DATA = frozenset(string.ascii_letters + string.digits + "!\"#%&'()*+,-./:;<=>?_")
"""The characters that some GS1 value may hold."""

_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_GS1 = {"]C1", "]d2", "]d8", "]Q3", "]e0", "]J1"}
WITH_ADD_ON = "]E3"
"""Of an EAN-13 or UPC together with the two or five digits that stand beside it."""
_GTIN = {"]E0", WITH_ADD_ON, "]E4", "]I1"}


_NAMES = {
    "]A0": "Code 39",
    "]C0": "Code 128",
    "]C1": "GS1-128",
    "]d1": "Data Matrix",
    "]d2": "GS1 DataMatrix",
    "]d8": "GS1 DataMatrix, rectangular",
    "]e0": "GS1 DataBar",
    "]E0": "EAN-13 or UPC",
    "]E3": "EAN-13 or UPC with add-on",
    "]E4": "EAN-8",
    "]F0": "Codabar",
    "]G0": "Code 93",
    "]I0": "Interleaved 2 of 5",
    "]I1": "ITF with check digit",
    "]J1": "GS1 DotCode",
    "]L0": "PDF417",
    "]Q1": "QR Code",
    "]Q3": "GS1 QR Code",
    "]z0": "Aztec",
}


class Carrier(StrEnum):
    """What a symbol carries: a GS1 message, a bare GTIN, plain characters, or nobody told."""

    GS1 = "GS1"
    GTIN = "GTIN"
    PLAIN = "PLAIN"
    UNTOLD = "UNTOLD"


def carrier_of(symbology: str | None) -> Carrier:
    """What a symbol with this identifier carries.

    >>> carrier_of("]C1").value, carrier_of("]E0").value, carrier_of("]C0").value, carrier_of(None).value
    ('GS1', 'GTIN', 'PLAIN', 'UNTOLD')
    """
    if not symbology:
        return Carrier.UNTOLD
    if symbology in _GS1:
        return Carrier.GS1
    return Carrier.GTIN if symbology in _GTIN else Carrier.PLAIN


def symbology_name(symbology: str | None) -> str | None:
    """What people call the symbols with this identifier; None for one that is not known.

    >>> symbology_name("]d2")
    'GS1 DataMatrix'
    """
    return _NAMES.get(symbology or "")


def separator_fault(separator: str) -> str | None:
    """Why these characters cannot stand for FNC1, in words; None when they can.

    A single one must be no character of a value; several together are hardly in any.
    >>> separator_fault("~"), separator_fault("<GS>")
    (None, None)
    >>> separator_fault("/")
    'A separator of one character is one that no GS1 value may hold, such as ~ or |; / may be data.'
    """
    if len(separator) > LONGEST_SEPARATOR:
        return f"A separator has at most {LONGEST_SEPARATOR} characters."
    if not separator.isprintable():
        return "A separator is made of characters that print."
    if len(separator) == 1 and (separator in DATA or separator.isspace()):
        return (
            "A separator of one character is one that no GS1 value may hold, such as ~ or |; "
            f"{separator} may be data."
        )
    if separator.isalnum():
        return "A separator of letters and digits may be data; it holds another character, such as in <GS>."
    return None


def split_identifier(raw: str) -> tuple[str | None, int]:
    """The identifier that raw begins with, and where the data behind it begin.

    >>> split_identifier("]d2019520"), split_identifier("LOT-1")
    ((']d2', 3), (None, 0))
    """
    found = _IDENTIFIER.match(raw)
    return (found[0], 3) if found else (None, 0)
