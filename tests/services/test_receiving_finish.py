"""A receipt is finished: what stands in the way is told in one order, then all of it happens or nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from lotbook.db.engine import fetch
from lotbook.db.work import Actor
from lotbook.domain.number_refusals import NumberAlreadyExists, NumbersMissing
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import (
    BackorderUndecided,
    LotDateConflict,
    NotFound,
    OperationIdReused,
    OverReceipt,
    Ref,
    StaleVersion,
    WrongState,
)
from lotbook.domain.words import BackorderDecision, OrderState, Role, Tracking, TransferState
from lotbook.ledger import journal
from lotbook.models import PurchaseOrder, Transfer, TransferLine
from lotbook.services import entry_changes, giving_up, numbers, ordering, scanning, validation
from lotbook.services.order_sides import PURCHASE
from tests.dock import Dock
from tests.jobs.people import person
from tests.scenarios.telling import (
    MANAGER,
    OPERATOR,
    assign,
    book,
    change,
    dates_of,
    entries,
    lies,
    lines_of,
    quantity,
    received,
    refused,
    rules,
    scan,
    settle,
    today,
    validate,
)

CREATE, DISCARD = BackorderDecision.CREATE, BackorderDecision.DISCARD


async def test_everything_that_came_is_in_stock_with_its_receipt_behind_it(dock: Dock) -> None:
    order = await dock.order((dock.radio, 2), (dock.flour, "12.5"), (dock.bag, 100))
    receipt = await dock.confirm(order)
    await assign(dock, await dock.line_of(receipt, dock.radio), "SN-1 x 2")
    await assign(dock, await dock.line_of(receipt, dock.flour), "F-1")
    await quantity(dock, receipt, await dock.line_of(receipt, dock.bag), None)
    done = await validate(dock, receipt)
    assert (done.backorder, done.lines) == (None, 4)
    row = await Transfer.get(id=receipt)
    assert (row.state, row.validated is not None) == (TransferState.DONE, True)
    assert (await PurchaseOrder.get(id=order)).state is OrderState.DONE
    for product, much in ((dock.radio, 2), (dock.flour, Decimal("12.5")), (dock.bag, 100)):
        assert await dock.on_hand(product, "WH1/Stock") == much
    assert await lies(dock.bag) == {"Vendors": Decimal(-100), "WH1/Stock": Decimal(100)}


async def test_what_stands_in_the_way_is_told_in_its_order(dock: Dock) -> None:
    """State, version, something on it, numbers, stock, tolerance, backorder: each hides those behind it."""
    receipt = await dock.receipt((dock.radio, 2), (dock.bag, 5))
    line, bags = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.bag)
    async with refused(NotFound):
        await validate(dock, 987654)
    async with refused(StaleVersion) as stale:
        await validate(dock, receipt, version=99)
    assert stale.value.current_version == await dock.version_of(receipt)
    async with refused(NumbersMissing, RefusalCode.NUMBERS_MISSING) as missing:
        await validate(dock, receipt, version=await dock.version_of(receipt))
    assert [(one.line, one.permitted) for one in missing.value.lines] == [(line, 2)]
    assert missing.value.message.endswith("has no numbers yet: Radio needs some.")
    await assign(dock, line, "SN-1")
    await quantity(dock, receipt, bags, 6, take_more=True)
    await brought_meanwhile(dock, "SN-1")
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await validate(dock, receipt)
    await change(dock, (await entries(line))[0]["id"], number="SN-2")
    async with refused(OverReceipt) as over:
        await validate(dock, receipt)
    assert lines_of(over.value) == [(6, 5)]
    await quantity(dock, receipt, bags, 5)
    async with refused(BackorderUndecided) as short:
        await validate(dock, receipt)
    assert lines_of(short.value) == [(1, 2)]
    await validate(dock, receipt, backorder=CREATE)
    async with refused(WrongState):
        await validate(dock, receipt, version=99)


async def brought_meanwhile(dock: Dock, number: str) -> None:
    """A serial that stands on an open receipt comes in by another one, which had it before on its line."""
    [entry] = await fetch("SELECT id FROM transfer_entry WHERE number = ?", number)
    await settle("transfer_entry", entry["id"], number="ASIDE")
    await received(dock, dock.radio, number)
    await settle("transfer_entry", entry["id"], number=number)


async def test_an_empty_receipt_of_untracked_goods_is_not_finished(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 5))
    async with refused(NumbersMissing, RefusalCode.NOTHING_DONE):
        await validate(dock, receipt, backorder=DISCARD)


@pytest.mark.parametrize(
    ("policy", "decision", "leaves"),
    [
        ("ASK", CREATE, True),
        ("ASK", DISCARD, False),
        ("ALWAYS", BackorderDecision.BY_POLICY, True),
        ("ALWAYS", DISCARD, False),
        ("NEVER", BackorderDecision.BY_POLICY, False),
        ("NEVER", CREATE, True),
    ],
)
async def test_less_than_expected_leaves_a_backorder_or_not(
    dock: Dock, policy: str, decision: BackorderDecision, leaves: bool
) -> None:
    await rules(dock, backorder_policy=policy)
    order = await dock.order((dock.radio, 3), (dock.bag, 5))
    receipt = await dock.confirm(order)
    await assign(dock, await dock.line_of(receipt, dock.radio), "SN-1 x 3")
    await quantity(dock, receipt, await dock.line_of(receipt, dock.bag), 2)
    backorder = (await validate(dock, receipt, backorder=decision)).backorder
    assert (backorder is not None) == leaves
    state = (await PurchaseOrder.get(id=order)).state
    assert state is (OrderState.CONFIRMED if leaves else OrderState.DONE)
    if backorder is None:
        return
    rest = await Transfer.get(id=backorder)
    lines = await TransferLine.filter(transfer_id=backorder)
    assert (rest.backorder_of_id, rest.state, rest.number) == (
        receipt,
        TransferState.READY,
        "WH1/IN/00002",
    )
    assert [(line.product_id, line.expected) for line in lines] == [(dock.bag, 3)]
    await quantity(dock, backorder, lines[0].id, None)
    await validate(dock, backorder)
    assert await dock.on_hand(dock.bag) == 5
    assert (await PurchaseOrder.get(id=order)).state is OrderState.DONE


@pytest.mark.parametrize(
    ("tolerance", "actor", "take_more", "passes"),
    [
        (0, OPERATOR, True, False),
        (0, MANAGER, False, False),
        (0, MANAGER, True, True),
        (10_000_000, OPERATOR, False, True),
        (9_999_999, OPERATOR, False, False),
    ],
)
async def test_more_than_expected_needs_the_tolerance_or_a_manager(
    dock: Dock, tolerance: int, actor: Actor, take_more: bool, passes: bool
) -> None:
    await rules(dock, tolerance=tolerance)
    receipt = await dock.receipt((dock.radio, 10))
    line = await dock.line_of(receipt, dock.radio)
    if tolerance < 10_000_000:
        async with refused(OverReceipt):
            await assign(dock, line, "SN-1 x 11")
    await assign(dock, line, "SN-1 x 11", take_more=True)
    if passes:
        await validate(dock, receipt, actor=actor, take_more=take_more)
        assert await dock.on_hand(dock.radio) == 11
    else:
        async with refused(OverReceipt) as over:
            await validate(dock, receipt, actor=actor, take_more=take_more)
        assert over.value.lines[0].given == 11


async def test_a_lot_that_came_meanwhile_with_another_day_is_asked_about(dock: Dock) -> None:
    first, second = await dock.receipt((dock.flour, 2)), await dock.receipt((dock.flour, 3))
    soon, late = today() + timedelta(days=5), today() + timedelta(days=9)
    await assign(dock, await dock.line_of(first, dock.flour), "F-1", last_day=soon)
    line = await dock.line_of(second, dock.flour)
    await assign(dock, line, "F-1", last_day=late)
    await validate(dock, first)
    async with refused(LotDateConflict) as conflict:
        await validate(dock, second)
    assert (conflict.value.stored, conflict.value.given) == (soon, late)
    await change(dock, (await entries(line))[0]["id"], last_day=soon)
    await validate(dock, second)
    assert (await dates_of(dock.flour, "F-1"))["expiry"] == soon.isoformat()
    assert await dock.on_hand(dock.flour) == 5


async def test_a_lot_that_came_meanwhile_without_a_day_gets_it(dock: Dock) -> None:
    cheese = await dock.product("CHEESE", Tracking.LOT)
    first, second = await dock.receipt((cheese, 2)), await dock.receipt((cheese, 3))
    late = today() + timedelta(days=9)
    await assign(dock, await dock.line_of(first, cheese), "F-1")
    await assign(dock, await dock.line_of(second, cheese), "F-1", last_day=late)
    await validate(dock, first)
    await validate(dock, second)
    dates = await dates_of(cheese, "F-1")
    assert (dates["expiry"], dates["last_day"]) == (late.isoformat(), late.isoformat())


async def test_the_same_request_again_is_answered_not_done_again(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 5))
    line = await dock.line_of(receipt, dock.bag)
    await quantity(dock, receipt, line, 3)
    request = dock.request("validateTransfer")
    first = await validation.validate_transfer(request, receipt, backorder=CREATE)
    again = await validation.validate_transfer(request, receipt, backorder=CREATE)
    assert (first.replayed, again.replayed) == (False, True)
    assert (again.outcome, again.sequence) == (first.outcome, first.sequence)
    assert await dock.on_hand(dock.bag) == 3
    async with refused(OperationIdReused):
        await validation.validate_transfer(dock.request("cancelTransfer", key=request.key), receipt)
    async with refused(OperationIdReused):
        await validation.validate_transfer(
            dock.request("validateTransfer", key=request.key, actor=Actor(MANAGER.role, user_id=7)), receipt
        )


async def test_a_refusal_is_answered_again_word_for_word_even_when_its_cause_is_gone(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 5))
    line = await dock.line_of(receipt, dock.bag)
    await quantity(dock, receipt, line, 3)
    request = dock.request("validateTransfer")
    async with refused(BackorderUndecided) as first:
        await validation.validate_transfer(request, receipt)
    await quantity(dock, receipt, line, 5)
    async with refused(BackorderUndecided) as again:
        await validation.validate_transfer(request, receipt)
    assert (again.value.message, again.value.lines) == (first.value.message, first.value.lines)
    await validate(dock, receipt)


@pytest.mark.parametrize("ended", ["done", "cancelled", "order cancelled"])
async def test_nothing_more_is_done_on_a_receipt_that_ended(dock: Dock, ended: str) -> None:
    order = await dock.order((dock.radio, 2), (dock.bag, 1))
    receipt = await dock.confirm(order)
    line, bags = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.bag)
    key = dock.request().key
    await scan(dock, receipt, "SN-1", line=line, key=key)
    [entry] = await entries(line)
    mia = Actor(Role.MANAGER, await person("Mia", Role.MANAGER))
    if ended == "done":
        await validate(dock, receipt, actor=mia, backorder=DISCARD)
    elif ended == "cancelled":
        version = await dock.version_of(receipt)
        await giving_up.cancel_transfer(dock.request(actor=mia), receipt, version, "Truck went back")
    else:
        version = (await PurchaseOrder.get(id=order)).version
        await ordering.cancel_order(dock.request(actor=mia), PURCHASE, order, version, "Not needed")
    kept = 1 if ended == "done" else 0
    assert len(await entries(line)) == kept
    assert await dock.on_hand(dock.radio) == kept
    attempts = [
        scan(dock, receipt, "SN-2", line=line),
        scan(dock, receipt, "BAG"),
        assign(dock, line, "SN-2"),
        numbers.preview_numbers(OPERATOR, Ref("TransferLine", line), numbers.FromText(text="SN-2")),
        entry_changes.remove_entries(dock.request(), line, None),
        quantity(dock, receipt, bags, 1),
        scanning.undo_scan(dock.request(), key),
        validate(dock, receipt),
        giving_up.cancel_transfer(dock.request(), receipt, await dock.version_of(receipt), "Again"),
    ]
    if ended == "done":
        attempts.append(change(dock, entry["id"], number="SN-3"))
    for attempt in attempts:
        async with refused(WrongState) as wrong:
            await attempt
        assert wrong.value.current.id == receipt
        assert re.search(r"WH1/IN/00001 is \w+ \(Mia, .*, \d\d:\d\d CES?T\)", wrong.value.message)


async def test_a_look_at_a_receipt_changes_nothing(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    before = await book()
    await numbers.preview_numbers(
        OPERATOR,
        Ref("TransferLine", await dock.line_of(receipt, dock.radio)),
        numbers.FromText(text="SN-1 x 2"),
    )
    assert await book() == before


@pytest.mark.only_on("postgres")
async def test_what_came_by_the_thousand_is_known_to_the_planner_at_once(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MANY", 2)
    for count, known in ((1, set()), (2, {"lot", "stock_move_line", "stock_balance", "transfer_entry"})):
        await dock.received(dock.radio, f"{count}-1 x {count}", count)
        rows = await fetch("SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = 'public'")
        assert {row["tablename"] for row in rows} & journal.GROWN == known
