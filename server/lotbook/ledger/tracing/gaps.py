"""What the record does not explain about the lots that a trace reaches."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import from_millionths
from lotbook.domain.tracing import TraceGapKind
from lotbook.ledger.tracing.movements import ends_of, parts, up_to
from lotbook.ledger.tracing.walk import Closure

MESSAGES = {
    TraceGapKind.NO_ORIGIN: "Was found or taken over from the time before the book: nobody knows where it came from.",
    TraceGapKind.INPUT_WITHOUT_LOT: "Something without a number went into it.",
    TraceGapKind.OUTPUT_WITHOUT_LOT: "Went into something that has no numbers: its way ends there.",
    TraceGapKind.NO_INPUTS: "Was made, and nothing is recorded that went into it.",
    TraceGapKind.NO_OUTPUTS: "Was used, and nothing is recorded that came of it.",
    TraceGapKind.RETURN_WITHOUT_DELIVERY: "Came back without a delivery that took it out.",
    TraceGapKind.TYPED_NUMBER: "Its number was typed, not scanned.",
    TraceGapKind.CORRECTED: "What was recorded of it was corrected.",
}


@dataclass(frozen=True)
class Gap:
    """Something of a lot that the record does not explain. quantity: in its stock unit; None where nobody can tell."""

    kind: TraceGapKind
    lot: int
    quantity: Decimal | None

    @property
    def message(self) -> str:
        return MESSAGES[self.kind]


async def gaps(closure: Closure) -> list[Gap]:
    """By kind, what matters most first, then by lot, of all reached lots."""
    found = []
    limits = up_to(closure)
    for part in parts(closure.depth):
        condition, lots = among(part)
        sql = ends_of("trace_gaps", condition)
        for row in await fetch(sql, lots, lots, *limits, lots, lots, lots, lots, lots, *limits):
            much = from_millionths(row["quantity"]) if row["quantity"] else None
            found.append(Gap(TraceGapKind(row["kind"]), row["lot_id"], much))
    order = list(TraceGapKind)
    return sorted(found, key=lambda gap: (order.index(gap.kind), gap.lot))
