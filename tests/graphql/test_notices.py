"""People read their own notices, and nobody else's."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
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


async def signed_in(api: Api, name: str, role: Role = Role.VIEWER) -> dict[str, str]:
    """The headers of someone who was added and has signed in."""
    person = {"name": name, "login": name, "role": role.value, "password": PASSWORD}
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


CHOSEN = """mutation ($input: ChooseNoticesInput!) { chooseNotices(input: $input) { __typename
  ... on NoticeSettingsPayload { settings { email mailOn choices { kind inApp byMail } } }
  ... on Refusal { code field } } }"""


async def test_people_choose_what_they_are_told_and_administrators_see_whether_mail_works(
    api: Api, dock: Dock
) -> None:
    mia = await signed_in(api, "mia")
    wanted = {"kind": "LATE", "inApp": False, "byMail": True}
    chosen = {"operationId": str(uuid.uuid4()), "email": "mia", "choices": [wanted]}
    refused = await asked(api, mia, CHOSEN, input=chosen)
    assert refused == {"__typename": "InvalidInput", "code": "INPUT_INVALID", "field": ["email"]}
    chosen |= {"operationId": str(uuid.uuid4()), "email": "mia@example.com"}
    settings = (await asked(api, mia, CHOSEN, input=chosen))["settings"]
    assert (settings["email"], settings["mailOn"]) == ("mia@example.com", False)
    others = [each for each in settings["choices"] if each["kind"] != "LATE"]
    assert wanted in settings["choices"] and len(others) == len(NoticeKind) - 1
    assert all(each["inApp"] and not each["byMail"] for each in others)

    people = await api.ask("{ users(first: 9) { nodes { login email } } }", Role.ADMINISTRATOR)
    assert {"login": "mia", "email": "mia@example.com"} in people["users"]["nodes"]
    status = "{ mail { on server error letters(first: 9) { totalCount } } }"
    off = {"on": False, "server": None, "error": None, "letters": {"totalCount": 0}}
    assert (await api.ask(status, Role.ADMINISTRATOR))["mail"] == off
    answer = await api.do("sendTestMail", {}, "... on Refusal { message }", Role.ADMINISTRATOR)
    assert answer["message"] == "E-mail is off: no mail server is set."
    answer = await api.do("retryLetter", {"letter": gid("Letter", 1)}, "", Role.ADMINISTRATOR)
    assert answer["__typename"] == "NotFound"
    person = {"user": gid("User", (await User.get(login="mia")).id), "email": None}
    assert (await api.do("updateUser", person, "", Role.ADMINISTRATOR))["__typename"] == "UserPayload"
    assert (await User.get(login="mia")).email is None


async def test_a_notice_tells_its_day_apart(api: Api, dock: Dock) -> None:
    mia = await signed_in(api, "mia")
    person = await User.get(login="mia")
    about, day = Ref("Product", dock.bag), date(2026, 12, 1)
    late = Telling(
        kind=NoticeKind.LATE, text="{day} is late since {day}", about=about, to=(person.id,), day=day
    )

    async def told() -> None:
        await outbox.tell({"FACT": late}, datetime.now(UTC))

    await in_own_task(told)
    await Runner().round()
    [found] = (await asked(api, mia, "{ notices(first: 9) { nodes { text phrase day } } }"))["nodes"]
    assert found == {
        "text": "{day} is late since 01 Dec 2026",
        "phrase": "{day} is late since {day}",
        "day": "2026-12-01",
    }
