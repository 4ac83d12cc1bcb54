"""A process of its own that validates a receipt several times at once when it is told to: `go` on its input.

    python -m tests.races.validator DATABASE_URL RECEIPT TIMES

Prints `ready`, then a JSON list of what came of each attempt.
"""

from __future__ import annotations

import asyncio
import json
import sys
import uuid

from lotbook.db import engine as database
from lotbook.db.work import SYSTEM, WriteRequest, drain
from lotbook.domain.refusals import Refusal
from lotbook.services import validation


async def attempt(receipt: int) -> str:
    request = WriteRequest(str(uuid.uuid4()), "validateTransfer", "race", SYSTEM)
    try:
        await validation.validate_transfer(request, receipt)
    except Refusal as refused:
        return type(refused).__name__
    return "received"


async def main(url: str, receipt: int, times: int) -> None:
    await database.connect(url)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    outcomes = await asyncio.gather(*(attempt(receipt) for _ in range(times)))
    await drain()
    await database.disconnect()
    print(json.dumps(outcomes))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
