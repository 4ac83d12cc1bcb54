"""What the symbology identifier in front of a scan says about the code behind it.

Source: ISO/IEC 15424, and GS1 General Specifications, figure 5.1.2-2.
"""

from __future__ import annotations

import re
from enum import StrEnum

_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_GS1 = {"]C1", "]d2", "]d8", "]Q3", "]e0", "]J1"}
_GTIN = {"]E0", "]E4", "]I1"}


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


def split_identifier(raw: str) -> tuple[str | None, int]:
    """The identifier that raw begins with, and where the data behind it begin.

    >>> split_identifier("]d2019520"), split_identifier("LOT-1")
    ((']d2', 3), (None, 0))
    """
    found = _IDENTIFIER.match(raw)
    return (found[0], 3) if found else (None, 0)
