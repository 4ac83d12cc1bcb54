"""Numbers come onto a receipt line: generated, typed, listed, chosen; previewed first; changed; taken off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import fetch_value
from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberAlreadyExists, NumbersInvalid, PreviewStale
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InsufficientStock, InvalidInput, NotFound, OverReceipt
from lotbook.domain.words import EntryWay, OperationKind, Tracking
from lotbook.services import entry_changes, numbers
from lotbook.services.entries import MANY
from lotbook.services.number_sources import Chosen, ChosenLot, CountUp, FromSequence, Listed
from lotbook.services.quarantine import RuleTarget, create_quarantine_rule
from tests.dock import Dock
from tests.scenarios.telling import (
    MANAGER,
    OPERATOR,
    assign,
    book,
    change,
    dates_of,
    entries,
    lies,
    lot,
    moved,
    numbers_on,
    preview,
    quantity,
    received,
    refused,
    rules,
    settle,
    today,
    told,
    validate,
)


async def test_typed_numbers_become_serials_in_stock(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 4))
    line = await dock.line_of(receipt, dock.radio)
    await assign(dock, line, "SN-009 x 2; A .. A\n0042")
    assert await numbers_on(line) == ["SN-009", "SN-010", "A", "0042"]
    assert {entry["via"] for entry in await entries(line)} == {EntryWay.TYPED}
    assert await dock.on_hand(dock.radio) == 0
    await validate(dock, receipt)
    assert await lies(dock.radio, "0042") == {"Vendors": Decimal(-1), "WH1/Stock": Decimal(1)}
    assert await dock.on_hand(dock.radio, "WH1/Stock") == 4


async def test_counting_up_gives_what_the_line_lacks_and_lets_the_counted_digits_be_chosen(
    dock: Dock,
) -> None:
    line = await dock.line_of(await dock.receipt((dock.radio, 3)), dock.radio)
    assert (await preview(line, CountUp(start="L1-2026"))).counted_digits == 1
    await assign(dock, line, CountUp(start="L1-2026", digits=0))
    assert await numbers_on(line) == ["L1-2026", "L2-2026", "L3-2026"]
    assert {entry["via"] for entry in await entries(line)} == {EntryWay.GENERATED}


async def test_lots_share_the_quantity_with_the_rest_in_a_last_smaller_one(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.flour, 25)), dock.flour)
    await assign(dock, line, CountUp(start="B-1", quantity_per_lot=Decimal(10)))
    held = [(entry["number"], entry["quantity"] // 1_000_000) for entry in await entries(line)]
    assert held == [("B-1", 10), ("B-2", 10), ("B-3", 5)]


async def test_lots_are_typed_with_how_much_of_each_and_one_takes_the_rest(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.flour, 25)), dock.flour)
    async with refused(InvalidInput) as unsaid:
        await assign(dock, line, "LT-001 x 5; LT-002; LT-003")
    assert "LT-002 x 5" in unsaid.value.problems[0].message
    await assign(dock, line, "LT-001 x 5; LT-002; LT-003 x 8")
    held = [(entry["number"], entry["quantity"] // 1_000_000) for entry in await entries(line)]
    assert held == [("LT-001", 5), ("LT-002", 12), ("LT-003", 8)]


async def test_no_serial_is_made_for_more_than_one_unit(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.radio, 6)), dock.radio)
    for source in (
        CountUp(start="S-1", count=2, quantity_per_lot=Decimal(3)),
        FromSequence(count=2, quantity_per_lot=Decimal(3)),
    ):
        async with refused(InvalidInput) as asked:
            await assign(dock, line, source)
        assert asked.value.problems[0].field[-1] == "quantityPerLot"
        assert "exactly one unit" in asked.value.message
    await assign(dock, line, CountUp(start="S-1", count=2, quantity_per_lot=Decimal(1)))
    assert await numbers_on(line) == ["S-1", "S-2"]


async def test_the_sequence_gives_numbers_that_nobody_has_and_never_gives_one_twice(dock: Dock) -> None:
    clock = await dock.product("CLOCK", Tracking.SERIAL, number_pattern="C{000}")
    await received(dock, clock, "C002")
    receipt = await dock.receipt((clock, 3))
    line = await dock.line_of(receipt, clock)
    seen = await preview(line, FromSequence())
    assert [one.number for one in seen.plan.asked] == ["C001", "C003", "C004"]
    await assign(dock, line, FromSequence(), stamp=seen.stamp)
    await entry_changes.remove_entries(dock.request(), line, None)
    await assign(dock, line, "~ x 2")
    assert await numbers_on(line) == ["C005", "C006"]


async def test_a_preview_takes_nothing_and_says_what_each_number_would_do(dock: Dock) -> None:
    await received(dock, dock.radio, "OLD-1")
    other = await dock.line_of(await dock.receipt((dock.radio, 1)), dock.radio)
    await assign(dock, other, "ELSEWHERE")
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    await assign(dock, line, "HERE")
    before = await book()
    verdicts = await told(line, "NEW; NEW; OLD-1; ELSEWHERE; HERE; old-1; MORE; TOO-MANY")
    assert await book() == before
    assert verdicts == [
        ("NEW", "NEW"),
        ("NEW", "DUPLICATE"),
        ("OLD-1", "TAKEN"),
        ("ELSEWHERE", "TAKEN"),
        ("HERE", "TAKEN"),
        ("old-1", "LOOKS_LIKE"),
        ("MORE", "NEW"),
        ("TOO-MANY", "OVER_EXPECTED"),
    ]
    rows = [(await preview(line, "OLD-1; ELSEWHERE; HERE")).plan.row(place) for place in range(3)]
    assert [row.conflict and row.conflict.code for row in rows] == [
        RefusalCode.NUMBER_IN_STOCK,
        RefusalCode.NUMBER_ON_OPEN_DOCUMENT,
        RefusalCode.NUMBER_ON_THIS_DOCUMENT,
    ]
    assert "WH1/Stock" in (rows[0].message or "")


async def test_a_known_number_is_told_as_existing_and_an_unknown_one_where_none_are_made(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    line = await dock.line_of(await dock.receipt((dock.flour, 5)), dock.flour)
    assert await told(line, "F-1") == [("F-1", "EXISTING")]
    await rules(dock, number_rule="USE_EXISTING")
    assert await told(line, "F-2") == [("F-2", "UNKNOWN")]
    async with refused(NumbersInvalid, RefusalCode.NUMBER_UNKNOWN):
        await assign(dock, line, "F-2")
    await assign(dock, line, "F-1")


async def test_a_preview_goes_stale_when_stock_or_sequence_moved(dock: Dock) -> None:
    clock = await dock.product("CLOCK", Tracking.SERIAL, number_pattern="C{000}")
    line = await dock.line_of(await dock.receipt((clock, 2)), clock)
    drawn, typed = await preview(line, FromSequence()), await preview(line, "X-1")
    other = await dock.line_of(await dock.receipt((clock, 1)), clock)
    await assign(dock, other, FromSequence())
    async with refused(PreviewStale) as stale:
        await assign(dock, line, FromSequence(), stamp=drawn.stamp)
    await assign(dock, line, FromSequence(), stamp=stale.value.stamp)
    assert await numbers_on(line) == ["C002", "C003"]
    await received(dock, clock, "X-1")
    async with refused(PreviewStale):
        await assign(dock, line, "X-1", stamp=typed.stamp, take_more=True)


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], Awaitable[object]]) -> list[object]:
    """Something happens once, between the plan that is made ahead and the unit of work that takes the numbers;
    the numbers of every plan that is judged."""
    real, judged, judge = numbers.planned_ahead, list[object](), numbers.judge

    async def planned(*given: Any) -> object:
        plan = await real(*given)
        monkeypatch.setattr(numbers, "planned_ahead", real)
        await act()
        judged.clear()
        return plan

    def judging(asked: Sequence[Asked], *given: Any) -> object:
        judged.append([one.number for one in asked])
        return judge(asked, *given)

    monkeypatch.setattr(numbers, "planned_ahead", planned)
    monkeypatch.setattr(numbers, "judge", judging)
    return judged


async def nothing() -> None:
    pass


async def test_a_plan_made_ahead_is_not_made_again_while_nothing_moved(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = await dock.product("CLOCK", Tracking.SERIAL, number_pattern="C{000}")
    line = await dock.line_of(await dock.receipt((clock, 2)), clock)
    judged = meanwhile(monkeypatch, nothing)
    await assign(dock, line, FromSequence())
    assert await numbers_on(line) == ["C001", "C002"]
    assert judged == []


async def test_what_happens_behind_a_plan_made_ahead_counts(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = await dock.product("CLOCK", Tracking.SERIAL, number_pattern="C{000}")
    line = await dock.line_of(await dock.receipt((clock, 3)), clock)
    other = await dock.line_of(await dock.receipt((clock, 3)), clock)

    judged = meanwhile(monkeypatch, lambda: assign(dock, other, "~; K-2"))
    await assign(dock, line, FromSequence())
    assert judged == [await numbers_on(line)] == [["C002", "C003", "C004"]]

    await entry_changes.remove_entries(dock.request(), line, None)
    meanwhile(monkeypatch, lambda: assign(dock, line, "K-9"))
    await assign(dock, line, FromSequence())
    assert await numbers_on(line) == ["K-9", "C005", "C006"]

    await entry_changes.remove_entries(dock.request(), line, None)
    meanwhile(monkeypatch, lambda: assign(dock, other, "K-3"))
    with pytest.raises(NumberAlreadyExists, match="K-3 stands on"):
        await assign(dock, line, CountUp(start="K-3"))
    assert await numbers_on(line) == []


async def test_the_stamp_of_a_preview_holds_whatever_is_decided_on_it(dock: Dock) -> None:
    await received(dock, dock.radio, "sn-1")
    line = await dock.line_of(await dock.receipt((dock.radio, 1)), dock.radio)
    seen = await preview(line, "SN-1; SN-2")
    assert [seen.plan.verdict(place).value for place in (0, 1)] == ["LOOKS_LIKE", "NEW"]
    await assign(dock, line, "SN-1; SN-2", stamp=seen.stamp, look_alike=True, take_more=True)
    assert await numbers_on(line) == ["SN-1", "SN-2"]


async def test_numbers_that_collide_can_be_left_out(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-2")
    line = await dock.line_of(await dock.receipt((dock.radio, 3)), dock.radio)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK) as taken:
        await assign(dock, line, "SN-1 x 4")
    assert [conflict.number for conflict in taken.value.conflicts] == ["SN-2"]
    await assign(dock, line, "SN-1 x 4", skip=frozenset({"SN-2"}))
    assert await numbers_on(line) == ["SN-1", "SN-3", "SN-4"]


async def test_new_numbers_can_take_the_place_of_those_that_are_there(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.radio, 2)), dock.radio)
    await assign(dock, line, "WRONG-1 x 2")
    async with refused(OverReceipt):
        await assign(dock, line, "RIGHT-1 x 2")
    await assign(dock, line, "RIGHT-1 x 2", replace=True)
    assert await numbers_on(line) == ["RIGHT-1", "RIGHT-2"]


async def test_numbers_with_their_facts_are_listed_one_by_one(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 8))
    line = await dock.line_of(receipt, dock.flour)
    day = today() + timedelta(days=30)
    listed = [
        Asked(number="F-1", quantity=Decimal("2.5"), expiry=day, production=today(), maker_number="M-7"),
        Asked(number="F-2", quantity=Decimal("5.5"), batch="B-9"),
    ]
    await assign(dock, line, Listed(listed))
    await validate(dock, receipt)
    dates = await dates_of(dock.flour, "F-1")
    assert (dates["expiry"], dates["expiry_origin"]) == (day.isoformat(), "PERSON")
    assert (dates["production"], dates["last_day"]) == (today().isoformat(), day.isoformat())
    assert await dock.on_hand(dock.flour) == 8


async def test_existing_lots_are_chosen_where_they_lie(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5), ("F-2", 5))
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 8))
    line = await dock.line_of(delivery, dock.flour)
    async with refused(NotFound):
        await assign(dock, line, Chosen([ChosenLot(lot=987654)]))
    async with refused(InsufficientStock) as short:
        await assign(dock, line, Chosen([ChosenLot(lot=await lot(dock.flour, "F-1"), quantity=Decimal(6))]))
    assert (short.value.shortages[0].requested, short.value.shortages[0].available) == (6, 5)
    first = ChosenLot(lot=await lot(dock.flour, "F-1"), quantity=Decimal(5))
    await assign(dock, line, Chosen([first]))
    await assign(dock, line, Chosen([ChosenLot(lot=await lot(dock.flour, "F-2"))]))
    assert [entry["quantity"] for entry in await entries(line)] == [5_000_000, 3_000_000]
    async with refused(InvalidInput):  # the line lacks nothing any more, so how much is not clear
        await assign(dock, line, Chosen([ChosenLot(lot=await lot(dock.flour, "F-2"))]))
    await validate(dock, delivery)
    assert await dock.on_hand(dock.flour) == 2


async def test_an_entry_is_changed_and_judged_like_a_new_one(dock: Dock) -> None:
    await received(dock, dock.radio, "TAKEN")
    line = await dock.line_of(await dock.receipt((dock.radio, 2)), dock.radio)
    await assign(dock, line, "SN-1; SN-2")
    first, second = [entry["id"] for entry in await entries(line)]
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_THIS_DOCUMENT):
        await change(dock, first, number="SN-2")
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await change(dock, first, number="TAKEN")
    async with refused(InvalidInput):
        await change(dock, first, quantity=Decimal(2))
    await change(dock, first, number="SN-3")
    assert await numbers_on(line) == ["SN-3", "SN-2"]
    await change(dock, second, number="SN-2")  # itself is no obstacle
    assert [(entry["id"], entry["number"]) for entry in await entries(line)] == [
        (first, "SN-3"),
        (second, "SN-2"),
    ]
    async with refused(NotFound):
        await change(dock, 987654, number="SN-4")


async def test_a_count_that_is_changed_stays_the_same_entry(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    shelf = await dock.place("WH1/Stock/A-01")
    await moved(dock, OperationKind.INTERNAL, dock.flour, ("F-1", 2), destination=shelf)
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 5))
    line = await dock.line_of(delivery, dock.flour)
    await assign(dock, line, Chosen([ChosenLot(lot=await lot(dock.flour, "F-1"), quantity=Decimal(3))]))
    [entry] = await entries(line)
    await change(dock, entry["id"], quantity=Decimal(5))  # from two places now
    first, second = await entries(line)
    assert (first["id"], first["quantity"] + second["quantity"]) == (entry["id"], 5_000_000)


async def test_a_day_set_by_hand_on_an_entry_says_so(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 5))
    line = await dock.line_of(receipt, dock.flour)
    await assign(dock, line, "F-1")
    [entry] = await entries(line)
    assert (entry["expiry"], entry["expiry_origin"]) == (
        (today() + timedelta(days=180)).isoformat(),
        "SHELF_LIFE",
    )
    day = today() + timedelta(days=20)
    await change(dock, entry["id"], last_day=day)
    [entry] = await entries(line)
    assert (entry["expiry"], entry["expiry_origin"]) == (day.isoformat(), "PERSON")
    await change(dock, entry["id"], quantity=Decimal(4))
    [entry] = await entries(line)
    assert (entry["expiry"], entry["expiry_origin"]) == (day.isoformat(), "PERSON")
    assert entry["quantity"] == 4_000_000


async def test_entries_are_taken_off_one_by_one_or_all(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.radio, 3)), dock.radio)
    await assign(dock, line, "SN-1 x 3")
    first = (await entries(line))[0]["id"]
    await entry_changes.remove_entries(dock.request(actor=OPERATOR), line, [first])
    assert await numbers_on(line) == ["SN-2", "SN-3"]
    await entry_changes.remove_entries(dock.request(actor=OPERATOR), line, None)
    assert await numbers_on(line) == []


async def test_lines_without_numbers_take_a_quantity_that_replaces_the_last(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 10), (dock.radio, 1))
    bags, radios = await dock.line_of(receipt, dock.bag), await dock.line_of(receipt, dock.radio)
    await quantity(dock, receipt, bags, 4)
    await quantity(dock, receipt, bags, None)
    async with refused(OverReceipt) as over:
        await quantity(dock, receipt, bags, 11)
    assert over.value.lines[0].permitted == 10
    async with refused(InvalidInput):
        await quantity(dock, receipt, bags, "0.5")
    async with refused(InvalidInput):
        await quantity(dock, receipt, radios, 1)
    async with refused(NumbersInvalid, RefusalCode.LOT_NOT_ALLOWED):
        await assign(dock, bags, "SN-1")
    assert [entry["quantity"] for entry in await entries(bags)] == [10_000_000]
    await quantity(dock, receipt, bags, 0)
    assert await entries(bags) == []


async def test_what_was_let_pass_by_a_manager_is_not_asked_again_when_something_else_changes(
    dock: Dock,
) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    await rules(dock, number_rule="CREATE_NEW")
    line = await dock.line_of(await dock.receipt((dock.flour, 5)), dock.flour)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await assign(dock, line, "F-1")
    await assign(dock, line, "F-1", actor=MANAGER)
    [entry] = await entries(line)
    await change(dock, entry["id"], quantity=Decimal(3), actor=OPERATOR)
    assert [entry["quantity"] for entry in await entries(line)] == [3_000_000]


@pytest.mark.parametrize("count", [0, -1, 50_001])
async def test_only_so_many_numbers_are_made_at_once(dock: Dock, count: int) -> None:
    await settle("product", dock.radio, number_pattern="R{0000}")
    line = await dock.line_of(await dock.receipt((dock.radio, 60_000)), dock.radio)
    for source in (FromSequence(count=count), CountUp(start="SN-1", count=count), f"SN-1 x {abs(count)}"):
        if isinstance(source, str) and count < 0:
            continue
        async with refused(InvalidInput):
            await assign(dock, line, source)
    async with refused(InvalidInput):
        await assign(dock, line, FromSequence())  # all 60,000 that the line lacks


async def test_a_preview_tells_the_expiry_that_the_shelf_life_gives(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 5))
    line = await dock.line_of(receipt, dock.flour)
    seen = (await preview(line, "F-1")).row(0)
    await assign(dock, line, "F-1")
    assert seen.last_day == today() + timedelta(days=180)
    assert [entry["expiry"] for entry in await entries(line)] == [seen.last_day.isoformat()]


@pytest.mark.only_on("postgres")
async def test_postgresql_looks_at_thousands_of_entries_and_holds_before_more_come(dock: Dock) -> None:
    await create_quarantine_rule(dock.request(), RuleTarget(product=dock.radio), "looked at first")
    receipt = await dock.receipt((dock.radio, MANY))
    await dock.number(receipt, dock.radio, f"N-0001 x {MANY}")
    assert await rows_known("transfer_entry") == MANY
    await dock.validate(receipt)
    assert await rows_known("hold") == MANY


async def rows_known(table: str) -> int:
    """How many rows PostgreSQL takes a table to have."""
    return int(await fetch_value("SELECT reltuples::bigint FROM pg_class WHERE relname = ?", table))


async def test_a_number_that_looks_like_a_count_a_range_or_a_list_is_taken_and_said_so(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.radio, 4)), dock.radio)
    seen = await preview(line, "SN-1 x3; SN-1 - SN-5; A,B,C; SN-9")
    assert seen.plan.counts() == {"NEW": 4}
    said = [seen.row(place).message or "" for place in range(4)]
    assert said[0].startswith("SN-1 x3 is read as one number. A count")
    assert said[1].startswith("SN-1 - SN-5 is read as one number. A range")
    assert said[2] == "A,B,C is read as one number. Several stand one a line, or with ; between them."
    assert said[3] == ""
    listed = Listed([Asked(number="A,B", quantity=Decimal(1), typed=True)])
    assert (await preview(line, listed)).row(0).message is None
    await assign(dock, line, "SN-1 x3; A,B,C", stamp=(await preview(line, "SN-1 x3; A,B,C")).stamp)
    assert await numbers_on(line) == ["SN-1 x3", "A,B,C"]
