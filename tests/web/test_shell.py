"""What surrounds every request: limits, hosts, headers, ids, and the answer to a bug."""

import asyncio
import logging

import httpx
import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from lotbook import log
from lotbook.settings import Settings
from lotbook.web import shell
from lotbook.web.problems import on_bug, on_http_exception

HOST = "http://localhost"


async def echo(request: Request) -> Response:
    return JSONResponse({"size": len(await request.body()), "request": request.state.request_id})


async def bug(request: Request) -> Response:
    raise RuntimeError("the database password is hush")


async def away(request: Request) -> Response:
    raise OSError(111, "Connect call failed to 192.0.2.5")


async def refuse(request: Request) -> Response:
    raise HTTPException(403, "Not for you.")


def surrounded(**settings: object) -> httpx.AsyncClient:
    app = Starlette(
        routes=[
            Route("/echo", echo, methods=["GET", "POST"]),
            Route("/bug", bug),
            Route("/away", away),
            Route("/refuse", refuse),
        ],
        exception_handlers={HTTPException: on_http_exception, Exception: on_bug},
    )
    return client_of(shell.surround(app, Settings(**settings)))


def client_of(app) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url=HOST)


async def call(app, *, path="/echo", headers=(), messages=()) -> list[dict]:
    """What the app sends for a raw ASGI request, as no well-behaved client would send it."""
    waiting = iter(messages)
    sent: list[dict] = []

    async def receive():
        for message in waiting:
            return message
        await asyncio.sleep(3600)

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"",
             "headers": [(b"host", b"localhost"), *headers], "state": {}}  # fmt: skip
    await app(scope, receive, send)
    return sent


async def test_every_answer_carries_safe_headers_and_a_request_id():
    async with surrounded() as client:
        good, missing = await client.get("/echo"), await client.get("/nowhere")
    for answer in (good, missing):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "'wasm-unsafe-eval'" in policy
        assert "'unsafe-inline'" not in policy
        assert "'unsafe-eval'" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers
        assert "strict-transport-security" not in answer.headers
    assert good.headers["x-request-id"] == good.json()["request"]
    assert missing.json()["code"] == "NOT_FOUND"


async def test_https_is_demanded_for_a_year_where_it_is_used():
    async with surrounded(public_url="https://lots.example.com") as client:
        answer = await client.get("/echo", headers={"host": "lots.example.com"})
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")


@pytest.mark.parametrize("host", ["evil", "localhost.evil", "localhost@evil", "", "127.0.0.1\t", "[::1"])
async def test_a_request_for_another_host_is_refused(host):
    async with surrounded() as client:
        answer = await client.get("/echo", headers={"host": host})
    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST"])
async def test_our_own_names_are_answered(host):
    async with surrounded() as client:
        assert (await client.get("/echo", headers={"host": host})).status_code == 200


async def test_no_page_of_another_origin_is_let_in():
    async with surrounded() as client:
        preflight = {"origin": "https://evil.example", "access-control-request-method": "POST"}
        answer = await client.options("/echo", headers=preflight)
    assert not [name for name in answer.headers if name.startswith("access-control")]


async def test_a_bug_is_answered_with_a_reference_that_stands_in_the_log_and_with_nothing_else(capsys):
    log.configure("console", "info")
    try:
        async with surrounded() as client:
            answer = await client.get("/bug")
    finally:
        logging.getLogger().handlers[:] = []
    assert answer.status_code == 500
    reference = answer.json()["reference"]
    assert reference == answer.headers["x-request-id"]
    assert "hush" not in answer.text
    written = [line for line in capsys.readouterr().err.splitlines() if "HTTP Request" not in line]
    assert [reference in line for line in written] == [True, True]
    assert "RuntimeError" in written[0]
    assert "status=500" in written[1]


async def test_a_database_that_is_away_is_no_bug_of_ours():
    async with surrounded() as client:
        answer = await client.get("/away")
    assert (answer.status_code, answer.json()["code"]) == (503, "TEMPORARILY_UNAVAILABLE")
    assert "192.0.2.5" not in answer.text


async def test_a_refusal_of_an_endpoint_is_json():
    async with surrounded() as client:
        answer = await client.get("/refuse")
    assert (answer.status_code, answer.json()) == (403, {"code": "FORBIDDEN", "message": "Not for you."})


async def test_a_body_up_to_the_limit_arrives_whole_and_a_larger_one_is_refused():
    async with surrounded() as client:
        whole = await client.post("/echo", content=b"x" * shell.BODY_LIMIT)
        announced = await client.post("/echo", content=b"x" * (shell.BODY_LIMIT + 1))

        async def unannounced():
            for _ in range(300):
                yield b"x" * 1024

        chunked = await client.post("/echo", content=unannounced())
    assert whole.json()["size"] == shell.BODY_LIMIT
    assert (announced.status_code, chunked.status_code) == (413, 413)
    assert announced.json()["code"] == "TOO_LARGE"


async def test_a_body_that_does_not_arrive_is_given_up():
    gate = shell.BodyGate(Starlette(routes=[Route("/echo", echo, methods=["POST"])]), seconds=0.05)
    trickle = [{"type": "http.request", "body": b"x", "more_body": True}]
    sent = await call(gate, messages=trickle)
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]


async def test_a_client_that_leaves_before_its_body_is_whole_reaches_nothing():
    reached = []

    async def app(scope, receive, send):
        reached.append(scope)

    begun = [{"type": "http.request", "body": b"x", "more_body": True}, {"type": "http.disconnect"}]
    assert await call(shell.BodyGate(app), messages=begun) == []
    assert reached == []


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("@google.com", []),
        ("http://evil/echo", []),
        ("//evil/echo", []),
        ("/echo", [(b"content-length", b"1"), (b"content-length", b"1")]),
        ("/echo", [(b"content-length", b"1"), (b"transfer-encoding", b"chunked")]),
    ],
)
async def test_a_head_that_can_be_read_in_two_ways_is_refused(path, headers):
    sent = await call(shell.BodyGate(echo), path=path, headers=headers)
    assert sent[0]["status"] == 400
