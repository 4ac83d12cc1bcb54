"""Where everything stands on a label: one description that PDF, pictures and printers' commands are drawn from.

From the top: the name, then the number in its frame beside the square symbol, the further facts below it;
bars and what can be read of the data stand at the foot. On labels that are higher than wide the square symbol
stands below the facts, unless long data need several rows of bars there. All measures follow the size of the label.
"""

from __future__ import annotations

from collections.abc import Sequence

from lotbook.documents.bidi import base_level
from lotbook.documents.faces import Style, in_one_weight, printable
from lotbook.documents.labels.bars import draw_bars, draw_readable, rows_of_bars
from lotbook.documents.labels.carriers import Carried, carried, squared
from lotbook.documents.labels.contents import Label
from lotbook.documents.labels.items import Bar, Item, Mark, Text
from lotbook.documents.labels.page import Device, Page, length
from lotbook.documents.typeset import broken, line, reach_below
from lotbook.domain.label_words import LabelFact
from lotbook.domain.labels import Template

NUMBER_SIZES = (6.6, 6.2, 5.8, 5.4, 5.0, 4.6, 4.0, 3.4)
WRAPPED_SIZES = (4.6, 4.0, 3.4, 2.8, 2.4)
FACT_SIZES = (5.2, 4.6, 4.0, 3.4, 2.8, 2.3)
SQUARE_SHARE = 0.27  # of the width, at most
SQUARE_SHARE_BELOW = 0.36  # where it stands below the text
NAME_ABOVE, NAME_BELOW, NAME_GAP, NAME_LEADING = 0.8, 0.32, 0.2, 1.12  # of a line, in sizes, at least
NAME_SHARE = 0.3  # of the free height of high labels, at most
MARKED_AGAIN = "REPRINT"


def lay_out(label: Label, template: Template, device: Device) -> list[Item]:
    """Everything on a label. Raises CannotPrint where a symbol finds no room, or cannot say the label."""
    page = Page(label, template, device)
    page.top, page.bottom = page.margin, template.height - page.margin
    asked = (template.symbol, template.second)
    symbols = list(dict.fromkeys(carried(label, symbol) for symbol in asked if symbol is not None))
    squares: list[Carried] = []
    for each in symbols:
        if not each.kind.bars:
            squares.append(each)
        elif rows := rows_of_bars(page, each):
            for row, module in reversed(rows):
                draw_bars(page, row, module, len(rows))
        elif (square := squared(each)) is None or len(symbols) > 1:
            raise page.no_room(each)  # beside another square it would be left out
        else:
            squares.append(square)
    if label.again and template.marks_reprints:
        _draw_again(page)
    if LabelFact.NAME in template.facts:
        _draw_name(page)
    if squares:
        _draw_beside(page, squares[0])
    else:
        _draw_words(page, page.margin, page.top, page.bottom)
    return page.items


def _draw_again(page: Page) -> None:
    size = page.size(2.7)
    page.items.append(Text(page.right, page.top + 0.8 * size, MARKED_AGAIN, Style.BOLD, size, right=True))
    page.top += 1.1 * size


def _draw_name(page: Page) -> None:
    """The name on one or two lines; on three or more where there is much room."""
    size = page.size(5.0)
    name = page.label.name
    base, style = base_level(printable(name)), in_one_weight(name, Style.BOLD)
    below = max(NAME_BELOW, reach_below(name, style))
    leading = size * (NAME_LEADING if below == NAME_BELOW else NAME_ABOVE + NAME_GAP + below)
    room = (page.bottom - page.top) / leading
    most = max(3, int(NAME_SHARE * room)) if page.tall else 2 if room > 6 else 1
    found = broken(name, style, page.inner * 1000 / size, most)
    for row, text in enumerate(found):
        at_right = base == 1
        page.items.append(
            Text(
                page.right if at_right else page.margin,
                page.top + NAME_ABOVE * size + row * leading,
                text,
                style,
                size,
                base,
                at_right,
                above=size * NAME_ABOVE + (page.margin * 0.5 if row == 0 else 0.3 * size),
                below=below * size,
            )
        )
    page.top += len(found) * leading + 1.2 * page.scale


def _draw_beside(page: Page, square: Carried) -> None:
    """A square symbol on the left of the words, or below them, with what it says at the foot."""
    said = {words for each in page.items if isinstance(each, Mark) for words in each.carried.readable}
    if not said.issuperset(square.readable):
        draw_readable(page, square)
    columns, rows = square.modules(by_printer=page.device.by_printer)
    made = square.kind.value
    quiet = made.quiet
    room = page.bottom - page.top
    width = page.template.width
    # Several rows of bars leave no height for words above the square.
    below = page.tall and sum(isinstance(each, Mark) for each in page.items) < 2
    most = (SQUARE_SHARE_BELOW if below else SQUARE_SHARE) * width
    side = max(min(most, room), made.least * (rows + 2 * quiet))
    dots = int(min(side / (rows + 2 * quiet), made.most) / page.device.dot + 1e-6)
    module = dots * page.device.dot
    if module < made.least or module * (rows + quiet) > room or module * (columns + 2 * quiet) > width:
        raise page.no_room(square)
    left = max(page.margin, quiet * module)
    if below:
        top = page.snapped(page.bottom - rows * module - quiet * module)
        words_left, words_bottom = page.margin, top - 2 * page.scale
    else:
        top = page.snapped(page.top)
        words_left, words_bottom = left + (columns + quiet) * module + 3 * page.scale, page.bottom
    page.items.append(Mark(page.snapped(left), top, square, module, module))
    _draw_words(page, words_left, page.top, words_bottom)


