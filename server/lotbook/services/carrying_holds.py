"""What stops a lot stops what it becomes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lotbook.db.work import Work
from lotbook.domain.promises import Spot
from lotbook.domain.quantities import ZERO
from lotbook.ledger import holds
from lotbook.ledger.balances import Balance
from lotbook.models import Hold


async def held_at(lies: Balance) -> Decimal:
    """How much of what lies there is stopped by holds, in the stock unit."""
    if lies.lot is None:
        return ZERO
    against = await holds.stopped(lots=[lies.lot])
    stands = against.get((lies.product, lies.lot, lies.location, lies.package))
    return min(stands.quantity, lies.on_hand) if stands else ZERO


async def carry_holds(
    work: Work, lot: Any, into: int, *, at: Spot | None = None, beyond: Decimal = ZERO
) -> int:
    """Stop a lot as another is stopped that it came of; how many holds that are. Holds of a place, a package or a batch
    touch it by
    themselves, and a recall looks by itself for what its lots became.

    at: where a part of it was taken off: then a hold of a quantity stops as much of the part as is beyond what was free
    there. Without it all of the other is in the lot, and any hold of the other stops all of it.
    """
    placed = 0
    there = {_way(row) for row in await _of_all(into)}
    for hold in await Hold.filter(lot_id=lot.id, recall_id=None, ended_operation_id=None).order_by("id"):
        facts: Any = hold
        carried: dict[str, Any] = {"lot_id": into, "location_id": facts.location_id, "quantity": None}
        if at is not None and facts.quantity is not None:
            if facts.location_id != at[0] or at[1] is not None or beyond <= ZERO:
                continue
            carried["quantity"] = min(facts.quantity, beyond)
        elif at is None and facts.quantity is not None:
            carried["location_id"] = None
        if carried["quantity"] is None and (carried["location_id"], *_way(facts)[1:]) in there:
            continue  # it came the same way before
        rule = facts.quarantine_rule_id
        await Hold.create(
            reason=facts.reason, quarantine_rule_id=rule, operation_id=work.operation_id, **carried
        )
        placed += 1
    return placed


def _way(hold: Any) -> tuple[int | None, int | str]:
    """Where a hold stops a lot, and why: by a rule, which does so once, or for what somebody said."""
    return hold.location_id, hold.quarantine_rule_id or hold.reason


async def _of_all(lot: int) -> list[Any]:
    """Holds in force of all of a lot, or of all of it at a place."""
    return await Hold.filter(lot_id=lot, quantity=None, ended_operation_id=None)
