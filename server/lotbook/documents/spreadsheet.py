"""Tables as CSV and XLSX that spreadsheets open without reckoning with what they hold."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import IO

import xlsxwriter

from lotbook.domain.list_rows import guarded, unguarded
from lotbook.domain.list_words import Delimiter
from lotbook.domain.quantities import format_quantity

Value = str | Decimal | int | datetime | None
"""datetime: as clocks show it, to the second, for spreadsheets know no zones."""


def csv_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    delimiter: Delimiter = Delimiter.COMMA,
    *,
    decimal_comma: bool = False,
) -> bytes:
    """A table in UTF-8 with its mark, each cell in quotation marks. Text that a spreadsheet would take for a
    formula gets an apostrophe in front, which reading a list takes away again.

    >>> csv_table(["Number"], [["=1+1"]]).decode("utf-8-sig")
    '"Number"\\r\\n"\\'=1+1"\\r\\n'
    """
    return BOM_UTF8 + csv_rows([headings, *rows], delimiter, decimal_comma=decimal_comma)


CELLS_KEPT = 4_096
"""The same few things stand in thousands of rows."""


def csv_rows(
    rows: Iterable[Sequence[Value]],
    delimiter: Delimiter = Delimiter.COMMA,
    *,
    decimal_comma: bool = False,
) -> bytes:
    """Further rows of such a table, for one that is sent as it is read.

    >>> csv_rows([["0012", Decimal("1.50"), None]])
    b'"0012","1.5",""\\r\\n'
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter.character, quoting=csv.QUOTE_ALL)

    @lru_cache(CELLS_KEPT, typed=True)
    def cell(value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return guarded(value)
        text = format_quantity(value) if isinstance(value, Decimal) else str(value)
        return text.replace(".", ",") if decimal_comma and isinstance(value, Decimal) else text

    writer.writerows([*map(cell, row)] for row in rows)
    return written.getvalue().encode()


EXACT = 15
"""So many digits of a number a spreadsheet keeps."""
ROWS_OF_A_SHEET = 1_048_576


class XlsxTable:
    """A table as a workbook, written row by row into a file: text as text, whatever it looks like; quantities as
    numbers. Nothing of it is kept in memory but the row under work."""

    def __init__(self, file: IO[bytes], sheet: str, headings: Sequence[str]) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "remove_timezone": True}
        self._book = xlsxwriter.Workbook(file, options)
        self._instant = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.go_on(sheet, headings)

    def go_on(self, sheet: str, headings: Sequence[str]) -> None:
        """Further rows stand on another sheet."""
        self._sheet = self._book.add_worksheet(sheet[:31])
        self._sheet.freeze_panes(1, 0)
        for column, heading in enumerate(headings):
            self._sheet.write_string(0, column, heading, self._book.add_format({"bold": True}))
        self._rows = 1

    def add(self, rows: Iterable[Sequence[Value]]) -> None:
        """Further rows. Raises OverflowError beyond what a sheet can hold."""
        for row in rows:
            if self._rows == ROWS_OF_A_SHEET:
                raise OverflowError("a sheet has at most 1,048,576 rows")
            for column, value in enumerate(row):
                self._write(column, value)
            self._rows += 1

    def close(self) -> None:
        """Write what is left; the file is whole then."""
        self._book.close()

    def _write(self, column: int, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            # An apostrophe that reading a list would take for the one that keeps formulas from being reckoned.
            text = f"'{value}" if unguarded(value) != value else value
            self._sheet.write_string(self._rows, column, text)
        elif isinstance(value, datetime):
            self._sheet.write_datetime(self._rows, column, value.replace(microsecond=0), self._instant)
        elif len(Decimal(value).as_tuple().digits) <= EXACT:
            self._sheet.write_number(self._rows, column, value)
        else:
            self._sheet.write_string(self._rows, column, format_quantity(Decimal(value)))


def xlsx_table(sheet: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A small table as a workbook.

    >>> xlsx_table("Lots", ["Number"], [["0012"]])[:2]
    b'PK'
    """
    file = io.BytesIO()
    table = XlsxTable(file, sheet, headings)
    table.add(rows)
    table.close()
    return file.getvalue()


def xlsx_book(sheets: Sequence[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> bytes:
    """Small tables as a workbook, each a name, its headings and its rows; at least one."""
    file = io.BytesIO()
    (name, headings, rows), *others = sheets
    table = XlsxTable(file, name, headings)
    table.add(rows)
    for name, headings, rows in others:
        table.go_on(name, headings)
        table.add(rows)
    table.close()
    return file.getvalue()
