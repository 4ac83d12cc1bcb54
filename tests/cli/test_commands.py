"""The command, as people type it: what it does, and what it says when it cannot."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
from argon2 import PasswordHasher
from graphql import build_schema

from lotbook import cli
from lotbook.db import engine
from lotbook.db.lock import sole_writer
from lotbook.graphql.schema import print_schema
from lotbook.models import ApiToken, LabelPrint, Operation, User
from lotbook.services import demo
from lotbook.settings import load
from tests.engines import free_port

PASSWORD = "a long walk to the loading dock"
PROGRAM = [sys.executable, "-c", "from lotbook.cli import main; main()"]


@pytest.fixture
def lotbook(monkeypatch, capsys, database_url, tmp_path):
    """Runs a command on the database of the test; answers its status and what it said."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv(
        "LOTBOOK_PORT", str(free_port())
    )  # the usual one may be in use by a server of this machine
    monkeypatch.chdir(tmp_path)

    def run(*words: str, **variables: str) -> tuple[int, str, str]:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["lotbook", *words])
        capsys.readouterr()
        try:
            cli.main()
            status = 0
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def rows(url: str, model) -> list:
    async def read():
        await engine.connect(url)
        try:
            return await model.all().order_by("id")
        finally:
            await engine.disconnect()

    return asyncio.run(read())


def test_help_needs_no_manual(lotbook):
    status, said, _ = lotbook("--help")
    commands = "serve migrate check backup restore schema demo version user token"
    assert status == 0
    assert all(re.search(rf"^. {name} +\w", said, re.MULTILINE) for name in commands.split())
    for words in (["serve"], ["user", "add"], ["token", "create"], ["restore"]):
        assert lotbook(*words, "--help")[0] == 0


def test_people_are_added_listed_and_given_a_new_password(lotbook, database_url):
    add = ("user", "add", "eva", "--name", "Eva Lindt", "--role", "manager", "--password", PASSWORD)
    assert lotbook(*add) == (0, "eva can sign in as manager.\n", "")
    status, _, said = lotbook(*add)
    assert (status, said) == (1, "lotbook: There is a person with the login eva already.\n")
    status, _, said = lotbook("user", "passwd", "eva", "--password", "short")
    assert status == 1
    assert "15 characters" in said
    before = rows(database_url, User)[0].password_hash
    assert lotbook("user", "passwd", "eva", NEW_PASSWORD="another walk, to another dock")[0] == 0
    assert rows(database_url, User)[0].password_hash != before
    assert re.fullmatch(r"eva +manager +Eva Lindt\n", lotbook("user", "list")[1])
    assert (
        lotbook("user", "passwd", "nobody", "--password", PASSWORD)[2]
        == "lotbook: There is no such person.\n"
    )
    kinds = {operation.kind for operation in rows(database_url, Operation)}
    assert kinds == {"CREATE_USER", "SET_SECRET"}


def test_tokens_are_made_and_revoked(lotbook, database_url):
    status, _, said = lotbook("token", "create", "ERP")
    assert (status, "no administrator yet" in said) == (1, True)
    lotbook("user", "add", "ada", "--name", "Ada", "--role", "administrator", "--password", PASSWORD)
    status, token, _ = lotbook("token", "create", "ERP", "--role", "operator", "--days", "30")
    assert (status, bool(re.fullmatch(r"lb_[0-9a-f]{8}_[\w-]{43}\n", token))) == (0, True)
    (row,) = rows(database_url, ApiToken)
    assert (row.name, row.role, (row.expires - row.created).days) == ("ERP", "OPERATOR", 29)
    assert lotbook("token", "revoke", "lb_00000000")[1] == "There is no working key with these characters.\n"
    assert lotbook("token", "revoke", token.strip())[1] == "1 revoked.\n"
    assert rows(database_url, ApiToken)[0].revoked is not None
    assert lotbook("token", "create", "ERP", "--days", "367")[0] == 2


