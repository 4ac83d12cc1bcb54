"""Quarantine: what comes in is held at once, where a rule says so, until it is released."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lotbook.domain.inputs import parse_line
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import CheckOpen, invalid
from lotbook.domain.words import OperationKind, Tracking

MOST_CHECKS = 20

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


def parse_checks(names: Sequence[str]) -> list[str]:
    """What has to be checked before a release, in order. Raises InvalidInput.

    >>> parse_checks([" Seal unbroken ", "Temperature"])
    ['Seal unbroken', 'Temperature']
    """
    if len(names) > MOST_CHECKS:
        message = f"At most {MOST_CHECKS} checks, not {len(names)}."
        raise invalid("checks", InputFault.OVER_LIMIT, message, given=str(len(names)), limit=str(MOST_CHECKS))
    found = [parse_line(name, ("checks", str(place))) for place, name in enumerate(names)]
    for place, name in enumerate(found):
        if name in found[:place]:
            message = f"{name} stands there twice."
            raise invalid(("checks", str(place)), InputFault.NOT_UNIQUE, message, given=name)
    return found


def outstanding(checks: Mapping[str, bool | None]) -> list[CheckOpen]:
    """Checks that stand against a release. checks: by name, whether each passed; None for nobody has looked.

    >>> outstanding({"Seal": True, "Weight": None, "Smell": False})
    [CheckOpen(name='Weight', failed=False), CheckOpen(name='Smell', failed=True)]
    """
    return [CheckOpen(name=name, failed=passed is False) for name, passed in checks.items() if not passed]


def told_outstanding(checks: Sequence[CheckOpen]) -> str:
    """In words.

    >>> told_outstanding([CheckOpen(name="Weight", failed=False), CheckOpen(name="Smell", failed=True)])
    'Not checked yet: Weight. Failed: Smell.'
    """
    parts = [
        (words, ", ".join(each.name for each in checks if each.failed is failed))
        for words, failed in (("Not checked yet", False), ("Failed", True))
    ]
    return " ".join(f"{words}: {names}." for words, names in parts if names)
