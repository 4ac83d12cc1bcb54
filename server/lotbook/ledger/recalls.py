"""What a recall concerns: the lots in its scope, where they lie, and what of them came later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from tortoise.expressions import Q

from lotbook.db.beside import beside_the_loop
from lotbook.db.engine import among, fetch, fetch_columns, fetch_value
from lotbook.domain.quantities import from_millionths
from lotbook.domain.recall_words import RecallState, ScopeReason
from lotbook.domain.tracing import TraceCut, TraceDirection, TraceScope
from lotbook.domain.words import Disposition
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.corrections import put_in_for
from lotbook.ledger.recall_days import lots_of_period
from lotbook.ledger.sql import question
from lotbook.ledger.tracing import movements as moving
from lotbook.ledger.tracing.closures import Closure, Limits, Way
from lotbook.ledger.tracing.movements import Movement, movements
from lotbook.ledger.tracing.sources import Kept
from lotbook.ledger.tracing.walk import closure
from lotbook.models import (
    RecallDecision,
    RecallHeld,
    RecallLot,
    RecallPeriod,
    RecallStopped,
    RecallWideningLot,
)

MOST_LOTS = 50_000
LIMITS = Limits(max_depth=50, max_lots=MOST_LOTS)
FROZEN = (RecallState.STARTED, RecallState.CLOSED)


class Scoped(NamedTuple):
    """A lot in scope. decision: None while nothing was decided about it; widening: that added it; since: place in the
    book of the write that took it in, 0 while the scope is only drawn."""

    lot: int
    because: ScopeReason
    order_uncertain: bool = False
    decision: Disposition | None = None
    widening: int | None = None
    since: int = 0


@dataclass(frozen=True, eq=False)
class Scope:
    """All lots in scope, in the order in which they came into it; cut: why that is not all. closed: place in the book
    where the recall was closed, None before; whatever is told of it is as at that."""

    lots: Sequence[Scoped]
    cut: TraceCut
    position: int
    closed: int | None = None

    async def as_of(self) -> int:
        """The place in the book that it is told at."""
        return await last_sequence() if self.closed is None else self.closed

    @property
    def ids(self) -> list[int]:
        return [each.lot for each in self.lots]


async def reached(lots: Collection[int], scope: TraceScope, as_of: int | None = None) -> Closure:
    """All that lots reach forwards, as far as a recall goes. as_of: place in the book, now when None."""
    return await closure(lots, TraceDirection.FORWARD, scope, replace(LIMITS, as_of=as_of))


def of_just(lots: Collection[int], as_of: int) -> Closure:
    """Lots as they are, followed nowhere, of which `tracing.movements` tells what became of them."""
    ways = [Way(ahead=ahead, depth=dict.fromkeys(lots, 0)) for ahead in (True, False)]
    return Closure(tuple(lots), TraceDirection.BOTH, TraceScope.BY_NUMBER, LIMITS, as_of, Kept(None), ways)


async def named(recall: int) -> dict[int, bool]:
    """Lots that somebody named, in their order; then those that are known by the same and came since. By whether that
    is not certain."""
    rows = (
        "SELECT lot_id, order_uncertain FROM recall_lot WHERE recall_id = ? AND because = 'NAMED' ORDER BY id"
    )
    columns = "{array}(lot_id) AS lot_id, {array}(order_uncertain) AS order_uncertain"
    lots, unsure = await fetch_columns(f"SELECT {columns} FROM ({rows}) AS named", recall)
    return dict(zip(lots, map(bool, unsure), strict=True)) | await known(recall)


async def known(recall: int, behind: int | None = None) -> dict[int, bool]:
    """Lots that are known by what somebody named, and came since, or that such were corrected to; by whether that is
    not certain. behind: place in the book up to which that was asked already: days are gone through anew only when
    goods of theirs moved behind it, corrections only when there are any."""
    found = {row["id"]: False for row in await fetch(question("recall_known"), *[recall] * 4)}
    if behind is None or await fetch_value(question("corrected_behind"), behind):
        found |= await _corrected(recall, found)
    moved = behind is None or await fetch_value(question("recall_days_behind"), recall, behind, recall)
    of_days = await _of_days(recall) if moved else []
    if of_days:
        there: Any = await RecallLot.filter(recall_id=recall).values_list("lot_id", flat=True)
        known_by = {*found, *(lot for lots in of_days for lot in lots)} - {*there}
        found = {
            lot: lot not in found and all(lots.get(lot, True) for lots in of_days) for lot in sorted(known_by)
        }
    return found


async def _of_days(recall: int) -> list[dict[int, bool]]:
    """Lots of each time that was named by its days, by whether that is not certain."""
    days = RecallPeriod.filter(Q(widening_id=None) | Q(widening__position__not_isnull=True), recall_id=recall)
    periods: Any = await days
    return [await lots_of_period(period) for period in periods]


async def known_at_all(recall: int) -> set[int]:
    """Lots that are known by what somebody named, those in scope as well."""
    rows = await fetch(question("recall_known_by"), *[recall] * 3)
    return {row["id"] for row in rows}.union(*await _of_days(recall))


async def _corrected(recall: int, known: Collection[int]) -> dict[int, bool]:
    """What was put in for lots that somebody named, or that are known by the same, and is not in scope yet."""
    rows = await fetch(
        """SELECT lot_id, order_uncertain FROM recall_lot
           WHERE recall_id = ? AND because = 'NAMED' AND coalesce(decision, '') <> 'RELEASED'""",
        recall,
    )
    lots = dict.fromkeys(known, False) | {row["lot_id"]: bool(row["order_uncertain"]) for row in rows}
    found = await with_put_in(lots)
    condition, ids = among(found.keys() - lots.keys())
    there = await fetch(
        f"SELECT lot_id FROM recall_lot WHERE recall_id = ? AND lot_id {condition}", recall, ids
    )
    return {lot: found[lot] for lot in sorted(found.keys() - lots.keys() - {row["lot_id"] for row in there})}


async def with_put_in(lots: Mapping[int, bool]) -> dict[int, bool]:
    """Lots, by whether it is not certain that they are meant, and what was put in for them by corrections: on their
    cartons may stand what they came in as."""
    found = dict(lots)
    for unsure in (False, True):
        wrong = [lot for lot, each in lots.items() if each is unsure]
        for lot in await put_in_for(wrong) if wrong else ():
            found[lot] = unsure and found.get(lot, True)
    return found


async def named_by_widenings(widenings: Sequence[int]) -> list[list[int]]:
    """The lots that somebody named, in their order."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = RecallWideningLot.filter(widening_id__in=widenings).order_by("id")
    for widening, lot in await rows.values_list("widening_id", "lot_id"):
        found[widening].append(lot)
    return [found[widening] for widening in widenings]


