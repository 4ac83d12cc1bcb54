"""What papers say of goods: values alone, without a thought of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lotbook.documents import words

THOUSANDTH = Decimal("0.001")


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
    """One product of a transfer; quantities in its unit, whose name is shown behind them. moved: received, or
    delivered; packaging: the one it was ordered in, with what is in one of it; other_unit: the unit that it was
    ordered in, where that is another one, with how much one of it is; aside: told in small below the product."""

    product_name: str
    sku: str
    unit: str
    expected: Decimal
    moved: Decimal
    numbers: tuple[NumberRange, ...] = ()
    packaging: tuple[str, Decimal] | None = None
    other_unit: tuple[str, Decimal] | None = None
    aside: str | None = None


@dataclass(frozen=True, kw_only=True)
class PackedLine:
    """A package by its SSCC, with its products; what of each is in it stands as expected."""

    sscc: str
    lines: tuple[SlipLine, ...]


def difference(line: SlipLine) -> str | None:
    """Expected and received beside each other in words; None when they agree.

    >>> tea = dict(product_name="Tea", sku="T", unit="packs")
    >>> difference(SlipLine(**tea, expected=Decimal(96), moved=Decimal(56)))
    '40 packs short'
    """
    apart = line.moved - line.expected
    if not apart:
        return None
    if not line.moved:
        return "not received"
    if not line.expected:
        return "not expected"
    return f"{words.amount(abs(apart))} {line.unit} {'more than expected' if apart > 0 else 'short'}"


def as_ordered(line: SlipLine, quantity: Decimal) -> str | None:
    """A quantity in what was ordered; None when that is the line's own unit.

    >>> cheese = SlipLine(product_name="Comté", sku="C", unit="kg", expected=Decimal(20), moved=Decimal(10),
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


def in_ordered_unit(line: SlipLine, expected: str = "expected", moved: str = "received") -> str | None:
    """Both quantities as they were ordered, with these words; None when that was in the line's own unit.

    >>> tea = dict(product_name="Tea", sku="T", unit="packs", packaging=("Box", Decimal(24)))
    >>> in_ordered_unit(SlipLine(**tea, expected=Decimal(72), moved=Decimal(53)))
    '3 × Box expected, 2 × Box and 5 packs received; 24 packs in each'
    """
    before, after = (as_ordered(line, each) for each in (line.expected, line.moved))
    if before is None:
        return None
    each = f"; {words.amount(line.packaging[1])} {line.unit} in each" if line.packaging else ""
    return f"{before} {expected}, {after} {moved}{each}"


def texts_of(lines: Iterable[SlipLine]) -> Iterator[str]:
    """All that is printed of lines, for what no font has."""
    for each in lines:
        yield from (each.product_name, each.sku, each.unit)
        yield from (ordered[0] for ordered in (each.packaging, each.other_unit) if ordered)
        for numbers in each.numbers:
            yield from (numbers.start, numbers.end)
