"""The same id and the same request have one effect; anything else under the id is told nothing."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from lotbook.db.work import Actor
from lotbook.domain.partners import PartnerDetails
from lotbook.domain.words import PartnerRole, Role
from lotbook.models import Operation, Partner, User
from lotbook.services import partners
from tests.dock import ADDRESS, Dock
from tests.graphql.conftest import Api, gid

CREATE = "mutation ($input: CreatePartnerInput!) { createPartner(input: $input) { __typename %s } }"
SHOW = "... on PartnerPayload { replayed sequence partner { id name } } ... on Refusal { code message field }"


def key() -> str:
    return str(uuid.uuid4())


def partner(name: str = "Mill", **more: Any) -> dict[str, Any]:
    return {"operationId": key(), "name": name, "roles": ["VENDOR"]} | more


async def create(api: Api, input: dict[str, Any], role: Role = Role.MANAGER) -> dict[str, Any]:
    answer: dict[str, Any] = (await api.ask(CREATE % SHOW, role, input=input))["createPartner"]
    return answer


async def test_a_lost_answer_is_asked_for_again(api: Api) -> None:
    sent = partner()
    first = await create(api, sent)
    again = await create(api, sent)
    assert (first["replayed"], again["replayed"]) == (False, True)
    assert again | {"replayed": False} == first
    assert await Partner.all().count() == 1


async def test_an_id_in_capitals_is_the_same_id(api: Api) -> None:
    sent = partner()
    await create(api, sent)
    assert (await create(api, sent | {"operationId": sent["operationId"].upper()}))["replayed"]


async def test_the_same_input_written_otherwise_is_the_same_request(api: Api) -> None:
    sent = partner()
    first = await create(api, dict(reversed(sent.items())))
    literal = (
        'mutation { createPartner(input: { roles: [VENDOR], name: "Mill", '
        f'operationId: "{sent["operationId"]}" }}) {{ __typename {SHOW} }} }}'
    )
    defaulted = """mutation ($id: OperationId!, $name: String! = "Mill") {
      createPartner(input: { operationId: $id, name: $name, roles: [VENDOR] }) { __typename %s } }"""
    for text, variables in ((literal, {}), (defaulted % SHOW, {"id": sent["operationId"]})):
        again = (await api.ask(text, Role.MANAGER, **variables))["createPartner"]
        assert (again["replayed"], again["partner"]) == (True, first["partner"])


async def test_fields_of_a_replay_are_read_as_they_are_now(api: Api) -> None:
    sent = partner()
    made = (await create(api, sent))["partner"]
    await api.do("updatePartner", {"partner": made["id"], "version": 1, "name": "Mill & Sons"})
    assert (await create(api, sent))["partner"]["name"] == "Mill & Sons"


async def test_no_digest_tells_whether_a_password_was_guessed(api: Api) -> None:
    person = {"name": "Eva", "login": "eva", "role": "VIEWER", "password": "a walk to the loading dock"}
    made = await api.do("createUser", person, "... on UserPayload { user { id } }")
    for password in ("a walk to another loading dock", "a walk to the last loading dock"):
        await api.do("updateUser", {"user": made["user"]["id"], "password": password})
    first, second = await Operation.filter(kind="updateUser").order_by("id")
    assert first.digest == second.digest


@pytest.mark.parametrize(
    "change, role",
    [({"name": "Other"}, Role.MANAGER), ({}, Role.ADMINISTRATOR), ({"details": {}}, Role.MANAGER)],
)
async def test_another_request_or_person_under_an_id_is_refused(
    api: Api, change: dict[str, Any], role: Role
) -> None:
    sent = partner()
    await create(api, sent)
    refused = await create(api, sent | change, role)
    assert (refused["__typename"], refused["code"]) == ("OperationIdReused", "OPERATION_ID_REUSED")
    assert "Mill" not in str(refused)
    assert await Partner.all().count() == 1


async def test_another_mutation_under_an_id_is_refused(api: Api) -> None:
    sent = partner()
    await create(api, sent)
    other = {
        "operationId": sent["operationId"],
        "sku": "A",
        "name": "A",
        "tracking": "NONE",
        "unit": gid("Unit", 1),
    }
    assert (await api.do("createProduct", other, role=Role.MANAGER))["__typename"] == "OperationIdReused"


@pytest.mark.parametrize("bad", ["", "x", "00000000-0000-0000-0000-000000000000", 7])
async def test_an_id_that_is_none_is_a_refusal(api: Api, bad: object) -> None:
    refused = await create(api, partner(operationId=bad))
    assert (refused["__typename"], refused["field"]) == ("InvalidInput", ["operationId"])


@pytest.mark.parametrize("sent", [{"name": "Mill", "roles": []}, partner(operationId=None)])
async def test_a_write_without_an_id_is_no_request(api: Api, sent: dict[str, Any]) -> None:
    assert await api.refused_code(CREATE % "", Role.MANAGER, input=sent) == "REQUEST_INVALID"


async def test_all_faults_of_an_input_are_told_at_once_and_nothing_is_kept(api: Api, dock: Dock) -> None:
    lines = [{"product": gid("Product", dock.bag), "quantity": each} for each in ("1", "NaN", "1.0000001")]
    sent = {
        "operationId": key(),
        "vendor": gid("Partner", dock.vendor),
        "warehouse": gid("Warehouse", dock.warehouse),
        "expectedOn": "2026-02-30",
        "lines": lines,
    }
    show = "... on InvalidInput { problems { field fault given } }"
    before = await Operation.all().count()
    refused = await api.do("createPurchaseOrder", sent, show)
    assert [(each["field"], each["fault"]) for each in refused["problems"]] == [
        (["expectedOn"], "IMPLAUSIBLE_DATE"),
        (["lines", "1", "quantity"], "MALFORMED"),
        (["lines", "2", "quantity"], "TOO_PRECISE"),
    ]
    assert await Operation.all().count() == before
    good = sent | {"expectedOn": "2026-12-01", "lines": lines[:1]}
    assert (await api.do("createPurchaseOrder", good))["__typename"] == "PurchaseOrderPayload"


async def test_a_refusal_is_kept_and_answered_again_word_for_word(api: Api, dock: Dock) -> None:
    sent = {"operationId": key(), "product": gid("Product", dock.radio), "number": "SN-1"}
    await dock.lot(dock.radio, "SN-1")
    show = "... on NumberAlreadyExists { conflicts { number code lot { number product { sku } } } }"
    first = await api.do("createLot", sent, show)
    assert first["__typename"] == "NumberAlreadyExists"
    assert first["conflicts"][0]["lot"] == {"number": "SN-1", "product": {"sku": "RADIO"}}
    assert await api.do("createLot", sent, show) == first
    query = """query ($id: OperationId!) { operation(operationId: $id) {
      kind state sequence refusal { __typename code message field } actor { name } method } }"""
    kept = (await api.ask(query, id=sent["operationId"]))["operation"]
    assert (kept["kind"], kept["state"], kept["sequence"]) == ("CREATE_LOT", "REFUSED", None)
    assert kept["refusal"] == {name: first[name] for name in ("__typename", "code", "message", "field")}
    assert (kept["actor"], kept["method"]) == (None, "TOKEN")
    assert (await api.ask(query, id=key()))["operation"] is None


async def test_the_clock_of_the_client_is_kept_as_information(api: Api) -> None:
    sent = partner()
    clock = {"occurredAt": "2026-11-20T10:00:00+02:00", "occurredMargin": 30}
    body = {"query": CREATE % SHOW, "variables": {"input": sent}, "extensions": clock}
    assert (await api.post(body, Role.MANAGER)).json()["data"]["createPartner"]["replayed"] is False
    kept = await Operation.get(key=sent["operationId"])
    assert (kept.occurred, kept.occurred_margin) == (datetime(2026, 11, 20, 8, tzinfo=UTC), 30)


async def test_an_id_of_another_type_is_not_found(api: Api, dock: Dock) -> None:
    for wrong in (gid("Partner", dock.radio), gid("Product", 999), "x", ""):
        refused = await api.do("createLot", {"product": wrong, "number": "A"})
        assert (refused["__typename"], refused["code"], refused["field"]) == (
            "NotFound",
            "NOT_FOUND",
            ["product"],
        )


async def test_a_write_of_a_program_names_its_key(api: Api, dock: Dock) -> None:
    sent = partner()
    await create(api, sent)
    question = "query ($id: OperationId!) { operation(operationId: $id) { actor { name } program } }"
    told = await api.ask(question, id=sent["operationId"])
    assert told["operation"] == {"actor": None, "program": "MANAGER"}
    anna = await User.get(login="anna")
    by_anna = dock.request(actor=Actor(Role.MANAGER, anna.id))
    await partners.create_partner(by_anna, "Baker", [PartnerRole.VENDOR], PartnerDetails(address=ADDRESS))
    told = await api.ask(question, id=by_anna.key)
    assert told["operation"] == {"actor": {"name": "Anna"}, "program": None}
