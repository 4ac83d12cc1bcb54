"""How the lists of a vendor are laid out, so that what was said once is offered next time."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from lotbook.db.engine import execute, fetch
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.list_reading import Reading
from lotbook.domain.list_words import DateFormat, NumberColumn


async def layouts_of(vendor: int | None) -> dict[tuple[str, ...], Reading]:
    """How lists of this vendor were read last, by their layout."""
    if vendor is None:
        return {}
    sql = "SELECT layout, columns, date_format, decimal_comma FROM list_layout WHERE partner_id = ?"
    return {
        tuple(orjson.loads(row["layout"])): Reading(
            header=True,
            columns=tuple(map(NumberColumn, orjson.loads(row["columns"]))),
            headings=(),
            date_format=row["date_format"] and DateFormat(row["date_format"]),
            decimal_comma=None if row["decimal_comma"] is None else bool(row["decimal_comma"]),
        )
        for row in await fetch(sql, vendor)
    }


def words(listed: Sequence[str]) -> str:
    """Words in one text."""
    return orjson.dumps(list(listed)).decode()


async def remember(work: Work, vendor: int, reading: Reading) -> None:
    """Keep how a list of this vendor is read, for the next one of its layout."""
    layout = words(reading.layout)
    await execute("DELETE FROM list_layout WHERE partner_id = ? AND layout = ?", vendor, layout)
    await execute(
        """INSERT INTO list_layout (partner_id, layout, columns, date_format, decimal_comma, saved)
           VALUES (?, ?, ?, ?, ?, ?)""",
        vendor,
        layout,
        words(reading.columns),
        reading.date_format,
        reading.decimal_comma,
        to_micros(work.now),
    )