async def added_by_widenings(widenings: Sequence[int]) -> list[int]:
    """How many lots each brought into scope."""
    condition, ids = among(widenings)
    rows = await fetch(
        f"""SELECT widening_id, count(*) AS lots FROM recall_lot
            WHERE widening_id {condition} GROUP BY widening_id""",
        ids,
    )
    found = {row["widening_id"]: int(row["lots"]) for row in rows}
    return [found.get(widening, 0) for widening in widenings]


async def held_at_start(recalls: Sequence[int]) -> list[int]:
    """How many lots the start of each stopped."""
    condition, ids = among(recalls)
    rows = await fetch(
        f"""SELECT hold.recall_id, count(*) AS lots FROM hold
            JOIN operation ON operation.id = hold.operation_id AND operation.kind = 'startRecall'
            WHERE hold.recall_id {condition} GROUP BY hold.recall_id""",
        ids,
    )
    found = {row["recall_id"]: int(row["lots"]) for row in rows}
    return [found.get(recall, 0) for recall in recalls]


async def scope_of(recall: Any) -> Scope:
    """What is in the scope of a recall: as it is drawn by now until it starts, then as it was, with what
    came since, up to its close."""
    if recall.state in FROZEN:
        columns = await fetch_columns(question("recall_lots"), recall.id)
        listed = await beside_the_loop(columns[0], lambda: [*map(_scoped, zip(*columns, strict=True))])
        closed = await fetch_value("SELECT seq FROM operation WHERE id = ?", recall.closed_operation_id)
        return Scope(listed, TraceCut.COMPLETE, recall.position, closed)
    lots = await named(recall.id)
    found = await reached([*lots], recall.scope)
    return Scope([*drawn(lots, found)], found.extent.cut, found.as_of)


