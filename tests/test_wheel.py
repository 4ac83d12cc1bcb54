"""The wheel carries all that a server needs (the app, the migrations, the fonts), and it needs no Node."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT]
    subprocess.run(build, check=True)
    return next(folder.glob("lotbook-*.whl"))


def test_the_wheel_carries_the_app_and_what_the_server_reads(wheel):
    packed = set(zipfile.ZipFile(wheel).namelist())
    assert "lotbook/static/index.html" in packed
    assert {name.split("/")[0] for name in packed if ".dist-info/" not in name} == {"lotbook"}
    read_at_runtime = {".sql", ".ttf", ".graphql", ".json", ".toml"}
    package = ROOT / "server"
    wanted = {path for path in (package / "lotbook").rglob("*") if path.suffix in read_at_runtime}
    assert {str(path.relative_to(package)) for path in wanted} <= packed


def test_the_command_runs_from_the_wheel_alone(wheel, tmp_path):
    subprocess.run([*PIP, "install", "--no-deps", "--target", tmp_path / "site", wheel], check=True)
    environment = {"PYTHONPATH": str(tmp_path / "site"), "PATH": os.defpath}
    show = "import lotbook, sys; sys.argv = ['lotbook', 'version']; print(lotbook.__file__)\n"
    run = "from lotbook.cli import main; main()"
    answer = subprocess.run(
        [sys.executable, "-c", show + run],
        env=environment, cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert str(tmp_path / "site") in answer.stdout
    assert "0.1.0" in answer.stdout


@pytest.mark.long
def test_a_wheel_built_from_a_clean_copy_runs_in_a_fresh_environment(tmp_path):
    """Built without what lies here already: the hook brings its own Node and builds the app."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "-c", "safe.directory=*", "clone", "--quiet", ROOT, clone], check=True)
    assert not (clone / "server/lotbook/static").exists()
    subprocess.run([*PIP, "wheel", "--no-deps", "--wheel-dir", tmp_path, clone], check=True)
    fresh = tmp_path / "fresh"
    subprocess.run([sys.executable, "-m", "venv", fresh], check=True)
    install = [fresh / "bin/python", "-m", "pip", "--quiet", "install"]
    subprocess.run([*install, "--require-hashes", "-r", ROOT / "requirements.lock"], check=True)
    subprocess.run([*install, "--no-deps", *tmp_path.glob("lotbook-*.whl")], check=True)
    answer = subprocess.run([fresh / "bin/lotbook", "version"], check=True, capture_output=True, text=True)
    assert "0.1.0" in answer.stdout
