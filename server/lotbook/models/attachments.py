"""Files that belong to goods."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import TextField, WordField, row_id
from lotbook.domain.words import AttachmentKind
from lotbook.models.holds import Hold
from lotbook.models.people import Operation
from lotbook.models.stock import Lot


class Attachment(Model):
    """A file of a lot or of a hold. name: for people to see, never for a disk; digest: SHA-256 of its bytes, in
    hexadecimal. Kept also when it was removed, and then without its bytes."""

    id = row_id()
    lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "attachments", fields.RESTRICT, null=True
    )
    hold: fields.ForeignKeyNullableRelation[Hold] = fields.ForeignKeyField(
        "lotbook.Hold", "attachments", fields.RESTRICT, null=True
    )
    kind = WordField(AttachmentKind)
    name = TextField()
    media_type = TextField()
    size = fields.BigIntField()
    digest = TextField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "attachments", fields.RESTRICT
    )
    removed_operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "attachments_removed", fields.RESTRICT, null=True
    )

    class Meta:
        table = "attachment"


class AttachmentOtherHold(Model):
    """Another hold that a file is for: one that came with its own, and was in force as it was attached."""

    id = row_id()
    attachment: fields.ForeignKeyRelation[Attachment] = fields.ForeignKeyField(
        "lotbook.Attachment", "of_others", fields.RESTRICT
    )
    hold: fields.ForeignKeyRelation[Hold] = fields.ForeignKeyField(
        "lotbook.Hold", "attachments_of_others", fields.RESTRICT
    )

    class Meta:
        table = "attachment_other_hold"
        unique_together = (("attachment", "hold"),)


class AttachmentContent(Model):
    """The bytes of a file: a PDF as it came, or a photo made anew as JPEG."""

    id = row_id()
    attachment: fields.ForeignKeyRelation[Attachment] = fields.ForeignKeyField(
        "lotbook.Attachment", "stored", fields.RESTRICT, unique=True
    )
    content = fields.BinaryField()

    class Meta:
        table = "attachment_content"
