"""A product's own sequence of numbers: its counter is taken from by one at a time, and only forward."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from lotbook.db.engine import fetch_value
from lotbook.domain.refusals import InputFault, invalid
from lotbook.domain.sequences import parse_pattern
from lotbook.services.at_work import LineAtWork, TransferAtWork
from lotbook.services.number_facts import taken_numbers


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
    if line.number_pattern is None:
        message = f"{line.product_name} has no number sequence: give the first number."
        raise invalid("sequence", InputFault.MISSING, message)
    pattern = parse_pattern(line.number_pattern)
    today = transfer.today(now)
    drawn: list[str] = []
    while len(drawn) < count:
        # Beside the event loop: there may be 50,000.
        run = await asyncio.to_thread(list, pattern.take(counter, count - len(drawn), today))
        counter += len(run)
        taken = await taken_numbers(line, run)
        drawn += [number for number in run if number not in taken]
    return drawn, counter
