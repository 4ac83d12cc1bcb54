"""Putaway rules are kept, and propose where each product of a transfer is put."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import among, execute, fetch
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.putaway import PlaceFacts, Rules, require_leads_below
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.ledger.sql import question
from lotbook.models import Category, Location, Product, PutawayRule
from lotbook.services.rows import locked, shared


@dataclass(frozen=True)
class PutawayRuleSaved:
    """A rule by row id."""

    rule: int


@dataclass(frozen=True)
class PutawayRuleRemoved:
    """Where goods come, by row id."""

    location: int


@unit_of_work
async def save_putaway_rule(
    work: Work,
    location: int,
    put_at: int,
    *,
    product: int | None = None,
    category: int | None = None,
    rule: int | None = None,
) -> PutawayRuleSaved:
    """Say where a product, or all of a category, is put when it comes to a place; or change that. Documents that
    are open keep what they propose.

    Raises NotFound, InvalidInput, LocationNotUsable.
    """
    if (product is None) == (category is None):
        message = "A rule is for a product or for a category."
        raise invalid("product", InputFault.CONTRADICTION, message)
    row = None if rule is None else await locked(PutawayRule, rule, ("rule",))
    here, there = await shared(Location, location, ("location",)), await shared(Location, put_at, ("putAt",))
    require_leads_below(_facts(here), _facts(there))
    if product is not None:
        what = (await shared(Product, product, ("product",))).name
    else:
        what = (await shared(Category, category or 0, ("category",))).name
    like = PutawayRule.filter(location_id=location, product_id=product, category_id=category)
    if await like.exclude(id=rule or 0).exists():
        field = "product" if category is None else "category"
        message = f"There is a rule for {what} at {here.path} already."
        raise invalid(field, InputFault.NOT_UNIQUE, message, given=what)
    columns: dict[str, Any] = {
        "location_id": location,
        "product_id": product,
        "category_id": category,
        "put_at_id": put_at,
    }
    if row is None:
        row = await PutawayRule.create(**columns)
    else:
        await PutawayRule.filter(id=row.id).update(**columns)
    work.about("PutawayRule", row.id)
    return PutawayRuleSaved(row.id)


@unit_of_work
async def remove_putaway_rule(work: Work, rule: int) -> PutawayRuleRemoved:
    """Take a rule away. Raises NotFound."""
    row: Any = await locked(PutawayRule, rule, ("rule",))
    await execute("DELETE FROM putaway_rule WHERE id = ?", row.id)
    work.about("Location", row.location_id)
    return PutawayRuleRemoved(row.location_id)


async def put_at(place: int, products: Collection[int]) -> dict[int, int]:
    """Where products that come to a place are put, for those that a rule says it of."""
    rows = await fetch(question("putaway_rules"), place)
    if not rows:
        return {}
    rules = Rules(
        {row["product_id"]: row["put_at_id"] for row in rows if row["product_id"] is not None},
        {row["category_id"]: row["put_at_id"] for row in rows if row["category_id"] is not None},
    )
    above = {row["id"]: row["parent_id"] for row in await fetch("SELECT id, parent_id FROM category")}
    condition, values = among(sorted(products))
    found = {}
    for row in await fetch(f"SELECT id, category_id FROM product WHERE id {condition}", values):
        there = rules.put_at(row["id"], _upwards(row["category_id"], above))
        if there is not None:
            found[row["id"]] = there
    return found


def _upwards(category: int | None, above: dict[int, int | None]) -> list[int]:
    way = []
    while category is not None:
        way.append(category)
        category = above[category]
    return way


def _facts(place: Any) -> PlaceFacts:
    return PlaceFacts(place.id, place.path, place.warehouse_id, place.physical, place.blocked, place.active)
