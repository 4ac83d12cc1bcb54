"""What the count sheet says, read from the book as it is now."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.documents.count_sheet import CountSheet, Item, PlaceToCount, count_sheet_pdf
from lotbook.domain.words import CountState
from lotbook.ledger import counts
from lotbook.models import Count, CountPosition
from lotbook.services.parties import our_company
from lotbook.web.drawing import Drawable


async def count_sheet_of(count_id: int) -> Drawable | None:
    """The sheet of a count that is open, with what is not counted yet; None for anything else."""
    count: Any = await Count.get_or_none(id=count_id).select_related("warehouse", "location", "product")
    if count is None or count.state not in (CountState.COUNTING, CountState.REVIEW):
        return None
    told = CountSheet(
        company=await our_company(),
        warehouse=count.warehouse.name,
        number=count.number,
        place=count.location.path,
        product=count.product.name if count.product else None,
        blind=count.blind,
        round=count.round,
        changed=count.updated.astimezone(ZoneInfo(count.warehouse.time_zone)),
        counted=await CountPosition.filter(count_id=count.id, counted__isnull=False).count(),
        places=await _places(count),
    )
    return Drawable(count.number, count_sheet_pdf, (told,))


async def _places(count: Any) -> tuple[PlaceToCount, ...]:
    wanted = CountPosition.filter(count_id=count.id, counted__isnull=True).order_by("sort_key", "id")
    rows: list[Any] = await wanted.select_related("location", "lot", "package", "product__unit")
    expected = {} if count.blind else {each.id: each.on_hand for each in await counts.positions(count.id)}
    items = []
    for row in rows:
        item = Item(
            product_name=row.product.name,
            sku=row.product.sku,
            unit=row.product.unit.symbol,
            number=row.lot.number if row.lot else row.number,
            expected=expected.get(row.id),
            package=row.package.number if row.package else None,
        )
        items.append((row.location, item))
    return tuple(
        PlaceToCount(place=place.path, code=place.barcode, items=tuple(item for _, item in of_place))
        for place, of_place in groupby(items, key=lambda each: each[0])
    )
