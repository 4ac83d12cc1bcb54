"""Bills and payments through the API."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lotbook.domain.ordering import OrderLineGiven
from lotbook.services.order_sides import SALES
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

BILL = """... on BillPayload { bill { id number version state kind net tax total due payment } }"""


async def bags(dock: Dock) -> str:
    """An order of bags, all of them received; its global id."""
    line = OrderLineGiven(dock.bag, Decimal(10), price=Decimal("1.005"), tax_rate=Decimal(19))
    return gid("PurchaseOrder", await dock.taken_in(line))


async def posted(api: Api, order: str, **head: Any) -> dict[str, Any]:
    draft = (await api.do("createBill", {"order": order} | head, BILL))["bill"]
    return (await api.do("postBill", {"bill": draft["id"], "version": draft["version"]}, BILL))["bill"]  # type: ignore[no-any-return]


async def test_from_order_to_paid_bill(api: Api, dock: Dock) -> None:
    order = await bags(dock)
    bill = await posted(api, order, vendorNumber="R-77", issuedOn="2026-11-20", dueOn="2026-12-04")
    assert bill == {
        **{"id": bill["id"], "number": "BILL-2026-00001", "version": 2, "state": "POSTED", "kind": "DEMAND"},
        **{"net": "10.05", "tax": "1.91", "total": "11.96", "due": "11.96", "payment": "NOTHING"},
    }
    paid = await api.do(
        "registerPayment",
        {"paper": bill["id"], "amount": "1.96", "paidOn": "2026-11-25", "method": "bank transfer"},
        "... on PaymentPayload { payment { id amount paidOn paper { number } } paper { due payment } }",
    )
    assert paid["payment"] | {"id": ""} == {
        **{"id": "", "amount": "1.96", "paidOn": "2026-11-25"},
        "paper": {"number": "BILL-2026-00001"},
    }
    assert paid["paper"] == {"due": "10.00", "payment": "PART"}
    shown = await api.ask(
        """query Q($id: ID!) { purchaseOrder(id: $id) { billing payment
          bills { number dueOn vendorNumber order { id } payments { amount cancelled }
            operations(first: 9) { nodes { kind document { number } } } }
          lines(first: 1) { nodes { billed leftToBill } } } }""",
        id=order,
    )
    found = shown["purchaseOrder"]
    assert (found["billing"], found["payment"]) == ("ALL", "PART")
    assert found["lines"]["nodes"] == [{"billed": "10", "leftToBill": "0"}]
    [on_it] = found["bills"]
    assert [each["kind"] for each in on_it.pop("operations")["nodes"]] == [
        *("REGISTER_PAYMENT", "POST_BILL", "CREATE_BILL")
    ]
    assert on_it == {
        **{
            "number": "BILL-2026-00001",
            "dueOn": "2026-12-04",
            "vendorNumber": "R-77",
            "order": {"id": order},
        },
        "payments": [{"amount": "1.96", "cancelled": False}],
    }


async def test_the_three_way_match_is_told_for_each_line(api: Api, dock: Dock) -> None:
    order = await bags(dock)
    read = "query Q($id: ID!) { purchaseOrder(id: $id) { lines(first: 1) { nodes { id } } } }"
    line = (await api.ask(read, id=order))["purchaseOrder"]["lines"]["nodes"][0]["id"]
    lines = [
        {"orderLine": line, "quantity": "4", "price": "1.01"},
        {"text": "Freight", "price": "9.90"},
    ]
    show = "... on BillPayload { bill { lines(first: 9) { nodes { text quantity net match orderLine { id } } } } }"
    made = await api.do("createBill", {"order": order, "lines": lines}, show)
    assert made["bill"]["lines"]["nodes"] == [
        *(
            {
                "text": "Bag",
                "quantity": "4",
                "net": "4.04",
                "match": "PRICE_DIFFERS",
                "orderLine": {"id": line},
            },
            {"text": "Freight", "quantity": "1", "net": "9.90", "match": "NO_ORDER", "orderLine": None},
        )
    ]


async def test_refusals_carry_their_facts(api: Api, dock: Dock) -> None:
    order = await bags(dock)
    bill = await posted(api, order)
    again = await api.do("createBill", {"order": order}, "... on MoreThanLeft { lines { line } }")
    assert (again["__typename"], again["lines"]) == ("MoreThanLeft", [])
    payment = {"paper": bill["id"], "amount": "12", "paidOn": "2026-11-20", "method": "cash"}
    above = await api.do("registerPayment", payment, "... on MoreThanDue { due paper { id } }")
    assert (above["code"], above["due"], above["paper"]) == (
        *("MORE_THAN_LEFT", "11.96"),
        {"id": bill["id"]},
    )
    nobody = await api.do("registerPayment", payment | {"paper": order})
    assert nobody["__typename"] == "NotFound"
    late = await api.do(
        "cancelBill",
        {"bill": bill["id"], "version": 2, "reason": "?"},
        "... on WrongState { current { id } }",
    )
    assert late["current"] == {"id": bill["id"]}
    stale = await api.do(
        "postBill",
        {"bill": bill["id"], "version": 1},
        "... on StaleVersion { current { id } currentVersion }",
    )
    assert (stale["current"], stale["currentVersion"]) == ({"id": bill["id"]}, 2)


async def test_a_credit_note_names_its_bill_both_ways(api: Api, dock: Dock) -> None:
    order = await bags(dock)
    bill = await posted(api, order)
    read = "query Q($id: ID!) { bill(id: $id) { lines(first: 1) { nodes { id leftToCredit } } creditNotes { kind } } }"
    [line] = (await api.ask(read, id=bill["id"]))["bill"]["lines"]["nodes"]
    given = {"credits": bill["id"], "lines": [{"creditedLine": line["id"], "quantity": "4"}]}
    show = """... on BillPayload { bill { kind total credits { number }
      lines(first: 1) { nodes { credits { id } } } } }"""
    note = (await api.do("createBill", {"order": order} | given, show))["bill"]
    assert (note["kind"], note["total"], note["credits"]) == (
        *("CREDIT_NOTE", "4.78"),
        {"number": "BILL-2026-00001"},
    )
    assert note["lines"]["nodes"] == [{"credits": {"id": line["id"]}}]
    found = (await api.ask(read, id=bill["id"]))["bill"]
    assert found == {
        "lines": {"nodes": [line | {"leftToCredit": "6"}]},
        "creditNotes": [{"kind": "CREDIT_NOTE"}],
    }


async def test_bills_are_found_by_what_is_due(api: Api, dock: Dock) -> None:
    order = await bags(dock)
    bill = await posted(api, order, issuedOn="2026-01-02", vendorNumber="R-77")
    read = "query Q($filter: MoneyPaperFilter) { bills(first: 9, filter: $filter) { nodes { id } } }"

    async def found(**filter: Any) -> int:
        return len((await api.ask(read, filter=filter))["bills"]["nodes"])

    assert [await found(unpaid=True), await found(overdue=True), await found(unpaid=False)] == [1, 1, 0]
    assert [await found(search="r-77"), await found(search="po-"), await found(search="x")] == [1, 1, 0]
    assert [await found(kind="CREDIT_NOTE"), await found(states=["POSTED"])] == [0, 1]
    await api.do("registerPayment", {"paper": bill["id"], "paidOn": "2026-11-20", "method": "cash"})
    assert [await found(unpaid=True), await found(overdue=True), await found(overdue=False)] == [0, 0, 1]


async def test_an_invoice_shows_the_lots_of_its_delivery(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 9", 9)
    line = OrderLineGiven(dock.radio, Decimal(4), price=Decimal("49.90"), tax_rate=Decimal(19))
    order = await dock.sale(line)
    delivery = await dock.confirm(order, SALES)
    await dock.number(delivery, dock.radio, "SN-2 x 3")
    await dock.validate(delivery)
    sold = gid("SalesOrder", order)
    show = """... on InvoicePayload { invoice { id version state order { id } lines(first: 9) { nodes {
      match ordered { ordered moved billed left } lots { count ranges { start end count } } } } } }"""
    draft = (await api.do("createInvoice", {"order": sold}, show))["invoice"]
    assert (draft["state"], draft["order"]) == ("DRAFT", {"id": sold})
    assert draft["lines"]["nodes"] == [
        {
            "match": "AGREES",
            "ordered": {"ordered": "4", "moved": "3", "billed": "3", "left": "0"},
            "lots": {"count": 3, "ranges": [{"start": "SN-2", "end": "SN-4", "count": 3}]},
        }
    ]
    posted = "... on InvoicePayload { invoice { number total due payment } }"
    made = await api.do("postInvoice", {"invoice": draft["id"], "version": draft["version"]}, posted)
    assert made["invoice"] == {
        **{"number": "INV-2026-00001", "total": "178.14", "due": "178.14", "payment": "NOTHING"},
    }
    payment = {"paper": draft["id"], "paidOn": "2026-11-20", "method": "card"}
    paid = await api.do(
        "registerPayment", payment, "... on PaymentPayload { paper { __typename number due } }"
    )
    assert paid["paper"] == {"__typename": "Invoice", "number": "INV-2026-00001", "due": "0.00"}
    shown = await api.ask(
        """query Q($id: ID!) { invoices(first: 9) { nodes { number } } salesOrder(id: $id) { invoicing payment
          invoices { number } lines(first: 1) { nodes { delivered invoiced leftToInvoice } } } }""",
        id=sold,
    )
    assert shown["invoices"]["nodes"] == shown["salesOrder"].pop("invoices") == [{"number": "INV-2026-00001"}]
    assert shown["salesOrder"] == {
        **{"invoicing": "PART", "payment": "ALL"},
        "lines": {"nodes": [{"delivered": "3", "invoiced": "3", "leftToInvoice": "0"}]},
    }
