"""Backups of a database that is written meanwhile, and the way back; what is not sound is refused first."""

import asyncio
import sqlite3
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lotbook.db import engine, migrations, work
from lotbook.db.backup import BackupRefused, back_up, restore
from lotbook.domain.words import Role
from lotbook.models import User
from tests.web.conftest import person, write


async def sound(url: str) -> list[str]:
    return []


async def logins(url: str) -> list[str]:
    await engine.connect(url)
    try:
        return [user.login for user in await User.all().order_by("login")]
    finally:
        await engine.disconnect()


async def fill(url: str, *names: str) -> None:
    await engine.connect(url)
    try:
        for name in names:
            await person(name, Role.VIEWER)
    finally:
        await work.drain()
        await engine.disconnect()


@pytest.fixture
def kept(tmp_path) -> Path:
    return tmp_path / "backup.lotbook"


async def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(database_url, kept):
    await fill(database_url, "eva")
    copied = await back_up(database_url, kept, sound)
    assert copied.rows["app_user"] == 1
    assert kept.stat().st_mode & 0o777 == 0o600
    assert {file.name for file in kept.parent.iterdir()} == {kept.name, f"{kept.name}.sha256"}

    await fill(database_url, "later")
    restored, before = await restore(database_url, kept, sound)
    assert restored.rows == copied.rows
    assert restored.pending == ()
    assert await logins(database_url) == ["eva"]
    assert await logins(url_of(before, database_url)) == ["eva", "later"]


def url_of(before: str, url: str) -> str:
    if url.startswith("sqlite"):
        return f"sqlite://{before}"
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/{before.removeprefix('the database ')}"


async def test_a_backup_under_writes_holds_one_moment(database_url, kept, long_run):
    """Two rows are always written together; every copy has both or neither."""
    seen: set[int] = set()

    async def paired(url: str) -> list[str]:
        await engine.disconnect()
        await engine.connect(url)
        pairs = await engine.fetch_value("SELECT count(*) FROM package")
        await engine.disconnect()
        seen.add(pairs)
        return [] if pairs % 2 == 0 else [f"{pairs} is odd"]

    command = (sys.executable, "-c", WRITER, database_url)
    writer = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    await writer.stdout.readline()
    try:
        for number in range(200 if long_run else 6):
            await back_up(database_url, kept.with_name(f"{number}.lotbook"), paired)
    finally:
        writer.kill()
        await writer.wait()
    assert len(seen) > 1


WRITER = """
import asyncio, sys
from lotbook.db import engine, work

async def pair(number):
    for half in "ab":
        await engine.execute("INSERT INTO package (number, created) VALUES (?, 0)", f"{number}{half}")

async def main():
    await engine.connect(sys.argv[1])
    for number in range(1_000_000):
        await work.in_own_task(lambda: pair(number))
        if number == 0:
            print("writing", flush=True)

asyncio.run(main())
"""


async def test_a_backup_is_never_written_over(database_url, kept):
    kept.write_text("precious")
    with pytest.raises(BackupRefused, match="exists already"):
        await back_up(database_url, kept, sound)
    assert kept.read_text() == "precious"


async def test_a_book_that_does_not_add_up_is_copied_and_the_findings_told(database_url, kept):
    async def odd(url: str) -> list[str]:
        return ["lot 7 is in two places"]

    await fill(database_url, "eva")
    copied = await back_up(database_url, kept, odd)
    assert copied.findings == ("lot 7 is in two places",)
    assert {file.name for file in kept.parent.iterdir()} == {kept.name, f"{kept.name}.sha256"}
    assert (await restore(database_url, kept, sound))[0].rows == copied.rows


async def test_a_backup_into_a_missing_folder_says_so(database_url, tmp_path):
    with pytest.raises(BackupRefused, match="nowhere is no folder") as refused:
        await back_up(database_url, tmp_path / "nowhere" / "backup", sound)
    assert ".part" not in str(refused.value)


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) * 2 // 3] ^= 0x10
    file.write_bytes(content)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def replaced(file: Path) -> None:
    file.write_text("an ordinary letter\n" * 100)


@pytest.mark.parametrize("damage", [truncated, flipped, emptied, replaced])
async def test_a_damaged_backup_is_refused_before_anything_is_touched(database_url, kept, damage):
    await fill(database_url, "eva")
    await back_up(database_url, kept, sound)
    await fill(database_url, "later")
    damage(kept)
    with pytest.raises(BackupRefused):
        await restore(database_url, kept, sound)
    assert await logins(database_url) == ["eva", "later"]
    assert no_leftovers(database_url)


