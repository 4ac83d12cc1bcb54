"""Days and quantities as the cells of a list write them, and what is to be asked about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from lotbook.domain.list_cells import Cell
from lotbook.domain.list_words import DateFormat, NumberColumn

DATES = (NumberColumn.EXPIRY_DATE, NumberColumn.BEST_BEFORE, NumberColumn.PRODUCTION)
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")


def may_be_day(cell: Cell) -> bool:
    if isinstance(cell, str):
        text = _MIDNIGHT.sub("", cell.strip())
        return bool(_YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text))
    return isinstance(cell, date)


def date_formats(texts: Iterable[str]) -> set[DateFormat]:
    """Formats by which all days of a list can be read; of those that none depends on, none is told."""
    possible = {DateFormat.DAY_FIRST, DateFormat.MONTH_FIRST}
    last, first = False, False
    for text in texts:
        written = _YEAR_LAST.fullmatch(_MIDNIGHT.sub("", text))
        if written is None:
            first = first or _YEAR_FIRST.fullmatch(_MIDNIGHT.sub("", text)) is not None
            continue
        last = True
        if int(written[1]) > 12 or written[2] == ".":  # with points, the day comes first everywhere
            possible.discard(DateFormat.MONTH_FIRST)
        elif int(written[3]) > 12:
            possible.discard(DateFormat.DAY_FIRST)
    if last:  # where days contradict each other, a person says which are meant
        return possible or {DateFormat.DAY_FIRST, DateFormat.MONTH_FIRST}
    return {DateFormat.YEAR_FIRST} if first else set()


def read_day(text: str, format: DateFormat | None) -> date | None:
    """The day that text writes in a format; with the year in front, in any. None when it writes none.

    >>> read_day("31.12.2026", DateFormat.DAY_FIRST), read_day("31/12/26", DateFormat.DAY_FIRST)
    (datetime.date(2026, 12, 31), None)
    """
    text = _MIDNIGHT.sub("", text)
    if written := _YEAR_FIRST.fullmatch(text):
        year, month, day = (written[1], written[3], written[4]) if written[1] else written.group(5, 6, 7)
    elif written := _YEAR_LAST.fullmatch(text):
        if format not in (DateFormat.DAY_FIRST, DateFormat.MONTH_FIRST):
            return None
        day, month, year = written[1], written[3], written[4]
        if format is DateFormat.MONTH_FIRST:
            day, month = month, day
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def plain_sscc(text: str) -> str:
    """The digits of an SSCC; many lists write its AI in front.

    >>> plain_sscc("(00) 3 9520123 000000001 4")
    '395201230000000014'
    """
    return re.sub(r"\(00\)|00(?=[0-9]{18}$)|[ .-]", "", text)


_QUANTITY = re.compile(r"[0-9]{1,18}([.,][0-9]+)*")
_GROUPED = {True: r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", False: r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?"}
_PARTED = re.compile(r"[1-9][0-9]{0,2}(['\u2019 \u00a0\u2009\u202f])[0-9]{3}(\1[0-9]{3})*([.,][0-9]+)?")
_SIMPLE = {True: r"[0-9]+(,[0-9]+)?", False: r"[0-9]+(\.[0-9]+)?"}


def may_be_quantity(cell: Cell) -> bool:
    if isinstance(cell, str):
        return _QUANTITY.fullmatch(cell.strip()) is not None
    return isinstance(cell, int | float)


def decimal_commas(texts: Iterable[str]) -> set[bool]:
    """Whether decimals may stand behind a comma, behind a point, or either; nothing where no cell has one."""
    possible, depends = {True, False}, False
    for text in map(_joined, texts):
        if not _QUANTITY.fullmatch(text) or not ("," in text or "." in text):
            continue
        depends = True
        readings = {comma for comma in (True, False) if _reads(text, comma)}
        possible = (possible & readings) or possible
    return possible if depends else set()


def _joined(text: str) -> str:
    """A quantity without the apostrophes or blanks between its thousands, as Swiss and French write them."""
    parted = _PARTED.fullmatch(text)
    return text if parted is None else text.replace(parted[1], "")


def _reads(text: str, comma: bool) -> bool:
    # 0.125 has no thousands.
    grouped = re.fullmatch(_GROUPED[comma], text) is not None and not text.startswith("0")
    return grouped or re.fullmatch(_SIMPLE[comma], text) is not None


def read_quantity(text: str, comma: bool | None) -> str | None:
    """A quantity as `parse_quantity` takes it; None when it is none. comma: decimals stand behind one.

    >>> read_quantity("1.250,5", True), read_quantity("1,250.5", False), read_quantity("12 kg", None)
    ('1250.5', '1250.5', None)
    >>> read_quantity("1'250.5", False), read_quantity("1 250,5", True), read_quantity("12 50", None)
    ('1250.5', '1250.5', None)
    """
    text, comma = _joined(text), bool(comma)
    if not _reads(text, comma):
        return None
    thousands, decimal = (".", ",") if comma else (",", ".")
    return text.replace(thousands, "").replace(decimal, ".")
