"""Stock is promised to transfers, and let go again."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.refusals import InsufficientStock, InvalidInput, NotFound, OperationIdReused, WrongState
from lotbook.graphql.shown import needed, preset
from lotbook.graphql.writes.transfers import TransferPayload
from lotbook.graphql.writing import Write, request
from lotbook.services import reserving


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
