"""Bills and invoices are written for what moved or was ordered, made binding, and given up; credit notes for what went
back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lotbook.db.engine import execute, fetch_value, insert_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, changed, kept
from lotbook.domain.dates import day_of
from lotbook.domain.inputs import Problems, parse_optional_line, parse_reason, search_key
from lotbook.domain.money_papers import MoneyLine, MoneyLineGiven, sums_of, term
from lotbook.domain.money_words import MoneyKind, MoneyPaperKind, MoneyPaperState
from lotbook.domain.payment_terms import terms_columns, terms_of
from lotbook.domain.quantities import to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound
from lotbook.domain.sequences import document_number
from lotbook.domain.states import Standing, advance, require_state
from lotbook.domain.words import OrderState
from lotbook.ledger.money import NO_PAPER
from lotbook.models import MoneyPaper, Partner, Settings, Warehouse
from lotbook.services.bill_lines import credit_lines, demand_lines
from lotbook.services.billed_orders import SIDES, PaperSide, billed_order
from lotbook.services.opening import packed_columns
from lotbook.services.rows import locked, ref, require_version, shared


@dataclass(frozen=True)
class Series:
    """How posted papers of one kind are numbered; their counter leaves no number out."""

    prefix: str
    counter: str


SERIES = {
    (MoneyKind.BILL, MoneyPaperKind.DEMAND): Series("BILL", "bill"),
    (MoneyKind.BILL, MoneyPaperKind.CREDIT_NOTE): Series("BILLCN", "bill_credit"),
    (MoneyKind.INVOICE, MoneyPaperKind.DEMAND): Series("INV", "invoice"),
    (MoneyKind.INVOICE, MoneyPaperKind.CREDIT_NOTE): Series("CN", "invoice_credit"),
}

LINE_COLUMNS = dict.fromkeys(
    """paper_id position purchase_order_line_id sales_order_line_id credits_line_id product_id quantity unit_id
    packaging_id per_packaging stock_quantity price tax_rate net tax""".split(),
    "bigint",
) | {"text": "text", "price_per": "text"}


@dataclass(frozen=True)
class PaperSaved:
    """A bill or invoice by row id."""

    paper: int


@dataclass(frozen=True)
class PaperGiven:
    """What stands at the head of a paper; None is today, the day by the terms of the order, and no number of the
    vendor's."""

    issued_on: date | None = None
    due_on: date | None = None
    vendor_number: str | None = None


@unit_of_work
async def create_paper(
    work: Work,
    kind: MoneyKind,
    order: int,
    given: PaperGiven,
    lines: Sequence[MoneyLineGiven] | None = None,
    *,
    credits_id: int | None = None,
) -> PaperSaved:
    """Write a bill or invoice as a draft, or a credit note on a posted one; lines: all that is left when None.

    Raises NotFound, WrongState, MoreThanLeft or InvalidInput.
    """
    side = SIDES[kind]
    row: Any = await locked(side.trade.order, order, ("order",))
    require_state(row.state, (OrderState.CONFIRMED, OrderState.DONE), _standing(row), f"{side.verb} it")
    credited = None if credits_id is None else await _credited(side, row, credits_id)
    partner = await Partner.get(id=getattr(row, f"{side.trade.partner}_id"))
    head = await _head(work, row, given)
    new = await _lines_of(side, row, credited, lines)
    on_order: dict[str, Any] = {side.order_column: order, "credits_id": credits_id}
    number = await _next_number("DRAFT", "money_draft")
    paper = await MoneyPaper.create(
        number=number,
        kind=kind,
        state=MoneyPaperState.DRAFT,
        partner_id=partner.id,
        **on_order,
        currency=row.currency,
        **head,
        **sums_of(new),
        search_key=search_key(number, partner.name, head["vendor_number"], row.number),
        created=work.now,
        created_by_id=work.actor.user_id,
        updated=work.now,
        updated_by_id=work.actor.user_id,
    )
    await _insert_lines(paper.id, side, new)
    work.about(kind.shown_as, paper.id)
    return PaperSaved(paper.id)


async def _next_number(prefix: str, counter: str) -> str:
    # Taken late: whoever writes a paper of this series waits for it until this one is committed.
    sql = "UPDATE counter SET value = value + 1 WHERE name = ? RETURNING value"
    return document_number(f"{prefix}-", int(await fetch_value(sql, counter)))


