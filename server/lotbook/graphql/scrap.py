"""Reasons for which goods are scrapped."""

from __future__ import annotations

import strawberry

from lotbook import models
from lotbook.graphql.asking import query
from lotbook.graphql.shown import Node, own

MOST_REASONS = 200


@strawberry.type(description="A reason for which goods are scrapped.")
class ScrapReason(Node):
    model = models.ScrapReason

    version: int = own("Version, for saveScrapReason.")
    name: str = own("What it is called.")
    active: bool = own("It can be chosen.")


@query("Reasons for which goods are scrapped, at most 200, by name.")
async def scrap_reasons() -> list[ScrapReason]:
    return [
        ScrapReason.of(row) for row in await models.ScrapReason.all().order_by("name_key").limit(MOST_REASONS)
    ]
