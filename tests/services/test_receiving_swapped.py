"""Numbers that were swapped at the dock are put right in one step, wherever the goods are by now."""

from __future__ import annotations

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.number_refusals import NumberAlreadyExists, NumbersInvalid
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import GoodsMovedOn
from lotbook.domain.words import CorrectionWay
from lotbook.services.correcting import Correction
from tests.dock import Dock
from tests.scenarios.telling import correct, lies, moved, posted_line, received, refused
from tests.services.test_receiving_corrections import DELIVERY, INTERNAL, RELABEL, WHERE, kilos


def swapped(one: int, number: str, other: int, other_number: str) -> tuple[Correction, Correction]:
    return Correction(move_line=one, number=other_number), Correction(move_line=other, number=number)


async def test_two_serials_whose_labels_were_swapped_are_put_right_in_one_step(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    await received(dock, dock.radio, "SN-2")
    one, other = await posted_line(dock.radio, "SN-1"), await posted_line(dock.radio, "SN-2")
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await correct(dock, Correction(move_line=one, number="SN-2"))
    await correct(dock, *swapped(one, "SN-1", other, "SN-2"))
    for number in ("SN-1", "SN-2"):
        assert await lies(dock.radio, number) == kilos(vendors=-1, stock=1)
    of_lines = (
        "SELECT lot.number FROM stock_move_line AS line JOIN lot ON lot.id = line.lot_id WHERE {} ORDER BY 1"
    )
    replaced = await fetch(of_lines.format("corrects_id IS NULL AND line.id > ?"), max(one, other))
    assert [row["number"] for row in replaced] == ["SN-1", "SN-2"]
    again = [await newest(number) for number in ("SN-1", "SN-2")]
    await correct(dock, *swapped(again[0], "SN-1", again[1], "SN-2"))  # and back again


async def newest(number: str) -> int:
    """The newest line that brought a number in and corrects nothing."""
    sql = """SELECT max(line.id) AS id FROM stock_move_line AS line JOIN lot ON lot.id = line.lot_id
        WHERE lot.number = ? AND line.corrects_id IS NULL"""
    return int((await fetch(sql, number))[0]["id"])


@pytest.mark.parametrize("way", [WHERE, RELABEL])
async def test_swapped_serials_are_put_right_where_they_lie_by_now(dock: Dock, way: CorrectionWay) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    one, other = await posted_line(dock.radio, "SN-1"), await posted_line(dock.radio, "SN-2")
    shelf = await dock.place("WH1/Stock/A-01")
    await moved(dock, INTERNAL, dock.radio, ("SN-2", 1), destination=shelf)
    async with refused(GoodsMovedOn):
        await correct(dock, *swapped(one, "SN-1", other, "SN-2"))
    await correct(dock, *swapped(one, "SN-1", other, "SN-2"), way=way)
    assert await lies(dock.radio, "SN-2") == kilos(vendors=-1, stock=1)
    assert await lies(dock.radio, "SN-1") == kilos(vendors=-1, shelf=1)


async def test_a_swapped_serial_that_was_delivered_is_relabelled(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    one, other = await posted_line(dock.radio, "SN-1"), await posted_line(dock.radio, "SN-2")
    await moved(dock, DELIVERY, dock.radio, ("SN-2", 1))
    await correct(dock, *swapped(one, "SN-1", other, "SN-2"), way=RELABEL)
    assert await lies(dock.radio, "SN-2") == kilos(vendors=-1, stock=1)
    assert await lies(dock.radio, "SN-1") == kilos(vendors=-1, customers=1)


async def test_three_serials_are_put_right_in_a_ring(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    lines = [await posted_line(dock.radio, number) for number in ("SN-1", "SN-2", "SN-3")]
    ring = zip(lines, ("SN-2", "SN-3", "SN-1"), strict=True)
    await correct(dock, *(Correction(move_line=line, number=number) for line, number in ring))
    assert await lies(dock.radio, "SN-3") == kilos(vendors=-1, stock=1)


async def test_lots_that_were_swapped_are_put_right_in_one_step(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    await received(dock, dock.flour, ("F-2", 3))
    one, other = await posted_line(dock.flour, "F-1"), await posted_line(dock.flour, "F-2")
    await correct(dock, *swapped(one, "F-1", other, "F-2"))
    assert await lies(dock.flour, "F-1") == kilos(vendors=-3, stock=3)
    assert await lies(dock.flour, "F-2") == kilos(vendors=-5, stock=5)


async def test_half_a_swap_and_one_number_for_two_are_refused(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    one, two, three = [await posted_line(dock.radio, number) for number in ("SN-1", "SN-2", "SN-3")]
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await correct(
            dock, Correction(move_line=one, number="SN-2"), Correction(move_line=three, number="SN-2")
        )
    async with refused(NumbersInvalid, RefusalCode.NUMBER_DUPLICATED):
        await correct(
            dock,
            Correction(move_line=one, number="SN-2"),
            Correction(move_line=three, number="SN-2"),
            Correction(move_line=two, number="SN-1"),
        )
