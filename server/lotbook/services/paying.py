"""Payments are registered, in part or full, and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import execute
from lotbook.db.fields import to_micros
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import Problems, parse_line, parse_optional_line, parse_reason
from lotbook.domain.money import from_minor, to_minor
from lotbook.domain.money_papers import require_past
from lotbook.domain.money_words import MoneyPaperState
from lotbook.domain.refusals import MoreThanDue, NotFound, Ref, WrongState
from lotbook.domain.states import Standing, require_state
from lotbook.ledger import figures, money
from lotbook.models import MoneyPaper, Payment
from lotbook.services.rows import locked, ref


@dataclass(frozen=True)
class PaymentSaved:
    """A payment by row id, and its paper."""

    payment: int
    paper: Ref


@unit_of_work
async def register_payment(
    work: Work, paper: int, amount: Decimal | None, paid_on: date, method: str, reference: str | None = None
) -> PaymentSaved:
    """Register money that came or went for a posted paper. amount: in its currency; all that is due when None.

    Raises NotFound, WrongState, InvalidInput, or MoreThanDue with what is still due.
    """
    row = await _locked(paper)
    require_state(row.state, (MoneyPaperState.POSTED,), _standing(row), "pay it")
    due = (await money.due_of_papers([(row.id, row.credits_id)]))[row.id]
    problems = Problems()
    [today] = await figures.todays_of([None])
    with problems.gathered():
        require_past(paid_on, today)
    way = problems.read(parse_line, method, ("method",), otherwise="")
    told = problems.read(parse_optional_line, reference, ("reference",), otherwise=None)
    minor = due
    if amount is not None:
        minor = problems.read(
            lambda given, path: to_minor(given, row.currency, path), amount, ("amount",), otherwise=due
        )
    problems.refuse()
    if minor > due or due == 0:
        raise _more_than_due(row, due)
    payment = await Payment.create(
        paper_id=paper,
        amount=minor,
        paid_on=paid_on,
        method=way,
        reference=told,
        created=work.now,
        created_by_id=work.actor.user_id,
    )
    await _touch(work, row)
    work.about(row.shown_as, paper)
    return PaymentSaved(payment.id, ref(row))


def _more_than_due(row: Any, due: int) -> MoreThanDue:
    left = from_minor(due, row.currency)
    what = "is still due" if row.credits_id is None else "is still to be given back"
    message = f"{row.currency} {left} of {row.number} {what}." if due else f"Nothing of {row.number} {what}."
    return MoreThanDue(message=message, field=("amount",), paper=ref(row), due=left)


@unit_of_work
async def cancel_payment(work: Work, payment: int, reason: str) -> PaymentSaved:
    """Take back a payment that failed or was a mistake. Raises NotFound, WrongState or InvalidInput."""
    work.reason = parse_reason(reason)
    found: Any = await Payment.get_or_none(id=payment)
    if found is None:
        raise NotFound(message="There is no such payment.", field=("payment",), sought=f"payment {payment}")
    row = await _locked(found.paper_id)
    found = await Payment.get(id=payment)
    if found.cancelled:
        message = f"The payment on {row.number} was taken back already."
        raise WrongState(message=message, current=ref(row), by=row.updated_by_id, since=row.updated)
    await execute("UPDATE payment SET cancelled = TRUE WHERE id = ?", payment)
    await _touch(work, row)
    work.about(row.shown_as, row.id)
    return PaymentSaved(payment, ref(row))


async def _locked(paper: int) -> Any:
    """A paper that money is about to come or go for; it and all credit notes on it share one lock."""
    found: Any = await MoneyPaper.get_or_none(id=paper)
    if found is not None and found.credits_id is not None:
        await locked(MoneyPaper, found.credits_id, ("paper",))
    return await locked(MoneyPaper, paper, ("paper",))


def _standing(row: Any) -> Standing:
    return Standing(ref(row), row.number, row.updated, row.updated_by_id)


async def _touch(work: Work, row: Any) -> None:
    await execute(
        "UPDATE money_paper SET version = version + 1, updated = ?, updated_by_id = ? WHERE id = ?",
        to_micros(work.now),
        work.actor.user_id,
        row.id,
    )
