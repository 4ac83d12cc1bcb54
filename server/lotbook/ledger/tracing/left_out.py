"""What a trace by time leaves out, so that nobody takes it for all that shares a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lotbook.domain.tracing import TraceScope
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.movements import movements
from lotbook.ledger.tracing.walk import closure


@dataclass(frozen=True)
class LeftOut:
    """Lots, transfers with something of any lot, and partners whom nothing else reaches; transfers newest first."""

    lots: Sequence[int] = ()
    transfers: Sequence[int] = ()
    partners: Sequence[int] = ()


async def left_out(found: Closure) -> LeftOut:
    """What the same trace reaches by number, and by time does not, at the same place in the journal."""
    if found.scope is TraceScope.BY_NUMBER:
        return LeftOut()
    wider = await closure(found.start, found.direction, limits=replace(found.limits, as_of=found.as_of))
    within = await movements(found)
    here = {(each.lot, each.document, each.kind) for each in within}
    others = [each for each in await movements(wider) if (each.lot, each.document, each.kind) not in here]
    return LeftOut(
        lots=sorted(wider.depth.keys() - found.depth.keys()),
        transfers=sorted({each.transfer for each in others if each.transfer}, reverse=True),
        partners=sorted(
            {each.partner for each in others if each.partner} - {each.partner for each in within}
        ),
    )
