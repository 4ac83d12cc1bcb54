"""What is in goods that are taken apart: what the book knows of it, and that no more comes out than went in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

from lotbook.db.engine import fetch
from lotbook.domain.genealogy import Goods
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths, to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.taking_apart import Making, Mix, TakenApart, Way, left_inside, mixes, richest
from lotbook.domain.words import RunKind
from lotbook.ledger import balances, genealogy, made_of
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
    """What the book knows of a lot: what is in one of it as it was made, poured together or renamed, nothing where that
    is not sure; all runs that made it or what became part of it, with what can be in that, and how much of the latter
    came; how it was taken apart before; together: what went into all that was made together with it, and came out.
    Nothing is known of what has no number."""

    unit: Mapping[Goods, Fraction]
    makings: Sequence[Making]
    came: Sequence[tuple[int, Sequence[Making]]]
    before: Sequence[TakenApart]
    together: made_of.Flows

    @property
    def bounded(self) -> bool:
        """Whether no more comes out than is recorded to have gone in."""
        return any(
            each.inside for makings in (self.makings, *(of for _, of in self.came)) for each in makings
        )

    def most(self, goods: Goods) -> list[Making]:
        """All that can be in it, as far as that matters for a component."""
        return [*self.makings, *(each for much, of in self.came for each in richest(of, much, goods))]


async def of_lot(lot: int | None, *, serial: bool) -> Known:
    """What is known of a lot, which is locked; what was worked over was there before, and was not made by that."""
    if lot is None:
        return Known({}, [], [], [], made_of.Flows({}, {}))
    ways: list[Way] = []
    makings: dict[int, list[Making]] = defaultdict(list)
    left: dict[int, int] = defaultdict(int)
    for row in await fetch(question("came_into"), lot):
        into, source = row["lot_id"], row["source_id"]
        if row["kind"] == RunKind.PRODUCTION:
            making, recorded, new = await _making(row["run_id"], into)
            makings[into].append(making)
            ways.append(Way(new, into, inside=recorded))
            continue
        ways.append(Way(row["quantity"], into, source, poured=row["kind"] == RunKind.MERGE))
        left[source] += row["quantity"] if into is not None else 0
    mixed = mixes(ways, serial=serial)
    own, others = makings.pop(lot, []), [(left[other], of) for other, of in makings.items()]
    known = Known({}, own, others, await _before(lot), await _together(lot))
    mix = mixed.get(lot, Mix())
    if not mix.known:
        return replace(known, makings=[], came=[])
    return replace(known, unit=mix.unit) if await _all_there(mixed) else known


async def _all_there(mixed: Mapping[int, Mix]) -> bool:
    """Whether of lots that were poured together, and are not alike, all lies with us that runs tell of: what left
    between would have changed how much of each is in them."""
    unlike = {lot: mix.quantity for lot, mix in mixed.items() if mix.unlike}
    lying: dict[int, int] = defaultdict(int)
    for each in await balances.of_lots([*unlike]) if unlike else ():
        lying[each.lot or 0] += to_millionths(each.on_hand)
    return all(lying[lot] == quantity for lot, quantity in unlike.items())


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


async def require_still_in(
    known: Known, quantity: Decimal, parts: Iterable[Part], products: Mapping[int, Any]
) -> None:
    """Refuse parts of which less can still be in a quantity of a lot that the book knows. products: by row id.
    Raises InvalidInput."""
    out: dict[Goods, int] = {}
    for place, part in enumerate(parts if known.bounded else ()):
        step = to_millionths(products[part.product].step)
        limit = left_inside(known.most(part.goods), known.before, to_millionths(quantity), part.goods, step)
        left = min(limit, known.together.left(part.goods)) - out.get(part.goods, 0)
        if to_millionths(part.quantity) > left:
            await _refuse(place, part, from_millionths(max(left, 0)))
        out[part.goods] = out.get(part.goods, 0) + to_millionths(part.quantity)


async def require_not_out_of(lot: int | None, known: Known, parts: Iterable[Part]) -> None:
    """Refuse to take apart what only came out of something else into that. Raises InvalidInput."""
    if lot is None or known.bounded:
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
