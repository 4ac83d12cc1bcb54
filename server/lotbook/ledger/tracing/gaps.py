"""What the record does not explain about the lots that a trace reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import from_millionths
from lotbook.domain.tracing import TraceGapKind
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.movements import ends_of, parts, up_to

MESSAGES = {
    TraceGapKind.NO_ORIGIN: "Was found by a count, or is opening stock: nobody knows where it came from.",
    TraceGapKind.INPUT_WITHOUT_LOT: "Something without a number went into it.",
    TraceGapKind.OUTPUT_WITHOUT_LOT: "Went into something that has no numbers: its way ends there.",
    TraceGapKind.NO_INPUTS: "Was made, and nothing is recorded that went into it.",
    TraceGapKind.NO_OUTPUTS: "Was used, and nothing is recorded that came of it.",
    TraceGapKind.RETURN_WITHOUT_DELIVERY: "Came back without a delivery that took it out.",
    TraceGapKind.TYPED_NUMBER: "Its number was typed, not scanned.",
    TraceGapKind.CORRECTED: "What was recorded of it was corrected.",
}


@dataclass(frozen=True)
class Renumbered:
    """A line that had the wrong lot: of the right one so much was put in, in its stock unit, by a write."""

    wrong: int
    right: int
    quantity: Decimal
    operation: int


@dataclass(frozen=True)
class Gap:
    """Something of a lot that the record does not explain. quantity: in its stock unit; None where nobody can tell.
    renumbered: of a correction, lines where it was the wrong lot or the right one, as they were written."""

    kind: TraceGapKind
    lot: int
    quantity: Decimal | None
    renumbered: Sequence[Renumbered] = ()

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
        rows = await fetch(sql, lots, lots, *limits, lots, lots, lots, lots, lots, *limits)
        renumbered = await _renumbered(part, closure) if any(_is_corrected(row) for row in rows) else {}
        for row in rows:
            much = from_millionths(row["quantity"]) if row["quantity"] else None
            other = renumbered.get(row["lot_id"], ()) if _is_corrected(row) else ()
            found.append(Gap(TraceGapKind(row["kind"]), row["lot_id"], much, other))
    order = list(TraceGapKind)
    return sorted(found, key=lambda gap: (order.index(gap.kind), gap.lot))


def _is_corrected(row: Mapping[str, Any]) -> bool:
    return bool(row["kind"] == TraceGapKind.CORRECTED)


async def _renumbered(lots: Collection[int], closure: Closure) -> dict[int, list[Renumbered]]:
    """By lot, at either end."""
    condition, values = among(lots)
    sql = question("trace_corrections").replace("{ids}", condition)
    found: dict[int, list[Renumbered]] = defaultdict(list)
    for row in await fetch(sql, values, values, *up_to(closure)):
        each = Renumbered(row["wrong"], row["put_in"], from_millionths(row["quantity"]), row["operation_id"])
        found[each.wrong].append(each)
        found[each.right].append(each)
    return found
