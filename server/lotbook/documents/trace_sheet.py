"""A trace on paper: the graph in lanes from supplier to customer, where all of a lot went, who has it, every step, and
what the record does not explain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.documents import words
from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.frame import Frame, Row
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.measures import BODY, FINE, LEADING, LEFT, SMALL
from lotbook.documents.paper import GREY, RULE, Paper
from lotbook.documents.typeset import line, lines
from lotbook.domain.words import PaperSize

COLUMNS, ROWS_OF_LANE = 4, 2
GAP, BOX_HEIGHT, LANE_HEAD, BETWEEN, FOOT = 3.0, 11.0, 6.0, 8.0, 2.5
TALLEST = 200.0
"""Millimetres that a graph may take: a page below its head."""


@dataclass(frozen=True)
class Thing:
    """A box of the graph. number: set in the face of numbers; mark: what stops it, in a word."""

    key: str
    name: str
    detail: str
    number: bool = True
    mark: str | None = None


@dataclass(frozen=True)
class Lane:
    name: str
    things: tuple[Thing, ...]


@dataclass(frozen=True)
class Amount:
    """So much of what is named, in words with the unit; more: in small type below."""

    name: str
    quantity: str
    more: str = ""


@dataclass(frozen=True)
class Step:
    """An edge: quantity is what the record has where at least and at most differ. said: what, when and by whom."""

    source: str
    target: str
    quantity: Decimal
    at_least: Decimal
    at_most: Decimal
    unit: str
    said: str


@dataclass(frozen=True, kw_only=True)
class TraceSheet:
    """What the paper says. number: of the start; extent: whether all is here, in words; shares: by lot, how much of the
    start is in it; more_steps: not told here."""

    company: Party
    number: str
    facts: tuple[tuple[str, str], ...]
    as_of: str
    extent: str
    lanes: tuple[Lane, ...]
    joins: tuple[tuple[str, str], ...]
    balance: tuple[Amount, ...]
    difference: Amount | None
    shares: tuple[Amount, ...]
    customers: tuple[Amount, ...]
    vendors: tuple[Amount, ...]
    steps: tuple[Step, ...]
    more_steps: int
    gaps: tuple[tuple[str, str], ...]


def trace_sheet_pdf(told: TraceSheet, size: PaperSize) -> bytes:
    """The trace as a PDF file; the same trace gives the same bytes.

    Raises CannotPrint, before anything is drawn, for characters that no font has.
    """
    layout = _Layout(size, _head(told))
    require_printable((text, None) for text in (*layout.head.texts(), *_texts(told)))
    return layout.drawn(layout.all_rows(told))


def _head(told: TraceSheet) -> Head:
    return Head(
        title="Trace",
        number=told.number,
        company=told.company,
        partners=(),
        facts=(*told.facts, ("As of", told.as_of)),
        day=f"as of {told.as_of}",
        foot=f"Trace of {told.number} · as of {told.as_of}",
    )


def _texts(told: TraceSheet) -> Iterator[str]:
    for lane in told.lanes:
        for thing in lane.things:
            yield from (thing.name, thing.detail)
    for amount in (*told.balance, *told.shares, *told.customers, *told.vendors):
        yield from (amount.name, amount.quantity, amount.more)
    for step in told.steps:
        yield from (step.source, step.target, step.unit, step.said)
    for gap in told.gaps:
        yield from gap


@dataclass(frozen=True)
class _Box:
    x: float
    y: float
    width: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


class _Layout(Frame):
    def draw_columns(self, base: float) -> None:
        self.paper.text(LEFT, base, line("From supplier to customer", Style.BOLD), SMALL)
        self.paper.text_to(self.right, base, line("Quantity", Style.BOLD), SMALL)

    def all_rows(self, told: TraceSheet) -> list[Row]:
        rows = [self.sentence(told.extent), *self._graph(told)]
        if told.balance:
            rows += [self.heading("Where all of it went"), *map(self._amount, told.balance)]
            if told.difference is not None:
                rows.append(self._amount(told.difference))
        parts = (
            (f"How much of {told.number} is in each lot", told.shares),
            ("Who has it", told.customers),
            ("Who it came from", told.vendors),
        )
        for title, found in parts:
            if found:
                rows += [self.heading(title), *map(self._amount, found)]
        if told.steps:
            rows += [self.heading("Every step"), *map(self._step, told.steps)]
        if told.more_steps:
            rows.append(self.sentence(f"{told.more_steps:,} further steps are in the file of this trace."))
        if told.gaps:
            rows += [
                self.heading("What the record does not explain"),
                *(self._gap(*gap) for gap in told.gaps),
            ]
        return [*rows, self.rule()]

    def _graph(self, told: TraceSheet) -> list[Row]:
        """As many lanes as a page has room for; deeper graphs go on in the steps below."""
        boxes: dict[str, _Box] = {}
        lanes: list[tuple[Lane, float, float]] = []
        y = 0.0
        for lane in told.lanes:
            height = LANE_HEAD + _rows_of(lane) * (BOX_HEIGHT + GAP) - GAP + FOOT
            if y + height > TALLEST:
                break
            self._place(lane, y, boxes)
            lanes.append((lane, y, height))
            y += height + BETWEEN
        if not lanes:
            return []

        def draw(paper: Paper, top: float) -> None:
            for lane, at, height in lanes:
                paper.box(LEFT, top + at, self.width, height, 0.93)
                paper.text(LEFT + GAP, top + at + 4.3, line(lane.name, Style.BOLD), FINE, GREY)
            self._draw_joins(paper, top, told.joins, boxes)
            for lane, _, _ in lanes:
                self._draw_lane(paper, top, lane, boxes)

        rows = [Row(y - BETWEEN + 4, draw)]
        if len(lanes) < len(told.lanes):
            deeper = len(told.lanes) - len(lanes)
            rows.append(self.sentence(f"{deeper} further lanes have no room here: they are among the steps."))
        return rows

    def _place(self, lane: Lane, y: float, boxes: dict[str, _Box]) -> None:
        width = (self.width - GAP * (COLUMNS + 1)) / COLUMNS
        shown = _shown(lane)
        for place, thing in enumerate(lane.things):
            at = min(place, shown)  # what is folded stands in the last box
            x = LEFT + GAP + at % COLUMNS * (width + GAP)
            boxes[thing.key] = _Box(x, y + LANE_HEAD + at // COLUMNS * (BOX_HEIGHT + GAP), width)

    def _draw_joins(
        self, paper: Paper, top: float, joins: Sequence[tuple[str, str]], boxes: Mapping[str, _Box]
    ) -> None:
        pairs = {(boxes[one], boxes[other]) for one, other in joins if one in boxes and other in boxes}
        for one, other in sorted(pairs, key=lambda pair: (pair[0].y, pair[0].x, pair[1].y, pair[1].x)):
            start, end = (one.middle, top + one.y + BOX_HEIGHT), (other.middle, top + other.y)
            paper.curve(start, end, 0.25, RULE)

    def _draw_lane(self, paper: Paper, top: float, lane: Lane, boxes: Mapping[str, _Box]) -> None:
        shown = _shown(lane)
        for thing in lane.things[:shown]:
            self._draw_thing(paper, top, boxes[thing.key], thing)
        folded = len(lane.things) - shown
        if folded:
            more = Thing("", f"+{folded:,} more", "among the steps below", number=False)
            self._draw_thing(paper, top, boxes[lane.things[-1].key], more)

    def _draw_thing(self, paper: Paper, top: float, box: _Box, thing: Thing) -> None:
        y = top + box.y
        edge = 0.6 if thing.mark else 0.2
        paper.box(box.x, y, box.width, BOX_HEIGHT, 0.0 if thing.mark else RULE)
        paper.box(box.x + edge, y + edge, box.width - 2 * edge, BOX_HEIGHT - 2 * edge, 1.0)
        style = Style.MONO if thing.number else Style.BOLD
        detail = f"{thing.mark}: {thing.detail}" if thing.mark else thing.detail
        with paper.within(box.x, y, box.width - 1, BOX_HEIGHT):
            name = line(thing.name, style)
            room = box.width - 4
            paper.text(box.x + 2, y + 4.6, name, min(SMALL, SMALL * room / max(name.length(SMALL), 0.1)))
            for said in lines(
                detail, Style.REGULAR, room * 1000 / FINE, 1
            ):  # none of a partner without a city
                paper.text(box.x + 2, y + 8.9, said, FINE, GREY)

    def _amount(self, told: Amount) -> Row:
        much = line(told.quantity, Style.BOLD)
        room = self.width - much.length(BODY) - 6
        parts = lines(told.name, Style.REGULAR, room * 1000 / BODY, 2)
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
            said = f"recorded as {words.amount(step.quantity)} {step.unit} · {said}"
        much = words.known(step.at_least, step.at_most, step.unit)
        return self._amount(Amount(f"{step.source} to {step.target}", much, said))

    def _gap(self, number: str, said: str) -> Row:
        parts = lines(f"{number}: {said}", Style.REGULAR, self.width * 1000 / BODY, 2)

        def draw(paper: Paper, y: float) -> None:
            for row, part in enumerate(parts):
                paper.text(LEFT, y + (0.75 + row) * LEADING, part, BODY)

        return Row(len(parts) * LEADING, draw)


def _shown(lane: Lane) -> int:
    """Things of a lane that have a box of their own."""
    room = COLUMNS * ROWS_OF_LANE
    return len(lane.things) if len(lane.things) <= room else room - 1


def _rows_of(lane: Lane) -> int:
    return min(ROWS_OF_LANE, -(-len(lane.things) // COLUMNS))
