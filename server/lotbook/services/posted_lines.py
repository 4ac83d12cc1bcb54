"""Lines of the journal that are to be put right, as they are once nobody else corrects them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.correction import PostedLine
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.words import LocationUsage
from lotbook.ledger import journal
from lotbook.ledger.sql import question


async def locked_lines(wanted: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Lines by id, as they are once nobody else corrects lines of the same documents; with each that sent goods to
    another warehouse, or brought them in, all that belong to it, and with each return what it returns."""
    condition, values = among(wanted)
    named = f"""SELECT transfer_line.transfer_id FROM stock_move_line AS line
        JOIN transfer_line ON transfer_line.id = line.transfer_line_id WHERE line.id {condition}"""
    sent = f"SELECT coalesce(shipped_by_id, id) FROM transfer WHERE id IN ({named})"
    returned = f"SELECT return_of_id FROM transfer WHERE id IN ({named})"
    of_lines = f"""SELECT id FROM transfer WHERE id IN ({named}) OR id IN ({returned}) OR id IN ({sent})
        OR shipped_by_id IN ({sent}) ORDER BY id {{lock}}"""
    await fetch(of_lines, values, values, values, values)
    alone = f"SELECT operation_id FROM stock_move_line WHERE transfer_line_id IS NULL AND id {condition}"
    await fetch(f"SELECT id FROM operation WHERE id IN ({alone}) ORDER BY id {{lock}}", values)
    # Nobody relabels their lots meanwhile.
    lots = f"SELECT lot_id FROM stock_move_line WHERE id {condition}"
    await fetch(f"SELECT id FROM lot WHERE id IN ({lots}) ORDER BY id {{lock}}", values)
    rows = await fetch(question("posted_lines").replace("{lines}", condition), values)
    return {row["id"]: row for row in rows}


def behind_corrections(line: PostedLine, moves: Sequence[journal.Move]) -> PostedLine:
    """The line once the moves planned so far are posted."""
    planned = sum((move.quantity for move in moves if move.corrects == line.id), ZERO)
    return replace(line, corrected=line.corrected + planned)


def as_posted(row: dict[str, Any]) -> PostedLine:
    return PostedLine(
        id=row["id"],
        product=row["product_id"],
        product_name=row["product_name"],
        lot=row["lot_id"],
        source=row["source_id"],
        destination=row["destination_id"],
        quantity=from_millionths(row["quantity"]),
        corrected=from_millionths(row["corrected"]),
        corrects=row["corrects_id"],
        package=row["destination_package_id"],
        out_of=row["source_package_id"] if row["transfer_line_id"] is None else None,
        gone=not LocationUsage(row["destination_usage"]).physical,
        consumed=row["destination_usage"] == LocationUsage.PRODUCTION,
    )
