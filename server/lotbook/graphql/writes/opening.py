"""What was there when the book began."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.refusals import below
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.numbers import NumbersInput
from lotbook.graphql.refusals import (
    InUse,
    InvalidInput,
    LocationNotUsable,
    NotFound,
    NumberAlreadyExists,
    NumberLooksLike,
    NumbersInvalid,
    OperationIdReused,
)
from lotbook.graphql.scalars import Day, Quantity
from lotbook.graphql.shown import needed, optional, preset
from lotbook.graphql.writes.counting import PostedPayload
from lotbook.graphql.writing import Write, or_none, request
from lotbook.services import opening_stock


@strawberry.input(description="What lay in a place.")
class OpeningStockInput:
    location: strawberry.ID = needed("The place.")
    product: strawberry.ID = needed("The product.")
    numbers: NumbersInput | None = optional("Its numbers, as text, counted, from the sequence or one by one.")
    quantity: Quantity | None = optional("How much, for an untracked product, in the stock unit.")
    look_alike: bool = preset(False, "Mean new numbers as they stand, though others look like them.")

    def there(self, place: int) -> opening_stock.There:
        """As the service takes it. place: among the others, from 0. Raises InvalidInput, NotFound."""
        field = ("stock", str(place))
        numbers = or_none(self.numbers)
        with below(*field):
            made = None if numbers is None else opening_stock.made_of(numbers.source())
        return opening_stock.There(
            location=ids.row("Location", self.location, *field, "location"),
            product=ids.row("Product", self.product, *field, "product"),
            numbers=made,
            quantity=or_none(self.quantity),
            look_alike=self.look_alike,
        )


@strawberry.input(description="What recordOpeningStock needs.")
class RecordOpeningStockInput(Write):
    day: Day | None = optional("Since when it was there; today when absent.")
    stock: list[OpeningStockInput] = needed("All of it or nothing, at most 200.")


RecordOpeningStockResult = Annotated[
    PostedPayload
    | InUse
    | NumbersInvalid
    | NumberAlreadyExists
    | NumberLooksLike
    | LocationNotUsable
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("RecordOpeningStockResult", description="What recordOpeningStock answers."),
]


@mutation(
    "Put into the book what was there when it began; refused once goods of the product moved otherwise: then a count"
    " says what is there."
)
async def record_opening_stock(input: RecordOpeningStockInput, info: Info) -> RecordOpeningStockResult:
    done = await opening_stock.record_opening_stock(
        request(info, input),
        [each.there(place) for place, each in enumerate(input.stock)],
        or_none(input.day),
    )
    return PostedPayload.done(done)
