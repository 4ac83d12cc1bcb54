"""A run that takes many lots and gives many serials: each lot went into each serial, in part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bench import floor
from bench.clock import stopwatch
from bench.company import Company
from bench.places import fresh_database
from bench.report import Figure, Section
from bench.server import Server, serving
from lotbook.db import engine, migrations
from lotbook.domain.quantities import MILLION
from lotbook.domain.words import Tracking
from lotbook.models import Lot, LotEdge, Run, TransferLine
from lotbook.services import bills_of_materials, manufacturing, numbers
from lotbook.services.bills_of_materials import LineOfBill
from tests.dock import DUE, Dock

LOTS, IN_LOT = 50, 20
SERIALS = LOTS * IN_LOT
TIMES = 3
MOST_FLOORS = 12


async def measure(kind: str, *, quick: bool) -> Section:
    raw = await _floor(kind)
    async with serving(kind) as server:
        company = await Company.founded(server)
        best = min([await _made(server, company) for _ in range(1 if quick else TIMES)])
    what = f"{LOTS} lots consumed and {SERIALS:,} serials produced"
    return Section(
        f"Making on {kind}",
        [
            Figure(f"floor of {LOTS * SERIALS:,} pairs of {LOTS} lots and {SERIALS:,} serials", raw),
            Figure(what, best, "ms", raw, at_most_floors=MOST_FLOORS),
        ],
    )


async def _made(server: Server, company: Company) -> float:
    """Milliseconds from a confirmed order to what it made: lots taken and posted, serials given and posted."""
    component = await company.product("Board", tracking="LOT")
    receipt = await company.receipt(component, SERIALS)
    lots = {"count": {"start": "B-001", "count": LOTS, "quantityPerLot": str(IN_LOT)}}
    await server.write("AssignNumbers", line=receipt.line, numbers=lots)
    await company.validated(receipt)
    takes, gives = await company.making(await company.product(), component, SERIALS)
    times: list[float] = []
    with stopwatch(times):
        await server.write("AssignNumbers", line=takes.line, numbers=lots)
        await company.validated(takes)
        await company.numbered(gives, SERIALS)
        await company.validated(gives)
    return times[0]


@dataclass(frozen=True)
class Ground:
    """What the rows refer to: those of the serials, the run, and the lots that it takes."""

    serials: floor.Ground
    takes: floor.Ground
    run: int
    lots: list[int]


async def _floor(kind: str) -> float:
    """Milliseconds in which the tables take the rows of such a run."""
    async with fresh_database(kind) as url:
        await migrations.migrate(url)
        await engine.connect(url)
        try:
            ground = await _ground(await Dock().open())
        finally:
            await engine.disconnect()
        return await floor.fastest(kind, url, lambda turn: _rows(ground, turn))


async def _ground(dock: Dock) -> Ground:
    component = await dock.product("BOARD", Tracking.LOT)
    receipt = await dock.receipt((component, SERIALS))
    lots = numbers.CountUp(start="B-001", count=LOTS, quantity_per_lot=Decimal(IN_LOT))
    line = await dock.line_of(receipt, component)
    await numbers.assign_numbers(dock.request(), line, lots, numbers.Options())
    await dock.validate(receipt)
    await bills_of_materials.save_bill_of_materials(
        dock.request(), dock.radio, Decimal(1), [LineOfBill(component, Decimal(1))], date(2026, 1, 2)
    )
    made = await manufacturing.create_manufacturing_order(
        dock.request(), dock.radio, dock.warehouse, Decimal(SERIALS), DUE
    )
    await manufacturing.confirm_manufacturing_order(dock.request(), made.outcome.order, 1)
    run = await Run.get(manufacturing_order_id=made.outcome.order)
    return Ground(
        serials=await _of_line(await TransferLine.get(transfer__run_id=run.id, product_id=dock.radio)),
        takes=await _of_line(await TransferLine.get(transfer__run_id=run.id, product_id=component)),
        run=run.id,
        lots=[lot.id for lot in await Lot.filter(product_id=component)],
    )


async def _of_line(line: TransferLine) -> floor.Ground:
    await line.fetch_related("product")
    return floor.Ground(line.id, line.product.id, line.product.unit_id, line.source_id, line.destination_id)


def _rows(ground: Ground, turn: int) -> list[floor.Table]:
    """The serials as lots, lines and balances, the lines of the lots taken, and an edge for each pair."""
    lots, moves, balances = floor.rows(ground.serials, turn, SERIALS)
    serials = lots.own["id"][1]
    _, taken, _ = floor.rows(ground.takes, turn, LOTS)
    ids = [turn * 10_000_000 + SERIALS + place for place in range(LOTS)]
    taken = replace(
        taken,
        shared=taken.shared | {"tracking": "LOT", "quantity": IN_LOT * MILLION, "run_id": ground.run},
        own={"id": ("bigint", ids), "lot_id": ("bigint", ground.lots)},
    )
    edges = floor.Table(
        str(LotEdge._meta.db_table),
        {
            **{"run_id": ground.run, "input_product_id": ground.takes.product},
            **{"output_product_id": ground.serials.product, "quantity": IN_LOT * 1_000, "assigned": False},
        },
        {
            "input_lot_id": ("bigint", [lot for lot in ground.lots for _ in serials]),
            "output_lot_id": ("bigint", [serial for _ in ground.lots for serial in serials]),
        },
    )
    return [lots, moves, balances, taken, edges]
