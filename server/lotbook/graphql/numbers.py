"""Numbers for a line: where they come from, and what they would do before anything is made."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

import strawberry

from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberVerdict
from lotbook.domain.quantities import ZERO
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import NotFound, Ref, invalid
from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, CountedConnection, First, Listing, Order, page_of
from lotbook.graphql.context import Info
from lotbook.graphql.errors import unauthenticated
from lotbook.graphql.later import Document, Location, Lot
from lotbook.graphql.scalars import Day, LotNumber, Quantity
from lotbook.graphql.shown import Shown, computed, described, linked, needed, optional, own
from lotbook.graphql.transfer_lines import NumberSummary
from lotbook.graphql.words import describe
from lotbook.graphql.writing import or_none
from lotbook.ledger.summaries import in_short
from lotbook.services import number_sources as sources
from lotbook.services.number_sources import MOST_LISTED
from lotbook.services.numbers import preview_numbers as preview_on_line

describe(
    NumberVerdict,
    "What would happen with a number.",
    NEW="New, will be made.",
    EXISTING="Exists and will be used.",
    TAKEN="Exists where it must not.",
    DUPLICATE="Stands twice in the list.",
    UNKNOWN="Does not exist, and none may be made.",
    MALFORMED="Not a number: empty, too long or forbidden characters.",
    OVER_EXPECTED="Over the expected quantity.",
    ROW_UNCLEAR="The row's quantity or date was not understood.",
    SUSPECT="Looks damaged by a spreadsheet, such as 1E+05.",
    LOOKS_LIKE="New, but looks like an existing one, or like a barcode of the product, misread or not, or its label.",
    EXPIRED="Past its last day, where goods are received.",
    LEFT_OUT="Left out by a person.",
)


@strawberry.input(description="Counting up from a first number, at most 50,000.")
class CountUpInput:
    start: LotNumber = needed("First number; without digits it gets one appended.")
    digits: int | None = optional("Which run of digits counts, from 0 at the left; the last when absent.")
    count: int | None = optional("How many; as many as the line lacks when absent.")
    quantity_per_lot: Quantity | None = optional(
        "Lots only: quantity in each, in the stock unit; the rest goes into a last smaller lot."
    )


@strawberry.input(description="The next numbers of the product's sequence, drawn when assigned.")
class FromSequenceInput:
    count: int | None = optional("How many; as many as the line lacks when absent.")
    quantity_per_lot: Quantity | None = optional("Lots only: quantity in each, in the stock unit.")


@strawberry.input(description="One number with its facts.")
class NumberInput:
    number: LotNumber = needed("The number.")
    quantity: Quantity | None = optional(
        "How much, in the stock unit; absent for a serial, which is one, and needed for a lot."
    )
    batch: str | None = optional("Batch a serial was made in.")
    expiry_date: Day | None = optional("Expiry date.")
    best_before_date: Day | None = optional("Best before date.")
    production_date: Day | None = optional("Production date.")
    maker_number: str | None = optional("Maker's number.")


@strawberry.input(description="How much of a lot.")
class LotQuantityInput:
    lot: strawberry.ID = needed("The lot.")
    quantity: Quantity | None = optional(
        "How much, in the stock unit; absent for 1 of a serial or all that the line lacks."
    )
    location: strawberry.ID | None = optional("Where to take it; the nearest place when absent.")


@strawberry.input(description="A number draft as it was looked at.")
class NumberDraftInput:
    draft: strawberry.ID = needed("The draft.")
    version: int = needed("Its version.")


@strawberry.input(
    one_of=True, description="Where numbers come from; the preview and the assignment take the same."
)
class NumbersInput:
    text: str | None = optional(
        "The grammar, an item a line or separated by a semicolon: SN-001 x 3, SN-001 .. SN-015, ~ x 3 from "
        "the sequence; anything else is one number. Of lots, what stands behind the x is how much of the one lot "
        "it is: LT-001 x 5; one of which it is not said takes what the line lacks."
    )
    count: CountUpInput | None = optional("From a first number on, counting its last run of digits.")
    sequence: FromSequenceInput | None = optional("From the product's sequence.")
    listed: list[NumberInput] | None = optional("One by one, at most 1,000.", "list")
    draft: NumberDraftInput | None = optional("A list that was read by draftNumbers.")
    lots: list[LotQuantityInput] | None = optional(
        "Existing lots, where the operation type uses them, at most 1,000."
    )

    def source(self) -> sources.Source:
        """As the service takes it. Raises InvalidInput beyond 1,000, and NotFound for an id of no lot."""
        if self.text:
            return sources.FromText(text=self.text)
        if self.count:
            counted = self.count
            return sources.CountUp(
                start=counted.start,
                digits=or_none(counted.digits),
                count=or_none(counted.count),
                quantity_per_lot=or_none(counted.quantity_per_lot),
            )
        if self.sequence:
            each = or_none(self.sequence.quantity_per_lot)
            return sources.FromSequence(count=or_none(self.sequence.count), quantity_per_lot=each)
        if self.listed:
            _require_few(self.listed, "list")
            without = (place for place, each in enumerate(self.listed) if or_none(each.quantity) is None)
            return sources.Listed([asked_of(each) for each in self.listed], frozenset(without))
        if self.draft:
            row_id = ids.row("NumberDraft", self.draft.draft, "numbers", "draft", "draft")
            return sources.Drafted(row_id, self.draft.version)
        if self.lots:
            _require_few(self.lots, "lots")
            return sources.Chosen([_chosen(place, each) for place, each in enumerate(self.lots)])
        raise invalid("numbers", InputFault.MISSING, "No number is given.")


def _require_few(given: Sequence[Any], name: str) -> None:
    if len(given) > MOST_LISTED:
        message = f"At most {MOST_LISTED:,} may be listed, not {len(given):,}; describe them by ranges."
        raise invalid(("numbers", name), InputFault.OVER_LIMIT, message, limit=str(MOST_LISTED))


def asked_of(given: NumberInput) -> Asked:
    """As services take it."""
    quantity = or_none(given.quantity)
    return Asked(
        number=given.number,
        quantity=Decimal(1) if quantity is None else quantity,
        typed=True,
        expiry=or_none(given.expiry_date),
        best_before=or_none(given.best_before_date),
        production=or_none(given.production_date),
        maker_number=or_none(given.maker_number) or None,
        batch=or_none(given.batch) or None,
    )


def _chosen(place: int, given: LotQuantityInput) -> sources.ChosenLot:
    return sources.ChosenLot(
        lot=ids.row("Lot", given.lot, "numbers", "lots", str(place), "lot"),
        quantity=or_none(given.quantity),
        location=ids.optional_row("Location", given.location, "numbers", "lots", str(place), "location"),
    )


@strawberry.type(description="Where a number is that was to be given.")
class NumberConflict(Shown):
    number: str = own("The number as it exists.")
    code: RefusalCode = own("In what way it is taken.")
    lot: Lot | None = linked("The lot that bears it; null while it only stands on an open document.")
    location: Location | None = linked("Where it is; null when it is nowhere physical.")
    since: datetime = own("Since when.")
    document: Document | None = linked("The document that brought it there; null for none.")


@strawberry.type(description="One number of a preview or of a refused list.")
class NumberRow(Shown):
    position: int = own("Its place in the list or file, from 1.")
    number: str | None = own("The number as understood; null when the row has none.")
    quantity: Quantity | None = own("How much, in the stock unit; null when not understood.")
    last_day: Day | None = own("Last day of use that it would get; null for none.")
    verdict: NumberVerdict = own("What would happen.")
    message: str | None = own(
        "Why, in words; of one that can be used, what it looks like that it is not, such as a range; else null."
    )
    conflict: NumberConflict | None = linked("Where it is; null when it does not exist.")
    raw: str | None = own("The row as given, at most 200 characters; null for generated ones.")


@dataclass(frozen=True)
class Counted:
    verdict: NumberVerdict
    count: int


@strawberry.type(description="How often a verdict occurs.")
class VerdictCount(Shown):
    verdict: NumberVerdict = own("The verdict.")
    count: int = own("How many rows.")


@strawberry.type(description="What would be assigned; nothing is made and nothing taken from a sequence.")
class NumbersPreview(Shown):
    stamp: str = own("Name it when assigning: refused as PreviewStale when sequence or stock moved.")
    counted_digits: int | None = own(
        "Which run of digits counts, from 0 at the left; null when nothing is counted."
    )

    @classmethod
    async def again(cls, line: Ref, info: Info) -> NumbersPreview | None:
        """The preview as it is now of the numbers that were to be assigned; None where none were."""
        asked = info.context.previewed
        return None if asked is None else await preview_of(info, line, asked.source())

    @computed("All that can be used, in short.")
    async def usable(self) -> NumberSummary:
        plan = self.thing.plan
        # Beside the event loop: 50,000 numbers would hold every other request.
        short = await asyncio.to_thread(lambda: in_short({one.number: one.quantity for one in plan.usable}))
        return NumberSummary.of(short)

    @computed("Every number or row, in order.")
    def rows(
        self,
        info: Info,
        first: First,
        after: After = None,
        verdicts: Annotated[list[NumberVerdict] | None, described("Only these verdicts.")] = None,
    ) -> CountedConnection[NumberRow]:
        plan = self.thing.plan
        places = range(len(plan.asked)) if verdicts is None else plan.places(verdicts)
        line = self.thing.line.ref
        name = f"{line.kind}:{line.id}.preview:{self.thing.stamp}"
        listing = Listing(name, Order("position"), verdicts, info.context.who)
        return page_of(listing, places, first, after, lambda place: NumberRow.of(self.thing.row(place)))

    @computed("How many rows have each verdict, one for each that occurs.")
    def verdicts(self) -> list[VerdictCount]:
        counts = self.thing.plan.counts()
        return [
            VerdictCount.of(Counted(verdict, counts[verdict]))
            for verdict in NumberVerdict
            if verdict in counts
        ]

    @computed("Quantity that the line would still lack, in the stock unit.")
    def lacking(self) -> Quantity:
        return Quantity(max(self.thing.line.lacking - self.thing.usable, ZERO))

    @computed("Quantity above what is expected, in the stock unit.")
    def over(self) -> Quantity:
        line = self.thing.line
        return Quantity(max(line.recorded + self.thing.usable - line.expected, ZERO))


async def preview_of(info: Info, line: Ref, source: sources.Source) -> NumbersPreview:
    """What numbers would do on a line, for whoever asks."""
    if info.context.identity is None:
        raise unauthenticated()
    return NumbersPreview.of(await preview_on_line(info.context.identity.actor, line, source))


@query("What these numbers would do on a line, before anything is made; null for an unknown line.", cost=50)
async def preview_numbers(
    info: Info,
    line: Annotated[strawberry.ID, described("The line.")],
    numbers: Annotated[NumbersInput, described("Where they come from.")],
) -> NumbersPreview | None:
    line_id = ids.row_or_none("TransferLine", line)
    if line_id is None:
        return None
    try:
        return await preview_of(info, Ref("TransferLine", line_id), numbers.source())
    except NotFound as missing:
        if missing.field == ("line",):
            return None
        raise
