"""Letters to people: sent once when nothing goes wrong, tried again when something does, and given up with a reason."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
import pytest_asyncio

from lotbook.db.work import in_own_task
from lotbook.domain.global_ids import encode
from lotbook.domain.notices import Choice, Telling
from lotbook.domain.refusals import InvalidInput, NotFound, Ref
from lotbook.domain.words import NoticeKind, OutboxState, Role
from lotbook.jobs import post
from lotbook.jobs.post import Post
from lotbook.jobs.runner import Runner
from lotbook.models import Notice, Outbox
from lotbook.services import letters, noticing, outbox
from tests.dock import Dock
from tests.jobs.mailbox import PASSWORD, USER, Mailbox, open_mailbox
from tests.jobs.people import change, person

DAY = date(2026, 11, 3)
ORIGIN = "https://lots.example.com"


@pytest_asyncio.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    async with open_mailbox() as opened:
        yield opened


async def reader(dock: Dock, name: str = "mia", *, by_mail: bool = True, in_app: bool = True) -> int:
    """A manager who wants to hear of what is late."""
    user = await person(name, Role.MANAGER)
    choices = {NoticeKind.LATE: Choice(in_app=in_app, by_mail=by_mail)}
    await noticing.choose_notices(dock.request(), user, choices, email=f"{name}@example.com")
    return user


async def tell(dock: Dock, *texts: str) -> None:
    facts = {
        text: Telling(kind=NoticeKind.LATE, text=text, about=Ref("Product", dock.bag), day=DAY)
        for text in texts
    }

    async def left() -> None:
        await outbox.tell(facts, datetime.now(UTC))

    await in_own_task(left)


async def round_of(mailbox: Mailbox, **server: str) -> None:
    """What is told becomes letters, and all of them are due."""
    runner = Runner(Post(mailbox.server(**server), ORIGIN))
    await runner.round()
    await change("UPDATE outbox SET due = 0 WHERE state = 'WAITING'")
    await runner.round()


async def kept() -> list[Outbox]:
    return await Outbox.filter(user_id__isnull=False).order_by("id")


async def test_what_one_chose_comes_in_one_letter_and_once(dock: Dock, mailbox: Mailbox) -> None:
    mia = await reader(dock, in_app=False)
    await reader(dock, "olaf", by_mail=False)
    await person("nobody", Role.MANAGER)
    await tell(dock, "Receipt 7 is late: it was due on {day}.", "{day} is late")
    await round_of(mailbox)
    await round_of(mailbox)
    [letter] = mailbox.letters
    assert letter["To"] == "mia <mia@example.com>"
    assert (letter["From"], letter["Subject"]) == ("Our company <lots@example.com>", "2 notices")
    assert letter["Auto-Submitted"] == "auto-generated"
    said = letter.get_content().replace("\r\n", "\n")
    assert said.startswith(
        "Hello mia,\n\nReceipt 7 is late: it was due on 03 Nov 2026.\n\n03 Nov 2026 is late\n\n"
        "https://lots.example.com/notices\n\n-- \nLotbook of Our company\nYou get this because"
    )
    assert await Notice.filter(user_id=mia).count() == 0, "in the app they were not wanted"
    assert [(row.state, row.tries) for row in await kept()] == [(OutboxState.DONE, 1)]
    assert (await outbox.post_standing(on=True))["state"] == "works"
    await tell(dock, *(f"{number} is late" for number in range(53)))
    await round_of(mailbox)
    said = mailbox.letters[1].get_content()
    assert mailbox.letters[1]["Subject"] == "53 notices"
    assert "49 is late" in said and "And 3 more." in said and "50 is late" not in said


async def test_that_a_recall_waits_is_told_at_once_by_itself(dock: Dock, mailbox: Mailbox) -> None:
    mia = await person("mia", Role.MANAGER)
    by_mail = dict.fromkeys((NoticeKind.LATE, NoticeKind.RECALL_TO_CONFIRM), Choice(by_mail=True))
    await noticing.choose_notices(dock.request(), mia, by_mail, email="mia@example.com")
    await tell(dock, "late")
    waits = Telling(kind=NoticeKind.RECALL_TO_CONFIRM, text="RC-1 waits", about=Ref("Recall", 12))

    async def left() -> None:
        await outbox.tell({"RECALL:1": waits}, datetime.now(UTC))

    await in_own_task(left)
    await Runner(Post(mailbox.server(), ORIGIN)).round()
    [letter] = mailbox.letters
    assert letter["Subject"] == "RC-1 waits", "other news waits for more of it"
    assert f"https://lots.example.com/recalls/{encode('Recall', 12)}\n" in letter.get_content().replace(
        "\r\n", "\n"
    )


async def test_without_mail_or_an_address_nothing_is_written(dock: Dock) -> None:
    mia = await person("mia", Role.MANAGER)
    for email in (None, "", "mia", "mia@example.com\r\nBcc: all@example.com", "mia@exämple.com"):
        with pytest.raises(InvalidInput) as refused:
            await noticing.choose_notices(
                dock.request(), mia, {NoticeKind.LATE: Choice(by_mail=True)}, email=email
            )
        assert refused.value.problems[0].field == ("email",)
    await tell(dock, "late")
    await Runner().round()
    assert (await kept(), await Notice.filter(user_id=mia).count()) == ([], 1)
    assert (await outbox.post_standing(on=False))["state"] == "off"


async def test_what_fails_is_tried_again_later_and_comes_as_the_same_letter(
    dock: Dock, mailbox: Mailbox
) -> None:
    await reader(dock)
    await tell(dock, "late")
    mailbox.answer = lambda envelope: "451 come back later"
    await round_of(mailbox)
    [row] = await kept()
    assert (row.state, row.tries, row.error) == (OutboxState.WAITING, 1, "451 come back later")
    assert row.due > datetime.now(UTC) + timedelta(seconds=20), "it is not tried again at once"
    standing = await outbox.post_standing(on=True)
    assert (standing["state"], standing["error"], standing["waiting"]) == ("fails", "451 come back later", 1)
    mailbox.answer = lambda envelope: "250 taken"
    await round_of(mailbox)
    [letter] = mailbox.letters
    assert letter["Message-ID"] == f"<{letters.content_of(row.content).id}@example.com>"
    [row] = await kept()
    assert (row.state, row.tries, row.error) == (OutboxState.DONE, 2, None)


async def test_what_the_server_will_never_take_is_given_up_and_sent_when_an_administrator_says_so(
    dock: Dock, mailbox: Mailbox
) -> None:
    await reader(dock)
    await reader(dock, "olaf")
    await tell(dock, "late")
    mailbox.greets = lambda address: "550 no such mailbox" if address.startswith("mia") else "250 known"
    await round_of(mailbox)
    mia, olaf = await kept()
    assert (mia.state, mia.error) == (OutboxState.FAILED, "mia@example.com: 550 no such mailbox")
    assert olaf.state is OutboxState.DONE, "one that fails keeps no other one from being sent"
    with pytest.raises(NotFound):
        await letters.retry_letter(dock.request(), olaf.id)
    mailbox.greets = lambda address: "250 known"
    await letters.retry_letter(dock.request(), mia.id)
    await round_of(mailbox)
    assert [letter["To"].addresses[0].addr_spec for letter in mailbox.letters] == [
        "olaf@example.com",
        "mia@example.com",
    ]


async def test_a_server_that_is_not_there_or_silent_holds_nothing_else_up(
    dock: Dock, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mia = await reader(dock)
    await tell(dock, "late")
    gone = mailbox.server(port=1)
    await Runner(Post(gone, ORIGIN)).round()
    assert await Notice.filter(user_id=mia).count() == 1
    await change("UPDATE outbox SET due = 0 WHERE state = 'WAITING'")
    await Runner(Post(gone, ORIGIN)).round()
    [row] = await kept()
    assert (row.state, row.tries) == (OutboxState.WAITING, 1)
    assert str(row.error).startswith("Error connecting to 127.0.0.1 on port 1")
    monkeypatch.setattr(post, "PATIENCE", 0.0)
    await round_of(mailbox)
    [row] = await kept()
    assert (row.tries, row.error, mailbox.taken) == (2, "The mail server did not answer in time.", [])


async def test_news_of_two_days_ago_and_letters_without_a_reader_are_given_up(
    dock: Dock, mailbox: Mailbox
) -> None:
    mia, olaf = await reader(dock), await reader(dock, "olaf")
    await tell(dock, "late")
    await Runner(Post(mailbox.server(), ORIGIN)).round()
    await change("UPDATE outbox SET created = 0 WHERE user_id = ?", mia)
    await noticing.choose_notices(dock.request(), olaf, {NoticeKind.LATE: Choice(by_mail=False)}, email=None)
    await round_of(mailbox)
    assert [(row.state, row.error) for row in await kept()] == [
        (OutboxState.FAILED, "It waited for two days, and is no news any more."),
        (OutboxState.FAILED, "olaf gets no e-mail any more."),
    ]
    assert mailbox.taken == []


async def test_an_administrator_tries_mail_out(dock: Dock) -> None:
    user = await person("ada", Role.ADMINISTRATOR)
    with pytest.raises(InvalidInput):
        await letters.send_test_mail(dock.request(), user)
    await noticing.choose_notices(dock.request(), user, {}, email="ada@example.com")
    request = dock.request()
    sent = await letters.send_test_mail(request, user)
    await letters.send_test_mail(request, user)
    async with open_mailbox(locked=True) as mailbox:
        await round_of(mailbox, user=USER, password="wrong")
        row = await Outbox.get(id=sent.outcome.letter)
        assert row.state is OutboxState.WAITING and str(row.error).startswith("535 ")
        await round_of(mailbox, user=USER, password=PASSWORD)
    [letter] = mailbox.letters
    assert letter["Subject"] == letters.TEST
    assert (await Outbox.get(id=sent.outcome.letter)).state is OutboxState.DONE


async def test_old_notices_and_letters_are_deleted_and_nothing_is_told_again(
    dock: Dock, mailbox: Mailbox
) -> None:
    mia = await reader(dock)
    receipt = await dock.receipt((dock.bag, 1), due_on=DAY)
    await tell(dock, "late")
    await round_of(mailbox)
    count = await Notice.filter(user_id=mia).count()
    assert count == 2
    long_ago = int((datetime.now(UTC) - timedelta(days=91)).timestamp() * 1_000_000)
    await change("UPDATE notice SET created = ?", long_ago)
    await change("UPDATE outbox SET created = ?", long_ago)
    await change("UPDATE job SET due = 0")
    await round_of(mailbox)
    assert await Notice.all().count() == 0
    assert [row.key for row in await Outbox.all()] == [f"LATE:{receipt}:2026-11-03"]
