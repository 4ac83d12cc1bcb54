"""Lots are made and described by hand, and posted lines are put right."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain import lots as facts
from lotbook.domain.words import CorrectionWay
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.connections import After, Connection, First
from lotbook.graphql.context import Info
from lotbook.graphql.later import Recall
from lotbook.graphql.lots import Lot
from lotbook.graphql.papers import Document
from lotbook.graphql.refusals import (
    GoodsMovedOn,
    InsufficientStock,
    InvalidInput,
    MoreThanLeft,
    NotFound,
    NumberAlreadyExists,
    NumberLooksLike,
    NumbersInvalid,
    OperationIdReused,
    OverReceipt,
    PackageElsewhere,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.scalars import Day, LotNumber, Quantity
from lotbook.graphql.shown import computed, linked, needed, node, optional, own, preset
from lotbook.graphql.stock import MoveLine, MoveLineSort, move_lines_page
from lotbook.graphql.words import describe
from lotbook.graphql.writing import Payload, Write, given, or_none, request
from lotbook.ledger import figures
from lotbook.services import correcting, lots

describe(
    CorrectionWay,
    "How to correct goods that have left the place meanwhile.",
    FROM_DESTINATION=(
        "As if they were still where the line put them; refused with GoodsMovedOn when they are not."
    ),
    FROM_WHERE_THEY_ARE="From where they are now.",
    RELABEL="By relabelling, which trace follows both ways.",
)


@strawberry.type(description="A lot as saved.")
class LotPayload(Payload):
    lot: Lot = linked("As it stands now.")
    recalls: list[Recall] = linked(
        "Recalls and exercises under way whose maker's number or batch was written down: it is in their scope now, with"
        " all that was made of it, and the recalls stop that."
    )
    held: int = own(
        "How many holds of the batch that it had go on to stop it by itself; its batch alone lifts none."
    )


@strawberry.input(description="Facts of a lot.")
class LotDetails:
    reference: str | None = optional("Any other name of it.")
    maker_number: str | None = optional("The maker's number.")
    maker: strawberry.ID | None = optional("Maker or vendor whose number that is.")
    batch: str | None = optional("The batch a serial was made in.")
    expiry_date: Day | None = optional("Last day of use.")
    best_before_date: Day | None = optional("Best-before day.")
    production_date: Day | None = optional("Day it was made.")
    note: str | None = optional("Free note.")


def _details(details: LotDetails | None) -> facts.LotDetails:
    sent = given(details)
    if sent.get("maker"):
        sent["maker"] = ids.row("Partner", sent["maker"], "details", "maker")
    return facts.LotDetails(**{DATES.get(name, name): value for name, value in sent.items()})


DATES = {"expiry_date": "expiry", "best_before_date": "best_before", "production_date": "production"}


@strawberry.input(description="What createLot needs.")
class CreateLotInput(Write):
    product: strawberry.ID = needed("Its product.")
    number: LotNumber | None = optional("Its number; the next of the sequence when absent.")
    look_alike: bool = preset(False, "Mean the number as it stands, though others look like it.")
    details: LotDetails | None = optional("Facts.")


CreateLotResult = Annotated[
    LotPayload | NumberAlreadyExists | NumberLooksLike | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateLotResult", description="What createLot answers."),
]


@mutation("Make a lot by hand, before any goods.")
async def create_lot(input: CreateLotInput, info: Info) -> CreateLotResult:
    product = ids.row("Product", input.product, "product")
    done = await lots.create_lot(
        request(info, input),
        product,
        or_none(input.number),
        _details(input.details),
        look_alike=input.look_alike,
    )
    return LotPayload.done(done)


@strawberry.input(description="What updateLot needs.")
class UpdateLotInput(Write):
    lot: strawberry.ID = needed("The lot.")
    version: int = needed("Version that was read.")
    details: LotDetails = needed("Facts.")


UpdateLotResult = Annotated[
    LotPayload | StaleVersion | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdateLotResult", description="What updateLot answers."),
]


@mutation(
    "Change facts of a lot; absent stays, null clears. What stops it goes on to do so, whatever batch it is of, and a"
    " maker's number or batch that is held or recalled stops it."
)
async def update_lot(input: UpdateLotInput, info: Info) -> UpdateLotResult:
    row = ids.row("Lot", input.lot, "lot")
    done = await lots.update_lot(request(info, input), row, input.version, _details(input.details))
    return LotPayload.done(done)


@strawberry.type(description="Lines that were corrected.")
class CorrectPayload(Payload):
    lost: list[LostReservation] = linked("What was promised to documents and is not there any more.")

    @computed("The lines that correct, and those that replace.")
    async def move_lines(self, info: Info, first: First, after: After = None) -> Connection[MoveLine]:
        lines = MoveLine.query().filter(operation_id=self.thing.operation)
        name = f"Operation:{self.thing.operation}.moveLines"
        return await move_lines_page(info, name, lines, first, after, MoveLineSort.SEQUENCE_ASC)

    @computed("Documents whose lines were corrected, at most 100.")
    async def affected(self, info: Info) -> list[Document]:
        return [node(info, "Transfer", each) for each in await figures.transfers_of(self.thing.operation)]


@strawberry.input(description="What of a line is wrong, and what was right.")
class CorrectionInput:
    move_line: strawberry.ID = needed("The line of the journal.")
    quantity: Quantity | None = optional("How much of it is wrong, in the stock unit; all when absent.")
    number: LotNumber | None = optional("The right number; absent when it was right, or nothing moved.")
    product: strawberry.ID | None = optional("The right product; absent when it was right.")
    right_quantity: Quantity | None = optional(
        "What really moved, in the stock unit; 0 for nothing; the wrong quantity when absent."
    )
    destination: strawberry.ID | None = optional("The right destination; absent when it was right.")
    look_alike: bool = preset(False, "Mean a new number as it stands, though others look like it.")
    take_more: bool = preset(False, "More than was expected, and is tolerated, is meant.")
    taken_from: strawberry.ID | None = optional(
        "The lot that the goods became by splitting, merging or relabelling, of which they are taken back; needed when"
        " they became several. Where that lies elsewhere, the way is FROM_WHERE_THEY_ARE."
    )


@strawberry.input(description="What correctMoveLines needs.")
class CorrectMoveLinesInput(Write):
    corrections: list[CorrectionInput] = needed("Lines, at most 1,000.")
    way: CorrectionWay = preset(CorrectionWay.FROM_DESTINATION, "How to correct what has left meanwhile.")
    reason: str = needed("Why.")


CorrectMoveLinesResult = Annotated[
    CorrectPayload
    | WrongState
    | MoreThanLeft
    | GoodsMovedOn
    | PackageElsewhere
    | InsufficientStock
    | NumberAlreadyExists
    | NumberLooksLike
    | NumbersInvalid
    | OverReceipt
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("CorrectMoveLinesResult", description="What correctMoveLines answers."),
]


@mutation(
    "Correct posted lines by lines back the other way and what replaces them, in one step; documents stay"
    " done and show both. Two serials that were swapped are two corrections, each with the other's number."
)
async def correct_move_lines(input: CorrectMoveLinesInput, info: Info) -> CorrectMoveLinesResult:
    corrections = [_correction(place, each) for place, each in enumerate(input.corrections)]
    done = await correcting.correct_move_lines(request(info, input), corrections, input.way, input.reason)
    return CorrectPayload.done(done)


def _correction(place: int, given: CorrectionInput) -> correcting.Correction:
    path = ("corrections", str(place))
    return correcting.Correction(
        move_line=ids.row("MoveLine", given.move_line, *path, "moveLine"),
        quantity=or_none(given.quantity),
        number=or_none(given.number),
        product=ids.optional_row("Product", given.product, *path, "product"),
        right_quantity=or_none(given.right_quantity),
        destination=ids.optional_row("Location", given.destination, *path, "destination"),
        look_alike=given.look_alike,
        take_more=given.take_more,
        taken_from=ids.optional_row("Lot", given.taken_from, *path, "takenFrom"),
    )
