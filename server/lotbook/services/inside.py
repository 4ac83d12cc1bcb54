"""What is in goods that are taken apart: what the book knows of it, and that no more comes out than went in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from lotbook.db.engine import fetch
from lotbook.domain.genealogy import Goods
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths, to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.taking_apart import Making, TakenApart, left_inside
from lotbook.domain.tracking import ONE
from lotbook.domain.words import RunKind
from lotbook.ledger import genealogy, made_of
from lotbook.ledger.sql import question
from lotbook.models import Lot, Product
from lotbook.services.consumed import left_of_lot


@dataclass(frozen=True)
class Part:
    """So much of a lot, or of an untracked product, that comes back out of what is taken apart."""

    product: int
    lot: int | None
    quantity: Decimal

    @property
    def goods(self) -> Goods:
        return Goods(self.product, self.lot)


@dataclass(frozen=True)
class Known:
    """What the book knows of a lot: what is recorded to have gone into it, and how much of it was made by that, in
    millionths, of a serial the last time; all runs that made it, with what can be in it, and how it was taken apart
    before; together: what went into all that was made together with it, and came out. Nothing is known of what has no
    number."""

    inside: Mapping[Goods, int]
    made: int
    makings: Sequence[Making]
    before: Sequence[TakenApart]
    together: made_of.Flows


async def of_lot(lot: int | None, *, serial: bool) -> Known:
    """What is known of a lot, which is locked; what was worked over was there before, and was not made by that."""
    if lot is None:
        return Known({}, 0, [], [], made_of.Flows({}, {}))
    made_as = await _made_as(lot) if serial else lot
    runs = await fetch(
        """SELECT DISTINCT edge.run_id FROM lot_edge AS edge JOIN run ON run.id = edge.run_id
           WHERE edge.output_lot_id = ? AND run.kind = 'PRODUCTION' ORDER BY 1""",
        made_as,
    )
    inside: dict[Goods, int] = {}
    made = 0
    makings = []
    for run in [row["run_id"] for row in runs]:
        making, recorded, new = await _making(run, made_as)
        makings.append(making)
        if serial:
            inside, made = {}, 0
        made += new
        for goods, quantity in recorded.items():
            inside[goods] = inside.get(goods, 0) + quantity
    return Known(inside, made, makings, await _before(lot), await _together(lot))


async def _making(run: int, lot: int) -> tuple[Making, dict[Goods, int], int]:
    """How a run made a lot, with what can have gone into it of each input; what is recorded; and how much of it is
    new. What nobody assigned may all be in it."""
    taken, given = await genealogy.flows(run)
    out = sum(quantity for goods, quantity in given.items() if goods.lot == lot)
    again = sum(quantity for goods, quantity in taken.items() if goods.lot == lot)
    recorded: dict[Goods, int] = {}
    shared: dict[Goods, int] = defaultdict(int)
    said: dict[Goods, int] = defaultdict(int)
    for edge in await genealogy.kept(run):
        if edge.input.lot == lot:
            continue
        if not edge.assigned:
            shared[edge.input] += edge.quantity
        if edge.output.lot == lot:
            recorded[edge.input] = recorded.get(edge.input, 0) + edge.quantity
            said[edge.input] += edge.quantity if edge.assigned else 0
    most = {goods: said[goods] + shared[goods] for goods in (*recorded, *shared)}
    return Making(out, most, again=again > 0), recorded, out - again


async def _together(lot: int) -> made_of.Flows:
    return await made_of.flows(await made_of.together([lot]))


async def _before(lot: int) -> list[TakenApart]:
    """How a lot was taken apart, and not put together again."""
    runs = await fetch(
        """SELECT DISTINCT edge.run_id FROM lot_edge AS edge JOIN run ON run.id = edge.run_id
           WHERE edge.input_lot_id = ? AND run.kind = 'UNBUILD' ORDER BY 1""",
        lot,
    )
    flows = await genealogy.flows_of_runs([row["run_id"] for row in runs])
    return [TakenApart(sum(taken.values()), given) for taken, given in flows]


async def _made_as(lot: int) -> int:
    """The number under which a serial was made: as it was called before its labels were changed, as far back as each
    took the place of one other; by row id."""
    seen: set[int] = set()
    while lot not in seen:
        seen.add(lot)
        before = await fetch(
            """SELECT edge.input_lot_id, run.kind, edge.quantity FROM lot_edge AS edge JOIN run ON run.id = edge.run_id
               WHERE edge.output_lot_id = ? AND run.kind IN ('PRODUCTION', 'RELABEL') ORDER BY run.id DESC LIMIT 1""",
            lot,
        )
        if before and before[0]["kind"] == RunKind.RELABEL and from_millionths(before[0]["quantity"]) == ONE:
            lot = before[0]["input_lot_id"]
    return lot


async def require_still_in(
    known: Known, quantity: Decimal, parts: Iterable[Part], products: Mapping[int, Any]
) -> None:
    """Refuse parts of which less can still be in a quantity of a lot that the book knows. products: by row id.
    Raises InvalidInput."""
    out: dict[Goods, int] = {}
    for place, part in enumerate(parts if known.inside else ()):
        step = to_millionths(products[part.product].step)
        limit = left_inside(known.makings, known.before, to_millionths(quantity), part.goods, step)
        left = min(limit, known.together.left(part.goods)) - out.get(part.goods, 0)
        if to_millionths(part.quantity) > left:
            await _refuse(place, part, from_millionths(max(left, 0)))
        out[part.goods] = out.get(part.goods, 0) + to_millionths(part.quantity)


async def require_not_out_of(lot: int | None, known: Known, parts: Iterable[Part]) -> None:
    """Refuse to take apart what only came out of something else into that. Raises InvalidInput."""
    if lot is None or known.inside:
        return
    wholes = {row["id"]: row["number"] for row in await fetch(question("came_out_of"), lot)}
    for place, part in enumerate(parts):
        if part.lot in wholes:
            number, whole = (await Lot.get(id=lot)).number, wholes[part.lot]
            message = f"{number} came out of {whole}, which was taken apart: put that together again instead."
            raise invalid(("parts", str(place), "lot"), InputFault.CONTRADICTION, message, given=whole)


async def require_went_in(lot: int | None, parts: Iterable[Part]) -> None:
    """Refuse parts of a lot by which more would come out of what was made here than went into it. To be called once
    they are posted, their lots locked. Raises InvalidInput."""
    more = {} if lot is None else (await _together(lot)).out_of_nothing
    for place, part in enumerate(parts):
        left = -from_millionths(more.get(part.goods, 0))
        if part.lot is not None:
            left = min(left, await left_of_lot(part.lot))
        if left < ZERO:
            await _refuse(place, part, max(part.quantity + left, ZERO))


async def _refuse(place: int, part: Part, left: Decimal) -> NoReturn:
    named: Any = await (Product.get(id=part.product) if part.lot is None else Lot.get(id=part.lot))
    name, limit = named.name if part.lot is None else named.number, format_quantity(left)
    message = f"{limit} of {name} is left in it, so no more comes out."
    raise invalid(("parts", str(place), "quantity"), InputFault.OVER_LIMIT, message, limit=limit)
