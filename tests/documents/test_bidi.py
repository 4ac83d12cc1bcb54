"""Order of mixed directions: upper case stands for Hebrew, as in the examples of Annex 9."""

from __future__ import annotations

from itertools import groupby

import pytest

from lotbook.documents.bidi import base_level, levels, visual

HEBREW = {chr(ord("A") + n): chr(0x5D0 + n) for n in range(26)}


def drawn(text: str) -> str:
    """What stands on the line from left to right."""
    stored = "".join(HEBREW.get(character, character) for character in text)
    found = levels(stored, base_level(stored))
    runs = [
        ("".join(text[place] for place, _ in group), level)
        for level, group in groupby(enumerate(found), key=lambda pair: pair[1])
        for group in [list(group)]
    ]
    parts = [words[::-1] if level % 2 else words for words, level in runs]
    return "".join(parts[place] for place in visual([level for _, level in runs]))


@pytest.mark.parametrize(
    ("stored", "line"),
    [
        ("car means CAR.", "car means RAC."),
        ("CAR means car", "means car RAC"),
        ("COFFEE 500 G", "G 500 EEFFOC"),
        ("he said CAR 12 TEA x", "he said AET 12 RAC x"),
        ("TEA 12.5% x", "x 12.5% AET"),
        ("tea 12.5%", "tea 12.5%"),
        ("A-1/2", "1/2-A"),
        ("A 1-2", "1-2 A"),
        ("12 tins", "12 tins"),
        ("", ""),
    ],
)
def test_text_of_two_directions_is_drawn_in_the_order_of_the_annex(stored, line):
    assert drawn(stored) == line
