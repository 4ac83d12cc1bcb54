"""A list of lots with quantities: one large page of it, all pages one behind the other, and all of it as a file."""

from __future__ import annotations

from bench.clock import percentile, stopwatch
from bench.company import Company
from bench.report import Figure, Section
from bench.server import Refused, Server, serving

LOTS, PAGE = 10_000, 200
TIMES, WHOLE = 100, 3
LONGEST_PAGE, LONGEST, LONGEST_FILE = 25.0, 1_500.0, 500.0  # ms


async def measure(engine: str, *, quick: bool) -> Section:
    async with serving(engine) as server:
        company = await Company.founded(server)
        receipt = await company.receipt(await company.product(), LOTS)
        await company.numbered(receipt, LOTS)
        await company.validated(receipt)
        pages: list[float] = []
        await server.ask("Lots", first=PAGE)  # the first of its kind is parsed and validated
        for _ in range(20 if quick else TIMES):
            with stopwatch(pages):
                await server.ask("Lots", first=PAGE)
        whole: list[float] = []
        file: list[float] = []
        for _ in range(WHOLE):
            with stopwatch(whole):
                await _all_pages(server)
            with stopwatch(file):
                content = await server.get("/documents/exports/lots.csv?filter=%7B%7D&sort=NUMBER_ASC")
        if content.count(b"\n") != LOTS + 1:
            raise Refused(content[:200])
    what = f"{LOTS:,} lots with quantities"
    return Section(
        f"A whole list on {engine}",
        [
            Figure(f"a page of {PAGE} of {what}: p50 of {len(pages)}", percentile(pages, 0.5)),
            Figure(
                f"a page of {PAGE} of {what}: p95 of {len(pages)}",
                percentile(pages, 0.95),
                at_most=LONGEST_PAGE,
            ),
            Figure(f"{what}, page by page", min(whole), at_most=LONGEST),
            Figure(f"{what} as CSV", min(file), at_most=LONGEST_FILE),
        ],
    )


async def _all_pages(server: Server) -> None:
    after = None
    while True:
        page = await server.ask("Lots", first=PAGE, after=after)
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return
