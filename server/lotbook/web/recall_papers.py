"""The report of a recall on paper, and the notice to each customer and vendor."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.documents import words
from lotbook.documents.recall_paper import Entry, Part, RecallPaper, recall_paper_pdf
from lotbook.documents.recall_words import WORDS
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallState
from lotbook.domain.words import Language, Role
from lotbook.ledger import recalls
from lotbook.ledger.recall_letters import Answer, Letter, sent_of
from lotbook.ledger.recalls import Recipient, Sent
from lotbook.models import Recall
from lotbook.services.parties import our_company
from lotbook.services.recall_facts import BECAUSE, LETTERS, Facts, facts_of, percent, sums
from lotbook.services.recall_notices import customer_notice, told_of, vendor_notice
from lotbook.services.recall_post import with_link
from lotbook.web.auth import Door
from lotbook.web.documents import ReadId, file, pdf, size_asked
from lotbook.web.drawing import Drawable, Drawing
from lotbook.web.recall_workbook import workbook_of
from lotbook.web.traces import XLSX

MOST_LOTS = 500
"""Lots that stand in a report on paper; the workbook has all."""
NUMBERS_IN_LINE = 5
REPEATED = {
    RecallLetterKind.REMINDER: "Reminders sent by e-mail",
    RecallLetterKind.VENDOR: "Notices sent to vendors by e-mail",
}


def routes(door: Door, drawing: Drawing, read_id: ReadId, origin: str) -> list[BaseRoute]:
    """`/documents/recalls/{id}/report.pdf`, `report.xlsx`, and `notice.pdf?customer=` or `?vendor=`. origin: where
    people open Lotbook."""

    async def asked(request: Request) -> Any:
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        found = await Recall.get_or_none(id=row_id) if kind == "Recall" else None
        if found is None or found.state not in recalls.FROZEN:
            raise HTTPException(404, "There is no recall with this id that was started.")
        return found

    async def report(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        found = await facts_of(await asked(request))
        return await drawn(request, await report_of(found), "report")

    async def notice(request: Request) -> Response:
        who = await door.require(request, Role.VIEWER)
        row = await asked(request)
        for whom, draw in (("customer", customer_notice), ("vendor", vendor_notice)):
            kind, partner = read_id(request.query_params.get(whom, "")) or ("", 0)
            if kind == "Partner":
                told = await told_of(row, [partner])
                if partner in (told.customers if whom == "customer" else told.vendors):
                    paper = draw(told, partner)
                    # Whoever may not write down what a customer says gets no link by which to say it.
                    if whom == "customer" and who.role.includes(Role.OPERATOR):
                        paper = await with_link(paper, told, partner, origin)
                    return await drawn(request, paper, "notice")
        raise HTTPException(404, "No goods of this recall went to this customer, or came from this vendor.")

    async def workbook(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        found = await facts_of(await asked(request))
        content = await asyncio.to_thread(workbook_of, found)
        return file(content, words.file_name(found.recall.number, "report", "xlsx"), XLSX)

    async def drawn(request: Request, told: RecallPaper, name: str) -> Response:
        paper = Drawable(told.number, recall_paper_pdf, (told,))
        content = await drawing.paper(paper, await size_asked(request))
        return pdf(content, words.file_name(told.number, name))

    return [
        Route("/documents/recalls/{id}/report.pdf", report),
        Route("/documents/recalls/{id}/report.xlsx", workbook),
        Route("/documents/recalls/{id}/notice.pdf", notice),
    ]


async def report_of(told: Facts) -> RecallPaper:
    """What a recall did, for the file."""
    row = told.recall
    mock = row.kind is RecallKind.MOCK
    people = [("Asked by", row.asked_by), ("Agreed by", row.confirmed_by)]
    facts = [
        ("Kind", "Exercise" if mock else "Recall"),
        ("State", "Closed" if row.state is RecallState.CLOSED else "Under way"),
        ("Begun", words.instant(row.created)),
        *((caption, who.name) for caption, who in people if who),
        ("Place in book", f"{row.position:,}"),
    ]
    said = [row.reason, f"{WORDS[Language.EN].severity[row.severity]}. {_scope(told)}"]
    if row.narrow_because:
        said.append(f"Narrower because: {row.narrow_because}")
    return RecallPaper(
        title="Recall report",
        company=await our_company(),
        number=row.number,
        facts=tuple(facts),
        as_of=_as_of(told),
        said=tuple(said),
        parts=(_speed(told), _customers(told), *_balances(told), _places(told), _vendors(told), *_rest(told)),
        signed="Read and approved: name, date, signature",
    )


def _as_of(told: Facts) -> str:
    """The last that happened: the same book gives the same paper."""
    closed, last = told.recall.closed, told.events[-1].at
    return f"closed {words.instant(closed)}" if closed else f"as of {words.instant(last)}"


def _scope(told: Facts) -> str:
    way = "all that shares a number" if told.recall.narrow_because is None else "less what is surely earlier"
    return f"Scope: {_lots(len(told.scope.lots))}, {way}."


def _lots(count: int) -> str:
    return "1 lot" if count == 1 else f"{count:,} lots"


def _speed(told: Facts) -> Part:
    row = told.recall
    entries = []
    if row.held:
        entries.append(Entry("From the first scan until all was on hold", _after(row.created, row.held)))
    entries.append(
        Entry("From the first scan until the list of customers was there", _after(row.created, row.listed))
    )
    if row.closed:
        entries.append(Entry("From the first scan until it was closed", _after(row.created, row.closed)))
    entries += _reach(told)
    entries.append(Entry("Customers that answered or are settled", f"{percent(told.recipients)} %"))
    return Part("How fast, and how well", tuple(entries))


def _reach(told: Facts) -> Iterator[Entry]:
    """How many were told, and how many had to be asked twice."""
    letters = [*told.letters.values()]
    notified = sum(bool(sent_of(each, RecallLetterKind.NOTICE)) for each in letters)
    yield Entry("Customers that were sent a notice by e-mail", f"{notified:,} of {len(told.recipients):,}")
    for kind, caption in REPEATED.items():
        if count := sum(len(sent_of(each, kind)) for each in letters):
            yield Entry(caption, f"{count:,}")
    if by_link := sum(each.by_link for given in told.answers.values() for each in given):
        yield Entry("Answers that customers gave themselves, by link", f"{by_link:,}")


def _after(begin: datetime, end: datetime) -> str:
    seconds = round((end - begin).total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02} h"


def _much(told: Facts, product: int, quantity: Decimal) -> str:
    return f"{words.amount(quantity)} {told.named.products[product][1]}"


def _customers(told: Facts) -> Part:
    entries = []
    for each in told.recipients:
        name = told.named.partners[each.partner].name if each.partner else "Nobody is named"
        entries += [Entry(f"{name}: {_of(told, sent)}", *_became(told, sent)) for sent in each.sent]
        said = [
            *map(_written, told.letters.get(each.partner or 0, ())),
            *map(_answered, _answers(told, each)),
        ]
        entries += [Entry("", "", line) for line in said]
    return Part("Who has it", tuple(entries), "Nothing of it went to a customer.")


def _answers(told: Facts, one: Recipient) -> list[Answer]:
    """All that a customer answered, in the order in which it did."""
    deliveries = {sent.delivery for sent in one.sent if sent.delivery}
    given = (each for delivery in deliveries for each in told.answers.get(delivery, ()))
    return sorted(given, key=lambda each: each.id)


def _written(letter: Letter) -> str:
    """What became of a letter, and when."""
    if letter.ended is None:
        return f"{LETTERS[letter.kind]} to {letter.address} is on its way"
    became = "sent" if letter.sent else "given up"
    why = f": {letter.error}" if letter.error else ""
    return f"{LETTERS[letter.kind]} to {letter.address} {became} {words.instant(letter.ended)}{why}"


def _answered(answer: Answer) -> str:
    way = "by link" if answer.by_link else "told to us"
    remark = f": {answer.remark}" if answer.remark else ""
    return f"Answer of {answer.name}, {way}, {words.instant(answer.at)}{remark}"


def _of(told: Facts, sent: Sent) -> str:
    delivery = told.named.papers[sent.delivery][0] if sent.delivery else "came back without a delivery"
    return f"{told.named.products[sent.product][0]}, {delivery}"


def _became(told: Facts, sent: Sent) -> tuple[str, str]:
    amounts = [
        f"{caption} {_much(told, sent.product, amount)}"
        for caption, amount in (
            *(("shipped", sent.shipped), ("came back", sent.returned), ("destroyed", sent.destroyed)),
            *(("stopped there", sent.stopped), ("passed on", sent.passed_on)),
        )
        if amount or caption == "shipped"
    ]
    answer = "answered" if sent.answered else "no answer"
    return f"{_much(told, sent.product, sent.still_out)} still out", f"{', '.join(amounts)}; {answer}"


def _balances(told: Facts) -> Iterator[Part]:
    """Of each product, over its lots."""
    for product, (name, _) in sorted(told.named.products.items()):
        of_it = [each for each in told.balances if told.named.lots[each.lot][1] == product]
        entries = (
            Entry(caption, _much(told, product, much))
            for caption, much in sums(of_it)
            if much or caption == "Difference"
        )
        yield Part(f"Where all of it went: {name}", tuple(entries))


def _places(told: Facts) -> Part:
    entries = (
        Entry(
            f"{told.named.places[each.location]}: {told.named.products[each.product][0]}",
            _much(told, each.product, each.on_hand),
            _lots(each.lots),
        )
        for each in told.lying
    )
    return Part("Where it lies", tuple(entries), "Nothing of it lies with us.")


def _vendors(told: Facts) -> Part:
    entries = []
    for partner, supplied in told.vendors.items():
        entries.append(Entry(told.named.partners[partner].name))
        entries += [Entry("", "", _written(letter)) for letter in told.letters.get(partner, ())]
        entries += _listed(
            [told.named.papers[each].number for each in dict.fromkeys(row.receipt for row in supplied)]
        )
    return Part("Who it came from", tuple(entries), "Nobody is known.")


def _listed(numbers: Sequence[str]) -> list[Entry]:
    """All of them, a few on each line."""
    starts = range(0, len(numbers), NUMBERS_IN_LINE)
    return [Entry("", "", ", ".join(numbers[start : start + NUMBERS_IN_LINE])) for start in starts]


def _rest(told: Facts) -> Iterator[Part]:
    silent = [each for each in told.recipients if not each.settled]
    points = [
        Entry(
            told.named.partners[each.partner].name if each.partner else "Nobody is named",
            "still out, answered" if each.answered else "still out, no answer",
        )
        for each in silent
    ]
    if told.open:
        points.append(Entry("Lots about which nothing was decided", f"{len(told.open):,}"))
    yield Part("Open points", tuple(points), "None: everything is accounted for and decided.")
    lots = (
        Entry(
            told.named.lots[each.lot][0],
            each.decision.value.capitalize() if each.decision else "open",
            f"{told.named.products[told.named.lots[each.lot][1]][0]}; {BECAUSE[each.because.value]}"
            + ("; order of events uncertain" if each.order_uncertain else ""),
        )
        for each in islice(told.scope.lots, MOST_LOTS)
    )
    title = "Lots in scope"
    if len(told.scope.lots) > MOST_LOTS:
        title += f", the first {MOST_LOTS:,} of {len(told.scope.lots):,}"
    yield Part(title, tuple(lots))
    events = (
        Entry(
            each.what, words.instant(each.at), " · ".join(part for part in (each.by, each.why) if part) or ""
        )
        for each in told.events
    )
    yield Part("What happened", tuple(events))
