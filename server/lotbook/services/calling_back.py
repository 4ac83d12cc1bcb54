"""Goods of a wrong line that lie under another number by now are called by the old one again, as far as the line
brought too much of them: a lot that was split, poured together or relabelled since is corrected like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Work
from lotbook.domain.became import most_of
from lotbook.domain.correction import Lying, PostedLine, Right, missing, only_quantity
from lotbook.domain.promises import Spot
from lotbook.domain.quantities import ZERO, Path, format_quantity, from_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import GoodsMovedOn, PlaceQuantity, invalid
from lotbook.domain.words import CorrectionWay, RunKind
from lotbook.ledger import balances, genealogy, journal
from lotbook.ledger.balances import Balance
from lotbook.ledger.sql import question
from lotbook.models import Location, Lot, Product, Run
from lotbook.services.corrected_stock import behind

MOST_TOLD = 10


@dataclass(frozen=True)
class Calling:
    """How goods are called back. between: the place through which they go; taken_from: the lot of which they are taken,
    the only one that it can be when None; planned: moves of corrections before; at: the correction in the input."""

    way: CorrectionWay
    between: int
    taken_from: int | None
    planned: Sequence[journal.Move]
    at: Path


@dataclass(frozen=True)
class CalledBack:
    """What is to be corrected then, and where the lot of the line lies behind the moves."""

    moves: Sequence[journal.Move]
    wrong: Decimal
    right: Right | None
    lying: Sequence[Lying]


async def call_back(
    work: Work, line: PostedLine, wrong: Decimal, right: Right | None, lying: Sequence[Lying], how: Calling
) -> CalledBack:
    """Take what is not there under the number of a line from what the goods became, as far as it is certain, or said,
    of what. Raises GoodsMovedOn with what they became, InvalidInput."""
    named = how.taken_from is not None
    short = missing(line, wrong, right, [] if named else lying, how.way)
    if line.lot is None or not short:
        return CalledBack([], wrong, right, lying)
    became = await _became(line.lot, how.planned)
    if named and how.taken_from not in became.most:
        message = "The goods of this line are no part of that lot."
        raise invalid((*how.at, "takenFrom"), InputFault.CONTRADICTION, message)
    if not became.lies:
        return CalledBack([], wrong, right, lying)
    others = {how.taken_from} if named else {lies.lot for lies in became.lies}
    taken = became.taken(others.pop(), short, line, how.way)
    if others or not taken or not only_quantity(line, right):
        raise await _became_others(line, lying, became, relabels=not only_quantity(line, right))
    moves = await _called_again(work, line, taken, how.between)
    own = [] if named else lying  # what lies under the number itself is not meant then
    there = [*(Lying(lies.location, ZERO, True, lies.package) for lies, _ in taken), *own]
    lying = behind(list({place.spot: place for place in there}.values()), line, moves)
    return CalledBack(moves, wrong - (right.quantity if right else ZERO), None, lying)


@dataclass(frozen=True)
class _Became:
    """What a lot became: how much of each other can be of it, and where they lie with us."""

    most: Mapping[int, Decimal]
    lies: Sequence[Balance]

    def taken(
        self, lot: int | None, quantity: Decimal, line: PostedLine, way: CorrectionWay
    ) -> list[tuple[Balance, Decimal]]:
        """So much of a lot, from where it lies, or only from where the line put its goods; none when it is not all
        there."""
        anywhere = way is CorrectionWay.FROM_WHERE_THEY_ARE
        left, taken = min(quantity, self.most.get(lot or 0, ZERO)), []
        for lies in sorted(self.lies, key=lambda each: (each.location, each.package) != line.spot):
            here = anywhere or (lies.location, lies.package) == line.spot
            if lies.lot == lot and here and (much := min(left, lies.on_hand)) > ZERO:
                taken.append((lies, much))
                left -= much
        return taken if sum((much for _, much in taken), ZERO) == quantity else []


async def _became(lot: int, planned: Sequence[journal.Move]) -> _Became:
    rows = await fetch(question("lots_came_of"), lot)
    steps = {(row["input_lot_id"], row["output_lot_id"]): row["quantity"] for row in rows}
    others = {other for _, other in steps} - {lot}
    most = {other: from_millionths(most_of(steps, lot, other)) for other in others}
    lies = []
    for each in await balances.of_lots(others, lock=True) if others else []:
        spot = (each.location, each.package)
        gone = [m for m in planned if m.lot == each.lot and (m.source, m.source_package) == spot]
        left = each.on_hand - sum((move.quantity for move in gone), ZERO)
        if left > ZERO:
            lies.append(replace(each, on_hand=left))
    return _Became(most, lies)


async def call_on(
    work: Work,
    line: PostedLine,
    wrong: Decimal,
    right: Right | None,
    lying: Sequence[Lying],
    between: int,
) -> list[journal.Move]:
    """Moves that pour what came beyond the wrong quantity into the one lot that all the goods are now; none where they
    are not."""
    came_too = right.quantity - wrong if right is not None and only_quantity(line, right) else ZERO
    if line.lot is None or came_too <= ZERO or any(place.physical and place.quantity for place in lying):
        return []
    [became] = await genealogy.became([line.lot])
    if len(became) != 1 or not await balances.of_lots(became):
        return []
    return await _through(work, RunKind.MERGE, line, [(line.lot, line.spot, became[0], came_too)], between)


async def _called_again(
    work: Work, line: PostedLine, taken: Sequence[tuple[Balance, Decimal]], between: int
) -> list[journal.Move]:
    """A unit gets its old number again; of a lot a part is taken off under it."""
    old: Any = await Lot.get(id=line.lot)
    parts = [(lies.lot, (lies.location, lies.package), line.lot, much) for lies, much in taken]
    return await _through(work, RunKind.RELABEL if old.serial else RunKind.SPLIT, line, parts, between)


async def _through(
    work: Work,
    kind: RunKind,
    line: PostedLine,
    parts: Sequence[tuple[int | None, Spot, int | None, Decimal]],
    between: int,
) -> list[journal.Move]:
    """Moves by which goods of a line's product get another number where they lie. parts: their lot, where they lie, the
    lot that they become, and how much."""
    product: Any = await Product.get(id=line.product)
    run = await Run.create(operation_id=work.operation_id, kind=kind, reason=work.reason)
    moves = []
    for lot, (place, package), becomes, much in parts:
        out = journal.Move(
            product=line.product,
            tracking=product.tracking,
            lot=lot,
            source=place,
            source_package=package,
            destination=between,
            quantity=much,
            unit=product.unit_id,
            run=run.id,
        )
        back = replace(out, lot=becomes, source=between, source_package=None, destination=place)
        moves += [out, replace(back, destination_package=package)]
    return moves


async def _became_others(
    line: PostedLine, lying: Sequence[Lying], became: _Became, *, relabels: bool
) -> GoodsMovedOn:
    """relabels: the number, the product or the place of the line is wrong, not how much came."""
    numbers = {lot.id: lot.number for lot in await Lot.filter(id__in=[line.lot, *became.most])}
    paths = {
        place.id: place.path for place in await Location.filter(id__in=[b.location for b in became.lies])
    }
    told = [
        f"{numbers[lies.lot or 0]} has {format_quantity(min(lies.on_hand, became.most[lies.lot or 0]))} of it"
        f" in {paths[lies.location]}"
        for lies in became.lies[:MOST_TOLD]
    ]
    more = f" and {len(became.lies) - MOST_TOLD} more places" if len(became.lies) > MOST_TOLD else ""
    do = "relabel that" if relabels else "say of which it is taken back, or count or scrap it there"
    message = f"{numbers[line.lot or 0]} became other lots: {', '.join(told)}{more}: {do}."
    places = [
        PlaceQuantity(product=line.product, lot=line.lot, location=place.location, on_hand=place.quantity)
        for place in lying
    ] + [
        PlaceQuantity(product=line.product, lot=lies.lot, location=lies.location, on_hand=lies.on_hand)
        for lies in became.lies
    ]
    return GoodsMovedOn(message=message, places=places[:100])
