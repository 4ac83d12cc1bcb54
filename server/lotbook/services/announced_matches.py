"""What is recorded is held against what was announced."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch, fetch_value
from lotbook.domain.announcing import Announced, require_announced
from lotbook.domain.number_plan import Asked
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.services.at_work import LineAtWork, TransferAtWork

ANNOUNCED = "number, maker_number, quantity, expiry, best_before, carton, pallet"


async def announced_of(line: LineAtWork, names: Collection[str]) -> dict[str, Announced]:
    """What was announced for a line under one of these names, by all of its names."""
    found: dict[str, Announced] = {}
    for one in await each_announced(line, names):
        for name in one.names:
            found.setdefault(name, one)
    return found


async def each_announced(line: LineAtWork, names: Collection[str]) -> list[Announced]:
    """What was announced for a line under one of these names: a lot in each of its cartons."""
    if not line.announced or not names:
        return []
    condition, values = among(names)
    rows = await fetch(
        f"""SELECT {ANNOUNCED} FROM expected_number WHERE transfer_line_id = ? AND number {condition}
            UNION ALL
            SELECT {ANNOUNCED} FROM expected_number WHERE transfer_line_id = ? AND maker_number {condition}""",
        *(line.id, values, line.id, values),
    )
    return [announced_row(row) for row in rows]


async def still_announced(line: LineAtWork, told: Sequence[Announced], carton: str | None) -> Decimal:
    """How much of one number did not come yet. told: its rows, a lot has one for each carton; carton: SSCC of the one
    that is being checked."""
    condition, names = among({name for one in told for name in one.names})
    inside, sscc = ("", ()) if carton is None else ("AND carton = ?", (carton,))
    came = await fetch_value(
        f"""SELECT CAST(coalesce(sum(quantity), 0) AS BIGINT) FROM transfer_entry
            WHERE line_id = ? AND (number {condition} OR maker_number {condition}) {inside}""",
        *(line.id, names, names),
        *sscc,
    )
    here = (one.quantity for one in told if carton is None or carton in (one.carton, one.pallet))
    return max(sum(here, ZERO) - from_millionths(int(came)), ZERO)


def announced_row(row: dict[str, Any]) -> Announced:
    """A row of `expected_number` as it was announced."""
    return Announced(
        number=row["number"],
        quantity=from_millionths(row["quantity"]),
        maker_number=row["maker_number"],
        expiry=row["expiry"] and date.fromisoformat(row["expiry"]),
        best_before=row["best_before"] and date.fromisoformat(row["best_before"]),
        carton=row["carton"],
        pallet=row["pallet"],
    )


async def notice_for(
    transfer: TransferAtWork, line: LineAtWork, asked: Sequence[Asked], *, meant: bool
) -> dict[str, Announced]:
    """What was announced of numbers that are to be put on a line, by our number of each.

    meant: those that were not are wanted all the same. Raises NumberNotAnnounced, where the operation type does
    not take them.
    """
    if not line.announced:
        return {}
    names = {name for one in asked for name in (one.number, one.maker_number) if name}
    known = await announced_of(line, names)
    found = {}
    for one in asked:
        told = known.get(one.number) or known.get(one.maker_number or "")
        if told is not None:
            found[one.number] = told
    unexpected = [one.maker_number or one.number for one in asked if one.number not in found]
    require_announced(unexpected, transfer.unexpected, meant=meant)
    return found
