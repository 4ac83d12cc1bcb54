"""Backups by the engine's own means, verified on the copy; and the way back, which keeps what was there.

A copy of the files of a running database is not a backup: SQLite's backup and pg_dump see one moment.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from lotbook.db import migrations, postgres_copy
from lotbook.db.engine import credentials
from lotbook.db.postgres_copy import told

SQLITE_MAGIC = b"SQLite format 3\0"
SUM_SUFFIX = ".sha256"

Check = Callable[[str], Awaitable[list[str]]]
"""Findings of the book's invariants in the database of a URL; empty when it is sound."""


class BackupRefused(Exception):
    """The backup was not made or not restored; the message says why. What was there is untouched."""


@dataclass(frozen=True)
class Copied:
    """What a backup holds. rows: table -> rows in it; pending: migrations that the next start will run;
    findings: what does not add up in it."""

    file: Path
    rows: dict[str, int]
    pending: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


async def back_up(url: str, target: Path, check: Check) -> Copied:
    """Write a verified copy of the database of `url`, which may be running, to `target`.

    A book that does not add up is copied as it is, with the findings: then a copy is needed most. Raises
    BackupRefused when the target exists, the folder cannot be written, or the copy is not whole.
    """
    engine, given = credentials(url)
    part = _beside(target, ".part")
    findings: list[str] = []
    noted = _noting(check, findings)
    try:
        _require_new(target)
        if engine == "sqlite":
            rows = copy_sqlite(Path(given["file_path"]), part)
            await _require_sound(part, noted, rows)
        else:
            rows = await postgres_copy.dump(url, part, noted)
        sums = target.with_name(target.name + SUM_SUFFIX)
        sums.write_text(f"{_sum(part)}  {target.name}\n")
        _settle(part, target)
    except (OSError, sqlite3.Error, postgres_copy.CopyFailed) as failed:
        raise BackupRefused(f"no backup was made at {target}: {failed}") from failed
    finally:
        part.unlink(missing_ok=True)
    return Copied(target, rows, findings=tuple(findings))


def _noting(check: Check, findings: list[str]) -> Check:
    """A check that refuses nothing and adds what it finds to findings."""

    async def noted(copy: str) -> list[str]:
        findings.extend(await check(copy))
        return []

    return noted


async def restore(url: str, source: Path, check: Check, *, anyway: bool = False) -> tuple[Copied, str]:
    """Put the backup `source` in the place of the database of `url`; the caller is its sole writer.

    anyway: also a book that does not add up, with the findings. Answers what came back, and where the old
    database is kept. Raises BackupRefused before anything is touched when the file is damaged, foreign or newer
    than this program.
    """
    engine, given = credentials(url)
    findings: list[str] = []
    judge = _noting(check, findings) if anyway else check
    try:
        _require_kind(source, engine)
        _require_unchanged(source)
        if engine == "postgres":
            rows, kept = await postgres_copy.load(url, source, judge)
            copied = Copied(source, rows)
        else:
            copied, kept = await _restore_sqlite(Path(given["file_path"]), source, judge)
        return replace(copied, findings=tuple(findings)), kept
    except (OSError, sqlite3.Error, postgres_copy.CopyFailed) as failed:
        raise BackupRefused(f"{source} was not restored: {failed}") from failed


async def _restore_sqlite(database: Path, source: Path, check: Check) -> tuple[Copied, str]:
    coming = _beside(database, ".restoring")
    try:
        rows = copy_sqlite(source, coming)
        pending = await _require_sound(coming, check, rows)
        kept = _keep(database)
        _settle(coming, database)
    finally:
        coming.unlink(missing_ok=True)
    return Copied(source, rows, tuple(pending)), kept


