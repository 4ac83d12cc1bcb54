"""What was written, as the book has it: each write with its place and what it was about. It is complete up to any place
that was seen once, because a write takes its place as the last act before its commit."""

from __future__ import annotations

from dataclasses import dataclass

from lotbook.db.engine import fetch, fetch_value
from lotbook.ledger.sql import question


@dataclass(frozen=True)
class Written:
    """One write. kind: name of the mutation; subject_kind, subject_id: the thing it was about, None for none."""

    seq: int
    kind: str
    subject_kind: str | None
    subject_id: int | None


async def last_place() -> int:
    """The seq of the last write; 0 in an empty book."""
    return int(await fetch_value("SELECT value FROM counter WHERE name = 'seq'"))


async def written_behind(seq: int, most: int) -> list[Written]:
    """The next writes behind a place, in the order of the book."""
    rows = await fetch(question("changes"), seq, most)
    return [Written(row["seq"], row["kind"], row["subject_kind"], row["subject_id"]) for row in rows]
