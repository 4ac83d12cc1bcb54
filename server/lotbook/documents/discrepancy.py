"""The discrepancy report: what a vendor announced and what came, line by line, where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lotbook.documents import words
from lotbook.documents.checks import require_printable
from lotbook.documents.frame import Row
from lotbook.documents.goods import Numbered, NumberRange, SlipLine, as_ordered, numbered
from lotbook.documents.receipt import ReceiptSlip, receipt_head
from lotbook.documents.slip import Slip
from lotbook.documents.spreadsheet import Value, csv_table
from lotbook.domain.discrepancies import Difference, DifferenceKind
from lotbook.domain.words import PaperSize

CAPTIONS = {
    DifferenceKind.MISSING: "Announced and not received",
    DifferenceKind.UNEXPECTED: "Received and not announced",
    DifferenceKind.QUANTITY: "Received in another quantity than announced",
    DifferenceKind.DATE: "Received with another date than announced",
}
NOTHING = "Everything that was announced came, and nothing else."
NOT_ANNOUNCED = "No number was announced for this receipt; it is held against what was ordered."
HEADINGS = (
    *("Line", "SKU", "Product", "Difference", "Number"),
    *("Announced", "Received", "Unit", "Announced date", "Received date"),
    *("Announced as ordered", "Received as ordered"),
)


@dataclass(frozen=True, kw_only=True)
class ReportLine(SlipLine):
    """A product of the report. ranges: of what is missing and what is unexpected, in short, by kind."""

    position: int
    announced: bool
    differences: tuple[Difference, ...] = ()
    ranges: tuple[tuple[DifferenceKind, tuple[NumberRange, ...]], ...] = ()

    @property
    def differs(self) -> bool:
        return bool(self.differences) or self.expected != self.moved


@dataclass(frozen=True, kw_only=True)
class DiscrepancyReport:
    """What the report says. head: as of a slip, its time that of the validation or, while the receipt is open, of
    the last change."""

    head: ReceiptSlip
    lines: tuple[ReportLine, ...]
    done: bool


def discrepancy_report_pdf(report: DiscrepancyReport, size: PaperSize) -> bytes:
    """The report as a PDF file; the same report gives the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    layout = _Layout(report, size)
    require_printable(_numbers(report))
    return layout.drawn(layout.all_rows())


def discrepancy_report_csv(report: DiscrepancyReport) -> bytes:
    """The differences as a table, one a row; a table without rows says that there are none by its headings."""
    return csv_table(HEADINGS, [row for each in report.lines for row in _table_rows(each)])


def _table_rows(each: ReportLine) -> Iterator[Sequence[Value]]:
    named = (each.position, each.sku, each.product_name)
    if each.expected != each.moved:
        amounts = _amounts(each, each.expected, each.moved)
        yield (*named, "Quantity of the line", None, *amounts[:2], each.unit, None, None, *amounts[2:])
    for one in each.differences:
        dated = one.kind is DifferenceKind.DATE
        amounts = (None,) * 4 if dated else _amounts(each, one.announced, one.came)
        days = [day.isoformat() if day else None for day in (one.told, one.found)]
        yield (*named, CAPTIONS[one.kind], one.number, *amounts[:2], each.unit, *days, *amounts[2:])


def _amounts(each: ReportLine, announced: Decimal, came: Decimal) -> tuple[Value, ...]:
    """In the stock unit, and as it was ordered."""
    return announced, came, as_ordered(each, announced), as_ordered(each, came)


def _numbers(report: DiscrepancyReport) -> Iterator[Numbered]:
    for each in report.lines:
        yield from (replace(one, line=each.position) for one in numbered([each]))
        yield from (Numbered(one.number, each.product_name, each.position) for one in each.differences)


class _Layout(Slip):
    columns = ("Product, lot or serial number", "", "Expected", "Received")

    def __init__(self, report: DiscrepancyReport, size: PaperSize) -> None:
        head = receipt_head(
            report.head,
            title="Discrepancies",
            when="Received" if report.done else "Last changed",
            by="Received by" if report.done else "Last changed by",
            partner="For",
            signed="Checked with the vendor: name, date, signature",
        )
        super().__init__(size, head)
        self.report = report

    def all_rows(self) -> list[Row]:
        """What is to be known first, then each line that differs."""
        announced = any(each.announced for each in self.report.lines)
        differing = [each for each in self.report.lines if each.differs]
        intro = [] if announced else [NOT_ANNOUNCED]
        if not differing:
            intro.append(NOTHING if announced else "What was ordered came, no more and no less.")
        return [*map(self.sentence, intro), *(row for each in differing for row in self._line_rows(each))]

    def _line_rows(self, each: ReportLine) -> list[Row]:
        shown = dict(each.ranges)
        rows = self.head_rows(each)
        for kind, caption in CAPTIONS.items():
            found = [one for one in each.differences if one.kind is kind]
            if not found:
                continue
            column = self._column(kind) if kind in shown else None
            rows.append(self.marked_row(f"{caption}: {len(found):,}", column))
            if column is not None:
                rows += self.number_rows(list(shown[kind]), column[1])
            else:
                rows += [self.told_row(one.number, _how(one, each.unit)) for one in found]
        return [*rows, self.rule()]

    def _column(self, kind: DifferenceKind) -> tuple[str, float]:
        """What the amounts of such differences are, and where they stand: what did not come was not received."""
        return ("Announced", self.expected) if kind is DifferenceKind.MISSING else ("Received", self.right)


def _how(one: Difference, unit: str) -> str:
    if one.kind is DifferenceKind.DATE and one.told and one.found:
        return f"{words.day(one.found)}, announced {words.day(one.told)}"
    return f"{words.amount(one.came)} {unit}, announced {words.amount(one.announced)}"
