"""The list of lots as a file: all that the list in the app shows page by page, sent as it is read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from lotbook.documents.spreadsheet import csv_rows, csv_table
from lotbook.domain.words import Role
from lotbook.ledger import figures
from lotbook.models import Settings
from lotbook.web.auth import Door

ROWS_AT_ONCE = 2_000  # so that no answer of the database holds the event loop long

COLUMNS = {
    "Number": "number",
    "Maker's number": "maker_number",
    "Reference": "reference",
    "Batch": "batch",
    "SKU": "product__sku",
    "Product": "product__name",
    "Last day": "last_day",
    "Decision": "disposition",
}
FIGURES = {"On hand": "on_hand", "Reserved": "reserved", "Held": "held", "Available": "available"}

Select = Callable[[Mapping[str, str]], Awaitable[QuerySet[Any]]]
"""The lots that the fields of a filter ask for, by their names in the API; raises ValueError for what is none."""


def routes(door: Door, select: Select) -> list[BaseRoute]:
    """`/documents/lots.csv`, with the fields of the API's filter as parameters."""

    async def lots(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        try:
            wanted = await select(request.query_params)
        except ValueError as fault:
            raise HTTPException(400, str(fault)) from None
        name = f"lots-{datetime.now(UTC):%Y-%m-%d}.csv"
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return StreamingResponse(_parts(wanted), 200, headers, "text/csv; charset=utf-8")

    return [Route("/documents/lots.csv", lots)]


async def _parts(wanted: QuerySet[Any]) -> AsyncIterator[bytes]:
    """The list from the first number to the last, whatever comes or goes meanwhile."""
    yield csv_table([*COLUMNS, *FIGURES, "Unit"], [])
    behind, dated = wanted, (await Settings.get(id=1)).expiry_dates
    while (
        rows := await behind.order_by("number", "id")
        .limit(ROWS_AT_ONCE)
        .values_list("id", *COLUMNS.values(), "product__unit__symbol")
    ):
        stock = await figures.of_lots([(row[0], None) for row in rows])
        yield await asyncio.to_thread(_text, rows, stock, dated)
        last, number = rows[-1][0], rows[-1][1]
        behind = wanted.filter(number__gte=number).filter(Q(number__gt=number) | Q(id__gt=last))


def _text(rows: list[tuple[Any, ...]], stock: list[figures.Figures], dated: bool) -> bytes:
    """dated: expiry dates are switched on."""
    last_day = 1 + list(COLUMNS).index("Last day")
    if not dated:
        rows = [(*row[:last_day], None, *row[last_day + 1 :]) for row in rows]
    return csv_rows(
        (*map(_shown, row[1:-1]), *(getattr(of_lot, name) for name in FIGURES.values()), row[-1])
        for row, of_lot in zip(rows, stock, strict=True)
    )


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)
