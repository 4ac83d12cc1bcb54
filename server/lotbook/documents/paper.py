"""Pages in millimetres from the top left corner, written with reportlab.

Text goes in as glyph numbers of embedded fonts (Type 0, Identity-H) with a table back to Unicode, so any
script prints as it was shaped and can still be searched and copied. Nothing given here is ever read as
markup, a file name or an address. The same calls give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from lotbook.documents.faces import Face
from lotbook.documents.png import Png, read
from lotbook.documents.symbols import Box, Symbol
from lotbook.documents.typeset import Line, Piece

MM = 72 / 25.4
BLACK, GREY, RULE = 0.0, 0.27, 0.53
Point = tuple[float, float]


class Paper:
    """A document being drawn, page by page.

    width, height: of a page, in millimetres. title: shown by viewers.
    """

    def __init__(self, width: float, height: float, title: str) -> None:
        self.width, self.height = width, height
        self.origin = (0.0, 0.0)  # where x = 0, y = 0 is, from the top left corner of the page
        self._file = BytesIO()
        self._canvas = Canvas(self._file, pagesize=(width * MM, height * MM), invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setCreator("Lotbook")
        # reportlab starts each page with Helvetica, which it does not embed; no text here uses it.
        self._canvas._preamble = "1 0 0 1 0 0 cm"
        self._canvas._doc.idToObject[pdfdoc.BasicFonts].dict.clear()
        self._fonts: dict[Face, _Embedded] = {}
        self._pictures: dict[bytes, int] = {}
        self._ops: list[str] = self._canvas._code

    def text(self, x: float, y: float, line: Line, size: float, grey: float = BLACK) -> None:
        """Draw a line with its left end at x and its base line at y; size in millimetres."""
        for piece in line.pieces:
            name = self._font(piece.face).use(piece)
            left, base = self._point(x + piece.x * size / 1000, y - piece.y * size / 1000)
            tint = f"{grey:g} g " if grey else ""
            back = " 0 g" if grey else ""
            start = f"BT {name} {size * MM:.3f} Tf {left:.3f} {base:.3f} Td"
            self._ops.append(f"{tint}{start} [{piece.shown}] TJ ET{back}")

    def text_to(self, right: float, y: float, line: Line, size: float, grey: float = BLACK) -> None:
        """Draw a line with its right end at `right`."""
        self.text(right - line.length(size), y, line, size, grey)

    def box(self, x: float, y: float, width: float, height: float, grey: float = BLACK) -> None:
        """Fill a rectangle whose top left corner is at x, y."""
        left, top = self._point(x, y)
        box = f"{left:.3f} {top - height * MM:.3f} {width * MM:.3f} {height * MM:.3f} re f"
        self._ops.append(f"{grey:g} g {box} 0 g" if grey else box)

    def boxes(self, x: float, y: float, boxes: Sequence[Box], width: float, height: float) -> None:
        """Fill boxes as one shape without seams, counted from x, y in units of this width and height."""
        left, top = self._point(x, y)
        # The page is turned into that grid, so that the boxes stay whole numbers.
        grid = f"{width * MM:.5f} 0 0 {-height * MM:.5f} {left:.4f} {top:.4f} cm"
        self._ops.append(f"q {grid} {' '.join([f'{a} {b} {w} {h} re' for a, b, w, h in boxes])} f Q")

    def way(self, start: Point, parts: Sequence[Sequence[Point]], width: float, grey: float = BLACK) -> None:
        """A line from `start` on: each part goes straight to its point, or bends by two points to its third."""
        shown = [f"{self._shown(start)} m"]
        shown += [f"{' '.join(map(self._shown, part))} {'l' if len(part) == 1 else 'c'}" for part in parts]
        self._ops.append(f"q {width * MM:.3f} w {grey:g} G {' '.join(shown)} S Q")

    def polygon(self, points: Sequence[Point], grey: float = BLACK) -> None:
        """Fill what lies between these points."""
        first, *others = map(self._shown, points)
        self._ops.append(f"q {grey:g} g {first} m {' '.join(f'{each} l' for each in others)} f Q")

    def symbol(self, x: float, y: float, module: float, symbol: Symbol, height: float | None = None) -> None:
        """Draw a barcode from its top left corner. module: its side; height: of bars, a module if absent."""
        self.boxes(x, y, symbol.dark, module, module if height is None else height)

    def picture(self, x: float, y: float, width: float, height: float, png: bytes) -> None:
        """Draw a picture into a rectangle whose top left corner is at x, y; png: as `png.read` takes it."""
        name = f"P{self._pictures.setdefault(png, len(self._pictures) + 1)}"
        if not self._canvas.hasForm(name):
            self._canvas._doc.Reference(_picture(read(png)), self._canvas._doc.getXObjectName(name))
        left, top = self._point(x, y)
        place = f"{width * MM:.3f} 0 0 {height * MM:.3f} {left:.3f} {top - height * MM:.3f} cm"
        self._ops.append(f"q {place} /{self._canvas._doc.getXObjectName(name)} Do Q")
        self._canvas._formsinuse.append(name)

    @contextmanager
    def within(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """What is drawn meanwhile shows only in this rectangle: stacks of accents reach no further."""
        left, top = self._point(x, y)
        box = f"{left:.3f} {top - height * MM:.3f} {width * MM:.3f} {height * MM:.3f}"
        self._ops.append(f"q {box} re W n")
        yield
        self._ops.append("Q")

    @contextmanager
    def scaled(self, x: float, y: float, by: float) -> Iterator[None]:
        """What is drawn meanwhile is so much larger, as seen from x, y."""
        left, top = self._point(x, y)
        self._ops.append(f"q {by:.5f} 0 0 {by:.5f} {left * (1 - by):.3f} {top * (1 - by):.3f} cm")
        yield
        self._ops.append("Q")

    def next_page(self) -> None:
        """End this page; the next begins empty."""
        self._canvas.showPage()
        self._ops = self._canvas._code

    def bytes(self) -> bytes:
        """The finished file; the page being drawn must have been ended."""
        self._canvas.save()
        return self._file.getvalue()

    def _point(self, x: float, y: float) -> tuple[float, float]:
        left, top = self.origin
        return (left + x) * MM, (self.height - top - y) * MM

    def _shown(self, point: Point) -> str:
        left, top = self._point(*point)
        return f"{left:.3f} {top:.3f}"

    def _font(self, face: Face) -> _Embedded:
        if face not in self._fonts:
            self._fonts[face] = _Embedded(face, f"G{len(self._fonts) + 1}")
            self._canvas._doc.delayedFonts.append(self._fonts[face])
        return self._fonts[face]


class _Embedded:
    """One font in one document: the glyphs drawn with it; reportlab asks for its objects when saving."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.glyphs: dict[int, str] = {}
        self._noted: set[tuple[int, str]] = set()

    def use(self, piece: Piece) -> str:
        """Note the glyphs as drawn; returns the font's name for the page."""
        if self._noted.issuperset(zip(piece.glyphs, piece.said, strict=True)):  # as of nearly all pieces
            return f"/{self.name}"
        for glyph, words in zip(piece.glyphs, piece.said, strict=True):
            self._noted.add((glyph, words))
            known = self.glyphs.get(glyph)
            # A letter stands for itself, also where it first came as part of a longer cluster.
            if not known or (words and len(words) < len(known)):
                self.glyphs[glyph] = words
        return f"/{self.name}"

    def addObjects(self, doc: Any) -> None:
        """Put the font into the document: the two font objects, measures, outlines, the way back to text."""
        label = f"{_subset_tag(self.name)}+{self.face.name}"
        font = self.face.font
        extents = font.get_font_extents("ltr")
        descriptor = _dictionary(
            Type="FontDescriptor", FontName=label, Flags=4, ItalicAngle=0, StemV=80,
            FontBBox=pdfdoc.PDFArray([0, extents.descender, 1000, extents.ascender]),
            Ascent=extents.ascender, Descent=extents.descender, CapHeight=extents.ascender,
            FontFile2=_stream(doc, self.face.subset(self.glyphs)),
        )  # fmt: skip
        widths: list[Any] = []
        for glyph in sorted(self.glyphs):
            widths += [glyph, pdfdoc.PDFArray([font.get_glyph_h_advance(glyph)])]
        adobe, identity = pdfdoc.PDFString("Adobe"), pdfdoc.PDFString("Identity")
        glyph_font = _dictionary(
            Type="Font", Subtype="CIDFontType2", BaseFont=label, CIDToGIDMap="Identity", DW=1000,
            CIDSystemInfo=_dictionary(Registry=adobe, Ordering=identity, Supplement=0),
            W=pdfdoc.PDFArray(widths), FontDescriptor=doc.Reference(descriptor),
        )  # fmt: skip
        doc.idToObject[pdfdoc.BasicFonts].dict[self.name] = _dictionary(
            Type="Font", Subtype="Type0", BaseFont=label, Encoding="Identity-H",
            DescendantFonts=pdfdoc.PDFArray([doc.Reference(glyph_font)]),
            ToUnicode=_stream(doc, self._to_unicode().encode()),
        )  # fmt: skip

    def _to_unicode(self) -> str:
        said = [(glyph, words) for glyph, words in sorted(self.glyphs.items()) if words]
        blocks = []
        for start in range(0, len(said), 100):
            part = said[start : start + 100]
            rows = [f"<{glyph:04x}> <{words.encode('utf-16-be').hex()}>" for glyph, words in part]
            blocks.append(f"{len(rows)} beginbfchar\n" + "\n".join(rows) + "\nendbfchar")
        return _CMAP % "\n".join(blocks)


