"""The command, as people type it: what it does, and what it says when it cannot."""

import os
import re
import subprocess
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from argon2 import PasswordHasher

from lotbook import cli
from lotbook.db.lock import sole_writer
from lotbook.models import ApiToken, Operation, Product, User
from lotbook.settings import load
from tests.cli.program import PASSWORD, PROGRAM, make_letter, rows


def test_help_needs_no_manual(lotbook):
    status, said, _ = lotbook("--help")
    commands = "serve migrate check backup restore schema demo version user token"
    assert status == 0
    assert all(re.search(rf"^. {name} +\w", said, re.MULTILINE) for name in commands.split())
    for words in (["serve"], ["user", "add"], ["token", "create"], ["restore"]):
        assert lotbook(*words, "--help")[0] == 0


def test_people_are_added_listed_and_given_a_new_password(lotbook, database_url):
    add = ("user", "add", "eva", "--name", "Eva Lindt", "--role", "manager", "--password", PASSWORD)
    assert lotbook(*add) == (0, "eva can sign in as manager.\n", "")
    status, _, said = lotbook(*add)
    assert (status, said) == (1, "lotbook: There is a person with the login eva already.\n")
    status, _, said = lotbook("user", "passwd", "eva", "--password", "short")
    assert status == 1
    assert "15 characters" in said
    before = rows(database_url, User)[0].password_hash
    assert lotbook("user", "passwd", "eva", NEW_PASSWORD="another walk, to another dock")[0] == 0
    assert rows(database_url, User)[0].password_hash != before
    assert re.fullmatch(r"eva +manager +Eva Lindt\n", lotbook("user", "list")[1])
    assert (
        lotbook("user", "passwd", "nobody", "--password", PASSWORD)[2]
        == "lotbook: There is no such person.\n"
    )
    kinds = {operation.kind for operation in rows(database_url, Operation)}
    assert kinds == {"CREATE_USER", "SET_SECRET"}


def test_tokens_are_made_and_revoked(lotbook, database_url):
    status, _, said = lotbook("token", "create", "ERP")
    assert (status, "no administrator yet" in said) == (1, True)
    lotbook("user", "add", "ada", "--name", "Ada", "--role", "administrator", "--password", PASSWORD)
    status, token, _ = lotbook("token", "create", "ERP", "--role", "operator", "--days", "30")
    assert (status, bool(re.fullmatch(r"lb_[0-9a-f]{8}_[\w-]{43}\n", token))) == (0, True)
    (row,) = rows(database_url, ApiToken)
    assert (row.name, row.role, (row.expires - row.created).days) == ("ERP", "OPERATOR", 29)
    unknown = "lotbook: There is no working key with these characters.\n"
    assert lotbook("token", "revoke", "lb_00000000") == (1, "", unknown)
    assert lotbook("token", "revoke", token.strip())[1] == "1 revoked.\n"
    assert rows(database_url, ApiToken)[0].revoked is not None
    assert lotbook("token", "create", "ERP", "--days", "367")[0] == 2


def test_a_backup_is_made_and_restored(lotbook, tmp_path):
    lotbook("user", "add", "eva", "--name", "Eva", "--password", PASSWORD)
    status, said, _ = lotbook("backup", "monday.backup")
    assert (status, "verified" in said) == (0, True)
    lotbook("user", "add", "late", "--name", "Late", "--password", PASSWORD)
    status, said, _ = lotbook("restore", "monday.backup")
    assert (status, "Before it:" in said) == (0, True)
    assert lotbook("user", "list")[1].count("\n") == 1
    (tmp_path / "monday.backup").write_text("an ordinary letter")
    status, _, said = lotbook("restore", "monday.backup")
    assert (status, "is not a backup of Lotbook" in said) == (1, True)


def test_a_backup_of_a_book_that_does_not_add_up_is_made_and_tells_the_rows(lotbook, tmp_path, monkeypatch):
    async def odd(url: str) -> list[str]:
        return ["lot 7 is in two places", "lot 8 is nowhere"]

    monkeypatch.setattr(cli, "findings", odd)
    status, said, told = lotbook("backup", "odd.backup")
    assert (status, said.splitlines()[:2]) == (1, ["lot 7 is in two places", "lot 8 is nowhere"])
    assert "does not add up" in told
    assert ".part" not in said + told
    assert (tmp_path / "odd.backup").exists()
    status, said, told = lotbook("restore", "odd.backup")
    assert (status, said) == (1, "")
    assert "lot 7 is in two places; lot 8 is nowhere. Restored with --anyway it comes as it is" in told
    status, said, told = lotbook("restore", "--anyway", "odd.backup")
    assert (status, said.splitlines()[:2]) == (0, ["lot 7 is in two places", "lot 8 is nowhere"])
    assert "odd.backup is restored" in said
    assert "does not add up" in told


