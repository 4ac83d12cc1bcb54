"""Lists of numbers are read, and their rows changed, before they are used."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.number_drafts import NumberDraft, NumberFileInput, line_named
from lotbook.graphql.refusals import (
    ImportRefused,
    InvalidInput,
    NotFound,
    NumbersInvalid,
    OperationIdReused,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.scalars import Day, LotNumber, Quantity, Sscc
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.writing import Payload, Write, or_absent, request
from lotbook.services import number_drafts
from lotbook.services.draft_rows import RowChange


@strawberry.type(description="A number draft as it stands now.")
class NumberDraftPayload(Payload):
    draft: NumberDraft | None = linked("As it stands now; null once it was used or replaced.")


@strawberry.input(description="What draftNumbers needs.")
class DraftNumbersInput(Write):
    line: strawberry.ID = needed(
        "A line of an open transfer, or of a draft order, for which the list can be announced."
    )
    file: NumberFileInput = needed("The list.")


DraftNumbersResult = Annotated[
    NumberDraftPayload
    | WrongState
    | ImportRefused
    | NumbersInvalid
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("DraftNumbersResult", description="What draftNumbers answers."),
]


@mutation(
    "Read a pasted list or an uploaded file into a number draft for a line, in place of the one that you had for "
    "it."
)
async def draft_numbers(input: DraftNumbersInput, info: Info) -> DraftNumbersResult:
    line = line_named(input.line)
    return NumberDraftPayload.done(
        await number_drafts.draft_numbers(request(info, input), line, input.file.given())
    )


@strawberry.input(
    description="A changed row of a draft; what is absent stays as it is, null goes back to what the list has."
)
class DraftRowInput:
    position: int = needed("Its position, from 1.")
    left_out: bool | None = optional("Leave it out.")
    meant: bool | None = optional("Mean its number as it stands, though it looks damaged or like another.")
    number: LotNumber | None = optional("Another number.")
    quantity: Quantity | None = optional("Another quantity, in the stock unit.")
    expiry_date: Day | None = optional("Another expiry date.")
    best_before_date: Day | None = optional("Another best before date.")
    production_date: Day | None = optional("Another production date.")
    maker_number: LotNumber | None = optional("Another maker's number.")
    carton: Sscc | None = optional("SSCC of another carton.")
    pallet: Sscc | None = optional("SSCC of another pallet.")

    def change(self) -> RowChange:
        """As the service takes it."""
        return RowChange(
            position=self.position,
            left_out=or_absent(self.left_out),
            meant=or_absent(self.meant),
            number=or_absent(self.number),
            quantity=or_absent(self.quantity),
            expiry=or_absent(self.expiry_date),
            best_before=or_absent(self.best_before_date),
            production=or_absent(self.production_date),
            maker_number=or_absent(self.maker_number),
            carton=or_absent(self.carton),
            pallet=or_absent(self.pallet),
        )


@strawberry.input(description="What updateNumberDraft needs.")
class UpdateNumberDraftInput(Write):
    draft: strawberry.ID = needed("The draft.")
    version: int = needed("Version that was read.")
    rows: list[DraftRowInput] = strawberry.field(
        default_factory=list, description="Rows to change, by position, at most 1,000."
    )
    suspects_meant: bool | None = optional("Mean all numbers that look damaged as they stand.")
    look_alikes_meant: bool | None = optional("Mean all numbers that look like others as they stand.")


UpdateNumberDraftResult = Annotated[
    NumberDraftPayload | StaleVersion | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdateNumberDraftResult", description="What updateNumberDraft answers."),
]


@mutation("Change or leave out rows of a draft.")
async def update_number_draft(input: UpdateNumberDraftInput, info: Info) -> UpdateNumberDraftResult:
    done = await number_drafts.update_number_draft(
        request(info, input),
        ids.row("NumberDraft", input.draft, "draft"),
        input.version,
        [row.change() for row in input.rows],
        suspects_meant=or_absent(input.suspects_meant),
        look_alikes_meant=or_absent(input.look_alikes_meant),
    )
    return NumberDraftPayload.done(done)
