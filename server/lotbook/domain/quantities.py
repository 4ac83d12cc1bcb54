"""Quantities: exact decimals with at most six places, below 10^12, in the stock unit of a product.

In the database a quantity is a whole number of millionths, so that sums are exact on every engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, invalid

ZERO = Decimal(0)
DECIMALS = 6
MILLION = 10**DECIMALS
LIMIT = Decimal(10**12)
LONGEST = 40
"""Characters of a quantity as text: beyond any that fits, so that a megabyte is refused before it is read."""

Path = tuple[str, ...]

_WRITTEN = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
_EXACT = Context(prec=60)


class UnitKind(StrEnum):
    """Counted units (piece, box, dozen) convert exactly or not at all; measured ones are rounded once."""

    COUNTED = "COUNTED"
    MEASURED = "MEASURED"


@dataclass(frozen=True)
class Unit:
    """One of it is numerator/denominator of its category's reference unit; both are at least 1."""

    symbol: str
    category: str
    kind: UnitKind
    numerator: int
    denominator: int = 1

    @property
    def factor(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)


def parse_quantity(
    text: object, field: Path = ("quantity",), *, zero: bool = False, what: str = "quantity"
) -> Decimal:
    """The decimal that text writes; nothing is rounded or guessed.

    text: only str is read, ASCII digits with at most one point; zero: whether 0 is permitted;
    what: its name in messages. Raises InvalidInput.
    >>> parse_quantity("12.50")
    Decimal('12.50')
    """
    if not isinstance(text, str):
        message = f'A {what} is a decimal string such as "12.5", not {type(text).__name__}.'
        raise invalid(field, InputFault.MALFORMED, message)
    if not text.strip():
        raise invalid(field, InputFault.MISSING, f"A {what} is missing.")
    if len(text) > LONGEST:
        message = f"A {what} has at most {LONGEST} characters, this has {len(text)}."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=shown(text), limit=str(LONGEST))
    return _checked(text, field, zero, what)


def _checked(text: str, field: Path, zero: bool, what: str) -> Decimal:
    given = shown(text)
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise _not_a_decimal(text, field, what)
    sign, _, decimals = written.groups()
    value = Decimal(text)
    if value == 0 and not zero:
        raise invalid(field, InputFault.NOT_POSITIVE, f"The {what} has to be more than zero.", given=given)
    if sign:
        raise invalid(field, InputFault.NOT_POSITIVE, f"A {what} cannot be negative.", given=given)
    if decimals and len(decimals) > DECIMALS:
        message = f"A {what} has at most {DECIMALS} decimals, {text} has {len(decimals)}."
        raise invalid(field, InputFault.TOO_PRECISE, message, given=given, limit=str(DECIMALS))
    if value >= LIMIT:
        message = f"A {what} has to be below {LIMIT:,}."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=given, limit=str(LIMIT))
    return value


def _not_a_decimal(text: str, field: Path, what: str) -> InvalidInput:
    """Why text is no decimal; a comma could mean decimals or thousands, so both readings are told."""
    if re.fullmatch(r"[0-9]+,[0-9]+", text):
        readings = f"{text.replace(',', '.')} or {text.replace(',', '')}"
        message = f"{text} could mean {readings}; write it without a comma."
        return invalid(field, InputFault.AMBIGUOUS, message, given=text, position=text.index(","))
    odd = re.search(r"[^0-9.]", text)
    message = f'A {what} is written with digits and at most one point, such as "12.5".'
    return invalid(field, InputFault.MALFORMED, message, given=shown(text), position=odd and odd.start())


def shown(text: str) -> str:
    """Text for a message: escaped where it cannot be printed, at most 80 characters.

    >>> shown("a" + chr(10) + "b")
    'a\\\\nb'
    """
    escaped = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text[:81])
    return escaped if len(escaped) <= 80 else escaped[:79] + "…"


def to_millionths(quantity: Decimal) -> int:
    """As the database keeps it. Raises ValueError when it is no whole number of millionths: that is a bug.

    >>> to_millionths(Decimal("1.25"))
    1250000
    """
    millionths = _EXACT.multiply(quantity, Decimal(MILLION))
    whole = int(millionths)
    if whole != millionths:
        raise ValueError(f"{quantity} has more than {DECIMALS} decimals")
    return whole


