"""Two people at one transfer: neither changes unseen what the other put there."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.refusals import StaleVersion
from lotbook.models import TransferEntry
from tests.dock import Dock
from tests.scenarios.telling import change, refused


async def test_a_change_of_an_entry_that_another_one_changed_is_refused_with_what_it_is(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 50))
    await dock.number(receipt, dock.flour, "L-7", each=50)
    [entry] = await TransferEntry.filter(transfer_id=receipt)
    await change(dock, entry.id, quantity=Decimal(30), version=entry.version)
    async with refused(StaleVersion) as told:
        await change(dock, entry.id, number="L-8", version=entry.version)
    now = await TransferEntry.get(id=entry.id)
    assert "By now it is: L-7, 30" in told.value.message
    assert told.value.current_version == now.version != entry.version
    await change(dock, entry.id, number="L-8", version=now.version)
    assert (await TransferEntry.get(id=entry.id)).number == "L-8"
