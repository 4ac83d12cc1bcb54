"""The command, run in this process."""

import sys

import pytest

from lotbook import cli
from tests.postgres_server import free_port


@pytest.fixture
def lotbook(monkeypatch, capsys, database_url, tmp_path):
    """Runs a command on the database of the test; answers its status and what it said."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("LOTBOOK_PORT", str(free_port()))  # the usual one may be in use on this machine
    monkeypatch.chdir(tmp_path)

    def run(*words: str, **variables: str) -> tuple[int, str, str]:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["lotbook", *words])
        capsys.readouterr()
        try:
            cli.main()
            status = 0
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run
