"""Goods stay stopped wherever they go: a hold of a part of a lot, of a package or of a place goes along with what a
posting takes from under it, such as into a blocked place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from lotbook.db.engine import among, execute, fetch, fetch_value, insert_rows, lock_rows
from lotbook.db.work import Work, follows_from_moving
from lotbook.domain.words import Role
from lotbook.ledger.sql import question
from lotbook.services.stopped import refusal
from lotbook.services.stopping import Goods, lock_goods, taken_from_documents

COLUMNS = {
    **{"lot_id": "bigint", "location_id": "bigint", "package_id": "bigint", "quantity": "bigint"},
    **{"reason": "text", "quarantine_rule_id": "bigint", "operation_id": "bigint"},
}


@dataclass(frozen=True)
class _Stop:
    """A hold to be placed, in row ids and millionths."""

    lot: int | None
    location: int | None
    package: int | None
    quantity: int | None
    reason: str
    rule: int | None


@follows_from_moving
async def holds_go_along(work: Work) -> None:
    """Stop what an operation took from under a hold where it lies now, for the same reason. Of a quantity that is held
    as much goes along as went, and what was free goes first; a package or a place stays held.

    A serial is stopped as a whole, and what went into a package with that package. Goods without numbers that are loose
    cannot be stopped alone, so that only a manager takes them away. Raises LotOnHold.
    """
    some = """SELECT EXISTS (SELECT 1 FROM hold WHERE ended_operation_id IS NULL
              AND (location_id IS NOT NULL OR package_id IS NOT NULL))"""
    if not await fetch_value(some) or not (found := await _left_behind(work)):
        return
    condition, ids = among({row["id"] for row in found})
    await lock_rows(f"SELECT id FROM hold WHERE id {condition} ORDER BY id {{lock}}", ids)
    found = await _left_behind(work)  # one may have been released while it was waited for
    await _require_manager(
        work, [row for row in found if row["lot_id"] is None and row["to_package"] is None]
    )
    stops, ended = _following(found)
    condition, ids = among(ended)
    await execute(f"UPDATE hold SET ended_operation_id = ? WHERE id {condition}", work.operation_id, ids)
    rows = [
        (each.lot, each.location, each.package, each.quantity, each.reason, each.rule, work.operation_id)
        for each in stops
    ]
    await insert_rows("hold", COLUMNS, rows)
    for reason in dict.fromkeys(each.reason for each in stops):
        of_it = [each for each in stops if each.reason == reason]
        for column, named in (
            ("lot_id", {each.lot for each in of_it if each.lot is not None}),
            ("package_id", {each.package for each in of_it if each.package is not None}),
        ):
            if named:
                condition, ids = among(named)
                goods = Goods(f"{column} {condition}", (ids,))
                await lock_goods(goods)
                await taken_from_documents(work, goods, reason)


async def _require_manager(work: Work, free: Sequence[dict[str, Any]]) -> None:
    """Refuse to let go by the way what nothing would stop any more. Raises LotOnHold."""
    if free and not work.actor.role.includes(Role.MANAGER):
        goods = [(row["product_id"], None, row["location_id"], row["package_id"]) for row in free]
        why = await refusal(goods)
        message = f"{why.message} (goods without numbers are free elsewhere: a manager may move them)"
        raise replace(why, message=message)


async def _left_behind(work: Work) -> list[dict[str, Any]]:
    """What holds no longer touch, with each spot where it lies now. Brought together here, since PostgreSQL would look
    through all goods of the operation for each of them."""
    fewer = await _asked("holds_left_behind", work)
    if not fewer:
        return []
    put_down: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for spot in await _asked("goods_put_down", work):
        put_down[spot["goods"]].append(spot)
    return [row | spot for row in fewer for spot in put_down[row["goods"]] if not _still_held(row, spot)]


async def _asked(name: str, work: Work) -> list[dict[str, Any]]:
    sql = question(name).replace("{shifted}", question("goods_shifted"))
    return await fetch(sql, work.operation_id, work.operation_id)


def _still_held(hold: dict[str, Any], spot: dict[str, Any]) -> bool:
    if hold["held_package"] is not None and hold["held_package"] == spot["to_package"]:
        return True
    if hold["held_location"] is None or hold["quantity"] is not None:
        return False
    return f"{spot['to_path']}/".startswith(f"{hold['held_path']}/")


def _following(rows: Sequence[dict[str, Any]]) -> tuple[list[_Stop], list[int]]:
    """What is stopped from now on, and the holds of a quantity that end, as these tell of what they held."""
    to_go = _held_that_went(rows)
    stops: list[_Stop] = []
    whole: dict[_Stop, None] = {}  # each once, however much of it went
    ended = []
    can_be = [row for row in rows if row["lot_id"] is not None or row["to_package"] is not None]
    for _, group in groupby(can_be, lambda row: (row["id"], *_spot(row))):
        more = list(group)
        first, spot = more[0], _spot(more[0])
        held = first["quantity"]
        goes = first["fewer"] if held is None else min(held, to_go[spot])
        went = list(_spread(more, goes))
        for row, part in went:
            stop = _stop(row, part)
            if stop.quantity is None:
                whole[stop] = None
            else:
                stops.append(stop)
        if held is None or not went:
            continue
        carried = sum(part for _, part in went)
        to_go[spot] -= carried
        ended.append(first["id"])
        if carried < held:
            stays = (first["lot_id"], first["location_id"], None, held - carried)
            stops.append(_Stop(*stays, first["reason"], first["quarantine_rule_id"]))
    return [*whole, *stops], ended


def _held_that_went(rows: Sequence[dict[str, Any]]) -> dict[tuple[Any, ...], int]:
    """How much of what holds of a quantity stop went, by spot: what was free went first."""
    held: dict[tuple[Any, ...], dict[int, int]] = {}
    there = {}
    for row in rows:
        if row["quantity"] is not None:
            held.setdefault(_spot(row), {})[row["id"]] = row["quantity"]
            there[_spot(row)] = (row["fewer"], row["left_here"])
    found = {}
    for spot, of_holds in held.items():
        stopped, (fewer, left) = sum(of_holds.values()), there[spot]
        free = max(left + fewer - stopped, 0)
        found[spot] = min(stopped, max(fewer - free, 0))
    return found


def _spot(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["product_id"], row["lot_id"], row["location_id"], row["package_id"]


def _spread(more: Sequence[dict[str, Any]], goes: int) -> Iterator[tuple[dict[str, Any], int]]:
    """Where how much of what went lies now, blocked places first."""
    for row in more:
        if (part := min(row["more"], goes)) > 0:
            yield row, part
            goes -= part


def _stop(row: dict[str, Any], part: int) -> _Stop:
    why = (row["reason"], row["quarantine_rule_id"])
    if row["to_package"] is not None:
        return _Stop(None, None, row["to_package"], None, *why)
    if row["serial"]:
        return _Stop(row["lot_id"], None, None, None, *why)
    return _Stop(row["lot_id"], row["to_location"], None, part, *why)
