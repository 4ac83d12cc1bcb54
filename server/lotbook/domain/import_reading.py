"""How a file that is imported is to be read: what it holds, who wrote it, and which column is what.

Nothing is guessed silently: what the headings tell is shown, what they leave open is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lotbook.domain.import_field import ImportField
from lotbook.domain.import_fields import FIELDS, SIGNS, field_named
from lotbook.domain.import_words import ImportKind, ImportSource
from lotbook.domain.list_cells import ListRow, shown_cell
from lotbook.domain.list_reading import folded
from lotbook.domain.list_values import date_formats, decimal_commas, read_quantity
from lotbook.domain.list_words import DateFormat, ListQuestion
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import ImportRefused, invalid

DAYS = frozenset({"expiry", "best_before", "production", "due", "valid_from"})
AMOUNTS = frozenset(
    """quantity component_quantity loss price purchase_price sales_price tax_rate step packaging_quantity""".split()
)


MOST_TITLES = 10
"""Rows among which the headings are looked for."""
_TOTALS = frozenset(
    (
        "total",
        "totals",
        "grand total",
        "sum",
        "summe",
        "gesamt",
        "gesamtsumme",
        "totale",
        "totales",
        "somme",
        "suma",
    )
)
"""What a row of sums is called, folded."""


@dataclass(frozen=True, kw_only=True)
class ImportWishes:
    """How a person says that a file is to be read; None: as the file itself tells. columns: name of the field by
    heading, None for a column that is left out; changing: what is there may be changed."""

    kind: ImportKind | None = None
    changing: bool = False
    columns: Mapping[str, str | None] | None = None
    date_format: DateFormat | None = None
    decimal_comma: bool | None = None


@dataclass(frozen=True, kw_only=True)
class ImportReading:
    """How the rows of a file are understood. fields: names by column, None where nothing is read; missing: fields
    that are needed and that no column has."""

    kind: ImportKind
    source: ImportSource | None
    headings: tuple[str, ...]
    fields: tuple[str | None, ...]
    date_format: DateFormat | None = None
    decimal_comma: bool | None = None
    questions: tuple[ListQuestion, ...] = ()
    missing: tuple[str, ...] = ()


def trimmed(rows: list[ListRow], wishes: ImportWishes) -> int | None:
    """Take off a title above the headings, and the row of a total at the end: its position, None for none."""
    del rows[: next((at for at, row in enumerate(rows[:MOST_TITLES]) if _heads(row, wishes)), 0)]
    return rows.pop().position if len(rows) > 2 and _is_total(rows[-1]) else None


def _heads(row: ListRow, wishes: ImportWishes) -> bool:
    """Whether a row has headings that tell what the file holds, as is wished."""
    headings = [*map(shown_cell, row.cells)]
    names = [folded(heading) for heading in headings]
    if wishes.columns:
        return wishes.columns.keys() <= {*headings}
    if wishes.kind is not None:
        return _is_whole(wishes.kind, names)
    try:
        return _kind(names) is not None
    except ImportRefused:
        return False


def _is_total(row: ListRow) -> bool:
    """Whether a row says that it is a total, and has nothing else but numbers."""
    word, *others = [cell for cell in row.cells if shown_cell(cell)]
    return folded(shown_cell(word)) in _TOTALS and all(
        isinstance(cell, int | float)
        or any(read_quantity(shown_cell(cell), comma) for comma in (True, False))
        for cell in others
    )


def understand_import(rows: Sequence[ListRow], wishes: ImportWishes) -> ImportReading:
    """How a file is to be read: as wished, else as its headings tell; what neither tells becomes a question.

    rows: at least one, the headings. Raises ImportRefused when the headings do not tell what the file holds, and
    InvalidInput for a wish that names no column or no field.
    """
    headings = tuple(map(shown_cell, rows[0].cells))
    names = [folded(heading) for heading in headings]
    source = _source(names)
    kind = wishes.kind or _kind(names)
    _require_no_journal(kind, names)
    fields = _wished(kind, headings, _by_headings(kind, names), wishes.columns or {})
    _require_one_each(headings, names, fields)
    alone = wishes.changing and any(each.key for each in FIELDS[kind])
    missing = tuple(
        each.name
        for each in FIELDS[kind]
        if each.needed and each.name not in fields and (each.key or not alone)
    )
    body = rows[1:]
    # Other programs write days with the year in front and decimals behind a point, whatever the language.
    foreign = source not in (None, ImportSource.LOTBOOK) and _plain_decimals(body, fields)
    date_format, comma = wishes.date_format, False if foreign else wishes.decimal_comma
    if wishes.decimal_comma is not None:
        comma = wishes.decimal_comma
    formats = date_formats(_texts(body, fields, DAYS)) if date_format is None else {date_format}
    commas = decimal_commas(_texts(body, fields, AMOUNTS)) if comma is None else {comma}
    asked = (
        (ListQuestion.COLUMNS, bool(missing)),
        (ListQuestion.DATE_FORMAT, len(formats) > 1),
        (ListQuestion.DECIMAL_MARK, len(commas) > 1),
    )
    return ImportReading(
        kind=kind,
        source=source,
        headings=headings,
        fields=fields,
        date_format=next(iter(formats)) if len(formats) == 1 else None,
        decimal_comma=next(iter(commas)) if len(commas) == 1 else None,
        questions=tuple(question for question, open_ in asked if open_),
        missing=missing,
    )


def _source(names: Sequence[str]) -> ImportSource | None:
    """Who wrote a file with these headings; None where they tell nobody, or two alike."""
    hits = sorted(
        ((len(signs.intersection(names)), source) for source, signs in SIGNS.items()), key=lambda hit: -hit[0]
    )
    (most, source), (second, _) = hits[0], hits[1]
    return source if most > second else None


def _kind(names: Sequence[str]) -> ImportKind:
    """What a file with these headings holds: the kind of which all is there that is needed, and most of the rest."""

    def fit(kind: ImportKind) -> tuple[int, int]:
        fields = _by_headings(kind, names)
        found = {field.name for field in FIELDS[kind] if field.telling and field.name in fields}
        exact = sum(folded(field.heading) in names for field in FIELDS[kind] if field.in_template)
        return len(found), exact

    whole = [kind for kind in FIELDS if _is_whole(kind, names)]
    if {"quantity", "place"} <= set(_by_headings(ImportKind.STOCK, names)):
        # How much lies where is stock, however much else it tells of the products.
        whole = [kind for kind in whole if kind is not ImportKind.PRODUCTS]
    ranked = sorted(whole, key=fit, reverse=True)
    if not ranked or (len(ranked) > 1 and fit(ranked[0]) == fit(ranked[1])):
        message = "The headings do not tell what the file holds: say it, and which column is what."
        raise ImportRefused(message=message, field=("file", "kind"), line=1)
    return ranked[0]


def _is_whole(kind: ImportKind, names: Sequence[str]) -> bool:
    """Whether headings tell all that a kind needs."""
    return {each.name for each in FIELDS[kind] if each.needed} <= set(_by_headings(kind, names))


def _require_no_journal(kind: ImportKind, names: Sequence[str]) -> None:
    """Refuse a list of what moved, such as ERPNext's, of which each row has a balance. Raises ImportRefused."""
    if kind is ImportKind.STOCK and "voucher type" in names:
        message = (
            "This is a ledger: it tells what moved, not what is there. Bring the report Batch-Wise Balance History"
            " instead, the list Serial No, or the report Stock Balance for what has neither."
        )
        raise ImportRefused(message=message, code=RefusalCode.IMPORT_REJECTED, field=("file",), line=1)


