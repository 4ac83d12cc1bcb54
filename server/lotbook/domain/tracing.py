"""Following lots through what was made of them: which ways a trace goes, and what counts as reached."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class TraceDirection(StrEnum):
    """Which way to walk."""

    BACK = "BACK"
    FORWARD = "FORWARD"
    BOTH = "BOTH"


class TraceScope(StrEnum):
    """What counts as reached."""

    BY_NUMBER = "BY_NUMBER"
    BY_TIME = "BY_TIME"


class TraceCut(StrEnum):
    """Why a trace is cut."""

    COMPLETE = "COMPLETE"
    DEPTH = "DEPTH"
    NODES = "NODES"
    TIME = "TIME"
    KINDS = "KINDS"


class TraceEdgeKind(StrEnum):
    """What can join two nodes. The first five join lots, the last two a document with its partner, the others a lot
    with what brought, took or moved it."""

    CONSUMED = "CONSUMED"
    TAKEN_APART = "TAKEN_APART"
    SPLIT = "SPLIT"
    MERGED = "MERGED"
    RELABELLED = "RELABELLED"
    RECEIVED = "RECEIVED"
    SHIPPED = "SHIPPED"
    RETURNED = "RETURNED"
    SENT_BACK = "SENT_BACK"
    SCRAPPED = "SCRAPPED"
    ADJUSTED = "ADJUSTED"
    USED = "USED"
    MADE = "MADE"
    PACKED = "PACKED"
    MOVED = "MOVED"
    CAME_FROM = "CAME_FROM"
    WENT_TO = "WENT_TO"


BETWEEN_LOTS = frozenset(list(TraceEdgeKind)[:5])
ON_REQUEST = frozenset({TraceEdgeKind.MOVED})
"""Not in a trace unless they are named: they lead nowhere, and there are many of them."""
HANDED_OVER = {
    TraceEdgeKind.RECEIVED: TraceEdgeKind.CAME_FROM,
    TraceEdgeKind.RETURNED: TraceEdgeKind.CAME_FROM,
    TraceEdgeKind.SHIPPED: TraceEdgeKind.WENT_TO,
    TraceEdgeKind.SENT_BACK: TraceEdgeKind.WENT_TO,
}
"""How a document that brought or took a lot is joined to its partner."""


class TraceGapKind(StrEnum):
    """What the record does not explain, what matters most first."""

    NO_ORIGIN = "NO_ORIGIN"
    INPUT_WITHOUT_LOT = "INPUT_WITHOUT_LOT"
    OUTPUT_WITHOUT_LOT = "OUTPUT_WITHOUT_LOT"
    NO_INPUTS = "NO_INPUTS"
    NO_OUTPUTS = "NO_OUTPUTS"
    RETURN_WITHOUT_DELIVERY = "RETURN_WITHOUT_DELIVERY"
    CORRECTED = "CORRECTED"
    TYPED_NUMBER = "TYPED_NUMBER"


class Moment(NamedTuple):
    """When something happened: by the order of the book, and by the clocks of those who say so, in microseconds."""

    seq: int
    clock: int

    def surely_before(self, other: Moment) -> bool:
        """Earlier by the book and by the clocks, so that nothing speaks against it."""
        return self.seq < other.seq and self.clock < other.clock

    def surely_not_before(self, other: Moment) -> bool:
        """Not earlier by either."""
        return self.seq >= other.seq and self.clock >= other.clock

    def counted_down(self) -> Moment:
        """The same for those who go back in time."""
        return Moment(-self.seq, -self.clock)

    def earliest(self, other: Moment) -> Moment:
        """What is surely before both is surely before this, and the other way round."""
        return Moment(min(self.seq, other.seq), min(self.clock, other.clock))
