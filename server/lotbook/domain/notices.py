"""What is told, and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lotbook.domain.refusals import Ref
from lotbook.domain.words import NoticeKind, Role


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A fact for people.

    about: what it leads to. to: users whom it concerns, managers where there are none; role: whoever has it at least,
    instead. by: who caused it, and so knows.
    """

    kind: NoticeKind
    text: str
    about: Ref
    to: tuple[int, ...] = ()
    role: Role | None = None
    by: int | None = None


@dataclass(frozen=True)
class Person:
    """Someone who can be told: an active user."""

    id: int
    role: Role


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
