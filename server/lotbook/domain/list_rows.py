"""What each row of a list says: a number with its facts, or why it says none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lotbook.domain.dates import require_plausible
from lotbook.domain.inputs import require_quantity
from lotbook.domain.list_cells import Cell, Fault, ListRow, shown_cell
from lotbook.domain.list_reading import Reading
from lotbook.domain.list_values import plain_sscc, read_day, read_quantity
from lotbook.domain.list_words import DateFormat, NumberColumn
from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberRow, NumberVerdict
from lotbook.domain.numbers import parse_number
from lotbook.domain.quantities import ZERO, parse_quantity, shown
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import InvalidInput, invalid
from lotbook.domain.spreadsheet_damage import made_otherwise, overwritten
from lotbook.domain.tracking import ONE, require_fits
from lotbook.domain.words import Tracking
from lotbook.standards.keys import KeyFault, KeyKind, read_key

LONGEST_RAW = 200
KEPT_DIGITS = 15
"""So many digits of a number a spreadsheet keeps; what stands behind them becomes zeros."""
GUARDED = "=+-@\t\r'"
"""Before these a text cell gets an apostrophe when it is written, so that no spreadsheet reckons with it."""

_DAYS = {
    NumberColumn.EXPIRY_DATE: DateKind.EXPIRY,
    NumberColumn.BEST_BEFORE: DateKind.BEST_BEFORE,
    NumberColumn.PRODUCTION: DateKind.PRODUCTION,
}
_NUMBERS = frozenset((NumberColumn.NUMBER, NumberColumn.MAKER_NUMBER, NumberColumn.BATCH))
_WRITTEN = {
    DateFormat.YEAR_FIRST: "2026-12-31",
    DateFormat.DAY_FIRST: "31.12.2026",
    DateFormat.MONTH_FIRST: "12/31/2026",
}
_DIGITS = re.compile("[0-9]+")
_EXPONENT = re.compile(r"[0-9]+([.,][0-9]+)?[eE][+-][0-9]+")
_DESCRIBED = re.compile(r".*[^ ] +(?:[xX\u00d7] +[0-9][0-9.,]*|\.\. +[^ ].*)")
_DECIMAL_ZERO = re.compile(r"[0-9]+[.,]0+")


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a person made of a row; what is None stays as the file has it. meant: the number as it stands,
    though it looks damaged or like another; carton, pallet: SSCCs."""

    left_out: bool = False
    meant: bool = False
    number: str | None = None
    quantity: Decimal | None = None
    days: Mapping[DateKind, date] = field(default_factory=dict)
    maker_number: str | None = None
    carton: str | None = None
    pallet: str | None = None


AS_IT_STANDS = Change()


@dataclass(frozen=True, kw_only=True)
class Taking:
    """What the line takes, and what is known beside the list. per_lot: of a lot without a quantity of its
    own; padded: digits of the product's longest number that begins with a zero; exact: a row with more cells
    than there are headings has shifted, as in text without quotation marks."""

    tracking: Tracking
    step: Decimal
    today: date
    per_lot: Decimal | None = None
    padded: int = 0
    exact: bool = False
    suspects_meant: bool = False
    look_alikes_meant: bool = False


@dataclass(frozen=True)
class ListRead:
    """A list as read, row by row. asked: what each row asks for; faults: by zero-based place, of rows that
    ask for nothing that could be judged."""

    rows: Sequence[ListRow]
    asked: Sequence[Asked]
    faults: Mapping[int, NumberRow]


def read_rows(
    rows: Sequence[ListRow], reading: Reading, changes: Mapping[int, Change], taking: Taking
) -> ListRead:
    """What the rows below the headings say. changes: by position."""
    body = rows[1:] if reading.header else rows
    reader = _Reader(reading, taking, Evidence.of(body, reading.column(NumberColumn.NUMBER), taking.padded))
    asked: list[Asked] = []
    faults: dict[int, NumberRow] = {}
    for place, row in enumerate(body):
        read = reader.read(row, changes.get(row.position, AS_IT_STANDS))
        if isinstance(read, NumberRow):
            faults[place] = read
            read = Asked(number="", quantity=ZERO, position=row.position)
        asked.append(read)
    return ListRead(body, asked, faults)


def raw(row: ListRow) -> str:
    """A row as it was given, at most 200 characters."""
    text = " | ".join(shown_cell(cell) for cell in row.cells)
    return text if len(text) <= LONGEST_RAW else text[: LONGEST_RAW - 1] + "…"


def unguarded(text: str) -> str:
    """A text cell without the apostrophe that keeps a spreadsheet from reckoning with it.

    >>> unguarded("'=1+1"), unguarded("'t Hof")
    ('=1+1', "'t Hof")
    """
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in GUARDED else text


