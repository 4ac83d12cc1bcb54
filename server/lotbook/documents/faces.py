"""The fonts shipped with Lotbook, and which of them draws which character.

Fonts are read when a character first needs them: Latin text opens only the small ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import cache, cached_property, lru_cache
from importlib.resources import files

import uharfbuzz as hb

# Of a font that is embedded by glyph number, all but the outlines and their measures.
UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2")
SCALE = 1000  # every font is measured in thousandths of its size, as PDF does


class Face:
    """One font file: what it can draw, and how wide."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._advances: dict[int, int] = {}
        self._bytes = files(__package__).joinpath("fonts", f"{name}.ttf").read_bytes()

    @cached_property
    def font(self) -> hb.Font:
        """The font for HarfBuzz, scaled to thousandths."""
        font = hb.Font(hb.Face(self._bytes))
        font.scale = (SCALE, SCALE)
        return font

    def advance(self, glyph: int) -> int:
        """How far the pen goes on after one glyph, of the font as it is."""
        if glyph not in self._advances:
            self._advances[glyph] = self.font.get_glyph_h_advance(glyph)
        return self._advances[glyph]

    def lowest(self, glyph: int) -> int:
        """How far one glyph reaches below the line; negative for one that hangs above it."""
        extents = self.font.get_glyph_extents(glyph)
        return 0 if extents is None else -int(extents.y_bearing + extents.height)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that it draws; joiners have no picture and need none."""
        return frozenset(self.font.face.unicodes).union(map(ord, JOINERS))

    def covers(self, text: Iterable[str]) -> bool:
        """Whether it draws every character."""
        return self.characters.issuperset(map(ord, text))

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """The font file with the outlines of these glyphs only, under their own numbers."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.glyph_set.update(set(glyphs))
        wanted.drop_table_tag_set.update(_tag(table) for table in UNUSED_TABLES)
        return bytes(hb.subset(self.font.face, wanted).blob.data)


class Style(Enum):
    """A way to set text; each is a list of fonts, the first that has the characters draws them."""

    REGULAR = ("AtkinsonNext", "Regular")
    BOLD = ("AtkinsonNext", "Bold")
    MONO = ("AtkinsonMono", "Regular")
    MONO_BOLD = ("AtkinsonMono", "Bold")


# Joiners shape their neighbours. Everything else that is invisible by nature is taken out before printing.
JOINERS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
_BOTH_WEIGHTS = ("NotoSans", "NotoSansArabic", "NotoSansHebrew", "NotoSansThai", "NotoSansDevanagari")
_ONE_WEIGHT = (
    *("NotoSansArmenian", "NotoSansGeorgian", "NotoSansBengali", "NotoSansGurmukhi", "NotoSansGujarati"),
    *("NotoSansTamil", "NotoSansTelugu", "NotoSansKannada", "NotoSansMalayalam", "NotoSansSinhala"),
    *("NotoSansLao", "NotoSansMyanmar", "NotoSansKhmer", "NotoSansEthiopic", "DroidSansFallback"),
)


@cache
def face(name: str) -> Face:
    """A font of the package by the name of its file; opened once."""
    return Face(name)


@cache
def _names(style: Style) -> tuple[str, ...]:
    family, weight = style.value
    scripts = [f"{name}-{weight}" for name in _BOTH_WEIGHTS]
    return (f"{family}-{weight}", *scripts, *(f"{name}-Regular" for name in _ONE_WEIGHT))


@lru_cache(maxsize=8192)
def in_one_weight(text: str, style: Style) -> Style:
    """The style, or its regular weight where a script of the text has no other: bold figures beside thin letters
    would look like two names."""
    family, weight = style.value
    if text.isascii() or style in (Style.REGULAR, Style.MONO):
        return style
    letters = [each for each in printable(text) if unicodedata.category(each)[0] in "LM"]
    found = (face_for(each, style) for each in letters)
    thin = any(face is not None and not face.name.endswith(weight) for face in found)
    return Style((family, "Regular")) if thin else style


def first_face(style: Style) -> Face:
    """The font that draws nearly all of what is set in a style."""
    return face(_names(style)[0])


@lru_cache(maxsize=8192)
def face_for(text: str, style: Style) -> Face | None:
    """The first font of the style that draws all of text; None when none does."""
    return next((found for found in map(face, _names(style)) if found.covers(text)), None)


REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def missing(text: str) -> list[str]:
    """The characters of text that cannot be printed, each once, in order: controls, and those no font has."""
    if text.isascii() and text.isprintable():
        return []
    return [each for each in dict.fromkeys(_visible(text)) if not _has_picture(each)]


@lru_cache(maxsize=8192)
def printable(text: str) -> str:
    """Text as it is drawn: composed (NFC), every space a plain one, without invisible controls, and with a sign for
    each character that cannot be printed. Who must not print such a sign looks at `missing` before."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return "".join(each if _has_picture(each) else REPLACEMENT for each in _visible(text)).strip()


def _visible(text: str) -> str:
    spaced = "".join(" " if _is_space(each) else each for each in unicodedata.normalize("NFC", text))
    return "".join(each for each in spaced if each in JOINERS or not _is_invisible(each))


def _has_picture(character: str) -> bool:
    return not _is_control(character) and face_for(character, Style.REGULAR) is not None


def _tag(table: str) -> int:
    return int.from_bytes(table.encode(), "big")


def _is_space(character: str) -> bool:
    return character.isspace() or unicodedata.category(character).startswith("Z")


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or 0xFE00 <= ord(character) <= 0xFE0F
