"""Elements to the text of a symbol. Everything is checked first: a label is never printed from bad data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lotbook.standards.gs1.associations import forbidden, missing, repeated
from lotbook.standards.gs1.message import Element, Problem, ScanFault
from lotbook.standards.gs1.table import GS, ApplicationIdentifier, identifiers
from lotbook.standards.gs1.values import read_value

_Pair = tuple[str, str]

# Whether six digits are a day hardly depends on the century, and a day of ours is one already.
_ANY_DAY = date(2000, 1, 1)


class BuildError(ValueError):
    """Elements that cannot be written; problems: at least one, positions count characters of the value."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = list(problems)


def element_string(pairs: Sequence[_Pair], *, whole: bool = False) -> str:
    """The data of a GS1 symbol, without symbology identifier; U+001D behind a value of variable length.

    pairs: identifier and value, in the order of writing. whole: no other symbol of the item stands beside, so
    that an element without what it needs, such as a lot without GTIN, is refused too. Raises BuildError, also
    for values that are not right, an identifier with two values and those that never stand on one item.
    >>> element_string([("01", "09520123456788"), ("10", "AB"), ("17", "261231")])
    '010952012345678810AB\\x1d17261231'
    """
    require_printable(pairs, whole=whole)
    written = [
        ai + value + ("" if identifiers()[ai].predefined or place == len(pairs) - 1 else GS)
        for place, (ai, value) in enumerate(pairs)
    ]
    return "".join(written)


def bracketed(pairs: Sequence[_Pair], brackets: str = "()") -> str:
    """The human-readable line below a symbol; the brackets are not encoded. Raises BuildError.

    brackets: the two of them; "[]" for encoders that take bracketed text, since values may hold round ones.
    >>> bracketed([("01", "09520123456788"), ("10", "AB")])
    '(01)09520123456788(10)AB'
    """
    require_printable(pairs)
    opening, closing = brackets[0], brackets[1]
    return "".join(f"{opening}{ai}{closing}{value}" for ai, value in pairs)


def lot_elements(
    gtin: str,
    *,
    lot: str | None = None,
    serial: str | None = None,
    production: date | None = None,
    best_before: date | None = None,
    expiry: date | None = None,
) -> list[_Pair]:
    """Identifier and value of what a lot's label says: values of fixed length first, then lot, then serial.

    gtin: 14 digits.
    >>> lot_elements("09520123456788", lot="AB", expiry=date(2026, 12, 31))
    [('01', '09520123456788'), ('17', '261231'), ('10', 'AB')]
    """
    days = (("11", production), ("15", best_before), ("17", expiry))
    texts = (("10", lot), ("21", serial))
    fixed = [("01", gtin), *((ai, date_value(day)) for ai, day in days if day)]
    return fixed + [(ai, text) for ai, text in texts if text]


def date_value(day: date) -> str:
    """A day as YYMMDD; never day 00, which some trades may no longer write.

    >>> date_value(date(2026, 2, 28))
    '260228'
    """
    return f"{day:%y%m%d}"


def require_printable(pairs: Sequence[_Pair], *, whole: bool = False) -> None:
    """Raises BuildError unless the elements may be printed; whole: as in `element_string`."""
    problems: list[Problem] = []
    elements: list[Element] = []
    for ai, value in pairs:
        identifier = identifiers().get(ai)
        if identifier is None:
            problems.append(Problem(ScanFault.UNKNOWN_AI, f"({ai}) is no known application identifier."))
            continue
        element, faults = read_value(identifier, value, 0, 0, _ANY_DAY)
        elements.append(element)
        problems += faults or _day_00(identifier, value)
    problems += [*repeated(elements), *forbidden(elements), *(missing(elements) if whole else ())]
    if not pairs:
        problems.append(Problem(ScanFault.LENGTH, "A symbol needs at least one element."))
    if problems:
        raise BuildError(problems)


def _day_00(identifier: ApplicationIdentifier, value: str) -> Iterator[Problem]:
    """Day 00 is read as the last of its month, but some trades may no longer write it."""
    for check in identifier.checks:
        if check.name == "day-or-month" and value[check.start : check.end].endswith("00"):
            message = f"({identifier.ai}) {identifier.title} {value} has no day: write the last of the month."
            yield Problem(ScanFault.DATE, message, check.start + 4)
