"""One label as SVG, for screens: text as outlines, so that it looks the same wherever it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from lotbook.documents.faces import SCALE, Style
from lotbook.documents.labels.items import Bar, Item, Mark, Text
from lotbook.documents.typeset import line
from lotbook.domain.labels import Template


def svg(items: Sequence[Item], template: Template) -> bytes:
    """A drawing of the label's true size."""
    width, height = f"{template.width:g}", f"{template.height:g}"
    drawn = "".join(_drawn(item, template.width) for item in items)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}"><path fill="#fff" d="M0 0h{width}v{height}H0z"/>{drawn}</svg>'
    ).encode()


def _drawn(item: Item, width: float) -> str:
    if isinstance(item, Mark):
        symbol = item.carried.symbol
        high = item.height if symbol.rows == 1 else item.module
        place = f"translate({item.x:.3f} {item.y:.3f}) scale({item.module:.5f} {high:.5f})"
        boxes = "".join(f"M{left} {top}h{wide}v{tall}h-{wide}z" for left, top, wide, tall in symbol.dark)
        return f'<path shape-rendering="crispEdges" transform="{place}" d="{boxes}"/>'
    if isinstance(item, Bar):
        return f'<path d="M{item.x:.3f} {item.y:.3f}h{item.width:.3f}v{item.height:.3f}h-{item.width:.3f}z"/>'
    text = _text(item)
    if not item.above:
        return text
    top, tall = item.y - item.above, item.above + item.below
    room = f'y="{top:.3f}" width="{width:g}" height="{tall:.3f}" viewBox="0 {top:.3f} {width:g} {tall:.3f}"'
    return f"<svg {room}>{text}</svg>"


def _text(item: Text) -> str:
    start = item.x - item.line.length(item.size) if item.right else item.x
    scale = item.size / SCALE
    place = f"translate({start:.3f} {item.y:.3f}) scale({scale:.6f} {-scale:.6f})"
    return f'<path transform="{place}" d="{_outlines(item.text, item.style, item.base)}"/>'


@lru_cache(maxsize=512)
def _outlines(text: str, style: Style, base: int) -> str:
    pen = _Pen()
    for piece in line(text, style, base).pieces:
        for glyph, place in zip(piece.glyphs, piece.places, strict=True):
            pen.x, pen.y = piece.x + place, piece.y
            piece.face.font.draw_glyph_with_pen(glyph, pen)
    return "".join(pen.path)


class _Pen:
    """Writes the outlines of glyphs down as a path; x, y: where the glyph stands."""

    def __init__(self) -> None:
        self.x, self.y = 0, 0
        self.path: list[str] = []

    def moveTo(self, point: Any) -> None:
        self._add("M", point)

    def lineTo(self, point: Any) -> None:
        self._add("L", point)

    def qCurveTo(self, *points: Any) -> None:
        self._add("Q", *points)

    def curveTo(self, *points: Any) -> None:
        self._add("C", *points)

    def closePath(self) -> None:
        self.path.append("z")

    def _add(self, command: str, *points: Any) -> None:
        self.path.append(command + " ".join(f"{self.x + x:g} {self.y + y:g}" for x, y in points))