def copy_sqlite(source: Path, target: Path) -> dict[str, int]:
    """Copy one moment of a database file that others may be writing; rows per table at that moment."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.isolation_level = None
        original.execute("BEGIN")  # the counts and the copy see the same moment
        rows = count_rows(original)
        original.backup(copy)
        original.execute("COMMIT")
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, to be carried away
    return rows


def count_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows per table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    counts = ((name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()) for (name,) in tables)
    return {name: count for name, (count,) in counts}


async def _require_sound(file: Path, check: Check, rows: dict[str, int]) -> list[str]:
    """Refuse a copy that is damaged, foreign, newer or does not add up; answers its pending migrations."""
    with closing(sqlite3.connect(file)) as copy:
        faults = [text for (text,) in copy.execute("PRAGMA integrity_check(5)") if text != "ok"]
        faults += [
            f"a row of {row[0]} lacks its {row[2]}" for row in copy.execute("PRAGMA foreign_key_check")
        ][:5]
        if not faults and (found := count_rows(copy)) != rows:
            faults = [
                f"{name}: {found.get(name, 0)} rows of {n}"
                for name, n in rows.items()
                if found.get(name) != n
            ]
    if faults:
        raise BackupRefused(f"the copy is damaged: {'; '.join(faults)}")
    url = f"sqlite://{file}"
    try:
        pending = await migrations.missing(url)
    except migrations.SchemaMismatch as mismatch:
        raise BackupRefused(str(mismatch)) from mismatch
    if len(pending) == len(migrations.known("sqlite")):
        raise BackupRefused("the copy has no table of Lotbook")
    if not pending and (findings := await check(url)):
        raise BackupRefused(f"the book in the copy does not add up: {told(findings)}")
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")  # whoever checked it may have begun a log beside it
    return pending


def _keep(database: Path) -> str:
    """Give the old file a second name, with what its write-ahead log still holds, before it is replaced."""
    if not database.exists():
        return "nothing was there before"
    kept = database.with_name(f"{database.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    log, kept_log = (file.with_name(f"{file.name}-wal") for file in (database, kept))
    os.link(database, kept)
    if log.exists():
        os.link(log, kept_log)
    # What the log holds goes into the file, so that a crash from here on loses nothing. Of a damaged file,
    # which a restore may be there to replace, SQLite drops the log: its second name keeps it.
    with suppress(sqlite3.Error), closing(sqlite3.connect(database, timeout=5)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    for left in (log, database.with_name(f"{database.name}-shm")):  # would be replayed into the restored file
        left.unlink(missing_ok=True)
    if kept_log.exists() and kept_log.stat().st_size == 0:
        kept_log.unlink()
    return str(kept)


def _require_kind(source: Path, engine: str) -> None:
    with source.open("rb") as file:
        magic = file.read(len(SQLITE_MAGIC))
    kinds = {"sqlite": SQLITE_MAGIC, "postgres": postgres_copy.MAGIC}
    kind = next((kind for kind, begins in kinds.items() if magic.startswith(begins)), None)
    if kind is None:
        raise BackupRefused(f"{source} is not a backup of Lotbook")
    if kind != engine:
        raise BackupRefused(f"{source} is a backup of {kind}, the database is {engine}")


def _require_unchanged(source: Path) -> None:
    # Neither engine notices a flipped bit inside a text.
    sums = source.with_name(source.name + SUM_SUFFIX)
    if sums.exists() and sums.read_text().split()[:1] != [_sum(source)]:
        raise BackupRefused(f"{source} is damaged: its SHA-256 is not the one in {sums.name}")


def _require_new(target: Path) -> None:
    if target.exists():
        raise BackupRefused(f"{target} exists already; name another file")
    if not os.access(target.absolute().parent, os.W_OK):
        raise BackupRefused(f"{target.absolute().parent} is no folder that can be written")


def _beside(file: Path, suffix: str) -> Path:
    other = file.absolute().with_name(file.name + suffix)
    other.unlink(missing_ok=True)
    return other


def _settle(part: Path, target: Path) -> None:
    """Give a whole file its name, so that it is there in full or not at all, also after a power cut."""
    part.chmod(0o600)
    _sync(part)
    part.replace(target)
    _sync(target.parent)


def _sum(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
