"""What customers and vendors of a recall are written, and what they answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import strawberry

from lotbook import models
from lotbook.domain.recall_letters import advice_missing, places_of, reachable
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.words import Language, OutboxState
from lotbook.graphql import mail  # noqa: F401  # which describes where letters stand, whoever is imported first
from lotbook.graphql.asking import query
from lotbook.graphql.later import Lot, Product, Transfer, User
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Shown, computed, linked, own
from lotbook.graphql.words import describe
from lotbook.ledger import recall_letters as book
from lotbook.ledger.recall_parties import Recipient, Supplied
from lotbook.ledger.tracing.movements import parts
from lotbook.services import recall_notices

describe(
    RecallLetterKind,
    "What a letter of a recall is for.",
    NOTICE="Tells a customer of the recall, and asks.",
    REMINDER="Asks a customer again.",
    VENDOR="Tells a vendor behind the lots.",
)


@strawberry.type(description="A letter to a customer or vendor.")
class RecallLetter(Shown):
    kind: RecallLetterKind = own("What it is for.")
    address: str = own("E-mail address that it went to.")
    state: OutboxState = own("Where it stands.")
    written_at: datetime = own("When it was written.", "written")
    ended_at: datetime | None = own("When it was sent or given up; null before.", "ended")
    tries: int = own("How often it was tried.")
    error: str | None = own("Why the last try failed; null when it did not.")


@strawberry.type(description="What a customer found of a product, in its stock unit.")
class RecallFound(Shown):
    product: Product = linked("The product.")
    stopped: Quantity = own("Stopped there and to come back.")
    destroyed: Quantity = own("Destroyed there.")
    passed_on: Quantity = own("Passed on to others.")


@strawberry.type(description="What a customer said of a delivery.")
class RecallAnswer(Shown):
    delivery: Transfer = linked("The delivery.")
    name: str = own("Who answered.")
    remark: str = own("What else was said; empty for nothing.")
    by_link: bool = own("The customer answered himself, by the link in a letter or on a printed notice.")
    at: datetime = own("When.")
    recorded_by: User | None = linked("Who wrote it down; null for a program, and for a customer.", "by")
    lines: list[RecallFound] = linked("By product.")


@strawberry.type(description="What came from a vendor by a receipt, of a lot, in its stock unit.")
class RecallSupplied(Shown):
    receipt: Transfer = linked("The receipt.")
    lot: Lot = linked("The lot, with the number of its maker.")
    quantity: Quantity = own("How much.")


@dataclass(frozen=True)
class PostOf:
    """Customers and vendors that have an address, by what they lack; and what was written."""

    on: bool
    linked: bool
    to_notify: int
    to_remind: int
    vendors_to_notify: int
    unreachable: int
    notified: int
    failed: int
    reminders: int


@strawberry.type(
    description="What was written to customers and vendors, and what there is to write: nothing once the recall is"
    " closed."
)
class RecallPost(Shown):
    on: bool = own("Whether this server sends e-mail.")
    linked: bool = own(
        "Customers can open the links in letters and on notices. Else `Company.serverAddress` is to be set: printed"
        " notices have no link until then, and those in letters lead nowhere."
    )
    to_notify: int = own("Customers with an address that have got no notice of all that they have.")
    to_remind: int = own("Customers that got a notice and are silent.")
    vendors_to_notify: int = own(
        "Vendors with an address that have got no notice of all that came from them."
    )
    unreachable: int = own(
        "Customers without an address that letters reach, to be told on paper or by phone."
    )
    notified: int = own("Customers whose notice was sent.")
    failed: int = own("Customers and vendors whose last letter was given up.")
    reminders: int = own("Reminders that were sent.")


async def post_of(
    customers: Sequence[Recipient],
    vendors: Mapping[int, Sequence[Supplied]],
    letters: Mapping[int, Sequence[book.Letter]],
    *,
    on: bool,
    linked: bool,
    open_still: bool,
) -> PostOf:
    """open_still: letters can be written; of a closed recall there is nobody to write to."""
    lacking = book.to_write(customers, vendors, letters) if open_still else book.ToWrite()
    known = {each.partner for each in customers if each.partner}
    rows = await models.Partner.filter(id__in=known | vendors.keys()).values_list("id", "email")
    reached = {partner for partner, email in rows if reachable(email)}
    sent = {kind: [book.sent_of(each, kind) for each in letters.values()] for kind in RecallLetterKind}
    return PostOf(
        on=on,
        linked=linked,
        to_notify=len(reached.intersection(lacking.notices)),
        to_remind=len(reached.intersection(lacking.reminders)),
        vendors_to_notify=len(reached.intersection(lacking.vendors)),
        unreachable=len(known - reached) if open_still else 0,
        notified=sum(map(bool, sent[RecallLetterKind.NOTICE])),
        failed=sum(bool(each) and each[-1].state is OutboxState.FAILED for each in letters.values()),
        reminders=sum(map(len, sent[RecallLetterKind.REMINDER])),
    )


@dataclass(frozen=True)
class AdviceOf:
    language: Language
    text: str


@strawberry.type(description="What customers are told to do, in a language.")
class RecallAdvice(Shown):
    language: Language = own("In which language.")
    text: str = own("What they are told.")


async def missing_of(readers: Collection[int], given: Mapping[Language, str]) -> list[Language]:
    """Languages of partners in which nothing was given."""
    rows: list[Language] = []
    for part in parts(readers):
        found: Any = await models.Partner.filter(id__in=part).distinct().values_list("language", flat=True)
        rows += found
    return advice_missing(rows, given)


@dataclass(frozen=True)
class TextOf:
    kind: RecallLetterKind
    language: Language
    subject: str
    body: str
    ours: bool


@strawberry.type(
    description="What letters of a kind say in a language. What only a letter knows stands in braces."
)
class RecallText(Shown):
    kind: RecallLetterKind = own("What they are for.")
    language: Language = own("In which language.")
    subject: str = own("Subject; it may have {partner}, {company} and {number}.")
    body: str = own("The letter, line by line.")
    ours: bool = own("The company wrote it; false for the text that Lotbook brings.")

    @computed("What may stand in braces in the letter.")
    def places(self) -> list[str]:
        return [*places_of(self.thing.kind)]


async def all_texts() -> list[RecallText]:
    ours = await recall_notices.written_texts()
    return [
        RecallText.of(TextOf(kind, language, text.subject, text.body, (kind, language) in ours))
        for (kind, language), text in (await recall_notices.texts()).items()
    ]


@query("What letters of recalls say, in each language.")
async def recall_texts() -> list[RecallText]:
    return await all_texts()


async def letters_of(recalls: list[int]) -> list[dict[int, list[book.Letter]]]:
    return [await book.letters(recall) for recall in recalls]


async def answers_of(recalls: list[int]) -> list[dict[int, list[book.Answer]]]:
    return [await book.answers(recall) for recall in recalls]
