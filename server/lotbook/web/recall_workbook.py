"""The report of a recall as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from lotbook.documents.spreadsheet import Value, xlsx_book
from lotbook.domain.quantities import from_millionths
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.words import OutboxState
from lotbook.ledger.recall_letters import sent_of
from lotbook.ledger.recall_parties import Recipient, goods_of, percent
from lotbook.ledger.recall_sent import Sent
from lotbook.services.recall_facts import LETTERS, Facts, known_by, sums

STATES = {OutboxState.WAITING: "on its way", OutboxState.DONE: "sent", OutboxState.FAILED: "given up"}


def workbook_of(told: Facts) -> bytes:
    """What it is and what it leaves open, customers, vendors, what came from them, lots with their mass balances,
    letters, answers and what happened, each on a sheet of its own."""
    return xlsx_book([*_sheets(told)])


Sheet = tuple[str, Sequence[str], Sequence[Sequence[Value]]]
_AMOUNTS: tuple[Callable[[Sent], Decimal], ...] = (
    *(lambda sent: sent.shipped, lambda sent: sent.returned, lambda sent: sent.unmatched),
    *(lambda sent: sent.destroyed, lambda sent: sent.stopped, lambda sent: sent.passed_on),
    *(lambda sent: sent.still_out, lambda sent: sent.too_many, lambda sent: sent.unplaced),
    lambda sent: sent.unknown,
)


def _sheets(told: Facts) -> Iterator[Sheet]:
    yield "Recall", ("What", "Said"), [*_recall(told)]
    yield "Open points", ("What", "How it stands", "How much"), told.open_points
    yield _customers(told)
    yield _lots_of_customers(told)
    yield _vendors(told)
    yield _goods_of_vendors(told)
    yield _lots(told)
    yield _letters(told)
    heads = ("Customer", "Delivery", "Answered by", "How", "When", "Product", "Unit")
    yield "Answers", (*heads, "Stopped", "Destroyed", "Passed on", "Remark"), [*_answer_rows(told)]
    events = [(told.here(each.at), each.what, each.by, each.why) for each in told.events]
    yield "What happened", ("When", "What", "By", "Why"), events


def _recall(told: Facts) -> Iterator[Sequence[Value]]:
    yield "Recall", told.recall.number
    for caption, value in (*told.heads, *told.about):
        yield caption, told.here(value) if isinstance(value, datetime) else value
    for what, at in told.steps:
        yield f"When {what}", told.here(at)
        yield (
            f"Seconds from the first look at its scope until {what}",
            round((at - told.recall.created).total_seconds()),
        )
    yield "Customers", len(told.recipients)
    yield "Customers of whose goods it is known what became of all, %", percent(told.recipients)
    for unit, each in told.accounted.items():
        yield f"Shipped, {unit}", each.shipped
        yield from ((f"Of it, {caption}, {unit}", much) for caption, much in known_by(each))
        yield f"Of it, known, {unit}, %", each.percent
    yield "Times are those of", told.zone.key


def _customers(told: Facts) -> Sheet:
    named = told.named
    heads = (
        *("Customer", "E-mail", "Phone", "Delivery", "Product", "Unit", "Shipped", "Came back"),
        *("Of it without a delivery", "Destroyed", "Stopped there", "Passed on", "Still out", "Too many"),
        *("Back, by no delivery", "Unknown", "Answered"),
        *("Notice sent", "Reminders sent"),
    )
    rows = [
        (
            *_contact(told, each),
            named.papers[sent.delivery][0] if sent.delivery else None,
            *named.products[sent.product],
            *(amount(sent) for amount in _AMOUNTS),
            "yes" if sent.answered else "no",
            *_told(told, each, sent),
        )
        for each in told.recipients
        for sent in each.sent
    ]
    return "Customers", heads, rows


def _lots_of_customers(told: Facts) -> Sheet:
    """Which lot went to whom: joins the sheets of customers and of lots."""
    named = told.named
    heads = ("Customer", "Delivery", "Product", "Unit", "Lot", "Number on the goods", "Shipped", "Came back")
    rows = [
        (
            *(_contact(told, each)[0], named.papers[sent.delivery][0] if sent.delivery else None),
            *(*named.products[sent.product], named.lots[lot.lot].number),
            *(", ".join(named.lots[label].number for label in lot.labels), lot.shipped, lot.returned),
        )
        for each in told.recipients
        for sent in each.sent
        for lot in sent.of_lots
    ]
    return "Lots of customers", heads, rows


def _vendors(told: Facts) -> Sheet:
    named = told.named
    heads = (
        *("Vendor", "E-mail", "Phone", "Receipt", "Reference"),
        *("Product", "Unit", "Lot", "Maker's lot", "Received"),
    )
    rows = [
        (
            *(partner.name, partner.email, partner.phone),
            *(named.papers[each.receipt].number, named.papers[each.receipt].reference),
            *(*named.products[each.product], named.lots[each.lot].number, named.lots[each.lot].maker_number),
            each.quantity,
        )
        for partner, supplied in ((named.partners[of], rows) for of, rows in told.vendors.items())
        for each in supplied
    ]
    return "Vendors", heads, rows


def _goods_of_vendors(told: Facts) -> Sheet:
    heads = ("Vendor", "Product", "Unit", "Received", "Returned at least", "Returned at most")
    rows = [
        (
            *(told.named.partners[partner].name, *told.named.products[each.product]),
            *(each.received, *map(from_millionths, each.returned)),
        )
        for partner, supplied in told.vendors.items()
        for each in goods_of(supplied)
    ]
    return "Goods of vendors", heads, rows


def _lots(told: Facts) -> Sheet:
    named = told.named
    columns = [caption for caption, _ in sums([])]
    rows: list[Sequence[Value]] = [
        (
            *(named.lots[each.lot][0], *named.products[named.lots[each.lot][1]]),
            *(told.came_by(each), each.decision.value.lower() if each.decision else "open"),
            *(much for _, much in sums([balance])),
        )
        for each, balance in zip(told.scope.lots, told.balances, strict=True)
    ]
    return "Lots", ("Lot", "Product", "Unit", "How it came into scope", "Decision", *columns), rows


def _letters(told: Facts) -> Sheet:
    heads = ("To", "E-mail", "What", "Written", "State", "Sent or given up", "Tries", "Error")
    rows = [
        (
            *(told.named.partners[each.partner].name, each.address, LETTERS[each.kind]),
            *(told.here(each.written), STATES[each.state], each.ended and told.here(each.ended)),
            *(each.tries, each.error),
        )
        for letters in told.letters.values()
        for each in letters
    ]
    return "Letters", heads, rows


def _told(told: Facts, each: Recipient, of: Sent) -> tuple[Value, Value]:
    """When the last notice was sent that had all of a delivery in it, and how many reminders."""
    letters = told.letters.get(each.partner or 0, ())
    notices = sent_of(letters, RecallLetterKind.NOTICE)
    sent = [letter.sent for letter in notices if letter.sent and letter.seq > of.since]
    return told.here(max(sent)) if sent else None, len(sent_of(letters, RecallLetterKind.REMINDER))


def _answer_rows(told: Facts) -> Iterator[Sequence[Value]]:
    """All answers, those that no longer count as well."""
    customers = {sent.delivery: told.customer(each.partner) for each in told.recipients for sent in each.sent}
    for delivery, given in told.answers.items():
        for each in given:
            way = "by the customer by link" if each.by_link else "written down by us"
            head = (
                customers.get(delivery),
                told.named.papers[delivery].number,
                each.name,
                way,
                told.here(each.at),
            )
            for line in each.lines:
                amounts = (line.stopped, line.destroyed, line.passed_on)
                yield (*head, *told.named.products[line.product], *amounts, each.remark)
            if not each.lines:
                yield (*head, None, None, None, None, None, each.remark)


def _contact(told: Facts, each: Recipient) -> tuple[str | None, ...]:
    if each.partner is None:
        return told.customer(None), None, None
    partner = told.named.partners[each.partner]
    return partner.name, partner.email, partner.phone
