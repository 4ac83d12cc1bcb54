"""Transfers: the documents that move goods, and how far they have come."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry
from tortoise.expressions import Q

from lotbook import models
from lotbook.documents import words
from lotbook.domain.words import OperationKind, TransferState
from lotbook.graphql import ids
from lotbook.graphql.announced import (
    PackageContents,
    package_of,
)
from lotbook.graphql.asking import query
from lotbook.graphql.attachments import MOST_FILES
from lotbook.graphql.connections import (
    After,
    Connection,
    CountedConnection,
    First,
    Listing,
    Order,
    page,
    page_inside,
)
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions, past
from lotbook.graphql.later import (
    Attachment,
    Location,
    Operation,
    OperationType,
    Partner,
    Recall,
    Refusal,
    User,
)
from lotbook.graphql.papers import PDF, Document, File, FileLink, PaperKind
from lotbook.graphql.reservations import (
    CarriedReservation,
    Reservation,
    StoppedReservation,
    reservations_of,
)
from lotbook.graphql.returns import Returnable, returnable_page
from lotbook.graphql.scalars import Day, Sscc
from lotbook.graphql.shown import Shown, computed, described, linked, named, node, nodes, optional, own, show
from lotbook.graphql.stock import MoveLine, MoveLineSort, journal_listing, move_lines_page
from lotbook.graphql.transfer_lines import MOST_CORRECTED, CorrectedGoods, TransferLine
from lotbook.graphql.words import describe
from lotbook.ledger import announced, attachments, carried, corrections, figures, recalls, reservations
from lotbook.ledger.children import LINES_OF_TRANSFER, MOVE_LINES_OF_TRANSFER
from lotbook.ledger.returns import reasons_of
from lotbook.services.validation import obstacles

MOST_WORKERS = 20
MOST_CARRIED = 100
MOST_RETURNS = 50
MOST_CORRECTIONS = 50
MOST_RECALLS = 20
PRINTED = {
    (OperationKind.RECEIPT, TransferState.READY): [PaperKind.DISCREPANCY_REPORT],
    (OperationKind.RECEIPT, TransferState.DONE): [PaperKind.RECEIPT_SLIP, PaperKind.DISCREPANCY_REPORT],
    (OperationKind.DELIVERY, TransferState.READY): [PaperKind.PICKING_LIST, PaperKind.DELIVERY_SLIP],
    (OperationKind.DELIVERY, TransferState.DONE): [PaperKind.DELIVERY_SLIP],
    (OperationKind.INTERNAL, TransferState.READY): [PaperKind.PICKING_LIST, PaperKind.TRANSFER_SLIP],
    (OperationKind.INTERNAL, TransferState.DONE): [PaperKind.TRANSFER_SLIP],
    (OperationKind.RETURN, TransferState.READY): [PaperKind.RETURN_SLIP],
    (OperationKind.RETURN, TransferState.DONE): [PaperKind.RETURN_SLIP],
    (OperationKind.VENDOR_RETURN, TransferState.READY): [PaperKind.PICKING_LIST, PaperKind.RETURN_SLIP],
    (OperationKind.VENDOR_RETURN, TransferState.DONE): [PaperKind.RETURN_SLIP],
}
"""The papers of a transfer of a kind and state."""


describe(
    TransferState,
    "Where a transfer stands.",
    READY="Can be worked on.",
    DONE="Posted to the journal; put right only by corrections.",
    CANCELLED="Given up.",
)


@strawberry.input(description="Which lines.")
class TransferLineFilter:
    done: bool | None = optional("Only done, or only open ones.")
    product: strawberry.ID | None = optional("Only this product.")


@strawberry.type(description="A write that corrected what a transfer posted.")
class TransferCorrection(Shown):
    operation: Operation = linked("The write: who, when and why.")

    @computed(
        "Of which goods it changed how much was moved, at most 100; posted is what held before it. None where only a"
        " place was wrong, or two numbers were swapped."
    )
    async def goods(self, info: Info) -> list[CorrectedGoods]:
        return [CorrectedGoods.of(each) for each in self.thing.changed[:MOST_CORRECTED]]


@strawberry.type(description="The document that moves goods.")
class Transfer(Document):
    model = models.Transfer

    operation_type: OperationType = linked("Receipt, delivery, internal or return, with its rules.")
    state: TransferState = own("Where it stands.")
    partner: Partner | None = linked("Vendor or customer; null for an internal transfer.")
    source: Location = linked("Source.")
    destination: Location = linked("Destination.")
    due_on: Day = own("Day it is due.")
    backorder_of: Transfer | None = linked("The transfer it is a backorder of; null for none.")
    return_of: Transfer | None = linked("The transfer whose goods it brings or sends back; null for none.")
    replaces: Transfer | None = linked("The return whose goods it delivers anew; null for none.")
    onward_to: Location | None = linked(
        "Where in another warehouse its goods go on to, from transit; null where they stay in its own."
    )
    shipped_by: Transfer | None = linked(
        "The transfer of another warehouse that sent its goods; null for none."
    )
    validated_at: datetime | None = own("When it was validated; null before.", "validated")
    validated_by: User | None = linked("Who validated it; null before.")

    @computed("Due day is past and it is not done.")
    async def late(self, info: Info) -> bool:
        is_past = self.thing.due_on < await info.context.load(figures.todays_of, self.thing.warehouse_id)
        return is_past and self.thing.state is TransferState.READY

    @computed("Order it came from; null for none.")
    async def origin(self, info: Info) -> Document | None:
        if (bought := self.thing.purchase_order_id) is not None:
            return await node(info, "PurchaseOrder", bought)
        if (made := self.thing.manufacturing_order_id) is not None:
            return await node(info, "ManufacturingOrder", made)
        sold = self.thing.sales_order_id
        return None if sold is None else await node(info, "SalesOrder", sold)

    @computed("Lines.", inside=True)
    async def lines(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[TransferLineFilter | None, described("Which ones.")] = None,
    ) -> CountedConnection[TransferLine]:
        listing = Listing(f"Transfer:{self.thing.id}.lines", Order("position"), filter, info.context.who)
        if after is None and filter is None:
            return await page_inside(info, LINES_OF_TRANSFER, self.thing.id, listing, first, TransferLine)
        wanted = Conditions(filter)
        wanted.names("Product", "product", "product_id")
        if (done := wanted.given("done")) is not None:
            complete = Q(id__in=await figures.lines_done(self.thing.id))
            wanted.add(complete if done else ~complete)
        mine = wanted.apply(TransferLine.query().filter(transfer_id=self.thing.id))
        return await page(listing, mine, first, after, TransferLine.of)

    @computed("Counts over all lines; cheap.")
    async def progress(self, info: Info) -> TransferProgress:
        return TransferProgress.of(await info.context.load(figures.progress, self.thing.id))

    @computed("What is promised to it, in picking order.", cost=5)
    async def reservations(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[Reservation]:
        return await reservations_of(info, self, first, after)

    @computed(
        "What others have in hand of it, to put it down where it stays promised; at most 100.",
        cost=5,
    )
    async def carried(self) -> list[CarriedReservation]:
        found = await carried.for_transfer(self.thing.id)
        return [CarriedReservation.of(each) for each in found[:MOST_CARRIED]]

    @computed(
        "What was promised to it until it was stopped, and is stopped still, lot by lot, at most 100; none once it is"
        " done."
    )
    async def stopped_reservations(self, info: Info) -> list[StoppedReservation]:
        found = await info.context.load(reservations.stopped_of, self.thing.id)
        return [StoppedReservation.of(each) for each in found[:MOST_CARRIED]]

    @computed("Who works on it while it is open, the last one first, at most 20.")
    async def workers(self, info: Info) -> list[Worker]:
        found = await info.context.load(figures.workers, self.thing.id)
        return [Worker.of(each) for each in found[:MOST_WORKERS]]

    @computed("SSCCs of the cartons and pallets that were announced, pallets first; at most 1,000.", cost=5)
    async def announced_packages(self) -> list[Sscc]:
        return [Sscc(each) for each in await announced.packages_on(self.thing.id)]

    @computed(
        "What a carton or pallet was announced to hold, and how far that came; null when nothing was.",
        cost=5,
    )
    async def package(
        self, info: Info, sscc: Annotated[Sscc, described("Of the carton or pallet.")]
    ) -> PackageContents | None:
        return await package_of(self.thing.id, sscc)

    @computed("What was posted, once validated.", inside=True)
    async def move_lines(self, info: Info, first: First, after: After = None) -> Connection[MoveLine]:
        name = f"Transfer:{self.thing.id}.moveLines"
        if after is None:
            listing = journal_listing(info, name, MoveLineSort.SEQUENCE_ASC)
            return await page_inside(info, MOVE_LINES_OF_TRANSFER, self.thing.id, listing, first, MoveLine)
        mine = MoveLine.query().filter(transfer_line__transfer_id=self.thing.id)
        return await move_lines_page(info, name, mine, first, after, MoveLineSort.SEQUENCE_ASC)

    @computed("Writes that corrected what it posted, the first one first, at most 50.")
    async def corrections(self, info: Info) -> list[TransferCorrection]:
        found = await info.context.load(corrections.of_transfers, self.thing.id)
        return [TransferCorrection.of(each) for each in found[:MOST_CORRECTIONS]]

    @computed("Its backorder; null for none.")
    async def backorder(self, info: Info) -> Transfer | None:
        row = await info.context.load(_backorders, self.thing.id)
        return None if row is None else Transfer.of(row)

    @computed("Goods came back with it that match no delivery: a gap in what is known of them.")
    async def unmatched(self, info: Info) -> bool:
        of_type = await node(info, "OperationType", self.thing.operation_type_id)
        return of_type.thing.kind is OperationKind.RETURN and self.thing.return_of_id is None

    @computed("Why its goods come or go back; null where nobody said, and for what is no return.")
    async def return_reason(self, info: Info) -> str | None:
        return await info.context.load(reasons_of, self.thing.id)

    @computed("Its returns, newest first, at most 50.")
    async def returns(self, info: Info) -> list[Transfer]:
        return [Transfer.of(row) for row in await info.context.load(_returns, self.thing.id)]

    @computed(
        "The transfers that bring in, or back, what it sent to another warehouse, newest first, at most 50."
    )
    async def arrivals(self, info: Info) -> list[Transfer]:
        return [Transfer.of(row) for row in await info.context.load(_arrivals, self.thing.id)]

    @computed("The delivery that replaces what it brings back; null for none.")
    async def replacement(self, info: Info) -> Transfer | None:
        row = await info.context.load(_replacements, self.thing.id)
        return None if row is None else Transfer.of(row)

    @computed("What of it can be returned, by line and lot; nothing of one that is not done.", cost=10)
    async def returnable(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[Returnable]:
        return await returnable_page(info, self.thing.id, first, after)

    @computed("A tracked product moved and it is done, so there is something to trace.")
    async def traceable(self, info: Info) -> bool:
        return await info.context.load(figures.traceable, self.thing.id)

    @computed(
        "What its validation would refuse or ask now, in the order of the checks; empty when it would pass.",
        cost=10,
    )
    async def obstacles(self) -> list[Refusal]:
        return [show(each) for each in await obstacles(self.thing.id)]

    @computed(
        "Recalls that wait for a second person, to start or to be added to, and would then stop what it has picked or "
        "what is promised to it; none once it is done, at most 20.",
        cost=2,
    )
    async def recalls_to_confirm(self, info: Info) -> list[Recall]:
        found = await info.context.load(recalls.to_confirm_of_transfers, self.thing.id)
        return await nodes(info, "Recall", found[:MOST_RECALLS])

    @computed(
        "Certificates of the lots that it moved, or that are on it, and of those that they were before, at most 50.",
        cost=2,
    )
    async def certificates(self, info: Info) -> list[Attachment]:
        found = await info.context.load(attachments.certificates, self.thing.id)
        return await nodes(info, "Attachment", found[:MOST_FILES])

    @computed("All of these in one PDF, to print with the slip; null when there are none.", cost=2)
    async def certificates_together(self, info: Info) -> FileLink | None:
        if not await info.context.load(attachments.certificates, self.thing.id):
            return None
        url = f"/documents/transfers/{ids.encode('Transfer', self.thing.id)}/certificates.pdf"
        return FileLink.of(File(url, PDF, words.file_name(self.thing.number, "certificates")))

    async def printable(self, info: Info) -> list[PaperKind]:
        if self.thing.shipped_by_id is not None:  # nothing is picked for it
            return []
        of_type = await node(info, "OperationType", self.thing.operation_type_id)
        found = PRINTED.get((of_type.thing.kind, self.thing.state), [])
        if self.thing.onward_to_id is None:  # it stays in its warehouse
            return [each for each in found if each is not PaperKind.TRANSFER_SLIP]
        return found


@strawberry.type(description="Someone who works on a transfer.")
class Worker(Shown):
    user: User | None = linked("The person; null for a client program or an automatic step.")
    program: str | None = own("Name of the client program's key; null for a person.")
    entries: int = own("Entries by them that are not posted yet.")
    last_at: datetime = own("Their last scan or change.", "last")


@strawberry.type(description="Counts over all lines of a transfer.")
class TransferProgress(Shown):
    lines: int = own("Lines.")
    lines_done: int = own("Lines with all that was expected.")
    lines_begun: int = own("Lines with anything recorded; of a transfer that is done, those that moved.")
    numbers_needed: int = own("Numbers that tracked lines need.")
    numbers_recorded: int = own("Different numbers that entries give, line by line.")


@strawberry.input(description="Which transfers.")
class TransferFilter:
    search: str | None = optional("Part of number, partner, origin or product.")
    operation_type: strawberry.ID | None = optional("Only of this operation type.")
    kinds: list[OperationKind] | None = optional("Only what these kinds of types do.")
    states: list[TransferState] | None = optional("Only in these states.")
    late: bool | None = optional("Only late, or only in time.")
    backorders: bool | None = optional("Only backorders, or only others.")
    partner: strawberry.ID | None = optional("Only with this partner.")
    warehouse: strawberry.ID | None = optional("Only of this warehouse.")


@strawberry.enum(description="How transfers are ordered.")
class TransferSort(Enum):
    NUMBER_ASC = strawberry.enum_value("NUMBER_ASC", description="By number, rising.")
    NUMBER_DESC = strawberry.enum_value("NUMBER_DESC", description="By number, falling.")
    DUE_ASC = strawberry.enum_value("DUE_ASC", description="By due day, rising.")
    DUE_DESC = strawberry.enum_value("DUE_DESC", description="By due day, falling.")


COLUMNS = {"NUMBER": "number", "DUE": "due_on"}


async def _backorders(transfer_ids: list[int]) -> list[models.Transfer | None]:
    rows = await models.Transfer.filter(backorder_of_id__in=transfer_ids)
    found = {row.backorder_of_id: row for row in rows}
    return [found.get(each) for each in transfer_ids]


async def _replacements(return_ids: list[int]) -> list[models.Transfer | None]:
    rows = await models.Transfer.filter(replaces_id__in=return_ids).order_by("-id")
    found = {row.replaces_id: row for row in rows}
    return [found.get(each) for each in return_ids]


async def _returns(transfer_ids: list[int]) -> list[list[models.Transfer]]:
    rows = await models.Transfer.filter(return_of_id__in=transfer_ids).order_by("-id")
    return [[row for row in rows if row.return_of_id == each][:MOST_RETURNS] for each in transfer_ids]


async def _arrivals(transfer_ids: list[int]) -> list[list[models.Transfer]]:
    rows = await models.Transfer.filter(shipped_by_id__in=transfer_ids).order_by("-id")
    return [[row for row in rows if row.shipped_by_id == each][:MOST_RETURNS] for each in transfer_ids]


@query("One transfer; null when unknown.")
async def transfer(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Transfer | None:
    return await named(info, "Transfer", id)


@query("Receipts, deliveries, internal transfers and returns.")
async def transfers(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[TransferFilter | None, described("Which ones.")] = None,
    sort: Annotated[TransferSort, described("In which order.")] = TransferSort.DUE_ASC,
) -> CountedConnection[Transfer]:
    wanted = Conditions(filter)
    wanted.contains("search", "search_key", fold=True)
    wanted.among(states="state", kinds="operation_type__kind")
    wanted.names("OperationType", "operation_type", "operation_type_id")
    wanted.names("Partner", "partner", "partner_id")
    wanted.names("Warehouse", "warehouse", "warehouse_id")
    if (backorders := wanted.given("backorders")) is not None:
        wanted.add(Q(backorder_of_id__isnull=not backorders))
    if (late := wanted.given("late")) is not None:
        is_late = await past("due_on", (TransferState.READY,))
        wanted.add(is_late if late else ~is_late)
    listing = Listing("transfers", Order.of(sort, COLUMNS), filter, info.context.who)
    return await page(listing, wanted.apply(models.Transfer.all()), first, after, Transfer.of)
