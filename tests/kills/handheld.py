"""A server that is killed now and then, and handhelds that receive goods by its API and never give up."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import tempfile
import uuid
from asyncio.subprocess import PIPE
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from lotbook.graphql import ids
from tests.postgres_server import free_port

ROOT = Path(__file__).parents[2]
SERIALS = 10
PLAIN: dict[str, Any] = {"verify": False}  # no certificates to load, which takes as long as a write
STARTS_WITHIN = 120.0  # seconds
WRITE = """mutation M($input: {name}Input!) {{ {mutation}(input: $input) {{
  __typename ... on Payload {{ replayed }} ... on Refusal {{ code message }} {shown} }} }}"""
SHOWN = {
    "createPurchaseOrder": "... on PurchaseOrderPayload { order { id version } }",
    "confirmPurchaseOrder": """... on ConfirmPurchaseOrderPayload {
        receipts { id lines(first: 1) { nodes { id } } } }""",
    "assignNumbers": "",
    "validateTransfer": "",
}


class Server:
    """`lotbook serve` as a process of its own, at one address however often it is started."""

    def __init__(self, url: str) -> None:
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.environment = {name: value for name, value in os.environ.items() if name[:8] != "LOTBOOK_"}
        self.environment |= {"DATABASE_URL": url, "LOTBOOK_PORT": str(self.port)}
        self.up = asyncio.Event()
        self.log = tempfile.TemporaryFile()
        self.starter: asyncio.subprocess.Process | None = None
        self.process = 0  # its id
        self.ended: asyncio.Future[bytes] | None = None

    async def start(self) -> None:
        """Until it is ready."""
        if self.starter is None:
            self.starter = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.kills.starter",
                cwd=ROOT, env=self.environment, stdin=PIPE, stdout=PIPE, stderr=self.log,
            )  # fmt: skip
        assert self.starter.stdin is not None and self.starter.stdout is not None
        self.starter.stdin.write(b"\n")
        self.process = int(await self.starter.stdout.readline())
        self.ended = asyncio.ensure_future(self.starter.stdout.readline())
        async with asyncio.timeout(STARTS_WITHIN), httpx.AsyncClient(base_url=self.origin, **PLAIN) as http:
            while not await _ready(http):
                if self.ended.done():
                    self.log.seek(0)
                    raise RuntimeError(f"the server did not start: {self.log.read().decode()[-3000:]}")
                await asyncio.sleep(0.02)
        self.up.set()

    async def kill(self, by: signal.Signals = signal.SIGKILL) -> None:
        """Until it is gone."""
        assert self.ended is not None and not self.ended.done()
        self.up.clear()
        os.kill(self.process, by)
        await self.ended

    async def stop(self) -> None:
        """End it as an administrator does, and what starts it."""
        if self.ended is not None and not self.ended.done():
            await self.kill(signal.SIGTERM)
        if self.starter is not None:
            await self.starter.communicate(b"")


async def _ready(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get("/health/ready")).status_code == 200
    except httpx.TransportError:
        return False


@dataclass
class Handheld:
    """Orders and receives, one write after the other; each is sent under its id until it is answered.

    happened: ids that were found in the database after the last kill.
    """

    server: Server
    token: str
    order: dict[str, Any]
    happened: AbstractSet[str] = frozenset()
    sent: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    replayed: int = 0
    over: bool = False

    async def work(self, moment: random.Random) -> None:
        headers = {"authorization": f"Bearer {self.token}"}
        while not self.over:
            await self.server.up.wait()
            async with httpx.AsyncClient(
                base_url=self.server.origin, headers=headers, timeout=30, **PLAIN
            ) as self.http:
                await self._receive(moment)

    async def _receive(self, moment: random.Random) -> None:
        order = (await self._write("createPurchaseOrder", self.order))["order"]
        confirmed = await self._write(
            "confirmPurchaseOrder", {"order": order["id"], "version": order["version"]}
        )
        [receipt] = confirmed["receipts"]
        [line] = receipt["lines"]["nodes"]
        start = f"H{uuid.UUID(int=moment.getrandbits(128)).hex[:12]}-01"
        numbers = {"count": {"start": start, "count": SERIALS, "digits": None}}
        await self._write("assignNumbers", {"line": line["id"], "numbers": numbers})
        await self._write("validateTransfer", {"transfer": receipt["id"]})

    async def _write(self, mutation: str, facts: dict[str, Any]) -> dict[str, Any]:
        """The payload, however often it takes to hear it."""
        key = str(uuid.uuid4())
        name = mutation[0].upper() + mutation[1:]
        text = WRITE.format(name=name, mutation=mutation, shown=SHOWN[mutation])
        body = {"query": text, "variables": {"input": {"operationId": key, **facts}}}
        while True:
            await self.server.up.wait()
            self.sent.add(key)
            try:
                response = await self.http.post("/graphql", json=body)
            except httpx.TransportError:
                await asyncio.sleep(0.01)
                continue
            answer = response.json()
            assert "errors" not in answer, answer
            payload: dict[str, Any] = answer["data"][mutation]
            assert payload["__typename"].endswith("Payload"), payload
            assert payload["replayed"] == (key in self.happened), "a retry did it again"
            self.answered.add(key)
            self.replayed += payload["replayed"]
            return payload


def an_order(vendor: int, warehouse: int, product: int) -> dict[str, Any]:
    """Facts of an order of serials, as the API takes them."""
    return {
        "vendor": ids.encode("Partner", vendor),
        "warehouse": ids.encode("Warehouse", warehouse),
        "expectedOn": "2030-01-01",
        "lines": [{"product": ids.encode("Product", product), "quantity": str(SERIALS)}],
    }
