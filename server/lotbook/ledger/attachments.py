"""Which files belong to what; read in one query, however many are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lotbook.db.engine import among, fetch
from lotbook.ledger.sql import question


async def of_lots(lots: Sequence[int]) -> list[list[int]]:
    """Files of each lot and of the holds of it, as they came; removed ones are not."""
    return await _found("attachments_of_lots", "lot_id", "{lots}", lots)


async def of_holds(holds: Sequence[int]) -> list[list[int]]:
    """Files of each hold."""
    return await _found("attachments_of_holds", "hold_id", "{holds}", holds)


async def certificates(transfers: Sequence[int]) -> list[list[int]]:
    """Certificates of the lots that each transfer moved, or has on it."""
    return await _found("certificates_of_transfers", "transfer_id", "{transfers}", transfers)


async def _found(name: str, of: str, place: str, wanted: Sequence[int]) -> list[list[int]]:
    condition, ids = among(wanted)
    found: dict[int, list[int]] = defaultdict(list)
    sql = question(name)
    for row in await fetch(sql.replace(place, condition), *[ids] * sql.count(place)):
        found[row[of]].append(row["id"])
    return [found[each] for each in wanted]
