"""A service to try units of work with: it counts. Run as a program, it sends the same requests as others do:
`python -m tests.db.tally URL COUNT` prints how many of COUNT requests it was that did the work."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lotbook.db import engine as database
from lotbook.db.work import SYSTEM, Actor, Work, WriteRequest, drain, unit_of_work
from lotbook.domain.refusals import NotFound
from lotbook.domain.words import Role

Step = Callable[[], Awaitable[object]]


async def nothing() -> None:
    """The step of who has nothing to add."""


@dataclass(frozen=True)
class Counted:
    """What the tally was brought to, with values as outcomes have them."""

    value: int
    day: date = date(2026, 12, 31)
    quantity: Decimal = Decimal("1.25")
    role: Role | None = Role.MANAGER


@unit_of_work
async def count(work: Work, then: Step = nothing) -> Counted:
    """Count up by one, and then take a step more."""
    value = await database.fetch_value(
        "UPDATE counter SET value = value + 1 WHERE name = 'purchase_order' RETURNING value"
    )
    work.about("Tally", value)
    await then()
    return Counted(value)


def request(key: str, *, digest: str = "d", kind: str = "count", actor: Actor = SYSTEM) -> WriteRequest:
    return WriteRequest(key, kind, digest, actor)


async def tally() -> int:
    return int(await database.fetch_value("SELECT value FROM counter WHERE name = 'purchase_order'"))


async def send(url: str, requests: int) -> int:
    """Send numbered requests all at once; how many of them were not answered by another's work."""
    await database.connect(url)
    try:
        done = await asyncio.gather(*(count(request(str(number))) for number in range(requests)))
        return sum(not one.replayed for one in done)
    finally:
        await drain()
        await database.disconnect()


if __name__ == "__main__":
    print(asyncio.run(send(sys.argv[1], int(sys.argv[2]))))


def missing() -> NotFound:
    return NotFound(message="There is no such lot.", field=("lot",), sought="L-7")
