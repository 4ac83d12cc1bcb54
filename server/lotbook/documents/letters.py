"""Letters into the mailboxes of people: plain text, with headers that no name can break out of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

LONGEST_SUBJECT = 160


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a letter says. id: the same at every try, so that mail programs show a letter once that came twice;
    company: in whose name it comes; to, sender: addresses as `domain.mail.parse_address` takes them; texts: a paragraph
    each; more: how many it has no room for; link: where the reader goes on; why: for what reason he gets it."""

    id: str
    written: datetime
    to: str
    name: str
    sender: str
    company: str
    subject: str
    texts: tuple[str, ...]
    more: int
    link: str
    why: str


def letter_message(letter: Letter) -> EmailMessage:
    """The letter as mail servers take it; the same letter gives the same bytes."""
    message = EmailMessage(SMTP)
    message["From"] = Address(_one_line(letter.company), addr_spec=letter.sender)
    message["To"] = Address(_one_line(letter.name), addr_spec=letter.to)
    message["Subject"] = _shortened(_one_line(letter.subject))
    message["Date"] = format_datetime(letter.written)
    message["Message-ID"] = f"<{letter.id}@{letter.sender.rpartition('@')[2]}>"
    # So that no answer of absence comes back, to a mailbox that nobody reads.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_body(letter), cte="quoted-printable")
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
