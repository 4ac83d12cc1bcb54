"""Cartons and pallets that have a number of their own: what is in them, where they are, what happened to them."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import strawberry
from tortoise.expressions import Q, Subquery

from lotbook import models
from lotbook.domain.words import PaperSize
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions
from lotbook.graphql.later import Balance, Hold, Location, Lot, MoveLine, Packaging, Product
from lotbook.graphql.papers import FileLink, PaperKind, paper_link
from lotbook.graphql.scalars import Sscc
from lotbook.graphql.shown import Node, computed, described, linked, named, node, nodes, optional, own
from lotbook.graphql.stock import BalanceFilter, MoveLineSort, balances_page, below, move_lines_page
from lotbook.ledger import balances, holds

MOST_HOLDS = 20


@strawberry.type(description="A carton or pallet that has a label, and moves as one.")
class Package(Node):
    model = models.Package

    sscc: Sscc = own("Its SSCC.", "number")
    product: Product | None = linked(
        "What is in it, where that was told with its number and is all of one product."
    )
    packaging: Packaging | None = linked("What packed counts; null for the stock unit.")
    lot: Lot | None = linked("The lot that all of it is of; null where not told.")
    packed: int | None = own("How many it holds; null where not told.")

    @computed("Where it is; null while nothing is in it with us.")
    async def location(self, info: Info) -> Location | None:
        place = await info.context.load(balances.places_of_packages, self.thing.id)
        return None if place is None else await node(info, "Location", place)

    @computed("How many lots, and products without numbers, are in it.")
    async def content_count(self, info: Info) -> int:
        return int(await info.context.load(balances.contents_of_packages, self.thing.id))

    @computed("What is in it.")
    async def contents(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[BalanceFilter | None, described("Which ones.")] = None,
    ) -> Connection[Balance]:
        inside = models.StockBalance.filter(package_id=self.thing.id)
        return await balances_page(info, f"Package:{self.thing.id}.contents", inside, first, after, filter)

    @computed("The sheet that says what is in it, as PDF; null while nothing is.")
    async def contents_sheet(
        self, info: Info, size: Annotated[PaperSize, described("Paper size.")] = PaperSize.A4
    ) -> FileLink | None:
        if not await info.context.load(balances.contents_of_packages, self.thing.id):
            return None
        return paper_link(PaperKind.PACKAGE_CONTENTS, self.thing, size)

    @computed("Its life: what was put in, moved and taken out.")
    async def move_lines(
        self,
        info: Info,
        first: First,
        after: After = None,
        sort: Annotated[MoveLineSort, described("In which order.")] = MoveLineSort.SEQUENCE_DESC,
    ) -> Connection[MoveLine]:
        mine = models.StockMoveLine.filter(
            Q(source_package_id=self.thing.id) | Q(destination_package_id=self.thing.id)
        ).select_related("operation")
        return await move_lines_page(info, f"Package:{self.thing.id}.moveLines", mine, first, after, sort)

    @computed("Holds in force on it, the newest first, at most 20.")
    async def holds(self, info: Info) -> list[Hold]:
        found = await info.context.load(holds.of_each_package, self.thing.id)
        return await nodes(info, "Hold", found[:MOST_HOLDS])


@strawberry.input(description="Which packages.")
class PackageFilter:
    search: str | None = optional("Part of the SSCC.")
    location: strawberry.ID | None = optional("Only at or below this place.")
    lot: strawberry.ID | None = optional("Only with this lot in them.")
    product: strawberry.ID | None = optional("Only with this product in them.")
    empty: bool | None = optional("Only those with nothing in them, or only others.")


@strawberry.enum(description="How packages are ordered.")
class PackageSort(Enum):
    SSCC_ASC = strawberry.enum_value("SSCC_ASC", description="By SSCC, rising.")
    CREATED_DESC = strawberry.enum_value("CREATED_DESC", description="The newest first.")


COLUMNS = {"SSCC": "number", "CREATED": "created"}


@query("One package; null when unknown.")
async def package(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Package | None:
    return await named(info, "Package", id)


@query("Packages.")
async def packages(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[PackageFilter | None, described("Which ones.")] = None,
    sort: Annotated[PackageSort, described("In which order.")] = PackageSort.CREATED_DESC,
) -> Connection[Package]:
    wanted = Conditions(filter)
    wanted.contains("search", "number")
    inside = models.StockBalance.filter(on_hand__gt=0, package_id__isnull=False)
    if (place := wanted.row("Location", "location")) is not None:
        wanted.add(Q(id__in=Subquery(inside.filter(location_id__in=await below(place)).values("package_id"))))
    if (lot := wanted.row("Lot", "lot")) is not None:
        wanted.add(Q(id__in=Subquery(inside.filter(lot_id=lot).values("package_id"))))
    if (product := wanted.row("Product", "product")) is not None:
        wanted.add(Q(id__in=Subquery(inside.filter(product_id=product).values("package_id"))))
    if (empty := wanted.given("empty")) is not None:
        full = Q(id__in=Subquery(inside.values("package_id")))
        wanted.add(~full if empty else full)
    listing = Listing("packages", Order.of(sort, COLUMNS), filter, info.context.who)
    return await page(listing, wanted.apply(models.Package.all()), first, after, Package.of)
