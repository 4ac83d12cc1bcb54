"""What changes, told as it is written: enough to know what to read again, never what it says."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated

import strawberry

from lotbook.domain.words import ChangeTopic, Role
from lotbook.graphql import ids
from lotbook.graphql.asking import query, subscription
from lotbook.graphql.context import Info
from lotbook.graphql.roles import role_of
from lotbook.graphql.scalars import Sequence
from lotbook.graphql.shown import described
from lotbook.graphql.words import describe
from lotbook.ledger import changes as book
from lotbook.ledger.changes import Written

describe(
    ChangeTopic,
    "What a write was about: the type that its id is of.",
    TRANSFER="A receipt, delivery or internal transfer: also each scan on it.",
    LOT="A lot or serial itself. What moves it is told as the document that does.",
    HOLD="A hold that a person placed or ended. What holds goods as they come in is told as the document that brings "
    "them.",
    RECALL="A recall: prepared, started, answered, closed. Starting one holds lots; what comes into its scope later is "
    "told as the document that brings it.",
    PACKAGE="A package: made, filled, moved.",
    COUNT="A count of stock.",
    PURCHASE_ORDER="A purchase order, or a request for one.",
    SALES_ORDER="A sales order, or a quotation.",
    BILL="A vendor's bill or credit note.",
    INVOICE="An invoice or credit note of ours.",
    MANUFACTURING_ORDER="A manufacturing order.",
    RUN="What a manufacturing order consumed and made at once.",
    BILL_OF_MATERIALS="What a product is made of.",
    PRODUCT="A product.",
    CATEGORY="A category of products.",
    UNIT="A unit of measure.",
    PARTNER="A vendor or customer.",
    WAREHOUSE="A warehouse.",
    LOCATION="A place.",
    OPERATION_TYPE="A kind of transfer.",
    PUTAWAY_RULE="Where goods are put away.",
    QUARANTINE_RULE="What is held when it comes in.",
    LABEL_TEMPLATE="What a label shows.",
    SCRAP_REASON="Why goods are scrapped.",
    IMPORT="A list that was imported; for managers.",
    SETTINGS="The company and its settings.",
    PEOPLE="A person, the end of a session, or a key of a client program; for administrators.",
    OTHER="Nothing that has an id, such as goods that were scrapped.",
)
PEOPLE = ("User", "Session", "ApiToken")


@strawberry.type(description="One write that was done. What it was about is read by its id.")
class Change:
    sequence: Sequence = strawberry.field(
        description="Its place in the order of commits, to go on behind it."
    )
    topic: ChangeTopic = strawberry.field(description="What it was about.")
    id: strawberry.ID | None = strawberry.field(
        description="Of the thing that it was about; null under OTHER."
    )
    kind: str = strawberry.field(
        description="What was asked, the name of the mutation in capitals: VALIDATE_TRANSFER."
    )


@query(
    "The place of the last write in the order of commits. Ask for it first, then read, then follow `changes` behind "
    "it: nothing that comes after what was read is missed."
)
async def last_sequence(info: Info) -> Sequence:
    return Sequence(await book.last_sequence())


@subscription(
    "What is written from now on, or behind a place in the book without a gap; in the order of commits, each write "
    "once, and only what the caller may read. An error with the code SEQUENCE_UNKNOWN says that the book ends before "
    "that place, as after a backup was restored: begin anew, and read again what is shown."
)
async def changes(
    info: Info,
    after: Annotated[Sequence | None, described("Go on behind this sequence; null to begin now.")] = None,
    of: Annotated[list[ChangeTopic] | None, described("Only these topics; null for all.")] = None,
) -> AsyncGenerator[Change, None]:
    async with aclosing(info.context.feed.follow(after)) as written:
        async for each in written:
            topic = topic_of(each)
            if topic is ChangeTopic.PEOPLE:  # perhaps who follows: nothing behind it is told wrongly
                await info.context.look_again()
            if (of is None or topic in of) and _may_see(info, topic, each.subject_kind):
                yield _told(each, topic)


def topic_of(written: Written) -> ChangeTopic:
    """The topic of a write; OTHER where it was about nothing that has one."""
    if written.subject_kind in PEOPLE:
        return ChangeTopic.PEOPLE
    name = _capitals(written.subject_kind or "")
    return ChangeTopic(name) if name in ChangeTopic.__members__ else ChangeTopic.OTHER


def _may_see(info: Info, topic: ChangeTopic, kind: str | None) -> bool:
    """By the role of now."""
    identity = info.context.identity
    least = Role.ADMINISTRATOR if topic is ChangeTopic.PEOPLE else role_of(kind or "") or Role.VIEWER
    return identity is not None and identity.role.includes(least)


def _told(written: Written, topic: ChangeTopic) -> Change:
    kind, row_id, named = written.subject_kind, written.subject_id, None
    if kind is not None and row_id is not None and topic is not ChangeTopic.OTHER:
        named = strawberry.ID(ids.encode(kind, row_id))
    return Change(sequence=Sequence(written.seq), topic=topic, id=named, kind=_capitals(written.kind))


def _capitals(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()
