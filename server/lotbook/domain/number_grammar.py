"""The grammar in which numbers are asked for: one item a line, or separated by a semicolon.

SN-001 x 3            SN-001, SN-002, SN-003
SN-001 .. SN-015      every number between, the ends included; the text around the counter is the same
~ x 3                 the next three of the product's sequence; ~ alone is one
anything else         one number as it stands

Of lots, what stands behind the x is how much of the one lot it is:

LT-001 x 5            5 of lot LT-001
~ x 5                 5 of the next number of the sequence
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lotbook.domain.inputs import require_quantity
from lotbook.domain.number_runs import NumberRun, digit_runs
from lotbook.domain.numbers import LONGEST, parse_number
from lotbook.domain.quantities import ZERO, Path, format_quantity, parse_quantity, shown, to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InputProblem, InvalidInput, invalid

MOST_DESCRIBED = 50_000
MOST_LISTED = 1_000

_TIMES = re.compile("(.*[^ \t])[ \t]+[xX\u00d7][ \t]+([0-9]{1,20})")
_BETWEEN = re.compile(r"(.*[^ \t])[ \t]+\.\.[ \t]+([^ \t].*)")
_NEXT = re.compile("~(?:[ \t]*[xX\u00d7][ \t]*([0-9]{1,20}))?")
_MUCH = re.compile("(~|.*[^ \t])[ \t]+[xX\u00d7][ \t]+([0-9][0-9.,]*)")


@dataclass(frozen=True)
class OneNumber:
    """A number as it stands. quantity: of that lot, None where that is not said; typed: by a person."""

    number: str
    quantity: Decimal | None = None
    typed: bool = True

    @property
    def count(self) -> int:
        return 1

    def __iter__(self) -> Iterator[str]:
        yield self.number


@dataclass(frozen=True)
class CountedNumbers:
    """Numbers that count up; digits says which run of the first one rises, from 0 at the left."""

    run: NumberRun
    digits: int

    @property
    def count(self) -> int:
        return self.run.count

    def __iter__(self) -> Iterator[str]:
        return iter(self.run)


@dataclass(frozen=True)
class NextOfSequence:
    """So many of the product's own sequence; which ones is known when they are drawn. quantity: of the one lot."""

    count: int
    quantity: Decimal | None = None


Item = OneNumber | CountedNumbers | NextOfSequence


@dataclass(frozen=True)
class LotSplit:
    """A quantity over lots: full lots of each, then one of rest when that is not zero."""

    full: int
    each: Decimal
    rest: Decimal

    @property
    def count(self) -> int:
        return self.full + (1 if self.rest else 0)

    def quantity_of(self, index: int) -> Decimal:
        """Of the lot at a zero-based place. Raises IndexError outside the split."""
        if not 0 <= index < self.count:
            raise IndexError(index)
        return self.each if index < self.full else self.rest


def parse_numbers(
    text: str, field: Path = ("text",), *, digits: int | None = None, lot_step: Decimal | None = None
) -> list[Item]:
    """The items that text asks for, in its order; empty lines are skipped.

    digits: the run that counts in `FIRST x COUNT` items, from 0 at the left; the last when None. lot_step: the numbers
    are those of lots, whose quantities have this step.
    Raises InvalidInput with a problem for every faulty item (field path ends with its place, from 0),
    and when more than 50,000 numbers or more than 1,000 items are asked for.
    >>> [list(item) for item in parse_numbers("SN-9 x 2; LOT A")]
    [['SN-9', 'SN-10'], ['LOT A']]
    >>> parse_numbers("LT-9 x 2.5", lot_step=Decimal("0.5"))
    [OneNumber(number='LT-9', quantity=Decimal('2.5'), typed=True)]
    """
    written = [item for item in re.split(r"[;\r\n]", text) if item.strip()]
    if not written:
        raise invalid(field, InputFault.MISSING, "No number is given.")
    if len(written) > MOST_LISTED:
        message = (
            f"At most {MOST_LISTED:,} items may be listed, not {len(written):,}; describe them by ranges."
        )
        raise invalid(field, InputFault.OVER_LIMIT, message, limit=str(MOST_LISTED))
    items: list[Item] = []
    problems: list[InputProblem] = []
    for place, item in enumerate(written):
        try:
            items.append(_item(item.strip(" \t"), (*field, str(place)), digits, lot_step))
        except InvalidInput as refused:
            problems += refused.problems
    if problems:
        raise InvalidInput.of(problems)
    require_describable(sum(item.count for item in items), field)
    return items


