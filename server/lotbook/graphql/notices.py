"""What people are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import strawberry

from lotbook import models
from lotbook.documents import words
from lotbook.domain.notices import Choice, with_day
from lotbook.domain.refusals import Ref
from lotbook.domain.words import NoticeKind
from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, CountedConnection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.scalars import Day
from lotbook.graphql.shown import Node, Shown, computed, described, node, own
from lotbook.graphql.words import describe

describe(
    NoticeKind,
    "What notices are about.",
    ORDER_TO_APPROVE="A purchase order waits for someone who may confirm it.",
    ORDER_DECIDED="A purchase order that one wanted was approved or declined.",
    LATE="A receipt, a delivery or a return is late.",
    EXPIRY="A lot on hand has its last day soon, or had it.",
    RESERVATION_LOST="A transfer lost goods that were promised to it.",
    HOLD="Goods that were picked for a transfer were stopped.",
    COUNT="What was counted differs from the book.",
    RECALL_TO_CONFIRM="A recall, or lots to be added to one, wait for a second manager.",
)


@strawberry.type(description="A message to a person, who alone sees it.")
class Notice(Shown):
    @computed("For markNoticesRead; not for node, since nobody else sees it.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(ids.encode("Notice", self.thing.id))

    kind: NoticeKind = own("What about.")
    day: Day | None = own("The day that it names; null for none.")
    phrase: str = own(
        "In words, with the last {day} in the place of its day, for the reader's own form.", "text"
    )
    at: datetime = own("When.", "created")
    read_at: datetime | None = own("When it was read; null before.", "seen")

    @computed("In words, with the facts.")
    def text(self) -> str:
        return with_day(self.thing.text, self.thing.day and words.day(self.thing.day))

    @computed("What it is about; null where that is gone.")
    async def subject(self, info: Info) -> Node | None:
        about = Ref(self.thing.subject_kind, self.thing.subject_id)
        return await node(info, about.kind, about.id)


@query("One's notices, newest first; a client program has none.")
async def notices(
    info: Info,
    first: First,
    after: After = None,
    unread: Annotated[bool | None, described("Only unread ones, or only read ones.")] = None,
) -> CountedConnection[Notice]:
    rows = models.Notice.filter(user_id=reader(info) or 0)
    if unread is not None:
        rows = rows.filter(seen__isnull=unread)
    listing = Listing("notices", Order("id", descending=True), unread, info.context.who)
    return await page(listing, rows, first, after, Notice.of)


@strawberry.type(description="How one wants to be told of a kind of facts.")
class NoticeChoice(Shown):
    kind: NoticeKind = own("What about.")
    in_app: bool = own("As a notice.")
    by_mail: bool = own("By e-mail.")


@dataclass(frozen=True)
class Chosen:
    kind: NoticeKind
    in_app: bool
    by_mail: bool


@strawberry.type(description="How one is told of what happens.")
class NoticeSettings(Shown):
    email: str | None = own("Where one's mail goes; null for none.")

    @computed("Whether this server sends e-mail.")
    def mail_on(self, info: Info) -> bool:
        return info.context.mail is not None

    @computed("Each kind of notices there is.")
    async def choices(self) -> list[NoticeChoice]:
        rows = {row.kind: row for row in await models.NoticeChoice.filter(user_id=self.thing.id)}
        usual = Choice()
        return [
            NoticeChoice.of(rows.get(kind) or Chosen(kind, usual.in_app, usual.by_mail))
            for kind in NoticeKind
        ]


@query("How one is told of what happens; null for a client program.")
async def notice_settings(info: Info) -> NoticeSettings | None:
    user = reader(info)
    return None if user is None else NoticeSettings.of(await models.User.get(id=user))


def reader(info: Info) -> int | None:
    """The person who asks; None for a client program."""
    return None if info.context.identity is None else info.context.identity.user_id
