"""Which lots went into which, made anew where a rule of before made it; the journal stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lotbook.db.engine import among, execute, fetch
from lotbook.db.work import with_retries
from lotbook.ledger import genealogy

AT_ONCE = 20
"""Runs of one transaction: so many keep nobody waiting."""
ROUNDS = 100
"""Transactions of one call: other jobs wait for it."""


async def make_anew() -> None:
    """Bring the edges of runs that are behind up to the rule of now, 2,000 at most; those of later come with the next
    call."""
    for _ in range(ROUNDS):
        rows = await fetch("SELECT run_id FROM run_behind ORDER BY run_id LIMIT ?", AT_ONCE)
        if not rows:
            return
        await with_retries(partial(_make_anew, [row["run_id"] for row in rows]))


async def _make_anew(runs: Sequence[int]) -> None:
    for run in runs:
        if set(await genealogy.derived(run)) != await genealogy.kept(run):
            await genealogy.keep_run(run)
    condition, ids = among(runs)
    await execute(f"DELETE FROM run_behind WHERE run_id {condition}", ids)
