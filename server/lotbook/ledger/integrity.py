"""What the engines themselves know of damage: in the file, in references, in the guards of the tables."""

from __future__ import annotations

import re
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
    found: list[Row] = []
    for key in await fetch(question("foreign_keys")):
        pairs = list(zip(key["columns"], key["named_columns"], strict=True))
        given = " AND ".join(f"child.{column} IS NOT NULL" for column, _ in pairs)
        same = " AND ".join(f"parent.{named} = child.{column}" for column, named in pairs)
        sql = f"""SELECT child.id FROM {key["child"]} AS child
            WHERE {given} AND NOT EXISTS (SELECT 1 FROM {key["parent"]} AS parent WHERE {same}) LIMIT 100"""
        found += [
            {"table": key["child"], "id": row["id"], "parent": key["parent"]} for row in await fetch(sql)
        ]
    return found


async def guards() -> list[Row]:
    """Indexes and triggers that a migration made and that are gone or switched off."""
    expected: set[str] = set()
    for migration in known(engine()):
        for did, name in _MADE_OR_DROPPED.findall(migration.text):
            (expected.add if did == "CREATE" else expected.discard)(name)
    there = {row["name"] for row in await fetch(question(f"guards_{engine()}"))}
    return [{"missing": name} for name in sorted(expected - there)]
