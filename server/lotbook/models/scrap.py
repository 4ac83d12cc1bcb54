"""What is thrown away, and why."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import TextField, row_id
from lotbook.models.people import Operation


class ScrapReason(Model):
    """A reason to choose from. One that is not active any more is kept for what was thrown away for it."""

    id = row_id()
    version = fields.BigIntField(default=1)
    name = TextField()
    name_key = TextField(unique=True)  # folded, so that Broken and broken are one
    active = fields.BooleanField(default=True)

    class Meta:
        table = "scrap_reason"


class Scrap(Model):
    """Why the lines of an operation throw goods away. note: empty for none."""

    id = row_id()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "scraps", fields.RESTRICT, unique=True
    )
    reason: fields.ForeignKeyRelation[ScrapReason] = fields.ForeignKeyField(
        "lotbook.ScrapReason", "scraps", fields.RESTRICT
    )
    note = TextField()

    class Meta:
        table = "scrap"
