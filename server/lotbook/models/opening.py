"""What was there when the book began."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, row_id
from lotbook.models.company import Product
from lotbook.models.people import Operation
from lotbook.models.places import Location


class OpeningStock(Model):
    """Marks the lines by which an operation brought a product to a place as opening stock. day: since when it was
    there."""

    id = row_id()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "opening_stock", fields.RESTRICT
    )
    location: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "opening_stock", fields.RESTRICT
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "opening_stock", fields.RESTRICT
    )
    day = DayField()

    class Meta:
        table = "opening_stock"
        unique_together = (("operation", "location", "product"),)
