"""Coroutines that run as one task end as they would by themselves."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from lotbook.graphql.together import together


async def doubled(future: asyncio.Future[int]) -> int:
    await asyncio.sleep(0)
    return 2 * await future


async def test_they_wait_side_by_side_and_answer_in_their_order() -> None:
    loop = asyncio.get_running_loop()
    shared, late = loop.create_future(), loop.create_future()
    loop.call_soon(shared.set_result, 1)
    loop.call_later(0.001, late.set_result, 3)
    task = asyncio.ensure_future(doubled(late))
    tasks = len(asyncio.all_tasks())
    asked: list[Any] = [doubled(late), doubled(shared), shared, task, doubled(shared)]
    answering = asyncio.ensure_future(together(asked))
    await shared
    assert len(asyncio.all_tasks()) == tasks + 1
    assert await answering == [6, 2, 1, 6, 2]
    assert await together([]) == []


@pytest.mark.parametrize("cancelled", [False, True], ids=["one fails", "it is cut off"])
async def test_none_goes_on_when_one_fails_or_all_are_cut_off(cancelled: bool) -> None:
    ended = []
    never: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def waiting() -> None:
        try:
            await never
        finally:
            ended.append(True)

    async def failing() -> None:
        await asyncio.sleep(0)
        raise ValueError("no")

    answering = asyncio.ensure_future(together([waiting(), doubled(never) if cancelled else failing()]))
    await asyncio.sleep(0.01)
    if cancelled:
        answering.cancel()
    else:
        never.set_result(1)
    with pytest.raises(asyncio.CancelledError if cancelled else ValueError):
        await asyncio.wait_for(answering, 5)
    assert ended == [True]