def test_a_sound_book_is_said_to_be_sound(lotbook):
    assert lotbook("check") == (0, "The book is sound.\n", "")


def test_migrate_says_what_it_ran(lotbook, tmp_path):
    assert lotbook("migrate")[1] == "Nothing to do: the database is current.\n"
    new = f"sqlite://{tmp_path}/new.db"
    assert "ran 0001_tables\n" in lotbook("migrate", DATABASE_URL=new)[1]


def test_a_mistyped_database_is_not_made(lotbook, tmp_path):
    for words in (["check"], ["user", "list"], ["backup", "b"]):
        status, _, said = lotbook(*words, DATABASE_URL=f"sqlite://{tmp_path}/typo.db")
        assert (status, "there is no database at" in said) == (1, True)
    assert not (tmp_path / "typo.db").exists()


def test_a_mistake_in_the_settings_is_one_line(lotbook, tmp_path):
    (tmp_path / "x.toml").write_text("port = 1\nprot = 2\n")
    status, _, said = lotbook("serve", "--config", "x.toml")
    assert (status, said.count("\n")) == (1, 1)
    assert "x.toml, line 2" in said


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("command", ["check", "backup copy"])
def test_a_damaged_file_is_told_in_a_line(lotbook, tmp_path, command):
    file = tmp_path / "other.db"
    make_letter(file)
    status, _, told = lotbook(*command.split(), DATABASE_URL=f"sqlite://{file}")
    assert (status, "file is not a database" in told) == (1, True)


@pytest.mark.only_on("sqlite")
def test_a_check_of_a_file_with_damage_inside_is_told_in_a_line(lotbook, database_url):
    file = Path(urlsplit(database_url).path)
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(size // 3)
        damaged.write(b"\xff" * (size // 3))
    status, _, told = lotbook("check")
    assert (status, "restore a backup" in told) == (1, True)


def test_a_password_is_the_first_line_of_an_input_that_is_no_terminal(database_url, tmp_path):
    environment = {**os.environ, "DATABASE_URL": database_url}
    words = [*PROGRAM, "user", "add", "ada", "--name", "Ada"]

    def add(typed: str) -> tuple[int, str]:
        done = subprocess.run(
            words, env=environment, cwd=tmp_path, input=typed, text=True, capture_output=True, check=False
        )
        return done.returncode, done.stderr

    status, said = add("")
    assert status == 2
    assert "line of the input" in said
    assert add(f"{PASSWORD}\n") == (0, "")
    assert PasswordHasher().verify(rows(database_url, User)[0].password_hash, PASSWORD)


def test_a_file_is_imported_when_nothing_is_wrong_with_it(lotbook, database_url, tmp_path):
    file = tmp_path / "parts.csv"
    file.write_text("SKU,Was\nBOLT,Bolt\nNUT,\n", "utf-8")
    status, told, _ = lotbook("import", "products", str(file))
    assert (status, "Say with --map which column is name." in told) == (1, True)
    status, told, said = lotbook("import", "products", str(file), "--map", "Was=name")
    assert (status, "Row 3, column 2 (Was): " in told, "nothing was imported" in said) == (1, True, True)
    file.write_text("SKU,Name\nBOLT,Bolt\n", "utf-8")
    held = load(None).sqlite_file
    with sole_writer(held, "lotbook serve") if held else nullcontext():
        assert lotbook("import", "auto", str(file), "--dry-run")[:1] == (0,)
        if held:
            status, told, said = lotbook("import", "auto", str(file))
            assert (status, told, "stop the server first" in said) == (1, "", True)
    assert [row.sku for row in rows(database_url, Product)] == []
    assert lotbook("import", "auto", str(file))[:1] == (0,)
    assert [row.sku for row in rows(database_url, Product)] == ["BOLT"]
    file.write_text("Order,Vendor,SKU,Quantity\n1,Mill,BOLT,1\n", "utf-8")
    status, _, said = lotbook("import", "purchase-orders", str(file), "--warehouse", "MOON")
    assert (status, "There is no warehouse MOON." in said) == (1, True)
    assert lotbook("export", "products", "-o", str(tmp_path / "out.csv"))[:1] == (0,)
    assert '"BOLT","Bolt","NONE","pcs"' in (tmp_path / "out.csv").read_text("utf-8-sig")
    assert "movements" in lotbook("export", "list")[1]
    assert lotbook("export", "lunch")[0] == 2
