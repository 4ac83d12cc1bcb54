"""What is read of a recall as a whole, kept as long as nothing is written, and what a close came to for good: each page
of thousands of customers asks for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable
from functools import partial
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from lotbook.db.engine import client
from lotbook.domain.recall_words import RecallState, ScopeReason
from lotbook.ledger import recall_closes, recall_parties, recall_unreached, recalls
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.recall_closes import Close
from lotbook.ledger.recall_parties import Recipient
from lotbook.ledger.recalls import Scope
from lotbook.models import Recall, RecallLot

Found = TypeVar("Found")

MOST = 8
"""Kept of all recalls: a scope and its customers take tens of megabytes."""
_kept: WeakKeyDictionary[Any, dict[Hashable, Any]] = WeakKeyDictionary()
"""By database, then by what it was read of, with the place in the book; the oldest first."""


async def scopes(rows: list[Any]) -> list[Scope]:
    """Of recalls, as their rows were read."""
    return [
        await _once((row.id, row.version), partial(recalls.scope_of, row), for_good=bool(row.closed))
        for row in rows
    ]


async def recipients(keys: list[tuple[Any, Scope]]) -> list[list[Recipient]]:
    """Of recalls in just these scopes."""
    return [
        await _once(scope, partial(recall_parties.recipients, row, scope), for_good=bool(row.closed))
        for row, scope in keys
    ]


async def unreached(keys: list[tuple[Any, Scope]]) -> list[frozenset[int]]:
    """Lots of recalls that nothing of the recalled goods leads to any more."""
    find = recall_unreached.unreached
    return [
        await _once(("unreached", scope), partial(find, row, scope), for_good=bool(row.closed))
        for row, scope in keys
    ]


async def unreached_by(lots: list[int]) -> list[list[int]]:
    """By lot, the recalls under way that have it in scope, with nothing decided about it, though nothing of their goods
    leads to it any more."""
    open_ones = RecallLot.filter(decision=None, recall__state=RecallState.STARTED)
    followed = open_ones.filter(lot_id__in=lots).exclude(because=ScopeReason.NAMED)
    by_lot: dict[int, list[int]] = defaultdict(list)
    for lot, recall in await followed.order_by("id").values_list("lot_id", "recall_id"):
        by_lot[lot].append(recall)
    rows: list[Any] = await Recall.filter(id__in={recall for each in by_lot.values() for recall in each})
    found = await unreached([*zip(rows, await scopes(rows), strict=True)])
    beyond = {row.id: of_it for row, of_it in zip(rows, found, strict=True)}
    return [[recall for recall in by_lot[lot] if lot in beyond[recall]] for lot in lots]


async def closes(rows: list[Any]) -> list[list[Close]]:
    """Of recalls, those after which each was reopened."""
    return [
        await _once(
            ("closes", row.id, row.version), partial(recall_closes.earlier_closes, row), for_good=True
        )
        for row in rows
    ]


async def _once(of: Hashable, find: Callable[[], Awaitable[Found]], *, for_good: bool) -> Found:
    """Whatever is told of a recall comes of writes, and each of them has its place in the book. The place is read
    first: what is written meanwhile is found, and found anew by whoever comes behind it. for_good: it is told as at a
    close, and no write changes it."""
    key = (of, None if for_good else await last_sequence())
    kept = _kept.setdefault(client(), {})
    if key in kept:
        return kept[key]
    found = await find()
    while len(kept) >= MOST:
        del kept[next(iter(kept))]
    kept[key] = found
    return found
