"""What was written to customers and vendors of a recall, what became of it, and what they answered when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.fields import from_micros
from lotbook.domain.quantities import from_millionths
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.words import Language, OutboxState
from lotbook.ledger.recall_parties import Recipient, Supplied
from lotbook.ledger.sql import question
from lotbook.models import RecallAdvice


@dataclass(frozen=True)
class Letter:
    """A letter and what became of it. seq: place in the book where it was written; ended: when it was sent or given up,
    with error for why."""

    id: int
    partner: int
    kind: RecallLetterKind
    address: str
    seq: int
    state: OutboxState
    written: datetime
    ended: datetime | None
    error: str | None
    tries: int

    @property
    def sent(self) -> datetime | None:
        return self.ended if self.state is OutboxState.DONE else None


async def advice_of(recalls: Sequence[Any]) -> list[dict[Language, str]]:
    """What customers of recalls are told to do, by language, as it was given first before the others."""
    given = {row.id: {row.advice_language: row.advice} if row.advice else {} for row in recalls}
    others = RecallAdvice.filter(recall_id__in=[*given]).order_by("id")
    for recall, language, text in await others.values_list("recall_id", "language", "text"):
        given[recall][language] = text
    return [given[row.id] for row in recalls]


async def letters(recall: int) -> dict[int, list[Letter]]:
    """By partner, the oldest first."""
    found: dict[int, list[Letter]] = defaultdict(list)
    for row in await fetch(question("recall_letters"), recall):
        found[row["partner_id"]].append(_letter(row))
    return found


def _letter(row: dict[str, Any]) -> Letter:
    ended = row["ended"]
    return Letter(
        id=row["id"],
        partner=row["partner_id"],
        kind=RecallLetterKind(row["kind"]),
        address=row["address"],
        seq=row["seq"],
        state=OutboxState(row["state"]),
        written=from_micros(row["created"]),
        ended=None if ended is None else from_micros(ended),
        error=row["error"],
        tries=row["tries"],
    )


def sent_of(letters: Collection[Letter], kind: RecallLetterKind) -> list[Letter]:
    """Letters of a kind that the mail server took."""
    return [each for each in letters if each.kind is kind and each.sent]


def waits(letters: Iterable[Letter]) -> bool:
    """One of them is on its way."""
    return any(each.state is OutboxState.WAITING for each in letters)


def lacks(letters: Collection[Letter], kind: RecallLetterKind, since: int = 0) -> bool:
    """No letter of this kind that was written since a place in the book was sent, or is on its way."""
    written = (each for each in letters if each.kind is kind and each.seq > since)
    return all(each.state is OutboxState.FAILED for each in written)


def is_told_less(one: Recipient, letters: Collection[Letter]) -> bool:
    """A customer that got a notice before all its goods were in scope, and none since."""
    notice = RecallLetterKind.NOTICE
    return bool(sent_of(letters, notice)) and lacks(letters, notice, one.since)


def is_silent(one: Recipient, letters: Collection[Letter]) -> bool:
    """A customer that got a notice of all its goods and owes an answer; while a letter is on its way, nobody is
    silent."""
    told = bool(sent_of(letters, RecallLetterKind.NOTICE)) and not is_told_less(one, letters)
    return told and not waits(letters) and not one.answered and not one.settled


@dataclass(frozen=True)
class ToWrite:
    """Customers and vendors to whom letters are to be written, those that have no address as well."""

    notices: Sequence[int] = ()
    reminders: Sequence[int] = ()
    vendors: Sequence[int] = ()


def to_write(
    customers: Iterable[Recipient],
    vendors: Mapping[int, Sequence[Supplied]],
    letters: Mapping[int, Collection[Letter]],
) -> ToWrite:
    """Who lacks what: a notice of all its goods, unless those are accounted for; an answer, after a notice; a notice to
    the vendor, of all that came from there."""
    known = [(each.partner, each) for each in customers if each.partner is not None]
    return ToWrite(
        notices=[
            partner
            for partner, one in known
            if not one.settled and lacks(letters.get(partner, ()), RecallLetterKind.NOTICE, one.since)
        ],
        reminders=[partner for partner, one in known if is_silent(one, letters.get(partner, ()))],
        vendors=[
            vendor
            for vendor, supplied in vendors.items()
            if lacks(letters.get(vendor, ()), RecallLetterKind.VENDOR, max(each.since for each in supplied))
        ],
    )


@dataclass(frozen=True)
class FoundOf:
    """What a customer found of a product, in its stock unit."""

    product: int
    stopped: Decimal
    destroyed: Decimal
    passed_on: Decimal


@dataclass(frozen=True)
class Answer:
    """What a customer said of a delivery. by: who wrote it down; by_link: the customer answered himself."""

    id: int
    delivery: int
    name: str
    remark: str
    by_link: bool
    at: datetime
    by: int | None
    lines: Sequence[FoundOf]


async def answers(recall: int) -> dict[int, list[Answer]]:
    """By delivery, the oldest first: the last one counts."""
    rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in await fetch(question("recall_answers_given"), recall):
        rows[row["id"]].append(row)
    found: dict[int, list[Answer]] = defaultdict(list)
    for row_id, of_it in rows.items():
        first = of_it[0]
        answer = Answer(
            *(row_id, first["transfer_id"], first["name"], first["remark"], bool(first["by_link"])),
            *(from_micros(first["recorded"]), first["user_id"]),
            lines=[_found(row) for row in of_it if row["product_id"] is not None],
        )
        found[answer.delivery].append(answer)
    return found


def _found(row: dict[str, Any]) -> FoundOf:
    amounts = (from_millionths(row[name]) for name in ("stopped", "destroyed", "passed_on"))
    return FoundOf(row["product_id"], *amounts)
