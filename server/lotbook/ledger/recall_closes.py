"""Closes of a recall after which it was reopened: each with what it came to, as the book was then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lotbook.ledger import recall_parties, recalls
from lotbook.ledger.recall_parties import Recipient
from lotbook.ledger.recalls import Scope
from lotbook.models import Operation


@dataclass(frozen=True, eq=False)
class Close:
    """A close, and the reopening that followed it: rows of `Operation`, with whoever wrote them. recall: of which;
    stops: open transfers that had some of it picked or promised."""

    recall: Any
    closed: Any
    reopened: Any
    scope: Scope
    recipients: Sequence[Recipient]
    stops: Sequence[int]


async def earlier_closes(recall: Any) -> list[Close]:
    """Those that were not the last word, in their order."""
    about = {"subject_kind": "Recall", "subject_id": recall.id, "state": "APPLIED"}
    rows = Operation.filter(**about, kind__in=("closeRecall", "reopenRecall")).order_by("seq")
    deeds: list[Any] = await rows.select_related("user")
    return [
        await _close(recall, closed, reopened)
        for closed, reopened in zip(deeds[::2], deeds[1::2], strict=False)
    ]


async def _close(recall: Any, closed: Any, reopened: Any) -> Close:
    scope = await recalls.scope_at(recall, closed.seq)
    found = await recall_parties.recipients(recall, scope)
    return Close(recall, closed, reopened, scope, found, await recalls.stops(scope))
