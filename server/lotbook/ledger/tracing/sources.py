"""Where a walk finds what went into what: the edges that are kept, which are fast, or the journal, which knows when,
and how it was at any place in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from typing import Any, NamedTuple, Protocol

from lotbook.db.engine import among, fetch, fetch_columns, fetch_value
from lotbook.domain.genealogy import Counted, Goods, edges_of
from lotbook.domain.trace_flows import Flow, Rest, rests_of
from lotbook.domain.trace_returns import Passage
from lotbook.domain.tracing import BETWEEN_LOTS, Moment, TraceEdgeKind
from lotbook.domain.words import RunKind
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.genealogy import counted_of
from lotbook.ledger.sql import question

KIND_OF_RUN = {
    RunKind.PRODUCTION: TraceEdgeKind.CONSUMED,
    RunKind.UNBUILD: TraceEdgeKind.TAKEN_APART,
    RunKind.SPLIT: TraceEdgeKind.SPLIT,
    RunKind.MERGE: TraceEdgeKind.MERGED,
    RunKind.RELABEL: TraceEdgeKind.RELABELLED,
}
EVER = 2**63 - 1
MOST_BEHIND = 1_000
"""Writes behind a place in the journal that are looked through for runs."""
WITHOUT_NUMBER = 0
"""Stands for the lot of goods without numbers."""


class When(NamedTuple):
    """Of a flow: when the last of the input was taken, at the latest and at the earliest that the clocks allow; and
    when the first of the output was given, at the earliest and at the latest. None for a relabelling, whose goods bore
    the wrong number all the time."""

    taken: Moment
    taken_surely: Moment
    given: Moment
    given_surely: Moment


@dataclass
class Flows:
    """Some flows, column by column: as many as there are, no object for each. times: of those by the journal."""

    runs: list[int] = field(default_factory=list)
    inputs: list[int] = field(default_factory=list)
    outputs: list[int] = field(default_factory=list)
    quantities: list[int] = field(default_factory=list)
    said: list[int] = field(default_factory=list)
    times: list[When | None] | None = None

    @classmethod
    def of(cls, rows: Sequence[Flow]) -> Flows:
        return cls(*map(list, zip(*rows, strict=True))) if rows else cls()

    def only(self, chosen: Sequence[bool]) -> Flows:
        """Those that are chosen, in their order."""
        columns = (self.runs, self.inputs, self.outputs, self.quantities, self.said)
        runs, inputs, outputs, quantities, said = ([*compress(column, chosen)] for column in columns)
        times = None if self.times is None else [*compress(self.times, chosen)]
        return Flows(runs, inputs, outputs, quantities, said, times)

    @cached_property
    def rows(self) -> list[Flow]:
        """In order of run, input and output; what people said of a pair, and what is a share of it, are one flow, and
        so are goods of several products without numbers."""
        columns = (self.runs, self.inputs, self.outputs, self.quantities, self.said)
        rows = [*map(Flow._make, zip(*columns, strict=True))]
        if self.times is None:
            rows.sort()
        if not any(self.said) and WITHOUT_NUMBER not in self.outputs:
            return rows
        found: dict[tuple[int, int, int], Flow] = {}
        for flow in rows:
            pair = flow[:3]
            known = found.get(pair)
            if known is not None:
                flow = Flow(*pair, known.quantity + flow.quantity, known.said + flow.said)
            found[pair] = flow
        return [*found.values()]


class Source(Protocol):
    """Finds the flows at lots. ahead: those out of them, else those into them; goods without numbers are among the
    other ends. What was relabelled leads both ways, which `relabelled` tells, lot by lot. `rests` tells by run and
    input what of it nobody said where it went. `of_all_kinds`: the same without a limit to some kinds;
    `of_other_kinds`: limited to those that this leaves out."""

    async def flows(self, lots: Collection[int], *, ahead: bool) -> Flows: ...
    async def relabelled(self) -> Mapping[int, Collection[int]]: ...
    async def rests(self, inputs: Collection[tuple[int, int]]) -> Mapping[tuple[int, int], Rest]: ...
    def of_all_kinds(self) -> Source: ...
    def of_other_kinds(self) -> Source: ...


@dataclass
class Kept:
    """What is kept of the journal, as it stands now."""

    kinds: frozenset[TraceEdgeKind] | None = None
    _relabelled: Mapping[int, Collection[int]] | None = None

    def of_all_kinds(self) -> Source:
        return Kept()

    def of_other_kinds(self) -> Source:
        return Kept(_others(self.kinds))

    async def flows(self, lots: Collection[int], *, ahead: bool) -> Flows:
        condition, values = among(lots)
        near = "input" if ahead else "output"
        sql = question("trace_flows_kept").replace("{near}", near).replace("{ids}", condition)
        found = await fetch_columns(sql.replace("{kinds}", _of_kinds(self.kinds)), values)
        return Flows(*found)

    async def relabelled(self) -> Mapping[int, Collection[int]]:
        if self._relabelled is None:
            unwanted = self.kinds is not None and TraceEdgeKind.RELABELLED not in self.kinds
            pairs = ([], []) if unwanted else await fetch_columns(question("trace_relabels"))
            self._relabelled = both_ways(*pairs)
        return self._relabelled

    async def rests(self, inputs: Collection[tuple[int, int]]) -> Mapping[tuple[int, int], Rest]:
        (runs, run_ids), (lots, lot_ids) = (among({pair[place] for pair in inputs}) for place in (0, 1))
        sql = question("trace_rests").replace("{runs}", runs).replace("{ids}", lots)
        of_runs, of_lots, rests, outputs = await fetch_columns(sql, run_ids, lot_ids)
        return dict(zip(zip(of_runs, of_lots, strict=True), map(Rest, rests, outputs), strict=True))


def _others(kinds: frozenset[TraceEdgeKind] | None) -> frozenset[TraceEdgeKind]:
    return BETWEEN_LOTS - (BETWEEN_LOTS if kinds is None else kinds)


def _of_kinds(kinds: frozenset[TraceEdgeKind] | None) -> str:
    if kinds is None:
        return ""
    wanted = ", ".join(f"'{run}'" for run, kind in KIND_OF_RUN.items() if kind in kinds) or "NULL"
    return f"AND run_id IN (SELECT id FROM run WHERE kind IN ({wanted}))"


def both_ways(inputs: Sequence[int], outputs: Sequence[int]) -> Mapping[int, Collection[int]]:
    """Each lot with those that the same goods were called."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in zip(inputs, outputs, strict=True):
        if one and other:
            found[one].add(other)
            found[other].add(one)
    return found


