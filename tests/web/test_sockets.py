"""Subscriptions over a real socket: what is told to whom, what is missed by nobody, and what closes a socket."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode

from lotbook import app
from lotbook.db.work import Work, in_own_task, unit_of_work
from lotbook.domain.words import PartnerRole, Role
from lotbook.graphql import feed, ids, socket
from lotbook.ledger.changes import last_sequence
from lotbook.models import Session, User
from lotbook.services import partners, people
from lotbook.services.secrets_kept import new_secret
from lotbook.settings import Settings
from lotbook.web import protocol
from tests.web.conftest import person, request, serving

FOLLOW = (
    "subscription Follow($after: Sequence, $of: [ChangeTopic!]) { changes(after: $after, of: $of) { %s } }"
)
PATIENCE = 20


@dataclass
class Line:
    """A client at the other end of a socket."""

    socket: ClientConnection

    async def say(self, type_: str, **more: Any) -> None:
        await self.socket.send(json.dumps({"type": type_} | more))

    async def hear(self) -> Any:
        return json.loads(await asyncio.wait_for(self.socket.recv(), PATIENCE))

    async def greet(self, **payload: str) -> None:
        await self.say("connection_init", payload=payload)
        assert await self.hear() == {"type": "connection_ack"}

    async def follow(
        self, after: int, show: str = "sequence topic id kind", key: str = "1", **variables: Any
    ) -> None:
        asked = {"query": FOLLOW % show, "variables": {"after": str(after)} | variables}
        await self.say("subscribe", id=key, payload=asked)

    async def change(self) -> Any:
        heard = await self.hear()
        assert heard["type"] == "next", heard
        told = heard["payload"]["data"]["changes"]
        return told | {"sequence": int(told["sequence"])}

    async def closed(self) -> int:
        """The code that the server closes with; what it says before is passed over."""
        with pytest.raises(ConnectionClosed):
            while True:
                await asyncio.wait_for(self.socket.recv(), PATIENCE)
        assert self.socket.close_code is not None
        return self.socket.close_code


@dataclass
class House:
    port: int

    @asynccontextmanager
    async def line(self, cookie: str = "", path: str = "/graphql", **options: Any) -> AsyncIterator[Line]:
        headers = {"cookie": f"lotbook={cookie}"} if cookie else {}
        speaks = {
            "subprotocols": [socket.PROTOCOL],
            "origin": f"http://127.0.0.1:{self.port}",
            "max_queue": None,  # with a full queue the client hears no farewell, and waits ten seconds for it
        } | options
        async with connect(
            f"ws://127.0.0.1:{self.port}{path}", additional_headers=headers, proxy=None, **speaks
        ) as opened:
            yield Line(opened)


@pytest_asyncio.fixture
async def house(database: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    monkeypatch.setattr(feed, "PAUSE", 0.02)
    async with serving(lambda: app.create(Settings(database_url=database))) as port:
        yield House(port)


async def session(login: str, role: Role = Role.VIEWER) -> str:
    """The cookie of someone who is signed in."""
    now, secret = datetime.now(UTC), new_secret()

    async def begin() -> None:
        facts = {
            "login_key": login,
            "name": login.title(),
            "role": role,
            "password_hash": "-",
            "created": now,
        }
        user, _ = await User.get_or_create(login=login, defaults=facts)
        await Session.create(
            user=user, token_hash=secret.digest, started=now, last_used=now, expires=now + timedelta(days=1)
        )

    await in_own_task(begin)
    return secret.text


async def write() -> int:
    """Something that anyone may read; answers its place in the book."""
    asked = request(kind="createPartner")
    done = await partners.create_partner(asked, "Nordic Foods", [PartnerRole.VENDOR])
    assert done.sequence is not None
    return done.sequence


@dataclass
class Wrote:
    """Nothing that has an id."""


@unit_of_work
async def about_nothing(work: Work) -> Wrote:
    return Wrote()


async def test_what_is_written_is_told_to_everyone_who_may_read_it(house):
    viewer, keeper = await session("vera"), await session("ada", Role.ADMINISTRATOR)
    begin = await last_sequence()
    async with house.line(viewer) as vera, house.line(keeper) as ada, house.line(viewer) as tab:
        for line in (vera, ada, tab):
            await line.greet()
        await vera.follow(begin)
        await ada.follow(begin)
        await tab.follow(begin, of=["HOLD", "OTHER"])
        await person("olaf")
        written = await write()
        await about_nothing(request(kind="scrapGoods"))
        assert (await ada.change())["topic"] == "PEOPLE"
        told = await vera.change()
        assert (told["sequence"], told["topic"], told["kind"]) == (written, "PARTNER", "CREATE_PARTNER")
        assert (ids.decode(told["id"]) or "")[0] == "Partner"
        assert await ada.change() == told
        scrapped = {"sequence": written + 1, "topic": "OTHER", "id": None, "kind": "SCRAP_GOODS"}
        assert await tab.change() == await vera.change() == scrapped


async def test_who_comes_back_misses_nothing_and_hears_nothing_twice_beside_two_writers(house, monkeypatch):
    monkeypatch.setattr(feed, "KEPT", 5)  # some of it comes from memory, some from the book
    cookie, wrote, heard = await session("vera"), [], []
    begin = await write()

    async def writer() -> None:
        for _ in range(12):
            wrote.append(await write())

    writers = asyncio.gather(writer(), writer())
    while len(heard) < 24:
        async with house.line(cookie) as line:
            await line.greet()
            await line.follow([begin, *heard][-1], "sequence")
            for _ in range(min(1 + len(heard) % 5, 24 - len(heard))):
                heard.append((await line.change())["sequence"])
    await writers
    assert heard == sorted(wrote)


async def test_a_book_that_ends_before_that_place_says_so(house):
    async with house.line(await session("vera")) as line:
        await line.greet()
        await line.follow(10_000)
        told = await line.hear()
        assert (told["type"], told["payload"][0]["extensions"]["code"]) == ("error", "SEQUENCE_UNKNOWN")


async def test_what_ends_a_session_or_a_key_ends_its_sockets_and_a_role_counts_at_once(house):
    await session("ada", Role.ADMINISTRATOR)
    cookie = await session("eva", Role.ADMINISTRATOR)
    eva = await User.get(login="eva")
    key = await people.create_api_token(
        request(), name="shop", role=Role.VIEWER, expires=datetime.now(UTC) + timedelta(days=1)
    )
    begin = await last_sequence()
    async with house.line(cookie) as browser, house.line(origin=None) as program:
        await browser.greet()
        await program.greet(authorization=f"Bearer {key.text}")
        await browser.follow(begin)
        await people.revoke_api_token(request(), key.done.outcome.token)
        assert await program.closed() == 4403
        assert (await browser.change())["topic"] == "PEOPLE"
        await people.update_user(request(), eva.id, role=Role.VIEWER)
        assert await write() == (await browser.change())["sequence"], "viewers hear nothing of people"
        await people.update_user(request(), eva.id, active=False)
        assert await browser.closed() == 4403
    async with house.line(cookie) as late:
        await late.say("connection_init")
        assert await late.closed() == 4403


async def test_no_other_page_opens_a_socket_and_nothing_else_is_spoken(house):
    for status, options in (
        (403, {"origin": "https://elsewhere.example"}),
        (403, {"origin": None}),  # with a cookie, every browser says which page it is
        (400, {"subprotocols": ["graphql-ws"]}),
        (404, {"path": "/health"}),
    ):
        with pytest.raises(InvalidStatus) as refused:
            async with house.line("x" * 43, **options):
                pass
        assert refused.value.response.status_code == status, options


SUBSCRIBE = {"type": "subscribe", "id": "1", "payload": {"query": FOLLOW % "kind"}}
INIT = {"type": "connection_init"}
NO_MESSAGES = [
    (4401, [SUBSCRIBE]),
    (4429, [INIT, INIT]),
    (4400, ["no JSON"]),
    (4400, ["[" * 1000]),
    (4400, ['["ping"]']),
    (4400, [{"type": "start"}]),
    (1003, [b"{}"]),
    (1009, ['"' + "x" * 70_000 + '"']),
    (4400, [INIT, SUBSCRIBE | {"id": None}]),
    (4400, [INIT, SUBSCRIBE | {"payload": 7}]),
    (4409, [INIT, SUBSCRIBE, SUBSCRIBE]),
    (4429, [INIT, *(SUBSCRIBE | {"id": str(number)} for number in range(socket.MOST_SUBSCRIPTIONS + 1))]),
    (4429, [{"type": "ping"}] * (socket.MOST_MESSAGES + 1)),
]


async def test_what_is_no_message_closes_the_socket(house):
    cookie = await session("vera")
    for code, said in NO_MESSAGES:
        async with house.line(cookie) as line:
            for each in said:
                await line.socket.send(each if isinstance(each, str | bytes) else json.dumps(each))
            assert await line.closed() == code, said[-1]


async def test_what_is_no_subscription_is_an_error_of_its_own_and_the_socket_stays(house):
    async with house.line(await session("vera")) as line:
        await line.greet()
        for query, code in (
            ("mutation { signOut(input: {}) { __typename } }", "REQUEST_INVALID"),
            ("{ viewer { role } }", "NEEDS_A_POST"),
            ("subscription { changes { nothing } }", "REQUEST_INVALID"),
            ("subscription { a: changes { kind } b: changes { kind } }", "REQUEST_INVALID"),
            ("subscription {", "SYNTAX_ERROR"),
            ("subscription { changes(after: -1) { kind } }", "INPUT_INVALID"),
        ):
            await line.say("subscribe", id="1", payload={"query": query})
            told = await line.hear()
            assert (told["type"], told["payload"][0]["extensions"]["code"]) == ("error", code), query
        await line.follow(await last_sequence())
        written = await write()
        assert (await line.change())["sequence"] == written


async def test_there_is_room_for_so_many_sockets_and_no_more(house, monkeypatch):
    cookie = await session("vera")
    monkeypatch.setattr(socket, "MOST_OF_ONE", 1)
    async with house.line(cookie) as first:
        await first.greet()
        async with house.line(cookie) as second:
            await second.say("connection_init")
            assert await second.closed() == 4429
        monkeypatch.setattr(socket, "MOST_SOCKETS", 1)
        with pytest.raises(InvalidStatus) as refused:
            async with house.line(cookie):
                pass
        assert refused.value.response.status_code == 503
    async with house.line(cookie) as again:
        await again.greet()


async def test_who_says_nothing_or_follows_nothing_is_let_go(house, monkeypatch):
    monkeypatch.setattr(socket, "INIT_SECONDS", 0.1)
    async with house.line() as silent:
        assert await silent.closed() == 4408
    monkeypatch.setattr(socket, "INIT_SECONDS", PATIENCE)
    monkeypatch.setattr(socket, "CHECK_SECONDS", 0.1)
    async with house.line(await session("vera")) as idle:
        await idle.greet()
        assert await idle.closed() == 1000


async def test_a_flood_of_pings_is_cut_off(house):
    async with house.line(await session("vera")) as line:
        await line.greet()
        ping = Frame(Opcode.PING, b"x" * 125).serialize(mask=True)
        line.socket.transport.write(ping * 3_000)
        assert await line.closed() == 1006


async def test_a_reader_that_takes_nothing_is_cut_off(database, monkeypatch):
    monkeypatch.setattr(socket, "SEND_SECONDS", 0.05)
    cookie, begin = await session("vera"), await last_sequence()
    asked = SUBSCRIBE | {"payload": {"query": FOLLOW % "kind", "variables": {"after": str(begin)}}}
    coming = [{"type": "websocket.connect"}]
    coming += [
        {"type": "websocket.receive", "text": json.dumps(each)}
        for each in ({"type": "connection_init"}, asked)
    ]
    never = asyncio.Event()

    async def receive():
        if not coming:
            await never.wait()
        return coming.pop(0)

    async def send(message):
        if "next" in message.get("text", ""):
            stuck.set()
        if stuck.is_set():
            await never.wait()

    stuck = asyncio.Event()
    scope = {
        "type": "websocket",
        "path": "/graphql",
        "scheme": "ws",
        "query_string": b"",
        "subprotocols": [socket.PROTOCOL],
        "headers": [
            (b"host", b"localhost"),
            (b"origin", b"http://localhost"),
            (b"cookie", f"lotbook={cookie}".encode()),
        ],
    }
    serving_it = asyncio.create_task(app.create(Settings(database_url=database))(scope, receive, send))
    await write()
    await asyncio.wait_for(serving_it, PATIENCE)
    assert stuck.is_set()


async def test_the_server_ends_at_once_whoever_follows(database):
    cookie = await session("vera")
    async with asyncio.timeout(protocol.DRAIN_SECONDS - 5):
        async with serving(lambda: app.create(Settings(database_url=database))) as port:
            socket_ = House(port).line(cookie)
            line = await socket_.__aenter__()
            await line.greet()
            await line.follow(await last_sequence())
        assert await line.closed() == 1012
