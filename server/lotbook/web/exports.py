"""Lists as files, CSV or XLSX, whole or as somebody looks at them: sent, or written and then sent, as they are read."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import IO

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from lotbook.documents.spreadsheet import XlsxTable, csv_rows, csv_table
from lotbook.domain.words import Role
from lotbook.ledger.exports import TABLES, Export, rows_of
from lotbook.web.auth import Door
from lotbook.web.templates import CSV, XLSX

PART = 64 * 1024

Chosen = AsyncIterator[list[int]] | None
"""Row ids of what is on a list, in its order; None for the whole list."""
Choose = Callable[[Request, Export], Awaitable[Chosen]]
"""What a request asks for by a filter and an order; raises HTTPException."""


def routes(door: Door, choose: Choose) -> list[BaseRoute]:
    """`/documents/exports/{list}.{csv,xlsx}`, with `filter` and `sort` of the API as parameters."""

    async def export(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        name, format = request.path_params["name"], request.path_params["format"]
        if name not in {each.value for each in Export} or format not in ("csv", "xlsx"):
            raise HTTPException(404, "There is no such list.")
        chosen = await choose(request, Export(name))
        file = f"{name}-{datetime.now(UTC):%Y-%m-%d}.{format}"
        headers = {"content-disposition": f'attachment; filename="{file}"', "cache-control": "no-store"}
        parts = csv_parts(Export(name), chosen) if format == "csv" else _xlsx_parts(Export(name), chosen)
        return StreamingResponse(parts, 200, headers, CSV if format == "csv" else XLSX)

    return [Route("/documents/exports/{name}.{format}", export)]


async def csv_parts(export: Export, chosen: Chosen = None) -> AsyncIterator[bytes]:
    """A list as CSV, part by part."""
    yield csv_table(TABLES[export].headings, [])
    async for rows in rows_of(export, chosen):
        yield await asyncio.to_thread(csv_rows, rows)


async def write_xlsx(export: Export, file: IO[bytes], chosen: Chosen = None) -> None:
    """A list as a workbook; only the rows under work are in memory."""
    table = XlsxTable(file, export.value.replace("-", " ").capitalize(), TABLES[export].headings)
    async for rows in rows_of(export, chosen):
        await asyncio.to_thread(table.add, rows)
    await asyncio.to_thread(table.close)


async def _xlsx_parts(export: Export, chosen: Chosen) -> AsyncIterator[bytes]:
    with tempfile.TemporaryFile() as file:
        await write_xlsx(export, file, chosen)
        file.seek(0)
        while part := await asyncio.to_thread(file.read, PART):
            yield part
