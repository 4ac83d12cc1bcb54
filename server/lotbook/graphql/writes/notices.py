"""Notices are marked as read."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook import models
from lotbook.domain import refusals
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.notices import reader
from lotbook.graphql.refusals import InvalidInput, NotFound, OperationIdReused
from lotbook.graphql.shown import computed, optional
from lotbook.graphql.writing import Payload, Write, request
from lotbook.services import noticing


@strawberry.type(description="Notices as read.")
class NoticesPayload(Payload):
    @computed("Notices still unread.")
    async def unread(self) -> int:
        return await models.Notice.filter(user_id=self.thing.user, seen__isnull=True).count()


@strawberry.input(description="What markNoticesRead needs.")
class MarkNoticesReadInput(Write):
    notices: list[strawberry.ID] | None = optional("At most 200 notices; all of one's own when absent.")


MarkNoticesReadResult = Annotated[
    NoticesPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("MarkNoticesReadResult", description="What markNoticesRead answers."),
]


@mutation("Mark one's own notices as read.")
async def mark_notices_read(input: MarkNoticesReadInput, info: Info) -> MarkNoticesReadResult:
    user = reader(info)
    if user is None:
        message = "A client program has no notices."
        raise refusals.NotFound(message=message, field=("notices",), sought="notices")
    named = [ids.row("Notice", each, "notices", str(at)) for at, each in enumerate(input.notices or [])]
    done = await noticing.mark_notices_read(request(info, input), user, named if input.notices else None)
    return NoticesPayload.done(done)
