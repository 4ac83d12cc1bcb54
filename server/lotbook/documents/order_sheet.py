"""The sheet that goes with a manufacturing order to where it is made: what is to come out, what to take from which
place in the order in which one walks past them, with codes to scan and room to write and sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lotbook.documents import words
from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.frame import Row
from lotbook.documents.goods import Numbered, SlipLine, numbered
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.measures import LEFT, SMALL
from lotbook.documents.paper import GREY, RULE, Paper
from lotbook.documents.picking import PickingLayout, Stop, numbered_of_stops
from lotbook.documents.typeset import line
from lotbook.domain.words import PaperSize

NOTHING = "All components are taken."
NUMBER = ("Lot or serial number", 62.0)
WRITTEN = (("Quantity", 24.0), ("Made by, when", 58.0))
GAP = 6.0


@dataclass(frozen=True)
class Output:
    """What is still to come out of a line, as what is expected of it. numbered: it has lots or serial numbers."""

    line: SlipLine
    numbered: bool


@dataclass(frozen=True, kw_only=True)
class OrderSheet:
    """What the sheet says. outputs: what is still to come out; stops: where
    components lie that are promised; missing: those that are not; changed: when it was, aware, in the warehouse's
    zone."""

    company: Party
    warehouse: str
    number: str
    revision: int
    due: date
    changed: datetime
    outputs: tuple[Output, ...]
    stops: tuple[Stop, ...]
    missing: tuple[SlipLine, ...] = ()


def order_sheet_pdf(told: OrderSheet, size: PaperSize) -> bytes:
    """The sheet as a PDF file; the same sheet gives the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    layout = _Layout(size, _head(told))
    require_printable(_numbers(told))
    rows = layout.output_rows(told.outputs)
    taken = [row for stop in told.stops for row in layout.stop_rows(stop)]
    if taken:
        rows += [layout.heading("Take"), *taken]
    elif not told.missing:
        rows.append(layout.sentence(NOTHING))
    return layout.drawn([*rows, *layout.missing_rows(told.missing)])


def _head(told: OrderSheet) -> Head:
    changed = words.instant(told.changed)
    facts = [
        ("Order", told.number),
        ("Due", words.day(told.due)),
        ("Warehouse", told.warehouse),
        ("Bill of materials", f"revision {told.revision}"),
        ("Last changed", changed),
    ]
    return Head(
        title="Order sheet",
        number=told.number,
        company=told.company,
        partners=(),
        facts=tuple(facts),
        day=f"due {words.day(told.due)}",
        foot=f"{told.number} · last changed {changed}",
        signed="Checked: name, date, signature",
    )


def _numbers(told: OrderSheet) -> Iterator[Numbered]:
    yield from numbered([each.line for each in told.outputs])
    yield from numbered(told.missing)
    yield from numbered_of_stops(told.stops)


class _Layout(PickingLayout):
    def draw_columns(self, base: float) -> None:
        self.paper.text(LEFT, base, line("Product, place, lot or serial number", Style.BOLD), SMALL)
        self.paper.text_to(self.right, base, line("Quantity", Style.BOLD), SMALL)

    def output_rows(self, outputs: Sequence[Output]) -> list[Row]:
        """What is to be made, with room to write what came out."""
        if not outputs:
            return []
        rows = [self.heading("Make")]
        for each in outputs:
            written = (NUMBER, *WRITTEN) if each.numbered else WRITTEN
            rows += [self.remaining_row(each.line), self._room(written), self._room(written), self.rule()]
        return rows

    def _room(self, written: Sequence[tuple[str, float]]) -> Row:
        """Lines to write on, with what is written there in small below."""

        def draw(paper: Paper, y: float) -> None:
            x = LEFT
            for caption, width in written:
                paper.box(x, y + 8, width, 0.2, RULE)
                paper.text(x, y + 11.5, line(caption, Style.REGULAR), SMALL * 0.8, GREY)
                x += width + GAP

        return Row(14, draw, keep=True)
