"""One value of an element: its characters, what they have to be, its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from lotbook.standards import gtin
from lotbook.standards.gs1.checks import Wrong, checks, currencies
from lotbook.standards.gs1.dates import read_date, read_long_date, read_time
from lotbook.standards.gs1.message import Days, Element, Meaning, Money, Problem, ScanFault
from lotbook.standards.gs1.table import ApplicationIdentifier, Kind

_ODD = {
    "N": re.compile(r"[^0-9]"),
    "X": re.compile(r"""[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]"""),
    "Y": re.compile(r"[^#\-/0-9A-Z]"),
    "Z": re.compile(r"[^\-0-9A-Z_a-z]"),
    "-": re.compile(r"[^\-]"),
}


def read_value(
    identifier: ApplicationIdentifier, value: str, position: int, data: int, today: date
) -> tuple[Element, list[Problem]]:
    """The element that value makes, and what is wrong with it.

    position, data: where the identifier and the value begin in the text as read.
    """
    problems = _format_problems(identifier, value, position, data) or _check_problems(
        identifier, value, data, today
    )
    meaning = None if problems else _MEANINGS.get(identifier.kind, _as_it_stands)(identifier, value, today)
    return Element(identifier.ai, identifier.title, value, position, meaning), problems


def _format_problems(
    identifier: ApplicationIdentifier, value: str, position: int, data: int
) -> list[Problem]:
    name = f"({identifier.ai}) {identifier.title}"
    if len(value) not in identifier.lengths:
        todo = "scan again"
        if identifier.ai in ("01", "02") and gtin.is_gtin(value):
            todo = f"type it with zeros in front, {value.zfill(14)}"
        message = f"{name} has {identifier.length_in_words} characters, not {len(value)}; {todo}."
        return [Problem(ScanFault.ELEMENT_LENGTH, message, position)]
    start = 0
    for part in identifier.parts:
        odd = _ODD[part.characters].search(value[start : start + part.most])
        if odd:
            what = "digits only" if part.characters == "N" else "no such character"
            message = f"{name} has {what}: U+{ord(odd[0]):04X} is not permitted there."
            return [Problem(ScanFault.CHARACTER, message, data + start + odd.start())]
        start += part.most
    return []


def _check_problems(identifier: ApplicationIdentifier, value: str, data: int, today: date) -> list[Problem]:
    for check in identifier.checks:
        if check.start >= len(value):
            break  # a part that is absent
        try:
            checks()[check.name](value[check.start : check.end], today)
        except Wrong as wrong:
            message = f"({identifier.ai}) {identifier.title} {value} cannot be: {wrong}."
            return [Problem(wrong.fault, message, data + check.start + wrong.position)]
    return []


def _as_it_stands(_: ApplicationIdentifier, value: str, __: date) -> Meaning:
    return value


def _count(_: ApplicationIdentifier, value: str, __: date) -> Meaning:
    return int(value)


def _decimal(identifier: ApplicationIdentifier, value: str, _: date) -> Meaning:
    return Decimal(value).scaleb(-identifier.decimals)


def _money(identifier: ApplicationIdentifier, value: str, _: date) -> Meaning:
    return Money(Decimal(value[3:]).scaleb(-identifier.decimals), value[:3], currencies()[value[:3]])


def _temperature(_: ApplicationIdentifier, value: str, __: date) -> Meaning:
    degrees = Decimal(value[:6]).scaleb(-2)
    return -degrees if value.endswith("-") else degrees


def _day(_: ApplicationIdentifier, value: str, today: date) -> Meaning:
    return read_date(value, today)


def _days(_: ApplicationIdentifier, value: str, today: date) -> Meaning:
    first = read_date(value[:6], today)
    return Days(first, read_date(value[6:], today) if value[6:] else first)


def _moment(_: ApplicationIdentifier, value: str, today: date) -> Meaning:
    """A day alone where no time is told."""
    day, told = read_date(value[:6], today), read_time(value[6:])
    return datetime.combine(day, told) if told is not None and value[6:] else day


def _birthday(_: ApplicationIdentifier, value: str, __: date) -> Meaning:
    return read_long_date(value)


def _birth(_: ApplicationIdentifier, value: str, __: date) -> Meaning:
    return datetime.combine(read_long_date(value[:8]), read_time(value[8:]) or time())


_MEANINGS: Mapping[Kind, Callable[[ApplicationIdentifier, str, date], Meaning]] = {
    Kind.COUNT: _count,
    Kind.MEASURE: _decimal,
    Kind.AMOUNT: _decimal,
    Kind.MONEY: _money,
    Kind.TEMPERATURE: _temperature,
    Kind.DAY: _day,
    Kind.DAYS: _days,
    Kind.MOMENT: _moment,
    Kind.BIRTHDAY: _birthday,
    Kind.BIRTH: _birth,
}
