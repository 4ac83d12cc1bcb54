"""What customers and vendors of a recall are told, in their language: as a notice on paper, and in letters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lotbook.documents.languages import amount_in, day_in, much_in
from lotbook.documents.letterhead import Party
from lotbook.documents.recall_paper import Entry, Part, RecallPaper
from lotbook.documents.recall_words import WORDS, RecallWords
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.recall_letters import LINK, LetterText, advice_for, filled
from lotbook.domain.recall_words import RecallKind, RecallLetterKind
from lotbook.domain.words import Language
from lotbook.ledger import recall_letters, recall_parties, recalls
from lotbook.ledger.recall_parties import Recipient, Supplied, goods_of
from lotbook.ledger.recall_sent import Sent
from lotbook.models import RecallText, Settings
from lotbook.services.parties import our_company, our_zone, party
from lotbook.services.recall_facts import as_shipped, lots_of, papers_of
from lotbook.services.recall_names import LotName, Named, names_of, unprintable_of

NUMBERS_IN_LINE = 5
LINES_IN_LETTER, NUMBERS_IN_LETTER = 20, 10


@dataclass(frozen=True)
class Told:
    """What of a recall its customers and vendors are told. begun: the day by our clocks; contact: whom they may ask, in
    one line, empty where the company does not say it; advice: by language, as it was given first before the others;
    further: customers that were told of less before; closed: the day of the close, None before."""

    recall: Any
    begun: date
    company: Party
    contact: str
    customers: Mapping[int, Recipient]
    vendors: Mapping[int, Sequence[Supplied]]
    named: Named
    advice: Mapping[Language, str]
    further: Collection[int] = ()
    closed: date | None = None

    def words_of(self, partner: int) -> tuple[Language, RecallWords]:
        language = self.named.partners[partner].language
        return language, WORDS[language]

    def advice_to(self, partner: int) -> str:
        return advice_for(self.words_of(partner)[0], self.advice)

    def much(self, language: Language, product: int, quantity: Decimal) -> str:
        return much_in(language, quantity, self.named.products[product][1])


async def told_of(recall: Any, partners: Collection[int] | None = None, *, vendors_too: bool = True) -> Told:
    """Of a recall that was started, all its customers and vendors or only some. vendors_too: False for customers
    alone, which needs no trace back."""
    scope = await recalls.scope_of(recall)
    found = await recall_parties.recipients(recall, scope)
    supplied = await recall_parties.vendors(recall, scope) if vendors_too else {}
    customers = {
        each.partner: each
        for each in found
        if each.partner and (partners is None or each.partner in partners)
    }
    vendors = {of: rows for of, rows in supplied.items() if partners is None or of in partners}
    lots = lots_of([*customers.values()])
    lots |= {each.lot for rows in vendors.values() for each in rows}
    named = await names_of(
        lots=lots,
        partners=customers.keys() | vendors.keys(),
        papers=papers_of([*customers.values()], vendors),
    )
    letters = await recall_letters.letters(recall.id)
    further = {
        partner
        for partner, one in customers.items()
        if recall_letters.is_told_less(one, letters.get(partner, ()))
    }
    contact = ", ".join((await Settings.get(id=1)).public_lot_contact.split("\n"))
    zone = await our_zone()
    begun, closed = (at and at.astimezone(zone).date() for at in (recall.created, recall.closed))
    [advice] = await recall_letters.advice_of([recall])
    of_it = (customers, vendors, named, advice, further, closed)
    return Told(recall, begun, await our_company(), contact, *of_it)


def customer_notice(told: Told, customer: int) -> RecallPaper:
    """What a customer is told: what went there, and what to do."""
    language, words = told.words_of(customer)
    paper = words.paper
    entries = []
    for sent in _delivered(told.customers[customer]):
        first = _entry(told, language, sent.product, sent.delivery, sent.shipped)
        entries.append(replace(first, more=_back(told, language, sent)))
        entries += _small(_reference(told, language, sent.delivery or 0))
        entries += _listed(paper.lots, numbers_on(told, language, sent))
        gtin = told.named.gtins.get(sent.product)
        entries += _small(paper.gtin.format(gtin) if gtin else "", _last_days(told, language, sent))
        entries.append(Entry("", to_write=paper.to_write))
    more = (paper.further,) if customer in told.further else ()
    said = (*more, paper.advice, *filter(None, [told.advice_to(customer)]), paper.asks)
    part = Part(paper.sent, tuple(entries))
    return replace(_notice(told, customer, paper.notice, said, part), signed=paper.signed)


def _back(told: Told, language: Language, sent: Sent) -> str:
    """What of it came back; empty for nothing."""
    if sent.returned == ZERO:
        return ""
    return WORDS[language].paper.back.format(told.much(language, sent.product, sent.returned))


def _small(*said: str) -> list[Entry]:
    """Lines in small type, of what there is to say."""
    return [Entry("", "", line) for line in said if line]


def _last_days(told: Told, language: Language, sent: Sent) -> str:
    """Of its lots, as they stand on the goods; empty where none has one."""
    paper, days = WORDS[language].paper, {told.named.lots[lot].last_day for lot in sent.lots}
    listed = few([day_in(language, day) for day in sorted(filter(None, days))], paper.more)
    return paper.dates.format(listed) if listed else ""


def _reference(told: Told, language: Language, document: int) -> str:
    """How the partner calls the order that a delivery or a receipt is for; empty where that is not known."""
    reference = told.named.papers[document].reference
    return WORDS[language].paper.reference.format(reference) if reference else ""


def _coded(told: Told, product: int, *more: str) -> str:
    """With our number of it, and others by which shelves know it."""
    name, sku = told.named.products[product][0], told.named.skus[product]
    codes = [code for code in (sku, *more) if code != name]
    return f"{name} ({', '.join(codes)})" if codes else name


def _delivered(customer: Recipient) -> Iterator[Sent]:
    return (sent for sent in customer.sent if sent.delivery is not None and sent.shipped > ZERO)


def vendor_notice(told: Told, vendor: int) -> RecallPaper:
    """What a vendor is told: what came from there, by its own lots and papers."""
    language, words = told.words_of(vendor)
    paper = words.paper
    entries = []
    for (receipt, product), rows in _by_receipt(told.vendors[vendor]).items():
        total = sum((each.quantity for each in rows), ZERO)
        entries.append(_entry(told, language, product, receipt, total))
        entries += _small(_reference(told, language, receipt))
        lots = [_makers(words, told.named.lots[each.lot]) for each in rows]
        entries += _listed(paper.makers_lots, lots)
    entries += [Entry(*returned) for returned in _returned(told, vendor)]
    return _notice(told, vendor, paper.to_vendor, (paper.to_vendor_says,), Part(paper.came, tuple(entries)))


def _returned(told: Told, vendor: int) -> Iterator[tuple[str, str]]:
    """What of the goods that came from a vendor went back there, and how much of it."""
    language, words = told.words_of(vendor)
    for each in goods_of(told.vendors[vendor]):
        least, most = map(from_millionths, each.returned)
        if most:
            much = told.much(language, each.product, most)
            if least != most:
                much = words.paper.between.format(least=amount_in(language, least), most=much)
            yield words.paper.back_to_vendor.format(_coded(told, each.product)), much


def _by_receipt(supplied: Sequence[Supplied]) -> dict[tuple[int, int], list[Supplied]]:
    found: dict[tuple[int, int], list[Supplied]] = {}
    for each in supplied:
        found.setdefault((each.receipt, each.product), []).append(each)
    return found


def _makers(words: RecallWords, lot: LotName) -> str:
    """A lot as its vendor knows it, and as we do."""
    if lot.maker_number is None or lot.maker_number == lot.number:
        return lot.number
    return words.paper.ours.format(maker=lot.maker_number, ours=lot.number)


def _notice(told: Told, partner: int, title: str, said: tuple[str, ...], part: Part) -> RecallPaper:
    language, words = told.words_of(partner)
    paper, row = words.paper, told.recall
    mock = row.kind is RecallKind.MOCK
    contact = (paper.contact.format(told.contact),) if told.contact else ()
    begun, who = day_in(language, told.begun), told.named.partners[partner]
    return RecallPaper(
        title=paper.exercise if mock else title,
        company=told.company,
        to=party(who.name, who),
        to_caption=paper.to,
        number=row.number,
        facts=((paper.begun, begun), (paper.gravity, words.severity[row.severity])),
        as_of=paper.as_of.format(begun),
        said=((words.exercise,) if mock else ()) + said + contact,
        parts=(part,),
        columns=paper.columns,
        page=paper.page,
        unprintable=unprintable_of(told.named),
    )


def _entry(told: Told, language: Language, product: int, document: int | None, quantity: Decimal) -> Entry:
    facts = _document(told, language, document) | {"product": _coded(told, product)}
    name = WORDS[language].paper.dated.format_map(facts)
    return Entry(name, told.much(language, product, quantity))


def _document(told: Told, language: Language, document: int | None) -> dict[str, str]:
    number, validated, _ = told.named.papers[document or 0]
    return {"document": number, "day": day_said(language, validated)}


def day_said(language: Language, validated: datetime | None) -> str:
    """The day of a delivery or receipt that is done."""
    return "" if validated is None else day_in(language, validated.date())


def numbers_on(told: Told, language: Language, sent: Sent) -> list[str]:
    """The numbers that are on the goods, each with the one that its lot has now, where that is another."""
    return as_shipped(told.named, sent.of_lots, WORDS[language].paper.now)


def _listed(said: str, numbers: Sequence[str]) -> list[Entry]:
    """All of them, a few on each line."""
    starts = range(0, len(numbers), NUMBERS_IN_LINE)
    lines = [", ".join(numbers[start : start + NUMBERS_IN_LINE]) for start in starts]
    return [Entry("", "", line if at else said.format(line)) for at, line in enumerate(lines)]


async def texts() -> dict[tuple[RecallLetterKind, Language], LetterText]:
    """What letters say: as the company wrote it, else as Lotbook does."""
    brought = {
        (kind, language): words.letters[kind] for language, words in WORDS.items() for kind in words.letters
    }
    return brought | await written_texts()


async def written_texts() -> dict[tuple[RecallLetterKind, Language], LetterText]:
    """What the company wrote."""
    return {(row.kind, row.language): LetterText(row.subject, row.body) for row in await RecallText.all()}


def letter_text(told: Told, kind: RecallLetterKind, partner: int, text: LetterText) -> LetterText:
    """A letter as it is sent, but for the link in it, which stays in braces."""
    _, words = told.words_of(partner)
    mock = told.recall.kind is RecallKind.MOCK
    values = {
        "partner": told.named.partners[partner].name,
        "company": told.company.name,
        "contact": told.contact,
        "number": told.recall.number,
        "advice": told.advice_to(partner),
        "goods": "\n".join(_goods(told, kind, partner)),
        LINK: f"{{{LINK}}}",
    }
    subject, body = filled(text.subject, values), filled(text.body, values)
    if kind is RecallLetterKind.NOTICE and partner in told.further:
        body = f"{words.paper.further}\n\n{body}"
    if mock:
        return LetterText(words.exercise_subject.format(subject), f"{words.exercise}\n\n{body}")
    return LetterText(subject, body)


def _goods(told: Told, kind: RecallLetterKind, partner: int) -> list[str]:
    """What it is about, a line for each delivery or receipt."""
    language, words = told.words_of(partner)
    lines = []
    if kind is RecallLetterKind.VENDOR:
        for (receipt, product), rows in _by_receipt(told.vendors[partner]).items():
            lots = [_makers(words, told.named.lots[each.lot]) for each in rows]
            lines.append((receipt, product, sum((each.quantity for each in rows), ZERO), lots, "", ""))
    else:
        for sent in _delivered(told.customers[partner]):
            numbers, days = numbers_on(told, language, sent), _last_days(told, language, sent)
            of_it = (sent.delivery or 0, sent.product, sent.shipped, numbers)
            lines.append((*of_it, _back(told, language, sent), days))
    said = []
    for document, product, much, lots, back, days in lines[:LINES_IN_LETTER]:
        went = _went(told, language, document, product, much, lots) + (f"; {back}" if back else "")
        said.append(". ".join(filter(None, (went, _reference(told, language, document), days))))
    left = len(lines) - LINES_IN_LETTER
    said += [words.more_goods.format(count=left)] if left > 0 else []
    if kind is RecallLetterKind.VENDOR:
        said += [f"{what}, {much}" for what, much in _returned(told, partner)]
    return said


def _went(
    told: Told, language: Language, document: int, product: int, much: Decimal, lots: Sequence[str]
) -> str:
    """What went or came, on which document, by which numbers."""
    words, gtin = WORDS[language], told.named.gtins.get(product)
    return words.goods.format_map(
        _document(told, language, document)
        | {"product": _coded(told, product, *([f"GTIN {gtin}"] if gtin else []))}
        | {"amount": told.much(language, product, much)}
        | {"lots": (words.one_lot if len(lots) == 1 else words.lots).format(few(lots, words.paper.more))}
    )


def few(numbers: Sequence[str], more: str, most: int = NUMBERS_IN_LETTER) -> str:
    """The first of them, and how many more there are."""
    listed = ", ".join(numbers[:most])
    return f"{listed} {more.format(count=len(numbers) - most)}" if len(numbers) > most else listed
