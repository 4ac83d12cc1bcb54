"""When bills and invoices are due, as agreed with a partner and on an order."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lotbook.domain.inputs import Problems
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import InputFault

MOST_DAYS = 365


@dataclass(frozen=True)
class PaymentTerms:
    """days: after the day on the paper; end_of_month: then on the last day of that month.

    >>> PaymentTerms(30).due_on(date(2026, 11, 20)), PaymentTerms(30, True).due_on(date(2026, 11, 20))
    (datetime.date(2026, 12, 20), datetime.date(2026, 12, 31))
    """

    days: int
    end_of_month: bool = False

    def due_on(self, issued_on: date) -> date:
        """The day on which a paper of a day is due."""
        day = issued_on + timedelta(self.days)
        return day.replace(day=monthrange(day.year, day.month)[1]) if self.end_of_month else day

    def __str__(self) -> str:
        """As papers tell them.

        >>> str(PaymentTerms(30)), str(PaymentTerms(1, True)), str(PaymentTerms(0, True)), str(PaymentTerms(0))
        ('30 days net', '1 day, end of month', 'end of month', 'at once')
        """
        if self.days == 0:
            return "end of month" if self.end_of_month else "at once"
        days = f"{self.days} day{'' if self.days == 1 else 's'}"
        return f"{days}, end of month" if self.end_of_month else f"{days} net"


USUAL = PaymentTerms(30)
"""Where nothing else was agreed."""


def read_terms(problems: Problems, terms: PaymentTerms, field: Path) -> PaymentTerms:
    """Terms as given, with what is wrong with them added to the problems."""
    if 0 <= terms.days <= MOST_DAYS:
        return terms
    message = f"Payment is due within 0 to {MOST_DAYS} days."
    problems.add(
        (*field, "days"), InputFault.OVER_LIMIT, message, given=str(terms.days), limit=str(MOST_DAYS)
    )
    return USUAL


def terms_of(row: Any) -> PaymentTerms:
    """Those of a partner or an order, as it is kept."""
    return PaymentTerms(row.payment_days, row.payment_end_of_month)


def terms_columns(terms: PaymentTerms | None) -> dict[str, Any]:
    """As they are kept; None for none that a paper follows."""
    return {
        "payment_days": terms and terms.days,
        "payment_end_of_month": terms and terms.end_of_month,
    }
