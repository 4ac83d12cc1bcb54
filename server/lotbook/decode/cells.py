"""Rows of a list as JSON: between processes, and in the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import orjson

from lotbook.domain.list_cells import Cell, Fault, ListRow, Truth

_TYPED = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS


def to_json(rows: Sequence[ListRow]) -> str:
    """Rows with their cells.

    >>> to_json([ListRow(2, ("SN-1", 12.5, date(2026, 12, 31), Fault("#REF!")))])
    '[[2,["SN-1",12.5,{"day":"2026-12-31"},{"fault":"#REF!"}]]]'
    """
    return orjson.dumps([[row.position, row.cells] for row in rows], _typed, _TYPED).decode()


def from_json(text: str | bytes) -> Iterator[ListRow]:
    """The rows that `to_json` wrote."""
    for position, cells in orjson.loads(text):
        yield ListRow(
            position, tuple(_untyped(cell) if isinstance(cell, dict | bool) else cell for cell in cells)
        )


def _typed(cell: object) -> dict[str, str] | bool:
    """What JSON has no word for."""
    if isinstance(cell, Truth):
        return cell.holds
    if isinstance(cell, Fault):
        return {"fault": cell.name}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    raise TypeError(type(cell))


def _untyped(cell: dict[str, str] | bool) -> Cell:
    if isinstance(cell, bool):
        return Truth(cell)
    return Fault(cell["fault"]) if "fault" in cell else date.fromisoformat(cell["day"])
