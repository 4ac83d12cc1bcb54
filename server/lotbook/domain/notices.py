"""What is told, to whom, and by which way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lotbook.domain.refusals import Ref
from lotbook.domain.words import NoticeKind, Role

DAY = "{day}"
"""Stands in a text for the day that is told with it, the last time that it is there: names may hold it too."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A fact for people.

    text: in words, with `DAY` in the place of the day if there is one. about: what it leads to. to: users whom it
    concerns, managers where there are none; role: whoever has it at least, instead. by: who caused it, and so knows.
    """

    kind: NoticeKind
    text: str
    about: Ref
    to: tuple[int, ...] = ()
    role: Role | None = None
    by: int | None = None
    day: date | None = None


@dataclass(frozen=True)
class Person:
    """Someone who can be told: an active user."""

    id: int
    role: Role


@dataclass(frozen=True)
class Choice:
    """How a person wants to hear of a kind of facts."""

    in_app: bool = True
    by_mail: bool = False


def who_is_told(telling: Telling, people: Iterable[Person]) -> list[int]:
    """The users whom a fact concerns.

    >>> people = [Person(1, Role.OPERATOR), Person(2, Role.MANAGER), Person(3, Role.ADMINISTRATOR)]
    >>> late = Telling(kind=NoticeKind.LATE, text="late", about=Ref("Transfer", 1), role=Role.MANAGER, by=3)
    >>> who_is_told(late, people)
    [2]
    """
    active = list(people)
    told = [person.id for person in active if person.id in telling.to]
    if not told:
        least = telling.role or Role.MANAGER
        told = [person.id for person in active if person.role.includes(least)]
    return [user for user in told if user != telling.by]


def with_day(text: str, day: str | None) -> str:
    """A text with its day in the reader's form; day: None for a text without one.

    >>> with_day("Flour {day} can be used until {day}.", "1 Dec 2026")
    'Flour {day} can be used until 1 Dec 2026.'
    """
    before, found, after = text.rpartition(DAY)
    return text if day is None or not found else f"{before}{day}{after}"
