"""What needs a manager, counted, and the lists that show all of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from lotbook.domain.words import OperationKind, Role
from lotbook.services import giving_up
from lotbook.services.order_sides import SALES
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

TODAY = datetime.now(UTC).date()
ASKED = (
    """query ($days: Int! = 7) { attention(days: $days) { kind count mostUrgent first { __typename id } } }"""
)
LOTS = """query ($filter: LotFilter) { lots(first: 9, filter: $filter, sort: NUMBER_ASC) { nodes { number } } }"""


async def waiting(api: Api, role: Role = Role.MANAGER, **asked: int) -> dict[str, dict[str, Any]]:
    items = (await api.ask(ASKED, role, **asked))["attention"]
    return {item["kind"]: item for item in items}


async def numbers(api: Api, **filter: object) -> list[str]:
    found = await api.ask(LOTS, Role.VIEWER, filter=filter)
    return [lot["number"] for lot in found["lots"]["nodes"]]


def day(ahead: int) -> date:
    return TODAY + timedelta(ahead)


async def test_where_nothing_waits_nothing_is_told(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1", 1)
    assert await waiting(api) == {}


async def test_orders_wait_for_those_who_may_confirm_them(api: Api, dock: Dock) -> None:
    orders = [await dock.order((dock.bag, 1), due_on=day(9 - each)) for each in range(5)]
    quotation = await dock.sale((dock.bag, 1), due_on=day(3))
    found = await waiting(api, Role.OPERATOR)
    assert found["PURCHASES_TO_CONFIRM"]["count"] == 5
    assert found["PURCHASES_TO_CONFIRM"]["mostUrgent"] == day(5).isoformat()
    urgent = [{"__typename": "PurchaseOrder", "id": gid("PurchaseOrder", each)} for each in orders[:1:-1]]
    assert found["PURCHASES_TO_CONFIRM"]["first"] == urgent
    assert found["SALES_TO_CONFIRM"]["first"] == [
        {"__typename": "SalesOrder", "id": gid("SalesOrder", quotation)}
    ]
    assert await waiting(api, Role.VIEWER) == {}
    await dock.confirm(quotation, SALES)
    await dock.confirm(orders[0])
    found = await waiting(api)
    assert {kind: item["count"] for kind, item in found.items()} == {"PURCHASES_TO_CONFIRM": 4}


async def test_an_order_of_which_nothing_is_under_way_is_told_until_its_receipt_is_made_anew(
    api: Api, dock: Dock
) -> None:
    bought, sold = await dock.order((dock.bag, 1), (dock.radio, 2)), await dock.sale((dock.bag, 1))
    for transfer in (await dock.confirm(bought), await dock.confirm(sold, SALES)):
        version = await dock.version_of(transfer)
        await giving_up.cancel_transfer(dock.request(), transfer, version, "wrong day")
    await dock.confirm(await dock.order((dock.bag, 7)))
    await dock.order((dock.bag, 8))
    asked = """query ($not: Boolean) { purchaseOrders(first: 9, filter: { notUnderWay: $not }) {
      nodes { id version notUnderWay } } }"""
    for role, told in (
        (Role.VIEWER, set()),
        (Role.OPERATOR, {"PURCHASES_NOT_UNDER_WAY", "SALES_NOT_UNDER_WAY"}),
    ):
        found = await waiting(api, role)
        assert {kind for kind in found if kind.endswith("_NOT_UNDER_WAY")} == told
    assert found["SALES_NOT_UNDER_WAY"]["first"] == [
        {"__typename": "SalesOrder", "id": gid("SalesOrder", sold)}
    ]
    [order] = (await api.ask(asked, Role.VIEWER, **{"not": True}))["purchaseOrders"]["nodes"]
    assert (order["id"], order["notUnderWay"]) == (gid("PurchaseOrder", bought), 2)
    others = (await api.ask(asked, Role.VIEWER, **{"not": False}))["purchaseOrders"]["nodes"]
    assert [each["notUnderWay"] for each in others] == [0, 0]

    named = {"order": order["id"], "version": order["version"]}
    shown = "... on ConfirmPurchaseOrderPayload { order { notUnderWay } receipts { number state } }"
    made = await api.do("makeReceipt", named, shown, Role.OPERATOR)
    assert made["order"] == {"notUnderWay": 0}
    assert made["receipts"] == [{"number": "WH1/IN/00003", "state": "READY"}]
    named = {"order": gid("SalesOrder", sold), "version": 2}
    shown = "... on ConfirmSalesOrderPayload { order { notUnderWay } deliveries { number state } }"
    made = await api.do("makeDelivery", named, shown, Role.OPERATOR)
    assert made["deliveries"] == [{"number": "WH1/OUT/00002", "state": "READY"}]
    assert not {kind for kind in await waiting(api) if kind.endswith("_NOT_UNDER_WAY")}
    assert (await api.ask(asked, Role.VIEWER, **{"not": True}))["purchaseOrders"]["nodes"] == []


async def test_what_is_late_is_told_by_the_way_it_goes(api: Api, dock: Dock) -> None:
    late = await dock.receipt((dock.bag, 1), due_on=day(-3))
    await dock.receipt((dock.bag, 1), due_on=day(3))
    await dock.delivery((dock.bag, 1), due_on=day(-2))
    await dock.transfer(OperationKind.VENDOR_RETURN, (dock.bag, 1), partner=dock.vendor, due_on=day(-1))
    found = await waiting(api, Role.VIEWER)
    assert {kind: item["mostUrgent"] for kind, item in found.items()} == {
        "LATE_RECEIPTS": day(-3).isoformat(),
        "LATE_DELIVERIES": day(-2).isoformat(),
        "LATE_RETURNS": day(-1).isoformat(),
    }
    assert found["LATE_RECEIPTS"]["first"] == [{"__typename": "Transfer", "id": gid("Transfer", late)}]


async def test_lots_that_expire_count_while_they_are_on_hand(api: Api, dock: Dock) -> None:
    for number, ahead in (("GONE", -40), ("PAST", -4), ("SOON", 5), ("LATER", 30)):
        await dock.lot(dock.flour, number, expiry=day(ahead))
        if number != "GONE":
            await dock.received(dock.flour, number, 5)
    found = await waiting(api)
    assert {kind: (item["count"], item["mostUrgent"]) for kind, item in found.items()} == {
        "EXPIRED_LOTS": (1, day(-4).isoformat()),
        "EXPIRING_LOTS": (1, day(5).isoformat()),
    }
    assert (await waiting(api, days=60))["EXPIRING_LOTS"]["count"] == 2
    soon = {"lastDayFrom": day(-1).isoformat(), "lastDayUntil": day(7).isoformat(), "onHand": True}
    assert await numbers(api, **soon) == ["SOON"]


@pytest.mark.parametrize("days", [-1, 3_651, 2**31 - 1])
async def test_days_that_cannot_be_meant_are_refused(api: Api, dock: Dock, days: int) -> None:
    assert await api.refused_code(ASKED, Role.MANAGER, days=days) == "DAYS_OUT_OF_RANGE"


async def test_held_lots_are_told_whatever_holds_them(api: Api, dock: Dock) -> None:
    lots = {
        number: await dock.lot(dock.flour, number) for number in ("BY-LOT", "BY-PLACE", "FREE", "USED-UP")
    }
    for number in ("BY-LOT", "BY-PLACE", "FREE"):
        await dock.received(dock.flour, number, 5)
    await dock.hold(lot=lots["BY-LOT"])
    await dock.hold(lot=lots["USED-UP"])
    assert (await waiting(api))["HELD_LOTS"]["first"] == [
        {"__typename": "Lot", "id": gid("Lot", lots["BY-LOT"])}
    ]
    assert await numbers(api, held=True, onHand=True) == ["BY-LOT"]
    assert await numbers(api, held=False) == ["BY-PLACE", "FREE"]

    decide = {"lots": [gid("Lot", lots["FREE"])], "disposition": "QUARANTINE", "reason": "to be tested"}
    await api.do("setDisposition", decide, "", Role.MANAGER)
    assert (await waiting(api))["HELD_LOTS"]["count"] == 2
    await dock.hold(location=dock.stock)
    assert (await waiting(api))["HELD_LOTS"]["count"] == 3
    assert await numbers(api, held=True) == ["BY-LOT", "BY-PLACE", "FREE", "USED-UP"]
