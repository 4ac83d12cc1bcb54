"""What races have in common: many start at once, and each either answers or is refused."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from lotbook.db.engine import fetch
from lotbook.domain.refusals import Refusal
from lotbook.ledger.check import check


async def at_once(attempts: Sequence[Coroutine[Any, Any, Any]]) -> tuple[list[Any], list[Refusal]]:
    """The answers and the refusals; anything else is a bug and raised."""
    outcomes = await asyncio.gather(*attempts, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException) and not isinstance(outcome, Refusal):
            raise outcome
    return (
        [outcome for outcome in outcomes if not isinstance(outcome, Refusal)],
        [outcome for outcome in outcomes if isinstance(outcome, Refusal)],
    )


async def nothing_is_half_done() -> None:
    """No operation is open, and the book agrees with itself."""
    assert await fetch("SELECT id FROM operation WHERE state = 'OPEN'") == []
    assert [str(found) for found in await check()] == []
