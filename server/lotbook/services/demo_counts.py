"""Counts of the demo company: one that found less than the book had and is applied, and one that goes on today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lotbook.db.work import Actor, WriteRequest
from lotbook.models import Count, Location, Product
from lotbook.services.count_applying import apply_count
from lotbook.services.count_records import record_counts
from lotbook.services.counted import Counted
from lotbook.services.counting import finish_counting, start_count
from lotbook.services.demo_making import Step


async def fill(step: Step, data: Mapping[str, Any], operator: Actor) -> None:
    """All counts of the data; what is open an operator began."""
    for each in data["count"]:
        await _count(step, each, operator)


async def _count(step: Step, given: Mapping[str, Any], operator: Actor) -> None:
    place, day, name = await Location.get(path=given["place"]), given["day"], f"count {given['place']}"

    def write(kind: str, what: str) -> WriteRequest:
        asked = step(kind, f"{name} {what}", day)
        return replace(asked, actor=operator) if given.get("open") else asked

    begun = await start_count(write("startCount", "begun"), place.id, None)
    count = begun.outcome.count
    for one in given["found"]:
        product = await Product.get(sku=one["sku"])
        found = Counted(
            location=place.id,
            product=product.id,
            number=one.get("lot"),
            quantity=Decimal(one["quantity"]),
        )
        await record_counts(write("recordCounts", one.get("lot", product.sku)), count, [found])
    if given.get("open"):
        return
    await finish_counting(write("finishCounting", "finished"), count)
    version = (await Count.get(id=count)).version
    await apply_count(write("applyCount", "applied"), count, version)
