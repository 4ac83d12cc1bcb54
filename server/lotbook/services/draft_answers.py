"""The answer to each row of a list, as a table to mend and bring again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.db.work import Actor
from lotbook.domain.list_cells import ListRow, shown_cell
from lotbook.domain.list_reading import Reading
from lotbook.domain.list_rows import ListRead, unguarded
from lotbook.domain.list_words import Delimiter, NumberColumn
from lotbook.domain.words import Tracking
from lotbook.models import NumberDraft
from lotbook.services.number_drafts import line_of
from lotbook.services.number_sources import Drafted
from lotbook.services.numbers import Preview, preview_numbers
from lotbook.services.using_drafts import reading_of

HEADINGS = {
    NumberColumn.NUMBER: "Number",
    NumberColumn.QUANTITY: "Quantity",
    NumberColumn.EXPIRY_DATE: "Expiry date",
    NumberColumn.BEST_BEFORE: "Best before",
    NumberColumn.PRODUCTION: "Production date",
    NumberColumn.MAKER_NUMBER: "Maker's number",
    NumberColumn.BATCH: "Batch",
    NumberColumn.CARTON: "Carton",
    NumberColumn.PALLET: "Pallet",
}
"""Words that reading a list knows, so that the table can be brought again."""


@dataclass(frozen=True)
class Answers:
    """name: of the list; delimiter, decimal_comma: as the list has them."""

    name: str | None
    preview: Preview
    reading: Reading
    delimiter: Delimiter

    @property
    def headings(self) -> list[str]:
        """Of the columns; a serial's own number is called so, beside that of its batch."""
        serial = self.preview.line.tracking is Tracking.SERIAL
        first = "Serial number" if serial else "Lot number"
        return ["Row", first, *list(HEADINGS.values())[1:], "Answer", "Why"]

    def rows(self) -> Iterator[Sequence[str | Decimal | int | None]]:
        """A row for each of the list; what was not understood stands as the list has it."""
        listed = self.preview.given.listed
        for place in range(len(self.preview.plan.asked)):
            row = self.preview.plan.row(place)
            facts = (
                self._read(place)
                if listed is None or place not in listed.faults
                else self._given(listed, place)
            )
            answer = row.verdict.value.lower().replace("_", " ")
            yield [row.position, *facts, answer, row.message]

    def _read(self, place: int) -> list[str | Decimal | None]:
        one = self.preview.plan.asked[place]
        days = (one.expiry, one.best_before, one.production)
        return [
            *(one.number, one.quantity),
            *(day.isoformat() if day else None for day in days),
            *(one.maker_number, one.batch, one.carton, one.pallet),
        ]

    def _given(self, listed: ListRead, place: int) -> list[str | Decimal | None]:
        return [self._cell(listed.rows[place], column) for column in HEADINGS]

    def _cell(self, row: ListRow, column: NumberColumn) -> str:
        place = self.reading.column(column)
        return "" if place is None else unguarded(shown_cell(row.cell(place)))


async def answers_of(actor: Actor, draft: int) -> Answers | None:
    """The answers to a draft as things are now; None when there is none. Raises InvalidInput while it is not
    said how the list is to be read."""
    found = await NumberDraft.get_or_none(id=draft)
    if found is None:
        return None
    drafted = Drafted(found.id, found.version)
    preview = await preview_numbers(actor, line_of(found), drafted)
    return Answers(found.name, preview, reading_of(found), found.delimiter or Delimiter.COMMA)
