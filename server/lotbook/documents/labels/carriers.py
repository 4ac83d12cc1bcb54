"""What carries the data of a label: which symbol says it, how large it is, and how it is made.

A symbol that cannot say its label falls back to one that can: a GS1 symbol to our own code where there is no
GTIN or the number is not of GS1; bars that would be too wide to several rows of them on high labels, else to the
square of the same data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from lotbook.documents import symbols
from lotbook.documents.labels.contents import Label, cannot
from lotbook.documents.labels.sizes import code_128_modules, data_matrix_modules
from lotbook.documents.symbols import Symbol
from lotbook.domain.label_words import LabelSymbol
from lotbook.standards import gs1
from lotbook.standards.gs1.table import identifiers

MOST_IN_GS1_128 = 48  # characters, FNC1 counted


@dataclass(frozen=True)
class Technology:
    """A kind of symbol as scanners know it.

    identifier: what a scanner puts in front. least, most: of a module, in millimetres. quiet: modules that stay
    white beside it. made: its modules, from what `Carried.written` gives. units: modules to a narrow bar.
    """

    identifier: str
    made: Callable[[str], Symbol]
    least: float
    most: float
    quiet: int
    units: int = 1


class Kind(Enum):
    """The symbols that are printed."""

    GS1_DATA_MATRIX = Technology("]d2", symbols.gs1_data_matrix, 0.25, 1.25, 1)
    DATA_MATRIX = Technology("]d1", symbols.data_matrix, 0.25, 1.25, 1)
    GS1_QR = Technology("]Q3", symbols.gs1_qr, 0.25, 1.25, 4)
    QR = Technology("]Q1", symbols.qr, 0.25, 1.25, 4)
    GS1_128 = Technology("]C1", symbols.gs1_128, 0.25, 0.5, 10)
    CODE_128 = Technology("]C0", symbols.code_128, 0.25, 0.5, 10)
    EAN_13 = Technology("]E0", symbols.ean_13, 0.264, 0.5, 11)
    ITF_14 = Technology("]I1", symbols.itf_14, 0.125, 0.25, 20, 2)

    @property
    def bars(self) -> bool:
        return self in (Kind.GS1_128, Kind.CODE_128, Kind.EAN_13, Kind.ITF_14)


@dataclass(frozen=True, slots=True)
class Carried:
    """What one symbol says. data: as a scanner answers it, without symbology identifier; U+001D is FNC1.
    readable: what stands below it, an item per element. ends: in the label's number, which stands there as it
    is."""

    kind: Kind
    data: str
    elements: tuple[tuple[str, str], ...] = ()
    readable: tuple[str, ...] = ()
    ends: bool = False

    @property
    def symbol(self) -> Symbol:
        """Its modules."""
        spelled = self.kind in (Kind.GS1_DATA_MATRIX, Kind.GS1_QR)
        written = "".join(f"[{ai}]{value}" for ai, value in self.elements) if spelled else self.data
        made: Callable[[str], Symbol] = self.kind.value.made
        return made(written)

    def numbered(self, number: str) -> Carried:
        """The same for another number of the same length."""
        if not self.ends:
            return self
        elements = self.elements and (*self.elements[:-1], (self.elements[-1][0], number))
        return replace(self, data=self.data[: -len(number)] + number, elements=elements)

    @property
    def native(self) -> bool:
        """Whether a label printer can be told to make it: QR codes carry no FNC1 there, and what is beyond
        ASCII would depend on the printer's own tables."""
        return self.kind not in (Kind.GS1_QR, Kind.QR) and self.data.isascii()

    def modules(self, *, by_printer: bool) -> tuple[int, int]:
        """Columns and rows of modules; by_printer: at most, when a label printer makes it in its own way."""
        if by_printer and self.native:
            if self.kind in (Kind.GS1_DATA_MATRIX, Kind.DATA_MATRIX):
                side = data_matrix_modules(self.data, fnc1=self.kind is Kind.GS1_DATA_MATRIX)
                return side, side
            if self.kind in (Kind.GS1_128, Kind.CODE_128):
                return code_128_modules(self.data, fnc1=self.kind is Kind.GS1_128), 1
        symbol = self.symbol
        return symbol.columns, symbol.rows


