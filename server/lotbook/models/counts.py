"""Counts of what lies somewhere."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.words import CountState
from lotbook.models.company import Product
from lotbook.models.people import Operation, User
from lotbook.models.places import Location, Package, Warehouse
from lotbook.models.stock import Lot


class Count(Model):
    """A count of a place with all below, or of one product or some lots there. blind: who counts sees neither what is
    expected nor what nobody counted yet; round: how often it was begun, by counting again what differed. recount_of:
    the count that could not apply what is counted here again."""

    id = row_id()
    version = fields.BigIntField(default=1)
    number = TextField(unique=True)
    state = WordField(CountState)
    warehouse: fields.ForeignKeyRelation[Warehouse] = fields.ForeignKeyField(
        "lotbook.Warehouse", "counts", fields.RESTRICT
    )
    location: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "counts", fields.RESTRICT
    )
    product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "counts", fields.RESTRICT, null=True
    )
    blind = fields.BooleanField()
    round = fields.BigIntField(default=1)
    recount_of: fields.ForeignKeyNullableRelation[Count] = fields.ForeignKeyField(
        "lotbook.Count", "recounts", fields.RESTRICT, null=True
    )
    created = InstantField()
    created_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "counts_created", fields.RESTRICT, null=True
    )
    updated = InstantField()
    updated_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "counts_updated", fields.RESTRICT, null=True
    )

    class Meta:
        table = "stock_count"


class CountPosition(Model):
    """One lot, or product without numbers, in one place of a count. number: found there, and no lot has it. found: it
    was not on the list when the count was opened. expected: by the book when `operation` counted it first in its round;
    counted: the sum of its entries; counted_before: in an earlier round. All None until then; in the stock unit."""

    id = row_id()
    count: fields.ForeignKeyRelation[Count] = fields.ForeignKeyField(
        "lotbook.Count", "positions", fields.RESTRICT
    )
    location: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "count_positions", fields.RESTRICT
    )
    package: fields.ForeignKeyNullableRelation[Package] = fields.ForeignKeyField(
        "lotbook.Package", "count_positions", fields.RESTRICT, null=True
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "count_positions", fields.RESTRICT
    )
    lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "count_positions", fields.RESTRICT, null=True
    )
    serial = fields.BooleanField()
    number = TextField(null=True)
    sort_key = TextField()  # on the way through the warehouse, then by article and number
    found = fields.BooleanField()
    round = fields.BigIntField(default=1)
    expected = QuantityField(null=True)
    counted = QuantityField(null=True)
    counted_before = QuantityField(null=True)
    operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "count_positions", fields.RESTRICT, null=True
    )

    class Meta:
        table = "count_position"


class CountEntry(Model):
    """What one scan or one person added to a position; taken off by an undo, never changed."""

    id = row_id()
    position: fields.ForeignKeyRelation[CountPosition] = fields.ForeignKeyField(
        "lotbook.CountPosition", "entries", fields.RESTRICT
    )
    quantity = QuantityField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "count_entries", fields.RESTRICT
    )

    class Meta:
        table = "count_entry"
