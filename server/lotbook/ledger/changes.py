"""What was written, as the book has it: each write with its place and what it was about. It is complete up to any place
that was seen once, because a write takes its place as the last act before its commit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.fields import to_micros
from lotbook.ledger.sql import question


@dataclass(frozen=True)
class Written:
    """One write. kind: name of the mutation; subject_kind, subject_id: the thing it was about, None for none."""

    seq: int
    kind: str
    subject_kind: str | None
    subject_id: int | None


class BeyondTheBook(Exception):
    """The book has not come to this place: it was restored from a backup, or is another one. last: its end."""

    def __init__(self, last: int) -> None:
        super().__init__(f"The book ends at {last:,}.")
        self.last = last


async def last_sequence() -> int:
    """The place of the last write that was committed, 0 before the first."""
    return int(await fetch_value("SELECT value FROM counter WHERE name = 'seq'"))


async def sequence_at(instant: datetime) -> int:
    """The place of the last write that was recorded before an instant, 0 before the first."""
    sql = "SELECT seq FROM operation WHERE recorded < ? AND seq IS NOT NULL ORDER BY recorded DESC, seq DESC LIMIT 1"
    return int(await fetch_value(sql, to_micros(instant)) or 0)


async def require_reached(sequence: int) -> None:
    """Raises BeyondTheBook."""
    last = await last_sequence()
    if sequence > last:
        raise BeyondTheBook(last)


async def written_behind(seq: int, most: int) -> list[Written]:
    """The next writes behind a place, in the order of the book."""
    rows = await fetch(question("changes"), seq, most)
    return [Written(row["seq"], row["kind"], row["subject_kind"], row["subject_id"]) for row in rows]
