"""People read their own notices, and nobody else's."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from lotbook.db.work import in_own_task
from lotbook.domain.notices import Telling
from lotbook.domain.refusals import Ref
from lotbook.domain.words import NoticeKind, Role
from lotbook.jobs.runner import Runner
from lotbook.models import Notice, User
from lotbook.services import outbox
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

ASKED = """query ($unread: Boolean) { notices(first: 9, unread: $unread) {
  totalCount nodes { id kind text readAt subject { __typename id } } } }"""
MARKED = """mutation ($input: MarkNoticesReadInput!) { markNoticesRead(input: $input) { __typename
  ... on NoticesPayload { unread } ... on Refusal { code field } } }"""
PASSWORD = "four brave dock hands"


async def tell(*texts: str, to: int, about: Ref) -> None:
    facts = {text: Telling(kind=NoticeKind.EXPIRY, text=text, about=about, to=(to,)) for text in texts}

    async def told() -> None:
        await outbox.tell(facts, datetime.now(UTC))

    await in_own_task(told)
    await Runner().round()


async def signed_in(api: Api, name: str) -> dict[str, str]:
    """The headers of someone who was added and has signed in."""
    person = {"name": name, "login": name, "role": "VIEWER", "password": PASSWORD}
    assert (await api.do("createUser", person))["__typename"] == "UserPayload"
    sent = {"operationId": str(uuid.uuid4()), "login": name, "password": PASSWORD}
    text = "mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }"
    response = await api.post({"query": text, "variables": {"input": sent}}, None)
    api.client.cookies.clear()
    return {"cookie": f"lotbook={response.cookies['lotbook']}", "x-requested-by": "lotbook"}


async def asked(api: Api, who: dict[str, str], query: str, **variables: Any) -> Any:
    answer = (await api.post({"query": query, "variables": variables}, None, **who)).json()
    assert "errors" not in answer, answer
    [data] = answer["data"].values()
    return data


async def marked(api: Api, who: dict[str, str], **input: Any) -> Any:
    return await asked(api, who, MARKED, input={"operationId": str(uuid.uuid4())} | input)


async def test_people_read_their_own_notices(api: Api, dock: Dock) -> None:
    mia, olaf = await signed_in(api, "mia"), await signed_in(api, "olaf")
    person = await User.get(login="mia")
    await tell("first", "second", to=person.id, about=Ref("Product", dock.bag))
    found = await asked(api, mia, ASKED)
    assert [each["text"] for each in found["nodes"]] == ["second", "first"]
    newest = found["nodes"][0]
    assert newest["subject"] == {"__typename": "Product", "id": gid("Product", dock.bag)}
    assert (newest["kind"], newest["readAt"], found["totalCount"]) == ("EXPIRY", None, 2)

    assert (await asked(api, olaf, ASKED))["nodes"] == []
    refused = {"__typename": "NotFound", "code": "NOT_FOUND", "field": ["notices", "0"]}
    assert await marked(api, olaf, notices=[newest["id"]]) == refused
    assert await asked(api, olaf, "query ($id: ID!) { node(id: $id) { id } }", id=newest["id"]) is None
    assert await Notice.filter(seen__isnull=False).count() == 0

    assert await marked(api, mia, notices=[newest["id"]]) == {"__typename": "NoticesPayload", "unread": 1}
    assert [each["text"] for each in (await asked(api, mia, ASKED, unread=True))["nodes"]] == ["first"]
    assert [each["text"] for each in (await asked(api, mia, ASKED, unread=False))["nodes"]] == ["second"]
    assert (await marked(api, mia, notices=[newest["id"]] * 201))["code"] == "INPUT_INVALID"
    assert await marked(api, mia) == {"__typename": "NoticesPayload", "unread": 0}


async def test_a_client_program_has_no_notices(api: Api, dock: Dock) -> None:
    [anna] = await User.all()
    await tell("soon", to=anna.id, about=Ref("Product", dock.bag))
    assert (await api.ask(ASKED, Role.ADMINISTRATOR))["notices"]["nodes"] == []
    answer = await api.do("markNoticesRead", {}, "", Role.ADMINISTRATOR)
    assert (answer["__typename"], answer["field"]) == ("NotFound", ["notices"])
