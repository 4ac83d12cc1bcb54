"""Codes in a grey picture: by zxing-cpp, then on enhanced copies, then by zbar; runs in the decoding process only.

One look is enough for most photos. Further ones are taken while no bars were found, for a square code is read at
any angle and the bars beside it are not, or while only what misreads at times was: then the place of the code alone
is looked at again, straightened, and after that the whole picture.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from math import hypot, inf

import zxingcpp
from PIL import Image

from lotbook.decode.copies import Copy, straightened
from lotbook.decode.photo import MOST_CODES, Corners, Decoder, PhotoCode
from lotbook.decode.zbar import load_zbar
from lotbook.standards.gtin import is_gtin

PATIENCE = 1.5  # seconds after the photo as it is, in which further looks are begun
LARGE = 0.6  # of its size: a picture made smaller than this is read so first, which is four times as fast
TURNS = (0, 90, 15, 165, 30, 150, 75, 105, 45, 135, 60, 120)  # degrees; the likeliest first

F = zxingcpp.BarcodeFormat
RETAIL = (F.EAN13, F.EAN8, F.UPCA)
DATABAR = (F.DataBarOmni, F.DataBarStk, F.DataBarLtd, F.DataBarExp, F.DataBarExpStk)
BARS = (*RETAIL, F.UPCE, *DATABAR, F.ITF14, F.Code128, F.Code39, F.Code93)
LINEAR = zxingcpp.BarcodeFormats(BARS)
ALL = zxingcpp.BarcodeFormats((*BARS, F.DataMatrix, F.QRCode, F.MicroQRCode, F.Aztec, F.PDF417))
WEAK = ("EAN", "ITF", "Code 39", "Code 93", "Code 128")
"""What noise, print or a part of another code passes for, once in a hundred or thousand times: two looks must agree."""
SQUARE = frozenset(map(str, (F.DataMatrix, F.QRCode, F.MicroQRCode, F.Aztec, F.PDF417)))
WEAKEST = "UPC-E"
"""Half an EAN-13 passes for it whenever its bars are crossed aslant, at every look."""
_CONTROLS_OF_TEXT = "\x1d\x1e\x04"  # GS, and what frames an ISO 15434 message

Look = Callable[[], list["Read"]]


@dataclass(frozen=True)
class Read:
    """One code as one look read it. family: of symbologies that decoders name differently."""

    family: str
    text: str
    readable: bool
    symbology: str | None
    corners: Corners

    @property
    def key(self) -> tuple[str, str]:
        """The same for the same code, whoever read it: a UPC-A is an EAN-13 that begins with 0."""
        return self.family, self.text.zfill(14) if self.family == "EAN" else self.text

    @property
    def sound(self) -> bool:
        """An ITF of other lengths is more often a part of a longer one, or print, than a code."""
        return self.family != "ITF" or (len(self.text) == 14 and is_gtin(self.text))


@dataclass
class Found:
    """What the looks so far have read, and how many looks read each."""

    reads: dict[tuple[str, str], tuple[Read, Decoder]] = field(default_factory=dict)
    looks: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, decoder: Decoder, reads: Sequence[Read]) -> list[Read]:
        """The codes of one more look; answers those that are new and doubtful."""
        known = set(self.reads)
        from_the_top = sorted((read for read in reads if read.sound), key=lambda read: _top(read.corners))
        for read in from_the_top:
            self.reads.setdefault(read.key, (read, decoder))
        for key in {read.key for read in from_the_top}:
            self.looks[key] = self.looks.get(key, 0) + 1
        return [self.reads[key][0] for key in self.reads if key not in known and self.doubtful(key)]

    def doubtful(self, key: tuple[str, str]) -> bool:
        """Whether a person must look: read once only, by what misreads at times."""
        read, decoder = self.reads[key]
        weak = read.family in WEAK or decoder is Decoder.PYZBAR
        return read.family == WEAKEST or (weak and self.looks[key] < 2)

    @property
    def complete(self) -> bool:
        """Whether there are bars, and nothing is doubtful."""
        told = self._told()
        bars = any(read.family not in SQUARE for read, _ in told.values())
        return bars and not any(self.doubtful(key) for key in told)

    def codes(self) -> tuple[PhotoCode, ...]:
        """From top to bottom and from left to right."""
        made = [
            PhotoCode(read.text, read.readable, read.symbology, decoder, read.corners, self.doubtful(key))
            for key, (read, decoder) in self._told().items()
        ]
        made.sort(key=lambda code: _top(code.corners))
        return tuple(made[:MOST_CODES])

    def _told(self) -> dict[tuple[str, str], tuple[Read, Decoder]]:
        """All but those that are a part of an EAN."""
        retail = [read for read, _ in self.reads.values() if read.family == "EAN"]
        return {
            key: (read, decoder)
            for key, (read, decoder) in self.reads.items()
            if read.family != WEAKEST or not any(beside(read.corners, whole.corners) for whole in retail)
        }


def _top(corners: Corners) -> tuple[int, int]:
    return min((y, x) for x, y in corners)


def beside(one: Corners, other: Corners) -> bool:
    """Whether the middle of one is nearer to that of the other than the other is long."""
    (x, y), (right, down) = ((sum(p[0] for p in c) / 4, sum(p[1] for p in c) / 4) for c in (one, other))
    return hypot(x - right, y - down) <= hypot(other[1][0] - other[0][0], other[1][1] - other[0][1])


def find_codes(picture: Image.Image) -> tuple[PhotoCode, ...]:
    """Every code of a grey picture once, at most 20; with corners in its pixels."""
    found, until = Found(), inf
    for decoder, look in looks(picture):
        for read in found.add(decoder, look()):
            found.add(Decoder.ZXING_ENHANCED, _closer(picture, read))
        if decoder is Decoder.ZXING:  # the looks that every photo gets
            until = time.monotonic() + PATIENCE
        if found.complete or time.monotonic() > until:
            break
    return found.codes()


def looks(picture: Image.Image) -> Iterator[tuple[Decoder, Look]]:
    """What is tried, one after the other."""
    work = Copy.to_work_on(picture)
    if work.scale < LARGE:
        yield Decoder.ZXING, partial(_by_zxing, work, ALL)
    yield Decoder.ZXING, partial(_by_zxing, Copy.as_it_is(picture), ALL)
    for degrees in TURNS:
        yield Decoder.ZXING_ENHANCED, partial(_along_bars, work, degrees)
    yield Decoder.ZXING_ENHANCED, lambda: _by_zxing(work.sharpened(), ALL)
    yield Decoder.PYZBAR, partial(_by_zbar, work)


def _closer(picture: Image.Image, read: Read) -> list[Read]:
    """The place of a code alone, straightened, once more."""
    strip = straightened(picture, read.corners)
    found = _by_zxing(Copy.as_it_is(strip).flattened(), LINEAR, thorough=False)
    return [replace(again, corners=read.corners) for again in found]


def _along_bars(work: Copy, degrees: int) -> list[Read]:
    """Linear codes whose bars stand upright after that turn."""
    return _by_zxing(work.turned(degrees).flattened(), LINEAR, thorough=False)


def _by_zxing(copy: Copy, formats: zxingcpp.BarcodeFormats, *, thorough: bool = True) -> list[Read]:
    """thorough: also light on dark, smaller, and on its side."""
    found = zxingcpp.read_barcodes(
        copy.picture,
        formats,
        try_rotate=thorough,
        try_downscale=thorough,
        try_invert=thorough,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [_read(code, copy) for code in found]


def _read(code: zxingcpp.Barcode, copy: Copy) -> Read:
    at = code.position
    corners = [(point.x, point.y) for point in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
    # zxing-cpp has decoded the bytes as the code tells, and what tells nothing as UTF-8 or Latin-1.
    readable = code.content_type is not zxingcpp.ContentType.UnknownECI and is_text(code.text)
    text = code.text if readable else bytes(code.bytes).decode("latin-1")
    family = _FAMILIES.get(code.format, str(code.format))
    return Read(family, text, readable, code.symbology_identifier, copy.in_photo(corners))


_FAMILIES = {**dict.fromkeys(RETAIL, "EAN"), F.ITF: "ITF", F.ITF14: "ITF"}


def is_text(text: str) -> bool:
    """Whether it is what people and scanners write; bytes of a program are not.

    >>> is_text("10LOT-7" + chr(29) + "21SN1"), is_text("A" + chr(0)), is_text("A" + chr(0xFFFD))
    (True, False, False)
    """
    return not any(
        (c < " " and c not in _CONTROLS_OF_TEXT) or "\x7f" <= c < "\xa0" or c == "\ufffd" for c in text
    )


def _by_zbar(copy: Copy) -> list[Read]:
    zbar = load_zbar()
    if zbar is None:
        return []
    return [
        Read(code.family, code.text, is_text(code.text), code.symbology, copy.in_photo(code.corners))
        for code in zbar(copy.picture)
    ]
