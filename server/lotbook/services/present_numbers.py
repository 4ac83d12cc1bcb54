"""A number that was given up for another brings nothing back to life: what comes to lie under it bears the present one,
and what is missing under it is taken of that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch, fetch_value
from lotbook.db.work import Work
from lotbook.domain.promises import Spot
from lotbook.domain.quantities import ZERO
from lotbook.domain.words import LocationUsage, RunKind
from lotbook.ledger import journal
from lotbook.ledger.balances import Balance
from lotbook.ledger.sql import question
from lotbook.models import Location, Lot, Product, Run

GONE = (LocationUsage.CUSTOMER, LocationUsage.SCRAP)
"""Usages of places where goods are ours no more; a relabelling follows them there."""
NUMBERED = (LocationUsage.INTERNAL, LocationUsage.TRANSIT, *GONE)
"""Usages of places where goods get another number."""


@dataclass(frozen=True)
class Part:
    """So much of a lot in a spot becomes another lot. lies: with us; None with a customer, or scrapped, and where it is
    all the same. line: of the transfer that brought it to the customer, by which it may come back."""

    lot: int
    spot: Spot
    quantity: Decimal
    becomes: int
    lies: Balance | None = None
    line: int | None = None


async def through(work: Work, kind: RunKind, product: Any, parts: Sequence[Part]) -> list[journal.Move]:
    """Moves by which goods of a product become others where they are: through the place where things are made, tied
    by a run."""
    between = int(await fetch_value("SELECT id FROM location WHERE usage = 'PRODUCTION' ORDER BY id LIMIT 1"))
    run = await Run.create(operation_id=work.operation_id, kind=kind, reason=work.reason)
    moves = []
    for part in parts:
        place, package = part.spot
        out = journal.Move(
            product=product.id,
            tracking=product.tracking,
            lot=part.lot,
            source=place,
            source_package=package,
            destination=between,
            quantity=part.quantity,
            unit=product.unit_id,
            transfer_line=part.line,
            run=run.id,
        )
        back = replace(out, lot=part.becomes, source=between, source_package=None, destination=place)
        moves += [out, replace(back, destination_package=package)]
    return moves


async def called_again(work: Work, lot: int, parts: Sequence[Part], *, gone: bool) -> list[journal.Move]:
    """Moves by which goods get the number of a lot again that they had before: a unit, and whatever is `gone`, gets its
    old number; of a lot that lies with us a part is taken off under it."""
    old: Any = await Lot.get(id=lot).select_related("product")
    kind = RunKind.RELABEL if gone or old.serial else RunKind.SPLIT
    return await through(work, kind, old.product, parts)


async def under_present_numbers(work: Work, moves: Sequence[journal.Move]) -> list[journal.Move]:
    """Moves to be posted with others, by which these leave nothing under a number that was given up: what they bring to
    it becomes what its goods became, and what they take of it is taken of that."""
    given_up = await _given_up({move.lot for move in moves if move.lot is not None})
    if not given_up:
        return []
    places = {place for move in moves for place in (move.source, move.destination)}
    usages = {row.id: row.usage for row in await Location.filter(id__in=places)}
    together: dict[tuple[RunKind | None, bool, int, int], list[Part]] = defaultdict(list)
    for (lot, spot, line), change in _changes(moves, given_up, usages).items():
        gone = usages[spot[0]] in GONE
        kind, becomes = _present(given_up, lot, gone=gone)
        if kind is not None and change > ZERO:
            together[kind, gone, lot, becomes].append(Part(lot, spot, change, becomes, line=line))
        if kind is not None and change < ZERO:
            together[None, gone, lot, becomes].append(Part(becomes, spot, -change, lot, line=line))
    more = []
    for (follows, gone, lot, _), parts in together.items():
        if follows is None:
            more += await called_again(work, lot, parts, gone=gone)
        else:
            product = await Product.get(id=(await Lot.get(id=lot)).product_id)
            more += await through(work, follows, product, parts)
    return more


async def present_lot(lot: int) -> int:
    """Of which lot goods of ours are now that were of this one; itself while its number was not given up."""
    return _present(await _given_up({lot}), lot, gone=False)[1]


_GivenUp = Mapping[int, tuple[RunKind, int]]
"""What became of lots whose number was given up: how, and of which lot they are since."""


async def _given_up(lots: Collection[int]) -> _GivenUp:
    """Of these and of all that they became."""
    found: dict[int, tuple[RunKind, int]] = {}
    asked = set(lots)
    while asked:
        condition, ids = among(asked)
        rows = await fetch(question("given_up_numbers").replace("{lots}", condition), ids)
        found |= {row["lot_id"]: (RunKind(row["kind"]), row["output_lot_id"]) for row in rows}
        asked = {row["output_lot_id"] for row in rows} - found.keys()
    return found


def _present(given_up: _GivenUp, lot: int, *, gone: bool) -> tuple[RunKind | None, int]:
    """How goods of a lot got the number that they have now, and which; what is gone was not poured into another."""
    first, seen = None, set[int]()
    while lot in given_up and lot not in seen and not (gone and given_up[lot][0] is RunKind.MERGE):
        seen.add(lot)
        kind, lot = given_up[lot]
        first = first or kind
    return first, lot


def _changes(
    moves: Sequence[journal.Move], lots: Collection[int], usages: Mapping[int, LocationUsage]
) -> dict[tuple[int, Spot, int | None], Decimal]:
    """How much moves bring to lots and take of them, by lot, spot, and for a customer by line of the transfer."""
    changes: dict[tuple[int, Spot, int | None], Decimal] = defaultdict(Decimal)
    for move in moves:
        for place, package, change in (
            (move.source, move.source_package, -move.quantity),
            (move.destination, move.destination_package, move.quantity),
        ):
            usage = usages[place]
            line = move.transfer_line if usage is LocationUsage.CUSTOMER else None
            if move.lot is not None and move.lot in lots and usage in NUMBERED:
                changes[move.lot, (place, package), line] += change
    return changes
