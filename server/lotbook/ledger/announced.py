"""What vendors announced for lines, and what of it came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch, fetch_value
from lotbook.domain.quantities import from_millionths
from lotbook.domain.words import ExpectedVerdict
from lotbook.ledger.sql import question

_HERE = """(announced.serial OR came.carton IS NULL OR coalesce(announced.carton, announced.pallet) IS NULL
  OR coalesce(announced.carton, announced.pallet) = came.carton)"""
_CAME = "announced.id IN (SELECT expected_id FROM hits)"


@dataclass(frozen=True)
class Verification:
    """Numbers announced for a line; how many of them came, and how many others."""

    announced: int
    matched: int
    unexpected: int

    @property
    def missing(self) -> int:
        return self.announced - self.matched


async def verifications(lines: list[int]) -> list[Verification | None]:
    """How the notice of each line stands; None for a line without one."""
    rows = {row["id"]: row for row in await _ask("announced_counts", lines, times=4)}
    return [
        Verification(rows[line]["announced"], rows[line]["matched"], rows[line]["unexpected"])
        if line in rows
        else None
        for line in lines
    ]


async def packages_on(transfer: int) -> list[str]:
    """SSCCs of the pallets, then of the cartons that were announced on a transfer; at most 1,000."""
    rows = await fetch(
        """SELECT DISTINCT package.rank, package.sscc FROM transfer_line AS line
           JOIN (SELECT transfer_line_id, pallet AS sscc, 1 AS rank FROM expected_number
                 UNION ALL SELECT transfer_line_id, carton, 2 FROM expected_number) AS package
             ON package.transfer_line_id = line.id
           WHERE line.transfer_id = ? AND package.sscc IS NOT NULL ORDER BY package.rank, package.sscc LIMIT 1000""",
        transfer,
    )
    return [row["sscc"] for row in rows]


async def of_line(
    line: int, verdicts: Collection[ExpectedVerdict], carton: str | None, behind: int, most: int
) -> list[int]:
    """Ids of a line's announced numbers, in order. verdicts: only these; carton: only those in it, also when it
    is a pallet; behind: this id; most: so many."""
    which, values = _which(verdicts, carton)
    return [
        row["id"] for row in await _ask("announced_of_line", [line], line, behind, *values, most, which=which)
    ]


async def count_of_line(line: int, verdicts: Collection[ExpectedVerdict], carton: str | None) -> int:
    """How many `of_line` would find in all."""
    which, values = _which(verdicts, carton)
    return int((await _ask("announced_how_many", [line], line, *values, which=which))[0]["count"])


def _which(verdicts: Collection[ExpectedVerdict], carton: str | None) -> tuple[str, list[str]]:
    came, missing = ExpectedVerdict.MATCHED in verdicts, ExpectedVerdict.MISSING in verdicts
    which = "" if came is missing else f"AND {_CAME}" if came else f"AND NOT {_CAME}"
    return (which, []) if carton is None else (f"{which} AND ? IN (carton, pallet)", [carton])


async def recorded(lines: Collection[int], expected: list[int]) -> dict[int, Decimal]:
    """How much came of announced numbers, in the stock unit; those of which nothing came are left out.

    lines: that they are of.
    """
    condition, ids = among(expected)
    rows = await _ask("announced_recorded", list(lines), ids, ids=condition)
    return {row["id"]: from_millionths(row["quantity"]) for row in rows}


async def unexpected(lines: Collection[int], entries: list[int]) -> set[int]:
    """Entries whose number was not announced, where others were. lines: that they are of."""
    condition, ids = among(entries)
    return {row["id"] for row in await _ask("announced_not", list(lines), ids, ids=condition)}


async def unexpected_of_line(line: int, behind: int, most: int) -> list[int]:
    """Ids of a line's entries that were not announced, though others were. behind: this id; most: so many."""
    return [row["id"] for row in await _ask("announced_not_of_line", [line], line, behind, most)]


async def what_came(lines: Sequence[int]) -> list[dict[str, Any]]:
    """What came on lines with a notice, by number, with the announced number it is held to be."""
    condition, ids = among(lines)
    return await _ask("announced_differences", lines, ids, lines_again=condition) if lines else []


async def contents(lines: Sequence[int], sscc: str) -> list[dict[str, Any]]:
    """What is announced on lines to be in a carton or on a pallet, in order, with whether it is there."""
    condition, ids = among(lines)
    return await _ask("announced_contents", lines, ids, sscc, sscc, lines_again=condition) if lines else []


async def not_in(transfer: int, sscc: str) -> int:
    """How many numbers were scanned as being in a carton or on a pallet that was not announced to hold them."""
    return int(await fetch_value(question("announced_not_in"), *(transfer, sscc) * 2, sscc, sscc))


async def carry(line: int, to: int, operation: int) -> None:
    """Announce what did not come on a line for the line of its backorder."""
    await _ask("announced_left", [line], to, operation, line)


async def _ask(
    name: str, lines: Sequence[int], *values: Any, times: int = 3, **parts: str
) -> list[dict[str, Any]]:
    """Rows of a question that looks at what came on lines. times: how often it names them."""
    condition, ids = among(lines)
    moved = question("lots_moved").replace("{of} = ?", f"id {condition}")
    sql = question(name)
    texts = {
        "came": question("announced_came").replace("{moved}", moved),
        "hits": question("announced_hits").replace("{here}", _HERE),
        "lines": condition,
        **parts,
    }
    for part, text in texts.items():
        sql = sql.replace("{" + part + "}", text)
    return await fetch(sql, *([ids] * times), *values)
