"""Putaway: where goods that come to a place are put, below it, by what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LocationNotUsable, invalid


@dataclass(frozen=True)
class Rules:
    """The rules of one place, by row ids: where each product goes, and each category."""

    products: Mapping[int, int]
    categories: Mapping[int, int]

    def put_at(self, product: int, categories: Sequence[int]) -> int | None:
        """Where a product goes, None where no rule says. categories: its own and those above, the nearest first.

        >>> shelf_of = Rules({1: 10}, {7: 20, 8: 30})
        >>> shelf_of.put_at(1, [7, 8]), shelf_of.put_at(2, [7, 8]), shelf_of.put_at(2, [9, 8]), shelf_of.put_at(2, [])
        (10, 20, 30, None)
        """
        if product in self.products:
            return self.products[product]
        return next((self.categories[each] for each in categories if each in self.categories), None)


@dataclass(frozen=True)
class PlaceFacts:
    """A place as a rule names it."""

    id: int
    path: str
    warehouse: int | None
    physical: bool
    blocked: bool
    active: bool


def require_leads_below(here: PlaceFacts, there: PlaceFacts) -> None:
    """Refuse a rule that leads goods anywhere but to a place of ours, open to them, below where they come.

    Raises LocationNotUsable, InvalidInput.
    """
    if not here.physical or here.warehouse is None:
        message = f"{here.path} is none of our places, so nothing is put away there."
        raise LocationNotUsable(message=message, field=("location",), location=here.id)
    if there.warehouse != here.warehouse:
        message = f"{there.path} lies in another warehouse than {here.path}."
    elif there.blocked:
        message = f"{there.path} is blocked; what is put away is to be available."
    elif not there.active:
        message = f"{there.path} is archived and takes part in nothing new."
    elif not there.physical:
        message = f"No goods can lie in {there.path}."
    elif not there.path.startswith(f"{here.path}/"):
        message = f"{there.path} does not lie below {here.path}."
        raise invalid("putAt", InputFault.CONTRADICTION, message, given=there.path)
    else:
        return
    raise LocationNotUsable(message=message, field=("putAt",), location=there.id)