_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
%s
endcmap CMapName currentdict /CMap defineresource pop end end
"""


def _subset_tag(name: str) -> str:
    """Six letters that say "a part of this font", one tag per font of the document."""
    return re.sub(r"\d", lambda digit: "ABCDEFGHIJ"[int(digit[0])], f"{int(name[1:]):06d}")


def _dictionary(**entries: Any) -> Any:
    """A PDF dictionary whose plain strings are names."""
    values = (pdfdoc.PDFName(value) if isinstance(value, str) else value for value in entries.values())
    return pdfdoc.PDFDictionary(dict(zip(entries, values, strict=True)))


def _picture(png: Png) -> Any:
    """The picture as it stands in its file: PDF undoes what PNG does to it."""
    undone = _dictionary(Predictor=15, Colors=3, BitsPerComponent=8, Columns=png.width)
    how = _dictionary(
        Type="XObject", Subtype="Image", Width=png.width, Height=png.height, ColorSpace="DeviceRGB",
        BitsPerComponent=8, Filter="FlateDecode", DecodeParms=undone,
    )  # fmt: skip
    stream = pdfdoc.PDFStream(how, png.packed)
    stream.filters = []
    return stream


def _stream(doc: Any, content: bytes) -> Any:
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Length1": len(content)}), content)
    stream.filters = [pdfdoc.PDFZCompress]
    return doc.Reference(stream)
