"""What happened to a recall, in words: who asked for it and who agreed, what came into its scope and why, who answered
for what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise.expressions import Q

from lotbook.db.engine import fetch
from lotbook.documents import words
from lotbook.domain.quantities import counted
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.words import Disposition
from lotbook.ledger import recalls
from lotbook.ledger.recall_arrived import Arrived
from lotbook.ledger.recall_disposed import Disposed
from lotbook.ledger.recall_letters import Answer, Letter
from lotbook.ledger.recall_parties import Recipient, percent
from lotbook.ledger.recall_sent import accounts
from lotbook.ledger.recalls import Decided, Scope
from lotbook.ledger.sql import question
from lotbook.models import Lot, Operation, RecallAnswer, RecallLot, RecallWidening, User
from lotbook.services.recall_names import Named, some

MOST_LOTS = 10
CLOSED, REOPENED = "Closed", "Reopened"
DEEDS = {
    "prepareRecall": "Prepared",
    "startRecall": "Started",
    "recordRecallAnswer": "Answer recorded",
    "answerRecallByLink": "Answer given by the customer, by link",
    "sendRecallLetters": "Letters written",
    "remindOfRecall": "Letters written, by themselves",
    "closeRecall": CLOSED,
    "saveRecallAdvice": "What customers are told was written anew",
    "reopenRecall": REOPENED,
    "cancelRecall": "Given up",
    "addComment": "Remark",
}
WRITTEN = {
    RecallLetterKind.NOTICE: ("notice", "customer"),
    RecallLetterKind.REMINDER: ("reminder", "customer"),
    RecallLetterKind.VENDOR: ("notice", "vendor"),
}
"""What letters are, and to whom."""
MADE_BY = {"splitLot": "split from", "relabelLot": "relabelled from", "mergeLots": "merged from"}
"""What is no production, by the operation that made a lot of others."""
ALONE = {
    "recordOpeningStock": "came in as opening stock",
    "applyImport": "came in by an import",
    "applyCount": "was found by counting",
    "updateLot": "lay here already",
}
"""What brings goods into a recall and is no transfer."""
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


def of_lots(count: int, first: Sequence[str]) -> str:
    """How many lots, and the numbers of the first ten."""
    more = f" and {count - MOST_LOTS:,} more" if count > MOST_LOTS else ""
    return (
        f"{counted(count, 'lot')} ({', '.join(first[:MOST_LOTS])}{more})" if first else counted(count, "lot")
    )


def found_of(answer: Answer, named: Named) -> str:
    """What a customer found, by product."""
    said = []
    for line in answer.lines:
        product, unit = named.products[line.product]
        amounts = (("stopped", line.stopped), ("destroyed", line.destroyed), ("passed on", line.passed_on))
        became = (f"{caption} {words.amount(much)} {unit}" for caption, much in amounts if much)
        said.append(f"{product}: {', '.join(became) or 'nothing found'}")
    return "; ".join(said)


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
    gone: Sequence[Disposed],
    named: Named,
    closes: Mapping[int, Sequence[Recipient]],
    answers: Iterable[Answer],
    letters: Iterable[Letter],
) -> list[Event]:
    """All of it up to the close, in order. row: with who asked for it and who agreed; closes: customers as they were at
    each close, by its operation."""
    decided = _decided(await recalls.decided(row.id), named)
    known = {
        **{key: f"{CLOSED}: {figures(found, named)}" for key, found in closes.items()},
        **await _asked_to_widen(row),
        **await _answered(row, {each.id: found_of(each, named) for each in answers}),
    }
    known |= {key: f"{known[key]}; {what}" if key in known else what for key, what in decided.items()}
    found = [
        *await _deeds(row, scope, known, decided, _written(letters)),
        *await _into_scope(row, arrived, named),
        *await _widened(row, scope, named),
        *await _came(arrived, named),
        *(_gone(each, named) for each in gone),
    ]
    if row.held:
        found.append(Event(row.held, "Everything in scope was on hold"))
    found.append(Event(row.listed, f"The list of customers was fixed: {row.customers:,}"))
    return sorted(found, key=lambda event: event.at)


async def _deeds(
    row: Any, scope: Scope, known: Mapping[int, str], decided: Collection[int], written: Mapping[int, str]
) -> list[Event]:
    """What people did about it. known: what there is to say of operations beyond their kind; decided: by which lots
    were decided, also those that were about other things; written: which letters, by place in the book."""
    of_it = Q(subject_kind="Recall", subject_id=row.id, state="APPLIED") | Q(id__in=[*decided])
    about = Operation.filter(of_it, seq__lte=await scope.as_of())
    columns = ("id", "seq", "subject_kind", "recorded", "kind", "user__name", "reason")
    found = []
    for key, seq, subject, at, kind, who, why in await about.values_list(*columns):
        what = known.get(key, DEEDS.get(kind, kind))
        if seq in written:
            what += f": {written[seq]}"
        if kind == "startRecall" and seq <= row.position:
            what = "Start asked for"
        elif kind == "startRecall" and row.confirmed_by:
            whose = f"; {row.asked_by.name} had asked for it" if row.asked_by else ""
            what = f"Agreed to and started{whose}"
        if subject != "Recall":
            what += ": recalled goods went in"
        found.append(Event(at, what, who, why))
    return found


def _written(letters: Iterable[Letter]) -> dict[int, str]:
    """Which letters were written, and to how many, by place in the book."""
    said: dict[int, list[str]] = defaultdict(list)
    for (seq, kind), count in sorted(Counter((each.seq, each.kind) for each in letters).items()):
        what, whom = WRITTEN[kind]
        said[seq].append(f"{what} to {counted(count, whom)}")
    return {seq: ", ".join(parts) for seq, parts in said.items()}


def _decided(decisions: Iterable[Decided], named: Named) -> dict[int, str]:
    """Which lots were decided, by operation."""
    numbers = {
        each.operation: [named.lots[lot].number for lot in each.lots[:MOST_LOTS]] for each in decisions
    }
    return {
        each.operation: f"{of_lots(len(each.lots), numbers[each.operation])} {DECIDED[each.decision]}"
        for each in decisions
    }


async def _asked_to_widen(row: Any) -> dict[int, str]:
    """Which lots were to be added, and what came of that, by operation."""
    known = {}
    widenings: Any = await RecallWidening.filter(recall_id=row.id)
    asked = await recalls.named_by_widenings([each.id for each in widenings])
    first = [lot for lots in asked for lot in lots[:MOST_LOTS]]
    numbers = dict(await Lot.filter(id__in=first).values_list("id", "number"))
    for each, lots in zip(widenings, asked, strict=True):
        said = of_lots(len(lots), [numbers[lot] for lot in lots[:MOST_LOTS]])
        ended = each.ended_operation_id
        at_once = ended == each.operation_id
        known[each.operation_id] = f"Added: {said}" if at_once else f"Asked to be added: {said}"
        if ended and not at_once:
            became = "Not to be added" if each.position is None else "Agreed to be added"
            known[ended] = f"{became}: {said}"
    return known


async def _answered(row: Any, found: Mapping[int, str]) -> dict[int, str]:
    """Who answered for which deliveries, by operation. found: what that was, by answer."""
    known = {}
    deliveries: dict[tuple[int, str, str | None], list[str]] = defaultdict(list)
    answers = RecallAnswer.filter(recall_id=row.id).order_by("id")
    columns = ("id", "operation_id", "operation__kind", "transfer__partner__name", "transfer__number")
    for row_id, operation, kind, customer, number in await answers.values_list(*columns):
        said = found.get(row_id)
        deliveries[operation, kind, customer].append(f"{number} ({said})" if said else number)
    for (operation, kind, customer), numbers in deliveries.items():
        known[operation] = f"{DEEDS.get(kind, kind)}: {customer or 'nobody is named'}, {some(numbers)}"
    return known


async def _into_scope(row: Any, arrived: Sequence[Arrived], named: Named) -> list[Event]:
    """Lots that came into scope after the start, and what brought each."""
    behind: Mapping[int, list[str]] = defaultdict(list)
    for edge in await fetch(question("recall_behind_arrived"), row.id):
        behind[edge["lot_id"]].append(edge["number"])
    came = {each.lot: _how(each, named) for each in reversed(arrived) if each.merged_from is None}
    columns = ("lot_id", "lot__number", "operation__recorded", "operation__kind", "operation__user__name")
    rows = RecallLot.filter(recall_id=row.id, because="ARRIVED").order_by("id")
    return [
        Event(at, f"{number} came into scope: {_why(behind[lot], kind, came.get(lot))}", who)
        for lot, number, at, kind, who in await rows.values_list(*columns)
    ]


def _why(made_of: Sequence[str], kind: str, came: str | None) -> str:
    if made_of:
        return f"{MADE_BY.get(kind, 'made of')} {some(made_of)}"
    if kind == "updateLot":
        return "it was written down that it is known by the same as what is recalled"
    return came or "known by the same as what is recalled"


def _how(each: Arrived, named: Named) -> str:
    return (
        f"came in by {named.papers[each.transfer].number}"
        if each.transfer
        else ALONE.get(each.kind, "came in")
    )


async def _came(arrived: Sequence[Arrived], named: Named) -> list[Event]:
    """What receipts, returns, merges and others brought since the scope was drawn."""
    users = dict(await User.filter(id__in={each.by for each in arrived if each.by}).values_list("id", "name"))
    events = []
    for each in arrived:
        product, unit = named.products[each.product]
        much, lot = f"{words.amount(each.quantity)} {unit} {product}", named.lots[each.lot].number
        came = (
            f"{much} of {named.lots[each.merged_from].number} came by merge into {lot}"
            if each.merged_from
            else f"{much}, lot {lot}, {_how(each, named)}"
        )
        events.append(Event(each.at, f"After the start: {came}", users.get(each.by)))
    return events


def _gone(each: Disposed, named: Named) -> Event:
    """What was scrapped, or went back to the vendor, and on which paper."""
    product, unit = named.products[each.product]
    became = f"sent back to {named.partners[each.vendor].name}" if each.vendor else "scrapped"
    paper = f" by {named.papers[each.transfer].number}" if each.transfer else ""
    lot = named.lots[each.lot].number
    what = f"{words.amount(each.quantity)} {unit} {product}, lot {lot}, {became}{paper}"
    return Event(each.at, what, each.by, each.why)


async def _widened(row: Any, scope: Scope, named: Named) -> list[Event]:
    """What widenings added that took effect."""
    rows: list[Any] = (
        await RecallWidening.filter(recall_id=row.id, position__not_isnull=True)
        .order_by("id")
        .select_related("ended_operation__user")
    )
    added: Mapping[int, list[str]] = defaultdict(list)
    for lot in scope.lots:
        if lot.widening is not None:
            added[lot.widening].append(named.lots[lot.lot].number)
    return [
        Event(
            each.ended_operation.recorded,
            f"Widened by {of_lots(len(added[each.id]), added[each.id])}, at {each.position:,} in the book",
            each.ended_operation.user and each.ended_operation.user.name,
            each.reason,
        )
        for each in rows
    ]
