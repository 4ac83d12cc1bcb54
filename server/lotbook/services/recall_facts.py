"""What the papers and the workbook of a recall tell, read from the book: as it is now, and once the recall is closed,
as it was then."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from lotbook.documents import words
from lotbook.documents.recall_words import WORDS
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallState
from lotbook.domain.words import Disposition, Language
from lotbook.ledger import recall_letters, recall_parties, recalls
from lotbook.ledger.recall_aftermath import Aftermath, aftermath
from lotbook.ledger.recall_letters import Answer, Letter
from lotbook.ledger.recall_parties import Recipient, Supplied
from lotbook.ledger.recall_sent import Account, SentLot, accounts
from lotbook.ledger.recalls import Arrived, Decided, Lying, Scope, Scoped
from lotbook.ledger.tracing.left_out import LeftOut
from lotbook.ledger.tracing.movements import MassBalance, mass_balances, parts
from lotbook.models import (
    Location,
    Lot,
    Operation,
    Partner,
    Product,
    ProductBarcode,
    Recall,
    RecallLot,
    RecallWidening,
    Transfer,
    User,
)
from lotbook.services.parties import our_zone

MOST_NAMED = 20
REOPENED = "Reopened"
DEEDS = {
    "prepareRecall": "Prepared",
    "startRecall": "Started, or asked to be",
    "widenRecall": "More lots asked to be added",
    "confirmRecallWidening": "More lots agreed to, or given up",
    "recordRecallAnswer": "Answer recorded",
    "answerRecallByLink": "Answer given by the customer, by link",
    "sendRecallLetters": "Letters written",
    "remindOfRecall": "Reminders written, by themselves",
    "closeRecall": "Closed",
    "saveRecallAdvice": "What customers are told was written anew",
    "reopenRecall": REOPENED,
    "cancelRecall": "Given up",
    "addComment": "Remark",
}

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
DECIDED = {
    Disposition.RELEASED: "released",
    Disposition.REJECTED: "rejected",
    Disposition.QUARANTINE: "stopped again",
}
BECAUSE = {"NAMED": "named", "DERIVED": "follows from those", "ARRIVED": "came after the start"}
LOT_COLUMNS = ("number", "product_id", "maker_number", "last_day")
"""Of a `LotName`."""


@dataclass(frozen=True)
class Event:
    """Something that happened. why: in the words of whoever did it."""

    at: datetime
    what: str
    by: str | None = None
    why: str | None = None


class LotName(NamedTuple):
    """maker_number: on the label of its maker; last_day: on the goods, by which they are used."""

    number: str
    product: int
    maker_number: str | None
    last_day: date | None


class PaperName(NamedTuple):
    """A delivery or a receipt. validated: in the time of its warehouse; reference: the vendor's, of its order."""

    number: str
    validated: datetime | None
    reference: str | None


@dataclass(frozen=True)
class Named:
    """Names of rows, by id. products: name and unit; gtins: of products that have one; papers: deliveries and
    receipts; places: their paths."""

    lots: dict[int, LotName]
    products: dict[int, tuple[str, str]]
    gtins: dict[int, str]
    partners: dict[int, Any]
    papers: dict[int, PaperName]
    places: dict[int, str]


def came_by(lot: Scoped) -> str:
    """How a lot came into scope."""
    return BECAUSE[lot.because.value] + (", added while under way" if lot.widening else "")


def lots_said(count: int) -> str:
    return "1 lot" if count == 1 else f"{count:,} lots"


@dataclass(frozen=True)
class Facts:
    """All that the papers tell. recall: with who asked for it and who agreed; closed_because: None before the close;
    zone: where they tell time."""

    recall: Any
    closed_because: str | None
    scope: Scope
    recipients: Sequence[Recipient]
    lying: Sequence[Lying]
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
        widened = f", {lots_said(added)} of them added while it was under way" if added else ""
        facts = (
            ("Reason", row.reason),
            ("How grave", WORDS[Language.EN].severity[row.severity]),
            ("Scope", f"{lots_said(len(self.scope.lots))}, {way}{widened}"),
            ("Narrower because", row.narrow_because),
            ("Left out for that", self._left_out()),
            *((f"Customers are told{LANGUAGES[language]}", said) for language, said in self.advice.items()),
            ("Since the close", self.since_close),
        )
        return [(caption, said) for caption, said in facts if said]

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
        said = [lots_said(len(left.lots))] if left.lots else []
        if left.transfers:
            said.append("transfers " + _some([self.named.papers[each].number for each in left.transfers]))
        if left.partners:
            names = _some([self.named.partners[each].name for each in left.partners])
            said.append(f"partners whom nothing else reaches: {names}")
        return "; ".join(said) or None

    @property
    def steps(self) -> list[tuple[str, datetime]]:
        """What the recall came to, and when, since the first scan."""
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
    def open_points(self) -> list[tuple[str, str]]:
        """What a recall leaves open, and how it stands with that."""
        points = [
            (self.customer(each.partner), _standing(each)) for each in self.recipients if not each.settled
        ]
        if points and (why := self.closed_because):
            points.append(("Closed all the same, because", why))
        if self.open:
            points.append(("Lots about which nothing was decided", f"{len(self.open):,}"))
        return points


