"""Notices: facts are spread to the people whom they concern, and read by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from lotbook.db.engine import among, execute, fetch, fetch_value, insert_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work, unit_of_work, with_retries
from lotbook.domain.notices import Person, Telling, who_is_told
from lotbook.domain.refusals import InputFault, NotFound, invalid
from lotbook.domain.words import OutboxState, Role
from lotbook.services import outbox

MOST_READ = 200
_NOTICE = {
    "user_id": "bigint",
    "outbox_id": "bigint",
    "kind": "text",
    "text": "text",
    "subject_kind": "text",
    "subject_id": "bigint",
    "created": "bigint",
}


@dataclass(frozen=True)
class NoticesRead:
    """Whose notices were marked, by row id."""

    user: int


async def spread(message: outbox.Message) -> None:
    """Give a fact that waits to everyone whom it concerns, once."""
    telling = msgspec.json.decode(message.content, type=Telling)
    now = datetime.now(UTC)

    async def spreading() -> None:
        sql = "SELECT state FROM outbox WHERE id = ? {lock}"
        if await fetch_value(sql, message.id) != OutboxState.WAITING:
            return
        people = await fetch("SELECT id, role FROM app_user WHERE active ORDER BY id")
        told = who_is_told(telling, [Person(row["id"], Role(row["role"])) for row in people])
        about, at = telling.about, to_micros(now)
        rows = [
            (user, message.id, telling.kind.value, telling.text, about.kind, about.id, at) for user in told
        ]
        if rows:
            await insert_rows("notice", _NOTICE, rows)
        await outbox.done(message, now)

    await with_retries(spreading)


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
