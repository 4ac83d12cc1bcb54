"""SSCC, GTIN and GLN of our own prefix: given once, also to many at once, and never beyond the last."""

from __future__ import annotations

import asyncio

import pytest

from lotbook.domain.refusals import InvalidInput, KeysExhausted
from lotbook.domain.words import Tracking
from lotbook.services import gs1_keys
from lotbook.standards.keys import KeyKind, make_key
from tests.dock import Dock
from tests.scenarios.telling import refused, settle

PREFIX = "9520123"


async def made(dock: Dock, kind: KeyKind, count: int = 1, start: int | None = None) -> list[str]:
    request = dock.request("makeKeys")
    return (await gs1_keys.make_keys(request, kind, count, start)).outcome.keys


async def test_keys_follow_each_other_by_kind_and_prefix(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix=PREFIX)
    assert await made(dock, KeyKind.SSCC, 2) == [make_key(KeyKind.SSCC, PREFIX, each) for each in (0, 1)]
    assert await made(dock, KeyKind.GLN) == [make_key(KeyKind.GLN, PREFIX, 0)]
    assert await made(dock, KeyKind.SSCC) == [make_key(KeyKind.SSCC, PREFIX, 2)]
    await settle("settings", 1, gs1_prefix="952012")
    assert await made(dock, KeyKind.GLN) == [make_key(KeyKind.GLN, "952012", 0)]
    await settle("settings", 1, gs1_prefix=PREFIX)
    assert await made(dock, KeyKind.GLN) == [make_key(KeyKind.GLN, PREFIX, 1)]


async def test_a_gtin_that_a_product_bears_already_is_left_out(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix=PREFIX)
    await dock.product("OLD", Tracking.LOT, gtin=make_key(KeyKind.GTIN, PREFIX, 1).zfill(14))
    assert await made(dock, KeyKind.GTIN, 2) == [make_key(KeyKind.GTIN, PREFIX, each) for each in (0, 2)]


async def test_numbers_given_elsewhere_before_are_passed_over_and_never_come_back(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix=PREFIX)
    assert await made(dock, KeyKind.SSCC, start=500) == [make_key(KeyKind.SSCC, PREFIX, 500)]
    async with refused(InvalidInput):
        await made(dock, KeyKind.SSCC, start=500)
    assert await made(dock, KeyKind.SSCC) == [make_key(KeyKind.SSCC, PREFIX, 501)]


async def test_a_prefix_that_is_used_up_says_so_and_gives_none(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix="95201234567")
    assert len(await made(dock, KeyKind.GLN, 8)) == 8
    async with refused(KeysExhausted) as exhausted:
        await made(dock, KeyKind.GLN, 3)
    assert (exhausted.value.prefix, exhausted.value.kind, exhausted.value.left) == ("95201234567", "GLN", 2)
    assert len(await made(dock, KeyKind.GLN, 2)) == 2


async def test_without_a_prefix_there_are_no_keys(dock: Dock) -> None:
    async with refused(InvalidInput):
        await made(dock, KeyKind.SSCC)


@pytest.mark.parametrize("count", [0, 101])
async def test_keys_come_one_to_a_hundred_at_once(dock: Dock, count: int) -> None:
    await settle("settings", 1, gs1_prefix=PREFIX)
    async with refused(InvalidInput):
        await made(dock, KeyKind.SSCC, count)


async def test_many_at_once_never_get_the_same_key(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix=PREFIX)
    several = await asyncio.gather(*(made(dock, KeyKind.SSCC, 3) for _ in range(12)))
    keys = [key for keys in several for key in keys]
    assert sorted(keys) == [make_key(KeyKind.SSCC, PREFIX, each) for each in range(36)]


async def test_a_replay_answers_the_same_keys(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix=PREFIX)
    request = dock.request("makeKeys")
    first = await gs1_keys.make_keys(request, KeyKind.SSCC, 1, None)
    again = await gs1_keys.make_keys(request, KeyKind.SSCC, 1, None)
    assert (again.outcome, again.replayed) == (first.outcome, True)


async def test_a_key_is_checked_and_known_as_ours(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix=PREFIX)
    ours = await gs1_keys.check_gs1_key(KeyKind.SSCC, "395201234567891236")
    assert (ours.key, ours.ours) == ("395201234567891236", True)
    assert not (await gs1_keys.check_gs1_key(KeyKind.GTIN, "4006381333931")).ours
