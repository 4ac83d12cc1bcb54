"""Lots that a person chooses for a line; they stay chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import require_quantity
from lotbook.domain.promises import Others, Wanted
from lotbook.domain.quantities import ZERO, format_quantity
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LotOfOtherProduct, invalid
from lotbook.domain.tracking import ONE
from lotbook.domain.words import ReservationChoice, Role, Tracking
from lotbook.ledger import reservations
from lotbook.ledger.reservations import Lost
from lotbook.models import Lot
from lotbook.services.at_work import LineAtWork, open_for, touch, transfer_of_line
from lotbook.services.rows import all_shared
from lotbook.services.taking import How, take

MOST_CHOSEN = 1_000


@dataclass(frozen=True)
class LotChosen:
    """A lot by row id. quantity: in the stock unit, None for one of a serial or all that the line lacks; location:
    where to take it, None for wherever it lies."""

    lot: int
    quantity: Decimal | None = None
    location: int | None = None


@dataclass(frozen=True)
class LotsChosen:
    """lost: what others had been promised of them."""

    line: int
    transfer: int
    lost: Sequence[Lost]


@unit_of_work
async def choose_lots(
    work: Work, line_id: int, lots: Sequence[LotChosen], *, from_others: bool = False
) -> LotsChosen:
    """Promise these lots to a line, in place of those that a person chose before; what is picked stays. from_others:
    also what others were promised, and what was chosen for them by hand when a manager asks.

    Raises InsufficientStock, LotOfOtherProduct, LotOnHold, WrongState, InvalidInput, NotFound.
    """
    transfer = await open_for(work, await transfer_of_line(line_id), "choose lots for it")
    line = transfer.line(line_id)
    _require_may_choose(line, lots)
    wanted = await _wanted(line, lots)
    await _give_up(line, {one.lot for one in lots})
    others = Others.KEEP
    if from_others:
        others = Others.GIVE_ALL if work.actor.role.includes(Role.MANAGER) else Others.GIVE
    how = How(ReservationChoice.PERSON, others, records=False)
    taken = await take(work, transfer, line, wanted, line.destination, how)
    await touch(work, transfer)
    return LotsChosen(line.id, transfer.id, taken.lost)


def _require_may_choose(line: LineAtWork, lots: Sequence[LotChosen]) -> None:
    """Raises InvalidInput."""
    if line.tracking is Tracking.NONE:
        message = f"{line.product_name} is not tracked: it has no lots to choose."
        raise invalid("line", InputFault.CONTRADICTION, message)
    if line.incoming:
        message = "What comes in is not promised, so no lots are chosen for it."
        raise invalid("line", InputFault.CONTRADICTION, message)
    if len(lots) > MOST_CHOSEN:
        message = f"At most {MOST_CHOSEN:,} lots are chosen at once, not {len(lots):,}."
        raise invalid("lots", InputFault.OVER_LIMIT, message, limit=str(MOST_CHOSEN))


async def _wanted(line: LineAtWork, lots: Sequence[LotChosen]) -> list[Wanted]:
    """The lots as they are to be taken; together no more than the line lacks.

    Raises NotFound, LotOfOtherProduct, InvalidInput.
    """
    rows = await all_shared(Lot, [(one.lot, ("lots", str(place), "lot")) for place, one in enumerate(lots)])
    left = line.lacking
    wanted = []
    for place, one in enumerate(lots):
        lot = rows[one.lot]
        if lot.product_id != line.product:
            message = f"{lot.number} is a lot of another product than {line.product_name}."
            raise LotOfOtherProduct(message=message, lot=lot.id, expected=line.product)
        quantity = one.quantity if one.quantity is not None else _usual(line, left)
        field = ("lots", str(place), "quantity")
        require_quantity(quantity, line.step, field)
        if line.tracking is Tracking.SERIAL and quantity != ONE:
            message = f"The serial {lot.number} is exactly one unit."
            raise invalid(field, InputFault.SERIAL_NOT_ONE, message)
        if quantity > left:
            message = f"{line.product_name}: only {format_quantity(left)} left to be chosen."
            raise invalid(field, InputFault.OVER_LIMIT, message, limit=format_quantity(left))
        left -= quantity
        wanted.append(Wanted(lot.number, lot.id, quantity, one.location))
    return wanted


def _usual(line: LineAtWork, left: Decimal) -> Decimal:
    return ONE if line.tracking is Tracking.SERIAL else left


async def _give_up(line: LineAtWork, chosen: set[int]) -> None:
    """What a person chose before, and what is promised of the chosen lots anyhow, is free to be chosen anew."""
    await _lock(line, chosen)
    await reservations.lessen(
        (promise, promise.spare)
        for promise in await reservations.of_lines([line.id])
        if promise.spare > ZERO and (promise.chosen_by is ReservationChoice.PERSON or promise.lot in chosen)
    )


async def _lock(line: LineAtWork, chosen: set[int]) -> None:
    """All that may be given up or taken, at once: in two steps two people could wait for each other."""
    promised = {promise.lot for promise in await reservations.of_lines([line.id])}
    await reservations.lock({lot for lot in promised if lot is not None} | chosen)
