"""Where numbers for a line come from: written, counted, drawn, listed, chosen, or from a list of a draft."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.inputs import require_quantity
from lotbook.domain.list_rows import ListRead
from lotbook.domain.number_grammar import (
    CountedNumbers,
    NextOfSequence,
    OneNumber,
    count_up,
    parse_numbers,
)
from lotbook.domain.number_list import read_list
from lotbook.domain.number_plan import NO_FAULTS, Asked
from lotbook.domain.number_refusals import NumberRow
from lotbook.domain.number_spread import how_many, spread
from lotbook.domain.quantities import ZERO, Path
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LotOfOtherProduct, NotFound, invalid
from lotbook.domain.tracking import ONE, not_one
from lotbook.domain.words import Tracking
from lotbook.services.at_work import LineAtWork, TransferAtWork
from lotbook.services.number_sequence import Wanting, draw_for
from lotbook.services.using_drafts import draft_of, read_draft

MOST_LISTED = 1_000


@dataclass(frozen=True, kw_only=True)
class FromText:
    """The number grammar. quantity_per_lot, here and below: in the stock unit."""

    text: str
    digits: int | None = None


@dataclass(frozen=True, kw_only=True)
class CountUp:
    """From a first number on. digits: the run that counts, from 0 at the left; count: as the line lacks if
    None."""

    start: str
    digits: int | None = None
    count: int | None = None
    quantity_per_lot: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class FromSequence:
    """The next numbers of the product's sequence."""

    count: int | None = None
    quantity_per_lot: Decimal | None = None


@dataclass(frozen=True)
class Listed:
    """One by one, at most 1,000; as parsed by `domain.numbers`. without_quantity: places of those that were
    given none."""

    numbers: Sequence[Asked]
    without_quantity: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Changed:
    """An entry as it is to become."""

    one: Asked


@dataclass(frozen=True, kw_only=True)
class ChosenLot:
    """An existing lot. quantity: 1 of a serial, all that the line lacks of a lot when None."""

    lot: int
    quantity: Decimal | None = None
    location: int | None = None


@dataclass(frozen=True)
class Chosen:
    """Existing lots, where the operation type uses them, at most 1,000."""

    lots: Sequence[ChosenLot]


@dataclass(frozen=True)
class Drafted:
    """A list that was pasted or uploaded, as it was looked at."""

    draft: int
    version: int


Made = FromText | CountUp | FromSequence | Listed
Source = Made | Chosen | Changed | Drafted


_NAMES: Mapping[type[Made], str] = {
    FromText: "text",
    CountUp: "count",
    FromSequence: "sequence",
    Listed: "list",
}
"""What the input of numbers calls them."""


@dataclass(frozen=True)
class Sourced:
    """Numbers with quantities. next_counter: where the product's sequence goes on behind them; digits: which
    run of them counts; listed: what each row of a draft says."""

    asked: Sequence[Asked]
    next_counter: int
    digits: int | None = None
    listed: ListRead | None = None

    @property
    def faults(self) -> Mapping[int, NumberRow]:
        """By place: rows of a draft that ask for nothing."""
        return self.listed.faults if self.listed else NO_FAULTS


async def sourced(transfer: TransferAtWork, line: LineAtWork, source: Source, now: datetime) -> Sourced:
    """What a source gives for a line; nothing is taken from a sequence.

    Raises InvalidInput, NotFound, LotOfOtherProduct, StaleVersion.
    """
    match source:
        case Changed(one=one):
            return Sourced([one], line.number_next)
        case Chosen(lots=lots):
            return Sourced(await _chosen(line, lots), line.number_next)
        case Drafted(draft=draft, version=version):
            read = await read_draft(await draft_of(draft, version, line, now), transfer, line, now)
            return Sourced(read.asked, line.number_next, listed=read)
        case _:
            return await made(line, source, transfer.today(now))


async def made(wanting: Wanting, source: Made, today: date) -> Sourced:
    """Numbers that are written, counted, drawn or listed; nothing is taken from a sequence. Raises InvalidInput."""
    lacking, counter, digits, per_lot = wanting.lacking, wanting.number_next, None, None
    field: Path = ("numbers", _NAMES[type(source)])
    says_quantity = field
    if isinstance(source, CountUp | FromSequence):
        per_lot, says_quantity = source.quantity_per_lot, (*field, "quantityPerLot")
        if per_lot is not None:
            require_quantity(per_lot, wanting.step, says_quantity)
        if per_lot not in (None, ONE) and wanting.tracking is Tracking.SERIAL:
            raise not_one(
                f"Each serial of {wanting.product_name} is exactly one unit", per_lot, says_quantity
            )
    match source:
        case CountUp(start=start, count=count):
            many = how_many(wanting.tracking, lacking, count, per_lot, field)
            counted = count_up(start, many, source.digits, (*field, "start"), (*field, "digits"))
            digits = counted.digits
            numbers: Iterable[Iterable[str]] = [counted]
        case FromSequence(count=count):
            count = how_many(wanting.tracking, lacking, count, per_lot, field)
            drawn, counter = await draw_for(wanting, count, today, counter)
            numbers = [drawn]
        case FromText(text=text):
            found: list[Iterable[str]] = []
            lot_step = wanting.step if wanting.tracking is Tracking.LOT else None
            for item in parse_numbers(text, field, digits=source.digits, lot_step=lot_step):
                if isinstance(item, NextOfSequence):
                    drawn, counter = await draw_for(wanting, item.count, today, counter)
                    much = item.quantity
                    found.append(drawn if much is None else OneNumber(drawn[0], much, typed=False))
                else:
                    digits = item.digits if isinstance(item, CountedNumbers) else digits
                    found.append(item)
            numbers = found
        case Listed():
            return Sourced(_listed(wanting, source, today), counter)
    asked = await asyncio.to_thread(spread, numbers, wanting.tracking, lacking, per_lot, says_quantity)
    return Sourced(asked, counter, digits)


def _listed(wanting: Wanting, source: Listed, today: date) -> list[Asked]:
    return read_list(
        source.numbers,
        without_quantity=source.without_quantity,
        tracking=wanting.tracking,
        step=wanting.step,
        today=today,
        field=("numbers", _NAMES[Listed]),
    )


async def _chosen(line: LineAtWork, lots: Sequence[ChosenLot]) -> list[Asked]:
    condition, values = among([choice.lot for choice in lots])
    rows = await fetch(f"SELECT id, product_id, number FROM lot WHERE id {condition}", values)
    found = {row["id"]: row for row in rows}
    return [_chosen_one(line, choice, found.get(choice.lot), place) for place, choice in enumerate(lots)]


def _chosen_one(line: LineAtWork, choice: ChosenLot, row: dict[str, Any] | None, place: int) -> Asked:
    field = ("numbers", "lots", str(place))
    if row is None:
        message = f"There is no such lot of {line.product_name}."
        raise NotFound(message=message, field=(*field, "lot"), sought=str(choice.lot))
    if row["product_id"] != line.product:
        message = f"{row['number']} is no lot of {line.product_name}."
        raise LotOfOtherProduct(message=message, field=(*field, "lot"), lot=choice.lot, expected=line.product)
    quantity = choice.quantity
    if quantity is None:
        quantity = ONE if line.tracking is Tracking.SERIAL else line.lacking
    if choice.quantity is None and quantity <= ZERO:
        message = f"The line lacks nothing: say how much of {row['number']}."
        raise invalid((*field, "quantity"), InputFault.MISSING, message)
    return Asked(number=row["number"], quantity=quantity, lot=choice.lot, location=choice.location)
