"""Facts beat promises: what is not there any more, or not what it was, is promised to nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.domain.promises import Given, Promise, Spot, giving_up
from lotbook.domain.quantities import ZERO
from lotbook.domain.refusals import InsufficientStock
from lotbook.ledger import balances, reservations
from lotbook.ledger.balances import Balance
from lotbook.services.shifting import taken_by_others


@dataclass(frozen=True)
class Gone:
    """So much of a lot, or of a product without numbers, leaves a spot; quantity: in the stock unit."""

    product: int
    lot: int | None
    spot: Spot
    quantity: Decimal


@dataclass(frozen=True)
class Picked:
    """Goods that leave a spot, though somebody has so much of them in hand; promises: of those who have."""

    gone: Gone
    lies: Balance
    quantity: Decimal
    promises: Sequence[Promise]


async def end_promises(gone: Sequence[Gone]) -> list[Given]:
    """Take promises of goods away, whose balances are locked. Raises InsufficientStock where somebody has picked of
    it."""
    given, picked = await promises_on(gone)
    if picked:
        raise await in_hands(picked[0])
    await reservations.lessen(given)
    return given


async def in_hands(picked: Picked) -> InsufficientStock:
    """Who has goods in hand that would be gone."""
    requested = picked.gone.quantity
    left = requested - picked.quantity
    return await taken_by_others(picked.lies, requested, left, picked.promises, "picked for")


async def promises_on(gone: Sequence[Gone]) -> tuple[list[Given], list[Picked]]:
    """Which promises end with these goods: what nobody was promised goes first, then the latest promise, those chosen
    by hand last; and of what somebody has picked."""
    lots = {each.lot for each in gone if each.lot is not None}
    products = {each.product for each in gone if each.lot is None}
    promises: dict[tuple[int, int | None, Spot], list[Promise]] = defaultdict(list)
    for promise in (*await reservations.of_lots(lots), *await reservations.of_untracked(products)):
        promises[promise.product, promise.lot, promise.spot].append(promise)
    if not promises:
        return [], []
    lying = {
        (lies.product, lies.lot, (lies.location, lies.package)): lies
        for lies in (*await balances.of_lots(lots), *await balances.of_untracked(products))
    }
    given: list[Given] = []
    picked: list[Picked] = []
    for each in gone:
        key = (each.product, each.lot, each.spot)
        if key not in promises or key not in lying:
            continue
        needed = each.quantity - (lying[key].on_hand - lying[key].reserved)
        parts = giving_up(promises[key], needed)
        short = max(needed, ZERO) - sum((part for _, part in parts), ZERO)
        if short > ZERO:
            picked.append(Picked(each, lying[key], short, [one for one in promises[key] if one.held]))
        given += parts
    return given, picked
