"""Labels of lots and serial numbers, 100 x 50 mm, on a roll or on A4 sheets.

A product with a GTIN gets GS1 DataMatrix where GS1 can carry the number; any other number gets Code 128,
or plain Data Matrix where its bars would be too thin to scan or a character is outside Code 128.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lotbook.documents import gs1_label, symbols, words
from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.paper import Paper
from lotbook.documents.symbols import DOT, QUIET_MODULES, Symbol
from lotbook.documents.typeset import Line, line, lines, whole_lines
from lotbook.domain.refusals import CannotPrint

WIDTH, HEIGHT, MARGIN = 100.0, 50.0, 3.0
INNER = WIDTH - 2 * MARGIN
RIGHT = WIDTH - MARGIN
BAR_HEIGHT = 11.0
MATRIX_LEFT, MATRIX_SIDE, TEXT_LEFT = 4.0, 25.0, 33.0
NAME, CAPTION, READABLE = 5.0, 2.7, 3.1
NUMBER_SIZES = (6.6, 6.2, 5.8, 5.4, 5.0, 4.6)
WRAPPED_SIZES = (4.6, 4.0, 3.4, 2.8)
FACT_SIZES = (5.2, 4.6, 4.0, 3.4, 2.8, 2.3)
Fact = tuple[str, Line]  # a caption and what stands under it
A4 = (210.0, 297.0)
SHEET_COLUMNS, SHEET_ROWS = 2, 5
MOST_COPIES = 20


class LabelFormat(Enum):
    """Kinds of label paper."""

    ROLL_100X50 = "ROLL_100X50"  # one label a page
    SHEET_A4 = "SHEET_A4"  # 2 x 5 labels a page


class NumberKind(Enum):
    """Whether the number is of one unit or of a batch."""

    SERIAL = "Serial"
    LOT = "Lot"


@dataclass(frozen=True, kw_only=True)
class Label:
    """What one label says.

    gtin: 14 digits, of the unit that is numbered. batch: of a serial. quantity: as shown, as "12 wheels".
    expiry: usable through this day. lot: row id that a refusal names. copies: how often it is printed.
    """

    product_name: str
    sku: str
    number: str
    kind: NumberKind
    gtin: str | None = None
    expiry: date | None = None
    best_before: date | None = None
    production: date | None = None
    batch: str | None = None
    quantity: str | None = None
    copies: int = 1
    lot: int | None = None


def labels_pdf(labels: Sequence[Label], format: LabelFormat) -> bytes:
    """The labels in order, each as often as it says, as a PDF file; the same labels give the same bytes.

    Raises CannotPrint, before anything is drawn, for no label at all, characters that no font has, a wrong
    GTIN, and dates that GS1 cannot say.
    """
    _require_good(labels)
    copies = [label for label in labels for _ in range(label.copies)]
    if format is LabelFormat.ROLL_100X50:
        paper = Paper(WIDTH, HEIGHT, "Labels")
        for label in copies:
            _draw(paper, label)
            paper.next_page()
        return paper.bytes()
    paper = Paper(*A4, "Labels")
    each = SHEET_COLUMNS * SHEET_ROWS
    for start in range(0, len(copies), each):
        _draw_sheet(paper, copies[start : start + each])
        paper.next_page()
    return paper.bytes()


def elements_of(label: Label) -> list[gs1_label.Element] | None:
    """The GS1 elements, those of fixed length first; None without a GTIN, or with a number not of GS1."""
    if label.gtin is None or not gs1_label.holds_number(label.number):
        return None
    dates = (("11", label.production), ("15", label.best_before), ("17", label.expiry))
    found = [("01", label.gtin), *((ai, gs1_label.short_date(day)) for ai, day in dates if day is not None)]
    if label.kind is NumberKind.LOT:
        return [*found, ("10", label.number)]
    if label.batch is not None and gs1_label.holds_number(label.batch):
        found.append(("10", label.batch))
    return [*found, ("21", label.number)]


def _require_good(labels: Sequence[Label]) -> None:
    if not any(label.copies > 0 for label in labels):
        raise CannotPrint(message="There is no label to print.")
    require_printable((text, label.lot) for label in labels for text in _texts(label))
    for label in labels:
        if fault := _gs1_fault(label):
            message = f"{label.number}: {fault}"
            raise CannotPrint(message=message, lots=[] if label.lot is None else [label.lot])


def _texts(label: Label) -> Iterator[str]:
    yield from (label.product_name, label.sku, label.number, label.batch or "", label.quantity or "")


def _gs1_fault(label: Label) -> str | None:
    """Why the symbol of a label would lie; None when it would not."""
    if label.gtin is None:
        return None
    if not gs1_label.holds_gtin(label.gtin):
        return f"the GTIN {label.gtin} is not 14 digits with a right check digit."
    for day in (label.production, label.best_before, label.expiry):
        if day is not None and not gs1_label.holds_date(day):
            return f"GS1 labels cannot say the year {day.year}."
    return None


def _draw_sheet(paper: Paper, labels: Sequence[Label]) -> None:
    left = (A4[0] - SHEET_COLUMNS * WIDTH) / 2
    top = (A4[1] - SHEET_ROWS * HEIGHT) / 2
    for place, label in enumerate(labels):
        row, column = divmod(place, SHEET_COLUMNS)
        paper.origin = (left + column * WIDTH, top + row * HEIGHT)
        _draw(paper, label)
    paper.origin = (0, 0)
    # Marks for cutting, in the margins only, so that sheets of ready-cut labels stay clean.
    for column in range(SHEET_COLUMNS + 1):
        for y in (top - 4, A4[1] - top + 1):
            paper.box(left + column * WIDTH - 0.05, y, 0.1, 3)
    for row in range(SHEET_ROWS + 1):
        for x in (1.0, A4[0] - left + 1):
            paper.box(x, top + row * HEIGHT - 0.05, 3, 0.1)


def _draw(paper: Paper, label: Label) -> None:
    top = _draw_name(paper, label.product_name)
    elements = elements_of(label)
    if elements is not None:
        bottom = _draw_readable(paper, gs1_label.human_readable(elements))
        symbol = symbols.gs1_data_matrix(gs1_label.element_string(elements))
        _draw_matrix_label(paper, label, symbol, top, bottom)
    elif (bars := symbols.bars_that_fit(label.number, WIDTH)) is not None:
        _draw_bar_label(paper, label, *bars, top)
    else:
        _draw_matrix_label(paper, label, symbols.data_matrix(label.number), top, HEIGHT - MARGIN)


def _draw_name(paper: Paper, name: str) -> float:
    """The product's name on one or two lines; returns where the rest of the label begins."""
    leading = NAME * 1.12
    found = lines(name, Style.BOLD, INNER * 1000 / NAME, 2)
    with paper.within(0, MARGIN - 1.5, WIDTH, len(found) * leading + 2.2):
        for row, each in enumerate(found):
            draw = paper.text_to if each.from_right else paper.text
            draw(RIGHT if each.from_right else MARGIN, MARGIN + 0.8 * NAME + row * leading, each, NAME)
    return MARGIN + len(found) * leading + 1.2


