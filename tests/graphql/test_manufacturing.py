"""Something is made, and taken apart again, through the API."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from lotbook.domain.words import Role, Tracking
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

ORDER = """id number state version quantity produced begun late product { sku } remainderOf { number }
  components { product { sku } expected consumed } byProducts { product { sku } expected produced }
  transfers { id state origin { number } operationType { kind } lines(first: 5) { nodes { id product { sku } } } }
  runs { id kind operation { sequence } posted { sequence } inputs { lot { number } quantity }
    outputs { lot { number } quantity uses { lot { number } quantity assigned } } }"""
SAVED = f"... on ManufacturingOrderPayload {{ order {{ {ORDER} }} }}"


async def scans_on_the_order(api: Api, order: str, dock: Dock) -> None:
    """A kit is scanned, then the radio that goes into it; other scans on the order are refused."""

    async def scan(raw: str, **more: Any) -> dict[str, Any]:
        sent = {"transfer": order, "scan": {"raw": raw, "reader": "WEDGE"}} | more
        shown = "... on RecordScanPayload { effect { action number } }"
        return await api.do("recordScan", sent, f"{shown} ... on NotOnDocument {{ canBeTaken }}")

    asked = "query ($id: ID!, $raw: String!) { resolveScan(on: $id, scan: {raw: $raw, reader: WEDGE})"
    asked += " { effect { action number refusal { code } } } }"
    foretold = await api.ask(asked, Role.VIEWER, id=order, raw="K-1")
    assert foretold["resolveScan"]["effect"] == {"action": "RECORD_NUMBER", "number": "K-1", "refusal": None}
    assert (await scan("K-1"))["effect"] == {"action": "RECORD_NUMBER", "number": "K-1"}
    again = {"chooseOutput": True}
    assert (await scan("K-1", **again))["effect"] == {"action": "CHOOSE_OUTPUT", "number": "K-1"}
    foretold = await api.ask(asked, Role.VIEWER, id=order, raw="SN-2")
    assert foretold["resolveScan"]["effect"]["number"] == "SN-2"
    assert (await scan("SN-2", into="K-9"))["__typename"] == "NotFound"
    assert (await scan("SN-2", into="K-1"))["effect"] == {"action": "RECORD_NUMBER", "number": "SN-2"}
    await dock.received(dock.flour, "F-1", 1)
    assert (await scan("F-1", quantity="1"))["__typename"] == "NotOnDocument"
    assert (await scan("F-1", quantity="1"))["canBeTaken"] is True


async def test_a_kit_is_made_and_taken_apart(api: Api, dock: Dock) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await dock.received(dock.radio, "SN-1 x 2", 2)
    product = {"product": gid("Product", kit), "quantity": "1"}
    part = {"product": gid("Product", dock.radio), "quantity": "1"}
    bill = product | {"components": [part]}
    show = "... on BillOfMaterialsPayload { billOfMaterials { revision state components { loss } } }"
    saved = await api.do("saveBillOfMaterials", bill, show, Role.MANAGER)
    assert saved["billOfMaterials"] == {"revision": 1, "state": "IN_USE", "components": [{"loss": "0"}]}
    bad = product | {"components": [part | {"product": gid("Product", kit)}]}
    refused = await api.do("saveBillOfMaterials", bad, "", Role.MANAGER)
    assert (refused["__typename"], refused["field"]) == ("InvalidInput", ["components", "0", "product"])
    await api.do("saveBillOfMaterials", bill, show, Role.MANAGER)
    asked = """{ all: billsOfMaterials(first: 5) { nodes { revision } }
      kits: billsOfMaterials(first: 5, filter: {search: "kit", states: [IN_USE]}) { nodes { id revision } }
      of: billsOfMaterials(first: 5, filter: {component: "%s", states: [REPLACED]}) { nodes { revision } } }"""
    found = await api.ask(asked % gid("Product", dock.radio), Role.VIEWER)
    assert found["all"]["nodes"] == [{"revision": 2}, {"revision": 1}]
    assert [each["revision"] for each in found["kits"]["nodes"]] == [2]
    assert found["of"]["nodes"] == [{"revision": 1}]
    one = await api.ask(
        f'{{ billOfMaterials(id: "{found["kits"]["nodes"][0]["id"]}") {{ product {{ sku }} state }} }}',
        Role.VIEWER,
    )
    assert one["billOfMaterials"] == {"product": {"sku": "KIT"}, "state": "IN_USE"}

    facts = product | {
        "warehouse": gid("Warehouse", dock.warehouse),
        "dueOn": "2099-12-01",
        "quantity": "2",
    }
    refused = await api.do("createManufacturingOrder", facts, SAVED, Role.OPERATOR)
    assert refused["__typename"] == "InvalidInput"
    written = await api.do("createManufacturingOrder", facts | {"dueOn": "2030-12-01"}, SAVED, Role.OPERATOR)
    order = written["order"]
    assert (order["state"], order["components"]) == (
        "DRAFT",
        [{"product": {"sku": "RADIO"}, "expected": "2", "consumed": "0"}],
    )
    ready = await api.do("confirmManufacturingOrder", {"order": order["id"], "version": 1}, SAVED)
    order = ready["order"]
    assert [each["operationType"]["kind"] for each in order["transfers"]] == ["CONSUMPTION", "MANUFACTURING"]
    assert order["transfers"][0]["origin"] == {"number": order["number"]}
    waits = "{ warehouses { manufacturing { toConfirm ready waiting late } } }"
    making = await api.ask(waits, Role.VIEWER)
    assert making["warehouses"][0]["manufacturing"] == {"toConfirm": 0, "ready": 1, "waiting": 0, "late": 0}
    late = await api.do("createManufacturingOrder", facts | {"dueOn": "2030-12-02"}, SAVED)
    waits = "... on ManufacturingOrderPayload { order { version waiting components { missing } } }"
    late_one = {"order": late["order"]["id"]}
    waiting = (await api.do("confirmManufacturingOrder", late_one | {"version": 1}, waits))["order"]
    assert (waiting.pop("version"), waiting) == (2, {"waiting": True, "components": [{"missing": "2"}]})
    gone = late_one | {"version": 2, "reason": "no radios"}
    gone_now = (await api.do("cancelManufacturingOrder", gone, waits, Role.MANAGER))["order"]
    assert gone_now["components"] == [{"missing": "0"}]
    await scans_on_the_order(api, order["id"], dock)
    shown = "... on PostRunPayload { order { id } transfers { id state } }"
    done = await api.do("postRun", {"order": order["id"]}, shown)
    assert done["transfers"] == [{"id": each["id"], "state": "DONE"} for each in order["transfers"]]
    asked = f"query ($id: ID!) {{ manufacturingOrder(id: $id) {{ {ORDER} }} }}"
    order = (await api.ask(asked, Role.VIEWER, id=order["id"]))["manufacturingOrder"]
    begun, posted = (int(order["runs"][0][at]["sequence"]) for at in ("operation", "posted"))
    assert begun < posted
    use = {"lot": {"number": "SN-2"}, "quantity": "1", "assigned": True}
    assert order["runs"][0]["outputs"] == [{"lot": {"number": "K-1"}, "quantity": "1", "uses": [use]}]
    assert (order["produced"], order["begun"], order["components"][0]["consumed"]) == ("1", True, "1")
    in_short = "quantity numbers { count ranges { start end } }"
    asked = (
        f"query ($id: ID!) {{ node(id: $id) {{ ... on Run {{ taken {{ {in_short} }} given {{ {in_short} }}"
    )
    asked += " outputs(most: 1) { posted { sequence } uses(assigned: false) { quantity } } } } }"
    run = (await api.ask(asked, Role.VIEWER, id=order["runs"][0]["id"]))["node"]
    assert run["taken"] == [
        {"quantity": "1", "numbers": {"count": 1, "ranges": [{"start": "SN-2", "end": "SN-2"}]}}
    ]
    assert run["given"] == [
        {"quantity": "1", "numbers": {"count": 1, "ranges": [{"start": "K-1", "end": "K-1"}]}}
    ]
    assert run["outputs"] == [{"posted": order["runs"][0]["posted"], "uses": []}]
    none = await api.answer(
        "query ($id: ID!) { node(id: $id) { ... on Run { inputs(most: 0) { quantity } } } }",
        {"id": order["runs"][0]["id"]},
        Role.VIEWER,
    )
    assert none["errors"][0]["extensions"]["code"] == "PAGE_SIZE_OUT_OF_RANGE"

    lots = await api.ask(
        "{ lots(first: 9, sort: NUMBER_ASC) { nodes { id number"
        " madeOf { lot { number } } usedIn { lot { number } } } } }",
        Role.VIEWER,
    )
    by_number = {lot["number"]: lot for lot in lots["lots"]["nodes"]}
    assert by_number["K-1"]["madeOf"] == [{"lot": {"number": "SN-2"}}]
    assert by_number["SN-2"]["usedIn"] == [{"lot": {"number": "K-1"}}]
    pair = {"lot": by_number["SN-2"]["id"], "output": by_number["K-1"]["id"], "quantity": "1"}
    shown = "... on RunPayload { run { kind outputs { uses { assigned bounds { atLeast atMost } } } } }"
    said = await api.do("assignInputs", {"run": order["runs"][0]["id"], "inputs": [pair]}, shown)
    known = {"assigned": True, "bounds": {"atLeast": "1", "atMost": "1"}}
    assert said["run"]["outputs"] == [{"uses": [known]}]

    done = await api.do(
        "finishManufacturingOrder",
        {"order": order["id"], "version": order["version"], "remainder": True},
        "... on FinishManufacturingOrderPayload { order { state } remainder { quantity state remainderOf { id } } }",
    )
    rest = {"quantity": "1", "state": "CONFIRMED", "remainderOf": {"id": order["id"]}}
    assert (done["order"], done["remainder"]) == ({"state": "DONE"}, rest)
    open_ones = await api.ask(
        '{ manufacturingOrders(first: 5, filter: {states: [CONFIRMED], search: "kit"}) { nodes { produced begun } } }',
        Role.VIEWER,
    )
    assert open_ones["manufacturingOrders"]["nodes"] == [{"produced": "0", "begun": False}]

    apart = {
        "lot": by_number["K-1"]["id"],
        "taken": [{"location": gid("Location", dock.stock), "quantity": "1"}],
        "reason": "does not work",
    }
    undone = await api.do(
        "unbuild", apart, "... on RunPayload { run { id kind reason outputs { lot { number } } } }"
    )
    run = undone["run"].pop("id")
    assert undone["run"] == {
        "kind": "UNBUILD",
        "reason": "does not work",
        "outputs": [{"lot": {"number": "SN-2"}}],
    }
    refused = await api.do("unbuild", apart)
    assert refused["__typename"] == "InsufficientStock"
    again = await api.do(
        "undoUnbuild",
        {"run": run, "reason": "it works"},
        "... on RunPayload { run { outputs { quantity } } }",
    )
    assert again["run"] == {"outputs": []}
    lines = await api.ask(
        f'{{ lot(id: "{by_number["K-1"]["id"]}") {{ moveLines(first: 1) {{ nodes {{ run {{ kind }} }} }} }} }}',
        Role.VIEWER,
    )
    assert lines["lot"]["moveLines"]["nodes"] == [{"run": {"kind": "UNBUILD"}}]


async def test_each_revision_is_in_force_from_its_own_day(api: Api, dock: Dock) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    part = {"product": gid("Product", dock.radio), "quantity": "1"}
    bill = {"product": gid("Product", kit), "quantity": "1", "components": [part]}
    today = datetime.now(UTC).date()
    for days in (None, 400, 30, 30):  # the third begins before the second, the fourth mends the third
        later = {} if days is None else {"validFrom": str(today + timedelta(days))}
        await api.do("saveBillOfMaterials", bill | later, "", Role.MANAGER)
    asked = """query ($states: [BillOfMaterialsState!]) {
      billsOfMaterials(first: 9, filter: {states: $states}) { nodes { revision state } } }"""
    found = await api.ask(asked, Role.VIEWER, states=None)
    assert {each["revision"]: each["state"] for each in found["billsOfMaterials"]["nodes"]} == {
        1: "IN_USE",
        2: "UPCOMING",
        3: "REPLACED",
        4: "UPCOMING",
    }
    for states, revisions in ((["IN_USE"], [1]), (["UPCOMING", "REPLACED"], [4, 3, 2]), ([], [])):
        found = await api.ask(asked, Role.VIEWER, states=states)
        assert [each["revision"] for each in found["billsOfMaterials"]["nodes"]] == revisions
    facts = {"product": gid("Product", kit), "warehouse": gid("Warehouse", dock.warehouse), "quantity": "1"}
    made = "... on ManufacturingOrderPayload { order { billOfMaterials { revision } } }"
    for days, revision in ((0, 1), (45, 4), (400, 2)):
        due = facts | {"dueOn": str(today + timedelta(days))}
        order = (await api.do("createManufacturingOrder", due, made, Role.OPERATOR))["order"]
        assert order["billOfMaterials"]["revision"] == revision
    await api.do(
        "saveBillOfMaterials", bill, "", Role.MANAGER
    )  # mends what is in use, and nothing that is planned
    found = await api.ask(asked, Role.VIEWER, states=["IN_USE", "UPCOMING"])
    assert [each["revision"] for each in found["billsOfMaterials"]["nodes"]] == [5, 4, 2]
    never = bill | {"validFrom": str(today - timedelta(1))}
    refused = await api.do(
        "saveBillOfMaterials", never, "... on InvalidInput { message field }", Role.MANAGER
    )
    assert refused["field"] == ["validFrom"]
    assert refused["message"].startswith("Revision 5 is in use from ")
