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
_AND = " + "
_ALSO = re.compile(r" \+ (?=[^:]+? on hold(?::|$))", re.IGNORECASE)
_HELD = re.compile(
    r"(?:(?:([0-9]{1,18}(?:\.[0-9]{1,6})?)|(.+?)) )?on hold(?:: *(.*))?", re.IGNORECASE | re.DOTALL
)
"""As `told_status` writes it."""


class Stopped(NamedTuple):
    """Why goods are not to be used. quantity: how much of the row; None for all; place: path of the one of which
    nothing is to be used, None where it is of the row alone."""

    reason: str
    quantity: Decimal | None = None
    place: str | None = None


class Status(NamedTuple):
    """What a row says of its goods. gone: they are no longer there; stopped: nothing for what can be used."""

    gone: bool = False
    stopped: tuple[Stopped, ...] = ()


def read_status(text: str) -> Status | None:
    """None for a word that nobody knows.

    >>> read_status("3 on hold: wet").stopped, read_status("60").gone, read_status("blub")
    ((Stopped(reason='wet', quantity=Decimal('3'), place=None),), True, None)
    >>> read_status("On hold: wet + WH1/Stock on hold: roof leaks").stopped[1]
    Stopped(reason='roof leaks', quantity=None, place='WH1/Stock')
    """
    word = folded(text)
    parts = [_HELD.fullmatch(part) for part in _ALSO.split(text)]
    if parts[0]:
        return Status(stopped=tuple(_stopped(held) for held in parts if held))
    if word in _GONE:
        return Status(gone=True)
    if word in _FREE:
        return Status()
    return Status(stopped=(Stopped(_STOPPED[word]),)) if word in _STOPPED else None


def _stopped(held: re.Match[str]) -> Stopped:
    quantity, place, reason = held.groups()
    return Stopped(reason or ON_HOLD, Decimal(quantity) if quantity else None, place)


def told_status(on_hand: Decimal, stops: Sequence[Stopped]) -> str | None:
    """The status that `read_status` reads; None for goods that can be used. What goods are held for themselves is told
    as one, a place that is on hold with all in it by its path.

    >>> told_status(Decimal(7), [Stopped("wet", Decimal(3)), Stopped("roof leaks", place="WH1/Stock")])
    '3 on hold: wet + WH1/Stock on hold: roof leaks'
    >>> told_status(Decimal(7), [Stopped("wet"), Stopped("wet"), Stopped("old", Decimal(1))])
    'On hold: wet; old'
    """
    own = [stop for stop in stops if stop.place is None]
    told = []
    if own:
        held = sum(on_hand if stop.quantity is None else stop.quantity for stop in own)
        much = ON_HOLD if held >= on_hand else f"{format_quantity(Decimal(held))} {ON_HOLD.lower()}"
        told.append(f"{much}: {'; '.join(dict.fromkeys(stop.reason for stop in own))}")
    told += [f"{stop.place} {ON_HOLD.lower()}: {stop.reason}" for stop in stops if stop.place is not None]
    return _AND.join(told) or None