def _draw_readable(paper: Paper, items: Sequence[str]) -> float:
    """The elements in text at the foot, never cut inside one if that can be; returns where they begin."""
    for size in (READABLE, 2.8, 2.5):
        rows = _joined(items, size)
        if len(rows) <= 2:
            break
    top = HEIGHT - MARGIN - len(rows) * size * 1.2
    for row, each in enumerate(rows):
        paper.text(MARGIN, top + row * size * 1.2 + 0.9 * size, each, size)
    return top - 1


def _joined(items: Sequence[str], size: float) -> list[Line]:
    rows: list[str] = []
    for item in items:
        wider = rows[-1] + item if rows else item
        if rows and line(wider, Style.MONO, 0).length(size) <= INNER:
            rows[-1] = wider
        else:
            rows.append(item)
    return [line(row, Style.MONO, 0) for row in rows]


def _draw_matrix_label(paper: Paper, label: Label, symbol: Symbol, top: float, bottom: float) -> None:
    """The symbol on the left, number and facts right of it. bottom: where the text of the foot begins."""
    room = min(MATRIX_SIDE, bottom - top)
    module = int(room / symbol.columns / DOT) * DOT
    paper.symbol(MATRIX_LEFT, int(top / DOT + 1) * DOT, module, symbol)
    below = _draw_number(paper, label, TEXT_LEFT, top, most=bottom - top - 4)
    _draw_facts(paper, _facts(label), TEXT_LEFT, below, bottom)


