"""Vendors' advance notices are recorded."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.announcing import AnnouncedRow
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.number_drafts import line_named
from lotbook.graphql.orders import PurchaseOrderLine
from lotbook.graphql.refusals import (
    InvalidInput,
    NotFound,
    NumbersInvalid,
    OperationIdReused,
    PreviewStale,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.scalars import Day, LotNumber, Quantity, Sscc
from lotbook.graphql.shown import linked, needed, optional, own, preset
from lotbook.graphql.transfer_lines import TransferLine
from lotbook.graphql.writes.numbers import CurrentNumbers
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import announcing
from lotbook.services.announcing_lists import ListedNotice, announce_list
from lotbook.services.number_sources import Drafted


@strawberry.type(description="Where an advance notice stands now.")
class AnnounceNumbersPayload(Payload):
    order_line: PurchaseOrderLine | None = linked(
        "The line of the draft order; null once a receipt expects the numbers."
    )
    line: TransferLine | None = linked("The line of the receipt; null while the order is a draft.")
    announced: int = own("How many numbers are announced for the line now.")


@strawberry.input(
    description="A row of an advance notice: one number, or several that have the rest in common."
)
class AnnouncedNumberInput:
    number: LotNumber | None = optional("One number as it stands on the maker's label.")
    range: str | None = optional("Or several: SN-001 x 12, SN-001 .. SN-012; separated by a semicolon.")
    quantity: Quantity | None = optional("How much of each, in the stock unit; absent for serials.")
    maker_number: LotNumber | None = optional("Another number that may stand on the label of the one.")
    expiry_date: Day | None = optional("Expiry date.")
    best_before_date: Day | None = optional("Best before date.")
    carton: Sscc | None = optional("SSCC of the carton they come in.")
    pallet: Sscc | None = optional("SSCC of the pallet that the carton, or they themselves, stand on.")

    def row(self) -> AnnouncedRow:
        """As the service takes it."""
        return AnnouncedRow(
            number=or_none(self.number),
            range=or_none(self.range),
            quantity=or_none(self.quantity),
            maker_number=or_none(self.maker_number),
            expiry=or_none(self.expiry_date),
            best_before=or_none(self.best_before_date),
            carton=or_none(self.carton),
            pallet=or_none(self.pallet),
        )


@strawberry.input(
    description="A number draft as it was looked at, whose rows are announced: with their quantities, expiry and best "
    "before dates and maker's numbers. It is used up."
)
class AnnouncedDraftInput:
    draft: strawberry.ID = needed("The draft.")
    version: int = needed("Its version.")
    stamp: str | None = optional("Stamp of its preview that was looked at; absent to take what comes.")
    only_usable: bool = preset(
        False,
        "Leave out the rows with DUPLICATE, MALFORMED, ROW_UNCLEAR or SUSPECT, as the preview with this stamp shows; "
        "needs the stamp. All others can be announced, also what could not be received.",
    )
    last_day: Day | None = optional(
        "Last day of use of those without an end of their own: expiry or best before, as the product says."
    )

    def source(self) -> Drafted:
        """The list. Raises NotFound for an id of no draft."""
        return Drafted(ids.row("NumberDraft", self.draft, "draft", "draft"), self.version)

    def notice(self) -> ListedNotice:
        """As the service takes it. Raises NotFound for an id of no draft."""
        return ListedNotice(
            source=self.source(),
            stamp=or_none(self.stamp),
            only_usable=self.only_usable,
            last_day=or_none(self.last_day),
        )


@strawberry.input(description="What announceNumbers needs: the numbers, or a draft.")
class AnnounceNumbersInput(Write):
    line: strawberry.ID = needed(
        "A line of an open receipt, or of a purchase order; of a confirmed one the notice goes to its receipt."
    )
    numbers: list[AnnouncedNumberInput] | None = optional(
        "At most 1,000 rows, together at most 50,000 numbers; absent when they come from a draft."
    )
    draft: AnnouncedDraftInput | None = optional(
        "A list that was read by draftNumbers for this line; absent when the numbers stand here. One that was read for "
        "an order's line is for that of its receipt once the order is confirmed."
    )
    current: CurrentNumbers = preset(CurrentNumbers.KEEP, "What happens to what was announced before.")
    version: int | None = optional("Version of the order or receipt that was read; absent not to look at it.")


AnnounceNumbersResult = Annotated[
    AnnounceNumbersPayload
    | StaleVersion
    | WrongState
    | PreviewStale
    | NumbersInvalid
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("AnnounceNumbersResult", description="What announceNumbers answers."),
]


@mutation(
    "Record the vendor's advance notice, all or nothing: the numbers expected on a line, to be verified by scanning."
)
async def announce_numbers(input: AnnounceNumbersInput, info: Info) -> AnnounceNumbersResult:
    rows, draft = or_none(input.numbers), or_none(input.draft)
    if draft and rows is not None:
        message = "What is announced is either listed here or comes from a draft."
        raise invalid("draft", InputFault.CONTRADICTION, message)
    replace, version = input.current is CurrentNumbers.REPLACE, or_none(input.version)
    if draft:
        line, notice = line_named(input.line), draft.notice()
        info.context.previewed = draft
        done = await announce_list(request(info, input), line, notice, replace=replace, version=version)
    else:
        of, given = line_named(input.line), [each.row() for each in rows or ()]
        done = await announcing.announce_numbers(
            request(info, input), of, given, replace=replace, version=version
        )
    return AnnounceNumbersPayload.done(done)
