"""What a person at the dock waits for: a scan, a page of lots, a search."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

from bench.clock import percentile, stopwatch
from bench.company import Company
from bench.receiving import Scanning
from bench.report import Figure, Section
from bench.server import Refused, Server, serving
from lotbook.domain.scanning import read
from lotbook.standards.check_digit import check_digit

ENTRIES = 5_000
LOTS = 20_000
TIMES = 200
PRODUCTS = 200
IN_CARTON, CARTONS = 1_000, 5
AT_MOST = 25  # ms
PARSED_WITHIN, RESOLVED_WITHIN = 1, 10  # ms
GTIN = "09520123456788"
LABEL = f"01{GTIN}17271231310300125010LOT-7\x1d21"


async def measure(engine: str, *, quick: bool) -> Section:
    times = 20 if quick else TIMES
    async with serving(engine) as server:
        company = await Company.founded(server)
        product = await company.product()
        for place in range(PRODUCTS):
            await company.product(f"Lamp {place:03d}")
        figures = await _pages(server, company, product, times)
        receipt = await company.receipt(product, ENTRIES + 2 * times)
        await company.numbered(receipt, ENTRIES)
        what = f"a scan on a receipt with {ENTRIES:,} entries"
        figures += await _figures(what, Scanning(server, receipt, "SCAN"), times)
        what = f"the page of a receipt with {ENTRIES:,} entries"
        figures += await _figures(
            what, lambda: server.ask("TransferDetail", id=receipt.transfer), times, at_most=None
        )
        figures += await _labels(server, company, times)
        figures.append(await _carton(server, company))
    return Section(f"Scanning and looking on {engine}", figures)


async def _labels(server: Server, company: Company, times: int) -> list[Figure]:
    """What a GS1 label says, by itself and on a receipt."""
    product = await company.product("Labelled", gtin=GTIN)
    receipt = await company.receipt(product, 10)
    scan = {"raw": f"{LABEL}SN-1", "symbology": "]d2", "reader": "WEDGE"}

    async def parsed() -> None:
        read(f"]d2{LABEL}SN-1", None, today=date(2026, 11, 23))

    async def resolved() -> None:
        await server.ask("WouldScan", scan=scan, on=receipt.transfer)

    return [
        *await _figures("a GS1 label taken apart", parsed, times, PARSED_WITHIN),
        *await _figures("what a GS1 label would do on a receipt", resolved, times, RESOLVED_WITHIN),
    ]


async def _carton(server: Server, company: Company) -> Figure:
    """The label of a carton scanned, which receives all that was announced to be in it."""
    found: list[float] = []
    product = await company.product("Packed")
    for place in range(CARTONS):
        receipt = await company.receipt(product, IN_CARTON)
        body = f"39521234{place:09}"
        sscc = body + check_digit(body)
        numbers = [{"range": f"C{place}-0001 x {IN_CARTON}", "carton": sscc}]
        await server.write("AnnounceList", line=receipt.line, numbers=numbers)
        scan = {"raw": f"00{sscc}", "symbology": "]C1", "reader": "WEDGE"}
        with stopwatch(found):
            done = await server.write("RecordScan", transfer=receipt.transfer, scan=scan)
        if done["effect"]["numbers"] != IN_CARTON:
            raise Refused(done["effect"])
    return Figure(
        f"a carton of {IN_CARTON:,} serials received by one scan: p50 of {CARTONS}", percentile(found, 0.5)
    )


async def _pages(server: Server, company: Company, product: str, times: int) -> list[Figure]:
    stocked = await company.receipt(product, LOTS)
    await company.numbered(stocked, LOTS)
    await company.validated(stocked)
    return [
        *await _figures(f"a page of 100 of {LOTS:,} lots", lambda: server.ask("Lots", first=100), times),
        *await _figures(
            f"100 of {LOTS:,} lots by part of their number",
            lambda: server.ask("Lots", first=100, filter={"search": "0123"}),
            times,
        ),
        *await _figures(
            f"a product among {PRODUCTS} by part of its name",
            lambda: server.ask("Products", first=50, filter={"search": "amp 1"}),
            times,
        ),
    ]


async def _figures(
    what: str, action: Callable[[], Awaitable[object]], times: int, at_most: float | None = AT_MOST
) -> list[Figure]:
    await action()  # the first of its kind is parsed and validated
    found: list[float] = []
    for _ in range(times):
        with stopwatch(found):
            await action()
    return [
        Figure(f"{what}: p50 of {times}", percentile(found, 0.5)),
        Figure(f"{what}: p95 of {times}", percentile(found, 0.95), at_most=at_most),
    ]
