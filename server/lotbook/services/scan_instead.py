"""Scans that come after a transfer is over: where they can go instead."""

from __future__ import annotations

from dataclasses import replace

from lotbook.db.engine import fetch
from lotbook.domain.refusals import Instead, WrongState
from lotbook.ledger.sql import question
from lotbook.services.at_work import TransferAtWork

MOST_INSTEAD = 5


async def told_where(refusal: WrongState, transfer: TransferAtWork, product: int) -> WrongState:
    """The refusal of a scan onto a transfer that is over, with the lines of open ones that wait for the product that
    was scanned: that of its backorder, or where none has it those of others of its operation type."""
    rows = await fetch(
        question("lines_instead"),
        transfer.id,
        product,
        transfer.operation_type,
        transfer.id,
        transfer.partner,
        MOST_INSTEAD,
    )
    if not rows:
        return refusal
    going_on = [row for row in rows if row["backorder"]] or rows
    first, *_ = going_on
    number = first["number"]
    where = (
        f"Its backorder {number} goes on with it" if first["backorder"] else f"{number} waits for that, too"
    )
    told = f"{refusal.message} {where}."
    return replace(refusal, message=told, instead=[Instead(row["id"], row["line"]) for row in going_on])
