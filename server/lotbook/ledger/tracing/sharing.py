"""How much of a start is where, and how much of what lies behind is in it, as the record knows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from lotbook.db.engine import among, fetch, fetch_columns
from lotbook.domain.tracing import Flow, Shares, shares, shares_behind
from lotbook.domain.words import RunKind
from lotbook.ledger.tracing.movements import ends_of, parts, up_to
from lotbook.ledger.tracing.sources import WITHOUT_NUMBER
from lotbook.ledger.tracing.walk import Closure


async def shares_of(closure: Closure) -> Shares | None:
    """How much of the start went where, forwards; None when nothing was asked forwards, or the start is not all counted
    in one unit."""
    way = closure.way(ahead=True)
    if way is None or await _units(closure.start) != 1:
        return None
    totals = await _totals({*way.depth, *closure.start}, closure)
    start = {lot: totals[lot] for lot in closure.start}
    flows = dict.fromkeys(flow for each in way.flows for flow in each.rows())
    unwalked = [*await _beside(flows, totals, closure), *await _renamed(flows, totals, closure)]
    same_goods = await _same_goods(flow.run for flow in [*flows, *unwalked])
    return shares(start, totals, flows, same_goods, unwalked)


async def _beside(flows: Collection[Flow], reached: Collection[int], closure: Closure) -> list[Flow]:
    """What went into reached lots by ways that a cut trace, or one for some edges only, did not walk. Goods without
    numbers end every way."""
    if closure.is_whole(ahead=True):
        return []
    source = closure.source.of_all_kinds()
    into = await source.flows(reached, ahead=False)
    return [flow for flow in into.rows() if flow.input != WITHOUT_NUMBER and flow not in flows]


async def _renamed(flows: Collection[Flow], reached: Collection[int], closure: Closure) -> list[Flow]:
    """Goods that came into a number by another way, and lay under the wrong one until they were relabelled: from the
    right number back to the wrong one. The start is all of itself whatever it was called."""
    others = await closure.source.relabelled()
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
    flows = dict.fromkeys(flow for each in way.flows for flow in each.rows() if flow.input)
    rests = await closure.source.rests({(flow.run, flow.input) for flow in flows})
    same_goods = await _same_goods(flow.run for flow in flows)
    cut = not closure.is_whole(ahead=False)
    return shares_behind(frozenset(closure.start), totals, flows, rests, same_goods, cut=cut)


async def _totals(lots: Collection[int], closure: Closure) -> dict[int, int]:
    """All that ever became each of these."""
    totals = dict.fromkeys(lots, 0)
    for part in parts(lots):
        condition, values = among(part)
        sql = ends_of("trace_totals", condition)
        totals.update(zip(*await fetch_columns(sql, values, values, *up_to(closure)), strict=True))
    return totals


async def _units(lots: Collection[int]) -> int:
    """How many units these are counted in."""
    condition, values = among(lots)
    products = f"SELECT product_id FROM lot WHERE id {condition}"
    sql = f"SELECT count(DISTINCT unit_id) AS units FROM product WHERE id IN ({products})"
    return int((await fetch(sql, values))[0]["units"])


async def _same_goods(runs: Iterable[int]) -> frozenset[int]:
    """Of runs, those that gave goods another number, or poured them together or apart."""
    found: set[int] = set()
    for part in parts(dict.fromkeys(runs)):
        condition, values = among(part)
        sql = f"SELECT id FROM run WHERE id {condition} AND kind IN (?, ?, ?)"
        kinds = (kind.value for kind in (RunKind.RELABEL, RunKind.SPLIT, RunKind.MERGE))
        found.update(row["id"] for row in await fetch(sql, values, *kinds))
    return frozenset(found)
