"""Goods that are held as they come in: a large receipt beside the same one that no rule stops, and the list of its
holds; through the API."""

from __future__ import annotations

from bench.app_documents import document
from bench.clock import stopwatch
from bench.company import Company, mutation
from bench.receiving import received
from bench.report import Figure, Section
from bench.server import Refused, Server, serving

SERIALS, FEW = 10_000, 500
TIMES, OFTEN = 3, 20
PAGE = 50
RULE = mutation("createQuarantineRule", "QuarantineRulePayload", "rule { id }")


async def measure(engine: str, *, quick: bool) -> Section:
    count = FEW if quick else SERIALS
    async with serving(engine) as server:
        company = await Company.founded(server)
        free, held = await company.product(), await company.product()
        await server.written(RULE, {"product": held, "reason": "Looked at first"})
        without, stopped = [
            min([await received(company, product, count) for _ in range(TIMES)]) for product in (free, held)
        ]
        receipt = await company.receipt(held, count)
        await company.numbered(receipt, count)
        await company.validated(receipt)
        asked = document("Holds")
        counted, plain = [
            await _page(server, text, receipt.transfer) for text in (asked, asked.replace("together", ""))
        ]
    what = f"{count:,} serials received"
    return Section(
        f"Quarantine on {engine}",
        [
            Figure(f"{what}, no rule stops them", without),
            Figure(f"{what}, a hold on each", stopped),
            Figure(f"a page of {PAGE} of those holds", counted),
            Figure("the same, not told how many came together", plain),
        ],
    )


async def _page(server: Server, text: str, receipt: str) -> float:
    """Milliseconds that a page of a receipt's holds takes when it takes the least."""
    asked = {"first": PAGE, "filter": {"arrivedWith": receipt, "inForce": True}}
    times: list[float] = []
    for _ in range(OFTEN):
        with stopwatch(times):
            page = await server.send(text, asked)
        if len(page["nodes"]) != PAGE:
            raise Refused(page)
    return min(times)
