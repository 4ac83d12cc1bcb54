"""The process that reads a workbook: the file from its input, what it says in lines, and ends.

A file that breaks the reader, or takes more room or time than a list can need, breaks this process, and nothing
else. The first line of its input names the sheet, and how many rows it may have.
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import asdict, dataclass

import orjson

from lotbook.decode.cells import to_json
from lotbook.decode.confined import confine
from lotbook.decode.workbook import WorkbookRefused, read_workbook

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ROWS_A_LINE = 1_000
BLANK = {
    "_rels/.rels": f'''<Relationships xmlns="{_PACKAGE}">
      <Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>''',
    "xl/workbook.xml": f'''<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>
      <sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>''',
    "xl/_rels/workbook.xml.rels": f'''<Relationships xmlns="{_PACKAGE}">
      <Relationship Id="r1" Type="{_RELATED}/worksheet" Target="a.xml"/></Relationships>''',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"/>',
    "xl/a.xml": f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>',
}
"""Parts of the smallest workbook."""


@dataclass(frozen=True)
class Refused:
    """What a `WorkbookRefused` tells."""

    message: str
    limit: int | None
    row: int | None
    column: int | None


def main() -> None:
    """One workbook in, one answer out."""
    warm_up()
    confine()
    sheet, most_rows = orjson.loads(sys.stdin.buffer.readline())
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), sheet, most_rows))
    sys.stdout.buffer.flush()


def answer(content: bytes, sheet: str | None, most_rows: int) -> bytes:
    """The sheets, then the rows of one, 1,000 a line; or why the file is refused, and no second line."""
    try:
        book = read_workbook(content, sheet, most_rows)
    except WorkbookRefused as refused:
        told = Refused(refused.message, refused.limit, refused.row, refused.column)
        return orjson.dumps({"refused": asdict(told)})
    head = orjson.dumps({"sheet": book.sheet, "sheets": book.sheets})
    # Line by line, for whoever reads it holds everything else up while it reads one.
    parts = (
        to_json(book.rows[at : at + ROWS_A_LINE]).encode() for at in range(0, len(book.rows), ROWS_A_LINE)
    )
    return b"\n".join([head, *parts])


def warm_up() -> None:
    """Read a workbook: what the readers load when they first work cannot be loaded later."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in BLANK.items():
            parts.writestr(name, content)
    read_workbook(file.getvalue())


if __name__ == "__main__":
    main()
