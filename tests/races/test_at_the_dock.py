"""Several people do the same thing at the same moment: one effect, and the others are told."""

from __future__ import annotations

import asyncio
import json
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from lotbook.db import work
from lotbook.db.engine import execute, fetch
from lotbook.db.work import transaction
from lotbook.domain.number_refusals import NumberAlreadyExists
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import (
    InsufficientStock,
    MoreThanLeft,
    NotFound,
    Ref,
    Refusal,
    StaleVersion,
    WrongState,
)
from lotbook.domain.words import CorrectionWay, OperationKind, Tracking
from lotbook.services import (
    correcting,
    number_drafts,
    number_sources,
    number_tables,
    numbers,
    scanning,
    validation,
)
from lotbook.services.draft_rows import RowChange
from lotbook.services.scan_numbers import ScanGiven
from tests.dock import Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import (
    MANAGER,
    assign,
    company,
    lies,
    lot,
    posted_line,
    quantity,
    received,
    scan,
    validate,
)

PEOPLE = 12
ROOT = Path(__file__).parents[2]


async def ready_receipt(dock: Dock, much: int = 20) -> int:
    """A receipt with all its serials on it."""
    receipt = await dock.receipt((dock.radio, much))
    await assign(dock, await dock.line_of(receipt, dock.radio), f"SN-{receipt}-001 x {much}")
    return receipt


async def test_one_list_used_mended_and_brought_again_by_many_comes_onto_the_line_once(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.radio, 3)), dock.radio)
    given = number_tables.ListGiven(pasted="SN-1\nSN-2\nSN-3\n")

    async def bring() -> int:
        request = dock.request("draftNumbers", actor=MANAGER)
        return (await number_drafts.draft_numbers(request, Ref("TransferLine", line), given)).outcome.draft

    drafts, refused = await at_once([bring() for _ in range(PEOPLE)])
    assert (len(drafts), refused) == (PEOPLE, [])
    [row] = await fetch("SELECT id FROM number_draft")
    drafted = number_sources.Drafted(row["id"], 1)
    change = [RowChange(position=1, left_out=True)]
    answers, refused = await at_once(
        [
            *(assign(dock, line, drafted) for _ in range(PEOPLE)),
            *(
                number_drafts.update_number_draft(dock.request("updateNumberDraft"), row["id"], 1, change)
                for _ in range(2)
            ),
        ]
    )
    assert {type(one) for one in refused} <= {NotFound, StaleVersion}
    numbers_there = await fetch("SELECT number FROM transfer_entry WHERE line_id = ?", line)
    mended = await fetch("SELECT version FROM number_draft")
    assert (len(answers), len(numbers_there), mended) in [(1, 3, []), (1, 0, [{"version": 2}])]
    await nothing_is_half_done()


async def test_one_receipt_validated_by_many_is_received_once(dock: Dock) -> None:
    receipt = await ready_receipt(dock)
    answers, refused = await at_once([validate(dock, receipt) for _ in range(PEOPLE)])
    assert (len(answers), {type(one) for one in refused}) == (1, {WrongState})
    assert await dock.on_hand(dock.radio) == 20
    await nothing_is_half_done()


@pytest.mark.only_on("postgres")
async def test_one_receipt_validated_by_several_processes_is_received_once(
    dock: Dock, database_open: str
) -> None:
    receipt = await ready_receipt(dock)
    command = [sys.executable, "-m", "tests.races.validator", database_open, str(receipt), "4"]
    pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE}
    workers = [await asyncio.create_subprocess_exec(*command, cwd=ROOT, **pipes) for _ in range(3)]
    for worker in workers:
        assert worker.stdout is not None
        assert await worker.stdout.readline() == b"ready\n"
    told = await asyncio.gather(*(worker.communicate(b"go\n") for worker in workers))
    outcomes = [outcome for answer, _ in told for outcome in json.loads(answer)]
    assert sorted(outcomes) == ["WrongState"] * 11 + ["received"]
    assert await dock.on_hand(dock.radio) == 20
    await nothing_is_half_done()