def test_a_backup_is_made_and_restored(lotbook, tmp_path):
    lotbook("user", "add", "eva", "--name", "Eva", "--password", PASSWORD)
    status, said, _ = lotbook("backup", "monday.backup")
    assert (status, "verified" in said) == (0, True)
    lotbook("user", "add", "late", "--name", "Late", "--password", PASSWORD)
    status, said, _ = lotbook("restore", "monday.backup")
    assert (status, "Before it:" in said) == (0, True)
    assert lotbook("user", "list")[1].count("\n") == 1
    (tmp_path / "monday.backup").write_text("an ordinary letter")
    status, _, said = lotbook("restore", "monday.backup")
    assert (status, "is not a backup of Lotbook" in said) == (1, True)


def test_a_backup_of_a_book_that_does_not_add_up_is_made_and_tells_the_rows(lotbook, tmp_path, monkeypatch):
    async def odd(url: str) -> list[str]:
        return ["lot 7 is in two places", "lot 8 is nowhere"]

    monkeypatch.setattr(cli, "_findings", odd)
    status, said, told = lotbook("backup", "odd.backup")
    assert (status, said.splitlines()[:2]) == (1, ["lot 7 is in two places", "lot 8 is nowhere"])
    assert "does not add up" in told
    assert ".part" not in said + told
    assert (tmp_path / "odd.backup").exists()
    status, said, told = lotbook("restore", "odd.backup")
    assert (status, said) == (1, "")
    assert "lot 7 is in two places; lot 8 is nowhere. Restored with --anyway it comes as it is" in told
    status, said, told = lotbook("restore", "--anyway", "odd.backup")
    assert (status, said.splitlines()[:2]) == (0, ["lot 7 is in two places", "lot 8 is nowhere"])
    assert "odd.backup is restored" in said
    assert "does not add up" in told


def test_a_sound_book_is_said_to_be_sound(lotbook):
    assert lotbook("check") == (0, "The book is sound.\n", "")


def test_migrate_says_what_it_ran(lotbook, tmp_path):
    assert lotbook("migrate")[1] == "Nothing to do: the database is current.\n"
    new = f"sqlite://{tmp_path}/new.db"
    assert "ran 0001_tables\n" in lotbook("migrate", DATABASE_URL=new)[1]


def test_a_mistyped_database_is_not_made(lotbook, tmp_path):
    for words in (["check"], ["user", "list"], ["backup", "b"]):
        status, _, said = lotbook(*words, DATABASE_URL=f"sqlite://{tmp_path}/typo.db")
        assert (status, "there is no database at" in said) == (1, True)
    assert not (tmp_path / "typo.db").exists()


def test_a_mistake_in_the_settings_is_one_line(lotbook, tmp_path):
    (tmp_path / "x.toml").write_text("port = 1\nprot = 2\n")
    status, _, said = lotbook("serve", "--config", "x.toml")
    assert (status, said.count("\n")) == (1, 1)
    assert "x.toml, line 2" in said


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


def make_letter(file: Path) -> None:
    file.write_text("an ordinary letter\n" * 500)


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
@pytest.mark.parametrize("command", ["check", "backup copy"])
def test_a_damaged_file_is_told_in_a_line(lotbook, tmp_path, command):
    file = tmp_path / "other.db"
    make_letter(file)
    status, _, told = lotbook(*command.split(), DATABASE_URL=f"sqlite://{file}")
    assert (status, "file is not a database" in told) == (1, True)


