"""Whatever is imported, opened, received, counted, counted again, packed, unpacked, scrapped, taken back, shipped, put
right, brought back, split, merged and relabelled, in whatever order: nothing is made or lost, a stale count is not
applied, a package is in one place, days and holds go along, old numbers still find what they became, and nothing comes
back to life under them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.db.engine import engine, fetch
from lotbook.domain.words import Tracking
from lotbook.ledger.check import check
from tests.dock import Dock
from tests.scenarios.counting_deeds import Stocktaking
from tests.scenarios.test_journal import STORIES

DEEDS = (
    *("opening", "bring", "bring", "undo", "undo", "receive", "receive", "hold"),
    *("pack", "pack", "pack", "unpack", "unpack", "move_package", "move_package"),
    *("scrap", "scrap", "take_back", "take_back", "ship", "ship", "bring_back", "move", "move"),
    *("miscounted", "miscounted"),
    *("split", "split", "merge", "merge", "relabel"),
    *("count",) * 6,
    *(
        "look",
        "look",
        "look",
        "recount",
        "recount",
        "rebase",
        "apply",
        "apply",
        "apply",
        "uncount",
        "abandon",
    ),
)
"""What may happen, as often as it stands here."""

BEGUN = [("opening", 0, 5, 5), ("opening", 1, 0, 3), ("receive", 0, 0, 4)]
PACKED = [*BEGUN, ("pack", 0, 0, 2), ("pack", 0, 1, 1)]
MOVED_IN = [("bring", 0, 1, 4), ("undo", 1, 0, 1), ("bring", 1, 1, 3)]
deeds = st.tuples(st.sampled_from(DEEDS), st.integers(0, 99), st.integers(0, 99), st.integers(1, 5))
told = st.lists(deeds, min_size=10, max_size=26)
stories = st.tuples(st.sampled_from([BEGUN, PACKED, MOVED_IN]), told).map(
    lambda story: [*story[0], *story[1]]
)
trackings = st.sampled_from([Tracking.LOT, Tracking.LOT, Tracking.SERIAL])
Story = list[tuple[str, int, int, int]]


async def tell(dock: Dock, tracking: Tracking, story: Story) -> None:
    sku = f"P{len(await fetch('SELECT id FROM product'))}"
    keeping = Stocktaking(dock, await dock.product(sku, tracking), tracking is Tracking.SERIAL)
    sound = await check()
    for deed, *facts in story:
        await getattr(keeping, deed)(*facts)
        await keeping.compare()
        if engine() == "sqlite":  # elsewhere it takes longer than all the deeds
            assert await check() == sound
    assert await check() == sound


KEPT: list[tuple[Tracking, Story]] = [
    (
        Tracking.SERIAL,  # it was found, and came by the book before that was applied
        [*BEGUN, ("ship", 0, 0, 1), ("count", 0, 15, 1), ("bring_back", 0, 0, 1), ("look", 0, 0, 1),
         ("rebase", 0, 0, 1), ("recount", 0, 1, 1), ("count", 0, 1, 1), ("look", 0, 0, 1), ("apply", 1, 1, 1)],
    ),
    (
        Tracking.SERIAL,  # it was found on the shelf, not in the stock, where it came by the book since
        [*BEGUN, ("ship", 0, 0, 1), ("count", 0, 1, 1), ("count", 3, 15, 1), ("bring_back", 0, 0, 1),
         ("look", 0, 0, 1), ("rebase", 0, 0, 1), ("apply", 0, 1, 1)],
    ),
    (
        Tracking.SERIAL,  # it was counted on the shelf, which has a later turn, and is in the stock since
        [*BEGUN, ("move", 0, 0, 1), ("count", 0, 1, 1), ("count", 3, 1, 1), ("move", 0, 0, 1), ("look", 0, 0, 1),
         ("rebase", 0, 0, 1), ("apply", 1, 1, 1)],
    ),
    (
        Tracking.SERIAL,  # it went away and came back: what was counted is stale, though the book has as much as then
        [*BEGUN, ("count", 0, 1, 1), ("move", 0, 0, 1), ("move", 0, 0, 1), ("look", 0, 0, 1), ("apply", 1, 1, 1),
         ("recount", 0, 1, 1), ("count", 0, 29, 1), ("look", 0, 0, 1), ("apply", 1, 1, 1), ("count", 0, 15, 1),
         ("look", 0, 0, 1), ("apply", 1, 1, 1)],
    ),
    (
        Tracking.LOT,  # more went out than the delivery was to take
        [*BEGUN, ("ship", 0, 0, 1), ("miscounted", 0, 0, 2), ("ship", 0, 0, 1), ("miscounted", 0, 3, 1)],
    ),
]  # fmt: skip
"""Stories in which the book was once wrong, or could be."""


@pytest.mark.parametrize(("tracking", "story"), KEPT)
async def test_what_went_wrong_once_goes_well(dock: Dock, tracking: Tracking, story: Story) -> None:
    await tell(dock, tracking, story)


@settings(STORIES, max_examples=10)
@given(trackings, stories)
async def test_goods_are_where_the_story_has_them(dock: Dock, tracking: Tracking, story: Story) -> None:
    await tell(dock, tracking, story)


@pytest.mark.long
@pytest.mark.parametrize("part", range(10))
@settings(STORIES, max_examples=50)
@given(trackings, stories)
async def test_goods_are_where_many_stories_have_them(
    dock: Dock, part: int, tracking: Tracking, story: Story
) -> None:
    await tell(dock, tracking, story)
