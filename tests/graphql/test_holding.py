"""Goods are stopped and let go through the API."""

from __future__ import annotations

from typing import Any

from lotbook.domain.words import OperationKind, Role
from lotbook.models import Lot
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

DELIVERY = OperationKind.DELIVERY
HOLD = """hold { id reason quantity batch lot { number } location { path } product { sku }
  placed { kind reason program } released { reason } }"""
HELD = f"... on HoldPayload {{ {HOLD} affected {{ number }} }}"
LOTS = """{ lots(first: 5, sort: NUMBER_ASC) { nodes { number status disposition decision { reason }
  holds { reason } stock { onHand held available }
  balances(first: 5) { nodes { onHand held available location { path holds { reason } } } } } } }"""
HOLDS = """query ($filter: HoldFilter) { holds(first: 5, filter: $filter) { nodes { reason } } }"""


async def lots(api: Api) -> dict[str, Any]:
    return {lot["number"]: lot for lot in (await api.ask(LOTS, Role.VIEWER))["lots"]["nodes"]}


async def test_a_lot_is_stopped_and_let_go(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    lot = gid("Lot", (await Lot.get(number="SN-1")).id)
    ask = {"target": {"lot": lot}, "reason": "does not switch on"}
    placed = await api.do("placeHold", ask, HELD, Role.OPERATOR)
    assert placed["hold"]["lot"] == {"number": "SN-1"}
    assert placed["hold"]["placed"] == {"kind": "PLACE_HOLD", "reason": ask["reason"], "program": "OPERATOR"}
    assert (placed["hold"]["released"], placed["affected"]) == (None, [])
    found = await lots(api)
    assert (found["SN-1"]["status"], found["SN-2"]["status"]) == ("ON_HOLD", "RELEASED")
    assert found["SN-1"]["holds"] == [{"reason": "does not switch on"}]
    assert found["SN-1"]["stock"] == {"onHand": "1", "held": "1", "available": "0"}
    [lying] = found["SN-1"]["balances"]["nodes"]
    assert (lying["held"], lying["available"]) == ("1", "0")

    out = await dock.transfer(DELIVERY, (dock.radio, 1), partner=dock.customer)
    scan = {
        "transfer": gid("Transfer", out),
        "scan": {"raw": "SN-1", "reader": "WEDGE"},
        "line": gid("TransferLine", await dock.line_of(out, dock.radio)),
    }
    show = "... on LotOnHold { lots { number status } lotCount holds { reason } }"
    refused = await api.do("recordScan", scan, show)
    assert (refused["__typename"], refused["code"]) == ("LotOnHold", "LOT_ON_HOLD")
    assert refused["lots"] == [{"number": "SN-1", "status": "ON_HOLD"}]
    assert (refused["lotCount"], refused["holds"]) == (1, [{"reason": "does not switch on"}])

    released = await api.do(
        "releaseHold", {"hold": placed["hold"]["id"], "reason": "battery was empty"}, HELD, Role.MANAGER
    )
    assert released["hold"]["released"] == {"reason": "battery was empty"}
    assert (await lots(api))["SN-1"]["status"] == "RELEASED"
    again = {"hold": placed["hold"]["id"], "reason": "again"}
    refused = await api.do("releaseHold", again, "... on WrongState { current { id } }", Role.MANAGER)
    assert refused["current"] == {"id": placed["hold"]["id"]}


async def test_whoever_picked_it_is_told(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1", 1)
    out = await dock.transfer(DELIVERY, (dock.radio, 1), partner=dock.customer)
    await dock.number(out, dock.radio, "SN-1")
    lot = gid("Lot", (await Lot.get(number="SN-1")).id)
    decide = {"lots": [lot], "disposition": "REJECTED", "reason": "scratched"}
    show = "... on DispositionPayload { lots { status disposition decision { reason } } affected { number } }"
    decided = await api.do("setDisposition", decide, show, Role.MANAGER)
    [shown] = decided["lots"]
    assert shown == {"status": "REJECTED", "disposition": "REJECTED", "decision": {"reason": "scratched"}}
    release = decide | {"disposition": "RELEASED", "reason": "polished"}
    before = "... on DecidedBefore { decided { lot { number } decision operation { reason } } }"
    refused = await api.do("setDisposition", release, before, Role.MANAGER)
    assert (refused["code"], refused["field"]) == ("LOT_DECIDED", ["insteadOf"])
    assert refused["decided"] == [
        {"lot": {"number": "SN-1"}, "decision": "REJECTED", "operation": {"reason": "scratched"}}
    ]
    found = """{ lots(first: 5, filter: { dispositions: [REJECTED, QUARANTINE] }) { nodes { number } } }"""
    assert (await api.ask(found))["lots"]["nodes"] == [{"number": "SN-1"}]
    assert decided["affected"] == [{"number": "WH1/OUT/00001"}]
    asked = """query ($id: ID!) { transfer(id: $id) { obstacles { __typename code message } } }"""
    told = (await api.ask(asked, id=gid("Transfer", out)))["transfer"]["obstacles"]
    assert told == [{"__typename": "LotOnHold", "code": "LOT_REJECTED", "message": "SN-1 was rejected."}]


async def test_letting_go_needs_a_manager(api: Api, dock: Dock) -> None:
    release = """mutation ($input: ReleaseHoldInput!) { releaseHold(input: $input) { __typename } }"""
    given = {"operationId": "7b9aa1a2-9d43-4f2e-8f66-0d8f5a8e6f10", "hold": gid("Hold", 1), "reason": "x"}
    assert await api.refused_code(release, Role.OPERATOR, input=given) == "FORBIDDEN"


async def test_holds_are_found(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1", 1)
    await dock.received(dock.flour, "L-1", 5)
    radio = (await Lot.get(number="SN-1")).id
    await dock.hold("scratched", lot=radio)
    await dock.hold("damp", location=dock.stock)
    await dock.hold("warped", product=dock.radio, batch="B7")

    async def reasons(**filter: Any) -> list[str]:
        found = (await api.ask(HOLDS, Role.VIEWER, filter=filter))["holds"]
        return [each["reason"] for each in found["nodes"]]

    assert await reasons() == ["warped", "damp", "scratched"]
    assert await reasons(lot=gid("Lot", radio)) == ["scratched"]
    assert await reasons(product=gid("Product", dock.radio)) == ["warped", "scratched"]
    assert await reasons(location=gid("Location", await dock.place("WH1"))) == ["damp"]
    assert await reasons(search="SN-1") == ["scratched"]
    assert await reasons(search="dam") == ["damp"]
    assert await reasons(inForce=False) == []
    assert (await lots(api))["L-1"]["status"] == "ON_HOLD"


async def test_holds_are_found_by_what_is_behind_them(api: Api, dock: Dock) -> None:
    rule = {"product": gid("Product", dock.flour), "reason": "waits for the laboratory"}
    await api.do("createQuarantineRule", rule, "", Role.MANAGER)
    await dock.received(dock.flour, "F-1", 5)
    await dock.received(dock.radio, "SN-1", 1)
    await dock.hold("scratched", lot=(await Lot.get(number="SN-1")).id)
    facts = {"kind": "REAL", "severity": "CLASS_1", "reason": "Glass", "lots": [{"numbers": ["F-1", "SN-1"]}]}
    made = await api.do("prepareRecall", facts, "... on RecallPayload { recall { id } }", Role.MANAGER)
    await api.do("startRecall", {"recall": made["recall"]["id"], "version": 1}, "", Role.MANAGER)
    holds = """query ($filter: HoldFilter) { holds(first: 5, filter: $filter) { nodes {
      kind lot { number } recall { id } quarantineRule { reason } } } }"""

    async def found(**filter: Any) -> set[tuple[Any, ...]]:
        nodes = (await api.ask(holds, Role.VIEWER, filter=filter))["holds"]["nodes"]
        assert {each["kind"] for each in nodes} <= {filter["kind"]}
        return {(each["lot"]["number"], bool(each["recall"]), bool(each["quarantineRule"])) for each in nodes}

    assert await found(kind="MANUAL") == {("SN-1", False, False)}
    assert await found(kind="QUALITY") == {("F-1", False, True)}
    assert await found(kind="RECALL") == {("F-1", True, False), ("SN-1", True, False)}
    assert await found(kind="RECALL", search="SN-1") == {("SN-1", True, False)}
    assert await found(kind="RECALL", inForce=False) == set()


async def test_what_comes_in_is_held_by_a_rule(api: Api, dock: Dock) -> None:
    ask = {
        "product": gid("Product", dock.flour),
        "reason": "waits for the laboratory",
        "checks": ["Moisture"],
    }
    shown = "id version reason active checks product { sku } vendor { name }"
    show = f"... on QuarantineRulePayload {{ rule {{ {shown} }} }}"
    made = await api.do("createQuarantineRule", ask, show, Role.MANAGER)
    assert made["rule"] | {"id": ""} == {
        "id": "", "version": 1, "reason": ask["reason"], "active": True, "checks": ["Moisture"],
        "product": {"sku": "FLOUR"}, "vendor": None,
    }  # fmt: skip
    receipt = await dock.receipt((dock.flour, 5), (dock.bag, 1))
    lines = """query ($id: ID!) { transfer(id: $id) { lines(first: 5) { nodes {
      product { sku } quarantine { reason } } } } }"""
    found = await api.ask(lines, Role.VIEWER, id=gid("Transfer", receipt))
    told = {each["product"]["sku"]: each["quarantine"] for each in found["transfer"]["lines"]["nodes"]}
    assert told == {"FLOUR": [{"reason": ask["reason"]}], "BAG": []}
    await dock.number(receipt, dock.flour, "L-1", each=5)
    await dock.validate(receipt)
    holds = """query ($filter: HoldFilter) { holds(first: 5, filter: $filter) { nodes {
      kind reason lot { number status } quarantineRule { id } } } }"""
    for filter, count in (
        ({"arrivedWith": gid("Transfer", receipt)}, 1),
        ({"kind": "QUALITY"}, 1),
        ({"kind": "MANUAL"}, 0),
    ):
        nodes = (await api.ask(holds, Role.VIEWER, filter=filter))["holds"]["nodes"]
        assert len(nodes) == count
        for hold in nodes:
            assert hold == {
                "kind": "QUALITY", "reason": ask["reason"],
                "lot": {"number": "L-1", "status": "ON_HOLD"}, "quarantineRule": {"id": made["rule"]["id"]},
            }  # fmt: skip
    [hold] = (await api.ask("{ holds(first: 5) { nodes { id together } } }"))["holds"]["nodes"]
    assert hold["together"] == 1
    open_ = "... on ChecksOpen { hold { lot { number } } checks { name failed } }"
    refused = await api.do("releaseHold", {"hold": hold["id"], "reason": "tested"}, open_, Role.MANAGER)
    assert (refused["code"], refused["checks"]) == ("CHECKS_OPEN", [{"name": "Moisture", "failed": False}])
    found = {"hold": hold["id"], "checks": [{"name": "Moisture", "passed": True, "note": "13.2 %"}]}
    checks = "... on HoldPayload { hold { checks { name passed note signed { program } } } }"
    told = await api.do("recordHoldChecks", found, checks, Role.OPERATOR)
    assert told["hold"]["checks"] == [
        {"name": "Moisture", "passed": True, "note": "13.2 %", "signed": {"program": "OPERATOR"}}
    ]
    done = {"hold": hold["id"], "reason": "tested", "together": True}
    released = await api.do("releaseHold", done, HELD, Role.MANAGER)
    assert released["hold"]["released"] == {"reason": "tested"}
    archive = {"rule": made["rule"]["id"], "version": 1, "active": False}
    archived = await api.do("updateQuarantineRule", archive, show, Role.MANAGER)
    assert (archived["rule"]["active"], archived["rule"]["version"]) == (False, 2)
    rules = "query ($filter: QuarantineRuleFilter) { quarantineRules(first: 5, filter: $filter) { nodes { id } } }"
    nodes = await api.ask(rules, Role.VIEWER, filter={"active": False})
    assert nodes["quarantineRules"]["nodes"] == [{"id": made["rule"]["id"]}]
