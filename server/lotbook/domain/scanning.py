"""What a scanned or typed code says by itself, before anything is looked up.

`read` makes a `Scan`. Services look up its `codes`, `gtins` and `numbers`; `scan_meaning.interpret` then
tells what it is, and `scan_effect.effect` what that does on a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lotbook.domain.numbers import parse_number
from lotbook.domain.quantities import shown
from lotbook.domain.refusals import InputFault, InvalidInput
from lotbook.standards import gs1, gtin
from lotbook.standards.gs1 import Carrier, Element, Problem, Reading, ScanFault

LONGEST = 3000

_FOREIGN = re.compile(
    r"(?:https?|ftp|file|data|javascript|mailto|tel|sms|smsto|geo|wifi|mecard|otpauth|market|intent):|begin:v",
    re.IGNORECASE,
)
# The digit keys of a French keyboard without Shift, and "]" of others in front of an identifier.
_FRENCH_DIGITS = re.compile("[&\u00e9\"'(\\-\u00e8_\u00e7\u00e0]{8,}")
_OTHER_BRACKET = re.compile("[^\\][A-Za-z0-9](?:C[01]|d[12]|Q[13]|e0|E[04]|I1|J1)[0-9]{2}")


class ScanSyntax(StrEnum):
    """How a code is written: GS1 elements, a label of ours, a bare GTIN, or plain characters."""

    GS1 = "GS1"
    OURS = "OURS"
    GTIN = "GTIN"
    PLAIN = "PLAIN"


@dataclass(frozen=True)
class Scan:
    """A code taken apart.

    readings: the ways to read it as GS1 elements, likeliest first; empty for other codes.
    plain: its characters when they may also be a code or number of ours; None when a reader told that
    they are GS1. gtin: 14 digits when the plain characters may be a GTIN.
    """

    raw: str
    symbology: str | None
    syntax: ScanSyntax
    elements: tuple[Element, ...] = ()
    problems: tuple[Problem, ...] = ()
    readings: tuple[Reading, ...] = ()
    plain: str | None = None
    gtin: str | None = None

    @property
    def gtins(self) -> set[str]:
        """To be looked up among the GTINs of products and packagings."""
        found = {reading.gtin for reading in self.readings} | {self.gtin}
        return {one for one in found if one}

    @property
    def numbers(self) -> set[str]:
        """To be looked up among all names of lots."""
        found = {name for reading in self.readings for name in (reading.lot, reading.serial)} | {self.plain}
        return {one for one in found if one}

    @property
    def codes(self) -> set[str]:
        """To be looked up among the codes of products, places and documents."""
        digits = {self.gtin, gtin.shortest(self.gtin)} if self.gtin else set()
        return digits | ({self.plain} if self.plain else set())

    @property
    def doubtful(self) -> bool:
        """Whether a separator may be missing."""
        return any(problem.fault is ScanFault.AMBIGUOUS for problem in self.problems)

    @property
    def told_plain(self) -> bool:
        """Whether the reader told that it is no GS1 code; it has elements only if a person says so."""
        return self.symbology is not None and self.syntax is not ScanSyntax.GS1

    @property
    def unusable(self) -> bool:
        """Whether there is nothing to look up."""
        return not self.readings and self.plain is None and self.gtin is None


def read(raw: str, symbology: str | None, *, today: date) -> Scan:
    """Take a code apart. Never raises: what is wrong stands in its problems.

    raw: exactly as read, FNC1 as U+001D, perhaps with its symbology identifier in front.
    today: decides the century of days.
    >>> read("]E09520123456788", None, today=date(2026, 11, 23)).gtins
    {'09520123456788'}
    """
    told, start = gs1.split_identifier(raw)
    identifier = symbology or told
    data = raw[start:]
    if not data.strip():
        return _faulty(raw, identifier, Problem(ScanFault.LENGTH, "The code is empty."))
    if len(raw) > LONGEST:
        message = f"The code has {len(raw):,} characters; at most {LONGEST:,} are read."
        return _faulty(raw[:LONGEST], identifier, Problem(ScanFault.LENGTH, message))
    carrier = gs1.carrier_of(identifier)
    if carrier is Carrier.GS1:
        return _elements(raw, identifier, today)
    if carrier is Carrier.GTIN:
        return _bare_gtin(raw, identifier, data, start)
    if gs1.looks_bracketed(data) or (carrier is Carrier.UNTOLD and "\x1d" in data):
        scan = _elements(raw, identifier, today)
        if scan.readings or carrier is Carrier.UNTOLD:
            return scan
    return _plain(raw, identifier, data, start, carrier, today)


def _faulty(raw: str, symbology: str | None, problem: Problem) -> Scan:
    return Scan(raw, symbology, ScanSyntax.PLAIN, problems=(problem,))


def _elements(raw: str, symbology: str | None, today: date) -> Scan:
    message = gs1.parse(raw, today=today)
    blocked = [problem for problem in message.errors if problem.fault is not ScanFault.AMBIGUOUS]
    readings = message.readings or (Reading(message.elements),)
    return Scan(
        raw=raw,
        symbology=symbology,
        syntax=ScanSyntax.GS1,
        elements=message.elements,
        problems=message.problems,
        readings=() if blocked else readings,
    )


def _bare_gtin(raw: str, symbology: str | None, data: str, start: int) -> Scan:
    faults = {
        gtin.GtinFault.CHECK_DIGIT: ScanFault.CHECK_DIGIT,
        gtin.GtinFault.CHARACTER: ScanFault.CHARACTER,
        gtin.GtinFault.LENGTH: ScanFault.ELEMENT_LENGTH,
        gtin.GtinFault.EMPTY: ScanFault.LENGTH,
    }
    try:
        digits = gtin.parse(data)
    except gtin.GtinError as wrong:
        position = None if wrong.position is None else wrong.position + start
        return _faulty(raw, symbology, Problem(faults[wrong.fault], str(wrong), position))
    return Scan(raw, symbology, ScanSyntax.GTIN, gtin=digits)


def _plain(raw: str, symbology: str | None, data: str, start: int, carrier: Carrier, today: date) -> Scan:
    problems = _suspicions(data)
    try:
        plain: str | None = parse_number(data)
    except InvalidInput as refused:
        plain = None
        problems = [*problems, _unreadable(refused, start)]
    digits = gtin.parse(data) if gtin.is_gtin(data) else None
    readings = _perhaps_elements(raw, today)
    syntax = ScanSyntax.GTIN if digits and carrier is Carrier.UNTOLD else ScanSyntax.PLAIN
    return Scan(
        raw=raw,
        symbology=symbology,
        syntax=syntax,
        elements=readings[0].elements if readings else (),
        problems=tuple(problems),
        readings=readings,
        plain=plain,
        gtin=digits,
    )


def _perhaps_elements(raw: str, today: date) -> tuple[Reading, ...]:
    """Readings of characters that no reader called GS1, when they hold a right GTIN, or a number beside a
    right day: that is hardly chance."""
    message = gs1.parse(raw, today=today)
    if any(problem.fault is not ScanFault.AMBIGUOUS for problem in message.errors):
        return ()
    readings = message.readings or (Reading(message.elements),)

    def telling(reading: Reading) -> bool:
        dated = reading.expiry or reading.best_before or reading.production
        return reading.gtin is not None or bool(dated and (reading.lot or reading.serial))

    return readings if any(reading.likely and telling(reading) for reading in readings) else ()


def _suspicions(data: str) -> list[Problem]:
    if _FOREIGN.match(data):
        return [
            Problem(ScanFault.FOREIGN, "An address, card or command that is not ours; it was not opened.")
        ]
    if _FRENCH_DIGITS.fullmatch(data) or _OTHER_BRACKET.match(data):
        message = "The scanner types for another keyboard layout than this device has; set both alike."
        return [Problem(ScanFault.KEYBOARD_LAYOUT, message)]
    if re.fullmatch(r"[0-9]{12,14}", data) and not gtin.is_gtin(data):
        message = "If this is a GTIN, its check digit is wrong: scan again."
        return [Problem(ScanFault.CHECK_DIGIT, message, len(data) - 1, warning=True)]
    return []


def _unreadable(refused: InvalidInput, start: int) -> Problem:
    wrong = refused.problems[0]
    if wrong.fault is InputFault.FORBIDDEN_CHARACTER and wrong.position is not None:
        return Problem(ScanFault.CHARACTER, wrong.message, wrong.position + start)
    return Problem(ScanFault.LENGTH, f"{wrong.message} Read: {wrong.given or shown('')}")
