"""Letters: what people are told by e-mail. What a person is told within a minute comes in one letter; that a recall
waits for him, at once and by itself."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from lotbook.db.engine import among, execute, fetch, fetch_value
from lotbook.db.fields import from_micros, to_micros
from lotbook.db.work import Work, unit_of_work
from lotbook.documents import words
from lotbook.documents.letters import Letter, NoticeLetter
from lotbook.domain.global_ids import encode
from lotbook.domain.notices import Telling, with_day
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.domain.words import NoticeKind
from lotbook.models import Outbox, Settings, User
from lotbook.services import outbox, recall_post
from lotbook.services.outbox import NotSent

COLLECTED = timedelta(minutes=1)
"""How long a letter waits for what else there is to tell."""
MOST_FACTS = 50
TEST = "This letter shows that e-mail works."
_CHOSEN = "You get this because you chose notices by e-mail. Choose otherwise in Settings, Your notices."
_ASKED = "You get this because you asked for it in Settings, E-mail."


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What is told, as in `Telling`."""

    text: str
    day: date | None = None

    def __str__(self) -> str:
        return with_day(self.text, None if self.day is None else words.day(self.day))


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a letter tells. id: of all its tries; more: facts that it has no room for; test: an administrator asked;
    recall: that waits for its reader, None for other news."""

    id: str
    facts: tuple[Fact, ...]
    more: int = 0
    test: bool = False
    recall: int | None = None

    @property
    def subject(self) -> str:
        count = len(self.facts) + self.more
        return str(self.facts[0]) if count == 1 else f"{count:,} notices"

    @property
    def leads_to(self) -> str:
        """The page of the app."""
        return "/notices" if self.recall is None else f"/recalls/{encode('Recall', self.recall)}"


@dataclass(frozen=True)
class LetterKept:
    """A letter by row id."""

    letter: int


async def write(message: outbox.Message, telling: Telling, users: Sequence[int], now: datetime) -> None:
    """Tell people by e-mail, inside the transaction that spreads the fact: in the letter that is being collected for
    each, or a new one."""
    if not users:
        return
    fact = Fact(text=telling.text, day=telling.day)
    if telling.kind is NoticeKind.RECALL_TO_CONFIRM:
        at_once = {
            (f"MAIL:{message.id}:{user}", user): _written(
                Content(id=str(uuid.uuid4()), facts=(fact,), recall=telling.about.id)
            )
            for user in users
        }
        await outbox.write_letters(at_once, now, due=now)
        return
    condition, values = among(list(users))
    rows = await fetch(
        f"""SELECT id, user_id, content FROM outbox
            WHERE state = 'WAITING' AND tries = 0 AND due > ? AND user_id {condition} ORDER BY id {{lock}}""",
        to_micros(now),
        values,
    )
    collected = {row["user_id"]: row for row in rows}
    for row in collected.values():
        content = _with(content_of(row["content"]), fact)
        await execute("UPDATE outbox SET content = ? WHERE id = ?", _written(content), row["id"])
    begun = {
        (f"MAIL:{message.id}:{user}", user): _written(Content(id=str(uuid.uuid4()), facts=(fact,)))
        for user in users
        if user not in collected
    }
    await outbox.write_letters(begun, now, due=now + COLLECTED)


def _with(content: Content, fact: Fact) -> Content:
    if len(content.facts) < MOST_FACTS:
        return replace(content, facts=(*content.facts, fact))
    return replace(content, more=content.more + 1)


def content_of(content: str) -> Content:
    """What a letter of the outbox tells."""
    return msgspec.json.decode(content, type=Content)


def _written(content: Content) -> str:
    return msgspec.json.encode(content).decode()


async def composed(message: outbox.Message, sender: str, origin: str) -> Letter | NoticeLetter | NotSent:
    """A letter as it stands once its try is counted, when nothing is added to it any more, to where its reader gets
    mail now; one to a partner as it was written."""
    if message.partner_id is not None:
        return await recall_post.composed(message, sender, origin)
    content = content_of(await fetch_value("SELECT content FROM outbox WHERE id = ?", message.id))
    reader: Any = await User.get(id=message.user_id)
    settings = await Settings.get(id=1)
    if not reader.active or reader.email is None:
        return NotSent(f"{reader.name} gets no e-mail any more.")
    return Letter(
        id=content.id,
        written=from_micros(message.created),
        to=reader.email,
        name=reader.name,
        sender=sender,
        company=settings.company_name,
        subject=content.subject,
        texts=tuple(map(str, content.facts)),
        more=content.more,
        link=f"{settings.server_address or origin}{content.leads_to}",
        why=_ASKED if content.test else _CHOSEN,
    )


def sealed(message: outbox.Message) -> str | None:
    """What is kept of a letter once it is over; None for all of it."""
    return None if message.partner_id is None else recall_post.sealed(message.content)


@unit_of_work
async def send_test_mail(work: Work, user: int) -> LetterKept:
    """Send a letter to whoever asks, to see whether mail works. Raises InvalidInput without an address of his."""
    reader: Any = await User.get(id=user)
    if reader.email is None:
        message = "Give your own e-mail address first, under Your notices."
        raise invalid("email", InputFault.MISSING, message)
    content = Content(id=str(uuid.uuid4()), facts=(Fact(text=TEST),), test=True)
    key = f"TEST:{work.operation_id}"
    await outbox.write_letters({(key, user): _written(content)}, work.now, due=work.now)
    return LetterKept((await Outbox.get(key=key)).id)


@unit_of_work
async def retry_letter(work: Work, letter: int) -> LetterKept:
    """Send a letter that was given up, as if it were new. Raises NotFound for any other one."""
    tried_again = """UPDATE outbox SET state = 'WAITING', ended = NULL, error = NULL, tries = 0, created = ?, due = ?
                     WHERE id = ? AND user_id IS NOT NULL AND state = 'FAILED'"""
    at = to_micros(work.now)
    if not await execute(tried_again, at, at, letter):
        message = "There is no such letter that was given up."
        raise NotFound(message=message, field=("letter",), sought=f"letter {letter}")
    return LetterKept(letter)
