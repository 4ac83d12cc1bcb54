"""Things of the book by the texts with which a file names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from lotbook.domain.import_cells import Faults
from lotbook.domain.quantities import shown

T = TypeVar("T")


class Named(dict[str, T]):
    """Things by the texts that name one of them. several: texts that name more than one."""

    def __init__(self, found: Mapping[str, Sequence[T]]) -> None:
        super().__init__((text, things[0]) for text, things in found.items() if len(things) == 1)
        self.several = frozenset(text for text, things in found.items() if len(things) > 1)


def require_named(
    named: Named[T], text: str, row: int, field: str, faults: Faults, what: str = "product"
) -> T | None:
    """What a text names; a fault where it names nothing, or several."""
    if (known := named.get(text)) is None and text:
        faults.add(row, unnamed(named, text, what), field, text)
    return known


def unnamed(named: Named[T], text: str, what: str, such: str = "in use") -> str:
    """Why a text names nothing. what: that it would be; such: as it would have to be."""
    if text in named.several:
        return f"More than one {what} {such} is called {shown(text)}."
    return f"There is no {what} {shown(text)} {such}."
