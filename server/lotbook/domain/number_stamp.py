"""Tells two plans apart: whoever looked at one must not take another."""

from __future__ import annotations

import hashlib
import re

from lotbook.domain.number_plan import Plan


def stamp_of(plan: Plan, next_counter: int) -> str:
    """Changes when any number, its verdict or the product's sequence does; `moved` tells of two how."""
    parts = [str(next_counter)]
    parts += [f"{one.number}\0{one.quantity}\0{plan.verdict(place)}" for place, one in enumerate(plan.asked)]
    counts = [f"{count}{verdict}" for verdict, count in sorted(plan.counts().items())]
    return ".".join((hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32], *counts))


def moved(before: str, now: str) -> str:
    """What became of the verdicts between two stamps, in words.

    >>> moved("9f.3NEW", "07.2NEW.1TAKEN")
    ': 2 new (3 before), 1 taken (none before)'
    """
    then, since = _counts_of(before), _counts_of(now)
    changes = [
        f"{since.get(verdict, 'none')} {verdict.lower().replace('_', ' ')} ({then.get(verdict, 'none')} before)"
        for verdict in dict.fromkeys((*since, *then))
        if since.get(verdict) != then.get(verdict)
    ]
    return f": {', '.join(changes)}" if changes else ": look at it again"


def _counts_of(stamp: str) -> dict[str, str]:
    found = (re.fullmatch(r"([0-9]{1,6})([A-Z_]{1,20})", part) for part in stamp.split(".")[1:])
    return {match[2]: match[1] for match in found if match}
