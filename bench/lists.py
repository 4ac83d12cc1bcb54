"""A vendor's list of 30,000 serials: uploaded, read and previewed, then used or expected; through the API."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from bench.clock import percentile, probed, stopwatch
from bench.company import Company
from bench.report import Figure, Section
from bench.server import Refused, Server, serving
from tests.decode.workbooks import DAY, number, packed, parts, sheet, text

ROWS = 30_000
FEW = 1_000
LONGEST = 3_000.0  # ms, for the preview and for the use
LONGEST_WAIT = 100.0  # ms
FIRST_DAY = 46_387  # 2026-12-31, as spreadsheets count days


async def measure(engine: str, *, quick: bool) -> Section:
    rows = FEW if quick else ROWS
    limit = None if quick else LONGEST
    figures = []
    async with serving(engine) as server:
        company = await Company.founded(server)
        for name, content in files(rows).items():
            previewed, used = await brought(server, company, content, rows)
            figures.append(
                Figure(f"{name}: {rows:,} rows uploaded, read and previewed", previewed, at_most=limit)
            )
            figures.append(Figure(f"{name}: {rows:,} rows used", used, at_most=limit))
        expected = await announced(server, company, files(rows)["CSV"], rows)
        figures.append(Figure(f"CSV: {rows:,} rows expected", expected, at_most=limit))
        if not quick:
            figures += await while_large(server, company)
    return Section(f"Lists on {engine}", figures)


async def while_large(server: Server, company: Company) -> list[Figure]:
    """How long others who read wait while a list is brought and used."""
    async with probed(
        {
            "a page of 100 lots": lambda: server.ask("Lots", first=100),
            "the event loop (/health/live)": lambda: server.get("/health/live"),
        }
    ) as waits:
        await brought(server, company, files(ROWS)["CSV"], ROWS)
    figures = []
    for name, found in waits.items():
        figures.append(Figure(f"meanwhile {name}: p95 of {len(found)}", percentile(found, 0.95)))
        figures.append(Figure(f"meanwhile {name}: the worst", max(found), at_most=LONGEST_WAIT))
    return figures


def files(rows: int) -> Mapping[str, bytes]:
    """The same list as text and as a workbook."""
    lines = (f"SN-{place:06};1;2027-12-{place % 28 + 1:02}" for place in range(rows))
    cells = {
        place + 2: [text(f"SX-{place:06}"), number(1), number(FIRST_DAY + place % 28, DAY)]
        for place in range(rows)
    }
    headings = {1: [text("Serial number"), text("Quantity"), text("Expiry date")]}
    return {
        "CSV": "\n".join(("Serial number;Quantity;Expiry date", *lines)).encode(),
        "XLSX": packed(parts(sheet(headings | cells))),
    }


async def brought(server: Server, company: Company, content: bytes, rows: int) -> tuple[float, float]:
    """Milliseconds until a list is previewed, and until it is used."""
    receipt = await company.receipt(await company.product(), rows)
    times: list[float] = []
    with stopwatch(times):
        seen, stamp = await _drafted(server, receipt.line, content, rows)
    with stopwatch(times):
        await server.write("AssignNumbers", line=receipt.line, numbers={"draft": seen}, stamp=stamp)
    return times[0], times[1]


async def announced(server: Server, company: Company, content: bytes, rows: int) -> float:
    """Milliseconds until the rows of a list that was previewed are expected."""
    receipt = await company.receipt(await company.product(), rows)
    seen, stamp = await _drafted(server, receipt.line, content, rows)
    times: list[float] = []
    with stopwatch(times):
        await server.write("AnnounceList", line=receipt.line, draft=seen | {"stamp": stamp})
    return times[0]


async def _drafted(server: Server, line: str, content: bytes, rows: int) -> tuple[dict[str, Any], str]:
    """A list read for a line: the draft as it was looked at, and the stamp of its preview."""
    upload = await _put(server, content)
    draft = (await server.write("DraftNumbers", line=line, file={"upload": upload}))["draft"]
    if draft["preview"]["verdicts"] != [{"verdict": "NEW", "count": rows}]:
        raise Refused(draft["preview"]["verdicts"])
    return {"draft": draft["id"], "version": draft["version"]}, draft["preview"]["stamp"]


async def _put(server: Server, content: bytes) -> str:
    return str((await server.put(f"/uploads/{uuid.uuid4()}", content))["upload"])
