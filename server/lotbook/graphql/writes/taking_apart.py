"""What was made is taken apart, and put together again."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.refusals import (
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    LotOnHold,
    NotFound,
    OperationIdReused,
)
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import needed, optional
from lotbook.graphql.writes.manufacturing import RunPayload
from lotbook.graphql.writing import Write, or_none, request
from lotbook.services import taking_apart
from lotbook.services.inside import Part


@strawberry.input(description="What comes out of something that is taken apart.")
class PartInput:
    product: strawberry.ID = needed("The product.")
    lot: strawberry.ID | None = optional("Its lot; absent for an untracked product.")
    quantity: Quantity = needed("How much, in its stock unit.")


@strawberry.input(description="So much of what is taken apart lies in a place.")
class TakenApartInput:
    location: strawberry.ID = needed("The place.")
    quantity: Quantity = needed("How much is taken there, in the stock unit.")


@strawberry.input(description="What unbuild needs.")
class UnbuildInput(Write):
    lot: strawberry.ID | None = optional("The lot to take apart; absent for an untracked product.")
    product: strawberry.ID | None = optional(
        "The untracked product to take apart; absent where a lot is named."
    )
    taken: list[TakenApartInput] = needed("From where, and how much; each place once, at most 100.")
    destination: strawberry.ID | None = optional(
        "Where what comes out is put; absent for the place it is taken from, if that is one."
    )
    reason: str = needed("Why.")
    parts: list[PartInput] | None = optional(
        "What comes out, at most 1,000; absent for what the book knows to be in it."
    )


UnbuildResult = Annotated[
    RunPayload
    | InsufficientStock
    | LotOnHold
    | LocationNotUsable
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("UnbuildResult", description="What unbuild answers."),
]


@mutation(
    "Take a made lot, or untracked goods, apart again: the lots that went in come back; what is not known, or does not"
    " come out even, is asked."
)
async def unbuild(input: UnbuildInput, info: Info) -> UnbuildResult:
    parts = or_none(input.parts)
    known = parts and [
        Part(
            ids.row("Product", part.product, "parts", str(place), "product"),
            ids.optional_row("Lot", part.lot, "parts", str(place), "lot"),
            part.quantity,
        )
        for place, part in enumerate(parts)
    ]
    done = await taking_apart.unbuild(
        request(info, input),
        taking_apart.Apart(
            lot=ids.optional_row("Lot", input.lot, "lot"),
            product=ids.optional_row("Product", input.product, "product"),
            taken=[
                taking_apart.Taken(
                    ids.row("Location", each.location, "taken", str(place), "location"), each.quantity
                )
                for place, each in enumerate(input.taken)
            ],
            destination=ids.optional_row("Location", input.destination, "destination"),
        ),
        input.reason,
        known,
    )
    return RunPayload.done(done)


@strawberry.input(description="What undoUnbuild needs.")
class UndoUnbuildInput(Write):
    run: strawberry.ID = needed("The run by which it was taken apart.")
    reason: str = needed("Why.")


UndoUnbuildResult = Annotated[
    RunPayload | InsufficientStock | LotOnHold | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UndoUnbuildResult", description="What undoUnbuild answers."),
]


@mutation("Put together again what was taken apart by mistake, while all that came out still lies there.")
async def undo_unbuild(input: UndoUnbuildInput, info: Info) -> UndoUnbuildResult:
    run = ids.row("Run", input.run, "run")
    return RunPayload.done(await taking_apart.undo_unbuild(request(info, input), run, input.reason))
