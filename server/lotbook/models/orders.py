"""What was ordered from vendors."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.words import OrderState, PricePer
from lotbook.models.company import Packaging, Partner, Product, Unit
from lotbook.models.people import User
from lotbook.models.places import Warehouse


class PurchaseOrder(Model):
    """An order to a vendor; a draft is a request for quotation. Amounts are minor units of its currency."""

    id = row_id()
    version = fields.BigIntField(default=1)
    number = TextField(unique=True)
    state = WordField(OrderState)
    vendor: fields.ForeignKeyRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "purchase_orders", fields.RESTRICT
    )
    vendor_reference = TextField(null=True)
    warehouse: fields.ForeignKeyRelation[Warehouse] = fields.ForeignKeyField(
        "lotbook.Warehouse", "purchase_orders", fields.RESTRICT
    )
    expected_on = DayField()
    currency = TextField()
    net = fields.BigIntField()
    tax = fields.BigIntField()
    total = fields.BigIntField()
    search_key = TextField()  # folded: number, vendor and the vendor's reference, a line each
    created = InstantField()
    created_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "purchase_orders_created", fields.RESTRICT, null=True
    )
    updated = InstantField()
    updated_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "purchase_orders_updated", fields.RESTRICT, null=True
    )

    class Meta:
        table = "purchase_order"


class PurchaseOrderLine(Model):
    """quantity: packagings where there is one, else in `unit`; stock_quantity: in the product's stock unit;
    per_packaging: stock units in one, as it was ordered; net in minor units."""

    id = row_id()
    order: fields.ForeignKeyRelation[PurchaseOrder] = fields.ForeignKeyField(
        "lotbook.PurchaseOrder", "lines", fields.RESTRICT
    )
    position = fields.BigIntField()
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "purchase_order_lines", fields.RESTRICT
    )
    text = TextField()
    quantity = QuantityField()
    unit: fields.ForeignKeyRelation[Unit] = fields.ForeignKeyField(
        "lotbook.Unit", "purchase_order_lines", fields.RESTRICT
    )
    packaging: fields.ForeignKeyNullableRelation[Packaging] = fields.ForeignKeyField(
        "lotbook.Packaging", "purchase_order_lines", fields.RESTRICT, null=True
    )
    per_packaging = QuantityField(null=True)
    stock_quantity = QuantityField()
    price = QuantityField()
    price_per = WordField(PricePer)
    tax_rate = QuantityField()
    net = fields.BigIntField()

    class Meta:
        table = "purchase_order_line"
