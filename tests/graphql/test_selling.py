"""What customers order, through the API: from the quotation to the goods that left."""

from __future__ import annotations

from lotbook.domain.words import Role
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

ORDER = """... on SalesOrderPayload { order { id version number state customer { name } customerReference dueOn
  deliverTo { street city country } net tax total delivery traceable transfers { number }
  lines(first: 5) { totalCount nodes { id product { sku } quantity stockQuantity delivered price net } } } }"""
CONFIRMED = """... on ConfirmSalesOrderPayload { order { state version }
  deliveries { id number state partner { name } origin { number } lines(first: 5) { nodes { id expected } } } }"""


def quotation(dock: Dock, product: int, quantity: str, price: str, **more: object) -> dict[str, object]:
    """A quotation for one product, as it is sent."""
    return {
        "customer": gid("Partner", dock.customer),
        "warehouse": gid("Warehouse", dock.warehouse),
        "dueOn": "2026-12-01",
        "lines": [{"product": gid("Product", product), "quantity": quantity, "price": price}],
    } | more


async def test_from_the_quotation_to_the_goods_that_left(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    sent = quotation(dock, dock.radio, "2", "49.90", customerReference="C-77")
    order = (await api.do("createSalesOrder", sent, ORDER))["order"]
    assert (order["state"], order["customer"], order["total"]) == (
        *("DRAFT", {"name": "Corner shop"}),
        "99.80",
    )
    assert (order["delivery"], order["traceable"], order["transfers"]) == ("NOTHING", False, [])
    assert order["deliverTo"]["city"] == "Hamburg"
    named = {"order": order["id"], "version": order["version"]}
    changed = (await api.do("updateSalesOrder", named | {"dueOn": "2026-12-24"}, ORDER))["order"]
    assert (changed["dueOn"], changed["customerReference"]) == ("2026-12-24", "C-77")

    named["version"] = changed["version"]
    [delivery] = (await api.do("confirmSalesOrder", named, CONFIRMED))["deliveries"]
    assert (delivery["state"], delivery["partner"]["name"]) == ("READY", "Corner shop")
    assert delivery["origin"] == {"number": order["number"]}
    for number in ("SN-1", "SN-2"):
        scan = {"raw": number, "reader": "CAMERA"}
        line = delivery["lines"]["nodes"][0]["id"]
        await api.do(
            "recordScan",
            {"transfer": delivery["id"], "line": line, "scan": scan},
            "... on RecordScanPayload { transfer { version } }",
        )
    await api.do(
        "validateTransfer",
        {"transfer": delivery["id"]},
        "... on ValidateTransferPayload { backorder { id } }",
    )
    done = await api.ask(
        "query ($id: ID!) { salesOrder(id: $id) { state delivery traceable lines(first: 1) { nodes { delivered } } } }",
        id=order["id"],
    )
    assert done["salesOrder"] == {
        **{"state": "DONE", "delivery": "ALL", "traceable": True},
        "lines": {"nodes": [{"delivered": "2"}]},
    }
    moved = await api.ask(
        "query ($id: ID!) { moveLines(first: 5, filter: {document: $id}) { nodes { lot { number } } } }",
        id=order["id"],
    )
    assert sorted(each["lot"]["number"] for each in moved["moveLines"]["nodes"]) == ["SN-1", "SN-2"]


async def test_the_list_of_sales_tells_what_is_asked_of_it(api: Api, dock: Dock) -> None:
    order = await dock.sale((dock.radio, 1), reference="C-1")
    await dock.order((dock.radio, 1))
    ask = """query ($filter: OrderFilter) { salesOrders(first: 5, filter: $filter) {
      nodes { id customerReference } } }"""

    async def found(**wanted: object) -> list[str]:
        rows = (await api.ask(ask, filter=wanted))["salesOrders"]["nodes"]
        return [row["id"] for row in rows]

    mine = [gid("SalesOrder", order)]
    assert (
        await found()
        == await found(search="c-1")
        == await found(partner=gid("Partner", dock.customer))
        == mine
    )
    assert await found(states=["CONFIRMED"]) == await found(late=True) == await found(search="po-") == []


async def test_who_may_give_up_an_order(api: Api, dock: Dock) -> None:
    order = gid("SalesOrder", await dock.sale((dock.radio, 1)))
    asked = {"order": order, "version": 1, "reason": "too dear"}
    refused = await api.answer(
        """mutation ($input: CancelSalesOrderInput!) { cancelSalesOrder(input: $input) { __typename } }""",
        {"input": asked | {"operationId": "7b0e9a53-6a46-4c5c-8f0c-0d5a1f4b0c11"}},
        Role.OPERATOR,
    )
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    given_up = await api.do("cancelSalesOrder", asked, ORDER)
    assert given_up["order"]["state"] == "CANCELLED"
    assert (await api.ask("query ($id: ID!) { node(id: $id) { __typename } }", id=order))["node"] == {
        "__typename": "SalesOrder"
    }
