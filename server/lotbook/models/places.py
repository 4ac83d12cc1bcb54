"""Where goods are, and by what rules they move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.words import (
    BackorderPolicy,
    LocationUsage,
    NumberRule,
    OperationKind,
    RemovalStrategy,
    ReservationPolicy,
    UnexpectedNumbers,
)

if TYPE_CHECKING:
    from lotbook.models.company import Category, Packaging, Product
    from lotbook.models.stock import Lot


class Warehouse(Model):
    """A site with its own places, operation types and day. Its tree begins at the place without a parent."""

    id = row_id()
    name = TextField()
    code = TextField(unique=True)
    time_zone = TextField()
    street = TextField()
    city = TextField()
    region = TextField(null=True)
    postal_code = TextField()
    country = TextField()

    class Meta:
        table = "warehouse"


class Location(Model):
    """A place in a tree. path: names from the top; physical: goods can lie there; blocked: a quarantine
    area."""

    id = row_id()
    warehouse: fields.ForeignKeyNullableRelation[Warehouse] = fields.ForeignKeyField(
        "lotbook.Warehouse", "locations", fields.RESTRICT, null=True
    )
    warehouse_id: int | None
    parent: fields.ForeignKeyNullableRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "children", fields.RESTRICT, null=True
    )
    parent_id: int | None
    name = TextField()
    path = TextField(unique=True)
    usage = WordField(LocationUsage)
    physical = fields.BooleanField()
    barcode = TextField(unique=True)
    walking_order = fields.BigIntField(default=0)
    blocked = fields.BooleanField(default=False)
    removal_strategy = WordField(RemovalStrategy, null=True)
    gln = TextField(null=True)
    active = fields.BooleanField(default=True)

    class Meta:
        table = "location"


class OperationType(Model):
    """A kind of transfer of one warehouse with its rules. tolerance: percent above what is expected.
    check_above: cartons with more numbers are checked number by number, none where it is empty.
    reservation_days: before the due day, for BEFORE_DUE alone."""

    id = row_id()
    version = fields.BigIntField(default=1)
    warehouse: fields.ForeignKeyRelation[Warehouse] = fields.ForeignKeyField(
        "lotbook.Warehouse", "operation_types", fields.RESTRICT
    )
    warehouse_id: int
    name = TextField()
    kind = WordField(OperationKind)
    number_rule = WordField(NumberRule)
    source: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "source_of_types", fields.RESTRICT
    )
    destination: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "destination_of_types", fields.RESTRICT
    )
    prefix = TextField(unique=True)
    next_number = fields.BigIntField(default=1)
    backorder_policy = WordField(BackorderPolicy)
    tolerance = QuantityField()
    prints_slip = fields.BooleanField(default=False)
    prints_labels = fields.BooleanField(default=False)
    unexpected_numbers = WordField(UnexpectedNumbers, default=UnexpectedNumbers.TAKE)
    check_above = fields.BigIntField(null=True)
    reservation_policy = WordField(ReservationPolicy, default=ReservationPolicy.AT_CONFIRMATION)
    reservation_days = fields.BigIntField(null=True)
    active = fields.BooleanField(default=True)

    class Meta:
        table = "operation_type"


class PutawayRule(Model):
    """Goods that come to `location` are put at a place below it: a product, or all of a category."""

    id = row_id()
    location: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "putaway_rules", fields.RESTRICT
    )
    product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "putaway_rules", fields.RESTRICT, null=True
    )
    category: fields.ForeignKeyNullableRelation[Category] = fields.ForeignKeyField(
        "lotbook.Category", "putaway_rules", fields.RESTRICT, null=True
    )
    put_at: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "put_at_by_rules", fields.RESTRICT
    )

    class Meta:
        table = "putaway_rule"


class Package(Model):
    """A box or pallet that goods can be in. number: its SSCC. packed: how many of the packaging, or of the product,
    it holds where that is all of one; None where that is not known."""

    id = row_id()
    number = TextField(unique=True)
    product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "packages", fields.RESTRICT, null=True
    )
    packaging: fields.ForeignKeyNullableRelation[Packaging] = fields.ForeignKeyField(
        "lotbook.Packaging", "packages", fields.RESTRICT, null=True
    )
    lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "packages", fields.RESTRICT, null=True
    )
    packed = fields.BigIntField(null=True)
    created = InstantField()

    class Meta:
        table = "package"
