"""The words of prices, bills and invoices."""

from __future__ import annotations

from enum import StrEnum


class PricePer(StrEnum):
    """What a price is for: one of what was ordered, be it a unit or a packaging, or one stock unit."""

    ORDERED_UNIT = "ORDERED_UNIT"
    STOCK_UNIT = "STOCK_UNIT"


class MoneyKind(StrEnum):
    """Which way a paper asks for money: a bill from us, an invoice from a customer."""

    BILL = "BILL"
    INVOICE = "INVOICE"

    @property
    def shown_as(self) -> str:
        return self.value.capitalize()


class MoneyPaperKind(StrEnum):
    """What a bill or invoice says: what is owed, or what is given back."""

    DEMAND = "DEMAND"
    CREDIT_NOTE = "CREDIT_NOTE"


class MoneyPaperState(StrEnum):
    """Where a bill or invoice stands."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    CANCELLED = "CANCELLED"


class BillingPolicy(StrEnum):
    """What of a purchase order may be billed."""

    RECEIVED = "RECEIVED"
    ORDERED = "ORDERED"


class InvoicingPolicy(StrEnum):
    """What of a sales order may be invoiced."""

    DELIVERED = "DELIVERED"
    ORDERED = "ORDERED"


class ThreeWayMatch(StrEnum):
    """How what was ordered, what moved and what was billed agree."""

    AGREES = "AGREES"
    QUANTITY_ABOVE = "QUANTITY_ABOVE"
    QUANTITY_BELOW = "QUANTITY_BELOW"
    PRICE_DIFFERS = "PRICE_DIFFERS"
    MORE_THAN_ORDERED = "MORE_THAN_ORDERED"
    NO_ORDER = "NO_ORDER"
