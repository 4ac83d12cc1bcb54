"""Remarks under documents."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import strawberry
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.words import OperationState
from lotbook.graphql.connections import After, CountedConnection, Listing, Order, page, page_inside
from lotbook.graphql.context import Info
from lotbook.graphql.later import User
from lotbook.graphql.shown import Node, computed, linked, node, own
from lotbook.ledger.children import comments_on


@strawberry.type(description="A remark under a document; it is never changed.")
class Comment(Node):
    model = models.Operation

    author: User | None = linked("Who wrote it; null for a client program.", "user")
    at: datetime = own("When.", "recorded")
    text: str = own("Plain text; may have several lines.", "reason")

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.Operation.filter(kind="addComment", state=OperationState.APPLIED)

    @computed("Name of the client program's key; null for a person.")
    async def program(self, info: Info) -> str | None:
        if self.thing.token_id is None:
            return None
        key = await node(info, "ApiToken", self.thing.token_id)
        return key.name


async def comments_page(
    info: Info, kind: str, row_id: int, first: int, after: After
) -> CountedConnection[Comment]:
    """The remarks under a document, oldest first."""
    listing = Listing(f"{kind}:{row_id}.comments", Order("seq"), None, info.context.who)
    if after is None:
        return await page_inside(info, comments_on(kind), row_id, listing, first, Comment)
    rows = Comment.query().filter(subject_kind=kind, subject_id=row_id)
    return await page(listing, rows, first, after, Comment.of)
