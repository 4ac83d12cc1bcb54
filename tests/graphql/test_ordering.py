"""Orders through the API."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.money_words import BillingPolicy
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.products import PackagingGiven
from lotbook.domain.words import Role
from lotbook.models import Packaging, TransferLine
from lotbook.services import company
from lotbook.services.quantities import LineQuantity, record_quantities
from tests.dock import Dock
from tests.graphql.conftest import Api, gid


async def test_an_order_in_packagings(api: Api, dock: Dock) -> None:
    egg = await dock.product("EGG", packagings=[PackagingGiven("tray", Decimal(30))])
    tray = gid("Packaging", (await Packaging.get(product_id=egg)).id)
    bought = {"product": gid("Product", egg), "unit": tray}
    line = """product { sku } quantity unit { symbol } packaging { id name } perPackaging stockQuantity
        price pricePer net"""
    saved = await api.do(
        "createPurchaseOrder",
        {
            "vendor": gid("Partner", dock.vendor),
            "warehouse": gid("Warehouse", dock.warehouse),
            "expectedOn": "2026-12-01",
            "lines": [
                bought | {"quantity": "3", "price": "4.51"},
                bought | {"quantity": "1", "price": "0.15033", "pricePer": "STOCK_UNIT"},
            ],
        },
        f"... on PurchaseOrderPayload {{ order {{ id version lines(first: 2) {{ nodes {{ {line} }} }} }} }}",
    )
    by_tray, by_piece = saved["order"]["lines"]["nodes"]
    packed = {"unit": {"symbol": "pcs"}, "packaging": {"id": tray, "name": "tray"}, "perPackaging": "30"}
    assert by_tray == packed | {
        **{"product": {"sku": "EGG"}, "quantity": "3", "stockQuantity": "90"},
        **{"price": "4.51", "pricePer": "ORDERED_UNIT", "net": "13.53"},
    }
    assert by_piece == packed | {
        **{"product": {"sku": "EGG"}, "quantity": "1", "stockQuantity": "30"},
        **{"price": "0.15033", "pricePer": "STOCK_UNIT", "net": "4.51"},
    }
    confirmed = await api.do(
        "confirmPurchaseOrder",
        {"order": saved["order"]["id"], "version": saved["order"]["version"]},
        """... on ConfirmPurchaseOrderPayload { receipts { lines(first: 1) { nodes {
          expected packaging { name } perPackaging } } } }""",
    )
    [awaited] = confirmed["receipts"][0]["lines"]["nodes"]
    assert awaited == {"expected": "90", "packaging": {"name": "tray"}, "perPackaging": "30"}


async def test_an_order_above_the_limit_of_a_key_waits(api: Api, dock: Dock) -> None:
    version = (await api.ask("{ settings { version } }"))["settings"]["version"]
    limit = {"role": "OPERATOR", "currency": "EUR", "amount": "1000"}
    saved = await api.do(
        "setPurchaseLimits",
        {"version": version, "limits": [limit]},
        "... on SettingsPayload { settings { purchaseLimits { role currency amount } } }",
    )
    assert saved["settings"]["purchaseLimits"] == [limit | {"amount": "1000.00"}]
    given = OrderLineGiven(dock.bag, Decimal(1), price=Decimal("1000.01"), tax_rate=Decimal(0))
    order = gid("PurchaseOrder", await dock.order(given))
    shown = "... on ApprovalRequired { amount limit currency leastRole order { state approvalAskedAt } }"
    asked = await api.do("confirmPurchaseOrder", {"order": order, "version": 1}, shown, Role.OPERATOR)
    assert asked["order"]["approvalAskedAt"] and asked["order"]["state"] == "DRAFT"
    facts = {"amount": "1000.01", "limit": "1000.00", "currency": "EUR", "leastRole": "MANAGER"}
    assert facts.items() <= asked.items() and asked["__typename"] == "ApprovalRequired"
    kinds = "{ attention { kind count } }"
    [waits] = (await api.ask(kinds, Role.MANAGER))["attention"]
    assert waits == {"kind": "ORDERS_TO_APPROVE", "count": 1}
    assert (await api.ask(kinds, Role.OPERATOR))["attention"] == []
    for amount, waiting in (("1000.00", []), ("1000.01", [waits])):
        of_managers = {"version": (await api.ask("{ settings { version } }"))["settings"]["version"]}
        of_managers["limits"] = [limit, limit | {"role": "MANAGER", "amount": amount}]
        await api.do("setPurchaseLimits", of_managers, "")
        assert (await api.ask(kinds, Role.MANAGER))["attention"] == waiting
        assert (await api.ask(kinds, Role.ADMINISTRATOR))["attention"] == [waits]
    no = {"order": order, "version": 2, "reason": "too dear"}
    show = "... on PurchaseOrderPayload { order { declinedReason leastRole approvalAskedBy { name } } }"
    declined = (await api.do("declinePurchaseOrder", no, show, Role.MANAGER))["order"]
    assert declined == {"declinedReason": "too dear", "leastRole": "MANAGER", "approvalAskedBy": None}
    again = {"order": order, "version": 3}
    await api.do("confirmPurchaseOrder", again, "", Role.OPERATOR)
    await api.do("confirmPurchaseOrder", again | {"version": 4}, "", Role.MANAGER)
    asked = """query ($id: ID!) { purchaseOrder(id: $id) { state operations(first: 9) { nodes {
      kind waitsForApproval } } } }"""
    found = (await api.ask(asked, id=order))["purchaseOrder"]
    told = [(each["kind"], each["waitsForApproval"]) for each in found["operations"]["nodes"]]
    assert found["state"] == "CONFIRMED" and told[:4] == [
        ("CONFIRM_PURCHASE_ORDER", False),
        ("CONFIRM_PURCHASE_ORDER", True),
        ("DECLINE_PURCHASE_ORDER", False),
        ("CONFIRM_PURCHASE_ORDER", True),
    ]


FAR = """query ($filter: OrderFilter) {
  orders: %s(first: 50, filter: $filter) { nodes { number state moved: %s billed: %s } } }"""


async def test_orders_are_found_by_how_far_they_have_come(api: Api, dock: Dock) -> None:
    """A filter finds exactly those orders that say so of themselves."""
    await dock.order((dock.bag, 1))
    part = await dock.order((dock.bag, 4), (dock.bag, 2))
    receipt = await dock.confirm(part)
    line = (await TransferLine.filter(transfer_id=receipt).order_by("position"))[0]
    await record_quantities(dock.request(), receipt, [LineQuantity(line.id, Decimal(3))])
    await dock.validate(receipt)
    billed = await dock.taken_in((dock.bag, 5))
    await dock.bill(billed)
    await dock.taken_in((dock.bag, 6))
    await dock.confirm(await dock.order((dock.bag, 7)))
    await dock.sale((dock.bag, 1))
    await dock.delivery((dock.bag, 2))
    for query, moved, of_papers in (
        ("purchaseOrders", "receipt", "billing"),
        ("salesOrders", "delivery", "invoicing"),
    ):
        asked = FAR % (query, moved, of_papers)
        everything = (await api.ask(asked))["orders"]["nodes"]
        for name in ("moved", "billed"):
            for far in ("NOTHING", "PART", "ALL", "MORE", "NOT_NEEDED"):
                found = (await api.ask(asked, filter={name: [far]}))["orders"]["nodes"]
                assert found == [each for each in everything if each[name] == far], (query, name, far)
    to_bill = FAR % ("purchaseOrders", "receipt", "billing")
    numbers = [
        each["number"] for each in (await api.ask(to_bill, filter={"toBill": True}))["orders"]["nodes"]
    ]
    assert numbers == ["PO-2026-00002", "PO-2026-00004"]
    to_come = {"states": ["CONFIRMED"], "moved": ["NOTHING", "PART"]}
    numbers = [each["number"] for each in (await api.ask(to_bill, filter=to_come))["orders"]["nodes"]]
    assert numbers == ["PO-2026-00002", "PO-2026-00005"]
    await company.update_settings(dock.request(), 1, billing=BillingPolicy.ORDERED)
    numbers = [
        each["number"] for each in (await api.ask(to_bill, filter={"toBill": True}))["orders"]["nodes"]
    ]
    assert numbers == ["PO-2026-00002", "PO-2026-00004", "PO-2026-00005"]
