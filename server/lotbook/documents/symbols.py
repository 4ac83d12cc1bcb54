"""Barcodes as dark rectangles on a grid of modules, without their quiet zones.

A symbol is what a scanner answers: `says`, with the symbology identifier in front, is what tests decode.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, cast

import zxingcpp
from barcode.codex import Code128

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

# Printers of 203 dpi set 8 dots to the millimetre: modules are whole dots of theirs, two at the least.
DOT = 0.125
BAR_MODULES = (3 * DOT, 2 * DOT)
QUIET_MODULES = 10

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A barcode in modules. rows: 1 for bars of any height. dark: boxes of left, top, width, height."""

    columns: int
    rows: int
    dark: tuple[Box, ...]


def code_128_holds(text: str) -> bool:
    """Whether Code 128 can say it: printable ASCII, the characters every scanner types alike."""
    return bool(text) and text.isascii() and text.isprintable()


@lru_cache(maxsize=4096)
def code_128(text: str) -> Symbol:
    """Text as Code 128 (]C0). Raises ValueError when `code_128_holds` says no."""
    if not code_128_holds(text):
        raise ValueError(f"Code 128 does not hold {text!a}.")
    modules = Code128(text).build()[0]
    return Symbol(len(modules), 1, tuple(_stretches(modules, 0)))


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
def data_matrix(text: str) -> Symbol:
    """Any text as a square Data Matrix without GS1 meaning (]d1)."""
    # Beyond ASCII the symbol says that it is UTF-8: left alone, the writer picks an older set, untold.
    options = {} if text.isascii() else {"eci": "UTF-8"}
    return _square(
        zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix, force_square=True, **options)
    )


@lru_cache(maxsize=4096)
def gs1_data_matrix(elements: str) -> Symbol:
    """A square GS1 DataMatrix (]d2). elements: validated, as `gs1_label.element_string` writes them."""
    # Rectangles are left out: many readers call them ]d8 or do not read them at all.
    made = zxingcpp.create_barcode(elements, zxingcpp.BarcodeFormat.DataMatrix, gs1=True, force_square=True)
    if made.symbology_identifier != "]d2":
        raise RuntimeError(f"{elements!a} became {made.symbology_identifier}, not GS1 DataMatrix.")
    return _square(made)


def _square(made: zxingcpp.Barcode) -> Symbol:
    # The image offers its bytes to memoryview, which its type stub does not tell.
    pixels = memoryview(cast("Buffer", made.to_image(scale=1, add_quiet_zones=False)))
    rows, columns = cast("tuple[int, int]", pixels.shape)
    grid = pixels.tobytes()
    dark: list[Box] = []
    for row in range(rows):
        line = "".join("0" if value else "1" for value in grid[row * columns : (row + 1) * columns])
        dark += _stretches(line, row)
    return Symbol(columns, rows, tuple(dark))


def _stretches(modules: str, row: int) -> list[Box]:
    """The dark runs of one row; modules: "1" dark, "0" light."""
    found = []
    column = 0
    for shade, run in groupby(modules):
        width = len(list(run))
        if shade == "1":
            found.append((column, row, width, 1))
        column += width
    return found
