"""What commands have in common: the database open or to themselves, and a request of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import uuid4

import typer

from lotbook.settings import Settings, SettingsError

if TYPE_CHECKING:
    from lotbook.db.work import WriteRequest

T = TypeVar("T")

Config = Annotated[Path | None, typer.Option("--config", "-c", help="A TOML file with settings.")]


def run(settings: Settings, action: Callable[[], Coroutine[Any, Any, T]], *, migrating: bool = False) -> T:
    """What `action` answers, with the database open."""
    from lotbook.db import engine, migrations, work

    if not migrating:
        require_database(settings)

    async def opened() -> T:
        if migrating:
            await migrations.migrate(settings.database_url)
        elif missing := await migrations.missing(settings.database_url):
            are = "is" if len(missing) == 1 else "are"
            raise migrations.SchemaMismatch(
                f"run `lotbook migrate` first: {', '.join(missing)} {are} pending"
            )
        await engine.connect(settings.database_url)
        try:
            return await action()
        finally:
            await work.drain()
            await engine.disconnect()

    return asyncio.run(opened())


def require_database(settings: Settings) -> None:
    """Refuse a database that is not there. Raises SettingsError."""
    # SQLite would make an empty file of a mistyped name.
    if (file := settings.sqlite_file) is not None and not file.exists():
        raise SettingsError(f"there is no database at {file}; `lotbook serve` or `lotbook migrate` makes one")


async def findings(url: str) -> list[str]:
    """What does not add up in the database of a URL, a line each."""
    from lotbook.db import engine
    from lotbook.ledger import check as book

    await engine.connect(url)
    try:
        return [str(violation) for violation in await book.check()]
    finally:
        await engine.disconnect()


@contextmanager
def writing(settings: Settings, command: str, instead: str) -> Iterator[None]:
    """Be the one writer of an SQLite file; instead: what to do while the server is that one."""
    from lotbook.db.lock import DatabaseInUse, sole_writer

    file = settings.sqlite_file
    if file is None:
        yield
        return
    try:
        with sole_writer(file, command):
            yield
    except DatabaseInUse as used:
        raise DatabaseInUse(file, f"{used.holder}. {instead}") from None


def request(kind: str) -> WriteRequest:
    """A write that the command asks for by itself."""
    from lotbook.db.work import SYSTEM, WriteRequest

    return WriteRequest(key=str(uuid4()), kind=kind, digest="", actor=SYSTEM)
