"""Element strings, scanned or typed, to a `Message`. Nothing is guessed: where a separator may be missing,
every reading is given, and a person or what is known of the product decides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from lotbook.standards import gtin
from lotbook.standards.gs1.associations import association_problems
from lotbook.standards.gs1.digital_link import looks_like_address
from lotbook.standards.gs1.message import Element, Message, Problem, Reading, ScanFault, has_errors
from lotbook.standards.gs1.symbology import WITH_ADD_ON, Carrier, carrier_of, split_identifier
from lotbook.standards.gs1.table import ApplicationIdentifier, Kind, identifier_at, identifiers
from lotbook.standards.gs1.values import read_value

MOST_ELEMENTS = 50
MOST_READINGS = 10
MOST_TRIES = 1_000
"""Values that are tried to find readings; a label needs a few dozen, only a hostile code needs more."""

# FNC1 as readers show it, and what scanners that type put in its place. None of them can be data: each
# holds a character outside set 82.
_SEPARATORS = "\x1d|\u241d|\\{GS\\}|\\^\\]|\\|"
# What scanners write out in its place too, but a value may hold: it is asked about.
_WRITTEN_OUT = re.compile("<(?:GS|FNC1)>")
_WITH_ADD_ON = re.compile("([0-9]{13})(?:[0-9]{2}|[0-9]{5})")
_MARKER = re.compile(r"\(([0-9]{2,4})\)")
# What tells lots and serials apart, but may stand in a value by chance.
_NUMBERS = {"10", "21"}


def looks_bracketed(text: str) -> bool:
    """Whether text is typed with its identifiers in brackets.

    >>> looks_bracketed("(01)09520123456788(10)A"), looks_bracketed("(A)")
    (True, False)
    """
    return _MARKER.match(text) is not None


def parse(raw: str, *, today: date, separator: str | None = None) -> Message:
    """What an element string says, with or without its symbology identifier, or typed with brackets; the bare GTIN
    of EAN, UPC and ITF-14 says what (01) does.

    raw: FNC1 as U+001D, or as a substitute of a scanner that types: U+241D, {GS}, ^], | or separator. <GS> and
    <FNC1> may be data too, so they give several readings.
    today: decides the century of days. Positions count characters of raw from 0.
    >>> parse("]C1010952012345678810LOT-7", today=date(2026, 11, 23)).lot
    'LOT-7'
    """
    told, start = split_identifier(raw)
    if carrier_of(told) is Carrier.GTIN:
        return bare_gtin(raw, start, told)
    if looks_bracketed(raw[start:].lstrip(" ")):
        return _typed(raw, start, today)
    message = _Code(raw, _separators(separator), today).message(start)
    written_out = _WRITTEN_OUT.search(raw, start)
    if written_out is None or written_out[0] == separator:
        return message
    parted = _Code(raw, _separators(separator, written_out[0]), today).message(start)
    return _perhaps_parted(message, parted, written_out.start())


def with_gs(raw: str, separator: str | None = None) -> str:
    """The same with U+001D for all that always stands for FNC1, and for separator.

    >>> with_gs("10A|21B~30~1", "~") == "10A\\x1d21B\\x1d30\\x1d1"
    True
    """
    return _separators(separator).sub("\x1d", raw)


def _perhaps_parted(message: Message, parted: Message, position: int) -> Message:
    """A code with a separator written out, as it stands in message and with it for FNC1 in parted: a person says
    which, unless it cannot be FNC1."""
    if any(problem.fault is not ScanFault.AMBIGUOUS for problem in parted.errors):
        return message
    whole = not has_errors(message.problems)
    elements = message.elements if whole else parted.elements
    readings = [*(parted.readings or [Reading(parted.elements)]), *([Reading(elements)] if whole else [])]
    told = "The scanner may have sent this for FNC1; choose the reading, and set it in the scanner test."
    problems = [Problem(ScanFault.AMBIGUOUS, told, position), *association_problems(elements)]
    return Message(elements, tuple(problems), tuple(readings[:MOST_READINGS]))


_GTIN_FAULTS = {
    gtin.GtinFault.CHECK_DIGIT: ScanFault.CHECK_DIGIT,
    gtin.GtinFault.CHARACTER: ScanFault.CHARACTER,
    gtin.GtinFault.LENGTH: ScanFault.ELEMENT_LENGTH,
    gtin.GtinFault.EMPTY: ScanFault.LENGTH,
}


def bare_gtin(raw: str, start: int, symbology: str | None) -> Message:
    """The digits of EAN, UPC or ITF-14, filled up to 14, as element (01), without the digits of an add-on beside them,
    as magazines have. start: where they begin in raw.

    Source: GS1 General Specifications, section 7.8.
    >>> bare_gtin("]E09520123456788", 3, "]E0").gtin
    '09520123456788'
    """
    title = identifiers()["01"].title
    added = symbology == WITH_ADD_ON and _WITH_ADD_ON.fullmatch(raw, start)
    try:
        digits = gtin.parse(added[1] if added else raw[start:])
    except gtin.GtinError as wrong:
        position = None if wrong.position is None else wrong.position + start
        problem = Problem(_GTIN_FAULTS[wrong.fault], str(wrong), position)
        return Message((Element("01", title, raw[start:], start, None),), (problem,))
    return Message((Element("01", title, digits, start, digits),))


@lru_cache(maxsize=64)
def _separators(*own: str | None) -> re.Pattern[str]:
    return re.compile("|".join([*(re.escape(each) for each in own if each), _SEPARATORS]))


class _Code:
    """A code whose elements follow each other, with or without separators where they belong."""

    def __init__(self, raw: str, separator: re.Pattern[str], today: date) -> None:
        self._raw = raw
        self._today = today
        found = list(separator.finditer(raw))
        self._separators = {each.start(): each.end() for each in found}
        self._ends = [*(each.start() for each in found), len(raw)]
        self._tries = MOST_TRIES

    def message(self, start: int) -> Message:
        start = self._behind_separators(start)
        elements, problems = self._run(start)
        readings = self._readings(start, tuple(elements), has_errors(problems))
        others = readings if problems else readings[1:]
        if others and (problems or others[0].likely):
            problems = [_separator_missing(others[0], elements)]
        elif not problems and not self._tries:
            message = "The code can be read in more ways than can be looked through; scan another code."
            problems = [Problem(ScanFault.AMBIGUOUS, message)]
        if not problems or readings:
            problems += association_problems(elements)
        return Message(tuple(elements), tuple(problems), tuple(readings))

    def _run(self, start: int) -> tuple[list[Element], list[Problem]]:
        """Elements one after the other, as written; stops where the next one cannot be found."""
        elements: list[Element] = []
        problems: list[Problem] = []
        position = start
        if position == len(self._raw):
            return [], [Problem(ScanFault.LENGTH, "The code is empty.")]
        while position < len(self._raw):
            identifier = identifier_at(self._raw, position)
            if identifier is None or len(elements) == MOST_ELEMENTS:
                return elements, [*problems, _no_element(self._raw, position, elements)]
            data = position + len(identifier.ai)
            end = self._end_of_value(data, identifier)
            element, faults = self._value(identifier, position, data, end)
            elements.append(element)
            problems += faults
            if any(fault.fault is ScanFault.ELEMENT_LENGTH for fault in faults):
                break
            position = self._behind_separators(end)
        return elements, problems

    def _value(
        self, identifier: ApplicationIdentifier, position: int, data: int, end: int
    ) -> tuple[Element, list[Problem]]:
        return read_value(identifier, self._raw[data:end], position, data, self._today)

    def _end_of_value(self, data: int, identifier: ApplicationIdentifier) -> int:
        end = self._ends[bisect_left(self._ends, data)]
        return min(end, data + identifier.most) if identifier.predefined else end

    def _behind_separators(self, position: int) -> int:
        """Doubled and needless separators are tolerated when reading; they are never written."""
        while position in self._separators:
            position = self._separators[position]
        return position

    def _readings(self, start: int, as_written: tuple[Element, ...], faulty: bool) -> list[Reading]:
        """As written first, when that is right, then the likely ones; empty when there is no other."""
        if not faulty and not self._can_be_cut(as_written[-1]):
            return []
        likely = [way for way in self._first_ways(start, by_chance=False) if way != as_written]
        possible = self._first_ways(start, by_chance=True)
        others = [Reading(way) for way in likely]
        others += [Reading(way, likely=False) for way in possible if way not in (as_written, *likely)]
        if not others:
            return []
        return ([] if faulty else [Reading(as_written)]) + others[: MOST_READINGS - 1]

    def _can_be_cut(self, last: Element) -> bool:
        """Only a value that runs to the end may hide another identifier; separators end the others."""
        data = last.position + len(last.ai)
        return any(self._cuts(data, len(self._raw), identifiers()[last.ai], by_chance=True))

    def _first_ways(self, start: int, *, by_chance: bool) -> list[tuple[Element, ...]]:
        return list(islice(self._ways(start, frozenset(), by_chance), MOST_READINGS + 1))

    def _ways(self, position: int, seen: frozenset[str], by_chance: bool) -> Iterator[tuple[Element, ...]]:
        """Every faultless way to read the rest, no identifier twice, where a value that runs to the end may
        also stop in front of an identifier that a separator may be missing before."""
        if position == len(self._raw):
            yield ()
            return
        identifier = identifier_at(self._raw, position)
        if identifier is None or identifier.ai in seen:
            return
        data = position + len(identifier.ai)
        end = self._end_of_value(data, identifier)
        for stop in (end, *self._cuts(data, end, identifier, by_chance)):
            if not self._tries:
                return
            self._tries -= 1
            element, faults = self._value(identifier, position, data, stop)
            if faults:
                continue
            rest = self._behind_separators(stop)
            for way in self._ways(rest, seen | {identifier.ai}, by_chance):
                yield (element, *way)

    def _cuts(self, data: int, end: int, identifier: ApplicationIdentifier, by_chance: bool) -> Iterator[int]:
        if identifier.predefined or end < len(self._raw):
            return  # its end is certain
        for stop in range(data + 1, min(data + identifier.most, end - 1) + 1):
            following = identifier_at(self._raw, stop)
            if following is None:
                continue
            perhaps = by_chance and following.ai in _NUMBERS and not self._goes_on(identifier, stop, end)
            if perhaps or self._speaks_for_itself(following, stop):
                yield stop

    def _goes_on(self, identifier: ApplicationIdentifier, stop: int, end: int) -> bool:
        """Digits behind a day that a second one may follow are its year, 21 too, however many there are."""
        return identifier.kind is Kind.DAYS and self._raw[stop:end].isdigit()

    def _speaks_for_itself(self, following: ApplicationIdentifier, stop: int) -> bool:
        """A right day or check digit is hardly there by chance, so it speaks for a missing separator; the six
        digits of a measure do where they follow something else than digits."""
        if following.kind is Kind.MEASURE:
            return not self._raw[stop - 1].isdigit()
        return following.evidence


def _no_element(raw: str, position: int, before: Sequence[Element]) -> Problem:
    """Why no element begins here."""
    if len(before) == MOST_ELEMENTS:
        message = f"The code has more than {MOST_ELEMENTS} elements; no label needs so many."
        return Problem(ScanFault.LENGTH, message, position)
    if not before and looks_like_address(raw[position:]):
        message = (
            "A web address stands where elements have to be; a GS1 Digital Link goes into a plain QR Code."
        )
        return Problem(ScanFault.UNKNOWN_AI, message, position)
    shown = re.sub(r"[^!-~]", "?", raw[position : position + 4])
    return Problem(ScanFault.UNKNOWN_AI, f"No application identifier is known that begins {shown}.", position)


def _separator_missing(other: Reading, as_written: list[Element]) -> Problem:
    known = {element.position for element in as_written}
    position = next(element.position for element in other.elements if element.position not in known)
    message = "A separator may be missing here, so there are several readings; choose one."
    return Problem(ScanFault.AMBIGUOUS, message, position)


def _typed(raw: str, position: int, today: date) -> Message:
    """Identifiers in brackets. A value ends where a known identifier stands in brackets, else at the end."""
    elements: list[Element] = []
    problems: list[Problem] = []
    while position < len(raw):
        position = _behind_spaces(raw, position)
        marker = _MARKER.match(raw, position)
        identifier = identifiers().get(marker[1]) if marker else None
        if marker is None or identifier is None or len(elements) == MOST_ELEMENTS:
            problems.append(_no_element(raw, position, elements))
            break
        data = _behind_spaces(raw, marker.end())
        end = _end_of_typed(raw, data, identifier)
        element, faults = read_value(identifier, raw[data:end].rstrip(" "), position, data, today)
        elements.append(element)
        problems += faults
        position = end
    readings: list[Reading] = []
    if not problems:
        problems = [*_doubtful_brackets(raw, elements), *association_problems(elements)]
        if any(problem.fault is ScanFault.AMBIGUOUS for problem in problems):
            readings = [Reading(tuple(elements))]
    return Message(tuple(elements), tuple(problems), tuple(readings))


def _behind_spaces(raw: str, position: int) -> int:
    return len(raw) - len(raw[position:].lstrip(" "))


def _end_of_typed(raw: str, data: int, identifier: ApplicationIdentifier) -> int:
    if all(part.characters == "N" for part in identifier.parts):
        bracket = raw.find("(", data)
        return bracket if bracket >= 0 else len(raw)
    known = (found.start() for found in _MARKER.finditer(raw, data) if found[1] in identifiers())
    return next(known, len(raw))


def _doubtful_brackets(raw: str, elements: list[Element]) -> Iterator[Problem]:
    """Brackets in a value that could be an identifier we do not know: it is asked before it is believed."""
    for element in elements:
        if doubtful := _MARKER.search(element.value):
            position = raw.index(element.value, element.position + 4) + doubtful.start()
            message = f"{doubtful[0]} could be an identifier or part of {element.title}; it is read as part."
            yield Problem(ScanFault.AMBIGUOUS, message, position)
