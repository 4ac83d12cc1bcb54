"""The report of a recall as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from lotbook.documents.spreadsheet import Value, xlsx_book
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.words import OutboxState
from lotbook.ledger.recall_letters import sent_of
from lotbook.ledger.recalls import Recipient, Sent
from lotbook.services.recall_facts import BECAUSE, LETTERS, Facts, sums

STATES = {OutboxState.WAITING: "on its way", OutboxState.DONE: "sent", OutboxState.FAILED: "given up"}


def workbook_of(told: Facts) -> bytes:
    """Customers, lots with their mass balances, and what happened, each on a sheet of its own."""
    return xlsx_book([*_sheets(told)])


Sheet = tuple[str, Sequence[str], Sequence[Sequence[Value]]]
_AMOUNTS: tuple[Callable[[Sent], Decimal], ...] = (
    *(lambda sent: sent.shipped, lambda sent: sent.returned, lambda sent: sent.destroyed),
    *(lambda sent: sent.stopped, lambda sent: sent.passed_on, lambda sent: sent.still_out),
)


def _sheets(told: Facts) -> Iterator[Sheet]:
    yield _customers(told)
    yield _lots(told)
    yield _letters(told)
    heads = ("Delivery", "Answered by", "How", "When", "Product", "Unit")
    yield "Answers", (*heads, "Stopped", "Destroyed", "Passed on", "Remark"), [*_answer_rows(told)]
    events = [(_time(each.at), each.what, each.by, each.why) for each in told.events]
    yield "What happened", ("When", "What", "By", "Why"), events


def _customers(told: Facts) -> Sheet:
    named = told.named
    heads = (
        *("Customer", "E-mail", "Phone", "Delivery", "Product", "Unit", "Shipped", "Came back"),
        *("Destroyed", "Stopped there", "Passed on", "Still out", "Answered"),
        *("Notice sent", "Reminders sent"),
    )
    rows = [
        (
            *_contact(told, each),
            named.papers[sent.delivery][0] if sent.delivery else None,
            *named.products[sent.product],
            *(amount(sent) for amount in _AMOUNTS),
            "yes" if sent.answered else "no",
            *_told(told, each),
        )
        for each in told.recipients
        for sent in each.sent
    ]
    return "Customers", heads, rows


def _lots(told: Facts) -> Sheet:
    named = told.named
    columns = [caption for caption, _ in sums([])]
    rows = [
        (
            *(named.lots[each.lot][0], *named.products[named.lots[each.lot][1]]),
            *(BECAUSE[each.because.value], each.decision.value if each.decision else "open"),
            *(much for _, much in sums([balance])),
        )
        for each, balance in zip(told.scope.lots, told.balances, strict=True)
    ]
    return "Lots", ("Lot", "Product", "Unit", "How it came into scope", "Decision", *columns), rows


def _letters(told: Facts) -> Sheet:
    heads = ("To", "E-mail", "What", "Written", "State", "Sent or given up", "Tries", "Error")
    rows = [
        (
            *(told.named.partners[each.partner].name, each.address, LETTERS[each.kind], _time(each.written)),
            *(STATES[each.state], _time(each.ended), each.tries, each.error),
        )
        for letters in told.letters.values()
        for each in letters
    ]
    return "Letters", heads, rows


def _time(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat(timespec="seconds")


def _told(told: Facts, each: Recipient) -> tuple[Value, Value]:
    """When the last notice was sent, and how many reminders."""
    letters = told.letters.get(each.partner or 0, ())
    notices = [letter.sent for letter in sent_of(letters, RecallLetterKind.NOTICE) if letter.sent]
    return _time(max(notices, default=None)), len(sent_of(letters, RecallLetterKind.REMINDER))


def _answer_rows(told: Facts) -> Iterator[Sequence[Value]]:
    """All answers, those that no longer count as well."""
    for delivery, given in told.answers.items():
        for each in given:
            way = "by the customer by link" if each.by_link else "written down by us"
            head = (told.named.papers[delivery].number, each.name, way, _time(each.at))
            for line in each.lines:
                amounts = (line.stopped, line.destroyed, line.passed_on)
                yield (*head, *told.named.products[line.product], *amounts, each.remark)
            if not each.lines:
                yield (*head, None, None, None, None, None, each.remark)


def _contact(told: Facts, each: Recipient) -> tuple[str | None, ...]:
    if each.partner is None:
        return None, None, None
    partner = told.named.partners[each.partner]
    return partner.name, partner.email, partner.phone