def carried(label: Label, symbol: LabelSymbol) -> Carried:
    """What carries a label's data. Raises CannotPrint where neither the symbol nor what stands in can say it."""
    if symbol is LabelSymbol.EAN_13 or symbol is LabelSymbol.ITF_14:
        return _trade_item(label, symbol)
    if symbol is LabelSymbol.PAGE_QR:
        return Carried(Kind.QR, _page_of(label))
    if symbol is LabelSymbol.CODE_128 or not label.elements:
        return own_code(label)
    if symbol is LabelSymbol.DIGITAL_LINK_QR:
        link = gs1.digital_link(label.elements, label.link_base)
        return Carried(Kind.QR, link, label.elements, readable(label.elements))
    data = gs1.element_string(label.elements, whole=True)
    kind = {
        LabelSymbol.GS1_DATAMATRIX: Kind.GS1_DATA_MATRIX,
        LabelSymbol.GS1_QR: Kind.GS1_QR,
        LabelSymbol.GS1_128: Kind.GS1_128,
    }[symbol]
    return Carried(kind, data, label.elements, readable(label.elements), data.endswith(label.number))


def stacked(bars: Carried) -> list[Carried]:
    """Bars of one element string as several that say it in turn, from the top: the fixed elements (GTIN and dates),
    then each of variable length. Those of one row when it cannot be parted.

    Source: GS1 General Specifications: an item's elements may stand in more than one GS1-128 on its label.
    """
    if bars.kind is not Kind.GS1_128:
        return [bars]
    fixed = tuple(each for each in bars.elements if identifiers()[each[0]].predefined)
    parts = [fixed, *((each,) for each in bars.elements if not identifiers()[each[0]].predefined)]
    rows = [bars_of(part) for part in parts if part]
    return [*rows[:-1], replace(rows[-1], ends=bars.ends)]


def bars_of(elements: tuple[tuple[str, str], ...]) -> Carried:
    """Some of the elements of an item, as bars that stand with others."""
    return Carried(Kind.GS1_128, gs1.element_string(elements), elements, readable(elements))


def own_code(label: Label) -> Carried:
    """The number by itself: Code 128, or plain Data Matrix where a character is outside of it."""
    kind = Kind.CODE_128 if symbols.code_128_holds(label.number) else Kind.DATA_MATRIX
    return Carried(kind, label.number, ends=True)


def squared(bars: Carried) -> Carried | None:
    """The square symbol of the same data, for bars that would be too wide; None for those without one."""
    kind = {Kind.GS1_128: Kind.GS1_DATA_MATRIX, Kind.CODE_128: Kind.DATA_MATRIX}.get(bars.kind)
    return kind and replace(bars, kind=kind)


def readable(elements: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The elements as they are printed for people; the brackets are not encoded."""
    return tuple(f"({ai}){value}" for ai, value in elements)


def _page_of(label: Label) -> str:
    if label.page is None:
        message = (
            "A link needs the address of this server: an administrator tells it under Settings, Company."
        )
        raise cannot(message, label.lot)
    return label.page


def _trade_item(label: Label, symbol: LabelSymbol) -> Carried:
    gtin = dict(label.elements).get("01")
    if gtin is None:
        raise cannot(f"{label.name} has no GTIN, which {symbol.value} would say.", label.lot)
    if symbol is LabelSymbol.ITF_14:
        return Carried(
            Kind.ITF_14, gtin, readable=(re.sub(r"(\d)(\d\d)(\d{5})(\d{5})(\d)", r"\1 \2 \3 \4 \5", gtin),)
        )
    if gtin[0] != "0":
        message = f"EAN-13 says 13 digits, the GTIN {gtin} of {label.name} has 14; ITF-14 says it."
        raise cannot(message, label.lot)
    return Carried(Kind.EAN_13, gtin[1:], readable=(gtin[1:],))
