"""Transfers are opened by hand, filled, finished and given up."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.ordering import LineGiven
from lotbook.domain.words import BackorderDecision, PrintKind
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.papers import FileLink, PaperKind, paper_link
from lotbook.graphql.refusals import (
    BackorderUndecided,
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    LotDateConflict,
    LotExpired,
    LotOnHold,
    MoreThanLeft,
    NotFound,
    NumberAlreadyExists,
    NumbersInvalid,
    NumbersMissing,
    OperationIdReused,
    OverReceipt,
    PackageElsewhere,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.scalars import Day, Quantity
from lotbook.graphql.shown import computed, linked, needed, node, optional, preset
from lotbook.graphql.transfer_lines import PostedGoods
from lotbook.graphql.transfers import Transfer
from lotbook.graphql.words import describe
from lotbook.graphql.writes.measures import measure
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.ledger import summaries
from lotbook.services import giving_up, quantities, transfers, validation

MOST_TOLD = 200

describe(
    BackorderDecision,
    "Whether the rest becomes a backorder.",
    BY_POLICY="The operation type decides, and may ask.",
    CREATE="Make a backorder.",
    DISCARD="Give the rest up.",
)


@strawberry.type(description="A transfer as it stands now.")
class TransferPayload(Payload):
    transfer: Transfer = linked("As it stands now.")

    @computed("What others had been promised of it; they are to be told.")
    def lost(self) -> list[LostReservation]:
        return [LostReservation.of(each) for each in getattr(self.thing, "lost", ())]


@strawberry.type(description="A validated transfer.")
class ValidateTransferPayload(Payload):
    transfer: Transfer = linked("The transfer, done.")
    backorder: Transfer | None = linked("The backorder it left; null for none.")

    @computed("What was posted, in short, by product in the order of its lines, at most 200.")
    async def posted(self) -> list[PostedGoods]:
        return [PostedGoods.of(each) for each in await summaries.posted(self.thing.transfer, MOST_TOLD)]

    @computed("Papers that the operation type prints at validation, in order; at most 10.")
    async def prints(self, info: Info) -> list[FileLink]:
        transfer = await node(info, "Transfer", self.thing.transfer)
        slips = [kind for kind in await self._printed(info) if kind is not PrintKind.LABELS]
        return [paper_link(PaperKind[kind.name], transfer.thing) for kind in slips]

    @computed("The operation type prints labels of all numbers too: send printLabels.")
    async def prints_labels(self, info: Info) -> bool:
        return PrintKind.LABELS in await self._printed(info)

    async def _printed(self, info: Info) -> list[PrintKind]:
        transfer = await node(info, "Transfer", self.thing.transfer)
        kind = await node(info, "OperationType", transfer.operation_type_id)
        return kind.printed()


@strawberry.input(description="A line of a transfer.")
class TransferLineInput:
    line: strawberry.ID | None = optional("The line to keep; absent for a new one.")
    product: strawberry.ID = needed("The product.")
    quantity: Quantity = needed("Expected, in the unit.")
    unit: strawberry.ID | None = optional("Unit or packaging; the stock unit when absent.")
    destination: strawberry.ID | None = optional("Destination of this line; the transfer's when absent.")


@strawberry.input(description="A quantity on a line.")
class LineQuantityInput:
    line: strawberry.ID = needed("The line.")
    quantity: Quantity | None = optional("How much, in the unit; absent for all that is expected.")
    unit: strawberry.ID | None = optional("Unit or packaging; the stock unit when absent.")


@strawberry.input(description="What createTransfer needs.")
class CreateTransferInput(Write):
    operation_type: strawberry.ID = needed("Its operation type.")
    partner: strawberry.ID | None = optional("Vendor or customer.")
    source: strawberry.ID | None = optional("Source; the type's when absent.")
    destination: strawberry.ID | None = optional("Destination; the type's when absent.")
    due_on: Day | None = optional("Day it is due; today when absent.")
    lines: list[TransferLineInput] = needed("Lines, at most 1,000; may be empty and filled by scans.")


CreateTransferResult = Annotated[
    TransferPayload | LocationNotUsable | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateTransferResult", description="What createTransfer answers."),
]


@mutation("Write a transfer by hand: internal, or a receipt or delivery without an order.")
async def create_transfer(input: CreateTransferInput, info: Info) -> CreateTransferResult:
    done = await transfers.create_transfer(
        request(info, input),
        ids.row("OperationType", input.operation_type, "operationType"),
        [_line(place, each) for place, each in enumerate(input.lines)],
        partner=ids.optional_row("Partner", input.partner, "partner"),
        source=ids.optional_row("Location", input.source, "source"),
        destination=ids.optional_row("Location", input.destination, "destination"),
        due_on=or_none(input.due_on),
    )
    return TransferPayload.done(done)


def _line(place: int, line: TransferLineInput) -> LineGiven:
    path = ("lines", str(place))
    unit, packaging = measure(line.unit, *path, "unit")
    return LineGiven(
        product=ids.row("Product", line.product, *path, "product"),
        quantity=line.quantity,
        unit=unit,
        packaging=packaging,
        destination=ids.optional_row("Location", line.destination, *path, "destination"),
    )


@strawberry.input(description="What recordQuantities needs.")
class RecordQuantitiesInput(Write):
    transfer: strawberry.ID = needed("The transfer.")
    lines: list[LineQuantityInput] = needed("Lines, at most 1,000.")
    take_more: bool = preset(
        False, "Take more than expected and tolerated; only a manager's validate may post it."
    )


RecordQuantitiesResult = Annotated[
    TransferPayload
    | WrongState
    | OverReceipt
    | MoreThanLeft
    | InsufficientStock
    | LotOnHold
    | NumbersMissing
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("RecordQuantitiesResult", description="What recordQuantities answers."),
]


@mutation(
    "Record what came or goes on lines without numbers, or all that remains; replaces what the lines had."
)
async def record_quantities(input: RecordQuantitiesInput, info: Info) -> RecordQuantitiesResult:
    done = await quantities.record_quantities(
        request(info, input),
        ids.row("Transfer", input.transfer, "transfer"),
        [_quantity(place, each) for place, each in enumerate(input.lines)],
        take_more=input.take_more,
    )
    return TransferPayload.done(done)


def _quantity(place: int, line: LineQuantityInput) -> quantities.LineQuantity:
    path = ("lines", str(place))
    row = ids.row("TransferLine", line.line, *path, "line")
    return quantities.LineQuantity(row, or_none(line.quantity), *measure(or_none(line.unit), *path, "unit"))


@strawberry.input(description="What validateTransfer needs.")
class ValidateTransferInput(Write):
    transfer: strawberry.ID = needed("The transfer.")
    version: int | None = optional(
        "Version that was read; absent at the dock, where two people may work on it."
    )
    backorder: BackorderDecision = preset(BackorderDecision.BY_POLICY, "What becomes of the rest.")
    take_more: bool = preset(False, "Post more than expected and tolerated; needs a manager.")
    expired_reason: str | None = optional("Why lots past their last day go all the same; needs a manager.")


ValidateTransferResult = Annotated[
    ValidateTransferPayload
    | WrongState
    | StaleVersion
    | NumbersMissing
    | BackorderUndecided
    | OverReceipt
    | MoreThanLeft
    | InsufficientStock
    | LotOnHold
    | PackageElsewhere
    | LotExpired
    | NumberAlreadyExists
    | NumbersInvalid
    | LotDateConflict
    | LocationNotUsable
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("ValidateTransferResult", description="What validateTransfer answers."),
]


@mutation("Finish a transfer: its entries become move lines in one step, labels and papers print.")
async def validate_transfer(input: ValidateTransferInput, info: Info) -> ValidateTransferResult:
    done = await validation.validate_transfer(
        request(info, input),
        ids.row("Transfer", input.transfer, "transfer"),
        version=or_none(input.version),
        backorder=input.backorder,
        take_more=input.take_more,
        expired_reason=or_none(input.expired_reason),
    )
    return ValidateTransferPayload.done(done)


@strawberry.input(description="What cancelTransfer needs.")
class CancelTransferInput(Write):
    transfer: strawberry.ID = needed("The transfer.")
    version: int = needed("Version that was read.")
    reason: str = needed("Why.")


CancelTransferResult = Annotated[
    TransferPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CancelTransferResult", description="What cancelTransfer answers."),
]


@mutation("Give an open transfer up; its reservations go.")
async def cancel_transfer(input: CancelTransferInput, info: Info) -> CancelTransferResult:
    transfer = ids.row("Transfer", input.transfer, "transfer")
    done = await giving_up.cancel_transfer(request(info, input), transfer, input.version, input.reason)
    return TransferPayload.done(done)
