"""Loaders: keys that are asked for at different times are read together, whatever answers first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from lotbook.graphql.loading import Loaders


@pytest.mark.parametrize("slow", ["left", "right"])
async def test_what_two_readers_lead_to_is_read_once_whichever_answers_first(slow: str) -> None:
    loaders, asked = Loaders(), []

    def reader(name: str) -> Callable[[list[int]], object]:
        async def read(keys: list[int]) -> list[int]:
            asked.append((name, sorted(keys)))
            await asyncio.sleep(0.02 if name == slow else 0)
            return [key * 10 for key in keys]

        return read

    left, right, below = reader("left"), reader("right"), reader("below")

    async def field(first: Callable[[list[int]], object], key: int, turns: int) -> int:
        for _ in range(turns):
            await asyncio.sleep(0)
        found = await loaders.load(first, key)
        for _ in range(turns):
            await asyncio.sleep(0)
        return await loaders.load(below, found)

    fields = [field(left, 1, 0), field(right, 2, 3), field(left, 3, 2), field(right, 2, 1)]
    assert await asyncio.gather(*fields) == [100, 200, 300, 200]
    assert sorted(asked) == [("below", [10, 20, 30]), ("left", [1, 3]), ("right", [2])]
    assert await loaders.load(below, 30) == 300
    assert len(asked) == 3


async def test_a_reader_that_fails_or_forgets_a_key_fails_all_that_wait_and_no_other() -> None:
    loaders = Loaders()

    async def broken(_: list[int]) -> list[int]:
        raise LookupError

    async def forgets(keys: list[int]) -> list[int]:
        return keys[1:]

    async def right(keys: list[int]) -> list[int]:
        return keys

    waiting = [loaders.load(broken, 1), loaders.load(broken, 2), loaders.load(forgets, 3)]
    *failed, found = await asyncio.gather(*waiting, loaders.load(right, 4), return_exceptions=True)
    assert [type(each) for each in failed] == [LookupError, LookupError, ValueError]
    assert found == 4
