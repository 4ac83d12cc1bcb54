"""What products are made of, and the orders and runs that make them."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.words import ManufacturingState, RunKind
from lotbook.models.company import Product
from lotbook.models.people import Operation, User
from lotbook.models.places import Warehouse


class BillOfMaterials(Model):
    """What a quantity of a product is made of, from a day until the first day of another. Never changed: a change is
    the next revision."""

    id = row_id()
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "bills_of_materials", fields.RESTRICT
    )
    product_id: int
    revision = fields.BigIntField()
    quantity = QuantityField()
    valid_from = DayField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "bills_of_materials", fields.RESTRICT
    )

    class Meta:
        table = "bill_of_materials"


class BillLine(Model):
    """A component of a bill of materials, or something made beside. loss: percent to take on top."""

    id = row_id()
    bill: fields.ForeignKeyRelation[BillOfMaterials] = fields.ForeignKeyField(
        "lotbook.BillOfMaterials", "lines", fields.RESTRICT
    )
    bill_id: int
    position = fields.BigIntField()
    by_product = fields.BooleanField()
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "bill_lines", fields.RESTRICT
    )
    quantity = QuantityField()
    loss = QuantityField()

    class Meta:
        table = "bill_line"


class ManufacturingOrder(Model):
    """An order to make something by a bill of materials. Its transfers take the components and give what was made;
    remainder_of: the order of which it makes the rest."""

    id = row_id()
    version = fields.BigIntField(default=1)
    number = TextField(unique=True)
    state = WordField(ManufacturingState)
    warehouse: fields.ForeignKeyRelation[Warehouse] = fields.ForeignKeyField(
        "lotbook.Warehouse", "manufacturing_orders", fields.RESTRICT
    )
    bill: fields.ForeignKeyRelation[BillOfMaterials] = fields.ForeignKeyField(
        "lotbook.BillOfMaterials", "orders", fields.RESTRICT
    )
    quantity = QuantityField()
    due_on = DayField()
    remainder_of: fields.ForeignKeyNullableRelation[ManufacturingOrder] = fields.ForeignKeyField(
        "lotbook.ManufacturingOrder", "remainders", fields.RESTRICT, null=True, unique=True
    )
    search_key = TextField()  # folded: number, SKU and name of the product, a line each
    created = InstantField()
    created_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "manufacturing_orders_created", fields.RESTRICT, null=True
    )
    updated = InstantField()
    updated_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "manufacturing_orders_updated", fields.RESTRICT, null=True
    )
    updated_by_id: int | None

    class Meta:
        table = "manufacturing_order"


class Run(Model):
    """What ties lines of the journal together: what goes in and comes out, however many operations and days it
    takes, or the two lines of a relabelling. Only one of production belongs to an order."""

    id = row_id()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "runs", fields.RESTRICT
    )
    kind = WordField(RunKind)
    reason = TextField()
    manufacturing_order: fields.ForeignKeyNullableRelation[ManufacturingOrder] = fields.ForeignKeyField(
        "lotbook.ManufacturingOrder", "runs", fields.RESTRICT, null=True
    )

    class Meta:
        table = "run"
