"""What the record does not explain of the lots that a trace reaches."""

from __future__ import annotations

import strawberry

from lotbook.domain.tracing import TraceGapKind
from lotbook.graphql.later import Lot, Operation
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Shown, linked, own


@strawberry.type(description="A line of a document that had the wrong lot, and was put right.")
class TraceRenumbered(Shown):
    wrong: Lot = linked("The lot that was wrong.")
    right: Lot = linked("The lot that was put in.")
    quantity: Quantity = own("How much of that, in its stock unit.")
    operation: Operation = linked("The write that did so, with who and when.")


@strawberry.type(description="Something that the record does not explain.")
class TraceGap(Shown):
    kind: TraceGapKind = own("What is missing.")
    message: str = own("In words.")
    lot: Lot = linked("The lot.")
    quantity: Quantity | None = own("How much, in the stock unit; null where it cannot be told.")
    renumbered: list[TraceRenumbered] = linked(
        "Of a correction: lines where this was the wrong lot, or the right one; none where the lot was right."
    )