@pytest.mark.only_on("sqlite")
def test_a_check_of_a_file_with_damage_inside_is_told_in_a_line(lotbook, database_url):
    file = Path(urlsplit(database_url).path)
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(size // 3)
        damaged.write(b"\xff" * (size // 3))
    status, _, told = lotbook("check")
    assert (status, "restore a backup" in told) == (1, True)


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


# --- The real server, as its own process ---


@contextmanager
def served(url: str, folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen, str]]:
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": url}
    log = (folder / f"{port}.log").open("w+")
    command = [*PROGRAM, "serve", "--port", str(port), *words]
    process = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_until_ready(process, f"http://localhost:{port}", log.name)
        yield process, f"http://localhost:{port}"
    finally:
        process.kill()
        process.wait()
        log.close()


def wait_until_ready(process: subprocess.Popen, origin: str, log: str) -> None:
    for _ in range(300):
        assert process.poll() is None, Path(log).read_text()
        try:
            if httpx.get(f"{origin}/health/ready").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(Path(log).read_text())


def said_by(folder: Path) -> str:
    return "".join(log.read_text() for log in folder.glob("*.log"))


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


def test_a_password_is_the_first_line_of_an_input_that_is_no_terminal(database_url, tmp_path):
    environment = {**os.environ, "DATABASE_URL": database_url}
    words = [*PROGRAM, "user", "add", "ada", "--name", "Ada"]

    def add(typed: str) -> tuple[int, str]:
        done = subprocess.run(
            words, env=environment, cwd=tmp_path, input=typed, text=True, capture_output=True, check=False
        )
        return done.returncode, done.stderr

    status, said = add("")
    assert status == 2
    assert "line of the input" in said
    assert add(f"{PASSWORD}\n") == (0, "")
    assert PasswordHasher().verify(rows(database_url, User)[0].password_hash, PASSWORD)


def test_with_an_administrator_there_is_no_set_up_link(database_url, tmp_path):
    environment = {**os.environ, "DATABASE_URL": database_url, "NEW_PASSWORD": PASSWORD}
    words = ["user", "add", "ada", "--name", "Ada", "--role", "administrator"]
    subprocess.run([*PROGRAM, *words], env=environment, cwd=tmp_path, check=True)
    with served(database_url, tmp_path):
        assert "/setup?token=" not in said_by(tmp_path)


def test_the_demo_company_has_a_past_an_open_day_and_a_sound_book(
    lotbook, tmp_path, engine, empty_database_url
):
    status, said, _ = lotbook("demo", DATABASE_URL=empty_database_url)
    assert status == 0
    assert [line.split()[0] for line in said.splitlines()] == ["viewer", "operator", "manager", "admin"]
    counts = asyncio.run(count_demo(empty_database_url))
    assert counts == {
        "product": 12,
        "tracking": 3,
        "warehouse": 2,
        "open_orders": 6,
        "open_receipts": 6,
        "open_sales": 1,
        "deliveries": 2,
        "quotations": 1,
        "late": 1,
        "written_otherwise": 0,
    }
    assert lotbook("check") == (0, "The book is sound.\n", "")
    assert lotbook("demo") == (0, said, "")
    assert asyncio.run(count_demo(empty_database_url)) == counts


async def count_demo(url: str) -> dict[str, int]:
    today = datetime.now(UTC).date()
    mutations = ", ".join(f"'{name}'" for name in build_schema(print_schema()).mutation_type.fields)
    questions = {
        "product": "SELECT count(*) FROM product",
        "tracking": "SELECT count(DISTINCT tracking) FROM product",
        "warehouse": "SELECT count(*) FROM warehouse",
        "open_orders": "SELECT count(*) FROM purchase_order WHERE state = 'CONFIRMED'",
        "open_receipts": "SELECT count(*) FROM transfer WHERE number LIKE '%/IN/%' AND state = 'READY'",
        "open_sales": "SELECT count(*) FROM sales_order WHERE state = 'CONFIRMED'",
        "quotations": "SELECT count(*) FROM sales_order WHERE state = 'DRAFT'",
        "deliveries": "SELECT count(*) FROM transfer WHERE number LIKE '%/OUT/%' AND state = 'DONE'",
        "late": f"SELECT count(*) FROM transfer WHERE state = 'READY' AND due_on < '{today}'",
        "written_otherwise": f"SELECT count(*) FROM operation WHERE kind NOT IN ({mutations})",
    }
    await engine.connect(url)
    try:
        return {name: await engine.fetch_value(question) for name, question in questions.items()}
    finally:
        await engine.disconnect()


def test_the_demo_goes_on_where_it_was_cut_off(lotbook, empty_database_url, monkeypatch):
    class CutOff(Exception):
        pass

    async def cut_off(*_: object) -> None:
        raise CutOff

    with monkeypatch.context() as patched:
        patched.setattr(demo._Demo, "_move", cut_off)
        with pytest.raises(CutOff):
            lotbook("demo", DATABASE_URL=empty_database_url)
    assert lotbook("demo")[0] == 0
    assert asyncio.run(count_demo(empty_database_url))["open_orders"] == 6
    assert lotbook("check")[0] == 0


def test_the_demo_is_not_poured_into_other_data(lotbook):
    lotbook("user", "add", "eva", "--name", "Eva", "--password", PASSWORD)
    status, _, said = lotbook("demo")
    assert (status, "holds other data" in said) == (1, True)
    assert lotbook("user", "list")[1].count("\n") == 1


def test_labels_are_printed_into_a_file_and_noted(lotbook, database_url, tmp_path):
    lotbook("demo")
    assert lotbook("labels", "L26-0931", "-o", "first.pdf") == (0, "", "")
    assert (tmp_path / "first.pdf").read_bytes().startswith(b"%PDF")
    assert lotbook("labels", "L26-0931", "--zpl", "300", "--copies", "2", "-o", "again.zpl")[0] == 0
    again = (tmp_path / "again.zpl").read_text()
    assert again.endswith("^PQ2^XZ\n")
    assert "REPRINT" in again
    assert [each.labels for each in rows(database_url, LabelPrint)] == [1, 2]
    for copies in ("1", "2"):
        pallet = ("--sscc", "395211001410170018", "--copies", copies, "--zpl", "203", "-o", "pallet.zpl")
        assert lotbook("labels", *pallet) == (0, "", "")
    assert "REPRINT" in (tmp_path / "pallet.zpl").read_text()
    logged = [(each.of_kind, each.labels) for each in rows(database_url, LabelPrint)]
    assert logged[2:] == [("Package", 1), ("Package", 2)]


def test_labels_are_drawn_beside_a_running_server_where_nothing_is_noted(lotbook, database_url, tmp_path):
    lotbook("demo")
    file = load(None).sqlite_file
    with sole_writer(file, "lotbook serve") if file else nullcontext():
        if file:
            status, _, told = lotbook("labels", "L26-0931", "-o", "x.pdf")
            assert (status, "--not-logged" in told) == (1, True)
        assert lotbook("labels", "L26-0931", "--not-logged", "-o", "x.pdf") == (0, "", "")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert rows(database_url, LabelPrint) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "There is no transfer, lot, product or place called nothing."),
        (("L26-0931", "--template", "x"), "There is no template called x."),
        (("L26-0931", "--copies", "1001"), "from 1 to 1,000"),
        (("--sscc", "395211001410170019"), "The check digit is 9, it would have to be 8"),
    ],
)
def test_labels_that_cannot_be_are_refused_in_a_line(lotbook, database_url, words, told):
    lotbook("demo")
    status, said, refused = lotbook("labels", *words, "-o", "x")
    assert (status, said) == (1, "")
    assert told in refused
    assert rows(database_url, LabelPrint) == []


