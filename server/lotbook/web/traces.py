"""A trace as a file: all its edges, from end to end."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from lotbook.documents import words
from lotbook.documents.spreadsheet import Value, XlsxTable, csv_rows, csv_table
from lotbook.domain.quantities import counted, from_millionths
from lotbook.domain.trace_flows import Bounds
from lotbook.domain.tracing import TraceCut
from lotbook.domain.words import Role
from lotbook.ledger.tracing import edges, graph
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.movements import Place, movements
from lotbook.ledger.tracing.sharing import shares_behind_of, shares_of
from lotbook.models import Operation
from lotbook.web.auth import Door
from lotbook.web.documents import pdf, size_asked
from lotbook.web.drawing import Drawing
from lotbook.web.trace_papers import (
    SCOPES,
    WAYS,
    start_of,
    told_as_of,
    told_left_out,
    trace_sheet_of,
    what_moved,
)
from lotbook.web.trace_rows import Named, Told, told

ROWS_AT_ONCE = 3_000  # so that no answer of the database holds the event loop long
HEADINGS = (
    *("From", "From product", "To", "To product", "What", "Recorded as", "At least", "At most", "Unit"),
    *("Partner", "When", "By", "Write", "From place", "To place"),
    *("Share at least", "Share at most", "Share unit", "Order uncertain"),
)
CUT = {
    TraceCut.DEPTH: "The trace is cut at its deepest step",
    TraceCut.NODES: "The trace is cut at the most lots allowed",
    TraceCut.TIME: "The trace is cut because time ran out",
    TraceCut.KINDS: "The trace is cut at edges of kinds that were not asked for",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cells = tuple[Value, ...]
Ask = Callable[[Mapping[str, str]], Awaitable[Closure | None]]
"""What a trace reaches that the fields of an address ask for; raises ValueError for what they cannot be."""


def routes(door: Door, drawing: Drawing, ask: Ask) -> list[BaseRoute]:
    """`/documents/trace.csv`, `.xlsx` and `.pdf`, with the start and the limits of a trace as parameters, of the paper
    also its size."""

    async def asked(request: Request) -> Closure:
        await door.require(request, Role.VIEWER)
        try:
            closure = await ask(request.query_params)
        except ValueError as fault:
            raise HTTPException(400, str(fault)) from None
        if closure is None:
            raise HTTPException(404, "There is nothing to trace with this id.")
        return closure

    async def table(request: Request) -> Response:
        closure = await asked(request)
        name = await _file_name(closure, "csv")
        return StreamingResponse(_as_csv(closure), 200, _named_file(name), "text/csv; charset=utf-8")

    async def workbook(request: Request) -> Response:
        closure = await asked(request)
        content = await _as_xlsx(closure)
        return Response(content, 200, _named_file(await _file_name(closure, "xlsx")), XLSX)

    async def paper(request: Request) -> Response:
        closure = await asked(request)
        size = await size_asked(request)
        if not closure.start:
            raise HTTPException(404, "It moved no lot and no serial number.")
        found = await trace_sheet_of(closure)
        return pdf(await drawing.paper(found, size), words.file_name(found.number, "trace"))

    return [
        Route("/documents/trace.csv", table),
        Route("/documents/trace.xlsx", workbook),
        Route("/documents/trace.pdf", paper),
    ]


def _named_file(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}


async def _file_name(closure: Closure, kind: str) -> str:
    lots = await start_of(closure)
    return words.file_name(lots[0].number, "trace", kind) if lots else f"trace.{kind}"


async def _as_csv(closure: Closure) -> AsyncIterator[bytes]:
    yield csv_table(HEADINGS, [])
    async for rows in _parts(closure):
        yield await asyncio.to_thread(csv_rows, rows)


async def _as_xlsx(closure: Closure) -> bytes:
    file = io.BytesIO()
    table = XlsxTable(file, "Trace", HEADINGS)
    async for rows in _parts(closure):
        await asyncio.to_thread(table.add, rows)
    await asyncio.to_thread(table.close)
    return file.getvalue()


async def _parts(closure: Closure) -> AsyncIterator[list[Cells]]:
    """All edges, a part at a time; the last rows say of what they are, which way, as of when, and what is missing."""
    asked = movements(closure), shares_of(closure), shares_behind_of(closure)
    moved, ahead_of, behind_of = await asyncio.gather(*asked)
    joins, shares = graph.joins_of(closure, moved), {True: ahead_of, False: behind_of}
    amounts = {flow: much for each in shares.values() if each for flow, much in each.amounts.items()}
    lots = await start_of(closure)
    unit = lots[0].product.unit.symbol if lots else None
    named: dict[Place, Named] = {}
    for start in range(0, len(joins), ROWS_AT_ONCE):
        part = [*map(graph.join_of, joins[start : start + ROWS_AT_ONCE])]
        rows = []
        for join, each in zip(part, await told(part, closure, amounts, named), strict=True):
            ahead = edges.is_ahead(join, closure)
            share = edges.share(join, shares[ahead], closure)
            said = _share(share, unit if ahead else each.unit)
            rows.append((*_cells(each), *said, "yes" if edges.is_uncertain(join, closure) else None))
        yield rows
    yield [(f"{line}.",) for line in await _about(closure, lots)]


async def _about(closure: Closure, lots: Sequence[Any]) -> list[str]:
    """Of what a trace is, which way, as of when, and what is not in it."""
    of = await what_moved(closure)
    goods = f"{lots[0].number} ({lots[0].product.name})" if lots else "nothing"
    more = f" and {len(lots) - 1:,} more" if len(lots) > 1 else ""
    last: Any = await Operation.filter(seq__lte=closure.as_of).order_by("-seq").first()
    at = f" of {_instant(last.recorded)}" if last else ""
    said = [
        f"Trace of {f'{of}: ' if of else ''}{goods}{more}, {WAYS[closure.direction]}, {SCOPES[closure.scope]}",
        f"As of write {closure.as_of}{at}",
        *(f"{what} {_instant(when)}" for what, when in told_as_of(closure)),
        await told_left_out(closure),
    ]
    extent = closure.extent
    if extent.cut is not TraceCut.COMPLETE:
        said.append(f"{CUT[extent.cut]}: at least {counted(extent.beyond, 'lot')} beyond")
    return [*filter(None, said)]


_quantity = lru_cache(ROWS_AT_ONCE)(from_millionths)
"""The same few stand in thousands of rows."""


@lru_cache(ROWS_AT_ONCE)
def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _share(share: Bounds | None, unit: str | None) -> Cells:
    if share is None:
        return None, None, None
    return *map(_quantity, share), unit


def _cells(each: Told) -> Cells:
    one, other, by = each.source, each.target, each.written
    return (
        *(one.number, one.product, other.number, other.product, each.kind.value),
        *map(_quantity, (each.quantity, *each.bounds)),
        *(each.unit, one.partner or other.partner),
        *(_instant(by.happened), by.who, by.seq, *each.places),
    )
