"""Lots that are made because goods with new numbers are there."""

from __future__ import annotations

from collections.abc import Collection

from lotbook.db.engine import among, fetch, insert_rows
from lotbook.db.fields import from_micros, to_micros
from lotbook.db.work import Work
from lotbook.domain.inputs import search_key
from lotbook.domain.number_refusals import NumberAlreadyExists, NumberConflict
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import Path
from lotbook.domain.refusals import Ref, RefusalCode
from lotbook.domain.words import Tracking
from lotbook.services.lots import NO_LAST_DAY, refuse_taken
from lotbook.services.number_facts import claims

LOT_COLUMNS = dict.fromkeys(
    "number number_key company_number search_key last_day_key note".split(), "text"
) | {"product_id": "bigint", "created": "bigint", "serial": "boolean"}


async def require_new(product: int, wanted: Collection[str], *, in_company: bool, field: Path) -> None:
    """Refuse numbers that a lot of the product has; any lot and open document, while they are unique in the company.

    Raises NumberAlreadyExists.
    """
    if not wanted:
        return
    condition, values = among(wanted)
    sql = f"SELECT id, number, created FROM lot WHERE number {condition}"
    if in_company:
        bearers = await fetch(f"{sql} ORDER BY number, id", values)
    else:
        bearers = await fetch(f"{sql} AND product_id = ? ORDER BY number, id", values, product)
    if bearers:
        await refuse_taken(
            bearers[0]["number"], [row for row in bearers if row["number"] == bearers[0]["number"]]
        )
    if not in_company:
        return
    for row in await claims(product, wanted, in_company=True):
        conflict = NumberConflict(
            number=row["number"],
            code=RefusalCode.NUMBER_ON_OPEN_DOCUMENT,
            since=from_micros(row["recorded"]),
            document=Ref("Transfer", row["transfer_id"]),
        )
        raise NumberAlreadyExists(
            message=f"{row['number']} is on {row['transfer_number']}.",
            field=field,
            code=conflict.code,
            conflicts=[conflict],
            conflict_count=1,
        )


async def born(
    work: Work, product: int, tracking: Tracking, wanted: Collection[str], *, in_company: bool
) -> dict[str, int]:
    """New lots of the product, by number."""
    if not wanted:
        return {}
    created, serial = to_micros(work.now), tracking is Tracking.SERIAL
    rows = [
        (
            *(
                number,
                number_key(number),
                number if in_company else None,
                search_key(number),
                NO_LAST_DAY,
                "",
            ),
            *(product, created, serial),
        )
        for number in sorted(wanted)
    ]
    await insert_rows("lot", LOT_COLUMNS, rows)
    condition, values = among(wanted)
    found = await fetch(
        f"SELECT id, number FROM lot WHERE number {condition} AND product_id = ?", values, product
    )
    return {row["number"]: row["id"] for row in found}
