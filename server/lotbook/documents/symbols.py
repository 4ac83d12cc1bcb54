"""Barcodes as dark rectangles on a grid of modules, without their quiet zones.

A symbol is what a scanner answers: `says`, with the symbology identifier in front, is what tests decode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import zxingcpp
from barcode.codex import Code128, Gs1_128
from barcode.ean import EuropeanArticleNumber13
from barcode.itf import ITF

from lotbook.standards.gs1.table import GS

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

# Printers of 203 dpi set 8 dots to the millimetre: modules are whole dots of theirs, two at the least.
DOT = 0.125
BAR_MODULES = (3 * DOT, 2 * DOT)
QUIET_MODULES = 10
# A dark pixel is 0, a light one 255.
_SHADES = bytes([ord("1")]) + bytes([ord("0")]) * 255

Box = tuple[int, int, int, int]  # left, top, width, height, in modules


@dataclass(frozen=True, slots=True)
class Symbol:
    """A barcode in modules. rows: 1 for bars of any height. dark: what is to be filled."""

    columns: int
    rows: int
    dark: tuple[Box, ...]


def code_128_holds(text: str) -> bool:
    """Whether Code 128 can say it: printable ASCII, the characters every scanner types alike."""
    return bool(text) and text.isascii() and text.isprintable()


class _Code128(Code128):  # type: ignore[misc]  # the library has no types
    def _try_to_optimize(self, encoded: list[int]) -> list[int]:
        # The library takes a first pair of digits 99 for the change of code set that has this value, and drops it.
        return encoded if self.code[:2].isdigit() else super()._try_to_optimize(encoded)


@lru_cache(maxsize=4096)
def code_128(text: str) -> Symbol:
    """Text as Code 128 (]C0). Raises ValueError when `code_128_holds` says no."""
    if not code_128_holds(text):
        raise ValueError(f"Code 128 does not hold {text!a}.")
    return _bars(_Code128(text).build())


def bars_that_fit(text: str, room: float) -> tuple[Symbol, float] | None:
    """Code 128 of the text and the module to draw it with, in millimetres, so that every scanner reads it.

    room: in millimetres, for the bars and the quiet zones beside them. None where Code 128 does not hold
    the text, or would be wider than the room.
    """
    if not code_128_holds(text):
        return None
    symbol = code_128(text)
    widest = room / (symbol.columns + 2 * QUIET_MODULES)
    return next(((symbol, module) for module in BAR_MODULES if module <= widest), None)


@lru_cache(maxsize=4096)
def gs1_128(data: str) -> Symbol:
    """GS1-128 (]C1). data: an element string, U+001D where elements are separated."""
    return _bars(Gs1_128(data.replace(GS, Gs1_128.FNC1_CHAR)).build())


@lru_cache(maxsize=4096)
def ean_13(digits: str) -> Symbol:
    """EAN-13 (]E0). digits: 13, the check digit right."""
    return _bars(EuropeanArticleNumber13(digits).build())


@lru_cache(maxsize=4096)
def itf_14(digits: str) -> Symbol:
    """ITF-14 (]I1), in modules of half a narrow bar: wide ones are two and a half narrow ones.

    digits: 14, the check digit right.
    """
    return _bars(ITF(digits).build())


@lru_cache(maxsize=4096)
def data_matrix(text: str) -> Symbol:
    """Any text as a square Data Matrix without GS1 meaning (]d1)."""
    # Beyond ASCII the symbol says that it is UTF-8: left alone, the writer picks an older set, untold.
    options = {} if text.isascii() else {"eci": "UTF-8"}
    return _square("]d1", text, zxingcpp.BarcodeFormat.DataMatrix, force_square=True, **options)


@lru_cache(maxsize=4096)
def gs1_data_matrix(bracketed: str) -> Symbol:
    """A square GS1 DataMatrix (]d2). bracketed: validated elements with their identifiers in square brackets,
    since values may hold round ones."""
    # Rectangles are left out: many readers call them ]d8 or do not read them at all.
    return _square("]d2", bracketed, zxingcpp.BarcodeFormat.DataMatrix, gs1=True, force_square=True)


@lru_cache(maxsize=4096)
def gs1_qr(bracketed: str) -> Symbol:
    """A GS1 QR code (]Q3). bracketed: as for `gs1_data_matrix`."""
    return _square("]Q3", bracketed, zxingcpp.BarcodeFormat.QRCode, gs1=True, ec_level="M")


@lru_cache(maxsize=4096)
def qr(text: str) -> Symbol:
    """A QR code of ASCII text, such as an address (]Q1)."""
    return _square("]Q1", text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")


def _bars(built: list[str]) -> Symbol:
    (modules,) = built
    return Symbol(len(modules), 1, tuple(_stretches(modules, 0)))


def _square(identifier: str, content: str, kind: zxingcpp.BarcodeFormat, **options: Any) -> Symbol:
    made = zxingcpp.create_barcode(content, kind, **options)
    # The writer ignores what it does not understand, and then makes another symbol without a word.
    if made.symbology_identifier != identifier:
        raise RuntimeError(f"{content!a} became {made.symbology_identifier}, not {identifier}.")
    # The image offers its bytes to memoryview, which its type stub does not tell.
    pixels = memoryview(cast("Buffer", made.to_image(scale=1, add_quiet_zones=False)))
    rows, columns = cast("tuple[int, int]", pixels.shape)
    shades = pixels.tobytes().translate(_SHADES).decode()
    dark: list[Box] = []
    for row in range(rows):
        dark += _stretches(shades[row * columns : (row + 1) * columns], row)
    return Symbol(columns, rows, tuple(dark))


def _stretches(modules: str, row: int) -> list[Box]:
    """The dark runs of one row; modules: "1" dark, "0" light."""
    return [(run.start(), row, run.end() - run.start(), 1) for run in re.finditer("1+", modules)]
