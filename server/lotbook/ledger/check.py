"""Whether the book agrees with itself: every invariant asked of the whole database. A finding is a bug, never
something to repair.

`sql/check/` has one question per invariant, named by its file: its comment says what must hold, and the rows
that it finds break it. What SQL cannot ask alike on both engines, Python computes.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from importlib.resources import files

from lotbook.db.engine import engine, execute, fetch
from lotbook.db.work import in_own_task
from lotbook.ledger.computed_invariants import COMPUTED, Row, Rows
from lotbook.ledger.sql import question

MOST_ROWS = 100
"""Rows told of one finding; whoever has more has seen enough."""


@dataclass(frozen=True)
class Violation:
    """An invariant that does not hold. holds: what should; rows: that break it, the first 100."""

    code: str
    holds: str
    rows: list[Row]

    def __str__(self) -> str:
        told = [", ".join(f"{name} {_shown(value)}" for name, value in row.items()) for row in self.rows]
        return "\n  ".join((f"{self.code}: {self.holds}", *told))


def _shown(value: object) -> str:
    return (
        f"{value:f}" if isinstance(value, Decimal) else repr(value) if isinstance(value, str) else str(value)
    )


async def check() -> list[Violation]:
    """All invariants that do not hold; none in a sound book. Reads only, also while others write."""
    if engine() == "sqlite":  # a transaction would stand in the way of those who write
        return await _violations()
    return await in_own_task(_unhurried)


async def _unhurried() -> list[Violation]:
    await execute("SET LOCAL statement_timeout = 0")
    return await _violations()


async def _violations() -> list[Violation]:
    found = []
    for code, (holds, rows) in (*_questions().items(), *COMPUTED.items()):
        broken = []
        async for row in rows():
            broken.append(row)
            if len(broken) == MOST_ROWS:
                break
        if broken:
            found.append(Violation(code, holds, broken))
    return found


@cache
def _questions() -> dict[str, tuple[str, Rows]]:
    """What must hold and how to find what breaks it, by the name of the question's file."""
    folder = files("lotbook.ledger.sql").joinpath("check")
    found: dict[str, tuple[str, Rows]] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        code = file.name.removesuffix(".sql")
        comment = re.findall(r"^-- (.*)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        found[code] = (" ".join(comment), partial(_answers, code))
    return found


async def _answers(code: str) -> AsyncIterator[Row]:
    consumed = question("consumed_of_lots").replace("{lots}", "line.lot_id IS NOT NULL")
    sql = question(f"check/{code}").replace("{ways}", question("ways")).replace("{consumed}", consumed)
    for row in await fetch(f"SELECT * FROM ({sql}) AS broken LIMIT {MOST_ROWS}"):
        yield row
