"""What of goods in scope of a recall went to customers by which delivery, lot by lot, and what came back of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from decimal import Decimal
from typing import NamedTuple, TypeVar

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.tracing import Moment, TraceEdgeKind
from lotbook.ledger.shipped_as import Labels, shipped_as
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.movements import Movement, ends_of, is_uncertain, parts
from lotbook.models import Transfer

U = TypeVar("U")


@dataclass(frozen=True)
class SentLot:
    """So much of a lot. shipped_as: lots whose numbers are on the goods, where those are others than its own."""

    lot: int
    shipped: Decimal
    returned: Decimal = ZERO
    shipped_as: Sequence[int] = ()

    @property
    def labels(self) -> Sequence[int]:
        """Lots whose numbers are on the goods."""
        return self.shipped_as or (self.lot,)


@dataclass(frozen=True)
class Account:
    """What is known of goods that were shipped, in a unit: so much came back, was destroyed, was passed on, is stopped
    where it is; each at most what the others leave of it."""

    shipped: Decimal = ZERO
    returned: Decimal = ZERO
    destroyed: Decimal = ZERO
    passed_on: Decimal = ZERO
    stopped: Decimal = ZERO

    @property
    def known(self) -> Decimal:
        return self.returned + self.destroyed + self.passed_on + self.stopped

    @property
    def unknown(self) -> Decimal:
        return self.shipped - self.known

    @property
    def percent(self) -> int | None:
        """Known of what was shipped, never rounded up to all of it; None where nothing was."""
        return int(100 * self.known / self.shipped) if self.shipped else None

    def __add__(self, other: Account) -> Account:
        return Account(*(mine + more for mine, more in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Sent:
    """So much of a product went to a customer by a delivery, and what became of it by now, in its stock unit. delivery:
    None for goods that came back without one and that nothing shows who had them; unmatched: of what came back, what
    came without a delivery and is reckoned to this one; since: place in the book since when all of these lots are in
    scope, and as much of them went there; answered: the customer said something of the delivery since then;
    returned_before: what had come back when it did; order_uncertain: it is concerned by time only because the order of
    events is not certain."""

    partner: int | None
    delivery: int | None
    product: int
    of_lots: Sequence[SentLot]
    shipped: Decimal
    returned: Decimal
    unmatched: Decimal = ZERO
    since: int = 0
    stopped: Decimal = ZERO
    destroyed: Decimal = ZERO
    passed_on: Decimal = ZERO
    answered: bool = False
    returned_before: Decimal = ZERO
    order_uncertain: bool = False

    @property
    def lots(self) -> list[int]:
        return [each.lot for each in self.of_lots]

    @property
    def labels(self) -> set[int]:
        """Lots whose numbers are on the goods."""
        return {lot for each in self.of_lots for lot in each.labels}

    @property
    def account(self) -> Account:
        """What comes back after an answer is first of what that said is stopped."""
        stopped = self.stopped - max(self.returned - self.returned_before, ZERO)
        parts, left = [], self.shipped
        for said in (self.returned, self.destroyed, self.passed_on, max(stopped, ZERO)):
            parts.append(min(said, left))
            left -= parts[-1]
        return Account(self.shipped, *parts)

    @property
    def unknown(self) -> Decimal:
        """Nobody said what became of so much."""
        return self.account.unknown

    @property
    def still_out(self) -> Decimal:
        return max(self.shipped - self.returned - self.destroyed, ZERO)

    @property
    def too_many(self) -> Decimal:
        """So much more came back and was destroyed than went there: what was said, or counted, is wrong."""
        if self.delivery is None or self.left_out:
            return ZERO
        return max(self.returned + self.destroyed - self.shipped, ZERO)

    @property
    def left_out(self) -> bool:
        """It only came back: by time, the delivery that took it there is not in scope."""
        return self.delivery is not None and not self.shipped

    @property
    def unplaced(self) -> Decimal:
        """So much came back of which nothing shows by which delivery it had gone."""
        return ZERO if self.delivery else self.returned


def accounts(rows: Iterable[Sent], units: Mapping[int, U]) -> dict[U, Account]:
    """What is known of all of it, by unit. units: of products."""
    found: dict[U, Account] = defaultdict(Account)
    for each in rows:
        if each.shipped:
            found[units[each.product]] += each.account
    return found


class _Key(NamedTuple):
    partner: int | None
    delivery: int | None
    product: int


async def sent_of(closure: Closure, moved: Sequence[Movement], free: Mapping[int, Moment]) -> list[Sent]:
    """What came back counts for the delivery that it came of, also where others brought it back. free: lots that were
    released, and since when; what left afterwards went to nobody who must know."""
    back = {each.transfer for each in moved if each.kind is TraceEdgeKind.RETURNED and each.transfer}
    returned_of = await _deliveries_behind(back)
    partners = await _partners_of({*returned_of.values()})
    of_all: dict[_Key, list[Movement]] = defaultdict(list)
    for each in moved:
        delivery, partner = each.transfer or None, each.partner or None
        if each.kind is TraceEdgeKind.RETURNED:
            delivery = returned_of.get(each.transfer)
            partner = partners.get(delivery, partner) if delivery else partner
        of_all[_Key(partner, delivery, each.product)].append(each)
    found = {key: left for key, each in of_all.items() if (left := _concerned(each, free))}
    labels = await shipped_as({key.delivery for key in found if key.delivery}, closure.as_of)
    order = sorted(found, key=lambda key: tuple(each or 0 for each in key))
    return [_of_delivery(closure, key, found[key], labels.get(key.delivery or 0, {})) for key in order]


def _concerned(moved: Sequence[Movement], free: Mapping[int, Moment]) -> Sequence[Movement]:
    """Of a delivery and what came back of it, without what left when its lot was released."""
    gone = [
        each
        for each in moved
        if each.kind is TraceEdgeKind.SHIPPED and each.lot in free
        if each.first.surely_not_before(free[each.lot])
    ]
    before = {each.lot for each in moved if each.kind is TraceEdgeKind.SHIPPED and each not in gone}
    free_only = {each.lot for each in gone} - before
    return [each for each in moved if each not in gone and each.lot not in free_only]


async def _deliveries_behind(returns: Collection[int]) -> dict[int, int]:
    rows = await Transfer.filter(id__in=returns, return_of_id__isnull=False).values_list("id", "return_of_id")
    return dict(rows)


async def _partners_of(transfers: Collection[int]) -> Mapping[int, int | None]:
    return dict(await Transfer.filter(id__in=transfers).values_list("id", "partner_id"))


def _of_delivery(closure: Closure, key: _Key, moved: Sequence[Movement], labels: Labels) -> Sent:
    went = [each for each in moved if each.kind is TraceEdgeKind.SHIPPED]
    there: dict[int, int] = defaultdict(int)
    back: dict[int, int] = defaultdict(int)
    for each in moved:
        (there if each.kind is TraceEdgeKind.SHIPPED else back)[each.lot] += each.quantity
    return Sent(
        *key,
        of_lots=[
            SentLot(lot, from_millionths(there[lot]), from_millionths(back[lot]), labels.get(lot, ()))
            for lot in sorted({each.lot for each in moved})
        ],
        shipped=from_millionths(sum(there.values())),
        returned=from_millionths(sum(back.values())),
        order_uncertain=all(is_uncertain(closure, each) for each in went or moved),
    )


def with_unmatched(sent: Iterable[Sent]) -> list[Sent]:
    """What a customer brought back without a delivery is reckoned to those by which it still has such a lot, the oldest
    first; what is beyond that stays by itself."""
    rows = [*sent]
    for at, back in enumerate(rows):
        if back.delivery is not None or back.partner is None:
            continue
        for lot in back.of_lots:
            for to, much in _reckoned(rows, back, lot):
                rows[to] = _came_back(rows[to], lot.lot, much)
                rows[at] = _less(rows[at], lot.lot, much)
    return [each for each in rows if each.delivery is not None or each.returned or each.shipped]


def _reckoned(rows: Sequence[Sent], back: Sent, lot: SentLot) -> Iterator[tuple[int, Decimal]]:
    left = lot.returned
    for to, each in enumerate(rows):
        if (each.partner, each.product) != (back.partner, back.product) or each.delivery is None:
            continue
        out = sum((of.shipped - of.returned for of in each.of_lots if lot.lot in (of.lot, *of.labels)), ZERO)
        much = min(left, out, each.still_out)
        if much > ZERO:
            left -= much
            yield to, much


def _came_back(one: Sent, number: int, much: Decimal) -> Sent:
    """More came back of the goods that bear a number."""
    of_lots, left = [], much
    for each in one.of_lots:
        part = min(left, each.shipped - each.returned) if number in (each.lot, *each.labels) else ZERO
        left -= part
        of_lots.append(replace(each, returned=each.returned + part))
    return replace(one, of_lots=of_lots, returned=one.returned + much, unmatched=one.unmatched + much)


def _less(one: Sent, lot: int, much: Decimal) -> Sent:
    of_lots = [
        replace(each, returned=each.returned - much) if each.lot == lot else each for each in one.of_lots
    ]
    return replace(one, of_lots=[each for each in of_lots if each.returned], returned=one.returned - much)


async def grown_since(lots: Collection[int], position: int, as_of: int) -> dict[tuple[int, int], int]:
    """Since when as much of lots as by now went by a delivery, or came by a receipt, by transfer and lot; of lots that
    nobody moved behind a place in the book, nothing. position: that place; as_of: the last one that counts."""
    found: dict[tuple[int, int], int] = {}
    for part in parts(lots):
        condition, ids = among(part)
        moved = await fetch(question("recall_moved_since").replace("{ids}", condition), ids, position)
        condition, ids = among([row["lot_id"] for row in moved])
        rows = await fetch(ends_of("recall_grown", condition), ids, ids, as_of) if moved else []
        found.update(((row["transfer_id"], row["lot_id"]), row["seq"]) for row in rows)
    return found
