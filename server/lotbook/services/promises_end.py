"""Facts beat promises: what is not there any more, or not what it was, is promised to nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.domain.promises import Given, Promise, Spot, giving_up
from lotbook.domain.quantities import ZERO
from lotbook.ledger import balances, reservations
from lotbook.services.shifting import taken_by_others


@dataclass(frozen=True)
class Gone:
    """So much of a lot, or of a product without numbers, leaves a spot; quantity: in the stock unit."""

    product: int
    lot: int | None
    spot: Spot
    quantity: Decimal


async def end_promises(gone: Sequence[Gone]) -> list[Given]:
    """Take promises of goods away, whose balances are locked: what nobody was promised goes first, then the latest
    promise, those chosen by hand last. Raises InsufficientStock where somebody has picked of it."""
    lots = {each.lot for each in gone if each.lot is not None}
    products = {each.product for each in gone if each.lot is None}
    promises: dict[tuple[int, int | None, Spot], list[Promise]] = defaultdict(list)
    for promise in (*await reservations.of_lots(lots), *await reservations.of_untracked(products)):
        promises[promise.product, promise.lot, promise.spot].append(promise)
    if not promises:
        return []
    lying = {
        (lies.product, lies.lot, (lies.location, lies.package)): lies
        for lies in (*await balances.of_lots(lots), *await balances.of_untracked(products))
    }
    given: list[Given] = []
    for each in gone:
        key = (each.product, each.lot, each.spot)
        if key not in promises or key not in lying:
            continue
        needed = each.quantity - (lying[key].on_hand - lying[key].reserved)
        parts = giving_up(promises[key], needed)
        short = max(needed, ZERO) - sum((part for _, part in parts), ZERO)
        if short > ZERO:
            left = each.quantity - short
            raise await taken_by_others(lying[key], each.quantity, left, promises[key], "picked for")
        given += parts
    await reservations.lessen(given)
    return given
