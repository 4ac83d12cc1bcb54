"""What stops goods, and how much of them; read in one query, however many are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain import import_stops
from lotbook.domain.holding import kept_from, way_to
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.words import Disposition, LocationUsage
from lotbook.ledger.sql import question

Goods = tuple[int, int | None, int, int | None]
"""A product, its lot (None where it has none), the place where it lies, and its package (None for loose goods)."""


@dataclass(frozen=True)
class Stopped:
    """What stands against goods in a place. quantity: stopped by holds, in the stock unit; there may be less."""

    quantity: Decimal
    disposition: Disposition


@dataclass(frozen=True)
class Check:
    """What has to be checked before a hold is released. passed: None while nobody has looked; operation: that says
    so."""

    name: str
    passed: bool | None
    note: str
    operation: int | None


@dataclass(frozen=True)
class PastLastDay:
    """A number past the last day of its use. lot: None while it only comes in."""

    lot: int | None
    number: str
    last_day: date


def asked(name: str) -> str:
    """A question that has to know how much of a balance is stopped or held."""
    sql = question(name)
    for part in ("held", "held_of_many"):
        sql = sql.replace("{" + part + "}", question(part))
    return sql.replace("{stopped}", question("stopped"))


async def stopped(*, lots: Collection[int] = (), products: Collection[int] = ()) -> dict[Goods, Stopped]:
    """What stands against these lots, or products without numbers, where they lie; only where something does."""
    found: dict[Goods, Stopped] = {}
    for condition, ids in (
        ("balance.lot_id", lots),
        ("balance.lot_id IS NULL AND balance.product_id", products),
    ):
        if ids:
            of_these, values = among(ids)
            sql = asked("stopped_goods").replace("{goods}", f"{condition} {of_these}")
            found |= {
                _goods(row, "location_id", "package_id"): _stopped(row) for row in await fetch(sql, values)
            }
    return found


def _goods(row: dict[str, Any], place: str, package: str) -> Goods:
    return row["product_id"], row["lot_id"], row[place], row[package]


def _stopped(row: dict[str, Any]) -> Stopped:
    return Stopped(from_millionths(row["stopped"]), Disposition(row["disposition"]))


async def entries_stopped(transfers: Collection[int]) -> dict[int, list[Goods]]:
    """Goods of which the entries of these transfers take more than may go where they put it, by transfer; only
    where there are any."""
    condition, values = among(transfers)
    taken: dict[tuple[int, Goods], list[tuple[Decimal, Decimal]]] = defaultdict(list)
    for row in await fetch(asked("entries_stopped").replace("{transfers}", condition), values):
        stands = _stopped(row)
        way = way_to(LocationUsage(row["usage"]), blocked=bool(row["blocked"]))
        lying = from_millionths(row["on_hand"])
        kept = kept_from(way, lying, stands.quantity, stands.disposition)
        if kept > ZERO:
            key = (row["transfer_id"], _goods(row, "source_id", "source_package_id"))
            taken[key].append((from_millionths(row["quantity"]), lying - kept))
    found: dict[int, list[Goods]] = defaultdict(list)
    for (transfer, goods), parts in taken.items():
        if sum((quantity for quantity, _ in parts), ZERO) > min(free for _, free in parts):
            found[transfer].append(goods)
    return dict(found)


async def entries_expired(transfer: int, today: date) -> list[PastLastDay]:
    """Lots past their last day that the entries of a transfer would use up, the longest past first."""
    rows = await fetch(question("entries_expired"), transfer, today.isoformat())
    return [PastLastDay(row["id"], row["number"], date.fromisoformat(row["last_day"])) for row in rows]


async def entries_come_expired(transfer: int, today: date) -> list[PastLastDay]:
    """Numbers past their last day that the entries of a receipt would bring in, the longest past first."""
    rows = await fetch(question("entries_come_expired"), transfer, today.isoformat())
    return [PastLastDay(row["lot_id"], row["number"], date.fromisoformat(row["last_day"])) for row in rows]


async def of_lots(lots: Sequence[int]) -> list[list[int]]:
    """Holds in force that touch each lot, the newest first."""
    condition, values = among(lots)
    rows = await fetch(question("holds_of_lots").replace("{lots}", condition), *[values] * 4)
    return _grouped(rows, "lot_id", lots)


async def of_packages(packages: Collection[int]) -> list[int]:
    """Holds in force on these packages, the newest first."""
    if not packages:
        return []
    condition, values = among(packages)
    of_these = (
        f"SELECT id FROM hold WHERE package_id {condition} AND ended_operation_id IS NULL ORDER BY id DESC"
    )
    return [row["id"] for row in await fetch(of_these, values)]


async def of_each_package(packages: Sequence[int]) -> list[list[int]]:
    """Holds in force on each package, the newest first."""
    condition, values = among(packages)
    of_these = f"package_id {condition} AND ended_operation_id IS NULL"
    rows = await fetch(f"SELECT id, package_id FROM hold WHERE {of_these} ORDER BY id DESC", values)
    return _grouped(rows, "package_id", packages)


async def of_places(places: Sequence[int]) -> list[list[int]]:
    """Holds in force on all that lies in each place, also by a place above it, the newest first."""
    condition, values = among(places)
    rows = await fetch(question("holds_of_places").replace("{places}", condition), values)
    return _grouped(rows, "location_id", places)


def _grouped(rows: Sequence[dict[str, Any]], by: str, keys: Sequence[int]) -> list[list[int]]:
    found: dict[int, list[int]] = {each: [] for each in keys}
    for row in rows:
        found[row[by]].append(row["id"])
    return [found[each] for each in keys]


async def wholly(lots: Sequence[int]) -> list[bool]:
    """Whether holds leave nothing of each lot free."""
    condition, values = among(lots)
    rows = await fetch(asked("lots_held").replace("{lots}", condition), values, values, values)
    held = {row["id"] for row in rows}
    return [each in held for each in lots]


async def held(balances: Sequence[int]) -> list[Decimal]:
    """How much of each balance is held, in the stock unit."""
    condition, values = among(balances)
    sql = asked("held").strip()
    rows = await fetch(f"SELECT id, held FROM ({sql}) AS balance WHERE id {condition} AND held > 0", values)
    found = {row["id"]: from_millionths(row["held"]) for row in rows}
    return [found.get(each, ZERO) for each in balances]


async def stops_of(balances: Sequence[int]) -> list[tuple[Decimal, list[import_stops.Stopped]]]:
    """How much of each balance there is, in the stock unit, and what stops it: the holds in force and, of a lot that
    was not released, what was decided."""
    condition, values = among(balances)
    rows = await fetch(f"SELECT id, on_hand FROM stock_balance WHERE id {condition}", values)
    found = {row["id"]: (from_millionths(row["on_hand"]), list[import_stops.Stopped]()) for row in rows}
    sql = question("reasons_held").replace("{balances}", condition)
    for row in await fetch(sql, *[values] * 5):
        quantity = None if row["quantity"] is None else from_millionths(row["quantity"])
        found[row["balance_id"]][1].append(import_stops.Stopped(row["reason"], quantity, row["place"]))
    return [found.get(each, (ZERO, [])) for each in balances]


def question_of_quarantine(name: str) -> str:
    """A question that has to know which rules stop what comes in."""
    return question(name).replace("{fits}", question("quarantine_fits"))


async def on_arrival(lines: Sequence[int]) -> list[list[int]]:
    """Rules that will stop what comes in by each line of a transfer, the oldest first."""
    condition, ids = among(lines)
    sql = question_of_quarantine("quarantine_of_lines").replace("{lines}", condition)
    found: dict[int, list[int]] = defaultdict(list)
    for row in await fetch(sql, ids):
        found[row["line_id"]].append(row["id"])
    return [found[line] for line in lines]


async def checks_of(holds: Sequence[int]) -> list[list[Check]]:
    """What has to be checked before each hold is released, with what was found last."""
    condition, ids = among(holds)
    found: dict[int, list[Check]] = defaultdict(list)
    for row in await fetch(question("checks_of_holds").replace("{holds}", condition), ids, ids):
        passed = None if row["passed"] is None else bool(row["passed"])
        check = Check(row["name"], passed, row["note"] or "", row["operation_id"])
        found[row["hold_id"]].append(check)
    return [found[hold] for hold in holds]


async def together(hold: int) -> list[int]:
    """Holds in force that came with a hold by the same quarantine rule, itself among them while it is in force."""
    return [row["id"] for row in await fetch(question("holds_together"), hold)]


async def how_many_together(holds: Sequence[int]) -> list[int]:
    """How many those are, for each hold."""
    condition, ids = among(holds)
    sql = question("holds_together_count").replace("{holds}", condition)
    found = {row["id"]: row["count"] for row in await fetch(sql, ids, ids)}
    return [found.get(hold, 0) for hold in holds]
