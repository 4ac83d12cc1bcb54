"""Which lots went into which, kept as the journal and the assignments of runs say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tortoise.expressions import Q

from lotbook.db.engine import among, execute, fetch, insert_rows, lock_rows
from lotbook.db.work import Work
from lotbook.domain.genealogy import Counted, Goods, GoodsEdge, Measure, edges_of
from lotbook.domain.quantities import from_millionths, to_millionths
from lotbook.domain.trace_flows import Flow
from lotbook.domain.words import RunKind
from lotbook.ledger.sql import question
from lotbook.models import LotEdge, TransferLine

MOST_SEARCHED = 1_000
COLUMNS = dict.fromkeys(
    "run_id input_product_id input_lot_id output_product_id output_lot_id quantity".split(), "bigint"
) | {"assigned": "boolean"}


async def keep(operation: int) -> None:
    """Bring the edges of every run that an operation's lines belong to up to what the journal says now."""
    for row in await fetch(question("runs_of_operation"), operation):
        await keep_run(row["run_id"])


async def keep_run(run: int) -> None:
    """Make the edges of a run anew. The run is locked, so that two who post for it at once see each other's lines."""
    await lock_rows("SELECT id FROM run WHERE id = ? {lock}", run)
    edges = await derived(run)
    await execute("DELETE FROM lot_edge WHERE run_id = ?", run)
    rows = [(run, *edge.input, *edge.output, edge.quantity, edge.assigned) for edge in edges]
    await insert_rows("lot_edge", COLUMNS, rows)


async def keep_anew(run: int) -> set[tuple[int, int]]:
    """Make the edges of a run anew that nothing was posted for; lots of which other goods are said to be in them now,
    each with the run."""
    before = await kept(run)
    await keep_run(run)
    return {(run, edge.output.lot) for edge in await kept(run) - before if edge.output.lot is not None}


async def derived(run: int) -> list[GoodsEdge]:
    """The edges of a run by the journal and its assignments."""
    inputs, outputs = await flows(run)
    assigned: dict[tuple[Goods, Goods], int] = {}
    awaited: dict[Goods, int] = defaultdict(int)
    for row in await fetch(question("inputs_assigned"), run):
        goods, output = _goods(row, "input"), _goods(row, "output")
        if output in outputs:
            assigned[goods, output] = row["quantity"]
        elif row["goes_on"]:
            awaited[goods] += row["quantity"]
    counted = await counted_of({run: (inputs, outputs)})
    return edges_of(inputs, outputs, assigned, awaited, counted.get(run))


async def counted_of(runs: Mapping[int, tuple[Collection[Goods], Collection[Goods]]]) -> dict[int, Counted]:
    """How the goods of runs are counted: of those that gave several products. What an order is for is what its runs
    are about; others are about what they took. runs: what each took and gave."""
    several = {run: sides for run, sides in runs.items() if len({goods.product for goods in sides[1]}) > 1}
    if not several:
        return {}
    condition, ids = among(several)
    rows = await fetch(question("products_of_runs").replace("{runs}", condition), ids)
    main = {run: min(goods.product for goods in taken or given) for run, (taken, given) in several.items()}
    main |= {row["run_id"]: row["product_id"] for row in rows}
    products = {goods.product for _, given in several.values() for goods in given} | {*main.values()}
    condition, ids = among(products)
    units = await fetch(question("units_of_products").replace("{products}", condition), ids)
    measures = {
        row["product_id"]: Measure(row["category"], row["numerator"], row["denominator"]) for row in units
    }
    return {run: Counted(measures, main[run]) for run in several}


async def take_word(work: Work, transfer: int, run: int) -> None:
    """What scans on a transfer said of its components is from now on said of its run."""
    await execute(question("inputs_said_by_scan"), run, work.operation_id, transfer)


async def flows(run: int) -> tuple[dict[Goods, int], dict[Goods, int]]:
    """What a run took and what it gave, in millionths, corrections reckoned in."""
    inputs: dict[Goods, int] = {}
    outputs: dict[Goods, int] = {}
    for row in await fetch(question("flows_of_run"), run, run):
        goods = Goods(row["product_id"], row["lot_id"])
        (inputs if row["goes_in"] else outputs)[goods] = row["quantity"]
    return inputs, outputs


