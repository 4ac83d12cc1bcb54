"""From a confirmed order to validated stock: numbers generated, receipt validated, through the API."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from bench.clock import percentile, probed, stopwatch
from bench.company import Company, Receipt
from bench.places import run_in
from bench.report import Figure, Section
from bench.server import Server, serving

TIMES = {1_000: 5, 10_000: 3, 30_000: 1}
QUICKLY = {1_000: 2}
MOST_FLOORS = {1_000: 12, 10_000: 8}
GUIDE = {"sqlite": 150, "postgres": 350}  # ms for 1,000
LONGEST_WAIT = 100.0  # ms
LARGE = 30_000
WRITE = "a scan on another receipt"


async def measure(engine: str, floors: Mapping[int, float], *, quick: bool) -> Section:
    """floors: ms by number of serials."""
    figures = [Figure(f"floor of {count:,} serials", floor) for count, floor in floors.items()]
    notes = []
    async with serving(engine) as server:
        company = await Company.founded(server)
        product = await company.product()
        for count, times in (QUICKLY if quick else TIMES).items():
            best = min([await received(company, product, count) for _ in range(times)])
            limit = GUIDE[engine] if count == 1_000 else None
            what = f"{count:,} serials received"
            figures.append(Figure(what, best, "ms", floors[count], limit, MOST_FLOORS.get(count)))
        if not quick:
            await run_in(engine)
            found, memory = await while_large(server, company, one_writes=engine == "sqlite")
            figures += found
            notes.append(memory)
    if not quick:
        async with serving(engine) as fresh:
            figures += await just_started(fresh, one_writes=engine == "sqlite")
    return Section(f"Receiving on {engine}", figures, notes)


async def received(company: Company, product: str, count: int) -> float:
    """Milliseconds from a confirmed order to validated stock."""
    receipt = await company.receipt(product, count)
    times: list[float] = []
    with stopwatch(times):
        await company.numbered(receipt, count)
        await company.validated(receipt)
    return times[0]


async def while_large(server: Server, company: Company, *, one_writes: bool) -> tuple[list[Figure], str]:
    """How long others wait while 30,000 serials come in, and what it takes of memory.

    one_writes: at a time, so that another write waits for its turn.
    """
    before = server.memory.now()
    server.memory.watch()
    earlier = len(server.slow_writes())
    took, waits = await _beside_large(server, company, warm=True)
    figures = [Figure(f"{LARGE:,} serials received while others work", took)]
    for name, found in waits.items():
        figures.append(Figure(f"meanwhile {name}: p95 of {len(found)}", percentile(found, 0.95)))
        figures.append(_worst(f"meanwhile {name}", found, waits_its_turn=one_writes and name == WRITE))
    figures += turns(server.slow_writes()[earlier:], one_writes=one_writes)
    peak = server.memory.peak()
    if before is None or peak is None:
        return figures, "This system does not tell how much memory a process takes."
    return figures, f"The server's memory: {before:.0f} MB before, {peak:.0f} MB at the most meanwhile."


async def just_started(server: Server, *, one_writes: bool) -> list[Figure]:
    """The same on a server whose connections have not planned yet what they will be asked."""
    _, waits = await _beside_large(server, await Company.founded(server), warm=False)
    return [
        _worst(f"just started, meanwhile {name}", found, waits_its_turn=one_writes and name == WRITE)
        for name, found in waits.items()
    ]


async def _beside_large(
    server: Server, company: Company, *, warm: bool
) -> tuple[float, Mapping[str, list[float]]]:
    """Milliseconds that 30,000 serials take, and those of each request meanwhile."""
    receipt = await company.receipt(await company.product(), LARGE)
    other = await company.receipt(await company.product(), LARGE)
    actions = {
        "a page of 100 lots": lambda: server.ask("Lots", first=100),
        "the event loop (/health/live)": lambda: server.get("/health/live"),
        WRITE: Scanning(server, other, "OTHER"),
    }
    times: list[float] = []
    async with probed(actions, warm=warm) as waits:
        with stopwatch(times):
            await company.numbered(receipt, LARGE)
            await company.validated(receipt)
    return times[0], waits


def _worst(what: str, found: Sequence[float], *, waits_its_turn: bool) -> Figure:
    return Figure(f"{what}: the worst", max(found), at_most=None if waits_its_turn else LONGEST_WAIT)


def turns(writes: Sequence[Mapping[str, Any]], *, one_writes: bool) -> list[Figure]:
    """How long the database was held, and where one writes at a time how long a scan waited for that: at most as
    long as the posting holds it, since nothing else may keep it waiting."""
    writes = [write for write in writes if "write" in write]  # without those of the jobs
    held = {write["write"]: write["held_ms"] for write in writes}
    posting = held["validateTransfer"]
    figures = [
        Figure(f"the database held while {LARGE:,} are numbered", held["assignNumbers"]),
        Figure(f"the database held while {LARGE:,} are posted", posting),
    ]
    if one_writes:
        longest = max(write["waited_ms"] for write in writes if write["write"] == "recordScan")
        figures.append(
            Figure(f"meanwhile {WRITE}: its longest wait for the database", longest, at_most=posting)
        )
    return figures


class Scanning:
    """Scans one new number after another onto a receipt."""

    def __init__(self, server: Server, receipt: Receipt, prefix: str) -> None:
        self._server = server
        self._receipt = receipt
        self._numbers = (f"{prefix}-{place:05d}" for place in itertools.count(1))

    async def __call__(self) -> None:
        await self._server.write(
            "RecordScan",
            transfer=self._receipt.transfer,
            line=self._receipt.line,
            scan={"raw": next(self._numbers), "reader": "WEDGE"},
        )
