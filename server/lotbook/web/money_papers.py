"""What bills, invoices and credit notes say on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.documents import words
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.priced import PricedPaper, priced_paper_pdf
from lotbook.domain.money_words import MoneyKind, MoneyPaperState
from lotbook.domain.payment_terms import terms_of
from lotbook.domain.words import LotLayout, PaperSize
from lotbook.ledger import invoiced_lots
from lotbook.models import MoneyLine, MoneyPaper, Settings, Transfer
from lotbook.services.parties import our_company, party
from lotbook.web.drawing import Drawable, Number, each_alone, in_ranges
from lotbook.web.order_papers import priced_line

TITLES = {
    (MoneyKind.BILL, False): "Bill",
    (MoneyKind.BILL, True): "Vendor's credit note",
    (MoneyKind.INVOICE, False): "Invoice",
    (MoneyKind.INVOICE, True): "Credit note",
}
"""By kind, and whether it credits another one."""


async def bill_of(paper_id: int) -> Drawable | None:
    """A bill of a vendor, or a credit note on one; None when it is cancelled or not there."""
    return await _paper_of(MoneyKind.BILL, paper_id)


async def invoice_of(paper_id: int) -> Drawable | None:
    """An invoice to a customer, or a credit note on one; None when it is cancelled or not there. Lots only while the
    setting is on."""
    return await _paper_of(MoneyKind.INVOICE, paper_id)


async def _paper_of(kind: MoneyKind, paper_id: int) -> Drawable | None:
    paper: Any = await MoneyPaper.get_or_none(id=paper_id, kind=kind).select_related(
        "partner", "purchase_order", "sales_order", "credits"
    )
    if paper is None or paper.state is MoneyPaperState.CANCELLED:
        return None
    settings = await Settings.get(id=1)
    rows: list[Any] = (
        await MoneyLine.filter(paper_id=paper_id)
        .order_by("position")
        .select_related("product__unit", "unit", "packaging")
    )
    deliveries = await _deliveries([row.id for row in rows]) if paper.credits is None else []
    told = PricedPaper(
        head=_head(paper, await our_company(), settings, [day for _, day in deliveries]),
        currency=paper.currency,
        lines=tuple(priced_line(row, paper.currency, row.tax) for row in rows),
        deliveries=tuple(f"{number}, {words.day(day)}" for number, day in deliveries),
        layout=settings.lot_layout,
    )
    shows_lots = kind is MoneyKind.INVOICE and settings.lots_on_invoices
    lots = await invoiced_lots.of_lines([row.id for row in rows]) if shows_lots else {}
    return Drawable(paper.number, draw_money, (told, [lots.get(row.id, {}) for row in rows]))


async def _deliveries(lines: list[int]) -> list[tuple[str, date]]:
    """Number and day of each delivery that the goods on lines of an invoice left with, the earliest first."""
    numbers = await invoiced_lots.deliveries_of(lines)
    rows = await Transfer.filter(number__in=numbers).order_by("validated").select_related("warehouse")
    return [(row.number, row.validated.astimezone(ZoneInfo(row.warehouse.time_zone)).date()) for row in rows]


def draw_money(paper: PricedPaper, numbers: Sequence[Mapping[str, Decimal]], size: PaperSize) -> bytes:
    """The paper with its numbers as the setting has them. numbers: for each line, with how much of each."""
    together = each_alone if paper.layout is LotLayout.PER_LINE else in_ranges
    lines = tuple(
        replace(line, numbers=together([Number(each, much, None, None) for each, much in found.items()]))
        for line, found in zip(paper.lines, numbers, strict=True)
    )
    return priced_paper_pdf(replace(paper, lines=lines), size)


def _head(paper: Any, us: Party, settings: Settings, delivered: list[date]) -> Head:
    is_bill, credits = paper.kind is MoneyKind.BILL, paper.credits
    draft = paper.state is MoneyPaperState.DRAFT
    title = TITLES[paper.kind, credits is not None]
    order = paper.purchase_order or paper.sales_order
    issued, due = words.day(paper.issued_on), words.day(paper.due_on)
    facts = [
        ("Number", paper.number),
        ("Vendor's number", paper.vendor_number),
        ("Date", issued),
        ("Delivered", _days(delivered)),
        ("Due", None if credits else due),
        ("Payment", None if credits or paper.payment_days is None else str(terms_of(paper))),
        ("Credits", credits.number if credits else None),
        ("Order", order.number if order else None),
        ("Your reference", None if is_bill or order is None else order.customer_reference),
        ("Our tax number", settings.tax_number),
    ]
    theirs, ours = _parties(paper, us)
    return Head(
        title=f"{title} (draft)" if draft else title,
        number=paper.number,
        company=ours,
        partners=(("From" if is_bill else "To", theirs),),
        facts=tuple((caption, text) for caption, text in facts if text),
        day=issued,
        foot=f"{paper.number} · {issued}",
        note=None if is_bill or credits or draft else _request(paper, due, settings.bank_account),
    )


def _days(days: list[date]) -> str | None:
    """The day, or the first and the last of several."""
    told = [words.day(each) for each in days[:1] + days[-1:]]
    return " to ".join(dict.fromkeys(told)) or None


def _request(paper: Any, due: str, account: str | None) -> str | None:
    """What an invoice asks for. account: ours as it is today, as one that was closed since is of no use to anyone."""
    return None if account is None else f"Please pay by {due} to {account}, naming {paper.number}."


def _parties(paper: Any, us: Party) -> tuple[Party, Party]:
    """Partner and company: of a posted paper as they were on that day."""
    if paper.from_address is None or paper.to_address is None:
        return party(paper.partner.name, paper.partner), us
    sender, receiver = _kept(paper.from_address), _kept(paper.to_address)
    theirs, ours = (sender, receiver) if paper.kind is MoneyKind.BILL else (receiver, sender)
    return theirs, replace(ours, logo=us.logo)


def _kept(address: str) -> Party:
    name, *lines = address.splitlines()
    country = lines.pop() if lines and re.fullmatch("[A-Z]{2}", lines[-1]) else None
    return Party(name=name, lines=tuple(lines), country=country)
