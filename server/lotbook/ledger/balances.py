"""What lies where."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import from_millionths

_KEY_ORDER = "ORDER BY product_id, coalesce(lot_id, 0), location_id, coalesce(package_id, 0)"
_BALANCE = "SELECT product_id, lot_id, location_id, package_id, on_hand, reserved FROM stock_balance"


@dataclass(frozen=True)
class Balance:
    """How much of a lot, or of an untracked product, lies in one place; in the product's stock unit."""

    product: int
    lot: int | None
    location: int
    package: int | None
    on_hand: Decimal
    reserved: Decimal


async def of_lots(lots: Collection[int], *, lock: bool = False) -> list[Balance]:
    """Where these lots lie, in key order. lock: inside a unit of work, until it ends."""
    condition, ids = among(lots)
    return await _found(f"{_BALANCE} WHERE lot_id {condition} AND on_hand > 0 {_KEY_ORDER}", ids, lock)


async def of_package(package: int, *, lock: bool = False) -> list[Balance]:
    """What is in a package, in key order. lock: inside a unit of work, until it ends."""
    return await _found(f"{_BALANCE} WHERE package_id = ? AND on_hand > 0 {_KEY_ORDER}", package, lock)


async def places_of_packages(packages: Sequence[int]) -> list[int | None]:
    """Where each package is; None where nothing is in it."""
    return [place for place, _ in await _told(packages)]


async def contents_of_packages(packages: Sequence[int]) -> list[int]:
    """How many lots, and products without numbers, are in each package."""
    return [count for _, count in await _told(packages)]


async def _told(packages: Sequence[int]) -> list[tuple[int | None, int]]:
    condition, ids = among(packages)
    rows = await fetch(
        f"""SELECT package_id, min(location_id) AS place, count(*) AS contents FROM stock_balance
            WHERE package_id {condition} AND on_hand > 0 GROUP BY package_id""",
        ids,
    )
    found = {row["package_id"]: (row["place"], row["contents"]) for row in rows}
    return [found.get(each, (None, 0)) for each in packages]


async def of_untracked(products: Collection[int], *, lock: bool = False) -> list[Balance]:
    """Where products without numbers lie, in key order."""
    condition, ids = among(products)
    where = f"WHERE product_id {condition} AND lot_id IS NULL AND on_hand > 0"
    return await _found(f"{_BALANCE} {where} {_KEY_ORDER}", ids, lock)


async def _found(sql: str, value: Any, lock: bool) -> list[Balance]:
    rows = await fetch(sql + (" {lock}" if lock else ""), value)
    return [
        Balance(
            row["product_id"],
            row["lot_id"],
            row["location_id"],
            row["package_id"],
            from_millionths(row["on_hand"]),
            from_millionths(row["reserved"]),
        )
        for row in rows
    ]
