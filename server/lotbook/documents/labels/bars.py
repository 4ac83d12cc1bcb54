"""The foot of a label: bars in a row or several, and what can be read of their data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lotbook.documents.faces import Style
from lotbook.documents.labels.carriers import MOST_IN_GS1_128, Carried, Kind, bars_of, stacked
from lotbook.documents.labels.items import Bar, Item, Mark, Text
from lotbook.documents.labels.page import LEADING, Page, length, mono_advance
from lotbook.domain.label_words import LabelPurpose

READABLE_SIZES = (3.1, 2.8, 2.5, 2.2)
BARS_SHARE, LEAST_BARS, MOST_BARS = 0.26, 6.0, 25.0  # height of bars: of the label's, in millimetres
STACKED_SHARE = 0.6  # of that height, for each of several rows
LOAD_BARS = 18.0  # of what it holds: lower, so that words about it find room
LOGISTIC_ROWS = 2  # of bars, above those of the SSCC
LOGISTIC_BARS, LOGISTIC_MODULE = 32.0, 0.495  # what GS1 asks of the bars on a pallet
EAN_GUARDS = (0, 2, 46, 48, 92, 94)  # columns of an EAN-13
EAN_DIGIT, EAN_FOOT = 6.4, 10.0  # width of a digit, and height of all that stands below the bars, in modules
BEARER = 4  # twice a narrow bar, which has two modules


def rows_of_bars(page: Page, symbol: Carried) -> list[tuple[Carried, float]]:
    """The bars with their module, in several rows where one would be too wide on a high label; none without room."""
    if page.template.purpose is LabelPurpose.PACKAGE and symbol.kind is Kind.GS1_128:
        return _logistic_rows(page, symbol)
    for rows in ([symbol], stacked(symbol) if page.tall else []):
        found = [(row, module) for row in rows if (module := _bars_module(page, row)) is not None]
        if rows and len(found) == len(rows):
            return found
    return []


def _logistic_rows(page: Page, symbol: Carried) -> list[tuple[Carried, float]]:
    """The SSCC at the foot, and above it what the package holds, as far as it finds room in rows of their own."""
    sscc, *load = symbol.elements
    packed: list[tuple[tuple[str, str], ...]] = []
    for element in load:
        if packed and _bars_module(page, bars_of((*packed[-1], element))) is not None:
            packed[-1] = (*packed[-1], element)
        else:
            packed.append((element,))
    rows = [bars_of(each) for each in (*packed[: LOGISTIC_ROWS if page.tall else 0], (sscc,))]
    found = [(row, module) for row in rows if (module := _bars_module(page, row)) is not None]
    return found if found and found[-1][0] is rows[-1] else []


def _bars_module(page: Page, symbol: Carried) -> float | None:
    """The widest module, in whole dots, with which the bars and the white beside them fit; None for none."""
    made = symbol.kind.value
    if symbol.kind is Kind.GS1_128 and len(symbol.data) + 1 > MOST_IN_GS1_128:
        return None
    columns, _ = symbol.modules(by_printer=page.device.by_printer)
    logistic = page.template.purpose is LabelPurpose.PACKAGE
    least = LOGISTIC_MODULE if logistic else made.least
    most = max(made.most, least + page.device.dot)
    module = min(page.template.width / (columns + 2 * made.quiet), most)
    dots = int(module / page.device.dot + 1e-6)
    if dots * page.device.dot < least - 1e-6:
        return None
    return dots * page.device.dot


def draw_bars(page: Page, symbol: Carried, module: float, rows: int) -> None:
    """Bars along the foot, and below them what they say. rows: of bars on the label."""
    columns, _ = symbol.modules(by_printer=page.device.by_printer)
    width, quiet = columns * module, symbol.kind.value.quiet * module
    left = min(max(page.margin, quiet), page.template.width - width - quiet)
    left = page.snapped(left - page.device.dot)
    if symbol.kind is Kind.EAN_13:
        page.bottom -= EAN_FOOT * module
    elif symbol.kind is Kind.ITF_14:
        _draw_digits(page, symbol.readable[0], left + width / 2)
        page.bottom -= BEARER * module
    elif symbol.readable:
        draw_readable(page, symbol)
    height = min(MOST_BARS, max(LEAST_BARS, BARS_SHARE * page.template.height))
    if rows > 1:
        height = max(LEAST_BARS, STACKED_SHARE * height)
    if page.template.purpose is LabelPurpose.PACKAGE and page.tall:
        height = LOGISTIC_BARS if ("00", page.label.number) in symbol.elements else LOAD_BARS
    top = page.snapped(page.bottom - height)
    mark = Mark(left, top, symbol, module, height)
    page.items.append(mark)
    if symbol.kind is Kind.EAN_13:
        page.items += ean_foot(mark)
    elif symbol.kind is Kind.ITF_14:
        page.items += _bearers(mark, columns)
        top -= BEARER * module
    page.bottom = top - 1.5 * page.scale


def ean_foot(mark: Mark) -> Iterator[Item]:
    """What stands below the bars of an EAN-13: the guards between its halves, made longer, and its digits, the first
    of them beside the bars.

    Source: GS1 General Specifications, 5.2.1: guard bars reach five modules further, digits stand between them.
    """
    module, foot = mark.module, mark.y + mark.height
    for column in EAN_GUARDS:
        yield Bar(mark.x + column * module, foot, module, 5 * module)
    advance = mono_advance(Style.MONO)
    size = EAN_DIGIT * module / advance
    first, left, right = mark.carried.data[0], mark.carried.data[1:7], mark.carried.data[7:]
    for digits, middle in ((first, -EAN_DIGIT), (left, 24.0), (right, 71.0)):
        start = mark.x + middle * module - len(digits) * advance * size / 2
        yield Text(start, foot + module + 0.7 * size, digits, Style.MONO, size)


def _bearers(mark: Mark, columns: int) -> Iterator[Item]:
    """Bars above and below those of an ITF-14: who reads it aslant and sees a part of the bars only, sees no other
    number in them."""
    thick = BEARER * mark.module
    for y in (mark.y - thick, mark.y + mark.height):
        yield Bar(mark.x, y, columns * mark.module, thick)


def _draw_digits(page: Page, digits: str, centre: float) -> None:
    """The digits of a trade item, in the middle below its bars."""
    size = page.size(READABLE_SIZES[0])
    start = centre - length(digits, Style.MONO) * size / 2
    page.items.append(Text(start, page.bottom - 0.3 * size, digits, Style.MONO, size))
    page.bottom -= size * LEADING + page.scale


def draw_readable(page: Page, symbol: Carried) -> None:
    """The data in text at the foot, never cut inside an element if that can be."""
    items = symbol.readable
    for at_full_size in READABLE_SIZES:
        size = page.size(at_full_size)
        rows = _joined(items, size, page.inner)
        if len(rows) <= 2:
            break
    top = page.bottom - len(rows) * size * LEADING
    length = len("".join(items))
    # The number is what the last element says.
    number = length - len(page.label.number) if symbol.ends else length
    done = 0
    for row, text in enumerate(rows):
        base = top + row * size * LEADING + 0.9 * size
        first, last = max(number, done), done + len(text)
        span = (first - done, first - number, last - number) if first < last else None
        page.items.append(Text(page.margin, base, text, Style.MONO, size, number=span))
        done = last
    page.bottom = top - page.scale


def _joined(items: Sequence[str], size: float, room: float) -> list[str]:
    """Items on as few rows as they need; one that is wider than a row is broken."""
    fits = int(room / (mono_advance(Style.MONO) * size))
    rows: list[str] = []
    for item in items:
        if rows and len(rows[-1]) + len(item) <= fits:
            rows[-1] += item
        else:
            rows += [item[start : start + fits] for start in range(0, len(item), fits)]
    return rows
