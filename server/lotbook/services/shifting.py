"""Goods go from one spot of ours to another, with what is promised of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from decimal import Decimal

from lotbook.db.engine import among, fetch
from lotbook.db.work import Work
from lotbook.domain.holding import way_to
from lotbook.domain.promises import Given, Promise, Spot, giving_up
from lotbook.domain.quantities import ZERO, of_it_are
from lotbook.domain.refusals import InsufficientStock, Ref, Shortage
from lotbook.domain.words import Tracking
from lotbook.ledger import journal, reservations
from lotbook.ledger.balances import Balance
from lotbook.ledger.reservations import Lost, Reserved
from lotbook.models import Location
from lotbook.services.carrying import that_draw_on
from lotbook.services.goods_named import Goods, name_of
from lotbook.services.stopped import refusal, that_may_go


async def shift(
    work: Work,
    parts: Sequence[tuple[Balance, Decimal]],
    location: Location,
    to: Spot,
    *,
    take_promised: bool = False,
    post: Callable[[], Awaitable[None]] | None = None,
) -> list[Lost]:
    """Post goods, which are locked, to another spot of ours, with what is promised of them; who lost his. post:
    how, where it is more than their lines.

    Raises InsufficientStock, LotOnHold.
    """
    await _require_may_go(parts, location)
    carried: list[Given] = []
    for lies, quantity in parts:
        carried += await promised_of(lies, quantity)
    kept, lost = await _that_follow(carried, location, to)
    if lost and not take_promised:
        raise await _promised_elsewhere(lost)
    await reservations.lessen(carried)
    facts = await facts_of({lies.product for lies, _ in parts})
    if post is None:
        await journal.post(work, _moves(parts, facts, to))
    else:
        await post()
    await reservations.add(
        work.operation_id, [again(promise, part, facts[promise.product][0], to) for promise, part in kept]
    )
    return reservations.lost(lost)


def _moves(
    parts: Sequence[tuple[Balance, Decimal]], facts: Mapping[int, tuple[Tracking, int]], to: Spot
) -> list[journal.Move]:
    return [
        journal.Move(
            product=lies.product,
            tracking=facts[lies.product][0],
            lot=lies.lot,
            source=lies.location,
            source_package=lies.package,
            destination=to[0],
            destination_package=to[1],
            quantity=quantity,
            unit=facts[lies.product][1],
        )
        for lies, quantity in parts
    ]


async def _require_may_go(parts: Sequence[tuple[Balance, Decimal]], location: Location) -> None:
    """Refuse what is stopped, but into a blocked place. Raises LotOnHold."""
    way = way_to(location.usage, blocked=location.blocked)
    may_go, kept = await that_may_go([lies for lies, _ in parts], way)
    free = {(lies.lot, lies.product): lies.on_hand for lies in may_go}
    stopped = [
        kept[lies.lot]
        for lies, quantity in parts
        if lies.lot in kept and quantity > free.get((lies.lot, lies.product), ZERO)
    ]
    if stopped:
        raise await refusal(stopped)


async def promised_of(lies: Balance, quantity: Decimal) -> list[Given]:
    """Which promises go with so much of the goods: what nobody is promised goes first. Raises InsufficientStock when
    somebody has picked of it."""
    needed = quantity - (lies.on_hand - lies.reserved)
    if needed <= ZERO:
        return []
    all_of = (
        reservations.of_untracked([lies.product]) if lies.lot is None else reservations.of_lots([lies.lot])
    )
    here = [promise for promise in await all_of if promise.spot == (lies.location, lies.package)]
    given = giving_up(here, needed, on_the_way=True)
    short = needed - sum((part for _, part in given), ZERO)
    if short > ZERO:
        held = [promise for promise in here if promise.held]
        raise await taken_by_others(lies, quantity, quantity - short, held, "picked for")
    return given


async def _that_follow(
    carried: Sequence[Given], location: Location, to: Spot
) -> tuple[list[Given], list[Given]]:
    """Promises that hold where the goods go, and those that do not: their lines take nothing from there."""
    draws = await that_draw_on({promise.line for promise, _ in carried}, location)
    follow = [given for given in carried if given[0].location == to[0] or given[0].line in draws]
    return follow, [given for given in carried if given not in follow]


def again(promise: Promise, part: Decimal, tracking: Tracking, to: Spot) -> Reserved:
    """What goes on being promised of a promise, in another spot; with its rank where that is all of it."""
    return Reserved(
        transfer=promise.transfer,
        line=promise.line,
        product=promise.product,
        lot=promise.lot,
        serial=tracking is Tracking.SERIAL,
        location=to[0],
        package=to[1],
        quantity=part,
        chosen_by=promise.chosen_by,
        id=promise.id if part == promise.quantity else None,
    )


async def facts_of(products: Collection[int]) -> dict[int, tuple[Tracking, int]]:
    """Tracking and stock unit of products."""
    condition, values = among(products)
    rows = await fetch(f"SELECT id, tracking, unit_id FROM product WHERE id {condition}", values)
    return {row["id"]: (Tracking(row["tracking"]), row["unit_id"]) for row in rows}


async def _promised_elsewhere(lost: Sequence[Given]) -> InsufficientStock:
    promise, part = lost[0]
    promises = [each for each, _ in lost]
    lies = Balance(promise.product, promise.lot, promise.location, promise.package, part, part)
    return await taken_by_others(lies, part, ZERO, promises, "promised to")


async def taken_by_others(
    lies: Balance, requested: Decimal, available: Decimal, promises: Sequence[Promise], how: str
) -> InsufficientStock:
    """Goods that others have, and who. how: such as "picked for"."""
    transfers = list(dict.fromkeys(promise.transfer for promise in promises))[:5]
    numbers = await reservations.numbers_of(transfers)
    name = await name_of(Goods(product=lies.product if lies.lot is None else None, lot=lies.lot))
    message = (
        f"{name}: {of_it_are(requested - available)} {how} {', '.join(numbers[each] for each in transfers)}."
    )
    shortage = Shortage(
        product=lies.product,
        lot=lies.lot,
        location=lies.location,
        requested=requested,
        available=available,
        reserved_for=[Ref("Transfer", each) for each in transfers],
    )
    return InsufficientStock(message=message, shortages=[shortage], shortage_count=1)
