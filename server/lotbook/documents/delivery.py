"""The slip of a delivery or a return: what goes, what is still to come, and a line to sign on.

One that is still open has a slip too: it says what is expected and picked so far, and no lots, as these may change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from lotbook.documents import words
from lotbook.documents.checks import require_printable
from lotbook.documents.frame import Row
from lotbook.documents.goods import Correction, PackedLine, SlipLine, numbered, told_corrections
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.slip import ALONE_UP_TO, Slip
from lotbook.domain.words import LotLayout, PaperSize


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What a slip calls things. expected, moved, moving: heads of the quantities, the last while it is open."""

    title: str
    document: str
    partner: str
    order: str
    expected: str
    moved: str
    moving: str
    signed: str


DELIVERY = Wording(
    title="Delivery slip", document="Delivery", partner="Deliver to", order="Sales order", expected="Ordered",
    moved="Delivered", moving="Picked", signed="Goods received in good order: name, date, signature",
)  # fmt: skip
RETURN = Wording(
    title="Return slip", document="Return", partner="From", order="Sales order", expected="Expected",
    moved="Received", moving="Received", signed="Goods taken back as listed: name, date, signature",
)  # fmt: skip
VENDOR_RETURN = Wording(
    title="Return slip", document="Return", partner="To", order="Purchase order", expected="Expected",
    moved="Sent back", moving="Picked", signed="Goods taken back as listed: name, date, signature",
)  # fmt: skip
TRANSFER = Wording(
    title="Transfer slip", document="Transfer", partner="To", order="Order", expected="To send", moved="Sent",
    moving="Picked", signed="Goods taken in as listed: name, date, signature",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DeliverySlip:
    """What the slip says. delivered_at: when the goods moved, aware, in the warehouse's zone; None while it is open.

    lines: with lots, if they are to be shown; backorder: the number of what was left over; remaining: its goods;
    return_of: the number of the transfer whose goods come or go back; reason: why they do; replaces: the number of the
    return whose goods are sent anew; brought_in_by: the number of the transfer that has them in another warehouse.
    """

    company: Party
    warehouse: str
    customer: Party
    deliver_to: Party
    number: str
    lines: tuple[SlipLine, ...]
    due: date
    delivered_at: datetime | None = None
    delivered_by: str = ""
    order_number: str | None = None
    ordered: date | None = None
    customer_reference: str | None = None
    backorder: str | None = None
    return_of: str | None = None
    replaces: str | None = None
    brought_in_by: str | None = None
    reason: str | None = None
    remaining: tuple[SlipLine, ...] = ()
    packages: tuple[PackedLine, ...] = ()
    layout: LotLayout = LotLayout.RANGES
    wording: Wording = DELIVERY
    corrections: tuple[Correction, ...] = ()

    @property
    def heads(self) -> tuple[str, str]:
        """Of products with their numbers, and of the dates that some of these have."""
        numbers = [each for line in self.lines for each in line.numbers]
        dated = any(each.expiry or each.best_before for each in numbers)
        return ("Product, lot or serial number" if numbers else "Product", "Use through" if dated else "")


def delivery_slip_pdf(slip: DeliverySlip, size: PaperSize) -> bytes:
    """The slip as a PDF file; the same slip gives the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    layout = _Layout(slip, size)
    packed = (line for each in slip.packages for line in each.lines)
    require_printable(numbered((*slip.lines, *slip.remaining, *packed)))
    return layout.drawn([*layout.goods(), *layout.packages(), *layout.remaining()], layout.appendix())


def _head(slip: DeliverySlip) -> Head:
    done, said = slip.delivered_at, slip.wording
    facts = [
        (said.document, slip.number),
        (said.moved, words.instant(done) if done else None),
        (f"{said.moved} by", slip.delivered_by),
        ("Return of", slip.return_of),
        ("Replaces return", slip.replaces),
        ("Warehouse", slip.warehouse),
        (said.order, slip.order_number),
        ("Your reference", slip.customer_reference),
        ("Ordered", words.day(slip.ordered) if slip.ordered else None),
        ("Due", words.day(slip.due)),
        ("Still to come on", slip.backorder),
        ("Taken in with", slip.brought_in_by),
    ]
    partners = [(said.partner, slip.deliver_to)]
    if slip.customer != slip.deliver_to:
        partners.append(("Customer", slip.customer))
    day = words.day(done.date()) if done else f"due {words.day(slip.due)}"
    moved = f"{said.moved.lower()} {words.instant(done)}" if done else day
    corrected = f"corrected {words.instant(slip.corrections[-1].at)}" if slip.corrections else None
    return Head(
        title=said.title,
        number=slip.number,
        company=slip.company,
        partners=tuple(partners),
        facts=tuple((caption, text) for caption, text in facts if text),
        day=day,
        foot=" · ".join(filter(None, (slip.number, moved, corrected))),
        note=f"Reason: {slip.reason}" if slip.reason else None,
        signed=said.signed,
        marked=told_corrections(slip.corrections),
    )


class _Layout(Slip):
    tells_differences = False

    def __init__(self, slip: DeliverySlip, size: PaperSize) -> None:
        super().__init__(size, _head(slip))
        self.slip = slip
        if slip.layout is LotLayout.PER_LINE:
            self.grid_from = ALONE_UP_TO + 1
        moved = slip.wording.moved if slip.delivered_at else slip.wording.moving
        self.verbs = (slip.wording.expected.lower(), moved.lower())
        quantities = (slip.wording.expected, moved)
        if slip.layout is LotLayout.APPENDIX:
            self.columns = ("Product", "", *quantities)
            self.appendix_columns = (*slip.heads, moved)
        else:
            self.columns = (*slip.heads, *quantities)

    def goods(self) -> list[Row]:
        """What is delivered; with an appendix its numbers are left to that."""
        behind = self.slip.layout is LotLayout.APPENDIX
        lines = [_without_numbers(each) if behind else each for each in self.slip.lines]
        return [row for each in lines for row in self.rows(each)]

    def appendix(self) -> list[Row]:
        """The numbers on pages of their own, when they are wanted there."""
        numbered = [each for each in self.slip.lines if each.numbers]
        if self.slip.layout is not LotLayout.APPENDIX or not numbered:
            return []
        told = [row for each in numbered for row in self.appendix_rows(each)]
        return [self.heading("Lots and serial numbers"), *told]

    def packages(self) -> list[Row]:
        """What is in which package."""
        rows: list[Row] = []
        for each in self.slip.packages:
            rows.append(self.heading(f"Package {each.sscc}"))
            rows += [row for line in each.lines for row in (self.remaining_row(line), self.rule())]
        return rows

    def remaining(self) -> list[Row]:
        """What is not delivered yet."""
        if not self.slip.remaining:
            return []
        return [
            self.heading(f"Remaining quantities, not {self.slip.wording.moved.lower()} yet"),
            *(row for each in self.slip.remaining for row in (self.remaining_row(each), self.rule())),
        ]


def _without_numbers(line: SlipLine) -> SlipLine:
    told = (line.aside, "numbers in the appendix" if line.numbers else None)
    return replace(line, numbers=(), aside=" · ".join(filter(None, told)) or None)
