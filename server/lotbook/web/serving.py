"""Starting the server: the database made ready, a way in for the first person, then uvicorn."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
import uvicorn
from uvicorn.supervisors import Multiprocess

from lotbook import log
from lotbook.db import engine, migrations, work
from lotbook.db.lock import DatabaseInUse, sole_writer
from lotbook.services import demo, sign_in
from lotbook.settings import Settings, SettingsError, is_loopback
from lotbook.web.protocol import server_config

APP = "lotbook.app:from_environment"


class CannotServe(Exception):
    """The server was not started; the message says why and what to do."""


def run(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C; work under way ends first. Raises CannotServe or SettingsError."""
    settings.require_safe_to_listen()
    if settings.demo:
        _require_demo_kept_here(settings)
    with _alone(settings), _bound(settings) as place:
        welcome = asyncio.run(_make_ready(settings))
        os.environ.update(settings.as_environment())  # how worker processes learn them
        typer.echo(welcome)
        _serve(settings, place)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    file = settings.sqlite_file
    if file is None:
        yield
        return
    _require_usable(file)
    try:
        with sole_writer(file, f"the server at {settings.origin}"):
            yield
    except DatabaseInUse as used:
        raise CannotServe(f"{used}; two servers on one SQLite file would spoil it") from used


@contextmanager
def _bound(settings: Settings) -> Iterator[socket.socket]:
    """The address is ours before anything is made or promised; nobody is answered yet."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((settings.host, settings.port))
        except OSError as error:
            where = f"{settings.host}, port {settings.port}"
            raise CannotServe(
                f"cannot listen at {where}: {error.strerror}; choose another with --port"
            ) from error
        place.set_inheritable(True)
        yield place


def _require_usable(file: Path) -> None:
    if not os.access(file.parent, os.W_OK):
        raise CannotServe(
            f"{file.parent} is not a folder that can be written; SQLite keeps its log there too"
        )
    if file.is_dir():
        raise CannotServe(f"{file} is a folder; DATABASE_URL names a file")
    if file.exists() and file.stat().st_size == 0:
        raise CannotServe(f"{file} is empty: restore a backup, or remove it to begin anew")


async def _make_ready(settings: Settings) -> str:
    """Tables, demo data or a set-up link; what to tell the person who started the server."""
    try:
        await migrations.migrate(settings.database_url)
    except migrations.SchemaMismatch as mismatch:
        raise CannotServe(f"{settings.sqlite_file or 'the database'}: {mismatch}") from mismatch
    except sqlite3.DatabaseError as error:
        raise CannotServe(f"{settings.sqlite_file} is not a database of Lotbook: {error}") from error
    if (file := settings.sqlite_file) is not None:
        file.chmod(0o600)
    await engine.connect(settings.database_url)
    try:
        lines = [f"Lotbook is at {settings.origin}"]
        if settings.demo and not await demo.fill():
            lines.append("The database holds other data, so --demo left it as it is.")
        if await demo.is_here():
            _require_demo_kept_here(settings)
            lines += [
                "Sign in to the demo company with one of:",
                *(f"  {each}" for each in await demo.sign_ins()),
            ]
        elif link := await sign_in.new_setup_link():
            lines += [
                "Nobody can sign in yet. This link makes the first administrator, once, within 30 minutes:",
                f"  {settings.origin}/setup?token={link.text}",
            ]
    finally:
        await work.drain()
        await engine.disconnect()
    return "\n".join(lines)


def _require_demo_kept_here(settings: Settings) -> None:
    if not (is_loopback(settings.host) or settings.allow_insecure_lan):
        raise SettingsError(
            f"demo sign-ins are known to everyone, and host is {settings.host}, which others can reach: "
            "leave host at 127.0.0.1, or set allow_insecure_lan=true if that is meant"
        )


def _serve(settings: Settings, place: socket.socket) -> None:
    log.configure(settings.log_format, settings.log_level)
    config = server_config(settings, APP)
    # uvicorn raises the signal again when it has ended well: a stop that was asked for is no failure.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        if config.workers > 1:
            Multiprocess(config, [place]).run()
        else:
            uvicorn.Server(config).run([place])
    except KeyboardInterrupt:
        pass
