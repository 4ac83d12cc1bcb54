"""What happened to a recall, in words: who asked for it and who agreed, what came into its scope and why, who answered
for what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lotbook.db.engine import fetch
from lotbook.documents import words
from lotbook.domain.quantities import counted
from lotbook.domain.words import Disposition
from lotbook.ledger import recalls
from lotbook.ledger.recall_parties import Recipient, percent
from lotbook.ledger.recall_sent import accounts
from lotbook.ledger.recalls import Arrived, Scope
from lotbook.ledger.sql import question
from lotbook.models import Operation, RecallAnswer, RecallLot, RecallWidening, User
from lotbook.services.recall_names import Named

MOST_NUMBERS = 20
CLOSED, REOPENED = "Closed", "Reopened"
DEEDS = {
    "prepareRecall": "Prepared",
    "startRecall": "Started",
    "recordRecallAnswer": "Answer recorded",
    "answerRecallByLink": "Answer given by the customer, by link",
    "sendRecallLetters": "Letters written",
    "remindOfRecall": "Reminders written, by themselves",
    "closeRecall": CLOSED,
    "saveRecallAdvice": "What customers are told was written anew",
    "reopenRecall": REOPENED,
    "cancelRecall": "Given up",
    "addComment": "Remark",
}
MADE_BY = {"splitLot": "split from", "relabelLot": "relabelled from", "mergeLots": "merged from"}
"""What is no production, by the operation that made a lot of others."""
DECIDED = {
    Disposition.RELEASED: "released",
    Disposition.REJECTED: "rejected",
    Disposition.QUARANTINE: "stopped again",
}


@dataclass(frozen=True)
class Event:
    """Something that happened. why: in the words of whoever did it."""

    at: datetime
    what: str
    by: str | None = None
    why: str | None = None


def some(names: Sequence[str]) -> str:
    """The first of many, and how many more there are."""
    more = len(names) - MOST_NUMBERS
    return ", ".join(names[:MOST_NUMBERS]) + (f" and {more:,} more" if more > 0 else "")


def figures(found: Sequence[Recipient], named: Named) -> str:
    """Of how many customers, and of how much of the goods, it is known what became of all."""
    if not found:
        return "no customer had any"
    accounted = sum(each.accounted for each in found)
    said = [f"{accounted:,} of {counted(len(found), 'customer')} accounted for ({percent(found)} %)"]
    units = {product: unit for product, (_, unit) in named.products.items()}
    for unit, each in accounts((sent for one in found for sent in one.sent), units).items():
        said.append(f"{each.percent} % of {words.amount(each.shipped)} {unit} known")
    return ", ".join(said)


async def events_of(
    row: Any,
    scope: Scope,
    arrived: Sequence[Arrived],
    named: Named,
    closes: Mapping[int, Sequence[Recipient]],
) -> list[Event]:
    """All of it up to the close, in order. row: with who asked for it and who agreed; closes: customers as they were at
    each close, by its operation."""
    came_to = {key: f"{CLOSED}: {figures(found, named)}" for key, found in closes.items()}
    found = [
        *await _deeds(row, scope, came_to),
        *await _into_scope(row, arrived, named),
        *await _widened(row),
        *await _came(arrived, named),
    ]
    if row.held:
        found.append(Event(row.held, "Everything in scope was on hold"))
    found.append(Event(row.listed, f"The list of customers was fixed: {row.customers:,}"))
    return sorted(found, key=lambda event: event.at)


async def _deeds(row: Any, scope: Scope, came_to: Mapping[int, str]) -> list[Event]:
    """What people did about it. came_to: what there is to say of closes, by operation."""
    told = {"subject_kind": "Recall", "subject_id": row.id, "state": "APPLIED"}
    about = Operation.filter(**told, seq__lte=await scope.as_of())
    known = {**await _what_they_did(row), **came_to}
    columns = ("id", "recorded", "kind", "user_id", "user__name", "reason")
    found = []
    for key, at, kind, user, who, why in await about.values_list(*columns):
        what = known.get(key, DEEDS.get(kind, kind))
        if kind == "startRecall" and row.confirmed_by:
            asked = user == row.asked_by_id
            what = (
                "Start asked for" if asked else f"Agreed to and started; {row.asked_by.name} had asked for it"
            )
        found.append(Event(at, what, who, why))
    return found


async def _what_they_did(row: Any) -> dict[int, str]:
    """Of operations of which more can be said than their kind."""
    known = {
        each.operation: f"{counted(len(each.lots), 'lot')} {DECIDED[each.decision]}"
        for each in await recalls.decided(row.id)
    }
    widenings: Any = await RecallWidening.filter(recall_id=row.id)
    for each in widenings:
        ended = each.ended_operation_id
        known[each.operation_id] = (
            "More lots added" if ended == each.operation_id else "More lots asked to be added"
        )
        if ended and ended != each.operation_id:
            known[ended] = "More lots given up" if each.position is None else "More lots agreed to"
    deliveries: dict[tuple[int, str, str | None], list[str]] = defaultdict(list)
    answers = RecallAnswer.filter(recall_id=row.id).order_by("id")
    columns = ("operation_id", "operation__kind", "transfer__partner__name", "transfer__number")
    for operation, kind, customer, number in await answers.values_list(*columns):
        deliveries[operation, kind, customer].append(number)
    for (operation, kind, customer), numbers in deliveries.items():
        said = f"{DEEDS.get(kind, kind)}: {customer or 'nobody is named'}, {some(numbers)}"
        known[operation] = said
    return known


async def _into_scope(row: Any, arrived: Sequence[Arrived], named: Named) -> list[Event]:
    """Lots that came into scope after the start, and what brought each."""
    behind: Mapping[int, list[str]] = defaultdict(list)
    for edge in await fetch(question("recall_behind_arrived"), row.id):
        behind[edge["lot_id"]].append(edge["number"])
    papers = {each.lot: named.papers[each.transfer].number for each in arrived if each.transfer}
    columns = ("lot_id", "lot__number", "operation__recorded", "operation__kind", "operation__user__name")
    rows = RecallLot.filter(recall_id=row.id, because="ARRIVED").order_by("id")
    return [
        Event(at, f"{number} came into scope: {_why(behind[lot], kind, papers.get(lot))}", who)
        for lot, number, at, kind, who in await rows.values_list(*columns)
    ]


def _why(made_of: Sequence[str], kind: str, paper: str | None) -> str:
    if made_of:
        return f"{MADE_BY.get(kind, 'made of')} {some(made_of)}"
    return f"came in by {paper}" if paper else "known by the same as what is recalled"


async def _came(arrived: Sequence[Arrived], named: Named) -> list[Event]:
    """What receipts, returns and merges brought since the scope was drawn."""
    users = dict(await User.filter(id__in={each.by for each in arrived if each.by}).values_list("id", "name"))
    events = []
    for each in arrived:
        product, unit = named.products[each.product]
        much, lot = f"{words.amount(each.quantity)} {unit} {product}", named.lots[each.lot].number
        came = (
            f"{much}, lot {lot}, came in by {named.papers[each.transfer].number}"
            if each.transfer
            else f"{much} of {named.lots[each.merged_from or 0].number} came by merge into {lot}"
        )
        events.append(Event(each.at, f"After the start: {came}", users.get(each.by)))
    return events


async def _widened(row: Any) -> list[Event]:
    """What widenings added that took effect."""
    rows: list[Any] = (
        await RecallWidening.filter(recall_id=row.id, position__not_isnull=True)
        .order_by("id")
        .select_related("ended_operation__user")
    )
    added = await recalls.added_by_widenings([each.id for each in rows])
    return [
        Event(
            each.ended_operation.recorded,
            f"Widened by {counted(lots, 'lot')}, at {each.position:,} in the book",
            each.ended_operation.user and each.ended_operation.user.name,
            each.reason,
        )
        for each, lots in zip(rows, added, strict=True)
    ]
