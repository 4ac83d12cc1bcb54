"""Codes typed by a scanner for an American keyboard into a device that is set to another one.

The key decides what arrives: where a scanner presses the key of ], a French device types $. What no label can mean as
it stands, but a right code would have become, is known by that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from lotbook.standards import gs1, gtin
from lotbook.standards.gs1 import Carrier, ScanFault

_AMERICAN = (
    """1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?"""
)
_ROWS = {
    "French": """&é"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§""",
    "German": """1234567890ß\u00b4qwertzuiopü+#asdfghjklöäyxcvbnm,.-!"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_""",
}
_SENT = {layout: str.maketrans(dict(zip(typed, _AMERICAN, strict=True))) for layout, typed in _ROWS.items()}
LAYOUTS = tuple(_SENT)
_SHORTEST = 8


@dataclass(frozen=True)
class Typed:
    """What arrived on a device of another layout. layout: French or German; sent: what the scanner meant."""

    layout: str
    sent: str


def sent_by(layout: str, text: str) -> str:
    """What a scanner meant whose characters became text on a device of this layout.

    >>> sent_by("French", "$C&àé"), sent_by("German", "+C101LOTß7")
    (']C102', ']C101LOT-7')
    """
    return text.translate(_SENT[layout])


def typed_for_another(text: str, today: date) -> Typed | None:
    """The layout of the device, where text is a code that only a right one can have become; None else.

    today: decides the century of days.
    >>> typed_for_another("$C&à&àç(éà&é\\"'(-è__&àLOTè", date(2026, 11, 23)).sent
    ']C1010952012345678810LOT7'
    """
    if text.isalnum() and text.isascii():
        return None
    ways = (Typed(layout, sent_by(layout, text)) for layout in _SENT)
    return next((typed for typed in ways if typed.sent != text and _tells(typed.sent, text, today)), None)


def perhaps_typed(text: str) -> Typed | None:
    """The same for any code, where a character hints at it: accented letters are hardly in a number.

    >>> perhaps_typed("LOTß7").sent, perhaps_typed("LOT-7")
    ('LOT-7', None)
    """
    ways = (Typed(layout, sent_by(layout, text)) for layout in _SENT)
    return next((typed for typed in ways if not text.isascii() and typed.sent.isascii()), None)


def _tells(sent: str, text: str, today: date) -> bool:
    """Whether what a scanner sent is a code that text, as it arrived, is not."""
    told, start = gs1.split_identifier(sent)
    if told and not text.startswith("]"):
        carrier = gs1.carrier_of(told)
        known = carrier in (Carrier.GS1, Carrier.GTIN) and not _faulty(sent, today)
        return known or (not text.isascii() and gs1.symbology_name(told) is not None and len(sent) > start)
    if gs1.looks_like_address(sent):
        return not gs1.looks_like_address(text)
    if re.match(r"[0-9]", text) and text.isascii():
        return False  # digits came as digits: the layout shows only in what follows
    begins_with_digits = re.match(f"[0-9]{{{_SHORTEST},}}", sent) is not None
    if text[:_SHORTEST].isascii():
        return begins_with_digits and sent.isdigit() and not text[0].isalnum()
    return begins_with_digits or (gtin.is_gtin(sent) and not gtin.is_gtin(text))


def _faulty(sent: str, today: date) -> bool:
    return any(problem.fault is not ScanFault.AMBIGUOUS for problem in gs1.parse(sent, today=today).errors)
