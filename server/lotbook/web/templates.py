"""Templates of what can be imported: the columns, and a row as an example."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.documents.spreadsheet import csv_table, xlsx_table
from lotbook.domain.import_fields import template_of
from lotbook.domain.import_words import ImportKind
from lotbook.domain.words import Role
from lotbook.web.auth import Door

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def routes(door: Door) -> list[BaseRoute]:
    """`/documents/import-templates/{kind}-template.{csv,xlsx}`."""

    async def template(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        name, format = request.path_params["name"], request.path_params["format"]
        kind = next((each for each in ImportKind if f"{address_of(each)}-template" == name), None)
        if kind is None or format not in ("csv", "xlsx"):
            raise HTTPException(404, "There is no such template.")
        content = await asyncio.to_thread(template_file, kind, format)
        headers = {
            "content-disposition": f'attachment; filename="{name}.{format}"',
            "cache-control": "no-store",
        }
        return Response(content, 200, headers, CSV if format == "csv" else XLSX)

    return [Route("/documents/import-templates/{name}.{format}", template)]


def address_of(kind: ImportKind) -> str:
    """A kind as addresses and commands name it: bills-of-materials."""
    return kind.value.lower().replace("_", "-")


def template_file(kind: ImportKind, format: str) -> bytes:
    """The template as a file. format: csv or xlsx."""
    fields = template_of(kind)
    headings, example = [field.heading for field in fields], [field.example for field in fields]
    if format == "csv":
        return csv_table(headings, [example])
    return xlsx_table(kind.value.replace("_", " ").capitalize(), headings, [example])
