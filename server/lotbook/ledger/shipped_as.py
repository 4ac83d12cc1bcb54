"""The numbers that goods bore as they left us: what a customer has is labelled as it was shipped, whatever its lot is
called since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from lotbook.db.engine import among, fetch
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.movements import parts

Labels = Mapping[int, Sequence[int]]
"""Lots that goods were shipped as, by the lot that they are of now; without those that are still called so."""


async def shipped_as(transfers: Collection[int], as_of: int | None = None) -> dict[int, Labels]:
    """By transfer. as_of: place in the book, now when None."""
    seq = await last_sequence() if as_of is None else as_of
    found: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for part in parts(transfers):
        condition, ids = among(part)
        for row in await fetch(question("relabelled_there").replace("{ids}", condition), seq, ids):
            before, now = row["input_lot_id"], row["output_lot_id"]
            labels = found[row["transfer_id"]]
            labels[now] = labels.get(before) or [before]
    return {
        transfer: {now: labels for now, labels in each.items() if labels != [now]}
        for transfer, each in found.items()
    }
