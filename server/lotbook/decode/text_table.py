"""Text as a table: pasted, or a file with commas, semicolons, tabs or bars between its cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lotbook.domain.list_cells import LONGEST_CELL, MOST_CELL_TEXT, MOST_COLUMNS, MOST_ROWS, ListRow
from lotbook.domain.list_words import Delimiter, TextEncoding
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import ImportRefused

SAMPLE = 64 * 1024
"""Characters by which the delimiter is told."""
LONGEST_FIELD = 128 * 1024
"""As the reader of the standard library has it, for all of a program."""
NEVER = "\x1f"
"""Separates nothing: a control that is no part of any number."""

_CODECS = {TextEncoding.UTF_8: "utf-8-sig", TextEncoding.UTF_16: "utf-16", TextEncoding.LATIN_1: "cp1252"}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UTF_8 = b"\xef\xbb\xbf"
_MARKS = {
    _UTF_8: TextEncoding.UTF_8,
    b"\xff\xfe": TextEncoding.UTF_16,
    b"\xfe\xff": TextEncoding.UTF_16,
}
_NO_LISTS = (
    (b"%pdf-", "a PDF"),
    (b"%!ps", "PostScript"),
    (b"{\\rtf", "a text of a word processor (RTF)"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "XML"),
    (b"\x89png", "a picture"),
    (b"gif8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""How files begin that are no lists, in small letters."""


@dataclass(frozen=True)
class TextTable:
    """Rows that are not empty. encoding: None for text that was pasted; delimiter: None for one column."""

    rows: list[ListRow]
    encoding: TextEncoding | None
    delimiter: Delimiter | None


def read_file(
    content: bytes,
    encoding: TextEncoding | None = None,
    delimiter: Delimiter | None = None,
    most_rows: int = MOST_ROWS,
) -> TextTable:
    """The table in a file. encoding, delimiter: found by what the file holds when None; most_rows: below its
    headings. Raises ImportRefused."""
    _require_text(content)
    encoding = encoding or _encoding_of(content)
    table = read_text(_decoded(content, encoding), delimiter, most_rows)
    return TextTable(table.rows, encoding, table.delimiter)


def read_text(text: str, delimiter: Delimiter | None = None, most_rows: int = MOST_ROWS) -> TextTable:
    """The table in a text. Raises ImportRefused, with the line and column where it ends to be one.

    >>> [row.cells for row in read_text("SN-1;2\\n\\nSN-2;3").rows]
    [('SN-1', '2'), ('SN-2', '3')]
    """
    if (zero := text.find("\0")) >= 0:
        lines = re.split(r"\r\n|\r|\n", text[:zero])
        message = f"Line {len(lines)} holds U+0000: this is no text, or of another encoding."
        raise ImportRefused(message=message, line=len(lines), column=len(lines[-1]) + 1)
    delimiter = delimiter or _delimiter_of(text)
    return TextTable(list(_rows(text, delimiter, most_rows)), None, delimiter)


def _require_text(content: bytes) -> None:
    """Refuse, by name, what other programs write and reads as text: a PDF need not hold one zero."""
    for start, what in _NO_LISTS:
        if content[: len(start) + len(_UTF_8)].removeprefix(_UTF_8).lower().startswith(start):
            message = f"This is {what}, no list: save the table that it shows as XLSX or CSV."
            raise ImportRefused(message=message, code=RefusalCode.IMPORT_REJECTED)


def _encoding_of(content: bytes) -> TextEncoding:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return encoding
    head = content[:SAMPLE]
    if len(head) > 1 and max(head[::2].count(0), head[1::2].count(0)) > len(head) // 4:
        return TextEncoding.UTF_16
    # Text in another encoding hardly ever holds characters of UTF-8: some of them, and the rest is damaged.
    text = content.decode("utf-8", "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    return TextEncoding.LATIN_1 if damaged > len(_NOT_ASCII.findall(text)) - damaged else TextEncoding.UTF_8


def _decoded(content: bytes, encoding: TextEncoding) -> str:
    codec = _CODECS[encoding]
    if encoding is TextEncoding.UTF_16 and content[:2] not in _MARKS:
        big_endian = content[:SAMPLE:2].count(0) > content[1:SAMPLE:2].count(0)
        codec = "utf-16-be" if big_endian else "utf-16-le"
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        if encoding is TextEncoding.LATIN_1:  # Windows leaves five bytes without a meaning
            return content.decode("latin-1")
        before = content[: error.start].decode(codec, "replace")
        line = len(re.split(r"\r\n|\r|\n", before))
        name = encoding.value.replace("_", "-")
        message = f"Line {line} is not written in {name}: mend that line, or save the file anew as UTF-8."
        raise ImportRefused(message=message, line=line) from None


def _delimiter_of(text: str) -> Delimiter | None:
    """The one by which the first rows have the same number of cells, and more than one; None for a single
    column. Of several, a tab is likelier than a semicolon, a comma stands in numbers too."""
    lines = [line for line in re.split(r"\r\n|\r|\n", text[:SAMPLE])[:100] if line.strip()]
    return _likeliest(lines, _cut) or _likeliest(lines, _split)


def _cut(lines: list[str], delimiter: Delimiter) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter.character, strict=True))
    except csv.Error:
        return []


