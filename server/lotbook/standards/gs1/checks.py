"""What stretches of values have to be beyond their characters: check digits, days, codes of ISO lists.

Each check takes a stretch whose characters are right already, and raises Wrong when it is none of its kind.
Source: GS1 General Specifications, sections 3 and 7; ISO 3166, 4217, 5218 and 13616.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache

from lotbook.standards.check_digit import agrees, check_digit
from lotbook.standards.gs1.dates import NoSuchDay, read_date, read_long_date, read_time
from lotbook.standards.gs1.message import ScanFault
from lotbook.standards.gs1.table import rules

SET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_SET_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83)


class Wrong(ValueError):
    """A stretch that is not what it has to be, in words. position: of the character at fault in it."""

    def __init__(self, message: str, fault: ScanFault = ScanFault.VALUE, position: int = 0) -> None:
        super().__init__(message)
        self.fault = fault
        self.position = position


Checking = Callable[[str, date], None]


def check_pair(text: str) -> str:
    """The two check characters that belong behind a global model number.

    text: at most 23 characters of set 82. Source: GS1 General Specifications, section 7.9.5.
    >>> check_pair("1987654Ad4X4bL5ttr2310c")
    '2K'
    """
    total = sum(
        SET_82.index(character) * prime for character, prime in zip(reversed(text), _PRIMES, strict=False)
    )
    return _SET_32[total % 1021 >> 5] + _SET_32[total % 1021 & 31]


def _check_digit(text: str, _: date) -> None:
    if not agrees(text):
        message = f"the check digit is {text[-1]}, not {check_digit(text[:-1])}: damaged or misprinted"
        raise Wrong(message, ScanFault.CHECK_DIGIT, len(text) - 1)


def _check_pair(text: str, _: date) -> None:
    if len(text) < 3 or check_pair(text[:-2]) != text[-2:]:
        raise Wrong("its two check characters are wrong", ScanFault.CHECK_DIGIT, max(len(text) - 2, 0))


def _luhn(text: str, _: date) -> None:
    doubled = (sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(text)))
    if sum(doubled) % 10:
        raise Wrong("its last digit does not fit the others", ScanFault.CHECK_DIGIT, len(text) - 1)


def _day(text: str, today: date) -> None:
    if text.endswith("00"):
        raise Wrong("it needs a day, not 00", ScanFault.DATE)
    _day_or_month(text, today)


def _day_or_month(text: str, today: date) -> None:
    try:
        read_date(text, today)
    except NoSuchDay as no_day:
        raise Wrong(f"{text} is no day: {no_day}", ScanFault.DATE) from no_day


def _long_day(text: str, _: date) -> None:
    try:
        read_long_date(text)
    except NoSuchDay as no_day:
        raise Wrong(f"{text} is no day: {no_day}", ScanFault.DATE) from no_day


def _time(text: str, _: date) -> None:
    if read_time(text) is None:
        raise Wrong(f"{text} is no time of day", ScanFault.DATE)


def _time_or_none(text: str, today: date) -> None:
    if text != "9999":
        _time(text, today)


def _hour(text: str, today: date) -> None:
    _time(text + "00", today)


def _sixtieth(text: str, today: date) -> None:
    _time("00" + text, today)


def _company_prefix(text: str, _: date) -> None:
    if not re.match("[0-9]{4}", text):
        raise Wrong("it begins with a company prefix, of at least four digits")


def _no_leading_zero(text: str, _: date) -> None:
    if len(text) > 1 and text.startswith("0"):
        raise Wrong("it has no zero in front")


def _not_zero(text: str, _: date) -> None:
    if not text.strip("0"):
        raise Wrong("it is not zero")


def _piece_of_total(text: str, _: date) -> None:
    piece, total = text[:2], text[2:]
    if not "00" < piece <= total:
        raise Wrong(f"there is no piece {piece} of {total}")


def _place_of_total(text: str, _: date) -> None:
    if not re.fullmatch("[1-9]/[1-9]", text) or text[0] > text[2]:
        raise Wrong(f"{text} is no place in a number of births, such as 1/2")


def _percent_coded(text: str, _: date) -> None:
    if wrong := re.search("%(?![0-9A-Fa-f]{2})|%00", text):
        raise Wrong("behind % stand the two hexadecimal digits of a character", position=wrong.start())


def _iban(text: str, _: date) -> None:
    right = re.fullmatch("[A-Z]{2}[0-9]{2}[0-9A-Z]{1,30}", text)
    if not right or int("".join(str(int(each, 36)) for each in text[4:] + text[:4])) % 97 != 1:
        raise Wrong("it is no IBAN", ScanFault.CHECK_DIGIT if right else ScanFault.VALUE)


def _one_of(codes: Collection[str], what: str) -> Checking:
    def check(text: str, _: date) -> None:
        if text not in codes:
            raise Wrong(f"{text} is no {what}")

    return check


def _at_most(limit: str, what: str) -> Checking:
    def check(text: str, _: date) -> None:
        if text > limit:
            raise Wrong(f"{text} is no {what}")

    return check


@cache
def listed(name: str) -> frozenset[str]:
    """One of the lists of codes."""
    return frozenset(" ".join(rules()[name]).split())


@cache
def currencies() -> Mapping[str, str]:
    """The letters of currencies by their three digits, such as EUR of 978."""
    return {code[:3]: code[3:] for code in listed("currencies")}


@cache
def checks() -> Mapping[str, Checking]:
    """The checks by their names in the rules."""
    media = [f"{number:02}" for number in (*range(1, 11), *range(80, 100))]
    return {
        "check-digit": _check_digit,
        "check-pair": _check_pair,
        "company-prefix": _company_prefix,
        "country": _one_of(listed("countries"), "country of ISO 3166"),
        "country-letters": _one_of(listed("countryLetters"), "country of ISO 3166"),
        "country-or-999": _one_of(listed("countries") | {"999"}, "country of ISO 3166"),
        "currency": _one_of(currencies(), "currency of ISO 4217"),
        "day": _day,
        "day-or-month": _day_or_month,
        "hour": _hour,
        "iban": _iban,
        "importer-index": _one_of(SET_82[13:23] + SET_82[30:], "importer index"),
        "latitude": _at_most("1800000000", "latitude"),
        "long-day": _long_day,
        "longitude": _at_most("3600000000", "longitude"),
        "luhn": _luhn,
        "media-type": _one_of(media, "kind of medium"),
        "no-leading-zero": _no_leading_zero,
        "not-zero": _not_zero,
        "percent-coded": _percent_coded,
        "piece-of-total": _piece_of_total,
        "place-of-total": _place_of_total,
        "sex": _one_of("0129", "sex of ISO 5218"),
        "sixtieth": _sixtieth,
        "time": _time,
        "time-or-none": _time_or_none,
        "winding": _one_of("019", "direction of winding"),
        "yes-or-no": _one_of("01", "yes (1) or no (0)"),
        "zero": _one_of("0", "zero, which stands in front"),
    }
