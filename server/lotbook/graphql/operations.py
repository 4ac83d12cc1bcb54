"""Writes: who asked for what, and what became of it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

import msgspec
import strawberry

from lotbook import models
from lotbook.db.work import stored_refusal
from lotbook.domain.words import OperationState, SignInMethod
from lotbook.graphql import people  # noqa: F401  # who describes how one signs in, whoever is imported first
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, Listing, Order, page, page_inside
from lotbook.graphql.context import Info
from lotbook.graphql.later import Document, Refusal, User
from lotbook.graphql.scalars import OperationId, Sequence
from lotbook.graphql.shown import Node, computed, described, linked, node, own, show
from lotbook.graphql.words import describe
from lotbook.ledger.children import operations_of
from lotbook.services.commenting import DOCUMENTS
from lotbook.services.ordering import OrderConfirmed

CONFIRMING, STARTING = "confirmPurchaseOrder", "startRecall"

describe(
    OperationState,
    "What became of a write.",
    APPLIED="Done, and in the journal if it moved goods.",
    REFUSED="A person can mend and send it again.",
)


@strawberry.type(description="One write, by whom and when.")
class Operation(Node):
    model = models.Operation

    operation_id: OperationId = own("The id that the client chose.", "key")
    state: OperationState = own("What became of it.")
    sequence: Sequence | None = own("Its place in the order of commits; null unless applied.", "seq")
    actor: User | None = linked("Who asked; null for a client program or an automatic step.", "user")
    method: SignInMethod | None = own("How the person had proved himself; null for an automatic step.")
    recorded_at: datetime = own("When the server recorded it.", "recorded")
    occurred_at: datetime | None = own(
        "When it happened by the client's clock, for information; null when not told.", "occurred"
    )
    occurred_margin: int | None = own("Seconds by which that clock may be wrong; null when not told.")
    reason: str | None = own("Why; null where no reason was asked for.")

    @computed("What was asked, the name of the mutation in capitals: VALIDATE_TRANSFER.")
    def kind(self) -> str:
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", self.thing.kind).upper()

    @computed(
        "It only asked someone else to agree: to an order that is above the limit of who confirmed it, or to start a"
        " recall that needs a second person."
    )
    async def waits_for_approval(self, info: Info) -> bool:
        if self.thing.state is not OperationState.APPLIED:
            return False
        if self.thing.kind == CONFIRMING:
            return msgspec.json.decode(self.thing.outcome, type=OrderConfirmed).approval is not None
        if self.thing.kind != STARTING:
            return False
        recall = (await node(info, "Recall", self.thing.subject_id)).thing
        return recall.position is None or self.thing.seq <= recall.position

    @computed("Name of the client program's key; null for a person.")
    async def program(self, info: Info) -> str | None:
        if self.thing.token_id is None:
            return None
        key = await node(info, "ApiToken", self.thing.token_id)
        return key.name

    @computed("The document concerned; null for none.")
    async def document(self, info: Info) -> Document | None:
        if self.thing.subject_kind not in DOCUMENTS:
            return None
        return await node(info, self.thing.subject_kind, self.thing.subject_id)

    @computed("Why it was refused; null when applied.")
    def refusal(self) -> Refusal | None:
        if self.thing.state is not OperationState.REFUSED:
            return None
        refusal = stored_refusal(self.thing.outcome)
        return show(refusal)


async def operations_page(
    info: Info, kind: str, row_id: int, first: int, after: After
) -> Connection[Operation]:
    """What was done on a document, newest first."""
    order = Order("recorded", descending=True)
    listing = Listing(f"{kind}:{row_id}.operations", order, None, info.context.who)
    if after is None:
        return await page_inside(info, operations_of(kind), row_id, listing, first, Operation)
    rows = models.Operation.filter(subject_kind=kind, subject_id=row_id)
    return await page(listing, rows, first, after, Operation.of)


@query("One write by the id it was sent under; null when it never arrived.")
async def operation(
    info: Info, operation_id: Annotated[OperationId, described("As chosen by the client.")]
) -> Operation | None:
    row = await models.Operation.get_or_none(key=operation_id)
    return None if row is None else Operation.of(row)
