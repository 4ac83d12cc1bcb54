"""Counts are begun, counted, looked at and applied."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.count_effect import CountAction
from lotbook.domain.words import OthersCounted, UncountedMeans
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.connections import After, Connection, First
from lotbook.graphql.context import Info
from lotbook.graphql.counts import Count, CountPosition
from lotbook.graphql.later import Location, Operation, Package, Product
from lotbook.graphql.refusals import (
    CountedByOthers,
    CountStale,
    InvalidInput,
    LocationNotUsable,
    NotFound,
    NotOnDocument,
    NumberAlreadyExists,
    NumbersInvalid,
    OperationIdReused,
    OthersCounting,
    PackageElsewhere,
    ScanUnclear,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.scalars import LotNumber, OperationId, Quantity
from lotbook.graphql.scan_input import ScanInput
from lotbook.graphql.scanning import Scan
from lotbook.graphql.shown import Shown, computed, linked, needed, optional, own, preset
from lotbook.graphql.stock import MoveLine, MoveLineSort, move_lines_page
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import count_applying, count_records, count_scans, counting
from lotbook.services.counted import Counted


@strawberry.type(description="A count as it stands now.")
class CountPayload(Payload):
    count: Count = linked("As it stands now.")


@strawberry.type(description="Lines of the journal that were posted.")
class PostedPayload(Payload):
    operation: Operation = linked("The write, with its number.")
    line_count: int = own("How many lines.")
    lost: list[LostReservation] = linked("What was promised of what is not there any more, at most 100.")

    @computed("The lines.")
    async def move_lines(self, info: Info, first: First, after: After = None) -> Connection[MoveLine]:
        posted = MoveLine.query().filter(operation_id=self.thing.operation)
        name = f"Operation:{self.thing.operation}.moveLines"
        return await move_lines_page(info, name, posted, first, after, MoveLineSort.SEQUENCE_ASC)


@strawberry.type(description="A count that was applied.")
class ApplyCountPayload(PostedPayload):
    count: Count = linked("As it stands now.")
    recount: Count | None = linked("A count of what could not be applied; null when all of it was.")


@strawberry.input(description="What startCount needs.")
class StartCountInput(Write):
    location: strawberry.ID = needed("The place, with all below.")
    product: strawberry.ID | None = optional("Only this product.")
    lots: list[strawberry.ID] | None = optional("Only these lots, at most 1,000.")
    blind: bool = preset(True, "Hide from counters what the book has there.")


StartCountResult = Annotated[
    CountPayload | LocationNotUsable | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("StartCountResult", description="What startCount answers."),
]


@mutation("Begin a count of a place, or of a product or lots there.")
async def start_count(input: StartCountInput, info: Info) -> StartCountResult:
    lots = [ids.row("Lot", lot, "lots", str(at)) for at, lot in enumerate(or_none(input.lots) or ())]
    done = await counting.start_count(
        request(info, input),
        ids.row("Location", input.location, "location"),
        ids.optional_row("Product", input.product, "product"),
        lots,
        blind=input.blind,
    )
    return CountPayload.done(done)


@strawberry.input(description="What was counted in one place.")
class CountedInput:
    location: strawberry.ID = needed("The place.")
    product: strawberry.ID = needed("The product.")
    number: LotNumber | None = optional("The number, for a tracked product.")
    package: strawberry.ID | None = optional("The package that it is in; absent for loose goods.")
    quantity: Quantity = needed("How much was there, in the stock unit; 0 for nothing.")


@strawberry.input(description="What recordCounts needs.")
class RecordCountsInput(Write):
    count: strawberry.ID = needed("The count.")
    positions: list[CountedInput] = needed("What was counted, 1 to 1,000 positions.")
    new_numbers: bool = preset(
        False, "Mean numbers that no lot has; they become lots when the count is applied."
    )
    others_counted: OthersCounted | None = optional(
        "What becomes of what others counted there in this round; when null, it is asked where they did."
    )


RecordCountsResult = Annotated[
    CountPayload
    | CountedByOthers
    | WrongState
    | NumbersInvalid
    | NumberAlreadyExists
    | NotOnDocument
    | LocationNotUsable
    | PackageElsewhere
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("RecordCountsResult", description="What recordCounts answers."),
]


@mutation(
    "Say how much was counted, at most 1,000 positions; it replaces what you counted there before. What others"
    " did stays until you say what becomes of it."
)
async def record_counts(input: RecordCountsInput, info: Info) -> RecordCountsResult:
    counted = []
    for at, one in enumerate(input.positions):
        field = ("positions", str(at))
        counted.append(
            Counted(
                location=ids.row("Location", one.location, *field, "location"),
                product=ids.row("Product", one.product, *field, "product"),
                package=ids.optional_row("Package", one.package, *field, "package"),
                number=or_none(one.number),
                quantity=one.quantity,
            )
        )
    count = ids.row("Count", input.count, "count")
    done = await count_records.record_counts(
        request(info, input),
        count,
        counted,
        new_numbers=input.new_numbers,
        others_counted=or_none(input.others_counted),
    )
    return CountPayload.done(done)


@strawberry.type(description="What a scan did on a count.")
class CountEffect(Shown):
    action: CountAction = own("What it does.")
    text: str = own("In words.")
    position: CountPosition | None = linked("The position as it stands now; null for none.")
    product: Product | None = linked("The product; null for none.")
    number: LotNumber | None = own("The number; null for none.")
    quantity: Quantity | None = own("How much it added, in the stock unit; null for nothing.")
    location: Location | None = linked("Where what follows lies; null when it does not say.")
    package: Package | None = linked("The package in which what follows is; null when it does not say.")


@strawberry.type(description="A scan that was recorded on a count.")
class RecordCountScanPayload(Payload):
    @computed("What was read.")
    async def scan(self) -> Scan:
        return await Scan.read(self.thing)

    @computed("What it did.")
    def effect(self) -> CountEffect:
        return CountEffect.of(self.thing)

    count: Count = linked("The count as it stands now.")


@strawberry.input(description="What recordCountScan needs.")
class RecordCountScanInput(Write):
    count: strawberry.ID = needed("The count.")
    scan: ScanInput = needed("The scan.")
    reading: int | None = optional("Which reading a person chose.")
    location: strawberry.ID | None = optional("Where it lies, as an earlier scan said.")
    package: strawberry.ID | None = optional("In which package it is, as an earlier scan said.")
    product: strawberry.ID | None = optional("Of which product a plain number is, as an earlier scan said.")
    quantity: Quantity | None = optional("How much, in the stock unit, when a person keyed it in.")
    new_number: bool = preset(False, "Mean a number that no lot has.")


RecordCountScanResult = Annotated[
    RecordCountScanPayload
    | WrongState
    | ScanUnclear
    | NumbersInvalid
    | NumberAlreadyExists
    | NotOnDocument
    | LocationNotUsable
    | PackageElsewhere
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("RecordCountScanResult", description="What recordCountScan answers."),
]


@mutation("Do on a count what a scan says: say the place, the package or the product, or count goods.")
async def record_count_scan(input: RecordCountScanInput, info: Info) -> RecordCountScanResult:
    codes = input.scan.codes("scan")
    scan = count_scans.CountScan(
        raw=codes.raw,
        symbology=codes.symbology,
        beside=codes.beside,
        separator=codes.separator,
        reading=or_none(input.reading),
        location=ids.optional_row("Location", input.location, "location"),
        package=ids.optional_row("Package", input.package, "package"),
        product=ids.optional_row("Product", input.product, "product"),
        quantity=or_none(input.quantity),
        new_number=input.new_number,
    )
    count = ids.row("Count", input.count, "count")
    return RecordCountScanPayload.done(await count_scans.record_count_scan(request(info, input), count, scan))


@strawberry.input(description="What undoCount needs.")
class UndoCountInput(Write):
    undoes: OperationId = needed("Id that the scan, or what was typed, was sent under.")


UndoCountResult = Annotated[
    CountPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UndoCountResult", description="What undoCount answers."),
]


@mutation("Take off what a scan or a person put on a count.")
async def undo_count(input: UndoCountInput, info: Info) -> UndoCountResult:
    return CountPayload.done(await count_records.undo_count(request(info, input), input.undoes))


@strawberry.input(description="What finishCounting needs.")
class FinishCountingInput(Write):
    count: strawberry.ID = needed("The count.")
    others_done: bool = preset(False, "Mean that others who counted are done, too.")


FinishCountingResult = Annotated[
    CountPayload | OthersCounting | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("FinishCountingResult", description="What finishCounting answers."),
]


@mutation("Finish counting; managers are told what differs, and look at it.")
async def finish_counting(input: FinishCountingInput, info: Info) -> FinishCountingResult:
    count = ids.row("Count", input.count, "count")
    done = await counting.finish_counting(request(info, input), count, others_done=input.others_done)
    return CountPayload.done(done)


@strawberry.input(description="What requestRecount needs.")
class RequestRecountInput(Write):
    count: strawberry.ID = needed("The count.")
    positions: list[strawberry.ID] | None = optional("Positions; all that differ or went stale when absent.")


RequestRecountResult = Annotated[
    CountPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RequestRecountResult", description="What requestRecount answers."),
]


@mutation("Send positions back to be counted again; what was counted before is kept beside.")
async def request_recount(input: RequestRecountInput, info: Info) -> RequestRecountResult:
    count = ids.row("Count", input.count, "count")
    wanted = _positions(input.positions)
    return CountPayload.done(await counting.request_recount(request(info, input), count, wanted))


@strawberry.input(description="What rebaseCount needs.")
class RebaseCountInput(Write):
    count: strawberry.ID = needed("The count.")
    positions: list[strawberry.ID] | None = optional("Positions; all that went stale when absent.")


RebaseCountResult = Annotated[
    CountPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RebaseCountResult", description="What rebaseCount answers."),
]


@mutation("Reckon in what moved since positions were counted, because it is known to have moved after that.")
async def rebase_count(input: RebaseCountInput, info: Info) -> RebaseCountResult:
    count = ids.row("Count", input.count, "count")
    wanted = _positions(input.positions)
    return CountPayload.done(await counting.rebase_count(request(info, input), count, wanted))


def _positions(given: list[strawberry.ID] | None) -> list[int] | None:
    chosen = or_none(given)
    if chosen is None:
        return None
    return [ids.row("CountPosition", one, "positions", str(at)) for at, one in enumerate(chosen)]


@strawberry.input(description="What applyCount needs.")
class ApplyCountInput(Write):
    count: strawberry.ID = needed("The count.")
    version: int = needed("Version that was read.")
    leave_out_stale: bool = preset(
        False, "Leave positions that went stale to another count, which is begun with them."
    )
    uncounted: UncountedMeans = preset(UncountedMeans.UNCHANGED, "What positions mean that nobody counted.")


ApplyCountResult = Annotated[
    ApplyCountPayload
    | CountStale
    | NumberAlreadyExists
    | StaleVersion
    | WrongState
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("ApplyCountResult", description="What applyCount answers."),
]


@mutation(
    "Make the book say what was counted, and close the count; what was promised of what is not there is lost, and what"
    " somebody has in hand is left to another count."
)
async def apply_count(input: ApplyCountInput, info: Info) -> ApplyCountResult:
    done = await count_applying.apply_count(
        request(info, input),
        ids.row("Count", input.count, "count"),
        input.version,
        leave_out_stale=input.leave_out_stale,
        uncounted=input.uncounted,
    )
    return ApplyCountPayload.done(done)


@strawberry.input(description="What cancelCount needs.")
class CancelCountInput(Write):
    count: strawberry.ID = needed("The count.")
    version: int = needed("Version that was read.")


CancelCountResult = Annotated[
    CountPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CancelCountResult", description="What cancelCount answers."),
]


@mutation("Give a count up; nothing is posted.")
async def cancel_count(input: CancelCountInput, info: Info) -> CancelCountResult:
    count = ids.row("Count", input.count, "count")
    return CountPayload.done(await counting.cancel_count(request(info, input), count, input.version))
