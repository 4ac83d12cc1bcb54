"""What of a transfer can be returned."""

from __future__ import annotations

from functools import partial
from typing import Any

import strawberry

from lotbook.graphql.connections import After, CountedConnection, Listing, Order, require_page_size
from lotbook.graphql.context import Info
from lotbook.graphql.later import Lot, Product, TransferLine
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Shown, linked, own
from lotbook.services.returning import returnable


@strawberry.type(description="A lot, or an untracked product, that a line moved and that can be returned.")
class Returnable(Shown):
    line: TransferLine = linked("The line that moved it.")
    product: Product = linked("The product.")
    lot: Lot | None = linked("The lot; null for an untracked product.")
    moved: Quantity = own("How much the line moved of it, in the stock unit.")
    left: Quantity = own("How much of it can still be returned; of a receipt, as far as it is on hand.")


async def returnable_page(
    info: Info, transfer: int, first: int, after: After
) -> CountedConnection[Returnable]:
    """By line, then by lot."""
    require_page_size(first)
    listing = Listing(f"Transfer:{transfer}.returnable", Order("line"), None, info.context.who)
    rows = await returnable(transfer)
    behind: Any = listing.place(after) if after is not None else (0, 0)
    found = [row for row in rows if (row.line, row.lot or 0) > behind]

    async def count() -> int:
        return len(rows)

    return CountedConnection(
        nodes=[Returnable.of(row) for row in found[:first]],
        cursors=[partial(listing.cursor, row.line, row.lot or 0) for row in found[:first]],
        has_next=len(found) > first,
        has_previous=after is not None,
        count=count,
    )
