"""Parsers under a fuzzer that follows their branches: `python -m tests.standards.fuzz -max_total_time=60`.

Whatever the characters, nothing is raised, positions lie inside, and what was read without a fault is written back.
"""

from __future__ import annotations

import sys
from datetime import date

import atheris

with atheris.instrument_imports(include=["lotbook.standards", "lotbook.domain"]):
    from lotbook.domain.codes import Code
    from lotbook.domain.scanner_check import check
    from lotbook.domain.scanning import read
    from lotbook.standards import gs1

TODAY = date(2026, 11, 23)
SYMBOLOGIES = [None, "]C1", "]d2", "]Q3", "]C0", "]Q1", "]E0", "]I1"]
SEPARATORS = [None, "~", "<GS>"]


def look_at(data: bytes) -> None:
    """Read the characters as one label of two codes, and its elements once more from what they are written as."""
    given = atheris.FuzzedDataProvider(data)
    symbology, separator = given.PickValueInList(SYMBOLOGIES), given.PickValueInList(SEPARATORS)
    beside = given.ConsumeUnicodeNoSurrogates(given.ConsumeIntInRange(0, 20))
    raw = given.ConsumeUnicodeNoSurrogates(3_000)
    scan = read(
        raw, symbology, today=TODAY, beside=[Code(beside, "]C1")] if beside else [], separator=separator
    )
    for found in (*scan.elements, *scan.problems):
        longest = len(raw) if found.code == 0 else len(beside)
        assert found.position is None or 0 <= found.position <= longest, found
    check(scan)
    for reading in scan.readings:
        _written_back([(element.ai, element.value) for element in reading.elements])


def _written_back(pairs: list[tuple[str, str]]) -> None:
    try:
        written = gs1.element_string(pairs)
    except gs1.BuildError:
        return  # read, but never printed: day 00, or what does not belong together
    again = gs1.parse("]C1" + written, today=TODAY)
    assert [(element.ai, element.value) for element in again.elements] == pairs, written


if __name__ == "__main__":
    atheris.Setup(sys.argv, look_at)
    atheris.Fuzz()
