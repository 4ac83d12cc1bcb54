"""From a raw lot forward to everyone who has something of it: the graph through the API, all edges as a file, and the
walk itself beside one recursive query on the same rows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bench.clock import stopwatch
from bench.crowd import Crowd
from bench.genealogy import Graph, Works, of_edges, of_lots
from bench.places import fresh_database, settled
from bench.report import Figure, Section
from bench.server import Refused, Server, serving
from lotbook.db import engine as database
from lotbook.db.engine import fetch
from lotbook.db.work import drain
from lotbook.domain.tracing import TraceDirection
from lotbook.graphql import ids
from lotbook.ledger.tracing.closures import Limits
from lotbook.ledger.tracing.walk import closure
from tests.dock import Dock, furnish

TIMES, OFTEN = 7, 20
"""How often a walk is measured, and a request, whose statements each connection to PostgreSQL plans by itself."""
EDGES = {1_152: 30.0, 11_520: 60.0}  # ms, through the API
LONGEST_FILE = 400.0
LOTS = {5_000: 100.0, 50_000: 1_000.0}
MOST_LINES = 1_000_000
MOST_RATIO = 2
RAW = """WITH RECURSIVE reached (lot) AS (
  SELECT CAST(? AS BIGINT)
  UNION
  SELECT edge.output_lot_id FROM reached JOIN lot_edge AS edge ON edge.input_lot_id = reached.lot)
SELECT edge.run_id, edge.input_lot_id, edge.output_lot_id, edge.quantity
FROM reached JOIN lot_edge AS edge ON edge.input_lot_id = reached.lot"""
ASKED = """query ($lot: ID!) { trace(start: {lots: [$lot]}, direction: FORWARD, limits: {maxNodes: 50000}) {
  asOf extent { cut lotCount lotEdgeCount depth beyond }
  massBalances(first: 1) { nodes { received consumed shipped onHand difference } }
  nodes(first: 1) { totalCount }
  customers(first: 50) { nodes {
    partner { name } lotCount transferCount products { product { name } quantity returned } } }
  edges(first: 100) { totalCount nodes { source target kind quantity bounds { atLeast atMost } at } } } }"""


async def measure(engine: str, *, quick: bool) -> Section:
    figures = await _through_the_api(engine, quick=quick)
    figures += await _walks(engine, 20_000 if quick else MOST_LINES)
    notes = ["The floor of a walk is the recursive query that finds the same edges."]
    return Section(f"Tracing on {engine}", figures, notes)


async def _through_the_api(engine: str, *, quick: bool) -> list[Figure]:
    figures = []
    async with serving(engine) as server:
        await database.connect(server.url)
        try:
            works = await Works(await Dock().open()).open()
            for place, (edges, longest) in enumerate(EDGES.items(), 1):
                graph = of_edges(edges, place * 1_000_000)
                await works.grow(graph)
                await settled()
                figures += await _asked(server, graph, longest)
        finally:
            await drain()
            await database.disconnect()
    return figures


async def _asked(server: Server, graph: Graph, longest: float) -> list[Figure]:
    lot = ids.encode("Lot", graph.first)
    edges, file = len(graph.edges), f"/documents/trace.csv?lots={lot}&maxNodes=50000"

    async def page() -> None:
        found = await server.send(ASKED, {"lot": lot})
        if found["extent"]["lotEdgeCount"] != edges:
            raise Refused(found["extent"])

    async def whole() -> None:
        rows = (await server.get(file)).count(b"\n")
        if rows <= edges:
            raise Refused(rows)

    what = f"{edges:,} edges, {len(graph.lots):,} lots"
    return [
        Figure(f"{what}: totals, customers, first page of edges", await best(page, OFTEN), at_most=longest),
        Figure(f"{what}: all edges as CSV", await best(whole, OFTEN), at_most=LONGEST_FILE),
    ]


async def _walks(engine: str, lines: int) -> list[Figure]:
    async with fresh_database(engine) as url:
        await furnish(url)
        await database.connect(url)
        try:
            works = await Works(await Dock().find()).open()
            graphs = {lots: of_lots(lots, lots * 1_000) for lots in LOTS}
            for graph in graphs.values():
                await works.grow(graph)
            await Crowd(works).fill(lines)
            await settled()
            return [await walked(graph, LOTS[lots], lines) for lots, graph in graphs.items()]
        finally:
            await drain()
            await database.disconnect()


async def walked(graph: Graph, longest: float | None, lines: int) -> Figure:
    """The walk forward from a graph's first lot, beside the floor of it."""

    async def raw() -> None:
        await fetch(RAW, graph.first)

    async def walk() -> None:
        found = await closure([graph.first], TraceDirection.FORWARD, limits=Limits(max_lots=len(graph.lots)))
        if len(found.depth) != len(graph.lots):
            raise Refused(len(found.depth))

    what = f"{len(graph.lots) - 1:,} lots reached among {lines:,} lines, on the server"
    return Figure(what, await best(walk), floor=await best(raw), at_most=longest, at_most_floors=MOST_RATIO)


async def best(action: Callable[[], Awaitable[object]], often: int = TIMES) -> float:
    """Milliseconds that it took when it took the least."""
    times: list[float] = []
    for _ in range(often):
        with stopwatch(times):
            await action()
    return min(times)
