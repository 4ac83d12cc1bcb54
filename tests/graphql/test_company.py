"""What a company keeps through the API: people, keys, settings, products, partners and lots."""

from __future__ import annotations

import uuid

from tests.dock import Dock
from tests.graphql.conftest import Api, gid


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
    settings = "settings { version company { name address { city } currency taxNumber bankAccount } packages { on } }"
    address = {"street": "Kai 1", "city": "Kiel", "postalCode": "24103", "country": "DE"}
    company = {
        "name": "Nord GmbH",
        "address": address,
        "currency": "EUR",
        "taxNumber": "DE1",
        "bankAccount": "IBAN 2",
    }
    saved = await api.do(
        "updateSettings",
        {"version": 1, "company": company, "packages": False},
        f"... on SettingsPayload {{ {settings} }}",
    )
    told = {"name": "Nord GmbH", "address": {"city": "Kiel"}, "currency": "EUR", "taxNumber": "DE1"}
    told["bankAccount"] = "IBAN 2"
    assert saved["settings"] == {"version": 2, "company": told, "packages": {"on": False}}
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


async def test_products_and_their_lots_are_kept(api: Api, dock: Dock) -> None:
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


async def test_a_partner_is_kept(api: Api, dock: Dock) -> None:
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
