"""Lines of transfers: what is expected of a product, what was put on them, and their numbers in short."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Annotated, Any

import strawberry
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.dates import last_day, proposed_last_day
from lotbook.domain.quantities import ZERO
from lotbook.domain.tracking import AsksFor, asks_for
from lotbook.domain.words import EntryWay
from lotbook.graphql.announced import (
    Carton,
    ExpectedNumber,
    Verdicts,
    Verification,
    numbers_of_line,
    unexpected,
    verifications,
)
from lotbook.graphql.connections import (
    After,
    Connection,
    CountedConnection,
    First,
    Listing,
    Order,
    page,
    page_inside,
    require_page_size,
)
from lotbook.graphql.context import Info
from lotbook.graphql.errors import ClientError
from lotbook.graphql.later import (
    Location,
    Lot,
    Operation,
    Package,
    Packaging,
    Product,
    QuarantineRule,
    Unit,
)
from lotbook.graphql.reservations import Reservation, Taking, reservations_of
from lotbook.graphql.scalars import Day, Quantity, Sscc
from lotbook.graphql.shown import Node, Shown, computed, described, linked, nodes, own
from lotbook.graphql.words import describe
from lotbook.ledger import announced, corrections, figures, holds, reservations, summaries
from lotbook.ledger.children import ENTRIES_OF_LINE

MOST_RANGES = 1_000
MOST_CORRECTED = 100


describe(
    EntryWay,
    "How a number came onto a line.",
    SCANNED="Read by a scanner or camera.",
    TYPED="Typed.",
    GENERATED="Generated.",
    CHOSEN="Chosen from stock.",
    INFERRED="From the known contents of a scanned carton or pallet.",
    IMPORTED="From a list.",
)


describe(
    AsksFor,
    "What a line asks for.",
    SERIALS="One number per unit.",
    LOTS="Numbers with quantities.",
    QUANTITY="A quantity only.",
)


@strawberry.enum(description="How entries are ordered.")
class EntrySort(Enum):
    CREATED_ASC = strawberry.enum_value("CREATED_ASC", description="As they came.")
    CREATED_DESC = strawberry.enum_value("CREATED_DESC", description="The last one first.")


@strawberry.type(description="What is expected of one product.")
class TransferLine(Node):
    model = models.TransferLine

    product: Product = linked("The product.")
    expected: Quantity = own("Expected, in the stock unit; zero for a product added at the dock.")
    unit: Unit = linked("The unit it was ordered in; the stock unit where a packaging was.")
    packaging: Packaging | None = linked("The packaging it was ordered in; null for none.")
    per_packaging: Quantity | None = own(
        "Stock units in one packaging, as it was ordered; null without a packaging."
    )
    source: Location = linked("Source, where it differs per line.")
    destination: Location = linked("Destination, where it differs per line.")

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.TransferLine.all().select_related("product", "transfer")

    @computed("Recorded so far, in the stock unit; what was posted, once it is.")
    async def done(self, info: Info) -> Quantity:
        recorded = await info.context.load(summaries.recorded_on_lines, self.thing.id)
        return Quantity(recorded.quantity)

    @computed("Of the product, what holds now: `done`, with what corrections changed of it since.")
    async def holds(self, info: Info) -> Quantity:
        recorded = await info.context.load(summaries.recorded_on_lines, self.thing.id)
        changed = await info.context.load(corrections.on_lines, self.thing.id)
        own = [each.holds - each.posted for each in changed if each.product == self.thing.product_id]
        return Quantity(recorded.quantity + sum(own, ZERO))

    @computed(
        "What holds otherwise than posted, at most 100 goods; none where nothing, or only a place, was corrected."
    )
    async def corrected(self, info: Info) -> list[CorrectedGoods]:
        changed = await info.context.load(corrections.on_lines, self.thing.id)
        return [CorrectedGoods.of(each) for each in changed[:MOST_CORRECTED]]

    @computed("Expected less recorded, not below zero.")
    async def remaining(self, info: Info) -> Quantity:
        recorded = await info.context.load(summaries.recorded_on_lines, self.thing.id)
        return Quantity(max(self.thing.expected - recorded.quantity, ZERO))

    @computed("What numbers it asks for here; follows tracking, operation type and settings.")
    def asks_for(self) -> AsksFor:
        return asks_for(self.thing.product.tracking)

    @computed("The numbers of its entries in short, cheap for any count.")
    def number_summary(self) -> NumberSummary:
        return NumberSummary.of(self.thing)

    @computed("Its entries one by one, also those of others who work on it.", inside=True)
    async def entries(
        self,
        info: Info,
        first: First,
        after: After = None,
        sort: Annotated[EntrySort, described("In which order.")] = EntrySort.CREATED_ASC,
    ) -> CountedConnection[Entry]:
        order = Order("id", descending=sort is EntrySort.CREATED_DESC)
        listing = Listing(f"TransferLine:{self.thing.id}.entries", order, None, info.context.who)
        if after is None:
            return await page_inside(info, ENTRIES_OF_LINE, self.thing.id, listing, first, Entry)
        mine = models.TransferEntry.filter(line_id=self.thing.id)
        return await page(listing, mine, first, after, Entry.of)

    @computed("Promised to it, in the stock unit.")
    async def reserved(self, info: Info) -> Quantity:
        return Quantity(await info.context.load(reservations.promised, self.thing.id))

    @computed("What is promised to it, in picking order.", cost=5)
    async def reservations(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[Reservation]:
        return await reservations_of(info, self, first, after)

    @computed("What is promised to it in short, cheap for many lines.", cost=2)
    async def taking(self, info: Info) -> Taking:
        return Taking.of(await info.context.load(reservations.takings, self.thing.id))

    @computed("Rules that hold at once what comes in by it, until that is released; none for other goods.")
    async def quarantine(self, info: Info) -> list[QuarantineRule]:
        found = await info.context.load(holds.on_arrival, self.thing.id)
        return await nodes(info, "QuarantineRule", found)

    @computed("How far the numbers that the vendor announced for it came; null when none were.")
    async def verification(self, info: Info) -> Verification | None:
        found = await info.context.load(verifications, self.thing.id)
        return None if found is None else Verification.of(found)

    @computed("The numbers that the vendor announced for it, in his order.", cost=5)
    async def expected_numbers(
        self,
        info: Info,
        first: First,
        after: After = None,
        verdicts: Verdicts = None,
        carton: Carton = None,
    ) -> CountedConnection[ExpectedNumber]:
        return await numbers_of_line(info, self.thing.id, first, after, verdicts, carton)

    @computed("Its entries that the vendor did not announce, though others were; as they came.", cost=5)
    async def unexpected_entries(self, info: Info, first: First, after: After = None) -> Connection[Entry]:
        require_page_size(first)
        line = self.thing.id
        listing = Listing(f"TransferLine:{line}.unexpectedEntries", Order("id"), None, info.context.who)
        behind = listing.place(after)[1] if after is not None else 0
        ids = await announced.unexpected_of_line(line, behind, first + 1)
        rows = await models.TransferEntry.filter(id__in=ids[:first]).order_by("id")
        return Connection(
            nodes=[Entry.of(row) for row in rows],
            cursors=[partial(listing.cursor, row.id, row.id) for row in rows],
            has_next=len(ids) > first,
            has_previous=after is not None,
        )

    @computed("Expiry that a number without a date will get; null when none.")
    async def proposed_expiry(self, info: Info) -> Day | None:
        line = self.thing
        if line.product.shelf_life_days is None:
            return None
        today = await info.context.load(figures.todays_of, line.transfer.warehouse_id)
        return proposed_last_day(line.product.shelf_life_days, None, today)


@strawberry.type(description="Goods of a line that corrections changed.")
class CorrectedGoods(Shown):
    product: Product = linked("The product; another one than that of the line where that was wrong.")
    lot: Lot | None = linked("The lot; null for a product without numbers.")
    posted: Quantity = own("How much was posted, in the stock unit.")
    holds: Quantity = own("How much holds now, in the stock unit.")


@strawberry.type(description="Numbers in short: consecutive ones as ranges, however many there are.")
class NumberSummary(Shown):
    """Of a line, or of numbers that are summed up already."""

    @computed("How many numbers.")
    async def count(self, info: Info) -> int:
        return int((await self._counted(info)).count)

    @computed("How much in all, in the stock unit.")
    async def quantity(self, info: Info) -> Quantity:
        return Quantity((await self._counted(info)).quantity)

    @computed("One of them, to name them by; always the same for the same numbers, null for none.")
    async def first(self, info: Info) -> str | None:
        return (await self._counted(info)).first

    @computed("How many ranges they make.")
    async def range_count(self, info: Info) -> int:
        return len(await self._ranges(info))

    @computed("The first ranges, in order, at most 1,000.")
    async def ranges(
        self, info: Info, first: Annotated[int, described("How many, 1 to 1,000.")] = 20
    ) -> list[NumberRange]:
        if not 1 <= first <= MOST_RANGES:
            raise ClientError("PAGE_SIZE_OUT_OF_RANGE", f"1 to {MOST_RANGES:,} ranges, not {first}.")
        return [NumberRange.of(each) for each in (await self._ranges(info))[:first]]

    async def _counted(self, info: Info) -> Any:
        """Numbers of a line are counted without being read."""
        if isinstance(self.thing, models.TransferLine):
            return await info.context.load(summaries.recorded_on_lines, self.thing.id)
        return self.thing

    async def _ranges(self, info: Info) -> Any:
        if isinstance(self.thing, models.TransferLine):
            return (await info.context.load(summaries.on_lines, self.thing.id)).ranges
        return self.thing.ranges


@strawberry.type(description="What was posted of a product, in short.")
class PostedGoods(Shown):
    product: Product = linked("The product.")
    quantity: Quantity = own("How much, in its stock unit.")

    @computed("Its numbers; none of a product without numbers.")
    def numbers(self) -> NumberSummary:
        return NumberSummary.of(self.thing.numbers)


@strawberry.type(description="Consecutive numbers of one quantity each; one number has equal ends.")
class NumberRange(Shown):
    start: str = own("First number.")
    end: str = own("Last number.")
    count: int = own("How many numbers.")
    quantity: Quantity = own("How much they are together, in the stock unit.")


@strawberry.type(
    description="What was scanned or typed onto a line; validating the transfer makes a move line of it."
)
class Entry(Node):
    model = models.TransferEntry

    version: int = own("Version, for updateEntry.")
    number: str | None = own(
        "The number; null for a product that is not tracked. On a return that on the label, also where its lot was"
        " relabelled since."
    )
    lot: Lot | None = linked("The lot; null while it does not exist: a new one is born at validation.")
    quantity: Quantity = own("How much, in the stock unit; 1 for a serial.")
    expiry_date: Day | None = own("Expiry date that it says; null for none.", "expiry")
    best_before_date: Day | None = own("Best before date that it says; null for none.", "best_before")

    @computed("Last day of use that it says, the earlier of both; null for none.")
    def last_day(self) -> Day | None:
        return last_day(self.thing.expiry, self.thing.best_before)

    maker_number: str | None = own("Maker's number; null for none.")
    batch: str | None = own("Batch on the label of a serial; null for none.")
    source: Location = linked("Source.")
    destination: Location = linked("Destination.")
    via: EntryWay = own("How it came here.")
    source_package: Package | None = linked("The package it is taken out of; null for loose goods.")
    destination_package: Package | None = linked("The package it goes into; null for none.")
    carton: Sscc | None = own("SSCC of the carton it was in; null when not known.")
    operation: Operation = linked("The write, with who and when.")

    @computed("Not announced by the vendor, who announced other numbers for the line.")
    async def unexpected(self, info: Info) -> bool:
        return await info.context.load(unexpected, (self.thing.line_id, self.thing.id))
