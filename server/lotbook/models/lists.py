"""Lists of numbers that people bring along, before they are used."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.list_words import DateFormat, Delimiter, TextEncoding
from lotbook.models.company import Partner
from lotbook.models.orders import PurchaseOrderLine
from lotbook.models.people import ApiToken, User
from lotbook.models.transfers import TransferLine


class Upload(Model):
    """A file as it came, kept for a day so that it can be read again in another way."""

    id = row_id()
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "uploads", fields.RESTRICT, null=True
    )
    token: fields.ForeignKeyNullableRelation[ApiToken] = fields.ForeignKeyField(
        "lotbook.ApiToken", "uploads", fields.RESTRICT, null=True
    )
    name = TextField()
    content = fields.BinaryField()
    created = InstantField()

    class Meta:
        table = "upload"


class NumberDraft(Model):
    """A list for a line of a transfer, or of an order that has none yet; how it is read, and whose it is: one for
    each person and line. It goes when it is used, replaced, a week old, or when the transfer is finished; once the
    order is confirmed it is for the line of its receipt."""

    id = row_id()
    version = fields.BigIntField(default=1)
    line: fields.ForeignKeyNullableRelation[TransferLine] = fields.ForeignKeyField(
        "lotbook.TransferLine", "number_drafts", fields.RESTRICT, null=True
    )
    order_line: fields.ForeignKeyNullableRelation[PurchaseOrderLine] = fields.ForeignKeyField(
        "lotbook.PurchaseOrderLine", "number_drafts", fields.RESTRICT, null=True
    )
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "number_drafts", fields.RESTRICT, null=True
    )
    token: fields.ForeignKeyNullableRelation[ApiToken] = fields.ForeignKeyField(
        "lotbook.ApiToken", "number_drafts", fields.RESTRICT, null=True
    )
    upload: fields.ForeignKeyNullableRelation[Upload] = fields.ForeignKeyField(
        "lotbook.Upload", "number_drafts", fields.RESTRICT, null=True
    )
    upload_id: int | None
    name = TextField(null=True)
    encoding = WordField(TextEncoding, null=True)
    delimiter = WordField(Delimiter, null=True)
    sheet = TextField(null=True)
    sheets = TextField()  # JSON: names of all sheets
    header = fields.BooleanField()
    headings = TextField()  # JSON
    columns = TextField()  # JSON: words of NumberColumn, from the left
    date_format = WordField(DateFormat, null=True)
    decimal_comma = fields.BooleanField(null=True)
    quantity_per_lot = QuantityField(null=True)
    questions = TextField()  # JSON: words of ListQuestion
    remembered = fields.BooleanField()
    suspects_meant = fields.BooleanField()
    look_alikes_meant = fields.BooleanField()
    row_count = fields.BigIntField()
    created = InstantField()
    updated = InstantField()
    updated_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "number_drafts_updated", fields.RESTRICT, null=True
    )

    class Meta:
        table = "number_draft"


class NumberDraftPart(Model):
    """Up to 1,000 rows of a list, as JSON: each its position and its cells."""

    id = row_id()
    draft: fields.ForeignKeyRelation[NumberDraft] = fields.ForeignKeyField(
        "lotbook.NumberDraft", "parts", fields.CASCADE
    )
    part = fields.BigIntField()
    cells = TextField()

    class Meta:
        table = "number_draft_part"


class NumberDraftRow(Model):
    """What a person made of a row; what is empty stays as the list has it."""

    id = row_id()
    draft: fields.ForeignKeyRelation[NumberDraft] = fields.ForeignKeyField(
        "lotbook.NumberDraft", "rows", fields.CASCADE
    )
    position = fields.BigIntField()
    left_out = fields.BooleanField()
    meant = fields.BooleanField()
    number = TextField(null=True)
    quantity = QuantityField(null=True)
    expiry = DayField(null=True)
    best_before = DayField(null=True)
    production = DayField(null=True)
    maker_number = TextField(null=True)
    carton = TextField(null=True)
    pallet = TextField(null=True)

    class Meta:
        table = "number_draft_row"


class ListLayout(Model):
    """How a vendor's lists of one layout were read last."""

    id = row_id()
    partner: fields.ForeignKeyRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "list_layouts", fields.RESTRICT
    )
    layout = TextField()  # JSON: folded headings
    columns = TextField()  # JSON
    date_format = WordField(DateFormat, null=True)
    decimal_comma = fields.BooleanField(null=True)
    saved = InstantField()

    class Meta:
        table = "list_layout"
