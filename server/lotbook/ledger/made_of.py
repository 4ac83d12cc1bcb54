"""What went into what was made here, and what came out of it again by taking apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lotbook.db.engine import among, fetch
from lotbook.domain.genealogy import Goods
from lotbook.domain.taking_apart import out_of_nothing
from lotbook.ledger.sql import question


async def together(lots: Collection[int]) -> set[int]:
    """Lots with all that share what went in: what they were called before and since, and what was made beside them.
    Where other runs made some of that too, those count with all of theirs, since nobody knows of which run the pieces
    were."""
    new, found = set(lots), set(lots)
    while new:
        condition, ids = among(new)
        rows = await fetch(question("made_beside").replace("{lots}", condition), ids, ids, ids)
        new = {row["lot_id"] for row in rows if row["lot_id"] is not None} - found
        found |= new
    return found


@dataclass(frozen=True)
class Flows:
    """How much of each component went into what was made, and came out of it, in millionths."""

    went_in: Mapping[Goods, int]
    came_out: Mapping[Goods, int]

    def left(self, goods: Goods) -> int:
        return self.went_in.get(goods, 0) - self.came_out.get(goods, 0)

    @property
    def out_of_nothing(self) -> dict[Goods, int]:
        return out_of_nothing(self.went_in, self.came_out)


async def flows(lots: Collection[int]) -> Flows:
    """Of lots that are `together`; what came out of what also came from outside is left out."""
    condition, ids = among(lots)
    rows = await fetch(question("left_of_makings").replace("{lots}", condition), ids, ids)
    goods = {Goods(row["product_id"], row["lot_id"]): row for row in rows}
    return Flows(
        {one: row["went_in"] for one, row in goods.items()},
        {one: row["came_out"] for one, row in goods.items()},
    )
