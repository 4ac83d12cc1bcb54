"""Lots that are made because goods with new numbers are there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from lotbook.db.engine import among, fetch, insert_rows
from lotbook.db.fields import from_micros, to_micros
from lotbook.db.work import Work
from lotbook.domain.dates import last_day
from lotbook.domain.inputs import search_key
from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberAlreadyExists, NumberConflict
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import DateKind, RefusalCode
from lotbook.domain.refusals import Ref
from lotbook.domain.words import DateOrigin, Tracking
from lotbook.models import Lot
from lotbook.services.lots import NO_LAST_DAY, refuse_taken
from lotbook.services.number_facts import claims

LOT_COLUMNS = (
    dict.fromkeys(
        """number number_key company_number maker_number batch search_key expiry expiry_origin best_before
    best_before_origin production production_origin last_day last_day_key first_in note""".split(),
        "text",
    )
    | dict.fromkeys(
        "product_id expiry_operation_id best_before_operation_id production_operation_id created".split(),
        "bigint",
    )
    | {"serial": "boolean"}
)
COPIED = """maker_number maker_id batch expiry expiry_origin expiry_operation_id best_before best_before_origin
best_before_operation_id production production_origin production_operation_id last_day last_day_key first_in disposition
disposition_operation_id""".split()
"""What is known of goods, whatever number they have."""
NOTHING: Mapping[str, Asked] = {}


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
    work: Work,
    product: int,
    tracking: Tracking,
    wanted: Collection[str],
    *,
    in_company: bool,
    facts: Mapping[str, Asked] = NOTHING,
    since: date | None = None,
) -> dict[str, int]:
    """New lots of the product, by number. facts: what a person told of them, by number; since: when they first lay
    here, None for the day on which they are posted."""
    if not wanted:
        return {}
    rows = [
        lot_row(work, product, tracking, number, facts.get(number), in_company=in_company, since=since)
        for number in sorted(wanted)
    ]
    await insert_rows("lot", LOT_COLUMNS, rows)
    condition, values = among(wanted)
    found = await fetch(
        f"SELECT id, number FROM lot WHERE number {condition} AND product_id = ?", values, product
    )
    return {row["number"]: row["id"] for row in found}


def lot_row(
    work: Work,
    product: int,
    tracking: Tracking,
    number: str,
    told: Asked | None,
    *,
    in_company: bool,
    since: date | None,
) -> tuple[object, ...]:
    """A lot as its columns, in the order of LOT_COLUMNS."""
    days = {kind: getattr(told, kind.lower()) if told else None for kind in DateKind}
    last = last_day(days[DateKind.EXPIRY], days[DateKind.BEST_BEFORE])
    maker = told.maker_number if told else None
    values: dict[str, object] = {
        "number": number,
        "number_key": number_key(number),
        "company_number": number if in_company else None,
        "maker_number": maker,
        "batch": told.batch if told else None,
        "search_key": search_key(number, maker, told.batch if told else None),
        "last_day": last and last.isoformat(),
        "last_day_key": last.isoformat() if last else NO_LAST_DAY,
        "first_in": since and since.isoformat(),
        "note": "",
        "product_id": product,
        "created": to_micros(work.now),
        "serial": tracking is Tracking.SERIAL,
    }
    for kind, day in days.items():
        name = kind.lower()
        values |= {
            name: day and day.isoformat(),
            f"{name}_origin": DateOrigin.PERSON.value if day else None,
            f"{name}_operation_id": work.operation_id if day else None,
        }
    return tuple(values[column] for column in LOT_COLUMNS)


async def born_of(work: Work, lot: Any, number: str, *, in_company: bool) -> int:
    """A new lot with all that is known of the goods of another, by row id."""
    made = await Lot.create(
        product_id=lot.product_id,
        serial=lot.serial,
        number=number,
        number_key=number_key(number),
        company_number=number if in_company else None,
        search_key=search_key(number, lot.maker_number, lot.batch),
        note="",
        created=work.now,
        **known_of(lot),
    )
    return int(made.id)


def known_of(lot: Any) -> dict[str, Any]:
    """What is known of the goods of a lot, by column."""
    return {name: getattr(lot, name) for name in COPIED}
