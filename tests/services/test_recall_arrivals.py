"""What comes into the scope of a recall after its start: by its days, and without new vendors behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.work import WriteRequest
from lotbook.domain.recall_words import ScopeReason
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.words import Tracking
from lotbook.ledger import holds, recall_arrived, recall_parties, recalls
from lotbook.models import PurchaseOrder, Recall, StockMoveLine
from lotbook.services import recall_widening, recalling, renumbering
from lotbook.services.correcting import Correction
from lotbook.services.recall_arrivals import _on_its_days
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_scope import Named
from lotbook.services.validation import validate_transfer
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.scenarios.telling import MANAGER, correct, settle
from tests.services.test_counting import applied, begun, counted, finished
from tests.services.test_opening_stock import batch, opened
from tests.services.test_recalling import lot_of, prepared, scope, shipped, start

__all__ = ["factory"]


def days() -> dict[str, date]:
    """Yesterday to tomorrow, wherever the warehouse is."""
    today = datetime.now(UTC).date()
    return {"since": today - timedelta(1), "until": today + timedelta(1)}


@pytest.mark.parametrize("by", ["product", "partner"])
async def test_what_comes_later_within_the_days_of_a_recall_is_stopped(dock: Dock, by: str) -> None:
    await dock.received(dock.flour, "L-1", 5)
    whose = {"product": dock.flour} if by == "product" else {"partner": dock.vendor}
    recall = await prepared(dock, **whose, **days())
    await dock.received(dock.flour, "L-2", 5)
    await start(dock, recall)
    await dock.received(dock.flour, "L-3", 5)
    reasons = {"L-1": ScopeReason.NAMED, "L-2": ScopeReason.NAMED, "L-3": ScopeReason.ARRIVED}
    assert await scope(recall) == reasons
    assert await holds.wholly([await lot_of(number) for number in reasons]) == [True] * 3
    row: Any = await Recall.get(id=recall)
    assert "L-3 came into scope: came in by WH1/IN/00003" in {
        each.what for each in (await facts_of(row)).events
    }
    told = await recalls.scope_of(row)
    assert [each.lot for each in await recall_arrived.arrived(told, await recalls.moved(told))] == [
        await lot_of("L-3")
    ]
    [supplied] = (await recall_parties.vendors(row, told)).values()
    assert len(supplied) == 3


@pytest.mark.parametrize("by", ["product", "partner"])
async def test_what_comes_within_its_days_while_the_scope_is_drawn_is_stopped(
    dock: Dock, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    """Days are gone through anew under the lock only when goods of theirs moved."""
    await dock.received(dock.flour, "L-1", 5)
    whose = {"product": dock.flour} if by == "product" else {"partner": dock.vendor}
    drawn_ahead, lots_of_period, looked = recalling._drawn_ahead, recalls.lots_of_period, []

    async def looked_at(period: Any) -> dict[int, bool]:
        looked.append(period)
        return await lots_of_period(period)

    async def started(*come: tuple[int, str]) -> dict[str, ScopeReason]:
        async def drawn_before_they_come(request: WriteRequest, recall: int) -> Any:
            drawn = await drawn_ahead(request, recall)
            for product, number in come:
                await dock.received(product, number, 1)
            looked.clear()
            return drawn

        recall = await prepared(dock, **whose, **days())
        monkeypatch.setattr(recalling, "_drawn_ahead", drawn_before_they_come)
        await start(dock, recall)
        return await scope(recall)

    monkeypatch.setattr(recalls, "lots_of_period", looked_at)
    there = {"L-1": ScopeReason.NAMED}
    assert await started() == there
    assert not looked
    assert await started((dock.flour, "L-2")) == there | {"L-2": ScopeReason.ARRIVED}
    assert looked
    again = dict.fromkeys(("L-1", "L-2"), ScopeReason.NAMED)
    came_of_other = {} if by == "product" else {"R-1": ScopeReason.ARRIVED}
    assert await started((dock.radio, "R-1")) == again | came_of_other


async def test_what_comes_while_lots_are_named_is_stopped_by_the_start(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are named before the write, so that nobody waits for that."""
    await dock.received(dock.flour, "L-1", 5)
    named_ahead = recalling._named_ahead

    async def named_before_it_comes(named: Sequence[Named]) -> Any:
        begun = await named_ahead(named)
        await dock.received(dock.flour, "L-2", 5)
        return begun

    monkeypatch.setattr(recalling, "_named_ahead", named_before_it_comes)
    recall = await prepared(dock, product=dock.flour, **days())
    assert await scope(recall) == {"L-1": ScopeReason.NAMED}
    await start(dock, recall)
    assert await scope(recall) == dict.fromkeys(("L-1", "L-2"), ScopeReason.NAMED)
    assert await holds.wholly([await lot_of("L-2")]) == [True]


async def test_days_that_are_over_take_in_nothing_new(dock: Dock) -> None:
    await dock.received(dock.flour, "L-1", 5)
    await settle("lot", await lot_of("L-1"), first_in="2026-01-02")
    recall = await prepared(dock, product=dock.flour, since=date(2026, 1, 1), until=date(2026, 1, 3))
    await start(dock, recall)
    await dock.received(dock.flour, "L-2", 5)
    assert await scope(recall) == {"L-1": ScopeReason.NAMED}


