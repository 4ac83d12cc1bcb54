"""A migrated, open database, and people to sign in."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
import pypdfium2
import pytest
import pytest_asyncio
import uvicorn
from starlette.types import ASGIApp

from lotbook import app
from lotbook.db import engine, work
from lotbook.db.work import SYSTEM, Actor, WriteRequest
from lotbook.domain.words import Role, SignInMethod
from lotbook.graphql import ids
from lotbook.models import User
from lotbook.services import demo, people, sign_in
from lotbook.settings import Settings
from lotbook.web import protocol
from lotbook.web.drawing import Drawing
from tests.demo_company import with_demo
from tests.engines import Migrate

PASSWORD = "a long walk to the loading dock"


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[str]:
    """The URL of the database that this process has open."""
    await engine.connect(database_url)
    yield database_url
    await sign_in.settled()
    await work.drain()
    await engine.disconnect()


def request(actor: Actor = SYSTEM, key: str | None = None, kind: str = "TEST") -> WriteRequest:
    return WriteRequest(key=key or str(uuid4()), kind=kind, digest="", actor=actor)


async def person(login: str = "eva", role: Role = Role.OPERATOR, name: str = "Eva Lindt") -> User:
    done = await people.create_user(request(), name=name, login=login, role=role, password=PASSWORD)
    return await User.get(id=done.outcome.user)


async def write(query: Callable[[], Awaitable[Any]]) -> None:
    """Change rows behind the services' backs; the database refuses it outside a transaction."""
    async with work.transaction():
        await query()


@asynccontextmanager
async def serving(make: Callable[[], ASGIApp]) -> AsyncIterator[int]:
    """The port of a real server of an app, beside an open database; make: its factory."""
    config = protocol.server_config(Settings(), f"{__name__}:app")
    config.app, config.port, config.lifespan = make, 0, "off"  # type: ignore[assignment]
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn offers nothing to wait for
        await asyncio.sleep(0.005)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await task


def acting(user: User) -> Actor:
    return Actor(user.role, user.id, None, SignInMethod.PASSWORD)


@pytest.fixture(scope="module")
def drawing() -> Iterator[Drawing]:
    """One process that draws for all tests of a module, and ends with them."""
    shared = Drawing()
    yield shared
    shared.close()


@pytest.fixture
def prepare(request: pytest.FixtureRequest, prepare: Migrate) -> Migrate:
    """What makes the database that the test gets a copy of."""
    return with_demo if "filled" in request.fixturenames else prepare


@pytest.fixture
def filled(database: str, drawing: Drawing, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of the database with the demo company in it."""
    monkeypatch.setattr(app, "Drawing", lambda: drawing)
    return database


@pytest_asyncio.fixture
async def operator(filled: str) -> AsyncIterator[httpx.AsyncClient]:
    """A browser of the demo's operator."""
    made = app.create(Settings(database_url=filled))
    transport = httpx.ASGITransport(made, raise_app_exceptions=False, client=("127.0.0.1", 40000))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        await enter(client, "operator")
        yield client


async def enter(client: httpx.AsyncClient, login: str) -> None:
    session = await sign_in.sign_in(login, demo.PASSWORD, "127.0.0.1", sign_in.SessionRules())
    client.cookies.set("lotbook", session.secret.text)


def pages(answer: httpx.Response) -> list[str]:
    """What can be copied from each page of a PDF."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    document = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    return [page.get_textpage().get_text_range() for page in document]


PRINT = """mutation ($input: PrintLabelsInput!) { printLabels(input: $input) {
  __typename ... on Refusal { code message field }
  ... on InvalidInput { problems { field fault } }
  ... on LabelPrintPayload { replayed print { id labelCount copies reprints template { name }
    operation { actor { name } kind } link { url mediaType fileName }
    zpl: link(kind: ZPL, dots: DPI_300) { url } } } } }"""


async def ask(client: httpx.AsyncClient, query: str, **variables: Any) -> Any:
    """What the API answers to somebody's browser."""
    sent = {"query": query, "variables": variables}
    answer = await client.post("/graphql", json=sent, headers={"x-requested-by": "lotbook"})
    assert "errors" not in answer.json(), answer.text
    return answer.json()["data"]


async def print_labels(
    client: httpx.AsyncClient, kind: str, row_id: int, key: str | None = None, **labels: Any
) -> Any:
    """What printLabels answers."""
    asked = {"operationId": key or str(uuid4()), "labels": {"of": ids.encode(kind, row_id), **labels}}
    return (await ask(client, PRINT, input=asked))["printLabels"]


async def printed(client: httpx.AsyncClient, kind: str, row_id: int, **labels: Any) -> httpx.Response:
    """The PDF of labels that are printed."""
    answer = await print_labels(client, kind, row_id, **labels)
    assert answer["__typename"] == "LabelPrintPayload", answer
    return await client.get(answer["print"]["link"]["url"])
