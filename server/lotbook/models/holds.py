"""Goods that are stopped, and what is to be stopped when it comes in."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import QuantityField, TextField, row_id
from lotbook.models.company import Partner, Product
from lotbook.models.people import Operation
from lotbook.models.places import Location, OperationType, Package
from lotbook.models.recalls import Recall
from lotbook.models.stock import Lot


class QuarantineRule(Model):
    """What comes in of a product, from a vendor, or with an operation type is held at once, where all that the rule
    names fits. Archived rules hold nothing more."""

    id = row_id()
    version = fields.BigIntField(default=1)
    product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "quarantine_rules", fields.RESTRICT, null=True
    )
    vendor: fields.ForeignKeyNullableRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "quarantine_rules", fields.RESTRICT, null=True
    )
    operation_type: fields.ForeignKeyNullableRelation[OperationType] = fields.ForeignKeyField(
        "lotbook.OperationType", "quarantine_rules", fields.RESTRICT, null=True
    )
    reason = TextField()
    active = fields.BooleanField(default=True)

    class Meta:
        table = "quarantine_rule"


class QuarantineCheck(Model):
    """What a rule asks to be checked before its holds are released, in order."""

    id = row_id()
    rule: fields.ForeignKeyRelation[QuarantineRule] = fields.ForeignKeyField(
        "lotbook.QuarantineRule", "checks", fields.RESTRICT
    )
    position = fields.BigIntField()
    name = TextField()

    class Meta:
        table = "quarantine_check"


class Hold(Model):
    """A stop of a lot everywhere, of a lot at a place and below, of a quantity of it that is loose in just that place,
    of all that lies at a place and below, of a package with what is in it, or of a batch of a product. recall: that
    stops the lot; quarantine_rule: by which the lot was stopped when it came in. In force until an operation ends it;
    then kept."""

    id = row_id()
    lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "holds", fields.RESTRICT, null=True
    )
    lot_id: int | None
    location: fields.ForeignKeyNullableRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "holds", fields.RESTRICT, null=True
    )
    package: fields.ForeignKeyNullableRelation[Package] = fields.ForeignKeyField(
        "lotbook.Package", "holds", fields.RESTRICT, null=True
    )
    quantity = QuantityField(null=True)
    product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "holds", fields.RESTRICT, null=True
    )
    batch = TextField(null=True)
    reason = TextField()
    recall: fields.ForeignKeyNullableRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "holds", fields.RESTRICT, null=True
    )
    quarantine_rule: fields.ForeignKeyNullableRelation[QuarantineRule] = fields.ForeignKeyField(
        "lotbook.QuarantineRule", "holds", fields.RESTRICT, null=True
    )
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "holds_placed", fields.RESTRICT
    )
    ended_operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "holds_ended", fields.RESTRICT, null=True
    )

    class Meta:
        table = "hold"


class HoldCheck(Model):
    """What was found of a check of a hold; the last one of a name counts."""

    id = row_id()
    hold: fields.ForeignKeyRelation[Hold] = fields.ForeignKeyField("lotbook.Hold", "checks", fields.RESTRICT)
    name = TextField()
    passed = fields.BooleanField()
    note = TextField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "hold_checks", fields.RESTRICT
    )

    class Meta:
        table = "hold_check"
