"""A real `lotbook serve` and its API, asked as the app asks."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import orjson
from aiohttp import ClientConnectionError, ClientSession, ClientTimeout, DummyCookieJar

from bench.app_documents import document
from bench.machine import Memory
from bench.places import fresh_database
from tests.postgres_server import free_port

COMMAND = Path(sys.executable).with_name("lotbook")
STARTS_WITHIN = 90.0  # seconds
LONGEST_ANSWER = 120.0


class Refused(Exception):
    """The server answered, but not with what was asked for."""


@dataclass(frozen=True)
class Server:
    """A running server, asked by its administrator."""

    http: ClientSession
    origin: str
    memory: Memory
    log: TextIO
    url: str
    """Of its database."""

    async def ask(self, name: str, **variables: Any) -> Any:
        """Answer of one of the app's queries, by its name: its one field."""
        return await self.send(document(name), variables)

    async def write(self, name: str, **facts: Any) -> Any:
        """Payload of one of the app's mutations; raises Refused."""
        return await self.written(document(name), facts)

    async def written(self, text: str, facts: dict[str, Any]) -> Any:
        payload = await self.send(text, {"input": {"operationId": str(uuid.uuid4()), **facts}})
        if not payload["__typename"].endswith("Payload"):
            raise Refused(payload)
        return payload

    async def send(self, text: str, variables: dict[str, Any]) -> Any:
        content = orjson.loads(
            await self.sent("POST", "/graphql", json={"query": text, "variables": variables})
        )
        if "errors" in content:
            raise Refused(content["errors"])
        (field,) = content["data"].values()
        return field

    async def get(self, path: str) -> bytes:
        """A file or page of the server."""
        return await self.sent("GET", path)

    async def put(self, path: str, content: bytes) -> Any:
        """What is answered to a file."""
        return orjson.loads(await self.sent("PUT", path, data=content))

    async def sent(self, method: str, path: str, **content: Any) -> bytes:
        """The body of an answer; raises Refused for any but a good one."""
        async with self.http.request(method, path, **content) as answer:
            body = await answer.read()
        if answer.status != 200:
            raise Refused(body.decode())
        return body

    def slow_writes(self) -> list[dict[str, Any]]:
        """What its log says of them: `write`, and how long that waited for the database and held it, in ms."""
        self.log.seek(0)
        lines = [json.loads(line) for line in self.log if line.startswith("{")]
        return [line for line in lines if line["event"] == "slow write"]


@asynccontextmanager
async def serving(engine: str) -> AsyncIterator[Server]:
    """A server on a fresh database, with an administrator signed in."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    async with fresh_database(engine) as url:
        ours = {"DATABASE_URL": url, "LOTBOOK_PORT": str(port), "LOTBOOK_LOG_FORMAT": "json"}
        environment = {name: value for name, value in os.environ.items() if name[:8] != "LOTBOOK_"} | ours
        with tempfile.TemporaryFile("a+") as log:
            process = await asyncio.create_subprocess_exec(
                COMMAND, "serve", env=environment, stdout=asyncio.subprocess.PIPE, stderr=log
            )
            try:
                token = await asyncio.wait_for(_set_up_token(process, log), STARTS_WITHIN)
                async with asking(origin) as http:
                    await _signed_in(http, token)
                    yield Server(http, origin, Memory(process.pid), log, url)
            finally:
                if process.returncode is None:
                    process.terminate()
                await process.communicate()


def asking(origin: str) -> ClientSession:
    """A client that takes as little as can be of the cores that it shares with what is measured; over http from
    loopback a session's cookie would not be kept by itself."""
    return ClientSession(
        origin,
        headers={"x-requested-by": "lotbook"},
        cookie_jar=DummyCookieJar(),
        json_serialize=lambda value: orjson.dumps(value).decode(),
        timeout=ClientTimeout(total=LONGEST_ANSWER),
    )


async def _set_up_token(process: asyncio.subprocess.Process, log: TextIO) -> str:
    """From what the server prints when it starts; log: what else it says."""
    assert process.stdout is not None
    async for line in process.stdout:
        if found := re.search(r"/setup\?token=(\S+)", line.decode()):
            return found[1]
    log.seek(0)
    raise Refused(f"the server did not start: {log.read()[-2000:]}")


async def _signed_in(http: ClientSession, token: str) -> None:
    form = {"token": token, "name": "Ada", "login": "ada", "password": "a long walk to the loading dock"}
    while True:
        try:
            answer = await http.post("/setup", data=form, allow_redirects=False)
        except ClientConnectionError:  # it prints the link before it listens
            await asyncio.sleep(0.05)
        else:
            break
    if answer.status != 303:
        raise Refused(await answer.text())
    http.headers["cookie"] = answer.headers["set-cookie"].partition(";")[0]
