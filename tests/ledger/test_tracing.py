"""A trace finds what a few lines of Python find in the same journal, whichever way it goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.db.engine import fetch
from lotbook.domain.trace_flows import NOTHING, Bounds, Flow, Rest, rests_of
from lotbook.domain.tracing import Moment, TraceCut, TraceDirection, TraceEdgeKind, TraceScope
from lotbook.domain.words import RunKind
from lotbook.ledger import genealogy
from lotbook.ledger.tracing.closures import Limits, Moved
from lotbook.ledger.tracing.movements import mass_balances
from lotbook.ledger.tracing.sharing import bounds_of_edges, known_bounds, shares_behind_of, shares_of
from lotbook.ledger.tracing.sources import KIND_OF_RUN, Flows
from lotbook.ledger.tracing.walk import closure
from tests.dock import Dock, database_open, dock
from tests.ledger.graphs import LOTS, UNIT, Book, Line, book_of, clocks, lots, stories, units
from tests.scenarios.test_journal import STORIES

__all__ = ["database_open", "dock"]

FORWARD, BACK = TraceDirection.FORWARD, TraceDirection.BACK
late = st.tuples(st.integers(0, 3), lots, units, clocks)
Story = Sequence[tuple[Any, ...]]


async def told(dock: Dock, story: Story) -> Book:
    book = await book_of(dock)
    for deed, *facts in story:
        await getattr(book, deed)(*facts)
    return book


async def found(book: Book, at: int, direction: TraceDirection, *, by_time: bool, **limits: Any) -> set[int]:
    """Places in the book of the lots that a trace from one of them reaches."""
    scope = TraceScope.BY_TIME if by_time else TraceScope.BY_NUMBER
    reached = await closure([book.lots[at]], direction, scope, Limits(**limits))
    assert reached.extent.cut is TraceCut.COMPLETE
    return {book.lots.index(lot) for lot in reached.depth}


async def compare(dock: Dock, story: Story, last: tuple[Any, ...], at: int) -> None:
    book = await told(dock, story)
    everything = range(LOTS)
    for by_time in (False, True):
        ahead = {one: await found(book, one, FORWARD, by_time=by_time) for one in everything}
        behind = {one: await found(book, one, BACK, by_time=by_time) for one in everything}
        for one in everything:
            assert ahead[one] == book.reached(one, ahead=True, by_time=by_time)
            assert behind[one] == book.reached(one, ahead=False, by_time=by_time)
            assert ahead[one] == {other for other in everything if one in behind[other]}
            if by_time:
                assert ahead[one] <= book.reached(one, ahead=True, by_time=False)
    await _as_of(book, at)
    await _cut(book, at % LOTS)
    await _moved(book, at)
    await _on_pages(book)
    await _balances(book)
    before = [await found(book, one, FORWARD, by_time=True) for one in everything]
    await book.pour(*last)
    for one in everything:
        assert before[one] <= await found(book, one, FORWARD, by_time=True)


async def _as_of(book: Book, at: int) -> None:
    """As it was at a place in the journal, whatever came later."""
    if not book.lines:
        return
    seq = book.lines[at % len(book.lines)].seq
    for one in range(LOTS):
        then = await found(book, one, FORWARD, by_time=False, as_of=seq)
        assert then == book.reached(one, ahead=True, by_time=False, up_to=seq)


async def _moved(book: Book, at: int) -> None:
    """By time from what was moved once, or several times: what left the lot before all that, or backwards came into it
    after it, is not of it."""
    if not book.lines:
        return
    line = book.lines[at % len(book.lines)]
    lines = [each for each in book.lines if each.lot == line.lot][: 1 + at % 3]
    sql = """SELECT operation.seq, coalesce(line.occurred, line.recorded) AS clock,
      CASE WHEN line.occurred IS NULL THEN 0 ELSE coalesce(line.occurred_margin, 0) * 1000000 END AS margin
      FROM stock_move_line AS line JOIN operation ON operation.id = line.operation_id WHERE line.id = ?"""
    rows = [row for each in lines for row in await fetch(sql, each.id)]
    seqs = [row["seq"] for row in rows]
    first = Moment(min(seqs), min(row["clock"] - row["margin"] for row in rows))
    last = Moment(max(seqs), max(row["clock"] + row["margin"] for row in rows))
    start = book.lots[line.lot]
    moved = Moved({start: line.quantity}, times={start: (first, last)})
    for direction in (FORWARD, BACK):
        reached = await closure([start], direction, TraceScope.BY_TIME, moved=moved)
        mine = book.reached(line.lot, ahead=direction is FORWARD, by_time=True, moved=lines)
        assert {book.lots.index(lot) for lot in reached.depth} == mine


async def _cut(book: Book, start: int) -> None:
    """What a trace that ends early tells of a lot holds whatever the whole one tells of it."""
    whole = await shares_of(await closure([book.lots[start]], FORWARD))
    assert whole is not None
    for limits in (Limits(max_lots=2), Limits(max_depth=1), Limits(kinds=frozenset({TraceEdgeKind.MERGED}))):
        reached = await closure([book.lots[start]], FORWARD, limits=limits)
        told = await shares_of(reached)
        assert told is not None
        for lot in reached.depth:
            held, exactly = told.contents[lot].held, whole.contents[lot].held
            assert held.at_least <= exactly.at_least <= exactly.at_most <= held.at_most
            if reached.is_whole(ahead=True):
                assert held == exactly, "what leaves nothing out that is there tells the same"
        ours = {lot: whole.contents[lot].total for lot in reached.depth}
        assert whole.together(ours).at_most <= told.together(ours).at_most


async def _on_pages(book: Book) -> None:
    """Pages of lots and orders tell of each edge what a trace tells of it, its share beside what people said."""
    whole = await closure(book.lots, FORWARD)
    edges = [(run, edge) for run in book.runs.values() for edge in await genealogy.kept(run)]
    on_pages: dict[tuple[int, int, int], Bounds] = defaultdict(lambda: NOTHING)
    for (run, edge), bounds in zip(edges, await bounds_of_edges(edges), strict=True):
        on_pages[run, edge.input.key, edge.output.key] += bounds
    known = await known_bounds(whole.flows, whole)
    assert on_pages == {flow[:3]: bounds for flow, bounds in known.items() if flow.run in book.runs.values()}


async def _balances(book: Book) -> None:
    """Where all of each lot went. These lines have no balances, so all that should lie there is what is missing."""
    whole = await closure(book.lots, FORWARD)
    for at, balance in enumerate(await mass_balances(book.lots, whole)):
        mine = [line for line in book.lines if line.lot == at]
        assert balance.difference * UNIT == _went(mine, "stock", None)
        assert balance.received * UNIT == _went(mine, "stock", "vendor")
        assert balance.scrapped * UNIT == _went(mine, "scrap", None)
        out = _went(mine, "customer", None)
        assert (balance.shipped - balance.returned) * UNIT == out


def _went(lines: list[Line], to: str, out_of: str | None) -> int:
    """How much more went into a place than out of it again, from one place or from all."""
    came = [line.quantity for line in lines if line.ways[1] == to and out_of in (None, line.ways[0])]
    left = [line.quantity for line in lines if line.ways[0] == to and out_of in (None, line.ways[1])]
    return sum(came) - sum(left)


@settings(STORIES, max_examples=14)
@given(stories, late, st.integers(0, 99))
async def test_a_trace_finds_what_a_walk_over_the_lines_finds(
    dock: Dock, story: Story, last: tuple[Any, ...], at: int
) -> None:
    await compare(dock, story, last, at)


@pytest.mark.long
@settings(STORIES, max_examples=300)
@given(stories, late, st.integers(0, 99))
async def test_many_traces_find_what_a_walk_over_the_lines_finds(
    dock: Dock, story: Story, last: tuple[Any, ...], at: int
) -> None:
    await compare(dock, story, last, at)


async def test_kinds_that_leave_out_nothing_loosen_no_share(dock: Dock) -> None:
    """Six of nine units were poured into another lot, and three came back; nothing was made or relabelled."""
    there, back = (
        (("pour", 3, 0, 6, None), ("make", 3, 1, 6, None)),
        (("pour", 2, 1, 3, None), ("make", 2, 0, 3, None)),
    )
    received = (("receive", None, 0, 9, None), ("receive", None, 1, 5, None))
    book = await told(dock, [*received, *there, *back])
    some = Limits(kinds=frozenset({TraceEdgeKind.MERGED, TraceEdgeKind.SPLIT}))
    for scope in TraceScope:
        for direction, shares_there in ((FORWARD, shares_of), (BACK, shares_behind_of)):
            all_kinds, some_kinds = [
                await closure([book.lots[0]], direction, scope, limits) for limits in (Limits(), some)
            ]
            assert some_kinds.extent == all_kinds.extent
            of_all, of_some = [await shares_there(each) for each in (all_kinds, some_kinds)]
            assert of_all and of_some and of_some.contents == of_all.contents


async def test_a_trace_by_time_along_some_kinds_knows_what_the_others_brought(dock: Dock) -> None:
    """Of nine units two were merged into another lot, and three split off into it."""
    merged, split = (
        (("pour", 3, 0, 2, None), ("make", 3, 1, 2, None)),
        (("pour", 2, 0, 3, None), ("make", 2, 1, 3, None)),
    )
    book = await told(dock, [("receive", None, 0, 9, None), *merged, *split])
    for scope in TraceScope:
        some = Limits(kinds=frozenset({TraceEdgeKind.MERGED}))
        shares = await shares_of(await closure([book.lots[0]], FORWARD, scope, some))
        assert shares is not None
        assert shares.contents[book.lots[1]].held == Bounds(5 * UNIT, 5 * UNIT)


def test_goods_without_numbers_are_one_flow_and_nothing_of_the_rest_is_lost() -> None:
    """Of 100 that went in, nobody said how much became a lot and how much of each of two other products."""
    rows = Flows([1, 1, 1], [2, 2, 2], [3, 0, 0], [50, 25, 25], [0, 0, 0]).rows
    assert rows == [Flow(1, 2, 0, 50, 0), Flow(1, 2, 3, 50, 0)]
    assert rests_of(rows) == {(1, 2): Rest(100, 2)}


def test_every_kind_of_run_joins_lots_in_its_own_way() -> None:
    assert KIND_OF_RUN.keys() == set(RunKind)
    assert len(set(KIND_OF_RUN.values())) == len(RunKind)
