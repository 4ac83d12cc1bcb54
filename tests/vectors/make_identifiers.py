"""Make `gs1_identifiers.json` again: `python -m tests.vectors.make_identifiers`.

Every application identifier has its shortest and longest right values and some that are wrong, each in one way.
Values with a meaning are written here by hand; the rest follows from formats. Right ones are confirmed by biip,
which knows formats but hardly any of the checks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import biip

from lotbook.standards.check_digit import check_digit
from lotbook.standards.gs1.checks import SET_82, check_pair
from lotbook.standards.gs1.table import ApplicationIdentifier, identifiers
from lotbook.standards.gs1.values import read_value

TODAY = date(2026, 11, 23)
GTIN = "09520123456788"

# A right value, and wrong ones with the place of what is wrong, for each check by its name.
SAMPLES: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "company-prefix": ("9520A-1", [("A9520", 0), ("952", 0)]),
    "country": ("752", [("987", 0)]),
    "country-letters": ("SE", [("XX", 0)]),
    "country-or-999": ("999", [("000", 0)]),
    "currency": ("978", [("000", 0)]),
    "day": ("280229", [("270229", 0), ("280200", 0), ("281301", 0)]),
    "day-or-month": ("280200", [("270229", 0), ("280001", 0), ("260431", 0)]),
    "hour": ("23", [("24", 0)]),
    "iban": ("SE3550000000054910000003", [("SE3550000000054910000004", 0), ("se35", 0)]),
    "importer-index": ("_", [("/", 0)]),
    "latitude": ("1800000000", [("1800000001", 0)]),
    "long-day": ("20280229", [("20270229", 0), ("20280200", 0), ("00000101", 0)]),
    "longitude": ("3600000000", [("3600000001", 0)]),
    "luhn": ("490154203237518", [("490154203237519", 14)]),
    "media-type": ("80", [("11", 0), ("00", 0)]),
    "no-leading-zero": ("120", [("012", 0)]),
    "percent-coded": ("Malm%C3%B6", [("A%2", 1), ("A%00B", 1)]),
    "piece-of-total": ("0203", [("0003", 0), ("0403", 0)]),
    "place-of-total": ("2/3", [("3/2", 0), ("0/1", 0), ("1-2", 0)]),
    "sex": ("9", [("3", 0)]),
    "sixtieth": ("59", [("60", 0)]),
    "time": ("2359", [("2400", 0), ("1260", 0)]),
    "time-or-none": ("9999", [("2400", 0)]),
    "winding": ("9", [("2", 0)]),
    "yes-or-no": ("1", [("2", 0)]),
    "zero": ("0", [("1", 0)]),
}
LETTERS = {"N": "1234567890", "X": SET_82, "Y": "A#B/C-1234", "Z": "aB-_9", "-": "-"}
ODD = {"N": "A", "X": "^", "Y": "a", "Z": "+", "-": "+"}


def sample(name: str, length: int) -> tuple[str, list[tuple[str, int]]]:
    """A right stretch for a check, of a length where that is not its own, and wrong ones."""
    if name == "check-digit":
        body = ("9520123456789" * 2)[: length - 1]
        wrong = str((int(check_digit(body)) + 1) % 10)
        return body + check_digit(body), [(body + wrong, length - 1)]
    if name == "check-pair":
        body = "9520A%z" + "B" * (length - 9)
        return body + check_pair(body), [(body + "A2", length - 2)]
    if name == "not-zero":
        return "1".zfill(length), [("0" * length, 0)]
    return SAMPLES[name]


def plain(identifier: ApplicationIdentifier, length: int) -> str:
    """Characters that its format permits, whatever the checks say."""
    value = ""
    for part in identifier.parts:
        letters = LETTERS[part.characters]
        value += (letters * 90)[: min(part.most, length - len(value))]
    return value


def right_values(identifier: ApplicationIdentifier) -> Iterator[str]:
    for length in sorted({min(identifier.lengths), max(identifier.lengths)}):
        value = plain(identifier, length)
        for check in identifier.checks:
            if check.start < len(value):
                stretch, _ = sample(check.name, (check.end or length) - check.start)
                fits = stretch if check.end else stretch[: max(length, len(stretch))]
                value = value[: check.start] + fits + (value[check.end :] if check.end else "")
        yield value


def wrong_values(identifier: ApplicationIdentifier, right: str) -> Iterator[tuple[str, str, int]]:
    """Values that are too short or long, of a wrong character, and against each check; fault and position."""
    data = len(identifier.ai)
    short = "1" * (min(identifier.lengths) - 1)
    yield short, "ELEMENT_LENGTH", 0
    if not identifier.predefined:
        yield plain(identifier, identifier.most) + "1", "ELEMENT_LENGTH", 0
    first = identifier.parts[0].characters
    yield ODD[first] + right[1:], "CHARACTER", data
    for check in identifier.checks:
        end = check.end or len(right)
        if check.start >= len(right):
            continue
        for wrong, at in sample(check.name, end - check.start)[1]:
            value = right[: check.start] + wrong + (right[check.end :] if check.end else "")
            yield value, "", data + check.start + at


def vectors() -> dict[str, dict[str, list[list[str | int]]]]:
    return {ai: _of(identifier) for ai, identifier in identifiers().items()}


def _of(identifier: ApplicationIdentifier) -> dict[str, list[list[str | int]]]:
    right = list(dict.fromkeys(right_values(identifier)))
    shown = []
    for value in right:
        element, problems = read_value(identifier, value, 0, len(identifier.ai), TODAY)
        confirmed = biip.parse("]C1" + identifier.ai + value).gs1_message or identifier.ai == "7007"
        if problems or not confirmed:
            raise ValueError(f"({identifier.ai}) {value} is not right: {problems}")
        shown.append([value, element.display])
    wrong = []
    for value, fault, position in wrong_values(identifier, right[-1]):
        _, problems = read_value(identifier, value, 0, len(identifier.ai), TODAY)
        found = [(problem.fault, problem.position) for problem in problems]
        if not problems or found != [(fault or problems[0].fault, position)]:
            raise ValueError(f"({identifier.ai}) {value} should be wrong at {position}: {problems}")
        wrong.append([value, str(problems[0].fault), position])
    return {"right": shown, "wrong": wrong}


def text() -> str:
    rows = ",\n".join(
        f"  {json.dumps(ai)}: {json.dumps(row, ensure_ascii=False)}" for ai, row in vectors().items()
    )
    return f'{{\n  "today": "{TODAY}",\n{rows}\n}}\n'


if __name__ == "__main__":
    (Path(__file__).parent / "gs1_identifiers.json").write_text(text(), encoding="utf-8")