def _scoped(row: tuple[Any, ...]) -> Scoped:
    lot, because, uncertain, decision, widening, since = row
    decided = decision and Disposition(decision)
    return Scoped(lot, ScopeReason(because), bool(uncertain), decided, widening, since)


async def scope_at(recall: Any, closed: int) -> Scope:
    """What was in scope at a close, also one after which the recall was reopened. closed: its place in the book."""
    rows: Any = RecallDecision.filter(recall_lot__recall_id=recall.id, operation__seq__lt=closed).order_by(
        "id"
    )
    last = dict(await rows.values_list("recall_lot__lot_id", "decision"))
    decided = {lot: said for lot, said in last.items() if said is not Disposition.QUARANTINE}
    scope = await scope_of(recall)
    lots = [each._replace(decision=decided.get(each.lot)) for each in scope.lots if each.since < closed]
    return Scope(lots, scope.cut, scope.position, closed)


def drawn(lots: Mapping[int, bool], found: Closure) -> Iterable[Scoped]:
    """lots: that were named, by whether that is not certain."""
    yield from (Scoped(lot, ScopeReason.NAMED, uncertain) for lot, uncertain in lots.items())
    for lot in found.depth:
        if lot not in lots:
            yield Scoped(lot, ScopeReason.DERIVED, lot in found.uncertain)


@dataclass(frozen=True)
class Lying:
    """So much of some lots of a product lies in a place, and so much of that is promised; in the stock unit."""

    location: int
    product: int
    lots: int
    on_hand: Decimal
    reserved: Decimal


async def lying(scope: Scope) -> list[Lying]:
    """Where lots in scope lie, by the path of the place."""
    return await lying_in(scope.ids, scope.closed)


async def lying_in(lots: Collection[int], as_of: int | None) -> list[Lying]:
    """Where lots lie, by the path of the place. as_of: place in the book, now when None; what was promised then is only
    known of a close."""
    condition, ids = among(lots)
    if as_of is None:
        rows = await fetch(question("recall_lying").replace("{ids}", condition), ids)
    else:
        asked = (ids, as_of, ids, as_of, as_of)
        rows = await fetch(question("recall_lay").replace("{ids}", condition), *asked)
    return [
        Lying(
            *(row["location_id"], row["product_id"], row["lots"]),
            *(from_millionths(row["on_hand"]), from_millionths(row["reserved"])),
        )
        for row in rows
    ]


async def stops(scope: Scope) -> list[int]:
    """Open transfers that have some of the lots in scope picked, or promised to them."""
    if scope.closed is not None:
        kept: Any = RecallStopped.filter(operation__seq=scope.closed).order_by("transfer_id")
        return list(await kept.values_list("transfer_id", flat=True))
    condition, ids = among(scope.ids)
    return [row["id"] for row in await fetch(question("recall_stops").replace("{ids}", condition), ids, ids)]


async def held(scope: Scope) -> dict[int, list[tuple[int, Decimal]]]:
    """How much of each product open transfers have picked of lots in scope, or promised to them, in its stock unit."""
    found: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    if scope.closed is not None:
        kept = RecallHeld.filter(operation__seq=scope.closed).order_by("transfer_id", "product_id")
        for transfer, product, quantity in await kept.values_list("transfer_id", "product_id", "quantity"):
            found[transfer].append((product, quantity))
        return found
    condition, ids = among(scope.ids)
    for row in await fetch(question("recall_held").replace("{ids}", condition), ids, ids):
        found[row["transfer_id"]].append((row["product_id"], from_millionths(row["quantity"])))
    return found