def test_a_demo_database_is_not_shown_to_others_later_either(lotbook, empty_database_url):
    lotbook("demo", DATABASE_URL=empty_database_url)
    foreign = {"LOTBOOK_TRUSTED_PROXIES": "192.0.2.1", "LOTBOOK_TRUSTED_HOSTS": "lots.example.com"}
    status, _, said = lotbook("serve", "--host", "0.0.0.0", "--port", str(free_port()), **foreign)  # noqa: S104
    assert (status, "demo sign-ins are known to everyone" in said) == (1, True)


def test_people_sign_in_to_the_demo_that_serve_makes(empty_database_url, tmp_path):
    with served(empty_database_url, tmp_path, "--demo") as (_, origin):
        (password,) = re.findall(r"operator +(\S+)   operator: Omar Diallo", said_by(tmp_path))
        query = """mutation In($input: SignInInput!) { signIn(input: $input) {
          __typename ... on SessionPayload { viewer { role user { name } } } } }"""
        sent = {"operationId": str(uuid4()), "login": "operator", "password": password}
        with httpx.Client(base_url=origin, headers={"x-requested-by": "lotbook"}) as browser:
            answer = browser.post("/graphql", json={"query": query, "variables": {"input": sent}})
            viewer = answer.json()["data"]["signIn"]["viewer"]
            assert viewer == {"role": "OPERATOR", "user": {"name": "Omar Diallo"}}
            asked = """{ transfers(first: 1, filter: {kinds: [RECEIPT], states: [DONE]}) {
              nodes { papers { link { url } } } } }"""
            receipts = browser.post("/graphql", json={"query": asked}).json()
            (receipt,) = receipts["data"]["transfers"]["nodes"]
            for paper in receipt["papers"]:
                paper = browser.get(paper["link"]["url"])
                assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-"), paper.text
