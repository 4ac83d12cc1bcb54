"""The rows of drafts as they are kept: what the list has, and what people made of it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, execute, fetch, insert_rows
from lotbook.decode.cells import from_json, to_json
from lotbook.domain.absent import ABSENT, Absent, changed, kept
from lotbook.domain.inputs import Problems
from lotbook.domain.list_cells import ListRow
from lotbook.domain.list_rows import AS_IT_STANDS, Change
from lotbook.domain.quantities import from_millionths, to_millionths
from lotbook.domain.refusal_words import DateKind, InputFault

ROWS_IN_PART = 1_000


def parts_of(rows: Sequence[ListRow]) -> list[str]:
    """Rows as they are kept, a thousand in a part."""
    starts = range(0, len(rows), ROWS_IN_PART)
    return [to_json(rows[start : start + ROWS_IN_PART]) for start in starts]


async def keep_parts(draft: int, parts: Sequence[str]) -> None:
    """Keep the rows of a new draft."""
    columns = {"draft_id": "bigint", "part": "bigint", "cells": "text"}
    await insert_rows(
        "number_draft_part", columns, [(draft, place, part) for place, part in enumerate(parts)]
    )


def _rows(parts: Sequence[str]) -> list[ListRow]:
    return [row for part in parts for row in from_json(part)]


async def rows_of(draft: int) -> list[ListRow]:
    """Every row of a draft that is not empty, headings included."""
    parts = await fetch("SELECT cells FROM number_draft_part WHERE draft_id = ? ORDER BY part", draft)
    return await asyncio.to_thread(_rows, [part["cells"] for part in parts])


async def first_rows(draft: int) -> list[ListRow]:
    """The first rows of a draft, headings included."""
    parts = await fetch("SELECT cells FROM number_draft_part WHERE draft_id = ? AND part = 0", draft)
    return _rows([part["cells"] for part in parts])


@dataclass(frozen=True, kw_only=True)
class RowChange:
    """What becomes of a row. ABSENT stays as it is, None goes back to what the list has."""

    position: int
    left_out: bool | Absent = ABSENT
    meant: bool | Absent = ABSENT
    number: str | Absent | None = ABSENT
    quantity: Decimal | Absent | None = ABSENT
    expiry: date | Absent | None = ABSENT
    best_before: date | Absent | None = ABSENT
    production: date | Absent | None = ABSENT
    maker_number: str | Absent | None = ABSENT
    carton: str | Absent | None = ABSENT
    pallet: str | Absent | None = ABSENT

    def of(self, before: Change) -> Change:
        """The row after the change."""
        given = {
            DateKind.EXPIRY: self.expiry,
            DateKind.BEST_BEFORE: self.best_before,
            DateKind.PRODUCTION: self.production,
        }
        days = {kind: changed(day, before.days.get(kind)) for kind, day in given.items()}
        return Change(
            left_out=kept(self.left_out, before.left_out),
            meant=kept(self.meant, before.meant),
            number=changed(self.number, before.number),
            quantity=changed(self.quantity, before.quantity),
            days={kind: day for kind, day in days.items() if day is not None},
            maker_number=changed(self.maker_number, before.maker_number),
            carton=changed(self.carton, before.carton),
            pallet=changed(self.pallet, before.pallet),
        )


async def require_rows(draft: int, rows: Sequence[RowChange]) -> None:
    """Refuse changes of rows that the list does not have. Raises InvalidInput."""
    positions = {row.position for row in await rows_of(draft)}
    problems = Problems()
    for place, change in enumerate(rows):
        if change.position not in positions:
            message = f"The list has no row {change.position}."
            problems.add(("rows", str(place), "position"), InputFault.OVER_LIMIT, message)
    problems.refuse()


async def change_rows(draft: int, rows: Sequence[RowChange]) -> None:
    """Keep what a person made of rows."""
    after = dict(await changes_of(draft, [row.position for row in rows]))
    for row in rows:
        after[row.position] = row.of(after.get(row.position, AS_IT_STANDS))
    condition, positions = among(list(after))
    await execute(
        f"DELETE FROM number_draft_row WHERE draft_id = ? AND position {condition}", draft, positions
    )
    await keep_changes(draft, after)


async def keep_changes(draft: int, changes: Mapping[int, Change]) -> None:
    """Keep changes of rows that have none yet, by position."""
    values = [
        (
            *(draft, position, change.left_out, change.meant, change.number),
            None if change.quantity is None else to_millionths(change.quantity),
            *(day.isoformat() if (day := change.days.get(kind)) else None for kind in DateKind),
            *(change.maker_number, change.carton, change.pallet),
        )
        for position, change in changes.items()
        if change != AS_IT_STANDS
    ]
    if values:
        await insert_rows("number_draft_row", _ROW_COLUMNS, values)


_ROW_COLUMNS = {
    "draft_id": "bigint",
    "position": "bigint",
    "left_out": "boolean",
    "meant": "boolean",
    "number": "text",
    "quantity": "bigint",
    **{kind.lower(): "text" for kind in DateKind},
    "maker_number": "text",
    "carton": "text",
    "pallet": "text",
}


async def changes_of(draft: int, positions: Sequence[int] | None = None) -> dict[int, Change]:
    """What people made of rows, by position; of all rows when None."""
    sql, values = "SELECT * FROM number_draft_row WHERE draft_id = ?", []
    if positions is not None:
        condition, listed = among(positions)
        sql, values = f"{sql} AND position {condition}", [listed]
    return {row["position"]: _as_change(row) for row in await fetch(sql, draft, *values)}


def _as_change(row: dict[str, Any]) -> Change:
    days = {kind: row[kind.lower()] for kind in DateKind}
    return Change(
        left_out=bool(row["left_out"]),
        meant=bool(row["meant"]),
        number=row["number"],
        quantity=None if row["quantity"] is None else from_millionths(row["quantity"]),
        days={kind: date.fromisoformat(day) for kind, day in days.items() if day},
        maker_number=row["maker_number"],
        carton=row["carton"],
        pallet=row["pallet"],
    )
