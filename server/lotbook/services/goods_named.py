"""Goods as people name them, by lot or by product, and how much of them lies where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.db.engine import fetch, fetch_one
from lotbook.domain.inputs import require_quantity
from lotbook.domain.quantities import ZERO, Path, format_quantity, from_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InsufficientStock, NotFound, Refusal, Shortage, invalid
from lotbook.domain.words import LocationUsage
from lotbook.ledger import balances, reservations
from lotbook.ledger.balances import Balance
from lotbook.ledger.sql import question

MOST_GOODS = 1_000
MOST_PLACES_TOLD = 3


@dataclass(frozen=True)
class Goods:
    """Of a lot, or of a product without numbers, by row id. quantity: in the stock unit, None for all that is there."""

    product: int | None = None
    lot: int | None = None
    quantity: Decimal | None = None

    @property
    def key(self) -> tuple[int | None, int | None]:
        return (None, self.lot) if self.lot is not None else (self.product, None)


def require_few(goods: Sequence[Goods]) -> None:
    """Refuse nothing at all, too much, and goods that are named twice or not. Raises InvalidInput."""
    if not 0 < len(goods) <= MOST_GOODS:
        fault = InputFault.OVER_LIMIT if goods else InputFault.MISSING
        message = f"Name 1 to {MOST_GOODS:,} lots or products."
        raise invalid("goods", fault, message, given=str(len(goods)), limit=str(MOST_GOODS))
    seen = set()
    for position, one in enumerate(goods):
        field = ("goods", str(position))
        if (one.product is None) == (one.lot is None):
            message = "Name a lot, or a product without numbers."
            raise invalid(field, InputFault.CONTRADICTION, message)
        if one.key in seen:
            raise invalid(field, InputFault.CONTRADICTION, "It is named twice.")
        seen.add(one.key)


async def lying_of(goods: Sequence[Goods]) -> list[Balance]:
    """Where the goods lie, locked."""
    lots = [one.lot for one in goods if one.lot is not None]
    products = [one.product for one in goods if one.product is not None]
    await reservations.lock(lots, products)
    return await balances.of_lots(lots) + await balances.of_untracked(products)


async def parts_of(
    goods: Sequence[Goods], lying: Sequence[Balance], place: int, where: str, first: int = 0
) -> list[tuple[Balance, Decimal]]:
    """How much of what lies there the goods are. place: by row id; where: in words, such as "in A-01"; first: the
    place of the first of them in the input. Raises InsufficientStock, InvalidInput."""
    there = {(None if lies.lot is not None else lies.product, lies.lot): lies for lies in lying}
    parts = []
    for position, one in enumerate(goods, first):
        lies = there.get(one.key)
        available = lies.on_hand if lies else ZERO
        wanted = available if one.quantity is None else one.quantity
        if lies is None and one.product is not None:
            await _require_untracked(one.product, ("goods", str(position), "lot"))
        if lies is None or wanted > available:
            raise await _not_there(one, available, place, where, ("goods", str(position)))
        [facts] = await fetch("SELECT step FROM product WHERE id = ?", lies.product)
        require_quantity(wanted, from_millionths(facts["step"]), ("goods", str(position), "quantity"))
        parts.append((lies, wanted))
    return parts


async def _require_untracked(product: int, field: Path) -> None:
    """Refuse a tracked product, of which nothing lies without a number. Raises InvalidInput."""
    for row in await fetch("SELECT name FROM product WHERE id = ? AND tracking <> 'NONE'", product):
        message = f"{row['name']} is tracked: name the lot that is meant."
        raise invalid(field, InputFault.MISSING, message)


async def _not_there(goods: Goods, available: Decimal, place: int, where: str, field: Path) -> Refusal:
    """Why goods cannot be taken: there are fewer, or no such ones at all. Who wants all of them wants what there is."""
    product = goods.product
    if goods.lot is not None:
        rows = await fetch("SELECT product_id FROM lot WHERE id = ?", goods.lot)
        product = rows[0]["product_id"] if rows else None
    if product is None or (name := await name_of(goods)) is None:
        return NotFound(
            message="There are no such goods.", field=field, sought=str(goods.lot or goods.product)
        )
    message = f"{name}: {format_quantity(available)} {where}"
    message += "." if goods.quantity is None else f", {format_quantity(goods.quantity)} needed."
    message += f" {await where_in_stock(goods)}"
    wanted = goods.quantity
    if wanted is None:
        wanted = sum((lies.on_hand for lies in await lying_of([goods])), ZERO)
    shortage = Shortage(product=product, lot=goods.lot, location=place, requested=wanted, available=available)
    return InsufficientStock(message=message, field=field, shortages=[shortage], shortage_count=1)


async def where_in_stock(goods: Goods) -> str:
    """In which places and packages goods lie, in words: the first of them."""
    own = "lot_id = ?" if goods.lot is not None else "lot_id IS NULL AND balance.product_id = ?"
    rows = await fetch(
        f"""SELECT place.path, package.number AS package, balance.on_hand FROM stock_balance AS balance
            JOIN location AS place ON place.id = balance.location_id AND place.physical
            LEFT JOIN package ON package.id = balance.package_id
            WHERE balance.{own} AND balance.on_hand > 0
            ORDER BY place.walking_order, place.path, package.number LIMIT {MOST_PLACES_TOLD + 1}""",
        goods.lot if goods.lot is not None else goods.product,
    )
    if not rows:
        return f"Nothing of it is in stock{await _last_went(goods.lot)}."
    told = [
        f"{format_quantity(from_millionths(row['on_hand']))} in {row['path']}"
        + (f" in package {row['package']}" if row["package"] else "")
        for row in rows[:MOST_PLACES_TOLD]
    ]
    return f"In stock: {', '.join(told)}{', and more' if len(rows) > len(told) else ''}."


async def _last_went(lot: int | None) -> str:
    """By which document a lot left us; nothing where it only went into something else."""
    last = lot and await fetch_one(question("last_move_of_lots").replace("{lots}", "= ?"), lot)
    if not last or last["usage"] == LocationUsage.PRODUCTION:
        return ""
    by = f" by {last['transfer_number']}" if last["transfer_number"] else ""
    return f": it last went to {last['path']}{by}"


async def name_of(goods: Goods) -> str | None:
    """The number of the lot, or the name of the product; None for what is not there."""
    sql = (
        "SELECT number AS name FROM lot WHERE id = ?"
        if goods.lot is not None
        else "SELECT name FROM product WHERE id = ?"
    )
    rows = await fetch(sql, goods.lot if goods.lot is not None else goods.product)
    return str(rows[0]["name"]) if rows else None