async def test_goods_that_go_to_a_partner_within_the_days_are_stopped(dock: Dock) -> None:
    await dock.received(dock.flour, "L-1 x 5; L-2 x 5", 10)
    await shipped(dock, "L-1", 2)
    recall = await prepared(dock, partner=dock.customer, **days())
    await start(dock, recall)
    await shipped(dock, "L-2", 1)
    assert (await scope(recall))["L-2"] is ScopeReason.ARRIVED


async def test_a_number_that_was_corrected_away_is_none_of_what_went_to_a_partner(dock: Dock) -> None:
    await dock.received(dock.flour, "L-1 x 5; L-2 x 5", 10)
    await shipped(dock, "L-1", 2)
    [line] = await StockMoveLine.filter(lot__number="L-1", destination__usage="CUSTOMER")
    await correct(dock, Correction(move_line=line.id, number="L-2"))
    recall = await prepared(dock, partner=dock.customer, **days())
    await start(dock, recall)
    assert await scope(recall) == {"L-2": ScopeReason.NAMED}


async def test_the_rest_of_an_order_is_stopped_as_it_comes(dock: Dock, factory: Factory) -> None:
    """What is received of a purchase order, and what comes out of one of production; not what went into that."""
    rest = await _received(dock, await dock.receipt((dock.flour, 30)), "L-1", 10)
    bought: Any = await PurchaseOrder.get()
    recall = await prepared(dock, document=("PurchaseOrder", bought.id))
    rest = await _received(dock, rest, "L-2", 5)
    await start(dock, recall)
    await _received(dock, rest, "L-3", 15)
    await dock.received(dock.flour, "M-1", 10)
    reasons = {"L-1": ScopeReason.NAMED, "L-2": ScopeReason.NAMED, "L-3": ScopeReason.ARRIVED}
    assert await scope(recall) == reasons

    made = await factory.order(factory.bread, 100)
    await factory.takes(made, dock.flour, "M-1", 5)
    await factory.gives(made, factory.bread, "B-1", 10)
    other = await prepared(dock, document=("ManufacturingOrder", made))
    await start(dock, other)
    await factory.gives(made, factory.bread, "B-2", 10)
    assert await scope(other) == {"B-1": ScopeReason.NAMED, "B-2": ScopeReason.ARRIVED}
    held = await holds.wholly([await lot_of(number) for number in ("L-3", "B-2", "M-1")])
    assert held == [True, True, False]


async def _received(dock: Dock, receipt: int | None, number: str, quantity: int) -> int | None:
    """So much of what is ordered comes; the receipt of the rest."""
    assert receipt is not None
    await dock.number(receipt, dock.flour, f"{number} x {quantity}")
    return await dock.validate(receipt)


def test_days_are_those_of_the_record_and_of_what_happened() -> None:
    noon = int(datetime(2026, 5, 4, 12, tzinfo=UTC).timestamp() * 1_000_000)
    before = noon - 86_400_000_000
    row = {"since": "2026-05-03", "until": "2026-05-03", "time_zone": "UTC", "product_id": None, "came": True}
    of_it = {"recorded": noon, "occurred": None, "first_in": "2026-05-04"}
    soon_after = row | of_it
    assert _on_its_days(soon_after) is None
    assert _on_its_days(soon_after | {"came": False}) is False  # it went to a customer that day
    assert _on_its_days(soon_after | {"since": "2026-04-29", "until": "2026-04-30"}) is False
    assert _on_its_days(soon_after | {"occurred": before}) is True
    of_product = soon_after | {"occurred": before, "product_id": 1}
    assert _on_its_days(of_product) is True
    assert _on_its_days(of_product | {"occurred": None}) is None
    assert _on_its_days(of_product | {"first_in": "2026-01-01"}) is False  # it came in long before


@pytest.mark.parametrize("by", ["product", "partner"])
async def test_what_came_on_the_days_and_was_typed_in_long_after_is_stopped(dock: Dock, by: str) -> None:
    """Before the start and after it, by the day on which it happened; or perhaps, where it came soon after them."""
    day = datetime.now(UTC) - timedelta(days=20)
    whose = {"product": dock.flour} if by == "product" else {"partner": dock.vendor}
    of_it = {"since": day.date(), "until": day.date()}

    async def came(number: str, at: datetime) -> None:
        receipt = await dock.receipt((dock.flour, 5))
        await dock.number(receipt, dock.flour, number, each=5)
        # At noon no two calendars are apart.
        typed = replace(dock.request("validateTransfer", actor=MANAGER), occurred=at.replace(hour=12))
        await validate_transfer(typed, receipt)

    await came("L-0", day - timedelta(days=1))
    with pytest.raises(InvalidInput, match="No lot"):
        await prepared(dock, **whose, **of_it)
    await came("L-1", day)
    await came("L-2", day + timedelta(days=2))
    recall = await prepared(dock, **whose, **of_it)
    await start(dock, recall)
    await came("L-3", day)
    await came("L-4", day + timedelta(days=2))
    await came("L-5", day + timedelta(days=9))
    told = await recalls.scope_of(await Recall.get(id=recall))
    assert {each.lot: each.order_uncertain for each in told.lots} == {
        await lot_of(f"L-{at}"): unsure for at, unsure in ((1, False), (2, True), (3, False), (4, True))
    }
    assert await recalls.known(recall) == {}


