"""Lots, the journal of what happened to them, and what lies where because of it."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.words import DateOrigin, Disposition, Tracking
from lotbook.models.company import Partner, Product, Unit
from lotbook.models.manufacturing import Run
from lotbook.models.people import Operation
from lotbook.models.places import Location, Package
from lotbook.models.transfers import TransferLine


class Lot(Model):
    """One row for a batch or a serial; a serial is a lot of exactly one unit. Each date says where it
    comes from and which operation set it. last_day: the earlier of its ends; last_day_key sorts lots
    without one last. first_in: the day when it first came into our places; disposition: what was decided about
    it, whatever holds there are; undone_by: the undo of the import that made it, until something moves it
    again: it is in no list."""

    id = row_id()
    version = fields.BigIntField(default=1)
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "lots", fields.RESTRICT
    )
    product_id: int
    serial = fields.BooleanField()
    number = TextField()
    number_key = TextField()
    company_number = TextField(null=True, unique=True)  # filled while numbers are unique in the company
    maker_number = TextField(null=True)
    maker: fields.ForeignKeyNullableRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "lots_made", fields.RESTRICT, null=True
    )
    maker_id: int | None
    reference = TextField(null=True)
    batch = TextField(null=True)
    search_key = TextField()  # folded: number, maker's number, reference and batch, a line each
    expiry = DayField(null=True)
    expiry_origin = WordField(DateOrigin, null=True)
    expiry_operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "expiries_set", fields.RESTRICT, null=True
    )
    best_before = DayField(null=True)
    best_before_origin = WordField(DateOrigin, null=True)
    best_before_operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "best_befores_set", fields.RESTRICT, null=True
    )
    production = DayField(null=True)
    production_origin = WordField(DateOrigin, null=True)
    production_operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "productions_set", fields.RESTRICT, null=True
    )
    last_day = DayField(null=True)
    last_day_key = TextField()
    first_in = DayField(null=True)
    note = TextField()
    disposition = WordField(Disposition, default=Disposition.RELEASED)
    disposition_operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "dispositions_set", fields.RESTRICT, null=True
    )
    created = InstantField()
    undone_by: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "lots_undone", fields.RESTRICT, null=True
    )

    class Meta:
        table = "lot"


class StockMoveLine(Model):
    """One movement of one lot. Only ever inserted, by `ledger.journal`; a mistake is put right by a later
    line, back the other way, that `corrects` this one, in whole or part. Its place in the book is its
    operation's seq."""

    id = row_id()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "move_lines", fields.RESTRICT
    )
    operation_id: int
    transfer_line: fields.ForeignKeyNullableRelation[TransferLine] = fields.ForeignKeyField(
        "lotbook.TransferLine", "move_lines", fields.RESTRICT, null=True
    )
    run: fields.ForeignKeyNullableRelation[Run] = fields.ForeignKeyField(
        "lotbook.Run", "move_lines", fields.RESTRICT, null=True
    )
    corrects: fields.ForeignKeyNullableRelation[StockMoveLine] = fields.ForeignKeyField(
        "lotbook.StockMoveLine", "corrections", fields.RESTRICT, null=True
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "move_lines", fields.RESTRICT
    )
    tracking = WordField(Tracking)  # of the product at that time
    lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "move_lines", fields.RESTRICT, null=True
    )
    source: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "outgoing", fields.RESTRICT
    )
    source_package: fields.ForeignKeyNullableRelation[Package] = fields.ForeignKeyField(
        "lotbook.Package", "outgoing", fields.RESTRICT, null=True
    )
    source_package_id: int | None
    destination: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "incoming", fields.RESTRICT
    )
    destination_package: fields.ForeignKeyNullableRelation[Package] = fields.ForeignKeyField(
        "lotbook.Package", "incoming", fields.RESTRICT, null=True
    )
    destination_package_id: int | None
    quantity = QuantityField()  # > 0; the direction is source -> destination
    entered_quantity = QuantityField()
    entered_unit: fields.ForeignKeyRelation[Unit] = fields.ForeignKeyField(
        "lotbook.Unit", "move_lines", fields.RESTRICT
    )
    factor_numerator = fields.BigIntField()
    factor_denominator = fields.BigIntField()
    recorded = InstantField()
    occurred = InstantField(null=True)
    occurred_margin = fields.BigIntField(null=True)

    class Meta:
        table = "stock_move_line"


class StockBalance(Model):
    """What lies in a physical place now. Written by the posting function alone, in the same unit of work."""

    id = row_id()
    location: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "balances", fields.RESTRICT
    )
    location_id: int
    physical = fields.BooleanField(default=True)
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "balances", fields.RESTRICT
    )
    lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "balances", fields.RESTRICT, null=True
    )
    serial = fields.BooleanField()
    package: fields.ForeignKeyNullableRelation[Package] = fields.ForeignKeyField(
        "lotbook.Package", "balances", fields.RESTRICT, null=True
    )
    package_id: int | None
    on_hand = QuantityField()
    reserved = QuantityField()

    class Meta:
        table = "stock_balance"


class RunAssignment(Model):
    """What a person said of a run: so much of this lot goes into what bears that number, and into no other."""

    id = row_id()
    run: fields.ForeignKeyRelation[Run] = fields.ForeignKeyField(
        "lotbook.Run", "assignments", fields.RESTRICT
    )
    input_product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "assigned_inputs", fields.RESTRICT
    )
    input_lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "assigned_inputs", fields.RESTRICT, null=True
    )
    output_product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "assigned_outputs", fields.RESTRICT
    )
    output_number = TextField()  # said before it is posted, when no lot bears it yet
    quantity = QuantityField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "assignments", fields.RESTRICT
    )

    class Meta:
        table = "run_assignment"


class LotEdge(Model):
    """So much of one lot went into another in a run, in the input's stock unit. assigned: by a person, else it is a
    share. Derived from the journal and the assignments by `ledger.genealogy` alone."""

    id = row_id()
    run: fields.ForeignKeyRelation[Run] = fields.ForeignKeyField("lotbook.Run", "edges", fields.RESTRICT)
    input_product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "edges_out", fields.RESTRICT
    )
    input_lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "edges_out", fields.RESTRICT, null=True
    )
    output_product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "edges_in", fields.RESTRICT
    )
    output_lot: fields.ForeignKeyNullableRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "edges_in", fields.RESTRICT, null=True
    )
    quantity = QuantityField()
    assigned = fields.BooleanField()

    class Meta:
        table = "lot_edge"
