"""When papers are due, as partners and orders have it."""

from __future__ import annotations

import strawberry

from lotbook.domain.payment_terms import PaymentTerms as Terms
from lotbook.graphql.shown import Shown, computed, needed, own, preset


@strawberry.type(description="When bills and invoices are due, as was agreed.")
class PaymentTerms(Shown):
    days: int = own("How many days after the day on the paper.")
    end_of_month: bool = own("Then on the last day of that month.")

    @computed("As papers tell them, such as 30 days net.")
    def text(self) -> str:
        return str(self.thing)


@strawberry.input(description="When bills and invoices are due.")
class PaymentTermsInput:
    days: int = needed("How many days after the day on the paper, 0 to 365.")
    end_of_month: bool = preset(False, "Then on the last day of that month.")

    def terms(self) -> Terms:
        return Terms(self.days, self.end_of_month)
