"""Goods of a wrong line that lie under another number by now are called by the old one again, as far as the line
brought too much of them: a lot that was split, poured together or relabelled since is corrected like any other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Work
from lotbook.domain.became import most_of
from lotbook.domain.correction import Lying, PostedLine, Right, missing, only_quantity
from lotbook.domain.quantities import ZERO, Path, format_quantity, from_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import GoodsMovedOn, InsufficientStock, PlaceQuantity, Shortage, invalid
from lotbook.domain.words import CorrectionWay, LocationUsage
from lotbook.ledger import balances, journal
from lotbook.ledger.balances import Balance
from lotbook.ledger.sql import question
from lotbook.models import Location, Lot
from lotbook.services.corrected_stock import behind
from lotbook.services.present_numbers import GONE, Part, called_again

MOST_TOLD = 10


@dataclass(frozen=True)
class Calling:
    """How goods are called back. usage: of where the line put them; brought_by: its line of a transfer; taken_from: the
    lot of which they are taken, the only one that it can be when None; planned: moves of corrections before; at: the
    correction in the input."""

    way: CorrectionWay
    usage: LocationUsage
    brought_by: int | None
    taken_from: int | None
    planned: Sequence[journal.Move]
    at: Path

    @property
    def gone(self) -> bool:
        """The goods left our hands by the line."""
        return self.usage in GONE


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
    of what. Raises GoodsMovedOn with what they became, InsufficientStock, InvalidInput."""
    named = how.taken_from is not None
    short = missing(line, wrong, right, [] if named else lying, how.way)
    if line.lot is None or not short:
        return CalledBack([], wrong, right, lying)
    became = await _became(line, how)
    if named and how.taken_from not in became.most:
        message = "The goods of this line are no part of that lot."
        raise invalid((*how.at, "takenFrom"), InputFault.CONTRADICTION, message)
    if not became.lies and not (how.gone and became.most):
        return CalledBack([], wrong, right, lying)
    meant = {how.taken_from} if named else {lies.lot for lies in became.lies}
    taken = became.taken(meant.pop(), short, line, how.way) if len(meant) == 1 else []
    same = only_quantity(line, right)
    if how.gone and not taken and len(meant) < 2:
        if any(place.physical and place.quantity for place in lying):
            return CalledBack([], wrong, right, lying)  # some came back to us under its own number
        raise await _less_gone(line, short, became, how)
    if not taken or not (same or how.gone):
        raise await _became_others(line, lying, became, how, relabels=not same)
    brought_by = how.brought_by if how.usage is LocationUsage.CUSTOMER else None
    parts = [
        Part(lies.lot or 0, (lies.location, lies.package), much, line.lot, line=brought_by)
        for lies, much in taken
    ]
    moves = await called_again(work, line.lot, parts, gone=how.gone)
    own = [] if named else lying  # what lies under the number itself is not meant then
    there = [*(Lying(lies.location, ZERO, not how.gone, lies.package) for lies, _ in taken), *own]
    lying = behind(list({place.spot: place for place in there}.values()), line, moves)
    if not same:
        return CalledBack(moves, wrong, right, lying)
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


async def _became(line: PostedLine, how: Calling) -> _Became:
    lot = line.lot or 0
    rows = await fetch(question("lots_came_of"), lot)
    steps = {(row["input_lot_id"], row["output_lot_id"]): row["quantity"] for row in rows}
    others = {other for _, other in steps} - {lot}
    most = {other: from_millionths(most_of(steps, lot, other)) for other in others}
    lies = []
    for each in await _lying(others, line, how) if others else []:
        spot = (each.location, each.package)
        gone = [m for m in how.planned if m.lot == each.lot and (m.source, m.source_package) == spot]
        left = each.on_hand - sum((move.quantity for move in gone), ZERO)
        if left > ZERO:
            lies.append(replace(each, on_hand=left))
    return _Became(most, lies)


async def _lying(lots: Collection[int], line: PostedLine, how: Calling) -> list[Balance]:
    """Where lots are: in our places; and where the line took them out of our hands, only there, with a customer as far
    as its document brought them."""
    if not how.gone:
        return await balances.of_lots(lots, lock=True)
    found = []
    for lot in sorted(lots):
        asked = "delivered_to_customers" if how.usage is LocationUsage.CUSTOMER else "where_goods_went"
        for row in await fetch(question(asked), lot, lot):
            if row["location_id"] == line.destination and row.get("line_id") in (None, how.brought_by):
                much = from_millionths(row["quantity"])
                found.append(Balance(line.product, lot, line.destination, None, much, ZERO))
    return found


async def _became_others(
    line: PostedLine,
    lying: Sequence[Lying],
    became: _Became,
    how: Calling,
    *,
    relabels: bool,
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
    field, do = "takenFrom", "say of which it is taken back"
    if relabels and not how.gone:
        field, do = "moveLine", "relabel that"
    elif not how.gone:
        do += ", or count or scrap it there"
    message = f"{numbers[line.lot or 0]} became other lots: {', '.join(told)}{more}: {do}."
    return GoodsMovedOn(message=message, field=(*how.at, field), places=_places(line, lying, became))


async def _less_gone(line: PostedLine, short: Decimal, became: _Became, how: Calling) -> InsufficientStock:
    """Less is where the line took goods out of our hands than would come back."""
    lot: Any = await Lot.get(id=line.lot)
    place: Any = await Location.get(id=line.destination)
    there = sum((each.on_hand for each in became.lies), ZERO)
    message = (
        f"{lot.number}: {format_quantity(there)} of it in {place.path} under the number that it has now,"
        f" {format_quantity(short)} would be taken back."
    )
    shortage = Shortage(
        product=line.product, lot=line.lot, location=place.id, requested=short, available=there
    )
    return InsufficientStock(
        message=message, field=(*how.at, "moveLine"), shortages=[shortage], shortage_count=1
    )


def _places(line: PostedLine, lying: Sequence[Lying], became: _Became) -> list[PlaceQuantity]:
    places = [
        PlaceQuantity(product=line.product, lot=line.lot, location=place.location, on_hand=place.quantity)
        for place in lying
    ]
    others = [
        PlaceQuantity(product=line.product, lot=lies.lot, location=lies.location, on_hand=lies.on_hand)
        for lies in became.lies
    ]
    return [*places, *others][:100]
