"""The main job through the API alone: ordered, received by scan and by numbers, put right, found again."""

from __future__ import annotations

import uuid
from typing import Any

from lotbook.domain.words import Role
from lotbook.models import TransferEntry
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.graphql.test_scanning import SCANNED

LINE = (
    "line { done remaining numberSummary { count quantity rangeCount ranges { start end count quantity } } }"
)
RECORDED = f"... on TransferLinePayload {{ {LINE} recorded {{ count ranges {{ start end }} }} }}"
VALIDATED = """... on ValidateTransferPayload {
  posted { product { sku } quantity numbers { count quantity } } backorder { number } prints { url mediaType fileName }
  transfer { state validatedAt papers { kind link { url } } traceable } }"""
LOT = """query ($number: LotNumber!) { lots(first: 5, filter: { number: $number }) { nodes {
  number stock { onHand } vendor { name } origin { number }
  balances(first: 5) { nodes { onHand location { path } } }
  moveLines(first: 9) { nodes { id quantity source { path } destination { path } document { number }
    operation { kind reason } corrects { id } correctedBy { id } } } } } }"""


async def serials(api: Api, receipt: int, dock: Dock, text: str, **more: Any) -> dict[str, Any]:
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    return await api.do("assignNumbers", {"line": line, "numbers": {"text": text}} | more, RECORDED)


async def awaited(api: Api, dock: Dock) -> dict[str, Any]:
    """The receipt of an order that is written and confirmed."""
    order = {
        "vendor": gid("Partner", dock.vendor),
        "warehouse": gid("Warehouse", dock.warehouse),
        "expectedOn": "2026-12-01",
        "lines": [
            {"product": gid("Product", dock.radio), "quantity": "5", "price": "12.5"},
            {
                "product": gid("Product", dock.flour),
                "quantity": "250",
                "unit": gid("Unit", await dock.unit("g")),
            },
        ],
    }
    saved = await api.do(
        "createPurchaseOrder", order, "... on PurchaseOrderPayload { order { id version state total } }"
    )
    assert (saved["order"]["state"], saved["order"]["total"]) == ("DRAFT", "62.50")
    confirmed = await api.do(
        "confirmPurchaseOrder",
        {"order": saved["order"]["id"], "version": saved["order"]["version"]},
        """... on ConfirmPurchaseOrderPayload { order { state } receipts { id number state
          lines(first: 5) { nodes { id expected asksFor unit { symbol } } } } }""",
    )
    [receipt] = confirmed["receipts"]
    radio, flour = receipt["lines"]["nodes"]
    assert (radio["expected"], flour["expected"], flour["unit"]["symbol"]) == ("5", "0.25", "g")
    assert (radio["asksFor"], flour["asksFor"]) == ("SERIALS", "LOTS")
    return receipt


async def numbered(api: Api, radio: dict[str, Any]) -> None:
    """Three numbers, previewed and put on a line."""
    numbers = {"count": {"start": "SN-008", "count": 3}}
    preview = (
        await api.ask(
            """query ($line: ID!, $numbers: NumbersInput!) { previewNumbers(line: $line, numbers: $numbers) {
              stamp countedDigits lacking over usable { count ranges { start end } }
              verdicts { verdict count }
             
              rows(first: 2) { totalCount nodes { position number quantity verdict conflict { number } }
                pageInfo { hasNextPage endCursor } } } }""",
            Role.OPERATOR,
            line=radio["id"],
            numbers=numbers,
        )
    )["previewNumbers"]
    assert preview["usable"] == {"count": 3, "ranges": [{"start": "SN-008", "end": "SN-010"}]}
    assert (preview["lacking"], preview["over"], preview["countedDigits"]) == ("2", "0", 0)
    assert preview["verdicts"] == [{"verdict": "NEW", "count": 3}]
    assert [row["number"] for row in preview["rows"]["nodes"]] == ["SN-008", "SN-009"]
    assert preview["rows"]["pageInfo"]["hasNextPage"] and preview["rows"]["totalCount"] == 3
    assigned = {"line": radio["id"], "numbers": numbers, "stamp": preview["stamp"]}
    done = await api.do("assignNumbers", assigned, RECORDED, Role.OPERATOR)
    assert done["recorded"] == {"count": 3, "ranges": [{"start": "SN-008", "end": "SN-010"}]}
    assert (done["line"]["done"], done["line"]["remaining"]) == ("3", "2")


