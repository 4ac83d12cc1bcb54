"""The real server in its own process, on a fresh SQLite file, and its API as client programs use it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from aiosmtpd.controller import Controller

from tests.jobs.mailbox import Mailbox
from tests.postgres_server import free_port

PATIENCE = 60  # seconds until the server must answer
DEMO_PASSWORD = "dock-door-seven"


@dataclass(frozen=True)
class Server:
    """A running server: where to open it, and where what it said at its start is kept."""

    url: str
    log: Path

    def setup_link(self) -> str:
        """The one-time link that makes the first administrator."""
        return re.findall(r"http\S+/setup\?token=\S+", self.log.read_text())[0]


@contextmanager
def serving(folder: Path, *options: str, mail: int | None = None) -> Iterator[Server]:
    """`lotbook serve` on a database of its own in `folder`, ended afterwards. mail: port of the mail server."""
    port = free_port()
    log = folder / "server.log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LOTBOOK_")}
    environment |= {"DATABASE_URL": f"sqlite://{folder}/lotbook.sqlite3"}
    environment |= {"PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1"}
    if mail is not None:
        environment |= {
            "LOTBOOK_SMTP_HOST": "127.0.0.1",
            "LOTBOOK_SMTP_PORT": str(mail),
            "LOTBOOK_SMTP_TLS": "none",
        }
        environment["LOTBOOK_SMTP_SENDER"] = "lots@example.com"
    command = [Path(sys.executable).with_name("lotbook"), "serve", "--port", str(port), *options]
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        server = Server(f"http://localhost:{port}", log)
        wait_until_ready(server, process)
        yield server
    finally:
        end(process, log)


def end(process: subprocess.Popen[bytes], log: Path) -> None:
    """Have the server end; one that does not fails the test, and says where each of its threads stands."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)  # for which Python writes down its threads
        process.wait()
        raise AssertionError(f"still there {PATIENCE} s after its end: {log.read_text()[-20_000:]}") from None


@contextmanager
def post_office() -> Iterator[Mailbox]:
    """A mail server in a thread of its own."""
    mailbox = Mailbox()
    office = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    office.start()
    mailbox.port = office.port
    try:
        yield mailbox
    finally:
        office.stop()


def wait_until_ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Returns when the server answers; fails with its output when it ends instead."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, server.log.read_text()
        try:
            if httpx.get(f"{server.url}/health/ready").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError(f"not ready after {PATIENCE} s: {server.log.read_text()}")


class Api:
    """The public API for one signed-in person. Fails on errors; refusals are answers."""

    def __init__(self, server: Server, login: str, password: str = DEMO_PASSWORD) -> None:
        self.http = httpx.Client(base_url=server.url, headers={"x-requested-by": "lotbook"}, timeout=30)
        self.login = login
        signed_in = self.do("signIn", "", login=login, password=password)
        assert signed_in["__typename"] == "SessionPayload", signed_in

    @property
    def cookie(self) -> str:
        """The session, for a browser."""
        return self.http.cookies["lotbook"]

    def ask(self, query: str, **variables: Any) -> Any:
        """The data of a query."""
        answer = self.http.post("/graphql", json={"query": query, "variables": variables}).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def do(self, mutation: str, fields: str, **given: Any) -> Any:
        """What a mutation answers; fields: fragments on its payload. Of a refusal: code and message."""
        name = mutation[0].upper() + mutation[1:]
        asked = f"__typename ...on Refusal {{ code message }} {fields}"
        document = f"mutation ($input: {name}Input!) {{ answer: {mutation}(input: $input) {{ {asked} }} }}"
        return self.ask(document, input={"operationId": str(uuid4()), **given})["answer"]
