"""What a write leaves to be done after it: kept by the same transaction, and worked off at least once. A telling is
spread to the people whom it concerns; a letter goes into the mailbox of one, or of a partner."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from lotbook.db.engine import among, execute, fetch, fetch_one, insert_rows
from lotbook.db.fields import from_micros, to_micros
from lotbook.db.work import with_retries
from lotbook.domain.notices import Telling

MOST_TRIES = 10
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)
_MESSAGE = {
    "key": "text",
    "content": "text",
    "state": "text",
    "created": "bigint",
    "due": "bigint",
    "tries": "bigint",
    "user_id": "bigint",
    "partner_id": "bigint",
}
_LETTER = "(user_id IS NOT NULL OR partner_id IS NOT NULL)"


@dataclass(frozen=True)
class NotSent:
    """Why a letter has no reader any more."""

    why: str


@dataclass(frozen=True)
class Message:
    """Something that waits. due: as it stood before this try; user, partner: of a letter, whose it is."""

    id: int
    content: str
    created: int
    due: int
    tries: int
    user_id: int | None = None
    partner_id: int | None = None


async def tell(tellings: Mapping[str, Telling], now: datetime) -> None:
    """Leave facts to be told once the transaction is committed; what was told under its key before is left out."""
    known = await _known(tellings.keys())
    rows = [
        _waiting(key, msgspec.json.encode(telling).decode(), now, now)
        for key, telling in tellings.items()
        if key not in known
    ]
    if rows:
        await insert_rows("outbox", _MESSAGE, rows)


async def write_letters(letters: Mapping[tuple[str, int], str], now: datetime, *, due: datetime) -> None:
    """Leave letters to be sent once the transaction is committed: content by key and the user who gets it. due: not
    before."""
    rows = [_waiting(key, content, now, due, user) for (key, user), content in letters.items()]
    if rows:
        await insert_rows("outbox", _MESSAGE, rows)


async def write_to_partners(letters: Mapping[tuple[str, int], str], now: datetime) -> dict[str, int]:
    """As `write_letters`, to partners, due at once; answers their row ids by key."""
    rows = [_waiting(key, content, now, now, None, partner) for (key, partner), content in letters.items()]
    await insert_rows("outbox", _MESSAGE, rows)
    condition, values = among([key for key, _ in letters])
    found = await fetch(f"SELECT key, id FROM outbox WHERE key {condition}", values)
    return {row["key"]: row["id"] for row in found}


def _waiting(
    key: str,
    content: str,
    now: datetime,
    due: datetime,
    user: int | None = None,
    partner: int | None = None,
) -> tuple[Any, ...]:
    return (key, content, "WAITING", to_micros(now), to_micros(due), 0, user, partner)


async def _known(keys: Collection[str]) -> set[str]:
    if not keys:
        return set()
    condition, values = among(list(keys))
    return {row["key"] for row in await fetch(f"SELECT key FROM outbox WHERE key {condition}", values)}


async def waiting(now: datetime, most: int, *, letters: bool = False) -> list[Message]:
    """What may be done now, the longest due first: tellings, or letters."""
    rows = await fetch(
        f"""SELECT id, content, created, due, tries, user_id, partner_id FROM outbox
            WHERE state = 'WAITING' AND due <= ? AND {"" if letters else "NOT "}{_LETTER}
            ORDER BY due, id LIMIT ?""",
        to_micros(now),
        most,
    )
    return [Message(**row) for row in rows]


async def claim(message: Message, now: datetime) -> bool:
    """Count a try and put the next one off, before anything is done: a process that is killed in the middle leaves it
    to be tried again. False when another process was first."""
    wait = min(FIRST_WAIT * 2**message.tries, LONGEST_WAIT)

    async def counted() -> int:
        return await execute(
            "UPDATE outbox SET tries = tries + 1, due = ? WHERE id = ? AND due = ? AND state = 'WAITING'",
            *(to_micros(now + wait), message.id, message.due),
        )

    return await with_retries(counted) == 1


async def done(message: Message, now: datetime, sealed: str | None = None) -> None:
    """Inside the transaction that does it, also where it was given up just as it was handed in. sealed: what is kept of
    it from now on, all of it when None."""
    await execute(
        """UPDATE outbox SET state = 'DONE', ended = ?, error = NULL, content = coalesce(?, content)
           WHERE id = ? AND state <> 'DONE'""",
        *(to_micros(now), sealed, message.id),
    )


async def failed(message: Message, error: str, *, for_good: bool = False, sealed: str | None = None) -> None:
    """Remember why it went wrong; after the last try, or at once for good, it is given up. sealed: as for `done`, once
    it is given up."""
    given_up = for_good or message.tries + 1 >= MOST_TRIES
    ended = to_micros(datetime.now(UTC)) if given_up else None
    kept = sealed if given_up else None

    async def noted() -> int:
        return await execute(
            """UPDATE outbox SET state = ?, ended = ?, error = ?, content = coalesce(?, content)
               WHERE id = ? AND state = 'WAITING'""",
            *("FAILED" if ended else "WAITING", ended, error, kept, message.id),
        )

    await with_retries(noted)


async def waiting_of_recall(recall: int) -> list[Message]:
    """Letters of a recall that wait to be sent, locked."""
    rows = await fetch(
        """SELECT id, content, created, due, tries, user_id, partner_id FROM outbox
           WHERE state = 'WAITING' AND id IN (SELECT outbox_id FROM recall_letter WHERE recall_id = ?)
           ORDER BY id {lock}""",
        recall,
    )
    return [Message(**row) for row in rows]


async def give_up(message: Message, why: str, now: datetime, sealed: str) -> None:
    """Inside the transaction that makes an end of what waits. sealed: what is kept of it from now on."""
    await execute(
        "UPDATE outbox SET state = 'FAILED', ended = ?, error = ?, content = ? WHERE id = ?",
        *(to_micros(now), why, sealed, message.id),
    )


async def post_standing(*, on: bool) -> dict[str, Any]:
    """Whether mail works: "off", "not tried" yet, or what came of the last try, with how many letters wait and were
    given up. on: letters are sent from here."""
    tried = await fetch_one("SELECT last_run, error FROM job WHERE name = 'MAIL'")
    counts = await fetch_one(
        f"""SELECT count(CASE WHEN state = 'WAITING' THEN 1 END) AS waiting,
                   count(CASE WHEN state = 'FAILED' THEN 1 END) AS failed
            FROM outbox WHERE {_LETTER}"""
    )
    last, error = (
        (from_micros(tried["last_run"]), tried["error"]) if tried and tried["last_run"] else (None, None)
    )
    state = "off" if not on else "not tried" if last is None else "fails" if error else "works"
    return {"state": state, "lastTried": last.isoformat() if last else None, "error": error, **(counts or {})}


async def standing() -> list[dict[str, Any]]:
    """The jobs with their last run and fault, and the outbox with what waits and what was given up."""
    jobs = await fetch("SELECT name, last_run, due, error FROM job WHERE name <> 'MAIL' ORDER BY name")
    told = [
        {
            "name": row["name"].lower(),
            "lastRun": from_micros(row["last_run"]).isoformat() if row["last_run"] else None,
            "error": row["error"],
        }
        for row in jobs
    ]
    counts = await fetch_one(
        """SELECT (SELECT count(*) FROM outbox WHERE state = 'WAITING') AS waiting,
                  (SELECT count(*) FROM outbox WHERE state = 'FAILED') AS failed"""
    )
    return [*told, {"name": "outbox", **(counts or {})}]