def _some(names: Sequence[str]) -> str:
    """The first of many, and how many more there are."""
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


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
    found, lying, vendors, arrived, left_out, after = (
        await recall_parties.recipients(row, scope),
        await recalls.lying(row, scope),
        await recall_parties.vendors(row, scope),
        await recalls.arrived(scope),
        await recall_parties.left_out_of(row, scope),
        await aftermath(row, scope),
    )
    closure = recalls.of_just(scope.ids, await scope.as_of())
    balances = [each for part in parts(scope.ids) for each in await mass_balances(part, closure)]
    named = await names_of(
        lots=lots_of(found) | {*scope.ids, *(each.lot for supplied in vendors.values() for each in supplied)},
        partners={each.partner for each in found if each.partner} | vendors.keys() | {*left_out.partners},
        papers=papers_of(found, vendors) | {each.transfer for each in arrived} | {*left_out.transfers},
        places={each.location for each in lying},
    )
    letters, answers = await recall_letters.letters(row.id), await recall_letters.answers(row.id)
    if row.closed:
        in_time = {key: [one for one in said if one.at <= row.closed] for key, said in answers.items()}
        answers = {key: said for key, said in in_time.items() if said}
    events = sorted([*await _events(row, scope), *await _came(arrived, named)], key=lambda event: event.at)
    zone = await our_zone()
    [advice] = await recall_letters.advice_of([row])
    return Facts(
        row,
        row.closed_operation and row.closed_operation.reason,
        *(scope, found, lying, balances, vendors, arrived, left_out, after, advice),
        *(letters, answers, events, named, zone),
    )


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


async def names_of(
    *,
    lots: Collection[int],
    partners: Collection[int],
    papers: Collection[int],
    places: Collection[int] = (),
) -> Named:
    """What rows are called."""
    numbers: dict[int, LotName] = {}
    for part in parts(lots):
        rows: Any = await Lot.filter(id__in=part).values_list("id", *LOT_COLUMNS)
        numbers.update({row: LotName(*facts) for row, *facts in rows})
    of_partners = [row for part in parts(partners) for row in await Partner.filter(id__in=part)]
    wanted = {each.product for each in numbers.values()}
    products = await Product.filter(id__in=wanted).values_list("id", "name", "unit__symbol")
    codes = ProductBarcode.filter(product_id__in=wanted, packaging_id=None, kind="GTIN").order_by("-id")
    return Named(
        lots=numbers,
        products={row: (name, unit) for row, name, unit in products},
        gtins=dict(await codes.values_list("product_id", "code")),
        partners={row.id: row for row in of_partners},
        papers=await _paper_names(papers),
        places=dict(await Location.filter(id__in=places).values_list("id", "path")),
    )


async def _paper_names(papers: Collection[int]) -> dict[int, PaperName]:
    columns = ("id", "number", "validated", "warehouse__time_zone", "purchase_order__vendor_reference")
    rows: list[Any] = []
    for part in parts(papers):
        rows += await Transfer.filter(id__in=part).values_list(*columns)
    return {
        row: PaperName(number, validated and validated.astimezone(ZoneInfo(zone)), reference)
        for row, number, validated, zone, reference in rows
    }


async def _came(arrived: Sequence[Arrived], named: Named) -> list[Event]:
    """What receipts and returns brought since the scope was drawn."""
    users = dict(await User.filter(id__in={each.by for each in arrived if each.by}).values_list("id", "name"))
    events = []
    for each in arrived:
        product, unit = named.products[each.product]
        much = f"{words.amount(each.quantity)} {unit} {product}, lot {named.lots[each.lot].number}"
        what = f"After the start: {much}, came in by {named.papers[each.transfer].number}"
        events.append(Event(each.at, what, users.get(each.by)))
    return events


async def _events(row: Any, scope: Scope) -> list[Event]:
    """What was done about it, up to the close."""
    told = {"subject_kind": "Recall", "subject_id": row.id, "state": "APPLIED"}
    about = Operation.filter(**told, seq__lte=await scope.as_of())
    decided = {each.operation: each for each in await recalls.decided(row.id)}
    found = [
        Event(at, _decided(decided[key]) if key in decided else DEEDS.get(kind, kind), who, why)
        for key, at, kind, who, why in await about.values_list(
            "id", "recorded", "kind", "user__name", "reason"
        )
    ]
    arrived = RecallLot.filter(recall_id=row.id, because="ARRIVED").order_by("id")
    rows = await arrived.values_list("operation__recorded", "lot__number", "operation__user__name")
    found += [Event(at, f"{number} came into scope", who) for at, number, who in rows]
    found += await _widened(row)
    if row.held:
        found.append(Event(row.held, "Everything in scope was on hold"))
    found.append(Event(row.listed, f"The list of customers was fixed: {row.customers:,}"))
    return found


def _decided(one: Decided) -> str:
    return f"{lots_said(len(one.lots))} {DECIDED[one.decision]}"


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
            f"Widened by {lots_said(lots)}, at {each.position:,} in the book",
            each.ended_operation.user and each.ended_operation.user.name,
            each.reason,
        )
        for each, lots in zip(rows, added, strict=True)
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
