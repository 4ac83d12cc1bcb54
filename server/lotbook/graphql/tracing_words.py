"""The words of a trace, as the schema tells them."""

from __future__ import annotations

from lotbook.domain.tracing import TraceCut, TraceDirection, TraceEdgeKind, TraceGapKind, TraceScope
from lotbook.graphql.words import describe

describe(
    TraceDirection,
    "Which way to walk.",
    BACK="To vendors and inputs.",
    FORWARD="To outputs and customers.",
    BOTH="Both, each from the start.",
)
describe(
    TraceScope,
    "What counts as reached.",
    BY_NUMBER="Everything that shares the number of a reached lot.",
    BY_TIME="Left out only what is earlier by both recorded and occurred time, margins included.",
)
describe(
    TraceCut,
    "Why a trace is cut.",
    COMPLETE="It is whole.",
    DEPTH="At the deepest step allowed.",
    NODES="At the most lots allowed.",
    TIME="Time ran out after 10 seconds.",
    KINDS="At edges of kinds that were not asked for.",
)
describe(
    TraceEdgeKind,
    "What joins two nodes: the first five lots, the last two a document and its partner, the others a lot and what"
    " brought, took or moved it.",
    CONSUMED="Went into another lot.",
    TAKEN_APART="Came out of another lot that was taken apart.",
    SPLIT="Was taken off under its own number.",
    MERGED="Was poured into another lot.",
    RELABELLED="Got another number.",
    RECEIVED="Came from a vendor.",
    SHIPPED="Went to a customer.",
    RETURNED="Came back from a customer.",
    SENT_BACK="Went back to a vendor.",
    SCRAPPED="Was thrown away.",
    ADJUSTED="Was found or lost.",
    USED="Was used by an order of production.",
    MADE="Was made by an order of production.",
    PACKED="Was put into a package, whatever was taken out again.",
    MOVED="Went from one of our places to another; in a trace only where it is named in kinds.",
    CAME_FROM="A document brought it from its partner.",
    WENT_TO="A document took it to its partner.",
)
describe(
    TraceGapKind,
    "What the record does not explain.",
    NO_ORIGIN="It was found, or was there before the book.",
    INPUT_WITHOUT_LOT="Something without a number went into it.",
    OUTPUT_WITHOUT_LOT="It went into something that has no numbers.",
    NO_INPUTS="It was made, and nothing is recorded that went into it.",
    NO_OUTPUTS="It was used, and nothing is recorded that came of it.",
    RETURN_WITHOUT_DELIVERY="It came back without a delivery that took it out.",
    CORRECTED="What was recorded of it was corrected.",
    TYPED_NUMBER="Its number was typed, not scanned.",
)
