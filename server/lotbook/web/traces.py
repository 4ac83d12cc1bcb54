"""A trace as a file: all its edges, from end to end, sent as they are read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from lotbook.documents.spreadsheet import csv_rows, csv_table
from lotbook.domain.quantities import from_millionths
from lotbook.domain.tracing import Bounds, TraceCut, TraceEdgeKind
from lotbook.domain.words import Role
from lotbook.ledger.tracing import graph
from lotbook.ledger.tracing.graph import Join, Place
from lotbook.ledger.tracing.movements import movements
from lotbook.ledger.tracing.walk import Closure
from lotbook.models import Lot, Operation, Transfer
from lotbook.web.auth import Door

ROWS_AT_ONCE = 2_000  # so that no answer of the database holds the event loop long
HEADINGS = (
    *("From", "From product", "To", "To product", "What", "Quantity", "At least", "At most", "Unit"),
    *("Partner", "When", "By", "Write"),
)
CUT = {
    TraceCut.DEPTH: "The trace is cut at its deepest step",
    TraceCut.NODES: "The trace is cut at the most lots allowed",
    TraceCut.TIME: "The trace is cut because time ran out",
}
Ask = Callable[[Mapping[str, str]], Awaitable[Closure | None]]
"""What a trace reaches that the fields of an address ask for; raises ValueError for what they cannot be."""


class Written(NamedTuple):
    """A write: its place in the book, when it happened, and who asked."""

    seq: int
    happened: datetime
    who: str | None


class Named(NamedTuple):
    """A lot: its number, product, and unit; or a document: its number and partner."""

    number: str
    product: str | None = None
    unit: str | None = None
    partner: str | None = None


def routes(door: Door, ask: Ask) -> list[BaseRoute]:
    """`/documents/trace.csv`, with the start and the limits of a trace as parameters."""

    async def table(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        try:
            closure = await ask(request.query_params)
        except ValueError as fault:
            raise HTTPException(400, str(fault)) from None
        if closure is None:
            raise HTTPException(404, "There is nothing to trace with this id.")
        headers = {"content-disposition": 'attachment; filename="trace.csv"', "cache-control": "no-store"}
        return StreamingResponse(_parts(closure), 200, headers, "text/csv; charset=utf-8")

    return [Route("/documents/trace.csv", table)]


async def _parts(closure: Closure) -> AsyncIterator[bytes]:
    """A trace that is cut says so in its last row."""
    joins = graph.joins_of(closure, await movements(closure))
    yield csv_table(HEADINGS, [])
    for start in range(0, len(joins), ROWS_AT_ONCE):
        rows = await _rows([*map(graph.join_of, joins[start : start + ROWS_AT_ONCE])], closure)
        yield await asyncio.to_thread(csv_rows, rows)
    extent = closure.extent
    if extent.cut is not TraceCut.COMPLETE:
        yield csv_rows([[f"{CUT[extent.cut]}: at least {extent.beyond:,} lots are beyond."]])


async def _rows(joins: Sequence[Join], closure: Closure) -> list[tuple[str | Decimal | int | None, ...]]:
    flows = [join.flow for join in joins if join.flow]
    bounds = await graph.known_bounds(flows, closure)
    kinds = await graph.kinds_of_runs({flow.run for flow in flows})
    writes = await graph.last_writes(flows)
    written = await _written(
        {*writes.values(), *(join.movement.operation for join in joins if join.movement)}
    )
    named = await _named(joins)
    rows = []
    for join in joins:
        if join.flow is not None:
            kind: TraceEdgeKind = kinds[join.flow.run]
            quantity, known = join.flow.quantity, bounds[join.flow]
            write = writes[join.flow.run, join.flow.output]
        elif join.movement is not None:
            kind, quantity, write = join.movement.kind, join.movement.quantity, join.movement.operation
            known = Bounds(quantity, quantity)
        one, other, by = named[join.source], named[join.target], written[write]
        rows.append(
            (
                *(one.number, one.product, other.number, other.product, kind.value),
                *map(from_millionths, (quantity, *known)),
                *(one.unit or other.unit, one.partner or other.partner),
                *(by.happened.isoformat(timespec="seconds"), by.who, by.seq),
            )
        )
    return rows


async def _written(operations: set[int]) -> dict[int, Written]:
    rows = await Operation.filter(id__in=operations).values_list(
        "id", "seq", "occurred", "recorded", "user__name"
    )
    return {row: Written(seq, occurred or recorded, who) for row, seq, occurred, recorded, who in rows}


async def _named(joins: Sequence[Join]) -> dict[Place, Named]:
    places = {end for join in joins for end in (join.source, join.target)}
    lots = [place.row for place in places if place.kind == "Lot"]
    documents = [place.row for place in places if place.kind == "Transfer"]
    found: dict[Place, Named] = {}
    for row, *of_lot in await Lot.filter(id__in=lots).values_list(
        "id", "number", "product__name", "product__unit__symbol"
    ):
        found[Place("Lot", row)] = Named(*of_lot)
    for row, number, partner in await Transfer.filter(id__in=documents).values_list(
        "id", "number", "partner__name"
    ):
        found[Place("Transfer", row)] = Named(number, partner=partner)
    return found
