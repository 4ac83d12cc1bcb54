"""Papers with money: bills, invoices, credit notes on them, and payments."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.money_words import MoneyKind, MoneyPaperState, PricePer
from lotbook.models.company import Packaging, Partner, Product, Unit
from lotbook.models.orders import PurchaseOrder, PurchaseOrderLine, SalesOrder, SalesOrderLine
from lotbook.models.people import Operation, User


class MoneyPaper(Model):
    """A bill or an invoice, or a credit note on one (then `credits`). Amounts are minor units of its currency.
    Only a draft changes; the addresses are those of the day on which it was posted."""

    id = row_id()
    version = fields.BigIntField(default=1)
    number = TextField(unique=True)
    kind = WordField(MoneyKind)
    state = WordField(MoneyPaperState)
    partner: fields.ForeignKeyRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "money_papers", fields.RESTRICT
    )
    vendor_number = TextField(null=True)
    purchase_order: fields.ForeignKeyNullableRelation[PurchaseOrder] = fields.ForeignKeyField(
        "lotbook.PurchaseOrder", "bills", fields.RESTRICT, null=True
    )
    sales_order: fields.ForeignKeyNullableRelation[SalesOrder] = fields.ForeignKeyField(
        "lotbook.SalesOrder", "invoices", fields.RESTRICT, null=True
    )
    credits: fields.ForeignKeyNullableRelation[MoneyPaper] = fields.ForeignKeyField(
        "lotbook.MoneyPaper", "credit_notes", fields.RESTRICT, null=True
    )
    credits_id: int | None
    issued_on = DayField()
    due_on = DayField()
    payment_days = fields.BigIntField(
        null=True
    )  # as in `domain.payment_terms`; None: due on a day that was said
    payment_end_of_month = fields.BooleanField(null=True)
    currency = TextField()
    net = fields.BigIntField()
    tax = fields.BigIntField()
    total = fields.BigIntField()
    posting: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "posted_papers", fields.RESTRICT, null=True
    )
    from_address = TextField(null=True)  # name, then a line each, as `Address` has them
    to_address = TextField(null=True)
    search_key = TextField()  # folded: number, partner, vendor's number and number of the order, a line each
    created = InstantField()
    created_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "money_papers_created", fields.RESTRICT, null=True
    )
    updated = InstantField()
    updated_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "money_papers_updated", fields.RESTRICT, null=True
    )

    class Meta:
        table = "money_paper"

    @property
    def shown_as(self) -> str:
        """What the API calls it."""
        return self.kind.shown_as


class MoneyLine(Model):
    """quantity: packagings where there is one, else in `unit`, rounded to six decimals; stock_quantity: the same in
    the product's stock unit, exactly. A charge has no product, and counts in nothing. net, tax: minor units."""

    id = row_id()
    paper: fields.ForeignKeyRelation[MoneyPaper] = fields.ForeignKeyField(
        "lotbook.MoneyPaper", "lines", fields.RESTRICT
    )
    position = fields.BigIntField()
    purchase_order_line: fields.ForeignKeyNullableRelation[PurchaseOrderLine] = fields.ForeignKeyField(
        "lotbook.PurchaseOrderLine", "bill_lines", fields.RESTRICT, null=True
    )
    sales_order_line: fields.ForeignKeyNullableRelation[SalesOrderLine] = fields.ForeignKeyField(
        "lotbook.SalesOrderLine", "invoice_lines", fields.RESTRICT, null=True
    )
    sales_order_line_id: int | None
    credits_line: fields.ForeignKeyNullableRelation[MoneyLine] = fields.ForeignKeyField(
        "lotbook.MoneyLine", "credit_lines", fields.RESTRICT, null=True
    )
    product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "money_lines", fields.RESTRICT, null=True
    )
    text = TextField()
    quantity = QuantityField()
    unit: fields.ForeignKeyNullableRelation[Unit] = fields.ForeignKeyField(
        "lotbook.Unit", "money_lines", fields.RESTRICT, null=True
    )
    packaging: fields.ForeignKeyNullableRelation[Packaging] = fields.ForeignKeyField(
        "lotbook.Packaging", "money_lines", fields.RESTRICT, null=True
    )
    per_packaging = QuantityField(null=True)
    stock_quantity = QuantityField(null=True)
    price = QuantityField()
    price_per = WordField(PricePer)
    tax_rate = QuantityField()
    net = fields.BigIntField()
    tax = fields.BigIntField()

    class Meta:
        table = "money_line"


class Payment(Model):
    """Money that came or went for a posted paper; of a credit note it is what was given back. amount: minor units
    of the paper's currency. Never changed, only taken back."""

    id = row_id()
    paper: fields.ForeignKeyRelation[MoneyPaper] = fields.ForeignKeyField(
        "lotbook.MoneyPaper", "payments", fields.RESTRICT
    )
    amount = fields.BigIntField()
    paid_on = DayField()
    method = TextField()
    reference = TextField(null=True)
    cancelled = fields.BooleanField(default=False)
    created = InstantField()
    created_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "payments_created", fields.RESTRICT, null=True
    )

    class Meta:
        table = "payment"
