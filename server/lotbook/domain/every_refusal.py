"""All refusals, whatever they are about."""

from __future__ import annotations

from lotbook.domain import import_refusals, number_refusals, refusals
from lotbook.domain.refusals import Refusal


def every_refusal() -> dict[str, type[Refusal]]:
    """Refusals by class name, as they are stored and as the API calls them."""
    named = vars(refusals) | vars(number_refusals) | vars(import_refusals)
    return {name: kind for name, kind in named.items() if _is_refusal(kind)}


def _is_refusal(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Refusal) and kind is not Refusal
