"""Workbooks made part by part, so that any of them can be what no spreadsheet writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts>
<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"""
DAY, PADDED = 1, 2
"""Styles of cells: a day, and a number of five digits with zeros in front."""


def text(value: str) -> str:
    """Inside of a cell that holds text."""
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is>'


def number(value: object, style: int = 0) -> str:
    """Inside of a cell that holds a number."""
    return f' s="{style}"><v>{value}</v>'


def sheet(rows: Mapping[int, Sequence[str]]) -> str:
    """A sheet of cells, by row from 1."""
    written = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{chr(65 + at)}{row}"{cell}</c>' for at, cell in enumerate(cells))
        + "</row>"
        for row, cells in rows.items()
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{written}</sheetData></worksheet>'


def parts(*sheets: str, hidden: int | None = None) -> dict[str, str | bytes]:
    """The parts of a workbook with these sheets, called Sheet1, Sheet2 ..."""
    numbers = range(1, len(sheets) + 1)
    shown = {n: "hidden" if n == hidden else "visible" for n in numbers}
    listed = "".join(
        f'<sheet name="Sheet{n}" sheetId="{n}" state="{shown[n]}" r:id="rId{n}"/>' for n in numbers
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    return {
        "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Default Extension="xml" ContentType="application/xml"/></Types>""",
        "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"
          Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{n}.xml": each for n, each in zip(numbers, sheets, strict=True)},
    }


def packed(contents: Mapping[str, str | bytes]) -> bytes:
    """Parts as one file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in contents.items():
            parts.writestr(name, content)
    return file.getvalue()


def workbook(*rows: Sequence[str]) -> bytes:
    """A workbook of one sheet whose cells hold text."""
    return packed(parts(sheet({n: [text(cell) for cell in row] for n, row in enumerate(rows, 1)})))
