"""Files are attached to lots and holds, and removed again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import execute, insert_rows
from lotbook.db.work import Actor, Done, Work, WriteRequest, unit_of_work
from lotbook.decode.attachment import Attachable, attachable
from lotbook.decode.photo import PhotoRefused
from lotbook.domain.inputs import parse_reason
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Ref, Refusal, WrongState, invalid
from lotbook.domain.words import AttachmentKind
from lotbook.ledger import holds
from lotbook.models import Attachment, AttachmentContent, Hold, Lot
from lotbook.services.rows import locked, ref
from lotbook.services.uploads import uploaded

MOST = 50
"""Files of one lot or hold."""
OF_OTHERS = {"attachment_id": "bigint", "hold_id": "bigint"}


@dataclass(frozen=True)
class Attached:
    """A file by row id."""

    attachment: int


@dataclass(frozen=True)
class LookedThrough:
    """A file that may be kept; name: for people to see."""

    name: str
    file: Attachable


async def attach_file(
    request: WriteRequest, subject: Ref, upload: int, kind: AttachmentKind, *, together: bool = False
) -> Done[Attached]:
    """Keep an uploaded file with a lot or a hold. together: also with all that came with the hold, by the same
    quarantine rule, write and product.

    Raises NotFound, or InvalidInput for what is neither a PDF that only shows pages nor a photo.
    """
    # Looked through before anything is locked: that takes longer than others should wait.
    ready: LookedThrough | Refusal
    try:
        ready = await _looked_through(request.actor, upload)
    except Refusal as refusal:
        ready = refusal
    return await keep_file(request, subject, kind, ready, together=together)


async def _looked_through(actor: Actor, upload: int) -> LookedThrough:
    file = await uploaded(actor, upload, ("upload",))
    try:
        return LookedThrough(file.name, await attachable(file.content))
    except PhotoRefused as refused:
        raise invalid("upload", InputFault.MALFORMED, refused.message, given=file.name) from None


@unit_of_work
async def keep_file(
    work: Work, subject: Ref, kind: AttachmentKind, ready: LookedThrough | Refusal, *, together: bool = False
) -> Attached:
    """Keep what was looked through, unless that is refused; all else as `attach_file`."""
    if isinstance(ready, Refusal):
        raise ready
    if together and subject.kind == "Lot":
        message = "What came with a lot is known by its hold: name that."
        raise invalid("together", InputFault.CONTRADICTION, message)
    of = "lot_id" if subject.kind == "Lot" else "hold_id"
    await (
        locked(Lot, subject.id, ("subject",)) if of == "lot_id" else locked(Hold, subject.id, ("subject",))
    )
    if await Attachment.filter(**{of: subject.id}, removed_operation_id=None).count() >= MOST:
        message = f"It has {MOST} files already; remove one first."
        raise invalid("subject", InputFault.OVER_LIMIT, message, limit=str(MOST))
    content = ready.file.content
    columns: dict[str, Any] = {of: subject.id, "operation_id": work.operation_id}
    row = await Attachment.create(
        **columns,
        kind=kind,
        name=ready.name,
        media_type=ready.file.media_type,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
    )
    await AttachmentContent.create(attachment_id=row.id, content=content)
    others = set(await holds.together(subject.id)) - {subject.id} if together else set()
    await insert_rows("attachment_other_hold", OF_OTHERS, [(row.id, hold) for hold in sorted(others)])
    work.about(subject.kind, subject.id)
    return Attached(row.id)


@unit_of_work
async def remove_attachment(work: Work, attachment: int, reason: str) -> Attached:
    """Remove a file: that it was there stays, its bytes go. Raises NotFound, InvalidInput, or WrongState when it was
    removed before."""
    work.reason = parse_reason(reason)
    row: Any = await locked(Attachment, attachment, ("attachment",))
    if row.removed_operation_id is not None:
        by: Any = await row.removed_operation
        message = f"{row.name} was removed before."
        raise WrongState(message=message, current=ref(row), by=by.user_id, since=by.recorded)
    await Attachment.filter(id=attachment).update(removed_operation_id=work.operation_id)
    await execute("DELETE FROM attachment_content WHERE attachment_id = ?", attachment)
    work.about(*(("Hold", row.hold_id) if row.lot_id is None else ("Lot", row.lot_id)))
    return Attached(attachment)
