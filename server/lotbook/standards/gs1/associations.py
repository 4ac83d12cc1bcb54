"""Which elements need or forbid each other on one item.

Source: GS1 General Specifications, section 4.13 (invalid pairs and mandatory associations).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lotbook.standards.gs1.message import Element, Problem, ScanFault
from lotbook.standards.gs1.table import identifiers


def association_problems(elements: Sequence[Element]) -> list[Problem]:
    """An identifier with two values cannot be used. A missing or forbidden companion is a warning: the rule
    is about all symbols of an item, and a lot label beside the GTIN's own symbol is common and clear."""
    return [*_repeated(elements), *_companions(elements)]


def _repeated(elements: Sequence[Element]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for element in elements:
        if first.setdefault(element.ai, element.value) != element.value:
            message = f"({element.ai}) {element.title} stands twice: {first[element.ai]} and {element.value}."
            yield Problem(ScanFault.ASSOCIATION, message, element.position, code=element.code)


def _companions(elements: Sequence[Element]) -> Iterator[Problem]:
    first: dict[str, Element] = {}
    for element in elements:
        first.setdefault(element.ai, element)
    for element in first.values():
        identifier = identifiers()[element.ai]
        name = f"({element.ai}) {element.title}"
        for forbidden in sorted(identifier.excludes & first.keys()):
            message = f"{name} does not go together with ({forbidden})."
            yield Problem(ScanFault.ASSOCIATION, message, element.position, True, element.code)
        for needed in identifier.requires:
            if not needed & first.keys():
                message = (
                    f"{name} needs ({') or ('.join(sorted(needed))}), perhaps in another code of the label."
                )
                yield Problem(ScanFault.ASSOCIATION, message, element.position, True, element.code)
