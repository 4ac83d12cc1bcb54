"""What the repository promises about itself: it stands alone, and its versions are pinned."""

import json
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))
BINARY = {".png", ".ttf", ".otf", ".woff2", ".wasm", ".pdf", ".gz", ".ico", ".jpg", ".webp"}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control that is still there."""
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(git, cwd=ROOT, check=True, capture_output=True, text=True)
    return tuple(ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def lines_matching(pattern: str, paths: tuple[Path, ...]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in paths
        if path.suffix not in BINARY
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_there_are_locks():
    assert LOCKS == [
        "requirements-build.lock",
        "requirements-dev.lock",
        "requirements-postgres.lock",
        "requirements.lock",
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_each_package_with_hashes_and_names_no_host(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=", ""), re.MULTILINE)
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9.\[\],-]+==\S+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_the_npm_lock_pins_each_package_with_hashes_and_names_no_host():
    lock = json.loads((ROOT / "pwa/package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry or "integrity" not in entry] == []
    assert "omit-lockfile-registry-resolved=true" in (ROOT / "pwa/.npmrc").read_text().splitlines()


def test_the_npm_lock_has_every_platforms_binaries():
    """npm leaves out what its registry did not have at hand; `npm ci` then refuses the lock everywhere."""
    packages = json.loads((ROOT / "pwa/package-lock.json").read_text())["packages"]
    wanted = {name for entry in packages.values() for name in entry.get("optionalDependencies", ())}
    assert wanted <= {path.rpartition("node_modules/")[2] for path in packages}


def test_a_version_has_one_pin_in_all_locks():
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE):
            pins.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}


def test_what_pyproject_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    asked = {re.split(r"[\[<>=;]", wanted)[0].strip() for wanted in project["project"]["dependencies"]}
    assert asked <= locked


def test_there_is_no_lock_that_would_name_hosts():
    assert [
        path for path in tracked() if path.name in ("uv.lock", "poetry.lock", "Pipfile.lock", "yarn.lock")
    ] == []


def test_no_file_names_a_place_on_somebodys_machine():
    home = r"(?<![\w./:-])/(?:home|Users|root|work|workspace)/\w"
    assert lines_matching(home, tuple(path for path in tracked() if path != Path(__file__))) == []


def test_nothing_is_left_for_later():
    marker = r"\b(TODO|FIXME|XXX|HACK)\b"
    code = {".py", ".ts", ".tsx", ".css", ".sql", ".toml", ".md", ".graphql"}
    assert (
        lines_matching(
            marker, tuple(path for path in tracked() if path.suffix in code and path != Path(__file__))
        )
        == []
    )


def test_built_files_are_not_under_version_control():
    built = ("server/lotbook/static/", "pwa/node_modules/", "build/", "dist/", ".venv/")
    assert [path for path in tracked() if str(path.relative_to(ROOT)).startswith(built)] == []
