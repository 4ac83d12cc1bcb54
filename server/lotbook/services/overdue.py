"""What the passing of time brings about: documents become late, lots expire, goods are promised when their day comes.
Each is told or done once for its day, however often it is looked for."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta

from lotbook.db.engine import among, fetch
from lotbook.db.work import SYSTEM, WriteRequest, with_retries
from lotbook.domain.notices import DAY, Telling
from lotbook.domain.refusals import Ref, Refusal
from lotbook.domain.words import NoticeKind, OperationKind, ReservationPolicy, Role
from lotbook.ledger import figures
from lotbook.ledger.sql import question
from lotbook.models import Settings
from lotbook.services import outbox
from lotbook.services.reserving import reserve_when_due

AT_ONCE = 500
_CALLED = {
    OperationKind.RECEIPT: "Receipt",
    OperationKind.DELIVERY: "Delivery",
    OperationKind.RETURN: "Return",
    OperationKind.VENDOR_RETURN: "Return to the vendor",
}
_DUE = uuid.UUID("6d1f6c1e-6d0c-4d0a-8f3e-3a8a0b3f5c11")  # under which the ids of these writes are made


async def tell_late() -> None:
    """Tell managers of open receipts, deliveries and returns whose day is past."""
    for today, warehouses in (await figures.todays()).items():
        condition, ids = among(warehouses)
        sql = question("late_not_told").replace("{warehouses}", condition)
        while rows := await fetch(sql, ids, today.isoformat(), AT_ONCE):
            await _tell(
                {
                    f"LATE:{row['id']}:{row['due_on']}": Telling(
                        kind=NoticeKind.LATE,
                        text=_late(row["kind"], row["number"], row["partner"]),
                        about=Ref("Transfer", row["id"]),
                        role=Role.MANAGER,
                        day=date.fromisoformat(row["due_on"]),
                    )
                    for row in rows
                }
            )


def _late(kind: str, number: str, partner: str | None) -> str:
    whose = f", {partner}," if partner else ""
    return f"{_CALLED[OperationKind(kind)]} {number}{whose} is late: it was due on {DAY}."


async def tell_expiring() -> None:
    """Tell managers of lots on hand that have their last day within the days that the settings say, or had it."""
    settings = await Settings.get(id=1)
    if not settings.expiry_dates:
        return
    [today] = await figures.todays_of([None])
    until = (today + timedelta(settings.expiry_notice_days)).isoformat()
    while rows := await fetch(question("expiring_not_told"), until, AT_ONCE):
        await _tell(
            {
                f"EXPIRY:{row['id']}:{row['last_day']}": Telling(
                    kind=NoticeKind.EXPIRY,
                    text=_expiring(row["name"], row["number"], row["last_day"] < today.isoformat()),
                    about=Ref("Lot", row["id"]),
                    role=Role.MANAGER,
                    day=date.fromisoformat(row["last_day"]),
                )
                for row in rows
            }
        )


def _expiring(product: str, lot: str, past: bool) -> str:
    return f"{product}, lot {lot}, is on hand and {'could' if past else 'can'} be used until {DAY}."


async def _tell(tellings: dict[str, Telling]) -> None:
    now = datetime.now(UTC)

    async def telling() -> None:
        await outbox.tell(tellings, now)

    await with_retries(telling)


async def reserve_due() -> None:
    """Promise goods to transfers that are to get them some days before they are due, once those days have come."""
    todays = {site: today for today, sites in (await figures.todays()).items() for site in sites}
    types = await fetch(
        "SELECT id, warehouse_id, reservation_days FROM operation_type WHERE reservation_policy = ?",
        ReservationPolicy.BEFORE_DUE.value,
    )
    for row in types:
        until = todays[row["warehouse_id"]] + timedelta(row["reservation_days"] or 0)
        due = await fetch(
            "SELECT id, due_on FROM transfer WHERE state = 'READY' AND operation_type_id = ? AND due_on <= ?",
            *(row["id"], until.isoformat()),
        )
        keys = {str(uuid.uuid5(_DUE, f"{each['id']}:{each['due_on']}")): each["id"] for each in due}
        for key in keys.keys() - await _answered(list(keys)):
            await _reserve(key, keys[key])


async def _answered(keys: list[str]) -> set[str]:
    if not keys:
        return set()
    condition, values = among(keys)
    return {row["key"] for row in await fetch(f"SELECT key FROM operation WHERE key {condition}", values)}


async def _reserve(key: str, transfer: int) -> None:
    request = WriteRequest(key=key, kind="reserveWhenDue", digest="", actor=SYSTEM)
    try:
        await reserve_when_due(request, transfer)
    except Refusal:
        pass  # it was finished or given up meanwhile; the refusal is kept under its id
