"""One value of an element: its characters, its check digit, its meaning."""

from __future__ import annotations

import calendar
import re
from datetime import date

from lotbook.standards.check_digit import agrees, check_digit
from lotbook.standards.gs1.message import Element, Problem, ScanFault
from lotbook.standards.gs1.table import ApplicationIdentifier, Kind

CSET82 = r"""!"%&'()*+,\-./0-9:;<=>?A-Z_a-z"""
_NOT_NUMERIC = re.compile(r"[^0-9]")
_NOT_CSET82 = re.compile(f"[^{CSET82}]")


class NoSuchDay(ValueError):
    """Six digits that are no day."""


def read_date(value: str, today: date) -> date:
    """The day that YYMMDD means; day 00 is the last of its month.

    The year is the one within 49 years before and 50 after today's. Raises NoSuchDay.
    Source: GS1 General Specifications, section 7.12.
    >>> read_date("280200", date(2026, 11, 23)), read_date("770615", date(2026, 11, 23))
    (datetime.date(2028, 2, 29), datetime.date(1977, 6, 15))
    """
    short_year, month, day = int(value[:2]), int(value[2:4]), int(value[4:])
    century = today.year - today.year % 100
    ahead = short_year - today.year % 100
    if ahead > 50:
        century -= 100
    elif ahead < -49:
        century += 100
    if not 1 <= month <= 12:
        raise NoSuchDay(f"there is no month {value[2:4]}")
    last = calendar.monthrange(century + short_year, month)[1]
    if day > last:
        raise NoSuchDay(f"{century + short_year}-{month:02} has {last} days, not {day}")
    return date(century + short_year, month, day or last)


def read_value(
    identifier: ApplicationIdentifier, value: str, position: int, data: int, today: date
) -> tuple[Element, list[Problem]]:
    """The element that value makes, and what is wrong with it.

    position, data: where the identifier and the value begin in the text as read.
    """
    problems = _format_problems(identifier, value, position, data)
    meaning: date | int | str | None = None
    if not problems:
        meaning, problem = _meaning(identifier, value, data, today)
        problems = [problem] if problem else []
    return Element(identifier.ai, identifier.title, value, position, meaning), problems


def _format_problems(
    identifier: ApplicationIdentifier, value: str, position: int, data: int
) -> list[Problem]:
    name = f"({identifier.ai}) {identifier.title}"
    if not identifier.least <= len(value) <= identifier.most:
        message = f"{name} has {identifier.length_in_words} characters, not {len(value)}; scan again."
        return [Problem(ScanFault.ELEMENT_LENGTH, message, position)]
    start = 0
    for part in identifier.parts:
        odd = (_NOT_NUMERIC if part.numeric else _NOT_CSET82).search(value[start : start + part.most])
        if odd:
            what = "digits only" if part.numeric else "no such character"
            message = f"{name} has {what}: U+{ord(odd[0]):04X} is not permitted there."
            return [Problem(ScanFault.CHARACTER, message, data + start + odd.start())]
        start += part.most
    return []


def _meaning(
    identifier: ApplicationIdentifier, value: str, data: int, today: date
) -> tuple[date | int | str | None, Problem | None]:
    name = f"({identifier.ai}) {identifier.title}"
    if identifier.kind is Kind.GTIN and not agrees(value):
        expected = check_digit(value[:-1])
        message = (
            f"The check digit of {name} is {value[-1]}, not {expected}: the code is damaged or misprinted."
        )
        return None, Problem(ScanFault.CHECK_DIGIT, message, data + len(value) - 1)
    if identifier.kind is Kind.DATE:
        try:
            return read_date(value, today), None
        except NoSuchDay as no_day:
            return None, Problem(ScanFault.DATE, f"{name} {value} is no day: {no_day}.", data)
    return (int(value) if identifier.kind is Kind.COUNT else value), None
