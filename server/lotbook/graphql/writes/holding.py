"""Goods are stopped and let go."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.words import Disposition
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.holds import Hold
from lotbook.graphql.lots import Lot
from lotbook.graphql.papers import Document
from lotbook.graphql.refusals import (
    ChecksOpen,
    DecidedBefore,
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    NotFound,
    OperationIdReused,
    WrongState,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import computed, linked, needed, node, optional
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import checking, holding
from lotbook.services.checking import CheckFound


@strawberry.type(description="A hold as it stands now.")
class HoldPayload(Payload):
    hold: Hold = linked("As it stands now.")
    lost: list[LostReservation] = linked("What was promised to documents and is stopped now.")

    @computed("Open documents that had picked what it stops, at most 100.")
    async def affected(self, info: Info) -> list[Document]:
        return [node(info, "Transfer", each) for each in self.thing.affected]


@strawberry.type(description="Lots with what was decided about them.")
class DispositionPayload(Payload):
    lots: list[Lot] = linked("As they stand now.")
    lost: list[LostReservation] = linked("What was promised to documents and may not go there now.")

    @computed("Open documents that had picked what may not go their way now, at most 100.")
    async def affected(self, info: Info) -> list[Document]:
        return [node(info, "Transfer", each) for each in self.thing.affected]


@strawberry.input(
    description="What a hold stops: a lot, a place with all that lies there and below, a lot at such a place, a"
    " quantity of a lot that is loose in just one place, a package, or a batch of a product."
)
class HoldTarget:
    lot: strawberry.ID | None = optional("The lot; absent for a place or a batch.")
    location: strawberry.ID | None = optional("The place; absent for everywhere.")
    package: strawberry.ID | None = optional("The package with all that is in it.")
    quantity: Quantity | None = optional(
        "How much of the lot in the place, in the stock unit; absent for all."
    )
    product: strawberry.ID | None = optional("The product of the batch.")
    batch: str | None = optional("The batch.")


@strawberry.input(description="What placeHold needs.")
class PlaceHoldInput(Write):
    target: HoldTarget = needed("What to stop.")
    reason: str = needed("Why.")


PlaceHoldResult = Annotated[
    HoldPayload | InsufficientStock | LocationNotUsable | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("PlaceHoldResult", description="What placeHold answers."),
]


@mutation("Stop goods at once: promises end, and what is picked stays here.")
async def place_hold(input: PlaceHoldInput, info: Info) -> PlaceHoldResult:
    asked = input.target
    target = holding.Target(
        lot=ids.optional_row("Lot", asked.lot, "target", "lot"),
        location=ids.optional_row("Location", asked.location, "target", "location"),
        package=ids.optional_row("Package", asked.package, "target", "package"),
        quantity=or_none(asked.quantity),
        product=ids.optional_row("Product", asked.product, "target", "product"),
        batch=or_none(asked.batch),
    )
    return HoldPayload.done(await holding.place_hold(request(info, input), target, input.reason))


@strawberry.input(description="What releaseHold needs.")
class ReleaseHoldInput(Write):
    hold: strawberry.ID = needed("The hold.")
    reason: str = needed("Why.")
    together: bool | None = optional("Also all that came by the same write, quarantine rule and product.")


ReleaseHoldResult = Annotated[
    HoldPayload | ChecksOpen | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("ReleaseHoldResult", description="What releaseHold answers."),
]


@mutation("Let goods go; other holds of them, and what was decided about their lots, stay.")
async def release_hold(input: ReleaseHoldInput, info: Info) -> ReleaseHoldResult:
    hold = ids.row("Hold", input.hold, "hold")
    together = bool(or_none(input.together))
    done = await holding.release_hold(request(info, input), hold, input.reason, together=together)
    return HoldPayload.done(done)


@strawberry.input(description="What was found of a check.")
class HoldCheckInput:
    name: str = needed("Which check, as `Hold.checks` names it.")
    passed: bool = needed("Whether it passed.")
    note: str | None = optional("What was seen or measured.")


@strawberry.input(description="What recordHoldChecks needs.")
class RecordHoldChecksInput(Write):
    hold: strawberry.ID = needed("The hold, of a quarantine rule and in force.")
    checks: list[HoldCheckInput] = needed("What was found; other checks stay as they are.")
    together: bool | None = optional("Also for all that came by the same write, quarantine rule and product.")


RecordHoldChecksResult = Annotated[
    HoldPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RecordHoldChecksResult", description="What recordHoldChecks answers."),
]


@mutation("Write down what was found before goods are released; a later result of the same check counts.")
async def record_hold_checks(input: RecordHoldChecksInput, info: Info) -> RecordHoldChecksResult:
    hold = ids.row("Hold", input.hold, "hold")
    found = [CheckFound(each.name, each.passed, or_none(each.note) or "") for each in input.checks]
    together = bool(or_none(input.together))
    done = await checking.record_hold_checks(request(info, input), hold, found, together=together)
    return HoldPayload.done(done)


@strawberry.input(description="What setDisposition needs.")
class SetDispositionInput(Write):
    lots: list[strawberry.ID] = needed("Which lots, at most 1,000.")
    disposition: Disposition = needed("What is decided.")
    reason: str = needed("Why.")
    instead_of: list[Disposition] | None = optional(
        "RELEASED, REJECTED: as somebody decided about some of them before, and that this is instead of."
    )


SetDispositionResult = Annotated[
    DispositionPayload | DecidedBefore | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SetDispositionResult", description="What setDisposition answers."),
]


@mutation("Release or reject lots, or put them in quarantine; holds stay in force.")
async def set_disposition(input: SetDispositionInput, info: Info) -> SetDispositionResult:
    lots = [ids.row("Lot", each, "lots", str(place)) for place, each in enumerate(input.lots)]
    done = await holding.set_disposition(
        request(info, input), lots, input.disposition, input.reason, or_none(input.instead_of) or ()
    )
    return DispositionPayload.done(done)
