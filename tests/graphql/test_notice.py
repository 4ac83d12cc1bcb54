"""Advance notice through the API: announced, read back with what came, refused in words."""

from __future__ import annotations

from typing import Any

from lotbook.domain.words import Role
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

CARTON = "395212340000000014"
PAYLOAD = "... on AnnounceNumbersPayload { announced orderLine { id } line { id } }"
LINE = """query ($id: ID!, $first: Int!, $after: Cursor, $verdicts: [ExpectedVerdict!], $carton: Sscc) {
  node(id: $id) { ... on TransferLine {
    verification { announced matched missing unexpected }
    expectedNumbers(first: $first, after: $after, verdicts: $verdicts, carton: $carton) { totalCount
      nodes { number makerNumber quantity recorded verdict expiryDate carton pallet }
      pageInfo { hasNextPage endCursor } }
    unexpectedEntries(first: 5) { nodes { number unexpected via carton } } } } }"""


async def test_a_notice_is_read_back_with_what_came(api: Api, dock: Dock) -> None:
    order = await dock.order((dock.radio, 4))
    asked = """query ($id: ID!) { purchaseOrder(id: $id) { version lines(first: 1) { nodes { id
      expectedNumbers(first: 5) { totalCount nodes { number verdict } } } } } }"""
    found = (await api.ask(asked, id=gid("PurchaseOrder", order)))["purchaseOrder"]
    [line] = found["lines"]["nodes"]
    rows = [{"range": "SN-1 x 3", "carton": CARTON, "expiryDate": "2030-01-31"}, {"number": "SN-9"}]
    sent = {"line": line["id"], "numbers": rows, "version": found["version"]}
    told = await api.do("announceNumbers", sent, PAYLOAD, Role.OPERATOR)
    assert (told["announced"], told["orderLine"], told["line"]) == (4, {"id": line["id"]}, None)
    stale = await api.do("announceNumbers", sent, "", Role.OPERATOR)
    assert stale["__typename"] == "StaleVersion"
    [line] = (await api.ask(asked, id=gid("PurchaseOrder", order)))["purchaseOrder"]["lines"]["nodes"]
    assert line["expectedNumbers"]["totalCount"] == 4
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-2; SN-7")
    line_id = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    first = (await api.ask(LINE, id=line_id, first=1, verdicts=["MISSING"]))["node"]
    assert first["verification"] == {"announced": 4, "matched": 1, "missing": 3, "unexpected": 1}
    assert first["expectedNumbers"]["totalCount"] == 3
    assert first["expectedNumbers"]["nodes"] == [
        {
            "number": "SN-1", "makerNumber": None, "quantity": "1", "recorded": "0", "verdict": "MISSING",
            "expiryDate": "2030-01-31", "carton": CARTON, "pallet": None,
        }
    ]  # fmt: skip
    [stray] = first["unexpectedEntries"]["nodes"]
    assert stray == {"number": "SN-7", "unexpected": True, "via": "TYPED", "carton": None}
    after = first["expectedNumbers"]["pageInfo"]["endCursor"]
    rest = (await api.ask(LINE, id=line_id, first=5, after=after, verdicts=["MISSING"]))["node"]
    assert [one["number"] for one in rest["expectedNumbers"]["nodes"]] == ["SN-3", "SN-9"]
    boxed = (await api.ask(LINE, id=line_id, first=5, carton=CARTON))["node"]["expectedNumbers"]
    assert [(one["number"], one["verdict"]) for one in boxed["nodes"]] == [
        ("SN-1", "MISSING"), ("SN-2", "MATCHED"), ("SN-3", "MISSING")
    ]  # fmt: skip


async def test_an_sscc_has_its_check_digit(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 1))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    show = "... on InvalidInput { problems { field fault } }"
    sent: dict[str, Any] = {"line": line, "numbers": [{"number": "A", "carton": "395212340000000015"}]}
    refused = await api.do("announceNumbers", sent, show)
    assert refused["problems"] == [{"field": ["numbers", "0", "carton"], "fault": "CHECK_DIGIT"}]
    sent["numbers"][0]["carton"] = "12345"
    refused = await api.do("announceNumbers", sent, show)
    assert refused["problems"] == [{"field": ["numbers", "0", "carton"], "fault": "MALFORMED"}]


async def test_what_was_not_announced_is_told_where_the_type_asks(api: Api, dock: Dock) -> None:
    types = await api.ask("{ operationTypes { id version kind unexpectedNumbers } }")
    receipts = next(each for each in types["operationTypes"] if each["kind"] == "RECEIPT")
    assert receipts["unexpectedNumbers"] == "TAKE"
    rules = {"unexpectedNumbers": "ASK"}
    changed = {"operationType": receipts["id"], "version": receipts["version"], "rules": rules}
    await api.do("updateOperationType", changed)
    receipt = await dock.receipt((dock.radio, 2))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    await api.do("announceNumbers", {"line": line, "numbers": [{"number": "SN-1"}]})
    scanned = {"transfer": gid("Transfer", receipt), "scan": {"raw": "SN-2", "reader": "WEDGE"}, "line": line}
    show = "... on NumberNotAnnounced { numbers numberCount canBeTaken }"
    refused = await api.do("recordScan", scanned, show)
    assert (refused["numbers"], refused["canBeTaken"]) == (["SN-2"], True)
    show = "... on RecordScanPayload { effect { announced text } }"
    taken = await api.do("recordScan", scanned | {"unannounced": True}, show)
    assert taken["effect"]["announced"] is False
    known = await api.do("recordScan", scanned | {"scan": {"raw": "SN-1", "reader": "WEDGE"}}, show)
    assert (known["effect"]["announced"], known["effect"]["text"]) == (
        True, "Adds SN-1 to line 1, 2 of 2. Announced."
    )  # fmt: skip


