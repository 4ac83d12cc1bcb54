"""How far our own GS1 keys are given out."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import TextField, WordField, row_id
from lotbook.standards.keys import KeyKind


class Gs1Counter(Model):
    """The next number of a company prefix for a kind of key; it only ever rises, so no key is given twice."""

    id = row_id()
    kind = WordField(KeyKind)
    prefix = TextField()
    next = fields.BigIntField()

    class Meta:
        table = "gs1_counter"
        unique_together = (("kind", "prefix"),)
