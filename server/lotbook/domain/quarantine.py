"""Quarantine: what comes in is held at once, where a rule says so, until it is released."""

from __future__ import annotations

from dataclasses import dataclass

from lotbook.domain.refusals import InputFault, invalid
from lotbook.domain.words import OperationKind, Tracking

BRINGS_IN = frozenset({OperationKind.RECEIPT, OperationKind.RETURN, OperationKind.MANUFACTURING})
"""What brings goods in from outside of our places."""


@dataclass(frozen=True)
class RuleFacts:
    """What a rule names, by what matters of it; None for what it leaves open."""

    tracking: Tracking | None = None  # of its product
    is_vendor: bool | None = None  # its partner
    kind: OperationKind | None = None  # of its operation type


def require_sound_rule(facts: RuleFacts) -> None:
    """Refuse a rule that names nothing, or under which nothing could ever be held. Raises InvalidInput.

    >>> require_sound_rule(RuleFacts(tracking=Tracking.LOT))
    >>> require_sound_rule(RuleFacts(is_vendor=True, kind=OperationKind.RETURN))
    Traceback (most recent call last):
    lotbook.domain.refusals.InvalidInput: Only receipts bring goods from a vendor.
    """
    field, message = "product", ""
    if facts == RuleFacts():
        message = "Say what is held: a product, what a vendor sends, or what an operation type brings in."
        raise invalid(field, InputFault.MISSING, message)
    if facts.tracking is Tracking.NONE:
        message = "Only lots and serials are held at receipt; goods without numbers cannot be told apart."
    elif facts.is_vendor is False:
        field, message = "vendor", "Nothing is bought from this partner."
    elif facts.kind is not None and facts.kind not in BRINGS_IN:
        field, message = "operationType", "This operation type brings nothing in from outside."
    elif facts.is_vendor and facts.kind not in (None, OperationKind.RECEIPT):
        field, message = "operationType", "Only receipts bring goods from a vendor."
    if message:
        raise invalid(field, InputFault.CONTRADICTION, message)