def guarded(text: str) -> str:
    """The text cell of which `unguarded` makes this text."""
    return f"'{text}" if text and text[0] in GUARDED else text


@dataclass(frozen=True)
class Evidence:
    """What the numbers of a list tell of each other. padded: digits of the longest with zeros in front;
    rounded: all that are longer than a spreadsheet keeps end in zeros."""

    padded: int
    rounded: bool

    @classmethod
    def of(cls, body: Sequence[ListRow], column: int | None, padded: int = 0) -> Evidence:
        """column: where the numbers stand, from 0."""
        if column is None:
            return cls(padded, False)
        digits = [text for row in body if _DIGITS.fullmatch(text := shown_cell(row.cell(column)))]
        padded = max((len(text) for text in digits if text[0] == "0" and len(text) > 1), default=0) or padded
        rounded = all(not text[KEPT_DIGITS:].strip("0") for text in digits)
        return cls(padded, rounded)

    def suspicion(self, cell: Cell, text: str) -> str | None:
        """Why a number looks damaged by a spreadsheet, or like several, in words; None when it does not."""
        if isinstance(cell, int | float) and not _DIGITS.fullmatch(text):
            return f"A spreadsheet stores {text} as an amount, not as a number of a lot."
        if _EXPONENT.fullmatch(text):
            return f"{text} is how a spreadsheet shortens a long number; its last digits are lost."
        if _DECIMAL_ZERO.fullmatch(text):
            return f"{text} is how a spreadsheet writes an amount; the number may be {re.split('[.,]', text)[0]}."
        if _DESCRIBED.fullmatch(text):
            return f"{text} is one number in a list, as it stands: how many or how much stands in a column of its own."
        if text.startswith("="):
            return f"{shown(text)} looks like a formula."
        if otherwise := made_otherwise(text):
            return otherwise
        if not _DIGITS.fullmatch(text):
            return None
        if len(text) > KEPT_DIGITS and (self.rounded or isinstance(cell, int | float)):
            return (
                f"A spreadsheet keeps {KEPT_DIGITS} digits of a number; the last ones of {text} may be lost."
            )
        if len(text) < self.padded and text[0] != "0":
            return f"{text} may have lost zeros in front: others are written like {text.zfill(self.padded)}."
        return None


