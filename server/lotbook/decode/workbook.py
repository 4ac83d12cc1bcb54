"""A sheet of an XLSX workbook as a table; runs in a process that can do little else.

The file is looked through before the reader gets it: what it would unpack to, what it holds that no list needs,
and where its cells lie, for the reader makes room for all that lie between the first and the last.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from typing import Any
from xml.etree import ElementTree  # what has a document type is refused first

import python_calamine

from lotbook.domain.list_cells import (
    LONGEST_CELL,
    MOST_CELL_TEXT,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Fault,
    ListRow,
    Truth,
)

MOST_PARTS = 1_000
MOST_UNPACKED = 64 * 1024 * 1024
MOST_RATIO = 200
"""Times its packed size that a part may unpack to; sheets of lists have 10 to 50."""
SMALL_PART = 1024 * 1024
ROWS_OF_A_SHEET = 1_048_576

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*?)>")
_PLACE = re.compile(rb"""(?:^|\s)r=["']([A-Z]{1,9})([0-9]{1,12})["']""")
_STYLE = re.compile(rb"""(?:^|\s)s=["']([0-9]{1,6})["']""")
_FAULT = re.compile(rb"""(?:^|\s)t=["']e["']""")
_PADDED = re.compile("0{2,20}")


class WorkbookRefused(Exception):
    """A file that is not read. limit: what it passes; row, column: where, from 1."""

    def __init__(
        self, message: str, *, limit: int | None = None, row: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.limit = limit
        self.row = row
        self.column = column


@dataclass(frozen=True)
class Workbook:
    """A sheet as a table. sheets: all that people see."""

    rows: list[ListRow]
    sheet: str
    sheets: list[str]


@dataclass
class _Marks:
    """What the reader does not tell of cells, by row and column from 0. faults: cells that hold one; widths:
    digits of cells that are shown with zeros in front."""

    faults: set[tuple[int, int]] = field(default_factory=set)
    widths: dict[tuple[int, int], int] = field(default_factory=dict)


def read_workbook(content: bytes, sheet: str | None = None, most_rows: int = MOST_ROWS) -> Workbook:
    """The table of a sheet, the first when None. most_rows: below its headings. Raises WorkbookRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _require_harmless(parts)
            targets = _targets(parts)
            with python_calamine.load_workbook(io.BytesIO(content)) as book:
                sheets = [
                    each.name
                    for each in book.sheets_metadata
                    if each.typ is python_calamine.SheetTypeEnum.WorkSheet
                    and each.visible is python_calamine.SheetVisibleEnum.Visible
                    and each.name in targets
                ]
                chosen = _chosen(sheets, sheet)
                marks = _marks(parts, targets[chosen], most_rows)
                rows = _rows(book.get_sheet_by_name(chosen), marks, most_rows)
                return Workbook(list(rows), chosen, sheets)
    except WorkbookRefused:
        raise
    except Exception as error:  # a damaged file makes its readers raise whatever there is
        raise WorkbookRefused("The workbook is damaged, or no XLSX file: save it as XLSX again.") from error


def _chosen(sheets: list[str], sheet: str | None) -> str:
    if not sheets:
        raise WorkbookRefused("The workbook has no sheet that is shown.")
    if sheet is not None and sheet not in sheets:
        raise WorkbookRefused(f"The workbook has no sheet {sheet}; it has {', '.join(sheets)[:500]}.")
    return sheet or sheets[0]


def _require_harmless(parts: zipfile.ZipFile) -> None:
    """Refuse what unpacks to too much, and what no list needs."""
    listed = parts.infolist()
    if len(listed) > MOST_PARTS:
        raise WorkbookRefused(f"The workbook has more than {MOST_PARTS:,} parts.", limit=MOST_PARTS)
    if sum(part.file_size for part in listed) > MOST_UNPACKED:
        message = f"The workbook unpacks to more than {MOST_UNPACKED // 2**20} MiB."
        raise WorkbookRefused(message, limit=MOST_UNPACKED)
    names = {part.filename.lower() for part in listed}
    if len(names) < len(listed):
        raise WorkbookRefused("The workbook has two parts of the same name.")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise WorkbookRefused("The workbook has macros: save it as XLSX without them.")
    if any(name.startswith("xl/externallinks/") for name in names):
        raise WorkbookRefused("The workbook takes values from other files: paste them as values.")
    for part in listed:
        if part.flag_bits & 1:
            raise WorkbookRefused("The workbook has a password: save it without one.")
        if part.file_size > max(SMALL_PART, MOST_RATIO * part.compress_size):
            message = f"A part of the workbook unpacks to more than {MOST_RATIO} times its size."
            raise WorkbookRefused(message, limit=MOST_RATIO)
        if part.filename.lower().endswith((".xml", ".rels")):
            _require_plain(_part(parts, part.filename))


def _require_plain(xml: bytes) -> None:
    """Refuse XML that defines words of its own, which could stand for billions of others."""
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in xml[:64]:
        raise WorkbookRefused("The workbook is not written in UTF-8.")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise WorkbookRefused("The workbook has a document type, which no spreadsheet writes.")


def _part(parts: zipfile.ZipFile, name: str) -> bytes:
    """One part, never more than it is said to have."""
    size = parts.getinfo(name).file_size
    with parts.open(name) as file:
        return file.read(size + 1)


def _targets(parts: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet, by name."""
    related = ElementTree.fromstring(_part(parts, "xl/_rels/workbook.xml.rels"))  # noqa: S314
    by_id = {each.get("Id"): each.get("Target", "") for each in related}
    book = ElementTree.fromstring(_part(parts, "xl/workbook.xml"))  # noqa: S314
    found = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = by_id.get(sheet.get(f"{_RELATED}id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[sheet.get("name", "")] = path
    return found


def _marks(parts: zipfile.ZipFile, target: str, most_rows: int) -> _Marks:
    """Looks through the cells of a sheet. Raises WorkbookRefused for one that lies too far out."""
    padded = _padded_styles(parts)
    marks = _Marks()
    for cell in _CELL.finditer(_part(parts, target)):
        attributes = cell[1]
        place = _PLACE.search(attributes)
        if attributes.endswith(b"/") or place is None:  # empty
            continue
        row, column = int(place[2]) - 1, _column(place[1])
        _require_near(row + 1, column + 1, most_rows)
        if _FAULT.search(attributes):
            marks.faults.add((row, column))
        if padded and (style := _STYLE.search(attributes)) and int(style[1]) in padded:
            marks.widths[row, column] = padded[int(style[1])]
    return marks


def _column(letters: bytes) -> int:
    """From 0.

    >>> _column(b"A"), _column(b"XFD")
    (0, 16383)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _require_near(row: int, column: int, most_rows: int) -> None:
    if row > ROWS_OF_A_SHEET or row < 1:
        message = f"A cell stands in row {row:,}; a sheet has at most {ROWS_OF_A_SHEET:,} rows."
        raise WorkbookRefused(message, limit=ROWS_OF_A_SHEET, row=row)
    if row > most_rows + 1:  # with one of headings; empty rows count too, for they take as much room
        message = f"A list has at most {most_rows:,} rows; something stands in row {row:,}."
        raise WorkbookRefused(message, limit=most_rows, row=row)
    if column > MOST_COLUMNS:
        message = f"Something stands in column {column:,} of row {row:,}; a list has at most {MOST_COLUMNS} columns."
        raise WorkbookRefused(message, limit=MOST_COLUMNS, row=row, column=column)


def _padded_styles(parts: zipfile.ZipFile) -> Mapping[int, int]:
    """Styles by which numbers are shown with zeros in front, with how many digits."""
    if "xl/styles.xml" not in parts.namelist():
        return {}
    styles = ElementTree.fromstring(_part(parts, "xl/styles.xml"))  # noqa: S314
    formats = {each.get("numFmtId"): each.get("formatCode", "") for each in styles.iter(f"{_MAIN}numFmt")}
    cells = styles.find(f"{_MAIN}cellXfs")
    return {
        place: len(code)
        for place, style in enumerate(cells if cells is not None else ())
        if _PADDED.fullmatch(code := formats.get(style.get("numFmtId"), ""))
    }


def _rows(sheet: python_calamine.CalamineSheet, marks: _Marks, most_rows: int) -> Iterator[ListRow]:
    count, size = 0, 0
    for place, values in enumerate(sheet.iter_rows()):
        cells = [_cell(value, (place, column), marks) for column, value in enumerate(values)]
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        count += 1
        size += sum(len(cell) for cell in cells if isinstance(cell, str))
        if count > most_rows + 1:  # with one of headings
            raise WorkbookRefused(f"A list has at most {most_rows:,} rows; this has more.", limit=most_rows)
        if size > MOST_CELL_TEXT:
            message = f"The cells of a list hold at most {MOST_CELL_TEXT:,} characters together."
            raise WorkbookRefused(message, limit=MOST_CELL_TEXT)
        yield ListRow(place + 1, tuple(cells))


def _cell(value: Any, at: tuple[int, int], marks: _Marks) -> Cell:
    if at in marks.faults:
        return Fault("#ERROR")
    if isinstance(value, str):
        return "" if not value.strip() else value[: LONGEST_CELL + 1].replace("\0", "\ufffd")
    if isinstance(value, bool):
        return Truth(value)
    if isinstance(value, int | float):
        if not isfinite(value):
            return Fault("#NUM!")
        width = marks.widths.get(at)
        return f"{value:0{width}.0f}" if width and float(value).is_integer() and value >= 0 else value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value)
