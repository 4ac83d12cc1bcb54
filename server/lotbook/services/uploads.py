"""Files that people bring along: kept for a day, so that they can be read again in another way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from lotbook.db.engine import execute, fetch_one, fetch_value
from lotbook.db.fields import to_micros
from lotbook.db.work import Actor, Work, unit_of_work
from lotbook.domain.quantities import Path
from lotbook.domain.refusals import NotFound

LARGEST = 10 * 1024 * 1024
KEPT = timedelta(days=1)
MOST_OF_ONE = 5
"""Files of one person or program that are kept; the oldest gives way."""

OWN = "coalesce(user_id, 0) = ? AND coalesce(token_id, 0) = ?"
UNUSED = "id NOT IN (SELECT upload_id FROM number_draft WHERE upload_id IS NOT NULL)"


@dataclass(frozen=True)
class UploadKept:
    upload: int


@dataclass(frozen=True)
class File:
    """name: for people to see, never for a disk."""

    name: str
    content: bytes


@unit_of_work
async def keep_upload(work: Work, file: File) -> UploadKept:
    """Keep a file for a day; nothing is done with it yet."""
    await execute(f"DELETE FROM upload WHERE created < ? AND {UNUSED}", to_micros(work.now - KEPT))
    own = owner(work.actor)
    newest = f"SELECT id FROM upload WHERE {OWN} ORDER BY id DESC LIMIT {MOST_OF_ONE - 1}"
    await execute(f"DELETE FROM upload WHERE {OWN} AND {UNUSED} AND id NOT IN ({newest})", *own, *own)
    kept = await fetch_value(
        "INSERT INTO upload (user_id, token_id, name, content, created) VALUES (?, ?, ?, ?, ?) RETURNING id",
        work.actor.user_id,
        work.actor.token_id,
        file.name,
        file.content,
        to_micros(work.now),
    )
    return UploadKept(int(kept))


async def uploaded(actor: Actor, upload_id: int, field: Path) -> File:
    """A file that this person or program uploaded. Raises NotFound, also for one of somebody else."""
    sql = f"SELECT name, content FROM upload WHERE id = ? AND {OWN}"
    row = await fetch_one(sql, upload_id, *owner(actor))
    if row is None:
        message = "There is no such upload, or no longer: send the file again."
        raise NotFound(message=message, field=field, sought=str(upload_id))
    return File(row["name"], bytes(row["content"]))


def owner(actor: Actor) -> tuple[int, int]:
    """Whose something is, as `OWN` compares it."""
    return actor.user_id or 0, actor.token_id or 0
