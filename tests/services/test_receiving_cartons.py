"""Cartons and pallets with announced contents: their label receives what they hold, or asks for each number."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from lotbook.domain.announcing import AnnouncedRow
from lotbook.domain.cartons import MeansPackage
from lotbook.domain.number_refusals import BatchUndecided, NumberAlreadyExists
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import OverReceipt, ScanUnclear
from lotbook.domain.scan_effect import ScanAction
from lotbook.domain.words import EntryWay, Tracking
from lotbook.ledger import announced
from lotbook.services import scanning
from tests.dock import Dock
from tests.scenarios.telling import (
    MANAGER,
    assign,
    dates_of,
    entries,
    lot,
    numbers_on,
    received,
    refused,
    resolve,
    rules,
    scan,
    today,
    validate,
)  # fmt: skip
from tests.services.test_receiving_notice import CARTON, GTIN, OTHER, PALLET, announce, stands

LABEL = f"]C100{CARTON}"


@pytest.fixture
async def boxed(dock: Dock) -> tuple[int, int]:
    """Six radios in two cartons on a pallet, of which a receipt and its line."""
    receipt = await dock.receipt((dock.radio, 6))
    line = await dock.line_of(receipt, dock.radio)
    day = today() + timedelta(days=90)
    first = AnnouncedRow(range="SN-1 x 4", carton=CARTON, pallet=PALLET, expiry=day)
    await announce(dock, line, first, AnnouncedRow(range="SN-5 x 2", carton=OTHER, pallet=PALLET))
    return receipt, line


async def test_the_label_of_a_carton_receives_what_it_holds(dock: Dock, boxed: tuple[int, int]) -> None:
    receipt, line = boxed
    answer = await resolve(LABEL, on=receipt)
    assert answer.effect is not None and answer.effect.action is ScanAction.TAKE_PACKAGE
    assert await entries(line) == []
    done = await scan(dock, receipt, LABEL)
    assert (done.action, done.package, done.numbers) == (ScanAction.TAKE_PACKAGE, CARTON, 4)
    assert (done.line, done.quantity) == (line, 4)
    assert done.text == f"Takes 4 numbers of {CARTON}, announced by the vendor."
    rows = await entries(line)
    assert {(row["via"], row["carton"], row["expiry_origin"]) for row in rows} == {
        (EntryWay.INFERRED, CARTON, "NOTICE")
    }
    assert await stands(line) == (6, 4, 2, 0)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_THIS_DOCUMENT) as twice:
        await scan(dock, receipt, LABEL)
    assert twice.value.conflict_count == 4
    await scan(dock, receipt, OTHER)  # its plain digits
    await validate(dock, receipt)
    assert (await dates_of(dock.radio, "SN-1"))["expiry_origin"] == "NOTICE"


async def test_a_pallet_brings_its_cartons_and_doubles_nothing(dock: Dock, boxed: tuple[int, int]) -> None:
    receipt, line = boxed
    await scan(dock, receipt, "SN-2", line=line)
    done = await scan(dock, receipt, f"]C100{PALLET}", key="0192f0c1-7c1e-7abc-8def-000000000001")
    assert done.numbers == 5
    assert sorted(await numbers_on(line)) == [f"SN-{n}" for n in range(1, 7)]
    assert {row["carton"] for row in await entries(line)} == {None, CARTON, OTHER}
    await scanning.undo_scan(dock.request("undoScan"), "0192f0c1-7c1e-7abc-8def-000000000001")
    assert await numbers_on(line) == ["SN-2"]


async def test_cartons_above_the_threshold_are_checked_number_by_number(
    dock: Dock, boxed: tuple[int, int]
) -> None:
    receipt, line = boxed
    await rules(dock, check_above=3)
    done = await scan(dock, receipt, LABEL)
    assert (done.action, done.package) == (ScanAction.CHECK_PACKAGE, CARTON)
    assert done.text == f"{CARTON} holds 4 numbers, 0 of them here: scan each."
    assert await entries(line) == []
    await scan(dock, receipt, "SN-1", line=line, carton=CARTON)
    await scan(dock, receipt, "SN-9", line=line, carton=CARTON)
    done = await scan(dock, receipt, "SN-5", line=line, carton=CARTON)
    assert done.text.endswith(f" Announced in {OTHER}, not in {CARTON}: it does not belong here.")
    rows = await announced.contents([line], CARTON)
    assert [row["number"] for row in rows if row["came"]] == ["SN-1"]
    assert await announced.not_in(receipt, CARTON) == 2
    assert (await scan(dock, receipt, LABEL)).text == f"{CARTON} holds 4 numbers, 1 of them here: scan each."
    done = await scan(dock, receipt, PALLET)
    assert (done.action, done.numbers) == (ScanAction.TAKE_PACKAGE, 1)
    assert done.text.endswith("1 carton is to be checked number by number.")
    await rules(dock, check_above=None)


async def test_whoever_wants_to_checks_each(dock: Dock, boxed: tuple[int, int]) -> None:
    receipt, line = boxed
    assert (await scan(dock, receipt, LABEL, check_each=True)).action is ScanAction.CHECK_PACKAGE
    await rules(dock, check_above=0)
    assert (await scan(dock, receipt, OTHER)).action is ScanAction.CHECK_PACKAGE
    assert await entries(line) == []


async def test_an_sscc_that_nobody_announced_says_what_it_is(dock: Dock, boxed: tuple[int, int]) -> None:
    receipt, line = boxed
    unknown = "395212340000000038"
    async with refused(ScanUnclear, RefusalCode.SCAN_OF_WRONG_KIND) as told:
        await scan(dock, receipt, f"]C100{unknown}")
    assert told.value.message == (
        f"{unknown} is the label of a carton or pallet of Mill & Sons. What is in it was not announced: scan the"
        " numbers in it one by one."
    )
    async with refused(ScanUnclear, RefusalCode.SCAN_AMBIGUOUS):  # or is it a serial?
        await scan(dock, receipt, unknown, line=line)
    elsewhere = await dock.receipt((dock.radio, 1))
    async with refused(ScanUnclear) as told:
        await scan(dock, elsewhere, LABEL)
    assert "it is announced on WH1/IN/00001" in told.value.message
    assert isinstance((await resolve(LABEL)).understood.meaning, MeansPackage)


async def test_a_lot_in_several_cartons_comes_carton_by_carton(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 48))
    line = await dock.line_of(receipt, dock.flour)
    rows = [
        AnnouncedRow(number="L", quantity=Decimal(24), carton=box, pallet=PALLET) for box in (CARTON, OTHER)
    ]
    await announce(dock, line, *rows)
    await scan(dock, receipt, LABEL)
    assert await stands(line) == (2, 1, 1, 0)
    await scan(dock, receipt, PALLET)
    assert [row["quantity"] for row in await entries(line)] == [24_000_000, 24_000_000]
    await validate(dock, receipt)
    assert await dock.on_hand(dock.flour) == 48


async def test_a_carton_comes_whole_or_not_at_all(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-3")
    receipt = await dock.receipt((dock.radio, 2), (dock.flour, 5))
    radios, flour = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.flour)
    await announce(dock, flour, AnnouncedRow(number="L", quantity=Decimal(5), carton=CARTON))
    await announce(dock, radios, AnnouncedRow(range="SN-2 x 2", carton=CARTON))
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await scan(dock, receipt, LABEL)
    await announce(dock, radios, AnnouncedRow(range="SN-5 x 3", carton=CARTON), replace=True)
    async with refused(OverReceipt):
        await scan(dock, receipt, LABEL)
    done = await scan(dock, receipt, LABEL, take_more=True, actor=MANAGER)
    assert (done.numbers, done.line, done.quantity) == (4, None, None)


async def test_a_product_that_gives_its_own_numbers_gives_them(dock: Dock) -> None:
    pump = await dock.product(
        "PUMP", Tracking.SERIAL, gtin=GTIN, gives_own_numbers=True, number_pattern="P-{0000}"
    )
    receipt = await dock.receipt((pump, 3))
    line = await dock.line_of(receipt, pump)
    await announce(dock, line, AnnouncedRow(range="M-1 x 3", carton=CARTON))
    await scan(dock, receipt, f"]d201{GTIN}21M-2")
    await scan(dock, receipt, LABEL)
    rows = await entries(line)
    assert [(row["number"], row["maker_number"]) for row in rows] == [
        ("P-0001", "M-2"), ("P-0002", "M-1"), ("P-0003", "M-3")
    ]  # fmt: skip
    await validate(dock, receipt)
    again = await dock.receipt((pump, 1))
    await announce(dock, await dock.line_of(again, pump), AnnouncedRow(number="M-2", carton=OTHER))
    async with refused(BatchUndecided) as known:
        await scan(dock, again, OTHER)
    assert known.value.lots == [await lot(pump, "P-0001")]
    await assign(dock, await dock.line_of(again, pump), "P-9")