@dataclass(frozen=True)
class Flows:
    """What went into production for an order and what came out, by product, in stock units."""

    consumed: Mapping[int, Decimal]
    produced: Mapping[int, Decimal]


async def of_order(order: int) -> Flows:
    """What an order's runs took and gave, corrections reckoned in."""
    [flows] = await of_orders([order])
    return flows


async def of_orders(orders: list[int]) -> list[Flows]:
    """As `of_order`, of many, in their order."""
    condition, values = among(orders)
    rows = await fetch(question("flows_of_orders").replace("{orders}", condition), values)
    found: dict[tuple[int, bool], dict[int, Decimal]] = defaultdict(dict)
    for row in rows:
        found[row["order_id"], bool(row["goes_in"])][row["product_id"]] = from_millionths(row["quantity"])
    return [Flows(found[order, True], found[order, False]) for order in orders]


async def edges_into(lots: list[int]) -> list[list[LotEdge]]:
    """What went into lots, over all runs, in their order."""
    rows = await LotEdge.filter(output_lot_id__in=lots).order_by("run_id", "input_product_id", "input_lot_id")
    return _by_lot(rows, "output_lot_id", lots)


async def edges_out_of(lots: list[int]) -> list[list[LotEdge]]:
    """What lots went into, over all runs, in their order."""
    rows = await LotEdge.filter(input_lot_id__in=lots).order_by(
        "run_id", "output_product_id", "output_lot_id"
    )
    return _by_lot(rows, "input_lot_id", lots)


def _by_lot(rows: list[LotEdge], end: str, lots: list[int]) -> list[list[LotEdge]]:
    found: dict[int, list[LotEdge]] = defaultdict(list)
    for row in rows:
        found[getattr(row, end)].append(row)
    return [found[lot] for lot in lots]


async def edges_at(ends: list[tuple[int, Goods]]) -> list[tuple[list[LotEdge], list[LotEdge]]]:
    """The edges into goods of runs, and those out of them, in their order; what was worked over into itself stands
    once, with what went in. ends: run and goods."""
    into: dict[tuple[int, Goods], list[LotEdge]] = defaultdict(list)
    out: dict[tuple[int, Goods], list[LotEdge]] = defaultdict(list)
    for row in await _edges_of({run for run, _ in ends}, {goods for _, goods in ends}):
        made = Goods(row.output_product_id, row.output_lot_id)
        taken = Goods(row.input_product_id, row.input_lot_id)
        into[row.run_id, made].append(row)
        if taken != made:
            out[row.run_id, taken].append(row)
    return [(into[end], out[end]) for end in ends]


async def flows_out_of(inputs: Collection[tuple[int, Goods]]) -> list[Flow]:
    """All that inputs of runs went into, what was said and what is a share together; each end by its key. inputs: run
    and goods."""
    found: dict[tuple[int, int, int], Flow] = {}
    for row in await _edges_of({run for run, _ in inputs}, {goods for _, goods in inputs}):
        taken = Goods(row.input_product_id, row.input_lot_id)
        if (row.run_id, taken) not in inputs:
            continue
        pair = row.run_id, taken.key, Goods(row.output_product_id, row.output_lot_id).key
        *_, quantity, said = found.get(pair, Flow(*pair, 0, 0))
        much = to_millionths(row.quantity)
        found[pair] = Flow(*pair, quantity + much, said + (much if row.assigned else 0))
    return [*found.values()]


async def _edges_of(runs: Collection[int], goods: Collection[Goods]) -> list[Any]:
    """Edges of runs that have one of the goods at an end; of a large run they are a small part."""
    lots = [each.lot for each in goods if each.lot is not None]
    products = [each.product for each in goods if each.lot is None]
    at_an_end = Q(output_lot_id__in=lots) | Q(input_lot_id__in=lots)
    if products:
        at_an_end |= Q(output_lot_id__isnull=True, output_product_id__in=products)
        at_an_end |= Q(input_lot_id__isnull=True, input_product_id__in=products)
    edges = LotEdge.filter(at_an_end, run_id__in=runs)
    return list(await edges.order_by("input_product_id", "input_lot_id"))


