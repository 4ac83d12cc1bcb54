"""What a GS1 element string says: its elements, its faults, and the ways in which it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class ScanFault(StrEnum):
    """What can be wrong with a scanned code."""

    LENGTH = "LENGTH"
    UNKNOWN_AI = "UNKNOWN_AI"
    ELEMENT_LENGTH = "ELEMENT_LENGTH"
    CHARACTER = "CHARACTER"
    CHECK_DIGIT = "CHECK_DIGIT"
    DATE = "DATE"
    VALUE = "VALUE"
    AMBIGUOUS = "AMBIGUOUS"
    ASSOCIATION = "ASSOCIATION"
    STRUCTURE = "STRUCTURE"
    KEYBOARD_LAYOUT = "KEYBOARD_LAYOUT"
    FOREIGN = "FOREIGN"


@dataclass(frozen=True)
class Problem:
    """A fault in words with what to do; position: zero-based in the text as read, None for all of it.

    warning: the code can be used all the same. code: which one of a label, from 0.
    """

    fault: ScanFault
    message: str
    position: int | None = None
    warning: bool = False
    code: int = 0


@dataclass(frozen=True)
class Money:
    """An amount with its currency, by the three digits and the three letters of ISO 4217."""

    amount: Decimal
    currency: str
    letters: str

    def __str__(self) -> str:
        return f"{self.amount:f} {self.letters}"


@dataclass(frozen=True)
class Days:
    """All days from the first to the last one; the same where only one is told."""

    first: date
    last: date

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


Meaning = date | datetime | Days | int | Decimal | Money | str


@dataclass(frozen=True)
class Element:
    """One element; position: of its identifier, zero-based in the text as read. meaning: the value
    interpreted (day, time, count, measure, amount; else the text itself), None where it is faulty. code: which
    one of a label, from 0."""

    ai: str
    title: str
    value: str
    position: int
    meaning: Meaning | None
    code: int = 0

    @property
    def display(self) -> str:
        """The value for people: a day as 2026-12-31, a weight as 1.250, other text as it stands."""
        if isinstance(self.meaning, datetime):
            return self.meaning.isoformat(" ", "seconds" if self.meaning.second else "minutes")
        if isinstance(self.meaning, Decimal):
            return f"{self.meaning:f}"
        return self.value if self.meaning is None else str(self.meaning)


@dataclass(frozen=True)
class Measure:
    """A net amount; unit: kg, lb, l or m."""

    amount: Decimal
    unit: str


# The families of identifiers whose last digit tells the decimals.
_NET = {"310": "kg", "320": "lb", "315": "l", "311": "m"}


@dataclass(frozen=True)
class Elements:
    """Elements in their order, asked by what they mean; None where there is none, or a faulty one."""

    elements: tuple[Element, ...]

    def _meaning(self, ai: str) -> Meaning | None:
        return next((element.meaning for element in self.elements if element.ai == ai), None)

    def _text(self, ai: str) -> str | None:
        meaning = self._meaning(ai)
        return meaning if isinstance(meaning, str) else None

    def _day(self, ai: str) -> date | None:
        meaning = self._meaning(ai)
        if isinstance(meaning, datetime):
            return meaning.date()
        return meaning if isinstance(meaning, date) else None

    def _count(self, ai: str) -> int | None:
        meaning = self._meaning(ai)
        return meaning if isinstance(meaning, int) else None

    @property
    def gtin(self) -> str | None:
        """AI 01, 14 digits; else AI 02, that of the items in a logistic unit."""
        return self._text("01") or self._text("02")

    @property
    def of_content(self) -> bool:
        """Whether the GTIN is that of what a logistic unit holds: its count has to be told."""
        return self._text("01") is None and self._text("02") is not None

    @property
    def sscc(self) -> str | None:
        """AI 00, 18 digits."""
        return self._text("00")

    @property
    def lot(self) -> str | None:
        """AI 10; beside a serial it is the batch that the unit was made in."""
        return self._text("10")

    @property
    def serial(self) -> str | None:
        """AI 21, the serial of the trade item that the GTIN names."""
        return self._text("21")

    @property
    def production(self) -> date | None:
        """AI 11, else the day of AI 8008."""
        return self._day("11") or self._day("8008")

    @property
    def best_before(self) -> date | None:
        """AI 15."""
        return self._day("15")

    @property
    def expiry(self) -> date | None:
        """AI 17, the last day of use, else the day of AI 7003."""
        return self._day("17") or self._day("7003")

    @property
    def variable_count(self) -> int | None:
        """AI 30, items in a trade item of variable count."""
        return self._count("30")

    @property
    def net_measures(self) -> list[Measure]:
        """AI 310n, 320n, 315n, 311n, in their order; several may say the same in other units, or contradict."""
        return [
            Measure(element.meaning, _NET[element.ai[:3]])
            for element in self.elements
            if element.ai[:3] in _NET and len(element.ai) == 4 and isinstance(element.meaning, Decimal)
        ]

    @property
    def count(self) -> int | None:
        """AI 37, trade items in a logistic unit."""
        return self._count("37")


@dataclass(frozen=True)
class Reading(Elements):
    """One way to read a code. likely: speaks for a missing separator by itself (a day or a GTIN that is
    right); else only what is known of the product can tell."""

    likely: bool = True


@dataclass(frozen=True)
class Message(Elements):
    """A GS1 element string as written, its faults, and its readings when there are several."""

    problems: tuple[Problem, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def errors(self) -> list[Problem]:
        """The faults that keep it from being used."""
        return [problem for problem in self.problems if not problem.warning]


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(not problem.warning for problem in problems)


def in_words(elements: Sequence[Element]) -> str:
    """Elements for people, such as (01) 09520123456788 (17) 2026-12-31."""
    return " ".join(f"({element.ai}) {element.display}" for element in elements)
