"""Goods of a recall: the lots in its scope and those that were added, where they lie, what came in later, and what
happened to them once it was closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import strawberry

from lotbook import models
from lotbook.domain.recall_words import ScopeReason
from lotbook.domain.words import Disposition
from lotbook.graphql import recall_kept
from lotbook.graphql.context import Info
from lotbook.graphql.later import Location, Lot, Operation, Product, Transfer
from lotbook.graphql.scalars import Quantity, Sequence
from lotbook.graphql.shown import Shown, computed, linked, nodes, own
from lotbook.graphql.words import describe
from lotbook.ledger import corrections
from lotbook.ledger import recalls as book
from lotbook.ledger.recall_sent import Sent
from lotbook.ledger.recalls import Scope, Scoped

MOST_NAMED = 100

describe(
    ScopeReason,
    "How a lot came into scope.",
    NAMED="A person named it, or what was corrected to it.",
    DERIVED="It was made of a lot in scope, or named like one.",
    ARRIVED="It came after the start, or was known by then only to be one.",
)


@dataclass(frozen=True)
class LotOf:
    """scope: that it is in; as_of: the place in the book that it is told at."""

    recall: Any
    scope: Scope
    scoped: Scoped
    as_of: int

    @property
    def lot(self) -> int:
        return self.scoped.lot


@strawberry.type(description="A lot in the scope of a recall.")
class RecallLot(Shown):
    lot: Lot = linked("The lot.")

    @computed("How it came into scope.")
    def because(self) -> ScopeReason:
        return self.thing.scoped.because

    @computed("Lots in scope that it was put in for by a correction: the goods may bear their numbers still.")
    async def put_in_for(self, info: Info) -> list[Lot]:
        found = await info.context.load(_stood_for, (self.thing.recall.id, self.thing.lot))
        return await nodes(info, "Lot", found[:MOST_NAMED])

    @computed(
        "To be looked at: in scope only because the order of events, or the day when it came, is not certain."
    )
    def order_uncertain(self) -> bool:
        return bool(self.thing.scoped.order_uncertain)

    @computed(
        "Nothing of the recalled goods leads to it any more, by the record: a correction took it out of what they"
        " reach. It is still in scope, and stopped until it is decided."
    )
    async def unreached(self, info: Info) -> bool:
        beyond = await info.context.load(recall_kept.unreached, (self.thing.recall, self.thing.scope))
        return self.thing.lot in beyond

    @computed("It came by a widening, while the recall was under way.")
    def widened(self) -> bool:
        return self.thing.scoped.widening is not None

    @computed("What was decided: RELEASED or REJECTED; null while open.")
    def decision(self) -> Disposition | None:
        return self.thing.scoped.decision

    @computed("In our places by now, in the stock unit; of a closed recall, as at its close.")
    async def on_hand(self, info: Info) -> Quantity:
        return Quantity(await info.context.load(_on_hand, (self.thing.lot, self.thing.as_of)))


async def _stood_for(keys: list[tuple[int, int]]) -> list[list[int]]:
    """For lots of recalls, those in scope that they were put in for."""
    found = await corrections.stood_for({lot for _, lot in keys})
    wrong = {each for wrongs in found.values() for each in wrongs}
    scoped = models.RecallLot.filter(recall_id__in={recall for recall, _ in keys}, lot_id__in=wrong)
    there = {*await scoped.values_list("recall_id", "lot_id")} if wrong else set()
    return [sorted(each for each in found.get(lot, ()) if (recall, each) in there) for recall, lot in keys]


async def _on_hand(keys: list[tuple[int, int]]) -> list[Decimal]:
    """Of lots, each at a place in the book."""
    found: dict[int, dict[int, Decimal]] = {}
    for as_of in {at for _, at in keys}:
        found[as_of] = await book.on_hand_of([lot for lot, at in keys if at == as_of], as_of)
    return [found[as_of].get(lot, Decimal(0)) for lot, as_of in keys]


@strawberry.type(
    description="What was decided about lots by one write; a later decision about a lot counts instead."
)
class RecallDecision(Shown):
    decision: Disposition = own("RELEASED or REJECTED; QUARANTINE where they were stopped again.")
    operation: Operation = linked("The write, with who, when and why.")

    @computed("The lots, at most 100.")
    async def lots(self, info: Info) -> list[Lot]:
        return await nodes(info, "Lot", self.thing.lots[:MOST_NAMED])

    @computed("How many lots.")
    def lot_count(self) -> int:
        return len(self.thing.lots)


@strawberry.type(description="Lots that were added to a recall under way, or are to be.")
class RecallWidening(Shown):
    reason: str = own("Why, for staff.")
    position: Sequence | None = own(
        "Place in the journal where the scope of what it added was drawn; null unless it took effect."
    )
    asked: Operation = linked("The write that asked for it, with who and when.", "operation")
    ended: Operation | None = linked(
        "The write by which it took effect, or was given up; null while it waits for a second person.",
        "ended_operation",
    )

    @computed("The lots that were named, at most 100.")
    async def lots(self, info: Info) -> list[Lot]:
        found = await info.context.load(book.named_by_widenings, self.thing.id)
        return await nodes(info, "Lot", found[:MOST_NAMED])

    @computed("How many lots were named.")
    async def named_count(self, info: Info) -> int:
        return len(await info.context.load(book.named_by_widenings, self.thing.id))

    @computed("How many lots it brought into scope, with what was made of them.")
    async def added_count(self, info: Info) -> int:
        return await info.context.load(book.added_by_widenings, self.thing.id)


@strawberry.type(description="Goods in scope that lie in a place of ours, of one product, in its stock unit.")
class RecallPlace(Shown):
    location: Location = linked("The place.")
    product: Product = linked("The product.")
    lot_count: int = own("Lots.", "lots")
    on_hand: Quantity = own("On hand.")
    reserved: Quantity = own("Of it, promised to documents.")


@strawberry.type(
    description="Goods that came into the scope after it was drawn: by a receipt, a return or a merge, as opening"
    " stock or by a count; or lay here as the maker's number or batch was written down by which they are recalled."
)
class RecallArrival(Shown):
    lot: Lot = linked("The lot.")
    transfer: Transfer | None = linked("What brought it; null for a merge, and where only a write did.")
    merged_from: Lot | None = linked("The lot that it was merged from; null where none was.")
    operation: Operation | None = linked(
        "The write that brought it, such as opening stock or a count, or by which it turned out to be of it"
        " (UPDATE_LOT); null for a transfer or a merge."
    )
    quantity: Quantity = own("How much, in the stock unit.")
    at: datetime = own("When it was recorded.")
    order_uncertain: bool = own(
        "To be looked at: it is in scope only because the order of events, or the day when it came, is not certain."
    )


@strawberry.type(description="What of one product a recall concerns, in its stock unit.")
class RecallProduct(Shown):
    product: Product = linked("The product.")
    on_hand: Quantity = own("In our places.")
    shipped: Quantity = own("Shipped.")
    returned: Quantity = own("Came back.")
    destroyed: Quantity = own("Destroyed, by the answers.")
    still_out: Quantity = own("Still with customers.")
    unknown: Quantity = own("Of what was shipped, nobody said what became of so much.")
    too_many: Quantity = own("So much more came back and was destroyed than went to some of them.")
    unplaced: Quantity = own(
        "Of what came back, so much is of no delivery that is known. Shipped, less what came back and was destroyed,"
        " is `stillOut` less `tooMany` and `unplaced`."
    )


@dataclass
class OfProduct:
    product: int
    on_hand: Decimal = Decimal(0)
    shipped: Decimal = Decimal(0)
    returned: Decimal = Decimal(0)
    destroyed: Decimal = Decimal(0)
    still_out: Decimal = Decimal(0)
    unknown: Decimal = Decimal(0)
    too_many: Decimal = Decimal(0)
    unplaced: Decimal = Decimal(0)

    def add(self, sent: Sent) -> None:
        self.shipped += sent.shipped
        self.returned += sent.returned
        self.destroyed += sent.destroyed
        self.still_out += sent.still_out
        self.unknown += sent.unknown
        self.too_many += sent.too_many
        self.unplaced += sent.unplaced


@strawberry.type(
    description="What happened to goods of one product once their recall was closed, in its stock unit; less than"
    " nothing where a correction took it back."
)
class RecallMoved(Shown):
    product: Product = linked("The product.")
    received: Quantity = own("Received from vendors.")
    produced: Quantity = own("Made, or got by taking apart.")
    counted: Quantity = own("Found less lost.")
    transformed: Quantity = own("Came from other numbers, less what went to others.")
    returned: Quantity = own("Came back from customers.")
    shipped: Quantity = own("Shipped to customers.")
    sent_back: Quantity = own("Sent back to vendors.")
    consumed: Quantity = own("Consumed, or taken apart.")
    scrapped: Quantity = own("Thrown away.")


@strawberry.type(description="What happened after a recall was closed; its figures are without it.")
class RecallAftermath(Shown):
    moved: list[RecallMoved] = linked("By product.")
    letters_sent: int = own("Letters that were on their way at the close and were sent.", "sent")
    letters_given_up: int = own("Letters that were on their way at the close and were not sent.", "given_up")
    answers: int = own("Answers of customers that were recorded after the close.")
