"""Tables as CSV that spreadsheets open without reckoning with what they hold."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from decimal import Decimal

from lotbook.domain.list_rows import guarded
from lotbook.domain.list_words import Delimiter
from lotbook.domain.quantities import format_quantity

Value = str | Decimal | int | None


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

    def cell(value: Value) -> str:
        if isinstance(value, Decimal):
            text = format_quantity(value)
            return text.replace(".", ",") if decimal_comma else text
        return guarded(value) if isinstance(value, str) else "" if value is None else str(value)

    writer.writerows([*map(cell, row)] for row in rows)
    return written.getvalue().encode()
