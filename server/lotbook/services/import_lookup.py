"""Products, places and partners as files from elsewhere name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from lotbook.domain.import_cells import Faults
from lotbook.domain.numbers import number_key
from lotbook.domain.products import spellings
from lotbook.domain.quantities import from_millionths, shown
from lotbook.domain.refusals import DateKind
from lotbook.domain.words import Tracking
from lotbook.services.import_kinds import found

T = TypeVar("T")

_SHOWN_NAME = re.compile(r"\[([^\]]+)\].*", re.DOTALL)
"""As Odoo shows a product: its reference in brackets, then its name."""

PRODUCT = """SELECT product.id, product.sku, product.name, product.name_key, product.tracking, product.step,
  product.stops_use, product.active, product.unit_id, unit.symbol FROM product JOIN unit ON unit.id = product.unit_id"""


@dataclass(frozen=True, slots=True)
class ProductKnown:
    """A product of the book by row id. unit: row id; symbol: of it."""

    id: int
    sku: str
    name: str
    tracking: Tracking
    step: Decimal
    stops_use: DateKind
    unit: int
    symbol: str


async def products_named(texts: Collection[str]) -> dict[str, ProductKnown]:
    """Products that are in use, by the texts that name one: its SKU, a barcode, or its name where only one has it."""
    wanted = {text: _SHOWN_NAME.sub(r"\1", text).strip() for text in texts}
    named: dict[str, list[ProductKnown]] = {}
    left = set(wanted.values())
    for sql, keys, column in (
        (f"{PRODUCT} WHERE product.active AND product.sku {{}}", lambda text: {text}, "sku"),
        (
            f"""{PRODUCT} JOIN product_barcode AS barcode ON barcode.product_id = product.id
                WHERE product.active AND barcode.code {{}}""".replace(
                "unit.symbol", "unit.symbol, barcode.code"
            ),
            spellings,
            "code",
        ),
        (
            f"{PRODUCT} WHERE product.active AND product.name_key {{}}",
            lambda text: {number_key(text)},
            "name_key",
        ),
    ):
        named |= await _asked(sql, left, keys, column)
        left -= named.keys()
        if not left:
            break
    return {text: named[key][0] for text, key in wanted.items() if len(named.get(key, ())) == 1}


async def _asked(
    sql: str, texts: Collection[str], keys: Callable[[str], Iterable[str]], column: str
) -> dict[str, list[ProductKnown]]:
    meant: dict[str, list[str]] = {}
    for text in texts:
        for key in keys(text):
            meant.setdefault(key, []).append(text)
    named: dict[str, list[ProductKnown]] = {}
    async for row in found(sql, list(meant)):
        for text in meant[row[column]]:
            named.setdefault(text, []).append(_known(row))
    return named


def _known(row: dict[str, Any]) -> ProductKnown:
    return ProductKnown(
        row["id"],
        row["sku"],
        row["name"],
        Tracking(row["tracking"]),
        from_millionths(row["step"]),
        DateKind(row["stops_use"]),
        row["unit_id"],
        row["symbol"],
    )


def require_named(
    named: dict[str, T], text: str, row: int, field: str, faults: Faults, what: str = "product"
) -> T | None:
    """What a text names; a fault where it names nothing."""
    if (known := named.get(text)) is None and text:
        faults.add(row, f"There is no {what} {shown(text)} in use, or several.", field, text)
    return known
