"""Warehouses, places, and the rules by which goods move there."""

from __future__ import annotations

from typing import Annotated

import strawberry
from tortoise.expressions import Q

from lotbook import models
from lotbook.domain.places import SLIPS
from lotbook.domain.words import (
    BackorderPolicy,
    LocationUsage,
    NumberRule,
    OperationKind,
    PrintKind,
    RemovalStrategy,
    ReservationPolicy,
    UnexpectedNumbers,
)
from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.company import Address
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import NO_ROW, Conditions, has_words
from lotbook.graphql.later import Balance, Hold
from lotbook.graphql.scalars import Percent
from lotbook.graphql.shown import Node, Shown, computed, described, linked, nodes, optional, own
from lotbook.graphql.stock import BalanceFilter, balances_page, below
from lotbook.graphql.words import describe
from lotbook.ledger import figures, holds

MOST_WAREHOUSES = 100
MOST_TYPES = 200
MOST_HOLDS = 20


describe(
    LocationUsage,
    "What a place is for.",
    VENDOR="Where vendors' goods come from.",
    INTERNAL="Ours, physical.",
    TRANSIT="On the way between our places, physical.",
    CUSTOMER="Where goods go to customers.",
    PRODUCTION="What production and transformations take and give.",
    INVENTORY="Loss and gain found by counts.",
    SCRAP="Thrown away.",
)
describe(
    OperationKind,
    "What an operation type does.",
    RECEIPT="Goods come in.",
    DELIVERY="Goods go out.",
    INTERNAL="Goods move between our places.",
    MANUFACTURING="Lots are made out of others.",
    CONSUMPTION="Components go into production.",
    RETURN="Goods come back from customers.",
    VENDOR_RETURN="Goods go back to vendors.",
)
describe(
    NumberRule,
    "What numbers an operation type accepts.",
    CREATE_NEW=(
        "Unknown numbers are created; a known one is refused, unless it came on this transfer or "
        "its backorder."
    ),
    USE_EXISTING="Known numbers only.",
    CREATE_OR_USE="Known numbers are used, unknown ones created.",
    NONE="Tracked products are refused when a line is added.",
)
describe(
    BackorderPolicy,
    "What happens when less is done than expected.",
    ASK="The person is asked.",
    ALWAYS="A backorder is made.",
    NEVER="The rest is given up.",
)
describe(
    ReservationPolicy,
    "When goods are promised to a document.",
    AT_CONFIRMATION="When it is confirmed or written.",
    MANUALLY="When a person says so.",
    BEFORE_DUE="Some days before it is due.",
)
describe(
    UnexpectedNumbers,
    "What happens with a number that was not announced on a line where others were.",
    TAKE="It is taken and marked.",
    ASK="A person is asked.",
    REFUSE="It is refused.",
)
describe(
    PrintKind,
    "What can be printed at validation.",
    RECEIPT_SLIP="The slip of the receipt.",
    DELIVERY_SLIP="The slip of the delivery.",
    LABELS="Labels of all its numbers.",
)


@strawberry.type(description="A site with its own places, operation types and day.")
class Warehouse(Node):
    model = models.Warehouse

    name: str = own("Name.")
    code: str = own("Short code in document numbers.")
    time_zone: str = own("IANA zone by which its day is judged.")

    @computed("Address on papers.")
    def address(self) -> Address:
        return Address.of(self.thing)

    @computed("Top of its tree of places.")
    async def root(self, info: Info) -> Location:
        return Location.of(await info.context.load(_roots, self.thing.id))

    @computed("Its operation types, at most 50.")
    async def operation_types(self, info: Info) -> list[OperationType]:
        return [OperationType.of(row) for row in await info.context.load(_types, self.thing.id)]

    @computed("Manufacturing orders here that are open, by how they stand.")
    async def manufacturing(self, info: Info) -> ManufacturingWorkload:
        return ManufacturingWorkload.of(await info.context.load(figures.making, self.thing.id))


@strawberry.type(description="A place in a tree.")
class Location(Node):
    model = models.Location

    name: str = own("Name, unique below its parent.")
    path: str = own("Names from the top, such as Main/Dock/A1.")
    usage: LocationUsage = own("What the place is for; only INTERNAL and TRANSIT are physical.")
    barcode: str = own("Code on its label.")
    parent: Location | None = linked("Place above; null at the top.")
    warehouse: Warehouse | None = linked("Its warehouse; null outside of ours.")
    walking_order: int = own("Its rank in walking order.")
    blocked: bool = own("A quarantine area: what lies there is on hand, not available.")
    removal_strategy: RemovalStrategy | None = own(
        "Which stock leaves first, where the product's category says nothing; null for what the place above says."
    )
    active: bool = own("Archived places take nothing.")

    @computed("Holds in force on all that lies here, also by a place above, the newest first, at most 20.")
    async def holds(self, info: Info) -> list[Hold]:
        found = await info.context.load(holds.of_places, self.thing.id)
        return await nodes(info, "Hold", found[:MOST_HOLDS])

    @computed("What lies here and below.")
    async def balances(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[BalanceFilter | None, described("Which ones.")] = None,
    ) -> Connection[Balance]:
        here = models.StockBalance.filter(location_id__in=await below(self.thing.id))
        return await balances_page(info, f"Location:{self.thing.id}.balances", here, first, after, filter)


