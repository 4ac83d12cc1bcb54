"""What a receipt slip says: values alone, without a thought of paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lotbook.documents import words

THOUSANDTH = Decimal("0.001")


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
    it was ordered in, with what is in one of it; other_unit: the unit that it was ordered in, where that is another
    one, with how much one of it is."""

    product_name: str
    sku: str
    unit: str
    expected: Decimal
    received: Decimal
    numbers: tuple[NumberRange, ...] = ()
    packaging: tuple[str, Decimal] | None = None
    other_unit: tuple[str, Decimal] | None = None


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


def as_ordered(line: SlipLine, quantity: Decimal) -> str | None:
    """A quantity in what was ordered; None when that is the line's own unit.

    >>> cheese = SlipLine(product_name="Comté", sku="C", unit="kg", expected=Decimal(20), received=Decimal(10),
    ...                   other_unit=("lb", Decimal("0.45359237")))
    >>> as_ordered(cheese, Decimal(10))
    '22.046 lb'
    """
    if line.packaging is not None:
        return words.packed(quantity, *line.packaging, line.unit)
    if line.other_unit is None:
        return None
    symbol, each = line.other_unit
    return f"{words.amount((quantity / each).quantize(THOUSANDTH))} {symbol}"


def in_ordered_unit(line: SlipLine) -> str | None:
    """Expected and received as they were ordered; None when that was in the line's own unit.

    >>> tea = dict(product_name="Tea", sku="T", unit="packs", packaging=("Box", Decimal(24)))
    >>> in_ordered_unit(SlipLine(**tea, expected=Decimal(72), received=Decimal(53)))
    '3 × Box expected, 2 × Box and 5 packs received; 24 packs in each'
    """
    expected, received = (as_ordered(line, each) for each in (line.expected, line.received))
    if expected is None:
        return None
    each = f"; {words.amount(line.packaging[1])} {line.unit} in each" if line.packaging else ""
    return f"{expected} expected, {received} received{each}"
