"""Files that were imported."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import InstantField, TextField, WordField, row_id
from lotbook.domain.import_words import ChangedKind, ImportKind, ImportSource
from lotbook.models.people import Operation


class Import(Model):
    """A file that was imported. name: of the file; added, changed, skipped: what it brought, what it made otherwise,
    and what it left alone; undone_by: the operation that took it back."""

    id = row_id()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "imported", fields.RESTRICT, unique=True
    )
    operation_id: int
    kind = WordField(ImportKind)
    source = WordField(ImportSource, null=True)
    name = TextField()
    row_count = fields.BigIntField()
    added = fields.BigIntField()
    changed = fields.BigIntField(default=0)
    skipped = fields.BigIntField()
    created = InstantField()
    undone_by: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "imports_undone", fields.RESTRICT, null=True, unique=True
    )

    class Meta:
        table = "data_import"


class ImportMade(Model):
    """What an import made, so that it can be undone. made_id: in the table that its kind is about."""

    id = row_id()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "import_made", fields.RESTRICT
    )
    made_id = fields.BigIntField()

    class Meta:
        table = "data_import_made"
        unique_together = (("operation", "made_id"),)


class ImportBefore(Model):
    """What an import did beside what its kind is about. before: the columns that it changed, as JSON, as they were;
    None of a row that it made."""

    id = row_id()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "import_before", fields.RESTRICT
    )
    kind = WordField(ChangedKind)
    thing_id = fields.BigIntField()
    before = TextField(null=True)

    class Meta:
        table = "data_import_before"
        unique_together = (("operation", "kind", "thing_id"),)
