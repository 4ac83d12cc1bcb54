"""What corrections changed of what transfers posted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import from_millionths
from lotbook.ledger.sql import question


@dataclass(frozen=True)
class Corrected:
    """Goods of a line, in their stock unit: how much was posted at first, and how much holds now. lot: None for goods
    without numbers."""

    line: int
    product: int
    lot: int | None
    posted: Decimal
    holds: Decimal


async def on_lines(line_ids: list[int]) -> list[Sequence[Corrected]]:
    """What is otherwise than it was posted, by line; nothing where only places were corrected."""
    condition, ids = among(line_ids)
    sql = question("corrected_on_lines").replace("{of} = ?", f"id {condition}").replace("{lines}", condition)
    found: dict[int, list[Corrected]] = {each: [] for each in line_ids}
    for row in await fetch(sql, ids, ids):
        quantities = from_millionths(row["posted"]), from_millionths(row["holds"])
        one = Corrected(row["line_id"], row["product_id"], row["lot_id"], *quantities)
        found[one.line].append(one)
    return [found[each] for each in line_ids]


async def goods_of(lots: Sequence[int]) -> list[list[int]]:
    """Of which lots the goods are that bear the number of a lot: itself, unless it was corrected away; then what was
    put in for it, however often."""
    put_in: dict[int, list[int]] = {}
    asked = {*lots}
    while asked:
        condition, ids = among(asked)
        rows = await fetch(question("lots_corrected_away").replace("{lots}", condition), ids)
        put_in |= {lot: [] for lot in asked}
        for row in rows:
            put_in[row["lot_id"]].append(row["put_in"])
        asked = {row["put_in"] for row in rows} - put_in.keys()
    return [_last(lot, put_in) for lot in lots]


def _last(lot: int, put_in: Mapping[int, Sequence[int]]) -> list[int]:
    found, seen, unread = set[int](), set[int](), [lot]
    while unread:
        each = unread.pop()
        if each not in seen:
            seen.add(each)
            unread += put_in[each]
            found |= set() if put_in[each] else {each}
    return sorted(found or {lot})


async def put_in_for(lots: Collection[int]) -> list[int]:
    """Lots of which goods are that came in as one of these until that was corrected, if only for some of them, and
    however often; what bears the old number still may be theirs. Without these lots themselves."""
    found, seen, asked = set[int](), {*lots}, {*lots}
    while asked:
        rows = await _put_in("back", asked)
        found |= {row["put_in"] for row in rows if row["holds"]}
        asked = {row["put_in"] for row in rows} - seen
        seen |= asked
    return sorted(found - {*lots})


async def stood_for(lots: Collection[int]) -> dict[int, set[int]]:
    """The lots that each of these was put in for; only where there are any."""
    for_lots: dict[int, set[int]] = defaultdict(set)
    for row in await _put_in("put", lots):
        if row["holds"]:
            for_lots[row["put_in"]].add(row["lot_id"])
    before: dict[int, set[int]] = defaultdict(set)
    seen = asked = {wrong for wrongs in for_lots.values() for wrong in wrongs}
    while asked:
        for row in await _put_in("put", asked):
            before[row["put_in"]].add(row["lot_id"])
        asked = {wrong for each in asked for wrong in before[each]} - seen
        seen = seen | asked
    for lot, wrongs in for_lots.items():
        unread = [*wrongs]
        while unread:
            more = before[unread.pop()] - wrongs - {lot}
            wrongs |= more
            unread += more
    return dict(for_lots)


async def _put_in(lot: str, lots: Collection[int]) -> list[dict[str, Any]]:
    condition, ids = among(lots)
    sql = question("lots_put_in").replace("{lot}", lot).replace("{lots}", condition)
    return await fetch(sql, ids)


@dataclass(frozen=True)
class Changed:
    """Goods of which a correction changed how much of them a transfer moved, in their stock unit: posted, that held
    before it; holds, from then on."""

    product: int
    lot: int | None
    posted: Decimal
    holds: Decimal


@dataclass(frozen=True)
class ByWrite:
    """What one write corrected of what a transfer moved. changed: none where only a place was wrong, or two numbers
    were swapped."""

    operation: int
    changed: Sequence[Changed]


async def of_transfers(transfer_ids: list[int]) -> list[Sequence[ByWrite]]:
    """What was corrected of what transfers moved, the first write first."""
    condition, ids = among(transfer_ids)
    sql = question("changed_by_corrections").replace("{of} = ?", f"transfer_id {condition}")
    changed: dict[tuple[int, int], list[Changed]] = defaultdict(list)
    for row in await fetch(sql, ids):
        quantities = from_millionths(row["posted"]), from_millionths(row["holds"])
        one = Changed(row["product_id"], row["lot_id"], *quantities)
        changed[row["transfer_id"], row["operation_id"]].append(one)
    found: dict[int, list[ByWrite]] = {each: [] for each in transfer_ids}
    for row in await fetch(question("corrections_of_transfers").replace("{transfers}", condition), ids):
        key = (row["transfer_id"], row["id"])
        found[row["transfer_id"]].append(ByWrite(row["id"], changed[key]))
    return [found[each] for each in transfer_ids]