async def validated(api: Api, receipt: dict[str, Any]) -> None:
    """A receipt that is short asks what becomes of the rest, and is posted once however often it is sent."""
    asked = await api.do("validateTransfer", {"transfer": receipt["id"]}, VALIDATED, Role.OPERATOR)
    assert (asked["__typename"], asked["code"]) == ("BackorderUndecided", "BACKORDER_UNDECIDED")
    validate = {"operationId": str(uuid.uuid4()), "transfer": receipt["id"], "backorder": "CREATE"}
    posted = await api.do("validateTransfer", validate, VALIDATED, Role.OPERATOR)
    assert [
        (goods["product"]["sku"], goods["quantity"], goods["numbers"]["count"]) for goods in posted["posted"]
    ] == [("RADIO", "3", 3), ("FLOUR", "0.25", 1)]
    assert posted["backorder"] is not None
    assert posted["transfer"]["state"] == "DONE"
    assert [link["mediaType"] for link in posted["prints"]] == ["application/pdf"]
    assert posted["transfer"]["papers"][0]["link"]["url"] == posted["prints"][0]["url"]
    again = await api.do("validateTransfer", validate, VALIDATED, Role.OPERATOR)
    assert again == posted | {"replayed": True}


async def test_from_the_order_to_the_lots(api: Api, dock: Dock) -> None:
    receipt = await awaited(api, dock)
    radio, flour = receipt["lines"]["nodes"]
    await numbered(api, radio)

    scan = {"transfer": receipt["id"], "scan": {"raw": "L-7", "reader": "WEDGE"}, "line": flour["id"]}
    fields = "... on QuantityUndecided { field number offered line { id } }"
    asked = await api.do("recordScan", scan, fields, Role.OPERATOR)
    assert (asked["code"], asked["field"], asked["line"]) == (
        "QUANTITY_UNDECIDED",
        ["quantity"],
        {"id": flour["id"]},
    )
    assert (asked["number"], asked["offered"]) == ("L-7", "0.25")
    told = {**scan, "quantity": asked["offered"]}
    scanned = await api.do("recordScan", told, SCANNED, Role.OPERATOR)
    assert scanned["effect"]["action"] == "RECORD_NUMBER"
    assert (scanned["effect"]["number"], scanned["effect"]["quantity"]) == ("L-7", "0.25")

    await validated(api, receipt)
    far = "query ($id: ID!) { transfer(id: $id) { progress { lines linesDone linesBegun } } }"
    went = (await api.ask(far, id=receipt["id"]))["transfer"]["progress"]
    assert went == {"lines": 2, "linesDone": 1, "linesBegun": 2}
    [lot] = (await api.ask(LOT, number="SN-009"))["lots"]["nodes"]
    assert (lot["stock"]["onHand"], lot["vendor"]["name"]) == ("1", "Mill & Sons")
    assert lot["origin"]["number"] == receipt["number"]
    assert lot["balances"]["nodes"] == [{"onHand": "1", "location": {"path": "WH1/Stock"}}]
    [line] = lot["moveLines"]["nodes"]
    assert (line["source"]["path"], line["operation"]["kind"]) == ("Vendors", "VALIDATE_TRANSFER")


