"""The edges of a trace in words: what their ends are called, what happened, how much, when and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from tortoise.models import Model

from lotbook.domain.trace_flows import Bounds, Flow
from lotbook.domain.tracing import TraceEdgeKind
from lotbook.ledger.tracing import graph, sharing
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.graph import Join
from lotbook.ledger.tracing.movements import Place
from lotbook.models import (
    Count,
    Location,
    ManufacturingOrder,
    Operation,
    Package,
    Partner,
    Product,
    Transfer,
)

WRITES = {
    "scrapGoods": "Scrapped",
    "recordOpeningStock": "Opening stock",
    "startTracking": "Numbers for stock",
}
NUMBERED: Mapping[str, tuple[type[Model], str]] = {
    "ManufacturingOrder": (ManufacturingOrder, "Order of production"),
    "Count": (Count, "Count"),
    "Package": (Package, "Package"),
}
"""What is called by its number alone, and what it is."""


class Written(NamedTuple):
    """A write: what it is, its place in the book, when it happened, and who asked."""

    kind: str
    seq: int
    happened: datetime
    who: str | None


class Named(NamedTuple):
    """A lot: its number, product, and unit; or what brought or took it: its number, partner, and what it is."""

    number: str
    product: str | None = None
    unit: str | None = None
    partner: str | None = None
    what: str = ""


class Told(NamedTuple):
    """An edge; quantity and bounds in millionths of the unit of its lot."""

    source: Named
    target: Named
    kind: TraceEdgeKind
    quantity: int
    bounds: Bounds
    written: Written
    places: tuple[str | None, str | None] = (None, None)
    """Of ours that it went between."""

    @property
    def corrects_number(self) -> bool:
        """Whether the right number was put on goods of a wrong one: nobody relabelled anything."""
        return self.kind is TraceEdgeKind.RELABELLED and self.written.kind == "correctMoveLines"

    @property
    def unit(self) -> str:
        return self.source.unit or self.target.unit or ""


async def told(
    joins: Sequence[Join],
    closure: Closure,
    amounts: Mapping[Flow, Bounds] | None = None,
    named: dict[Place, Named] | None = None,
) -> list[Told]:
    """Edges of a closure, in their order. amounts: how much flows may be, as far as that is reckoned already; named:
    what ends are called, as far as that was asked already, to which those of these edges are added."""
    flows = [join.flow for join in joins if join.flow]
    bounds = {flow: amounts[flow] for flow in flows if flow in amounts} if amounts else {}
    if others := [flow for flow in flows if flow not in bounds]:
        bounds |= await sharing.known_bounds(others, closure)
    kinds = await graph.kinds_of_runs({flow.run for flow in flows})
    writes = await graph.last_writes(flows)
    written = await _written(
        {*writes.values(), *(moved.operation for join in joins if (moved := join.movement or join.handover))}
    )
    named = {} if named is None else named
    named |= await _named({end for join in joins for end in (join.source, join.target)} - named.keys())
    places, products = await _places(joins), await _products(joins)
    found = []
    for join in joins:
        ends = named[join.source], named[join.target]
        if join.movement is not None:
            much, by = join.movement.quantity, written[join.movement.operation]
            between = (places.get(join.movement.source), places.get(join.movement.destination))
            found.append(Told(*ends, join.movement.kind, much, Bounds(much, much), by, between))
        elif join.handover is not None:
            much, by = join.handover.quantity, written[join.handover.operation]
            source, target = ends
            # What it brought or took is told at the document, whose lots may be of several products.
            product, unit = products[join.handover.product]
            if join.handover.comes:
                target = target._replace(product=product, unit=unit)
            else:
                source = source._replace(product=product, unit=unit)
            found.append(Told(source, target, join.handover.kind, much, Bounds(much, much), by))
        elif join.flow is not None:
            run, _, output, much, _ = join.flow
            by = written[writes[run, output]]
            found.append(Told(*ends, kinds[run], much, bounds[join.flow], by))
    return found


async def _places(joins: Sequence[Join]) -> dict[int, str]:
    """Paths of places of ours that something was moved between."""
    moved = [join.movement for join in joins if join.movement]
    rows = {row for each in moved for row in (each.source, each.destination)} - {0}
    return dict(await Location.filter(id__in=rows).values_list("id", "path")) if rows else {}


async def _products(joins: Sequence[Join]) -> dict[int, tuple[str, str]]:
    """Names and units of what documents brought from their partners, or took to them."""
    rows = {join.handover.product for join in joins if join.handover}
    if not rows:
        return {}
    found = await Product.filter(id__in=rows).values_list("id", "name", "unit__symbol")
    return {row: (name, unit) for row, name, unit in found}


async def _written(operations: set[int]) -> dict[int, Written]:
    rows = await Operation.filter(id__in=operations).values_list(
        "id", "kind", "seq", "occurred", "recorded", "user__name"
    )
    return {
        row: Written(kind, seq, occurred or recorded, who) for row, kind, seq, occurred, recorded, who in rows
    }


async def _named(places: Collection[Place]) -> dict[Place, Named]:
    lots = [place.row for place in places if place.kind == "Lot"]
    named = {Place("Lot", row): Named(*of_lot) for row, *of_lot in await graph.called(lots)}
    return named | await documents_named(place for place in places if place.kind != "Lot")


async def documents_named(places: Iterable[Place]) -> dict[Place, Named]:
    """What brought lots and took them, and partners, by kind and row."""
    asked: dict[str, list[int]] = defaultdict(list)
    for kind, row in places:
        asked[kind].append(row)
    found: dict[Place, Named] = {}
    for kind, rows in asked.items():
        found |= {Place(kind, row): named for row, named in await _called(kind, rows)}
    return found


async def _called(kind: str, rows: list[int]) -> list[tuple[int, Named]]:
    match kind:
        case "Partner":
            partners = await Partner.filter(id__in=rows).values_list("id", "name")
            return [(row, Named(name)) for row, name in partners]
        case "Transfer":
            columns = ("id", "number", "partner__name", "operation_type__name")
            transfers = await Transfer.filter(id__in=rows).values_list(*columns)
            return [(row, Named(number, partner=of, what=what)) for row, number, of, what in transfers]
        case "Operation":
            writes = await Operation.filter(id__in=rows).values_list("id", "seq", "kind", "reason")
            return [
                (row, Named(WRITES.get(kind, f"Write {seq}"), what=reason or ""))
                for row, seq, kind, reason in writes
            ]
        case _:
            model, what = NUMBERED[kind]
            numbers = await model.filter(id__in=rows).values_list("id", "number")
            return [(row, Named(number, what=what)) for row, number in numbers]
