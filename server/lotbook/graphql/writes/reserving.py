"""Stock is promised to transfers, and let go again."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.numbers import LotQuantityInput
from lotbook.graphql.refusals import (
    InsufficientStock,
    InvalidInput,
    LotOfOtherProduct,
    LotOnHold,
    NotFound,
    OperationIdReused,
    WrongState,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.shown import linked, needed, preset
from lotbook.graphql.transfer_lines import TransferLine
from lotbook.graphql.transfers import Transfer
from lotbook.graphql.writes.transfers import TransferPayload
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import choosing, reserving


@strawberry.input(description="What reserveTransfer needs.")
class ReserveTransferInput(Write):
    transfer: strawberry.ID = needed("The transfer.")
    all_or_nothing: bool = preset(False, "Refuse when not everything is there.")


ReserveTransferResult = Annotated[
    TransferPayload | WrongState | InsufficientStock | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("ReserveTransferResult", description="What reserveTransfer answers."),
]


@mutation("Promise stock to its lines by the removal strategy, as far as there is any, or all or nothing.")
async def reserve_transfer(input: ReserveTransferInput, info: Info) -> ReserveTransferResult:
    transfer = ids.row("Transfer", input.transfer, "transfer")
    done = await reserving.reserve_transfer(
        request(info, input), transfer, all_or_nothing=input.all_or_nothing
    )
    return TransferPayload.done(done)


@strawberry.input(description="What unreserveTransfer needs.")
class UnreserveTransferInput(Write):
    transfer: strawberry.ID = needed("The transfer.")
    chosen_too: bool = preset(False, "Also what a person chose.")


UnreserveTransferResult = Annotated[
    TransferPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UnreserveTransferResult", description="What unreserveTransfer answers."),
]


@mutation("Let go what is promised to it and not picked, except what was chosen by hand unless told.")
async def unreserve_transfer(input: UnreserveTransferInput, info: Info) -> UnreserveTransferResult:
    transfer = ids.row("Transfer", input.transfer, "transfer")
    done = await reserving.unreserve_transfer(request(info, input), transfer, chosen_too=input.chosen_too)
    return TransferPayload.done(done)


@strawberry.type(description="A line for which lots were chosen.")
class ChooseLotsPayload(Payload):
    line: TransferLine = linked("The line.")
    transfer: Transfer = linked("Its transfer.")
    lost: list[LostReservation] = linked("What others had been promised of them; they are to be told.")


@strawberry.input(description="What chooseLots needs.")
class ChooseLotsInput(Write):
    line: strawberry.ID = needed("The line.")
    lots: list[LotQuantityInput] = needed("Lots, at most 1,000, replacing the choice.")
    take_from_others: bool = preset(
        False,
        "Take them also from other transfers, who are told; never what is picked, nor what was chosen by hand"
        " unless a manager asks.",
    )


ChooseLotsResult = Annotated[
    ChooseLotsPayload
    | WrongState
    | InsufficientStock
    | LotOnHold
    | LotOfOtherProduct
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("ChooseLotsResult", description="What chooseLots answers."),
]


@mutation("Choose by hand which lots leave; they stay chosen.")
async def choose_lots(input: ChooseLotsInput, info: Info) -> ChooseLotsResult:
    lots = [
        choosing.LotChosen(
            ids.row("Lot", one.lot, "lots", str(place), "lot"),
            or_none(one.quantity),
            ids.optional_row("Location", one.location, "lots", str(place), "location"),
        )
        for place, one in enumerate(input.lots)
    ]
    line = ids.row("TransferLine", input.line, "line")
    done = await choosing.choose_lots(request(info, input), line, lots, from_others=input.take_from_others)
    return ChooseLotsPayload.done(done)
