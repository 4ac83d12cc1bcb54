"""E-mail of this server: whether it works, and what became of its letters."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from lotbook import models
from lotbook.domain.words import OutboxState
from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, CountedConnection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.later import User
from lotbook.graphql.shown import Shown, computed, described, linked, own
from lotbook.graphql.words import describe
from lotbook.services.letters import content_of

describe(
    OutboxState,
    "Where a letter stands.",
    WAITING="It is to be sent, or sent again.",
    DONE="The mail server has taken it.",
    FAILED="It was given up.",
)


@strawberry.type(description="A letter into the mailbox of a person.")
class Letter(Shown):
    @computed("For retryLetter; not for node.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(ids.encode("Letter", self.thing.id))

    to: User = linked("Whose it is.", "user")
    state: OutboxState = own("Where it stands.")
    at: datetime = own("When it was written.", "created")
    ended_at: datetime | None = own("When it was sent or given up; null before.", "ended")
    tries: int = own("How often it was tried.")
    error: str | None = own("Why the last try failed; null when it did not.")

    @computed("What it is about.")
    def subject(self) -> str:
        return content_of(self.thing.content).subject


@strawberry.type(description="E-mail of this server.")
class Mail(Shown):
    @computed("Whether a mail server is set; its settings are those of the server's configuration.")
    def on(self) -> bool:
        return self.thing is not None

    @computed("Mail server with its port; null while e-mail is off.")
    def server(self) -> str | None:
        return f"{self.thing.host}:{self.thing.port}" if self.thing else None

    @computed("How the way to it is protected: starttls, tls or none; null while e-mail is off.")
    def tls(self) -> str | None:
        return str(self.thing.tls) if self.thing else None

    @computed("Address that letters come from; null while e-mail is off.")
    def sender(self) -> str | None:
        return str(self.thing.sender) if self.thing else None

    @computed("When a letter was tried last; null before.")
    async def last_tried_at(self) -> datetime | None:
        return (await models.Job.get(name="MAIL")).last_run

    @computed("Why the last try failed; null when it did not.")
    async def error(self) -> str | None:
        return (await models.Job.get(name="MAIL")).error

    @computed("Letters, newest first.")
    async def letters(
        self,
        info: Info,
        first: First,
        after: After = None,
        state: Annotated[OutboxState | None, described("Only in this state.")] = None,
    ) -> CountedConnection[Letter]:
        rows = models.Outbox.filter(user_id__isnull=False)
        if state is not None:
            rows = rows.filter(state=state)
        listing = Listing("letters", Order("id", descending=True), state, info.context.who)
        return await page(listing, rows, first, after, Letter.of)


@query("E-mail of this server.")
async def mail(info: Info) -> Mail:
    return Mail.of(info.context.mail)
