"""Letters of a recall as they wait in the outbox: what was decided when they were written, so that each try says the
same; what is looked at again before it; and what is struck out of them when they are over."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import msgspec

from lotbook.db.engine import execute, fetch_value
from lotbook.db.fields import from_micros
from lotbook.db.work import with_retries
from lotbook.documents.letters import NoticeLetter
from lotbook.documents.recall_paper import AnswerHere, RecallPaper
from lotbook.documents.recall_words import WORDS
from lotbook.domain.recall_letters import LINK, reachable, signed_token
from lotbook.domain.recall_words import RecallLetterKind, RecallState
from lotbook.domain.words import Language
from lotbook.ledger import recall_parties, recalls
from lotbook.ledger.sql import question
from lotbook.models import Partner, Recall, RecallLetter, Settings
from lotbook.services import outbox
from lotbook.services.outbox import NotSent
from lotbook.services.parties import our_company
from lotbook.services.recall_notices import Told
from lotbook.settings import is_loopback

ANSWERS = "/answer"
"""Where the page for answers is."""


@dataclass(frozen=True, kw_only=True)
class Content:
    """A letter. id: of all its tries; to: where its reader got mail as it was written; paper: without our logo, which
    stands on it as it is now; token: what the link in it ends with, None once the letter is over; reply_to: where
    answers by mail go, None for the sender's mailbox."""

    id: str
    recall: int
    to: str
    name: str
    company: str
    language: Language
    subject: str
    text: str
    paper: RecallPaper
    file: str
    token: str | None = None
    reply_to: str | None = None


def answer_address(server: str, token: str) -> str:
    """Where whoever has a token answers. server: where it is opened."""
    return f"{server}{ANSWERS}?token={token}"


async def server_for_customers(origin: str) -> str | None:
    """Where customers open this server: as the company says, else where people open Lotbook; None where that leads no
    further than the machine on which it runs."""
    if said := (await Settings.get(id=1)).server_address:
        return str(said)
    host = urlsplit(origin).hostname
    return None if host is None or is_loopback(host) else origin


def answered_by(paper: RecallPaper, language: Language, link: str) -> RecallPaper:
    """A notice with the link by which it is answered."""
    return replace(paper, answer=AnswerHere(WORDS[language].paper.answer, link))


async def with_link(paper: RecallPaper, told: Told, customer: int, origin: str) -> RecallPaper:
    """A notice to be printed while the recall is under way, with a link where that leads anywhere: nobody mends a
    paper. origin: where people open Lotbook when the settings do not say it."""
    recall, server = told.recall, await server_for_customers(origin)
    if recall.state is not RecallState.STARTED or not recall.link_key or server is None:
        return paper
    token = signed_token(recall.link_key, recall.id, customer)
    return answered_by(paper, told.words_of(customer)[0], answer_address(server, token))


def new_id() -> str:
    """For a letter that is written now."""
    return str(uuid.uuid4())


def written(content: Content) -> str:
    """As the outbox keeps it."""
    bare = replace(content.paper, company=replace(content.paper.company, logo=None))
    return msgspec.json.encode(replace(content, paper=bare)).decode()


def content_of(content: str) -> Content:
    """What a letter of the outbox says."""
    return msgspec.json.decode(content, type=Content)


def sealed(content: str) -> str:
    """A letter that is over, without the secret in it: whoever reads the book cannot answer for a customer."""
    return msgspec.json.encode(replace(content_of(content), token=None)).decode()


_LED_TO = re.compile(rf"[^.!?\n]*:\s*\{{{LINK}\}}|\{{{LINK}\}}")
"""The place of the link, with the sentence whose colon leads to it."""


def _linked(text: str, link: str) -> str:
    return text.replace(f"{{{LINK}}}", link) if link else _LED_TO.sub("", text)


async def _owes_nothing(letter: Any, recall: Any) -> bool:
    """Whether a customer has answered, or has nothing left, since a reminder was written."""
    if not await fetch_value(question("recall_heard_since"), letter.outbox_id):
        return False
    found = await recall_parties.recipients(recall, await recalls.scope_of(recall))
    return not any(
        each.partner == letter.partner_id and not each.answered and not each.settled for each in found
    )


async def _readdressed(letter: Any, address: str) -> None:
    async def noted() -> int:
        return await execute("UPDATE recall_letter SET address = ? WHERE id = ?", address, letter.id)

    await with_retries(noted)


async def composed(message: outbox.Message, sender: str, origin: str) -> NoticeLetter | NotSent:
    """A letter as it was written, while its recall is under way and its reader has not done yet what it asks for, to
    where that gets mail now; without a link where that would lead nowhere."""
    content = content_of(await fetch_value("SELECT content FROM outbox WHERE id = ?", message.id))
    recall = await Recall.get(id=content.recall)
    if recall.state is not RecallState.STARTED:
        return NotSent(f"{recall.number} was closed before this was sent.")
    reader: Any = await Partner.get(id=message.partner_id)
    if (address := reachable(reader.email)) is None:
        return NotSent(f"{reader.name} has no e-mail address any more that letters reach.")
    letter: Any = await RecallLetter.get(outbox_id=message.id)
    if letter.kind is RecallLetterKind.REMINDER and await _owes_nothing(letter, recall):
        return NotSent(f"{reader.name} had answered before this was sent.")
    if address != letter.address:
        await _readdressed(letter, address)
    settings = await Settings.get(id=1)
    server = await server_for_customers(origin)
    link = answer_address(server, content.token) if server and content.token else ""
    paper = replace(content.paper, company=replace(content.paper.company, logo=(await our_company()).logo))
    if link:
        paper = answered_by(paper, content.language, link)
    return NoticeLetter(
        id=content.id,
        written=from_micros(message.created),
        to=address,
        name=content.name,
        sender=sender,
        company=content.company,
        subject=content.subject,
        text=_linked(content.text, link),
        language=content.language.value.lower(),
        paper=paper,
        size=settings.paper_size,
        file=content.file,
        reply_to=content.reply_to,
    )
