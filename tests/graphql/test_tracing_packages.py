"""A trace from a package is of what was put into it, not of all that shares its numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lotbook.models import Lot, Package, StockMoveLine, Transfer
from lotbook.services import packing
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.graphql.test_tracing import traced
from tests.scenarios.telling import correct, scan, settle
from tests.services.test_packing import pack


async def of(number: str, quantity: int) -> Goods:
    return Goods(lot=(await Lot.get(number=number)).id, quantity=Decimal(quantity))


async def begun(dock: Dock) -> int:
    """Of 40 F-1 and 20 F-2, 20 of the first went away; then 10 and 5 were packed, and 4 of the first taken out."""
    await settle("settings", 1, gs1_prefix="9521234")
    await dock.received(dock.flour, "F-1", 40)
    await dock.received(dock.flour, "F-2", 20)
    await deliver(dock, 20, "F-1 x 20")
    box = await pack(dock, await of("F-1", 10), await of("F-2", 5))
    await packing.unpack_goods(dock.request(), box, [await of("F-1", 4)])
    return box


async def deliver(dock: Dock, quantity: int, loose: str = "", box: int | None = None) -> str:
    """The number of a delivery of loose goods, and of all that lies in a package."""
    delivery = await dock.delivery((dock.flour, quantity))
    if loose:
        await dock.number(delivery, dock.flour, loose)
    if box:
        await scan(dock, delivery, f"00{(await Package.get(id=box)).number}")
    await dock.validate(delivery)
    return str((await Transfer.get(id=delivery)).number)


async def traced_of(api: Api, box: int, way: str = "FORWARD", **more: Any) -> dict[str, Any]:
    return await traced(api, {"package": gid("Package", box)}, way, **more)


def share(found: dict[str, Any], name: str) -> tuple[str, str]:
    each = found["nodes"][name]["share"]
    return each["atLeast"], each["atMost"]


def gone(found: dict[str, Any]) -> dict[tuple[str, str], tuple[str, str]]:
    """By lot and delivery, how much of the start is in it."""
    return {
        (name[0], name[2]): tuple(edge["share"].values())
        for name, edge in found["edges"].items()
        if name[1] == "SHIPPED" and name[0].startswith("F-")
    }


async def test_the_start_is_what_was_put_into_the_package(api: Api, dock: Dock) -> None:
    box = await begun(dock)
    boxed = await deliver(dock, 11, box=box)
    loose = await deliver(dock, 3, "F-1 x 3")
    found = await traced_of(api, box)
    assert (share(found, "F-1"), share(found, "F-2")) == (("10", "10"), ("5", "5"))
    assert gone(found) == {
        ("F-1", "WH1/OUT/00001"): ("0", "10"),
        ("F-1", boxed): ("6", "6"),
        ("F-2", boxed): ("5", "5"),
        ("F-1", loose): ("0", "3"),
    }
    found = await traced_of(api, box, scope="BY_TIME")
    assert {delivery for _, delivery in gone(found)} == {boxed, loose}, "what left before it was packed"
    found = await traced_of(api, box, "BACK")
    assert found["vendors"]["nodes"][0]["share"] == {"atLeast": "15", "atMost": "15"}


async def test_of_a_delivery_of_more_than_the_package_nobody_knows_how_much_was_in_it(
    api: Api, dock: Dock
) -> None:
    box = await begun(dock)
    mixed = await deliver(dock, 13, "F-1 x 2", box)
    found = await traced_of(api, box)
    assert gone(found)["F-1", mixed] == ("0", "8")


async def test_what_is_put_in_again_may_be_the_same_or_not(api: Api, dock: Dock) -> None:
    box = await begun(dock)
    await pack(dock, await of("F-1", 1), package=box)
    found = await traced_of(api, box)
    assert (share(found, "F-1"), share(found, "F-2")) == (("40", "40"), ("5", "5"))


async def test_what_was_not_in_it_after_all_is_none_of_the_start(api: Api, dock: Dock) -> None:
    box = await begun(dock)
    await deliver(dock, 11, box=box)
    await dock.received(dock.flour, "F-3", 5)
    lines = StockMoveLine.filter(lot__number="F-2", destination__usage="CUSTOMER")
    await correct(dock, Correction(move_line=(await lines)[0].id, number="F-3"))
    found = await traced_of(api, box)
    assert found["startCount"] == 2
    assert (share(found, "F-1"), share(found, "F-3")) == (("10", "10"), ("5", "5"))
