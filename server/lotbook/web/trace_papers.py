"""What a trace says on paper, read from the book as the trace was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.documents import words
from lotbook.documents.trace_lanes import Lane, Thing
from lotbook.documents.trace_sheet import Amount, Step, TraceSheet, trace_sheet_pdf
from lotbook.domain.holding import status_of
from lotbook.domain.quantities import counted, from_millionths
from lotbook.domain.tracing import TraceCut, TraceDirection, TraceEdgeKind, TraceScope
from lotbook.domain.words import LotStatus
from lotbook.ledger import figures, holds
from lotbook.ledger.recalls import taken_back
from lotbook.ledger.tracing import gaps, graph
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.graph import Node, Reached
from lotbook.ledger.tracing.left_out import left_out
from lotbook.ledger.tracing.movements import Movement, Place, lying, mass_balances, movements
from lotbook.ledger.tracing.sharing import shares_behind_of, shares_of
from lotbook.models import Location, Lot, Operation, Package, Partner, Transfer
from lotbook.services.parties import our_company, our_zone
from lotbook.web.drawing import Drawable
from lotbook.web.trace_amounts import (
    MOST_PARTNERS,
    Whole,
    amounts_of_partners,
    held_of,
    named_units,
    where_all_is,
)
from lotbook.web.trace_rows import Told, documents_named, told

MOST_STEPS, MOST_GAPS = 500, 200
STEPS = ("Lot", "ManufacturingOrder")
"""What has lanes step by step."""
OUTSIDE = (*STEPS, "Partner")
"""What is no document beside the steps."""
WAYS = {
    TraceDirection.BACK: "back to vendors and inputs",
    TraceDirection.FORWARD: "forward to outputs and customers",
    TraceDirection.BOTH: "back and forward",
}
SCOPES = {
    TraceScope.BY_NUMBER: "by number",
    TraceScope.BY_TIME: "by time",
}
CUT = {
    TraceCut.DEPTH: "at its deepest step",
    TraceCut.NODES: "at the most lots allowed",
    TraceCut.TIME: "because time ran out",
    TraceCut.KINDS: "at edges of kinds that were not asked for",
}
SAID = {
    TraceEdgeKind.CONSUMED: "used",
    TraceEdgeKind.TAKEN_APART: "taken apart",
    TraceEdgeKind.SPLIT: "split",
    TraceEdgeKind.MERGED: "merged",
    TraceEdgeKind.RELABELLED: "relabelled",
    TraceEdgeKind.RECEIVED: "received",
    TraceEdgeKind.SHIPPED: "shipped",
    TraceEdgeKind.RETURNED: "returned",
    TraceEdgeKind.SENT_BACK: "sent back",
    TraceEdgeKind.SCRAPPED: "scrapped",
    TraceEdgeKind.ADJUSTED: "adjusted",
    TraceEdgeKind.USED: "used by the order",
    TraceEdgeKind.MADE: "made by the order",
    TraceEdgeKind.PACKED: "packed",
    TraceEdgeKind.MOVED: "moved",
    TraceEdgeKind.CAME_FROM: "came from the partner",
    TraceEdgeKind.WENT_TO: "went to the partner",
}
BALANCE = {
    "received": "Received from vendors",
    "produced": "Made, or got by taking apart",
    "counted": "Found less lost",
    "transformed": "Came from other numbers",
    "returned": "Came back from customers",
    "shipped": "Shipped to customers",
    "sent_back": "Sent back to vendors",
    "consumed": "Consumed, or taken apart",
    "scrapped": "Thrown away",
    "on_hand": "On hand",
}
WENT = {"counted": "Lost less found", "transformed": "Went to other numbers"}
"""What of it is called otherwise where more went than came."""


async def start_of(closure: Closure) -> list[Any]:
    """The lots of the start, with their products and units."""
    return await Lot.filter(id__in=closure.start).order_by("id").select_related("product__unit")


async def what_moved(closure: Closure) -> str:
    """In words, where the start is what a document moved, or was in a package."""
    if closure.moved and closure.moved.package:
        return f"what was in package {(await Package.get(id=closure.moved.package)).number}"
    transfers = sorted(closure.moved.transfers) if closure.moved else []
    if not transfers:
        return ""
    first: Any = await Transfer.get(id=transfers[0])
    more = f" and {len(transfers) - 1:,} more" if len(transfers) > 1 else ""
    return f"what {first.number}{more} moved"


async def told_left_out(closure: Closure) -> str:
    """In words, what by time is not in a trace and by number is."""
    left = await left_out(closure)
    parts = [("lot", left.lots), ("transfer", left.transfers), ("partner", left.partners)]
    told = [counted(len(rows), what) for what, rows in parts if rows]
    return f"By time, these are left out: {', '.join(told)}" if told else ""


async def trace_sheet_of(closure: Closure) -> Drawable:
    """The paper of a trace."""
    start = await start_of(closure)
    moved = await movements(closure)
    customers, vendors = graph.customers_of(closure, moved), graph.vendors_of(closure, moved)
    joins = [*map(graph.join_of, graph.joins_of(closure, moved))]
    steps = await told(joins[:MOST_STEPS], closure)
    zone = await our_zone()
    left = await told_left_out(closure)
    lanes = await _lanes(closure, moved)
    first, *others = dict.fromkeys(lot.product.name for lot in start)
    number = start[0].number if len(start) == 1 else f"{start[0].number} and {len(start) - 1:,} more"
    balance, difference = await _balance(closure, start)
    units = await named_units({each.product for each in moved})
    whole = Whole(number, start[0].product.unit.symbol, await shares_of(closure))
    of = await what_moved(closure)
    past = closure.limits.until is not None or closure.limits.known_at is not None
    told_sheet = TraceSheet(
        company=await our_company(),
        number=number,
        facts=(
            *([("Start", of.replace("what", "What", 1))] if of else ()),
            ("Product", first if not others else f"{first} and {len(others):,} more"),
            ("Way", WAYS[closure.direction]),
            ("Scope", SCOPES[closure.scope]),
            *((said, words.instant(at.astimezone(zone))) for said, at in told_as_of(closure)),
        ),
        as_of=await _as_of(closure, zone),
        extent=_extent(closure) + _untold(customers, vendors) + (f" {left}." if left else ""),
        lanes=lanes,
        joins=_pairs(joins, moved),
        past=past,
        several=len(start) > 1,
        where=await where_all_is(closure, moved, whole),
        balance=balance,
        difference=difference,
        shares=await held_of(closure, whole.shares, whole.unit),
        sources=await held_of(closure, await shares_behind_of(closure), None),
        customers=await amounts_of_partners(customers, units, ("shipped", "came back"), whole),
        vendors=await amounts_of_partners(vendors, units, ("received", "went back"), None),
        steps=tuple(_step(each, zone) for each in steps),
        more_steps=len(joins) - len(steps),
        gaps=await _gaps(closure),
    )
    return Drawable(start[0].number, trace_sheet_pdf, (told_sheet,))


def told_as_of(closure: Closure) -> list[tuple[str, datetime]]:
    """How a trace is told that is not one of now, with the instant."""
    limits = closure.limits
    asked = (("Known at", limits.known_at), ("Happened before", limits.until))
    return [(said, at) for said, at in asked if at is not None]


async def _as_of(closure: Closure, zone: ZoneInfo) -> str:
    last: Any = await Operation.filter(seq__lte=closure.as_of).order_by("-seq").first()
    return words.instant(last.recorded.astimezone(zone)) if last else "the beginning"


def _extent(closure: Closure) -> str:
    extent = closure.extent
    told = f"{counted(extent.lots, 'lot')}, {counted(extent.flows, 'step')} between them"
    if extent.cut is TraceCut.COMPLETE:
        return f"Complete: {told}."
    return (
        f"NOT complete: cut {CUT[extent.cut]}, at least {counted(extent.beyond, 'lot')} beyond. Here: {told}."
    )


def _untold(*partners: Sequence[Reached]) -> str:
    more = sum(max(len(each) - MOST_PARTNERS, 0) for each in partners)
    return f" Of partners, {more:,} are not told here." if more else ""


async def _lanes(closure: Closure, moved: Sequence[Movement]) -> tuple[Lane, ...]:
    """Suppliers, receipts, lots step by step with the orders between them, other documents, customers; empty lanes are
    left out."""
    nodes = graph.nodes_of(closure, moved)
    before = _inbound(moved)
    vendors = {each.partner for each in moved if each.document in before}
    things = await _things(nodes, closure)

    def lane(name: str, inside: Callable[[Node], bool], step: float = 0) -> Lane:
        return Lane(name, tuple(things[node] for node in nodes if inside(node)), step)

    def at(kind: str, depth: int) -> Lane:
        name = _name(depth) if kind == "Lot" else "Production"
        return lane(
            name, lambda node: (node.kind, node.depth) == (kind, depth), _place_of_lane((depth, kind))
        )

    steps = sorted({(node.depth, node.kind) for node in nodes if node.kind in STEPS}, key=_place_of_lane)
    lanes = (
        lane("Suppliers", lambda node: node.kind == "Partner" and node.row in vendors),
        lane("Receipts", lambda node: node.place in before),
        *(at(kind, depth) for depth, kind in steps),
        lane("Documents", lambda node: node.kind not in OUTSIDE and node.place not in before),
        lane("Customers", lambda node: node.kind == "Partner" and node.row not in vendors),
    )
    return tuple(each for each in lanes if each.things)


def _place_of_lane(step: tuple[int, str]) -> float:
    """Lots by their depth; an order stands between what it took and what it made."""
    depth, kind = step
    return depth if kind == "Lot" else depth - 0.5 if depth > 0 else depth + 0.5


def _name(depth: int) -> str:
    if depth == 0:
        return "Start"
    return f"Went into it, {-depth} back" if depth < 0 else f"Came of it, {depth} on"


def _inbound(moved: Sequence[Movement]) -> set[Place]:
    """What brings goods in, or sends them back where they came from."""
    kinds = (TraceEdgeKind.RECEIVED, TraceEdgeKind.SENT_BACK)
    return {each.document for each in moved if each.kind in kinds}


async def _things(nodes: Sequence[Node], closure: Closure) -> dict[Node, Thing]:
    rows = {kind: [node.row for node in nodes if node.kind == kind] for kind in ("Lot", "Partner")}
    here = await lying(rows["Lot"], closure)
    stopped = {lot for lot, held in zip(rows["Lot"], await holds.wholly(rows["Lot"]), strict=True) if held}
    recalled = {lot for lot, back in zip(rows["Lot"], await taken_back(rows["Lot"]), strict=True) if back}
    [today] = await figures.todays_of([None])
    lots: list[Any] = await Lot.filter(id__in=rows["Lot"]).select_related("product__unit")
    partners: list[Any] = await Partner.filter(id__in=rows["Partner"])
    found: dict[Place, Thing] = {}
    for lot in lots:
        much = f"{words.amount(from_millionths(here.get(lot.id, 0)))} {lot.product.unit.symbol} here"
        mark = _mark(lot, held=lot.id in stopped, recalled=lot.id in recalled, today=today)
        place = Place("Lot", lot.id)
        found[place] = Thing(_key(*place), lot.number, f"{much}, {lot.product.name}", mark=mark)
    documents = await documents_named(node.place for node in nodes if node.kind not in rows)
    for place, each in documents.items():
        found[place] = Thing(_key(*place), each.number, each.what, number=place.kind != "Operation")
    for partner in partners:
        place = Place("Partner", partner.id)
        found[place] = Thing(_key(*place), partner.name, partner.city, number=False)
    return {node: found[node.place] for node in nodes}


def _mark(lot: Any, *, held: bool, recalled: bool, today: date) -> str | None:
    """What stops a lot, in a word."""
    status = status_of(lot.disposition, held=held, recalled=recalled)
    if status is not LotStatus.RELEASED:
        return status.value.replace("_", " ").capitalize()
    return "Expired" if lot.last_day is not None and lot.last_day < today else None


def _key(kind: str, row: int) -> str:
    return f"{kind}:{row}"


def _pairs(joins: Sequence[graph.Join], moved: Sequence[Movement]) -> tuple[tuple[str, str], ...]:
    """Ends of the edges, the way the goods went. Where all that an order took went into all that it made, the lines to
    it and from it say so, and none is drawn past it."""
    found = {(_key(*join.source), _key(*join.target)) for join in joins}
    taken, made = (
        {(_key(*each.document), _key("Lot", each.lot)) for each in moved if each.kind is kind}
        for kind in (TraceEdgeKind.USED, TraceEdgeKind.MADE)
    )
    for order in {order for order, _ in taken}:
        ends = ([lot for of, lot in side if of == order] for side in (taken, made))
        past = {*product(*ends)}
        found -= past if past <= found else set()
    return tuple(sorted(found))


async def _balance(closure: Closure, start: Sequence[Any]) -> tuple[tuple[Amount, ...], Amount | None]:
    """Of one lot; what is none is left out, but never what is not explained."""
    if len(start) != 1:
        return (), None
    [balance] = await mass_balances([start[0].id], closure)
    unit = start[0].product.unit.symbol
    found = []
    for name, caption in BALANCE.items():
        much = getattr(balance, name)
        if much < 0 and name in WENT:
            caption, much = WENT[name], -much
        if much:
            more = await _places(start[0], closure) if name == "on_hand" else ""
            found.append(Amount(caption, f"{words.amount(much)} {unit}", more))
    return tuple(found), Amount("Not explained", f"{words.amount(balance.difference)} {unit}")


async def _places(lot: Any, closure: Closure) -> str:
    """Where a lot lay; nothing for an instant, which is no place in the journal."""
    if closure.limits.until is not None:
        return ""
    lay = await figures.places_of_lot(lot.id, closure.as_of)
    paths = dict(await Location.filter(id__in=[each.location for each in lay]).values_list("id", "path"))
    found = sorted((paths[each.location], each.on_hand) for each in lay)
    return " · ".join(f"{path}: {words.amount(much)} {lot.product.unit.symbol}" for path, much in found)


def _step(each: Told, zone: ZoneInfo) -> Step:
    quantity, least, most = map(from_millionths, (each.quantity, *each.bounds))
    when = words.instant(each.written.happened.astimezone(zone))
    places = " to ".join(filter(None, each.places))
    what = "number corrected" if each.corrects_number else SAID[each.kind]
    said = " · ".join(filter(None, (what, places, when, each.written.who)))
    ends = (_said(each.source), _said(each.target))
    numbers = tuple(end.number for end in (each.source, each.target) if end.product)
    return Step(*ends, quantity, at_least=least, at_most=most, unit=each.unit, said=said, numbers=numbers)


def _said(end: Any) -> str:
    beside = end.product or end.partner
    return f"{end.number} ({beside})" if beside else str(end.number)


async def _gaps(closure: Closure) -> tuple[tuple[str, str], ...]:
    found = await gaps.gaps(closure)
    shown = found[:MOST_GAPS]
    put_right = {lot for gap in shown for each in gap.renumbered for lot in (each.wrong, each.right)}
    named = Lot.filter(id__in=put_right | {gap.lot for gap in shown})
    numbers: dict[int, str] = dict(await named.values_list("id", "number"))

    def told(gap: gaps.Gap) -> str:
        pairs = dict.fromkeys(f"{numbers[each.wrong]} to {numbers[each.right]}" for each in gap.renumbered)
        return " ".join([gap.message, *(f"{pair}." for pair in pairs)])

    told_gaps = [(numbers[gap.lot], told(gap)) for gap in shown]
    if len(found) > MOST_GAPS:
        told_gaps.append((f"{len(found) - MOST_GAPS:,} more", "ask for them in the app."))
    return tuple(told_gaps)
