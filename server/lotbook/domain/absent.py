"""What a partial change leaves out: an absent value stays as it is, None clears it."""

from __future__ import annotations

from enum import Enum
from typing import Final, TypeVar

T = TypeVar("T")


class Absent(Enum):
    """The kind of `ABSENT`, for annotations such as `str | None | Absent`."""

    ABSENT = "ABSENT"


ABSENT: Final = Absent.ABSENT


def changed(given: T | Absent | None, before: T | None) -> T | None:
    """What holds after a change; a given None clears.

    >>> changed(ABSENT, "red"), changed(None, "red")
    ('red', None)
    """
    return before if given is ABSENT else given


def kept(given: T | Absent | None, before: T) -> T:
    """What holds after a change of a fact that nothing clears: None leaves it as well.

    >>> kept(None, 5), kept(7, 5)
    (5, 7)
    """
    return before if given is ABSENT or given is None else given
