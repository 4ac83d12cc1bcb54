"""Customers of a recall answer by the link in their letter or on a printed notice, and see nothing else."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import httpx
import pytest

from lotbook.documents.recall_paper import recall_paper_pdf
from lotbook.domain.refusals import NotFound
from lotbook.domain.words import PaperSize
from lotbook.jobs.post import Post
from lotbook.jobs.runner import Runner
from lotbook.ledger import recall_letters as book
from lotbook.ledger import recalls
from lotbook.ledger.recall_aftermath import aftermath
from lotbook.models import Recall, RecallLetter
from lotbook.services import (
    recall_closing,
    recall_letters,
    recall_links,
    recall_notices,
    recall_post,
)
from tests.dock import Dock
from tests.documents.reading import pages, scan, text
from tests.jobs.mailbox import Mailbox
from tests.jobs.people import change
from tests.jobs.test_recall_letters import (
    NOTICE,
    ORIGIN,
    answered,
    browser,
    link_in,
    mailbox,
    post,
    recalled,
    said,
    send,
)

__all__ = ["browser", "mailbox"]


async def form_of(browser: httpx.AsyncClient, link: str) -> dict[str, str]:
    """The fields of the page as they come filled in."""
    page = await browser.get(link)
    assert page.status_code == 200, page.text
    return {
        name: unescape(value) for name, value in re.findall(r'name="([^"]+)"[^>]* value="([^"]*)"', page.text)
    }


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
        ({f"{flour}.stopped": "1.250"}, "Noch offen: 1.249,25 kg."),
        (
            {f"{flour}.stopped": "1.250"} | rest,
            "Frau Nebel",
        ),  # a browser's field for numbers says 1.25 by that
        ({f"{flour}.stopped": "viel"}, "keine Menge"),
        ({f"{flour}.stopped": "1250.6"}, "Bei Ihnen höchstens: 1.250,5 kg; angegeben: 1.250,6 kg."),
        ({f"{flour}.stopped": "0.0000001"}, "keine Menge"),
    ):
        told = await browser.post("/answer", data=form | name | filled)
        assert (told.status_code == 303) if wrong in name.values() else (wrong in told.text), filled
    again = await browser.post("/answer", data=form | name | {f"{flour}.stopped": "1.250"} | rest)
    later = await browser.post(
        "/answer", data=form | name | {f"{flour}.destroyed": "1250.5", f"9.{flour}": "1"}
    )
    assert (again.status_code, later.status_code) == (303, 303)
    thanks = (await browser.get(later.headers["location"])).text
    assert "angekommen" in thanks and "notiert: Vernichtet: 1.250,5 kg" in thanks
    assert "<form" not in thanks and f'<a href="{later.headers["location"].removesuffix("&done")}">' in thanks
    given = (await book.answers(recall))[sent]
    assert [(each.name, each.by_link, each.by) for each in given] == [("Frau Nebel", True, None)] * 2
    assert [each.lines[0].stopped for each in given] == [Decimal("1.25"), 0]
    assert await answered(recall) == [False, True]
    page = await browser.get(link)
    assert "Bei uns ist notiert: Vernichtet: 1.250,5 kg" in page.text
    await change("UPDATE partner SET language = 'FR' WHERE id = ?", shop)
    french = (await browser.get(link)).text
    assert "Nous avons noté : Détruit\xa0: 1\xa0250,5 kg" in french
    assert "<p>Quantité livrée : 1\xa0250,5 kg</p>" in french, "right of one piece as well"
    assert '<h1>Votre réponse au rappel <span class="whole">RC-' in french, "on one line on a phone"
    assert '<h2>Livraison <span class="whole">WH1/OUT/00001</span> du ' in french
    assert (await form_of(browser, link))[f"{flour}.destroyed"] == "", "nobody confirms figures by a tap"
    none = await browser.post("/answer", data=form | name | rest | {"remark": "ask the shops"})
    assert none.status_code == 303
    told = (await book.answers(recall))[sent][-1].lines[0]
    assert (told.stopped, told.destroyed, told.passed_on) == (0, 0, 0)
    noted = "Nous avons noté : Nous ne savons pas ce qu&#x27;est devenu le reste\xa0: 1\xa0250,5 kg"
    assert noted in (await browser.get(link)).text
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
    await recall_closing.close_recall(dock.request(), recall, 2, "all asked")
    assert [(await browser.get(each)).status_code for each in (of_other, link)] == [410, 200]
    closed = await recall_notices.told_of(await Recall.get(id=recall))
    assert await recall_post.with_link(bare, closed, dock.customer, ORIGIN) == bare


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
    await recall_closing.close_recall(dock.request(), recall, 2, "all asked")
    page = (await browser.get(link)).text
    assert "Dieser Rückruf wurde am" in page and "wenden Sie sich sonst bitte an care@example.com" in page
    assert (await browser.post("/answer", data=form)).status_code == 303
    [late] = (await book.answers(recall))[sent]
    assert (late.by_link, late.lines[0].destroyed) == (True, Decimal("1250.5"))
    row = await Recall.get(id=recall)
    since = await aftermath(row, await recalls.scope_of(row))
    assert since is not None and since.answers == 1
    assert await answered(recall) == [False, False], "the figures are those of the close"
    await recall_closing.reopen_recall(dock.request(), recall, 3, "an answer came")
    assert await answered(recall) == [False, True]
