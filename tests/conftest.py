"""What every test may ask for. Tests that ask for `engine`, directly or not, run on both engines; all others
once, in the SQLite run; the browser tests, too, in a run of their own."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests import engines, postgres_server

BROWSER_TESTS = Path(__file__).parent / "e2e"


engines.bind_models_once()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run `long` tests too, and kill tests in full")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    long = config.getoption("--long")
    config.hook.pytest_deselected(items=[item for item in items if not belongs(item, long)])
    items[:] = sorted((item for item in items if belongs(item, long)), key=turn)
    for item in filter(in_browser, items):
        item.add_marker(pytest.mark.flaky(reruns=1))  # the closing line says how many were run again


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(nextitem: pytest.Item | None) -> None:
    engines.kept.wanted = "database_open" in getattr(nextitem, "fixturenames", ())


def belongs(item: pytest.Item, long: bool) -> bool:
    only_on = item.get_closest_marker("only_on")
    if only_on and engines.engine_under_test() not in only_on.args:
        return False
    if item.get_closest_marker("long") and not long:
        return False
    on_engine = "engine" in getattr(item, "fixturenames", ())
    return engines.engine_under_test() == "sqlite" or (on_engine and not in_browser(item))


def turn(item: pytest.Item) -> int:
    """Browser tests come last: Playwright's event loop stays open between them, so no other could start
    afterwards. The very last ones measure how fast the app is: then the other engine's run has ended, as a rule."""
    return in_browser(item) + (item.path.name == "test_lighthouse.py")


def in_browser(item: pytest.Item) -> bool:
    return BROWSER_TESTS in item.path.parents


@pytest.fixture(scope="session")
def engine() -> str:
    """The engine under test, `sqlite` or `postgres`; ends the run when it cannot be had."""
    name = engines.engine_under_test()
    if name == "postgres":
        try:
            postgres_server.postgres_url()
        except postgres_server.NoPostgres as missing:
            if os.environ.get("ALLOW_MISSING") == "1":
                pytest.skip(str(missing))
            pytest.exit(str(missing), returncode=1)
    return name


@pytest_asyncio.fixture
async def empty_database_url(engine: str) -> AsyncIterator[str]:
    """A database without a table."""
    async with engines.fresh_database(engine) as url:
        yield url


@pytest.fixture
def prepare(request: pytest.FixtureRequest) -> engines.Migrate:
    """What makes the database that the test gets a copy of. Tests that want to find more in it override this."""
    from lotbook.db.migrations import migrate
    from tests.dock import furnish

    return furnish if "dock" in request.fixturenames else migrate


@pytest_asyncio.fixture
async def database_url(engine: str, prepare: engines.Migrate) -> AsyncIterator[str]:
    """A migrated database: with the warehouse of the tests for a test that asks for `dock`, else without a row
    that a migration did not put there."""
    async with engines.fresh_database(engine, prepare) as url:
        yield url


@pytest.fixture(scope="session")
def long_run(pytestconfig: pytest.Config) -> bool:
    """Whether this is `make test-long`: then kill tests kill in full numbers."""
    return bool(pytestconfig.getoption("--long"))
