"""Cartons and pallets that have a number of their own."""

from __future__ import annotations

import strawberry

from lotbook import models
from lotbook.graphql.later import Lot, Packaging, Product
from lotbook.graphql.scalars import Sscc
from lotbook.graphql.shown import Node, linked, own


@strawberry.type(description="A carton or pallet that has a label.")
class Package(Node):
    model = models.Package

    sscc: Sscc = own("Its SSCC.", "number")
    product: Product | None = linked(
        "What is in it, where that was told with its number and is all of one product."
    )
    packaging: Packaging | None = linked("What packed counts; null for the stock unit.")
    lot: Lot | None = linked("The lot that all of it is of; null where not told.")
    packed: int | None = own("How many it holds; null where not told.")
