"""What is written, told over sockets: how long it takes from the sending of a write until the last of many hears of it,
and what the answer to such a write takes while they follow."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import AsyncExitStack
from statistics import median
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect

from bench.report import Figure, Section
from bench.server import Refused, Server, asking, serving
from lotbook.graphql.socket import MOST_OF_ONE, MOST_SOCKETS, PROTOCOL

WRITES, FEW = 60, 10
PAUSE = 0.13  # between two writes; no multiple of the server's own
SIGN_IN = "mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }"
WRITE = """mutation ($input: CreatePartnerInput!) { createPartner(input: $input) {
  __typename ... on Payload { sequence } ... on Refusal { message } } }"""
FOLLOW = "subscription { changes { sequence } }"


async def measure(engine: str, *, quick: bool) -> Section:
    writes = FEW if quick else WRITES
    async with serving(engine) as server, AsyncExitStack() as opened:
        alone = [await _write(server, number) for number in range(writes)]
        heard: dict[str, list[float]] = {}
        listening = []
        for _ in range(MOST_SOCKETS // MOST_OF_ONE):
            cookie = await _session(server)
            for _ in range(MOST_OF_ONE):
                socket = await opened.enter_async_context(_line(server, cookie))
                await _begin(socket)
                listening.append(asyncio.create_task(_listen(socket, heard)))
        await asyncio.sleep(1)  # all of them follow
        beside = [await _write(server, number) for number in range(writes)]
        await asyncio.sleep(1)  # the last one is heard
        for task in listening:
            task.cancel()
    if any(len(heard.get(sequence, ())) < MOST_SOCKETS for sequence, _, _ in beside):
        raise Refused("not all have heard of all within a second")
    told = sorted((max(heard[sequence]) - sent) * 1000 for sequence, sent, _ in beside)
    last = f"until the last of {MOST_SOCKETS} hears of a write, from its sending"
    return Section(
        f"Following on {engine}",
        [
            Figure(f"{last}: median of {writes}", median(told)),
            Figure(f"{last}: the longest", told[-1], at_most=1_000),
            Figure("answer to the write: median, nobody follows", median(took for _, _, took in alone)),
            Figure("answer to the write: median, while all follow", median(took for _, _, took in beside)),
        ],
    )


async def _write(server: Server, number: int) -> tuple[str, float, float]:
    """Its place in the book, when it was sent, and how many ms its answer took."""
    await asyncio.sleep(PAUSE)
    sent = time.perf_counter()
    done = await server.written(WRITE, {"name": f"Partner {number}", "roles": ["VENDOR"]})
    return done["sequence"], sent, (time.perf_counter() - sent) * 1000


async def _session(server: Server) -> str:
    """The cookie of one more browser."""
    sent = {"operationId": str(uuid4()), "login": "ada", "password": "a long walk to the loading dock"}
    async with asking(server.origin) as http:
        answer = await http.post("/graphql", json={"query": SIGN_IN, "variables": {"input": sent}})
    return answer.headers["set-cookie"].partition(";")[0]


def _line(server: Server, cookie: str) -> connect:
    return connect(
        server.origin.replace("http", "ws", 1) + "/graphql",
        origin=server.origin,
        subprotocols=[PROTOCOL],
        additional_headers={"cookie": cookie},
        proxy=None,
    )


async def _begin(socket: ClientConnection) -> None:
    await socket.send('{"type": "connection_init"}')
    await socket.recv()
    await socket.send(json.dumps({"type": "subscribe", "id": "1", "payload": {"query": FOLLOW}}))


async def _listen(socket: ClientConnection, heard: dict[str, list[float]]) -> None:
    async for message in socket:
        sequence = json.loads(message)["payload"]["data"]["changes"]["sequence"]
        heard.setdefault(sequence, []).append(time.perf_counter())
