"""What was done with goods of a recall since its scope was drawn: scrapped, or sent back to the vendor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from lotbook.domain.quantities import from_millionths
from lotbook.domain.tracing import TraceEdgeKind
from lotbook.ledger.recalls import Scope
from lotbook.ledger.tracing.movements import Movement, parts
from lotbook.models import Operation

DISPOSED = {TraceEdgeKind.SCRAPPED, TraceEdgeKind.SENT_BACK}


@dataclass(frozen=True)
class Disposed:
    """So much of a lot in scope is gone, in its stock unit. transfer: by which, None where it was scrapped where it
    lay; vendor: to whom it was sent back, None where it was scrapped; at, by, why: when, by whom and for which reason
    it was recorded last."""

    lot: int
    product: int
    transfer: int | None
    vendor: int | None
    quantity: Decimal
    at: datetime
    by: str | None
    why: str | None


async def disposed(scope: Scope, moved: Iterable[Movement]) -> list[Disposed]:
    """What of lots in scope is gone so, in the order of the book. moved: all that became of them."""
    gone = [
        each for each in moved if each.kind in DISPOSED and not each.comes and each.first.seq > scope.position
    ]
    written: dict[int, tuple[datetime, str | None, str | None]] = {}
    for part in parts({each.operation for each in gone}):
        rows: Any = await Operation.filter(id__in=part).values_list("id", "recorded", "user__name", "reason")
        written.update((row, (at, by, why)) for row, at, by, why in rows)
    return [
        Disposed(
            *(each.lot, each.product, each.transfer or None),
            each.partner if each.kind is TraceEdgeKind.SENT_BACK else None,
            from_millionths(each.quantity),
            *written[each.operation],
        )
        for each in sorted(gone, key=lambda each: (each.first.seq, each.lot))
    ]
