"""The table of application identifiers, read once from its data files.

`application_identifiers.json` has the formats and is generated; `rules.json` has what values must hold beyond
them. The app reads the same two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

GS = "\x1d"
"""How a reader shows an FNC1 that separates elements."""


class Kind(StrEnum):
    """What a value means, beyond its format."""

    KEY = "key"
    GTIN = "gtin"
    TEXT = "text"
    DAY = "day"
    DAYS = "days"
    MOMENT = "moment"
    BIRTHDAY = "birthday"
    BIRTH = "birth"
    COUNT = "count"
    MEASURE = "measure"
    AMOUNT = "amount"
    MONEY = "money"
    TEMPERATURE = "temperature"


@dataclass(frozen=True)
class Part:
    """A stretch of a value: `least` to `most` characters of a set, N, X, Y, Z or the sign -."""

    characters: str
    least: int
    most: int


@dataclass(frozen=True)
class Check:
    """What the characters of a value from start up to end have to be; to the end of the value when end is
    None."""

    name: str
    start: int
    end: int | None


@dataclass(frozen=True)
class ApplicationIdentifier:
    """How the value behind ai is written and what it means; lengths: those that the value may have.

    evidence: a right value is hardly there by chance. decimals: how many of its digits stand behind the point.
    """

    ai: str
    title: str
    parts: tuple[Part, ...]
    lengths: frozenset[int]
    kind: Kind
    checks: tuple[Check, ...]
    predefined: bool
    requires: tuple[frozenset[str], ...]
    excludes: frozenset[str]

    @property
    def most(self) -> int:
        return max(self.lengths)

    @property
    def evidence(self) -> bool:
        return self.predefined and bool(self.checks)

    @property
    def decimals(self) -> int:
        return int(self.ai[-1])

    @property
    def length_in_words(self) -> str:
        *others, most = sorted(self.lengths)
        if not others:
            return str(most)
        if most - others[0] == len(others):
            return f"{others[0]} to {most}"
        return f"{', '.join(map(str, others))} or {most}"


@cache
def identifiers() -> Mapping[str, ApplicationIdentifier]:
    """All identifiers, by their digits; none is the beginning of another."""
    formats = {ai: row for names, row in _data("application_identifiers").items() for ai in _named(names)}
    known = formats.keys()
    values = {ai: row for row in rules()["values"] for ai in _all(row["ai"], known)}
    companions = {ai: row for row in rules()["companions"] for ai in _all(row["ai"], known)}
    return {
        ai: _identifier(ai, row, values.get(ai, {}), companions.get(ai, {}), known)
        for ai, row in formats.items()
    }


@cache
def rules() -> Mapping[str, Any]:
    """What values hold beyond their format, as it stands in its file."""
    return _data("rules")


def identifier_at(text: str, position: int) -> ApplicationIdentifier | None:
    """The identifier that stands at a zero-based position of text; None when none is known.

    >>> identifier_at("10LOT", 0).title, identifier_at("3103001250", 0).title
    ('BATCH/LOT', 'NET WEIGHT (kg)')
    """
    known = identifiers()
    for length in (2, 3, 4):
        if found := known.get(text[position : position + length]):
            return found
    return None


def _data(name: str) -> dict[str, Any]:
    rows: dict[str, Any] = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    del rows[""]  # what the file is about
    return rows


def _named(names: str) -> Iterator[str]:
    first, _, last = names.partition("-")
    return (str(number).zfill(len(first)) for number in range(int(first), int(last or first) + 1))


def _all(names: str, known: Mapping[str, Any] | Any) -> Iterator[str]:
    """Those of the known identifiers that names mean, such as "30 310n-316n"."""
    for name in names.split():
        if "n" in name:
            stems = set(_named(name.replace("n", "")))
            yield from (ai for ai in known if len(ai) == len(name.split("-")[0]) and ai[:-1] in stems)
        else:
            yield from _named(name)


def _identifier(
    ai: str, row: Mapping[str, Any], value: Mapping[str, Any], companion: Mapping[str, Any], known: Any
) -> ApplicationIdentifier:
    parts, lengths = _parts(row["format"])
    never = companion.get("never", "").replace("same", ai[:-1] + "n")
    return ApplicationIdentifier(
        ai=ai,
        title=row["title"],
        parts=parts,
        lengths=lengths,
        kind=Kind(value.get("kind", Kind.TEXT)),
        checks=tuple(_check(written) for written in value.get("checks", ())),
        predefined=row.get("predefined", False),
        requires=tuple(frozenset(_all(needed, known)) for needed in companion.get("needs", ())),
        excludes=frozenset(_all(never, known)) - {ai},
    )


def _parts(written: str) -> tuple[tuple[Part, ...], frozenset[int]]:
    """The parts of a format such as N13[+X..17], and the lengths that it permits."""
    parts = []
    lengths = {0}
    for optional, characters, upto, digits in re.findall(r"(\[?)\+?([NXYZ-])(\.\.)?([0-9]*)", written):
        most = int(digits or 1)
        part = Part(characters, 1 if upto else most, most)
        parts.append(part)
        longer = {length + more for length in lengths for more in range(part.least, most + 1)}
        lengths = longer | lengths if optional else longer
    return tuple(parts), frozenset(lengths)


def _check(written: str) -> Check:
    name, start, *end = written.split()
    return Check(name, int(start), int(end[0]) if end else None)
