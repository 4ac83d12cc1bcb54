"""Labels of products, lots and serial numbers, packages, places and commands.

contents  what a label says          carriers  which symbol says it       sizes  how large a symbol is
layout    where everything stands    bars      the foot of it                page   its measures
items     what is drawn: text, symbols, bars
pdf, svg, raster, zpl                the same items, drawn four ways
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from lotbook.documents.checks import require_printable
from lotbook.documents.labels.contents import (
    Label,
    Load,
    LotFacts,
    command_label,
    lot_label,
    package_label,
    place_label,
    product_label,
)
from lotbook.documents.labels.items import Item, Mark
from lotbook.documents.labels.layout import lay_out
from lotbook.documents.labels.page import Device
from lotbook.documents.labels.pdf import draw_pdf
from lotbook.documents.labels.raster import png
from lotbook.documents.labels.samples import require_scannable, sample
from lotbook.documents.labels.series import in_series, laid_out
from lotbook.documents.labels.svg import svg
from lotbook.documents.labels.zpl import compiled, draw_zpl
from lotbook.documents.symbols import DOT
from lotbook.domain.label_words import LabelPurpose
from lotbook.domain.labels import Template
from lotbook.domain.refusals import CannotPrint

__all__ = [
    "PRINTERS",
    "Label",
    "Load",
    "LotFacts",
    "command_label",
    "label_png",
    "label_svg",
    "labels_pdf",
    "labels_zpl",
    "lot_label",
    "package_label",
    "place_label",
    "product_label",
    "require_drawable",
    "require_scannable",
    "sample_stand_in",
    "sample_svg",
    "stand_in",
]

LASER_DOT = 25.4 / 600  # sheets go through office printers
PRINTERS = {203: 8.0, 300: 300 / 25.4, 600: 600 / 25.4}
"""Dots to the millimetre, by what printers call it."""


def labels_pdf(labels: Sequence[Label], template: Template, start: int = 1) -> bytes:
    """The labels in order, each as often as it says, as a PDF file; the same labels give the same bytes.

    start: first free label of a sheet, from 1. Raises CannotPrint, before anything is drawn, for no label at
    all, characters that no font has, and symbols that cannot say a label or find no room.
    """
    require_labels(labels)
    return draw_pdf(laid_out(labels, template, _pages(template)), template, start)


def labels_zpl(labels: Sequence[Label], template: Template, dpi: int) -> bytes:
    """The labels in order as commands for a label printer; dpi: one of PRINTERS. Raises as `labels_pdf`."""
    require_labels(labels)
    dots = PRINTERS[dpi]
    printer = Device(1 / dots, by_printer=True)
    made = in_series(labels, template, printer, partial(compiled, dots=dots))
    return draw_zpl(((each, label.number, label.copies) for each, label in made), template, dots)


def label_svg(label: Label, template: Template) -> bytes:
    """One label for the screen. Raises as `labels_pdf`."""
    require_labels([label])
    return svg(lay_out(label, template, _pages(template)), template)


def sample_svg(template: Template) -> bytes:
    """What a template looks like, with made-up data. Raises CannotPrint where a symbol finds no room."""
    return label_svg(sample(template.purpose), template)


def sample_stand_in(template: Template) -> str | None:
    """As `stand_in`, for made-up data. Raises CannotPrint for a template on which its symbols find no room."""
    return stand_in(sample(template.purpose), template)


def label_png(label: Label, template: Template, dpi: int = 203) -> bytes:
    """One label as a printer sets its dots. Raises as `labels_pdf`."""
    require_labels([label])
    dots = PRINTERS[dpi]
    return png(lay_out(label, template, Device(1 / dots)), template, dots)


def require_drawable(labels: Sequence[Label], template: Template) -> int:
    """Refuse what could not be drawn, without making its symbols; on how many of them something else stands in for
    bars that find no room, by the coarsest printer. Raises CannotPrint."""
    require_labels(labels)
    coarsest = replace(_pages(template), by_printer=template.sheet is None)
    drawn = in_series(labels, template, coarsest, list)
    return sum(label.copies for items, label in drawn if _stands_in(label, template, items))


def stand_in(label: Label, template: Template) -> str | None:
    """What stands in for bars that find no room on a label, in words; None where nothing has to. Raises as
    `labels_pdf`."""
    require_labels([label])
    return _stands_in(label, template, lay_out(label, template, _pages(template)))


def _stands_in(label: Label, template: Template, items: Sequence[Item]) -> str | None:
    marks = [item.carried for item in items if isinstance(item, Mark)]
    asked = [symbol for symbol in (template.symbol, template.second) if symbol is not None]
    if any(symbol.bars for symbol in asked) and not any(mark.kind.bars for mark in marks):
        return f"A square code stands in for bars, which find no room on {template.name}."
    coded = {element for mark in marks for element in mark.elements}
    worded = [f"({ai}) {value}" for ai, value in label.elements if (ai, value) not in coded]
    if template.purpose is LabelPurpose.PACKAGE and worded:
        return f"In words only, as bars find no room on {template.name}: {', '.join(worded)}."
    return None


def require_labels(labels: Sequence[Label]) -> None:
    """Refuse an empty list, and numbers with characters that no font has. Raises CannotPrint."""
    if not any(label.copies > 0 for label in labels):
        raise CannotPrint(message="There is no label to print.")
    require_printable(numbered for label in labels for numbered in label.numbers)


def _pages(template: Template) -> Device:
    return Device(DOT if template.sheet is None else LASER_DOT)
