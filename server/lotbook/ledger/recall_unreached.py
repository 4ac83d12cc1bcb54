"""Lots that a recall stops although, by the record as it stands, nothing of the recalled goods leads to them any more:
a correction took them out of what those reach."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from lotbook.domain.recall_words import ScopeReason
from lotbook.domain.tracing import TraceCut, TraceScope
from lotbook.ledger.recalls import FROZEN, Scope, known_at_all, reached
from lotbook.ledger.tracing.sources import ByJournal

NONE: frozenset[int] = frozenset()


async def unreached(recall: Any, scope: Scope) -> frozenset[int]:
    """Lots in scope that neither was named, nor came by what a recall is known by, nor is reached from such a lot, by
    number. Nobody is told so of any before the start, or where that cannot be found out whole."""
    named = [each.lot for each in scope.lots if each.because is ScopeReason.NAMED]
    if recall.state not in FROZEN or len(named) == len(scope.lots):
        return NONE
    left = await _beyond(named, scope)
    if not left:
        return NONE
    came = {each.lot: each.since for each in scope.lots if each.because is ScopeReason.ARRIVED}
    by_themselves = await _by_themselves(scope, {lot: came[lot] for lot in left & came.keys()})
    starts = by_themselves | (left & await known_at_all(recall.id))
    return await _beyond([*named, *starts], scope) if starts else left


async def _beyond(starts: Collection[int], scope: Scope) -> frozenset[int]:
    """What of the scope some lots do not reach."""
    found = await reached(starts, TraceScope.BY_NUMBER, scope.closed)
    whole = found.extent.cut is TraceCut.COMPLETE
    return frozenset({*scope.ids} - found.depth.keys()) if whole else NONE


async def _by_themselves(scope: Scope, came: Mapping[int, int]) -> set[int]:
    """Of lots that came after the start, those that nothing in scope had gone into when they did. came: each with its
    place in the book."""
    since, followed = {each.lot: each.since for each in scope.lots}, set()
    for at in {*came.values()}:
        lots = [lot for lot, seq in came.items() if seq == at]
        source = ByJournal(at)
        flows, called = await source.flows(lots, ahead=False), await source.relabelled()
        pairs = [*zip(flows.outputs, flows.inputs, strict=True)]
        pairs += [(lot, other) for lot in lots for other in called.get(lot, ())]
        followed |= {lot for lot, behind in pairs if behind != lot and since.get(behind, at + 1) <= at}
    return came.keys() - followed
