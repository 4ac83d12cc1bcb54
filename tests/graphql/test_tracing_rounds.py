"""How much of a start is where, when goods were poured back into the lot that they came from, or got their old number
again."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from lotbook.domain.words import Tracking
from lotbook.models import Lot, Transfer
from lotbook.services import taking_apart
from lotbook.services.renumbering import merge_lots, relabel_lot, split_lot
from lotbook.services.taking_apart import Apart, Taken
from tests.dock import Dock
from tests.factory import TAKES, Factory, factory
from tests.graphql.conftest import Api, gid
from tests.graphql.test_tracing import lot, traced
from tests.graphql.test_tracing_amounts import bounds, sent, shares

__all__ = ["factory"]


async def row(number: str) -> int:
    return int((await Lot.get(number=number)).id)


async def split(dock: Dock, number: str, part: str, much: int) -> None:
    await split_lot(dock.request(), await row(number), dock.stock, Decimal(much), part, "a part")


async def pour(dock: Dock, number: str, into: str) -> None:
    await merge_lots(dock.request(), [await row(number)], await row(into), "one bin")


async def test_what_left_a_part_before_it_was_poured_back_is_of_the_part(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "A-1", 12)
    await split(dock, "A-1", "B-1", 6)
    delivery = await sent(dock, dock.flour, "B-1", 2)
    before = await traced(api, await lot("B-1"))
    await pour(dock, "B-1", "A-1")
    found = await traced(api, await lot("B-1"))
    assert shares(found, "B-1", "A-1") == [bounds("6", "6"), bounds("4", "4")]
    assert found["customers"]["nodes"][0]["share"] == bounds("2", "2")
    assert before["customers"] == found["customers"]
    assert found["edges"]["A-1", "SPLIT", "B-1"]["share"] == bounds("0", "0")
    cut = await traced(api, await lot("B-1"), limits={"maxNodes": 1})
    assert shares(cut, "B-1") == [bounds("6", "6")]
    found = await traced(api, await lot("A-1"))
    assert shares(found, "A-1", "B-1") == [bounds("12", "12"), bounds("6", "6")]
    behind = await traced(api, await lot("A-1"), "BACK")
    assert shares(behind, "A-1", "B-1") == [bounds("12", "12"), bounds("4", "4")]
    assert behind["vendors"]["nodes"][0]["share"] == bounds("12", "12")
    behind = await traced(api, await lot("B-1"), "BACK")
    assert shares(behind, "A-1", "B-1") == [bounds("6", "6")] * 2
    behind = await traced(api, {"document": gid("Transfer", delivery)}, "BACK")
    assert shares(behind, "B-1", "A-1") == [bounds("2", "2"), bounds("0", "2")]
    assert behind["vendors"]["nodes"][0]["share"] == bounds("0", "2")


async def test_behind_a_delivery_is_no_more_than_it_took(api: Api, dock: Dock, factory: Factory) -> None:
    """Of 20 kg 3 were worked up, and taken apart again; 1 of that goes out."""
    part, whole = [await dock.product(sku, unit="kg") for sku in ("PART", "WHOLE")]
    await factory.recipe(part, 1, (dock.flour, "1"))
    await factory.recipe(whole, 1, (part, "1"))
    await dock.received(dock.flour, "A-1", 20)
    for made, number, of, taken in ((part, "P-1", dock.flour, "A-1"), (whole, "M-1", part, "P-1")):
        order = await factory.order(made, 3)
        await factory.takes(order, of, taken, 3)
        await factory.gives(order, made, number, 3)
    apart = Apart([Taken(dock.stock, Decimal(3))], await row("M-1"))
    await taking_apart.unbuild(dock.request(), apart, "wrong part")
    delivery = await sent(dock, part, "P-1", 1)
    behind = await traced(api, {"document": gid("Transfer", delivery)}, "BACK")
    assert shares(behind, "P-1") == [bounds("1", "1")]
    assert shares(behind, "M-1", "A-1") == [bounds("0", "1")] * 2
    assert behind["vendors"]["nodes"][0]["share"] == bounds("0", "1")
    edge = behind["edges"]["A-1", "CONSUMED", "P-1"]
    assert (edge["bounds"], edge["share"]) == (bounds("3", "3"), bounds("0", "1"))


async def test_a_little_that_was_poured_back_changes_little(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "A-1", 12)
    await split(dock, "A-1", "B-1", 6)
    await sent(dock, dock.flour, "B-1", 2)
    await split(dock, "B-1", "C-1", 1)
    await pour(dock, "C-1", "A-1")
    found = await traced(api, await lot("B-1"))
    assert shares(found, "B-1", "C-1", "A-1") == [bounds("6", "6"), bounds("1", "1"), bounds("1", "1")]
    assert found["customers"]["nodes"][0]["share"] == bounds("2", "2")
    found = await traced(api, await lot("C-1"))
    assert shares(found, "C-1", "A-1", "B-1") == [bounds("1", "1"), bounds("1", "1"), bounds("0", "0")]


async def test_a_lot_that_comes_round_by_others_starts_with_what_came_into_it(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "A-1", 10)
    await dock.received(dock.flour, "Z-1", 10)
    await split(dock, "A-1", "B-1", 4)
    await pour(dock, "B-1", "Z-1")
    await split(dock, "Z-1", "Y-1", 5)
    await pour(dock, "Y-1", "A-1")
    await sent(dock, dock.flour, "A-1", 7)
    found = await traced(api, await lot("B-1"))
    assert shares(found, "B-1", "Z-1") == [bounds("4", "4")] * 2
    assert shares(found, "Y-1", "A-1") == [bounds("0", "4")] * 2
    found = await traced(api, await lot("Y-1"))
    assert shares(found, "Y-1", "A-1") == [bounds("5", "5")] * 2
    assert found["customers"]["nodes"][0]["share"] == bounds("0", "5")


async def test_a_number_that_was_given_back_is_told_as_all_that_bore_it(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "A-1", 10)
    await relabel_lot(dock.request(), await row("A-1"), "A-2", "torn")
    await relabel_lot(dock.request(), await row("A-2"), "A-1", "it was right")
    for number in ("A-1", "A-2"):
        found = await traced(api, await lot(number))
        assert shares(found, "A-1", "A-2") == [bounds("10", "10")] * 2
        behind = await traced(api, await lot(number), "BACK")
        assert shares(behind, "A-1", "A-2") == [bounds("10", "10")] * 2


@pytest.mark.parametrize("names", [["DX-1"], ["DX-1", "DX-7"], ["DX-1", "DX-7", "DX-8"]])
async def test_a_serial_that_was_taken_out_again_is_in_nothing(
    api: Api, dock: Dock, factory: Factory, names: list[str]
) -> None:
    """Board and cell are put together, taken apart, and the board put together with another cell; also when the device
    got other numbers in between."""
    board, cell = [await dock.product(sku, Tracking.SERIAL) for sku in ("BOARD", "CELL")]
    glue = await dock.product("GLUE")
    device = await dock.product("DEVICE", Tracking.SERIAL)
    await factory.recipe(device, 1, (board, "1"), (cell, "1"), (glue, "1"))
    await dock.received(board, "XB-1", 1)
    await dock.received(cell, "XC-1 x 2", 2)
    await dock.received(glue, "G-1", 9)

    async def put_together(number: str, of: str) -> None:
        order = await factory.order(device, 1)
        transfer = await factory.open_transfer(order, TAKES)
        for product, taken in ((board, "XB-1"), (cell, of)):
            await factory.put(transfer, product, taken, None)
        await factory.put(transfer, glue, "G-1", 1)
        await dock.validate(transfer)
        await factory.gives(order, device, number)

    await put_together("DX-1", "XC-1")
    for old, new in pairwise(names):
        await relabel_lot(dock.request(), await row(old), new, "torn")
    apart = Apart([Taken(dock.stock, Decimal(1))], await row(names[-1]))
    await taking_apart.unbuild(dock.request(), apart, "to repair")
    await put_together("DX-2", "XC-2")

    found = await traced(api, await lot("XC-1"))
    assert shares(found, "XC-1", "DX-1") == [bounds("1", "1")] * 2
    assert lots_of(found) == {"XC-1", *names}
    assert found["extent"]["cut"] == "COMPLETE"
    assert lots_of(await traced(api, await lot("XC-1"), scope="BY_TIME")) == {"XC-1", *names}
    assert lots_of(await traced(api, await lot("XB-1"))) >= {"DX-1", "DX-2"}
    for name in names:
        assert lots_of(await traced(api, await lot(name))) >= {"XB-1", "XC-1", "DX-2", *names}
    assert lots_of(await traced(api, await lot("G-1"))) >= {"XB-1", "XC-1", "DX-2"}
    behind = await traced(api, await lot("DX-2"), "BACK")
    assert lots_of(behind) == {"DX-2", "XB-1", "XC-2", *names, "G-1"}
    assert shares(behind, "XC-2", "DX-2") == [bounds("1", "1")] * 2
    assert shares(behind, "XB-1", "DX-1") == [bounds("1", "1"), bounds("0", "1")]
    assert shares(behind, "G-1")[0]["atMost"] == "9"
    later = await traced(api, await lot("XC-2"))
    assert lots_of(later) == {"XC-2", "DX-2"}
    serials = ("XC-1", "XC-2", "XB-1")
    several = await traced(api, {"lots": [gid("Lot", await row(number)) for number in serials]})
    assert shares(several, *serials, "DX-2") == [*[bounds("1", "1")] * 3, bounds("2", "2")]


def lots_of(found: dict[str, Any]) -> set[str]:
    return {name for name in found["nodes"] if name[0] in "XDG"}


async def test_a_part_stands_ahead_of_its_lot_and_the_lot_behind_the_part(api: Api, dock: Dock) -> None:
    """Though each is a step from the other both ways, since the part was poured back."""
    await dock.received(dock.flour, "A-1", 12)
    await split(dock, "A-1", "B-1", 6)
    await pour(dock, "B-1", "A-1")
    whole, part = [await traced(api, await lot(number), "BOTH") for number in ("A-1", "B-1")]
    assert (whole["nodes"]["B-1"]["depth"], part["nodes"]["A-1"]["depth"]) == (1, -1)
    assert whole["nodes"]["B-1"]["share"] == {"atLeast": "6", "atMost": "6"}
    assert whole["nodes"]["WH1/IN/00001"]["depth"] == -1


async def test_a_relabelling_that_is_taken_back_leaves_each_delivery_what_it_took(
    api: Api, dock: Dock
) -> None:
    await dock.received(dock.flour, "A-1", 10)
    first = await sent(dock, dock.flour, "A-1", 2)
    await relabel_lot(dock.request(), await row("A-1"), "B-1", "a slip")
    second = await sent(dock, dock.flour, "B-1", 3)
    await relabel_lot(dock.request(), await row("B-1"), "A-1", "it was right")
    documents = [(await Transfer.get(id=each)).number for each in (first, second)]
    for number in ("A-1", "B-1"):
        found = await traced(api, await lot(number))
        went = {at: edge for at, edge in found["edges"].items() if at[1] in ("SHIPPED", "WENT_TO")}
        assert {(at[0], at[2]): edge["quantity"] for at, edge in went.items()} == {
            ("A-1", documents[0]): "2",
            ("A-1", documents[1]): "3",
            (documents[0], "Corner shop"): "2",
            (documents[1], "Corner shop"): "3",
        }
        assert found["customers"]["nodes"][0]["share"]["atMost"] == "5"