@dataclass
class ByJournal:
    """What the journal says up to a place in it, and of what happened before an instant, in microseconds; each run is
    read once in a walk."""

    as_of: int = EVER
    until: int = EVER
    kinds: frozenset[TraceEdgeKind] | None = None
    _known: set[int] = field(default_factory=set)
    _out_of: dict[int, list[tuple[Flow, When | None]]] = field(default_factory=lambda: defaultdict(list))
    _into: dict[int, list[tuple[Flow, When | None]]] = field(default_factory=lambda: defaultdict(list))
    _relabelled: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    _passages: dict[tuple[int, int, int], Passage] = field(default_factory=dict)

    def of_all_kinds(self) -> Source:
        return ByJournal(self.as_of, self.until)

    def of_other_kinds(self) -> Source:
        return ByJournal(self.as_of, self.until, _others(self.kinds))

    async def flows(self, lots: Collection[int], *, ahead: bool) -> Flows:
        await self._read(lots)
        ends = self._out_of if ahead else self._into
        found = sorted((pair for lot in lots for pair in ends.get(lot, ())), key=lambda pair: pair[0][:3])
        flows = Flows.of([flow for flow, _ in found])
        flows.times = [when for _, when in found]
        return flows

    async def passages(self, lots: Collection[int]) -> Mapping[tuple[int, int, int], Passage]:
        """When what flowed at lots did, by run, input and output."""
        await self._read(lots)
        return self._passages

    async def relabelled(self) -> Mapping[int, Collection[int]]:
        return self._relabelled

    async def rests(self, inputs: Collection[tuple[int, int]]) -> Mapping[tuple[int, int], Rest]:
        lots = {lot for _, lot in inputs}
        await self._read(lots)
        return rests_of(flow for lot in lots for flow, _ in self._out_of.get(lot, ()))

    async def _read(self, lots: Collection[int]) -> None:
        condition, values = among(lots)
        rows = await fetch(question("trace_runs").replace("{ids}", condition), values)
        new = [row["run_id"] for row in rows if row["run_id"] not in self._known]
        if not new:
            return
        self._known.update(new)
        condition, values = among(new)
        by_run: dict[int, list[dict[str, Any]]] = defaultdict(list)
        sql = question("trace_flows_by_journal").replace("{ids}", condition)
        for row in await fetch(sql, values, values, self.as_of, self.until):
            by_run[row["run_id"]].append(row)
        said: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in await fetch(question("trace_said").replace("{ids}", condition), values, self.as_of):
            said[row["run_id"]].append(row)
        counted = await counted_of({run: _sides(rows) for run, rows in by_run.items()})
        for run, rows in by_run.items():
            self._keep(run, rows, said[run], counted.get(run))

    def _keep(
        self, run: int, rows: list[dict[str, Any]], said: list[dict[str, Any]], counted: Counted | None
    ) -> None:
        """The flows of a run, as `genealogy.derived` finds them, with their times."""
        kind = KIND_OF_RUN[RunKind(rows[0]["kind"])]
        if self.kinds is not None and kind not in self.kinds:
            return
        inputs, outputs = _sides(rows)
        assigned: dict[tuple[Goods, Goods], int] = {}
        awaited: dict[Goods, int] = defaultdict(int)
        for row in said:
            goods = Goods(row["input_product_id"], row["input_lot_id"])
            output = Goods(row["output_product_id"], row["output_lot_id"])
            if output in outputs:
                assigned[goods, output] = row["quantity"]
            elif row["goes_on"]:
                awaited[goods] += row["quantity"]
        amounts = [{goods: row["quantity"] for goods, row in side.items()} for side in (inputs, outputs)]
        together: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
        times: dict[tuple[int, int], When] = {}
        for edge in edges_of(amounts[0], amounts[1], assigned, awaited, counted):
            pair = (edge.input.lot or WITHOUT_NUMBER, edge.output.lot or WITHOUT_NUMBER)
            together[pair][0] += edge.quantity
            together[pair][1] += edge.quantity if edge.assigned else 0
            taken, given = inputs[edge.input], outputs[edge.output]
            times[pair] = When(
                Moment(taken["last_seq"], taken["latest"]),
                Moment(taken["last_seq"], taken["surely_until"]),
                Moment(given["first_seq"], given["earliest"]),
                Moment(given["first_seq"], given["surely_from"]),
            )
            self._passages[run, *pair] = Passage(
                Moment(taken["first_seq"], taken["earliest"]),
                times[pair].taken,
                times[pair].given,
                times[pair].given_surely,
                at_once=given["first_seq"] == given["last_seq"],
            )
        renamed = kind is TraceEdgeKind.RELABELLED
        for pair, (quantity, of_it_said) in together.items():
            flow, when = Flow(run, *pair, quantity, of_it_said), None if renamed else times[pair]
            self._out_of[flow.input].append((flow, when))
            self._into[flow.output].append((flow, when))
            if renamed:
                self._relabelled[flow.input].add(flow.output)
                self._relabelled[flow.output].add(flow.input)


def _sides(rows: list[dict[str, Any]]) -> tuple[dict[Goods, dict[str, Any]], dict[Goods, dict[str, Any]]]:
    """What a run took and what it gave."""
    inputs: dict[Goods, dict[str, Any]] = {}
    outputs: dict[Goods, dict[str, Any]] = {}
    for row in rows:
        (inputs if row["goes_in"] else outputs)[Goods(row["product_id"], row["lot_id"])] = row
    return inputs, outputs


async def made_behind(as_of: int) -> bool:
    """Whether something was made, taken apart or relabelled behind a place in the journal, so that what is kept is not
    how it was there; also when too much was written since to look it through."""
    last = await last_sequence()
    if last > as_of + MOST_BEHIND:
        return True
    return last > as_of and bool(await fetch_value(question("trace_made_behind"), as_of))