async def test_one_request_sent_many_times_at_once_has_one_effect_and_one_answer(dock: Dock) -> None:
    receipt = await ready_receipt(dock)
    request = dock.request("validateTransfer")
    answers, _ = await at_once([validation.validate_transfer(request, receipt) for _ in range(PEOPLE)])
    assert len(answers) == PEOPLE
    assert sorted(answer.replayed for answer in answers) == [False] + [True] * (PEOPLE - 1)
    assert len({(answer.outcome, answer.sequence) for answer in answers}) == 1
    assert await dock.on_hand(dock.radio) == 20


async def test_one_scan_sent_many_times_at_once_is_one_entry(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 50))
    request, given = dock.request("recordScan"), ScanGiven(raw="BAG")
    answers, _ = await at_once([scanning.record_scan(request, receipt, given) for _ in range(PEOPLE)])
    assert sorted(answer.replayed for answer in answers) == [False] + [True] * (PEOPLE - 1)
    assert len(await fetch("SELECT id FROM transfer_entry")) == 1


async def test_one_serial_scanned_by_many_onto_one_receipt_stands_there_once(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 50))
    line = await dock.line_of(receipt, dock.radio)
    answers, refused = await at_once([scan(dock, receipt, "SN-1", line=line) for _ in range(PEOPLE)])
    assert (len(answers), {one.code for one in refused}) == (1, {RefusalCode.NUMBER_ON_THIS_DOCUMENT})


async def test_two_handhelds_on_one_receipt_lose_no_scan(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 40))
    line = await dock.line_of(receipt, dock.radio)
    answers, refused = await at_once([scan(dock, receipt, f"SN-{n}", line=line) for n in range(40)])
    assert (len(answers), refused) == (40, [])
    await validate(dock, receipt)
    assert await dock.on_hand(dock.radio) == 40


async def test_more_than_expected_is_not_scanned_by_many_together(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 5))
    line = await dock.line_of(receipt, dock.radio)
    answers, refused = await at_once([scan(dock, receipt, f"SN-{n}", line=line) for n in range(PEOPLE)])
    assert (len(answers), {one.code for one in refused}) == (5, {RefusalCode.OVER_RECEIPT})


async def test_one_serial_received_by_two_receipts_is_in_stock_once(dock: Dock) -> None:
    for number in (f"SN-{n}" for n in range(5)):
        receipts = [await dock.receipt((dock.radio, 1)) for _ in range(4)]
        lines = [await dock.line_of(receipt, dock.radio) for receipt in receipts]
        taken, _ = await at_once([assign(dock, line, number) for line in lines])
        assert taken
        done, refused = await at_once([validate(dock, receipt) for receipt in receipts])
        assert len(done) == 1
        assert {one.code for one in refused} <= {
            RefusalCode.NUMBER_IN_STOCK,
            RefusalCode.NUMBER_ON_OPEN_DOCUMENT,
            RefusalCode.NUMBERS_MISSING,
        }
        assert await lies(dock.radio, number) == {"Vendors": Decimal(-1), "WH1/Stock": Decimal(1)}
    await nothing_is_half_done()


async def test_one_new_lot_received_by_many_receipts_is_one_lot_with_all_of_it(dock: Dock) -> None:
    receipts = [await dock.receipt((dock.flour, 2)) for _ in range(6)]
    for receipt in receipts:
        await assign(dock, await dock.line_of(receipt, dock.flour), "F-1")
    done, refused = await at_once([validate(dock, receipt) for receipt in receipts])
    assert (len(done), refused) == (6, [])
    assert await lies(dock.flour, "F-1") == {"Vendors": Decimal(-12), "WH1/Stock": Decimal(12)}
    await nothing_is_half_done()


async def test_a_sequence_gives_no_number_twice_to_many_at_once(dock: Dock) -> None:
    clock = await dock.product("CLOCK", Tracking.SERIAL, number_pattern="C{0000}")
    lines = [await dock.line_of(await dock.receipt((clock, 7)), clock) for _ in range(8)]
    _, refused = await at_once([assign(dock, line, numbers.FromSequence()) for line in lines])
    given = [row["number"] for row in await fetch("SELECT number FROM transfer_entry")]
    assert (len(given), len(set(given)), refused) == (56, 56, [])