class _Reader:
    """Reads the rows of one list."""

    def __init__(self, reading: Reading, taking: Taking, evidence: Evidence) -> None:
        self._reading = reading
        self._taking = taking
        self._evidence = evidence
        self._places: dict[NumberColumn, int] = {
            meaning: place
            for place, meaning in enumerate(reading.columns)
            if meaning is not NumberColumn.IGNORE
        }
        # Thousands of rows say the same again.
        self._quantities: dict[Cell, Decimal] = {}
        self._days_of: dict[tuple[Cell, ...], Mapping[DateKind, date]] = {}
        self._days = [(column, kind) for column, kind in _DAYS.items() if column in self._places]

    def read(self, row: ListRow, change: Change) -> Asked | NumberRow:
        """What the row asks for, or the answer to one that asks for nothing."""
        given = self._cell(row, NumberColumn.NUMBER)
        text = change.number or unguarded(shown_cell(given))
        if change.left_out:
            return _answer(row, NumberVerdict.LEFT_OUT, text, None, "Left out.")
        try:
            number = parse_number(text, ())
        except InvalidInput as refused:
            return _answer(row, NumberVerdict.MALFORMED, None, None, refused.message)
        quantity = None
        try:
            self._require_whole(row, change)
            quantity = self._quantity(row, change, number)
            days = self._dates(row, change)
            carton = change.carton or self._sscc(row, NumberColumn.CARTON)
            pallet = change.pallet or self._sscc(row, NumberColumn.PALLET)
            if carton is not None and carton == pallet:
                raise _unclear("A carton does not stand on itself: carton and pallet have the same SSCC.")
            maker = change.maker_number or self._name(row, NumberColumn.MAKER_NUMBER)
            batch = self._name(row, NumberColumn.BATCH)
        except InvalidInput as refused:
            return _answer(row, NumberVerdict.ROW_UNCLEAR, number, quantity, refused.message)
        if not (change.meant or change.number or self._taking.suspects_meant):
            if suspicion := self._evidence.suspicion(given, number):
                return _answer(row, NumberVerdict.SUSPECT, number, quantity, suspicion)
        return Asked(
            number=number,
            quantity=quantity,
            typed=not (change.meant or self._taking.look_alikes_meant),
            expiry=days.get(DateKind.EXPIRY),
            best_before=days.get(DateKind.BEST_BEFORE),
            production=days.get(DateKind.PRODUCTION),
            maker_number=maker,
            batch=batch,
            position=row.position,
            carton=carton,
            pallet=pallet,
        )

    def _cell(self, row: ListRow, column: NumberColumn) -> Cell:
        return row.cell(self._places[column]) if column in self._places else ""

    def _require_whole(self, row: ListRow, change: Change) -> None:
        """Refuse a row whose cells may have shifted, and cells that hold a fault or no number any more, unless a person
        says what they are."""
        headings = len(self._reading.headings)
        if self._taking.exact and self._reading.header and len(row.cells) > headings:
            message = (
                f"The row has {len(row.cells)} cells below {headings} headings: column {headings + 1} has no"
                " meaning, or the cells have shifted."
            )
            raise _unclear(message)
        for column in self._places:
            cell = self._cell(row, column)
            if (column in _NUMBERS or isinstance(cell, Fault)) and (lost := overwritten(cell)):
                if not (column is NumberColumn.NUMBER and change.number):
                    raise _unclear(f"{self._heading(column)} {lost}")

    def _quantity(self, row: ListRow, change: Change, number: str) -> Decimal:
        cell = self._cell(row, NumberColumn.QUANTITY)
        if change.quantity is None and cell in self._quantities:
            return self._quantities[cell]
        quantity = self._written(cell) if change.quantity is None else change.quantity
        require_fits(self._taking.tracking, number, quantity, ())
        require_quantity(quantity, self._taking.step, ())
        if change.quantity is None:
            self._quantities[cell] = quantity
        return quantity

    def _written(self, cell: Cell) -> Decimal:
        """The quantity that a cell writes; of an empty one, a serial is one and a lot has its share."""
        text = shown_cell(cell)
        if text:
            written = read_quantity(text, self._reading.decimal_comma) if isinstance(cell, str) else text
            if written is None:
                raise _unclear(f"{self._heading(NumberColumn.QUANTITY)}: {shown(text)} is no quantity.")
            return parse_quantity(written, ())
        share = ONE if self._taking.tracking is Tracking.SERIAL else self._taking.per_lot
        if share is None:
            raise _unclear("The row does not say how much is in the lot.")
        return share

    def _dates(self, row: ListRow, change: Change) -> Mapping[DateKind, date]:
        cells = tuple(self._cell(row, column) for column, _ in self._days)
        if not change.days and cells in self._days_of:
            return self._days_of[cells]
        days = dict(change.days)
        for (column, kind), cell in zip(self._days, cells, strict=True):
            if kind not in days and (text := shown_cell(cell)):
                days[kind] = cell if isinstance(cell, date) else self._day(text, column)
        if days:
            require_plausible(days, self._taking.today, dict.fromkeys(DateKind, ()))
        if not change.days:
            self._days_of[cells] = days
        return days

    def _day(self, text: str, column: NumberColumn) -> date:
        day = read_day(text, self._reading.date_format)
        if day is None:
            example = _WRITTEN[self._reading.date_format or DateFormat.YEAR_FIRST]
            raise _unclear(f"{self._heading(column)}: {shown(text)} is no day such as {example}.")
        return day

    def _name(self, row: ListRow, column: NumberColumn) -> str | None:
        text = unguarded(shown_cell(self._cell(row, column)))
        return parse_number(text, ()) if text else None

    def _sscc(self, row: ListRow, column: NumberColumn) -> str | None:
        """The 18 digits of a carton or pallet."""
        cell = self._cell(row, column)
        text = unguarded(shown_cell(cell))
        if not text:
            return None
        if isinstance(cell, int | float):
            lost = f"a spreadsheet keeps {KEPT_DIGITS} digits of a number, and an SSCC has 18"
            raise _unclear(f"{self._heading(column)}: {lost}; write it as text.")
        try:
            return read_key(KeyKind.SSCC, plain_sscc(text))
        except KeyFault as error:
            raise _unclear(f"{self._heading(column)}: {shown(text)} is no SSCC. {error}") from None

    def _heading(self, column: NumberColumn) -> str:
        """The column as people find it."""
        place = self._places[column]
        headings = self._reading.headings
        named = headings[place] if place < len(headings) else ""
        return f"Column {place + 1} ({shown(named)})" if named else f"Column {place + 1}"


def _unclear(message: str) -> InvalidInput:
    return invalid((), InputFault.MALFORMED, message)


def _answer(
    row: ListRow, verdict: NumberVerdict, number: str | None, quantity: Decimal | None, message: str
) -> NumberRow:
    return NumberRow(
        position=row.position, verdict=verdict, number=number, quantity=quantity, message=message
    )
