"""What a transfer moved, and how much of it is left to come back from customers, or to go back to vendors."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import from_millionths
from lotbook.domain.words import LocationUsage
from lotbook.ledger.sql import question


@dataclass(frozen=True)
class Left:
    """Of a lot, or of an untracked product, that a line of a transfer brought to a customer's place, or from a
    vendor's: how much, and what neither went back nor stands on an open return. Quantities in the stock unit."""

    line: int
    product: int
    lot: int | None
    number: str | None
    location: int
    moved: Decimal
    left: Decimal


async def left_of(transfer: int, usage: LocationUsage) -> list[Left]:
    """By line, lot and place of that usage: of customers for a delivery, of vendors for a receipt."""
    rows = await fetch(question("left_to_return"), transfer, transfer, usage.value)
    return [
        Left(
            line=row["line_id"],
            product=row["product_id"],
            lot=row["lot_id"],
            number=row["number"],
            location=row["location_id"],
            moved=from_millionths(int(row["moved"])),
            left=from_millionths(int(row["quantity"])),
        )
        for row in rows
    ]


async def reasons_of(transfers: list[int]) -> list[str | None]:
    """Why the goods of returns come or go back; None where nobody said, and for what is no return."""
    condition, ids = among(transfers)
    rows = await fetch(question("reasons_of_returns").replace("{ids}", condition), ids)
    found = {row["return_id"]: row["reason"] for row in rows}
    return [found.get(each) for each in transfers]


async def labels_of(lines: list[int]) -> list[list[str]]:
    """Numbers that stood on what lines of the journal brought back, and that its lot has no longer; in their order."""
    condition, ids = among(lines)
    found: dict[int, list[str]] = {line: [] for line in lines}
    for row in await fetch(question("labelled_otherwise").replace("{ids}", condition), ids):
        found[row["line_id"]].append(row["number"])
    return [found[line] for line in lines]
