"""What the count sheet says, read from the book as it is now."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from tortoise.queryset import QuerySet

from lotbook.documents.count_sheet import CountSheet, Item, PlaceToCount, count_sheet_pdf
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import CountState
from lotbook.ledger import counts
from lotbook.models import Count, CountPosition
from lotbook.services.parties import our_company
from lotbook.web.drawing import Drawable

MOST_ON_SHEET = 20_000  # some 800 pages


async def count_sheet_of(count_id: int) -> Drawable | None:
    """The sheet of a count that is open, with what is not counted yet, of a blind one with what is to be counted again;
    None for anything else. Raises CannotPrint where that is more than a sheet has."""
    count: Any = await Count.get_or_none(id=count_id).select_related("warehouse", "location", "product")
    if count is None or count.state not in (CountState.COUNTING, CountState.REVIEW):
        return None
    left = CountPosition.filter(count_id=count.id, counted__isnull=True)
    if count.blind:
        left = left.filter(counts.NAMED)
    await _require_room(left)
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
        places=await _places(count, left),
    )
    return Drawable(count.number, count_sheet_pdf, (told,))


async def _places(count: Any, left: QuerySet[Any]) -> tuple[PlaceToCount, ...]:
    rows = await left.order_by("sort_key", "id").values_list(
        *(
            "location__path",
            "location__barcode",
            "id",
            "product__name",
            "product__sku",
            "product__unit__symbol",
        ),
        *("lot__number", "number", "package__number"),
    )
    expected = {} if count.blind else {each.id: each.on_hand for each in await counts.positions(count.id)}
    items = [
        (
            (path, code),
            Item(
                product_name=name,
                sku=sku,
                unit=unit,
                number=of_lot or number,
                expected=expected.get(position),
                package=package,
            ),
        )
        for path, code, position, name, sku, unit, of_lot, number, package in rows
    ]
    return tuple(
        PlaceToCount(place=path, code=code, items=tuple(item for _, item in of_place))
        for (path, code), of_place in groupby(items, key=lambda each: each[0])
    )


async def _require_room(wanted: QuerySet[Any]) -> None:
    """A sheet that nobody waits for is refused before anything of it is read."""
    left = await wanted.count()
    if left > MOST_ON_SHEET:
        raise CannotPrint(
            message=f"A count sheet has at most {MOST_ON_SHEET:,} lots and products, and {left:,} are left to count "
            "here: count smaller places or one product at a time, or export the stock as XLSX or CSV."
        )
