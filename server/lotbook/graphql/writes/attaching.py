"""Files are attached to lots and holds, and removed again."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.refusals import Ref
from lotbook.domain.words import AttachmentKind
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.attachments import Attachment
from lotbook.graphql.context import Info
from lotbook.graphql.refusals import InvalidInput, NotFound, OperationIdReused, WrongState
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import attaching


@strawberry.type(description="A file as attached.")
class AttachmentPayload(Payload):
    attachment: Attachment = linked("As it stands now.")


@strawberry.input(description="What attachFile needs.")
class AttachFileInput(Write):
    subject: strawberry.ID = needed("The lot or hold.")
    upload: strawberry.ID = needed(
        "A file sent by PUT to /uploads/{operation id}; as it was answered. A PDF that only shows pages is kept as it "
        "came, a JPEG, PNG or WEBP is made anew as JPEG; what is anything else by its content is refused."
    )
    kind: AttachmentKind = needed("What it is.")
    together: bool | None = optional(
        "With a hold: also for all that came by the same write, quarantine rule and product and are still held by it."
    )


AttachFileResult = Annotated[
    AttachmentPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("AttachFileResult", description="What attachFile answers."),
]


@mutation("Keep an uploaded file with a lot or a hold, which has at most 50.")
async def attach_file(input: AttachFileInput, info: Info) -> AttachFileResult:
    hold = ids.row_or_none("Hold", input.subject)
    subject = Ref("Lot", ids.row("Lot", input.subject, "subject")) if hold is None else Ref("Hold", hold)
    upload = ids.row("Upload", input.upload, "upload")
    together = bool(or_none(input.together))
    done = await attaching.attach_file(request(info, input), subject, upload, input.kind, together=together)
    return AttachmentPayload.done(done)


@strawberry.input(description="What removeAttachment needs.")
class RemoveAttachmentInput(Write):
    attachment: strawberry.ID = needed("The file.")
    reason: str = needed("Why.")


RemoveAttachmentResult = Annotated[
    AttachmentPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RemoveAttachmentResult", description="What removeAttachment answers."),
]


@mutation("Remove a file: its bytes go, that it was there stays.")
async def remove_attachment(input: RemoveAttachmentInput, info: Info) -> RemoveAttachmentResult:
    row = ids.row("Attachment", input.attachment, "attachment")
    return AttachmentPayload.done(await attaching.remove_attachment(request(info, input), row, input.reason))
