"""The tooling tells what is missing, and CI is not fooled by tests that did not run."""

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import programs

ROOT = Path(__file__).resolve().parent.parent

SQLITE_RUN = "test-sqlite              | ======= 670 passed, 2 deselected in 21.70s ======="
POSTGRES_RUN = "test-postgres            | ======= 72 passed, 600 deselected in 73.10s (0:01:13) ======="
PROCESSES_RUN = "test-pwa test-browser test-processes | ======= 41 passed, 20 deselected in 99.00s ======="
LIGHTHOUSE_RUN = "test-lighthouse | ======= 12 passed in 9.81s ======="
BROWSER_RUN = "test-pwa test-browser test-processes | ======= 269 passed in 400.10s (0:06:40) ======="
PWA_RUN = " Test Files  9 passed (9)"
ALL = (SQLITE_RUN, POSTGRES_RUN, PROCESSES_RUN, LIGHTHOUSE_RUN, BROWSER_RUN, PWA_RUN)


@pytest.fixture
def setup(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return importlib.import_module("setup")


@pytest.fixture
def without_zbar(setup, monkeypatch):
    monkeypatch.setattr(setup, "prepare", lambda goal: [setup.ZBAR])
    monkeypatch.delenv("ALLOW_MISSING", raising=False)


def test_what_cannot_be_tested_here_fails_the_tests(setup, without_zbar, capsys):
    with pytest.raises(SystemExit) as ended:
        setup.main("test")
    assert ended.value.code
    assert capsys.readouterr().out.startswith("Missing system package libzbar0: ")


def test_the_rest_is_tested_when_asked_for(setup, without_zbar, monkeypatch, capsys):
    monkeypatch.setenv("ALLOW_MISSING", "1")
    setup.main("test")
    assert "libzbar0" in capsys.readouterr().out


def test_the_server_starts_without_a_second_opinion(setup, without_zbar, capsys):
    setup.main("run")
    assert "libzbar0" in capsys.readouterr().out


def test_only_root_installs_system_packages(setup, monkeypatch):
    calls = []
    monkeypatch.setattr(setup, "attempt", lambda command, environment=None: calls.append(command) or True)
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000)
    setup.apt_install([setup.ZBAR])
    assert calls == []
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)
    setup.apt_install([setup.ZBAR])
    assert [command[-1] for command in calls] == ["update", "libzbar0"]


def test_the_headless_shell_is_asked_for_once(setup, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup.programs, "headless_shell", lambda: None)
    monkeypatch.setattr(setup, "apt_install", asked.extend)
    setup.ask_for_headless_shell()
    setup.ask_for_headless_shell()
    assert [package.name for package in asked] == ["chromium-headless-shell"]


def test_pages_are_drawn_by_the_headless_shell_unless_a_browser_is_named(monkeypatch, tmp_path):
    shell = tmp_path / "chromium-headless-shell"
    shell.write_text("#!/bin/sh\n")
    shell.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("LOTBOOK_CHROMIUM", raising=False)
    assert programs.headless_shell.__wrapped__() == shell
    monkeypatch.setenv("LOTBOOK_CHROMIUM", sys.executable)
    assert programs.headless_shell.__wrapped__() is None
    assert programs.chromium.__wrapped__() == Path(sys.executable)


def ci(folder: Path, *closing: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    """What .ci/run makes of a `make` that prints these lines and ends with this status."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", folder / ".ci/run")
    printed = "".join(f"echo '{line}'\n" for line in closing)
    return with_make(folder, f"*test*) {printed}\n exit {status};;", "bash", folder / ".ci/run")


def with_make(folder: Path, cases: str, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """A command that finds a `make` which answers as the cases of a shell say."""
    make = folder / "make"
    make.write_text(f'#!/bin/sh\ncase "$*" in {cases} esac\n')
    make.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_ci_passes_when_all_passed(tmp_path):
    ended = ci(tmp_path, *ALL)
    assert ended.returncode == 0, ended.stdout
    assert POSTGRES_RUN.partition("| ")[2] in ended.stdout.split("Closing lines:")[1].splitlines()


@pytest.mark.parametrize(
    ("closing", "status"),
    [
        (ALL, 2),
        ((SQLITE_RUN, LIGHTHOUSE_RUN, BROWSER_RUN, PWA_RUN), 0),
        ((SQLITE_RUN, POSTGRES_RUN, BROWSER_RUN, PWA_RUN), 0),
        ((SQLITE_RUN, POSTGRES_RUN, LIGHTHOUSE_RUN, PWA_RUN), 0),
        ((SQLITE_RUN, POSTGRES_RUN, LIGHTHOUSE_RUN, BROWSER_RUN), 0),
        ((SQLITE_RUN, "====== 4 skipped in 0.10s ======", LIGHTHOUSE_RUN, BROWSER_RUN, PWA_RUN), 0),
        (
            (SQLITE_RUN, "====== 70 passed, 2 skipped in 9.10s ======", LIGHTHOUSE_RUN, BROWSER_RUN, PWA_RUN),
            0,
        ),
        ((), 0),
    ],
    ids=[
        "make failed",
        "one engine",
        "no looks",
        "no browser",
        "no PWA",
        "engine skipped",
        "a test skipped",
        "nothing ran",
    ],
)
def test_ci_fails_when_something_failed_or_did_not_run(tmp_path, closing, status):
    assert ci(tmp_path, *closing, status=status).returncode == 1


# Each waits for the other, so they end only when they run at once.
SIDE_BY_SIDE = """good) mkfifo {0}/way; echo one; echo >{0}/way; echo two;;
  bad) until [ -p {0}/way ]; do sleep 0.01; done; read met <{0}/way; echo no >&2; exit 3;;"""


@pytest.mark.parametrize("goals", [["good", "bad"], ["bad", "good"]])
def test_goals_are_made_at_once_and_one_that_fails_fails_all(tmp_path, goals):
    cases = SIDE_BY_SIDE.format(tmp_path)
    ended = with_make(tmp_path, cases, sys.executable, ROOT / "tools/side_by_side.py", *goals)
    assert ended.returncode == 1
    assert sorted(ended.stdout.splitlines()) == ["bad  | no", "good | one", "good | two"]


def test_goals_that_are_made_are_well(tmp_path):
    tool = ROOT / "tools/side_by_side.py"
    assert with_make(tmp_path, "*) echo done;;", sys.executable, tool, "one", "other").returncode == 0
