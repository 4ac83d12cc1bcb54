"""The table of application identifiers, read once from its data file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

GS = "\x1d"
"""How a reader shows an FNC1 that separates elements."""


class Kind(StrEnum):
    """What a value means, beyond its format."""

    GTIN = "gtin"
    TEXT = "text"
    DATE = "date"
    COUNT = "count"


@dataclass(frozen=True)
class Part:
    """A stretch of a value: `least` to `most` characters, digits only when numeric, else of set 82."""

    numeric: bool
    least: int
    most: int


@dataclass(frozen=True)
class ApplicationIdentifier:
    """How the value behind ai is written and what it means; lengths count the value's characters."""

    ai: str
    title: str
    parts: tuple[Part, ...]
    kind: Kind
    predefined: bool
    requires: tuple[frozenset[str], ...]
    excludes: frozenset[str]

    @property
    def least(self) -> int:
        return sum(part.least for part in self.parts)

    @property
    def most(self) -> int:
        return sum(part.most for part in self.parts)

    @property
    def length_in_words(self) -> str:
        return str(self.most) if self.least == self.most else f"{self.least} to {self.most}"


def _parts(written: str) -> tuple[Part, ...]:
    """The parts of a format such as N13+X..17."""
    parts = []
    for part in written.split("+"):
        found = re.fullmatch(r"([NX])(\.\.)?([0-9]+)", part)
        if found is None:
            raise ValueError(f"{part} is no format")
        most = int(found[3])
        parts.append(Part(found[1] == "N", 1 if found[2] else most, most))
    return tuple(parts)


def _identifier(ai: str, row: Mapping[str, Any]) -> ApplicationIdentifier:
    return ApplicationIdentifier(
        ai=ai,
        title=row["title"],
        parts=_parts(row["format"]),
        kind=Kind(row["kind"]),
        predefined=row.get("predefined", False),
        requires=tuple(map(frozenset, row.get("requires", ()))),
        excludes=frozenset(row.get("excludes", ())),
    )


@cache
def identifiers() -> Mapping[str, ApplicationIdentifier]:
    """All identifiers that are known, by their digits; none is the beginning of another."""
    text = files(__package__).joinpath("application_identifiers.json").read_text(encoding="utf-8")
    return {ai: _identifier(ai, row) for ai, row in json.loads(text).items() if ai}


def identifier_at(text: str, position: int) -> ApplicationIdentifier | None:
    """The identifier that stands at a zero-based position of text; None when none is known.

    >>> identifier_at("10LOT", 0).title
    'BATCH/LOT'
    """
    known = identifiers()
    for length in (2, 3, 4):
        if found := known.get(text[position : position + length]):
            return found
    return None
