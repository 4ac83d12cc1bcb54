"""`lotbook serve`: what it refuses to serve, how it begins and ends."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest

from lotbook.db import engine
from tests.cli.program import PASSWORD, PROGRAM, make_letter, said_by, served


@pytest.mark.only_on("sqlite")
def test_serve_refuses_two_workers_on_sqlite_with_the_reason(lotbook):
    status, _, said = lotbook("serve", "--workers", "2")
    assert (status, "SQLite has one writing process" in said) == (1, True)


def test_serve_refuses_what_others_can_reach_without_protection(lotbook):
    status, _, said = lotbook("serve", "--host", "192.0.2.7")
    assert (status, "plain http" in said) == (1, True)
    status, _, said = lotbook(
        "serve", "--host", "192.0.2.7", "--demo", LOTBOOK_TLS_CERTIFICATE="c.pem", LOTBOOK_TLS_KEY="k.pem"
    )
    assert (status, "demo sign-ins are known to everyone" in said) == (1, True)


def make_empty(file: Path) -> None:
    file.touch()


def make_foreign(file: Path) -> None:
    import sqlite3

    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE song (title TEXT)")


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (make_empty, "is empty"),
        (make_foreign, "belongs to another program"),
        (make_letter, "is not a database of Lotbook"),
        (Path.mkdir, "is a folder"),
    ],
)
def test_serve_refuses_a_file_that_is_not_its_own(lotbook, tmp_path, make, said):
    file = tmp_path / "other.db"
    make(file)
    status, _, told = lotbook("serve", DATABASE_URL=f"sqlite://{file}")
    assert (status, said in told, str(file) in told) == (1, True, True)


@pytest.mark.only_on("sqlite")
def test_serve_refuses_a_folder_that_cannot_be_written(lotbook, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    status, _, said = lotbook("serve", DATABASE_URL=f"sqlite://{tmp_path}/new.db")
    assert (status, f"{tmp_path} is not a folder that can be written" in said) == (1, True)
    assert lotbook("serve", DATABASE_URL=f"sqlite://{tmp_path}/nowhere/new.db")[0] == 1
    assert list(tmp_path.iterdir()) == []


def test_serve_refuses_a_database_of_a_newer_version(lotbook, database_url):
    async def newer() -> None:
        from lotbook.db import work

        await engine.connect(database_url)
        async with work.transaction():
            await engine.execute("INSERT INTO schema_migration VALUES ('9999_later', 'x', 1)")
        await engine.disconnect()

    asyncio.run(newer())
    status, _, said = lotbook("serve")
    assert (status, "newer than this program: it has 9999_later" in said) == (1, True)


def test_serve_on_nothing_makes_the_database_and_a_way_in_and_ends_well(empty_database_url, tmp_path):
    with served(empty_database_url, tmp_path) as (process, origin):
        said = said_by(tmp_path)
        assert f"Lotbook is at {origin}" in said
        (link,) = re.findall(rf"{re.escape(origin)}/setup\?token=[\w-]+", said)
        page = httpx.get(link)
        assert page.status_code == 200
        token = link.partition("token=")[2]
        form = {"token": token, "name": "Ada", "login": "ada", "password": PASSWORD}
        done = httpx.post(f"{origin}/setup", data=form)
        assert done.status_code == 303
        cookie = {"cookie": done.headers["set-cookie"].partition(";")[0]}
        assert httpx.get(f"{origin}/documents/labels/x.pdf", headers=cookie).status_code == 404
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert said_by(tmp_path).count(token) == 1  # where it was told, and in no line of the log


@pytest.mark.only_on("sqlite")
def test_only_one_server_writes_a_file_and_commands_say_where_else(database_url, tmp_path, lotbook):
    with served(database_url, tmp_path) as (process, origin):
        status, _, said = lotbook("serve")
        assert status == 1
        assert f"in use by the server at {origin} (process {process.pid})" in said
        status, _, said = lotbook("user", "add", "eva", "--name", "Eva", "--password", PASSWORD)
        assert (status, "Settings, People" in said) == (1, True)
        assert lotbook("restore", __file__)[0] == 1
        assert lotbook("user", "list") == (0, "", "")
        assert lotbook("backup", "while-it-runs")[0] == 0
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert lotbook("user", "add", "eva", "--name", "Eva", "--password", PASSWORD)[0] == 0


def test_a_port_in_use_is_said_before_anything_is_made(lotbook, empty_database_url):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        status, told, said = lotbook("serve", "--port", port, DATABASE_URL=empty_database_url)
    assert (status, told) == (1, "")
    assert f"cannot listen at 127.0.0.1, port {port}: Address already in use" in said
    assert "pending" in lotbook("user", "list")[2] or "no database" in lotbook("user", "list")[2]


def test_work_under_way_ends_before_the_server_does(database_url, tmp_path):
    """Twenty sign-ins wait for their passwords to be looked at, two at a time: all are answered."""
    with served(database_url, tmp_path) as (process, origin):
        asked = [attempt(origin, f"nobody-{number}") for number in range(20)]
        httpx.get(f"{origin}/health/live")  # connections are taken in order: the twenty are in
        process.send_signal(signal.SIGTERM)
        answers = [connection.getresponse() for connection in asked]
        assert {answer.status for answer in answers} == {200}
        told = [answer.read() for answer in answers]
        assert all(b"CREDENTIALS_WRONG" in text for text in told), told
        assert process.wait(20) == 0
        with pytest.raises(ConnectionError):
            attempt(origin, "late")


def attempt(origin: str, login: str) -> HTTPConnection:
    """A sign-in that is sent, its answer still to be read."""
    query = "mutation In($input: SignInInput!) { signIn(input: $input) { ... on Refusal { code } } }"
    facts = {"operationId": str(uuid4()), "login": login, "password": PASSWORD}
    connection = HTTPConnection(urlsplit(origin).netloc)
    body = json.dumps({"query": query, "variables": {"input": facts}})
    connection.request("POST", "/graphql", body, {"content-type": "application/json"})
    return connection


@pytest.mark.only_on("postgres")
def test_two_workers_serve_on_postgres_and_end_together(database_url, tmp_path):
    with served(database_url, tmp_path, "--workers", "2") as (process, origin):
        assert httpx.get(f"{origin}/health").json()["engine"]["name"] == "postgres"
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert said_by(tmp_path).count("Finished server process") == 2


def test_with_an_administrator_there_is_no_set_up_link(database_url, tmp_path):
    environment = {**os.environ, "DATABASE_URL": database_url, "NEW_PASSWORD": PASSWORD}
    words = ["user", "add", "ada", "--name", "Ada", "--role", "administrator"]
    subprocess.run([*PROGRAM, *words], env=environment, cwd=tmp_path, check=True)
    with served(database_url, tmp_path):
        assert "/setup?token=" not in said_by(tmp_path)
