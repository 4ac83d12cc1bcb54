"""A list of numbers as people keep it in spreadsheets: what its columns hold, and what each row says.

Nothing is guessed silently: what the headings and cells tell is shown, what they leave open is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lotbook.domain.list_cells import Cell, ListRow, shown_cell
from lotbook.domain.list_values import DATES, date_formats, decimal_commas, may_be_day, may_be_quantity
from lotbook.domain.list_words import DateFormat, ListQuestion, NumberColumn
from lotbook.domain.numbers import number_key
from lotbook.domain.words import Tracking

SAMPLES = 5


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """How a person says that a list is to be read; None: as the list itself tells."""

    header: bool | None = None
    columns: tuple[NumberColumn, ...] | None = None
    date_format: DateFormat | None = None
    decimal_comma: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How the rows of a list are understood. headings: the cells of the first row, none where it is not one of
    headings. date_format,
    decimal_comma: None where no cell depends on it, or while it is asked."""

    header: bool
    columns: tuple[NumberColumn, ...]
    headings: tuple[str, ...]
    date_format: DateFormat | None = None
    decimal_comma: bool | None = None
    questions: tuple[ListQuestion, ...] = ()
    remembered: bool = False

    def column(self, meaning: NumberColumn) -> int | None:
        """Where it stands, from 0; None when nothing holds it."""
        return self.columns.index(meaning) if meaning in self.columns else None

    @property
    def layout(self) -> tuple[str, ...]:
        """Tells layouts apart: the folded headings, or only how many columns there are."""
        return tuple(map(folded, self.headings)) if self.header else (f"{len(self.columns)} columns",)


_SERIAL = """serial|serial no|serial number|serial numbers|sn|imei|seriennummer|serien nr|seriennr|serie
numero de serie|no de serie|numero di serie|matricola|serienummer"""
_LOT = """lot|lot no|lot number|lot id|lot nr|batch|batch no|batch number|batch nr|batch id|charge|charge nr
chargennummer|chargen nr|los|losnummer|los nr|numero de lot|no de lot|lote|numero de lote|lotto|numero di lotto
partij|partijnummer"""
_WORDS = {
    NumberColumn.QUANTITY: """quantity|qty|amount|count|pieces|pcs|menge|anzahl|stuck|stueck|quantite|qte|cantidad
quantita|aantal|delivered|shipped|qty shipped""",
    NumberColumn.EXPIRY_DATE: """expiry|expiry date|expiration|expiration date|exp|exp date|expires|use by
use by date|use through|verfall|verfalldatum|verfallsdatum|verwendbar bis|ablaufdatum|date d expiration
date de peremption|dlc|caducidad|fecha de caducidad|scadenza|data di scadenza|vervaldatum""",
    NumberColumn.BEST_BEFORE: """best before|best before date|bbd|bbe|mhd|mindesthaltbarkeit|mindesthaltbarkeitsdatum
haltbar bis|ddm|dluo|consumo preferente|tht""",
    NumberColumn.PRODUCTION: """production|production date|produced|manufactured|manufacturing date|mfg date|mfd|made
herstelldatum|herstellungsdatum|produktionsdatum|date de production|date de fabrication|fecha de fabricacion""",
    NumberColumn.MAKER_NUMBER: """maker s number|makers number|maker number|manufacturer lot|manufacturer s lot
manufacturer number|supplier lot|supplier batch|vendor lot|vendor batch|herstellernummer|herstellercharge
lieferantencharge""",
    NumberColumn.CARTON: """sscc|carton|carton no|carton number|carton sscc|carton id|sscc carton|package|package no|box
box no|nve|karton|karton nr|kartonnummer|packstuck|colis|no de colis|carton nr|caja|bulto|collo|doos""",
    NumberColumn.PALLET: """pallet|pallet no|pallet number|pallet sscc|pallet id|sscc pallet|palette|paletten nr
palettennummer|no de palette|palet|pale|bancale|pallet nr|pallet nve|nve palette""",
}
_SSCC = re.compile(r"\(?00\)?[0-9]{18}|[0-9]{18}")
_PLAIN = "number|numbers|nr|no|nummer|numero"


def _words(text: str) -> frozenset[str]:
    return frozenset(re.split(r"[|\n]", text))


_SERIAL_WORDS, _LOT_WORDS, _PLAIN_WORDS = _words(_SERIAL), _words(_LOT), _words(_PLAIN)
_MEANINGS = {word: meaning for meaning, words in _WORDS.items() for word in _words(words)}
_KNOWN = _SERIAL_WORDS | _LOT_WORDS | _PLAIN_WORDS | _MEANINGS.keys() | {"lot serial number", "lot serial"}
_MARKS = str.maketrans("äöüéèêëàáâíîóôúûñç", "aoueeeeaaaiioouunc")


def folded(heading: str) -> str:
    """A heading without case, accents and marks.

    >>> folded("Serien-Nr."), folded("Numéro de série")
    ('serien nr', 'numero de serie')
    """
    plain = number_key(heading).translate(_MARKS)
    return " ".join(re.findall(r"[^\W_]+", plain))