def from_millionths(millionths: int) -> Decimal:
    """As Python computes with it; equal quantities look equal.

    >>> from_millionths(1250000), from_millionths(3000000)
    (Decimal('1.25'), Decimal('3'))
    """
    whole, part = divmod(millionths, MILLION)
    if part == 0:  # as nearly always, and then three times as fast
        return Decimal(whole)
    return _EXACT.divide(millionths, MILLION)


def counted(count: int, thing: str) -> str:
    """How many of a thing, in English.

    >>> counted(1, "lot"), counted(1200, "lot")
    ('1 lot', '1,200 lots')
    """
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def format_quantity(quantity: Decimal) -> str:
    """Without exponent, trailing zeros or a sign on zero.

    >>> format_quantity(Decimal("12.500")), format_quantity(Decimal("1E+3")), format_quantity(Decimal("-0"))
    ('12.5', '1000', '0')
    """
    text = str(quantity)
    if "E" in text:  # else it is as well, in half the time
        text = f"{quantity:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def of_it_are(quantity: Decimal, unit: str = "") -> str:
    """So much of something with its verb, in English.

    >>> of_it_are(Decimal("1.0")), of_it_are(Decimal(3), "kg")
    ('1 of it is', '3 kg of it are')
    """
    amount = format_quantity(quantity)
    return f"{amount} {unit}".strip() + (" of it is" if quantity <= 1 else " of it are")


def is_on_step(quantity: Decimal, step: Decimal) -> bool:
    """Whether quantity is a whole number of steps.

    >>> is_on_step(Decimal("2.5"), Decimal("0.5")), is_on_step(Decimal("0.5"), Decimal("1"))
    (True, False)
    """
    return to_millionths(quantity) % to_millionths(step) == 0


def require_on_step(quantity: Decimal, step: Decimal, field: Path = ("quantity",)) -> None:
    """Refuse half a piece: quantity has to be a whole number of the product's steps."""
    if not is_on_step(quantity, step):
        written, smallest = format_quantity(quantity), format_quantity(step)
        message = f"{written} is not a multiple of {smallest}, the smallest step of this product."
        raise invalid(field, InputFault.TOO_PRECISE, message, given=written, limit=smallest)


def convert(
    quantity: Decimal, source: Unit, target: Unit, step: Decimal, field: Path = ("quantity",)
) -> Decimal:
    """The same amount in another unit of the category, as a whole number of steps of that unit.

    Exact where a counted unit takes part; a measured amount is rounded once, half up, to the step.
    Raises InvalidInput when the units differ in category, do not convert exactly, or leave nothing.
    >>> box = Unit("box", "count", UnitKind.COUNTED, 12)
    >>> piece = Unit("pc", "count", UnitKind.COUNTED, 1)
    >>> convert(Decimal("2.5"), box, piece, Decimal(1))
    Decimal('30')
    """
    given = format_quantity(quantity)
    said = f"{given} {source.symbol}"
    if source.category != target.category:
        categories = f"{source.symbol} is a {source.category}, {target.symbol} a {target.category}"
        message = f"{categories}: they do not convert into each other."
        raise invalid((*field[:-1], "unit"), InputFault.UNIT_NOT_EXACT, message, given=source.symbol)
    steps = Fraction(quantity) * source.factor / target.factor / Fraction(step)
    if steps.denominator != 1:
        if UnitKind.COUNTED in (source.kind, target.kind):
            message = f"{said} is not a whole multiple of {format_quantity(step)} {target.symbol}."
            raise invalid(field, InputFault.UNIT_NOT_EXACT, message, given=given, limit=format_quantity(step))
        steps = Fraction((steps + Fraction(1, 2)).__floor__())
    return _within_limits(int(steps), step, target, (given, said), field)


def _within_limits(steps: int, step: Decimal, target: Unit, told: tuple[str, str], field: Path) -> Decimal:
    """told: the quantity as it was given, and with its unit."""
    given, said = told
    with localcontext(_EXACT):
        converted = from_millionths(to_millionths(steps * step))
    if converted == 0:
        message = f"{said} is less than the smallest step, {format_quantity(step)} {target.symbol}."
        raise invalid(field, InputFault.NOT_POSITIVE, message, given=given, limit=format_quantity(step))
    if converted >= LIMIT:
        message = f"{said} is too much: a quantity has to be below {LIMIT:,} {target.symbol}."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=given, limit=str(LIMIT))
    return converted
