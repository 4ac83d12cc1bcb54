"""Which files belong to what, and which came along with goods; one query, however many are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.genealogy import SAME_GOODS
from lotbook.domain.words import AttachmentKind, RunKind
from lotbook.ledger.sql import question

WHOLE = 2**31 - 1
MOST_BEHIND = 2_000
"""Lots behind one that are looked through for certificates, the nearest first."""
THESE = "SELECT id AS of_id, id AS lot_id, 0 AS step FROM lot WHERE id {among}"
COMPONENT = 2
"""The step from something to what it was made of, and all behind that."""


@dataclass(frozen=True)
class OfComponents:
    """Certificates by row id; cut: more lots are behind than are looked through."""

    files: Sequence[int]
    cut: bool


async def of_lots(lots: Sequence[int]) -> list[list[int]]:
    """Files of each lot and of the holds of it, as they came; then those of the lots that its goods were before,
    under other numbers. Removed ones are not."""
    condition, ids = among(lots)
    found = await _files(_before(THESE, SAME_GOODS), condition, ids, WHOLE)
    return [[row["id"] for row in found[lot]] for lot in lots]


async def of_holds(holds: Sequence[int]) -> list[list[int]]:
    """Files of each hold, and of those that came with it where they are for all of them."""
    condition, ids = among(holds)
    found: dict[int, list[int]] = defaultdict(list)
    for row in await fetch(question("attachments_of_holds").replace("{holds}", condition), ids, ids):
        found[row["hold_id"]].append(row["id"])
    return [found[hold] for hold in holds]


async def certificates(transfers: Sequence[int]) -> list[list[int]]:
    """Certificates of the lots that each transfer moved, or has on it, and of those that they were before."""
    condition, ids = among(transfers)
    goods = _before(question("lots_of_transfers"), SAME_GOODS)
    found = await _files(goods, condition, ids, ids, WHOLE)
    return [_certificates(found[transfer]) for transfer in transfers]


async def of_components(lots: Sequence[int]) -> list[OfComponents]:
    """Certificates of what each lot was made of, and of what went into that; not those that are its own."""
    return [await _of_components(lot) for lot in lots]


async def _of_components(lot: int) -> OfComponents:
    condition, ids = among([lot])
    goods = _before(THESE, frozenset(RunKind)).replace("{among}", condition)
    reached = await fetch(goods, ids, MOST_BEHIND + 1)
    own = {row["lot_id"] for row in reached if row["step"] < COMPONENT}
    behind = {row["lot_id"] for row in reached[:MOST_BEHIND]} - own
    condition, ids = among(behind)
    found = await _files(THESE, condition, ids)
    files = {file for rows in found.values() for file in _certificates(rows)}
    return OfComponents(sorted(files), cut=len(reached) > MOST_BEHIND)


def _before(start: str, kinds: Collection[RunKind]) -> str:
    """The question what goods were before. start: the question for whose lots that is asked."""
    sql = question("goods_before").replace("{start}", start)
    return sql.replace("{kinds}", _listed(kinds)).replace("{same}", _listed(SAME_GOODS))


def _listed(kinds: Collection[RunKind]) -> str:
    return ", ".join(f"'{kind}'" for kind in sorted(kinds))


async def _files(goods: str, condition: str, *values: Any) -> dict[int, list[dict[str, Any]]]:
    """Files of goods by whose they are, the nearest first. goods: a question with {among} for the condition."""
    sql = question("attachments_of_goods").replace("{goods}", goods).replace("{among}", condition)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in await fetch(sql, *values):
        found[row["of_id"]].append(row)
    return found


def _certificates(rows: Sequence[dict[str, Any]]) -> list[int]:
    return [row["id"] for row in rows if row["kind"] == AttachmentKind.CERTIFICATE]
