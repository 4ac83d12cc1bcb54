"""Products, places and partners as files from elsewhere name them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Collection, Iterable
from typing import Any

from lotbook.db.engine import fetch
from lotbook.domain.import_named import Named, unnamed
from lotbook.domain.import_stock import ProductKnown
from lotbook.domain.numbers import number_key
from lotbook.domain.products import spellings
from lotbook.domain.quantities import from_millionths, shown
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import NotFound
from lotbook.domain.words import Tracking
from lotbook.models import Warehouse
from lotbook.services.import_kinds import found

_SHOWN_NAME = re.compile(r"\[([^\]]+)\].*", re.DOTALL)
"""As Odoo shows a product: its reference in brackets, then its name."""

PRODUCT = """SELECT product.id, product.sku, product.name, product.name_key, product.tracking, product.step,
  product.stops_use, product.active, product.unit_id, unit.symbol FROM product JOIN unit ON unit.id = product.unit_id"""


WAYS: tuple[tuple[str, str, Callable[[str], Iterable[str]]], ...] = (
    ("sku", f"{PRODUCT} WHERE product.active AND product.sku {{}}", lambda text: (text,)),
    (
        "code",
        f"""{PRODUCT.replace("unit.symbol", "unit.symbol, barcode.code")}
            JOIN product_barcode AS barcode ON barcode.product_id = product.id
            WHERE product.active AND barcode.code {{}}""",
        spellings,
    ),
    (
        "name_key",
        f"{PRODUCT} WHERE product.active AND product.name_key {{}}",
        lambda text: (number_key(text),),
    ),
)
"""How a text may name a product, the surest first: the column that has it, who has it, and as what."""


async def products_named(texts: Collection[str]) -> Named[ProductKnown]:
    """Products that are in use, by the texts that name one: its SKU, a barcode, or its name where only one has it."""
    wanted = await asyncio.to_thread(_plain, texts)
    named: dict[str, list[ProductKnown]] = {}
    left = set(wanted.values())
    for column, sql, spelt in WAYS:
        meant = await asyncio.to_thread(_meant, left, spelt)
        async for row in found(sql, meant.keys()):
            for text in meant[row[column]]:
                named.setdefault(text, []).append(_known(row))
        left -= named.keys()
    return await asyncio.to_thread(_by_text, wanted, named)


def _plain(texts: Collection[str]) -> dict[str, str]:
    return {text: _SHOWN_NAME.sub(r"\1", text).strip() for text in texts}


def _meant(texts: Collection[str], spelt: Callable[[str], Iterable[str]]) -> dict[str, list[str]]:
    """The texts by all that they may stand as."""
    meant: dict[str, list[str]] = {}
    for text in texts:
        for key in spelt(text):
            meant.setdefault(key, []).append(text)
    return meant


def _by_text(wanted: dict[str, str], named: dict[str, list[ProductKnown]]) -> Named[ProductKnown]:
    return Named({text: named.get(key, ()) for text, key in wanted.items()})


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


async def places_named(texts: Collection[str]) -> Named[int]:
    """Places where goods of ours may lie, by the texts that name one: its path, its code, or its name where only one
    has it."""
    named: dict[str, list[int]] = {}
    for column in ("path", "barcode", "name"):
        sql = f"""SELECT id, {column} FROM location
                  WHERE physical AND active AND warehouse_id IS NOT NULL AND parent_id IS NOT NULL AND {column} {{}}"""
        left = [text for text in texts if text not in named]
        async for row in found(sql, left):
            named.setdefault(row[column], []).append(row["id"])
    return Named(named)


async def between_warehouses() -> set[str]:
    """Paths of places that goods are in on the way between warehouses."""
    sql = "SELECT path FROM location WHERE usage = 'TRANSIT' AND warehouse_id IS NULL"
    return {row["path"] for row in await fetch(sql)}


async def warehouse_called(code: str) -> int:
    """The warehouse with a code, by row id. Raises NotFound."""
    row = await Warehouse.get_or_none(code=code)
    if row is None:
        raise NotFound(message=f"There is no warehouse {shown(code)}.", field=("warehouse",), sought=code)
    return int(row.id)


async def place_at(path: str) -> int:
    """The place with a path, by row id. Raises NotFound."""
    places = await places_named([path])
    if (place := places.get(path)) is None:
        raise NotFound(
            message=unnamed(places, path, "place", "in a warehouse of ours"), field=("place",), sought=path
        )
    return place
