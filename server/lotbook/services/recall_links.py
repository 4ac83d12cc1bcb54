"""Customers answer for themselves, by the link in a letter or on a notice: it shows what went to them, and nothing
else."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lotbook.db.engine import fetch_value
from lotbook.db.work import Actor, Work, unit_of_work, with_retries
from lotbook.domain.inputs import parse_line, parse_note
from lotbook.domain.recall_letters import MOST_ANSWERS, printed_token, signed_token
from lotbook.domain.recall_words import RecallState
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.domain.words import Role
from lotbook.ledger.recall_sent import Sent
from lotbook.ledger.recalls import FROZEN
from lotbook.ledger.sql import question
from lotbook.models import Recall, RecallLetter
from lotbook.services import throttle
from lotbook.services.recall_answers import Found, keep_answer, require_not_more
from lotbook.services.recall_notices import Told, told_of
from lotbook.services.recalling import RecallSaved, started
from lotbook.services.secrets_kept import SESSION_TOKEN, digest_of

CUSTOMER = Actor(Role.VIEWER)
"""Whoever has a link: nobody that is known."""


@dataclass(frozen=True)
class Link:
    """Whose link it is. letter: that it came in; None for one that was printed on a notice."""

    recall: int
    customer: int
    letter: int | None = None


@dataclass(frozen=True)
class Opened:
    """What a link leads to. used_up: it was answered by too often."""

    link: Link
    told: Told
    used_up: bool

    @property
    def customer(self) -> int:
        return self.link.customer

    @property
    def sent(self) -> list[Sent]:
        """What went to the customer by deliveries, by delivery and product."""
        return [each for each in self.told.customers[self.customer].sent if each.delivery is not None]


@dataclass(frozen=True)
class Wait:
    """Too many wrong links came from an address. seconds: until the next one is looked at."""

    seconds: int


async def open_link(token: str, address: str) -> Opened | Wait | None:
    """What a link leads to, also of a recall that is closed; None for one that is wrong or too old. address: of the
    client."""
    link = await _of_letter(token) if SESSION_TOKEN.fullmatch(token) else await _of_notice(token)
    if link is None:
        wait = await with_retries(lambda: throttle.take_link(address, datetime.now(UTC)))
        return Wait(wait) if wait else None
    told = await told_of(await Recall.get(id=link.recall), [link.customer], vendors_too=False)
    if link.customer not in told.customers:  # all of it was taken back from the book since
        return None
    return Opened(link, told, await _answers_by(link) >= MOST_ANSWERS)


async def _of_letter(token: str) -> Link | None:
    found = RecallLetter.filter(token_hash=digest_of(token), expires__gt=datetime.now(UTC))
    letter: Any = await found.first()
    return None if letter is None else Link(letter.recall_id, letter.partner_id, letter.id)


async def _of_notice(token: str) -> Link | None:
    if (named := printed_token(token)) is None:
        return None
    recall = await Recall.get_or_none(id=named.recall, state__in=FROZEN)
    if recall is None or not recall.link_key:
        return None
    right = signed_token(recall.link_key, named.recall, named.customer)
    return Link(named.recall, named.customer) if hmac.compare_digest(right, token) else None


async def _answers_by(link: Link) -> int:
    if link.letter is not None:
        sql = "SELECT count(DISTINCT operation_id) FROM recall_answer WHERE letter_id = ?"
        return int(await fetch_value(sql, link.letter))
    return int(await fetch_value(question("recall_answers_by_notice"), link.recall, link.customer))


@unit_of_work
async def answer_recall_by_link(
    work: Work, link: Link, name: str, found: Mapping[int, Sequence[Found]], remark: str = ""
) -> RecallSaved:
    """Keep what a customer says of some of its deliveries, by row id; a later answer counts instead. One that comes
    after the close is kept beside the figures.

    Raises InvalidInput, WrongState or NotFound.
    """
    recall = await started(work, link.recall, "record an answer", RecallState.CLOSED)
    name, remark = parse_line(name, ("name",)), parse_note(remark, ("remark",))
    if not found:
        raise invalid("found", InputFault.MISSING, "Nothing is said of any delivery.")
    if await _answers_by(link) >= MOST_ANSWERS:
        raise invalid(
            "found", InputFault.OVER_LIMIT, "This link was used too often.", limit=str(MOST_ANSWERS)
        )
    told = await told_of(recall, [link.customer], vendors_too=False)
    one = told.customers.get(link.customer)
    for delivery, lines in found.items():
        sent = {each.product: each for each in (one.sent if one else ()) if each.delivery == delivery}
        field = ("found", str(delivery))
        if not sent:
            message = f"{recall.number} does not concern this delivery."
            raise NotFound(message=message, field=field, sought=f"delivery {delivery}")
        await require_not_more(lines, sent, field)
        await keep_answer(work, recall.id, delivery, name, lines, sent, remark, letter=link.letter)
    return RecallSaved(recall.id)
