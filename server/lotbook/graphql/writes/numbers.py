"""Numbers are put on lines, changed and taken off again."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import strawberry

from lotbook.domain.words import DateChoice
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.numbers import NumbersInput
from lotbook.graphql.refusals import (
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    LotDateConflict,
    LotExpired,
    LotOfOtherProduct,
    LotOnHold,
    MoreThanLeft,
    NotFound,
    NumberAlreadyExists,
    NumberLooksLike,
    NumberNotAnnounced,
    NumbersInvalid,
    OperationIdReused,
    OverReceipt,
    PreviewStale,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.scalars import Day, LotNumber, Quantity
from lotbook.graphql.shown import computed, linked, needed, optional, preset
from lotbook.graphql.transfer_lines import NumberSummary, TransferLine
from lotbook.graphql.transfers import Transfer
from lotbook.graphql.words import describe
from lotbook.graphql.writing import Payload, Write, or_absent, or_none, request
from lotbook.ledger import summaries
from lotbook.services import entry_changes, numbers

describe(DateChoice, "Which date wins.", STORED="The stored one.", GIVEN="The given one.")


@strawberry.type(description="A transfer whose line took numbers or a quantity.")
class TransferLinePayload(Payload):
    line: TransferLine = linked("The line.")
    transfer: Transfer = linked("Its transfer.")
    lost: list[LostReservation] = linked("What others had been promised of it; they are to be told.")

    @computed("The numbers this operation recorded, in short.")
    async def recorded(self) -> NumberSummary:
        return NumberSummary.of(await summaries.of_operation(self.thing.operation))


@strawberry.enum(description="What happens to numbers the line already has.")
class CurrentNumbers(Enum):
    KEEP = strawberry.enum_value("KEEP", description="They stay.")
    REPLACE = strawberry.enum_value("REPLACE", description="They go.")


@strawberry.input(description="What assignNumbers needs.")
class AssignNumbersInput(Write):
    line: strawberry.ID = needed("The line.")
    numbers: NumbersInput = needed("Where they come from, as previewed.")
    stamp: str | None = optional("Stamp of the preview that was looked at; absent to take what comes.")
    skip: list[LotNumber] | None = optional("Numbers to leave out, as chosen in the preview.")
    only_usable: bool = preset(
        False, "Leave out all that cannot be used, as the preview with this stamp shows; needs the stamp."
    )
    current: CurrentNumbers = preset(CurrentNumbers.KEEP, "What happens to those already there.")
    last_day: Day | None = optional(
        "Last day of use of those without an end of their own: expiry or best before, as the product says."
    )
    date_conflict: DateChoice | None = optional(
        "Which date wins when a known lot has another; refused when absent."
    )
    allow_reuse: bool = preset(False, "Give protected numbers again, where the policy only warns.")
    look_alike: bool = preset(
        False, "Mean typed numbers as they stand, though others or a barcode of the product look like them."
    )
    take_more: bool = preset(
        False, "Take more than expected and tolerated; only a manager's validate may post it."
    )
    take_expired: bool = preset(
        False, "Take what is past its last day; only a manager's validate may post it."
    )
    unannounced: bool = preset(False, "Mean numbers that were not announced, where the operation type asks.")
    take_from_others: bool = preset(
        False, "Take also what was chosen for other documents by hand; only a manager may."
    )


AssignNumbersResult = Annotated[
    TransferLinePayload
    | WrongState
    | PreviewStale
    | StaleVersion
    | NumberNotAnnounced
    | NumberLooksLike
    | NumbersInvalid
    | NumberAlreadyExists
    | LotOfOtherProduct
    | LotDateConflict
    | OverReceipt
    | MoreThanLeft
    | InsufficientStock
    | LotOnHold
    | LotExpired
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("AssignNumbersResult", description="What assignNumbers answers."),
]


@mutation("Make entries on a line, up to 50,000 in one call, all or none; new lots are born at validation.")
async def assign_numbers(input: AssignNumbersInput, info: Info) -> AssignNumbersResult:
    options = numbers.Options(
        stamp=or_none(input.stamp),
        skip=frozenset(or_none(input.skip) or ()),
        only_usable=input.only_usable,
        replace=input.current is CurrentNumbers.REPLACE,
        last_day=or_none(input.last_day),
        date_choice=or_none(input.date_conflict),
        allow_reuse=input.allow_reuse,
        look_alike=input.look_alike,
        take_more=input.take_more,
        take_expired=input.take_expired,
        unannounced=input.unannounced,
        from_others=input.take_from_others,
    )
    line = ids.row("TransferLine", input.line, "line")
    info.context.previewed = input.numbers
    done = await numbers.assign_numbers(request(info, input), line, input.numbers.source(), options)
    return TransferLinePayload.done(done)


@strawberry.input(description="What updateEntry needs.")
class UpdateEntryInput(Write):
    entry: strawberry.ID = needed("The entry.")
    version: int | None = optional(
        "Version that was read, so that a change of another person is not lost; absent to change whatever is there."
    )
    number: LotNumber | None = optional("Another number.")
    quantity: Quantity | None = optional("Another quantity, in the stock unit.")
    last_day: Day | None = optional("Another last day of use in place of the one it has; null to remove it.")
    destination: strawberry.ID | None = optional("Another destination.")
    take_more: bool = preset(
        False, "Take more than expected and tolerated; only a manager's validate may post it."
    )
    unannounced: bool = preset(False, "Mean numbers that were not announced, where the operation type asks.")
    look_alike: bool = preset(
        False, "Mean the number as it stands, though others or a barcode of the product look like it."
    )
    take_expired: bool = preset(
        False, "Take what is past its last day; only a manager's validate may post it."
    )


UpdateEntryResult = Annotated[
    TransferLinePayload
    | StaleVersion
    | WrongState
    | NumbersInvalid
    | NumberAlreadyExists
    | NumberNotAnnounced
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
    strawberry.union("UpdateEntryResult", description="What updateEntry answers."),
]


@mutation("Change an entry of an open transfer; absent stays.")
async def update_entry(input: UpdateEntryInput, info: Info) -> UpdateEntryResult:
    change = entry_changes.EntryChange(
        number=or_absent(input.number),
        quantity=or_absent(input.quantity),
        last_day=or_absent(input.last_day),
        destination=or_absent(ids.optional_row("Location", input.destination, "destination")),
        take_more=input.take_more,
        unannounced=input.unannounced,
        look_alike=input.look_alike,
        take_expired=input.take_expired,
        version=or_none(input.version),
    )
    done = await entry_changes.update_entry(
        request(info, input), ids.row("Entry", input.entry, "entry"), change
    )
    return TransferLinePayload.done(done)


@strawberry.input(description="What removeEntries needs.")
class RemoveEntriesInput(Write):
    line: strawberry.ID = needed("The line.")
    entries: list[strawberry.ID] | None = optional("Which, at most 1,000; all when absent.")


RemoveEntriesResult = Annotated[
    TransferLinePayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RemoveEntriesResult", description="What removeEntries answers."),
]


@mutation("Take entries off an open line.")
async def remove_entries(input: RemoveEntriesInput, info: Info) -> RemoveEntriesResult:
    chosen = or_none(input.entries)
    rows = None if chosen is None else [_entry(place, each) for place, each in enumerate(chosen)]
    line = ids.row("TransferLine", input.line, "line")
    return TransferLinePayload.done(await entry_changes.remove_entries(request(info, input), line, rows))


def _entry(place: int, entry: strawberry.ID) -> int:
    return ids.row("Entry", entry, "entries", str(place))
