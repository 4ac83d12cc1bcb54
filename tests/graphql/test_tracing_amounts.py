"""How much of a start is where, where goods come round again, are packed, or go out by a document that is the start."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from lotbook.domain.words import Role, Tracking
from lotbook.models import Lot, Transfer
from lotbook.services import taking_apart, validation
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.renumbering import relabel_lot
from lotbook.services.taking_apart import Apart, Taken
from tests.dock import Dock
from tests.factory import TAKES, Factory, factory
from tests.graphql.conftest import Api, gid
from tests.graphql.test_tracing import lot, traced
from tests.services.test_returning import back, given

__all__ = ["factory"]


def bounds(least: str, most: str) -> dict[str, str]:
    return {"atLeast": least, "atMost": most}


def shares(found: dict[str, Any], *names: str) -> list[dict[str, str]]:
    return [found["nodes"][name]["share"] for name in names]


async def sent(dock: Dock, product: int, number: str, quantity: int) -> int:
    out = await dock.delivery((product, quantity))
    await dock.number(out, product, number, each=quantity)
    await dock.validate(out)
    return out


async def test_what_is_taken_apart_again_is_no_more_than_there_was(
    api: Api, dock: Dock, factory: Factory
) -> None:
    """Of 100 kg 30 went into dough with 30 of another flour; 12 of that went out, the rest was taken apart."""
    dough = await dock.product("DOUGH", unit="kg")
    await factory.recipe(dough, 1, (dock.flour, "1"))
    await dock.received(dock.flour, "Q-1", 100)
    await dock.received(dock.flour, "Q-9", 50)
    order = await factory.order(dough, 60)
    await factory.takes(order, dock.flour, "Q-1", 30)
    await factory.takes(order, dock.flour, "Q-9", 30)
    await factory.gives(order, dough, "D-1", 60)
    await sent(dock, dough, "D-1", 12)
    before = await traced(api, await lot("Q-1"))
    assert shares(before, "Q-1", "D-1") == [bounds("100", "100"), bounds("30", "30")]
    made = (await Lot.get(number="D-1")).id
    await taking_apart.unbuild(dock.request(), Apart([Taken(dock.stock, Decimal(48))], made), "wrong flour")
    found = await traced(api, await lot("Q-1"))
    assert found["massBalances"]["nodes"][0]["onHand"] == "94"
    assert shares(found, "Q-1", "Q-9") == [bounds("100", "100"), bounds("0", "24")]
    assert found["customers"]["nodes"][0]["share"] == bounds("0", "12")
    assert found["nodes"]["D-1"]["share"]["atMost"] == "30"


async def test_packs_of_one_batch_hold_what_they_weigh(api: Api, dock: Dock, factory: Factory) -> None:
    """All of 30 kg flour is packed; and of 20 kg with 10 of another, a part of a pack goes out."""
    pack = await dock.product("PACK", unit="kg")
    await factory.recipe(pack, 1, (dock.flour, "1"))
    await dock.received(dock.flour, "F-1", 100)
    await dock.received(dock.flour, "F-2", 100)
    order = await factory.order(pack, 30)
    await factory.takes(order, dock.flour, "F-1", 30)
    for number, much in (("P-1", 1), ("P-2", 29)):
        await factory.gives(order, pack, number, much)
    found = await traced(api, await lot("F-1"))
    assert shares(found, "P-1", "P-2") == [bounds("1", "1"), bounds("29", "29")]
    assert found["edges"]["F-1", "CONSUMED", "P-1"]["bounds"] == bounds("1", "1")
    order = await factory.order(pack, 30)
    await factory.takes(order, dock.flour, "F-1", 20)
    await factory.takes(order, dock.flour, "F-2", 10)
    for number, much in (("P-3", 8), ("P-4", 22)):
        await factory.gives(order, pack, number, much)
    await sent(dock, pack, "P-4", 15)
    found = await traced(api, await lot("F-1"))
    assert shares(found, "P-3", "P-4") == [bounds("0", "8"), bounds("12", "20")]
    assert found["customers"]["nodes"][0]["share"] == bounds("5", "15")
    behind = await traced(api, await lot("P-4"), "BACK")
    assert shares(behind, "F-1", "F-2") == [bounds("12", "20"), bounds("2", "10")]


async def test_a_blend_of_grams_and_kilograms_is_as_much_as_went_into_it(
    api: Api, dock: Dock, factory: Factory
) -> None:
    """5,000 g and 10 kg are 15 kg, of which 7 kg and 8 kg were packed: what one has not, the other has."""
    spice, pack = await dock.product("SPICE", unit="g"), await dock.product("PACK", unit="kg")
    await factory.recipe(pack, 3, (dock.flour, "2"), (spice, "1000"))
    await dock.received(dock.flour, "F-1", 10)
    await dock.received(spice, "S-1", 5000)
    order = await factory.order(pack, 15)
    await factory.takes(order, dock.flour, "F-1", 10)
    await factory.takes(order, spice, "S-1", 5000)
    for number, much in (("P-7", 7), ("P-8", 8)):
        await factory.gives(order, pack, number, much)
    found = await traced(api, await lot("F-1"))
    assert shares(found, "P-7", "P-8") == [bounds("2", "7"), bounds("3", "8")]
    assert found["edges"]["F-1", "CONSUMED", "P-8"]["bounds"] == bounds("3", "8")
    found = await traced(api, await lot("S-1"))
    assert shares(found, "P-7", "P-8") == [bounds("0", "5000"), bounds("0", "5000")]
    behind = await traced(api, await lot("P-8"), "BACK")
    assert shares(behind, "F-1", "S-1") == [bounds("3", "8"), bounds("0", "5000")]


async def test_the_page_of_what_was_made_tells_the_bounds_of_the_trace(
    api: Api, dock: Dock, factory: Factory
) -> None:
    """Water and salt have no numbers: each is told by itself."""
    brine = await dock.product("BRINE", unit="kg")
    water, salt = [await dock.product(sku, Tracking.NONE, unit="kg") for sku in ("WATER", "SALT")]
    await factory.recipe(brine, 10, (dock.flour, "1"), (water, "5"), (salt, "4"))
    await dock.received(dock.flour, "F-1", 100)
    await dock.taken_in((water, "5"), (salt, "4"))
    order = await factory.order(brine, 10)
    transfer = await factory.open_transfer(order, TAKES)
    await factory.put(transfer, dock.flour, "F-1", 1)
    lines = [await dock.line_of(transfer, product) for product in (water, salt)]
    await record_quantities(dock.request(), transfer, [LineQuantity(line, None) for line in lines])
    await dock.validate(transfer)
    for number, much in (("B-7", 7), ("B-3", 3)):
        await factory.gives(order, brine, number, much)
    found = await api.ask(MADE_OF, Role.VIEWER)
    uses = {
        (lot["number"], use["product"]["sku"]): use["bounds"]
        for lot in found["lots"]["nodes"]
        for use in lot["madeOf"]
    }
    assert uses == {
        ("B-3", "FLOUR"): bounds("0", "1"),
        ("B-3", "WATER"): bounds("0", "3"),
        ("B-3", "SALT"): bounds("0", "3"),
        ("B-7", "FLOUR"): bounds("0", "1"),
        ("B-7", "WATER"): bounds("2", "5"),
        ("B-7", "SALT"): bounds("1", "4"),
    }
    traced_back = await traced(api, await lot("B-7"), "BACK")
    assert traced_back["edges"]["F-1", "CONSUMED", "B-7"]["bounds"] == uses["B-7", "FLOUR"]


MADE_OF = """{ lots(first: 9, filter: { search: "B-" }) { nodes { number
  madeOf { product { sku } bounds { atLeast atMost } } } } }"""


async def test_what_weighs_less_than_what_went_in_may_hold_all_of_it(
    api: Api, dock: Dock, factory: Factory
) -> None:
    syrup = await dock.product("SYRUP", unit="kg")
    await factory.recipe(syrup, 1, (dock.flour, "1"))
    await dock.received(dock.flour, "F-1", 100)
    order = await factory.order(syrup, 30)
    await factory.takes(order, dock.flour, "F-1", 30)
    for number, much in (("S-1", 1), ("S-2", 28)):
        await factory.gives(order, syrup, number, much)
    found = await traced(api, await lot("F-1"))
    assert found["massBalances"]["nodes"][0]["consumed"] == "30"
    assert shares(found, "S-1", "S-2") == [bounds("0", "30")] * 2


async def test_what_an_order_took_is_as_certain_as_what_its_run_took(
    api: Api, dock: Dock, factory: Factory
) -> None:
    await dock.received(dock.flour, "F-1", 100)
    order = await factory.order(factory.bread, 20)
    await factory.takes(order, dock.flour, "F-1", 10)
    await factory.gives(order, factory.bread, "B-1", 20)
    found = await traced(api, await lot("B-1"), "BACK")
    used = {kind: edge["share"] for (source, kind, _), edge in found["edges"].items() if source == "F-1"}
    assert used == {"CONSUMED": bounds("10", "10"), "USED": bounds("10", "10")}


async def test_what_came_back_of_a_delivery_is_not_with_its_customer(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "A-1", 20)
    delivery = await sent(dock, dock.flour, "A-1", 6)
    await dock.validate(await back(dock, delivery, await given(dock, delivery, "A-1", "2")))
    start = {"document": gid("Transfer", delivery)}
    [customer] = (await traced(api, start))["customers"]["nodes"]
    assert (customer["products"][0]["returned"], customer["share"]) == ("2", bounds("4", "4"))
    more = await sent(dock, dock.flour, "A-1", 3)
    await dock.validate(await back(dock, more, await given(dock, more, "A-1", "1")))
    [customer] = (await traced(api, start))["customers"]["nodes"]
    assert customer["share"] == bounds("3", "6")  # of which delivery the three are, the label does not say


async def test_what_went_back_to_a_vendor_is_told_behind_too(api: Api, dock: Dock, factory: Factory) -> None:
    """Of 20 kg 5 became bread and 4 went back; what is in the bread did not go back."""
    await dock.received(dock.flour, "F-1", 20)
    receipt = (await Transfer.get(number="WH1/IN/00001")).id
    await dock.validate(await back(dock, receipt, await given(dock, receipt, "F-1", "4")))
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.gives(order, factory.bread, "B-1", 10)
    for start, way, share in (
        (await lot("F-1"), "BACK", "16"),
        (await lot("F-1"), "BOTH", "16"),
        ({"document": gid("Transfer", receipt)}, "BACK", "16"),
        (await lot("B-1"), "BACK", "5"),
        (await lot("B-1"), "BOTH", "5"),
    ):
        found = await traced(api, start, way)
        [vendor] = found["vendors"]["nodes"]
        [flour] = vendor["products"]
        assert (flour["quantity"], flour["returned"], vendor["share"]) == ("20", "4", bounds(share, share))
        assert found["edges"]["F-1", "SENT_BACK", "WH1/VRET/00001"]["quantity"] == "4"
        if way == "BACK":
            depths = [found["nodes"][name]["depth"] for name in ("F-1", "WH1/VRET/00001", "Mill & Sons")]
            assert depths == [depths[0], depths[0] - 1, depths[0] - 2]


async def test_a_late_entry_before_its_goods_came_is_told_with_bounds(api: Api, dock: Dock) -> None:
    """Relabelled at noon by the book; what left under the new number is said to have left an hour before that."""
    await dock.received(dock.flour, "A-1", 10)
    between = datetime.now(UTC)
    await relabel_lot(dock.request(), (await Lot.get(number="A-1")).id, "C-1", "torn")
    delivery = await dock.delivery((dock.flour, 1))
    await dock.number(delivery, dock.flour, "C-1", each=1)
    early = {"occurred": between - timedelta(hours=1), "occurred_margin": 0}
    await validation.validate_transfer(replace(dock.request(), **early), delivery)
    at = {"until": between.isoformat()}
    for way in ("FORWARD", "BACK", "BOTH"):
        found = await traced(api, await lot("C-1"), way, limits=at)
        node = found["nodes"]["C-1"]
        assert (node["onHand"], node["share"]["atMost"]) == ("0", "1")
        [balance] = found["massBalances"]["nodes"]
        assert (balance["shipped"], balance["onHand"], balance["difference"]) == ("1", "0", "-1")
        if way != "BACK":
            assert found["customers"]["nodes"][0]["share"] == bounds("0", "1")
            assert found["edges"]["C-1", "SHIPPED", "WH1/OUT/00001"]["share"] == bounds("0", "1")
    found = await traced(api, await lot("C-1"))
    assert found["customers"]["nodes"][0]["share"] == bounds("1", "1")
