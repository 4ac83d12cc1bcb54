"""What the papers and the workbook of a recall tell, read from the book: as it is now, and once the recall is closed,
as it was then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.documents import words
from lotbook.documents.recall_words import WORDS
from lotbook.domain.quantities import counted
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallState
from lotbook.domain.words import Language
from lotbook.ledger import corrections, recall_arrived, recall_letters, recall_parties, recalls
from lotbook.ledger.recall_aftermath import Aftermath, aftermath
from lotbook.ledger.recall_arrived import Arrived
from lotbook.ledger.recall_closes import Close, earlier_closes
from lotbook.ledger.recall_disposed import disposed
from lotbook.ledger.recall_letters import Answer, Letter
from lotbook.ledger.recall_parties import Recipient, Supplied
from lotbook.ledger.recall_sent import Account, SentLot, accounts
from lotbook.ledger.recall_unreached import unreached
from lotbook.ledger.recalls import Lying, Scope, Scoped
from lotbook.ledger.tracing.left_out import LeftOut
from lotbook.ledger.tracing.movements import MassBalance, mass_balances, parts
from lotbook.models import (
    Recall,
)
from lotbook.services.parties import our_zone
from lotbook.services.recall_events import CLOSED, REOPENED, Event, events_of, figures
from lotbook.services.recall_names import Named, names_of, some

LETTERS = {
    RecallLetterKind.NOTICE: "Notice",
    RecallLetterKind.REMINDER: "Reminder",
    RecallLetterKind.VENDOR: "Notice to the vendor",
}
SINCE = {
    "received": "came in",
    "produced": "made",
    "counted": "found by counting",
    "transformed": "came from other numbers",
    "returned": "came back",
    "shipped": "shipped",
    "sent_back": "sent back to vendors",
    "consumed": "used",
    "scrapped": "scrapped",
}
"""Of `recall_aftermath.Moved`."""
LANGUAGES = {Language.EN: "", Language.DE: ", in German", Language.FR: ", in French"}
BECAUSE = {"NAMED": "named", "DERIVED": "follows from those", "ARRIVED": "came after the start"}

UNREACHED = "by the record, of none of the recalled lots any more"


@dataclass(frozen=True)
class Facts:
    """All that the papers tell. recall: with who asked for it and who agreed; closed_because: None before the close;
    unreached: lots that nothing of the recalled goods leads to any more; held: of `recalls.held`;
    closes: after which it was reopened; zone: where they tell time; put_in_for: lots in scope that others there were
    put in for by corrections."""

    recall: Any
    closed_because: str | None
    closes: Sequence[Close]
    scope: Scope
    unreached: Collection[int]
    recipients: Sequence[Recipient]
    lying: Sequence[Lying]
    stops: Sequence[int]
    held: Mapping[int, Sequence[tuple[int, Decimal]]]
    balances: Sequence[MassBalance]
    vendors: dict[int, list[Supplied]]
    arrived: Sequence[Arrived]
    left_out: LeftOut
    aftermath: Aftermath | None
    advice: Mapping[Language, str]
    letters: dict[int, list[Letter]]
    answers: dict[int, list[Answer]]
    events: Sequence[Event]
    named: Named
    zone: ZoneInfo
    put_in_for: Mapping[int, Collection[int]]

    def came_by(self, lot: Scoped) -> str:
        """How a lot came into scope, and that it would not by now."""
        wrong = [self.named.lots[each].number for each in sorted(self.put_in_for.get(lot.lot, ()))]
        said = f"what {some(wrong)} was corrected to" if wrong else BECAUSE[lot.because.value]
        said += ", added while under way" if lot.widening else ""
        return f"{said}; {UNREACHED}" if lot.lot in self.unreached else said

    @property
    def open(self) -> list[Scoped]:
        return [each for each in self.scope.lots if each.decision is None]

    def here(self, instant: datetime) -> datetime:
        """As our clocks tell it."""
        return instant.astimezone(self.zone)

    def customer(self, partner: int | None) -> str:
        return self.named.partners[partner].name if partner else "Nobody is named"

    @property
    def heads(self) -> list[tuple[str, str | int | datetime]]:
        """What it is, where it stands, and who wanted it."""
        row = self.recall
        people = (("Asked by", row.asked_by), ("Agreed by", row.confirmed_by))
        return [
            ("Kind", "Exercise" if row.kind is RecallKind.MOCK else "Recall"),
            ("State", "Closed" if row.state is RecallState.CLOSED else "Under way"),
            ("Begun", row.created),
            *(("Reopened", each.at) for each in self.events if each.what == REOPENED),
            *((caption, who.name) for caption, who in people if who),
            ("Place in book", row.position),
            *(
                (("Figures", f"as at the close, {words.instant(self.here(row.closed))}"),)
                if row.closed
                else ()
            ),
        ]

    @property
    def about(self) -> list[tuple[str, str]]:
        """Why, how far it goes, and what customers are told; what nobody said is left out."""
        row = self.recall
        way = "all that shares a number" if row.narrow_because is None else "less what is surely earlier"
        added = sum(each.widening is not None for each in self.scope.lots)
        widened = f", {counted(added, 'lot')} of them added while it was under way" if added else ""
        facts = (
            ("Reason", row.reason),
            ("How grave", WORDS[Language.EN].severity[row.severity]),
            ("Scope", f"{counted(len(self.scope.lots), 'lot')}, {way}{widened}"),
            ("Narrower because", row.narrow_because),
            ("Left out for that", self._left_out()),
            *((f"Customers are told{LANGUAGES[language]}", said) for language, said in self.advice.items()),
            *(
                (f"{CLOSED} {'again' if at else 'first'}", self._closed(each))
                for at, each in enumerate(self.closes)
            ),
            ("Since the close", self.since_close),
        )
        return [(caption, said) for caption, said in facts if said]

    def _closed(self, close: Close) -> str:
        """What an earlier close came to, and why it was not the last."""
        came_to = f"{figures(close.recipients, self.named)}; {close.closed.reason}"
        why = f"{REOPENED} {self._wrote(close.reopened)}: {close.reopened.reason}"
        return f"{self._wrote(close.closed)}: {came_to}. {why}"

    def _wrote(self, deed: Any) -> str:
        """When, and who. deed: a row of `Operation`."""
        at = words.instant(self.here(deed.recorded))
        return f"{at}, {deed.user.name}" if deed.user else at

    @property
    def since_close(self) -> str | None:
        """What happened after the close, which no figure has in it; None before it."""
        if (after := self.aftermath) is None:
            return None
        said = [
            f"{words.amount(much)} {self.named.products[each.product][1]} {self.named.products[each.product][0]}"
            f" {SINCE[name]}"
            for each in after.moved
            for name, much in each.amounts.items()
        ]
        letters = ((after.sent, "sent"), (after.given_up, "not sent"))
        said += [f"{count:,} letters {became}" for count, became in letters if count]
        said += [f"late answers recorded: {after.answers:,}"] if after.answers else []
        return ", ".join(said) or "nothing"

    def _left_out(self) -> str | None:
        """What shares a number with the scope and is not in it; None for nothing."""
        left = self.left_out
        said = [counted(len(left.lots), "lot")] if left.lots else []
        if left.transfers:
            said.append("transfers " + some([self.named.papers[each].number for each in left.transfers]))
        if left.partners:
            names = some([self.named.partners[each].name for each in left.partners])
            said.append(f"partners whom nothing else reaches: {names}")
        return "; ".join(said) or None

    @property
    def steps(self) -> list[tuple[str, datetime]]:
        """What the recall came to, and when, since somebody first looked at what it stops."""
        row = self.recall
        times = (
            ("all was on hold", row.held),
            ("the list of customers was fixed", row.listed),
            ("it was closed", row.closed),
        )
        return [(what, at) for what, at in times if at]

    @property
    def accounted(self) -> Mapping[str, Account]:
        """What is known of what was shipped, by unit."""
        rows = (sent for each in self.recipients for sent in each.sent)
        return accounts(rows, {product: unit for product, (_, unit) in self.named.products.items()})

    @property
    def open_points(self) -> list[tuple[str, str, str]]:
        """What a recall leaves open, how it stands with that, and how much of each product that is."""
        points = [
            (self.customer(each.partner), _standing(each), self._left_with(each))
            for each in self.recipients
            if not each.settled
        ]
        if points and (why := self.closed_because):
            points.append(("Closed all the same, because", why, ""))
        if self.stops:
            numbers = some([self.named.papers[each].number for each in self.stops])
            much = some(
                [self._in_units(self.named.papers[each].number, self.held[each]) for each in self.held]
            )
            points.append(("Open documents that have some of it picked or promised", numbers, much))
        undecided = {each.lot for each in self.open}
        captions = ("Lots about which nothing was decided", f"Of these, {UNREACHED}")
        for caption, lots in zip(captions, (undecided, undecided & {*self.unreached}), strict=True):
            if lots:
                points.append((caption, f"{len(lots):,}", self._here(lots)))
        return points

    def _here(self, lots: Collection[int]) -> str:
        """How much of lots is on hand."""
        of_lots = (one for one in self.balances if one.lot in lots)
        return self._in_units("on hand", [(self.named.lots[one.lot].product, one.on_hand) for one in of_lots])

    def _left_with(self, one: Recipient) -> str:
        """How much a customer still has, of how much nobody knows, and what is too much."""
        amounts = (("still out", "still_out"), ("unknown", "unknown"), ("too many", "too_many"))
        said = (
            self._in_units(caption, [(each.product, getattr(each, name)) for each in one.sent])
            for caption, name in amounts
        )
        return ", ".join(filter(None, said))

    def _in_units(self, caption: str, amounts: Iterable[tuple[int, Decimal]]) -> str:
        """What amounts of products come to in each unit; empty for nothing."""
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for product, much in amounts:
            sums[self.named.products[product][1]] += much
        said = [f"{words.amount(much)} {unit}" for unit, much in sums.items() if much]
        return f"{caption} {' and '.join(said)}" if said else ""


def _standing(one: Recipient) -> str:
    """Of a customer whose goods are not all accounted for."""
    if one.contradicted:
        return "more came back and was destroyed than went there"
    if not one.answered:
        return "still out, no answer"
    return "still out, all told" if one.accounted else "still out, answered, but not what became of all"


async def facts_of(recall: Any) -> Facts:
    """All of a recall that was started."""
    row: Any = await Recall.get(id=recall.id).select_related("asked_by", "confirmed_by", "closed_operation")
    scope = await recalls.scope_of(row)
    moved = await recalls.moved(scope)
    found, lying, stops, held, vendors, arrived, gone, left_out, after = (
        await recall_parties.recipients(row, scope),
        await recalls.lying(scope),
        await recalls.stops(scope),
        await recalls.held(scope),
        await recall_parties.vendors(row, scope),
        await recall_arrived.arrived(scope, moved),
        await disposed(scope, moved),
        await recall_parties.left_out_of(row, scope),
        await aftermath(row, scope),
    )
    beyond, closes = await unreached(row, scope), await earlier_closes(row)
    closure = recalls.of_just(scope.ids, await scope.as_of())
    balances = [each for part in parts(scope.ids) for each in await mass_balances(part, closure)]
    named = await names_of(
        lots=lots_of(found)
        | {*scope.ids, *(each.lot for supplied in vendors.values() for each in supplied)}
        | {each.merged_from for each in arrived if each.merged_from},
        partners={each.partner for each in found if each.partner}
        | vendors.keys()
        | {*left_out.partners, *(each.vendor for each in gone if each.vendor)},
        papers=papers_of(found, vendors)
        | {each.transfer for each in arrived if each.transfer}
        | {each.transfer for each in gone if each.transfer}
        | {*left_out.transfers, *stops, *held},
        places={each.location for each in lying},
    )
    letters = await recall_letters.letters(row.id)
    answers = _in_time(await recall_letters.answers(row.id), row.closed)
    said = chain.from_iterable(answers.values()), chain.from_iterable(letters.values())
    events = await events_of(row, scope, arrived, gone, named, _came_to(row, closes, found), *said)
    zone = await our_zone()
    [advice] = await recall_letters.advice_of([row])
    return Facts(
        row,
        row.closed_operation and row.closed_operation.reason,
        closes,
        *(scope, beyond, found, lying, stops, held, balances, vendors, arrived, left_out, after, advice),
        *(letters, answers, events, named, zone, await _put_in_for(scope)),
    )


async def _put_in_for(scope: Scope) -> dict[int, set[int]]:
    lots = {*scope.ids}
    found: dict[int, set[int]] = {}
    for part in parts(scope.ids):
        found |= await corrections.stood_for(part)
    return {lot: wrong & lots for lot, wrong in found.items()}


def _came_to(row: Any, closes: Sequence[Close], found: Sequence[Recipient]) -> dict[int, Sequence[Recipient]]:
    """Who had goods at each close, by the write that closed it."""
    came_to = {each.closed.id: each.recipients for each in closes}
    return came_to | ({row.closed_operation_id: found} if row.closed else {})


def _in_time(answers: dict[int, list[Answer]], closed: datetime | None) -> dict[int, list[Answer]]:
    """Those that were given before the close."""
    if closed is None:
        return answers
    in_time = {key: [one for one in said if one.at <= closed] for key, said in answers.items()}
    return {key: said for key, said in in_time.items() if said}


def papers_of(found: Sequence[Recipient], vendors: Mapping[int, Sequence[Supplied]]) -> set[int]:
    """Deliveries and receipts that are told of."""
    deliveries = {sent.delivery for each in found for sent in each.sent if sent.delivery}
    return deliveries | {each.receipt for supplied in vendors.values() for each in supplied}


def lots_of(found: Sequence[Recipient]) -> set[int]:
    """Lots that went to customers, and those as which they were shipped."""
    return {lot for each in found for sent in each.sent for lot in (*sent.lots, *sent.labels)}


def as_shipped(named: Named, of_lots: Sequence[SentLot], now: str) -> list[str]:
    """Numbers that are on the goods. now: says the one on the goods, `shipped`, and that of the lot `now`."""
    return [
        now.format(shipped=named.lots[label].number, now=named.lots[each.lot].number)
        if each.shipped_as
        else named.lots[label].number
        for each in of_lots
        for label in each.labels
    ]


def known_by(account: Account) -> list[tuple[str, Decimal]]:
    """What became of goods that were shipped, as far as is known, and how much is not."""
    return [
        *(("came back", account.returned), ("destroyed", account.destroyed)),
        *(("passed on", account.passed_on), ("stopped there", account.stopped)),
        ("unknown", account.unknown),
    ]


def sums(balances: Sequence[MassBalance]) -> list[tuple[str, Decimal]]:
    """What came, and where all of it is, over lots of one product."""
    came = ("received", "produced", "counted", "transformed", "returned")
    went = ("shipped", "sent_back", "consumed", "scrapped", "on_hand", "difference")
    return [
        (name.replace("_", " ").capitalize(), sum((getattr(each, name) for each in balances), Decimal(0)))
        for name in (*came, *went)
    ]
