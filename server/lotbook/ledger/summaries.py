"""Numbers in short: how many there are, how much they are, and consecutive ones as ranges."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.genealogy import Goods
from lotbook.domain.number_runs import NumberRange, quantity_ranges
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.ledger import genealogy
from lotbook.ledger.sql import question


@dataclass(frozen=True)
class Summary:
    """Numbers; quantity: of all together, in the stock unit."""

    count: int = 0
    quantity: Decimal = ZERO
    ranges: Sequence[NumberRange] = field(default=())

    @property
    def first(self) -> str | None:
        return self.ranges[0].start if self.ranges else None


@dataclass(frozen=True)
class Posted:
    """What was posted of a product, in its stock unit; no numbers of goods that have none."""

    product: int
    quantity: Decimal
    numbers: Summary


@dataclass(frozen=True)
class Recorded:
    """What is on a line: how many numbers, how much in all, and one of the numbers."""

    count: int = 0
    quantity: Decimal = ZERO
    first: str | None = None


async def recorded_on_lines(line_ids: list[int]) -> list[Recorded]:
    """What is recorded on lines of transfers, counted in the database."""
    condition, ids = among(line_ids)
    rows = await fetch(question("recorded").replace("{ids}", condition), ids)
    found = {
        row["id"]: Recorded(row["numbers"], from_millionths(row["quantity"]), row["first"]) for row in rows
    }
    return [found.get(each, Recorded()) for each in line_ids]


async def on_lines(line_ids: list[int]) -> list[Summary]:
    """The numbers recorded on lines of transfers."""
    condition, ids = among(line_ids)
    found = await _summaries(question("numbers_of_lines").replace("{ids}", condition), ids)
    return [found.get(each, Summary()) for each in line_ids]


async def of_operation(operation_id: int) -> Summary:
    """The numbers that one write put on a line."""
    found = await _summaries(question("numbers_of_operation"), operation_id)
    return next(iter(found.values()), Summary())


async def posted(transfer_id: int, most: int) -> list[Posted]:
    """What a transfer posted, product by product in the order of its lines, of so many products at most."""
    numbers = await _summaries(question("numbers_posted"), transfer_id)
    return [
        Posted(
            row["product_id"],
            from_millionths(row["quantity"]),
            numbers.get(row["product_id"], Summary()),
        )
        for row in await fetch(question("goods_posted"), transfer_id, most)
    ]


async def of_runs(runs: list[int]) -> list[tuple[list[Posted], list[Posted]]]:
    """What runs took and what they gave, product by product, corrections reckoned in."""
    flows = await genealogy.flows_of_runs(runs)
    lots = {goods.lot for sides in flows for side in sides for goods in side if goods.lot is not None}
    condition, ids = among(lots)
    rows = await fetch(f"SELECT id, number FROM lot WHERE id {condition}", ids)
    numbers = {row["id"]: row["number"] for row in rows}
    return [(_by_product(taken, numbers), _by_product(given, numbers)) for taken, given in flows]


def _by_product(moved: Mapping[Goods, int], numbers: Mapping[int, str]) -> list[Posted]:
    found: dict[int, dict[int | None, Decimal]] = {}
    for goods, quantity in moved.items():
        if quantity > 0:
            found.setdefault(goods.product, {})[goods.lot] = from_millionths(quantity)
    return [
        Posted(
            product,
            sum(lots.values(), ZERO),
            in_short({numbers[lot]: quantity for lot, quantity in lots.items() if lot is not None}),
        )
        for product, lots in found.items()
    ]


def in_short(numbers: Mapping[str, Decimal]) -> Summary:
    """numbers: with how much of each."""
    return Summary(len(numbers), sum(numbers.values(), ZERO), quantity_ranges(numbers))


async def _summaries(numbers: str, *values: Any) -> dict[int, Summary]:
    """By the id that the question of the numbers gives each."""
    joined: dict[int, list[tuple[Decimal, str]]] = {}
    for row in await fetch(numbers, *values):
        joined.setdefault(row["id"], []).append((from_millionths(row["quantity"]), row["numbers"]))
    return {row_id: await asyncio.to_thread(_summary, found) for row_id, found in joined.items()}


def _summary(joined: Sequence[tuple[Decimal, str]]) -> Summary:
    """joined: quantities, each with the numbers of which there is so much, a line each; one may come twice."""
    numbers: dict[str, Decimal] = {}
    for quantity, text in joined:
        for number in text.split("\n"):
            numbers[number] = numbers[number] + quantity if number in numbers else quantity
    return in_short(numbers)
