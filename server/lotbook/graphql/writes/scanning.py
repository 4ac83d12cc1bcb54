"""Scans do on open transfers what they say, and are taken back."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.words import BatchChoice, DateChoice
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.refusals import (
    BatchUndecided,
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    LotDateConflict,
    LotExpired,
    LotOfOtherProduct,
    LotOnHold,
    MoreThanLeft,
    NotFound,
    NotOnDocument,
    NumberAlreadyExists,
    NumberLooksLike,
    NumberNotAnnounced,
    NumbersInvalid,
    OperationIdReused,
    OverReceipt,
    QuantityUndecided,
    ScanUnclear,
    WrongState,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.scalars import Day, OperationId, Quantity, Sscc
from lotbook.graphql.scan_input import ReaderKind, ScanInput
from lotbook.graphql.scanning import Scan, ScanEffect
from lotbook.graphql.shown import computed, linked, needed, optional, preset
from lotbook.graphql.transfers import Transfer
from lotbook.graphql.words import describe
from lotbook.graphql.writes.transfers import TransferPayload
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import scanning, scanning_makes
from lotbook.services.scan_numbers import ScanGiven

describe(
    BatchChoice,
    "What a maker's number means that another batch or serial of the product bears.",
    SAME_BATCH="The same batch, of which quantity is added; or that very serial.",
    ANOTHER="Another batch or serial; it gets a number of ours.",
)


@strawberry.type(description="A recorded scan.")
class RecordScanPayload(Payload):
    @computed("What was read.")
    async def scan(self) -> Scan:
        return await Scan.read(self.thing)

    @computed("What it did.")
    def effect(self) -> ScanEffect:
        return ScanEffect.of(self.thing)

    transfer: Transfer = linked("The transfer.")
    lost: list[LostReservation] = linked("What others had been promised of it; they are to be told.")


@strawberry.input(description="What recordScan needs.")
class RecordScanInput(Write):
    transfer: strawberry.ID = needed(
        "The transfer; or the manufacturing order, of which the open transfer that it is for is found."
    )
    scan: ScanInput = needed("The scan.")
    line: strawberry.ID | None = optional("The line that is open, for codes that do not tell the product.")
    reading: int | None = optional("Which reading a person chose.")
    quantity: Quantity | None = optional(
        "How much, in the stock unit, when a person keyed it in; asked of goods that are measured, where the label "
        "does not tell it."
    )
    last_day: Day | None = optional(
        "Last day of use that a person keyed in: expiry or best before, as the product says."
    )
    date_conflict: DateChoice | None = optional("Which date wins when the label differs.")
    batch_choice: BatchChoice | None = optional("What a known maker's number means.")
    destination: strawberry.ID | None = optional("The sticky destination.")
    package: Sscc | None = optional("The sticky package, that the goods are put in.")
    take_more: bool = preset(
        False, "Take more than expected and tolerated; only a manager's validate may post it."
    )
    take_expired: bool = preset(
        False, "Take what is past its last day; only a manager's validate may post it."
    )
    look_alike: bool = preset(
        False, "Mean a number as it stands, though others or a barcode of the product look like it."
    )
    carton: Sscc | None = optional("The carton that is being checked, in which the number was found.")
    check_each: bool = preset(False, "Check a scanned carton or pallet number by number.")
    unannounced: bool = preset(False, "Mean a number that was not announced, where the operation type asks.")
    take_from_others: bool = preset(
        False, "Take also what was chosen for other documents by hand; only a manager may."
    )
    picked_reason: str | None = optional(
        "Why also what others have picked is taken, which then is not on their document any more; only a manager may."
    )
    into: str | None = optional("Number of what the component goes into, that its order makes.")
    choose_output: bool = preset(
        False,
        "Where an order is named: a number that it has made, or is about to, is only chosen, as what the components "
        "that follow go into.",
    )
    unplanned: bool = preset(
        False,
        "Take also a component that the bill of materials does not name. A number that nobody knows is what is made, "
        "as ever.",
    )


RecordScanResult = Annotated[
    RecordScanPayload
    | WrongState
    | ScanUnclear
    | NotOnDocument
    | BatchUndecided
    | QuantityUndecided
    | NumberNotAnnounced
    | NumberAlreadyExists
    | NumbersInvalid
    | LotOfOtherProduct
    | LotDateConflict
    | OverReceipt
    | MoreThanLeft
    | InsufficientStock
    | LotOnHold
    | LotExpired
    | NumberLooksLike
    | LocationNotUsable
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("RecordScanResult", description="What recordScan answers."),
]


@mutation(
    "Do on an open transfer what the scan says; scanning another valid lot of the product "
    "swaps the reservation."
)
async def record_scan(input: RecordScanInput, info: Info) -> RecordScanResult:
    codes = input.scan.codes("scan")
    given = ScanGiven(
        raw=codes.raw,
        symbology=codes.symbology,
        beside=codes.beside,
        separator=codes.separator,
        typed=input.scan.reader is ReaderKind.TYPED,
        line=ids.optional_row("TransferLine", input.line, "line"),
        reading=or_none(input.reading),
        quantity=or_none(input.quantity),
        last_day=or_none(input.last_day),
        date_choice=or_none(input.date_conflict),
        batch_choice=or_none(input.batch_choice),
        destination=ids.optional_row("Location", input.destination, "destination"),
        package=or_none(input.package),
        take_more=input.take_more,
        take_expired=input.take_expired,
        look_alike=input.look_alike,
        unannounced=input.unannounced,
        from_others=input.take_from_others,
        picked_reason=or_none(input.picked_reason),
        carton=or_none(input.carton),
        check_each=input.check_each,
        into=or_none(input.into),
        choose_output=input.choose_output,
        unplanned=input.unplanned,
    )
    if (order := ids.row_or_none("ManufacturingOrder", input.transfer)) is not None:
        return RecordScanPayload.done(
            await scanning_makes.record_scan_on_order(request(info, input), order, given)
        )
    transfer = ids.row("Transfer", input.transfer, "transfer")
    return RecordScanPayload.done(await scanning.record_scan(request(info, input), transfer, given))


@strawberry.input(description="What undoScan needs.")
class UndoScanInput(Write):
    undoes: OperationId = needed("Id that the scan was sent under.")


UndoScanResult = Annotated[
    TransferPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UndoScanResult", description="What undoScan answers."),
]


@mutation(
    "Take back a recorded scan of an open transfer, the last or any other; an operator only one of their own."
)
async def undo_scan(input: UndoScanInput, info: Info) -> UndoScanResult:
    return TransferPayload.done(await scanning.undo_scan(request(info, input), input.undoes))
