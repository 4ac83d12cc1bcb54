"""What papers say of goods: values alone, without a thought of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lotbook.documents import words

THOUSANDTH = Decimal("0.001")
MOST_TOLD = 5  # corrections at the head of a paper
MOST_OF_ONE = 2  # goods that each of them names


@dataclass(frozen=True)
class Numbered:
    """A number that is to be printed as it is. of: what has it; line: of the document, from 1; lot: row id that a
    refusal names."""

    number: str
    of: str
    line: int | None = None
    lot: int | None = None


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
class CorrectedGoods:
    """A number, or goods without one, of which another quantity holds now than was posted. product_name: of goods that
    turned out to be another product than their line's."""

    number: str | None
    posted: Decimal
    holds: Decimal
    unit: str
    product_name: str | None = None

    @property
    def name(self) -> str:
        return self.number or self.product_name or ""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A correction of what was posted. at: aware, in the warehouse's zone; by: empty for an automatic step; changed:
    what held before it as posted, each with its product."""

    at: datetime
    by: str
    reason: str | None
    changed: tuple[CorrectedGoods, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SlipLine:
    """One product of a transfer; quantities in its unit, whose name is shown behind them. moved: received, or
    delivered; packaging: the one it was ordered in, with what is in one of it; other_unit: the unit that it was
    ordered in, where that is another one, with how much one of it is; aside: told in small below the product;
    corrected: what holds otherwise than it was posted."""

    product_name: str
    sku: str
    unit: str
    expected: Decimal
    moved: Decimal
    numbers: tuple[NumberRange, ...] = ()
    packaging: tuple[str, Decimal] | None = None
    other_unit: tuple[str, Decimal] | None = None
    aside: str | None = None
    corrected: tuple[CorrectedGoods, ...] = ()


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


def correction(line: SlipLine) -> str | None:
    """What was posted of its product and what holds now, in words; None when nothing was corrected.

    >>> less = CorrectedGoods(number="T-1", posted=Decimal(20), holds=Decimal(16), unit="packs")
    >>> tea = dict(product_name="Tea", sku="T", unit="packs", expected=Decimal(96), moved=Decimal(56))
    >>> correction(SlipLine(**tea, corrected=(less,)))
    'Corrected: 60 packs posted, 56 packs now'
    """
    if not line.corrected:
        return None
    own = [each for each in line.corrected if each.product_name is None]
    posted = line.moved - sum((each.holds - each.posted for each in own), Decimal(0))
    if posted == line.moved:
        return "Corrected: other numbers"
    return f"Corrected: {changed(posted, line.moved, line.unit)}"


def changed(posted: Decimal, holds: Decimal, unit: str) -> str:
    """Both quantities in words.

    >>> changed(Decimal(1), Decimal(0), "pcs")
    '1 pcs posted, none now'
    """
    before, now = (f"{words.amount(each)} {unit}" if each else "none" for each in (posted, holds))
    return f"{before} posted, {now} now"


def of_what(goods: Sequence[CorrectedGoods]) -> str:
    """Of what a correction was, in words: a number that is another one now, or how much of each.

    >>> old = CorrectedGoods(number="T-1", posted=Decimal(2), holds=Decimal(0), unit="kg", product_name="Tea")
    >>> from dataclasses import replace
    >>> of_what([old, replace(old, number="T-2", posted=Decimal(0), holds=Decimal(2))])
    'T-1, now T-2'
    >>> of_what([replace(old, holds=Decimal(1)), replace(old, number=None)])
    'T-1: 2 kg posted, 1 kg now; Tea: 2 kg posted, none now'
    """
    gone, come = [each for each in goods if not each.holds], [each for each in goods if not each.posted]
    if len(goods) == 2 and gone and come and gone[0].posted == come[0].holds:
        return f"{gone[0].name}, now {come[0].name}"
    told = [f"{each.name}: {changed(each.posted, each.holds, each.unit)}" for each in goods[:MOST_OF_ONE]]
    more = [f"{len(goods) - MOST_OF_ONE} more"] if len(goods) > MOST_OF_ONE else []
    return "; ".join(told + more)


def told_corrections(corrections: Sequence[Correction]) -> tuple[str, ...]:
    """What the head of a paper says of them, the last one first."""
    told = tuple(
        " · ".join(
            part
            for part in (
                f"Corrected on {words.instant(each.at)}{f' by {each.by}' if each.by else ''}",
                of_what(each.changed),
                each.reason,
            )
            if part
        )
        for each in reversed(corrections)
    )
    left = len(told) - MOST_TOLD
    return (*told[:MOST_TOLD], f"and {left} more before") if left > 0 else told


def numbered(lines: Iterable[SlipLine]) -> Iterator[Numbered]:
    """All numbers that are printed of lines."""
    for place, each in enumerate(lines, 1):
        for numbers in each.numbers:
            for number in (numbers.start, numbers.end):
                yield Numbered(number, each.product_name, place)
        for goods in each.corrected:
            if goods.number is not None:
                yield Numbered(goods.number, goods.product_name or each.product_name, place)
