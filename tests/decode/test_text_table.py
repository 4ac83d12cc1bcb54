"""Text as tables: whatever cuts it into cells, and what is none is refused with its place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lotbook.decode.cells import from_json, to_json
from lotbook.decode.text_table import read_file, read_text
from lotbook.documents.spreadsheet import csv_table
from lotbook.domain.list_cells import Fault, ListRow
from lotbook.domain.list_rows import guarded, unguarded
from lotbook.domain.list_words import Delimiter, TextEncoding
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import ImportRefused

LINES = ["SN-1;Größe 5", "SN-2;klein"]
ROWS = [ListRow(1, ("SN-1", "Größe 5")), ListRow(2, ("SN-2", "klein"))]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", TextEncoding.UTF_8),
        ("utf-8-sig", TextEncoding.UTF_8),
        ("utf-16", TextEncoding.UTF_16),
        ("utf-16-le", TextEncoding.UTF_16),
        ("utf-16-be", TextEncoding.UTF_16),
        ("cp1252", TextEncoding.LATIN_1),
    ],
)
def test_a_file_is_read_however_it_is_written(codec: str, encoding: TextEncoding, ends: str) -> None:
    table = read_file(ends.join(LINES).encode(codec))
    assert (table.rows, table.encoding, table.delimiter) == (ROWS, encoding, Delimiter.SEMICOLON)


def test_a_byte_that_is_damaged_makes_no_other_encoding_of_the_rest() -> None:
    with pytest.raises(
        ImportRefused, match="Line 2 is not written in UTF-8: mend that line, or save"
    ) as refused:
        read_file("Ä-1;2\n".encode() + b"B-\xff;3\n")
    assert refused.value.line == 2
    assert read_file("Ä-1;2\nÜß-2;3\n".encode("cp1252")).encoding is TextEncoding.LATIN_1


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "a PDF"),
        (b"\xef\xbb\xbf%PDF-1.4", "a PDF"),
        (b"{\\rtf1\\ansi SN-1}", "RTF"),
        (b"<!DOCTYPE HTML><table><tr><td>SN-1</table>", "a web page"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (b"%!PS-Adobe-3.0", "PostScript"),
        (b"GIF89a", "a picture"),
    ],
)
@pytest.mark.parametrize("encoding", [None, TextEncoding.LATIN_1])
def test_what_other_programs_write_is_refused_by_name(content: bytes, what: str, encoding) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_file(content, encoding)
    assert refused.value.code is RefusalCode.IMPORT_REJECTED
    assert what in refused.value.message


def test_numbers_that_begin_like_a_file_of_another_kind_are_numbers() -> None:
    assert read_file(b"PDF-1\n%PD-2\n<A-3>").rows[0].cells == ("PDF-1",)


def test_an_encoding_that_is_chosen_is_believed_or_refused_with_the_line() -> None:
    content = "\n".join(LINES).encode("cp1252")
    with pytest.raises(ImportRefused) as refused:
        read_file(b"SN-0;x\n" + content, TextEncoding.UTF_8)
    assert (refused.value.code, refused.value.line) == (RefusalCode.IMPORT_FORMAT, 2)
    assert read_file("\n".join(LINES).encode(), TextEncoding.LATIN_1).rows[0].cells == ("SN-1", "GrÃ¶ÃŸe 5")
    assert read_file(b"\x81\x8d", TextEncoding.LATIN_1).rows == [ListRow(1, ("\x81\x8d",))]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("A;1,5\nB;2,5", Delimiter.SEMICOLON),
        ("A\t1;5\nB\t2;5", Delimiter.TAB),
        ("A,1\nB,2", Delimiter.COMMA),
        ("A|1\nB|2", Delimiter.BAR),
        ('"A;x","B"\n"C;y","D"', Delimiter.COMMA),
        ("A\nB", None),
        ("A\nB,1", None),
    ],
)
def test_what_stands_between_cells_is_what_all_rows_have(text: str, delimiter: Delimiter | None) -> None:
    assert read_text(text).delimiter is delimiter


def test_rows_keep_their_places_and_lose_empty_cells_at_the_end() -> None:
    assert read_text("\n;;\nA;B;;\n\n\nC;;D\n", Delimiter.SEMICOLON).rows == [
        ListRow(3, ("A", "B")),
        ListRow(6, ("C", "", "D")),
    ]
    assert read_text('"two\nlines";x\nB;y').rows == [ListRow(1, ("two\nlines", "x")), ListRow(2, ("B", "y"))]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('A;B\nC;"D\nE;F', 2, 2),
        ('A;B\n"C"x;D', 2, 1),
        ('A;"B\nB";"C', 1, 3),
        ("A;B\nC;D\0", 2, 4),
        ("A;B\n" + "C;" * 101 + "C", 2, 101),
    ],
)
def test_what_ends_to_be_a_table_is_refused_with_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_text(text, Delimiter.SEMICOLON)
    assert (refused.value.code, refused.value.line, refused.value.column) == (
        *(RefusalCode.IMPORT_FORMAT, line, column),
    )


def test_ten_megabytes_in_one_line_are_no_list() -> None:
    for content in (b"x" * 10_000_000, b"x," * 5_000_000, b'"' + b"x" * 10_000_000):
        with pytest.raises(ImportRefused) as refused:
            read_file(content)
        assert (refused.value.code, refused.value.line) == (RefusalCode.IMPORT_FORMAT, 1)


def test_a_long_cell_stays_too_long() -> None:
    assert len(str(read_text("x" * 5_000).rows[0].cells[0])) == 201


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, *TextEncoding]), st.sampled_from([None, *Delimiter]))
def test_any_bytes_are_a_table_or_refused(
    content: bytes, encoding: TextEncoding | None, delimiter: Delimiter | None
) -> None:
    try:
        table = read_file(content, encoding, delimiter)
    except ImportRefused:
        return
    assert all(row.cells for row in table.rows)
    assert list(from_json(to_json(table.rows))) == table.rows


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
tables = st.lists(st.lists(texts, min_size=1, max_size=5), max_size=8)


def kept(row: list[str]) -> tuple[str, ...]:
    """Cells up to the last one that says something."""
    while row and not row[-1].strip():
        row = row[:-1]
    return tuple(row)


@settings(deadline=None)
@given(tables, st.sampled_from(Delimiter))
@example([["=1+1", "@SUM(A1)", "+1", "-1", "\tx", "'x"]], Delimiter.COMMA)
def test_what_is_written_is_read_again(table: list[list[str]], delimiter: Delimiter) -> None:
    content = csv_table(["Head"], table, delimiter)
    read = [row.cells for row in read_file(content, TextEncoding.UTF_8, delimiter).rows[1:]]
    unlike = [[unguarded(str(cell)) for cell in cells] for cells in read]
    assert [kept(row) for row in unlike if kept(row)] == [kept(row) for row in table if kept(row)]


@settings(deadline=None)
@given(texts)
@example("'=")
@example("''")
def test_no_text_is_reckoned_with_and_each_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")
    [[written]] = csv.reader(io.StringIO(csv_table([text], []).decode("utf-8-sig"), newline=""))
    assert written == guarded(text)


def test_cells_of_workbooks_are_kept_with_their_kinds() -> None:
    row = ListRow(1, ("A", 1.5, 7, Fault("#REF!")))
    assert list(from_json(to_json([row]))) == [row]