async def test_the_last_goods_are_delivered_by_one(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    receipt = await dock.receipt((dock.bag, 5))
    await quantity(dock, receipt, await dock.line_of(receipt, dock.bag), 5)
    await validate(dock, receipt)
    drafts = [await dock.transfer(OperationKind.DELIVERY, (dock.radio, 1), (dock.bag, 5)) for _ in range(6)]

    async def deliver(draft: int) -> None:
        await assign(dock, await dock.line_of(draft, dock.radio), "SN-1")
        await quantity(dock, draft, await dock.line_of(draft, dock.bag), 5)
        await validate(dock, draft)

    done, refused = await at_once([deliver(draft) for draft in drafts])
    assert (len(done), {type(one) for one in refused}) == (1, {InsufficientStock})
    assert await dock.on_hand(dock.radio) == await dock.on_hand(dock.bag) == 0
    await nothing_is_half_done()


async def test_a_line_is_corrected_once_whoever_does_it(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    wrong = await posted_line(dock.flour, "F-1")

    async def correct(number: str) -> None:
        one = correcting.Correction(move_line=wrong, number=number)
        request = dock.request("correctMoveLines", actor=MANAGER)
        await correcting.correct_move_lines(request, [one], CorrectionWay.FROM_DESTINATION, "Misread")

    done, refused = await at_once([correct(f"G-{n}") for n in range(6)])
    assert (len(done), {type(one) for one in refused}) == (1, {MoreThanLeft})
    assert await dock.on_hand(dock.flour) == 5
    await nothing_is_half_done()


async def test_opposite_ways_through_the_same_goods_never_lock_each_other_out(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    troubles: list[BaseException] = []
    monkeypatch.setattr(work, "worth_another_try", lambda error: troubles.append(error) or False)
    shelves = [await dock.place("WH1/Stock/A-01"), await dock.place("WH1/Stock/A-02")]
    names = [f"F-{n}" for n in range(6)]
    for shelf in shelves:
        receipt = await dock.receipt((dock.flour, 60))
        line = await dock.line_of(receipt, dock.flour)
        asked = [numbers.Asked(number=name, quantity=Decimal(10)) for name in names]
        await assign(dock, line, numbers.Listed(asked))
        async with transaction():
            await execute("UPDATE transfer_entry SET destination_id = ? WHERE line_id = ?", shelf, line)
        await validate(dock, receipt)
    lots = [await lot(dock.flour, name) for name in names]
    drafts = []
    for turn in range(8):
        here, there = shelves[turn % 2], shelves[1 - turn % 2]
        ends = {"source": here, "destination": there}
        draft = await dock.transfer(OperationKind.INTERNAL, (dock.flour, 6), **ends)
        order = lots if turn % 2 else lots[::-1]
        chosen = [number_sources.ChosenLot(lot=one, quantity=Decimal(1), location=here) for one in order]
        await assign(dock, await dock.line_of(draft, dock.flour), numbers.Chosen(chosen))
        drafts.append(draft)
    done, refused = await at_once([validate(dock, draft) for draft in drafts])
    assert (len(done), refused) == (8, [])
    assert [trouble for trouble in troubles if not isinstance(trouble, Refusal)] == []
    assert await dock.on_hand(dock.flour) == 120
    await nothing_is_half_done()


async def test_a_number_is_known_by_one_of_two_products_in_the_company(dock: Dock) -> None:
    await company(uniqueness_scope="COMPANY")
    clock = await dock.product("CLOCK", Tracking.SERIAL)
    receipts = [await dock.receipt((product, 1)) for product in (dock.radio, clock)]
    lines = [
        await dock.line_of(receipt, product)
        for receipt, product in zip(receipts, (dock.radio, clock), strict=True)
    ]
    await at_once([assign(dock, line, "N-1") for line in lines])
    done, refused = await at_once([validate(dock, receipt) for receipt in receipts])
    assert len(done) == 1
    assert all(isinstance(one, NumberAlreadyExists) or one.code == "NUMBERS_MISSING" for one in refused)
    assert len(await fetch("SELECT id FROM lot WHERE number = 'N-1'")) == 1