@pytest.mark.parametrize("by", ["product", "partner"])
async def test_what_is_typed_in_soon_after_the_days_is_stopped_to_be_looked_at(dock: Dock, by: str) -> None:
    """Before the start, after it, and as more days are added: it may have come on the last of them."""
    await dock.received(dock.flour, "L-1", 5)
    whose = {"product": dock.flour} if by == "product" else {"partner": dock.vendor}
    last = datetime.now(UTC).date() - timedelta(2)
    over = {"since": last - timedelta(9), "until": last}
    recall = await prepared(dock, **whose, **over)
    row: Any = await Recall.get(id=recall)
    assert [(each.because, each.order_uncertain) for each in (await recalls.scope_of(row)).lots] == [
        (ScopeReason.NAMED, True)
    ]
    await dock.received(dock.flour, "L-2", 5)
    await start(dock, recall)
    await dock.received(dock.flour, "L-3", 5)
    reasons = {"L-1": ScopeReason.NAMED, "L-2": ScopeReason.NAMED, "L-3": ScopeReason.ARRIVED}
    assert await scope(recall) == reasons
    assert await holds.wholly([await lot_of(number) for number in reasons]) == [True] * 3
    told = await recalls.scope_of(await Recall.get(id=recall))
    assert [each.order_uncertain for each in told.lots] == [True] * 3
    assert [
        each.order_uncertain for each in await recall_arrived.arrived(told, await recalls.moved(told))
    ] == [True]

    other = await prepared(dock, await dock.lot(dock.flour, "S-1"))
    await start(dock, other)
    more = [Named(**whose, **over)]
    await recall_widening.widen_recall(dock.request(), other, more, "the same days")
    told = await recalls.scope_of(await Recall.get(id=other))
    assert [each.order_uncertain for each in told.lots] == [False, True, True, True]


async def test_vendors_are_those_of_what_was_named(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1 x 50; F-2 x 50", 100)
    order = await factory.order(factory.bread, 40)
    await factory.takes(order, dock.flour, "F-1", 10)
    await factory.takes(order, dock.flour, "F-2", 10)
    await factory.gives(order, factory.bread, "B-1", 20)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    by = {"actor": MANAGER}
    await renumbering.relabel_lot(dock.request("relabelLot", **by), await lot_of("B-1"), "B-2", "torn")
    split = dock.request("splitLot", **by)
    await renumbering.split_lot(split, await lot_of("B-2"), dock.stock, Decimal(5), "B-3", "a part")
    assert {"B-2": ScopeReason.ARRIVED, "B-3": ScopeReason.ARRIVED}.items() <= (await scope(recall)).items()
    row: Any = await Recall.get(id=recall)
    said = {each.what for each in (await facts_of(row)).events}
    assert {"B-2 came into scope: relabelled from B-1", "B-3 came into scope: split from B-2"} <= said
    supplied = await recall_parties.vendors(row, await recalls.scope_of(row))
    assert [(each.lot, each.quantity) for each in supplied[dock.vendor]] == [(await lot_of("F-1"), 50)]


async def test_what_was_there_all_along_or_is_found_by_counting_has_come_after_the_start(dock: Dock) -> None:
    await dock.lot(dock.flour, "L-1", maker_number="M-7")
    await dock.received(dock.flour, "L-1", 10)
    salt = await dock.product("SALT", Tracking.LOT, unit="kg")
    recall = await prepared(dock, maker_number="M-7")
    await start(dock, recall)
    opening = await opened(dock, salt, numbers=batch("O-1", 4, maker_number="M-7"))
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("L-1", 12))
    await finished(dock, count)
    await applied(dock, count)
    await dock.received(dock.flour, "L-1", 1)
    row: Any = await Recall.get(id=recall)
    told = await recalls.scope_of(row)
    came = await recall_arrived.arrived(told, await recalls.moved(told))
    flour, late = await lot_of("L-1"), await lot_of("O-1")
    assert [(each.lot, each.quantity, each.kind) for each in came] == [
        (late, 4, "recordOpeningStock"),
        (flour, 2, "applyCount"),
        (flour, 1, ""),
    ]
    assert [bool(each.transfer) for each in came] == [False, False, True]
    assert came[0].operation == opening
    assert await holds.wholly([flour, late]) == [True, True]
    assert {
        "O-1 came into scope: came in as opening stock",
        "After the start: 4 kg Salt, lot O-1, came in as opening stock",
        "After the start: 2 kg Flour, lot L-1, was found by counting",
        "After the start: 1 kg Flour, lot L-1, came in by WH1/IN/00002",
    } <= {each.what for each in (await facts_of(row)).events}
