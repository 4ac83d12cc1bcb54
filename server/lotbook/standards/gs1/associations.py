"""Which elements need or forbid each other on one item.

Source: GS1 General Specifications, section 4.13 (invalid pairs and mandatory associations).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lotbook.standards.gs1.message import Element, Problem, ScanFault
from lotbook.standards.gs1.table import identifiers


def association_problems(elements: Sequence[Element]) -> list[Problem]:
    """An identifier with two values cannot be used. A missing or forbidden companion is a warning: the rule
    is about all symbols of an item, and a lot label beside the GTIN's own symbol is common and clear."""
    return [*repeated(elements), *forbidden(elements), *missing(elements)]


def repeated(elements: Sequence[Element]) -> Iterator[Problem]:
    """Identifiers that stand twice, with different values."""
    first: dict[str, str] = {}
    for element in elements:
        if first.setdefault(element.ai, element.value) != element.value:
            message = f"({element.ai}) {element.title} stands twice: {first[element.ai]} and {element.value}."
            yield Problem(ScanFault.ASSOCIATION, message, element.position, code=element.code)


def forbidden(elements: Sequence[Element]) -> Iterator[Problem]:
    """Identifiers that never stand on one item."""
    first = _first(elements)
    for element in first.values():
        for other in sorted(identifiers()[element.ai].excludes & first.keys()):
            message = f"({element.ai}) {element.title} does not go together with ({other})."
            yield Problem(ScanFault.ASSOCIATION, message, element.position, True, element.code)


def missing(elements: Sequence[Element]) -> Iterator[Problem]:
    """Identifiers without one that has to stand on the item beside them."""
    first = _first(elements)
    for element in first.values():
        for needed in identifiers()[element.ai].requires:
            if not needed & first.keys():
                name = f"({element.ai}) {element.title}"
                message = f"{name} needs {_any_of(needed)}, perhaps in another code of the label."
                yield Problem(ScanFault.ASSOCIATION, message, element.position, True, element.code)


def _first(elements: Sequence[Element]) -> dict[str, Element]:
    """Each identifier once, in order."""
    first: dict[str, Element] = {}
    for element in elements:
        first.setdefault(element.ai, element)
    return first


def _any_of(identifiers: Iterable[str]) -> str:
    """Identifiers in words, those of measures by their families, such as (30) or (31nn)."""
    families = {ai[:2] + "nn" if len(ai) == 4 and ai.startswith("3") else ai for ai in identifiers}
    return f"({') or ('.join(sorted(families))})"
