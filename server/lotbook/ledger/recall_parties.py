"""Whom the goods of a recall went to, what those answered, and who supplied them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from lotbook.db.beside import beside_the_loop
from lotbook.db.engine import among, fetch, fetch_value
from lotbook.domain.quantities import ZERO, from_millionths, to_millionths
from lotbook.domain.recall_words import ScopeReason
from lotbook.domain.trace_flows import Bounds
from lotbook.domain.tracing import Moment, TraceCut, TraceDirection, TraceEdgeKind, TraceScope
from lotbook.domain.words import Disposition
from lotbook.ledger.recall_sent import Sent, grown_since, sent_of, with_unmatched
from lotbook.ledger.recalls import LIMITS, Scope, of_just, reached
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.left_out import LeftOut, left_out
from lotbook.ledger.tracing.movements import Movement, movements
from lotbook.ledger.tracing.walk import closure


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
        """Place in the book since when all goods that it still has are there, and in scope."""
        return max((each.since for each in self.sent if each.still_out), default=0)

    @property
    def settled(self) -> bool:
        """All its goods are accounted for, none of them twice."""
        return all(each.still_out == each.too_many == ZERO for each in self.sent)

    @property
    def accounted(self) -> bool:
        """It is known of all its goods what became of them, of none twice."""
        return all(each.unknown == each.too_many == ZERO for each in self.sent)

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
    """Who has goods in scope, in the order of their row ids; nobody that is known comes last."""
    since = {each.lot: each.since for each in scope.lots}
    found = await _followed(recall, scope)
    sent = await sent_of(found, _shipped(scope, await movements(found)), await released(recall.id, scope))
    answers = await _answers(recall.id, scope.closed)
    by_partner: dict[int | None, list[Sent]] = defaultdict(list)
    grown = await grown_since(scope.ids, scope.position, found.as_of)
    told = (
        replace(
            one, since=max(max(since[lot] or 0, grown.get((one.delivery or 0, lot), 0)) for lot in one.lots)
        )
        for one in sent
    )
    for each in with_unmatched(_with_answer(one, answers) for one in told):
        by_partner[each.partner].append(each)
    order = sorted(by_partner, key=lambda partner: (partner is None, partner or 0))
    return [Recipient(partner, by_partner[partner]) for partner in order]


def percent(found: Sequence[Recipient]) -> int | None:
    """Customers of whose goods all is accounted for, in percent of all; None where there are none."""
    return 100 * sum(each.accounted for each in found) // len(found) if found else None


async def left_out_of(recall: Any, scope: Scope) -> LeftOut:
    """What a recall by time leaves out, which only shares a number with what is in scope."""
    return await left_out(await _followed(recall, scope))


async def _followed(recall: Any, scope: Scope) -> Closure:
    """By time, less what went before the goods can have been concerned; where that cannot be told, all that went."""
    if recall.scope is TraceScope.BY_TIME:
        starts = (ScopeReason.NAMED, ScopeReason.ARRIVED)
        lots = [each.lot for each in scope.lots if each.because in starts]
        found = await reached(lots, recall.scope, scope.closed)
        if found.extent.cut is TraceCut.COMPLETE:
            return found
    return of_just(scope.ids, await scope.as_of())


def _shipped(scope: Scope, moved: Iterable[Movement]) -> list[Movement]:
    lots = {*scope.ids}
    wanted = (TraceEdgeKind.SHIPPED, TraceEdgeKind.RETURNED)
    return [each for each in moved if each.kind in wanted and each.lot in lots]


async def released(recall: int, scope: Scope) -> dict[int, Moment]:
    """Lots that were released at last, and when: what leaves of them from then on, as they are, is good."""
    if not any(each.decision is Disposition.RELEASED for each in scope.lots):
        return {}
    rows = await fetch(question("recall_released"), recall, await scope.as_of())
    since = {row["lot_id"]: Moment(row["seq"], row["recorded"]) for row in rows}
    return {each.lot: since[each.lot] for each in scope.lots if each.decision is Disposition.RELEASED}


Answers = Mapping[int, Mapping[int | None, Mapping[str, Any]]]


async def _answers(recall: int, closed: int | None) -> Answers:
    """By delivery and product; a delivery without goods in the answer stands with None."""
    found: dict[int, dict[int | None, Mapping[str, Any]]] = defaultdict(dict)
    for row in await fetch(question("recall_answers"), recall, closed, closed):
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
        returned_before=from_millionths(row.get("returned") or 0),
        answered=all(line["seq"] > each.since for line in said.values()),
    )


class Back(NamedTuple):
    """of_lot: went back to a vendor of a lot, of which all that ever came is came; of_product: of all lots of its
    product that can have goods of the vendor in them."""

    of_lot: int
    came: int
    of_product: int


@dataclass(frozen=True)
class Supplied:
    """So much of a lot came from a vendor by a receipt, in its stock unit. since: place in the book since when it is
    asked for, and as much of it came; back: so much of the lot, and of the product, went back to the vendor, in
    millionths."""

    partner: int
    receipt: int
    product: int
    lot: int
    quantity: Decimal
    since: int
    back: Back


async def vendors(recall: Any, scope: Scope) -> dict[int, list[Supplied]]:
    """What came from vendors of the lots that were named, or came later like those, and of all that was made into them;
    by vendor, then by receipt. What only follows from lots in scope leads to no vendor, and what was merged into them
    later does not: what else went into it is innocent."""
    starts = [each.lot for each in scope.lots if each.because is ScopeReason.NAMED]
    starts += [row["lot_id"] for row in await fetch(question("recall_came_by_themselves"), recall.id)]
    since = {each.lot: each.since for each in scope.lots}
    limits = replace(LIMITS, as_of=scope.closed)
    back = await closure(starts, TraceDirection.BACK, TraceScope.BY_NUMBER, limits)
    asked = {lot: since[lot] or scope.position for lot in starts}
    behind = await _behind(asked, scope.position, back)
    behind = await _found_out(recall.id, scope, asked, behind, back)
    grown = await grown_since(behind, scope.position, back.as_of)
    moved = await movements(back)
    came = [each for each in moved if each.lot in behind and each.kind is TraceEdgeKind.RECEIVED]
    there = [each for each in moved if each.lot in behind or each.lot in since]
    onward = await movements(of_just(await _alike(scope.ids, came, back.depth), await scope.as_of()))
    return await beside_the_loop(moved, _supplied, came, [*there, *onward], behind, grown)


async def _alike(lots: Iterable[int], came: Iterable[Movement], known: Collection[int]) -> list[int]:
    """Other lots in scope of the products that came: by a merge they can have some of it in them."""
    condition, ids = among({*lots} - {*known})
    of_products, products = among({each.product for each in came})
    sql = f"SELECT id FROM lot WHERE id {condition} AND product_id {of_products}"
    return [row["id"] for row in await fetch(sql, ids, products)]


def _supplied(
    came: Iterable[Movement],
    moved: Iterable[Movement],
    behind: Mapping[int, int],
    grown: Mapping[tuple[int, int], int],
) -> dict[int, list[Supplied]]:
    of_lot, of_product, all_came = Counter[tuple[int, int]](), Counter[tuple[int, int]](), Counter[int]()
    for each in moved:
        if each.kind is TraceEdgeKind.SENT_BACK:
            of_lot[each.partner, each.lot] += each.quantity
            of_product[each.partner, each.product] += each.quantity
        elif each.comes and each.kind is not TraceEdgeKind.RETURNED:
            all_came[each.lot] += each.quantity
    found: dict[int, list[Supplied]] = defaultdict(list)
    known = (each for each in came if each.partner and each.transfer)
    for each in sorted(known, key=lambda each: (each.partner, each.transfer, each.lot)):
        partner, product, lot = each.partner, each.product, each.lot
        went = Back(of_lot[partner, lot], all_came[lot], of_product[partner, product])
        facts = (partner, each.transfer, product, lot, from_millionths(each.quantity))
        asked = max(behind[lot], grown.get((each.transfer, lot), 0))
        found[partner].append(Supplied(*facts, asked, went))
    return found


@dataclass(frozen=True)
class Goods:
    """What came of a product from a vendor, by all receipts, in its stock unit; returned: how much of it went back
    there, as exactly as can be known: goods of one lot are alike, whoever they came from."""

    product: int
    received: Decimal
    returned: Bounds


def goods_of(supplied: Iterable[Supplied]) -> list[Goods]:
    """supplied: all that came from one vendor."""
    received: dict[int, Counter[int]] = defaultdict(Counter)
    back: dict[int, dict[int, Back]] = defaultdict(dict)
    for each in supplied:
        received[each.product][each.lot] += to_millionths(each.quantity)
        back[each.product][each.lot] = each.back
    found = []
    for product, lots in received.items():
        # What came of the lot otherwise may be what went back.
        surely = sum(
            max(back[product][lot].of_lot - back[product][lot].came + much, 0) for lot, much in lots.items()
        )
        most = max(went.of_product for went in back[product].values())
        found.append(Goods(product, from_millionths(lots.total()), Bounds(surely, most).within(lots.total())))
    return found


async def _found_out(
    recall: int, scope: Scope, starts: Mapping[int, int], behind: Mapping[int, int], back: Closure
) -> Mapping[int, int]:
    """What lies behind, by now, of lots that are asked for; what was not known to when vendors were written to is asked
    for since then. Only what was said of runs after that can have brought it there."""
    written = [row["seq"] for row in await fetch(question("recall_vendors_written"), recall)]
    if not written:
        return behind
    condition, runs = among({flow.run for flow in back.flows})
    last = await fetch_value(question("runs_last_said").replace("{runs}", condition), runs, runs, runs)
    found = {**behind}
    for seq in written:
        if seq >= min(last or 0, back.as_of):
            continue
        of = {lot: since for lot, since in starts.items() if since <= seq}
        then = await closure([*of], TraceDirection.BACK, TraceScope.BY_NUMBER, replace(LIMITS, as_of=seq))
        known = await _behind(of, scope.position, then)
        found.update({lot: seq for lot, since in found.items() if since < seq and lot not in known})
    return found


async def _behind(starts: Mapping[int, int], position: int, back: Closure) -> Mapping[int, int]:
    """What lies behind lots without what was merged in later, each with the place in the book since when it is asked
    for. starts: each with the place in the book from which on what is merged in is innocent; position: the first of
    those."""
    merged = {row["id"]: row["seq"] for row in await fetch(question("recall_merges_since"), position)}
    if not merged and len({*starts.values()}) < 2:
        return dict.fromkeys(back.depth, min(starts.values(), default=position))
    into: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for flow in back.flows:
        into[flow.output].append((flow.input, merged.get(flow.run, 0)))
    called = await back.source.relabelled()

    def walked(ready: list[tuple[int, int]]) -> dict[int, int]:
        found: dict[int, int] = {}
        while ready:
            until, lot = ready.pop()
            if lot not in found:
                found[lot] = until
                ahead = [*(other for other, seq in into[lot] if seq <= until), *called.get(lot, ())]
                ready += ((until, other) for other in ahead)
        return found

    in_order = sorted((until, lot) for lot, until in starts.items())
    first = walked(in_order[::-1])
    # The latest first: of whatever lies behind several, that one leaves out least.
    return {lot: first.get(lot, until) for lot, until in walked(in_order).items()}
