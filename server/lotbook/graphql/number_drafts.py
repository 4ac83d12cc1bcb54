"""Lists of numbers under work: how they are read, and what they would do."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

import orjson
import strawberry

from lotbook import models
from lotbook.documents import words
from lotbook.domain.list_cells import ListRow, shown_cell
from lotbook.domain.list_reading import SAMPLES, Reading, Wishes
from lotbook.domain.list_words import DateFormat, Delimiter, ListQuestion, NumberColumn, TextEncoding
from lotbook.domain.quantities import shown
from lotbook.domain.refusals import NotFound, Ref
from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.context import Info
from lotbook.graphql.later import NumbersPreview, PurchaseOrderLine, TransferLine
from lotbook.graphql.numbers import preview_of
from lotbook.graphql.papers import CSV, File, FileLink
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Node, Shown, computed, described, linked, optional, own, preset
from lotbook.graphql.words import describe
from lotbook.graphql.writing import or_none
from lotbook.services.draft_rows import first_rows
from lotbook.services.number_drafts import line_of
from lotbook.services.number_sources import Drafted
from lotbook.services.number_tables import ListGiven, held_by
from lotbook.services.using_drafts import reading_of

describe(
    NumberColumn,
    "What a column holds.",
    NUMBER="The number.",
    QUANTITY="Quantity in the stock unit.",
    EXPIRY_DATE="Expiry date.",
    BEST_BEFORE="Best before date.",
    PRODUCTION="Production date.",
    MAKER_NUMBER="Maker's number.",
    BATCH="Batch a serial was made in.",
    CARTON="SSCC of the carton it comes in.",
    PALLET="SSCC of the pallet that the carton, or it itself, stands on.",
    IGNORE="Not used.",
)
describe(
    DateFormat,
    "How dates are written in a file; with the year in front they are read in any.",
    YEAR_FIRST="2026-12-31.",
    DAY_FIRST="31.12.2026 or 31/12/2026.",
    MONTH_FIRST="12/31/2026.",
)
describe(
    ListQuestion,
    "What has to be said before the rows of a list can be read.",
    COLUMNS="Which column holds the number.",
    DATE_FORMAT="Whether the day or the month comes first.",
    DECIMAL_MARK="Whether decimals stand behind a comma or a point.",
)
describe(
    TextEncoding,
    "How the characters of a text file are written.",
    UTF_8="UTF-8.",
    UTF_16="UTF-16.",
    LATIN_1="Latin-1, as Windows has it.",
)
describe(
    Delimiter,
    "What stands between the cells of a row.",
    COMMA="A comma.",
    SEMICOLON="A semicolon.",
    TAB="A tab.",
    BAR="A vertical bar.",
)


def line_or_none(global_id: str) -> Ref | None:
    """The line of a transfer or of an order that a global id names; None for anything else."""
    kind, row_id = ids.decode(global_id) or ("", 0)
    return Ref(kind, row_id) if kind in ("TransferLine", "PurchaseOrderLine") else None


def line_named(global_id: str) -> Ref:
    """The same. Raises NotFound."""
    found = line_or_none(global_id)
    if found is None:
        sought = shown(global_id)
        raise NotFound(message=f"There is no line with the id {sought}.", field=("line",), sought=sought)
    return found


@strawberry.input(
    description="A list of numbers as text or file, and how it is to be read: what is absent is told by the list "
    "itself, else by how a list of the same layout from the same vendor was read last; what none of them tells "
    "is asked by the draft."
)
class NumberFileInput:
    pasted: str | None = optional("Pasted text, at most 1,000 rows; else upload.")
    draft: strawberry.ID | None = optional(
        "A list that you have under work for the line, to be read in another way; what you made of its rows stays "
        "while it is not cut anew."
    )
    upload: strawberry.ID | None = optional(
        "A file sent by PUT to /uploads/{operation id}; as it was answered."
    )
    encoding: TextEncoding | None = optional("How its characters are written.")
    delimiter: Delimiter | None = optional("What stands between its cells.")
    sheet: str | None = optional("Which sheet of a workbook; the first when absent.")
    header: bool | None = optional("Whether its first row has headings.")
    columns: list[NumberColumn] | None = optional("Which column is what, from the left.")
    date_format: DateFormat | None = optional("How dates are written.")
    decimal_comma: bool | None = optional("Whether decimals stand behind a comma, not a point.")
    quantity_per_lot: Quantity | None = optional(
        "Lots only: quantity in each without one of its own, in the stock unit."
    )
    remember: bool = preset(
        False, "Keep this reading for lists of the same layout from the transfer's vendor."
    )

    def given(self) -> ListGiven:
        """As the service takes it. Raises NotFound for an id of no upload."""
        columns = or_none(self.columns)
        return ListGiven(
            pasted=or_none(self.pasted),
            upload=ids.optional_row("Upload", or_none(self.upload), "file", "upload"),
            draft=ids.optional_row("NumberDraft", or_none(self.draft), "file", "draft"),
            encoding=or_none(self.encoding),
            delimiter=or_none(self.delimiter),
            sheet=or_none(self.sheet),
            wishes=Wishes(
                header=or_none(self.header),
                columns=None if columns is None else tuple(columns),
                date_format=or_none(self.date_format),
                decimal_comma=or_none(self.decimal_comma),
            ),
            per_lot=or_none(self.quantity_per_lot),
            remember=self.remember,
        )


@dataclass(frozen=True)
class Column:
    heading: str | None
    meaning: NumberColumn
    samples: list[str]


@strawberry.type(description="A column of a list as it is understood.")
class NumberListColumn(Shown):
    heading: str | None = own("Its heading; null when it has none.")
    meaning: NumberColumn = own("What it holds.")
    samples: list[str] = own("What the first rows have there, at most 5, each at most 80 characters.")


@dataclass(frozen=True)
class ReadAs:
    name: str | None
    encoding: TextEncoding | None
    delimiter: Delimiter | None
    sheet: str | None
    sheets: list[str]
    header: bool
    columns: list[Column]
    date_format: DateFormat | None
    decimal_comma: bool | None
    quantity_per_lot: Decimal | None
    remembered: bool
    row_count: int
    questions: list[ListQuestion]


@strawberry.type(description="How a list is read; draft the list again to have it read in another way.")
class NumberListReading(Shown):
    name: str | None = own("Name of the file; null for pasted text.")
    encoding: TextEncoding | None = own("How its characters are written; null for pasted text and workbooks.")
    delimiter: Delimiter | None = own(
        "What stands between its cells; null for a single column and for workbooks."
    )
    sheet: str | None = own("Which sheet of a workbook; null for text.")
    sheets: list[str] = own("All its sheets; empty for text.")
    header: bool = own("Whether its first row has headings.")
    columns: list[NumberListColumn] = linked("Its columns, from the left.")
    date_format: DateFormat | None = own(
        "How its dates are written; null where none depends on it, and while it is asked."
    )
    decimal_comma: bool | None = own(
        "Whether decimals stand behind a comma; null where none depends on it, and while it is asked."
    )
    quantity_per_lot: Quantity | None = own("In each lot without a quantity of its own; null for none.")
    remembered: bool = own("The vendor's next list of this layout will be read like this one.")
    row_count: int = own("Rows that are not empty, without the headings.")
    questions: list[ListQuestion] = own(
        "What has to be said before its rows can be read; empty when nothing."
    )


@strawberry.type(
    description="A list of numbers under work for one line: one for each person and line, gone when it is used, "
    "a week old, or the transfer is finished."
)
class NumberDraft(Node):
    model = models.NumberDraft

    version: int = own("Rises with every change.")
    line: TransferLine | None = linked("The line of a transfer; null while it is for an order's.")
    order_line: PurchaseOrderLine | None = linked("The line of a draft order; null for a transfer's.")
    suspects_meant: bool = own("Numbers that look damaged are meant as they stand.")
    look_alikes_meant: bool = own("Numbers that look like others are meant as they stand.")

    @computed("How the list is read.")
    async def reading(self) -> NumberListReading:
        draft = self.thing
        reading, rows = reading_of(draft), await first_rows(draft.id)
        return NumberListReading.of(
            ReadAs(
                name=draft.name,
                encoding=draft.encoding,
                delimiter=draft.delimiter,
                sheet=draft.sheet,
                sheets=orjson.loads(draft.sheets),
                header=reading.header,
                columns=_columns(reading, rows[reading.header :]),
                date_format=reading.date_format,
                decimal_comma=reading.decimal_comma,
                quantity_per_lot=draft.quantity_per_lot,
                remembered=reading.remembered,
                row_count=draft.row_count,
                questions=list(reading.questions),
            )
        )

    @computed("What it would do now; null while a question is open.", cost=50)
    async def preview(self, info: Info) -> NumbersPreview | None:
        if reading_of(self.thing).questions:
            return None
        drafted = Drafted(self.thing.id, self.thing.version)
        return await preview_of(info, line_of(self.thing), drafted)

    @computed("Its rows with the answer to each, as a spreadsheet; null while a question is open.")
    def answers(self) -> FileLink | None:
        if reading_of(self.thing).questions:
            return None
        path = f"/documents/number-drafts/{ids.encode('NumberDraft', self.thing.id)}.csv"
        return FileLink.of(File(path, CSV, words.file_name(self.thing.name or "list", "answers", "csv")))


def _columns(reading: Reading, rows: list[ListRow]) -> list[Column]:
    headings = (*reading.headings, *[""] * (len(reading.columns) - len(reading.headings)))
    return [
        Column(
            heading=shown(heading) or None,
            meaning=meaning,
            samples=[shown(text) for row in rows if (text := shown_cell(row.cell(place)))][:SAMPLES],
        )
        for place, (heading, meaning) in enumerate(zip(headings, reading.columns, strict=True))
    ]


@query("The list that you have under work for a line; null for none.")
async def number_draft(
    info: Info, line: Annotated[strawberry.ID, described("The line, of a transfer or of a draft order.")]
) -> NumberDraft | None:
    of, identity = line_or_none(line), info.context.identity
    if of is None or identity is None:
        return None
    own = {"user_id": identity.user_id, "token_id": identity.token_id}
    draft = await models.NumberDraft.filter(**held_by(of), **own).first()
    return None if draft is None else NumberDraft.of(draft)
