"""Lines of text in any script: which glyph of which font stands where.

Words are shaped by HarfBuzz (Arabic joining, Indic clusters, Thai marks, kerning). Limits: Thai, Lao, Khmer
and Burmese break between characters, as no dictionary is shipped; vertical text is not offered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

import uharfbuzz as hb

from lotbook.documents.bidi import base_level, levels, visual
from lotbook.documents.faces import (
    JOINERS,
    SCALE,
    Face,
    Style,
    face_for,
    first_face,
    in_one_weight,
    printable,
)

ELLIPSIS = "…"
MOST_BELOW = 900  # thousandths of the size: the deepest letters of any script
JOINS = 9  # the combining class of signs that make one letter of two
# Digits of a number all take the same room, or columns of them would dance.
_FEATURES = {"tnum": True}


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one font, drawn without a break.

    x, y: where it starts, in thousandths of the size. shown: operand of the PDF operator TJ.
    said: the text that each of the glyphs stands for, empty where a glyph before it says it all.
    places: where each glyph stands, from x.
    """

    face: Face
    x: int
    y: int
    shown: str
    glyphs: tuple[int, ...]
    said: tuple[str, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw. width: in thousandths of the size. from_right: it begins at the right."""

    pieces: tuple[Piece, ...]
    width: int
    from_right: bool = False

    def length(self, size: float) -> float:
        """The width at a size, in the size's unit."""
        return self.width * size / SCALE


@lru_cache(maxsize=8192)
def line(text: str, style: Style, base: int | None = None) -> Line:
    """Set text on one line. base: 1 when the paragraph runs from right to left, found out when absent."""
    text = printable(text)
    style = in_one_weight(text, style)
    base = base_level(text) if base is None else base
    runs = list(_runs(text, levels(text, base), style))
    pieces: list[Piece] = []
    x = 0
    for place in visual([level for _, _, level in runs]):
        words, face, level = runs[place]
        shaped, width = _shape(words, face, level % 2 == 1)
        pieces += [replace(piece, x=piece.x + x) for piece in shaped]
        x += width
    return Line(tuple(pieces), x, base == 1)


def reach_below(text: str, style: Style) -> float:
    """How far the letters of a text reach below their base line, in sizes; of a stack of marks, the first ones."""
    apart = unicodedata.normalize("NFD", printable(text))
    once = "".join(each for cluster in clusters(apart) for each in _unstacked(cluster))
    reach = (
        piece.face.lowest(glyph) - piece.y for piece in line(once, style).pieces for glyph in piece.glyphs
    )
    return min(MOST_BELOW, max(0, *reach, 0)) / SCALE


def _unstacked(cluster: str) -> Iterator[str]:
    """A letter with its marks, each once; signs that join letters stand as often as they join some."""
    for place, each in enumerate(cluster):
        if unicodedata.combining(each) in (0, JOINS) or each not in cluster[:place]:
            yield each


def _runs(text: str, level_of: list[int], style: Style) -> Iterator[tuple[str, Face, int]]:
    """Stretches of one level and one font, in the order of reading."""
    usual = first_face(style)
    if len(set(level_of)) == 1 and usual.covers(text):
        yield text, usual, level_of[0]
        return
    parts: list[tuple[str, Face, int]] = []
    for level, group in groupby(zip(text, level_of, strict=True), key=lambda pair: pair[1]):
        for word in re.findall(r" +|[^ ]+", "".join(character for character, _ in group)):
            whole = parts[-1][1] if word.isspace() and parts else face_for(word, style)
            parts += [(word, whole, level)] if whole else [(*part, level) for part in _mixed(word, style)]
    for (face, level), group_of_parts in groupby(parts, key=lambda part: (part[1], part[2])):
        yield "".join(part for part, _, _ in group_of_parts), face, level


def _mixed(word: str, style: Style) -> Iterator[tuple[str, Face]]:
    """A word that no font has as a whole: by letters with their marks, or each by itself if it must be."""
    for cluster in clusters(word):
        whole = face_for(cluster, style)
        for part in [cluster] if whole else cluster:
            found = whole or face_for(part, style)
            if found is None:
                raise ValueError(f"No font draws {part!a}, which `printable` should have replaced.")
            yield part, found


def clusters(text: str) -> list[str]:
    """Text cut where a reader would: never before a mark that sits on a letter, nor at a joiner."""
    parts: list[str] = []
    for character in text:
        mark = unicodedata.category(character).startswith("M") or character in JOINERS
        joined = parts and (mark or parts[-1][-1] in JOINERS or unicodedata.combining(parts[-1][-1]) == JOINS)
        if joined:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _shape(text: str, face: Face, from_right: bool) -> tuple[list[Piece], int]:
    """Glyphs of one run from left to right, broken where one stands above or below the line."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if from_right else "ltr"
    hb.shape(face.font, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    glyphs, heights = [info.codepoint for info in infos], [position.y_offset for position in positions]
    said = _text_of_clusters(text, [info.cluster for info in infos])
    pens = [0, *accumulate(position.x_advance for position in positions)]
    starts = [pen + position.x_offset for pen, position in zip(pens, positions, strict=False)]
    pieces, first = [], 0
    for y, group in groupby(heights):
        end = first + len(list(group))
        pieces.append(_piece(face, y, starts[first:end], glyphs[first:end], said[first:end]))
        first = end
    return pieces, pens[-1]


def _piece(face: Face, y: int, starts: list[int], glyphs: list[int], said: list[str]) -> Piece:
    """starts: where each glyph stands; said: the text that it stands for."""
    pen = starts[0]
    shown, advance = [], face.advance
    for x, glyph in zip(starts, glyphs, strict=True):
        if x != pen:
            shown.append(f">{pen - x}<")
        shown.append(f"{glyph:04x}")
        pen = x + advance(glyph)
    places = tuple([x - starts[0] for x in starts])
    return Piece(face, starts[0], y, f"<{''.join(shown)}>", tuple(glyphs), tuple(said), places)


def _text_of_clusters(text: str, starts: list[int]) -> list[str]:
    """For each glyph the text it stands for: the first glyph of a cluster says it, the others nothing."""
    if len(starts) == len(text) and starts == [*range(len(text))]:
        return [*text]
    bounds = [*sorted(set(starts)), len(text)]
    end_of = dict(pairwise(bounds))
    seen: set[int] = set()
    said = []
    for start in starts:
        said.append("" if start in seen else text[start : end_of[start]])
        seen.add(start)
    return said


@lru_cache(maxsize=4096)
def lines(text: str, style: Style, width: float, most: int) -> tuple[Line, ...]:
    """Text on as many lines as it needs, at most `most`; what is then left is shortened with an ellipsis.

    width: of a line, in thousandths of the size.
    """
    base, style = base_level(printable(text)), in_one_weight(text, style)
    return tuple(line(each, style, base) for each in broken(text, style, width, most))


def whole_lines(text: str, style: Style, width: float) -> list[Line]:
    """Text on as many lines as it needs: never shortened, broken anywhere if it must be."""
    base, style = base_level(printable(text)), in_one_weight(text, style)
    return [line(each, style, base) for each in broken(text, style, width)]


@lru_cache(maxsize=4096)
def broken(text: str, style: Style, width: float, most: int | None = None) -> tuple[str, ...]:
    """Text cut into lines, at most `most` of them; what is then left is shortened with an ellipsis.

    width: of a line, in thousandths of the size.
    """
    text = printable(text)
    base, style = base_level(text), in_one_weight(text, style)
    found: list[str] = []
    while text and (most is None or len(found) < most - 1):
        taken = _fitting(text, style, width, base)
        found.append(text[:taken])
        text = text[taken:].lstrip()
    if text:
        found.append(_shortened(text, style, width, base))
    return tuple(found)


def _fitting(text: str, style: Style, width: float, base: int) -> int:
    """How many characters go on the first line: to the last place for a break, else as many as fit; of a letter with
    more marks than a line has room for, as many of them."""
    if line(text, style, base).width <= width:
        return len(text)
    ends = _ends(text)
    most = _last_fitting(text, ends, style, width, base)
    if line(text[:most].rstrip(), style, base).width > width:
        return _last_fitting(text, list(range(1, most + 1)), style, width, base)
    breaks = [end for end in ends[: ends.index(most) + 1] if _may_break(text, end)]
    return breaks[-1] if breaks else most


def _ends(text: str) -> list[int]:
    return list(accumulate(len(cluster) for cluster in clusters(text)))


def _last_fitting(text: str, ends: list[int], style: Style, width: float, base: int, behind: str = "") -> int:
    """The last of the ends up to which text, with what stands behind it, fits; never less than the first."""
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if line(text[: ends[middle]].rstrip() + behind, style, base).width <= width:
            low = middle
        else:
            high = middle - 1
    return ends[low]


def _may_break(text: str, end: int) -> bool:
    """Before a space, after a hyphen, and beside an ideograph that no closing mark follows."""
    if end >= len(text) or text[end] == " " or text[end - 1] in "-/":
        return True
    wide = all(unicodedata.east_asian_width(each) in "WF" for each in text[end - 1 : end + 1])
    return wide and not unicodedata.category(text[end]).startswith("P")


def _shortened(text: str, style: Style, width: float, base: int) -> str:
    if line(text, style, base).width <= width:
        return text
    end = _last_fitting(text, _ends(text), style, width, base, ELLIPSIS)
    short = text[:end].rstrip() + ELLIPSIS
    return short if line(short, style, base).width <= width else ELLIPSIS
