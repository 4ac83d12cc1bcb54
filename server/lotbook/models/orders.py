"""What was ordered from vendors, and what customers ordered: alike but for the words of the other side."""

from __future__ import annotations

from typing import Literal

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.money_words import PricePer
from lotbook.domain.words import OrderState, Role
from lotbook.models.company import Packaging, Partner, Product, Unit
from lotbook.models.people import User
from lotbook.models.places import Warehouse

NO_WAY_BACK: Literal[False] = False
"""Of what both kinds of order lead to: one name for the way back could not stand for both."""


class _Order(Model):
    """Amounts are minor units of its currency."""

    id = row_id()
    version = fields.BigIntField(default=1)
    number = TextField(unique=True)
    state = WordField(OrderState)
    warehouse: fields.ForeignKeyRelation[Warehouse] = fields.ForeignKeyField(
        "lotbook.Warehouse", NO_WAY_BACK, fields.RESTRICT
    )
    currency = TextField()
    net = fields.BigIntField()
    tax = fields.BigIntField()
    total = fields.BigIntField()
    payment_days = fields.BigIntField(default=30)  # as in `domain.payment_terms`
    payment_end_of_month = fields.BooleanField(default=False)
    search_key = TextField()  # folded: number, partner and the partner's reference, a line each
    created = InstantField()
    created_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", NO_WAY_BACK, fields.RESTRICT, null=True
    )
    updated = InstantField()
    updated_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", NO_WAY_BACK, fields.RESTRICT, null=True
    )

    class Meta:
        abstract = True


class _OrderLine(Model):
    """quantity: packagings where there is one, else in `unit`; stock_quantity: in the product's stock unit;
    per_packaging: stock units in one, as it was ordered; net in minor units."""

    id = row_id()
    position = fields.BigIntField()
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", NO_WAY_BACK, fields.RESTRICT
    )
    text = TextField()
    quantity = QuantityField()
    unit: fields.ForeignKeyRelation[Unit] = fields.ForeignKeyField(
        "lotbook.Unit", NO_WAY_BACK, fields.RESTRICT
    )
    packaging: fields.ForeignKeyNullableRelation[Packaging] = fields.ForeignKeyField(
        "lotbook.Packaging", NO_WAY_BACK, fields.RESTRICT, null=True
    )
    per_packaging = QuantityField(null=True)
    stock_quantity = QuantityField()
    price = QuantityField()
    price_per = WordField(PricePer)
    tax_rate = QuantityField()
    net = fields.BigIntField()

    class Meta:
        abstract = True


class PurchaseOrder(_Order):
    """An order to a vendor; a draft is a request for quotation. approval_asked: since when it waits for someone who may
    confirm it; declined_reason: why he did not, until it is changed or asked for again."""

    vendor: fields.ForeignKeyRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "purchase_orders", fields.RESTRICT
    )
    vendor_reference = TextField(null=True)
    expected_on = DayField()
    approval_asked = InstantField(null=True)
    approval_asked_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", NO_WAY_BACK, fields.RESTRICT, null=True
    )
    declined_reason = TextField(null=True)

    class Meta:
        table = "purchase_order"


class ApprovalLimit(Model):
    """Up to which amount a role may confirm purchase orders. amount: in minor units of the currency."""

    id = row_id()
    role = WordField(Role)
    currency = TextField()
    amount = fields.BigIntField()

    class Meta:
        table = "approval_limit"


class PurchaseOrderLine(_OrderLine):
    """What is bought of one product."""

    order: fields.ForeignKeyRelation[PurchaseOrder] = fields.ForeignKeyField(
        "lotbook.PurchaseOrder", "lines", fields.RESTRICT
    )
    order_id: int

    class Meta:
        table = "purchase_order_line"


class SalesOrder(_Order):
    """An order of a customer; a draft is a quotation. The address is where it is delivered."""

    customer: fields.ForeignKeyRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "sales_orders", fields.RESTRICT
    )
    customer_reference = TextField(null=True)
    due_on = DayField()
    street = TextField()
    city = TextField()
    region = TextField(null=True)
    postal_code = TextField()
    country = TextField()

    class Meta:
        table = "sales_order"


class SalesOrderLine(_OrderLine):
    """What is sold of one product."""

    order: fields.ForeignKeyRelation[SalesOrder] = fields.ForeignKeyField(
        "lotbook.SalesOrder", "lines", fields.RESTRICT
    )

    class Meta:
        table = "sales_order_line"
