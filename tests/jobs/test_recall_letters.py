"""Customers and vendors of a recall are written to, answer by their link, and are reminded while they are silent."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from email.message import EmailMessage
from html import escape, unescape

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette

from lotbook.documents.recall_paper import recall_paper_pdf
from lotbook.domain.partners import PartnerDetails
from lotbook.domain.recall_letters import MOST_REMINDERS
from lotbook.domain.recall_words import RecallKind, RecallLetterKind
from lotbook.domain.refusals import InvalidInput, NotFound, StaleVersion, WrongState
from lotbook.domain.words import Language, OperationKind, OutboxState, PaperSize, PartnerRole
from lotbook.jobs.post import Post
from lotbook.jobs.runner import Runner
from lotbook.ledger import recall_letters as book
from lotbook.ledger import recall_parties, recalls
from lotbook.ledger.recall_aftermath import aftermath
from lotbook.models import Outbox, Recall, RecallLetter
from lotbook.services import partners, recall_letters, recall_links, recall_notices, recall_post, recalling
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_scope import Named
from lotbook.services.recall_widening import widen_recall
from lotbook.settings import Settings
from lotbook.web import answers, shell
from tests.dock import Dock
from tests.documents.reading import pages, scan, text
from tests.jobs.mailbox import Mailbox, open_mailbox
from tests.jobs.people import change
from tests.services.test_recalling import lot_of, prepared, start

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
    await recall_letters.send_recall_letters(dock.request(), recall, kind, named, origin)


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


async def form_of(browser: httpx.AsyncClient, link: str) -> dict[str, str]:
    """The fields of the page as they come filled in."""
    page = await browser.get(link)
    assert page.status_code == 200, page.text
    return {
        name: unescape(value) for name, value in re.findall(r'name="([^"]+)"[^>]* value="([^"]*)"', page.text)
    }


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
    await change("UPDATE settings SET public_lot_contact = 'care@example.com'")
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
        "1.250,5 kg Flour, WH1/OUT/00001 vom ",
        "F-1",
    ):
        assert told in said(letter), told
    assert letter["Reply-To"].addresses[0].addr_spec == "care@example.com"
    [notice] = letter.iter_attachments()
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


async def test_a_customer_answers_by_link_and_sees_nothing_else(
    dock: Dock, mailbox: Mailbox, browser: httpx.AsyncClient
) -> None:
    recall, shop, sent = await recalled(dock)
    await send(dock, recall)
    [letter] = await post(mailbox)
    link = link_in(letter)
    page = await browser.get(link)
    assert "Bäckerei Müller" in page.text and "1.250,5 kg geliefert" in page.text
    assert not [other for other in ("Corner shop", "WH1/OUT/00002", "Glass", "<script") if other in page.text]
    wanted = {
        "cache-control": "no-store",
        "referrer-policy": "strict-origin",
        "x-robots-tag": "noindex, nofollow",
    }
    assert wanted.items() <= dict(page.headers).items()
    flour, name = f"{sent}.{dock.flour}", {"name": "Frau Nebel"}
    form = await form_of(browser, link)
    assert (await book.answers(recall), form[f"{flour}.destroyed"]) == ({}, "")
    rest = {f"{flour}.unknown": "1"}
    form.pop(f"{flour}.unknown")  # a browser sends no box that is not ticked
    for filled, wrong in (
        ({}, "von mindestens einer dieser Waren"),
        ({f"{flour}.stopped": "1.250"}, "1.249,25 kg fehlen noch"),
        (
            {f"{flour}.stopped": "1.250"} | rest,
            "Frau Nebel",
        ),  # a browser's field for numbers says 1.25 by that
        ({f"{flour}.stopped": "viel"}, "keine Menge"),
        ({f"{flour}.stopped": "1250.6"}, "Höchstens 1.250,5 kg"),
        ({f"{flour}.stopped": "0.0000001"}, "keine Menge"),
    ):
        told = await browser.post("/answer", data=form | name | filled)
        assert (told.status_code == 303) if wrong in name.values() else (wrong in told.text), filled
    again = await browser.post("/answer", data=form | name | {f"{flour}.stopped": "1.250"} | rest)
    later = await browser.post(
        "/answer", data=form | name | {f"{flour}.destroyed": "1250.5", f"9.{flour}": "1"}
    )
    assert (again.status_code, later.status_code) == (303, 303)
    assert "angekommen" in (await browser.get(later.headers["location"])).text
    given = (await book.answers(recall))[sent]
    assert [(each.name, each.by_link, each.by) for each in given] == [("Frau Nebel", True, None)] * 2
    assert [each.lines[0].stopped for each in given] == [Decimal("1.25"), 0]
    assert await answered(recall) == [False, True]
    page = await browser.get(link)
    assert "Bei uns ist notiert: Vernichtet: 1.250,5 kg" in page.text
    assert (await form_of(browser, link))[f"{flour}.destroyed"] == "", "nobody confirms figures by a tap"
    none = await browser.post("/answer", data=form | name | rest | {"remark": "ask the shops"})
    assert none.status_code == 303
    told = (await book.answers(recall))[sent][-1].lines[0]
    assert (told.stopped, told.destroyed, told.passed_on) == (0, 0, 0)
    with pytest.raises(NotFound):
        link_of_shop = recall_links.Link(recall, shop)
        await recall_links.answer_recall_by_link(dock.request(), link_of_shop, "X", {sent + 1: []})


async def test_a_letter_has_no_link_that_leads_nowhere(dock: Dock, mailbox: Mailbox) -> None:
    """Neither one that was written so, which keeps no secret, nor one that is sent from another address since."""
    nowhere = "http://localhost:8000"
    recall, shop, _ = await recalled(dock)
    await send(dock, recall, origin=nowhere)
    assert [each.token_hash for each in await RecallLetter.all()] == [None]
    await Runner(Post(mailbox.server(), ORIGIN)).round()
    await send(dock, recall, NOTICE, shop)
    assert await RecallLetter.filter(token_hash=None).count() == 1
    await Runner(Post(mailbox.server(), nowhere)).round()
    assert len(mailbox.letters) == 2
    for letter in mailbox.letters:
        assert "/answer" not in said(letter)
        assert "localhost" not in said(letter)
        assert "{link}" not in said(letter)
        assert "needs no account" not in said(letter)  # which nothing would follow


async def test_who_gets_no_letter_answers_by_the_printed_notice(
    dock: Dock, browser: httpx.AsyncClient
) -> None:
    recall, shop, _ = await recalled(dock)
    told = await recall_notices.told_of(await Recall.get(id=recall))
    bare = recall_notices.customer_notice(told, dock.customer)
    notice = recall_paper_pdf(await recall_post.with_link(bare, told, dock.customer, ORIGIN), PaperSize.A4)
    [link] = [each.text for page in pages(notice, 200) for each in scan(page) if "/answer" in each.text]
    assert link in "".join("".join(text(notice)).split())
    for nowhere in ("http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000", ""):
        assert await recall_post.with_link(bare, told, dock.customer, nowhere) == bare
    await change("UPDATE settings SET server_address = 'https://lots.example.org'")
    said_so = await recall_post.with_link(bare, told, dock.customer, "http://localhost:8000")
    assert said_so.answer and said_so.answer.link.startswith("https://lots.example.org/answer?token=")
    form = await form_of(browser, link)
    [stopped] = [name for name in form if name.endswith(".stopped")]
    delivery = int(stopped.partition(".")[0])
    for _ in range(2):
        answer = await browser.post("/answer", data=form | {"name": "Ms Fog", stopped: "3"})
        assert answer.status_code == 303
    [given] = (await book.answers(recall))[delivery]
    assert (given.name, given.by_link, given.by) == ("Ms Fog", True, None)
    of_other = link.replace(f".{dock.customer}.", f".{shop}.")
    assert of_other != link
    await recalling.close_recall(dock.request(), recall, 2, "all asked")
    assert [(await browser.get(each)).status_code for each in (of_other, link)] == [410, 200]
    closed = await recall_notices.told_of(await Recall.get(id=recall))
    assert await recall_post.with_link(bare, closed, dock.customer, ORIGIN) == bare


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
    await recalling.close_recall(dock.request(), recall, version + 1, "all asked")
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


async def test_a_link_ends_and_guessing_is_slow(
    dock: Dock, mailbox: Mailbox, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    recall, shop, _ = await recalled(dock)
    await send(dock, recall)
    [letter] = await post(mailbox)
    link = link_in(letter)
    foreign = {"origin": "https://example.com"}
    form = await form_of(browser, link) | {"name": "X"}
    assert (await browser.post("/answer", data=form, headers=foreign)).status_code == 403
    wrong = [(await browser.get(f"/answer?token={'x' * 43}{at}")).status_code for at in range(21)]
    assert wrong == [410] * 20 + [429]
    german = await browser.get("/answer", headers={"accept-language": "de-AT,en"})
    assert german.status_code == 429 and "Link" in german.text and int(german.headers["retry-after"]) > 0
    assert (await browser.get(link)).status_code == 200, "others behind the same address go on"
    await change("DELETE FROM sign_in_attempt")
    monkeypatch.setattr(recall_letters, "LINK_LASTS", timedelta(0))
    await send(dock, recall, NOTICE, shop)
    [again] = await post(mailbox)
    assert (await browser.get(link_in(again))).status_code == 410
    over = form | {"token": link_in(again).partition("=")[2]}
    assert (await browser.post("/answer", data=over)).status_code == 410


async def test_a_link_says_that_the_recall_is_closed_and_takes_a_late_answer(
    dock: Dock, mailbox: Mailbox, browser: httpx.AsyncClient
) -> None:
    recall, _, sent = await recalled(dock)
    await send(dock, recall)
    [letter] = await post(mailbox)
    link = link_in(letter)
    await change("UPDATE settings SET public_lot_contact = 'care@example.com'")
    form = await form_of(browser, link) | {"name": "Frau Nebel", f"{sent}.{dock.flour}.destroyed": "1250.5"}
    assert "abgeschlossen" not in (await browser.get(link)).text
    await recalling.close_recall(dock.request(), recall, 2, "all asked")
    page = (await browser.get(link)).text
    assert "Dieser Rückruf wurde am" in page and "wenden Sie sich sonst bitte an care@example.com" in page
    assert (await browser.post("/answer", data=form)).status_code == 303
    [late] = (await book.answers(recall))[sent]
    assert (late.by_link, late.lines[0].destroyed) == (True, Decimal("1250.5"))
    row = await Recall.get(id=recall)
    since = await aftermath(row, await recalls.scope_of(row))
    assert since is not None and since.answers == 1
    assert await answered(recall) == [False, False], "the figures are those of the close"
    await recalling.reopen_recall(dock.request(), recall, 3, "an answer came")
    assert await answered(recall) == [False, True]


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


async def test_who_was_told_of_less_is_written_to_again(dock: Dock, mailbox: Mailbox) -> None:
    recall, shop, sent = await recalled(dock)
    await dock.received(dock.flour, "F-2", 10)
    await send(dock, recall)
    [before] = await post(mailbox)
    out = await shipped(dock, shop, "4", "F-2")
    found = [Found(product=dock.flour, stopped=Decimal("1250.5"))]
    await record_recall_answer(dock.request(), recall, sent, "Frau Nebel", found)
    assert await answered(recall) == [False, True]
    await widen_recall(dock.request(), recall, [Named(lots=[await lot_of("F-2")])], "the same silo")
    assert await answered(recall) == [False, False]
    await days_pass(3)
    assert await post(mailbox) == [], "who lacks a notice is not reminded of it"
    await send(dock, recall)
    [again] = await post(mailbox)
    told = "Vom Rückruf ist mehr"
    assert (told in said(before), told in said(again), "F-2" in said(again)) == (False, True, True)
    [notice] = again.iter_attachments()
    assert told in "\n".join(text(notice.get_content()))
    with pytest.raises(InvalidInput):
        await send(dock, recall)
    found = [Found(product=dock.flour, stopped=Decimal(4))]
    await record_recall_answer(dock.request(), recall, out, "Frau Nebel", found)
    assert await answered(recall) == [False, True]


async def days_pass(days: int) -> None:
    await change("UPDATE outbox SET created = created - ?", timedelta(days) // timedelta(microseconds=1))


async def test_vendors_are_told_by_their_own_numbers_until_the_end(dock: Dock, mailbox: Mailbox) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    recall, *_ = await recalled(dock)
    told = PartnerDetails(email="mill@example.com", language=Language.FR)
    await partners.update_partner(dock.request(), dock.vendor, 1, details=told)
    await send(dock, recall, VENDOR)
    [letter] = await post(mailbox)
    assert "2 000 kg Flour" in said(letter) and "lot M-7 (le nôtre : F-1)" in said(letter)
    assert "/answer" not in said(letter)
    await send(dock, recall)
    await recalling.close_recall(dock.request(), recall, 2, "all asked")
    assert await post(mailbox) == []
    number = (await Recall.get(id=recall)).number
    states = [each.state for letters in (await book.letters(recall)).values() for each in letters]
    assert states == [OutboxState.DONE, OutboxState.WAITING], "as at the close"
    [unsent] = await Outbox.filter(state=OutboxState.FAILED)
    assert unsent.error == f"{number} was closed before this was sent."
    row = await Recall.get(id=recall)
    after = await aftermath(row, await recalls.scope_of(row))
    assert after and (after.sent, after.given_up) == (0, 1)


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
