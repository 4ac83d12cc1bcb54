"""Files that belong to lots and holds."""

from __future__ import annotations

import strawberry

from lotbook import models
from lotbook.documents import words
from lotbook.domain.words import AttachmentKind
from lotbook.graphql import ids
from lotbook.graphql.context import Info
from lotbook.graphql.later import Hold, Lot, Operation
from lotbook.graphql.papers import File, FileLink
from lotbook.graphql.shown import Node, Shown, computed, linked, nodes, own
from lotbook.graphql.words import describe

MOST_FILES = 50

describe(
    AttachmentKind,
    "What an attachment is.",
    CERTIFICATE="A certificate that travels with the goods of the lot.",
    PHOTO="A photo.",
    VENDOR_PAPER="A paper of the vendor.",
    OTHER="Anything else.",
)


@strawberry.type(
    description="A file that belongs to a lot or to a hold: a PDF as it came, or a photo as JPEG."
)
class Attachment(Node):
    model = models.Attachment

    name: str = own("Name, for people to see.")
    kind: AttachmentKind = own("What it is.")
    media_type: str = own("application/pdf or image/jpeg.")
    size: int = own("Bytes.")
    digest: str = own("SHA-256 of its bytes, in hexadecimal.")
    lot: Lot | None = linked("The lot that it belongs to; null for a hold.")
    hold: Hold | None = linked("The hold that it belongs to; null for a lot.")
    added: Operation = linked("The write that attached it, with who and when.", "operation")
    removed: Operation | None = linked(
        "The write that removed it, with who, when and why; null while it is there.", "removed_operation"
    )

    @computed("Its bytes, to be saved; null once it was removed.")
    def link(self) -> FileLink | None:
        row = self.thing
        if row.removed_operation_id is not None:
            return None
        url = f"/documents/attachments/{ids.encode('Attachment', row.id)}"
        return FileLink.of(File(url, row.media_type, words.saved_as(row.name, row.media_type)))


@strawberry.type(description="Certificates of what a lot was made of, and of what went into that.")
class ComponentCertificates(Shown):
    @computed("As they came, at most 50.")
    async def certificates(self, info: Info) -> list[Attachment]:
        return await nodes(info, "Attachment", self.thing.files[:MOST_FILES])

    @computed("How many there are, also beyond 50.")
    def count(self) -> int:
        return len(self.thing.files)

    cut: bool = own("More lots are behind it than are looked through, so there may be more.")
