"""What a recall concerns: the lots in its scope, where they lie, whom they went to, and what those answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from lotbook.db.engine import among, fetch, fetch_columns
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.recall_words import RecallState, ScopeReason
from lotbook.domain.tracing import TraceCut, TraceDirection, TraceEdgeKind, TraceScope
from lotbook.domain.words import Disposition
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.left_out import LeftOut, left_out
from lotbook.ledger.tracing.movements import Movement, is_uncertain, movements, parts
from lotbook.ledger.tracing.sources import Kept
from lotbook.ledger.tracing.walk import Closure, Limits, Way, closure
from lotbook.models import Operation, RecallLot, RecallWideningLot, Transfer

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
    """All lots in scope, in the order in which they came into it; cut: why that is not all."""

    lots: Sequence[Scoped]
    cut: TraceCut
    position: int

    @property
    def ids(self) -> list[int]:
        return [each.lot for each in self.lots]


async def reached(lots: Collection[int], scope: TraceScope) -> Closure:
    """All that lots reach forwards, as far as a recall goes."""
    return await closure(lots, TraceDirection.FORWARD, scope, LIMITS)


def of_just(lots: Collection[int], as_of: int) -> Closure:
    """Lots as they are, followed nowhere, of which `tracing.movements` tells what became of them."""
    ways = [Way(ahead=ahead, depth=dict.fromkeys(lots, 0)) for ahead in (True, False)]
    return Closure(tuple(lots), TraceDirection.BOTH, TraceScope.BY_NUMBER, LIMITS, as_of, Kept(None), ways)


async def named(recall: int) -> list[int]:
    """Lots that somebody named, in their order; then those that are known by the same and came since."""
    rows = "SELECT lot_id FROM recall_lot WHERE recall_id = ? AND because = 'NAMED' ORDER BY id"
    (lots,) = await fetch_columns(f"SELECT {{array}}(lot_id) AS lot_id FROM ({rows}) AS named", recall)
    return lots + await known(recall)


async def known(recall: int) -> list[int]:
    """Lots that are known by what somebody named, and came since."""
    return [row["id"] for row in await fetch(question("recall_known"), recall, recall, recall)]


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


async def scope_of(recall: Any) -> Scope:
    """What is in the scope of a recall: as it is drawn by now until it starts, then as it was, with what
    came since."""
    if recall.state in FROZEN:
        rows = RecallLot.filter(recall_id=recall.id).order_by("id")
        columns = ("lot_id", "because", "order_uncertain", "decision", "widening_id", "operation__seq")
        listed = await rows.values_list(*columns)
        return Scope([Scoped(*row) for row in listed], TraceCut.COMPLETE, recall.position)
    lots = await named(recall.id)
    found = await reached(lots, recall.scope)
    return Scope([*drawn(lots, found)], found.extent.cut, found.as_of)


def drawn(lots: Sequence[int], found: Closure) -> Iterable[Scoped]:
    yield from (Scoped(lot, ScopeReason.NAMED) for lot in lots)
    known = {*lots}
    for lot in found.depth:
        if lot not in known:
            yield Scoped(lot, ScopeReason.DERIVED, lot in found.uncertain)


@dataclass(frozen=True)
class Lying:
    """So much of some lots of a product lies in a place, and so much of that is promised; in the stock unit."""

    location: int
    product: int
    lots: int
    on_hand: Decimal
    reserved: Decimal


async def lying(lots: Collection[int]) -> list[Lying]:
    """Where lots lie, by the path of the place."""
    condition, ids = among(lots)
    rows = await fetch(question("recall_lying").replace("{ids}", condition), ids)
    return [
        Lying(
            *(row["location_id"], row["product_id"], row["lots"]),
            *(from_millionths(row["on_hand"]), from_millionths(row["reserved"])),
        )
        for row in rows
    ]


async def stops(lots: Collection[int]) -> list[int]:
    """Open transfers that have some of the lots picked, or promised to them."""
    condition, ids = among(lots)
    return [row["id"] for row in await fetch(question("recall_stops").replace("{ids}", condition), ids, ids)]


@dataclass(frozen=True)
class Sent:
    """So much of a product went to a customer by a delivery, and what became of it by now, in its stock unit. delivery:
    None for goods that came back without one; since: place in the book since when all of these lots are in scope;
    answered: the customer said something of the delivery since then; order_uncertain: it is concerned by time only
    because the order of events is not certain."""

    partner: int | None
    delivery: int | None
    product: int
    lots: Sequence[int]
    shipped: Decimal
    returned: Decimal
    since: int = 0
    stopped: Decimal = ZERO
    destroyed: Decimal = ZERO
    passed_on: Decimal = ZERO
    answered: bool = False
    order_uncertain: bool = False

    @property
    def still_out(self) -> Decimal:
        return max(self.shipped - self.returned - self.destroyed, ZERO)

    @property
    def too_many(self) -> Decimal:
        """So much more came back and was destroyed than went there: what was said, or counted, is wrong."""
        known = self.delivery is not None
        return max(self.returned + self.destroyed - self.shipped, ZERO) if known else ZERO


@dataclass(frozen=True)
class Recipient:
    """A customer whom goods in scope went to; None for deliveries to nobody that is known."""

    partner: int | None
    sent: Sequence[Sent]

    @property
    def lots(self) -> int:
        return len({lot for each in self.sent for lot in each.lots})

    @property
    def since(self) -> int:
        """Place in the book since when all its goods are in scope."""
        return max(each.since for each in self.sent)

    @property
    def settled(self) -> bool:
        """All its goods are accounted for, none of them twice."""
        return all(each.still_out == each.too_many == ZERO for each in self.sent)

    @property
    def contradicted(self) -> bool:
        """More came back and was destroyed than went there."""
        return any(each.too_many > ZERO for each in self.sent)

    @property
    def answered(self) -> bool:
        """It answered for every delivery of which it still has goods, and for one at least."""
        return any(each.answered for each in self.sent) and all(
            each.answered or each.still_out == ZERO for each in self.sent
        )


async def recipients(recall: Any, scope: Scope) -> list[Recipient]:
    """Who has goods in scope, in the order of their row ids."""
    since = {each.lot: each.since for each in scope.lots}
    found = await _followed(recall, scope)
    sent = await _sent(found, _shipped(scope, await movements(found)))
    answers = await _answers(recall.id)
    by_partner: dict[int | None, list[Sent]] = defaultdict(list)
    for one in sent:
        each = replace(one, since=max(since[lot] or 0 for lot in one.lots))
        by_partner[each.partner].append(_with_answer(each, answers))
    order = sorted(by_partner, key=lambda partner: partner or 0)
    return [Recipient(partner, by_partner[partner]) for partner in order]


async def left_out_of(recall: Any, scope: Scope) -> LeftOut:
    """What a recall by time leaves out, which only shares a number with what is in scope."""
    return await left_out(await _followed(recall, scope))


async def _followed(recall: Any, scope: Scope) -> Closure:
    """By time, less what went before the goods can have been concerned; where that cannot be told, all that went."""
    if recall.scope is TraceScope.BY_TIME:
        starts = (ScopeReason.NAMED, ScopeReason.ARRIVED)
        found = await reached([each.lot for each in scope.lots if each.because in starts], recall.scope)
        if found.extent.cut is TraceCut.COMPLETE:
            return found
    return of_just(scope.ids, await last_sequence())


def _shipped(scope: Scope, moved: Iterable[Movement]) -> list[Movement]:
    lots = {*scope.ids}
    wanted = (TraceEdgeKind.SHIPPED, TraceEdgeKind.RETURNED)
    return [each for each in moved if each.kind in wanted and each.lot in lots]


async def _sent(closure: Closure, moved: Sequence[Movement]) -> list[Sent]:
    """What came back counts for the delivery that it came of, also where others brought it back."""
    back = {each.transfer for each in moved if each.kind is TraceEdgeKind.RETURNED and each.transfer}
    returned_of = await _deliveries_behind(back)
    partners = await _partners_of({*returned_of.values()})
    found: dict[tuple[int | None, int | None, int], list[Movement]] = defaultdict(list)
    for each in moved:
        delivery, partner = each.transfer or None, each.partner or None
        if each.kind is TraceEdgeKind.RETURNED:
            delivery = returned_of.get(each.transfer)
            partner = partners.get(delivery, partner) if delivery else partner
        found[partner, delivery, each.product].append(each)
    order = sorted(found, key=lambda key: tuple(each or 0 for each in key))
    return [_of_delivery(closure, key, found[key]) for key in order]


async def _deliveries_behind(returns: Collection[int]) -> dict[int, int]:
    rows = await Transfer.filter(id__in=returns, return_of_id__isnull=False).values_list("id", "return_of_id")
    return dict(rows)


async def _partners_of(transfers: Collection[int]) -> Mapping[int, int | None]:
    return dict(await Transfer.filter(id__in=transfers).values_list("id", "partner_id"))


def _of_delivery(
    closure: Closure, key: tuple[int | None, int | None, int], moved: Sequence[Movement]
) -> Sent:
    there = sum(each.quantity for each in moved if each.kind is TraceEdgeKind.SHIPPED)
    back = sum(each.quantity for each in moved if each.kind is TraceEdgeKind.RETURNED)
    lots = sorted({each.lot for each in moved})
    return Sent(
        *key,
        lots=lots,
        shipped=from_millionths(there),
        returned=from_millionths(back),
        order_uncertain=all(is_uncertain(closure, each) for each in moved),
    )


Answers = Mapping[int, Mapping[int | None, Mapping[str, Any]]]


async def _answers(recall: int) -> Answers:
    """By delivery and product; a delivery without goods in the answer stands with None."""
    found: dict[int, dict[int | None, Mapping[str, Any]]] = defaultdict(dict)
    for row in await fetch(question("recall_answers"), recall):
        found[row["transfer_id"]][row["product_id"]] = row
    return found


def _with_answer(each: Sent, answers: Answers) -> Sent:
    said = answers.get(each.delivery) if each.delivery else None
    if said is None:
        return each
    row = said.get(each.product, {})
    return replace(
        each,
        stopped=from_millionths(row.get("stopped") or 0),
        destroyed=from_millionths(row.get("destroyed") or 0),
        passed_on=from_millionths(row.get("passed_on") or 0),
        answered=all(line["seq"] > each.since for line in said.values()),
    )


@dataclass(frozen=True)
class Supplied:
    """So much of a lot came from a vendor by a receipt, in its stock unit. since: place in the book since when the lot
    is in scope, 0 where it only went into such."""

    partner: int
    receipt: int
    product: int
    lot: int
    quantity: Decimal
    since: int = 0


async def vendors(scope: Scope) -> dict[int, list[Supplied]]:
    """What came from vendors of the lots that were named, or came of themselves, and of all that was made into them; by
    vendor, then by receipt."""
    starts = [each.lot for each in scope.lots if each.because is not ScopeReason.DERIVED]
    since = {each.lot: each.since for each in scope.lots}
    back = await closure(starts, TraceDirection.BACK, TraceScope.BY_NUMBER, LIMITS)
    found: dict[int, list[Supplied]] = defaultdict(list)
    for each in sorted(await movements(back), key=lambda each: (each.partner, each.transfer, each.lot)):
        if each.kind is TraceEdgeKind.RECEIVED and each.partner and each.transfer:
            facts = (each.partner, each.transfer, each.product, each.lot, from_millionths(each.quantity))
            found[each.partner].append(Supplied(*facts, since.get(each.lot) or 0))
    return found


@dataclass(frozen=True)
class Arrived:
    """So much of a lot in scope came in by a receipt or return after the scope was drawn, in its stock unit. at, by:
    when it was recorded last, and by which user."""

    lot: int
    product: int
    transfer: int
    quantity: Decimal
    at: datetime
    by: int | None


async def arrived(scope: Scope) -> list[Arrived]:
    """What of the lots in scope came in since it was drawn, in the order of the book."""
    moved = await movements(of_just(scope.ids, await last_sequence()))
    came = [each for each in moved if each.comes and each.transfer and each.first.seq > scope.position]
    operations: dict[int, tuple[datetime, int | None]] = {}
    for part in parts({each.operation for each in came}):
        rows: Any = await Operation.filter(id__in=part).values_list("id", "recorded", "user_id")
        operations.update((row, (at, by)) for row, at, by in rows)
    return [
        Arrived(
            each.lot, each.product, each.transfer, from_millionths(each.quantity), *operations[each.operation]
        )
        for each in sorted(came, key=lambda each: (each.first, each.lot))
    ]


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


async def on_hand_of(lots: Collection[int]) -> dict[int, Decimal]:
    """How much of each lot lies in our places by now, in its stock unit."""
    found: dict[int, Decimal] = {}
    for part in parts(lots):
        condition, ids = among(part)
        columns = await fetch_columns(question("trace_lying").replace("{ids}", condition), ids)
        found.update((lot, from_millionths(much)) for lot, much in zip(*columns, strict=True))
    return found
