"""Notices: facts are spread to the people whom they concern, by the ways that these chose, and read by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from lotbook.db.engine import among, execute, fetch, fetch_value, insert_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work, unit_of_work, with_retries
from lotbook.domain.absent import ABSENT, Absent, changed
from lotbook.domain.mail import parse_optional_address
from lotbook.domain.notices import Choice, Person, Telling, who_is_told
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.domain.words import NoticeKind, OutboxState, Role
from lotbook.models import NoticeChoice, Settings, User
from lotbook.services import letters, outbox
from lotbook.services.rows import locked

MOST_READ = 200
_NOTICE = {
    "user_id": "bigint",
    "outbox_id": "bigint",
    "kind": "text",
    "text": "text",
    "day": "text",
    "subject_kind": "text",
    "subject_id": "bigint",
    "created": "bigint",
}


@dataclass(frozen=True)
class NoticesRead:
    """Whose notices were marked, by row id."""

    user: int


@dataclass(frozen=True)
class NoticesChosen:
    """Who chose his notices, by row id."""

    user: int


async def spread(message: outbox.Message, *, by_mail: bool = False) -> None:
    """Give a fact that waits to everyone whom it concerns, once. by_mail: letters are sent from this server."""
    telling = msgspec.json.decode(message.content, type=Telling)
    now = datetime.now(UTC)

    async def spreading() -> None:
        sql = "SELECT state FROM outbox WHERE id = ? {lock}"
        if await fetch_value(sql, message.id) != OutboxState.WAITING:
            return
        people = await fetch("SELECT id, role, email FROM app_user WHERE active ORDER BY id")
        told = who_is_told(telling, [Person(row["id"], Role(row["role"])) for row in people])
        choices = await _choices(telling.kind)
        await _put_up(message, telling, [user for user in told if choices.get(user, Choice()).in_app], now)
        reached = {row["id"] for row in people if row["email"]} if by_mail else set()
        posted = [user for user in told if user in reached and choices.get(user, Choice()).by_mail]
        await letters.write(message, telling, posted, now)
        await outbox.done(message, now)

    await with_retries(spreading)


async def _choices(kind: NoticeKind) -> dict[int, Choice]:
    rows = await NoticeChoice.filter(kind=kind).values("user_id", "in_app", "by_mail")
    return {row["user_id"]: Choice(row["in_app"], row["by_mail"]) for row in rows}


async def _put_up(message: outbox.Message, telling: Telling, users: Sequence[int], now: datetime) -> None:
    about, at = telling.about, to_micros(now)
    day = telling.day and telling.day.isoformat()
    rows = [
        (user, message.id, telling.kind.value, telling.text, day, about.kind, about.id, at) for user in users
    ]
    if rows:
        await insert_rows("notice", _NOTICE, rows)


async def clear() -> None:
    """Delete notices that are older than the settings keep them, and what the outbox no longer needs: what is late or
    expires is remembered, so that it is not told again, and letters of recalls stay for their reports."""
    kept = timedelta((await Settings.get(id=1)).notices_kept_days)
    until = to_micros(datetime.now(UTC) - kept)

    async def clearing() -> None:
        await execute("DELETE FROM notice WHERE created < ?", until)
        await execute(
            """DELETE FROM outbox WHERE state <> 'WAITING' AND created < ?
               AND key NOT LIKE 'LATE:%' AND key NOT LIKE 'EXPIRY:%'
               AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.outbox_id = outbox.id)
               AND NOT EXISTS (SELECT 1 FROM recall_letter AS letter WHERE letter.outbox_id = outbox.id)""",
            until,
        )

    await with_retries(clearing)


@unit_of_work
async def choose_notices(
    work: Work,
    user: int,
    choices: Mapping[NoticeKind, Choice],
    email: str | Absent | None = ABSENT,
) -> NoticesChosen:
    """Say which kinds of notices one wants in the app and by e-mail, and where the mail goes; kinds that are not named
    stay. Raises InvalidInput: no letter finds its way without an address."""
    row = await locked(User, user, ())
    address = changed(
        parse_optional_address(email, ("email",)) if isinstance(email, str) else email, row.email
    )
    for kind, choice in choices.items():
        await NoticeChoice.filter(user_id=user, kind=kind).delete()
        await NoticeChoice.create(user_id=user, kind=kind, in_app=choice.in_app, by_mail=choice.by_mail)
    if address is None and await NoticeChoice.exists(user_id=user, by_mail=True):
        message = "Notices by e-mail need an address that they go to."
        raise invalid("email", InputFault.MISSING, message)
    await User.filter(id=user).update(email=address)
    work.about("User", user)
    return NoticesChosen(user)


@unit_of_work
async def mark_notices_read(work: Work, user: int, notices: Sequence[int] | None) -> NoticesRead:
    """Mark one's notices as read, all of them when none are named. Raises NotFound or InvalidInput."""
    if notices is not None and len(notices) > MOST_READ:
        message = f"At most {MOST_READ} notices are marked at once, not {len(notices):,}."
        raise invalid("notices", InputFault.OVER_LIMIT, message, limit=str(MOST_READ))
    marked = "UPDATE notice SET seen = ? WHERE user_id = ? AND seen IS NULL"
    at = to_micros(work.now)
    if notices is None:
        await execute(marked, at, user)
        return NoticesRead(user)
    condition, ids = among(list(notices))
    own = {
        row["id"]
        for row in await fetch(f"SELECT id FROM notice WHERE user_id = ? AND id {condition}", user, ids)
    }
    for place, notice in enumerate(notices):
        if notice not in own:
            message = "There is no such notice."
            raise NotFound(message=message, field=("notices", str(place)), sought=f"notice {notice}")
    await execute(f"{marked} AND id {condition}", at, user, ids)
    return NoticesRead(user)