@strawberry.type(description="A kind of transfer of one warehouse, with its rules.")
class OperationType(Node):
    model = models.OperationType

    version: int = own("Version, for updateOperationType.")
    name: str = own("Name on its card.")
    kind: OperationKind = own("What it does.")
    warehouse: Warehouse = linked("Its warehouse.")
    numbers: NumberRule = own("What it accepts as numbers.", "number_rule")
    source: Location = linked("Default source.")
    destination: Location = linked("Default destination.")
    prefix: str = own("Prefix of its document numbers.")
    backorder_policy: BackorderPolicy = own("What happens when less is done.")
    over_receipt_tolerance: Percent = own("How much more than expected is let pass.", "tolerance")
    unexpected_numbers: UnexpectedNumbers = own(
        "What happens with numbers that were not announced on a line where others were."
    )
    check_above: int | None = own(
        "A scanned carton with more numbers than this is checked number by number: 0 for each, null for none."
    )
    active: bool = own("Archived types are not offered.")

    reservation_policy: ReservationPolicy = own("When goods are promised to its transfers.")
    reservation_days: int | None = own("Days before the due day, for BEFORE_DUE; null otherwise.")

    @computed("What waits for work now.")
    async def workload(self, info: Info) -> Workload:
        return Workload.of(await info.context.load(figures.workloads, self.thing.id))

    @computed("What is printed at validation.")
    def prints_at_validation(self) -> list[PrintKind]:
        return self.printed()

    def printed(self) -> list[PrintKind]:
        slip = SLIPS.get(self.thing.kind)
        kinds = ((slip, self.thing.prints_slip), (PrintKind.LABELS, self.thing.prints_labels))
        return [kind for kind, is_printed in kinds if kind and is_printed]


@strawberry.type(description="Open manufacturing orders by how they stand.")
class ManufacturingWorkload(Shown):
    to_confirm: int = own("Drafts.")
    ready: int = own("Confirmed, and what they still take is promised to them.")
    waiting: int = own("Confirmed, and wait for components.")
    late: int = own("Open behind the day they are due.")


@strawberry.type(description="Transfers of a type by how they stand; kept counts, cheap.")
class Workload(Shown):
    ready: int = own("Can be worked on.")
    waiting: int = own("Wait for goods or another document.")
    late: int = own("Past their due date.")
    backorders: int = own("Backorders among them.")
    under_way: int = own("Being worked on by someone now.")


@strawberry.input(description="Which places.")
class LocationFilter:
    search: str | None = optional("Part of name or path, or a whole barcode.")
    warehouse: strawberry.ID | None = optional("Only this warehouse.")
    below: strawberry.ID | None = optional("Only below this place.")
    usages: list[LocationUsage] | None = optional("Only these usages.")
    blocked: bool | None = optional("Only blocked places, or only others.")
    whole_warehouse: bool | None = optional(
        "Only tops of warehouses, where no goods are put, or only others."
    )


async def _roots(warehouse_ids: list[int]) -> list[models.Location]:
    rows = await models.Location.filter(warehouse_id__in=warehouse_ids, parent_id=None)
    found = {row.warehouse_id: row for row in rows}
    return [found[each] for each in warehouse_ids]


async def _types(warehouse_ids: list[int]) -> list[list[models.OperationType]]:
    rows = await models.OperationType.filter(warehouse_id__in=warehouse_ids).order_by("name", "id")
    return [[row for row in rows if row.warehouse_id == each] for each in warehouse_ids]


@query("All warehouses, at most 100.")
async def warehouses() -> list[Warehouse]:
    return [
        Warehouse.of(row)
        for row in await models.Warehouse.all().order_by("name", "id").limit(MOST_WAREHOUSES)
    ]


@query("Operation types, at most 200: the cards of the start page.")
async def operation_types(
    warehouse: Annotated[strawberry.ID | None, described("Only this warehouse.")] = None,
) -> list[OperationType]:
    found = models.OperationType.all()
    if warehouse is not None:
        found = found.filter(warehouse_id=ids.row_or_none("Warehouse", warehouse) or NO_ROW)
    return [
        OperationType.of(row) for row in await found.order_by("warehouse_id", "name", "id").limit(MOST_TYPES)
    ]


@query("Places.")
async def locations(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[LocationFilter | None, described("Which ones.")] = None,
) -> Connection[Location]:
    wanted = Conditions(filter)
    if words := wanted.searched("search", fold=False):
        wanted.add(has_words(words, "path", fold=False) | Q(barcode=wanted.given("search").strip()))
    wanted.names("Warehouse", "warehouse", "warehouse_id")
    wanted.among(usages="usage")
    wanted.equals(blocked="blocked")
    if (whole := wanted.given("whole_warehouse")) is not None:
        tops = Q(parent_id__isnull=True, warehouse_id__isnull=False)
        wanted.add(tops if whole else ~tops)
    if (top := wanted.row("Location", "below")) is not None:
        wanted.add(Q(id__in=[each for each in await below(top) if each != top]))
    listing = Listing("locations", Order("path"), filter, info.context.who)
    return await page(listing, wanted.apply(models.Location.all()), first, after, Location.of)
