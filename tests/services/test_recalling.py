"""Goods are taken back from everyone they reached."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.work import WriteRequest
from lotbook.domain.recall_words import RecallKind, RecallSeverity, RecallState, ScopeReason
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, LotOnHold, NotFound, WrongState
from lotbook.domain.words import Disposition, Language, OperationKind, PartnerRole
from lotbook.ledger import holds, recall_arrived, recall_parties, recalls
from lotbook.ledger.check import check
from lotbook.ledger.recall_aftermath import aftermath
from lotbook.models import (
    Hold,
    Lot,
    Recall,
    RecallLot,
    RecallStopped,
    Reservation,
)
from lotbook.services import (
    holding,
    recall_answers,
    recall_closing,
    recall_decisions,
    recall_widening,
    recalling,
    renumbering,
)
from lotbook.services.correcting import Correction
from lotbook.services.entry_changes import remove_entries
from lotbook.services.recall_answers import Found
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_scope import Named
from lotbook.services.recalling import RecallFacts
from lotbook.services.reserving import reserve_transfer
from lotbook.services.returning import ReturnGiven, create_return
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.scenarios.telling import correct, posted_line

__all__ = ["factory"]

KILO = Decimal(1)


async def prepared(
    dock: Dock,
    *lots: int,
    kind: RecallKind = RecallKind.REAL,
    narrow_because: str | None = None,
    **named: Any,
) -> int:
    facts = RecallFacts(
        kind=kind,
        severity=RecallSeverity.CLASS_2,
        reason="Glass in it",
        advice={Language.EN: "Do not use it."},
        narrow_because=narrow_because,
    )
    wanted = Named(lots=lots, **named)
    return (await recalling.prepare_recall(dock.request(), facts, [wanted])).outcome.recall


async def start(dock: Dock, recall: int, **by: Any) -> recalling.RecallSaved:
    version = (await Recall.get(id=recall)).version
    return (await recalling.start_recall(dock.request("startRecall", **by), recall, version)).outcome


async def widen(dock: Dock, recall: int, *lots: int, **by: Any) -> None:
    await recall_widening.widen_recall(dock.request(**by), recall, [Named(lots=lots)], "the same silo")


async def lot_of(number: str) -> int:
    return int((await Lot.get(number=number)).id)


async def scope(recall: int) -> dict[str, ScopeReason]:
    rows = await RecallLot.filter(recall_id=recall).select_related("lot")
    return {row.lot.number: row.because for row in rows}


async def shipped(dock: Dock, number: str, quantity: int) -> int:
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, quantity), partner=dock.customer)
    await dock.number(out, dock.flour, number, each=quantity)
    await dock.validate(out)
    return out


async def test_a_recall_stops_what_is_here_and_tells_who_has_the_rest(dock: Dock):
    await dock.received(dock.flour, "F-1", 10)
    sent = await shipped(dock, "F-1", 4)
    promised = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 3), partner=dock.customer)
    await reserve_transfer(dock.request(), promised)
    picked = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 2), partner=dock.customer)
    await dock.number(picked, dock.flour, "F-1", each=2)
    recall = await prepared(dock, await lot_of("F-1"))
    assert await Hold.all().count() == 0
    drawn = await recalls.scope_of(await Recall.get(id=recall))
    assert await recalls.held(drawn) == {promised: [(dock.flour, 3)], picked: [(dock.flour, 2)]}
    done = await start(dock, recall)
    assert done.affected == [picked]
    assert await recalls.held(drawn) == {picked: [(dock.flour, 2)]}
    assert await Reservation.filter(transfer_line__transfer_id=promised).count() == 0
    with pytest.raises(LotOnHold) as refused:
        await dock.validate(picked)
    assert "RC-" in refused.value.message
    await remove_entries(dock.request(), await dock.line_of(picked, dock.flour), None)
    assert await Reservation.filter(transfer_line__transfer_id=picked).count() == 0
    row = await Recall.get(id=recall)
    assert await recalls.stops(await recalls.scope_of(row)) == [], "what was put back is promised to nobody"
    assert row.held >= row.created and row.customers == 1
    [who] = await recall_parties.recipients(row, await recalls.scope_of(row))
    [told] = who.sent
    assert (who.partner, told.delivery, told.shipped, told.still_out) == (dock.customer, sent, 4, 4)
    await recall_answers.record_recall_answer(
        dock.request(), recall, sent, "Ms Fog", [Found(product=dock.flour, stopped=KILO, destroyed=3 * KILO)]
    )
    [who] = await recall_parties.recipients(row, await recalls.scope_of(row))
    assert (who.sent[0].still_out, who.answered, who.settled) == (1, True, False)
    for delivery, lines, wrong in (
        (sent, [Found(product=dock.flour, destroyed=5 * KILO)], InvalidInput),
        (sent, [Found(product=dock.bag)], InvalidInput),
        (picked, [], NotFound),
    ):
        with pytest.raises(wrong):
            await recall_answers.record_recall_answer(dock.request(), recall, delivery, "X", lines)
    [hold] = await Hold.filter(recall_id=recall)
    with pytest.raises(WrongState):
        await holding.release_hold(dock.request(), hold.id, "by the way")


async def test_what_comes_into_scope_later_is_stopped_as_it_is_posted(dock: Dock, factory: Factory):
    await dock.received(dock.flour, "F-1", 100)
    order = await factory.order(factory.bread, 120)
    await factory.takes(order, dock.flour, "F-1", 60)
    await factory.gives(order, factory.bread, "B-1", 30)
    sent = await dock.delivery((factory.bread, 25))
    await factory.put(sent, factory.bread, "B-1", 25)
    await dock.validate(sent)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    assert await scope(recall) == {"F-1": ScopeReason.NAMED, "B-1": ScopeReason.DERIVED}
    await factory.gives(order, factory.bread, "B-2", 10)
    assert (await scope(recall))["B-2"] is ScopeReason.ARRIVED
    line = await dock.line_of(sent, factory.bread)
    back = ReturnGiven(line, await lot_of("B-1"), Decimal(5))
    await dock.validate((await create_return(dock.request(), sent, [back])).outcome.transfer)
    assert await holds.wholly([await lot_of(each) for each in ("F-1", "B-1", "B-2")]) == [True] * 3
    row = await Recall.get(id=recall)
    [who] = await recall_parties.recipients(row, await recalls.scope_of(row))
    assert (who.sent[0].shipped, who.sent[0].returned) == (25, 5)
    assert list(await recall_parties.vendors(row, await recalls.scope_of(row))) == [dock.vendor]
    part = Correction(move_line=await posted_line(dock.flour, "F-1"), quantity=Decimal(10), number="F-1X")
    await correct(dock, part)
    assert (await scope(recall))["F-1X"] is ScopeReason.ARRIVED
    assert await holds.wholly([await lot_of("F-1X")]) == [True]
    await decide(dock, recall, Disposition.RELEASED, "F-1", "F-1X")
    await factory.gives(
        order, factory.bread, "B-3", 10
    )  # what is released passes nothing on, what is open does
    assert "B-3" not in await scope(recall)


async def test_a_late_lot_of_the_makers_number_is_stopped_at_the_start_or_on_arrival(dock: Dock):
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    recall = await prepared(dock, maker_number="M-7")
    await dock.lot(dock.flour, "F-2", maker_number="M-7")
    await dock.received(dock.flour, "F-2", 5)
    assert len((await recalls.scope_of(await Recall.get(id=recall))).lots) == 2
    await start(dock, recall)
    await dock.lot(dock.flour, "F-3", maker_number="M-7")
    await dock.lot(dock.flour, "F-4", maker_number="M-8")
    for number in ("F-3", "F-4"):
        await dock.received(dock.flour, number, 5)
    reasons = {"F-1": ScopeReason.NAMED, "F-2": ScopeReason.NAMED, "F-3": ScopeReason.ARRIVED}
    assert await scope(recall) == reasons
    assert await holds.wholly([await lot_of(f"F-{number}") for number in (2, 3, 4)]) == [True, True, False]


@pytest.mark.parametrize("what", ["made", "known"])
async def test_what_comes_while_the_scope_is_drawn_is_stopped(
    dock: Dock, factory: Factory, monkeypatch: pytest.MonkeyPatch, what: str
):
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    await dock.received(dock.flour, "F-1", 100)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 60)
    recall = await prepared(dock, maker_number="M-7")
    drawn_ahead = recalling._drawn_ahead

    async def drawn_before_it_comes(request: WriteRequest, recall: int) -> Any:
        drawn = await drawn_ahead(request, recall)
        if what == "made":
            await factory.gives(order, factory.bread, "N-1", 10)
        else:
            await dock.lot(dock.flour, "N-1", maker_number="M-7")
        return drawn

    monkeypatch.setattr(recalling, "_drawn_ahead", drawn_before_it_comes)
    await start(dock, recall)
    assert await scope(recall) == {"F-1": ScopeReason.NAMED, "N-1": ScopeReason.ARRIVED}
    assert await Hold.filter(recall_id=recall).count() == 2


async def test_an_exercise_stops_nothing_and_is_reported_alike(dock: Dock):
    await dock.received(dock.flour, "F-1", 10)
    await shipped(dock, "F-1", 4)
    recall = await prepared(dock, await lot_of("F-1"), kind=RecallKind.MOCK)
    await start(dock, recall)
    row = await Recall.get(id=recall)
    assert (row.state, row.held, row.customers) == (RecallState.STARTED, None, 1)
    await shipped(dock, "F-1", 6)
    assert await Hold.all().count() == 0
    await recall_closing.close_recall(dock.request(), recall, row.version, "in time")
    assert (await Recall.get(id=recall)).state is RecallState.CLOSED


async def test_lots_are_decided_and_the_rest_stays_stopped(dock: Dock):
    for number in ("F-1", "F-2", "F-3"):
        await dock.received(dock.flour, number, 10)
    wanted = Named(numbers=["F-1", "F-2", " ", "F-3"])
    facts = RecallFacts(kind=RecallKind.REAL, severity=RecallSeverity.CLASS_1, reason="Mites")
    recall = (await recalling.prepare_recall(dock.request(), facts, [wanted])).outcome.recall
    with pytest.raises(NotFound) as unknown:
        await recalling.prepare_recall(dock.request(), facts, [Named(numbers=["F-1", "F-9", "F-8"])])
    assert unknown.value.field == ("lots", "0", "numbers", "1")
    assert unknown.value.message.startswith("There is no lot F-9, F-8. ")
    with pytest.raises(InvalidInput) as nothing:
        await recalling.prepare_recall(dock.request(), facts, [Named(numbers=[])])
    assert nothing.value.problems[0].fault is InputFault.MISSING
    await start(dock, recall)
    await decide(dock, recall, Disposition.RELEASED, "F-1")
    await decide(dock, recall, Disposition.REJECTED, "F-2")
    with pytest.raises(InvalidInput, match="It was rejected already"):
        await decide(dock, recall, Disposition.REJECTED, "F-2")
    one, two, three = [await Lot.get(number=f"F-{at}") for at in (1, 2, 3)]
    assert [row.disposition for row in (one, two, three)] == [
        *(Disposition.RELEASED, Disposition.REJECTED, Disposition.RELEASED),
    ]
    version = (await Recall.get(id=recall)).version
    await recall_closing.close_recall(dock.request(), recall, version, "one is not found")
    assert await holds.wholly([one.id, two.id, three.id]) == [False, False, True]
    [left] = await Hold.filter(recall_id=recall, ended_operation_id=None)
    await holding.release_hold(dock.request(), left.id, "found")


async def test_what_was_decided_about_a_lot_is_decided_otherwise(dock: Dock, factory: Factory):
    await dock.received(dock.flour, "F-1", 100)
    flour = await lot_of("F-1")
    recall = await prepared(dock, flour)
    await start(dock, recall)
    with pytest.raises(InvalidInput, match="It is stopped by it already"):
        await decide(dock, recall, Disposition.QUARANTINE, "F-1")
    with pytest.raises(InvalidInput, match="Say which lots"):
        await decide(dock, recall, Disposition.QUARANTINE)
    await decide(dock, recall, Disposition.RELEASED, "F-1")
    assert await holds.wholly([flour]) == [False]
    order = await factory.order(factory.bread, 120)
    await factory.takes(order, dock.flour, "F-1", 60)
    await factory.gives(order, factory.bread, "B-1", 30)
    promised = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 3), partner=dock.customer)
    await reserve_transfer(dock.request(), promised)

    await decide(dock, recall, Disposition.QUARANTINE, "F-1")
    bread = await lot_of("B-1")
    assert await holds.wholly([flour, bread]) == [True, True], "with what was made of it while it was free"
    assert (await scope(recall))["B-1"] is ScopeReason.ARRIVED
    assert await Reservation.filter(transfer_line__transfer_id=promised).count() == 0
    assert await RecallLot.filter(recall_id=recall, decision=None).count() == 2

    await decide(dock, recall, Disposition.REJECTED, "F-1")
    assert (await Lot.get(id=flour)).disposition is Disposition.REJECTED
    await decide(dock, recall, Disposition.RELEASED, "F-1")
    assert (await Lot.get(id=flour)).disposition is Disposition.RELEASED, "as before the recall rejected it"
    assert await holds.wholly([flour]) == [False]
    await decide(dock, recall, Disposition.REJECTED, "F-1")
    await holding.set_disposition(dock.request(), [flour], Disposition.QUARANTINE, "looked at again", KNOWN)
    await holding.set_disposition(dock.request(), [flour], Disposition.REJECTED, "smells")
    await decide(dock, recall, Disposition.QUARANTINE, "F-1")
    assert (await Lot.get(id=flour)).disposition is Disposition.REJECTED, "that others decided since"
    assert [(each.decision.value, each.lots) for each in await recalls.decided(recall)] == [
        (said, [flour])
        for said in ("RELEASED", "QUARANTINE", "REJECTED", "RELEASED", "REJECTED", "QUARANTINE")
    ]
    assert await check() == []
    version = (await Recall.get(id=recall)).version
    await recall_closing.close_recall(dock.request(), recall, version, "all looked at")
    with pytest.raises(WrongState):
        await decide(dock, recall, Disposition.RELEASED, "F-1")


async def close(dock: Dock, recall: int) -> None:
    version = (await Recall.get(id=recall)).version
    await recall_closing.close_recall(dock.request("closeRecall"), recall, version, "all asked")


async def reopen(dock: Dock, recall: int) -> recalling.RecallSaved:
    version = (await Recall.get(id=recall)).version
    again = dock.request("reopenRecall")
    return (await recall_closing.reopen_recall(again, recall, version, "More came to light")).outcome


async def test_a_recall_that_was_closed_goes_on_with_what_came_meanwhile(
    dock: Dock, factory: Factory
) -> None:
    await dock.received(dock.flour, "F-1 x 10; F-2 x 10; F-3 x 10", 30)
    first, let_go, free = [await lot_of(number) for number in ("F-1", "F-2", "F-3")]
    await dock.lot(dock.flour, "F-4", maker_number="M-7")
    promised = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 3), partner=dock.customer)
    await dock.number(promised, dock.flour, "F-1", each=3)
    recall = await prepared(dock, maker_number="M-7")
    await start(dock, recall)
    await widen(dock, recall, first, let_go, free)
    await decide(dock, recall, Disposition.RELEASED, "F-3")
    with pytest.raises(WrongState):
        await reopen(dock, recall)
    await close(dock, recall)
    begun = await Recall.get(id=recall)
    [hold] = await Hold.filter(recall_id=recall, lot_id=let_go)
    await holding.release_hold(dock.request(), hold.id, "it was sound")
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-2", 5)
    await factory.gives(order, factory.bread, "B-2", 10)
    await dock.lot(dock.flour, "F-5", maker_number="M-7")
    await dock.received(dock.flour, "F-5", 5)
    assert await holds.wholly([let_go, free, await lot_of("B-2"), await lot_of("F-5")]) == [False] * 4

    await reopen(dock, recall)
    row = await Recall.get(id=recall)
    assert (row.state, row.closed, row.closed_operation_id) == (RecallState.STARTED, None, None)
    assert (row.created, row.held, row.position) == (begun.created, begun.held, begun.position)
    late = [await lot_of(number) for number in ("B-2", "F-5")]
    assert await holds.wholly([first, let_go, *late, free]) == [True] * 4 + [False]
    assert (await scope(recall))["B-2"] is (await scope(recall))["F-5"] is ScopeReason.ARRIVED
    assert await recalls.stops(await recalls.scope_of(row)) == [promised]
    told = await recalls.scope_of(row)
    assert late[1] in {each.lot for each in await recall_arrived.arrived(told, await recalls.moved(told))}
    await dock.lot(dock.flour, "F-6", maker_number="M-7")
    await dock.received(dock.flour, "F-6", 5)
    assert "F-6" in await scope(recall), "what comes is stopped again"
    facts = await facts_of(row)
    told = [(each.what, each.why) for each in facts.events if each.what.startswith(("Closed", "Reopened"))]
    assert told == [("Closed: no customer had any", "all asked"), ("Reopened", "More came to light")]
    assert "Reopened" in dict(facts.heads)
    await close(dock, recall)
    assert await RecallStopped.filter(recall_id=recall).count() == 2, "of each close"
    assert await check() == []


async def test_an_exercise_that_was_closed_goes_on_and_stops_nothing(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    recall = await prepared(dock, await lot_of("F-1"), kind=RecallKind.MOCK)
    await start(dock, recall)
    await close(dock, recall)
    await reopen(dock, recall)
    assert (await Recall.get(id=recall)).state is RecallState.STARTED
    assert await Hold.all().count() == 0


KNOWN = (Disposition.RELEASED, Disposition.REJECTED)


async def decide(
    dock: Dock, recall: int, decision: Disposition, *numbers: str, instead_of: Sequence[Disposition] = KNOWN
) -> None:
    """By somebody who knows what was decided before, unless it is said what he knows."""
    lots = [await lot_of(number) for number in numbers]
    await recall_decisions.decide_recall_lots(
        dock.request(), recall, lots or None, decision, "by the laboratory", instead_of
    )


async def test_an_exercise_follows_what_becomes_of_its_lots_and_holds_nothing(
    dock: Dock, factory: Factory
) -> None:
    await dock.received(dock.flour, "F-1 x 100; F-2 x 10", 110)
    order = await factory.order(factory.bread, 200)
    await factory.takes(order, dock.flour, "F-1", 60)
    await factory.gives(order, factory.bread, "B-1", 20)
    recall = await prepared(dock, await lot_of("F-1"), kind=RecallKind.MOCK)
    await start(dock, recall)
    await factory.gives(order, factory.bread, "B-2", 20)
    await renumbering.relabel_lot(dock.request("relabelLot"), await lot_of("B-1"), "B-1N", "torn")
    split = dock.request("splitLot")
    await renumbering.split_lot(split, await lot_of("B-2"), dock.stock, Decimal(5), "B-2S", "a part")
    names = []
    for number in ("B-1N", "B-2", "B-2S"):
        names.append(await dock.partner(f"Shop {number}", PartnerRole.CUSTOMER))
        out = await dock.transfer(OperationKind.DELIVERY, (factory.bread, 2), partner=names[-1])
        await dock.number(out, factory.bread, number, each=2)
        await dock.validate(out)
    came = dict.fromkeys(("B-2", "B-1N", "B-2S"), ScopeReason.ARRIVED)
    there = {"F-1": ScopeReason.NAMED, "B-1": ScopeReason.DERIVED}
    assert await scope(recall) == there | came

    async def customers() -> list[int | None]:
        row = await Recall.get(id=recall)
        return [each.partner for each in await recall_parties.recipients(row, await recalls.scope_of(row))]

    assert await customers() == names
    await decide(dock, recall, Disposition.RELEASED, "B-2S")
    await decide(dock, recall, Disposition.REJECTED, "F-1")
    assert (await Lot.get(number="F-1")).disposition is Disposition.RELEASED, "an exercise decides nothing"
    await close(dock, recall)
    await factory.gives(order, factory.bread, "B-3", 20)
    await reopen(dock, recall)
    assert await scope(recall) == there | came | {"B-3": ScopeReason.ARRIVED}
    facts = await facts_of(await Recall.get(id=recall))
    assert "B-1N came into scope: relabelled from B-1" in {each.what for each in facts.events}
    assert len(facts.recipients) == 3
    assert await Hold.all().count() == 0
    assert await check() == []


async def test_what_happened_since_the_close_is_told_under_whatever_number_the_goods_have(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 30)
    await shipped(dock, "F-1", 4)
    await shipped(dock, "F-1", 6)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    await close(dock, recall)
    for old, new in (("F-1", "F-2"), ("F-2", "F-3")):
        await renumbering.relabel_lot(dock.request("relabelLot"), await lot_of(old), new, "torn")
    row = await Recall.get(id=recall)
    after = await aftermath(row, await recalls.scope_of(row))
    assert after and after.moved == [], "it only has another number"
    line = await posted_line(dock.flour, "F-1", destination="Customers")
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(3)))
    after = await aftermath(row, await recalls.scope_of(row))
    assert after and [each.amounts for each in after.moved] == [{"shipped": Decimal(-1)}]