def _split(lines: list[str], delimiter: Delimiter) -> list[list[str]]:
    """Where quotation marks fit no delimiter, so that what is wrong with them has a place."""
    return [line.split(delimiter.character) for line in lines]


def _likeliest(lines: list[str], cut: Callable[[list[str], Delimiter], list[list[str]]]) -> Delimiter | None:
    best: tuple[float, Delimiter | None] = (0.0, None)
    for delimiter in (Delimiter.TAB, Delimiter.SEMICOLON, Delimiter.COMMA, Delimiter.BAR):
        widths = Counter(map(len, cut(lines, delimiter)))
        width, often = max(widths.items(), key=lambda found: found[1], default=(0, 0))
        if width > 1 and often / len(lines) > best[0]:
            best = (often / len(lines), delimiter)
    return best[1]


def _rows(text: str, delimiter: Delimiter | None, most_rows: int) -> Iterator[ListRow]:
    character = delimiter.character if delimiter else NEVER
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=character, strict=True)
    count, size, line = 0, 0, 1
    try:
        for position, row in enumerate(reader, 1):
            line = reader.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            count += 1
            while not row[-1].strip():
                row.pop()
            cells = tuple(cell if len(cell) <= LONGEST_CELL else cell[: LONGEST_CELL + 1] for cell in row)
            size += sum(map(len, cells))
            _require_within(position, count, len(cells), size, most_rows)
            yield ListRow(position, cells)
    except csv.Error as error:
        raise _malformed(text, character, line, reader.line_num, error) from None


def _require_within(position: int, rows: int, columns: int, size: int, most_rows: int) -> None:
    if rows > most_rows + 1:  # with one of headings
        message = f"A list has at most {most_rows:,} rows; this has more."
        raise ImportRefused(
            message=message, code=RefusalCode.IMPORT_REJECTED, line=position, limit=str(most_rows)
        )
    if columns > MOST_COLUMNS:
        message = f"A row has at most {MOST_COLUMNS} columns, row {position} has {columns:,}."
        raise ImportRefused(message=message, line=position, column=MOST_COLUMNS + 1, limit=str(MOST_COLUMNS))
    if size > MOST_CELL_TEXT:
        message = f"The cells of a list hold at most {MOST_CELL_TEXT:,} characters together."
        raise ImportRefused(
            message=message, code=RefusalCode.IMPORT_REJECTED, line=position, limit=str(MOST_CELL_TEXT)
        )


def _malformed(text: str, delimiter: str, first: int, last: int, error: csv.Error) -> ImportRefused:
    """What is wrong with the record that begins in line `first`, and in which of its columns."""
    if "field larger" in str(error):
        message = f"A cell of line {last} has more than {LONGEST_FIELD:,} characters: no list of numbers has."
        return ImportRefused(message=message, line=last, limit=str(LONGEST_FIELD))
    lines = io.StringIO(text, newline="").readlines()
    record = "".join(lines[first - 1 :])
    column, position = 1, 0
    between = re.escape(delimiter)
    quoted = re.compile(rf'"(?:[^"]|"")*"(?=[{between}\r\n]|\Z)')
    plain = re.compile(rf'(?!")[^{between}\r\n]*')
    while (cell := quoted.match(record, position) or plain.match(record, position)) is not None:
        if record[cell.end() : cell.end() + 1] != delimiter:
            break
        column, position = column + 1, cell.end() + 1
    message = f"Line {first}, column {column}: a quotation mark opens a cell and does not end it."
    return ImportRefused(message=message, line=first, column=column)
