"""A closure as a graph that can be shown: lots, documents and partners, and what joins them, in an order that stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lotbook.db.engine import among, fetch, fetch_columns
from lotbook.domain.trace_flows import Bounds, Flow
from lotbook.domain.trace_shares import Shares
from lotbook.domain.tracing import HANDED_OVER, TraceCut, TraceEdgeKind
from lotbook.domain.words import RunKind
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.movements import DOCUMENTS, Movement, Place, of_way, parts
from lotbook.ledger.tracing.sources import KIND_OF_RUN, WITHOUT_NUMBER


class Handover(NamedTuple):
    """So much of a product that a document brought from its partner, or took to him. moved: of which lots."""

    document: Place
    partner: int
    comes: bool
    product: int
    moved: Sequence[Movement]

    @property
    def kind(self) -> TraceEdgeKind:
        return HANDED_OVER[self.moved[0].kind]

    @property
    def quantity(self) -> int:
        return sum(each.quantity for each in self.moved)

    @property
    def operation(self) -> int:
        """The last write of it."""
        return max(each.operation for each in self.moved)


class Join(NamedTuple):
    """An edge. flow: between lots; movement: between a lot and a document; handover: between that and its partner."""

    source: Place
    target: Place
    flow: Flow | None = None
    movement: Movement | None = None
    handover: Handover | None = None


class Node(NamedTuple):
    """depth: steps from the start, below zero for what lies behind it."""

    kind: str
    row: int
    depth: int

    @property
    def place(self) -> Place:
        return Place(self.kind, self.row)


def joins_of(closure: Closure, movements: Sequence[Movement]) -> list[Flow | Movement | Handover]:
    """What joins the nodes: lots with lots in the order of the walk, then lots with documents, then those with their
    partners."""
    wants = closure.limits.wants
    shown = movements if closure.limits.kinds is None else [each for each in movements if wants(each.kind)]
    handed = [each for each in _handovers(movements) if wants(each.kind)]
    return [*closure.flows, *shown, *handed]


def _handovers(movements: Iterable[Movement]) -> list[Handover]:
    found: dict[tuple[Place, int, bool, int], list[Movement]] = defaultdict(list)
    for each in movements:
        if each.partner and each.kind in HANDED_OVER:
            found[each.document, each.partner, each.comes, each.product].append(each)
    return [Handover(*ends, moved) for ends, moved in sorted(found.items())]


def join_of(row: Flow | Movement | Handover) -> Join:
    """A row of these as an edge; only those of a page are made, of thousands."""
    if isinstance(row, Flow):
        return Join(Place("Lot", row.input), Place("Lot", row.output), flow=row)
    if isinstance(row, Handover):
        partner = Place("Partner", row.partner)
        return Join(*((partner, row.document) if row.comes else (row.document, partner)), handover=row)
    lot = Place("Lot", row.lot)
    return Join(*((row.document, lot) if row.comes else (lot, row.document)), movement=row)


def nodes_of(closure: Closure, movements: Sequence[Movement]) -> list[Node]:
    """Lots by their depth, then documents, then partners; each document a step beyond its lots, each partner beyond
    that. An order of production is as far as the further ones of what it took and what it made."""
    lots = sorted(closure.depth.items(), key=lambda item: (abs(item[1]), item[1], item[0]))
    documents: dict[Place, list[int]] = defaultdict(list)
    partners: dict[int, list[int]] = defaultdict(list)
    only_back = closure.way(ahead=True) is None
    for each in movements:
        if not closure.limits.shows(each.kind):
            continue
        depth = closure.depth[each.lot]
        # What went back to a vendor is behind where nothing is ahead.
        behind = each.kind is TraceEdgeKind.RECEIVED or (each.kind is TraceEdgeKind.SENT_BACK and only_back)
        documents[each.document].append(depth + (-1 if behind else _beyond(each.kind, depth)))
        if each.partner:
            partners[each.partner].append(depth - 2 if behind else depth + 2)
    in_order = sorted(documents, key=lambda document: (DOCUMENTS.index(document.kind), document.row))
    return [
        *(Node("Lot", lot, depth) for lot, depth in lots),
        *(Node(*document, _outermost(documents[document])) for document in in_order),
        *(Node("Partner", row, _outermost(found)) for row, found in sorted(partners.items())),
    ]


MOST_OF_START = 100
"""Lots of the start that stand before its ends: with more of them the ends would have no room."""


def nodes_ends_first(nodes: Sequence[Node], movements: Iterable[Movement]) -> list[Node]:
    """The same nodes, so that a part of them tells where a trace begins and ends: lots of the start, then
    partners, documents, and lots by their depth, those that came or went before others of it."""
    ends = {each.lot for each in movements if each.transfer}
    lots = [node for node in nodes if node.kind == "Lot"]
    lots.sort(key=lambda node: (abs(node.depth), node.row not in ends))
    near = [node for node in lots[:MOST_OF_START] if node.depth == 0]
    partners = [node for node in nodes if node.kind == "Partner"]
    documents = [node for node in nodes if node.kind not in ("Lot", "Partner")]
    return [*near, *partners, *documents, *lots[len(near) :]]


def joins_ends_first(joins: Sequence[Flow | Movement | Handover]) -> list[Flow | Movement | Handover]:
    """The same edges: those of partners, then of what brought or took goods, between lots, and the others."""

    def rank(each: Flow | Movement | Handover) -> int:
        if isinstance(each, Handover):
            return 0
        return 2 if isinstance(each, Flow) else 1 if each.transfer else 3

    return sorted(joins, key=rank)


def _beyond(kind: TraceEdgeKind, depth: int) -> int:
    """How many steps a document is from a lot at that depth."""
    match kind:
        case TraceEdgeKind.USED:
            return 1 if depth >= 0 else 0
        case TraceEdgeKind.MADE:
            return -1 if depth <= 0 else 0
        case _:
            return 1


def _outermost(depths: Collection[int]) -> int:
    return max(depths, key=lambda depth: (abs(depth), depth))


async def last_writes(flows: Collection[Flow]) -> Mapping[tuple[int, int], int]:
    """By run and lot that it gave: the last write that gave it."""
    found: dict[tuple[int, int], int] = {}
    for part in parts({flow.run for flow in flows}):
        condition, runs = among(part)
        sql = question("trace_written").replace("{ids}", condition)
        of_runs, lots, operations = await fetch_columns(sql, runs, runs)
        found.update(zip(zip(of_runs, lots, strict=True), operations, strict=True))
    return found


async def called(lots: Collection[int]) -> Iterable[tuple[int, str, str, str]]:
    """Of each lot: its row, number, product and unit."""
    condition, values = among(lots)
    return zip(
        *await fetch_columns(question("trace_called").replace("{ids}", condition), values), strict=True
    )


async def further(lots: Collection[int], closure: Closure) -> Mapping[int, int]:
    """By lot, how many steps lead on from it and out of the closure."""
    found: dict[int, int] = defaultdict(int)
    if closure.extent.cut is TraceCut.COMPLETE:
        return found
    for way in closure.ways:
        flows = await closure.source.of_all_kinds().flows(
            [lot for lot in lots if lot in way.depth], ahead=way.ahead
        )
        for flow in flows.rows:
            near, far = (flow.input, flow.output) if way.ahead else (flow.output, flow.input)
            found[near] += far != WITHOUT_NUMBER and far not in closure.depth
    return found


async def kinds_of_runs(runs: Collection[int]) -> Mapping[int, TraceEdgeKind]:
    """What kind of edges runs make."""
    found: dict[int, TraceEdgeKind] = {}
    for part in parts(runs):
        condition, values = among(part)
        rows = await fetch(f"SELECT id, kind FROM run WHERE id {condition}", values)
        kinds = {kind: KIND_OF_RUN[RunKind(kind)] for kind in {row["kind"] for row in rows}}
        found.update((row["id"], kinds[row["kind"]]) for row in rows)
    return found


@dataclass(frozen=True)
class Portion:
    """What a partner has of one product among the reached lots, or gave of it, in millionths of its stock unit."""

    product: int
    lots: int
    moved: int
    returned: int


@dataclass(frozen=True)
class Reached:
    """A partner that the reached lots went to or came from. left: by lot, how much of it did not go back; start: of
    what went there, what is the start, as it was the document that moved it; back: how much of each lot other documents
    took back; gone: how much of each lot went back to any vendor."""

    partner: int
    transfers: Sequence[int]
    products: Sequence[Portion]
    left: Mapping[int, int]
    start: Mapping[int, int]
    back: Mapping[int, int]
    gone: Mapping[int, int]

    def share(self, shares: Shares) -> Bounds:
        """How much of the start is in what did not go back, in the start's stock unit. What went back of a lot may be
        of the start, and is as far as there was no other of it. Of goods that went back under another number than they
        came under nobody knows that they are the same: they only lessen the least."""
        others = {lot: much - self.start.get(lot, 0) for lot, much in self.left.items()}
        left = shares.together({lot: much for lot, much in others.items() if much > 0}, self.gone)
        strange = {lot: -much for lot, much in others.items() if much < 0 and lot not in self.start}
        least = sum(max(much - self.back.get(lot, 0), 0) for lot, much in self.start.items())
        most = sum(max(min(much, self.left[lot]), 0) for lot, much in self.start.items())
        gone = shares.together(strange).at_most
        return Bounds(max(least + left.at_least - gone, 0), most + left.at_most).within(shares.start.at_most)


NOBODY = Reached(0, (), (), {}, {}, {}, {})
THERE_AND_BACK = (TraceEdgeKind.SHIPPED, TraceEdgeKind.RETURNED)


def customers_of(closure: Closure, movements: Iterable[Movement]) -> list[Reached]:
    """Who got reached lots, and how much of them came back; in the order of their row ids. Backwards nobody: there what
    came back is only where goods came from."""
    return _reached(closure, of_way(closure, movements, ahead=True), THERE_AND_BACK)


def with_customers(closure: Closure, movements: Iterable[Movement]) -> tuple[Reached, Mapping[int, Reached]]:
    """What customers have of reached lots as if they were one, those that no delivery names among them; the same by
    product."""
    by_product: dict[int, list[Movement]] = defaultdict(list)
    for each in of_way(closure, movements, ahead=True):
        if each.kind in THERE_AND_BACK:
            by_product[each.product].append(each)

    def as_one(found: Sequence[Movement]) -> Reached:
        return _of_partner(closure, 0, found, TraceEdgeKind.SHIPPED, {})

    whole = as_one([each for found in by_product.values() for each in found])
    return whole, {product: as_one(found) for product, found in by_product.items()}


def vendors_of(closure: Closure, movements: Iterable[Movement]) -> list[Reached]:
    """Whom reached lots came from, and how much of them went back. Forwards nobody."""
    kinds = (TraceEdgeKind.RECEIVED, TraceEdgeKind.SENT_BACK)
    return _reached(closure, of_way(closure, movements, ahead=False), kinds)


def _reached(
    closure: Closure, movements: Iterable[Movement], kinds: tuple[TraceEdgeKind, TraceEdgeKind]
) -> list[Reached]:
    """kinds: there, and back."""
    by_partner: dict[int, list[Movement]] = defaultdict(list)
    gone: dict[int, int] = defaultdict(int)
    for each in movements:
        if each.kind in kinds and each.partner:
            by_partner[each.partner].append(each)
        if each.kind is kinds[1] is TraceEdgeKind.SENT_BACK:
            gone[each.lot] += each.quantity
    return [_of_partner(closure, *found, kinds[0], gone) for found in sorted(by_partner.items())]


def _of_partner(
    closure: Closure,
    partner: int,
    found: Sequence[Movement],
    there: TraceEdgeKind,
    gone: Mapping[int, int],
) -> Reached:
    products: dict[int, list[Movement]] = defaultdict(list)
    for each in found:
        products[each.product].append(each)
    start = _left([each for each in found if closure.is_start(each.transfer)], there)
    back = [each for each in found if each.kind is not there and not closure.is_start(each.transfer)]
    return Reached(
        partner=partner,
        transfers=sorted({each.transfer for each in found}, reverse=True),
        products=[_portion(product, moved, there) for product, moved in sorted(products.items())],
        left=_left(found, there),
        start={lot: much for lot, much in start.items() if much > 0},
        back={lot: -much for lot, much in _left(back, there).items()},
        gone=gone,
    )


def _left(moved: Iterable[Movement], there: TraceEdgeKind) -> Mapping[int, int]:
    left: dict[int, int] = defaultdict(int)
    for each in moved:
        left[each.lot] += each.quantity if each.kind is there else -each.quantity
    return left


def _portion(product: int, moved: Sequence[Movement], there: TraceEdgeKind) -> Portion:
    return Portion(
        product=product,
        lots=len({each.lot for each in moved}),
        moved=sum(each.quantity for each in moved if each.kind is there),
        returned=sum(each.quantity for each in moved if each.kind is not there),
    )
