"""The report of a recall on paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice

from lotbook.documents import words
from lotbook.documents.recall_paper import Entry, Part, RecallPaper
from lotbook.documents.recall_words import WORDS
from lotbook.domain.quantities import counted, from_millionths
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.words import Language
from lotbook.ledger.recall_letters import Answer, Letter, sent_of
from lotbook.ledger.recall_parties import Recipient, Supplied, goods_of, percent
from lotbook.ledger.recall_sent import Sent
from lotbook.ledger.tracing.movements import MassBalance
from lotbook.services.parties import our_company
from lotbook.services.recall_events import found_of
from lotbook.services.recall_facts import (
    LETTERS,
    Facts,
    as_shipped,
    known_by,
    sums,
)
from lotbook.services.recall_names import unprintable_of

MOST_LOTS = 500
"""Lots that stand in a report on paper; the workbook has all."""
NUMBERS_IN_LINE = 5
NOW = WORDS[Language.EN].paper.now
REPEATED = {
    RecallLetterKind.REMINDER: "Reminders sent by e-mail",
    RecallLetterKind.VENDOR: "Notices sent to vendors by e-mail",
}


async def report_of(told: Facts) -> RecallPaper:
    """What a recall did, for the file."""
    return RecallPaper(
        title="Recall report",
        company=await our_company(),
        number=told.recall.number,
        facts=tuple((caption, _said(told, value)) for caption, value in told.heads),
        as_of=_as_of(told),
        said=tuple(f"{caption}: {value}" for caption, value in told.about),
        parts=(_speed(told), _customers(told), *_balances(told), _places(told), _vendors(told), *_rest(told)),
        signed="Read and approved: name, date, signature",
        unprintable=unprintable_of(told.named),
    )


def _said(told: Facts, value: str | int | datetime) -> str:
    if isinstance(value, datetime):
        return words.instant(told.here(value))
    return f"{value:,}" if isinstance(value, int) else value


def _as_of(told: Facts) -> str:
    """The last that happened: the same book gives the same paper."""
    closed, last = told.recall.closed, told.events[-1].at
    return f"as at the close, {_said(told, closed)}" if closed else f"as of {_said(told, last)}"


def _speed(told: Facts) -> Part:
    begun = told.recall.created
    entries = [
        Entry(f"From the first look at its scope until {what}", _after(begun, at)) for what, at in told.steps
    ]
    entries += _reach(told)
    entries += _accounted(told)
    return Part("How fast, and how well", tuple(entries))


def _accounted(told: Facts) -> Iterator[Entry]:
    """How much is known, of customers and of goods; nothing where nothing went out."""
    if (customers := percent(told.recipients)) is not None:
        yield Entry("Customers of whose goods it is known what became of all", f"{customers} %")
    for unit, each in told.accounted.items():
        name = f"Known of {words.amount(each.shipped)} {unit} that were shipped"
        became = [f"{caption} {words.amount(much)} {unit}" for caption, much in known_by(each) if much]
        yield Entry(name, f"{each.percent} %", ", ".join(became))


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
        name = told.customer(each.partner)
        for sent in each.sent:
            entries.append(Entry(f"{name}: {_of(told, sent)}", *_became(told, sent)))
            entries += _listed(_lots_sent(told, sent))
        said = [
            *(_written(told, letter) for letter in told.letters.get(each.partner or 0, ())),
            *(_answered(told, answer) for answer in _answers(told, each)),
        ]
        entries += [Entry("", "", line) for line in said]
    return Part("Who has it", tuple(entries), "Nothing of it went to a customer.")


def _answers(told: Facts, one: Recipient) -> list[Answer]:
    """All that a customer answered, in the order in which it did."""
    deliveries = {sent.delivery for sent in one.sent if sent.delivery}
    given = (each for delivery in deliveries for each in told.answers.get(delivery, ()))
    return sorted(given, key=lambda each: each.id)


def _written(told: Facts, letter: Letter) -> str:
    """What became of a letter, and when."""
    if letter.ended is None:
        return f"{LETTERS[letter.kind]} to {letter.address} is on its way"
    became = "sent" if letter.sent else "given up"
    why = f": {letter.error}" if letter.error else ""
    return f"{LETTERS[letter.kind]} to {letter.address} {became} {_said(told, letter.ended)}{why}"


def _answered(told: Facts, answer: Answer) -> str:
    way = "by link" if answer.by_link else "told to us"
    remark = f": {answer.remark}" if answer.remark else ""
    paper = told.named.papers[answer.delivery].number
    found = f": {found_of(answer, told.named)}" if answer.lines else ""
    return f"Answer of {answer.name} for {paper}{found}, {way}, {_said(told, answer.at)}{remark}"


def _lots_sent(told: Facts, sent: Sent) -> list[str]:
    """Which lots of it, by the numbers on the goods, and how much of each where that is several."""
    numbers = [", ".join(as_shipped(told.named, [each], NOW)) for each in sent.of_lots]
    if len(numbers) == 1:
        return numbers
    return [
        f"{number}: {_much(told, sent.product, each.shipped or each.returned)}"
        for number, each in zip(numbers, sent.of_lots, strict=True)
    ]


def _of(told: Facts, sent: Sent) -> str:
    delivery = told.named.papers[sent.delivery][0] if sent.delivery else "came back without a delivery"
    return f"{told.named.products[sent.product][0]}, {delivery}"


def _became(told: Facts, sent: Sent) -> tuple[str, str]:
    if sent.left_out:
        came_back = f"{_much(told, sent.product, sent.returned)} came back"
        return came_back, "by time, what went there is not in scope"
    amounts = [
        f"{caption} {_much(told, sent.product, amount)}"
        for caption, amount in (
            *(("shipped", sent.shipped), ("came back", sent.returned)),
            *(("of it without a delivery", sent.unmatched), ("destroyed", sent.destroyed)),
            *(("stopped there", sent.stopped), ("passed on", sent.passed_on), ("too many", sent.too_many)),
            ("unknown", sent.unknown),
        )
        if amount or caption == "shipped"
    ]
    answer = "answered" if sent.answered else "no answer"
    return f"{_much(told, sent.product, sent.still_out)} still out", f"{', '.join(amounts)}; {answer}"


def _balances(told: Facts) -> Iterator[Part]:
    """Of each product, over its lots."""
    of_product: dict[int, list[MassBalance]] = defaultdict(list)
    for each in told.balances:
        of_product[told.named.lots[each.lot].product].append(each)
    for product, (name, _) in sorted(told.named.products.items()):
        entries = (
            Entry(caption, _much(told, product, much))
            for caption, much in sums(of_product[product])
            if much or caption == "Difference"
        )
        yield Part(f"Where all of it went: {name}", tuple(entries))


def _places(told: Facts) -> Part:
    entries = (
        Entry(
            f"{told.named.places[each.location]}: {told.named.products[each.product][0]}",
            _much(told, each.product, each.on_hand),
            counted(each.lots, "lot"),
        )
        for each in told.lying
    )
    return Part("Where it lies", tuple(entries), "Nothing of it lies with us.")


def _vendors(told: Facts) -> Part:
    entries = []
    for partner, supplied in told.vendors.items():
        name = told.named.partners[partner].name
        for each in goods_of(supplied):
            product, unit = told.named.products[each.product]
            least, most = map(from_millionths, each.returned)
            returned = f"of it returned there {words.known(least, most, unit)}"
            entries.append(Entry(f"{name}: {product}", _much(told, each.product, each.received), returned))
            entries += _supplied(told, [row for row in supplied if row.product == each.product])
        entries += [Entry("", "", _written(told, letter)) for letter in told.letters.get(partner, ())]
    return Part("Who it came from", tuple(entries), "Nobody is known.")


def _supplied(told: Facts, rows: Sequence[Supplied]) -> Iterator[Entry]:
    """Which lots came by each receipt, and how much of them."""
    late = {each.transfer for each in told.arrived}
    by_receipt: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        lot = told.named.lots[row.lot]
        makers = f" (maker's {lot.maker_number})" if lot.maker_number not in (None, lot.number) else ""
        by_receipt[row.receipt].append(f"{lot.number}{makers} {_much(told, row.product, row.quantity)}")
    for receipt, lots in by_receipt.items():
        first, *more = _listed(lots)
        number = told.named.papers[receipt].number + (" (after the start)" if receipt in late else "")
        yield from (Entry("", "", f"{number}: {first.more}"), *more)


def _listed(numbers: Sequence[str]) -> list[Entry]:
    """All of them, a few on each line."""
    starts = range(0, len(numbers), NUMBERS_IN_LINE)
    return [Entry("", "", ", ".join(numbers[start : start + NUMBERS_IN_LINE])) for start in starts]


def _rest(told: Facts) -> Iterator[Part]:
    points = tuple(Entry(*point) for point in told.open_points)
    yield Part("Open points", points, "None: everything is accounted for and decided.")
    lots = (
        Entry(
            told.named.lots[each.lot][0],
            each.decision.value.capitalize() if each.decision else "open",
            f"{told.named.products[told.named.lots[each.lot][1]][0]}; {told.came_by(each)}"
            + (
                "; to be looked at: the order of events, or its day, is not certain"
                if each.order_uncertain
                else ""
            ),
        )
        for each in islice(told.scope.lots, MOST_LOTS)
    )
    title = "Lots in scope"
    if len(told.scope.lots) > MOST_LOTS:
        title += f", the first {MOST_LOTS:,} of {len(told.scope.lots):,}"
    yield Part(title, tuple(lots))
    events = (
        Entry(each.what, _said(told, each.at), " · ".join(part for part in (each.by, each.why) if part) or "")
        for each in told.events
    )
    yield Part("What happened", tuple(events))
