"""Goods that were moved come back from customers, and go back to vendors."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.ordering import require_some_lines
from lotbook.domain.words import ReturnOutcome
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.numbers import NumberInput, asked_of
from lotbook.graphql.refusals import (
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    LotExpired,
    LotOnHold,
    MoreThanLeft,
    NotFound,
    NumberAlreadyExists,
    NumberLooksLike,
    NumbersInvalid,
    OperationIdReused,
    PackageElsewhere,
    WrongState,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import computed, linked, needed, optional, preset
from lotbook.graphql.transfers import Transfer
from lotbook.graphql.words import describe
from lotbook.graphql.writes.transfers import TransferPayload
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import returning, unmatched_returns, vendor_returns
from lotbook.services.goods_named import Goods

describe(
    ReturnOutcome,
    "What becomes of goods that come back.",
    RESTOCK="Back into stock.",
    BLOCKED_PLACE="Into a blocked place.",
    SCRAP="Thrown away.",
)


@strawberry.type(description="A return with what is to be returned on its lines; done if that was asked for.")
class CreateReturnPayload(Payload):
    transfer: Transfer = linked("The return.")
    replacement: Transfer | None = linked("The delivery that replaces what comes back; null for none.")

    @computed("What others had been promised of it; they are to be told.")
    def lost(self) -> list[LostReservation]:
        return [LostReservation.of(each) for each in self.thing.lost]


@strawberry.input(description="A quantity to return, and what becomes of it.")
class ReturnLineInput:
    line: strawberry.ID = needed("The line that moved it.")
    lot: strawberry.ID | None = optional("The lot; absent for an untracked product.")
    quantity: Quantity | None = optional("How much, in the stock unit; all that is left when absent.")
    outcome: ReturnOutcome | None = optional("What becomes of it, where not the same as of the others.")


@strawberry.input(description="What createReturn needs.")
class CreateReturnInput(Write):
    transfer: strawberry.ID = needed("The done delivery or receipt.")
    lots: list[ReturnLineInput] | None = optional(
        "Lots and quantities; all that is left when absent; at most 1,000."
    )
    outcome: ReturnOutcome | None = optional(
        "What becomes of goods that come back, RESTOCK when absent; never of what goes back to a vendor."
    )
    replacement: bool = preset(False, "Also deliver as much again to the customer.")
    reason: str | None = optional("Why it is returned.")
    at_once: bool = preset(False, "The goods are here, or go now: validate the return as well.")


CreateReturnResult = Annotated[
    CreateReturnPayload
    | WrongState
    | MoreThanLeft
    | InsufficientStock
    | NumberAlreadyExists
    | LotOnHold
    | LotExpired
    | PackageElsewhere
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("CreateReturnResult", description="What createReturn answers."),
]


@mutation(
    "Bring back what a done delivery moved, or send back what a receipt brought: only its lots, not more than is "
    "left of them. The goods move when the return is validated, which atOnce does in the same step."
)
async def create_return(input: CreateReturnInput, info: Info) -> CreateReturnResult:
    lots = or_none(input.lots)
    done = await returning.create_return(
        request(info, input),
        ids.row("Transfer", input.transfer, "transfer"),
        None if lots is None else [_given(place, each) for place, each in enumerate(lots)],
        outcome=or_none(input.outcome),
        replacement=input.replacement,
        reason=or_none(input.reason),
        at_once=input.at_once,
    )
    return CreateReturnPayload.done(done)


def _given(place: int, line: ReturnLineInput) -> returning.ReturnGiven:
    path = ("lots", str(place))
    return returning.ReturnGiven(
        line=ids.row("TransferLine", line.line, *path, "line"),
        lot=ids.optional_row("Lot", line.lot, *path, "lot"),
        quantity=or_none(line.quantity),
        outcome=or_none(line.outcome),
    )


@strawberry.input(description="Goods that go back: of a lot, or of a product without numbers.")
class GoodsBackInput:
    lot: strawberry.ID | None = optional("The lot; absent for a product without numbers.")
    product: strawberry.ID | None = optional("The product without numbers; absent for a lot.")
    quantity: Quantity | None = optional("How much, in the stock unit; absent for all that is on hand.")
    location: strawberry.ID | None = optional("Where to take it; the nearest place when absent.")


@strawberry.input(description="What returnToVendor needs.")
class ReturnToVendorInput(Write):
    vendor: strawberry.ID = needed("The vendor.")
    goods: list[GoodsBackInput] = needed("What goes back, 1 to 1,000.")
    reason: str = needed("Why.")
    at_once: bool = preset(False, "They go now: validate the return as well.")


ReturnToVendorResult = Annotated[
    CreateReturnPayload
    | InsufficientStock
    | LotOnHold
    | LotExpired
    | PackageElsewhere
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("ReturnToVendorResult", description="What returnToVendor answers."),
]


@mutation(
    "Send goods on hand back to a vendor, whatever brought them; the receipts and orders that brought them stay as "
    "they are. The goods move when the return is validated, which atOnce does in the same step."
)
async def return_to_vendor(input: ReturnToVendorInput, info: Info) -> ReturnToVendorResult:
    goods = [_goods_back(place, each) for place, each in enumerate(input.goods)]
    vendor = ids.row("Partner", input.vendor, "vendor")
    done = await vendor_returns.return_to_vendor(
        request(info, input), vendor, goods, input.reason, at_once=input.at_once
    )
    return CreateReturnPayload.done(done)


def _goods_back(place: int, given: GoodsBackInput) -> vendor_returns.GoodsBack:
    path = ("goods", str(place))
    goods = Goods(
        lot=ids.optional_row("Lot", given.lot, *path, "lot"),
        product=ids.optional_row("Product", given.product, *path, "product"),
        quantity=or_none(given.quantity),
    )
    return vendor_returns.GoodsBack(goods, ids.optional_row("Location", given.location, *path, "location"))


@strawberry.input(description="Goods of a return without delivery.")
class UnmatchedGoodsInput:
    product: strawberry.ID = needed("The product.")
    numbers: list[NumberInput] | None = optional(
        "Its numbers, at most 1,000; absent for an untracked product."
    )
    quantity: Quantity | None = optional("How much of an untracked product, in the stock unit.")


@strawberry.input(description="What receiveUnmatchedReturn needs.")
class ReceiveUnmatchedReturnInput(Write):
    customer: strawberry.ID | None = optional("The customer; absent when unknown.")
    destination: strawberry.ID = needed("The blocked place.")
    goods: list[UnmatchedGoodsInput] = needed("What came, at most 1,000 products.")
    reason: str = needed("Why.")


ReceiveUnmatchedReturnResult = Annotated[
    TransferPayload
    | NumberAlreadyExists
    | NumbersInvalid
    | NumberLooksLike
    | LocationNotUsable
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("ReceiveUnmatchedReturnResult", description="What receiveUnmatchedReturn answers."),
]


@mutation(
    "Receive goods that match no delivery (sold before the book began, torn label) into a blocked place, at once and "
    "marked as a gap; a serial that the book has elsewhere is refused with where it is."
)
async def receive_unmatched_return(
    input: ReceiveUnmatchedReturnInput, info: Info
) -> ReceiveUnmatchedReturnResult:
    done = await unmatched_returns.receive_unmatched_return(
        request(info, input),
        ids.row("Location", input.destination, "destination"),
        [_goods(place, each) for place, each in enumerate(input.goods)],
        input.reason,
        customer=ids.optional_row("Partner", input.customer, "customer"),
    )
    return TransferPayload.done(done)


def _goods(place: int, goods: UnmatchedGoodsInput) -> unmatched_returns.UnmatchedGoods:
    path = ("goods", str(place))
    numbers = or_none(goods.numbers) or []
    require_some_lines(len(numbers), (*path, "numbers"))
    without = (at for at, each in enumerate(numbers) if or_none(each.quantity) is None)
    return unmatched_returns.UnmatchedGoods(
        product=ids.row("Product", goods.product, *path, "product"),
        numbers=[asked_of(each) for each in numbers],
        without_quantity=frozenset(without),
        quantity=or_none(goods.quantity),
    )
