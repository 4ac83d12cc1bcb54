"""A trace on paper: the graph in lanes from supplier to customer, where all of a lot went, who has it, every step, and
what the record does not explain."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from lotbook.documents import words
from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.frame import TOP_OF_ROWS, Frame, Row
from lotbook.documents.goods import Numbered
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.measures import BODY, LEADING, LEFT, SMALL
from lotbook.documents.paper import GREY, Paper
from lotbook.documents.trace_lanes import Lane, TraceLanes, shorter
from lotbook.documents.typeset import line, lines
from lotbook.domain.words import PaperSize

SMALLEST = 0.6
"""So much smaller a graph still can be read."""

HARDLY_SMALLER = 0.8
"""So much smaller it is where that spares a page."""
STEPS, STEPS_TOGETHER = "Every step", 2
"""So few steps are not told apart from the others."""
NO_SHARE = "how much is not known"


@dataclass(frozen=True)
class Amount:
    """So much of what is named, in words with the unit; more: in small type below; number: of the lot in the name."""

    name: str
    quantity: str
    more: str = ""
    number: str = ""


@dataclass(frozen=True)
class Step:
    """An edge: quantity is what the record has where at least and at most differ. said: what, when and by whom;
    numbers: of the lots and papers at its ends."""

    source: str
    target: str
    quantity: Decimal
    at_least: Decimal
    at_most: Decimal
    unit: str
    said: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TraceSheet:
    """What the paper says. number: of the start, which is words where that is several lots; extent: whether all is
    here, in words; past: it tells of an earlier time; where: how much is in our places and with customers; shares: by
    lot, how much of the start is in it; sources: how much of each is in the start; more_steps: not told here."""

    company: Party
    number: str
    facts: tuple[tuple[str, str], ...]
    as_of: str
    extent: str
    lanes: tuple[Lane, ...]
    joins: tuple[tuple[str, str], ...]
    where: tuple[Amount, ...]
    balance: tuple[Amount, ...]
    difference: Amount | None
    shares: tuple[Amount, ...]
    sources: tuple[Amount, ...]
    customers: tuple[Amount, ...]
    vendors: tuple[Amount, ...]
    steps: tuple[Step, ...]
    more_steps: int
    gaps: tuple[tuple[str, str], ...]
    past: bool = False
    several: bool = False


def trace_sheet_pdf(told: TraceSheet, size: PaperSize) -> bytes:
    """The trace as a PDF file; the same trace gives the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    layout = _Layout(size, _head(told))
    require_printable(Numbered(number, "") for number in _numbers(told))
    return layout.drawn(layout.all_rows(told))


def _head(told: TraceSheet) -> Head:
    return Head(
        title="Trace",
        number=told.number,
        scanned=not told.several,
        company=told.company,
        partners=(),
        facts=(*([("Lots", told.number)] if told.several else ()), *told.facts, ("As of", told.as_of)),
        day=f"as of {told.as_of}",
        foot=f"Trace of {told.number} · as of {told.as_of}",
    )


def _numbers(told: TraceSheet) -> Iterator[str]:
    """Numbers that it tells, of gaps with our own words between them."""
    for lane in told.lanes:
        yield from (thing.name for thing in lane.things if thing.number)
    yield from (amount.number for amount in (*told.shares, *told.sources))
    for step in told.steps:
        yield from step.numbers
    for gap in told.gaps:
        yield from gap


