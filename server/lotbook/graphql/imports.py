"""Files from elsewhere: how they are read, what they would bring, and those that were imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated

import strawberry

from lotbook import models
from lotbook.db.engine import engine
from lotbook.db.work import SYSTEM
from lotbook.domain.import_changes import MOST_CHANGES
from lotbook.domain.import_fields import FIELDS
from lotbook.domain.import_reading import ImportWishes
from lotbook.domain.import_words import ExistingRows, ImportKind, ImportSource
from lotbook.domain.list_words import DateFormat, Delimiter, ListQuestion, TextEncoding
from lotbook.domain.quantities import shown
from lotbook.domain.words import PartnerRole
from lotbook.graphql import ids, number_drafts  # noqa: F401  # which describes the words of lists
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.later import Location, Operation
from lotbook.graphql.papers import CSV, File, FileLink
from lotbook.graphql.refusals import ImportRefused, InvalidInput, NotFound
from lotbook.graphql.scalars import Day, Quantity
from lotbook.graphql.shown import Node, Shown, computed, described, linked, needed, optional, own, preset
from lotbook.graphql.words import describe
from lotbook.graphql.writing import or_none
from lotbook.ledger.exports import Export
from lotbook.services.import_kinds import ImportOptions
from lotbook.services.import_undo import UNDOING, written_since
from lotbook.services.importing import FileGiven, ImportLooked, look_at_import

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

describe(
    ImportKind,
    "What can be imported.",
    PRODUCTS="Products with units, barcodes, categories and a packaging.",
    PACKAGINGS="Packagings of products that are there, with their barcodes.",
    PARTNERS="Vendors and customers.",
    PLACES="Places of our warehouses.",
    STOCK="Lots, serials and goods without numbers, with what lies where: opening stock.",
    BILLS_OF_MATERIALS="What products are made of.",
    PURCHASE_ORDERS="Open orders to vendors; they come as drafts.",
    SALES_ORDERS="Open orders of customers; they come as drafts.",
)
describe(
    ImportSource,
    "Whose exports are known by their headings.",
    ODOO="Odoo.",
    ERPNEXT="ERPNext.",
    INVENTREE="InvenTree.",
)
describe(
    ExistingRows,
    "What becomes of rows about something that is there already.",
    REFUSE="They are faults.",
    SKIP="They are left alone.",
    UPDATE="What they say is changed, of products, packagings and partners; empty cells change nothing.",
)


@strawberry.enum(description="Kinds of files with tables; formulas are neutralised, leading zeros kept.")
class TableFormat(Enum):
    CSV = strawberry.enum_value("csv", description="Comma-separated values.")
    XLSX = strawberry.enum_value("xlsx", description="A workbook.")


@strawberry.input(description="Which column means what.")
class ColumnMapping:
    column: str = needed("Its heading in the file.")
    field: str | None = optional("Name of the field that it holds; null to leave it out.")


@strawberry.input(
    description="A file that was uploaded, and how to read it; what is absent is told by the file itself."
)
class ImportInput:
    upload: strawberry.ID = needed("A file sent by PUT to /uploads/{operation id}; as it was answered.")
    kind: ImportKind | None = optional("What it holds; by its headings when absent.")
    encoding: TextEncoding | None = optional("How its characters are written.")
    delimiter: Delimiter | None = optional("What stands between its cells.")
    sheet: str | None = optional("Which sheet of a workbook; the first when absent.")
    columns: list[ColumnMapping] | None = optional(
        "Columns that are something else than their headings tell."
    )
    date_format: DateFormat | None = optional("How its dates are written.")
    decimal_comma: bool | None = optional("Whether decimals stand behind a comma, not a point.")
    existing: ExistingRows = preset(
        ExistingRows.REFUSE, "What becomes of rows about something that is there already."
    )
    new_categories: bool = preset(
        False, "Categories of products that are not there are made; else they are faults."
    )
    numbers_meant: bool = preset(
        False,
        "Numbers that look damaged by a spreadsheet, or like another of the product, and barcodes with a wrong check"
        " digit, are meant as they stand.",
    )
    roles: list[PartnerRole] | None = optional("What partners are where the file does not say.")
    place: strawberry.ID | None = optional("Where stock lies where the file does not say.")
    day: Day | None = optional("Since when stock was there; today when absent.")
    warehouse: strawberry.ID | None = optional("That orders are for; may be absent while there is one alone.")

    def given(self) -> FileGiven:
        """As the service takes it. Raises NotFound for an id of nothing."""
        columns = or_none(self.columns)
        return FileGiven(
            upload=ids.optional_row("Upload", self.upload, "file", "upload"),
            encoding=or_none(self.encoding),
            delimiter=or_none(self.delimiter),
            sheet=or_none(self.sheet),
            wishes=ImportWishes(
                kind=or_none(self.kind),
                columns=None if columns is None else {each.column: or_none(each.field) for each in columns},
                date_format=or_none(self.date_format),
                decimal_comma=or_none(self.decimal_comma),
            ),
            options=ImportOptions(
                existing=self.existing,
                roles=frozenset(or_none(self.roles) or ()),
                place=ids.optional_row("Location", or_none(self.place), "file", "place"),
                day=or_none(self.day),
                warehouse=ids.optional_row("Warehouse", or_none(self.warehouse), "file", "warehouse"),
                numbers_meant=self.numbers_meant,
                new_categories=self.new_categories,
            ),
        )


@dataclass(frozen=True)
class Column:
    heading: str
    field: str | None
    samples: list[str]


@dataclass(frozen=True)
class Amount:
    symbol: str
    quantity: Decimal


@strawberry.type(description="A column of a file as it is understood.")
class ImportColumn(Shown):
    heading: str = own("Its heading.")
    field: str | None = own("Name of the field that it holds; null where it is left out.")
    samples: list[str] = own("What the first rows have there, at most 5, each at most 80 characters.")


@strawberry.type(description="A fact that a column of an import may hold.")
class ImportField(Shown):
    name: str = own("Its name, for ColumnMapping.")
    heading: str = own("As the template heads it.")
    about: str = own("What is to stand there.")
    needed: bool = own("An import without it is not possible.")


@strawberry.type(description="Why a row cannot be imported.")
class ImportFault(Shown):
    row: int = own("In which row, from 1, as spreadsheets count.")
    column: int | None = own("In which column, from 1; null for the row as a whole.")
    heading: str | None = own("Heading of that column.")
    message: str = own("Why, with the facts.")
    given: str | None = own("What stands there, at most 80 characters.")


@strawberry.type(description="A fact of something that is there, and what an import would make of it.")
class ImportChange(Shown):
    row: int = own("In which row, from 1, as spreadsheets count.")
    subject: str = own("SKU of the product, or name of the partner.")
    field: str = own("Name of the field.")
    before: str | None = own("What it is; null for nothing.")
    after: str | None = own("What it would be; null for nothing.")


@strawberry.type(description="How much there is in one unit.")
class ImportAmount(Shown):
    quantity: Quantity = own("How much.")
    symbol: str = own("Symbol of the unit.")


@strawberry.type(description="What an import would bring to a place.")
class ImportPlace(Shown):
    location: Location = linked("The place.")
    products: int = own("How many products.")
    lots: int = own("How many lots and serials of them.")

    @computed("How much, in each unit.")
    def quantities(self) -> list[ImportAmount]:
        return [ImportAmount.of(Amount(*each)) for each in sorted(self.thing.quantities.items())]


@strawberry.type(description="Lines of stock that an import would put on hold.")
class ImportOnHold:
    reason: str = strawberry.field(description="Why they are not to be used, as the file says.")
    count: int = strawberry.field(description="How many lines.")


@strawberry.type(description="What an import would do, or why it cannot.")
class ImportPreview(Shown):
    @computed("What the file holds.")
    def kind(self) -> ImportKind:
        return self._looked.read.reading.kind

    @computed("Who wrote it, where its headings tell; null where they do not.")
    def source(self) -> ImportSource | None:
        return self._looked.read.reading.source

    @computed("Name of the file.")
    def name(self) -> str:
        return self._looked.read.table.name or ""

    @computed("How its characters are written; null for workbooks.")
    def encoding(self) -> TextEncoding | None:
        return self._looked.read.table.encoding

    @computed("What stands between its cells; null for a single column and for workbooks.")
    def delimiter(self) -> Delimiter | None:
        return self._looked.read.table.delimiter

    @computed("Which sheet of a workbook; null for text.")
    def sheet(self) -> str | None:
        return self._looked.read.table.sheet

    @computed("All its sheets; empty for text.")
    def sheets(self) -> list[str]:
        return list(self._looked.read.table.sheets)

    @computed("Its columns, from the left.")
    def columns(self) -> list[ImportColumn]:
        read = self._looked.read
        return [
            ImportColumn.of(Column(shown(heading), field, list(samples)))
            for heading, field, samples in zip(
                read.reading.headings, read.reading.fields, read.samples, strict=True
            )
        ]

    @computed("All facts that its columns may hold.")
    def fields(self) -> list[ImportField]:
        return [ImportField.of(field) for field in FIELDS[self._looked.read.reading.kind]]

    @computed("Fields that are needed, and that no column holds.")
    def missing(self) -> list[str]:
        return list(self._looked.read.reading.missing)

    @computed("How its dates are written; null where none depends on it, and while it is asked.")
    def date_format(self) -> DateFormat | None:
        return self._looked.read.reading.date_format

    @computed("Whether decimals stand behind a comma; null where none depends on it, and while it is asked.")
    def decimal_comma(self) -> bool | None:
        return self._looked.read.reading.decimal_comma

    @computed("What has to be said before its rows can be read; empty when nothing.")
    def questions(self) -> list[ListQuestion]:
        return list(self._looked.read.reading.questions)

    @computed("Row in which the headings stand; a title above them is left out.")
    def headings_row(self) -> int:
        return self._looked.read.headed

    @computed("Row at the end that is only a total, and is left out; null for none.")
    def total_row(self) -> int | None:
        return self._looked.read.total

    @computed("Rows between the headings and a total that are not empty.")
    def row_count(self) -> int:
        return self._looked.read.row_count

    @computed(
        "What the book would have more of: products, partners, places, bills, orders, lines of stock and so on."
    )
    def added(self) -> int:
        return self._looked.plan.added if self._looked.plan else 0

    @computed("Products, packagings or partners that would be changed.")
    def changed(self) -> int:
        return len(self._looked.plan.renewed) if self._looked.plan else 0

    @computed("The first 1,000 changes, by row.")
    def changes(self) -> list[ImportChange]:
        changes = self._looked.plan.changes if self._looked.plan else ()
        return [ImportChange.of(change) for change in sorted(changes)[:MOST_CHANGES]]

    @computed("All changes.")
    def change_count(self) -> int:
        return len(self._looked.plan.changes) if self._looked.plan else 0

    @computed("Categories that would be new, each behind the one above it: Food / Coffee.")
    def categories(self) -> list[str]:
        return list(self._looked.plan.categories) if self._looked.plan else []

    @computed("Lots and serials that would be new.")
    def lots(self) -> int:
        return self._looked.plan.lots if self._looked.plan else 0

    @computed("What would come to lie in each place, by path; empty for anything but stock.")
    def places(self) -> list[ImportPlace]:
        plan = self._looked.plan
        figures = sorted(plan.places if plan else (), key=lambda each: each.path)
        return [ImportPlace.of(each) for each in figures]

    @computed("Lines of stock that come in on hold, by why; empty for anything but stock.")
    def on_hold(self) -> list[ImportOnHold]:
        plan = self._looked.plan
        found = sorted((plan.stopped if plan else {}).items())
        return [ImportOnHold(reason=reason, count=count) for reason, count in found]

    @computed(
        "New products or partners that come in archived, since they are not used any more where they come from."
    )
    def archived(self) -> int:
        return self._looked.plan.archived if self._looked.plan else 0

    @computed(
        "What is there already, says zero, is gone, at a customer or in something, was on the way between warehouses,"
        " is a service, or a person or an address of a company, and is left alone."
    )
    def skipped(self) -> int:
        return self._looked.plan.skipped if self._looked.plan else 0

    @computed("How many of those are about goods that were on the way between warehouses.")
    def on_the_way(self) -> int:
        return self._looked.plan.on_the_way if self._looked.plan else 0

    @computed("How many of those are services and the like, of which nothing lies anywhere.")
    def services(self) -> int:
        return self._looked.plan.services if self._looked.plan else 0

    @computed("How many of those are people and addresses of a company, which is the partner.")
    def contacts(self) -> int:
        return self._looked.plan.contacts if self._looked.plan else 0

    @computed("Rows that go on with the one above them, as with a further barcode.")
    def continued(self) -> int:
        return self._looked.plan.continued if self._looked.plan else 0

    @computed("All faults of all rows; with any, nothing is imported.")
    def fault_count(self) -> int:
        return self._looked.read.faults.count

    @computed("Rows with a fault.")
    def faulty_rows(self) -> int:
        return self._looked.read.faults.rows

    @computed("The first 1,000 faults, by row.")
    def faults(self) -> list[ImportFault]:
        return [ImportFault.of(fault) for fault in self._looked.read.faults.sorted()]

    @computed(
        "Nobody else can save while it is applied: a database file of SQLite is written by one at a time."
    )
    def others_wait(self) -> bool:
        return engine() == "sqlite"

    @property
    def _looked(self) -> ImportLooked:
        return self.thing


PreviewImportResult = Annotated[
    ImportPreview | ImportRefused | InvalidInput | NotFound,
    strawberry.union("PreviewImportResult", description="What previewImport answers."),
]


@query(
    "What an import would do: a dry run over the whole file, with all that is wrong with it.",
    cost=500,
    refusing=True,
)
async def preview_import(
    info: Info, file: Annotated[ImportInput, described("The file.")]
) -> PreviewImportResult:
    identity = info.context.identity
    return ImportPreview.of(await look_at_import(identity.actor if identity else SYSTEM, file.given()))


@query("An empty file with the columns of a kind, and a row as an example.")
async def import_template(
    info: Info,
    kind: Annotated[ImportKind, described("What for.")],
    format: Annotated[TableFormat, described("Kind of file.")] = TableFormat.XLSX,
) -> FileLink:
    name = f"{kind.value.lower().replace('_', '-')}-template.{format.value}"
    media_type = CSV if format is TableFormat.CSV else XLSX
    return FileLink.of(File(f"/documents/import-templates/{name}", media_type, name))


describe(
    Export,
    "Lists that are exported; the first eight can be imported again.",
    name="ExportedList",
    **{each.name: f"{each.value.replace('-', ' ').capitalize()}." for each in Export},
)


@strawberry.type(description="A list as files.")
class ListExport(Shown):
    list: Export = own("Which list.")
    csv: FileLink = linked("Comma-separated values.")
    xlsx: FileLink = linked("A workbook.")


@dataclass(frozen=True)
class Exported:
    list: Export

    @property
    def csv(self) -> File:
        return self._file("csv", CSV)

    @property
    def xlsx(self) -> File:
        return self._file("xlsx", XLSX)

    def _file(self, format: str, media_type: str) -> File:
        name = f"{self.list.value}.{format}"
        return File(f"/documents/exports/{name}", media_type, name)


@query("All lists that are exported whole, each as files.")
async def list_exports(info: Info) -> list[ListExport]:
    return [ListExport.of(Exported(each)) for each in Export]


@strawberry.type(description="A file that was imported.")
class Import(Node):
    model = models.Import

    kind: ImportKind = own("What it held.")
    source: ImportSource | None = own("Who wrote it, where its headings told.")
    name: str = own("Name of the file.")
    row_count: int = own("Rows below its headings.")
    added: int = own("What it brought.")
    changed: int = own("What it changed.")
    skipped: int = own("What was there already.")
    created_at: datetime = own("When.", "created")
    operation: Operation = linked("The write, with who asked for it.")
    undone_by: Operation | None = linked("The write that took it back; null while it stands.")

    @computed("Why it cannot be undone, in words; null when it can.", cost=5)
    async def undo_obstacle(self) -> str | None:
        if self.thing.undone_by_id is not None:
            return "It is undone already."
        if self.thing.kind not in UNDOING:
            return "A bill of materials is never changed: save its next revision instead."
        since = await written_since(self.thing.operation_id)
        return since[0].message if since else None


@query("Files that were imported, the newest first.")
async def imports(info: Info, first: First, after: After = None) -> Connection[Import]:
    listing = Listing("imports", Order("id", descending=True), None, info.context.who)
    return await page(listing, models.Import.all(), first, after, Import.of)
