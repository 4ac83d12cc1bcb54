"""Who may read and do what."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
import structlog

from lotbook.domain.words import Role
from lotbook.graphql.roles import roles
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

LOWER = dict(zip(list(Role)[1:], list(Role), strict=False))
NOWHERE = gid("Lot", 1)
UNITS = "{ units { symbol } }"

INPUTS: dict[str, dict[str, Any]] = {
    "signOut": {},
    "markNoticesRead": {"notices": [NOWHERE]},
    "chooseNotices": {"choices": []},
    "sendTestMail": {},
    "retryLetter": {"letter": NOWHERE},
    "setPurchaseLimits": {"version": 99, "limits": []},
    "declinePurchaseOrder": {"order": NOWHERE, "version": 1, "reason": "too dear"},
    "createUser": {"name": "", "login": "", "role": "VIEWER"},
    "updateUser": {"user": NOWHERE},
    "setSecret": {"password": ""},
    "createApiToken": {"name": "", "role": "VIEWER", "expiresAt": "2020-01-01T00:00:00Z"},
    "revokeApiToken": {"token": NOWHERE},
    "setLogo": {"version": 99},
    "updateSettings": {"version": 99},
    "createProduct": {"sku": "", "name": "", "tracking": "LOT", "unit": NOWHERE},
    "updateProduct": {"product": NOWHERE, "version": 1},
    "startTracking": {"product": NOWHERE, "version": 1, "tracking": "LOT", "stock": []},
    "createPartner": {"name": "", "roles": []},
    "updatePartner": {"partner": NOWHERE, "version": 1},
    "saveCategory": {"name": ""},
    "savePutawayRule": {"location": NOWHERE, "putAt": NOWHERE},
    "removePutawayRule": {"rule": NOWHERE},
    "createQuarantineRule": {"reason": ""},
    "updateQuarantineRule": {"rule": NOWHERE, "version": 1},
    "saveUnit": {
        "name": "", "symbol": "", "category": "", "kind": "COUNTED",
        "numerator": 0, "denominator": 0, "decimals": 9,
    },
    "saveWarehouse": {
        "name": "", "code": "", "timeZone": "",
        "address": {"street": "", "city": "", "postalCode": "", "country": ""},
    },
    "saveLocation": {"name": "", "parent": NOWHERE, "usage": "INTERNAL"},
    "createOperationType": {"warehouse": NOWHERE, "name": "", "kind": "RECEIPT"},
    "updateOperationType": {"operationType": NOWHERE, "version": 1},
    "createLot": {"product": NOWHERE},
    "saveBillOfMaterials": {"product": NOWHERE, "quantity": "1", "components": []},
    "createManufacturingOrder": {
        "product": NOWHERE, "warehouse": NOWHERE, "quantity": "1", "dueOn": "2026-12-01",
    },
    "confirmManufacturingOrder": {"order": NOWHERE, "version": 1},
    "startRun": {"order": NOWHERE},
    "postRun": {"order": NOWHERE},
    "assignInputs": {"run": NOWHERE, "inputs": []},
    "finishManufacturingOrder": {"order": NOWHERE, "version": 1, "remainder": False},
    "cancelManufacturingOrder": {"order": NOWHERE, "version": 1, "reason": ""},
    "unbuild": {"lot": NOWHERE, "taken": [{"location": NOWHERE, "quantity": "1"}], "reason": ""},
    "undoUnbuild": {"run": NOWHERE, "reason": ""},
    "placeHold": {"target": {"lot": gid("Lot", 99)}, "reason": "suspected"},
    "releaseHold": {"hold": gid("Hold", 99), "reason": "tested"},
    "attachFile": {"subject": NOWHERE, "upload": NOWHERE, "kind": "OTHER"},
    "removeAttachment": {"attachment": NOWHERE, "reason": "wrong"},
    "recordHoldChecks": {"hold": gid("Hold", 99), "checks": []},
    "setDisposition": {"lots": [gid("Lot", 99)], "disposition": "REJECTED", "reason": "tested"},
    "updateLot": {"lot": gid("Lot", 99), "version": 1, "details": {}},
    "createPurchaseOrder": {"vendor": NOWHERE, "warehouse": NOWHERE, "expectedOn": "2026-12-01", "lines": []},
    "updatePurchaseOrder": {"order": NOWHERE, "version": 1},
    "confirmPurchaseOrder": {"order": NOWHERE, "version": 1},
    "makeReceipt": {"order": NOWHERE, "version": 1},
    "cancelPurchaseOrder": {"order": NOWHERE, "version": 1, "reason": ""},
    "createBill": {"order": NOWHERE},
    "updateBill": {"bill": NOWHERE, "version": 1},
    "postBill": {"bill": NOWHERE, "version": 1},
    "cancelBill": {"bill": NOWHERE, "version": 1, "reason": "twice"},
    "createInvoice": {"order": NOWHERE},
    "updateInvoice": {"invoice": NOWHERE, "version": 1},
    "postInvoice": {"invoice": NOWHERE, "version": 1},
    "cancelInvoice": {"invoice": NOWHERE, "version": 1, "reason": "twice"},
    "registerPayment": {"paper": NOWHERE, "paidOn": "2026-11-20", "method": "cash"},
    "cancelPayment": {"payment": NOWHERE, "reason": "failed"},
    "createSalesOrder": {"customer": NOWHERE, "warehouse": NOWHERE, "dueOn": "2026-12-01", "lines": []},
    "updateSalesOrder": {"order": NOWHERE, "version": 1},
    "confirmSalesOrder": {"order": NOWHERE, "version": 1},
    "makeDelivery": {"order": NOWHERE, "version": 1},
    "cancelSalesOrder": {"order": NOWHERE, "version": 1, "reason": ""},
    "createTransfer": {"operationType": NOWHERE, "lines": []},
    "recordQuantities": {"transfer": NOWHERE, "lines": []},
    "reserveTransfer": {"transfer": NOWHERE},
    "unreserveTransfer": {"transfer": NOWHERE},
    "chooseLots": {"line": NOWHERE, "lots": []},
    "validateTransfer": {"transfer": NOWHERE},
    "cancelTransfer": {"transfer": NOWHERE, "version": 1, "reason": ""},
    "addComment": {"document": NOWHERE, "text": ""},
    "createReturn": {"transfer": NOWHERE},
    "returnToVendor": {"vendor": NOWHERE, "goods": [], "reason": "broken"},
    "receiveUnmatchedReturn": {"destination": NOWHERE, "goods": [], "reason": "torn"},
    "correctMoveLines": {"corrections": [{"moveLine": NOWHERE}], "reason": "typo"},
    "draftNumbers": {"line": NOWHERE, "file": {"pasted": "A"}},
    "updateNumberDraft": {"draft": NOWHERE, "version": 1},
    "assignNumbers": {"line": NOWHERE, "numbers": {"text": "A"}},
    "updateEntry": {"entry": NOWHERE},
    "removeEntries": {"line": NOWHERE},
    "announceNumbers": {"line": NOWHERE, "numbers": []},
    "recordScan": {"transfer": NOWHERE, "scan": {"raw": "A", "reader": "WEDGE"}},
    "undoScan": {"undoes": "0192f0c1-7c1e-7abc-8def-0123456789ab"},
    "applyImport": {"file": {"upload": NOWHERE}},
    "undoImport": {"dataImport": NOWHERE},
    "makeKeys": {"kind": "SSCC"},
    "printLabels": {"labels": {"of": NOWHERE}},
    "createPackage": {"sscc": "1"},
    "prepareRecall": {"kind": "REAL", "severity": "CLASS_1", "reason": "", "lots": []},
    "saveRecallAdvice": {"recall": NOWHERE, "version": 1, "advice": []},
    "startRecall": {"recall": NOWHERE, "version": 1},
    "widenRecall": {"recall": NOWHERE, "lots": [{"lots": [NOWHERE]}], "reason": ""},
    "confirmRecallWidening": {"recall": NOWHERE, "agrees": True},
    "cancelRecall": {"recall": NOWHERE, "version": 1, "reason": ""},
    "closeRecall": {"recall": NOWHERE, "version": 1, "reason": ""},
    "reopenRecall": {"recall": NOWHERE, "version": 1, "reason": ""},
    "recordRecallAnswer": {"recall": NOWHERE, "delivery": NOWHERE, "name": "", "lines": []},
    "decideRecallLots": {"recall": NOWHERE, "decision": "RELEASED", "reason": ""},
    "sendRecallLetters": {"recall": NOWHERE, "kind": "NOTICE"},
    "saveRecallText": {"kind": "NOTICE", "language": "EN", "subject": "", "body": ""},
    "startCount": {"location": NOWHERE},
    "recordCounts": {"count": NOWHERE, "positions": []},
    "recordCountScan": {"count": NOWHERE, "scan": {"raw": "L-1", "reader": "WEDGE"}},
    "undoCount": {"undoes": str(uuid.uuid4())},
    "finishCounting": {"count": NOWHERE},
    "requestRecount": {"count": NOWHERE},
    "rebaseCount": {"count": NOWHERE},
    "applyCount": {"count": NOWHERE, "version": 1},
    "cancelCount": {"count": NOWHERE, "version": 1},
    "scrapGoods": {"goods": [], "reason": NOWHERE},
    "saveScrapReason": {"name": ""},
    "recordOpeningStock": {"stock": [{"location": NOWHERE, "product": NOWHERE, "quantity": "1"}]},
    "splitLot": {"lot": NOWHERE, "location": NOWHERE, "quantity": "1", "number": "X-1", "reason": "x"},
    "mergeLots": {"lots": [NOWHERE], "into": NOWHERE, "reason": "x"},
    "relabelLot": {"lot": NOWHERE, "number": "X-1", "reason": "x"},
    "packGoods": {"location": NOWHERE, "goods": []},
    "unpackGoods": {"package": NOWHERE},
    "movePackage": {"package": NOWHERE, "destination": NOWHERE},
    "putInPackage": {"transfer": NOWHERE},
    "saveLabelTemplate": {
        "details": {
            "name": "", "purpose": "LOT", "symbol": "EAN_13", "widthMm": 1, "heightMm": 1, "facts": [],
        },
    },
}  # fmt: skip


def mutation(name: str) -> str:
    capital = name[0].upper() + name[1:]
    return f"mutation ($input: {capital}Input!) {{ {name}(input: $input) {{ __typename }} }}"


def test_every_mutation_is_tried() -> None:
    assert set(INPUTS) == set(roles()["Mutation"]) - {"signIn"}


@pytest.mark.parametrize("name", sorted(INPUTS))
async def test_the_least_role_reaches_the_service_and_the_one_below_does_not(api: Api, name: str) -> None:
    least = Role(roles()["Mutation"][name])
    sent = INPUTS[name] | {"operationId": str(uuid.uuid4())}
    answer = await api.ask(mutation(name), least, input=sent)
    assert answer[name]["__typename"] in {"NotFound", "InvalidInput", "StaleVersion"}
    below = LOWER.get(least)
    expected = "FORBIDDEN" if below else "UNAUTHENTICATED"
    assert await api.refused_code(mutation(name), below, input=sent) == expected


@pytest.mark.parametrize("query", ["users(first: 1) { nodes { id } }", "apiTokens { id }"])
async def test_people_and_keys_are_for_administrators(api: Api, query: str) -> None:
    assert await api.refused_code(f"{{ {query} }}", Role.MANAGER) == "FORBIDDEN"
    await api.ask(f"{{ {query} }}", Role.ADMINISTRATOR)


async def test_nobody_reads_without_signing_in(api: Api) -> None:
    assert await api.ask("{ viewer { role } }", None) == {"viewer": None}
    assert await api.refused_code(UNITS, None) == "UNAUTHENTICATED"
    assert len((await api.ask(UNITS, Role.VIEWER))["units"]) > 5


async def test_a_field_may_need_more_than_the_field_that_led_to_it(api: Api, dock: Dock) -> None:
    person = gid("User", 1)
    query = "query ($id: ID!) { node(id: $id) { ... on User { name %s } } }"
    assert (await api.ask(query % "", Role.VIEWER, id=person))["node"]["name"] == "Anna"
    answer = await api.answer(query % "login", {"id": person}, Role.MANAGER)
    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert "anna" not in str(answer["data"])


async def test_an_id_that_is_unknown_and_one_that_is_not_visible_answer_alike(api: Api) -> None:
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }"
    token, person = gid("ApiToken", 1), gid("User", 1)
    asked = [
        person,
        token,
        gid("Lot", 99),
        "x",
        gid("Settings", 1),
        gid("Nothing", 1),
        gid("Viewer", 1),
        person,
    ]
    seen = (await api.ask(query, Role.MANAGER, ids=asked))["nodes"]
    assert [node and node["__typename"] for node in seen] == [
        "User",
        None,
        None,
        None,
        None,
        None,
        None,
        "User",
    ]
    assert (await api.ask(query, ids=[token]))["nodes"][0]["id"] == token
    assert await api.refused_code(query, ids=["x"] * 101) == "PAGE_SIZE_OUT_OF_RANGE"


async def test_the_schema_is_read_by_whoever_is_signed_in(api: Api) -> None:
    query = "{ __schema { queryType { name } } }"
    assert await api.refused_code(query, None) == "INTROSPECTION_DISABLED"
    hidden = '{ ...F } fragment F on Query { __type(name: "Lot") { name } }'
    assert await api.refused_code(hidden, None) == "INTROSPECTION_DISABLED"
    assert (await api.ask(query, Role.VIEWER))["__schema"]["queryType"]["name"] == "Query"
    assert await api.ask("{ __typename }", None) == {"__typename": "Query"}


async def test_a_misspelt_field_gets_no_suggestion(api: Api) -> None:
    answer = await api.answer("{ unitz { symbol } }", role=None)
    assert answer["errors"][0]["extensions"]["code"] == "REQUEST_INVALID"
    assert "Did you mean" not in str(answer)
    value = await api.answer(
        "query ($s: LotSort) { lots(first: 1, sort: $s) { nodes { id } } }", {"s": "NUMBER_AS"}
    )
    assert "Did you mean" not in str(value)


async def test_a_malformed_input_is_not_repeated_with_its_password(api: Api) -> None:
    query = "mutation ($i: SignInInput!) { signIn(input: $i) { __typename } }"
    sent = {"operationId": str(uuid.uuid4()), "login": "eva", "password": "a sentence to keep"}
    for wrong in (sent | {"pin": 1}, {name: sent[name] for name in ("login", "password")}):
        answer = await api.answer(query, {"i": wrong}, role=None)
        assert answer["errors"][0]["extensions"]["code"] == "REQUEST_INVALID"
        assert "a sentence to keep" not in str(answer)


async def test_a_bug_is_masked_and_found_by_its_reference(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("the password is hunter2")

    monkeypatch.setattr("lotbook.graphql.people.last_sequence", broken)
    with structlog.testing.capture_logs() as lines:
        answer = await api.answer("{ viewer { sequence } }")
    error = answer["errors"][0]
    assert error["extensions"]["code"] == "INTERNAL"
    assert "hunter2" not in str(answer)
    assert error["extensions"]["reference"] in str(lines)


async def test_a_database_that_does_not_answer_asks_to_send_again(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("lotbook.graphql.people.last_sequence", away)
    assert await api.refused_code("{ viewer { sequence } }") == "TEMPORARILY_UNAVAILABLE"
