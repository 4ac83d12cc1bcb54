"""The company, what it stocks, and whom it trades with."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.money_words import BillingPolicy, InvoicingPolicy
from lotbook.domain.quantities import UnitKind
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.words import (
    Language,
    LotLayout,
    NumberReuse,
    PaperSize,
    RemovalStrategy,
    ReuseSeverity,
    Tracking,
    UniquenessScope,
)


class Settings(Model):
    """What holds for the whole company: one row, with id 1."""

    id = fields.BigIntField(primary_key=True, generated=False)
    version = fields.BigIntField(default=1)
    company_name = TextField()
    street = TextField()
    city = TextField()
    region = TextField(null=True)
    postal_code = TextField()
    country = TextField()
    currency = TextField()
    gln = TextField(null=True)
    tax_number = TextField(null=True)
    bank_account = TextField(null=True)  # where invoices ask to be paid to
    gs1_prefix = TextField(null=True)
    digital_link_base = TextField(null=True)
    server_address = TextField(null=True)  # where the links on labels open
    lots_and_serials = fields.BooleanField()
    expiry_dates = fields.BooleanField()
    packages = fields.BooleanField(default=True)
    lots_on_delivery_slips = fields.BooleanField(default=True)
    lots_on_invoices = fields.BooleanField(default=True)
    lot_layout = WordField(LotLayout, default=LotLayout.RANGES)
    uniqueness_scope = WordField(UniquenessScope)
    number_reuse = WordField(NumberReuse)
    reuse_severity = WordField(ReuseSeverity)
    billing = WordField(BillingPolicy, default=BillingPolicy.RECEIVED)
    invoicing = WordField(InvoicingPolicy, default=InvoicingPolicy.DELIVERED)
    paper_size = WordField(PaperSize, default=PaperSize.A4)
    expiry_notice_days = fields.BigIntField(default=7)
    notices_kept_days = fields.BigIntField(default=90)
    recall_needs_second_person = fields.BooleanField(default=False)
    recall_reminder_days = fields.BigIntField(default=3)  # 0 for never
    public_lot_page = fields.BooleanField(default=False)
    public_lot_dates = fields.BooleanField(default=True)  # whether that page shows them
    public_lot_recalls = fields.BooleanField(default=True)
    public_lot_contact = TextField(default="")  # whom to ask; the company's address while it is empty
    public_lot_key = TextField(default="")  # signs the links, in hexadecimal
    command_key = TextField(default="")  # on command labels: those of another company do nothing here

    class Meta:
        table = "settings"


class CompanyLogo(Model):
    """The logo on our papers, as PNG of three times eight bits: one row, with id 1, or none."""

    id = fields.BigIntField(primary_key=True, generated=False)
    content = fields.BinaryField()

    class Meta:
        table = "company_logo"


class Unit(Model):
    """A unit of measure: numerator/denominator of the reference unit of its category."""

    id = row_id()
    name = TextField(unique=True)
    symbol = TextField(unique=True)
    category = TextField()
    kind = WordField(UnitKind)
    numerator = fields.BigIntField()
    denominator = fields.BigIntField()
    decimals = fields.BigIntField()

    class Meta:
        table = "unit"


class Category(Model):
    """A group of products with rules of its own; what it leaves open, the one above it says."""

    id = row_id()
    version = fields.BigIntField(default=1)
    name = TextField()
    parent: fields.ForeignKeyNullableRelation[Category] = fields.ForeignKeyField(
        "lotbook.Category", "children", fields.RESTRICT, null=True
    )
    parent_id: int | None
    removal_strategy = WordField(RemovalStrategy, null=True)

    class Meta:
        table = "category"


class Product(Model):
    """What is stocked, in its unit. The `_key` columns are folded copies that search and order use."""

    id = row_id()
    version = fields.BigIntField(default=1)
    sku = TextField(unique=True)
    sku_key = TextField()
    name = TextField()
    name_key = TextField()
    search_key = TextField()  # as that of a lot: SKU and name
    tracking = WordField(Tracking)
    category: fields.ForeignKeyNullableRelation[Category] = fields.ForeignKeyField(
        "lotbook.Category", "products", fields.RESTRICT, null=True
    )
    category_id: int | None
    unit: fields.ForeignKeyRelation[Unit] = fields.ForeignKeyField(
        "lotbook.Unit", "products", fields.RESTRICT
    )
    unit_id: int
    step = QuantityField()
    shelf_life_days = fields.BigIntField(null=True)
    stops_use = WordField(DateKind, default=DateKind.EXPIRY)
    gives_own_numbers = fields.BooleanField(default=False)
    number_pattern = TextField(null=True)
    number_next = fields.BigIntField(default=1)
    purchase_price = QuantityField(null=True)
    sales_price = QuantityField(null=True)
    tax_rate = QuantityField()
    active = fields.BooleanField(default=True)
    created = InstantField()

    class Meta:
        table = "product"


class Packaging(Model):
    """A fixed multiple of a product, such as a box of 12."""

    id = row_id()
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "packagings", fields.RESTRICT
    )
    product_id: int
    name = TextField()
    quantity = QuantityField()
    active = fields.BooleanField(default=True)  # false once it is taken off its product: lines still name it

    class Meta:
        table = "packaging"


class ProductBarcode(Model):
    """A code that means a product or one of its packagings. kind GTIN: 14 digits; CODE: as scanned."""

    id = row_id()
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "barcodes", fields.RESTRICT
    )
    product_id: int
    packaging: fields.ForeignKeyNullableRelation[Packaging] = fields.ForeignKeyField(
        "lotbook.Packaging", "barcodes", fields.RESTRICT, null=True
    )
    packaging_id: int | None
    kind = TextField()
    code = TextField(unique=True)

    class Meta:
        table = "product_barcode"


class Partner(Model):
    """Someone we buy from, sell to, or both."""

    id = row_id()
    version = fields.BigIntField(default=1)
    name = TextField()
    name_key = TextField()
    search_key = TextField()  # name, reference and e-mail
    reference = TextField(null=True)
    vendor = fields.BooleanField()
    customer = fields.BooleanField()
    street = TextField()
    city = TextField()
    region = TextField(null=True)
    postal_code = TextField()
    country = TextField()
    email = TextField(null=True)
    phone = TextField(null=True)
    gln = TextField(null=True)
    currency = TextField()
    payment_days = fields.BigIntField(default=30)  # as in `domain.payment_terms`
    payment_end_of_month = fields.BooleanField(default=False)
    language = WordField(Language, default=Language.EN)
    active = fields.BooleanField(default=True)
    created = InstantField()

    class Meta:
        table = "partner"
