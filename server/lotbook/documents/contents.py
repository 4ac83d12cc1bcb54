"""The contents of a package: its SSCC to scan, and what is in it lot by lot, on a sheet that goes along with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lotbook.documents import symbols, words
from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.frame import Row
from lotbook.documents.goods import SlipLine, numbered
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.measures import BODY, LEADING, LEFT, SMALL
from lotbook.documents.paper import GREY, Paper
from lotbook.documents.slip import Slip
from lotbook.documents.typeset import line, lines
from lotbook.domain.words import PaperSize

AMOUNT_ROOM = 34.0  # at the right


@dataclass(frozen=True, kw_only=True)
class PackageContents:
    """What the sheet says. place: where it stands; lines: its products, what is in it as moved; since: when that last
    changed, aware, in the zone of the place's warehouse."""

    company: Party
    sscc: str
    place: str
    lines: tuple[SlipLine, ...]
    since: datetime
    held: bool = False


def contents_pdf(told: PackageContents, size: PaperSize) -> bytes:
    """The sheet as a PDF file; the same contents give the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    head = _head(told)
    require_printable(numbered(told.lines))
    layout = _Layout(size, head)
    return layout.drawn([row for each in told.lines for row in layout.rows(each)])


def _head(told: PackageContents) -> Head:
    since = words.instant(told.since)
    facts = [
        ("SSCC", told.sscc),
        ("Place", told.place),
        ("Since", since),
        ("Status", "On hold" if told.held else ""),
    ]
    return Head(
        title="Package contents",
        number=f"(00) {told.sscc}",
        company=told.company,
        partners=(),
        facts=tuple((caption, text) for caption, text in facts if text),
        day=f"since {since}",
        foot=f"{told.sscc} · since {since}",
        symbol=symbols.gs1_128(f"00{told.sscc}"),
    )


class _Layout(Slip):
    tells_differences = False

    def draw_columns(self, base: float) -> None:
        self.paper.text(LEFT, base, line("Product, lot or serial number", Style.BOLD), SMALL)
        self.paper.text(self.dates, base, line("Use through", Style.BOLD), SMALL)
        self.paper.text_to(self.right, base, line("In it", Style.BOLD), SMALL)

    def _product(self, each: SlipLine, quantity: Decimal, *, beside: Decimal | None = None) -> Row:
        sku = line(each.sku, Style.MONO, 0)
        room = self.width - AMOUNT_ROOM
        name = lines(each.product_name, Style.BOLD, (room - 3 - sku.length(SMALL)) * 1000 / BODY, 2)

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            for row, part in enumerate(name):
                paper.text(LEFT, base + row * LEADING, part, BODY)
            x = LEFT + name[-1].length(BODY) + 3
            paper.text(x, base + (len(name) - 1) * LEADING, sku, SMALL, GREY)
            told = f"{words.amount(quantity)} {each.unit}"
            self.fitted_to(self.right, base, line(told, Style.BOLD), AMOUNT_ROOM - 2)

        return Row(len(name) * LEADING, draw, keep=True, product=each.product_name)
