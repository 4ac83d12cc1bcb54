"""Letters of a recall as they wait in the outbox: all that was decided when they were written, so that each try sends
the same; and what is struck out of them when they are over."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

import msgspec

from lotbook.db.engine import fetch_value
from lotbook.db.fields import from_micros
from lotbook.documents.letters import NoticeLetter
from lotbook.documents.recall_paper import RecallPaper
from lotbook.domain.recall_letters import LINK
from lotbook.domain.recall_words import RecallState
from lotbook.domain.words import Language
from lotbook.models import Recall, Settings
from lotbook.services import outbox
from lotbook.services.outbox import NotSent
from lotbook.services.parties import our_company

ANSWERS = "/answer"
"""Where the page for answers is."""


@dataclass(frozen=True, kw_only=True)
class Content:
    """A letter. id: of all its tries; paper: without our logo, which stands on it as it is now; token: what the link
    in it ends with, None once the letter is over."""

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


async def composed(message: outbox.Message, sender: str, origin: str) -> NoticeLetter | NotSent:
    """A letter as it was written, while its recall is under way."""
    content = content_of(await fetch_value("SELECT content FROM outbox WHERE id = ?", message.id))
    recall = await Recall.get(id=content.recall)
    if recall.state is not RecallState.STARTED:
        return NotSent(f"{recall.number} was closed before this was sent.")
    settings = await Settings.get(id=1)
    link = f"{settings.server_address or origin}{ANSWERS}?token={content.token or ''}"
    return NoticeLetter(
        id=content.id,
        written=from_micros(message.created),
        to=content.to,
        name=content.name,
        sender=sender,
        company=content.company,
        subject=content.subject,
        text=content.text.replace(f"{{{LINK}}}", link),
        language=content.language.value.lower(),
        paper=replace(content.paper, company=replace(content.paper.company, logo=(await our_company()).logo)),
        size=settings.paper_size,
        file=content.file,
    )
