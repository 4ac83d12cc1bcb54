"""Labels as pictures, dot by dot as a label printer sets them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import uharfbuzz as hb
from PIL import Image, ImageDraw

from lotbook.documents.faces import SCALE, Style
from lotbook.documents.labels.carriers import Carried
from lotbook.documents.labels.items import Bar, Item, Mark, Text
from lotbook.documents.typeset import line
from lotbook.domain.labels import Template

WHITE, BLACK = 255, 0


@dataclass(frozen=True)
class Ink:
    """A line of text as coverage, 0 to 255 a dot. left, above: dots from its start and from its base line to
    the top left corner."""

    mask: Image.Image
    left: int
    above: int


def draw_picture(items: Sequence[Item], template: Template, dots: float) -> Image.Image:
    """One label in shades of grey. dots: to the millimetre."""
    picture = Image.new("L", (round(template.width * dots), round(template.height * dots)), WHITE)
    pen = ImageDraw.Draw(picture)
    for item in items:
        if isinstance(item, Mark):
            module = round(item.module * dots)
            symbol = symbol_picture(item.carried, module, round(item.height * dots))
            picture.paste(symbol, (round(item.x * dots), round(item.y * dots)))
        elif isinstance(item, Bar):
            left, top = round(item.x * dots), round(item.y * dots)
            wide, high = max(1, round(item.width * dots)), max(1, round(item.height * dots))
            pen.rectangle((left, top, left + wide - 1, top + high - 1), fill=BLACK)
        else:
            ink, left, top = ink_of(item, dots)
            picture.paste(BLACK, (left, top), ink.mask)
    return picture


def png(items: Sequence[Item], template: Template, dots: float) -> bytes:
    """One label as PNG; dots: to the millimetre."""
    file = BytesIO()
    dpi = dots * 25.4
    draw_picture(items, template, dots).save(file, "PNG", optimize=True, dpi=(dpi, dpi))
    return file.getvalue()


def symbol_picture(carried: Carried, module: int, height: int) -> Image.Image:
    """A symbol without its quiet zone. module: dots to a module; height: dots of bars."""
    symbol = carried.symbol
    bars = symbol.rows == 1
    picture = Image.new("L", (symbol.columns * module, height if bars else symbol.rows * module), WHITE)
    pen = ImageDraw.Draw(picture)
    for left, top, wide, high in symbol.dark:
        bottom = height if bars else (top + high) * module
        pen.rectangle((left * module, top * module, (left + wide) * module - 1, bottom - 1), fill=BLACK)
    return picture


def ink_of(item: Text, dots: float) -> tuple[Ink, int, int]:
    """A text's ink, cut off above and below where it says so, and its top left corner in dots."""
    size = round(item.size * dots, 2)
    ink = _ink(item.text, item.style, item.base, size)
    start = item.x - item.line.length(item.size) if item.right else item.x
    left, top = round(start * dots) + ink.left, round(item.y * dots) - ink.above
    if not item.above:
        return ink, left, top
    highest, lowest = round((item.y - item.above) * dots), round((item.y + item.below) * dots)
    upper, lower = max(0, highest - top), min(ink.mask.height, lowest - top)
    return Ink(ink.mask.crop((0, upper, ink.mask.width, lower)), ink.left, ink.above), left, top + upper


@lru_cache(maxsize=512)
def _ink(text: str, style: Style, base: int, size: float) -> Ink:
    """size: in dots."""
    drawn = hb.RasterDraw()
    scale = size / SCALE
    for piece in line(text, style, base).pieces:
        for glyph, place in zip(piece.glyphs, piece.places, strict=True):
            drawn.transform = (scale, 0, 0, scale, (piece.x + place) * scale, piece.y * scale)
            drawn.draw_glyph(piece.face.font, glyph)
    image = drawn.render()
    extents = image.extents
    if not extents.width or not extents.height:
        return Ink(Image.new("L", (1, 1), 0), 0, 0)
    whole = Image.frombytes("L", (extents.stride, extents.height), image.buffer)
    mask = whole.crop((0, 0, extents.width, extents.height)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    return Ink(mask, extents.x_origin, extents.y_origin + extents.height)
