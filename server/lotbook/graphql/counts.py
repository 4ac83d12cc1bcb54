"""Counts: what is counted, how far it is, and where the book says otherwise."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.expressions import F, Q
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.count_effect import CountAction
from lotbook.domain.words import CountState, OthersCounted, Role, UncountedMeans
from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import NO_ROW, Conditions
from lotbook.graphql.later import Location, Lot, Package, Product, User, Warehouse
from lotbook.graphql.papers import Document, PaperKind
from lotbook.graphql.reservations import Reservation
from lotbook.graphql.scalars import LotNumber, Quantity
from lotbook.graphql.shown import Node, computed, described, linked, named, node, nodes, optional, own
from lotbook.graphql.stock import below
from lotbook.graphql.words import describe
from lotbook.ledger import counts as book
from lotbook.ledger.counts import CountFigures

describe(
    CountState,
    "Where a count stands.",
    COUNTING="Being counted.",
    REVIEW="What differs is looked at.",
    DONE="Applied to stock.",
    CANCELLED="Given up; nothing was posted.",
)
describe(
    UncountedMeans,
    "What a position means that nobody counted.",
    UNCHANGED="Its stock stays as it is.",
    NOTHING_THERE="Nothing is there.",
)
describe(
    OthersCounted,
    "What becomes of what others counted of a position, when somebody says how much lies there.",
    REPLACED="It is replaced: they counted the same goods.",
    ADDED_TO="It stays, and what is said is added: they counted other goods there.",
)
describe(
    CountAction,
    "What a scan does on a count.",
    COUNT="Counts goods.",
    ASK_QUANTITY="Waits for a quantity.",
    CHOOSE_PRODUCT="Says the product of what follows, and waits for a number.",
    SET_PLACE="Says where what follows lies.",
    SET_PACKAGE="Says in which package what follows is.",
)

MOST_PICKED = 5
OPEN = (CountState.COUNTING, CountState.REVIEW)


@strawberry.enum(description="Which positions of a count.")
class CountPositionsShown(Enum):
    TO_COUNT = strawberry.enum_value("TO_COUNT", description="Those that nobody counted yet.")
    COUNTED = strawberry.enum_value("COUNTED", description="Those that are counted.")
    DIFFERENT = strawberry.enum_value(
        "DIFFERENT",
        description="Those counted otherwise than the book has it, and those of a blind count that was finished without"
        " them; none for counters of a blind count.",
    )
    STALE = strawberry.enum_value("STALE", description="Those whose goods moved since they were counted.")


@strawberry.type(description="One lot, or product without numbers, in one place of a count.")
class CountPosition(Node):
    model = models.CountPosition

    location: Location = linked("The place.")
    product: Product = linked("The product.")
    lot: Lot | None = linked("The lot; null for an untracked product, and for a number that no lot has.")
    found_number: LotNumber | None = own(
        "A number that was found and that no lot has; null otherwise.", "number"
    )
    package: Package | None = linked("The package that it is in; null for loose goods.")
    counted: Quantity | None = own("Counted, in the stock unit; null before.")

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.CountPosition.all().select_related("count")

    def shown_to(self, info: Info) -> bool:
        return book.is_named(self.thing) or not hides(info, self.thing.count)

    @computed("It was not there by the book when the count began; null for counters of a blind count.")
    def found(self, info: Info) -> bool | None:
        return None if hides(info, self.thing.count) else bool(self.thing.found)

    @computed(
        "By the book when it was counted, in the stock unit; by now until then. Null for counters of a blind count."
    )
    async def expected(self, info: Info) -> Quantity | None:
        position = self.thing
        if hides(info, position.count):
            return None
        if position.counted is not None:
            return Quantity(position.expected)
        stands = await info.context.load(book.standing, (position.count_id, position.id))
        return None if stands is None else Quantity(stands.on_hand)

    @computed(
        "Counted before it was asked to be counted again; null when it was not, and for counters of a blind count."
    )
    def counted_before(self, info: Info) -> Quantity | None:
        before = self.thing.counted_before
        return None if before is None or hides(info, self.thing.count) else Quantity(before)

    @computed("Stock moved since it was counted, or got numbers.")
    async def stale(self, info: Info) -> bool:
        position = self.thing
        if position.counted is None:
            return False
        stands = await info.context.load(book.standing, (position.count_id, position.id))
        return stands is not None and stands.stale

    @computed(
        "Where the book has a serial that was found here instead; it is moved from there when the count is applied. Of"
        " one that was applied: where it was moved from. Null for counters of a blind count."
    )
    async def elsewhere(self, info: Info) -> Location | None:
        position = self.thing
        if hides(info, position.count) or not (
            position.serial and position.lot_id and position.counted and not position.expected
        ):
            return None
        if position.count.state in OPEN:
            place = await info.context.load(book.places_of_serials, position.lot_id)
        else:
            place = await info.context.load(book.brought_from, position.id)
        return None if place in (None, position.location_id) else await node(info, "Location", place)

    @computed(
        "What is promised of it and in somebody's hand, at most 5, while the count is open; none of that is taken. None"
        " for counters of a blind count."
    )
    async def picked(self, info: Info) -> list[Reservation]:
        if hides(info, self.thing.count):
            return []
        found = await info.context.load(book.picked, self.thing.id)
        there = await nodes(info, "Reservation", found[:MOST_PICKED])
        return [each for each in there if each is not None]

    @computed("Who counted; null before, and for a client program.")
    async def counted_by(self, info: Info) -> User | None:
        if self.thing.operation_id is None:
            return None
        operation = await node(info, "Operation", self.thing.operation_id)
        return None if operation.user_id is None else await node(info, "User", operation.user_id)


def hides(info: Info, count: Any) -> bool:
    """Whether whoever asks does not see what the book has: who counts blindly, until it is done."""
    identity = info.context.identity
    manages = identity is not None and identity.role.includes(Role.MANAGER)
    return bool(count.blind and count.state in OPEN and not manages)


@strawberry.type(
    description="A count of what lies somewhere; what differs is moved from or to the place for that."
)
class Count(Document):
    model = models.Count

    state: CountState = own("Where it stands.")
    warehouse: Warehouse = linked("Where.")
    location: Location = linked("The place that is counted, with all below.")
    product: Product | None = linked("Only this product; null for all.")
    blind: bool = own("Who counts sees neither what is expected nor what nobody counted yet.")
    round: int = own("How often it was begun: one more each time that positions are counted again.")

    recount_of: Count | None = linked(
        "The count that could not apply what is counted here again; null for none."
    )

    @computed("The count of what could not be applied of this one; null for none.")
    async def recount(self, info: Info) -> Count | None:
        again = await info.context.load(book.recounts, self.thing.id)
        return None if again is None else await node(info, "Count", again)

    @computed("How many positions it has; null for counters of a blind count.")
    async def position_count(self, info: Info) -> int | None:
        return None if hides(info, self.thing) else (await self._figures(info)).positions

    @computed("How many of them are counted.")
    async def counted_count(self, info: Info) -> int:
        return (await self._figures(info)).counted

    @computed("How many are DIFFERENT; null for counters of a blind count.")
    async def difference_count(self, info: Info) -> int | None:
        return None if hides(info, self.thing) else (await self._figures(info)).different

    @computed("Of how many of those the goods moved since.")
    async def stale_count(self, info: Info) -> int:
        return (await self._figures(info)).stale

    async def _figures(self, info: Info) -> CountFigures:
        return await info.context.load(book.figures, self.thing.id)

    @computed(
        "Positions, on the way through the warehouse; for counters of a blind count those that are counted, or are to"
        " be counted again."
    )
    async def positions(
        self,
        info: Info,
        first: First,
        after: After = None,
        show: Annotated[CountPositionsShown | None, described("Which ones; all when absent.")] = None,
        location: Annotated[strawberry.ID | None, described("Only at or below this place.")] = None,
    ) -> Connection[CountPosition]:
        rows = CountPosition.query().filter(count_id=self.thing.id)
        rows = rows.filter(await self._shown(info, show))
        if hides(info, self.thing):
            rows = rows.filter(book.NAMED)
        if location is not None:
            rows = rows.filter(location_id__in=await below(ids.row_or_none("Location", location) or NO_ROW))
        asked = (show and show.value, location)
        listing = Listing(f"Count:{self.thing.id}.positions", Order("sort_key"), asked, info.context.who)
        return await page(listing, rows, first, after, CountPosition.of)

    async def _shown(self, info: Info, show: CountPositionsShown | None) -> Q:
        match show:
            case CountPositionsShown.TO_COUNT:
                return Q(counted__isnull=True)
            case CountPositionsShown.COUNTED:
                return Q(counted__isnull=False)
            case CountPositionsShown.DIFFERENT:
                if hides(info, self.thing):
                    return Q(id=NO_ROW)
                differs = Q(counted__isnull=False) & ~Q(counted=F("expected"))
                missed = self.thing.blind and self.thing.state is CountState.REVIEW
                return differs | Q(counted__isnull=True) if missed else differs
            case CountPositionsShown.STALE:
                return Q(id__in=await book.stale(self.thing.id) if self.thing.state in OPEN else [])
            case None:
                return Q()

    async def printable(self, info: Info) -> list[PaperKind]:
        return [PaperKind.COUNT_SHEET] if self.thing.state in OPEN else []


@strawberry.input(description="Which counts.")
class CountFilter:
    search: str | None = optional("Part of the number.")
    states: list[CountState] | None = optional("Only in these states.")
    warehouse: strawberry.ID | None = optional("Only of this warehouse.")
    location: strawberry.ID | None = optional("Only of this place or one below.")
    product: strawberry.ID | None = optional("Only of this product.")


@strawberry.enum(description="How counts are ordered.")
class CountSort(Enum):
    CREATED_DESC = strawberry.enum_value("CREATED_DESC", description="The newest first.")
    CREATED_ASC = strawberry.enum_value("CREATED_ASC", description="The oldest first.")


COLUMNS = {"CREATED": "created"}


@query("One count; null when unknown.")
async def count(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Count | None:
    return await named(info, "Count", id)


@query("Counts.")
async def counts(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[CountFilter | None, described("Which ones.")] = None,
    sort: Annotated[CountSort, described("In which order.")] = CountSort.CREATED_DESC,
) -> Connection[Count]:
    wanted = Conditions(filter)
    wanted.contains("search", "number")
    wanted.among(states="state")
    wanted.names("Warehouse", "warehouse", "warehouse_id")
    wanted.names("Product", "product", "product_id")
    if (place := wanted.row("Location", "location")) is not None:
        wanted.add(Q(location_id__in=await below(place)))
    listing = Listing("counts", Order.of(sort, COLUMNS), filter, info.context.who)
    return await page(listing, wanted.apply(models.Count.all()), first, after, Count.of)
