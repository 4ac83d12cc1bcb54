"""What lies where is asked for any number of goods at once."""

from __future__ import annotations

from lotbook.domain.words import Tracking
from lotbook.ledger import balances


async def test_more_goods_than_a_statement_takes_parameters_are_asked_for_at_once(dock):
    tea = await dock.product("TEA", Tracking.LOT)
    lot = await dock.received(tea, "T-1", 5)
    many = range(lot, lot + 40_000)  # PostgreSQL takes 32,767
    assert [(lies.lot, lies.on_hand) for lies in await balances.of_lots(many)] == [(lot, 5)]
    assert await balances.of_untracked(many) == []
    assert await balances.places_of_packages(many) == [None] * len(many)
