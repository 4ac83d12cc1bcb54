"""What the engines themselves know of damage: in the file, in references, in the guards of the tables."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lotbook.db.engine import engine, fetch
from lotbook.db.migrations import known
from lotbook.ledger.sql import question

Row = dict[str, Any]

_MADE_OR_DROPPED = re.compile(
    r"^(CREATE|DROP)(?: CONSTRAINT| UNIQUE)? (?:INDEX|TRIGGER)(?: IF EXISTS)? (\w+)", re.MULTILINE
)


async def damage() -> list[Row]:
    """What SQLite finds wrong in its file. PostgreSQL checks its pages itself as it reads them."""
    if engine() != "sqlite":
        return []
    rows = await fetch("PRAGMA integrity_check")
    return [row for row in rows if row["integrity_check"] != "ok"]


async def dangling() -> list[Row]:
    """Rows that name one which is not there."""
    if engine() == "sqlite":
        return await fetch("PRAGMA foreign_key_check")
    keys = [_unkept(**key) for key in await fetch(question("foreign_keys"))]
    return await fetch(" UNION ALL ".join(keys)) if keys else []


def _unkept(child: str, parent: str, columns: list[str], named_columns: list[str]) -> str:
    """The query for rows of one foreign key; all keys are asked at once, for there are hundreds."""
    given = " AND ".join(f"child.{column} IS NOT NULL" for column in columns)
    same = " AND ".join(
        f"parent.{named} = child.{column}" for column, named in zip(columns, named_columns, strict=True)
    )
    return f"""(SELECT '{child}' AS "table", child.id, '{parent}' AS parent FROM {child} AS child
        WHERE {given} AND NOT EXISTS (SELECT 1 FROM {parent} AS parent WHERE {same}) LIMIT 100)"""


async def guards() -> list[Row]:
    """Indexes and triggers that a migration made and that are gone or switched off."""
    there = {row["name"] for row in await fetch(question(f"guards_{engine()}"))}
    return [{"missing": name} for name in sorted(_expected_guards(engine()) - there)]


@cache
def _expected_guards(engine: str) -> frozenset[str]:
    expected: set[str] = set()
    for migration in known(engine):
        for did, name in _MADE_OR_DROPPED.findall(migration.text):
            (expected.add if did == "CREATE" else expected.discard)(name)
    return frozenset(expected)
