"""Element strings, scanned or typed, to a `Message`. Nothing is guessed: where a separator may be missing,
every reading is given, and a person or what is known of the product decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lotbook.standards.gs1.associations import association_problems
from lotbook.standards.gs1.message import Element, Message, Problem, Reading, ScanFault, has_errors
from lotbook.standards.gs1.symbology import split_identifier
from lotbook.standards.gs1.table import ApplicationIdentifier, Kind, identifier_at, identifiers
from lotbook.standards.gs1.values import read_value

MOST_ELEMENTS = 50
MOST_READINGS = 10

# FNC1 as readers show it, and what scanners that type put in its place. None of them can be data: each
# holds a character outside set 82.
_SEPARATOR = re.compile("\x1d|\u241d|\\{GS\\}|\\^\\]|\\|")
_MARKER = re.compile(r"\(([0-9]{2,4})\)")
# A right day or GTIN is hardly there by chance, so it speaks for a missing separator; two digits are.
_EVIDENCE = {Kind.DATE, Kind.GTIN}


def looks_bracketed(text: str) -> bool:
    """Whether text is typed with its identifiers in brackets.

    >>> looks_bracketed("(01)09520123456788(10)A"), looks_bracketed("(A)")
    (True, False)
    """
    return _MARKER.match(text) is not None


def parse(raw: str, *, today: date) -> Message:
    """What an element string says, with or without its symbology identifier, or typed with brackets.

    raw: FNC1 as U+001D, or as a substitute of a scanner that types: U+241D, {GS}, ^] or |.
    today: decides the century of days. Positions count characters of raw from 0.
    >>> parse("]C1010952012345678810LOT-7", today=date(2026, 11, 23)).lot
    'LOT-7'
    """
    _, start = split_identifier(raw)
    if looks_bracketed(raw[start:].lstrip(" ")):
        return _typed(raw, start, today)
    start = _behind_separators(raw, start)
    elements, problems = _run(raw, start, today)
    readings = _readings(raw, start, tuple(elements), has_errors(problems), today)
    others = readings if problems else readings[1:]
    if others and (problems or others[0].likely):
        problems = [_separator_missing(others[0], elements)]
    if not problems or readings:
        problems += association_problems(elements)
    return Message(tuple(elements), tuple(problems), tuple(readings))


def _run(raw: str, start: int, today: date) -> tuple[list[Element], list[Problem]]:
    """Elements one after the other, as written; stops where the next one cannot be found."""
    elements: list[Element] = []
    problems: list[Problem] = []
    position = _behind_separators(raw, start)
    if position == len(raw):
        return [], [Problem(ScanFault.LENGTH, "The code is empty.")]
    while position < len(raw):
        identifier = identifier_at(raw, position)
        if identifier is None or len(elements) == MOST_ELEMENTS:
            return elements, [*problems, _unknown(raw, position)]
        data = position + len(identifier.ai)
        end = _end_of_value(raw, data, identifier)
        element, faults = read_value(identifier, raw[data:end], position, data, today)
        elements.append(element)
        problems += faults
        if any(fault.fault is ScanFault.ELEMENT_LENGTH for fault in faults):
            break
        position = _behind_separators(raw, end)
    return elements, problems


def _unknown(raw: str, position: int) -> Problem:
    shown = re.sub(r"[^!-~]", "?", raw[position : position + 4])
    return Problem(ScanFault.UNKNOWN_AI, f"No application identifier is known that begins {shown}.", position)


def _end_of_value(raw: str, data: int, identifier: ApplicationIdentifier) -> int:
    separator = _SEPARATOR.search(raw, data)
    end = separator.start() if separator else len(raw)
    return min(end, data + identifier.most) if identifier.predefined else end


def _behind_separators(raw: str, position: int) -> int:
    """Doubled and needless separators are tolerated when reading; they are never written."""
    while separator := _SEPARATOR.match(raw, position):
        position = separator.end()
    return position


def _readings(
    raw: str, start: int, as_written: tuple[Element, ...], faulty: bool, today: date
) -> list[Reading]:
    """As written first, when that is right, then the likely ones; empty when there is no other."""
    likely = [way for way in _ways(raw, start, frozenset(), _EVIDENCE, today) if way != as_written]
    possible = list(_ways(raw, start, frozenset(), _EVIDENCE | {Kind.TEXT}, today))
    others = [Reading(way) for way in likely]
    others += [Reading(way, likely=False) for way in possible if way not in (as_written, *likely)]
    if not others:
        return []
    return ([] if faulty else [Reading(as_written)]) + others[: MOST_READINGS - 1]


def _ways(
    raw: str, position: int, seen: frozenset[str], cut_before: set[Kind], today: date
) -> Iterator[tuple[Element, ...]]:
    """Every faultless way to read the rest, no identifier twice, where a value that runs to the end may
    also stop in front of an identifier of these kinds."""
    if position == len(raw):
        yield ()
        return
    identifier = identifier_at(raw, position)
    if identifier is None or identifier.ai in seen:
        return
    data = position + len(identifier.ai)
    end = _end_of_value(raw, data, identifier)
    for stop in (end, *_cuts(raw, data, end, identifier, cut_before)):
        element, faults = read_value(identifier, raw[data:stop], position, data, today)
        if faults:
            continue
        rest = _behind_separators(raw, stop)
        for way in _ways(raw, rest, seen | {identifier.ai}, cut_before, today):
            yield (element, *way)


def _cuts(
    raw: str, data: int, end: int, identifier: ApplicationIdentifier, cut_before: set[Kind]
) -> Iterator[int]:
    if identifier.predefined or end < len(raw):
        return  # its end is certain
    for stop in range(data + 1, min(data + identifier.most, end - 1) + 1):
        following = identifier_at(raw, stop)
        if following and following.kind in cut_before:
            yield stop


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
            problems.append(_unknown(raw, position))
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
    if identifier.parts[-1].numeric:
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
