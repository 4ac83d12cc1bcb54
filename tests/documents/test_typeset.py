"""Lines in any script: no character is drawn as an empty box, none is lost where a line breaks."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lotbook.documents.faces import Style, missing, printable
from lotbook.documents.typeset import ELLIPSIS, Line, line, lines, whole_lines

NOTDEF = 0
WORDS = st.text(st.sampled_from("abWÄ -/,.1茶日本のرقمة א5ไทยที่नमस्ते\u0301\u0e49\u200d\u20acЯ"), max_size=60)


def glyphs(found: Line) -> list[int]:
    return [glyph for piece in found.pieces for glyph in piece.glyphs]


@settings(deadline=None)
@given(WORDS, st.sampled_from(Style))
def test_no_printable_character_is_an_empty_box(text, style):
    assert missing(text) == []
    assert NOTDEF not in glyphs(line(text, style))


@settings(deadline=None)
@given(WORDS, st.integers(1000, 9000))
def test_a_broken_text_loses_nothing_but_spaces_at_its_ends(text, width):
    rows = whole_lines(text, Style.BOLD, width)
    said = "".join(words for row in rows for piece in row.pieces for words in piece.said)
    assert sorted(said.replace(" ", "")) == sorted(printable(text).replace(" ", ""))


@settings(deadline=None)
@given(WORDS, st.integers(3000, 9000), st.integers(1, 3))
@example("111\u05d0\u306e\u0645W\u0642", 3000, 2)  # wider from right to left than from left to right
@example(
    "b\u0dca\u0dca1\u0642", 3000, 1
)  # its first letter, with all its marks, leaves no room for the ellipsis
@example("b" + "\u0dca" * 9, 3000, 3)
def test_shortened_text_keeps_its_room(text, width, most):
    rows = lines(text, Style.BOLD, width, most)
    assert len(rows) <= most
    for row in rows:
        assert row.width <= width


def test_only_what_does_not_fit_is_shortened():
    whole = lines("Mountain Gouda", Style.BOLD, 20_000, 1)[0]
    cut = lines("Mountain Gouda", Style.BOLD, 5_000, 1)[0]
    assert whole == line("Mountain Gouda", Style.BOLD)
    assert cut.pieces[-1].glyphs[-1] == line(ELLIPSIS, Style.BOLD).pieces[-1].glyphs[-1]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mountain Gouda wheel", "Mountain"),
        ("extra-virginity", "extra-"),
        ("普洱茶叶普洱茶叶", "普洱茶叶普"),
        ("abcdefghijklmnop", "abcdefghij"),
    ],
)
def test_lines_break_where_a_reader_would(text, first):
    row = whole_lines(text, Style.REGULAR, 5_000)[0]
    assert "".join(words for piece in row.pieces for words in piece.said).strip() == first


@pytest.mark.parametrize("name", ["茶叶 2026", "유자차 500 g", "လက်ဖက် 250 g"])
def test_figures_beside_a_script_of_one_weight_are_as_thin_as_its_letters(name):
    faces = {piece.face.name for piece in line(name, Style.BOLD).pieces}
    assert all(face.endswith("-Regular") for face in faces)
    assert {piece.face.name for piece in line("Tea 2026", Style.BOLD).pieces} == {"AtkinsonNext-Bold"}


def test_a_line_of_a_name_has_the_weight_of_its_other_lines():
    first, second = lines("普洱茶叶 2026", Style.BOLD, 4_200, 2)
    assert {piece.face.name for row in (first, second) for piece in row.pieces} == {
        "DroidSansFallback-Regular",
        "AtkinsonNext-Regular",
    }