def _item(text: str, field: Path, digits: int | None, lot_step: Decimal | None) -> Item:
    if lot_step is not None and (much := _MUCH.fullmatch(text)):
        return _much(much[1], much[2], lot_step, field)
    if drawn := _NEXT.fullmatch(text):
        return NextOfSequence(_count(drawn[1] or "1", field))
    if times := _TIMES.fullmatch(text):
        return count_up(times[1], _count(times[2], field), digits, field)
    if between := _BETWEEN.fullmatch(text):
        return _count_to(between[1], between[2], field)
    return OneNumber(parse_number(text, field))


def _much(number: str, written: str, step: Decimal, field: Path) -> Item:
    quantity = parse_quantity(written, field)
    require_quantity(quantity, step, field)
    if number == "~":
        return NextOfSequence(1, quantity)
    return OneNumber(parse_number(number, field), quantity)


def _count(text: str, field: Path) -> int:
    count = int(text)
    require_describable(count, field)
    return count


def require_describable(count: int, field: Path) -> None:
    """Refuse to make no number, or more than 50,000, in one request."""
    if count < 1:
        raise invalid(field, InputFault.NOT_POSITIVE, "At least one number has to be made.", given=str(count))
    if count > MOST_DESCRIBED:
        message = f"At most {MOST_DESCRIBED:,} numbers can be made at once, not {count:,}."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=str(count), limit=str(MOST_DESCRIBED))


def count_up(
    first: str,
    count: int,
    digits: int | None = None,
    field: Path = ("start",),
    field_of_digits: Path | None = None,
) -> CountedNumbers:
    """count numbers from first on: its last run of digits rises, or run `digits`, from 0 at the left.

    Without digits a 0 is appended: ABC counts as ABC0, ABC1, ... Raises InvalidInput.
    >>> list(count_up("SN-2024-009/A", 2)), list(count_up("L1-2024", 2, digits=0)), list(count_up("ABC", 2))
    (['SN-2024-009/A', 'SN-2024-010/A'], ['L1-2024', 'L2-2024'], ['ABC0', 'ABC1'])
    """
    require_describable(count, field)
    number = parse_number(first, field)
    if digits is None and not digit_runs(number):
        number += "0"
    runs = digit_runs(number)
    chosen = len(runs) - 1 if digits is None else digits
    if not 0 <= chosen < len(runs):
        runs_of_digits = "1 run" if len(runs) == 1 else f"{len(runs)} runs"
        message = f"{number} has {runs_of_digits} of digits; there is no run {chosen}."
        facts = {"given": str(digits), "limit": str(len(runs) - 1)}
        raise invalid(field_of_digits or field, InputFault.OVER_LIMIT, message, **facts)
    start, end = runs[chosen]
    run = NumberRun(number[:start], int(number[start:end]), end - start, number[end:], count)
    if len(run.end) > LONGEST:
        message = f"The last number would have {len(run.end)} characters; at most {LONGEST} are possible."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=shown(first), limit=str(LONGEST))
    return CountedNumbers(run, chosen)


def _count_to(first: str, last: str, field: Path) -> Item:
    """FIRST .. LAST: the one run of digits in which they differ counts."""
    low, high = parse_number(first, field), parse_number(last, field)
    if low == high:
        return OneNumber(low)
    for chosen, (start, end) in reversed(list(enumerate(digit_runs(low)))):
        prefix, suffix = low[:start], low[end:]
        counter = high[len(prefix) : len(high) - len(suffix)]
        if not re.fullmatch(r"[0-9]+", counter) or prefix + counter + suffix != high:
            continue
        count = int(counter) - int(low[start:end]) + 1
        if count > 1:
            require_describable(count, field)
            run = NumberRun(prefix, int(low[start:end]), end - start, suffix, count)
            if run.end == high:
                return CountedNumbers(run, chosen)
    message = (
        f"{low} does not count up to {high}: the text around the counter and its zeros have to be the same."
    )
    raise invalid(field, InputFault.CONTRADICTION, message, given=shown(f"{low} .. {high}"))


def split_into_lots(total: Decimal, each: Decimal, field: Path = ("quantityPerLot",)) -> LotSplit:
    """total over lots of each; what is left goes into a last smaller lot.

    total, each: in the stock unit, above zero. Raises InvalidInput for more than 50,000 lots.
    >>> split_into_lots(Decimal("25"), Decimal("10"))
    LotSplit(full=2, each=Decimal('10'), rest=Decimal('5'))
    """
    if each <= ZERO:
        message = "The quantity of each lot has to be more than zero."
        raise invalid(field, InputFault.NOT_POSITIVE, message, given=format_quantity(each))
    full, rest = divmod(to_millionths(total), to_millionths(each))
    split = LotSplit(full, each, total - full * each)
    require_describable(full + (1 if rest else 0), field)
    return split
