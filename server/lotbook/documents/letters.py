"""Letters into the mailboxes of people and partners: plain text, with headers that no name can break out of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from lotbook.documents.recall_paper import RecallPaper, recall_paper_pdf
from lotbook.domain.words import PaperSize

LONGEST_SUBJECT = 160


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """What is around a letter. id: the same at every try, so that mail programs show a letter once that came twice;
    company: in whose name it comes; to, sender: addresses as `domain.mail.parse_address` takes them."""

    id: str
    written: datetime
    to: str
    name: str
    sender: str
    company: str
    subject: str


@dataclass(frozen=True, kw_only=True)
class Letter(Envelope):
    """To a person who works with Lotbook. texts: a paragraph each; more: how many it has no room for; link: where the
    reader goes on; why: for what reason he gets it."""

    texts: tuple[str, ...]
    more: int
    link: str
    why: str


@dataclass(frozen=True, kw_only=True)
class NoticeLetter(Envelope):
    """To a customer or vendor, with the notice as a file. text: all of it, line by line; language: "en", "de" or
    such; size: of the notice; reply_to: an address, None for the sender's."""

    text: str
    language: str
    paper: RecallPaper
    size: PaperSize
    file: str
    reply_to: str | None = None


def letter_message(letter: Letter | NoticeLetter) -> EmailMessage:
    """The letter as mail servers take it; the same letter gives the same bytes.

    Raises CannotPrint for a notice of goods with characters that no font has.
    """
    message = EmailMessage(SMTP)
    message["From"] = Address(_one_line(letter.company), addr_spec=letter.sender)
    message["To"] = Address(_one_line(letter.name), addr_spec=letter.to)
    message["Subject"] = _shortened(_one_line(letter.subject))
    message["Date"] = format_datetime(letter.written)
    message["Message-ID"] = f"<{letter.id}@{letter.sender.rpartition('@')[2]}>"
    # So that no answer of absence comes back, to a mailbox that nobody reads.
    message["Auto-Submitted"] = "auto-generated"
    if isinstance(letter, Letter):
        message.set_content(_body(letter), cte="quoted-printable")
        return message
    lines = (_one_line(line) for line in letter.text.split("\n"))
    message.set_content("\n".join(lines) + "\n", cte="quoted-printable")
    message["Content-Language"] = letter.language
    if letter.reply_to:
        message["Reply-To"] = Address(_one_line(letter.company), addr_spec=letter.reply_to)
    notice = recall_paper_pdf(letter.paper, letter.size)
    message.add_attachment(notice, maintype="application", subtype="pdf", filename=letter.file)
    message.set_boundary(f"lotbook-{letter.id}")  # else of random numbers, other ones at the next try
    return message


def _body(letter: Letter) -> str:
    more = (f"And {letter.more:,} more.",) if letter.more else ()
    signature = f"-- \nLotbook of {_one_line(letter.company)}\n{letter.why}\n"
    said = (f"Hello {letter.name},", *letter.texts, *more, letter.link)
    return "\n\n".join([*map(_one_line, said), signature])


def _one_line(text: str) -> str:
    """Words without what would begin a new line or does not print.

    >>> _one_line("late\\r\\nBcc: everyone@example.com")
    'late Bcc: everyone@example.com'
    """
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SUBJECT else f"{text[: LONGEST_SUBJECT - 1]}…"