def _draw_bar_label(paper: Paper, label: Label, symbol: Symbol, module: float, top: float) -> None:
    """The number and facts above, its bars along the foot."""
    bars_top = HEIGHT - MARGIN - BAR_HEIGHT
    left = max(MARGIN, QUIET_MODULES * module)
    paper.symbol(left, bars_top, module, symbol, BAR_HEIGHT)
    below = _draw_number(paper, label, MARGIN, top, most=10)
    _draw_facts(paper, _facts(label), MARGIN, below, bars_top - 1)


def _draw_number(paper: Paper, label: Label, left: float, top: float, most: float) -> float:
    """The number in its frame, whole, under what it is, beside the SKU; returns where the facts begin.

    most: height for the frame, in millimetres.
    """
    kind = line(label.kind.value, Style.REGULAR)
    base = top + 0.8 * CAPTION
    paper.text(left, base, kind, CAPTION)
    room = RIGHT - left - kind.length(CAPTION) - 4
    (sku,) = lines(f"SKU {label.sku}", Style.MONO, room * 1000 / CAPTION, 1)
    paper.text_to(RIGHT, base, sku, CAPTION)
    rows, size = _sized_number(label.number, RIGHT - left - 2.4, most - 1.4)
    frame_top = top + 1.25 * CAPTION
    leading = 1.1 * size
    height = len(rows) * leading + 0.4
    for row, each in enumerate(rows):
        paper.text(left + 2.4, frame_top + row * leading + 0.86 * size, each, size)
    paper.box(left, frame_top, 1, height + 1)
    paper.box(left, frame_top + height, max(each.length(size) for each in rows) + 2.4, 1)
    return frame_top + height + 2.2


def _sized_number(number: str, width: float, height: float) -> tuple[list[Line], float]:
    """The number as large as fits: on one line if it can be, else on as many as it needs, never shortened."""
    whole = line(number, Style.MONO_BOLD, 0)
    for size in NUMBER_SIZES:
        if whole.length(size) <= width:
            return [whole], size
    for size in WRAPPED_SIZES:
        rows = whole_lines(number, Style.MONO_BOLD, width * 1000 / size)
        if len(rows) * 1.1 * size <= height:
            break
    return rows, size


def _facts(label: Label) -> list[Fact]:
    """What else is known, the date that stops use first."""
    dates = (("Use through", label.expiry), ("Best before", label.best_before), ("Made on", label.production))
    found = [(caption, line(words.day(day), Style.BOLD)) for caption, day in dates if day is not None]
    if label.batch is not None:
        found.append(("Batch", line(label.batch, Style.MONO_BOLD, 0)))
    if label.quantity is not None:
        found.append(("Quantity", line(label.quantity, Style.BOLD)))
    return found


def _draw_facts(paper: Paper, facts: Sequence[Fact], left: float, top: float, bottom: float) -> None:
    """The facts in rows, as large as all of them fit between top and bottom."""
    width = RIGHT - left
    for size in FACT_SIZES:
        rows = _flowed(facts, size, width)
        step = 1.1 * (CAPTION + size) + 0.6
        if len(rows) * step <= bottom - top + 0.6:
            break
    for row, items in enumerate(rows):
        x = left
        for caption, value in items:
            fitted = min(size, size * width / value.length(size))
            paper.text(x, top + row * step + 0.8 * CAPTION, line(caption, Style.REGULAR), CAPTION)
            paper.text(x, top + row * step + 1.1 * CAPTION + 0.8 * size, value, fitted)
            x += _fact_width(caption, value, size)


def _flowed(facts: Sequence[Fact], size: float, width: float) -> list[list[Fact]]:
    rows: list[list[Fact]] = []
    used = 0.0
    for fact in facts:
        wide = _fact_width(*fact, size)
        if not rows or used + wide - 5 > width:
            rows.append([])
            used = 0.0
        rows[-1].append(fact)
        used += wide
    return rows


def _fact_width(caption: str, value: Line, size: float) -> float:
    """With the room to the next one."""
    return max(line(caption, Style.REGULAR).length(CAPTION), value.length(size)) + 5
