"""A browser test that is tried again is not told by what its first try left behind."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFTEST = """
import pytest
from tests.e2e.conftest import pytest_runtest_setup

@pytest.fixture(scope="session")
def server():
    yield []

@pytest.fixture(scope="session")
def people(server):
    return server
"""
STORIES = """
import pytest

def test_who_goes_before(people):
    people.append("lamp")

@pytest.mark.flaky(reruns=1)
def test_who_is_tried_twice(people):
    found = list(people)
    people.append("lamp")
    assert found == []

def test_who_comes_behind(people, server):
    assert people == server == ["lamp"]
"""


def test_who_is_tried_again_finds_the_server_as_at_first(tmp_path):
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_stories.py").write_text(STORIES)
    command = [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "--rootdir", tmp_path, tmp_path]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=False
    )
    assert "3 passed, 1 rerun" in done.stdout, done.stdout + done.stderr
