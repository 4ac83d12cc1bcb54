"""How the words of the trade become enums of the schema, beside the types that they serve."""

from __future__ import annotations

from enum import StrEnum

import strawberry


def describe(words: type[StrEnum], description: str, /, *, name: str | None = None, **meanings: str) -> None:
    """Make an enum of the schema, in the first module whose types name it: Strawberry refuses one made behind
    its use. Words without a meaning stay our own."""
    shown = strawberry.enum(words, name=name, description=description).__strawberry_definition__  # type: ignore[attr-defined]  # strawberry sets it
    shown.values = [value for value in shown.values if value.name in meanings]
    for value in shown.values:
        value.description = meanings[value.name]
