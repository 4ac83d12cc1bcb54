"""Where all of the start of a trace is: in our places, and with customers."""

from __future__ import annotations

import strawberry

from lotbook.domain.quantities import from_millionths
from lotbook.graphql.later import Location, Product
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Shown, computed, linked, own
from lotbook.graphql.trace_graph import QuantityBounds, bounds_of

MOST_PLACES = 50


@strawberry.type(description="Goods of one product that lie in a place of ours.")
class TracePlace(Shown):
    location: Location = linked("The place.")
    lot_count: int = own("Lots.", "lots")
    on_hand: Quantity = own("On hand, in the product's stock unit.")


@strawberry.type(description="Where goods of one product are that a trace reached, in its stock unit.")
class ProductWhereabouts(Shown):
    product: Product = linked("The product.")

    @computed("Lots of which some is in our places.")
    def lot_count(self) -> int:
        return int(self.thing.part.lots)

    @computed("In our places.")
    def on_hand(self) -> Quantity:
        return Quantity(from_millionths(self.thing.on_hand))

    @computed(
        "How much of the start is in that, in the start's unit; null where the start has several units."
    )
    def on_hand_share(self) -> QuantityBounds | None:
        return bounds_of(self.thing.part.here)

    @computed(
        "Where it lies, by path, at most 50: where it lay, for a trace of then. Empty for one up to an instant, which"
        " is no place in the journal."
    )
    def places(self) -> list[TracePlace]:
        return [TracePlace.of(each) for each in self.thing.places[:MOST_PLACES]]

    @computed("How many places that are.")
    def place_count(self) -> int:
        return len(self.thing.places)

    @computed("Customers that have some; a delivery that names no customer counts for none.")
    def customer_count(self) -> int:
        return int(self.thing.part.customers)

    @computed("Shipped.")
    def shipped(self) -> Quantity:
        return Quantity(from_millionths(self.thing.shipped))

    @computed("Of it, came back.")
    def returned(self) -> Quantity:
        return Quantity(from_millionths(self.thing.returned))

    @computed("With customers: shipped, less what came back.")
    def with_customers(self) -> Quantity:
        return Quantity(from_millionths(self.thing.with_customers))

    @computed(
        "How much of the start is in what is with customers, in the start's unit; null as `onHandShare`."
    )
    def with_customers_share(self) -> QuantityBounds | None:
        return bounds_of(self.thing.part.out)


@strawberry.type(
    description="Where all of the start is, and of what was made of it; of a trace that is cut, only what it reached."
)
class TraceWhereabouts(Shown):
    @computed("How much the start is, in its unit; null where it has several units.")
    def start(self) -> QuantityBounds | None:
        return bounds_of(self.thing.start)

    @computed("Lots of which some is in our places.")
    def lot_count(self) -> int:
        return int(self.thing.whole.lots)

    @computed("How much of the start is in our places; null as `start`.")
    def on_hand_share(self) -> QuantityBounds | None:
        return bounds_of(self.thing.whole.here)

    @computed("Customers that have some of it; a delivery that names no customer counts for none.")
    def customer_count(self) -> int:
        return int(self.thing.whole.customers)

    @computed("How much of the start is with customers; null as `start`.")
    def with_customers_share(self) -> QuantityBounds | None:
        return bounds_of(self.thing.whole.out)

    @computed(
        "How much of the start is at neither: it was thrown away, lost, sent back to a vendor, or used up in what has"
        " no number; or is beyond a trace that is cut. Null as `start`."
    )
    def elsewhere_share(self) -> QuantityBounds | None:
        return bounds_of(self.thing.elsewhere)

    @computed("By product, in the order of their ids.")
    def products(self) -> list[ProductWhereabouts]:
        return [ProductWhereabouts.of(each) for each in self.thing.products]