async def _credited(side: PaperSide, order: Any, credits_id: int) -> Any:
    """The paper that a credit note is on, locked. Raises NotFound or WrongState."""
    paper: Any = await locked(MoneyPaper, credits_id, ("credits",))
    if side.order_of(paper) != order.id or paper.credits_id is not None:
        message = f"{order.number} has no such {side.kind.lower()}."
        raise NotFound(message=message, field=("credits",), sought=f"{side.kind.lower()} {credits_id}")
    require_state(paper.state, (MoneyPaperState.POSTED,), _standing(paper), "write a credit note on it")
    return paper


async def _head(work: Work, order: Any, given: PaperGiven, paper: int = 0) -> dict[str, Any]:
    """The head of a paper as it is kept. paper: the one that is changed. Raises InvalidInput."""
    site = await Warehouse.get(id=order.warehouse_id)
    today = day_of(work.now, site.time_zone)
    issued_on = given.issued_on or today
    problems = Problems()
    terms = terms_of(order)
    due_on = problems.read(
        lambda due, _: term(issued_on, due, today, terms), given.due_on, (), otherwise=issued_on
    )
    number, field = given.vendor_number, ("vendorNumber",)
    vendor_number = problems.read(parse_optional_line, number, field, otherwise=None)
    if vendor_number and (other := await _bears(order, vendor_number, paper)):
        message = f"{other} has this number of the vendor's already: the same bill would be paid twice."
        problems.add(field, InputFault.NOT_UNIQUE, message, given=vendor_number)
    problems.refuse()
    followed = terms if due_on == terms.due_on(issued_on) else None
    head = {"issued_on": issued_on, "due_on": due_on, "vendor_number": vendor_number}
    return head | terms_columns(followed)


async def _bears(order: Any, vendor_number: str, paper: int) -> str | None:
    """The number of another paper of the order's vendor that bears a number of the vendor's."""
    others = MoneyPaper.filter(partner_id=order.vendor_id, vendor_number=vendor_number).exclude(id=paper)
    found = await others.exclude(state=MoneyPaperState.CANCELLED).first()
    return found.number if found else None


async def _lines_of(
    side: PaperSide,
    order: Any,
    credited: Any,
    lines: Sequence[MoneyLineGiven] | None,
    without: int = NO_PAPER,
) -> list[MoneyLine]:
    """The lines of a paper on an order, or of a credit note on another paper. without: the one that is changed."""
    at_hand = await billed_order(side, order, without)
    if credited is None:
        return demand_lines(side, at_hand, lines)
    return await credit_lines(side, at_hand, credited, lines, without)


async def _insert_lines(paper: int, side: PaperSide, lines: Sequence[MoneyLine]) -> None:
    rows = [
        tuple(
            ({"paper_id": paper, "position": position} | _columns(side, line))[name] for name in LINE_COLUMNS
        )
        for position, line in enumerate(lines, 1)
    ]
    await insert_rows("money_line", LINE_COLUMNS, rows)


def _columns(side: PaperSide, line: MoneyLine) -> dict[str, Any]:
    counted = line.counted
    on_order = dict.fromkeys((each.lines.column for each in SIDES.values()), None)
    return {
        **on_order,
        side.lines.column: line.order_line,
        "credits_line_id": line.credits_line,
        "product_id": counted and counted.product,
        "text": line.text,
        "quantity": to_millionths(line.quantity),
        "unit_id": counted and counted.unit,
        **packed_columns(counted.packed if counted else None),
        "stock_quantity": None if line.stock_quantity is None else to_millionths(line.stock_quantity),
        "price": to_millionths(line.agreed.price),
        "price_per": line.agreed.per.value,
        "tax_rate": to_millionths(line.tax_rate),
        "net": line.net,
        "tax": line.tax,
    }


