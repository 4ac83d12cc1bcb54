"""What is promised to the lines of transfers, in the order in which it is picked."""

from __future__ import annotations

from asyncio import gather
from typing import Any

import strawberry
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.words import ReservationChoice
from lotbook.graphql.connections import After, CountedConnection, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.later import Location, Lot, Operation, Product, Recall, Transfer, TransferLine
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Node, Shown, computed, linked, node, own
from lotbook.graphql.words import describe
from lotbook.ledger import reservations

describe(
    ReservationChoice,
    "Who chose what is promised.",
    STRATEGY="The removal strategy.",
    PERSON="A person; it stays chosen.",
    SCAN="A scan, in place of what was promised before or where nothing was.",
)


@strawberry.type(description="A quantity promised to a line.")
class Reservation(Node):
    model = models.Reservation

    lot: Lot | None = linked("The lot; null for an untracked product.")
    location: Location = linked("Where to take it.")
    quantity: Quantity = own("How much, in the stock unit.")
    chosen_by: ReservationChoice = own("By whom it was chosen.")
    line: TransferLine = linked("The line.", "transfer_line")
    transfer: Transfer = linked("Its transfer.")

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.Reservation.all().select_related("location")

    @computed("Of it, picked.")
    async def picked(self, info: Info) -> Quantity:
        return Quantity(await info.context.load(reservations.picked, self.thing.id))


@strawberry.type(description="What is promised to a line, in short.")
class Taking(Shown):
    count: int = own("How many lots in how many places.")

    @computed("The first 3 in picking order, those still to be picked before others.")
    async def first(self, info: Info) -> list[Reservation]:
        found = [node(info, "Reservation", each) for each in self.thing.first]
        return [each for each in await gather(*found) if each is not None]  # none that was let go meanwhile


@strawberry.type(description="What was promised to another document until this write took it.")
class LostReservation(Shown):
    transfer: Transfer = linked("Who lost it.")
    line: TransferLine = linked("The line that it was promised to.")
    product: Product = linked("The product.")
    lot: Lot | None = linked("The lot; null for an untracked product.")
    location: Location = linked("Where it lies.")
    quantity: Quantity = own("How much, in the stock unit.")


@strawberry.type(description="What was promised to a transfer until it was stopped, and is stopped still.")
class StoppedReservation(Shown):
    lot: Lot = linked("The lot.")
    quantity: Quantity = own("How much was promised, in the stock unit.")
    recall: Recall | None = linked("The recall that stops it; null where something else does.")
    stopped: Operation = linked("The write that took the promise, with who and when.", "operation")


@strawberry.type(
    description="Promised goods that somebody has in hand, to put them down where they stay promised."
)
class CarriedReservation(Shown):
    by: Transfer = linked("Who has them in hand.", "mover")
    line: TransferLine = linked("The line that they are promised to again where they are put.")
    product: Product = linked("The product.")
    lot: Lot | None = linked("The lot; null for an untracked product.")
    location: Location = linked("Where they lay.")
    quantity: Quantity = own("How much, in the stock unit.")


async def reservations_of(
    info: Info, of: Transfer | TransferLine, first: int, after: After
) -> CountedConnection[Reservation]:
    """In the order in which the places lie on the way through the warehouse."""
    kind, row = type(of).__name__, of.thing.id
    listing = Listing(f"{kind}:{row}.reservations", Order("location__walking_order"), None, info.context.who)
    column = "transfer_line_id" if kind == "TransferLine" else "transfer_id"
    mine = Reservation.query().filter(**{column: row})
    return await page(listing, mine, first, after, Reservation.of)
