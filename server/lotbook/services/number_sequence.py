"""A product's own sequence of numbers: its counter is taken from by one at a time, and only forward."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from lotbook.db.engine import fetch_value
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.sequences import parse_pattern
from lotbook.domain.words import Tracking
from lotbook.services.at_work import LineAtWork, TransferAtWork
from lotbook.services.number_facts import taken_numbers


class Wanting(Protocol):
    """What numbers are made for: so much of a product that has none yet, in its stock unit."""

    @property
    def product(self) -> int: ...
    @property
    def product_name(self) -> str: ...
    @property
    def tracking(self) -> Tracking: ...
    @property
    def step(self) -> Decimal: ...
    @property
    def number_pattern(self) -> str | None: ...
    @property
    def number_next(self) -> int: ...
    @property
    def lacking(self) -> Decimal: ...


async def with_sequence_locked(line: LineAtWork) -> LineAtWork:
    """The line with its product's counter as it is once nobody else draws from it; to be called before
    drawing in order to take. Writing the counter locks it without holding those who refer to the product."""
    taken = "UPDATE product SET number_next = number_next WHERE id = ? RETURNING number_next"
    return replace(line, number_next=int(await fetch_value(taken, line.product)))


async def draw(
    transfer: TransferAtWork, line: LineAtWork, count: int, now: datetime, counter: int
) -> tuple[list[str], int]:
    """The next numbers of a product's sequence that nobody has, and where it goes on behind them.

    Raises InvalidInput when the product has no sequence.
    """
    return await draw_for(line, count, transfer.today(now), counter)


async def draw_for(wanting: Wanting, count: int, today: date, counter: int) -> tuple[list[str], int]:
    """As `draw`, for whatever wants numbers on a day."""
    if wanting.number_pattern is None:
        message = f"{wanting.product_name} has no number sequence: give the first number."
        raise invalid("sequence", InputFault.MISSING, message)
    pattern = parse_pattern(wanting.number_pattern)
    drawn: list[str] = []
    while len(drawn) < count:
        # Beside the event loop: there may be 50,000.
        run = await asyncio.to_thread(list, pattern.take(counter, count - len(drawn), today))
        counter += len(run)
        taken = await taken_numbers(wanting.product, run)
        drawn += [number for number in run if number not in taken]
    return drawn, counter
