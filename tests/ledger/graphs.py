"""Journals of lots that go into each other in every way, put into the tables as they are; and what a trace must find in
them, by a few lines of Python that know nothing of how the program does it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from hypothesis import strategies as st

from lotbook.db.engine import execute, fetch_value, insert_rows
from lotbook.db.work import transaction
from lotbook.ledger import genealogy
from lotbook.ledger.journal import COLUMNS
from tests.dock import Dock

UNIT = 1_000_000
LOTS = 6
lots = st.integers(0, LOTS - 1)
units = st.integers(1, 9)
clocks = st.none() | st.tuples(st.integers(-40, 40), st.sampled_from([0, 3]))
"""When it happened: seconds from the beginning, and by how many the clock may be wrong; None when nobody says."""
pours = st.tuples(st.just("pour"), st.integers(0, 3), lots, units, clocks)
makes = st.tuples(st.just("make"), st.integers(0, 3), lots, units, clocks)
deeds = st.one_of(
    pours,
    makes,
    pours,
    makes,
    st.tuples(st.just("receive"), st.none(), lots, units, clocks),
    st.tuples(st.just("ship"), st.none(), lots, units, clocks),
    st.tuples(st.just("come_back"), st.none(), lots, units, clocks),
    st.tuples(st.just("throw_away"), st.none(), lots, units, clocks),
    st.tuples(st.just("rename"), lots, lots, units, clocks),
    st.tuples(st.just("correct"), st.integers(0, 99), lots, units, clocks),
    st.tuples(st.just("say"), st.integers(0, 3), lots, lots, units),
)
stories = st.lists(deeds, min_size=4, max_size=24)


@dataclass(frozen=True)
class Line:
    """A line of the journal; run: None for one that is of none; ways: places that it leads from and to."""

    id: int
    seq: int
    lot: int
    quantity: int
    ways: tuple[str, str]
    run: int | None = None
    relabels: bool = False
    corrects: int | None = None
    clock: tuple[int, int] = (0, 0)

    @property
    def goes_in(self) -> bool:
        """Into the run; a correction takes back what it corrects."""
        return (self.ways[1] == "made") == (self.corrects is None or self.relabels)

    @property
    def sign(self) -> int:
        return 1 if self.corrects is None or self.relabels else -1


@dataclass
class Book:
    """A journal with lots of its own, in the tables and beside them."""

    product: int
    unit: int
    places: dict[str, int]
    numbers: list[str]
    lots: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    runs: dict[int, int] = field(default_factory=dict)
    said: dict[tuple[int, int, int], int] = field(default_factory=dict)
    """How much of an input went into an output of a run; and when in the book that was said."""
    said_at: dict[tuple[int, int, int], int] = field(default_factory=dict)
    begun: int = 0
    """Microseconds of the first line."""

    async def pour(self, run: int, lot: int, units: int, clock: tuple[int, int] | None) -> None:
        await self._post(lot, units, ("stock", "made"), clock, run=await self._run(run))

    async def make(self, run: int, lot: int, units: int, clock: tuple[int, int] | None) -> None:
        await self._post(lot, units, ("made", "stock"), clock, run=await self._run(run))

    async def receive(self, _: None, lot: int, units: int, clock: tuple[int, int] | None) -> None:
        await self._post(lot, units, ("vendor", "stock"), clock)

    async def ship(self, _: None, lot: int, units: int, clock: tuple[int, int] | None) -> None:
        await self._post(lot, units, ("stock", "customer"), clock)

    async def come_back(self, _: None, lot: int, units: int, clock: tuple[int, int] | None) -> None:
        await self._post(lot, units, ("customer", "stock"), clock)

    async def throw_away(self, _: None, lot: int, units: int, clock: tuple[int, int] | None) -> None:
        await self._post(lot, units, ("stock", "scrap"), clock)

    async def rename(self, lot: int, other: int, units: int, clock: tuple[int, int] | None) -> None:
        """So much of a lot bore the wrong number; every other time it is with the customer."""
        if lot == other:
            return
        run, at = await self._new_run("RELABEL"), "customer" if units % 2 else "stock"
        await self._post(lot, units, (at, "made"), clock, run=run, relabels=True)
        await self._post(other, units, ("made", at), clock, run=run, relabels=True)
        await self._keep(run)

    async def correct(self, at: int, _: int, units: int, clock: tuple[int, int] | None) -> None:
        """A line, in whole or part, was wrong."""
        plain = [line for line in self.lines if line.corrects is None and not line.relabels]
        if not plain:
            return
        line = plain[at % len(plain)]
        left = line.quantity - sum(each.quantity for each in self.lines if each.corrects == line.id)
        if left:
            back = (line.ways[1], line.ways[0])
            much = min(units * UNIT, left) // UNIT
            await self._post(line.lot, much, back, clock, run=line.run, corrects=line.id)

    async def say(self, run: int, lot: int, out: int, units: int) -> None:
        """So much of an input went into an output, as far as it goes."""
        row = self.runs.get(run)
        inputs, outputs = self._sides(row, self.lines)
        if row is None or inputs.get(lot, 0) <= 0 or outputs.get(out, 0) <= 0:
            return
        told = sum(much for (of, one, _), much in self.said.items() if (of, one) == (row, lot))
        much = min(units * UNIT, inputs[lot] - told)
        if much <= 0 or (row, lot, out) in self.said:
            return
        self.said[row, lot, out] = much
        columns = dict.fromkeys(("run_id", "input_product_id", "input_lot_id", "output_product_id"), "bigint")
        columns |= {"output_number": "text", "quantity": "bigint", "operation_id": "bigint"}
        async with transaction():
            operation = await self._operation()
            self.said_at[row, lot, out] = int(await fetch_value("SELECT max(seq) FROM operation"))
            values = (row, self.product, self.lots[lot], self.product, self.numbers[out], much, operation)
            await insert_rows("run_assignment", columns, [values])
            await genealogy.keep_run(row)

    async def _run(self, at: int) -> int:
        if at not in self.runs:
            self.runs[at] = await self._new_run(("UNBUILD", "UNBUILD", "SPLIT", "MERGE")[at])
        return self.runs[at]

    async def _new_run(self, kind: str) -> int:
        async with transaction():
            columns = {"operation_id": "bigint", "kind": "text", "reason": "text"}
            await insert_rows("run", columns, [(await self._operation(), kind, "told")])
            return int(await fetch_value("SELECT max(id) FROM run"))

    async def _operation(self) -> int:
        """A write of this very moment; it takes the next place in the book."""
        seq = int(await fetch_value("SELECT max(seq) FROM operation")) + 1
        columns = dict.fromkeys(("key", "kind", "digest", "state", "outcome"), "text")
        columns |= {"seq": "bigint", "recorded": "bigint"}
        row = (str(uuid.uuid4()), "told", "told", "APPLIED", "{}", seq, self._recorded(seq))
        await insert_rows("operation", columns, [row])
        await execute("UPDATE counter SET value = ? WHERE name = 'seq'", seq)
        return int(await fetch_value("SELECT id FROM operation WHERE seq = ?", seq))

    def _recorded(self, seq: int) -> int:
        return self.begun + seq * UNIT

    async def _post(
        self, lot: int, units: int, ways: tuple[str, str], clock: tuple[int, int] | None, **how: object
    ) -> None:
        run, corrects = how.get("run"), how.get("corrects")
        async with transaction():
            operation = await self._operation()
            seq = int(await fetch_value("SELECT seq FROM operation WHERE id = ?", operation))
            recorded, much = self._recorded(seq), units * UNIT
            occurred = None if clock is None else recorded + clock[0] * UNIT
            margin = None if clock is None else clock[1]
            ends = (self.places[ways[0]], None, self.places[ways[1]], None)
            row = (
                *(operation, recorded, occurred, margin, None, run, corrects),
                *(self.product, self.lots[lot], *ends, much, much, self.unit, 1, 1, "LOT"),
            )
            await insert_rows("stock_move_line", COLUMNS, [row])
            line = int(await fetch_value("SELECT max(id) FROM stock_move_line"))
        told = (recorded, 0) if occurred is None else (occurred, (margin or 0) * UNIT)
        self.lines.append(Line(line, seq, lot, much, ways, clock=told, **how))  # type: ignore[arg-type]
        if run is not None and not how.get("relabels"):
            await self._keep(int(run))  # type: ignore[call-overload]

    async def _keep(self, run: int) -> None:
        async with transaction():
            await genealogy.keep_run(run)

    # What a trace must find, told from the lines alone.

    def _sides(self, run: int | None, lines: Iterable[Line]) -> tuple[dict[int, int], dict[int, int]]:
        inputs: dict[int, int] = defaultdict(int)
        outputs: dict[int, int] = defaultdict(int)
        for line in lines:
            if line.run == run and run is not None:
                (inputs if line.goes_in else outputs)[line.lot] += line.sign * line.quantity
        return inputs, outputs

    def edges(self, up_to: int | None = None) -> list[tuple[int, int, int]]:
        """From which lot into which, in which run."""
        lines = [line for line in self.lines if up_to is None or line.seq <= up_to]
        found = []
        for run in sorted({line.run for line in lines if line.run is not None}):
            inputs, outputs = self._sides(run, lines)
            made = [lot for lot, much in outputs.items() if much > 0]
            for lot, much in inputs.items():
                told = {
                    out: part
                    for (of, one, out), part in self.said.items()
                    if (of, one) == (run, lot)
                    and out in made
                    and (up_to is None or self.said_at[of, one, out] <= up_to)
                }
                if much > 0 and made:
                    into = made if sum(told.values()) < much else told
                    found += [(lot, out, run) for out in into]
        return found

    def reached(
        self, start: int, *, ahead: bool, by_time: bool, up_to: int | None = None, moved: Sequence[Line] = ()
    ) -> set[int]:
        """Lots that a walk over chains of edges finds, edge by edge; moved: what the start is, all of the lot when
        it is nothing else."""
        edges = self.edges(up_to)
        renamed = {line.run for line in self.lines if line.relabels}
        both = [*edges, *((out, lot, run) for lot, out, run in edges if run in renamed)]
        turned = both if ahead else [(out, lot, run) for lot, out, run in both]
        chains = [
            edge
            for edge in turned
            if edge[0] == start
            and (not moved or any(self._concerns(each, edge, renamed, ahead=ahead) for each in moved))
        ]
        seen = set(chains)
        while chains:
            one = chains.pop()
            for other in turned:
                if other[0] == one[1] and other not in seen:
                    pair = (one, other) if ahead else (other, one)
                    if not by_time or self._follows(*pair, renamed, ahead=ahead):
                        seen.add(other)
                        chains.append(other)
        return {start, *(edge[1] for edge in seen)}

    def _concerns(
        self, moved: Line, edge: tuple[int, int, int], renamed: set[int | None], *, ahead: bool
    ) -> bool:
        """Whether what was moved may have gone along an edge at its lot, or may have come by it."""
        if edge[2] in renamed:
            return True
        ours = [each for each in self.lines if (each.run, each.lot) == (edge[2], moved.lot)]
        if ahead:
            return any(each.goes_in and not _surely_before(each, moved) for each in ours)
        return any(not each.goes_in and not _surely_before(moved, each) for each in ours)

    def _follows(
        self, one: tuple[int, int, int], other: tuple[int, int, int], renamed: set[int | None], *, ahead: bool
    ) -> bool:
        """Whether what went along the first edge may have gone on along the other; ends as they were turned."""
        if one[2] in renamed or other[2] in renamed:
            return True
        middle = one[1] if ahead else one[0]
        came = [each for each in self.lines if each.run == one[2] and each.lot == middle and not each.goes_in]
        went = [each for each in self.lines if each.run == other[2] and each.lot == middle and each.goes_in]
        return any(not _surely_before(later, earlier) for later, earlier in product(went, came))


def _surely_before(one: Line, other: Line) -> bool:
    """Earlier by the book and by the clocks, whatever their margins are."""
    return one.seq < other.seq and one.clock[0] + one.clock[1] < other.clock[0] - other.clock[1]


async def book_of(dock: Dock) -> Book:
    """An empty journal of a product that nobody else has."""
    sku = f"P{await fetch_value('SELECT count(*) FROM product')}"
    paths = {
        usage: int(await fetch_value("SELECT min(id) FROM location WHERE usage = ?", usage.upper()))
        for usage in ("vendor", "customer", "scrap")
    }
    made = int(await fetch_value("SELECT min(id) FROM location WHERE usage = 'PRODUCTION'"))
    product_id = await dock.product(sku)
    book = Book(
        product=product_id,
        unit=await dock.unit("pcs"),
        places=paths | {"stock": dock.stock, "made": made},
        numbers=[f"{sku}-{n}" for n in range(LOTS)],
    )
    book.lots = [await dock.lot(product_id, number) for number in book.numbers]
    return book
