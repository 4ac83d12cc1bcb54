"""The receipt slip: what a receipt brought into stock, lot by lot, on A4 or Letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lotbook.documents import words
from lotbook.documents.checks import require_printable
from lotbook.documents.goods import Correction, SlipLine, numbered, told_corrections
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.slip import Slip
from lotbook.domain.words import PaperSize


@dataclass(frozen=True, kw_only=True)
class ReceiptSlip:
    """What the slip says. received_at: aware, in the warehouse's zone. backorder: where the rest comes."""

    company: Party
    warehouse: str
    vendor: Party
    number: str
    lines: tuple[SlipLine, ...]
    received_at: datetime
    received_by: str
    order_number: str | None = None
    ordered: date | None = None
    expected: date | None = None
    vendor_reference: str | None = None
    backorder: str | None = None
    note: str | None = None
    corrections: tuple[Correction, ...] = ()


def receipt_slip_pdf(slip: ReceiptSlip, size: PaperSize) -> bytes:
    """The slip as a PDF file; the same slip gives the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    head = receipt_head(slip)
    require_printable(numbered(slip.lines))
    layout = Slip(size, head)
    layout.judged_on = slip.received_at.date()
    return layout.drawn([row for each in slip.lines for row in layout.rows(each)])


def receipt_head(
    slip: ReceiptSlip,
    *,
    title: str = "Receipt slip",
    when: str = "Received",
    by: str = "Received by",
    partner: str = "From",
    signed: str = "Goods received as listed: name, date, signature",
) -> Head:
    """What stands around the goods of a receipt."""
    instant = words.instant(slip.received_at)
    corrected = f"corrected {words.instant(slip.corrections[-1].at)}" if slip.corrections else None
    days = (("Ordered", slip.ordered), ("Expected on", slip.expected))
    facts = [
        ("Receipt", slip.number),
        (when, instant),
        (by, slip.received_by),
        ("Warehouse", slip.warehouse),
        ("Purchase order", slip.order_number),
        ("Vendor's reference", slip.vendor_reference),
        *((caption, words.day(day)) for caption, day in days if day is not None),
        ("Still to come on", slip.backorder),
    ]
    return Head(
        title=title,
        number=slip.number,
        company=slip.company,
        partners=((partner, slip.vendor),),
        facts=tuple((caption, text) for caption, text in facts if text),
        day=words.day(slip.received_at.date()),
        foot=" · ".join(
            filter(None, (slip.number, f"{when.lower()} {instant}", slip.received_by, corrected))
        ),
        note=slip.note,
        signed=signed,
        marked=told_corrections(slip.corrections),
    )