async def test_a_scanned_carton_is_taken_or_checked(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    await api.do("announceNumbers", {"line": line, "numbers": [{"range": "SN-1 x 3", "carton": CARTON}]})
    scanned = {"transfer": gid("Transfer", receipt), "scan": {"raw": f"]C100{CARTON}", "reader": "WEDGE"}}
    show = """... on RecordScanPayload { effect { action package numbers quantity line { id } }
      scan { meaning { ... on ScannedPackage { sscc company documents } } } transfer { package(sscc: "%s") {
      announced matched missing unexpected numbers { number verdict } } } }"""
    checked = await api.do("recordScan", scanned | {"checkEach": True}, show % CARTON, Role.OPERATOR)
    assert checked["effect"] == {
        "action": "CHECK_PACKAGE", "package": CARTON, "numbers": None, "quantity": None, "line": None
    }  # fmt: skip
    one = {"scan": {"raw": "SN-2", "reader": "WEDGE"}, "line": line, "carton": CARTON}
    found = await api.do("recordScan", scanned | one, show % CARTON)
    held = found["transfer"]["package"]
    assert (held["announced"], held["matched"], held["missing"], held["unexpected"]) == (3, 1, 2, 0)
    assert [each["number"] for each in held["numbers"]] == ["SN-1", "SN-3", "SN-2"]
    taken = await api.do("recordScan", scanned, show % CARTON)
    assert (taken["effect"]["action"], taken["effect"]["numbers"]) == ("TAKE_PACKAGE", 2)
    # Read again without its document, the label is announced on that one.
    number = (await api.ask("query ($id: ID!) { transfer(id: $id) { number } }", id=scanned["transfer"]))[
        "transfer"
    ]
    assert taken["scan"]["meaning"]["documents"] == [number["number"]]
    nothing = await api.ask(
        'query ($id: ID!) { transfer(id: $id) { package(sscc: "395212340000000021") { announced } } }',
        id=scanned["transfer"],
    )
    assert nothing["transfer"]["package"] is None


async def test_what_a_scan_would_be_refused_with_is_told_beforehand(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    await api.do("announceNumbers", {"line": line, "numbers": [{"number": "SN-1", "carton": CARTON}]})
    transfer = gid("Transfer", receipt)
    scanned = {"transfer": transfer, "scan": {"raw": "SN-2", "reader": "WEDGE"}, "line": line}
    await api.do("recordScan", scanned, "... on RecordScanPayload { effect { text } }", Role.OPERATOR)
    question = """query ($raw: String!, $on: ID!, $line: ID, $carton: Sscc) {
      resolveScan(scan: { raw: $raw, reader: WEDGE }, on: $on, line: $line, carton: $carton) {
        effect { action text announced refusal { __typename code message } } } }"""
    asked = {"on": transfer, "line": line}
    twice = (await api.ask(question, Role.VIEWER, raw="SN-2", **asked))["resolveScan"]["effect"]
    assert twice["refusal"]["code"] == "NUMBER_ON_THIS_DOCUMENT"
    met = await api.do("recordScan", scanned, "", Role.OPERATOR)
    assert (met["__typename"], met["message"]) == (twice["refusal"]["__typename"], twice["text"])
    other = "395212340000000021"
    found = (await api.ask(question, Role.VIEWER, raw="SN-1", carton=other, **asked))["resolveScan"]["effect"]
    assert (found["announced"], found["refusal"]) == (True, None)
    assert "does not belong here" in found["text"]


async def test_a_code_with_a_zero_character_is_explained_and_never_recorded(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    show = "... on InvalidInput { problems { field fault position } }"
    for scan, field, code, position in (
        ({"raw": "SN\0-1", "reader": "WEDGE"}, ["scan", "raw"], 0, 2),
        ({"raw": "SN", "reader": "WEDGE", "beside": [{"raw": "S\0N"}]}, ["scan", "beside", "0", "raw"], 1, 1),
    ):
        sent = {"transfer": gid("Transfer", receipt), "scan": scan, "line": line}
        refused = await api.do("recordScan", sent, show, Role.OPERATOR)
        assert refused["__typename"] == "InvalidInput", refused
        assert refused["problems"][0]["field"] == field
        for query in ("resolveScan", "explainScan"):
            text = f"""query ($scan: ScanInput!) {{
              {query}(scan: $scan) {{ scan {{ problems {{ fault code position }} }} }} }}"""
            told = (await api.ask(text, Role.VIEWER, scan=scan))[query]["scan"]["problems"]
            assert {"fault": "CHARACTER", "code": code, "position": position} in told
