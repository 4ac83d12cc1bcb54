"""A recall of lots that went to thousands of customers: its start, the list of them, letters to all, and its report on
paper and as a workbook; through the API, but for the letters, which the services write."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bench.genealogy import Graph, Works
from bench.machine import Memory
from bench.places import settled
from bench.report import Figure, Section
from bench.server import Refused, Server, serving
from bench.tracing import best
from lotbook.db import engine as database
from lotbook.db.engine import execute, fetch_one
from lotbook.db.work import drain
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.graphql import ids
from lotbook.services.recall_letters import send_recall_letters
from tests.dock import Dock

CUSTOMERS, FEW, LOTS_OF_EACH = 5_000, 50, 4
PAGE, TIMES = 50, 5
RECALL = {"kind": "REAL", "severity": "CLASS_1", "reason": "Measured"}
ARRIVED = "UPDATE transfer SET state = 'DONE', validated = created, partner_id = id WHERE id BETWEEN ? AND ?"


async def measure(engine: str, *, quick: bool) -> Section:
    customers = FEW if quick else CUSTOMERS
    async with serving(engine) as server:
        await database.connect(server.url)
        try:
            dock = await Dock().open()
            graph = await _delivered(dock, customers)
            figures, notes = await _recalled(server, dock, graph)
        finally:
            await drain()
            await database.disconnect()
    return Section(
        f"A recall of {len(graph.last):,} lots from {customers:,} customers on {engine}", figures, notes
    )


async def _delivered(dock: Dock, customers: int) -> Graph:
    """Lots made of one, four to each customer."""
    works = await Works(dock).open()
    graph = Graph(1_000_000, (customers * LOTS_OF_EACH,), LOTS_OF_EACH)
    await works.grow(graph)
    one = await fetch_one("SELECT * FROM partner WHERE id = ?", dock.customer)
    async with works.writing():
        each = [
            {"id": row, "name": f"Shop {row}", "name_key": f"shop {row}", "email": f"shop{row}@example.com"}
            for row in graph.deliveries
        ]
        await works.copies("partner", one, each)
        await execute(ARRIVED, graph.deliveries[0], graph.deliveries[-1])
    await settled()
    return graph


@dataclass(frozen=True)
class Step:
    """What is done; of: whose memory it takes."""

    what: str
    done: Callable[[], Awaitable[object]]
    of: Memory
    times: int = 1


async def _recalled(server: Server, dock: Dock, graph: Graph) -> tuple[list[Figure], list[str]]:
    figures, memory = [], []
    for step in await _steps(server, dock, graph):
        before = step.of.now()
        step.of.watch()
        figures.append(Figure(step.what, await best(step.done, step.times)))
        peak = step.of.peak()
        if before is not None and peak is not None:
            memory.append(f"{step.what}, {peak - before:.0f} MB")
    return figures, [f"Memory taken meanwhile, without that of the process that draws: {'; '.join(memory)}."]


async def _steps(server: Server, dock: Dock, graph: Graph) -> list[Step]:
    lots = [{"lots": [ids.encode("Lot", graph.first)]}]
    recall = (await server.write("PrepareRecall", **RECALL, lots=lots))["recall"]["id"]
    report = f"/documents/recalls/{recall}/report"

    async def page() -> None:
        found = (await server.ask("RecallRecipients", id=recall, first=PAGE))["recipients"]
        if len(found["nodes"]) != PAGE:
            raise Refused(found)

    async def letters() -> None:
        row = ids.row("Recall", recall)
        await send_recall_letters(
            dock.request(), row, RecallLetterKind.NOTICE, None, "https://lots.example.com"
        )

    return [
        Step("it is started", lambda: server.write("StartRecall", recall=recall, version=1), server.memory),
        Step(f"a page of {PAGE} of its customers", page, server.memory, TIMES),
        Step("a letter to each is written", letters, Memory(os.getpid())),
        Step("its report as PDF", lambda: server.get(f"{report}.pdf"), server.memory),
        Step("its report as XLSX", lambda: server.get(f"{report}.xlsx"), server.memory),
    ]
