"""A PostgreSQL server for the tests, started once and stopped at exit."""

import atexit
import ctypes
import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from tests.scratch import scratch
from tools import programs


class NoPostgres(Exception):
    """This machine has no PostgreSQL; the message says how to get one."""


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
    if durable:
        settings["min_wal_size"] = "1GB"  # as docs/running.md advises
    else:
        settings |= {
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "autovacuum": "off",
        }
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
