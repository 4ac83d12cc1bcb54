"""Scans that come after a transfer is over: where they can go instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from lotbook.db.engine import fetch
from lotbook.domain.refusals import Instead, NotOnDocument, WrongState
from lotbook.domain.scanning import read
from lotbook.ledger.sql import question
from lotbook.services.at_work import TransferAtWork, look_at
from lotbook.services.scan_lookup import effect_on, understand
from lotbook.services.scan_numbers import ScanGiven

MOST_INSTEAD = 5


async def told_where(refusal: WrongState, transfer_id: int, scan: ScanGiven, now: datetime) -> WrongState:
    """The refusal of a scan onto a transfer that is over, with the lines of open ones that wait for what was scanned:
    that of its backorder, or where none has the product those of others of its operation type."""
    transfer = await look_at(transfer_id)
    product = await _product_of(transfer, scan, now)
    if product is None:
        return refusal
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


async def _product_of(transfer: TransferAtWork, scan: ScanGiven, now: datetime) -> int | None:
    """The product that a scan would have recorded there; None where it tells none."""
    label = read(
        scan.raw, scan.symbology, beside=scan.beside, separator=scan.separator, today=transfer.today(now)
    )
    understood = await understand(label, transfer, scan.line, scan.reading)
    done = effect_on(transfer, understood, scan.line, keyed_quantity=scan.quantity)
    if isinstance(done.refusal, NotOnDocument):
        return done.refusal.product
    return None if done.line is None else transfer.line(done.line).product
