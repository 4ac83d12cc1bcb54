"""What the status of goods says in a file: whether they are there, and whether they can be used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from lotbook.domain.list_reading import folded
from lotbook.domain.quantities import format_quantity

ON_HOLD = "On hold"
DISABLED = "Disabled"
"""How a batch is told that ERPNext offers nobody any more."""
_FREE = frozenset(
    ("", "in stock", "in use", *"10 ok active available free released usable good expired".split())
)
"""What others call the status of goods that can be used, or whose dates tell; folded, InvenTree also by number."""
_GONE = frozenset("delivered consumed inactive destroyed lost 60 70".split())
"""The same for goods that are no longer there."""
_STOPPED = {
    **dict.fromkeys(("50", "attention", "attention needed"), "Attention needed"),
    **dict.fromkeys(("55", "damaged"), "Damaged"),
    **dict.fromkeys(("65", "rejected"), "Rejected"),
    **dict.fromkeys(("75", "quarantined", "quarantine"), "Quarantined"),
    **dict.fromkeys(("85", "returned"), "Returned"),
    **dict.fromkeys(("hold", "held", "blocked"), ON_HOLD),
    "recalled": "Recalled",
}
"""The same for goods that are there and not to be used, and how it is told."""
_HELD = re.compile(r"(?:([0-9]{1,18}(?:\.[0-9]{1,6})?) )?on hold(?:: *(.*))?", re.IGNORECASE | re.DOTALL)
"""As `told_status` writes it."""


class Stopped(NamedTuple):
    """Why goods of a row are not to be used. quantity: how much; None for all."""

    reason: str
    quantity: Decimal | None = None


class Status(NamedTuple):
    """What a row says of its goods. gone: they are no longer there; stopped: None for what can be used."""

    gone: bool = False
    stopped: Stopped | None = None


def read_status(text: str) -> Status | None:
    """None for a word that nobody knows.

    >>> read_status("3 on hold: wet"), read_status("60").gone, read_status("blub")
    (Status(gone=False, stopped=Stopped(reason='wet', quantity=Decimal('3'))), True, None)
    """
    word = folded(text)
    if held := _HELD.fullmatch(text):
        return Status(stopped=Stopped(held[2] or ON_HOLD, Decimal(held[1]) if held[1] else None))
    if word in _GONE:
        return Status(gone=True)
    if word in _FREE:
        return Status()
    return Status(stopped=Stopped(_STOPPED[word])) if word in _STOPPED else None


def told_status(on_hand: Decimal, held: Decimal, reasons: Sequence[str]) -> str | None:
    """The status that `read_status` reads; None for goods that can be used.

    >>> told_status(Decimal(7), Decimal(3), ["wet", "old"]), told_status(Decimal(7), Decimal(7), [])
    ('3 on hold: wet; old', 'On hold')
    """
    if not held:
        return None
    told = ON_HOLD if held >= on_hand else f"{format_quantity(held)} on hold"
    return f"{told}: {'; '.join(reasons)}" if reasons else told
