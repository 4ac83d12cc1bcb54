"""Customers answer for themselves, by the link in a letter: it shows what went to them, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lotbook.db.engine import fetch_value
from lotbook.db.work import Actor, Work, unit_of_work, with_retries
from lotbook.domain.inputs import parse_line, parse_note
from lotbook.domain.recall_letters import MOST_ANSWERS
from lotbook.domain.recall_words import RecallState
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.domain.words import Role
from lotbook.ledger.recalls import Sent
from lotbook.models import RecallLetter
from lotbook.services import throttle
from lotbook.services.recall_answers import Found, keep_answer, require_not_more
from lotbook.services.recall_notices import Told, told_of
from lotbook.services.recalling import RecallSaved, started
from lotbook.services.secrets_kept import SESSION_TOKEN, digest_of

CUSTOMER = Actor(Role.VIEWER)
"""Whoever has a link: nobody that is known."""


@dataclass(frozen=True)
class Opened:
    """What a link leads to. used_up: it was answered by too often."""

    letter: int
    customer: int
    told: Told
    used_up: bool

    @property
    def sent(self) -> list[Sent]:
        """What went to the customer by deliveries, by delivery and product."""
        return [each for each in self.told.customers[self.customer].sent if each.delivery is not None]


@dataclass(frozen=True)
class Wait:
    """Too many wrong links came from an address. seconds: until the next one is looked at."""

    seconds: int


async def open_link(token: str, address: str) -> Opened | Wait | None:
    """What a link leads to; None for one that is wrong, too old, or of a recall that is closed. address: of the
    client."""
    letter = await _letter_of(token)
    if letter is None:
        wait = await with_retries(lambda: throttle.take_link(address, datetime.now(UTC)))
        return Wait(wait) if wait else None
    told = await told_of(letter.recall, [letter.partner_id], vendors_too=False)
    if letter.partner_id not in told.customers:  # all of it was taken back from the book since
        return None
    return Opened(letter.id, letter.partner_id, told, await _answers_by(letter.id) >= MOST_ANSWERS)


async def _letter_of(token: str) -> Any:
    """The letter with a link that works."""
    if SESSION_TOKEN.fullmatch(token) is None:
        return None
    found = RecallLetter.filter(
        token_hash=digest_of(token), expires__gt=datetime.now(UTC), recall__state=RecallState.STARTED
    )
    return await found.select_related("recall").first()


async def _answers_by(letter: int) -> int:
    sql = "SELECT count(DISTINCT operation_id) FROM recall_answer WHERE letter_id = ?"
    return int(await fetch_value(sql, letter))


@unit_of_work
async def answer_recall_by_link(
    work: Work, letter: int, name: str, found: Mapping[int, Sequence[Found]], remark: str = ""
) -> RecallSaved:
    """Keep what a customer says of some of its deliveries, by row id; a later answer counts instead.

    Raises InvalidInput, WrongState or NotFound.
    """
    row: Any = await RecallLetter.get(id=letter)
    recall = await started(work, row.recall_id, "record an answer")
    name, remark = parse_line(name, ("name",)), parse_note(remark, ("remark",))
    if not found:
        raise invalid("found", InputFault.MISSING, "Nothing is said of any delivery.")
    if await _answers_by(letter) >= MOST_ANSWERS:
        raise invalid(
            "found", InputFault.OVER_LIMIT, "This link was used too often.", limit=str(MOST_ANSWERS)
        )
    told = await told_of(recall, [row.partner_id], vendors_too=False)
    one = told.customers.get(row.partner_id)
    for delivery, lines in found.items():
        sent = {each.product: each for each in (one.sent if one else ()) if each.delivery == delivery}
        field = ("found", str(delivery))
        if not sent:
            message = f"{recall.number} does not concern this delivery."
            raise NotFound(message=message, field=field, sought=f"delivery {delivery}")
        await require_not_more(lines, sent, field)
        await keep_answer(work, recall.id, delivery, name, lines, remark, letter=letter)
    return RecallSaved(recall.id)
