"""What became of the lots that a trace reaches: which documents brought and took them, who has how much, where all of a
lot went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from lotbook.db.beside import beside_the_loop
from lotbook.db.engine import among, fetch, fetch_columns, fetch_value
from lotbook.domain.quantities import from_millionths
from lotbook.domain.tracing import HANDED_OVER, Moment, TraceEdgeKind, TraceScope
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.closures import Closure, Way
from lotbook.ledger.tracing.sources import When

LOTS_AT_ONCE = 10_000
VENDOR, CUSTOMER, SCRAP, LOSSES, PRODUCTION = 1, 2, 3, 4, 5
DOCUMENTS = ("Transfer", "ManufacturingOrder", "Count", "Operation", "Package")
"""What brings lots and takes them: the write itself where there is no paper; and what they are put into."""
KINDS = {
    (VENDOR, True): TraceEdgeKind.RECEIVED,
    (VENDOR, False): TraceEdgeKind.SENT_BACK,
    (CUSTOMER, False): TraceEdgeKind.SHIPPED,
    (CUSTOMER, True): TraceEdgeKind.RETURNED,
    (SCRAP, False): TraceEdgeKind.SCRAPPED,
    (SCRAP, True): TraceEdgeKind.SCRAPPED,
    (LOSSES, True): TraceEdgeKind.ADJUSTED,
    (LOSSES, False): TraceEdgeKind.ADJUSTED,
    (PRODUCTION, True): TraceEdgeKind.MADE,
    (PRODUCTION, False): TraceEdgeKind.USED,
}
AHEAD = {TraceEdgeKind.SHIPPED, TraceEdgeKind.SCRAPPED}
BEHIND = {TraceEdgeKind.RECEIVED}
SHIPPED = TraceEdgeKind.SHIPPED


class Place(NamedTuple):
    """A node: the type of what it shows, and its row."""

    kind: str
    row: int


class Movement(NamedTuple):
    """So much of a lot, in millionths, that a document brought or took, or a package, corrections reckoned in.

    document: one of DOCUMENTS; partner, run: 0 for none; comes: out of it; operation: the last write of it; source,
    destination: places of ours that it went between, 0 where it came or went. One that
    renames is none yet: goods that a document took before got another number by the run."""

    lot: int
    product: int
    document: Place
    partner: int
    kind: TraceEdgeKind
    comes: bool
    run: int
    quantity: int
    operation: int
    first: Moment
    last: Moment
    source: int = 0
    destination: int = 0

    @property
    def transfer(self) -> int:
        """0 for none."""
        return self.document.row if self.document.kind == "Transfer" else 0

    @property
    def renames(self) -> bool:
        return bool(self.run) and self.kind not in (TraceEdgeKind.USED, TraceEdgeKind.MADE)


async def movements(closure: Closure) -> list[Movement]:
    """What came and went of the reached lots, by lot and document, also of kinds that are not shown: partners are told
    from all of it. By time, less what is earlier than the moment from which on a lot is concerned, by both the book and
    the clocks; backwards, less what is later."""
    found = await _of_lots(closure.depth, up_to(closure), moves=closure.limits.wants(TraceEdgeKind.MOVED))
    return await beside_the_loop(
        found, lambda: [each for each in found if each.lot in closure.depth and _in_scope(closure, each)]
    )


async def handed_over(
    transfers: Collection[int], lots: Collection[int], until: tuple[int, int]
) -> list[Movement]:
    """What transfers brought from partners or took to them, under the numbers that are right. lots: as it was written;
    until: place in the journal, and instant."""
    found = await _of_lots(lots, until)
    return [each for each in found if each.transfer in transfers and each.kind in HANDED_OVER]


async def shipped(closure: Closure) -> list[Movement]:
    """What of the reached lots went to customers, and what came back from them, by lot and document."""
    wanted = (TraceEdgeKind.SHIPPED, TraceEdgeKind.RETURNED)
    return [each for each in await movements(closure) if each.kind in wanted]


async def _of_lots(lots: Collection[int], until: tuple[int, int], *, moves: bool = False) -> list[Movement]:
    """Of lots, and of those that renamed goods of them were before or are now. moves: also between places of ours."""
    found = [each for part in parts(lots) for each in await _written(part, until, moves=moves)]
    if not any(each.renames for each in found):
        return found
    known, seen = {*lots}, set[int]()
    while runs := {each.run for each in found if each.renames} - seen:
        seen |= runs
        condition, values = among(runs)
        rows = await fetch(f"SELECT DISTINCT lot_id FROM stock_move_line WHERE run_id {condition}", values)
        more = {row["lot_id"] for row in rows} - known
        known |= more
        for part in parts(sorted(more)):
            found += await _written(part, until, moves=moves)
    return under_their_numbers(found)


async def _written(lots: Collection[int], until: tuple[int, int], *, moves: bool) -> list[Movement]:
    """As it was written: renamed goods under both of their numbers."""
    condition, values = among(lots)
    columns = await fetch_columns(ends_of("trace_movements", condition), values, values, *until)
    moved = await beside_the_loop(lots, lambda: [*map(_movement, zip(*columns, strict=True))])
    if await fetch_value("SELECT EXISTS (SELECT 1 FROM package)"):
        sql = question("trace_packed").replace("{ids}", condition)
        moved += map(_packing, zip(*await fetch_columns(sql, values, *until), strict=True))
    if moves:
        sql = question("trace_moved").replace("{ids}", condition)
        moved += map(_move, zip(*await fetch_columns(sql, values, *until), strict=True))
    return moved


_Taken = tuple[int, Place, TraceEdgeKind]


def under_their_numbers(found: Iterable[Movement]) -> list[Movement]:
    """What took goods away that were relabelled where they went took them under the number that was right. Where
    several documents took more than was relabelled, nobody knows which: those stay as they are written, and the edge
    between the numbers tells the rest."""
    plain: dict[_Taken, Movement] = {}
    others: list[Movement] = []
    renamed: dict[tuple[int, int, TraceEdgeKind, Place], list[Movement]] = defaultdict(list)
    for each in found:
        if each.renames:
            renamed[each.operation, each.run, each.kind, each.document].append(each)
        elif each.comes or each.run or each.kind is TraceEdgeKind.MOVED:
            others.append(each)
        else:
            plain[each.lot, each.document, each.kind] = each
    written = dict(plain)
    undone = _undone(renamed.values())
    for (operation, _, kind, document), pair in sorted(renamed.items()):
        if len(pair) != 2 or pair[0].quantity + pair[1].quantity != 0 or (document, kind) in undone:
            continue
        old, new = sorted(pair, key=lambda each: each.quantity)
        # What went or came back later under the old number, did so under it.
        of_old = [each for each in (*plain.values(), *others) if each.lot == old.lot]
        before = [each for each in of_old if each.first.seq <= old.first.seq]
        took = [each for each in before if each.kind is kind and not each.comes]
        back = kind is SHIPPED and any(each.kind is TraceEdgeKind.RETURNED for each in before)
        for taken, part in _taken_by(took, old, new.quantity, back=back):
            into = plain.get((new.lot, taken.document, kind), taken._replace(lot=new.lot, quantity=0))
            left = taken._replace(quantity=taken.quantity - part, operation=operation)
            plain[old.lot, taken.document, kind] = left
            plain[new.lot, taken.document, kind] = into._replace(
                quantity=into.quantity + part, operation=operation
            )
    if any(each.quantity < 0 for each in plain.values()):
        plain = written
    return sorted([*others, *(each for each in plain.values() if each.quantity)], key=itemgetter(0, 2, 4, 5))


def _undone(renamed: Iterable[Sequence[Movement]]) -> set[tuple[Place, TraceEdgeKind]]:
    """Documents on which goods were given all their old numbers again, since those never went with them."""
    left: dict[tuple[Place, TraceEdgeKind], Counter[int]] = defaultdict(Counter)
    for each in chain.from_iterable(renamed):
        left[each.document, each.kind][each.lot] += each.quantity
    return {of for of, lots in left.items() if not any(lots.values())}


def _taken_by(
    took: Sequence[Movement], old: Movement, quantity: int, *, back: bool
) -> list[tuple[Movement, int]]:
    """Of movements that took goods, those which were relabelled, with how much of each; none where nobody knows. One
    may have taken less, by what was put right of it since then: that got its old number again first, which gives it
    back. old: what says that they bear another number now, on the document whose line was wrong; back: some came
    back."""
    if sure := [each for each in took if each.document == old.document]:
        return [(each, quantity) for each in sure]
    if not back and quantity == sum(each.quantity for each in took):
        return [(each, each.quantity) for each in took]
    return [(each, quantity) for each in took] if len(took) == 1 else []


def _movement(row: tuple[int, ...]) -> Movement:
    lot, product, document, document_id, partner, usage, came, run, quantity, operation, *moments = row
    first, earliest, last, latest = moments
    comes, place = bool(came), Place(DOCUMENTS[document], document_id)
    ends = Moment(first, earliest), Moment(last, latest)
    return Movement(lot, product, place, partner, KINDS[usage, comes], comes, run, quantity, operation, *ends)


def _packing(row: tuple[int, ...]) -> Movement:
    lot, product, package, quantity, operation, first, earliest, last, latest = row
    ends = Moment(first, earliest), Moment(last, latest)
    place = Place("Package", package)
    return Movement(lot, product, place, 0, TraceEdgeKind.PACKED, False, 0, quantity, operation, *ends)


def _move(row: tuple[int, ...]) -> Movement:
    lot, product, document, document_id, source, destination, quantity, operation, *moments = row
    first, earliest, last, latest = moments
    ends = Moment(first, earliest), Moment(last, latest)
    place = Place(DOCUMENTS[document], document_id)
    facts = (lot, product, place, 0, TraceEdgeKind.MOVED, False, 0, quantity, operation)
    return Movement(*facts, *ends, source, destination)


def _in_scope(closure: Closure, each: Movement) -> bool:
    """A movement belongs to the directions in which its lot was reached; what came or went back, was found, lost,
    packed or moved belongs to both."""
    return any(_concerns(way, each) for way in ways_of(closure, each))


def _concerns(way: Way, each: Movement) -> bool:
    return not way.since or way.concerns(each.lot, _when(each))


def of_way(closure: Closure, moved: Iterable[Movement], *, ahead: bool) -> list[Movement]:
    """Of movements in scope, those that a trace this way only has too."""
    return [
        each
        for each in moved
        if any(way.ahead is ahead and _concerns(way, each) for way in ways_of(closure, each))
    ]


def is_uncertain(closure: Closure, each: Movement) -> bool:
    """Whether a movement is in scope only because the order of events is not certain."""
    return not closure.is_start(each.transfer) and not any(
        not way.since or way.surely_concerns(each.lot, _when(each)) for way in ways_of(closure, each)
    )


def uncertain_documents(closure: Closure, moved: Iterable[Movement]) -> frozenset[Place]:
    """Those that are in scope only because the order of events is not certain."""
    if closure.scope is TraceScope.BY_NUMBER:
        return frozenset()
    doubtful: dict[Place, bool] = {}
    for each in moved:
        doubtful[each.document] = doubtful.get(each.document, True) and is_uncertain(closure, each)
    return frozenset(document for document, doubted in doubtful.items() if doubted)


def ways_of(closure: Closure, each: Movement) -> list[Way]:
    """The directions that a movement belongs to."""
    return [way for way in closure.ways if each.lot in way.depth and _turned(way, each)]


def _turned(way: Way, each: Movement) -> bool:
    """An order took a lot ahead of it and made it from what is behind it: at the further end of a flow it belongs to
    the way that came along there."""
    if each.kind is (TraceEdgeKind.MADE if way.ahead else TraceEdgeKind.USED):
        return (each.run, each.lot) in way.arrivals
    return each.kind not in (BEHIND if way.ahead else AHEAD)


def _when(each: Movement) -> When:
    return When(taken=each.last, taken_surely=each.first, given=each.first, given_surely=each.last)


async def lying(lots: Collection[int], closure: Closure) -> dict[int, int]:
    """How much of lots lies in our places, in millionths, at the place in the journal that the closure was read at."""
    return {lot: max(much, 0) for lot, much in (await _lay(lots, closure)).items()}


async def missing(lots: Collection[int], closure: Closure) -> dict[int, int]:
    """How much more of lots left before an instant than had come: what says when it left, or when it came, was recorded
    late, and is not in order."""
    if closure.limits.until is None:
        return {}
    return {lot: -much for lot, much in (await _lay(lots, closure)).items() if much < 0}


async def _lay(lots: Collection[int], closure: Closure) -> dict[int, int]:
    found: dict[int, int] = {}
    now = closure.limits.until is None and closure.as_of >= await last_sequence()
    for part in parts(lots):
        condition, values = among(part)
        sql = question("trace_lying" if now else "trace_lay").replace("{ids}", condition)
        given = (values,) if now else (values, *up_to(closure))
        found.update(zip(*await fetch_columns(sql, *given), strict=True))
    return found


@dataclass(frozen=True)
class MassBalance:
    """Where all of a lot went, in its stock unit. transformed: came from other numbers by relabelling, split and merge,
    less what went; counted: found less lost, with stock that was there when the book began."""

    lot: int
    received: Decimal
    produced: Decimal
    counted: Decimal
    transformed: Decimal
    shipped: Decimal
    returned: Decimal
    sent_back: Decimal
    consumed: Decimal
    scrapped: Decimal
    on_hand: Decimal

    @property
    def difference(self) -> Decimal:
        """What the record does not explain: in, less out, less on hand."""
        came = self.received + self.produced + self.counted + self.transformed + self.returned
        return came - self.shipped - self.sent_back - self.consumed - self.scrapped - self.on_hand


async def mass_balances(lots: Collection[int], closure: Closure) -> list[MassBalance]:
    """Of each lot, in their order; what lies there comes from the balances where it is asked for now."""
    condition, values = among(lots)
    rows = await fetch(ends_of("trace_balances", condition), values, values, *up_to(closure))
    by_lot = {row["id"]: row for row in rows}
    on_hand = await lying(lots, closure)
    return await beside_the_loop(
        lots, lambda: [_balance(lot, by_lot.get(lot, {}), on_hand.get(lot, 0)) for lot in lots]
    )


def _balance(lot: int, row: Mapping[str, int], on_hand: int) -> MassBalance:
    def much(*names: str, less: str | None = None) -> Decimal:
        taken = row.get(less, 0) if less else 0
        return from_millionths(sum(row.get(name, 0) for name in names) - taken)

    return MassBalance(
        lot=lot,
        received=much("received"),
        produced=much("produced"),
        counted=much("found", less="lost"),
        transformed=much("renamed_to", less="renamed_from"),
        shipped=much("shipped"),
        returned=much("returned"),
        sent_back=much("sent_back"),
        consumed=much("consumed"),
        scrapped=much("scrapped"),
        on_hand=from_millionths(on_hand),
    )


def parts(ids: Iterable[int]) -> list[list[int]]:
    """So few ids at once that no answer of the database holds the event loop long."""
    listed = list(ids)
    return [listed[start : start + LOTS_AT_ONCE] for start in range(0, len(listed), LOTS_AT_ONCE)]


def ends_of(name: str, condition: str) -> str:
    """A question about the ends of lines of lots."""
    return question(name).replace("{ends}", question("trace_ends")).replace("{ids}", condition)


def up_to(closure: Closure) -> tuple[int, int]:
    """A closure that was read now ends where the journal ended then."""
    return closure.as_of, closure.limits.up_to[1]
