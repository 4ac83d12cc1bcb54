"""Whoever asked goes away in the middle: the work is done wholly or not at all; the next one is served."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest

from lotbook.db.engine import fetch
from lotbook.db.work import WriteRequest, drain
from lotbook.services import numbers, scanning, validation
from lotbook.services.scan_numbers import ScanGiven
from tests.dock import Dock
from tests.races.racing import nothing_is_half_done
from tests.races.stepping import cut_off
from tests.scenarios.telling import assign, book

Attempt = Callable[[WriteRequest], Coroutine[Any, Any, Any]]
MOST_STEPS = 400


async def a_scan(dock: Dock) -> Attempt:
    receipt = await dock.receipt((dock.radio, 2))
    given = ScanGiven(raw=f"SN-{receipt}", line=await dock.line_of(receipt, dock.radio))
    return lambda request: scanning.record_scan(request, receipt, given)


async def an_assignment(dock: Dock) -> Attempt:
    line = await dock.line_of(await dock.receipt((dock.radio, 3)), dock.radio)
    source = numbers.FromText(text=f"A{line}-1 x 3")
    return lambda request: numbers.assign_numbers(request, line, source, numbers.Options())


async def a_validation(dock: Dock) -> Attempt:
    receipt = await dock.receipt((dock.radio, 3))
    await assign(dock, await dock.line_of(receipt, dock.radio), f"V{receipt}-1 x 3")
    return lambda request: validation.validate_transfer(request, receipt)


@pytest.mark.parametrize("whom", ["request", "work"])
@pytest.mark.parametrize("prepared", [a_scan, an_assignment, a_validation])
async def test_work_that_is_cut_off_at_any_step_is_done_or_not(
    dock: Dock, prepared: Callable[[Dock], Awaitable[Attempt]], whom: str
) -> None:
    outcomes = set()
    for step in range(1, MOST_STEPS):
        attempt, request = await prepared(dock), dock.request("cut off")
        before = await book()
        taken = await cut_off(attempt(request), step, whom=whom)
        await drain()
        recorded = await fetch("SELECT state FROM operation WHERE key = ?", request.key)
        outcomes.add(tuple(row["state"] for row in recorded))
        after = await book()
        assert (after != before) == bool(recorded), f"half done at step {step}"
        again = await attempt(request)  # whoever heard nothing asks again
        assert again.replayed == bool(recorded)
        assert await book() != before
        if recorded:
            assert await book() == after
        if taken < step:
            break
    else:
        pytest.fail(f"still going on after {MOST_STEPS} steps")
    await nothing_is_half_done()
    # Behind the shield the work of a request that is gone ends; cut off itself, it leaves nothing.
    assert outcomes == ({("APPLIED",)} if whom == "request" else {(), ("APPLIED",)})
    assert step > 5
