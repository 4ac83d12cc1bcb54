"""What may be done with goods that are stopped, waiting for a decision, or rejected."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, auto

from lotbook.domain.quantities import ZERO
from lotbook.domain.words import Disposition, HoldKind, LocationUsage, LotStatus


class Way(Enum):
    """What goods are taken for."""

    PROMISE = auto()
    DELIVER = auto()
    CONSUME = auto()
    MOVE = auto()
    MOVE_TO_BLOCKED = auto()
    RETURN = auto()
    SCRAP = auto()
    COUNT = auto()


ALWAYS = frozenset({Way.MOVE_TO_BLOCKED, Way.RETURN, Way.SCRAP, Way.COUNT})
"""Out of harm's way, back to whom they came from, or as what a count found: nothing may stand against it."""

PERMITS: Mapping[LotStatus, frozenset[Way]] = {
    LotStatus.RELEASED: frozenset(Way),
    LotStatus.QUARANTINE: ALWAYS | {Way.MOVE},
    LotStatus.ON_HOLD: ALWAYS,
    LotStatus.RECALLED: ALWAYS,
    LotStatus.REJECTED: ALWAYS,
}

_TO: Mapping[LocationUsage, Way] = {
    LocationUsage.VENDOR: Way.RETURN,
    LocationUsage.INTERNAL: Way.MOVE,
    LocationUsage.TRANSIT: Way.MOVE,
    LocationUsage.CUSTOMER: Way.DELIVER,
    LocationUsage.PRODUCTION: Way.CONSUME,
    LocationUsage.INVENTORY: Way.COUNT,
    LocationUsage.SCRAP: Way.SCRAP,
}

USES_UP = frozenset({Way.DELIVER, Way.CONSUME})
"""Where goods past their last day do not go."""


def way_to(usage: LocationUsage, *, blocked: bool) -> Way:
    """What goods are taken for that go from one of our places to a place of this usage.

    >>> way_to(LocationUsage.INTERNAL, blocked=True)
    <Way.MOVE_TO_BLOCKED: 5>
    """
    return Way.MOVE_TO_BLOCKED if blocked and usage.physical else _TO[usage]


def status_of(disposition: Disposition, *, held: bool, recalled: bool) -> LotStatus:
    """The strictest of what was decided about a lot, of its holds, and of a recall that takes it back.

    >>> status_of(Disposition.QUARANTINE, held=True, recalled=False)
    <LotStatus.ON_HOLD: 'ON_HOLD'>
    >>> status_of(Disposition.REJECTED, held=True, recalled=True)
    <LotStatus.REJECTED: 'REJECTED'>
    """
    found = [LotStatus(disposition)]
    if held:
        found.append(LotStatus.ON_HOLD)
    if recalled:
        found.append(LotStatus.RECALLED)
    return max(found, key=list(LotStatus).index)


def kind_of_hold(*, recall: int | None, quarantine_rule: int | None) -> HoldKind:
    """By what stands behind a hold, by row ids.

    >>> kind_of_hold(recall=None, quarantine_rule=7)
    <HoldKind.QUALITY: 'QUALITY'>
    """
    if recall is not None:
        return HoldKind.RECALL
    return HoldKind.MANUAL if quarantine_rule is None else HoldKind.QUALITY


def kept_from(way: Way, on_hand: Decimal, stopped: Decimal, disposition: Disposition) -> Decimal:
    """How much of what lies somewhere may not go that way. stopped: by holds, at most all of it counts.

    >>> kept_from(Way.DELIVER, Decimal(5), Decimal(2), Disposition.RELEASED)
    Decimal('2')
    >>> kept_from(Way.MOVE, Decimal(5), Decimal(2), Disposition.REJECTED)
    Decimal('5')
    """
    if way not in PERMITS[LotStatus(disposition)]:
        return on_hand
    return ZERO if way in PERMITS[LotStatus.ON_HOLD] else min(stopped, on_hand)