class _Layout(Frame):
    def draw_columns(self, base: float) -> None:
        self.paper.text(LEFT, base, line("From supplier to customer", Style.BOLD), SMALL)
        self.paper.text_to(self.right, base, line("Quantity", Style.BOLD), SMALL)

    def all_rows(self, told: TraceSheet) -> list[Row]:
        rows = [self.sentence(told.extent)]
        if told.where:
            title = "Where all of it was" if told.past else "Where all of it is now"
            rows += [self.heading(title), *map(self._amount, told.where)]
        if told.balance:
            rows += [self.heading(f"Where all of {told.number} went"), *map(self._amount, told.balance)]
            if told.difference is not None:
                rows.append(self._amount(told.difference))
        parts = (
            (f"How much of {told.number} is in each lot", told.shares),
            (f"How much of each lot is in {told.number}", told.sources),
            ("Who has it", told.customers),
            ("Who it came from", told.vendors),
        )
        for title, found in parts:
            if found:
                rows += [self.heading(title), *map(self._amount, found)]
        rows = self._with_graph(rows, self._steps(told), told)
        if told.more_steps:
            rows.append(self.sentence(f"{told.more_steps:,} further steps are in the file of this trace."))
        if told.gaps:
            rows += [
                self.heading("What the record does not explain"),
                *(self._gap(*gap) for gap in told.gaps),
            ]
        return [*rows, self.rule()]

    def _steps(self, told: TraceSheet) -> list[Row]:
        return [self.heading(STEPS), *map(self._step, told.steps)] if told.steps else []

    def _with_graph(self, rows: list[Row], steps: list[Row], told: TraceSheet) -> list[Row]:
        """The graph stands below what is told so far where there is room for it. Else it has a page, and steps are told
        before that as far as they fill the one that it leaves."""
        room = self.room_below(rows)
        graph = self._graph(told, room)
        if _height(graph) <= room:
            return [*rows, *graph, *steps]
        ends = [*accumulate(row.height for row in steps)]
        before = bisect(ends, room)
        if before <= STEPS_TOGETHER:
            return [*rows, *graph, *steps]
        rest = steps[before:]
        again = [self.heading(f"{STEPS} (continued)")] if rest else []
        return [*rows, *steps[:before], *graph, *again, *rest]

    def _graph(self, told: TraceSheet, room: float) -> list[Row]:
        """On one page: the steps furthest from the start stand together where there is no room for each. room: below
        what is told before it."""
        heading = self.heading("The graph")
        tallest = self.foot - TOP_OF_ROWS - heading.height - 3
        for lanes in shorter(told.lanes):
            graph = TraceLanes(lanes, told.joins, self.width)
            if graph.height * SMALLEST <= tallest:
                break
        here = room - heading.height - 3
        scale = min(1.0, (here if graph.height * HARDLY_SMALLER <= here else tallest) / graph.height)

        def draw(paper: Paper, top: float) -> None:
            left = LEFT + self.width * (1 - scale) / 2
            with paper.scaled(left, top, scale):
                graph.draw(paper, left, top)

        rows = [heading, Row(graph.height * scale + 2, draw)]
        if lanes[-1].name != told.lanes[-1].name:
            rows.append(self.sentence("Further lanes have no room here: they are among the steps."))
        return rows

    def _amount(self, told: Amount) -> Row:
        much = line(told.quantity, Style.BOLD)
        room = self.width - much.length(BODY) - 6
        parts = lines(told.name, Style.REGULAR, room * 1000 / BODY, 3)
        small = lines(told.more, Style.REGULAR, self.width * 1000 / SMALL, 2) if told.more else ()

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            for row, part in enumerate(parts):
                paper.text(LEFT, base + row * LEADING, part, BODY)
            paper.text_to(self.right, base, much, BODY)
            for row, part in enumerate(small, len(parts)):
                paper.text(LEFT, base + row * LEADING, part, SMALL, GREY)

        return Row((len(parts) + len(small)) * LEADING, draw)

    def _step(self, step: Step) -> Row:
        said = step.said
        if step.at_least != step.at_most:
            # What is counted otherwise than what the run is about has no share: that says nothing of how much it is.
            much = f"shared as {words.amount(step.quantity)} {step.unit}" if step.quantity else NO_SHARE
            said = f"{much} · {said}"
        much = words.known(step.at_least, step.at_most, step.unit)
        return self._amount(Amount(f"{step.source} to {step.target}", much, said))

    def _gap(self, number: str, said: str) -> Row:
        parts = lines(f"{number}: {said}", Style.REGULAR, self.width * 1000 / BODY, 2)

        def draw(paper: Paper, y: float) -> None:
            for row, part in enumerate(parts):
                paper.text(LEFT, y + (0.75 + row) * LEADING, part, BODY)

        return Row(len(parts) * LEADING, draw)


def _height(rows: Iterable[Row]) -> float:
    return sum(row.height for row in rows)
