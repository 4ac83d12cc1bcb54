"""Lots become other lots."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.refusal_words import DateKind as LotDateKind
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.lots import Lot
from lotbook.graphql.refusals import (
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    LotOfOtherProduct,
    LotOnHold,
    NotFound,
    NumberAlreadyExists,
    NumberLooksLike,
    OperationIdReused,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.scalars import LotNumber, Quantity
from lotbook.graphql.shown import linked, needed, optional, own, preset
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import renumbering


@strawberry.type(description="A lot that others became, in whole or part.")
class LotBecamePayload(Payload):
    lot: Lot = linked("As it stands now.")
    earlier: list[LotDateKind] = own("Which of its dates are earlier now: those of a lot that was poured in.")
    held: int = own("How many holds and recalls stop it because they stop what it came of.")
    lost: list[LostReservation] = linked("What was promised of it and is stopped now.")


@strawberry.input(description="What splitLot needs.")
class SplitLotInput(Write):
    lot: strawberry.ID = needed("The lot.")
    location: strawberry.ID = needed("The place.")
    package: strawberry.ID | None = optional("The package that the part is in; absent for loose goods.")
    quantity: Quantity = needed("How much, in the stock unit.")
    number: LotNumber = needed("Number of the part.")
    look_alike: bool = preset(False, "Mean the number as it stands, though others look like it.")
    reason: str = needed("Why.")


@strawberry.input(description="What mergeLots needs.")
class MergeLotsInput(Write):
    lots: list[strawberry.ID] = needed("Lots to merge, at most 100.")
    into: strawberry.ID = needed("The lot that remains.")
    location: strawberry.ID | None = optional("Only what lies at this very place; absent for all with us.")
    recalled: bool = preset(False, "Mean it, though a recall stops only some of them: then it stops all.")
    reason: str = needed("Why.")


@strawberry.input(description="What relabelLot needs.")
class RelabelLotInput(Write):
    lot: strawberry.ID = needed("The lot.")
    number: LotNumber = needed("New number.")
    look_alike: bool = preset(False, "Mean the number as it stands, though others look like it.")
    reason: str = needed("Why.")


SplitLotResult = Annotated[
    LotBecamePayload
    | NumberAlreadyExists
    | NumberLooksLike
    | InsufficientStock
    | LocationNotUsable
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("SplitLotResult", description="What splitLot answers."),
]
MergeLotsResult = Annotated[
    LotBecamePayload
    | LotOfOtherProduct
    | LotOnHold
    | InsufficientStock
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("MergeLotsResult", description="What mergeLots answers."),
]
RelabelLotResult = Annotated[
    LotBecamePayload
    | NumberAlreadyExists
    | NumberLooksLike
    | InsufficientStock
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("RelabelLotResult", description="What relabelLot answers."),
]


@mutation(
    "Take a part of a lot off under a number of its own; what stops the lot, and what is promised, goes along."
)
async def split_lot(input: SplitLotInput, info: Info) -> SplitLotResult:
    done = await renumbering.split_lot(
        request(info, input),
        ids.row("Lot", input.lot, "lot"),
        ids.row("Location", input.location, "location"),
        input.quantity,
        input.number,
        input.reason,
        package=ids.optional_row("Package", input.package, "package"),
        look_alike=input.look_alike,
    )
    return LotBecamePayload.done(done)


@mutation("Pour lots of one product together; the earliest dates and what stops any of them count for all.")
async def merge_lots(input: MergeLotsInput, info: Info) -> MergeLotsResult:
    done = await renumbering.merge_lots(
        request(info, input),
        [ids.row("Lot", lot, "lots", str(at)) for at, lot in enumerate(input.lots)],
        ids.row("Lot", input.into, "into"),
        input.reason,
        location=ids.optional_row("Location", or_none(input.location), "location"),
        recalled=input.recalled,
    )
    return LotBecamePayload.done(done)


@mutation(
    "Give a lot another number, also what customers have of it; the old one still finds it, and trace follows both."
)
async def relabel_lot(input: RelabelLotInput, info: Info) -> RelabelLotResult:
    lot = ids.row("Lot", input.lot, "lot")
    done = await renumbering.relabel_lot(
        request(info, input), lot, input.number, input.reason, look_alike=input.look_alike
    )
    return LotBecamePayload.done(done)
