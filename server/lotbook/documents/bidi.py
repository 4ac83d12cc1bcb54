"""The order in which right-to-left and left-to-right text stand beside each other on one line.

Source: Unicode Standard Annex 9, its implicit rules. Explicit embeddings, overrides and isolates are
taken out of names before printing (they could make a label read otherwise than it was typed), and
brackets are treated as any other neutral character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

RIGHT = frozenset({"R", "AL"})
NUMBERS = frozenset({"EN", "AN"})
STRONG = RIGHT | {"L"}
# All that can make a line run from the right; without any of them a line needs no second look.
FROM_RIGHT = RIGHT | {"AN"}


def base_level(text: str) -> int:
    """1 when the first strong character runs from right to left, else 0 (rules P2 and P3)."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return int(next((kind in RIGHT for kind in kinds if kind in STRONG), False))


def levels(text: str, base: int) -> list[int]:
    """The embedding level of every character: even runs from the left, odd from the right."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    if base == 0 and not FROM_RIGHT.intersection(kinds):
        return [0] * len(text)
    kinds = _neutrals_resolved(_weak_resolved(kinds, base), base)
    return [_level(kind, base) for kind in kinds]


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base == 0:
        return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
    return 1 if kind == "R" else 2


def _weak_resolved(kinds: Sequence[str], base: int) -> list[str]:
    """Numbers, their separators and marks as what they act like (rules W1 to W7)."""
    start = "R" if base else "L"
    found = list(kinds)
    strong = before = start
    for place, kind in enumerate(found):
        if kind == "NSM":  # W1
            kind = before
        if kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        if kind in STRONG:
            strong = kind
        found[place] = before = kind
    found = ["R" if kind == "AL" else kind for kind in found]  # W3
    for place in range(1, len(found) - 1):  # W4
        kind, left, right = found[place], found[place - 1], found[place + 1]
        if left == right and ((kind == "CS" and left in NUMBERS) or (kind == "ES" and left == "EN")):
            found[place] = left
    found = _terminators_resolved(found)
    strong = start
    for place, kind in enumerate(found):  # W7
        if kind == "EN" and strong == "L":
            found[place] = "L"
        elif kind in STRONG:
            strong = kind
    return found


def _terminators_resolved(kinds: list[str]) -> list[str]:
    """A currency or percent sign beside a number belongs to it (W5); what is left over is neutral (W6)."""
    found = list(kinds)
    for places in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -places.step
        for place in places:
            if found[place] == "ET" and found[place + step] == "EN":
                found[place] = "EN"
    return ["ON" if kind in {"ET", "ES", "CS"} else kind for kind in found]


def _neutrals_resolved(kinds: Sequence[str], base: int) -> list[str]:
    """Neutrals between two of one direction take it, others that of the line (rules N1 and N2)."""
    line = "R" if base else "L"
    found = list(kinds)
    place = 0
    while place < len(found):
        if found[place] in STRONG or found[place] in NUMBERS:
            place += 1
            continue
        end = place
        while end < len(found) and found[end] not in STRONG and found[end] not in NUMBERS:
            end += 1
        left = _direction(found[place - 1]) if place else line
        right = _direction(found[end]) if end < len(found) else line
        found[place:end] = [left if left == right else line] * (end - place)
        place = end
    return found


def _direction(kind: str) -> str:
    return "R" if kind in NUMBERS else kind


def visual(levels_of_runs: Sequence[int]) -> list[int]:
    """The runs of a line, by their place in it, from left to right as they are drawn (rule L2)."""
    order = list(range(len(levels_of_runs)))
    for level in range(max(levels_of_runs, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels_of_runs[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
