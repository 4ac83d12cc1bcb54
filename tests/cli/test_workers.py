"""Several processes that answer at one port: who follows the book through one hears what another wrote, and goes on at
another when his own is gone."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.cli.program import PASSWORD, said_by, served

pytestmark = pytest.mark.only_on("postgres")

FOLLOW = "subscription ($after: Sequence) { changes(after: $after) { sequence } }"
WRITE = "mutation ($input: CreatePartnerInput!) { createPartner(input: $input) { __typename } }"
PATIENCE = 20
TRIES = 60  # connections until each worker has one


@dataclass
class Follower:
    """A client program at a socket, and the place in the book up to which it has heard."""

    socket: ClientConnection
    place: int

    def hear(self) -> int:
        heard = json.loads(self.socket.recv(PATIENCE))
        assert heard["type"] == "next", heard
        self.place = int(heard["payload"]["data"]["changes"]["sequence"])
        return self.place


@dataclass
class House:
    """A server of several workers, for one client program."""

    process: int
    origin: str
    key: str

    @contextmanager
    def follower(self, after: int) -> Iterator[Follower]:
        address = urlsplit(self.origin)
        with connect(
            f"ws://{address.netloc}/graphql", subprotocols=["graphql-transport-ws"], proxy=None
        ) as opened:
            say = {"type": "connection_init", "payload": {"authorization": f"Bearer {self.key}"}}
            opened.send(json.dumps(say))
            assert json.loads(opened.recv(PATIENCE)) == {"type": "connection_ack"}
            asked = {"query": FOLLOW, "variables": {"after": str(after)}}
            opened.send(json.dumps({"type": "subscribe", "id": "1", "payload": asked}))
            yield Follower(opened, after)

    @contextmanager
    def line(self) -> Iterator[httpx.Client]:
        """A connection that stays with the worker that took it."""
        headers = {"authorization": f"Bearer {self.key}"}
        with httpx.Client(base_url=self.origin, headers=headers, timeout=PATIENCE) as client:
            yield client

    def worker_of(self, port: int) -> int | None:
        """The process that has the other end of a connection from this port; None when none took it yet."""
        server = urlsplit(self.origin).port
        rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        [inode] = [row[9] for row in rows if _ports(row) == (server, port)]
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        for child in children:
            for file in Path(f"/proc/{child}/fd").iterdir():
                with suppress(FileNotFoundError):
                    if os.readlink(file) == f"socket:[{inode}]":
                        return int(child)
        return None


def _ports(row: list[str]) -> tuple[int, int]:
    mine, other = (int(end.rpartition(":")[2], 16) for end in row[1:3])
    return mine, other


@pytest.fixture
def house(lotbook, database_url: str, tmp_path: Path) -> Iterator[House]:
    lotbook("user", "add", "ada", "--name", "Ada", "--role", "administrator", "--password", PASSWORD)
    _, key, _ = lotbook("token", "create", "shop", "--role", "administrator")
    with served(database_url, tmp_path, "--workers", "2") as (process, origin):
        yield House(process.pid, origin, key.strip())
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0, said_by(tmp_path)


def ask(line: httpx.Client, query: str, **variables: object) -> dict:
    answer = line.post("/graphql", json={"query": query, "variables": variables})
    assert "errors" not in answer.json(), answer.text
    return answer.json()["data"]


def last(line: httpx.Client) -> int:
    return int(ask(line, "{ lastSequence }")["lastSequence"])


def write(line: httpx.Client) -> None:
    facts = {"operationId": str(uuid4()), "name": "Nordic Foods", "roles": ["VENDOR"]}
    assert ask(line, WRITE, input=facts)["createPartner"]["__typename"] == "PartnerPayload"


def port_of(line: httpx.Client) -> int:
    stream = line.get("/health").raise_for_status().extensions["network_stream"]
    return int(stream.get_extra_info("client_addr")[1])


def line_beside(house: House, own: int, open_: ExitStack) -> httpx.Client:
    """A connection that another worker has."""
    for _ in range(TRIES):
        line = open_.enter_context(house.line())
        if house.worker_of(port_of(line)) not in {None, own}:
            return line
    raise AssertionError("one worker takes all connections")


def test_who_follows_through_one_worker_hears_the_other_and_outlives_his_own(house):
    with ExitStack() as open_, house.line() as any_line:
        first = open_.enter_context(house.follower(last(any_line)))
        own = house.worker_of(first.socket.socket.getsockname()[1])
        assert own is not None
        other = line_beside(house, own, open_)

        waits = []
        for _ in range(5):
            write(other)
            wrote = time.monotonic()
            assert first.hear() == last(other)
            waits.append(time.monotonic() - wrote)
        assert min(waits) < 1, waits

        os.kill(own, signal.SIGKILL)
        with pytest.raises(ConnectionClosed):
            first.socket.recv(PATIENCE)
        missed = []
        for _ in range(3):
            write(other)
            missed.append(last(other))
        again = open_.enter_context(house.follower(first.place))
        assert house.worker_of(again.socket.socket.getsockname()[1]) != own
        assert [again.hear() for _ in missed] == missed
        write(other)
        assert again.hear() == last(other)