@unit_of_work
async def update_paper(
    work: Work,
    kind: MoneyKind,
    paper: int,
    version: int,
    *,
    issued_on: date | Absent | None = ABSENT,
    due_on: date | Absent | None = ABSENT,
    vendor_number: str | Absent | None = ABSENT,
    lines: Sequence[MoneyLineGiven] | Absent | None = ABSENT,
) -> PaperSaved:
    """Change a draft; lines: replacing all.

    Raises NotFound, StaleVersion, WrongState, MoreThanLeft or InvalidInput.
    """
    side, row, order = await _locked(work, kind, paper, version)
    require_state(row.state, (MoneyPaperState.DRAFT,), _standing(row), "change it")
    head = await _head(
        work,
        order,
        PaperGiven(
            kept(issued_on, row.issued_on),
            kept(due_on, row.due_on if row.payment_days is None else None),
            changed(vendor_number, row.vendor_number),
        ),
        paper,
    )
    partner = await Partner.get(id=row.partner_id)
    head["search_key"] = search_key(row.number, partner.name, head["vendor_number"], order.number)
    if lines is not ABSENT and lines is not None:
        credited = row.credits_id and await _credited(side, order, row.credits_id)
        new = await _lines_of(side, order, credited, lines, paper)
        await execute("DELETE FROM money_line WHERE paper_id = ?", paper)
        await _insert_lines(paper, side, new)
        head |= sums_of(new)
    await MoneyPaper.filter(id=paper).update(**head, **_touched(work, row))
    work.about(kind.shown_as, paper)
    return PaperSaved(paper)


async def _locked(work: Work, kind: MoneyKind, paper: int, version: int) -> tuple[PaperSide, Any, Any]:
    """A paper and its order, both locked: the order first, since all papers on it share what is left."""
    side = SIDES[kind]
    found: Any = await MoneyPaper.get_or_none(id=paper, kind=kind)
    if found is None:
        message = f"There is no such {kind.lower()}."
        raise NotFound(message=message, field=(kind.lower(),), sought=f"{kind.lower()} {paper}")
    order = await locked(side.trade.order, side.order_of(found), ("order",))
    row = await locked(MoneyPaper, paper, (kind.lower(),))
    await require_version(work, row, version)
    return side, row, order


def _standing(row: Any) -> Standing:
    return Standing(ref(row), row.number, row.updated, row.updated_by_id)


def _touched(work: Work, row: Any) -> dict[str, Any]:
    return {"version": row.version + 1, "updated": work.now, "updated_by_id": work.actor.user_id}


@unit_of_work
async def post_paper(work: Work, kind: MoneyKind, paper: int, version: int) -> PaperSaved:
    """Make a draft binding: it takes its number and the addresses of today, and changes no more.

    Raises NotFound, StaleVersion or WrongState.
    """
    _, row, order = await _locked(work, kind, paper, version)
    state = advance(row.state, MoneyPaperState.POSTED, _standing(row))
    partner, ours = await Partner.get(id=row.partner_id), await shared(Settings, 1, ())
    theirs, us = party(partner.name, partner), party(ours.company_name, ours)
    is_bill = kind is MoneyKind.BILL
    series = SERIES[kind, MoneyPaperKind.CREDIT_NOTE if row.credits_id else MoneyPaperKind.DEMAND]
    number = await _next_number(f"{series.prefix}-{row.issued_on.year}", series.counter)
    await MoneyPaper.filter(id=paper).update(
        number=number,
        state=state,
        posting_id=work.operation_id,
        from_address=theirs if is_bill else us,
        to_address=us if is_bill else theirs,
        search_key=search_key(number, partner.name, row.vendor_number, order.number),
        **_touched(work, row),
    )
    work.about(kind.shown_as, paper)
    return PaperSaved(paper)


def party(name: str, address: Any) -> str:
    """A name and its address as they stand on a paper, a line each."""
    city = " ".join(part for part in (address.postal_code, address.city) if part)
    return "\n".join(part for part in (name, address.street, city, address.region, address.country) if part)


@unit_of_work
async def cancel_paper(work: Work, kind: MoneyKind, paper: int, version: int, reason: str) -> PaperSaved:
    """Give a draft up: its order may change as if it had not been. Raises NotFound, StaleVersion, WrongState or
    InvalidInput."""
    work.reason = parse_reason(reason)
    side, row, _ = await _locked(work, kind, paper, version)
    state = advance(row.state, MoneyPaperState.CANCELLED, _standing(row))
    await execute(f"UPDATE money_line SET {side.lines.column} = NULL WHERE paper_id = ?", paper)
    await MoneyPaper.filter(id=paper).update(state=state, **_touched(work, row))
    work.about(kind.shown_as, paper)
    return PaperSaved(paper)
