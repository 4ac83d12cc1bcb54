"""What lies where, and the journal that it follows from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.quantities import ZERO
from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import NO_ROW, Conditions
from lotbook.graphql.later import Document, Location, Lot, Operation, Package, Product, Run, Unit
from lotbook.graphql.scalars import Quantity, Sequence
from lotbook.graphql.shown import Node, Shown, computed, described, linked, node, optional, own
from lotbook.ledger import figures, genealogy, holds, returns

MOST_CORRECTIONS = 50


@strawberry.type(description="How much there is, in the stock unit.")
class StockFigures(Shown):
    on_hand: Quantity = own("In our internal places.")
    in_transit: Quantity = own("Between our places.")
    reserved: Quantity = own("Of it, promised to documents.")
    available: Quantity = own("On hand less reserved, held, expired and blocked.")
    expected_in: Quantity = own("Expected in by open documents.")
    expected_out: Quantity = own("Expected out by open documents.")
    forecast: Quantity = own("Available with what is expected in and out.")
    expired: Quantity = own("Of on hand, past the last day.")
    blocked: Quantity = own("Of on hand, in blocked places.")
    held: Quantity = own("Of on hand, stopped: by holds, or by what was decided about its lots.")


@strawberry.type(description="What lies in one place: product, lot and package.")
class Balance(Shown):
    model = models.StockBalance

    product: Product = linked("The product.")
    lot: Lot | None = linked("The lot; null for an untracked product.")
    location: Location = linked("The place.")
    on_hand: Quantity = own("On hand, in the stock unit.")

    @computed("The package that it is in; null for loose goods.")
    async def package(self, info: Info) -> Package | None:
        row = getattr(self.thing, "package_id", None)
        return None if row is None else await node(info, "Package", row)

    @computed("Of it, promised.")
    def reserved(self) -> Quantity:
        return Quantity(self._reserved())

    @computed("Of it, stopped: by holds, or by what was decided about the lot.")
    async def held(self, info: Info) -> Quantity:
        return Quantity(await self._held(info))

    @computed("Of it, free to promise.")
    async def available(self, info: Info) -> Quantity:
        thing = self.thing
        place = await node(info, "Location", getattr(thing, "location_id", None) or thing.location)
        free = ZERO if place.blocked else thing.on_hand - self._reserved() - await self._held(info)
        return Quantity(max(free, ZERO))

    async def _held(self, info: Info) -> Decimal:
        """Nothing of what the journal tells about an earlier moment is held."""
        if not isinstance(self.thing, models.StockBalance):
            return ZERO
        return await info.context.load(holds.held, self.thing.id)

    def _reserved(self) -> Decimal:
        """Nothing of what the journal tells about an earlier moment was promised."""
        return getattr(self.thing, "reserved", ZERO)


@strawberry.type(
    description="One line of the journal: what happened; never changed, only corrected by others."
)
class MoveLine(Node):
    model = models.StockMoveLine

    product: Product = linked("The product.")
    lot: Lot | None = linked("The lot; null for an untracked product.")
    quantity: Quantity = own("More than zero, in the stock unit.")
    entered_quantity: Quantity = own("As it was entered, in the entered unit.")
    entered_unit: Unit = linked("The unit it was entered in.")
    source: Location = linked("Where it was taken.")
    destination: Location = linked("Where it was put.")
    source_package: Package | None = linked("The package it was taken out of; null for loose goods.")
    destination_package: Package | None = linked("The package it was put in; null for loose goods.")
    operation: Operation = linked("The write that posted it, with who and when.")
    corrects: MoveLine | None = linked("The line that it corrects; null for none.")

    @computed(
        "The production, taking apart, split, merge or new number that it is part of, what was put right too; or null."
    )
    async def run(self, info: Info) -> Run | None:
        line = self.thing.transfer_line_id
        row = self.thing.run_id or (line and await info.context.load(genealogy.runs_of_lines, line))
        return await node(info, "Run", row) if row else None

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.StockMoveLine.all().select_related("operation")

    @computed("Its place in the journal.")
    def sequence(self) -> Sequence:
        return Sequence(self.thing.operation.seq)

    @computed("The document; null for none.")
    async def document(self, info: Info) -> Document | None:
        if self.thing.transfer_line_id is None:
            return await self._counted(info)
        line = await node(info, "TransferLine", self.thing.transfer_line_id)
        return await node(info, "Transfer", line.transfer_id)

    async def _counted(self, info: Info) -> Document | None:
        operation = self.thing.operation
        if operation.subject_kind != "Count":
            return None
        return await node(info, "Count", operation.subject_id)

    @computed("Numbers on the labels of what came back that its lot has no longer, since it was relabelled.")
    async def labelled(self, info: Info) -> list[str]:
        return await info.context.load(returns.labels_of, self.thing.id)

    @computed("Lines that correct it, together never more than it, at most 50.")
    async def corrected_by(self, info: Info) -> list[MoveLine]:
        return [MoveLine.of(row) for row in await info.context.load(_corrections, self.thing.id)]


@strawberry.input(description="Which balances.")
class BalanceFilter:
    product: strawberry.ID | None = optional("Only this product.")
    lot: strawberry.ID | None = optional("Only this lot.")
    location: strawberry.ID | None = optional("Only at or below this place.")
    here: strawberry.ID | None = optional("Only at this very place, not below it.")
    package: strawberry.ID | None = optional("Only in this package.")
    loose: bool | None = optional("Only what is in no package, or only what is in one.")


@strawberry.input(description="Which journal lines.")
class MoveLineFilter:
    product: strawberry.ID | None = optional("Only this product.")
    lot: strawberry.ID | None = optional("Only this lot.")
    document: strawberry.ID | None = optional("Only this document.")
    search: str | None = optional("Part of a name of the lot.")
    location: strawberry.ID | None = optional("Only from or to below this place.")
    since: datetime | None = optional("Only recorded at or after.")
    until: datetime | None = optional("Only recorded before.")


@strawberry.enum(description="How journal lines are ordered.")
class MoveLineSort(Enum):
    SEQUENCE_ASC = strawberry.enum_value("SEQUENCE_ASC", description="By place in the journal, rising.")
    SEQUENCE_DESC = strawberry.enum_value("SEQUENCE_DESC", description="By place in the journal, falling.")


async def _corrections(line_ids: list[int]) -> list[list[models.StockMoveLine]]:
    rows = await MoveLine.query().filter(corrects_id__in=line_ids).order_by("id")
    return [[row for row in rows if row.corrects_id == each][:MOST_CORRECTIONS] for each in line_ids]


async def below(location_id: int) -> list[int]:
    """A place and all places in it; none for an unknown one."""
    top = await models.Location.get_or_none(id=location_id)
    if top is None:
        return []
    # Names end in no slash, and the character behind it is 0: the range holds exactly what lies below.
    inside = Q(path__gt=f"{top.path}/", path__lt=f"{top.path}0")
    return [*await models.Location.filter(Q(id=location_id) | inside).values_list("id", flat=True)]  # type: ignore[list-item]  # values_list is typed as tuples


async def figures_of(
    info: Info,
    load: Callable[[list[tuple[int, int | None]]], Awaitable[list[figures.Figures]]],
    row_id: int,
    warehouse: strawberry.ID | None,
) -> StockFigures:
    """Stock of a product or lot, in one warehouse or in all."""
    at = None if warehouse is None else ids.row_or_none("Warehouse", warehouse) or NO_ROW
    return StockFigures.of(await info.context.load(load, (row_id, at)))


async def balances_page(
    info: Info, name: str, rows: QuerySet[Any], first: int, after: After, filter: BalanceFilter | None
) -> Connection[Balance]:
    wanted = Conditions(filter)
    wanted.names("Product", "product", "product_id")
    wanted.names("Lot", "lot", "lot_id")
    if (place := wanted.row("Location", "location")) is not None:
        wanted.add(Q(location_id__in=await below(place)))
    wanted.names("Location", "here", "location_id")
    wanted.names("Package", "package", "package_id")
    wanted.equals(loose="package_id__isnull")
    listing = Listing(name, Order("id"), filter, info.context.who)
    return await page(listing, wanted.apply(rows.filter(on_hand__gt=0)), first, after, Balance.of)


async def move_lines_page(
    info: Info,
    name: str,
    rows: QuerySet[Any],
    first: int,
    after: After,
    sort: MoveLineSort,
    filter: object = None,
) -> Connection[MoveLine]:
    return await page(journal_listing(info, name, sort, filter), rows, first, after, MoveLine.of)


def journal_listing(info: Info, name: str, sort: MoveLineSort, filter: object = None) -> Listing:
    order = Order("operation__seq", descending=sort is MoveLineSort.SEQUENCE_DESC)
    return Listing(name, order, filter, info.context.who)


@query("What lies where.")
async def balances(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[BalanceFilter | None, described("Which ones.")] = None,
) -> Connection[Balance]:
    return await balances_page(info, "balances", models.StockBalance.all(), first, after, filter)


@query("The journal.")
async def move_lines(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[MoveLineFilter | None, described("Which ones.")] = None,
    sort: Annotated[MoveLineSort, described("In which order.")] = MoveLineSort.SEQUENCE_DESC,
) -> Connection[MoveLine]:
    wanted = Conditions(filter)
    wanted.names("Product", "product", "product_id")
    wanted.names("Lot", "lot", "lot_id")
    wanted.contains("search", "lot__search_key", fold=True)
    wanted.equals(since="recorded__gte", until="recorded__lt")
    if (document := wanted.given("document")) is not None:
        wanted.add(_of_document(document))
    if (place := wanted.row("Location", "location")) is not None:
        inside = await below(place)
        wanted.add(Q(source_id__in=inside) | Q(destination_id__in=inside))
    return await move_lines_page(
        info, "moveLines", wanted.apply(MoveLine.query()), first, after, sort, filter
    )


def _of_document(global_id: str) -> Q:
    if (transfer := ids.row_or_none("Transfer", global_id)) is not None:
        return Q(transfer_line__transfer_id=transfer)
    if (count := ids.row_or_none("Count", global_id)) is not None:
        return Q(operation__subject_kind="Count", operation__subject_id=count)
    if (sold := ids.row_or_none("SalesOrder", global_id)) is not None:
        return Q(transfer_line__transfer__sales_order_id=sold)
    if (made := ids.row_or_none("ManufacturingOrder", global_id)) is not None:
        return Q(transfer_line__transfer__manufacturing_order_id=made)
    return Q(transfer_line__transfer__purchase_order_id=ids.row_or_none("PurchaseOrder", global_id) or NO_ROW)
