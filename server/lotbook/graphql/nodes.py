"""Anything by its global id."""

from __future__ import annotations

import asyncio
from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.context import Info
from lotbook.graphql.errors import ClientError
from lotbook.graphql.roles import role_of
from lotbook.graphql.shown import Node, described
from lotbook.graphql.shown import node as find

MOST_NODES = 100


async def visible(info: Info, global_id: str) -> Node | None:
    """The thing of an id; None when it is unknown or not visible to whoever asks: the same for both."""
    kind, row_id = ids.decode(global_id) or ("", 0)
    identity, role = info.context.identity, role_of(kind)
    if identity is None or role is None or not identity.role.includes(role):
        return None
    asked = find(info, kind, row_id)
    found: Node | None = None if asked is None else await asked
    return found if found is not None and found.shown_to(info) else None


@query("Fetch anything by its global id; null when unknown or not visible.")
async def node(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Node | None:
    return await visible(info, id)


@query("Fetch up to 100 by global id, in the order asked, null for each unknown one.")
async def nodes(
    info: Info, ids: Annotated[list[strawberry.ID], described("Global ids.")]
) -> list[Node | None]:
    if len(ids) > MOST_NODES:
        raise ClientError("PAGE_SIZE_OUT_OF_RANGE", f"At most {MOST_NODES} ids, not {len(ids)}.")
    return [*await asyncio.gather(*(visible(info, each) for each in ids))]
