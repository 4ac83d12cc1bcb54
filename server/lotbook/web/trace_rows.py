"""The edges of a trace in words: what their ends are called, what happened, how much, when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from lotbook.domain.tracing import Bounds, TraceEdgeKind
from lotbook.ledger.tracing import graph
from lotbook.ledger.tracing.graph import Join, Place
from lotbook.ledger.tracing.walk import Closure
from lotbook.models import Operation, Transfer


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


class Told(NamedTuple):
    """An edge; quantity and bounds in millionths of the unit of its lot."""

    source: Named
    target: Named
    kind: TraceEdgeKind
    quantity: int
    bounds: Bounds
    written: Written

    @property
    def unit(self) -> str:
        return self.source.unit or self.target.unit or ""


async def told(joins: Sequence[Join], closure: Closure) -> list[Told]:
    """Edges of a closure, in their order."""
    flows = [join.flow for join in joins if join.flow]
    bounds = await graph.known_bounds(flows, closure)
    kinds = await graph.kinds_of_runs({flow.run for flow in flows})
    writes = await graph.last_writes(flows)
    written = await _written(
        {*writes.values(), *(join.movement.operation for join in joins if join.movement)}
    )
    named = await _named(joins)
    found = []
    for join in joins:
        ends = named[join.source], named[join.target]
        if join.movement is not None:
            much, by = join.movement.quantity, written[join.movement.operation]
            found.append(Told(*ends, join.movement.kind, much, Bounds(much, much), by))
        elif join.flow is not None:
            run, _, output, much, _ = join.flow
            by = written[writes[run, output]]
            found.append(Told(*ends, kinds[run], much, bounds[join.flow], by))
    return found


async def _written(operations: set[int]) -> dict[int, Written]:
    rows = await Operation.filter(id__in=operations).values_list(
        "id", "seq", "occurred", "recorded", "user__name"
    )
    return {row: Written(seq, occurred or recorded, who) for row, seq, occurred, recorded, who in rows}


async def _named(joins: Sequence[Join]) -> dict[Place, Named]:
    places = {end for join in joins for end in (join.source, join.target)}
    lots = [place.row for place in places if place.kind == "Lot"]
    documents = [place.row for place in places if place.kind == "Transfer"]
    found = {Place("Lot", row): Named(*of_lot) for row, *of_lot in await graph.called(lots)}
    for row, number, partner in await Transfer.filter(id__in=documents).values_list(
        "id", "number", "partner__name"
    ):
        found[Place("Transfer", row)] = Named(number, partner=partner)
    return found