@pytest.mark.parametrize("damage", [truncated, emptied, replaced])
async def test_damage_shows_also_without_the_checksum(database_url, kept, damage):
    await back_up(database_url, kept, sound)
    kept.with_name(kept.name + ".sha256").unlink()
    damage(kept)
    with pytest.raises(BackupRefused):
        await restore(database_url, kept, sound)
    assert no_leftovers(database_url)


def no_leftovers(url: str) -> bool:
    if not url.startswith("sqlite"):
        return True
    file = Path(urlsplit(url).path)
    return {found.name for found in file.parent.iterdir()} <= {
        file.name,
        f"{file.name}-wal",
        f"{file.name}-shm",
    }


async def test_a_backup_of_a_newer_version_is_refused(database_url, kept):
    await engine.connect(database_url)
    await write(lambda: engine.execute("INSERT INTO schema_migration VALUES ('9999_later', 'x', 1)"))
    await engine.disconnect()
    with pytest.raises(BackupRefused, match="newer"):
        await back_up(database_url, kept, sound)


@pytest.mark.only_on("sqlite")
async def test_a_backup_of_an_older_version_is_restored_and_names_what_is_pending(
    empty_database_url, database_url, kept, monkeypatch
):
    known = migrations.known("sqlite")
    monkeypatch.setattr(migrations, "known", lambda engine: known[:2])
    await migrations.migrate(empty_database_url)
    await back_up(empty_database_url, kept, sound)
    monkeypatch.undo()
    restored, _ = await restore(database_url, kept, sound)
    assert restored.pending == tuple(migration.name for migration in known[2:])


@pytest.mark.only_on("sqlite")
async def test_a_database_of_another_program_is_refused(database_url, kept):
    with sqlite3.connect(kept) as other:
        other.execute("CREATE TABLE song (title TEXT)")
    with pytest.raises(BackupRefused, match="another program"):
        await restore(database_url, kept, sound)


async def test_a_backup_of_the_other_engine_is_refused(database_url, kept):
    other = b"PGDMP" if database_url.startswith("sqlite") else b"SQLite format 3\0"
    kept.write_bytes(other + b"\0" * 1000)
    with pytest.raises(BackupRefused, match="is a backup of"):
        await restore(database_url, kept, sound)


async def test_a_book_that_does_not_add_up_is_restored_only_when_it_is_meant(database_url, kept):
    await fill(database_url, "eva")
    await back_up(database_url, kept, sound)

    async def odd(url: str) -> list[str]:
        return ["lot 7 is in two places"]

    with pytest.raises(BackupRefused, match=r"lot 7 .* --anyway"):
        await restore(database_url, kept, odd)
    await fill(database_url, "later")
    copied, before = await restore(database_url, kept, odd, anyway=True)
    assert copied.findings == ("lot 7 is in two places",)
    assert await logins(database_url) == ["eva"]
    assert await logins(url_of(before, database_url)) == ["eva", "later"]


@pytest.mark.only_on("sqlite")
async def test_the_log_of_a_damaged_database_is_kept_beside_it_and_not_replayed(database_url, kept):
    await fill(database_url, "eva")
    await back_up(database_url, kept, sound)
    spoil(Path(urlsplit(database_url).path))
    _, before = await restore(database_url, kept, sound)
    assert await logins(database_url) == ["eva"]
    assert contents(before, f"{before}-wal") == [SPOILT, SPOILT_LOG]


SPOILT, SPOILT_LOG = b"spoilt" * 1000, b"log of the spoilt one"


def spoil(file: Path) -> None:
    file.write_bytes(SPOILT)
    file.with_name(f"{file.name}-wal").write_bytes(SPOILT_LOG)


def contents(*names: str) -> list[bytes]:
    return [Path(name).read_bytes() for name in names]


@pytest.mark.only_on("postgres")
async def test_a_database_in_use_is_not_restored(database_url, kept):
    await back_up(database_url, kept, sound)
    await engine.connect(database_url)
    try:
        assert await User.all().count() == 0
        with pytest.raises(BackupRefused, match=r"connections .* are open; stop the server first"):
            await restore(database_url, kept, sound)
    finally:
        await engine.disconnect()


@pytest.mark.only_on("postgres")
async def test_without_pg_dump_it_says_what_is_missing(database_url, kept, monkeypatch):
    monkeypatch.setenv("PATH", str(kept.parent))
    with pytest.raises(BackupRefused, match="pg_dump is not installed"):
        await back_up(database_url, kept, sound)