def _by_headings(kind: ImportKind, names: Sequence[str]) -> tuple[str | None, ...]:
    """The field of each column. Of several columns that could hold a fact, the surest does; one of a template's
    heading goes before all."""
    source = _source(names)
    claims = [
        (rank, column, field)
        for field in FIELDS[kind]
        for column, name in enumerate(names)
        if (rank := field.rank(name, source)) is not None
    ]
    found: dict[int, str] = {}
    for _, column, field in sorted(claims, key=lambda claim: claim[:2]):
        if column not in found and field.name not in found.values():
            found[column] = field.name
    return tuple(found.get(column) for column in range(len(names)))


def _wished(
    kind: ImportKind,
    headings: Sequence[str],
    told: tuple[str | None, ...],
    columns: Mapping[str, str | None],
) -> tuple[str | None, ...]:
    """What the headings tell, changed by what a person said. Raises InvalidInput."""
    if not columns:
        return told
    places = {heading: place for place, heading in reversed([*enumerate(headings)])}
    wished: dict[int, str | None] = {}
    for heading, name in columns.items():
        path = ("file", "columns")
        if heading not in places:
            raise invalid(path, InputFault.CONTRADICTION, f"The file has no column {shown(heading)}.")
        if name is not None and field_named(kind, name) is None:
            known = ", ".join(each.name for each in FIELDS[kind])
            raise invalid(
                path, InputFault.CONTRADICTION, f"There is no field {shown(name)}; there are {known}."
            )
        if name is not None and name in wished.values():
            raise invalid(path, InputFault.NOT_UNIQUE, f"Two columns are to be {name}.", given=name)
        wished[places[heading]] = name
    taken = {name for name in wished.values() if name is not None}
    return tuple(
        wished[place] if place in wished else None if name in taken else name
        for place, name in enumerate(told)
    )


def _require_one_each(headings: Sequence[str], names: Sequence[str], fields: Sequence[str | None]) -> None:
    """Refuse a heading over several columns of which one is read: which of them is meant? Raises ImportRefused."""
    for place, field in enumerate(fields):
        alike = [str(at) for at, name in enumerate(names, 1) if name == names[place]]
        if field is not None and len(alike) > 1:
            told = f"{', '.join(alike[:-1])} and {alike[-1]}"
            message = (
                f"Columns {told} are all called {shown(headings[place])}: rename those that are not meant."
            )
            raise ImportRefused(message=message, field=("file",), line=1, column=int(alike[1]))


def _texts(body: Sequence[ListRow], fields: Sequence[str | None], wanted: frozenset[str]) -> Iterator[str]:
    places = [place for place, name in enumerate(fields) if name in wanted]
    for row in body:
        for place in places:
            if isinstance(cell := row.cell(place), str) and (text := cell.strip()):
                yield text


def _plain_decimals(body: Sequence[ListRow], fields: Sequence[str | None]) -> bool:
    """Whether no amount has a comma."""
    return not any("," in text for text in _texts(body, fields, AMOUNTS))


def fields_of(reading: ImportReading) -> Iterable[tuple[int, ImportField]]:
    """The columns that are read, from 0, with what they hold."""
    for place, name in enumerate(reading.fields):
        if name is not None and (field := field_named(reading.kind, name)) is not None:
            yield place, field
