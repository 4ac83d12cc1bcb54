"""Letters of a recall are written: notices and reminders to customers, notices to vendors; and their texts."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lotbook.db.beside import beside_the_loop
from lotbook.db.engine import insert_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import SYSTEM, Work, WriteRequest, unit_of_work
from lotbook.documents.words import file_name
from lotbook.domain.recall_letters import (
    LINK_LASTS,
    LetterText,
    first_reachable,
    is_due,
    parse_letter_text,
    reachable,
)
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallState
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, Refusal, invalid
from lotbook.domain.words import Language
from lotbook.ledger import recall_letters as book
from lotbook.ledger.recall_letters import Letter
from lotbook.models import Recall, RecallText, Settings, User
from lotbook.services import outbox, recall_notices, recall_post
from lotbook.services.recall_names import some_partners
from lotbook.services.recall_notices import Told
from lotbook.services.recalling import RecallSaved, started
from lotbook.services.secrets_kept import new_secret

MOST_NAMED = 1_000
COLUMNS = {
    **{"recall_id": "bigint", "partner_id": "bigint", "kind": "text", "address": "text"},
    **{"outbox_id": "bigint", "token_hash": "text", "expires": "bigint", "operation_id": "bigint"},
}
Texts = Mapping[tuple[RecallLetterKind, Language], LetterText]
_REMINDERS = uuid.UUID("0f0ad2c5-5a31-4c86-9a0c-6a1d1f7a3c58")  # under which the ids of these writes are made


@dataclass(frozen=True)
class TextSaved:
    """A text of letters, by what it is for."""

    kind: RecallLetterKind
    language: Language


@unit_of_work
async def send_recall_letters(
    work: Work, recall: int, kind: RecallLetterKind, partners: Sequence[int] | None, origin: str | None
) -> RecallSaved:
    """Write to customers or vendors of a recall: to those that are named, or to all with an address that have not got
    it yet; reminders go to those that are silent. origin: where people open Lotbook, None while
    this server sends no letters.

    Raises InvalidInput, WrongState or NotFound.
    """
    row = await started(work, recall, "write letters")
    if origin is None:
        message = "E-mail is off: no mail server is set. Print the notices, or call."
        raise invalid("recall", InputFault.CONTRADICTION, message)
    if partners is not None and len(partners) > MOST_NAMED:
        message = f"Name at most {MOST_NAMED:,}, or none for all."
        raise invalid("partners", InputFault.OVER_LIMIT, message, limit=str(MOST_NAMED))
    told = await recall_notices.told_of(row, partners, vendors_too=kind is RecallLetterKind.VENDOR)
    before = await book.letters(recall)
    readers = waiting_for(told, kind, before) if partners is None else _named(told, kind, before, partners)
    if not readers:
        raise invalid("partners", InputFault.MISSING, await _why_nobody(kind, before))
    await _write(work, told, kind, readers, origin)
    return RecallSaved(recall)


WANTING = {
    RecallLetterKind.NOTICE: "No customer with an e-mail address has goods that it got no notice of",
    RecallLetterKind.REMINDER: "No customer with an e-mail address got a notice and is silent",
    RecallLetterKind.VENDOR: "Each vendor with an e-mail address got a notice of all that came from there",
}


async def _why_nobody(kind: RecallLetterKind, before: Mapping[int, Sequence[Letter]]) -> str:
    """Why no letter of a kind is wanting: those that are on their way are not sent yet."""
    waiting = [partner for partner, written in before.items() if book.waits(written)]
    on_its_way = f"; a letter is on its way to {await some_partners(waiting)}" if waiting else ""
    return f"{WANTING[kind]}{on_its_way}."


def waiting_for(told: Told, kind: RecallLetterKind, before: Mapping[int, Sequence[Letter]]) -> list[int]:
    """Who gets a letter of this kind when nobody is named: those that lack it and have an address."""
    lacking = book.to_write(told.customers.values(), told.vendors, before)
    wanted = {
        RecallLetterKind.NOTICE: lacking.notices,
        RecallLetterKind.REMINDER: lacking.reminders,
        RecallLetterKind.VENDOR: lacking.vendors,
    }
    return [each for each in wanted[kind] if reachable(told.named.partners[each].email)]


def _named(
    told: Told, kind: RecallLetterKind, before: Mapping[int, Sequence[Letter]], partners: Sequence[int]
) -> list[int]:
    """Raises NotFound for one that the recall does not concern, and InvalidInput where no letter goes."""
    concerned: Collection[int] = told.vendors if kind is RecallLetterKind.VENDOR else told.customers
    for at, partner in enumerate(partners):
        field = ("partners", str(at))
        if partner not in concerned:
            who = "vendor" if kind is RecallLetterKind.VENDOR else "customer"
            message = f"{told.recall.number} does not concern this {who}."
            raise NotFound(message=message, field=field, sought=f"partner {partner}")
        name = told.named.partners[partner].name
        if not reachable(told.named.partners[partner].email):
            message = f"{name} has no e-mail address that letters reach. Print the notice, or call."
            raise invalid(field, InputFault.MISSING, message)
        if kind is RecallLetterKind.REMINDER and book.lacks(before.get(partner, ()), RecallLetterKind.NOTICE):
            message = f"{name} has got no notice yet."
            raise invalid(field, InputFault.CONTRADICTION, message)
    return [*dict.fromkeys(partners)]


@dataclass(frozen=True)
class _Written:
    """A letter as it waits. digest: of what its link ends with, None without a link."""

    partner: int
    address: str
    content: str
    digest: str | None


async def _write(work: Work, told: Told, kind: RecallLetterKind, readers: Sequence[int], origin: str) -> None:
    """A letter for each reader, with a link of its own for customers where that leads anywhere."""
    linked = (
        kind is not RecallLetterKind.VENDOR and await recall_post.server_for_customers(origin) is not None
    )
    texts, expires = await recall_notices.texts(), to_micros(work.now + LINK_LASTS)
    reply_to = await _reply_to(told.recall)

    def all_of_them() -> list[_Written]:
        return [_written(told, kind, partner, texts, reply_to, linked=linked) for partner in readers]

    written = {
        f"RECALL:{work.operation_id}:{each.partner}": each
        for each in await beside_the_loop(readers, all_of_them)
    }
    letters = {(key, each.partner): each.content for key, each in written.items()}
    rows = await outbox.write_to_partners(letters, work.now)
    facts = [
        (
            *(told.recall.id, each.partner, kind.value, each.address, rows[key]),
            *(each.digest, expires if each.digest else None, work.operation_id),
        )
        for key, each in written.items()
    ]
    await insert_rows("recall_letter", COLUMNS, facts)


def _written(
    told: Told, kind: RecallLetterKind, partner: int, texts: Texts, reply_to: str | None, *, linked: bool
) -> _Written:
    row = told.named.partners[partner]
    address = reachable(row.email) or ""
    text = recall_notices.letter_text(told, kind, partner, texts[kind, row.language])
    asked = kind is not RecallLetterKind.VENDOR
    secret = new_secret() if linked else None
    draw = recall_notices.customer_notice if asked else recall_notices.vendor_notice
    content = recall_post.Content(
        id=recall_post.new_id(),
        recall=told.recall.id,
        to=address,
        name=row.name,
        company=told.company.name,
        language=row.language,
        subject=text.subject,
        text=text.body,
        paper=draw(told, partner),
        file=file_name(told.recall.number, told.words_of(partner)[1].file),
        token=secret.text if secret else None,
        reply_to=reply_to,
    )
    return _Written(partner, address, recall_post.written(content), secret.digest if secret else None)


async def _reply_to(recall: Any) -> str | None:
    """Where people look who can answer questions: whom the company says to ask, where that is an e-mail address, else
    whoever had the recall started, or prepared it."""
    settings = await Settings.get(id=1)
    people = [recall.asked_by_id, recall.confirmed_by_id, recall.created_by_id]
    known = {row.id: row.email for row in await User.filter(id__in=[each for each in people if each])}
    return first_reachable([settings.public_lot_contact, *(known.get(each) for each in people)])


async def remind(origin: str) -> None:
    """Write again to customers of real recalls that are silent for as many days as the settings say. origin: where
    people open Lotbook."""
    days = (await Settings.get(id=1)).recall_reminder_days
    open_ones: list[Any] = await Recall.filter(state=RecallState.STARTED, kind=RecallKind.REAL).order_by("id")
    for recall in open_ones:
        now, before = datetime.now(UTC), await book.letters(recall.id)
        if not any(_due(letters, days, now) for letters in before.values()):
            continue
        if not _silent_and_due(await recall_notices.told_of(recall, vendors_too=False), before, days, now):
            continue
        last = max(each.id for letters in before.values() for each in letters)
        key = str(uuid.uuid5(_REMINDERS, f"{recall.id}:{last}:{now:%Y-%m-%dT%H}"))
        request = WriteRequest(key=key, kind="remindOfRecall", digest="", actor=SYSTEM)
        try:
            await remind_of_recall(request, recall.id, origin)
        except Refusal:
            pass  # it was closed meanwhile; the refusal is kept under its id


@unit_of_work
async def remind_of_recall(work: Work, recall: int, origin: str) -> RecallSaved:
    """Remind customers that are silent and due for it; nobody, when there are none. Raises WrongState or NotFound."""
    row = await started(work, recall, "remind customers")
    settings = await Settings.get(id=1)
    told, before = await recall_notices.told_of(row, vendors_too=False), await book.letters(recall)
    if due := _silent_and_due(told, before, settings.recall_reminder_days, work.now):
        await _write(work, told, RecallLetterKind.REMINDER, due, origin)
    return RecallSaved(recall)


def _silent_and_due(
    told: Told, before: Mapping[int, Sequence[Letter]], days: int, now: datetime
) -> list[int]:
    silent = waiting_for(told, RecallLetterKind.REMINDER, before)
    return [each for each in silent if _due(before[each], days, now)]


def _due(letters: Sequence[Letter], days: int, now: datetime) -> bool:
    asked = [each for each in letters if each.kind is not RecallLetterKind.VENDOR]
    reminders = sum(each.kind is RecallLetterKind.REMINDER for each in asked)
    return bool(asked) and is_due(max(each.written for each in asked), reminders, days, now)


@unit_of_work
async def save_recall_text(
    work: Work, kind: RecallLetterKind, language: Language, subject: str | None, body: str | None
) -> TextSaved:
    """Write a text of letters anew; Lotbook's own again when both are None. Raises InvalidInput."""
    work.about("Settings", 1)
    if subject is None and body is None:
        await RecallText.filter(kind=kind, language=language).delete()
        return TextSaved(kind, language)
    text = parse_letter_text(kind, subject or "", body or "")
    await RecallText.filter(kind=kind, language=language).delete()
    await RecallText.create(kind=kind, language=language, subject=text.subject, body=text.body)
    return TextSaved(kind, language)