def understand(
    rows: Sequence[ListRow], tracking: Tracking, wishes: Wishes, known: Mapping[tuple[str, ...], Reading]
) -> Reading:
    """How a list is to be read: as wished, else as it was read last (known: by layout), else as its headings
    and cells tell; what none of them tells becomes a question. rows: at least one.
    """
    header = _has_header(rows) if wishes.header is None else wishes.header
    width = max(len(row.cells) for row in rows)
    headings = tuple(map(shown_cell, rows[0].cells)) if header else ()
    plain = Reading(header=header, columns=(NumberColumn.IGNORE,) * width, headings=headings)
    before = known.get(plain.layout) if wishes.columns is None else None
    body = rows[1:] if header else rows
    columns = wishes.columns or (before.columns if before else _columns(headings, body, width, tracking))
    columns = (*columns[:width], *[NumberColumn.IGNORE] * (width - len(columns)))
    date_format = wishes.date_format or (before.date_format if before else None)
    comma = wishes.decimal_comma
    if comma is None and before is not None:
        comma = before.decimal_comma
    dates = [place for place, meaning in enumerate(columns) if meaning in DATES]
    amounts = [place for place, meaning in enumerate(columns) if meaning is NumberColumn.QUANTITY]
    formats = date_formats(_texts(body, dates)) if date_format is None else {date_format}
    commas = decimal_commas(_texts(body, amounts)) if comma is None else {comma}
    asked = (
        (ListQuestion.COLUMNS, columns.count(NumberColumn.NUMBER) != 1 or not body),
        (ListQuestion.DATE_FORMAT, len(formats) > 1),
        (ListQuestion.DECIMAL_MARK, len(commas) > 1),
    )
    return Reading(
        header=header,
        columns=columns,
        headings=headings,
        date_format=next(iter(formats)) if len(formats) == 1 else None,
        decimal_comma=next(iter(commas)) if len(commas) == 1 else None,
        questions=tuple(question for question, open_ in asked if open_),
        remembered=before is not None,
    )


def _has_header(rows: Sequence[ListRow]) -> bool:
    """Whether the first row names the columns: by a word that does, or because it alone has no digit."""
    first = [shown_cell(cell) for cell in rows[0].cells]
    if any(folded(cell) in _KNOWN for cell in first):
        return True
    without = not any(character.isdigit() for cell in first for character in cell)
    return without and len(rows) > 1 and all(any(map(_has_digit, row.cells)) for row in rows[1:SAMPLES])


def _has_digit(cell: Cell) -> bool:
    return any(character.isdigit() for character in shown_cell(cell))


def _columns(
    headings: Sequence[str], body: Sequence[ListRow], width: int, tracking: Tracking
) -> tuple[NumberColumn, ...]:
    """By the headings, or else by the cells; a meaning that two columns claim is given to none."""
    found = _by_headings(headings, tracking) if headings else _by_cells(body, width, tracking)
    found = [_unless_counted(meaning, body, place) for place, meaning in enumerate(found)]
    claimed = Counter(found)
    if claimed[NumberColumn.NUMBER] == 0 and width == 1:
        return (NumberColumn.NUMBER,)
    return tuple(meaning if claimed[meaning] == 1 else NumberColumn.IGNORE for meaning in found)


def _by_headings(headings: Sequence[str], tracking: Tracking) -> list[NumberColumn]:
    """The number is in the column called so; a serial's lot is its batch."""
    names = [folded(heading) for heading in headings]
    serials, lots = any(name in _SERIAL_WORDS for name in names), any(name in _LOT_WORDS for name in names)
    if tracking is Tracking.SERIAL:
        mine, batches = (_SERIAL_WORDS, _LOT_WORDS) if serials else (_LOT_WORDS, frozenset[str]())
    else:
        mine, batches = (_LOT_WORDS if lots else _SERIAL_WORDS), frozenset[str]()
    mine = mine | {"lot serial number", "lot serial"}
    if not any(name in mine for name in names):
        mine = _PLAIN_WORDS

    def meaning(name: str) -> NumberColumn:
        if name in mine:
            return NumberColumn.NUMBER
        return NumberColumn.BATCH if name in batches else _MEANINGS.get(name, NumberColumn.IGNORE)

    return [meaning(name) for name in names]


def _unless_counted(meaning: NumberColumn, body: Sequence[ListRow], place: int) -> NumberColumn:
    """Cartons that a list only counts or names, such as 1 of 12, are nothing that could be scanned."""
    if meaning not in (NumberColumn.CARTON, NumberColumn.PALLET):
        return meaning
    cells = [text for row in body if (text := shown_cell(row.cell(place)))]
    return meaning if any(_SSCC.fullmatch(text.replace(" ", "")) for text in cells) else NumberColumn.IGNORE


def _by_cells(body: Sequence[ListRow], width: int, tracking: Tracking) -> list[NumberColumn]:
    """The number comes first; behind it, quantities of lots and days tell themselves."""
    found = [NumberColumn.NUMBER]
    for place in range(1, width):
        cells = [row.cell(place) for row in body if shown_cell(row.cell(place))]
        if cells and all(may_be_day(cell) for cell in cells):
            found.append(NumberColumn.EXPIRY_DATE)
        elif cells and all(_SSCC.fullmatch(shown_cell(cell)) for cell in cells):
            found.append(NumberColumn.CARTON)
        elif cells and tracking is Tracking.LOT and all(may_be_quantity(cell) for cell in cells):
            found.append(NumberColumn.QUANTITY)
        else:
            found.append(NumberColumn.IGNORE)
    return found


def _texts(body: Iterable[ListRow], places: Sequence[int]) -> Iterator[str]:
    for row in body:
        for place in places:
            cell = row.cell(place)
            if isinstance(cell, str) and (text := cell.strip()):
                yield text
