"""What is promised of the stock, and to whom."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import QuantityField, WordField, row_id
from lotbook.domain.words import ReservationChoice
from lotbook.models.company import Product
from lotbook.models.people import Operation
from lotbook.models.places import Location, Package
from lotbook.models.stock import Lot
from lotbook.models.transfers import Transfer, TransferLine


class Reservation(Model):
    """Goods in one place that are promised to a line of an open transfer. Written by `ledger.reservations`
    alone; the tables keep the sum on the balance. The line's entries of the same goods are what is picked of
    it."""

    id = row_id()  # a later promise has a higher one
    transfer: fields.ForeignKeyRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "reservations", fields.RESTRICT
    )
    transfer_line: fields.ForeignKeyRelation[TransferLine] = fields.ForeignKeyField(
        "lotbook.TransferLine", "reservations", fields.RESTRICT
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "reservations", fields.RESTRICT
    )
    lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "reservations", fields.RESTRICT, null=True
    )
    serial = fields.BooleanField()
    location: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "reservations", fields.RESTRICT
    )
    package: fields.ForeignKeyNullableRelation[Package] = fields.ForeignKeyField(
        "lotbook.Package", "reservations", fields.RESTRICT, null=True
    )
    quantity = QuantityField()
    chosen_by = WordField(ReservationChoice)
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "reservations", fields.RESTRICT
    )

    class Meta:
        table = "reservation"


class StoppedPromise(Model):
    """So much of a lot was promised to a transfer until an operation stopped it."""

    id = row_id()
    transfer_id = fields.BigIntField()
    lot_id = fields.BigIntField()
    quantity = QuantityField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "stopped_promises", fields.RESTRICT
    )

    class Meta:
        table = "stopped_promise"


class CarriedPromise(Model):
    """Goods of a line's promise that another transfer has in hand, to put them down inside the place that the line
    takes from: promised to the line again there. Meanwhile they are promised to the line that moves them. Written by
    `ledger.carried` alone."""

    id = row_id()
    mover: fields.ForeignKeyRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "carries", fields.RESTRICT
    )
    mover_line: fields.ForeignKeyRelation[TransferLine] = fields.ForeignKeyField(
        "lotbook.TransferLine", "carries", fields.RESTRICT
    )
    transfer: fields.ForeignKeyRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "carried", fields.RESTRICT
    )
    transfer_line: fields.ForeignKeyRelation[TransferLine] = fields.ForeignKeyField(
        "lotbook.TransferLine", "carried", fields.RESTRICT
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "carried_promises", fields.RESTRICT
    )
    lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "carried_promises", fields.RESTRICT, null=True
    )
    location: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "carried_promises", fields.RESTRICT
    )
    package: fields.ForeignKeyNullableRelation[Package] = fields.ForeignKeyField(
        "lotbook.Package", "carried_promises", fields.RESTRICT, null=True
    )
    quantity = QuantityField()
    chosen_by = WordField(ReservationChoice)

    class Meta:
        table = "carried_promise"
