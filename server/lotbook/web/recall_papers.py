"""The report of a recall, as a paper and as a workbook, and the notice to each customer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.documents import words
from lotbook.documents.recall_paper import Entry, Part, RecallPaper, recall_paper_pdf
from lotbook.documents.spreadsheet import Value, xlsx_book
from lotbook.domain.words import RecallKind, RecallState, Role
from lotbook.ledger.recalls import Recipient, Sent
from lotbook.web.auth import Door
from lotbook.web.documents import ReadId, file, pdf, size_asked
from lotbook.web.drawing import Drawable, Drawing
from lotbook.web.papers import our_company, party
from lotbook.web.recall_facts import Facts, facts_of, percent, sums
from lotbook.web.traces import XLSX

MOST_LOTS = 500
"""Lots that stand in a report on paper; the workbook has all."""
NUMBERS_IN_LINE = 5
SEVERITY = {
    "CLASS_1": "Danger to health is likely",
    "CLASS_2": "Danger to health is possible",
    "CLASS_3": "Danger to health is unlikely",
    "WITHDRAWAL": "Withdrawn from the trade",
}
BECAUSE = {"NAMED": "named", "DERIVED": "follows from those", "ARRIVED": "came after the start"}
ASKS = "Please tell us what you found of it: what you stopped, what you destroyed, and what you passed on to others."


def routes(door: Door, drawing: Drawing, read_id: ReadId) -> list[BaseRoute]:
    """`/documents/recalls/{id}/report.pdf`, `report.xlsx`, and `notice.pdf?customer=`."""

    async def asked(request: Request) -> Facts:
        await door.require(request, Role.VIEWER)
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        found = await facts_of(row_id) if kind == "Recall" else None
        if found is None:
            raise HTTPException(404, "There is no recall with this id that was started.")
        return found

    async def report(request: Request) -> Response:
        found = await asked(request)
        return await drawn(request, await report_of(found), "report")

    async def notice(request: Request) -> Response:
        found = await asked(request)
        kind, partner = read_id(request.query_params.get("customer", "")) or ("", 0)
        to = next((each for each in found.recipients if each.partner == partner), None)
        if kind != "Partner" or to is None:
            raise HTTPException(404, "No goods of this recall went to this customer.")
        return await drawn(request, await notice_of(found, to, partner), "notice")

    async def workbook(request: Request) -> Response:
        found = await asked(request)
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
    said = [row.reason, f"{SEVERITY[row.severity.value]}. {_scope(told)}"]
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
    entries.append(Entry("Customers that answered or are settled", f"{percent(told.recipients)} %"))
    return Part("How fast, and how well", tuple(entries))


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
    return Part("Who has it", tuple(entries), "Nothing of it went to a customer.")


def _of(told: Facts, sent: Sent) -> str:
    delivery = told.named.deliveries[sent.delivery][0] if sent.delivery else "came back without a delivery"
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
    for partner, receipts in told.vendors.items():
        entries.append(Entry(told.named.partners[partner].name))
        entries += _listed([told.named.deliveries[each][0] for each in receipts])
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


async def notice_of(told: Facts, to: Recipient, customer: int) -> RecallPaper:
    """What a customer is told: what went there, and what to do."""
    row = told.recall
    partner = told.named.partners[customer]
    numbers = {each.lot: told.named.lots[each.lot][0] for each in told.scope.lots}
    entries = []
    for sent in to.sent:
        if sent.delivery is None:
            continue
        number, validated = told.named.deliveries[sent.delivery]
        when = f" of {words.instant(validated)}" if validated else ""
        product = told.named.products[sent.product][0]
        entries.append(Entry(f"{product}, {number}{when}", _much(told, sent.product, sent.shipped)))
        entries += _listed([numbers[lot] for lot in sent.lots])
    mock = row.kind is RecallKind.MOCK
    said = [row.advice or "Stop these goods and keep them apart until you hear from us.", ASKS]
    return RecallPaper(
        title="Recall exercise" if mock else "Recall notice",
        company=await our_company(),
        to=party(partner.name, partner),
        number=row.number,
        facts=(("Begun", words.instant(row.created)), ("How grave", SEVERITY[row.severity.value])),
        as_of=f"begun {words.instant(row.created)}",
        said=("This is an exercise. Your goods are sound.", *said) if mock else tuple(said),
        parts=(Part("What we delivered to you", tuple(entries)),),
        signed="Answered: name, date, signature",
    )


def workbook_of(told: Facts) -> bytes:
    """Customers, lots with their mass balances, and what happened, each on a sheet of its own."""
    return xlsx_book([*_sheets(told)])


Sheet = tuple[str, Sequence[str], Sequence[Sequence[Value]]]
_AMOUNTS: tuple[Callable[[Sent], Decimal], ...] = (
    *(lambda sent: sent.shipped, lambda sent: sent.returned, lambda sent: sent.destroyed),
    *(lambda sent: sent.stopped, lambda sent: sent.passed_on, lambda sent: sent.still_out),
)


def _sheets(told: Facts) -> Iterator[Sheet]:
    named = told.named
    yield (
        "Customers",
        (
            *("Customer", "E-mail", "Phone", "Delivery", "Product", "Unit", "Shipped", "Came back"),
            *("Destroyed", "Stopped there", "Passed on", "Still out", "Answered"),
        ),
        [
            (
                *_contact(told, each),
                named.deliveries[sent.delivery][0] if sent.delivery else None,
                *named.products[sent.product],
                *(amount(sent) for amount in _AMOUNTS),
                "yes" if sent.answered else "no",
            )
            for each in told.recipients
            for sent in each.sent
        ],
    )
    columns = [caption for caption, _ in sums([])]
    yield (
        "Lots",
        ("Lot", "Product", "Unit", "How it came into scope", "Decision", *columns),
        [
            (
                *(named.lots[each.lot][0], *named.products[named.lots[each.lot][1]]),
                *(BECAUSE[each.because.value], each.decision.value if each.decision else "open"),
                *(much for _, much in sums([balance])),
            )
            for each, balance in zip(told.scope.lots, told.balances, strict=True)
        ],
    )
    yield (
        "What happened",
        ("When", "What", "By", "Why"),
        [(each.at.isoformat(timespec="seconds"), each.what, each.by, each.why) for each in told.events],
    )


def _contact(told: Facts, each: Recipient) -> tuple[str | None, ...]:
    if each.partner is None:
        return None, None, None
    partner = told.named.partners[each.partner]
    return partner.name, partner.email, partner.phone
