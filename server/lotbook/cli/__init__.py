"""The command `lotbook`: serves, looks after the database, and lets people and programs in.

What a command needs is imported when it runs, so that `--help` and worker processes start at once.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from collections.abc import Coroutine
from contextlib import nullcontext
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated, Any

import typer

from lotbook.cli.doing import Config, findings, request, require_database, run, writing
from lotbook.cli.files import bring, send
from lotbook.cli.people import tokens, users
from lotbook.settings import SettingsError, load

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
app.add_typer(users, name="user")
app.add_typer(tokens, name="token")
app.command("import")(bring)
app.command("export")(send)


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
    with writing(settings, "lotbook migrate", "The server has migrated it already"):
        done = asyncio.run(migrations.migrate(settings.database_url))
    typer.echo("\n".join(f"ran {name}" for name in done) or "Nothing to do: the database is current.")


@app.command()
def check(config: Config = None) -> None:
    """Recompute the book and compare; ends with status 1 and the rows when something is wrong."""
    from lotbook.ledger import check as book

    violations = run(load(config), book.check)
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
    require_database(settings)
    copied = asyncio.run(back_up(settings.database_url, file, findings))
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
    with writing(settings, "lotbook restore", "Stop the server first"):
        copied, kept = asyncio.run(bring_back(settings.database_url, file, findings, anyway=anyway))
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

    with writing(settings, "lotbook demo", "Stop it first, or start it with --demo"):
        typer.echo("\n".join(run(settings, fill, migrating=True)))


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
    out: Annotated[
        Path | None, typer.Option("--out", "-o", dir_okay=False, help="File; standard output unless set.")
    ] = None,
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
    if out is not None and not out.parent.is_dir():  # before anything is noted as printed
        raise typer.BadParameter(f"there is no folder {out.parent}", param_hint="--out")
    settings = load(config)
    asked = request("PRINT_LABELS") if logged else None

    def draw() -> Coroutine[Any, Any, bytes]:
        if sscc is None:
            return label_files.of(asked, number or "", template, copies, start, zpl)
        return label_files.of_package(asked, request("CREATE_PACKAGE"), sscc, template, copies, zpl)

    instead = "Print labels in the app, or draw them with --not-logged"
    with writing(settings, "lotbook labels", instead) if logged else nullcontext():
        drawn = run(settings, draw)
    if out is None:
        sys.stdout.buffer.write(drawn)
    else:
        out.write_bytes(drawn)


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(installed_version("lotbook"))
