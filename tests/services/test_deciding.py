"""Two managers decide about the same lots: the second hears of the first before his word counts."""

from __future__ import annotations

import pytest

from lotbook.db.work import Actor
from lotbook.domain.refusals import DecidedBefore, LotDecision
from lotbook.domain.words import Disposition, Role
from lotbook.ledger import holds
from lotbook.models import Lot, Operation, RecallLot
from lotbook.services.holding import set_disposition
from lotbook.services.recall_decisions import decide_recall_lots
from tests.dock import Dock
from tests.scenarios.telling import person
from tests.services.test_recalling import lot_of, prepared, start

QUARANTINE, REJECTED, RELEASED = Disposition.QUARANTINE, Disposition.REJECTED, Disposition.RELEASED


async def test_lots_of_a_recall_are_decided_otherwise_only_by_who_knows_of_it(dock: Dock) -> None:
    mia = Actor(Role.MANAGER, user_id=await person(dock, Role.MANAGER))
    await dock.received(dock.flour, "F-1 x 10; F-2 x 10; F-3 x 10", 30)
    one, two, three = lots = [await lot_of(f"F-{at}") for at in (1, 2, 3)]
    recall = await prepared(dock, *lots)
    await start(dock, recall)
    first = dock.request(actor=mia)
    await decide_recall_lots(first, recall, [one, two], REJECTED, "glass found.")
    by = (await Operation.get(key=first.key)).id
    told = r"^F-1 was rejected by MANAGER, .*: glass found. Decided before, too: 1 other lot. Is this"
    for decision, chosen in ((RELEASED, lots), (QUARANTINE, [one, two])):
        with pytest.raises(DecidedBefore, match=told) as refused:
            await decide_recall_lots(dock.request(), recall, chosen, decision, "sieved, fine")
        assert (refused.value.field, refused.value.lot_count) == (("insteadOf",), 2)
        assert refused.value.decided == [
            LotDecision(lot=lot, decision=REJECTED, operation=by) for lot in (one, two)
        ]
    assert (await RecallLot.get(lot_id=three)).decision is None, "nothing of it is done"
    assert await Lot.filter(disposition=REJECTED).count() == 2

    await decide_recall_lots(dock.request(), recall, None, RELEASED, "tested")
    assert (await RecallLot.get(lot_id=three)).decision is RELEASED, (
        "all that are open: of those nothing is known"
    )
    with pytest.raises(DecidedBefore, match="F-3 was released"):
        await decide_recall_lots(dock.request(), recall, [one, three], QUARANTINE, "both again", [REJECTED])
    await decide_recall_lots(dock.request(), recall, [one, three], QUARANTINE, "again", [REJECTED, RELEASED])
    assert await holds.wholly(lots) == [True, False, True]
    await decide_recall_lots(dock.request(), recall, [one], REJECTED, "it is open again")


async def test_a_lot_is_decided_otherwise_only_by_who_knows_of_it(dock: Dock) -> None:
    mia = Actor(Role.MANAGER, user_id=await person(dock, Role.MANAGER))
    await dock.received(dock.flour, "F-1 x 10; F-2 x 10", 20)
    one, two = [await lot_of(f"F-{at}") for at in (1, 2)]
    await set_disposition(dock.request(), [one, two], QUARANTINE, "to be tested")
    await set_disposition(dock.request(actor=mia), [one], REJECTED, "glass found")
    with pytest.raises(DecidedBefore, match=r"^F-1 was rejected by MANAGER, .*: glass found. Is .* that\?$"):
        await set_disposition(dock.request(), [two, one], RELEASED, "looked fine")
    assert {each.disposition for each in await Lot.all()} == {QUARANTINE, REJECTED}
    await set_disposition(dock.request(), [one], REJECTED, "as she says")
    await set_disposition(dock.request(), [two, one], RELEASED, "was another sack", [REJECTED])
    with pytest.raises(DecidedBefore, match="was released"):
        await set_disposition(dock.request(), [one], REJECTED, "she had seen it rejected", [REJECTED])
    assert await Lot.filter(disposition=RELEASED).count() == 2


async def test_what_nobody_decided_is_decided_at_once(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    lot = await lot_of("F-1")
    assert (await Lot.get(id=lot)).disposition is RELEASED
    await set_disposition(dock.request(), [lot], REJECTED, "smells")
    assert (await Lot.get(id=lot)).disposition is REJECTED
