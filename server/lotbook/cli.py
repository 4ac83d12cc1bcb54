"""The command `lotbook`: serves, looks after the database, and lets people and programs in.

What a command needs is imported when it runs, so that `--help` and worker processes start at once.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import uuid4

import typer

from lotbook.domain.words import Role
from lotbook.settings import Settings, SettingsError, load

if TYPE_CHECKING:
    from lotbook.db.work import WriteRequest

T = TypeVar("T")

app = typer.Typer(
    name="lotbook",
    help="Lot and serial traceability: where every lot came from and where every serial number went.",
    epilog="Settings come from a TOML file (--config or LOTBOOK_CONFIG), then from DATABASE_URL and LOTBOOK_*"
    " variables, then from options; `lotbook serve --help` shows the usual ones.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
users = typer.Typer(help="People who sign in.", no_args_is_help=True)
tokens = typer.Typer(help="Keys for client programs.", no_args_is_help=True)
app.add_typer(users, name="user")
app.add_typer(tokens, name="token")

Config = Annotated[Path | None, typer.Option("--config", "-c", help="A TOML file with settings.")]


def main() -> None:
    """Run the command; what can be mended is told in a line, anything else is a bug and shows where."""
    os.umask(0o077)  # databases, backups and locks are for whoever runs this, and nobody else
    try:
        app()
    except Exception as error:
        told = _mendable(error)
        if told is None:
            raise
        typer.echo(f"lotbook: {told}", err=True)
        sys.exit(1)


def _mendable(error: Exception) -> str | None:
    from lotbook.db.backup import BackupRefused
    from lotbook.db.errors import Unavailable, unavailable
    from lotbook.db.lock import DatabaseInUse
    from lotbook.db.migrations import SchemaMismatch
    from lotbook.domain.refusals import Refusal
    from lotbook.web.serving import CannotServe

    mendable = (
        SettingsError,
        CannotServe,
        BackupRefused,
        DatabaseInUse,
        SchemaMismatch,
        Refusal,
        Unavailable,
    )
    if isinstance(error, mendable):
        return str(error)
    if type(error) is sqlite3.DatabaseError:  # its subclasses are bugs of ours
        return f"the database file is damaged, or is none: {error}. Keep it, and restore a backup"
    return f"the database cannot be used: {error}" if unavailable(error) else None


@app.command()
def serve(
    config: Config = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 127.0.0.1 unless set.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 8000 unless set.")] = None,
    workers: Annotated[int | None, typer.Option(help="Processes; more than one on PostgreSQL only.")] = None,
    demo: Annotated[
        bool | None, typer.Option("--demo", help="Fill an empty database with a demo company.")
    ] = None,
) -> None:
    """Start the server: makes or migrates the database, and says where to open it."""
    from lotbook.web import serving

    serving.run(load(config, host=host, port=port, workers=workers, demo=demo))


@app.command()
def migrate(config: Config = None) -> None:
    """Bring the database to the tables of this version."""
    from lotbook.db import migrations

    settings = load(config)
    with _writing(settings, "lotbook migrate", "The server has migrated it already"):
        done = asyncio.run(migrations.migrate(settings.database_url))
    typer.echo("\n".join(f"ran {name}" for name in done) or "Nothing to do: the database is current.")


@app.command()
def check(config: Config = None) -> None:
    """Recompute the book and compare; ends with status 1 and the rows when something is wrong."""
    from lotbook.ledger import check as book

    violations = _run(load(config), book.check)
    for violation in violations:
        typer.echo(str(violation))
    if violations:
        raise typer.Exit(1)
    typer.echo("The book is sound.")


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it; must not exist.")], config: Config = None
) -> None:
    """Write a verified copy of the database, also while the server runs; status 1 when the book is wrong."""
    from lotbook.db.backup import back_up

    settings = load(config)
    _require_database(settings)
    copied = asyncio.run(back_up(settings.database_url, file, _findings))
    for finding in copied.findings:
        typer.echo(finding)
    typer.echo(f"{copied.file}: {sum(copied.rows.values()):,} rows in {len(copied.rows)} tables, verified.")
    if copied.findings:
        typer.echo("lotbook: the copy is made, but the book in it does not add up", err=True)
        raise typer.Exit(1)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.", exists=True, dir_okay=False)],
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also when the book in it does not add up; its rows are told.")
    ] = False,
    config: Config = None,
) -> None:
    """Put a backup in the place of the database; the old one is kept beside it."""
    from lotbook.db.backup import restore as bring_back

    settings = load(config)
    with _writing(settings, "lotbook restore", "Stop the server first"):
        copied, kept = asyncio.run(bring_back(settings.database_url, file, _findings, anyway=anyway))
    for finding in copied.findings:
        typer.echo(finding)
    if copied.findings:
        typer.echo("lotbook: it is restored as it is, and the book in it does not add up", err=True)
    typer.echo(f"{file} is restored: {sum(copied.rows.values()):,} rows. Before it: {kept}.")
    if copied.pending:
        typer.echo(f"It is of an older version; the next start runs {', '.join(copied.pending)}.")


@app.command()
def schema() -> None:
    """Print the GraphQL schema."""
    from lotbook.graphql.schema import print_schema

    typer.echo(print_schema(), nl=False)


@app.command()
def demo(config: Config = None) -> None:
    """Fill an empty database with a demo company and print its sign-ins."""
    from lotbook.services import demo as company

    settings = load(config)

    async def fill() -> list[str]:
        if not await company.fill():
            raise SettingsError("the database holds other data; name an empty one with DATABASE_URL")
        return await company.sign_ins()

    with _writing(settings, "lotbook demo", "Stop it first, or start it with --demo"):
        typer.echo("\n".join(_run(settings, fill, migrating=True)))


@app.command()
def labels(
    number: Annotated[
        str | None, typer.Argument(help="A transfer, lot or SKU by its number, or the path of a place.")
    ] = None,
    sscc: Annotated[str | None, typer.Option(help="Instead: the logistic label of this SSCC.")] = None,
    template: Annotated[str | None, typer.Option(help="Name of the template; else the usual one.")] = None,
    copies: Annotated[int, typer.Option(min=1, help="Of each.")] = 1,
    start: Annotated[int, typer.Option(min=1, help="First free label of a sheet.")] = 1,
    zpl: Annotated[
        int | None, typer.Option(help="ZPL for a printer of 203, 300 or 600 dpi; else PDF.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File; standard output unless set.")] = None,
    logged: Annotated[bool, typer.Option("--logged/--not-logged", help="Note the print in the log.")] = True,
    config: Config = None,
) -> None:
    """Print labels into a file, noted in the log."""
    from lotbook.services import label_files

    if (number is None) == (sscc is None):
        raise typer.BadParameter("name what is labelled, or give --sscc")
    if zpl not in (None, *label_files.PRINTERS):
        raise typer.BadParameter(
            f"a printer has {', '.join(map(str, label_files.PRINTERS))} dpi", param_hint="--zpl"
        )
    settings = load(config)
    asked = _request("PRINT_LABELS") if logged else None

    def draw() -> Coroutine[Any, Any, bytes]:
        if sscc is None:
            return label_files.of(asked, number or "", template, copies, start, zpl)
        return label_files.of_package(asked, _request("CREATE_PACKAGE"), sscc, template, copies, zpl)

    instead = "Print labels in the app, or draw them with --not-logged"
    with _writing(settings, "lotbook labels", instead) if logged else nullcontext():
        drawn = _run(settings, draw)
    if out is None:
        sys.stdout.buffer.write(drawn)
    else:
        out.write_bytes(drawn)


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(installed_version("lotbook"))


def _given_or_asked(password: str) -> str:
    """The password; asked for at a terminal, else the next line of the input, without a word of warning."""
    if password:
        return password
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    piped = sys.stdin.readline().rstrip("\r\n")
    if not piped:
        raise typer.BadParameter("type it at a terminal, or give it as a line of the input")
    return piped


Login = Annotated[str, typer.Argument(help="Name to sign in with.")]
NewPassword = Annotated[
    str,
    typer.Option(
        "--password",
        help="15 characters or more; asked for unless given, or the first line of the input.",
        callback=_given_or_asked,
        envvar="NEW_PASSWORD",
        show_default=False,
    ),
]


@users.command("add")
def add_user(
    login: Login,
    name: Annotated[str, typer.Option(help="Name that colleagues see.", prompt=True)],
    password: NewPassword = "",
    role: Annotated[Role, typer.Option(case_sensitive=False, help="What the person may do.")] = Role.OPERATOR,
    config: Config = None,
) -> None:
    """Add a person."""
    from lotbook.services import people

    settings = load(config)
    with _writing(settings, "lotbook user add", "Add people under Settings, People"):
        asked = _request("CREATE_USER")
        facts = {"name": name, "login": login, "password": password}
        _run(settings, lambda: people.create_user(asked, role=role, **facts))
    typer.echo(f"{login} can sign in as {role.lower()}.")


@users.command("passwd")
def set_password(
    login: Login,
    password: NewPassword = "",
    config: Config = None,
) -> None:
    """Give a new password to someone who lost it; all sessions of the person end."""
    from lotbook.services import people

    settings = load(config)
    with _writing(settings, "lotbook user passwd", "Stop the server for a moment"):
        _run(settings, lambda: people.reset_password(_request("SET_SECRET"), login=login, password=password))
    typer.echo(f"{login} has a new password; all sessions have ended.")


@users.command("list")
def list_users(config: Config = None) -> None:
    """List people with role and state."""
    from lotbook.models import User

    async def everyone() -> list[User]:
        return await User.all().order_by("login_key")

    for user in _run(load(config), everyone):
        typer.echo(
            f"{user.login:<20} {user.role.lower():<14} {'' if user.active else 'disabled':<9} {user.name}"
        )


@tokens.command("create")
def create_token(
    name: Annotated[str, typer.Argument(help="What it is for.")],
    role: Annotated[Role, typer.Option(case_sensitive=False, help="What it may do at most.")] = Role.VIEWER,
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it works.")] = 90,
    config: Config = None,
) -> None:
    """Make a key for a client program and print it, this once."""
    from lotbook.services import people

    settings = load(config)
    expires = datetime.now(UTC) + timedelta(days=days)
    with _writing(settings, "lotbook token create", "Make keys under Settings, API tokens"):
        made = _run(
            settings,
            lambda: people.create_api_token(
                _request("CREATE_API_TOKEN"), name=name, role=role, expires=expires
            ),
        )
    typer.echo(made.text)


@tokens.command("revoke")
def revoke_token(
    prefix: Annotated[str, typer.Argument(help="Its first characters, such as lb_1a2b3c4d, or all of it.")],
    config: Config = None,
) -> None:
    """End a key at once."""
    from lotbook.models import ApiToken
    from lotbook.services import people

    settings = load(config)

    async def revoke() -> None:
        found = await ApiToken.filter(prefix=prefix[:11], revoked__isnull=True)
        for token in found:
            await people.revoke_api_token(_request("REVOKE_API_TOKEN"), token.id)
        typer.echo(f"{len(found)} revoked." if found else "There is no working key with these characters.")

    with _writing(settings, "lotbook token revoke", "End keys under Settings, API tokens"):
        _run(settings, revoke)


def _run(settings: Settings, action: Callable[[], Coroutine[Any, Any, T]], *, migrating: bool = False) -> T:
    """What `action` answers, with the database open."""
    from lotbook.db import engine, migrations, work

    if not migrating:
        _require_database(settings)

    async def opened() -> T:
        if migrating:
            await migrations.migrate(settings.database_url)
        elif missing := await migrations.missing(settings.database_url):
            raise migrations.SchemaMismatch(f"run `lotbook migrate` first: {', '.join(missing)} is pending")
        await engine.connect(settings.database_url)
        try:
            return await action()
        finally:
            await work.drain()
            await engine.disconnect()

    return asyncio.run(opened())


def _require_database(settings: Settings) -> None:
    # SQLite would make an empty file of a mistyped name.
    if (file := settings.sqlite_file) is not None and not file.exists():
        raise SettingsError(f"there is no database at {file}; `lotbook serve` or `lotbook migrate` makes one")


async def _findings(url: str) -> list[str]:
    """What does not add up in the database of a URL, a line each."""
    from lotbook.db import engine
    from lotbook.ledger import check as book

    await engine.connect(url)
    try:
        return [str(violation) for violation in await book.check()]
    finally:
        await engine.disconnect()


@contextmanager
def _writing(settings: Settings, command: str, instead: str) -> Iterator[None]:
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


def _request(kind: str) -> WriteRequest:
    from lotbook.db.work import SYSTEM, WriteRequest

    return WriteRequest(key=str(uuid4()), kind=kind, digest="", actor=SYSTEM)
