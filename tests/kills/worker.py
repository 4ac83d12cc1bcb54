"""A process that receives goods until it is killed, started anew each time by one that has all loaded.

    python -m tests.kills.worker DATABASE_URL VENDOR WAREHOUSE PRODUCT SEED

For each line on its input it starts a child, which is killed, and prints what the child told as one line of
JSON: operations sent and answered, in order. The next child first sends again what was not answered, as a
handheld does that heard nothing. Most are killed at a random moment; one in ten as soon as a deed is done and
not answered yet, since that moment is too short to be met by chance on every machine.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db import engine as database
from lotbook.db.work import SYSTEM, WriteRequest
from lotbook.domain.ordering import OrderLineGiven
from lotbook.models import TransferLine
from lotbook.services import numbers, ordering, validation
from lotbook.services.order_sides import PURCHASE
from lotbook.services.ordering import OrderHeader

SERIALS = 25


@dataclass(frozen=True)
class Given:
    """What the worker needs to know of the warehouse."""

    vendor: int
    warehouse: int
    product: int


async def order(request: WriteRequest, given: Given) -> Any:
    lines = [OrderLineGiven(given.product, Decimal(SERIALS))]
    header = OrderHeader(due_on=date(2030, 1, 1))
    return await ordering.create_order(request, PURCHASE, given.vendor, given.warehouse, header, lines)


async def confirm(request: WriteRequest, given: Given, order: int) -> Any:
    return await ordering.confirm_order(request, PURCHASE, order, 1)


async def assign(request: WriteRequest, given: Given, line: int) -> Any:
    source = numbers.CountUp(start=f"K{line}-001", count=SERIALS)
    return await numbers.assign_numbers(request, line, source, numbers.Options())


async def validate(request: WriteRequest, given: Given, receipt: int) -> Any:
    return await validation.validate_transfer(request, receipt)


DEEDS: dict[str, Callable[..., Awaitable[Any]]] = {
    deed.__name__: deed for deed in (order, confirm, assign, validate)
}
FATAL = (*reversed(DEEDS),)  # who dies of the last deed has done them all


class Child:
    """Tells down a pipe what it sends and what it is answered."""

    def __init__(self, pipe: int, given: Given, fatal: str | None) -> None:
        self.pipe = pipe
        self.given = given
        self.fatal = fatal

    def tell(self, **what: Any) -> None:
        os.write(self.pipe, (json.dumps(what) + "\n").encode())

    async def live(self, url: str, unanswered: list[dict[str, Any]]) -> None:
        await database.connect(url, pool_size=2)
        self.tell(tells="ready")
        for sent in unanswered:
            await self.send(sent["key"], sent["deed"], sent["about"])
        while True:
            made = await self.send(str(uuid.uuid4()), "order", {})
            confirmed = await self.send(str(uuid.uuid4()), "confirm", {"order": made.order})
            [receipt] = confirmed.transfers
            line = await TransferLine.get(transfer_id=receipt)
            await self.send(str(uuid.uuid4()), "assign", {"line": line.id})
            await self.send(str(uuid.uuid4()), "validate", {"receipt": receipt})

    async def send(self, key: str, deed: str, about: dict[str, int]) -> Any:
        self.tell(tells="sent", key=key, deed=deed, about=about)
        done = await DEEDS[deed](WriteRequest(key, deed, deed, SYSTEM), self.given, **about)
        if deed == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        self.tell(tells="answered", key=key, replayed=done.replayed)
        return done.outcome


def live_and_die(
    url: str, given: Given, unanswered: list[dict[str, Any]], end: float | str
) -> list[dict[str, Any]]:
    """Start a child; what it told until it was killed.

    end: after so many seconds of work, or the deed that it does not survive.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        fatal = end if isinstance(end, str) else None
        try:
            asyncio.run(Child(writing, given, fatal).live(url, unanswered))
        finally:
            os._exit(1)
    os.close(writing)
    told = os.read(reading, 1 << 16)  # it is ready, or gone
    if isinstance(end, float):
        time.sleep(end)
        os.kill(child, signal.SIGKILL)
    while part := os.read(reading, 1 << 16):
        told += part
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if os.WTERMSIG(status) != signal.SIGKILL:
        raise RuntimeError(f"the child ended by itself: {status}")
    # What it was writing when it was killed has no line end.
    return [json.loads(line) for line in told.decode().split("\n")[:-1]]


def main(url: str, vendor: str, warehouse: str, product: str, seed: str) -> None:
    given, moment = Given(int(vendor), int(warehouse), int(product)), random.Random(int(seed))
    unanswered: list[dict[str, Any]] = []
    whole = 0.0  # seconds that the first life took, with every deed once: more on a slow machine
    for turn, _ in enumerate(sys.stdin):
        end = moment.uniform(0, whole) if turn % 10 else FATAL[turn // 10 % len(FATAL)]
        born = time.monotonic()
        told = live_and_die(url, given, unanswered, end)
        whole = whole or time.monotonic() - born
        answered = {one["key"] for one in told if one["tells"] == "answered"}
        sent = {one["key"]: one for one in [*unanswered, *told] if one["tells"] == "sent"}
        unanswered = [one for key, one in sent.items() if key not in answered]
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
