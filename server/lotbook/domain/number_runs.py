"""Numbers that count up: one run of digits rises, the text around it stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

DIGITS = "0123456789"
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class NumberRun:
    """count numbers from prefix + first + suffix on; the counter is padded with zeros to width, and grows.

    >>> list(NumberRun("SN-", 9, 2, "/A", 2))
    ['SN-09/A', 'SN-10/A']
    """

    prefix: str
    first: int
    width: int
    suffix: str
    count: int

    def at(self, index: int) -> str:
        """The number at a zero-based place. Raises IndexError outside the run."""
        if not 0 <= index < self.count:
            raise IndexError(index)
        return self._number(self.first + index)

    def __iter__(self) -> Iterator[str]:
        return (self._number(counter) for counter in range(self.first, self.first + self.count))

    def __contains__(self, number: object) -> bool:
        return isinstance(number, str) and self.index_of(number) is not None

    @property
    def start(self) -> str:
        return self._number(self.first)

    @property
    def end(self) -> str:
        return self._number(self.first + self.count - 1)

    def index_of(self, number: str) -> int | None:
        """Where exactly this number stands in the run; None when it does not.

        >>> NumberRun("SN-", 9, 2, "", 5).index_of("SN-11"), NumberRun("SN-", 9, 2, "", 5).index_of("SN-011")
        (2, None)
        """
        if not (number.startswith(self.prefix) and number.endswith(self.suffix)):
            return None
        counter = number[len(self.prefix) : len(number) - len(self.suffix)]
        if not _DIGITS.fullmatch(counter):
            return None
        index = int(counter) - self.first
        return index if 0 <= index < self.count and self.at(index) == number else None

    def _number(self, counter: int) -> str:
        return f"{self.prefix}{counter:0{self.width}d}{self.suffix}"


@dataclass(frozen=True)
class NumberRange:
    """Consecutive numbers of one quantity each; one number has equal ends. quantity: of all together."""

    start: str
    end: str
    count: int
    quantity: Decimal


@dataclass(frozen=True)
class _Counted:
    """A number taken apart at one of its runs of digits; sorts as people count."""

    prefix: str
    suffix: str
    counter: int
    width: int
    number: str = field(compare=False)

    @property
    def order(self) -> tuple[str, str, int, int]:
        return self.prefix, self.suffix, self.counter, self.width

    @property
    def next(self) -> str:
        return f"{self.prefix}{self.counter + 1:0{self.width}d}{self.suffix}"


def digit_runs(text: str) -> list[tuple[int, int]]:
    """Start and end of every run of ASCII digits, from the left.

    >>> digit_runs("SN-2024-009/A")
    [(3, 7), (8, 11)]
    """
    return [found.span() for found in _DIGITS.finditer(text)]


def ranges(numbers: Iterable[str]) -> list[NumberRange]:
    """Distinct numbers, each of one unit, with consecutive ones as ranges, in counting order.

    >>> [(r.start, r.end, r.count) for r in ranges(["SN-3", "SN-1", "X", "SN-2"])]
    [('SN-1', 'SN-3', 3), ('X', 'X', 1)]
    """
    return quantity_ranges(dict.fromkeys(numbers, Decimal(1)))


def quantity_ranges(quantities: Mapping[str, Decimal]) -> list[NumberRange]:
    """As `ranges`, for numbers with quantities: only numbers of equal quantity share a range.

    The last run of digits counts; what it leaves alone is tried by the runs before it, such as a run
    number that stands in front of a year.
    """
    merged, single = _counted_at_the_end(quantities)
    return sorted(merged + by_any_run(single), key=lambda found: counting_order(found.start))


def by_any_run(quantities: Mapping[str, Decimal]) -> list[NumberRange]:
    """Ranges of numbers that count anywhere, in no order: slower by the thousands."""
    single = dict(quantities)
    merged: list[NumberRange] = []
    runs = max((len(digit_runs(number)) for number in single), default=0)
    for from_right in range(1, runs + 1):
        for chain in _chains(single, from_right):
            each = single[chain[0]]
            merged.append(NumberRange(chain[0], chain[-1], len(chain), each * len(chain)))
            for number in chain:
                del single[number]
    return merged + [NumberRange(number, number, 1, quantity) for number, quantity in single.items()]


@dataclass
class _Stretch:
    """Consecutive counters: the first and the last, each with the width it is written in."""

    first: tuple[int, int]
    last: tuple[int, int]
    count: int


def _counted_at_the_end(quantities: Mapping[str, Decimal]) -> tuple[list[NumberRange], dict[str, Decimal]]:
    """Ranges of the numbers that end in their counter, as nearly all do; and all that follow no other by it."""
    counters: dict[tuple[str, Decimal], dict[int, list[int]]] = {}
    others: dict[str, Decimal] = {}
    for number, quantity in quantities.items():
        prefix = number.rstrip(DIGITS)
        if counter := number[len(prefix) :]:
            counters.setdefault((prefix, quantity), {}).setdefault(len(counter), []).append(int(counter))
        else:
            others[number] = quantity
    merged = []
    for (prefix, quantity), by_width in counters.items():
        for found in _stretches(by_width):
            (first, width), (last, last_width) = found.first, found.last
            start = f"{prefix}{first:0{width}d}"
            if found.count == 1:
                others[start] = quantity
            else:
                end = f"{prefix}{last:0{last_width}d}"
                merged.append(NumberRange(start, end, found.count, quantity * found.count))
    return merged, others


def _stretches(by_width: Mapping[int, list[int]]) -> Iterator[_Stretch]:
    """counters: by their width. 99 is followed by 100 as 099 is: what begins first takes it."""
    found: list[_Stretch] = []
    for width in sorted(by_width):
        grown = 10 ** (width - 1)  # follows the highest of the width before
        full = next((each for each in found if each.last == (grown - 1, width - 1)), None)
        for first, last in _consecutive(sorted(by_width[width])):
            if full is None or not first <= grown <= last or full.first > (first, width):
                found.append(_Stretch((first, width), (last, width), last - first + 1))
                continue
            full.last, full.count = (last, width), full.count + last - grown + 1
            if first < grown:
                found.append(_Stretch((first, width), (grown - 1, width), grown - first))
    yield from found


def _consecutive(ordered: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = ordered[0]
    for value in ordered[1:]:
        if value != last + 1:
            yield first, last
            first = value
        last = value
    yield first, last


def counting_order(number: str) -> list[tuple[int, int, str]]:
    """Sorts numbers as people count, SN-9 before SN-10.

    >>> sorted(["SN-10", "SN-9", "A"], key=counting_order)
    ['A', 'SN-9', 'SN-10']
    """
    parts = re.split(r"([0-9]+)", number)
    return [(1, int(part), part) if place % 2 else (0, 0, part) for place, part in enumerate(parts)]


def _chains(quantities: Mapping[str, Decimal], from_right: int) -> list[list[str]]:
    """Maximal chains of at least two consecutive numbers of equal quantity."""
    counted = {c.number: c for number in quantities if (c := _counted(number, from_right))}

    def follower(number: str) -> str | None:
        after = counted[number].next
        return after if after in counted and quantities[after] == quantities[number] else None

    followers = {follower(number) for number in counted}
    free = set(counted)
    chains = []
    # 9 and 09 are both followed by 10: the first in order takes it.
    for head in sorted((n for n in counted if n not in followers), key=lambda n: counted[n].order):
        chain: list[str] = []
        link: str | None = head
        while link is not None and link in free:
            free.remove(link)
            chain.append(link)
            link = follower(link)
        if len(chain) > 1:
            chains.append(chain)
    return chains


def _counted(number: str, from_right: int) -> _Counted | None:
    found = digit_runs(number)
    if len(found) < from_right:
        return None
    start, end = found[-from_right]
    return _Counted(number[:start], number[end:], int(number[start:end]), end - start, number)
