"""Goods that a recall stops are poured together with others only by who says that he means it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lotbook.domain.quantities import ZERO, Path, format_quantity
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import LotOnHold, invalid
from lotbook.ledger import recalls
from lotbook.ledger.balances import Balance
from lotbook.ledger.recalls import Stopping
from lotbook.models import Hold, Lot, Unit
from lotbook.services.stopped import MOST_HOLDS, MOST_LOTS

MOST_SAID = 10


async def require_mixing_meant(
    fields: Mapping[int, Path], into: int, lying: Sequence[Balance], unit: int, *, meant: bool
) -> None:
    """Refuse to merge lots of which a recall stops only some, unless that is meant; and always to merge such into what
    was released in it, which would let them go. fields: as which the lots were named, that which remains among them;
    lying: what of them is poured together, in their unit.

    Raises LotOnHold or InvalidInput.
    """
    for recall in await recalls.stopping([*fields]):
        stopped = [lot for lot in fields if lot in recall.stops]
        others = [lot for lot in fields if lot not in recall.stops]
        if stopped and into in recall.released:
            numbers = await _numbers([into, stopped[0]])
            message = (
                f"{numbers[0]} was released in {recall.number}, and {numbers[1]} is stopped by it: decide the same"
                " about both first."
            )
            raise invalid(("into",), InputFault.CONTRADICTION, message, given=numbers[0])
        if stopped and others and not meant:
            symbol = (await Unit.get(id=unit)).symbol
            much = [sum((each.on_hand for each in lying if each.lot == lot), ZERO) for lot in others]
            amounts = [f"{format_quantity(each)} {symbol}" for each in much]
            refusal = await _asked(recall, stopped, others, amounts, into)
            refusal.field = fields[stopped[0]]
            raise refusal


async def _asked(
    recall: Stopping, stopped: Sequence[int], others: Sequence[int], amounts: Sequence[str], into: int
) -> LotOnHold:
    """What becomes of the goods. others: which the recall does not stop so far, with how much that is."""
    numbers = await _numbers(others)
    also = ", ".join(map(" of ".join, zip(amounts, numbers[:MOST_SAID], strict=False)))
    more = f" and {len(others) - MOST_SAID} more" if len(others) > MOST_SAID else ""
    message = (
        f"{recall.number} stops {(await _numbers(stopped))[0]}. Poured together, all of it is stopped by that,"
        f" also {also}{more}, which it does not concern so far"
    )
    if into in others:
        whole = numbers[others.index(into)]
        message += f", and whoever got some of {whole} before has goods of it"
    of_it = Hold.filter(recall_id=recall.recall, lot_id__in=stopped, ended_operation_id=None)
    behind: Any = await of_it.order_by("-id").limit(MOST_HOLDS).values_list("id", flat=True)
    facts: Any = {"lots": others[:MOST_LOTS], "lot_count": len(others), "holds": list(behind)}
    return LotOnHold(message=f"{message}.", code=RefusalCode.LOT_RECALLED, **facts)


async def _numbers(lots: Sequence[int]) -> list[str]:
    found: dict[int, str] = dict(await Lot.filter(id__in=lots).values_list("id", "number"))
    return [found[lot] for lot in lots]
