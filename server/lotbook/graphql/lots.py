"""Lots: batches and serials, by any of their names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.holding import status_of
from lotbook.domain.merging import strictest
from lotbook.domain.numbers import gs1_obstacle
from lotbook.domain.refusal_words import DateKind as LotDateKind
from lotbook.domain.words import DateOrigin, Disposition, LotStatus
from lotbook.graphql import recall_kept
from lotbook.graphql.asking import query
from lotbook.graphql.attachments import MOST_FILES, ComponentCertificates
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page, page_inside, page_of
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions, has_words
from lotbook.graphql.later import (
    Attachment,
    Document,
    Hold,
    LabelPrint,
    Operation,
    Partner,
    Product,
    Recall,
    User,
)
from lotbook.graphql.manufacturing import LotUse, used
from lotbook.graphql.scalars import Day, LotNumber, Sequence
from lotbook.graphql.shown import Node, Shown, computed, described, linked, named, node, nodes, optional, own
from lotbook.graphql.stock import (
    Balance,
    MoveLine,
    MoveLineSort,
    StockFigures,
    balances_page,
    below,
    figures_of,
    journal_listing,
    move_lines_page,
)
from lotbook.graphql.words import describe
from lotbook.ledger import attachments, corrections, figures, genealogy, holds, recalls
from lotbook.ledger import labels as book
from lotbook.ledger.changes import require_reached
from lotbook.ledger.children import BALANCES_OF_LOT, MOVE_LINES_OF_LOT
from lotbook.services.public_lots import address_on_label

MOST_BECAME = 20
MOST_HOLDS = 20


async def _company(ids: list[int]) -> list[models.Settings]:
    """The settings, once for all lots of a page."""
    return [await models.Settings.get(id=1)] * len(ids)


describe(
    LotDateKind,
    "Which date of a lot.",
    name="LotDateKind",
    EXPIRY="Last day of use; usable through that day.",
    BEST_BEFORE="Quality declines after it; not dangerous.",
    PRODUCTION="Day it was made.",
)
describe(
    DateOrigin,
    "Where a date comes from.",
    LABEL="A scanned label.",
    SHELF_LIFE="The product's shelf life.",
    PERSON="A person.",
    NOTICE="The vendor's advance notice.",
)
describe(
    Disposition,
    "What was decided about a lot.",
    name="LotDisposition",
    QUARANTINE="Waits for a decision.",
    RELEASED="Good.",
    REJECTED="Never to be used.",
)
describe(
    LotStatus,
    "What may be done with a lot; derived, never set.",
    RELEASED="Free for everything.",
    QUARANTINE="Waits for a decision; moves inside, is returned or scrapped.",
    ON_HOLD="Stopped: not promised, picked or delivered; may go to a blocked place, back or to scrap.",
    RECALLED="On hold because a real recall takes it back from everyone; nothing is decided about it yet.",
    REJECTED="Never to be used; may go to a blocked place, back or to scrap.",
)


@dataclass(frozen=True)
class DateOfLot:
    kind: LotDateKind
    date: date | None
    origin: DateOrigin
    operation_id: int


@strawberry.type(description="A date of a lot, and where it comes from; an absent value never overwrites it.")
class LotDate(Shown):
    kind: LotDateKind = own("Which date.")
    date: Day = own("The day.")
    origin: DateOrigin = own("Where it comes from.")

    @computed("Who set it; null for a rule or a client program.")
    async def set_by(self, info: Info) -> User | None:
        operation = await node(info, "Operation", self.thing.operation_id)
        if self.thing.origin is DateOrigin.SHELF_LIFE or operation.user_id is None:
            return None
        return await node(info, "User", operation.user_id)

    @computed("When it was set.")
    async def set_at(self, info: Info) -> datetime:
        operation = await node(info, "Operation", self.thing.operation_id)
        return operation.recorded


@strawberry.type(
    description="A batch or a serial; a serial is a lot of exactly one unit. Its product never changes."
)
class Lot(Node):
    model = models.Lot

    version: int = own("Version, for updateLot.")
    number: str = own("Its number, exactly as scanned.")
    product: Product = linked("Its product.")
    reference: str | None = own("Any other name of it; null for none.")
    maker_number: str | None = own("The number on the maker's label; null for none.")
    maker: Partner | None = linked("Maker or vendor whose number that is; null for none.")
    batch: str | None = own("Serials only: the batch it was made in; null for none.")
    note: str = own("Free note.")
    disposition: Disposition = own("What was decided about it.")
    decision: Operation | None = linked(
        "The write that decided so, with who, when and why; null when nothing was.", "disposition_operation"
    )
    undone_by: Operation | None = linked(
        "The undo of the import that made it: nothing else moved it, and no list shows it; null for any other lot."
    )

    @computed(
        "What may be done with it: the strictest of its disposition, of holds that leave nothing of it free, and of a "
        "recall; of a number that was corrected away, with what its goods are of."
    )
    async def status(self, info: Info) -> LotStatus:
        goods = await nodes(info, "Lot", await self._goods(info))
        asked = [
            [info.context.load(each, lot.thing.id) for lot in goods]
            for each in (holds.wholly, recalls.taken_back)
        ]  # asked for before the first is waited for
        held, recalled = [any([await each for each in row]) for row in asked]
        return status_of(strictest([lot.thing.disposition for lot in goods]), held=held, recalled=recalled)

    async def _goods(self, info: Info) -> list[int]:
        return await info.context.load(corrections.goods_of, self.thing.id)

    @computed(
        "The address of its public page; null while that is off or the company has no serverAddress, as labels stay."
    )
    async def public_page(self, info: Info) -> str | None:
        company = await info.context.load(_company, 1)
        return (
            address_on_label(company, self.thing.product_id, self.thing.number)
            if company.public_lot_page
            else None
        )

    @computed("What went into it, over all runs, at most 1,000.", cost=5)
    async def made_of(self, info: Info) -> list[LotUse]:
        edges = await info.context.load(genealogy.edges_into, self.thing.id)
        return used(edges, "input")

    @computed("What it went into, over all runs, at most 1,000.", cost=5)
    async def used_in(self, info: Info) -> list[LotUse]:
        edges = await info.context.load(genealogy.edges_out_of, self.thing.id)
        return used(edges, "output")

    @computed(
        "What it became by relabelling or merging, once nothing of it is left, or what it was corrected to, once "
        "nothing that was written of it stands, at most 20."
    )
    async def became(self, info: Info) -> list[Lot]:
        found = await info.context.load(genealogy.became, self.thing.id)
        found = found or [lot for lot in await self._goods(info) if lot != self.thing.id]
        return await nodes(info, "Lot", found[:MOST_BECAME])

    @computed(
        "Certificates, photos and other files of it and of its holds, as they came; then those of the lots that its "
        "goods were before, split, merged or relabelled. At most 50."
    )
    async def attachments(self, info: Info) -> list[Attachment]:
        found = await info.context.load(attachments.of_lots, self.thing.id)
        return await nodes(info, "Attachment", found[:MOST_FILES])

    @computed("How many files these are, also beyond 50.")
    async def attachment_count(self, info: Info) -> int:
        return len(await info.context.load(attachments.of_lots, self.thing.id))

    @computed("Certificates of what it was made of, which are not its own.", cost=10)
    async def component_certificates(self, info: Info) -> ComponentCertificates:
        return ComponentCertificates.of(await info.context.load(attachments.of_components, self.thing.id))

    @computed("Holds in force that touch it, the newest first, at most 20.")
    async def holds(self, info: Info) -> list[Hold]:
        found = await info.context.load(holds.of_lots, self.thing.id)
        return await nodes(info, "Hold", found[:MOST_HOLDS])

    @computed(
        "Recalls and exercises under way that have it in scope, with nothing decided about it, at most 20; of a number "
        "that was corrected away, those of what its goods are of."
    )
    async def recalls(self, info: Info) -> list[Recall]:
        goods = [info.context.load(recalls.open_of_lots, lot) for lot in await self._goods(info)]
        found = sorted({recall for each in goods for recall in await each}, reverse=True)
        return await nodes(info, "Recall", found[:MOST_HOLDS])

    @computed(
        "Of `recalls`, those of whose goods nothing leads to it any more, by the record: a correction took it out of"
        " what they reach. It stays in their scope, and stopped, until it is decided there.",
        cost=2,
    )
    async def recalls_not_reaching(self, info: Info) -> list[Recall]:
        goods = await self._goods(info)
        of_lots, beyond = [
            [await info.context.load(each, lot) for lot in goods]
            for each in (recalls.open_of_lots, recall_kept.unreached_by)
        ]
        reached = {
            recall for all_of, not_by in zip(of_lots, beyond, strict=True) for recall in {*all_of} - {*not_by}
        }
        found = sorted({recall for each in beyond for recall in each} - reached, reverse=True)
        return await nodes(info, "Recall", found[:MOST_HOLDS])

    @computed(
        "Recalls that wait for a second person, to start or to be added to, and would then stop it, by their scope as "
        "that was asked for and what was made of it since, at most 20. Nothing stops it yet.",
        cost=2,
    )
    async def recalls_to_confirm(self, info: Info) -> list[Recall]:
        found = await info.context.load(recalls.to_confirm_of_lots, self.thing.id)
        return await nodes(info, "Recall", found[:MOST_HOLDS])

    @computed(
        "Last day on which it may be used, by the date that stops its product's use; null when nothing does, and while"
        " expiry dates are switched off."
    )
    async def last_day(self, info: Info) -> Day | None:
        return self.thing.last_day if await info.context.load(_dates_kept, None) else None

    @computed("Dates with who set them, at most one of each kind; none while expiry dates are switched off.")
    async def dates(self, info: Info) -> list[LotDate]:
        return self.known_dates() if await info.context.load(_dates_kept, None) else []

    def known_dates(self) -> list[LotDate]:
        lot = self.thing
        known = (
            DateOfLot(LotDateKind.EXPIRY, lot.expiry, lot.expiry_origin, lot.expiry_operation_id),
            DateOfLot(
                LotDateKind.BEST_BEFORE, lot.best_before, lot.best_before_origin, lot.best_before_operation_id
            ),
            DateOfLot(
                LotDateKind.PRODUCTION, lot.production, lot.production_origin, lot.production_operation_id
            ),
        )
        return [LotDate.of(each) for each in known if each.date is not None]

    @computed("Stock in physical places, in one warehouse or all.")
    async def stock(
        self,
        info: Info,
        warehouse: Annotated[strawberry.ID | None, described("Only this warehouse.")] = None,
    ) -> StockFigures:
        return await figures_of(info, figures.of_lots, self.thing.id, warehouse)

    @computed("Where it lies now, or lay at an instant.", inside=True)
    async def balances(
        self,
        info: Info,
        first: First,
        after: After = None,
        as_of: Annotated[Sequence | None, described("At this place in the journal; now when absent.")] = None,
    ) -> Connection[Balance]:
        name = f"Lot:{self.thing.id}.balances"
        listing = Listing(name, Order("id"), as_of, info.context.who)
        if as_of is None and after is None:
            return await page_inside(info, BALANCES_OF_LOT, self.thing.id, listing, first, Balance)
        if as_of is None:
            mine = models.StockBalance.filter(lot_id=self.thing.id)
            return await balances_page(info, name, mine, first, after, None)
        await require_reached(as_of)
        return page_of(listing, await figures.places_of_lot(self.thing.id, as_of), first, after, Balance.of)

    @computed("Its journal, newest first unless asked.", inside=True)
    async def move_lines(
        self,
        info: Info,
        first: First,
        after: After = None,
        sort: Annotated[MoveLineSort, described("In which order.")] = MoveLineSort.SEQUENCE_DESC,
    ) -> Connection[MoveLine]:
        name = f"Lot:{self.thing.id}.moveLines"
        if after is None:
            listing = journal_listing(info, name, sort)
            return await page_inside(info, MOVE_LINES_OF_LOT, self.thing.id, listing, first, MoveLine)
        mine = MoveLine.query().filter(lot_id=self.thing.id)
        return await move_lines_page(info, name, mine, first, after, sort)

    @computed("Vendor it came from; null when made or found here.")
    async def vendor(self, info: Info) -> Partner | None:
        origin = await self._origin(info)
        return (
            None
            if origin is None or origin.partner_id is None
            else await node(info, "Partner", origin.partner_id)
        )

    @computed("Document that brought it in first; null before.")
    async def origin(self, info: Info) -> Document | None:
        return await self._origin(info)

    async def _origin(self, info: Info) -> Any:
        transfer_id = await info.context.load(figures.first_transfers, self.thing.id)
        return None if transfer_id is None else await node(info, "Transfer", transfer_id)

    @computed("Why its number cannot be printed as GS1, in words; null when it can.")
    def gs1_obstacle(self) -> str | None:
        return gs1_obstacle(self.thing.number)

    @computed("When labels of it were printed, the newest first, at most 20.")
    async def label_prints(self, info: Info) -> list[LabelPrint]:
        found = await info.context.load(book.prints_of_lots, self.thing.id)
        return await nodes(info, "LabelPrint", found)


async def _dates_kept(keys: list[None]) -> list[bool]:
    kept = (await models.Settings.get(id=1)).expiry_dates
    return [kept for _ in keys]


@strawberry.input(description="Which lots.")
class LotFilter:
    search: str | None = optional(
        "Words of number, maker's number, reference and batch, or of those of a lot that became it, in any order."
    )
    number: LotNumber | None = optional("Exactly this number.")
    product: strawberry.ID | None = optional("Only this product.")
    location: strawberry.ID | None = optional("Only on hand below this place.")
    on_hand: bool | None = optional("Only on hand, or only used up.")
    last_day_from: Day | None = optional("Only with the last day on or after.")
    last_day_until: Day | None = optional("Only with the last day on or before.")
    held: bool | None = optional(
        "Only those that a hold in force or their disposition stops, in part or wholly, or only others."
    )
    vendor: strawberry.ID | None = optional("Only from this vendor.")
    batch: str | None = optional("Only this batch of the product.")
    dispositions: list[Disposition] | None = optional("Only those of which this was decided.")
    not_on: strawberry.ID | None = optional("Without the serials that are on this transfer already.")


@strawberry.enum(description="How lots are ordered.")
class LotSort(Enum):
    NUMBER_ASC = strawberry.enum_value("NUMBER_ASC", description="By number, rising.")
    NUMBER_DESC = strawberry.enum_value("NUMBER_DESC", description="By number, falling.")
    CREATED_ASC = strawberry.enum_value("CREATED_ASC", description="By creation, rising.")
    CREATED_DESC = strawberry.enum_value("CREATED_DESC", description="By creation, falling.")
    LAST_DAY_ASC = strawberry.enum_value("LAST_DAY_ASC", description="By last day, rising.")
    LAST_DAY_DESC = strawberry.enum_value("LAST_DAY_DESC", description="By last day, falling.")


COLUMNS = {"NUMBER": "number", "CREATED": "created", "LAST_DAY": "last_day_key"}


async def lots_page(
    info: Info,
    name: str,
    rows: QuerySet[Any],
    first: int,
    after: After,
    filter: LotFilter | None,
    sort: LotSort,
) -> Connection[Lot]:
    listing = lots_listing(info, name, filter, sort)
    return await page(listing, await _selected(rows, filter), first, after, Lot.of)


async def _selected(rows: QuerySet[Any], filter: LotFilter | None) -> QuerySet[Any]:
    """Those of the lots that a filter asks for."""
    wanted = Conditions(filter)
    wanted.add(Q(undone_by_id__isnull=True))
    if words := wanted.searched("search"):
        became = await genealogy.became_of(has_words(words, "input_lot__search_key"))
        wanted.add(Q(has_words(words, "search_key"), Q(id__in=became), join_type=Q.OR))
    wanted.equals(number="number", batch="batch")
    wanted.equals(last_day_from="last_day__gte", last_day_until="last_day__lte")
    wanted.among(dispositions="disposition")
    wanted.names("Product", "product", "product_id")
    if (vendor := wanted.row("Partner", "vendor")) is not None:
        brought = models.StockMoveLine.filter(
            source__usage="VENDOR", transfer_line__transfer__partner_id=vendor
        )
        wanted.add(Q(id__in=Subquery(brought.values("lot_id"))))
    if (has_some := wanted.given("on_hand")) is not None:
        wanted.add(on_hand() if has_some else ~on_hand())
    if (place := wanted.row("Location", "location")) is not None:
        wanted.add(on_hand(location_id__in=await below(place)))
    if (held := wanted.given("held")) is not None:
        wanted.add(await stopped() if held else ~await stopped())
    if (transfer := wanted.row("Transfer", "not_on")) is not None:
        here = models.TransferEntry.filter(transfer_id=transfer, tracking="SERIAL", lot_id__not_isnull=True)
        wanted.add(~Q(id__in=Subquery(here.values("lot_id"))))
    return wanted.apply(rows)


def on_hand(**where: Any) -> Q:
    """Lots of which some lies in balances like these; anywhere, when nothing is said."""
    stocked = models.StockBalance.filter(on_hand__gt=0, lot_id__not_isnull=True, **where)
    return Q(id__in=Subquery(stocked.values("lot_id")))


async def stopped() -> Q:
    """Lots that are stopped, in part or wholly, by their disposition or by a hold in force: on them, on their batch, or
    on a place where some of them lies."""
    in_force = models.Hold.filter(ended_operation_id__isnull=True)
    by_name = in_force.filter(lot_id__not_isnull=True)
    found = [~Q(disposition=Disposition.RELEASED), Q(id__in=Subquery(by_name.values("lot_id")))]
    batches = in_force.filter(batch__not_isnull=True)
    found += [
        Q(product_id=product, batch=batch)
        for product, batch in await batches.values_list("product_id", "batch")
    ]
    places = in_force.filter(lot_id__isnull=True, location_id__not_isnull=True)
    for place in await places.distinct().values_list("location_id", flat=True):
        found.append(on_hand(location_id__in=await below(place)))  # type: ignore[arg-type]  # values_list is typed as tuples
    return Q(*found, join_type=Q.OR)


def lots_listing(info: Info, name: str, filter: LotFilter | None, sort: LotSort) -> Listing:
    return Listing(name, Order.of(sort, COLUMNS), filter, info.context.who)


@query("One lot; null when unknown.")
async def lot(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Lot | None:
    return await named(info, "Lot", id)


@query("Lots, but for those of imports that were undone; search reads number, maker's number and reference.")
async def lots(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[LotFilter | None, described("Which ones.")] = None,
    sort: Annotated[LotSort, described("In which order.")] = LotSort.CREATED_DESC,
) -> Connection[Lot]:
    return await lots_page(info, "lots", models.Lot.all(), first, after, filter, sort)
