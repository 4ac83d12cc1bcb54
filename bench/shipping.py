"""Goods are promised and shipped through the API: chosen serials, and lines that draw on very many lots."""

from __future__ import annotations

from typing import Any

from bench.clock import stopwatch
from bench.company import Company, mutation
from bench.report import Figure, Section
from bench.server import Server, serving

SERIALS = 1_000
TIMES = 3
MOST_FLOORS = 12
LINES = 50
LOTS = 2_000  # of each product
DAYS = 20  # on which they expire
MOST_LOTS = 100.0  # ms

TYPES = "{ operationTypes { id version kind } }"
CATEGORY = mutation("saveCategory", "CategoryPayload", "category { id }")
TYPE = mutation("updateOperationType", "OperationTypePayload", "operationType { id }")
TRANSFER = mutation("createTransfer", "TransferPayload", "transfer { id lines(first: 1) { nodes { id } } }")
RESERVE = mutation("reserveTransfer", "TransferPayload", "transfer { id }")
ASSIGN = mutation("assignNumbers", "TransferLinePayload", "line { id }")
VALIDATE = mutation("validateTransfer", "ValidateTransferPayload", "transfer { id }")


async def measure(engine: str, floor: float, *, quick: bool) -> Section:
    """floor: ms of 1,000 serials."""
    async with serving(engine) as server:
        company = await Company.founded(server)
        deliveries = next(each for each in await server.send(TYPES, {}) if each["kind"] == "DELIVERY")
        best = min([await shipped(server, company, deliveries["id"]) for _ in range(1 if quick else TIMES)])
        what = f"{SERIALS:,} chosen serials reserved and shipped"
        figures = [Figure(what, best, "ms", floor, at_most_floors=MOST_FLOORS)]
        if not quick:
            figures.append(await promised(server, company, deliveries))
    return Section(f"Shipping on {engine}", figures)


async def shipped(server: Server, company: Company, deliveries: str) -> float:
    """Milliseconds in which a delivery is written, which promises it its goods, filled with chosen serials and
    validated."""
    product = await company.product()
    receipt = await company.receipt(product, SERIALS)
    await server.written(
        ASSIGN, {"line": receipt.line, "numbers": {"text": f"S{receipt.line}-0001 x {SERIALS}"}}
    )
    await company.validated(receipt)
    times: list[float] = []
    with stopwatch(times):
        lines = [{"product": product, "quantity": str(SERIALS)}]
        written = await server.written(TRANSFER, {"operationType": deliveries, "lines": lines})
        transfer = written["transfer"]
        [line] = transfer["lines"]["nodes"]
        chosen = {"text": f"S{receipt.line}-0001 x {SERIALS}"}
        await server.written(ASSIGN, {"line": line["id"], "numbers": chosen})
        await server.written(VALIDATE, {"transfer": transfer["id"]})
    return times[0]


async def promised(server: Server, company: Company, deliveries: dict[str, Any]) -> Figure:
    """What it takes to promise 50 lines the lots that expire first, among 2,000 of each product."""
    category = await server.written(CATEGORY, {"name": "Fresh", "removalStrategy": "FEFO"})
    lines = []
    for _ in range(LINES):
        product = await company.product("Milk", tracking="LOT", category=category["category"]["id"])
        receipt = await company.receipt(product, LOTS)
        for day in range(DAYS):
            numbers = {"count": {"start": f"M-{day}-001", "count": LOTS // DAYS, "quantityPerLot": "1"}}
            expiry = {"expiryDate": f"2030-01-{DAYS - day:02}"}
            await server.written(ASSIGN, {"line": receipt.line, "numbers": numbers} | expiry)
        await company.validated(receipt)
        lines.append({"product": product, "quantity": "10"})
    rules = {"rules": {"reservationPolicy": "MANUALLY"}}
    of_type = {"operationType": deliveries["id"], "version": deliveries["version"]}
    await server.written(TYPE, of_type | rules)
    times: list[float] = []
    for _ in range(TIMES):
        written = await server.written(TRANSFER, {"operationType": deliveries["id"], "lines": lines})
        with stopwatch(times):
            await server.written(RESERVE, {"transfer": written["transfer"]["id"]})
    what = f"{LINES} lines promised the first to expire of {LINES * LOTS:,} lots"
    return Figure(what, min(times), at_most=MOST_LOTS)
