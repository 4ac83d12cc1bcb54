"""Empty databases for the tests, on the engine that LOTBOOK_TEST_ENGINE names: `sqlite` or `postgres`.

An engine's template is made once per session with the caller's `migrate`; each test gets a copy of it.
PostgreSQL is the server at LOTBOOK_TEST_POSTGRES, else one started here on a random loopback port and
stopped at exit.
Each engine needs a process of its own: Tortoise caches SQL by table, not by dialect.
"""

import asyncio
import atexit
import ctypes
import grp
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import asyncpg

from tools import programs

ENGINES = ("sqlite", "postgres")
ENOUGH_MEMORY = 2 << 30  # bytes; containers often have but 64 MB
Migrate = Callable[[str], Awaitable[object]]


class NoPostgres(Exception):
    """This machine has no PostgreSQL; the message says how to get one."""


def engine_under_test() -> str:
    """The engine of this process, `sqlite` unless LOTBOOK_TEST_ENGINE says otherwise."""
    engine = os.environ.get("LOTBOOK_TEST_ENGINE", "sqlite")
    if engine not in ENGINES:
        raise ValueError(f"LOTBOOK_TEST_ENGINE is {engine!r}, not one of {ENGINES}")
    return engine


@asynccontextmanager
async def fresh_database(engine: str, migrate: Migrate | None = None) -> AsyncIterator[str]:
    """The URL of a database that nobody else uses, gone afterwards; empty unless `migrate` is given."""
    if engine == "sqlite":
        folder = Path(tempfile.mkdtemp(prefix="lotbook-test-", dir=scratch()))
        try:
            if migrate:
                shutil.copyfile(await sqlite_template(migrate), folder / "lotbook.db")
            yield f"sqlite://{folder}/lotbook.db"
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    else:
        server = postgres_url()
        template = await postgres_template(server, migrate) if migrate else "template0"
        name = f"lotbook_test_{secrets.token_hex(6)}"
        await administer(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        try:
            yield f"{server}/{name}"
        finally:
            await administer(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@cache
def scratch() -> str:
    """The folder for databases that need not outlive the power: memory where there is much (ten times faster
    to copy a PostgreSQL database in), else /tmp, whose short path fits a socket."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ENOUGH_MEMORY:
        return str(memory)
    return "/tmp"


# --- Templates: migrated once, copied often ---

_templates: dict[tuple[str, Migrate], str] = {}


async def sqlite_template(migrate: Migrate) -> Path:
    key = ("sqlite", migrate)
    if key not in _templates:
        folder = Path(tempfile.mkdtemp(prefix="lotbook-template-", dir=scratch()))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        file = folder / "template.db"
        await migrate(f"sqlite://{file}")
        if file.with_name("template.db-wal").exists():  # a copy of the file alone would miss what lies there
            raise RuntimeError("migrate() left the database open")
        _templates[key] = str(file)
    return Path(_templates[key])


async def postgres_template(server: str, migrate: Migrate) -> str:
    key = (server, migrate)
    if key not in _templates:
        name = f"lotbook_template_{secrets.token_hex(6)}"
        await administer(server, f'CREATE DATABASE "{name}" TEMPLATE template0')
        if os.environ.get("LOTBOOK_TEST_POSTGRES"):  # that server outlives us
            drop = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
            atexit.register(lambda: asyncio.run(administer(server, drop)))
        await migrate(f"{server}/{name}")
        _templates[key] = name
    return _templates[key]


async def administer(server: str, statement: str) -> None:
    """Run one statement that PostgreSQL takes only outside a transaction."""
    connection = await asyncpg.connect(f"{server}/postgres")
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


# --- The PostgreSQL server ---


@cache
def postgres_url(durable: bool = False) -> str:
    """A PostgreSQL server as `postgres://user@host:port`, the same all session; raises NoPostgres.

    durable: commits reach the disk before they are acknowledged, as in production. Ordinary tests do without.
    """
    if given := os.environ.get("LOTBOOK_TEST_POSTGRES"):
        return given.rstrip("/")
    binaries = programs.postgres_binaries()
    if binaries is None:
        raise NoPostgres("Install PostgreSQL, or set LOTBOOK_TEST_POSTGRES=postgres://user@host:port")
    return start_postgres(binaries, durable)


def start_postgres(binaries: Path, durable: bool) -> str:
    data = Path(tempfile.mkdtemp(prefix="lotbook-postgres-", dir="/tmp" if durable else scratch()))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    account = unprivileged_account()
    if account:
        os.chown(data, account["user"], account["group"])
    initdb = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    subprocess.run(
        [binaries / "initdb", f"--pgdata={data / 'cluster'}", *initdb],
        check=True, stdout=subprocess.DEVNULL, cwd=data, **account,
    )  # fmt: skip
    port = free_port()
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": str(data),
        "max_connections": "200",
        "shared_buffers": "128MB",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with open(data / "server.log", "wb") as log:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data / "cluster", *options],
            stdout=log, stderr=log, cwd=data, preexec_fn=die_with_parent, **account,
        )  # fmt: skip
    atexit.register(stop, server)
    wait_until_open(port, server, data / "server.log")
    return f"postgres://postgres@127.0.0.1:{port}"


def unprivileged_account() -> dict[str, int]:
    """Whom to run PostgreSQL as: it refuses root. Empty when we are not root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": account.pw_uid, "group": grp.getgrgid(account.pw_gid).gr_gid}


def die_with_parent() -> None:
    # A killed test run must not leave its server behind; SIGINT is PostgreSQL's fast shutdown.
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGINT)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_open(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        # An open port is not enough: while it recovers, PostgreSQL accepts and then refuses.
        if "ready to accept connections" in log.read_text(errors="replace"):
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not open port {port}:\n{log.read_text(errors='replace')}")


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()
