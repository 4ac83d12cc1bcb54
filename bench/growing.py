"""The same questions on a ledger that grows from ten thousand lines to ten million: how long an answer takes may depend
on how much it tells, not on how much else was written."""

from __future__ import annotations

from datetime import UTC, datetime

from bench import machine
from bench.crowd import Crowd
from bench.genealogy import Graph, Works, of_lots
from bench.places import settled
from bench.report import Figure, Section
from bench.server import Server, serving
from bench.tracing import LOTS, OFTEN, best, walked
from lotbook.db import engine as database
from lotbook.db.work import drain
from lotbook.graphql import ids
from tests.dock import Dock

TITLE = "A ledger that grows"
GRAPHS = {10_000: 1_000, 100_000: 5_000, 1_000_000: 50_000, 10_000_000: None}
"""Lines of the ledger, and lots of the graph that comes in then, for which a smaller one has no room."""
QUICKLY = 100_000
LONGEST_PAGE = 25.0  # ms


async def measure(engine: str, *, quick: bool) -> Section:
    figures, warning = list[Figure](), machine.load_warning()
    async with serving(engine) as server:
        await database.connect(server.url)
        try:
            works = await Works(await Dock().open()).open()
            crowd, graphs = Crowd(works), dict[int, Graph]()
            for lines, lots in GRAPHS.items():
                if quick and lines > QUICKLY:
                    break
                if lots:
                    graphs[lots] = of_lots(lots, lots * 1_000)
                    await works.grow(graphs[lots])
                await crowd.fill(lines)
                await settled()
                figures += [await walked(graph, LOTS.get(lots), lines) for lots, graph in graphs.items()]
                figures += await _pages(server, graphs[1_000], lines)
        finally:
            await drain()
            await database.disconnect()
    return Section(f"{TITLE}, on {engine}", figures, [_when(warning)])


def _when(warning: str | None) -> str:
    """It is measured at another time than the rest."""
    return f"Measured on {datetime.now(UTC):%Y-%m-%d}. {warning or ''}".strip()


async def _pages(server: Server, graph: Graph, lines: int) -> list[Figure]:
    """What the app asks for to show a lot that was made of four and went into four, and a list of lots."""
    lot = ids.encode("Lot", graph.lots[len(graph.lots) // 2])

    async def one() -> None:
        await server.ask("Lot", id=lot)
        await server.ask("LotHistory", id=lot, first=50)

    async def many() -> None:
        await server.ask("Lots", first=100)

    of = f"among {lines:,} lines"
    return [
        Figure(f"the page of a lot with its history {of}", await best(one, OFTEN), at_most=LONGEST_PAGE),
        Figure(f"a page of 100 lots {of}", await best(many, OFTEN), at_most=LONGEST_PAGE),
    ]
