"""What a receipt slip says: values alone, without a thought of paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lotbook.documents import words


@dataclass(frozen=True, kw_only=True)
class Party:
    """A company as it stands at the head of a paper. lines: address and the like, each on its own line."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NumberRange:
    """One lot, or consecutive serial numbers. quantity: all together; expiry: usable through this day."""

    start: str
    end: str
    count: int
    quantity: Decimal
    expiry: date | None = None
    best_before: date | None = None


@dataclass(frozen=True, kw_only=True)
class SlipLine:
    """One product of the receipt; quantities in its unit, whose name is shown behind them. packaging: the one
    it was ordered in, with what is in one of it."""

    product_name: str
    sku: str
    unit: str
    expected: Decimal
    received: Decimal
    numbers: tuple[NumberRange, ...] = ()
    packaging: tuple[str, Decimal] | None = None


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


def difference(line: SlipLine) -> str | None:
    """Expected and received beside each other in words; None when they agree.

    >>> tea = dict(product_name="Tea", sku="T", unit="packs")
    >>> difference(SlipLine(**tea, expected=Decimal(96), received=Decimal(56)))
    '40 packs short'
    """
    apart = line.received - line.expected
    if not apart:
        return None
    if not line.received:
        return "not received"
    if not line.expected:
        return "not expected"
    return f"{words.amount(abs(apart))} {line.unit} {'more than expected' if apart > 0 else 'short'}"


def in_packagings(line: SlipLine) -> str | None:
    """Expected and received as they were ordered; None when that was no packaging.

    >>> tea = dict(product_name="Tea", sku="T", unit="packs", packaging=("Box", Decimal(24)))
    >>> in_packagings(SlipLine(**tea, expected=Decimal(72), received=Decimal(53)))
    '3 × Box expected, 2 × Box and 5 packs received; 24 packs in each'
    """
    if line.packaging is None:
        return None
    name, per = line.packaging
    expected, received = (words.packed(each, name, per, line.unit) for each in (line.expected, line.received))
    return f"{expected} expected, {received} received; {words.amount(per)} {line.unit} in each"
