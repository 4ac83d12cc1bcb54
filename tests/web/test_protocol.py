"""The real server on a real socket: what it closes, and what it refuses as ambiguous."""

import asyncio
import http.client
from contextlib import asynccontextmanager, closing

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from lotbook.settings import Settings
from lotbook.web import protocol, shell
from lotbook.web.problems import on_http_exception
from lotbook.web.uploading import body_of
from tests.web.conftest import serving

LARGEST = 1024 * 1024


BEGUN, ENDED = asyncio.Event(), asyncio.Event()
"""The making of a document."""


async def made_slowly(request):
    """A paper that is made first, or a file that is sent as it is made; each takes a minute."""

    async def made():
        BEGUN.set()
        try:
            await asyncio.sleep(60)
            yield b"%PDF-"
        finally:
            ENDED.set()

    if request.path_params["kind"] == "file":
        return StreamingResponse(made())
    return Response(b"".join([part async for part in made()]))


def hello() -> Starlette:
    async def answer(request):
        return PlainTextResponse("hello")

    async def upload(request):
        return PlainTextResponse(str(len(await body_of(request, LARGEST))))

    routes = [
        Route("/", answer, methods=["GET", "POST"]),
        Route(shell.PHOTOS, upload, methods=["PUT"]),
        Route("/documents/{kind}", made_slowly),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: on_http_exception})
    return shell.surround(app, Settings())


@asynccontextmanager
async def served(monkeypatch, head_seconds: float = protocol.HEAD_SECONDS):
    monkeypatch.setattr(protocol.DeadlineProtocol, "head_seconds", head_seconds)
    async with serving(hello) as port:
        yield port


OURS = b"%sHTTP/1.1\r\nhost: localhost\r\n"


async def ask(port: int, sent: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    return answer


async def test_a_head_that_trickles_in_is_cut_off_also_on_a_kept_connection(monkeypatch):
    async with served(monkeypatch, head_seconds=0.3) as port:
        assert await ask(port, b"GET / HTTP/1.1\r\nhost: local") == b""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
        assert b"hello" in await reader.readuntil(b"hello")
        writer.write(b"GET / HT")
        assert await asyncio.wait_for(reader.read(), 10) == b""
        writer.close()


@pytest.mark.parametrize(
    "head",
    [
        OURS % b"POST / " + b"content-length: 1\r\ncontent-length: 2\r\n\r\nx",
        OURS % b"POST / " + b"content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        OURS % b"GET @google.com " + b"\r\n",
        b"GET http://evil/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: evil\r\nconnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nconnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: localhost\r\nx: " + b"y" * shell.HEAD_LIMIT,
        OURS % b"GET / " + b"connection: close\r\nx: " + b"y" * shell.HEAD_LIMIT + b"\r\n\r\n",
    ],
)
async def test_an_ambiguous_or_foreign_request_is_refused(monkeypatch, head):
    async with served(monkeypatch) as port:
        answer = await ask(port, head)
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"\r\nserver:" not in answer.lower()


def put(port: int, body, *, chunked: bool) -> tuple[int, bytes, int]:
    """As programs do: all of the body first, then the answer; and one more request on the same connection."""
    with closing(http.client.HTTPConnection("localhost", port, timeout=10)) as kept:
        kept.request("PUT", shell.PHOTOS, body, encode_chunked=chunked)
        answer = kept.getresponse()
        told = answer.status, answer.read()
        kept.request("GET", "/")
        return *told, kept.getresponse().status


@pytest.mark.parametrize("chunked", [False, True])
async def test_who_sends_all_of_a_file_that_is_too_large_hears_it(monkeypatch, chunked):
    body = bytes(17 * LARGEST)
    async with served(monkeypatch) as port:
        sent = iter([body]) if chunked else body
        status, told, next_status = await asyncio.to_thread(put, port, sent, chunked=chunked)
    assert (status, next_status) == (413, 200)
    assert b"A file has at most 1 MiB." in told


async def test_who_sends_on_and_on_behind_the_answer_is_cut_off(monkeypatch):
    monkeypatch.setattr(protocol.DeadlineProtocol, "most_rest", 2 * LARGEST)
    async with served(monkeypatch) as port:
        with pytest.raises(OSError):
            await asyncio.to_thread(put, port, bytes(64 * LARGEST), chunked=False)


async def test_who_goes_on_trickling_behind_the_answer_is_cut_off(monkeypatch):
    monkeypatch.setattr(protocol, "REST_SECONDS", 0.3)
    async with served(monkeypatch) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(OURS % b"PUT /photos " + b"content-length: 9000000\r\n\r\n")
        assert await reader.readuntil(b"MiB.")
        with pytest.raises(OSError):
            for _ in range(100):
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.02)
        writer.close()


@pytest.mark.parametrize("kind", ["paper", "file"])
async def test_nothing_more_is_made_for_a_client_that_has_gone(monkeypatch, kind):
    BEGUN.clear()
    ENDED.clear()
    async with served(monkeypatch) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /documents/%s HTTP/1.1\r\nhost: localhost\r\n\r\n" % kind.encode())
        async with asyncio.timeout(20):
            await BEGUN.wait()
            writer.close()
            await ENDED.wait()
