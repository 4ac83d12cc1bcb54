"""SQLite has one writing process. Whoever writes holds the lock file beside the database, which names it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class DatabaseInUse(Exception):
    """Another process writes this database file."""

    def __init__(self, file: Path, holder: str) -> None:
        super().__init__(f"{file} is in use by {holder}")
        self.holder = holder


@contextmanager
def sole_writer(database: Path, doing: str) -> Iterator[None]:
    """Be the one process that writes `database`; doing: what the lock says of us, such as "lotbook serve".

    Raises DatabaseInUse, or OSError when the folder cannot be written.
    """
    file = lock_file(database)
    lock = FileLock(file, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise DatabaseInUse(database, _holder(file)) from None
    try:
        # The kernel lets the lock go with the process, so a name left by a killed one misleads nobody.
        file.write_text(f"{doing} (process {os.getpid()})\n", "utf-8")
        yield
    finally:
        file.write_text("", "utf-8")
        lock.release()


def lock_file(database: Path) -> Path:
    """Where the lock of a database is."""
    return database.with_name(database.name + ".lock")


def _holder(file: Path) -> str:
    return file.read_text("utf-8", "replace").strip() or "another process"
