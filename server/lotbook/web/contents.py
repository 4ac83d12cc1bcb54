"""What the sheet of a package says, read from the book as it is now."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.db.engine import fetch_value
from lotbook.db.fields import from_micros
from lotbook.documents.contents import PackageContents
from lotbook.documents.goods import SlipLine
from lotbook.domain.quantities import ZERO
from lotbook.ledger import holds
from lotbook.models import Package, StockBalance
from lotbook.services.parties import our_company
from lotbook.web.drawing import Drawable, Number, draw_contents


async def contents_of(package_id: int) -> Drawable | None:
    """The sheet of a package with goods in it; None for anything else."""
    package = await Package.get_or_none(id=package_id)
    inside = StockBalance.filter(package_id=package_id, on_hand__gt=0)
    inside = inside.order_by("product__sku", "product_id", "lot__number", "lot_id")
    rows: list[Any] = await inside.select_related("product__unit", "lot", "location__warehouse")
    if package is None or not rows:
        return None
    place = rows[0].location
    lines, numbers = [], []
    for _, group in groupby(rows, lambda row: row.product_id):
        of_product = list(group)
        lines.append(_line(of_product))
        numbers.append(tuple(_number(row) for row in of_product if row.lot is not None))
    told = PackageContents(
        company=await our_company(),
        sscc=package.number,
        place=place.path,
        lines=tuple(lines),
        since=(await _changed(package_id)).astimezone(
            ZoneInfo(place.warehouse.time_zone) if place.warehouse else UTC
        ),
        held=bool((await holds.of_each_package([package_id]))[0]),
    )
    return Drawable(package.number, draw_contents, (told, tuple(numbers)))


async def _changed(package: int) -> datetime:
    """When goods were last put in, taken out or moved: what the sheet says is so since then."""
    sql = """SELECT max(recorded) FROM stock_move_line WHERE source_package_id = ? OR destination_package_id = ?"""
    return from_micros(int(await fetch_value(sql, package, package)))


def _line(rows: list[Any]) -> SlipLine:
    product = rows[0].product
    quantity = sum((row.on_hand for row in rows), ZERO)
    return SlipLine(
        product_name=product.name,
        sku=product.sku,
        unit=product.unit.symbol,
        expected=quantity,
        moved=quantity,
    )


def _number(row: Any) -> Number:
    return Number(row.lot.number, row.on_hand, row.lot.expiry, row.lot.best_before)
