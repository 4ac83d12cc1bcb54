"""Sequences: how new numbers are made, and how documents are numbered.

A pattern has text, date parts and exactly one running part: LT{YY}{MM}-{0000}.

    {YYYY} {YY}   year, of four or two digits      {WW}    ISO week
    {MM} {DD}     month, day of the month          {JJJ}   day of the year
    {0000}        running number, padded with zeros to as many digits; it grows beyond them

Beside {WW} the year is the ISO year, to which the first or last days of January or December may not belong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from lotbook.domain.number_runs import NumberRun
from lotbook.domain.numbers import LONGEST, parse_number
from lotbook.domain.quantities import Path, shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid

_PART = re.compile(r"\{([^{}]*)\}")
_RUNNING = re.compile(r"0{1,18}")
_DATE_PARTS: dict[str, tuple[int, Callable[[date], int]]] = {
    "YYYY": (4, lambda day: day.year),
    "YY": (2, lambda day: day.year % 100),
    "MM": (2, lambda day: day.month),
    "DD": (2, lambda day: day.day),
    "WW": (2, lambda day: day.isocalendar().week),
    "JJJ": (3, lambda day: day.timetuple().tm_yday),
}
_ISO_YEAR: dict[str, tuple[int, Callable[[date], int]]] = {
    "YYYY": (4, lambda day: day.isocalendar().year),
    "YY": (2, lambda day: day.isocalendar().year % 100),
}


@dataclass(frozen=True)
class Pattern:
    """A checked pattern; before and after the running part stand text and date parts."""

    before: str
    width: int
    after: str

    def render(self, counter: int, day: date) -> str:
        """The number that counter makes on a day.

        >>> parse_pattern("LT{YY}{MM}-{0000}").render(42, date(2026, 11, 23))
        'LT2611-0042'
        """
        return self.take(counter, 1, day).start

    def take(self, counter: int, count: int, day: date) -> NumberRun:
        """The count numbers from counter on, made on one day.

        >>> parse_pattern("LT-{000}").take(99, 3, date(2026, 11, 23)).end
        'LT-101'
        """
        return NumberRun(
            self._dated(self.before, day), counter, self.width, self._dated(self.after, day), count
        )

    def fits(self, number: str) -> bool:
        """Whether it could have made a number, on some day.

        >>> pattern = parse_pattern("LT{YY}-{000}")
        >>> [pattern.fits(number) for number in ("LT26-0042", "LT26-42", "LTX6-042")]
        [True, False, False]
        """
        parts = [*_undated(self.before), rf"[0-9]{{{self.width},}}", *_undated(self.after)]
        return re.fullmatch("".join(parts), number) is not None

    def _dated(self, text: str, day: date) -> str:
        parts = _DATE_PARTS | _ISO_YEAR if "{WW}" in self.before + self.after else _DATE_PARTS

        def written(part: re.Match[str]) -> str:
            width, value = parts[part[1]]
            return f"{value(day):0{width}d}"

        return _PART.sub(written, text)


def _undated(text: str) -> Iterator[str]:
    """Text and date parts as a regular expression, in parts: any digits are a day."""
    for place, part in enumerate(_PART.split(text)):
        yield rf"[0-9]{{{_DATE_PARTS[part][0]}}}" if place % 2 else re.escape(part)


def parse_pattern(text: str, field: Path = ("pattern",)) -> Pattern:
    """The pattern that text writes. Raises InvalidInput: unknown part, no or two running parts, stray
    brace, or numbers that would be too long or not printable.
    """
    running = []
    for part in _PART.finditer(text):
        if _RUNNING.fullmatch(part[1]):
            running.append(part)
        elif part[1] not in _DATE_PARTS:
            known = " ".join(f"{{{name}}}" for name in (*_DATE_PARTS, "0000"))
            message = f"{shown(part[0])} is no part of a pattern; these are: {known}."
            raise invalid(field, InputFault.MALFORMED, message, given=shown(text), position=part.start())
    if stray := re.search(r"[{}]", _PART.sub(lambda part: " " * len(part[0]), text)):
        message = "A brace opens or closes nothing."
        raise invalid(field, InputFault.MALFORMED, message, given=shown(text), position=stray.start())
    if len(running) != 1:
        message = f"A pattern has exactly one running part such as {{0000}}, this has {len(running)}."
        raise invalid(field, InputFault.MALFORMED, message, given=shown(text))
    pattern = Pattern(text[: running[0].start()], len(running[0][1]), text[running[0].end() :])
    _require_usable(pattern, text, field)
    return pattern


def _require_usable(pattern: Pattern, text: str, field: Path) -> None:
    sample = pattern.render(1, date(2026, 1, 1))
    if parse_number(sample, field) != sample:
        message = "A pattern neither begins nor ends with white space and is in composed form (NFC)."
        raise invalid(field, InputFault.MALFORMED, message, given=shown(text))
    # Room for a counter that outgrows its zeros.
    if len(sample) - pattern.width + 18 > LONGEST:
        limit = LONGEST - 18
        message = f"Beside the running part at most {limit} characters are possible."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=shown(text), limit=str(limit))


def document_number(prefix: str, counter: int) -> str:
    """The number of a document: prefix, then the counter with at least five digits.

    >>> document_number("WH1/IN/", 42)
    'WH1/IN/00042'
    """
    return f"{prefix}{counter:05d}"
