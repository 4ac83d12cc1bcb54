"""Papers of a recall: the report of it, for the file, and the notice to a customer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.frame import Frame, Row
from lotbook.documents.goods import Numbered
from lotbook.documents.letterhead import PAGE, Head, Party
from lotbook.documents.measures import BODY, LEADING, LEFT, SMALL
from lotbook.documents.paper import GREY, RULE, Paper
from lotbook.documents.symbols import qr
from lotbook.documents.typeset import line, lines
from lotbook.domain.words import PaperSize

WRITING, WRITING_GAP = 9.0, 4.0
"""Millimetres: the height of a line that is written on by hand, and between two places to write on it."""
MOST_LINES = 40
"""Of one text: all of what people can write."""
ANSWER_MODULE, QUIET, ANSWER_GAP = 0.7, 4, 6.0
"""Of the code by which a customer answers: millimetres, modules, millimetres above it."""


@dataclass(frozen=True)
class Entry:
    """A line of the paper. amount: at its end; more: in small type below."""

    name: str
    amount: str = ""
    more: str = ""
    to_write: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """Entries under a heading; empty: said when there are none."""

    title: str
    entries: tuple[Entry, ...]
    empty: str = ""


@dataclass(frozen=True)
class AnswerHere:
    """How to answer by a phone. link: printed in words too, for whoever has none."""

    says: str
    link: str


@dataclass(frozen=True, kw_only=True)
class RecallPaper:
    """What a paper says. to: whom it is for, None for the file, under to_caption; said: sentences above the parts;
    as_of: in words; columns, page: as `Head` has it, in the language of the paper; answer: below the parts;
    unprintable: numbers of lots that cannot be printed, whether it tells them or not."""

    title: str
    company: Party
    number: str
    facts: tuple[tuple[str, str], ...]
    as_of: str
    said: tuple[str, ...]
    parts: tuple[Part, ...]
    to: Party | None = None
    to_caption: str = "To"
    signed: str | None = None
    columns: tuple[str, str] = ("What", "How much, or when")
    unprintable: tuple[Numbered, ...] = ()
    page: str = PAGE
    answer: AnswerHere | None = None


def recall_paper_pdf(told: RecallPaper, size: PaperSize) -> bytes:
    """The paper as a PDF file; the same paper gives the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    layout = _Layout(size, _head(told), told.columns)
    said = [*_texts(told)] if told.unprintable else []
    require_printable(each for each in told.unprintable if any(each.number in text for text in said))
    return layout.drawn(layout.all_rows(told))


def _head(told: RecallPaper) -> Head:
    return Head(
        title=told.title,
        number=told.number,
        company=told.company,
        partners=((told.to_caption, told.to),) if told.to else (),
        facts=told.facts,
        day=told.as_of,
        foot=f"{told.title} {told.number} · {told.as_of}",
        signed=told.signed,
        page=told.page,
    )


def _texts(told: RecallPaper) -> Iterator[str]:
    """What numbers stand in, among other words."""
    for part in told.parts:
        for entry in part.entries:
            yield from (entry.name, entry.amount, entry.more)


class _Layout(Frame):
    def __init__(self, size: PaperSize, head: Head, columns: tuple[str, str]) -> None:
        super().__init__(size, head)
        self._columns = columns

    def draw_columns(self, base: float) -> None:
        what, much = self._columns
        self.paper.text(LEFT, base, line(what, Style.BOLD), SMALL)
        self.paper.text_to(self.right, base, line(much, Style.BOLD), SMALL)

    def all_rows(self, told: RecallPaper) -> list[Row]:
        rows = [
            self._said(line) for said in told.said for line in re.sub(r"\n{3,}", "\n\n", said).split("\n")
        ]
        for part in told.parts:
            rows.append(self.heading(part.title))
            rows += [*map(self._entry, part.entries)] or [self.sentence(part.empty)]
        if told.answer:
            rows.append(self._answer(told.answer))
        return [*rows, self.rule()]

    def _said(self, said: str) -> Row:
        """A line of a text as it was written, a blank one as half of one."""
        return self._entry(Entry(said)) if said.strip() else Row(LEADING / 2, lambda paper, y: None)

    def _answer(self, answer: AnswerHere) -> Row:
        """A code for a phone at the right end, and beside it what it is for."""
        code = qr(answer.link)
        side = code.rows * ANSWER_MODULE
        room = self.width - side - QUIET * ANSWER_MODULE
        says = lines(answer.says, Style.BOLD, room * 1000 / BODY, MOST_LINES)
        link = lines(answer.link, Style.REGULAR, room * 1000 / BODY, MOST_LINES)

        def draw(paper: Paper, y: float) -> None:
            top = y + ANSWER_GAP
            paper.symbol(self.right - side, top, ANSWER_MODULE, code)
            for row, part in enumerate((*says, *link)):
                paper.text(LEFT, top + (0.75 + row) * LEADING, part, BODY)

        return Row(ANSWER_GAP + max(side, (len(says) + len(link)) * LEADING) + ANSWER_GAP / 2, draw)

    def _entry(self, entry: Entry) -> Row:
        much = line(entry.amount, Style.BOLD)
        room = self.width - much.length(BODY) - 6
        parts = lines(entry.name, Style.REGULAR, room * 1000 / BODY, MOST_LINES) if entry.name else ()
        small = lines(entry.more, Style.REGULAR, self.width * 1000 / SMALL, MOST_LINES) if entry.more else ()

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            for row, part in enumerate(parts):
                paper.text(LEFT, base + row * LEADING, part, BODY)
            paper.text_to(self.right, base, much, BODY)
            for row, part in enumerate(small, len(parts)):
                paper.text(LEFT, base + row * LEADING, part, SMALL, GREY)
            self._to_write(paper, y + height, entry.to_write)

        height = (len(parts) + len(small)) * LEADING
        return Row(height + (WRITING if entry.to_write else 0), draw)

    def _to_write(self, paper: Paper, y: float, captions: Sequence[str]) -> None:
        """Places to write by hand, side by side, each behind its caption."""
        for place, caption in enumerate(captions):
            text = line(caption, Style.REGULAR)
            left = LEFT + place * self.width / len(captions)
            paper.text(left, y + WRITING - 2, text, SMALL, GREY)
            start = left + text.length(SMALL) + 1
            end = LEFT + (place + 1) * self.width / len(captions) - WRITING_GAP
            paper.box(start, y + WRITING - 2, end - start, 0.2, RULE)
