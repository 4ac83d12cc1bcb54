"""The main job through the API alone: ordered, received by scan and by numbers, put right, found again."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from lotbook.domain.words import Role
from lotbook.models import TransferEntry
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

LINE = (
    "line { done remaining numberSummary { count quantity rangeCount ranges { start end count quantity } } }"
)
RECORDED = f"... on TransferLinePayload {{ {LINE} recorded {{ count ranges {{ start end }} }} }}"
SCANNED = """... on RecordScanPayload { effect { action text number quantity line { done } refusal { code } }
  scan { raw meaning { __typename } } transfer { version progress { numbersRecorded } } }"""
VALIDATED = """... on ValidateTransferPayload {
  posted { count quantity ranges { start end } } backorder { number } prints { url mediaType fileName }
  transfer { state validatedAt papers { kind link { url } } traceable } }"""
LOT = """query ($number: LotNumber!) { lots(first: 5, filter: { number: $number }) { nodes {
  number stock { onHand } vendor { name } origin { number }
  balances(first: 5) { nodes { onHand location { path } } }
  moveLines(first: 9) { nodes { id quantity source { path } destination { path } document { number }
    operation { kind reason } corrects { id } correctedBy { id } } } } } }"""


async def serials(api: Api, receipt: int, dock: Dock, text: str, **more: Any) -> dict[str, Any]:
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    return await api.do("assignNumbers", {"line": line, "numbers": {"text": text}} | more, RECORDED)


async def test_from_the_order_to_the_lots(api: Api, dock: Dock) -> None:
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

    scan = {"transfer": receipt["id"], "scan": {"raw": "L-7", "reader": "WEDGE"}, "line": flour["id"]}
    scanned = await api.do("recordScan", scan, SCANNED, Role.OPERATOR)
    assert scanned["effect"]["action"] == "RECORD_NUMBER"
    assert (scanned["effect"]["number"], scanned["effect"]["quantity"]) == ("L-7", "0.25")

    asked = await api.do("validateTransfer", {"transfer": receipt["id"]}, VALIDATED, Role.OPERATOR)
    assert (asked["__typename"], asked["code"]) == ("BackorderUndecided", "BACKORDER_UNDECIDED")
    validate = {"operationId": str(uuid.uuid4()), "transfer": receipt["id"], "backorder": "CREATE"}
    posted = await api.do("validateTransfer", validate, VALIDATED, Role.OPERATOR)
    assert posted["posted"]["count"] == 4
    assert posted["backorder"] is not None
    assert posted["transfer"]["state"] == "DONE"
    assert [link["mediaType"] for link in posted["prints"]] == ["application/pdf"]
    assert posted["transfer"]["papers"][0]["link"]["url"] == posted["prints"][0]["url"]
    again = await api.do("validateTransfer", validate, VALIDATED, Role.OPERATOR)
    assert again == posted | {"replayed": True}

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


async def test_a_scan_is_taken_back(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    scan = {
        "operationId": str(uuid.uuid4()),
        "transfer": gid("Transfer", receipt),
        "scan": {"raw": "SN-1", "reader": "CAMERA"},
        "line": line,
    }
    assert (await api.do("recordScan", scan, SCANNED))["transfer"]["progress"]["numbersRecorded"] == 1
    show = "... on TransferPayload { transfer { progress { numbersRecorded } } }"
    undone = await api.do("undoScan", {"undoes": scan["operationId"]}, show)
    assert undone["transfer"]["progress"]["numbersRecorded"] == 0


async def test_a_lot_that_is_scanned_often_is_one_number(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 10), (dock.radio, 2))
    await dock.number(receipt, dock.radio, "SN-1 x 2")
    line = gid("TransferLine", await dock.line_of(receipt, dock.flour))
    recorded = []
    for raw in ("F-1", "F-1", "F-2"):
        scan = {"raw": raw, "reader": "CAMERA"}
        asked = {"transfer": gid("Transfer", receipt), "scan": scan, "line": line, "quantity": "2"}
        answer = await api.do("recordScan", asked, SCANNED)
        recorded.append(answer["transfer"]["progress"]["numbersRecorded"])
    assert recorded == [3, 3, 4]


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
        "... on ScanUnclear { scan { raw meaning { __typename } } }",
    )
    assert (unclear["__typename"], unclear["scan"]["raw"]) == ("ScanUnclear", "?")


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


async def test_people_sign_in_and_out(api: Api) -> None:
    made = await api.do(
        "createUser",
        {"name": "Eva", "login": "eva", "role": "OPERATOR", "password": "four brave dock hands"},
        "... on UserPayload { user { name role } }",
    )
    assert made["user"] == {"name": "Eva", "role": "OPERATOR"}
    text = """mutation ($input: SignInInput!) { signIn(input: $input) { __typename
      ... on SessionPayload { replayed viewer { role user { name } session { method } } }
      ... on SignInRefused { code retryAfter } } }"""
    sent = {"operationId": str(uuid.uuid4()), "login": "Eva", "password": "wrong"}
    refused = (await api.ask(text, None, input=sent))["signIn"]
    assert refused == {"__typename": "SignInRefused", "code": "CREDENTIALS_WRONG", "retryAfter": 0}
    good = {"query": text, "variables": {"input": sent | {"password": "four brave dock hands"}}}
    response = await api.post(good, None)
    begun = response.json()["data"]["signIn"]
    assert begun["viewer"] == {"role": "OPERATOR", "user": {"name": "Eva"}, "session": {"method": "PASSWORD"}}
    cookie = {"cookie": f"lotbook={response.cookies['lotbook']}", "x-requested-by": "lotbook"}
    me = {"query": "{ viewer { user { name } } }"}
    assert (await api.post(me, None, **cookie)).json()["data"]["viewer"]["user"]["name"] == "Eva"
    out = "mutation ($input: SignOutInput!) { signOut(input: $input) { __typename } }"
    body = {"query": out, "variables": {"input": {"operationId": str(uuid.uuid4())}}}
    ended = await api.post(body, None, **cookie)
    assert ended.json()["data"]["signOut"]["__typename"] == "SignOutPayload"
    assert "lotbook=;" in ended.headers["set-cookie"]
    assert (await api.post(me, None, **cookie)).json()["data"]["viewer"] is None


async def test_a_key_is_shown_once(api: Api) -> None:
    sent = {
        "operationId": str(uuid.uuid4()),
        "name": "ERP",
        "role": "VIEWER",
        "expiresAt": "2027-06-01T00:00:00Z",
    }
    show = "... on ApiTokenPayload { secret token { id name prefix createdBy { name } revokedAt } }"
    made = await api.do("createApiToken", sent, show)
    assert made["secret"].startswith("lb_")
    again = await api.do("createApiToken", sent, show)
    assert (again["secret"], again["replayed"], again["token"]) == (None, True, made["token"])
    revoked = await api.do("revokeApiToken", {"token": made["token"]["id"]}, show)
    assert revoked["secret"] is None and revoked["token"]["revokedAt"]


async def test_the_company_is_set_up(api: Api, dock: Dock) -> None:
    settings = "settings { version company { name address { city } currency taxNumber } expiryDates { on } }"
    address = {"street": "Kai 1", "city": "Kiel", "postalCode": "24103", "country": "DE"}
    company = {"name": "Nord GmbH", "address": address, "currency": "EUR", "taxNumber": "DE1"}
    saved = await api.do(
        "updateSettings",
        {"version": 1, "company": company, "expiryDates": False},
        f"... on SettingsPayload {{ {settings} }}",
    )
    told = {"name": "Nord GmbH", "address": {"city": "Kiel"}, "currency": "EUR", "taxNumber": "DE1"}
    assert saved["settings"] == {"version": 2, "company": told, "expiryDates": {"on": False}}
    held = await api.do(
        "updateSettings",
        {"version": 2, "lotsAndSerialNumbers": False},
        "... on InUse { blockerCount blockers { message node { ... on Product { sku } } } }",
    )
    assert {each["node"]["sku"] for each in held["blockers"]} == {"RADIO", "FLOUR"}
    site = await api.do(
        "saveWarehouse",
        {"name": "North", "code": "N1", "timeZone": "Europe/Oslo", "address": address},
        """... on WarehousePayload { warehouse { id code root { id path }
          operationTypes { id version name } } }""",
    )
    assert (site["warehouse"]["code"], site["warehouse"]["root"]["path"]) == ("N1", "N1")
    [receipts] = [each for each in site["warehouse"]["operationTypes"] if each["name"] == "Receipts"]
    rules = {"overReceiptTolerance": "7.5", "printsAtValidation": ["LABELS"], "numbers": "CREATE_NEW"}
    changed = await api.do(
        "updateOperationType",
        {"operationType": receipts["id"], "version": receipts["version"], "rules": rules},
        "... on OperationTypePayload { operationType { overReceiptTolerance printsAtValidation numbers } }",
    )
    assert changed["operationType"] == rules
    shelf = await api.do(
        "saveLocation",
        {"name": "Dock", "parent": site["warehouse"]["root"]["id"], "usage": "INTERNAL", "blocked": True},
        "... on LocationPayload { location { path blocked usage parent { path } } }",
    )
    told = {"path": "N1/Dock", "blocked": True, "usage": "INTERNAL", "parent": {"path": "N1"}}
    assert shelf["location"] == told
    unit = {"name": "box", "symbol": "box", "category": "count", "kind": "COUNTED"}
    boxes = unit | {"numerator": 12, "denominator": 1, "decimals": 0}
    assert (await api.do("saveUnit", boxes, "... on UnitPayload { unit { symbol } }"))["unit"] == {
        "symbol": "box"
    }


async def test_products_partners_and_lots_are_kept(api: Api, dock: Dock) -> None:
    details = {
        "gtin": "9520123456788",
        "barcodes": [{"code": "OLD", "packaging": "case"}],
        "packagings": [{"name": "case", "quantity": "6", "gtin": "19520123456785"}],
        "numberPattern": "T{YY}-{000}",
        "shelfLifeDays": 30,
        "salesPrice": "2.5",
    }
    product = await api.do(
        "createProduct",
        {
            "sku": "TEA",
            "name": "Tea",
            "tracking": "LOT",
            "unit": gid("Unit", await dock.unit("pcs")),
            "details": details,
        },
        """... on ProductPayload { product { id version gtin barcodes { code packaging { name } } salesPrice
          packagings { name quantity gtin } numberSequence { pattern next }
          trackingBlockers { message } } }""",
    )
    tea = product["product"]
    assert (tea["gtin"], tea["salesPrice"]) == ("09520123456788", "2.5")
    assert tea["barcodes"] == [{"code": "OLD", "packaging": {"name": "case"}}]
    assert tea["packagings"] == [{"name": "case", "quantity": "6", "gtin": "19520123456785"}]
    cleared = await api.do(
        "updateProduct",
        {"product": tea["id"], "version": 1, "details": {"salesPrice": None, "shelfLifeDays": 60}},
        "... on ProductPayload { product { version salesPrice shelfLifeDays gtin } }",
    )
    assert cleared["product"] == {
        "version": 2,
        "salesPrice": None,
        "shelfLifeDays": 60,
        "gtin": "09520123456788",
    }
    lot = await api.do(
        "createLot",
        {
            "product": tea["id"],
            "details": {
                "makerNumber": "M1",
                "maker": gid("Partner", dock.vendor),
                "expiryDate": "2027-01-31",
            },
        },
        """... on LotPayload { lot { id version number makerNumber maker { name } lastDay
          dates { kind date origin } } }""",
    )
    assert lot["lot"]["number"] == tea["numberSequence"]["next"]
    assert (lot["lot"]["maker"]["name"], lot["lot"]["lastDay"]) == ("Mill & Sons", "2027-01-31")
    assert {"kind": "EXPIRY", "date": "2027-01-31", "origin": "PERSON"} in lot["lot"]["dates"]
    noted = await api.do(
        "updateLot",
        {"lot": lot["lot"]["id"], "version": 1, "details": {"note": "<b>x</b>", "makerNumber": None}},
        "... on LotPayload { lot { note makerNumber } }",
    )
    assert noted["lot"] == {"note": "<b>x</b>", "makerNumber": None}
    partner = await api.do(
        "updatePartner",
        {
            "partner": gid("Partner", dock.vendor),
            "version": 1,
            "roles": ["VENDOR", "CUSTOMER"],
            "active": True,
        },
        "... on PartnerPayload { partner { roles version } }",
    )
    assert partner["partner"] == {"roles": ["VENDOR", "CUSTOMER"], "version": 2}


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


@pytest.mark.parametrize("symbology", ["C1", "]C", "]1C", "]C1]", "]C1" * 50])
async def test_what_identifies_no_symbology_is_refused(api: Api, dock: Dock, symbology: str) -> None:
    receipt = await dock.receipt((dock.bag, 1))
    scan = {"raw": "BAG", "symbology": symbology, "reader": "WEDGE"}
    answer = await api.do("recordScan", {"transfer": gid("Transfer", receipt), "scan": scan})
    assert (answer["__typename"], answer["field"]) == ("InvalidInput", ["scan", "symbology"])
    question = "query ($scan: ScanInput!) { resolveScan(scan: $scan) { scan { raw } } }"
    refused = await api.answer(question, {"scan": scan})
    assert refused["errors"][0]["extensions"]["code"] == "INPUT_INVALID"
    assert "errors" not in await api.answer(question, {"scan": scan | {"symbology": "]C0"}})


async def test_the_codes_of_one_label_are_one_scan(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    beside = [{"raw": "RADIO"}, {"raw": "https://example.com", "symbology": "]Q1"}]
    scan = {"raw": "21SN-1", "symbology": "]C1", "reader": "CAMERA", "beside": beside}
    request = {"operationId": str(uuid.uuid4()), "transfer": gid("Transfer", receipt), "scan": scan}
    show = """... on RecordScanPayload { replayed effect { number }
      scan { beside { raw symbology } elements { ai code } problems { fault code warning } } }"""
    recorded = await api.do("recordScan", request, show)
    assert recorded["effect"] == {"number": "SN-1"}
    assert recorded["scan"] == {
        "beside": [{"raw": "RADIO", "symbology": None}, {"raw": "https://example.com", "symbology": "]Q1"}],
        "elements": [{"ai": "21", "code": 0}],
        "problems": [
            {"fault": "FOREIGN", "code": 2, "warning": True},
            {"fault": "ASSOCIATION", "code": 0, "warning": True},
        ],
    }
    assert await api.do("recordScan", request, show) == recorded | {"replayed": True}
    other = request | {"scan": scan | {"beside": beside[:1]}}
    assert (await api.do("recordScan", other))["__typename"] == "OperationIdReused"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"beside": [{"raw": "A"}] * 8}, ["scan", "beside"]),
        ({"beside": [{"raw": "A"}, {"raw": "9" * 3001}]}, ["scan", "beside", "1", "raw"]),
        ({"beside": [{"raw": "A", "symbology": "C1"}]}, ["scan", "beside", "0", "symbology"]),
        ({"separator": "/"}, ["scan", "separator"]),
        ({"separator": "GS"}, ["scan", "separator"]),
        ({"separator": "~" * 9}, ["scan", "separator"]),
        ({"separator": "\x07"}, ["scan", "separator"]),
    ],
)
async def test_codes_beside_and_separators_that_cannot_be_are_refused(
    api: Api, dock: Dock, more: dict[str, Any], field: list[str]
) -> None:
    receipt = await dock.receipt((dock.bag, 1))
    scan = {"raw": "BAG", "reader": "CAMERA"} | more
    answer = await api.do("recordScan", {"transfer": gid("Transfer", receipt), "scan": scan})
    assert (answer["__typename"], answer["field"]) == ("InvalidInput", field)