async def runs_of_lines(lines: list[int]) -> list[int | None]:
    """The runs that lines of transfers take for or give from, in their order; None for others."""
    rows = await TransferLine.filter(id__in=lines).values_list("id", "transfer__run_id")
    found: dict[int, int | None] = dict(rows)
    return [found[line] for line in lines]


async def flows_of_runs(runs: list[int]) -> list[tuple[dict[Goods, int], dict[Goods, int]]]:
    """What runs took and gave, in their order."""
    return [await flows(run) for run in runs]


async def became(lots: list[int]) -> list[list[int]]:
    """What lots of which nothing is left became, by relabelling or by being merged: those that lie with us, else the
    last of them."""
    condition, ids = among(lots)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in await fetch(question("lots_became").replace("{lots}", condition), ids):
        found[row["origin_id"]].append(row)
    return [[row["lot_id"] for row in _last(found[lot])] for lot in lots]


def _last(became: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in became if row["stocked"]] or [row for row in became if row["last"]]


async def became_of(wanted: Q) -> list[int]:
    """What lots became, of 1,000 of them at most. wanted: which, as a condition on `input_lot` of edges."""
    renumbered = LotEdge.filter(wanted, run__kind__in=[RunKind.RELABEL, RunKind.MERGE])
    lots = await renumbered.distinct().limit(MOST_SEARCHED).values_list("input_lot_id", flat=True)
    return [each for found in await became(list(lots)) for each in found]  # type: ignore[arg-type]  # values_list is typed as tuples


async def last_posted(runs: list[int]) -> list[int | None]:
    """The last write that moved goods of runs, by row id, in their order; None for none yet."""
    condition, ids = among(runs)
    rows = await fetch(question("last_posted_of_runs").replace("{runs}", condition), ids, ids)
    found = {row["run_id"]: int(row["operation_id"]) for row in rows}
    return [found.get(run) for run in runs]


async def posted_in_runs(moved: list[tuple[int, bool, Goods]]) -> list[int | None]:
    """The last write that moved goods into a run or out of it, by row id, in their order; None where only corrections
    did, as for a relabelling. moved: run, whether they went in, and goods."""
    runs, run_ids = among({run for run, _, _ in moved})
    products, product_ids = among({goods.product for _, _, goods in moved})
    sql = question("posted_in_runs").replace("{runs}", runs).replace("{products}", products)
    found = {
        (row["run_id"], bool(row["goes_in"]), Goods(row["product_id"], row["lot_id"])): int(
            row["operation_id"]
        )
        for row in await fetch(sql, run_ids, run_ids, product_ids)
    }
    return [found.get(each) for each in moved]


async def successors(lots: Collection[int]) -> dict[int, set[int]]:
    """What lots of which nothing is left became, by relabelling or by being merged; only where that is one. With each
    those that it was on the way, itself too, of which customers have some: who brings it back scans an old label."""
    condition, ids = among(lots)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in await fetch(question("lots_became").replace("{lots}", condition), ids):
        found[row["origin_id"]].append(row)
    became: dict[int, set[int]] = {}
    for origin, rows in found.items():
        last = _last(rows)
        if len(last) == 1:
            became[origin] = {int(last[0]["lot_id"])}
    if became:
        ways = {origin: {origin, *(row["lot_id"] for row in found[origin])} for origin in became}
        out = await _with_customers(set().union(*ways.values()))
        for origin, way in ways.items():
            became[origin] |= way & out
    return became


async def _with_customers(lots: Collection[int]) -> set[int]:
    """Those of the lots of which customers have some."""
    condition, ids = among(lots)
    rows = await fetch(question("lots_with_customers").replace("{lots}", condition), ids, ids)
    return {row["lot_id"] for row in rows}


async def kept(run: int) -> set[GoodsEdge]:
    """The edges of a run as they are stored."""
    rows = await fetch(
        """SELECT input_product_id, input_lot_id, output_product_id, output_lot_id, quantity, assigned
           FROM lot_edge WHERE run_id = ?""",
        run,
    )
    return {
        GoodsEdge(_goods(row, "input"), _goods(row, "output"), row["quantity"], bool(row["assigned"]))
        for row in rows
    }


def _goods(row: dict[str, Any], side: str) -> Goods:
    return Goods(row[f"{side}_product_id"], row[f"{side}_lot_id"])
