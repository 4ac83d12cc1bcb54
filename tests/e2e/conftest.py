"""What the browser tests share."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import NoBrowser, chromium
from tests.e2e.handheld import PHONE, Handheld, new_context, sign_in
from tests.e2e.server import Api, Server, post_office, serving
from tests.e2e.stage import Stage
from tests.e2e.warehouse import Warehouse
from tests.jobs.mailbox import Mailbox
from tests.postgres_server import free_port

ROOT = Path(__file__).parents[2]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A story that is tried again finds the demo company as at first, not with what it left behind: server and all
    that stands on it end, and are made anew by who asks for them."""
    if getattr(item, "execution_count", 1) > 1:
        for fixture in item._fixtureinfo.name2fixturedefs.get("server", ()):
            fixture.finish(item._request)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Why a story had to be tried again: whoever mends it has no other trace of it."""
    for report in terminalreporter.stats.get("rerun", ()):
        terminalreporter.section(f"tried again: {report.nodeid}")
        terminalreporter.line(report.longreprtext)


@pytest.fixture(scope="session")
def devtools_port() -> int:
    """Where the browser can be driven by other programs."""
    return free_port()


@pytest.fixture(scope="session")
def browser(devtools_port: int) -> Iterator[Browser]:
    """One Chromium for all browser tests; each opens its own context. Ends the run when there is none."""
    try:
        with chromium(f"--remote-debugging-port={devtools_port}") as running:
            yield running
    except NoBrowser as missing:
        if os.environ.get("ALLOW_MISSING") == "1":
            pytest.skip(str(missing))
        pytest.exit(str(missing), returncode=1)


@pytest.fixture(scope="session")
def built_pwa() -> None:
    """The app in the server's folder, built from the sources as they are."""
    (ROOT / "build").mkdir(exist_ok=True)
    with open(ROOT / "build" / "setup.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another run, or make, may be building it
        subprocess.run([sys.executable, ROOT / "tools" / "web.py", "build"], check=True)


@pytest.fixture(scope="session")
def mailbox() -> Iterator[Mailbox]:
    """Where all letters of the demo company go; each story looks for its own."""
    with post_office() as taken:
        yield taken


@pytest.fixture(scope="session")
def server(built_pwa: None, mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo company, for all stories: each works on products and documents of its own."""
    mailbox.taken.clear()  # letters of a company before it, whose recalls had the same numbers
    with serving(tmp_path_factory.mktemp("demo"), "--demo", mail=mailbox.port) as running:
        yield running


@pytest.fixture(scope="session")
def people(server: Server) -> dict[str, Api]:
    """One session of each person of the demo, by login."""
    return {login: Api(server, login) for login in ("viewer", "operator", "manager", "admin")}


@pytest.fixture(scope="session")
def warehouse(people: dict[str, Api]) -> Warehouse:
    return Warehouse(people["manager"])


@pytest.fixture(scope="session")
def stage(warehouse: Warehouse, people: dict[str, Api]) -> Stage:
    return Stage(warehouse, people["admin"])


@pytest.fixture
def handheld(browser: Browser, server: Server, people: dict[str, Api]) -> Iterator[Callable[..., Handheld]]:
    """Makes browsers: `handheld()` is an operator's phone, `handheld("manager", DESKTOP)` a desk."""
    contexts = []

    def make(login: str = "operator", size: tuple[int, int] = PHONE, **more: object) -> Handheld:
        # A service worker would hide requests from tests that delay or drop them.
        context = new_context(browser, server, size, **{"service_workers": "block", **more})
        contexts.append(context)
        sign_in(context, people[login])
        return Handheld(context.new_page())

    yield make
    for context in contexts:
        context.close()