async def moved(scope: Scope) -> list[Movement]:
    """All that became of the lots in scope."""
    return await movements(of_just(scope.ids, await scope.as_of()))


@dataclass(frozen=True)
class Decided:
    """Lots about which the same was decided by one write."""

    decision: Disposition
    operation: int
    lots: Sequence[int]


async def decided(recall: int) -> list[Decided]:
    """What was decided about lots of a recall, those decisions as well that no longer count; in that order."""
    found: dict[tuple[Disposition, int], list[int]] = defaultdict(list)
    rows = RecallDecision.filter(recall_lot__recall_id=recall).order_by("id")
    for decision, operation, lot in await rows.values_list("decision", "operation_id", "recall_lot__lot_id"):
        found[decision, operation].append(lot)
    return [Decided(*key, lots) for key, lots in found.items()]


async def open_of_lots(lots: Sequence[int]) -> list[list[int]]:
    """Recalls that are under way with each lot in scope and nothing decided about it, the newest first."""
    condition, ids = among(lots)
    rows = await fetch(
        f"""SELECT scoped.lot_id, scoped.recall_id FROM recall_lot AS scoped
            JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED'
            WHERE scoped.lot_id {condition} AND scoped.decision IS NULL ORDER BY scoped.recall_id DESC""",
        ids,
    )
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        found[row["lot_id"]].append(row["recall_id"])
    return [found[lot] for lot in lots]


async def to_confirm_of_lots(lots: Sequence[int]) -> list[list[int]]:
    """Recalls that wait for a second person, to start or to be added to, and would stop each lot then, the newest
    first."""
    condition, ids = among(lots)
    rows = await fetch(
        f"SELECT lot_id, recall_id FROM recall_waiting WHERE lot_id {condition} ORDER BY recall_id DESC", ids
    )
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        found[row["lot_id"]].append(row["recall_id"])
    return [found[lot] for lot in lots]


async def to_confirm_of_transfers(transfers: Sequence[int]) -> list[list[int]]:
    """Recalls that wait for a second person and would stop what each open transfer has picked, or what is promised to
    it, the newest first."""
    condition, ids = among(transfers)
    rows = await fetch(question("recalls_waiting_for").replace("{ids}", condition), ids, ids)
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        found[row["transfer_id"]].append(row["recall_id"])
    return [found[transfer] for transfer in transfers]


async def taken_back(lots: Sequence[int]) -> list[bool]:
    """Whether a real recall under way has each lot in scope, with nothing decided about it."""
    condition, ids = among(lots)
    rows = await fetch(
        f"""SELECT scoped.lot_id FROM recall_lot AS scoped
            JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED' AND recall.kind = 'REAL'
            WHERE scoped.lot_id {condition} AND scoped.decision IS NULL""",
        ids,
    )
    found = {row["lot_id"] for row in rows}
    return [lot in found for lot in lots]


@dataclass(frozen=True)
class Stopping:
    """A real recall under way: which of some lots it stops, and which of them were released in it."""

    recall: int
    number: str
    stops: set[int]
    released: set[int]


async def stopping(lots: Collection[int]) -> list[Stopping]:
    """Real recalls under way that have some of the lots in scope, the oldest first."""
    condition, ids = among(lots)
    rows = await fetch(
        f"""SELECT recall.id, recall.number, scoped.lot_id, scoped.decision FROM recall_lot AS scoped
            JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED' AND recall.kind = 'REAL'
            WHERE scoped.lot_id {condition} ORDER BY recall.id""",
        ids,
    )
    found: dict[int, Stopping] = {}
    for row in rows:
        each = found.setdefault(row["id"], Stopping(row["id"], row["number"], set(), set()))
        (each.released if row["decision"] == Disposition.RELEASED else each.stops).add(row["lot_id"])
    return [*found.values()]


async def on_hand_of(lots: Collection[int], as_of: int) -> dict[int, Decimal]:
    """How much of each lot lies in our places at a place in the book, in its stock unit."""
    found = await moving.lying(lots, of_just(lots, as_of))
    return {lot: from_millionths(much) for lot, much in found.items()}
