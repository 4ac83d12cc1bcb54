"""What races have in common: many start at once, and each either answers or is refused."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from lotbook.db.engine import fetch
from lotbook.domain.refusals import Refusal


async def at_once(attempts: Sequence[Coroutine[Any, Any, Any]]) -> tuple[list[Any], list[Refusal]]:
    """The answers and the refusals; anything else is a bug and raised."""
    outcomes = await asyncio.gather(*attempts, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException) and not isinstance(outcome, Refusal):
            raise outcome
    return (
        [outcome for outcome in outcomes if not isinstance(outcome, Refusal)],
        [outcome for outcome in outcomes if isinstance(outcome, Refusal)],
    )


async def nothing_is_half_done() -> None:
    """No operation is open, every balance is what the journal says, and nothing is in two places."""
    assert await fetch("SELECT id FROM operation WHERE state = 'OPEN'") == []
    differences = await fetch(
        """SELECT balance.id FROM stock_balance AS balance
           WHERE balance.on_hand <> (
             SELECT coalesce(sum(CASE WHEN line.destination_id = balance.location_id THEN line.quantity
               ELSE -line.quantity END), 0)
             FROM stock_move_line AS line
             WHERE line.product_id = balance.product_id
               AND coalesce(line.lot_id, 0) = coalesce(balance.lot_id, 0)
               AND balance.location_id IN (line.destination_id, line.source_id))"""
    )
    assert differences == []
