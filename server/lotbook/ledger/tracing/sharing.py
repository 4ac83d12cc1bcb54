"""How much of a start is where, and how much of what lies behind is in it, as the record knows it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from lotbook.db.engine import among, fetch, fetch_columns
from lotbook.domain.genealogy import GoodsEdge
from lotbook.domain.trace_behind import Behind
from lotbook.domain.trace_flows import NOTHING, Bounds, Flow, Runs, Sides, Weighed, rests_of, weighed
from lotbook.domain.trace_returns import Passages
from lotbook.domain.trace_rounds import UNWALKED
from lotbook.domain.trace_shares import Shares, shares
from lotbook.domain.tracing import TraceEdgeKind
from lotbook.ledger import genealogy
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.closures import Closure, Way
from lotbook.ledger.tracing.movements import Movement, ends_of, missing, parts, up_to
from lotbook.ledger.tracing.sources import EVER, WITHOUT_NUMBER, ByJournal
from lotbook.models import Unit


async def shares_of(closure: Closure) -> Shares | None:
    """How much of the start went where, forwards; None when nothing was asked forwards, or the start is not all counted
    in one unit."""
    way = closure.way(ahead=True)
    if way is None or await _units(closure.start) != 1:
        return None
    flows = dict.fromkeys(flow for each in way.flows for flow in each.rows)
    beside, rests = await _beside(flows, closure), rests_of(flows)
    known = runs_of((flow.run for flow in [*flows, *beside]), up_to(closure))
    totals, runs = await asyncio.gather(_totals({*way.depth, *closure.start}, closure), known)
    more = [flow for flow in beside if flow.input in totals]
    if more:
        rests |= await closure.source.of_all_kinds().rests({flow[:2] for flow in more})
        flows |= dict.fromkeys(more)
    unwalked = [flow for flow in beside if flow.input not in totals]
    unwalked += await _renamed(flows, totals, closure)
    unwalked += [Flow(0, UNWALKED, lot, much, 0) for lot, much in (await missing(totals, closure)).items()]
    runs = _with_itself(runs, way)
    passages = await _passages(_leading_back(closure.start, [*flows, *unwalked]), closure)
    return shares(_goods(closure, totals), totals, flows, rests, runs, unwalked, passages)


def _leading_back(start: Collection[int], flows: Sequence[Flow]) -> set[int]:
    """Lots that lead to the start, all but those that nothing leads to."""
    found, ready = set(), {flow.output for flow in flows if flow.output in start}
    into: dict[int, list[int]] = defaultdict(list)
    for flow in flows if ready else ():
        into[flow.output].append(flow.input)
    while ready:
        lot = ready.pop()
        found.add(lot)
        ready.update(each for each in into[lot] if each in into and each not in found)
    return found


def _with_itself(runs: Runs, way: Way) -> Runs:
    itself = {(run, serial) for (run, _), serials in way.taken_out.items() for serial in serials}
    return replace(runs, itself=frozenset(itself)) if itself else runs


async def _passages(lots: Collection[int], closure: Closure) -> Passages:
    """When what flowed at lots did."""
    return await ByJournal(*up_to(closure)).passages(lots) if lots else {}


async def _beside(flows: Collection[Flow], closure: Closure) -> list[Flow]:
    """What went into reached lots by ways that a cut trace, or one for some edges only, did not walk. Goods without
    numbers end every way."""
    way = closure.way(ahead=True)
    if way is None or closure.is_whole(ahead=True):
        return []
    into = await closure.source.of_all_kinds().flows({*way.depth, *closure.start}, ahead=False)
    return [flow for flow in into.rows if flow.input != WITHOUT_NUMBER and flow not in flows]


async def _renamed(flows: Collection[Flow], reached: Collection[int], closure: Closure) -> list[Flow]:
    """Goods that came into a number by another way, and lay under the wrong one until they were relabelled: from the
    right number back to the wrong one. The start is all of itself whatever it was called."""
    others = await closure.source.relabelled()
    if not others:
        return []
    into: dict[int, set[int]] = defaultdict(set)
    for flow in flows:
        into[flow.output].add(flow.input)
    return [
        flow._replace(input=flow.output, output=flow.input)
        for flow in flows
        if flow.output in others.get(flow.input, ())
        and flow.output in reached
        and flow.input not in closure.start
        and (flow.output in closure.start or into[flow.output] - {flow.input})
    ]


async def shares_behind_of(closure: Closure) -> Shares | None:
    """How much of what lies behind is in the start, backwards, each lot in its own unit; None when nothing was asked
    backwards."""
    way = closure.way(ahead=False)
    if way is None:
        return None
    totals = await _totals({*way.depth, *closure.start}, closure)
    flows = dict.fromkeys(flow for each in way.flows for flow in each.rows if flow.input)
    rests = await closure.source.rests({(flow.run, flow.input) for flow in flows})
    runs = _with_itself(await runs_of((flow.run for flow in flows), up_to(closure)), way)
    goods, cut = _goods(closure, totals), not closure.is_whole(ahead=False)
    behind = Behind(goods, totals, flows, rests, runs, cut=cut)
    return behind.shares(await _passages([lot for ring in behind.rounds for lot in ring], closure))


def _goods(closure: Closure, totals: Mapping[int, int]) -> Mapping[int, int]:
    """How much of each lot is the start."""
    if closure.moved is None:
        return {lot: totals[lot] for lot in closure.start}
    return {lot: min(much, totals[lot]) for lot, much in closure.moved.goods.items()}


def share_of_movement(each: Movement, shares: Shares, closure: Closure) -> Bounds:
    """How much of the start is in what was moved; all of it where that is the start. What an order took is told as its
    run tells it."""
    if closure.is_start(each.transfer):
        return Bounds(each.quantity, each.quantity)
    if each.kind is TraceEdgeKind.USED:
        return shares.used(each.run, each.lot, each.quantity)
    return shares.portion(each.lot, each.quantity)


def share_of_handover(moved: Sequence[Movement], shares: Shares, closure: Closure) -> Bounds:
    """The same of lots that were handed over together, which may not all hold all of it."""
    if all(closure.is_start(each.transfer) for each in moved):
        return sum((share_of_movement(each, shares, closure) for each in moved), NOTHING)
    lots: dict[int, int] = defaultdict(int)
    for each in moved:
        lots[each.lot] += each.quantity
    return shares.together(lots)


async def known_bounds(flows: Collection[Flow], closure: Closure) -> Mapping[Flow, Bounds]:
    """How much each flow may be of what its run took."""
    rests = await closure.source.rests({(flow.run, flow.input) for flow in flows})
    known = {flow: flow.told(rests[flow.run, flow.input]) for flow in flows}
    open_ones = _open(known)
    runs = await runs_of((flow.run for flow in open_ones), up_to(closure))
    return known | {flow: runs.among(flow, rests[flow.run, flow.input]) for flow in open_ones}


def _open(told: Mapping[Flow, Bounds]) -> list[Flow]:
    """Those of which what people said, and what is left to share, does not tell how much they are."""
    return [flow for flow, bounds in told.items() if bounds.at_least < bounds.at_most]


async def bounds_of_edges(edges: list[tuple[int, GoodsEdge]]) -> list[Bounds]:
    """How much edges of runs may be by what is known now, in their order. What was said is known; a share beside it has
    the rest of what both may be together, so that the pages that show edges and the trace say the same."""
    shared = {(run, edge.input) for run, edge in edges if not edge.assigned}
    flows = {flow[:3]: flow for flow in await genealogy.flows_out_of(shared)}
    rests = rests_of(flows.values())
    told = {flow: flow.told(rests[flow.run, flow.input]) for flow in flows.values()}
    runs = await runs_of((flow.run for flow in _open(told)), apart=True)

    def bounds(run: int, edge: GoodsEdge) -> Bounds:
        if edge.assigned:
            return Bounds(edge.quantity, edge.quantity)
        flow = flows.get((run, edge.input.key, edge.output.key))
        if flow is None:  # the run was posted for since the edge was read
            return Bounds(0, edge.quantity)
        least, most = runs.among(flow, rests[run, flow.input])
        return Bounds(least - flow.said, most - flow.said)

    return [bounds(run, edge) for run, edge in edges]


async def runs_of(rows: Iterable[int], up_to: tuple[int, int] = (EVER, EVER), *, apart: bool = False) -> Runs:
    """What is known of runs as they were at a place in the journal, before an instant. apart: goods without numbers by
    their products, not all as one."""
    same_goods: set[int] = set()
    units: dict[int, dict[int, int]] = defaultdict(dict)
    took: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    gave: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for part in parts(dict.fromkeys(rows)):
        condition, values = among(part)
        sql = question("trace_sides").replace("{ids}", condition)
        found = await fetch_columns(sql, values, values, *up_to)
        for run, same, goes_in, goods, quantity, unit in zip(*found, strict=True):
            if same:
                same_goods.add(run)
            lot = goods if apart or goods > 0 else WITHOUT_NUMBER
            (took if goes_in else gave)[run][lot] += quantity
            units[run][goods] = unit
    alike = [run for run, each in units.items() if len({*each.values()}) == 1]
    sides = {run: Sides(took[run], gave[run]) for run in alike if run not in same_goods}
    given = {(run, lot): much for run, each in gave.items() for lot, much in each.items()}
    several = {run: units[run] for run in units.keys() - {*alike, *same_goods}}
    numbered = {run: each for run, each in several.items() if apart or min(each) > WITHOUT_NUMBER}
    return Runs(
        frozenset(same_goods),
        {run: each for run, each in sides.items() if each.agree},
        given,
        weighed=await _weighed({run: (Sides(took[run], gave[run]), each) for run, each in numbered.items()}),
    )


async def _weighed(runs: Mapping[int, tuple[Sides, Mapping[int, int]]]) -> dict[int, Weighed]:
    """Those of runs with goods of several units that took as much as they gave, since one unit is exactly so much of
    another; runs: with the unit of each of their goods, by row id."""
    if not runs:
        return {}
    known = {unit.id: unit for unit in await Unit.all()}
    found = {}
    for run, (sides, units) in runs.items():
        if len({known[unit].category for unit in units.values()}) == 1:
            ratios = {
                lot: Fraction(known[unit].numerator, known[unit].denominator) for lot, unit in units.items()
            }
            found[run] = weighed(sides, ratios)
    return {run: each for run, each in found.items() if each.sides.agree}


async def _totals(lots: Collection[int], closure: Closure) -> dict[int, int]:
    """All that ever became each of these; of which more left than had come, that was there."""
    totals = dict.fromkeys(lots, 0)
    for part in parts(lots):
        condition, values = among(part)
        sql = ends_of("trace_totals", condition)
        totals.update(zip(*await fetch_columns(sql, values, values, *up_to(closure)), strict=True))
    for lot, much in (await missing(lots, closure)).items():
        totals[lot] += much
    return totals


async def _units(lots: Collection[int]) -> int:
    """How many units these are counted in."""
    condition, values = among(lots)
    products = f"SELECT product_id FROM lot WHERE id {condition}"
    sql = f"SELECT count(DISTINCT unit_id) AS units FROM product WHERE id IN ({products})"
    return int((await fetch(sql, values))[0]["units"])