async def test_entries_change_and_go_until_validation(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 9), (dock.bag, 4))
    await serials(api, receipt, dock, "SN-1 x 4")
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    entry = gid("Entry", (await TransferEntry.filter(number="SN-2"))[0].id)
    changed = await api.do("updateEntry", {"entry": entry, "number": "SN-20"}, RECORDED)
    assert changed["recorded"] == {"count": 1, "ranges": [{"start": "SN-20", "end": "SN-20"}]}
    ranges = changed["line"]["numberSummary"]["ranges"]
    assert [(each["start"], each["end"]) for each in ranges] == [
        ("SN-1", "SN-1"),
        ("SN-3", "SN-4"),
        ("SN-20", "SN-20"),
    ]
    query = """query ($line: ID!) { node(id: $line) {
      ... on TransferLine { entries(first: 9) { nodes { id number via } } } } }"""
    entries = (await api.ask(query, line=line))["node"]["entries"]["nodes"]
    assert [each["number"] for each in entries] == ["SN-1", "SN-20", "SN-3", "SN-4"]
    assert (entries[1]["id"], entries[1]["via"]) == (entry, "TYPED")
    left = await api.do("removeEntries", {"line": line, "entries": [entries[0]["id"]]}, RECORDED)
    assert left["line"]["done"] == "3"
    assert (await api.do("removeEntries", {"line": line}, RECORDED))["line"]["done"] == "0"
    bags = {
        "transfer": gid("Transfer", receipt),
        "lines": [{"line": gid("TransferLine", await dock.line_of(receipt, dock.bag))}],
    }
    counted = await api.do(
        "recordQuantities", bags, "... on TransferPayload { transfer { progress { linesDone } } }"
    )
    assert counted["transfer"]["progress"]["linesDone"] == 1


async def test_refusals_carry_things_not_ids(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    receipt = await dock.receipt((dock.radio, 2))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    taken = await api.do(
        "assignNumbers",
        {"line": line, "numbers": {"list": [{"number": "SN-2"}]}},
        """... on NumberAlreadyExists { conflicts {
          number lot { product { sku } } location { path } document { number } } }""",
    )
    [conflict] = taken["conflicts"]
    assert conflict["lot"]["product"]["sku"] == "RADIO"
    assert conflict["location"]["path"] == "WH1/Stock"
    assert conflict["document"]["number"] == "WH1/IN/00001"
    more = await api.do(
        "assignNumbers",
        {"line": line, "numbers": {"text": "SN-10 x 5"}},
        """... on OverReceipt { lines { line given permitted product { sku } } }
          ... on NumbersInvalid { rows { verdict } }""",
    )
    assert more["__typename"] in {"OverReceipt", "NumbersInvalid"}
    await api.do("assignNumbers", {"line": line, "numbers": {"text": "SN-10 x 2"}})
    await api.do("validateTransfer", {"transfer": gid("Transfer", receipt)})
    late = await api.do(
        "assignNumbers",
        {"line": line, "numbers": {"text": "SN-30"}},
        "... on WrongState { current { __typename ... on Transfer { state } } since by { name } }",
    )
    assert (late["__typename"], late["current"]) == (
        "WrongState",
        {"__typename": "Transfer", "state": "DONE"},
    )
    other = await dock.receipt((dock.radio, 1))
    scanned = {
        "transfer": gid("Transfer", receipt),
        "line": line,
        "scan": {"raw": "SN-30", "reader": "WEDGE"},
        "operationId": str(uuid.uuid4()),
    }
    for _ in range(2):  # the same when it is asked again
        late = await api.do(
            "recordScan",
            scanned,
            "... on WrongState { instead { transfer { id } line { product { sku } } } }",
        )
        assert late["instead"] == [
            {"transfer": {"id": gid("Transfer", other)}, "line": {"product": {"sku": "RADIO"}}}
        ]
    stale = await api.do(
        "updateProduct",
        {"product": gid("Product", dock.radio), "version": 7, "name": "X"},
        "... on StaleVersion { currentVersion current { ... on Product { name } } changedBy { name } }",
    )
    assert (stale["currentVersion"], stale["current"]["name"], stale["changedBy"]) == (1, "Radio", None)
    unclear = await api.do(
        "recordScan",
        {
            "transfer": gid("Transfer", await dock.receipt((dock.radio, 1))),
            "scan": {"raw": "?", "reader": "WEDGE"},
        },
        "... on ScanUnclear { field scan { raw meaning { __typename } } }",
    )
    assert (unclear["__typename"], unclear["scan"]["raw"]) == ("ScanUnclear", "?")
    assert unclear["field"] == ["scan", "raw"]


async def test_a_scan_that_is_asked_about_can_be_answered(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 1))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    asked = {
        "transfer": gid("Transfer", receipt),
        "line": line,
        "scan": {"raw": "9520123456788", "reader": "WEDGE"},  # an EAN of nobody, or a serial of the open line
    }
    unclear = await api.do(
        "recordScan",
        asked,
        "... on ScanUnclear { scan { meaning { ... on ScannedSeveral { readings { index product { name } } } } } }",
    )
    assert unclear["code"] == "SCAN_AMBIGUOUS"
    assert unclear["scan"]["meaning"]["readings"] == [{"index": 0, "product": {"name": "Radio"}}]
    recorded = await api.do(
        "recordScan", {**asked, "reading": 0}, "... on RecordScanPayload { effect { number } }"
    )
    assert recorded["effect"]["number"] == "9520123456788"
    twice = await api.do("recordScan", {**asked, "reading": 0})
    assert (twice["code"], twice["field"]) == ("NUMBER_ON_THIS_DOCUMENT", ["scan", "raw"])
    endless = await api.do("assignNumbers", {"line": line, "numbers": {"text": "x" * 65}})
    assert endless["field"] == ["numbers", "text", "0"]


