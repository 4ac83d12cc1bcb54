"""Commands that bring files into the book."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lotbook.cli.doing import Config, request, require_database, run, writing
from lotbook.settings import Settings, load

if TYPE_CHECKING:
    from lotbook.domain.import_changes import Change
    from lotbook.domain.import_refusals import ImportFault
    from lotbook.domain.import_words import ExistingRows
    from lotbook.services.import_kinds import ImportOptions, PlaceFigures
    from lotbook.services.importing import FileGiven, ImportLooked


class Kind(Enum):
    """As the command names what a file holds."""

    AUTO = "auto"
    PRODUCTS = "products"
    PACKAGINGS = "packagings"
    PARTNERS = "partners"
    PLACES = "places"
    STOCK = "stock"
    BILLS_OF_MATERIALS = "bills-of-materials"
    PURCHASE_ORDERS = "purchase-orders"
    SALES_ORDERS = "sales-orders"


class Partner(Enum):
    VENDOR = "vendor"
    CUSTOMER = "customer"


class Dates(Enum):
    YEAR_FIRST = "year-first"
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


KindGiven = Annotated[Kind, typer.Argument(help="What it holds; auto for what its headings tell.")]
FileGivenHere = Annotated[Path, typer.Argument(help="CSV or XLSX.", exists=True, dir_okay=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only tell what it would do.")]
Columns = Annotated[
    list[str] | None, typer.Option("--map", help="HEADING=FIELD, or HEADING= to leave it out; repeatable.")
]
Skip = Annotated[bool, typer.Option("--skip-existing", help="Leave alone what is there already.")]
Update = Annotated[
    bool,
    typer.Option(
        "--update-existing", help="Change products and partners that are there; empty cells do not."
    ),
]
NewCategories = Annotated[bool, typer.Option("--new-categories", help="Make categories that are not there.")]
NumbersMeant = Annotated[
    bool,
    typer.Option(
        "--numbers-meant", help="Numbers that look damaged, misread, or like others, are meant as they stand."
    ),
]
DatesWritten = Annotated[Dates | None, typer.Option(help="How its dates are written.")]
DecimalComma = Annotated[
    bool | None, typer.Option("--decimal-comma/--decimal-point", help="What stands before decimals.")
]
SheetNamed = Annotated[str | None, typer.Option(help="Which sheet of a workbook.")]
Roles = Annotated[
    list[Partner] | None, typer.Option(help="What partners are of which it does not say; repeatable.")
]
PlaceNamed = Annotated[
    str | None, typer.Option(help="Path of the place where stock lies of which it does not say.")
]
WarehouseNamed = Annotated[
    str | None,
    typer.Option("--warehouse", help="Code of the warehouse that orders are for, where there are several."),
]
Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Since when stock was there; today unless set."),
]


def bring(
    kind: KindGiven,
    file: FileGivenHere,
    dry_run: DryRun = False,
    columns: Columns = None,
    skip: Skip = False,
    update: Update = False,
    new_categories: NewCategories = False,
    numbers_meant: NumbersMeant = False,
    dates: DatesWritten = None,
    decimal_comma: DecimalComma = None,
    sheet: SheetNamed = None,
    role: Roles = None,
    place: PlaceNamed = None,
    warehouse: WarehouseNamed = None,
    day: Day = None,
    config: Config = None,
) -> None:
    """Import a file, all of it or nothing; status 1 with every row that cannot be."""
    from lotbook.domain.import_reading import ImportWishes
    from lotbook.domain.import_words import ImportKind
    from lotbook.domain.list_words import DateFormat
    from lotbook.services.importing import FileGiven
    from lotbook.services.uploads import File

    given = File(file.name, file.read_bytes())
    wishes = ImportWishes(
        kind=None if kind is Kind.AUTO else ImportKind[kind.name],
        columns=_mapped(columns or ()),
        date_format=None if dates is None else DateFormat[dates.name],
        decimal_comma=decimal_comma,
    )
    options = _Options(
        _existing(skip, update), role or (), place, warehouse, day, numbers_meant, new_categories
    )

    async def looked_at() -> FileGiven:
        return FileGiven(file=given, sheet=sheet, wishes=wishes, options=await options.known())

    _import(load(config), looked_at, dry_run=dry_run)


def _existing(skip: bool, update: bool) -> ExistingRows:
    from lotbook.domain.import_words import ExistingRows

    if skip and update:
        raise typer.BadParameter("choose one of --skip-existing and --update-existing")
    return ExistingRows.SKIP if skip else ExistingRows.UPDATE if update else ExistingRows.REFUSE


@dataclass(frozen=True)
class _Options:
    """What is asked of an import; its place and warehouse are known once there is a database."""

    existing: ExistingRows
    roles: Sequence[Partner]
    place: str | None
    warehouse: str | None
    day: datetime | None
    numbers_meant: bool
    new_categories: bool

    async def known(self) -> ImportOptions:
        from lotbook.domain.words import PartnerRole
        from lotbook.services.import_kinds import ImportOptions
        from lotbook.services.import_lookup import place_at, warehouse_called

        return ImportOptions(
            existing=self.existing,
            roles=frozenset(PartnerRole[each.name] for each in self.roles),
            place=None if self.place is None else await place_at(self.place),
            warehouse=None if self.warehouse is None else await warehouse_called(self.warehouse),
            day=None if self.day is None else self.day.date(),
            numbers_meant=self.numbers_meant,
            new_categories=self.new_categories,
        )


def _import(settings: Settings, given: Callable[[], Awaitable[FileGiven]], *, dry_run: bool) -> None:
    """Look at what is given and tell it, then import it unless something is wrong or it is only looked at."""
    from lotbook.db.work import SYSTEM
    from lotbook.services import importing

    async def look() -> ImportLooked:
        return await importing.look_at_import(SYSTEM, await given())

    async def apply() -> None:
        await importing.apply_import(request("applyImport"), await given())

    require_database(settings)
    # Who has to stop the server first is told so before the file is looked at.
    alone = writing(settings, "lotbook import", "Import it in the app, or stop the server first")
    with nullcontext() if dry_run else alone:
        looked = run(settings, look)
        typer.echo("\n".join(_told(looked)))
        if looked.plan is None or looked.read.faults.count:
            _tell_faults(looked.read.faults.sorted(), looked.read.faults.count)
            raise typer.Exit(1)
        if not dry_run:
            run(settings, apply)
            typer.echo("Imported.")


def _mapped(columns: Sequence[str]) -> dict[str, str | None]:
    mapped: dict[str, str | None] = {}
    for column in columns:
        heading, equals, field = column.rpartition("=")
        if not equals:
            raise typer.BadParameter(f"write HEADING=FIELD, not {column}", param_hint="--map")
        mapped[heading] = field or None
    return mapped


def _told(looked: ImportLooked) -> list[str]:
    """What a file would do, a fact a line."""
    from lotbook.domain.import_changes import MOST_CHANGES

    reading, plan = looked.read.reading, looked.plan
    read = [
        f"{heading} = {field}"
        for heading, field in zip(reading.headings, reading.fields, strict=True)
        if field
    ]
    source = f", written by {reading.source.value.capitalize()}" if reading.source else ""
    rows = "row" if looked.read.row_count == 1 else "rows"
    lines = [
        f"{looked.read.row_count:,} {rows} of {reading.kind.value.lower().replace('_', ' ')}{source}.",
        f"Read: {', '.join(read) or 'nothing'}.",
    ]
    if looked.read.total is not None:
        lines.append(f"Row {looked.read.total:,} is a total and is left out.")
    if reading.missing:
        lines.append(f"Say with --map which column is {' and '.join(reading.missing)}.")
    elif reading.questions:
        lines.append(
            "Say with --dates how its dates are written, and with --decimal-comma or --decimal-point its numbers."
        )
    if plan is not None:
        lines.append(f"New: {plan.added:,}. Changed: {len(plan.renewed):,}. Left alone: {plan.skipped:,}.")
        if plan.on_the_way:
            lines.append(f"Of those {plan.on_the_way:,} are of goods on the way between warehouses.")
        if plan.services:
            lines.append(f"Of those {plan.services:,} are services, of which nothing lies anywhere.")
        if plan.contacts:
            lines.append(f"Of those {plan.contacts:,} are people and addresses of a company.")
        if plan.continued:
            lines.append(f"Rows that go on with the one above: {plan.continued:,}.")
        if plan.archived:
            lines.append(f"Of the new ones {plan.archived:,} come in archived.")
        lines += [f"New category: {path}." for path in plan.categories]
        lines += [_change(each) for each in sorted(plan.changes)[:MOST_CHANGES]]
        lines += [_place(each) for each in plan.places]
        if plan.places:
            lines.append(f"New lots and serials: {plan.lots:,}.")
    return lines


def _change(change: Change) -> str:
    return (
        f"Row {change.row}: {change.subject}: {change.field} {change.before or '-'} -> {change.after or '-'}"
    )


def _place(figures: PlaceFigures) -> str:
    from lotbook.domain.quantities import format_quantity

    amounts = ", ".join(
        f"{format_quantity(much)} {unit}" for unit, much in sorted(figures.quantities.items())
    )
    return f"{figures.path}: {amounts}; products: {figures.products:,}; lots and serials: {figures.lots:,}."


def _tell_faults(faults: Sequence[ImportFault], count: int) -> None:
    for fault in faults:
        column = f", column {fault.column} ({fault.heading})" if fault.column else ""
        typer.echo(f"Row {fault.row}{column}: {fault.message}")
    if count > len(faults):
        typer.echo(f"... and {count - len(faults):,} more.")
    if count:
        typer.echo("lotbook: nothing was imported", err=True)


class Format(Enum):
    CSV = "csv"
    XLSX = "xlsx"


def send(
    name: Annotated[
        str, typer.Argument(metavar="LIST", help="Such as products or movements; `list` names all.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", dir_okay=False, help="File; its name.csv unless set.")
    ] = None,
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.CSV,
    config: Config = None,
) -> None:
    """Write a list into a file, whole; also while the server runs."""
    from lotbook.ledger.exports import Export
    from lotbook.web.exports import csv_parts, write_xlsx

    names = [each.value for each in Export]
    if name == "list":
        typer.echo("\n".join(names))
        return
    if name not in names:
        raise typer.BadParameter(f"there are {', '.join(names)}", param_hint="LIST")
    target = out or Path(f"{name}.{format.value}")

    async def write() -> None:
        with target.open("wb") as file:
            if format is Format.XLSX:
                await write_xlsx(Export(name), file)
                return
            async for part in csv_parts(Export(name)):
                file.write(part)

    run(load(config), write)
    typer.echo(f"Written: {target}")
