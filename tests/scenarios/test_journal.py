"""Whatever people do at the dock, in whatever order: the book says what a few lines of Python say."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lotbook.db.engine import fetch
from lotbook.domain.refusals import Refusal
from lotbook.domain.words import OperationKind, Tracking
from lotbook.ledger.check import check
from lotbook.services.correcting import Correction
from tests.dock import Dock
from tests.scenarios.model import CUSTOMERS, OURS, STOCK, VENDORS, Model, Posted
from tests.scenarios.telling import book, correct, lies, moved, received

NUMBERS = [f"F-{n}" for n in range(4)]
STORIES = settings(
    max_examples=12,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

kilograms = st.integers(1, 5_000).map(lambda grams: Decimal(grams) / 1000)
choice = st.integers(0, 1_000)
receipts = st.tuples(
    st.just("receive"), st.dictionaries(st.sampled_from(NUMBERS), kilograms, min_size=1, max_size=3)
)
moves = st.tuples(st.just("move"), choice, kilograms)
deliveries = st.tuples(st.just("deliver"), choice, kilograms)
corrections = st.tuples(
    st.just("correct"),
    choice,
    st.none() | kilograms,
    st.sampled_from(NUMBERS),
    st.just(Decimal(0)) | kilograms,
)
stories = st.tuples(
    receipts,
    st.lists(st.one_of(receipts, moves, deliveries, corrections, corrections), min_size=3, max_size=9),
).map(lambda story: [story[0], *story[1]])


@dataclass
class Telling:
    """A story as it is told to the real book and to the model; of a product that nobody else touches."""

    dock: Dock
    product: int
    model: Model = field(default_factory=Model)
    newest: int = 0

    async def receive(self, lots: dict[str, Decimal]) -> None:
        await received(self.dock, self.product, *((number, str(much)) for number, much in lots.items()))
        for number, much in lots.items():
            self.model.move(number, VENDORS, STOCK, much)

    async def move(self, which: int, much: Decimal) -> None:
        await self._take(OperationKind.INTERNAL, which, much)

    async def deliver(self, which: int, much: Decimal) -> None:
        await self._take(OperationKind.DELIVERY, which, much)

    async def _take(self, kind: OperationKind, which: int, much: Decimal) -> None:
        if not (held := self.model.held()):
            return
        number, place, there = held[which % len(held)]
        much = min(much, there)
        to = CUSTOMERS if kind is OperationKind.DELIVERY else next(one for one in OURS if one != place)
        ends = {"source": await self.dock.place(place), "destination": await self.dock.place(to)}
        await moved(self.dock, kind, self.product, (number, str(much)), **ends)
        self.model.move(number, place, to, much)

    async def correct(self, which: int, wrong: Decimal | None, number: str, right: Decimal) -> None:
        line = self.model.lines[which % len(self.model.lines)]
        wrong = wrong or line.left or Decimal(1)  # all that is left, or more than that
        what = Correction(
            move_line=line.id, quantity=wrong, number=number, right_quantity=right, take_more=True
        )
        before = await book()
        if self.model.correct(line, wrong, number, right):
            await correct(self.dock, what)
            return
        try:
            await correct(self.dock, what)
        except Refusal:
            assert await book() == before
        else:
            raise AssertionError(f"{what} cannot be, and was done")

    async def name_new_lines(self) -> None:
        """The model's new lines get the ids of the book's."""
        rows = await fetch(
            """SELECT line.id, lot.number, source.path AS source, destination.path AS destination
               FROM stock_move_line AS line JOIN lot ON lot.id = line.lot_id
               JOIN location AS source ON source.id = line.source_id
               JOIN location AS destination ON destination.id = line.destination_id
               WHERE line.product_id = ? AND line.id > ? AND line.corrects_id IS NULL""",
            self.product,
            self.newest,
        )
        found = {(row["number"], row["source"], row["destination"]): row["id"] for row in rows}
        for line in self.model.lines:
            if not line.id:
                line.id = found.pop(_way(line))
        assert found == {}
        self.newest = max((self.newest, *(line.id for line in self.model.lines)))

    async def compare(self) -> None:
        for number in NUMBERS:
            there = await lies(self.product, number)
            assert there == self.model.places_of(number)
            assert sum(there.values()) == 0  # vendors and customers are places too
        for place in OURS:
            held = sum(much for _, where, much in self.model.held() if where == place)
            assert await self.dock.on_hand(self.product, place) == held


def _way(line: Posted) -> tuple[str, str, str]:
    return line.number, line.source, line.destination


async def tell(dock: Dock, story: list) -> None:
    sku = f"P{len(await fetch('SELECT id FROM product'))}"
    telling = Telling(dock, await dock.product(sku, Tracking.LOT, unit="kg"))
    for deed, *facts in story:
        await getattr(telling, deed)(*facts)
        await telling.name_new_lines()
        await telling.compare()
    assert [str(found) for found in await check()] == []


@STORIES
@given(stories)
async def test_the_book_says_what_happened_and_nothing_is_made_or_lost(dock: Dock, story: list) -> None:
    await tell(dock, story)


@pytest.mark.long
@pytest.mark.parametrize("part", range(6))  # each in a book of its own, which stays small enough to check
@settings(STORIES, max_examples=50)
@given(stories)
async def test_the_book_says_what_happened_in_many_stories(dock: Dock, part: int, story: list) -> None:
    await tell(dock, story)