async def test_numbers_come_from_one_source(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    query = """query ($line: ID!, $numbers: NumbersInput!) {
      previewNumbers(line: $line, numbers: $numbers) { stamp } }"""
    for numbers in ({}, {"text": "A", "sequence": {}}, {"text": None}, {"text": "A", "list": None}):
        assert await api.refused_code(query, line=line, numbers=numbers) == "REQUEST_INVALID"
    assert await api.refused_code(query, line=line, numbers={"text": " "}) == "INPUT_INVALID"
    assert (await api.ask(query, line=gid("Lot", 1), numbers={"text": "A"}))["previewNumbers"] is None
    unknown = gid("TransferLine", 999)
    assert (await api.ask(query, line=unknown, numbers={"text": "A"}))["previewNumbers"] is None


async def test_a_stale_preview_is_refused_with_the_new_one(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    sent = {"line": line, "numbers": {"text": "SN-1 x 3"}, "stamp": "old"}
    show = "... on PreviewStale { preview { stamp usable { count } } }"
    refused = await api.do("assignNumbers", sent, show)
    assert refused["preview"]["usable"]["count"] == 3
    renewed = sent | {"stamp": refused["preview"]["stamp"]}
    assert (await api.do("assignNumbers", renewed, show))["__typename"] == "TransferLinePayload"


async def test_a_posted_line_is_put_right(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    [lot] = (await api.ask(LOT, number="SN-2"))["lots"]["nodes"]
    wrong = lot["moveLines"]["nodes"][0]["id"]
    much = {"corrections": [{"moveLine": wrong, "quantity": "2"}], "reason": "Typed wrongly"}
    refused = await api.do("correctMoveLines", much, "... on MoreThanLeft { lines { line given permitted } }")
    assert refused["lines"] == [{"line": wrong, "given": "2", "permitted": "1"}]
    corrected = await api.do(
        "correctMoveLines",
        {"corrections": [{"moveLine": wrong, "number": "SN-3"}], "reason": "Typed wrongly"},
        """... on CorrectPayload {
          moveLines(first: 5) { nodes { lot { number } source { path } corrects { id } } }
          affected { number } }""",
        Role.MANAGER,
    )
    shown = [(each["lot"]["number"], each["source"]["path"]) for each in corrected["moveLines"]["nodes"]]
    assert sorted(shown) == [("SN-2", "WH1/Stock"), ("SN-3", "Vendors")]
    assert corrected["affected"] == [{"number": "WH1/IN/00001"}]
    [old] = (await api.ask(LOT, number="SN-2"))["lots"]["nodes"]
    assert old["stock"]["onHand"] == "0"
    assert old["moveLines"]["nodes"][0]["corrects"] == {"id": wrong}
    assert old["moveLines"]["nodes"][0]["operation"]["reason"] == "Typed wrongly"
    assert len(old["moveLines"]["nodes"][1]["correctedBy"]) == 1
    query = """query ($id: ID!) { transfer(id: $id) { corrections {
        operation { reason actor { name } } goods { posted holds lot { number } } }
      lines(first: 5) { nodes { done holds corrected { posted holds product { sku } lot { number } } } } } }"""
    told = (await api.ask(query, id=gid("Transfer", 1)))["transfer"]
    assert [each["operation"]["reason"] for each in told["corrections"]] == ["Typed wrongly"]
    assert told["corrections"][0]["goods"] == [
        {"posted": "1", "holds": "0", "lot": {"number": "SN-2"}},
        {"posted": "0", "holds": "1", "lot": {"number": "SN-3"}},
    ]
    assert told["lines"]["nodes"] == [
        {
            "done": "2",
            "holds": "2",
            "corrected": [
                {"posted": "1", "holds": "0", "product": {"sku": "RADIO"}, "lot": {"number": "SN-2"}},
                {"posted": "0", "holds": "1", "product": {"sku": "RADIO"}, "lot": {"number": "SN-3"}},
            ],
        }
    ]


async def test_what_stands_in_the_way_of_validation_is_told_before(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    query = """query ($id: ID!) { transfer(id: $id) { obstacles { __typename code
      ... on NumbersMissing { lines { product { sku } } }
      ... on OverReceipt { lines { given permitted } } } } }"""

    async def told() -> list[dict[str, Any]]:
        found = (await api.ask(query, id=gid("Transfer", receipt)))["transfer"]["obstacles"]
        return [{name: each[name] for name in each if name != "code"} for each in found]

    nothing, short = await told()
    assert nothing == {"__typename": "NumbersMissing", "lines": [{"product": {"sku": "RADIO"}}]}
    assert short == {"__typename": "BackorderUndecided"}
    await serials(api, receipt, dock, "SN-1 x 4", takeMore=True)
    assert await told() == [{"__typename": "OverReceipt", "lines": [{"given": "4", "permitted": "3"}]}]
    await serials(api, receipt, dock, "SN-1 x 3", current="REPLACE")
    assert await told() == []
    await dock.validate(receipt)
    assert await told() == [{"__typename": "WrongState"}]


async def test_a_transfer_is_opened_by_hand_and_given_up(api: Api, dock: Dock) -> None:
    types = (await api.ask("{ operationTypes { id kind } }"))["operationTypes"]
    [internal] = [each["id"] for each in types if each["kind"] == "INTERNAL"]
    opened = await api.do(
        "createTransfer",
        {
            "operationType": internal,
            "destination": gid("Location", await dock.place("WH1/Stock/A-01")),
            "lines": [{"product": gid("Product", dock.bag), "quantity": "2"}],
        },
        "... on TransferPayload { transfer { id version state lines(first: 2) { nodes { asksFor } } } }",
    )
    transfer = opened["transfer"]
    assert (transfer["state"], transfer["lines"]["nodes"]) == ("READY", [{"asksFor": "QUANTITY"}])
    given_up = await api.do(
        "cancelTransfer",
        {"transfer": transfer["id"], "version": transfer["version"], "reason": "Not needed"},
        "... on TransferPayload { transfer { state operations(first: 1) { nodes { kind reason } } } }",
    )
    told = {"kind": "CANCEL_TRANSFER", "reason": "Not needed"}
    assert given_up["transfer"] == {"state": "CANCELLED", "operations": {"nodes": [told]}}
