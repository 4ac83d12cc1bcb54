"""The cells of a row that is imported, by what they hold; every fault of every row is gathered with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TypeVar

from lotbook.domain.import_reading import ImportReading, fields_of
from lotbook.domain.import_refusals import MOST_FAULTS, ImportFault
from lotbook.domain.list_cells import Cell, Fault, ListRow, shown_cell
from lotbook.domain.list_rows import Evidence, unguarded
from lotbook.domain.list_values import read_day, read_quantity
from lotbook.domain.quantities import parse_quantity, shown
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.spreadsheet_damage import overwritten

V = TypeVar("V")

_YES = frozenset("1 1.0 yes y true x ja oui si sí wahr vrai verdadero vero".split())
_NO = frozenset("0 0.0 no n false nein non falsch faux falso".split()) | {""}


_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+Z?")
"""A day with a time, as Odoo writes it."""


_WHAT = dict.fromkeys("quantity component_quantity packaging_quantity".split(), "quantity") | dict.fromkeys(
    "price purchase_price sales_price".split(), "price"
)
"""What the messages call the amounts of these fields."""


class Faults:
    """Faults of a file as they are found: the first of them are kept, all are counted."""

    def __init__(self, reading: ImportReading) -> None:
        self.found: list[ImportFault] = []
        self.count = 0
        self._places = {field.name: place for place, field in fields_of(reading)}
        self._headings = reading.headings
        self._rows: dict[int, set[str]] = {}

    def add(self, row: int, message: str, field: str | None = None, given: str | None = None) -> None:
        """field: what the cell at fault holds."""
        self.count += 1
        self._rows.setdefault(row, set()).add(field or "")
        if len(self.found) < MOST_FAULTS:
            place = self._places.get(field or "")
            self.found.append(
                ImportFault(
                    row=row,
                    message=message,
                    column=None if place is None else place + 1,
                    heading=None if place is None else self._headings[place],
                    given=shown(given) if given else None,
                )
            )

    def has_column(self, field: str) -> bool:
        """Whether a column holds that."""
        return field in self._places

    def __contains__(self, row: int) -> bool:
        """Whether a row has a fault."""
        return row in self._rows

    def fields(self, row: int) -> frozenset[str]:
        """What the cells at fault of a row hold."""
        return frozenset(self._rows.get(row, ()))

    @property
    def rows(self) -> int:
        """How many rows have one."""
        return len(self._rows)

    def sorted(self) -> list[ImportFault]:
        """By row, then by column."""
        return sorted(self.found, key=lambda fault: (fault.row, fault.column or 0))


class Cells:
    """Reads one row after the other; what cannot be read goes to the faults.

    numbered: fields with numbers that a spreadsheet may have damaged; meant: they, and codes with a wrong check digit,
    are as they stand, but for cells that tell none.
    """

    def __init__(
        self,
        reading: ImportReading,
        body: Sequence[ListRow],
        faults: Faults,
        *,
        numbered: Sequence[str] = (),
        meant: bool = False,
    ) -> None:
        self.faults = faults
        self.meant = meant
        self.row = body[0] if body else ListRow(1, ())
        self.reading = reading
        self._places: Mapping[str, int] = {field.name: place for place, field in fields_of(reading)}
        self._numbered = frozenset(numbered)
        self._evidence = {
            name: Evidence.of(body, self._places[name])
            for name in numbered
            if name in self._places and not meant
        }
        self._known: dict[
            tuple[str, Cell], date | Decimal | None
        ] = {}  # thousands of rows say the same again

    def all(self, body: Sequence[ListRow]) -> Iterator[int]:
        """Go from row to row; their positions."""
        width = len(self.reading.headings)
        for row in body:
            self.row = row
            if len(row.cells) > width:
                self.fault(
                    f"The row has {len(row.cells)} cells below {width} headings: its cells may have shifted."
                )
                continue
            yield row.position

    def has(self, name: str) -> bool:
        """Whether a column holds it."""
        return name in self._places

    def fault(self, message: str, name: str | None = None, given: str | None = None) -> None:
        self.faults.add(self.row.position, message, name, given)

    def text(self, name: str) -> str:
        """What stands there, empty for nothing; a number that looks damaged is a fault."""
        place = self._places.get(name)
        cell = "" if place is None else self.row.cell(place)
        told = shown_cell(cell)
        if (name in self._numbered or isinstance(cell, Fault)) and (lost := overwritten(cell)):
            self.fault(f"The cell {lost}", name, told)
            return ""
        text = unguarded(told)
        if text and (evidence := self._evidence.get(name)) and (suspicion := evidence.suspicion(cell, text)):
            self.fault(suspicion, name, text)
        return text

    def amount(self, name: str, otherwise: Decimal | None = None, *, zero: bool = True) -> Decimal | None:
        """A quantity, price or rate; otherwise where nothing stands, and where it cannot be read."""
        return self._read(name, self._amount, otherwise, zero)

    def day(self, name: str) -> date | None:
        return self._read(name, self._day, None, None)

    def whole(self, name: str) -> int | None:
        """A whole number."""
        amount = self.amount(name)
        if amount is None or amount == int(amount):
            return None if amount is None else int(amount)
        self.fault(f"{shown(self.text(name))} is no whole number.", name, self.text(name))
        return None

    def yes(self, name: str) -> bool:
        """Whether it is so; nothing means that it is not."""
        text = self.text(name).casefold()
        if text in _YES or text in _NO:
            return text in _YES
        if (number := read_quantity(text, False)) is not None:  # such as the rank that Odoo counts up
            return Decimal(number) > 0
        self.fault(f"{shown(text)} is neither yes nor no.", name, text)
        return False

    @contextmanager
    def gathered(self, names: Callable[[tuple[str, ...]], str | None]) -> Iterator[None]:
        """Keep what an InvalidInput raised inside tells, but of cells that have a fault, which may be why; names: the
        field that a path of the input is."""
        try:
            yield
        except InvalidInput as refused:
            told = self.faults.fields(self.row.position) - {""}
            for problem in refused.problems:
                if (name := names(tuple(problem.field))) not in told:
                    self.fault(problem.message, name, problem.given)

    def _read(
        self,
        name: str,
        read: Callable[[str, Cell, bool | None], V | None],
        otherwise: V | None,
        zero: bool | None,
    ) -> V | None:
        place = self._places.get(name)
        cell = "" if place is None else self.row.cell(place)
        if cell == "":
            return otherwise
        if (name, cell) in self._known:
            return self._known[name, cell]  # type: ignore[return-value]  # a field is read in one way
        if not self.text(name):
            return otherwise
        try:
            value = read(name, cell, zero)
        except InvalidInput as refused:
            self.fault(refused.message, name, shown_cell(cell))
            return otherwise
        if value is None:
            return otherwise
        self._known[name, cell] = value  # type: ignore[assignment]  # the same
        return value

    def _amount(self, name: str, cell: Cell, zero: bool | None) -> Decimal | None:
        text = unguarded(shown_cell(cell))
        if isinstance(cell, str):
            plain = text.removeprefix("-")
            written = read_quantity(plain, self.reading.decimal_comma)
            if written is None:
                self.fault(f"{shown(text)} is no number.", name, text)
                return None
            written = text[: len(text) - len(plain)] + written
        else:
            written = text
        return parse_quantity(written, (), zero=bool(zero), what=_WHAT.get(name, "number"))

    def _day(self, name: str, cell: Cell, _: bool | None) -> date | None:
        if isinstance(cell, date):
            return cell
        text = shown_cell(cell)
        if timed := _TIMED.fullmatch(text):
            text = timed[1]
        day = read_day(text, self.reading.date_format)
        if day is None:
            self.fault(f"{shown(text)} is no day such as 2026-12-31.", name, text)
        return day


def once(
    cells: Cells, known: dict[str, int], texts: Sequence[str], position: int, field: str | None, what: str
) -> None:
    """A fault where a row before has one of the texts. known: rows by texts; what: stands there twice."""
    first = next((known[text] for text in texts if text in known), position)
    known |= dict.fromkeys(texts, first)
    if first != position:
        cells.fault(f"{what} stands in row {first} already.", field, texts[0])


def is_archived(cells: Cells) -> bool:
    """Whether a row says that it is not used any more."""
    return cells.yes("disabled") or (cells.text("active") != "" and not cells.yes("active"))


def named(fields: Mapping[str, str]) -> Callable[[tuple[str, ...]], str | None]:
    """The field of an import that a path of the input is."""

    def name(path: tuple[str, ...]) -> str | None:
        return next((fields[part] for part in reversed(path) if part in fields), None)

    return name
