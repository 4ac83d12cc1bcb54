"""Customers and vendors of a recall are written to, and are reminded while they are silent."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.message import EmailMessage
from html import escape

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette

from lotbook.db.work import with_retries
from lotbook.documents.recall_paper import recall_paper_pdf
from lotbook.domain.partners import PartnerDetails
from lotbook.domain.recall_letters import MOST_REMINDERS
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallState
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InvalidInput, NotFound, StaleVersion, WrongState
from lotbook.domain.words import Language, OperationKind, OutboxState, PaperSize, PartnerRole
from lotbook.jobs.post import Post
from lotbook.jobs.runner import Runner
from lotbook.ledger import recall_letters as book
from lotbook.ledger import recall_parties, recalls
from lotbook.ledger.recall_aftermath import aftermath
from lotbook.models import Outbox, Recall
from lotbook.services import outbox, partners, recall_closing, recall_letters, recall_notices, recalling
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_facts import facts_of
from lotbook.settings import Settings
from lotbook.web import answers, shell
from lotbook.web.recall_report import report_of
from tests.dock import Dock
from tests.documents.reading import text
from tests.factory import factory
from tests.jobs.mailbox import Mailbox, open_mailbox
from tests.jobs.people import change
from tests.services.test_recalling import lot_of, prepared, start

__all__ = ["factory"]

NOTICE, REMINDER, VENDOR = RecallLetterKind
ORIGIN = "https://lots.example.com"


@pytest_asyncio.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    async with open_mailbox() as opened:
        yield opened


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    """Whoever has a link."""
    app = shell.surround(Starlette(routes=answers.routes()), Settings(public_url=ORIGIN))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client


async def recalled(dock: Dock, kind: RecallKind = RecallKind.REAL) -> tuple[int, int, int]:
    """Flour went to a German shop and to one that has no address; the recall, the shop, its delivery."""
    await dock.received(dock.flour, "F-1", 2_000)
    shop = await dock.partner(
        "Bäckerei Müller", PartnerRole.CUSTOMER, email="mueller@example.com", language=Language.DE
    )
    sent = await shipped(dock, shop, "1250.5")
    await shipped(dock, dock.customer, "3")
    recall = await prepared(dock, await lot_of("F-1"), kind=kind)
    await start(dock, recall)
    return recall, shop, sent


async def shipped(dock: Dock, customer: int, quantity: str, number: str = "F-1") -> int:
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, Decimal(quantity)), partner=customer)
    await dock.number(out, dock.flour, number, each=Decimal(quantity))
    await dock.validate(out)
    return out


async def send(
    dock: Dock, recall: int, kind: RecallLetterKind = NOTICE, *partners: int, origin: str | None = ORIGIN
) -> None:
    named = list(partners) or None
    await recall_letters.send_recall_letters(dock.request("sendRecallLetters"), recall, kind, named, origin)


async def post(mailbox: Mailbox) -> list[EmailMessage]:
    """What comes of one round; all that waits is due."""
    before = len(mailbox.taken)
    await change("UPDATE outbox SET due = 0 WHERE state = 'WAITING'")
    await change("UPDATE job SET due = 0 WHERE name = 'REMIND'")
    await Runner(Post(mailbox.server(), ORIGIN)).round()
    return mailbox.letters[before:]


def said(letter: EmailMessage) -> str:
    return str(letter.get_body().get_content()).replace("\r\n", "\n")  # type: ignore[union-attr]


def link_in(letter: EmailMessage) -> str:
    [link] = re.findall(r"https://lots\.example\.com(/answer\?token=\S+)", said(letter))
    return str(link)


async def answered(recall: int) -> list[bool]:
    row = await Recall.get(id=recall)
    return [each.answered for each in await recall_parties.recipients(row, await recalls.scope_of(row))]


async def test_each_customer_is_written_to_in_its_language_once(dock: Dock, mailbox: Mailbox) -> None:
    recall, shop, _ = await recalled(dock)
    for named, origin, field in (([], None, "recall"), ([dock.customer], ORIGIN, "partners")):
        with pytest.raises(InvalidInput) as refused:
            await send(dock, recall, NOTICE, *named, origin=origin)
        assert refused.value.problems[0].field[0] == field
    with pytest.raises(NotFound):
        await send(dock, recall, VENDOR, shop)
    mailbox.greets = lambda address: "550 no such mailbox"
    await send(dock, recall)
    assert await post(mailbox) == []
    mailbox.greets = lambda address: "250 known"
    await change("UPDATE settings SET public_lot_contact = 'care@example.com, +49 40 5555'")
    await send(dock, recall)
    tried: list[bytes | str | None] = []
    mailbox.answer = lambda envelope: tried.append(envelope.original_content) or "451 later"
    assert await post(mailbox) == []
    mailbox.answer = lambda envelope: "250 taken"
    [letter] = await post(mailbox)
    assert tried == mailbox.taken, "what was taken and not heard of comes again as the same"
    with pytest.raises(InvalidInput):
        await send(dock, recall)
    assert letter["To"].addresses[0].addr_spec == "mueller@example.com"
    assert letter.get_body()["Content-Language"] == "de"  # type: ignore[index]
    assert letter["Subject"].startswith("Rückruf RC-")
    for told in (
        "Sehr geehrte",
        "care@example.com",
        "Do not use it.",
        "1.250,5 kg Flour (FLOUR), WH1/OUT/00001 vom ",
        "F-1",
    ):
        assert told in said(letter), told
    assert letter["Reply-To"].addresses[0].addr_spec == "care@example.com"
    assert ", Charge F-1" in said(letter), "one is no plural"
    [notice] = letter.iter_attachments()
    assert str(notice.get_filename()).endswith("-Mitteilung.pdf")
    assert f"{ORIGIN}/answer?token=" in "".join("".join(text(notice.get_content())).split())
    read = "\n".join(text(notice.get_content()))
    for told in ("Rückrufmitteilung", "Bäckerei Müller", "1.250,5 kg", "Seite 1 von 1"):
        assert told in read, told
    failed, done = (await book.letters(recall))[shop]
    assert (failed.state, failed.error) == (OutboxState.FAILED, "mueller@example.com: 550 no such mailbox")
    assert (done.state, done.sent is None) == (OutboxState.DONE, False)
    token = link_in(letter).partition("token=")[2]
    assert not [row for row in await Outbox.all() if token in row.content], (
        "nobody who reads the book can answer"
    )


async def test_pieces_are_called_as_the_customer_calls_them_and_own_units_as_they_are_written(
    dock: Dock, mailbox: Mailbox, browser: httpx.AsyncClient
) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    shop = await dock.partner(
        "Bäckerei Müller", PartnerRole.CUSTOMER, email="mueller@example.com", language=Language.DE
    )
    out = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 1), partner=shop)
    await dock.number(out, dock.radio, "SN-1")
    await dock.validate(out)
    recall = await prepared(dock, await lot_of("SN-1"))
    await start(dock, recall)
    await send(dock, recall)
    [letter] = await post(mailbox)
    [notice] = letter.iter_attachments()
    page = await browser.get(link_in(letter))
    for read in (said(letter), "\n".join(text(notice.get_content())), page.text):
        assert "1 Stk." in read, read
        assert "pcs" not in read, read
    assert "<small>Stk.</small>" in page.text
    await change("UPDATE unit SET symbol = 'Karton' WHERE symbol = 'pcs'")
    assert "1 Karton" in (await browser.get(link_in(letter))).text


async def test_each_customer_is_told_what_to_do_in_its_language(dock: Dock, mailbox: Mailbox) -> None:
    recall, shop, _ = await recalled(dock)
    version = (await Recall.get(id=recall)).version
    given = {Language.DE: "Nicht verwenden.", Language.FR: "Ne pas utiliser."}
    await recalling.save_recall_advice(dock.request(), recall, version, given)
    with pytest.raises(StaleVersion):
        await recalling.save_recall_advice(dock.request(), recall, version, {})
    told = await recall_notices.told_of(await Recall.get(id=recall))
    assert [told.words_of(each)[0] for each in (shop, dock.customer)] == [Language.DE, Language.EN]
    for customer in (shop, dock.customer):  # what was given first, where it is missing
        assert "Nicht verwenden." in recall_notices.customer_notice(told, customer).said
    await change("UPDATE partner SET language = 'FR' WHERE id = ?", shop)
    await send(dock, recall)
    [letter] = await post(mailbox)
    assert "Ne pas utiliser." in said(letter) and "Nicht" not in said(letter)
    await recall_closing.close_recall(dock.request(), recall, version + 1, "all asked")
    with pytest.raises(WrongState):
        await recalling.save_recall_advice(dock.request(), recall, version + 2, {})


async def test_what_customers_are_told_keeps_its_lines(
    dock: Dock, mailbox: Mailbox, browser: httpx.AsyncClient
) -> None:
    recall, shop, _ = await recalled(dock)
    steps = "<b>Halt</b>\n\n- sperren\n- anrufen"
    await recalling.save_recall_advice(dock.request(), recall, 2, {Language.DE: steps})
    await send(dock, recall)
    [letter] = await post(mailbox)
    assert f"\n{steps}\n" in said(letter)
    page = await browser.get(link_in(letter))
    assert f'<p class="said">{escape(steps)}</p>' in page.text
    assert ".said { white-space: pre-line" in page.text
    told = await recall_notices.told_of(await Recall.get(id=recall))
    printed = text(recall_paper_pdf(recall_notices.customer_notice(told, shop), PaperSize.A4))
    rows = "\n".join(printed).split("\n")
    of_steps = [row.strip() for row in rows if row.strip() and row.strip() in steps.split("\n")]
    assert of_steps == ["<b>Halt</b>", "- sperren", "- anrufen"]


async def test_who_is_silent_is_reminded_after_some_days_by_itself(dock: Dock, mailbox: Mailbox) -> None:
    mock, *_ = await recalled(dock, RecallKind.MOCK)
    recall, shop, _ = await recalled(dock)
    with pytest.raises(InvalidInput):
        await send(dock, recall, REMINDER, shop)
    await send(dock, recall)
    await send(dock, mock)
    exercise = (await post(mailbox))[-1]
    assert exercise["Subject"].startswith("Übung: ") and said(exercise).startswith("Dies ist eine Übung.")
    assert await post(mailbox) == []
    await days_pass(3)
    [letter, _] = await post(mailbox)  # to the shop of the exercise as well, which has the same lot
    assert "wir brauchen Ihre Antwort" in letter["Subject"] and link_in(letter)
    assert await post(mailbox) == [], "once in three days"
    await change("UPDATE settings SET recall_reminder_days = 0")
    await days_pass(3)
    assert await post(mailbox) == []
    await send(dock, recall, REMINDER)
    assert len(await post(mailbox)) == 2
    await change("UPDATE settings SET recall_reminder_days = 1")
    for _ in range(MOST_REMINDERS):
        await days_pass(1)
        await post(mailbox)
    reminders = book.sent_of((await book.letters(recall))[shop], REMINDER)
    assert len(reminders) == MOST_REMINDERS
    told = await letters_told(recall)
    assert told[:3] == [
        "Letters written: notice to 2 customers",
        "Letters written, by themselves: reminder to 2 customers",
        "Letters written: reminder to 2 customers",
    ]


async def letters_told(recall: int) -> list[str]:
    """What the report says of when letters were written."""
    events = (await facts_of(await Recall.get(id=recall))).events
    return [each.what for each in events if each.what.startswith("Letters written")]


async def days_pass(days: int) -> None:
    await change("UPDATE outbox SET created = created - ?", timedelta(days) // timedelta(microseconds=1))


async def test_vendors_are_told_by_their_own_numbers_until_the_end(dock: Dock, mailbox: Mailbox) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    recall, *_ = await recalled(dock)
    told = PartnerDetails(email="mill@example.com", language=Language.FR)
    await partners.update_partner(dock.request(), dock.vendor, 1, details=told)
    await send(dock, recall, VENDOR)
    await send(dock, recall)
    assert await letters_told(recall) == [
        *("Letters written: notice to 1 vendor", "Letters written: notice to 1 customer"),
    ]
    letter, _ = await post(mailbox)
    assert "2 000 kg Flour" in said(letter) and "lot M-7 (le nôtre : F-1)" in said(letter)
    assert "/answer" not in said(letter)
    with pytest.raises(InvalidInput):
        await send(dock, recall, VENDOR)
    await dock.received(dock.flour, "F-1", 7)
    await send(dock, recall, VENDOR)
    [letter] = await post(mailbox)
    assert "2 000 kg Flour" in said(letter) and "7 kg Flour" in said(letter), (
        "another receipt of the same lot"
    )
    with pytest.raises(InvalidInput):
        await send(dock, recall, VENDOR)


async def test_a_close_gives_up_letters_that_are_on_their_way_only_where_that_is_meant(
    dock: Dock, mailbox: Mailbox
) -> None:
    recall, shop, _ = await recalled(dock)
    await send(dock, recall)
    mailbox.answer = lambda envelope: "451 later"
    assert await post(mailbox) == []
    close = (recall, 2, "all asked")
    with pytest.raises(WrongState) as asked:
        await recall_closing.close_recall(dock.request(), *close)
    assert (asked.value.code, asked.value.field) == (RefusalCode.LETTERS_WAIT, ("giveUpLetters",))
    assert asked.value.message.startswith("1 letter of RC-")
    assert asked.value.message.endswith(
        "on the way, to Bäckerei Müller. Wait until it is sent: the close gives it up."
    )
    row = await Recall.get(id=recall)
    [letter] = (await book.letters(recall))[shop]
    assert (row.state, letter.state) == (RecallState.STARTED, OutboxState.WAITING), "nothing happened"
    [handed_in] = await outbox.waiting(datetime.now(UTC) + timedelta(1), 9, letters=True)
    await recall_closing.close_recall(dock.request(), *close, give_up_letters=True)
    mailbox.answer = lambda envelope: "250 taken"
    assert await post(mailbox) == []
    [letter] = (await book.letters(recall))[shop]
    why = f"{row.number} was closed before this was sent."
    assert (letter.state, letter.error) == (OutboxState.FAILED, why)
    row = await Recall.get(id=recall)
    report = "\n".join(text(recall_paper_pdf(await report_of(await facts_of(row)), PaperSize.A4)))
    assert "Notice to mueller@example.com given up" in report and "is on its way" not in report
    assert "token" not in (await Outbox.get(id=handed_in.id)).content.replace('"token":null', "")
    after = await aftermath(row, await recalls.scope_of(row))
    assert after and (after.sent, after.given_up) == (0, 0)
    await with_retries(lambda: outbox.done(handed_in, datetime.now(UTC)))  # it was just being handed in
    [letter] = (await book.letters(recall))[shop]
    after = await aftermath(row, await recalls.scope_of(row))
    assert after and (letter.state, after.sent) == (OutboxState.WAITING, 1)


async def test_a_letter_that_waits_is_looked_at_again_before_each_try(dock: Dock, mailbox: Mailbox) -> None:
    recall, shop, sent = await recalled(dock)
    await partners.update_partner(
        dock.request(), dock.customer, 1, details=PartnerDetails(email="corner@example.com")
    )
    await send(dock, recall)
    mailbox.answer = lambda envelope: "451 later"
    assert await post(mailbox) == []
    with pytest.raises(InvalidInput) as refused:
        await send(dock, recall)
    assert "a letter is on its way to Bäckerei Müller, Corner shop." in refused.value.message
    moved = PartnerDetails(email="neu@example.com", language=Language.DE)
    await partners.update_partner(dock.request(), shop, 1, details=moved)
    mailbox.answer = lambda envelope: "250 taken"
    to = {letter["To"].addresses[0].addr_spec for letter in await post(mailbox)}
    assert to == {"neu@example.com", "corner@example.com"}
    assert [each.address for each in (await book.letters(recall))[shop]] == ["neu@example.com"]
    with pytest.raises(Exception, match="stays as it was written"):
        await change("UPDATE recall_letter SET address = 'all@example.com'")
    with pytest.raises(InvalidInput) as refused:
        await send(dock, recall)
    assert "on its way" not in refused.value.message
    await send(dock, recall, REMINDER)
    mailbox.answer = lambda envelope: "451 later"
    assert await post(mailbox) == []
    found = [Found(product=dock.flour, destroyed=Decimal("1250.5"))]
    await record_recall_answer(dock.request(), recall, sent, "Frau Nebel", found)
    nowhere = PartnerDetails(email=None)
    await partners.update_partner(dock.request(), dock.customer, 2, details=nowhere)
    mailbox.answer = lambda envelope: "250 taken"
    assert await post(mailbox) == []
    said = [(await book.letters(recall))[partner][-1].error for partner in (shop, dock.customer)]
    assert said == [
        "Bäckerei Müller had answered before this was sent.",
        "Corner shop has no e-mail address any more that letters reach.",
    ]


async def test_the_company_writes_its_own_texts(dock: Dock, mailbox: Mailbox) -> None:
    recall, shop, _ = await recalled(dock)
    for subject, body, field in (
        ("Achtung", "Ohne Verweis", "body"),
        ("Achtung {advice}", "{link}", "subject"),
        ("Achtung", "{link} {partner.name}", "body"),
        ("", "{link}", "subject"),
    ):
        with pytest.raises(InvalidInput) as refused:
            await recall_letters.save_recall_text(dock.request(), NOTICE, Language.DE, subject, body)
        assert refused.value.problems[0].field == (field,), body
    own = (Language.DE, "{partner}: {number}", "Hallo {partner} von {company},\n{link}")
    await recall_letters.save_recall_text(dock.request(), NOTICE, *own)
    await send(dock, recall)
    [letter] = await post(mailbox)
    assert said(letter).startswith("Hallo Bäckerei Müller von Our company,\nhttps://")
    await recall_letters.save_recall_text(dock.request(), NOTICE, Language.DE, None, None)
    await send(dock, recall, NOTICE, shop)
    [letter] = await post(mailbox)
    assert said(letter).startswith("Sehr geehrte")
