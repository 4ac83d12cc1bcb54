"""What is told of an edge of a trace, whatever it joins."""

from __future__ import annotations

from lotbook.domain.trace_flows import Bounds
from lotbook.domain.trace_shares import Shares
from lotbook.domain.tracing import TraceScope
from lotbook.ledger.tracing import movements, sharing
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.graph import Join


def is_uncertain(join: Join, closure: Closure) -> bool:
    """Whether it is in scope by time only because the order of events is not certain."""
    if closure.scope is TraceScope.BY_NUMBER:
        return False
    if join.handover is not None:
        return all(movements.is_uncertain(closure, each) for each in join.handover.moved)
    if join.movement is not None:
        return movements.is_uncertain(closure, join.movement)
    return join.flow is not None and bool({join.flow.input, join.flow.output} & closure.uncertain)


def is_ahead(join: Join, closure: Closure) -> bool:
    """Whether its share is one of the start, and not how much of it went into that: of a document and its partner it is
    told backwards as soon as what was moved of one lot is."""
    if len(closure.ways) == 1:
        return closure.ways[0].ahead
    if join.flow is not None:
        return closure.is_told_ahead(join.flow.input, closure.ways_of(join.flow))
    moved = join.handover.moved if join.handover else [join.movement] if join.movement else []
    return all(closure.is_told_ahead(each.lot, movements.ways_of(closure, each)) for each in moved)


def share(join: Join, shares: Shares | None, closure: Closure) -> Bounds | None:
    """How much of the start is in it, or of it went into that, by shares of that way; None where nobody can tell."""
    if shares is None:
        return None
    if join.handover is not None:
        return sharing.share_of_handover(join.handover.moved, shares, closure)
    if join.movement is not None:
        return sharing.share_of_movement(join.movement, shares, closure)
    return shares.flows.get(join.flow) if join.flow else None
