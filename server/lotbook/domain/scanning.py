"""What a scanned or typed label says by itself, before anything is looked up.

`read` makes a `Scan` of all codes of a label. Services look up its `codes`, `gtins` and `numbers`;
`scan_meaning.interpret` then tells what it is, and `scan_effect.effect` what that does on a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from lotbook.domain.code_reading import read_code
from lotbook.domain.codes import ELEMENTS, Code, Scan, ScanSyntax
from lotbook.standards.gs1 import (
    Carrier,
    Element,
    Problem,
    Reading,
    ScanFault,
    association_problems,
    carrier_of,
)
from lotbook.standards.gs1.message import has_errors

MOST_READINGS = 10


def read(
    raw: str,
    symbology: str | None,
    *,
    today: date,
    beside: Sequence[Code] = (),
    separator: str | None = None,
) -> Scan:
    """Take the codes of one label apart. Never raises: what is wrong stands in its problems.

    raw: exactly as read, FNC1 as U+001D, perhaps with its symbology identifier in front.
    beside: codes read from the same label at the same moment; all together are one message.
    separator: what the scanner sends for FNC1, besides what always may stand for it.
    today: decides the century of days.
    >>> read("]E09520123456788", None, today=date(2026, 11, 23)).gtins
    {'09520123456788'}
    >>> read("10A", "]C1", beside=[Code("9520123456788", "]E0")], today=date(2026, 11, 23)).gtins
    {'09520123456788'}
    """
    first, *others = (
        read_code(code.raw, code.symbology, separator, today) for code in (Code(raw, symbology), *beside)
    )
    scan = _joined(first, others) if others else first
    return replace(scan, beside=tuple(beside), separator=separator)


def _joined(first: Scan, others: Sequence[Scan]) -> Scan:
    """The codes as one scan: where any of them has GS1 elements or is a GTIN, these together; else plain
    characters of which each may be meant."""
    scans = [_in_place(scan, place) for place, scan in enumerate((first, *others))]
    told = [_elements_of(scan, place) for place, scan in enumerate(scans)]
    ways = [readings for readings in told if readings]
    plains = tuple(
        scan.plain
        for scan, readings in zip(scans, told, strict=True)
        if scan.plain is not None and not readings and not has_errors(scan.problems)
    )
    problems = [problem for scan in scans for problem in _problems(scan, useful=bool(ways or plains))]
    if any(_damaged(scan) for scan in scans):
        elements = tuple(element for scan in scans for element in scan.elements)
        return replace(first, syntax=ScanSyntax.GS1, elements=elements, problems=tuple(problems), readings=())
    linked = next((scan for scan in scans if scan.page is not None), None)
    if linked is not None and not any(r.lot or r.serial for readings in ways for r in readings):
        return replace(
            linked, raw=first.raw, symbology=first.symbology
        )  # says product and number, the others less
    if not ways:
        plain, *spare = plains or (None,)
        broken = any(scan.broken for scan in scans)
        return replace(
            first, plain=plain, gtin=None, spare=tuple(spare), problems=tuple(problems), broken=broken
        )
    together = _together(ways)
    elements = (
        together[0].elements if together else tuple(e for readings in ways for e in readings[0].elements)
    )
    if len(together) == 1 and any(len(readings) > 1 for readings in ways):
        problems = [problem for problem in problems if problem.fault is not ScanFault.AMBIGUOUS]
    return replace(
        first,
        syntax=ScanSyntax.GS1,
        elements=elements,
        problems=(*problems, *association_problems(elements)),
        readings=tuple(together),
        plain=None,
        gtin=None,
        spare=plains,
    )


def _damaged(scan: Scan) -> bool:
    """Whether a code that tells of the goods cannot be read: what it would have told is not left out."""
    tells = scan.syntax in ELEMENTS or carrier_of(scan.symbology) in (Carrier.GS1, Carrier.GTIN)
    return tells and scan.unusable


def _in_place(scan: Scan, place: int) -> Scan:
    """The scan with its parts marked as those of the code at this place of the label, from 0."""

    def marked(elements: Sequence[Element]) -> tuple[Element, ...]:
        return tuple(replace(element, code=place) for element in elements)

    return replace(
        scan,
        elements=marked(scan.elements),
        problems=tuple(replace(problem, code=place) for problem in scan.problems),
        readings=tuple(replace(reading, elements=marked(reading.elements)) for reading in scan.readings),
    )


def _elements_of(scan: Scan, place: int) -> tuple[Reading, ...]:
    """The ways to read it as elements; place: of the code on the label. A bare GTIN counts as AI 01. Elements in a
    code of which the reader told that it is plain are none: it may be anything else on the label."""
    if scan.readings and not scan.told_plain:
        return scan.readings
    if scan.gtin is None or (scan.told_plain and scan.syntax is not ScanSyntax.GTIN):
        return ()
    return (Reading((Element("01", "GTIN", scan.gtin, 0, scan.gtin, place),)),)


def _problems(scan: Scan, *, useful: bool) -> Iterator[Problem]:
    """Its faults. A missing companion may stand in another code; one that tells nothing of the goods, such as
    an address, does not keep the others from use."""
    for problem in scan.problems:
        if problem.fault is ScanFault.ASSOCIATION and scan.readings:
            continue
        leave = useful and scan.syntax not in ELEMENTS and not _damaged(scan)
        yield replace(problem, warning=True) if leave else problem


def _together(ways: Sequence[Sequence[Reading]]) -> list[Reading]:
    """Every way to read all codes at once in which no identifier has two values, likeliest first, at most 10."""
    together = [Reading(())]
    for readings in ways:
        joined = (
            Reading((*one.elements, *other.elements), one.likely and other.likely)
            for one in together
            for other in readings
            if _agree(one, other)
        )
        together = sorted(joined, key=lambda reading: not reading.likely)[:MOST_READINGS]
    return together


def _agree(one: Reading, other: Reading) -> bool:
    values = {element.ai: element.value for element in one.elements}
    return all(values.get(element.ai, element.value) == element.value for element in other.elements)