def _draw_words(page: Page, left: float, top: float, bottom: float) -> None:
    """The number, as large as leaves room for the facts, and these below it."""
    facts = page.template.facts
    told = {fact: (caption, text) for fact, caption, text in page.label.told}
    if LabelFact.NUMBER not in facts and LabelFact.SKU in facts and page.label.sku:
        told[LabelFact.SKU] = ("SKU", page.label.sku)
    wanted = [told[fact] for fact in facts if fact in told]
    if LabelFact.NUMBER in facts:
        small = page.size(2.7)
        _, step, count = _fitted(page, wanted, page.right - left, 0)
        most = bottom - top - 1.25 * small - count * step - 2.2 * page.scale
        top = _draw_number(page, left, top, max(most, 4 * page.scale))
    _draw_facts(page, wanted, left, top, bottom)


def _draw_number(page: Page, left: float, top: float, most: float) -> float:
    """The number in its frame, whole, under what it is, beside the SKU; returns where the facts begin.

    most: height for the frame, in millimetres.
    """
    small, scale = page.size(2.7), page.scale
    above = top + 0.8 * small
    caption = page.label.caption
    page.items.append(Text(left, above, caption, Style.REGULAR, small))
    if page.label.sku and LabelFact.SKU in page.template.facts:
        room = page.right - left - line(caption, Style.REGULAR).length(small) - 4 * scale
        (sku,) = broken(f"SKU {page.label.sku}", Style.MONO, room * 1000 / small, 1)
        page.items.append(Text(page.right, above, sku, Style.MONO, small, base_level(sku), right=True))
    pad, thick = 2.4 * scale, max(0.25, round(scale * 8) / 8)
    rows, size = _sized_number(page, page.right - left - pad, most)
    frame = top + 1.25 * small
    leading = 1.1 * size
    height = len(rows) * leading + 0.4 * scale
    done = 0
    for row, text in enumerate(rows):
        first = page.label.number.find(text, done)
        done = first + len(text)
        base = frame + row * leading + 0.86 * size
        span = (0, first, done) if first >= 0 else None
        page.items.append(Text(left + pad, base, text, Style.MONO_BOLD, size, number=span))
    page.items.append(Bar(left, frame, thick, height + thick))
    widest = max(length(text, Style.MONO_BOLD) for text in rows) * size
    page.items.append(Bar(left, frame + height, widest + pad, thick))
    return frame + height + thick + 1.2 * scale


def _sized_number(page: Page, width: float, height: float) -> tuple[Sequence[str], float]:
    """The number as large as fits: on one line if it can be, else on as many as it needs, never shortened."""
    number = page.label.number
    whole = length(number, Style.MONO_BOLD)
    for at_full_size in NUMBER_SIZES:
        size = page.size(at_full_size)
        if whole * size <= width and 1.1 * size <= height:
            return [number], size
    for at_full_size in WRAPPED_SIZES:
        size = page.size(at_full_size)
        rows = broken(number, Style.MONO_BOLD, width * 1000 / size)
        if len(rows) * 1.1 * size <= height:
            break
    return rows, size


def _draw_facts(page: Page, facts: Sequence[tuple[str, str]], left: float, top: float, bottom: float) -> None:
    """The facts in rows, as large as all of them fit; the last ones are left out where there is no room at all."""
    width, small = page.right - left, page.size(2.7)
    size, step, _ = _fitted(page, facts, width, bottom - top + 0.6 * page.scale)
    for row, items in enumerate(_flowed(facts, size, small, width, page.scale)):
        y = top + row * step
        if y + step > bottom + page.scale:
            return
        x = left
        for caption, value in items:
            fitted = min(size, width / length(value, Style.BOLD))
            page.items.append(Text(x, y + 0.8 * small, caption, Style.REGULAR, small))
            base = base_level(value)
            page.items.append(Text(x, y + 1.1 * small + 0.8 * size, value, Style.BOLD, fitted, base))
            x += _fact_width(caption, value, size, small, page.scale)


def _fitted(
    page: Page, facts: Sequence[tuple[str, str]], width: float, height: float
) -> tuple[float, float, int]:
    """The size with which all facts fit, else the smallest; height of a row; how many rows."""
    small = page.size(2.7)
    for at_full_size in FACT_SIZES:
        size = page.size(at_full_size)
        count = len(_flowed(facts, size, small, width, page.scale))
        step = 1.1 * (small + size) + 0.6 * page.scale
        if count * step <= height:
            break
    return size, step, count


def _flowed(
    facts: Sequence[tuple[str, str]], size: float, small: float, width: float, scale: float
) -> list[list[tuple[str, str]]]:
    rows: list[list[tuple[str, str]]] = []
    used = 0.0
    for caption, value in facts:
        wide = _fact_width(caption, value, size, small, scale)
        if not rows or used + wide - 5 * scale > width:
            rows.append([])
            used = 0.0
        rows[-1].append((caption, value))
        used += wide
    return rows


def _fact_width(caption: str, value: str, size: float, small: float, scale: float) -> float:
    """With the room to the next one."""
    return max(length(caption, Style.REGULAR) * small, length(value, Style.BOLD) * size) + 5 * scale
