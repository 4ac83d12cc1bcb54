"""Documents that move goods: what is expected, and what was scanned."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.words import DateOrigin, EntryWay, Tracking, TransferState
from lotbook.models.company import Packaging, Partner, Product, Unit
from lotbook.models.manufacturing import ManufacturingOrder, Run
from lotbook.models.orders import PurchaseOrder, PurchaseOrderLine, SalesOrder, SalesOrderLine
from lotbook.models.people import Operation, User
from lotbook.models.places import Location, OperationType, Package, Warehouse


class Transfer(Model):
    """A receipt, a delivery, an internal transfer or a return, by its operation type. return_of: what it brings back
    or sends back, none where a return matches no delivery; replaces: the return whose goods it sends anew.
    onward_to: where in another warehouse its goods go on to; shipped_by: the transfer that sent what it brings in."""

    id = row_id()
    version = fields.BigIntField(default=1)
    number = TextField(unique=True)
    operation_type: fields.ForeignKeyRelation[OperationType] = fields.ForeignKeyField(
        "lotbook.OperationType", "transfers", fields.RESTRICT
    )
    warehouse: fields.ForeignKeyRelation[Warehouse] = fields.ForeignKeyField(
        "lotbook.Warehouse", "transfers", fields.RESTRICT
    )
    state = WordField(TransferState)
    partner: fields.ForeignKeyNullableRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "transfers", fields.RESTRICT, null=True
    )
    partner_id: int | None
    source: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "source_of_transfers", fields.RESTRICT
    )
    destination: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "destination_of_transfers", fields.RESTRICT
    )
    due_on = DayField()
    purchase_order: fields.ForeignKeyNullableRelation[PurchaseOrder] = fields.ForeignKeyField(
        "lotbook.PurchaseOrder", "transfers", fields.RESTRICT, null=True
    )
    purchase_order_id: int | None
    sales_order: fields.ForeignKeyNullableRelation[SalesOrder] = fields.ForeignKeyField(
        "lotbook.SalesOrder", "transfers", fields.RESTRICT, null=True
    )
    backorder_of: fields.ForeignKeyNullableRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "backorders", fields.RESTRICT, null=True, unique=True
    )
    backorder_of_id: int | None
    return_of: fields.ForeignKeyNullableRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "returns", fields.RESTRICT, null=True
    )
    return_of_id: int | None
    replaces: fields.ForeignKeyNullableRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "replacements", fields.RESTRICT, null=True
    )
    replaces_id: int | None
    onward_to: fields.ForeignKeyNullableRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "onward_transfers", fields.RESTRICT, null=True
    )
    shipped_by: fields.ForeignKeyNullableRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "arrivals", fields.RESTRICT, null=True
    )
    shipped_by_id: int | None
    manufacturing_order: fields.ForeignKeyNullableRelation[ManufacturingOrder] = fields.ForeignKeyField(
        "lotbook.ManufacturingOrder", "transfers", fields.RESTRICT, null=True
    )
    run: fields.ForeignKeyNullableRelation[Run] = fields.ForeignKeyField(
        "lotbook.Run", "transfers", fields.RESTRICT, null=True
    )
    search_key = TextField()  # folded: number, partner, origin and products, a line each
    created = InstantField()
    created_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "transfers_created", fields.RESTRICT, null=True
    )
    updated = InstantField()
    updated_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "transfers_updated", fields.RESTRICT, null=True
    )
    validated = InstantField(null=True)
    validated_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "transfers_validated", fields.RESTRICT, null=True
    )

    class Meta:
        table = "transfer"


class TransferLine(Model):
    """What is expected of one product, in its stock unit; zero when it was added at the dock. packaging: the
    one it was ordered in; per_packaging: stock units in one of it."""

    id = row_id()
    transfer: fields.ForeignKeyRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "lines", fields.RESTRICT
    )
    position = fields.BigIntField()
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "transfer_lines", fields.RESTRICT
    )
    product_id: int
    expected = QuantityField()
    unit: fields.ForeignKeyRelation[Unit] = fields.ForeignKeyField(
        "lotbook.Unit", "transfer_lines", fields.RESTRICT
    )
    unit_id: int
    packaging: fields.ForeignKeyNullableRelation[Packaging] = fields.ForeignKeyField(
        "lotbook.Packaging", "transfer_lines", fields.RESTRICT, null=True
    )
    per_packaging = QuantityField(null=True)
    source: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "source_of_lines", fields.RESTRICT
    )
    destination: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "destination_of_lines", fields.RESTRICT
    )
    purchase_order_line: fields.ForeignKeyNullableRelation[PurchaseOrderLine] = fields.ForeignKeyField(
        "lotbook.PurchaseOrderLine", "transfer_lines", fields.RESTRICT, null=True
    )
    sales_order_line: fields.ForeignKeyNullableRelation[SalesOrderLine] = fields.ForeignKeyField(
        "lotbook.SalesOrderLine", "transfer_lines", fields.RESTRICT, null=True
    )

    returns_line: fields.ForeignKeyNullableRelation[TransferLine] = fields.ForeignKeyField(
        "lotbook.TransferLine", "returning_lines", fields.RESTRICT, null=True
    )

    class Meta:
        table = "transfer_line"


class TransferEntry(Model):
    """What was scanned or typed onto a line and is not posted yet: may change and go until validation. Its
    lot is empty while the number is new: the lot is born at validation. Quantity in the stock unit, and as
    it was entered."""

    id = row_id()
    transfer: fields.ForeignKeyRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "entries", fields.RESTRICT
    )
    line: fields.ForeignKeyRelation[TransferLine] = fields.ForeignKeyField(
        "lotbook.TransferLine", "entries", fields.RESTRICT
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "entries", fields.RESTRICT
    )
    tracking = WordField(Tracking)
    number = TextField(null=True)
    number_key = TextField(null=True)
    lot_id = fields.BigIntField(null=True)  # no relation: lots are of a later file, which reads these lines
    quantity = QuantityField()
    entered_quantity = QuantityField()
    entered_unit: fields.ForeignKeyRelation[Unit] = fields.ForeignKeyField(
        "lotbook.Unit", "entries", fields.RESTRICT
    )
    source: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "source_of_entries", fields.RESTRICT
    )
    source_package: fields.ForeignKeyNullableRelation[Package] = fields.ForeignKeyField(
        "lotbook.Package", "source_of_entries", fields.RESTRICT, null=True
    )
    source_package_id: int | None
    destination: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "destination_of_entries", fields.RESTRICT
    )
    destination_id: int
    destination_package: fields.ForeignKeyNullableRelation[Package] = fields.ForeignKeyField(
        "lotbook.Package", "destination_of_entries", fields.RESTRICT, null=True
    )
    destination_package_id: int | None
    expiry = DayField(null=True)
    expiry_origin = WordField(DateOrigin, null=True)
    best_before = DayField(null=True)
    best_before_origin = WordField(DateOrigin, null=True)
    production = DayField(null=True)
    production_origin = WordField(DateOrigin, null=True)
    maker_number = TextField(null=True)
    maker_key = TextField(null=True)
    batch = TextField(null=True)
    via = WordField(EntryWay)
    carton = TextField(null=True)  # SSCC of the one that it was in, where known
    into_product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "entries_into", fields.RESTRICT, null=True
    )
    into_product_id: int | None
    into_number = TextField(null=True)  # of what a component goes into, where it was said
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "entries", fields.RESTRICT
    )
    operation_id: int

    class Meta:
        table = "transfer_entry"

    @property
    def version(self) -> int:
        """Another after each change: the write that put it as it is."""
        return self.operation_id


class ExpectedNumber(Model):
    """A number that an advance notice announced on a line of an order, or of its receipt once that is there.
    number: as on the maker's label; carton, pallet: SSCC of what it comes in, and of what that stands on.
    quantity: in the product's stock unit."""

    id = row_id()
    order_line: fields.ForeignKeyNullableRelation[PurchaseOrderLine] = fields.ForeignKeyField(
        "lotbook.PurchaseOrderLine", "expected_numbers", fields.RESTRICT, null=True
    )
    transfer_line: fields.ForeignKeyNullableRelation[TransferLine] = fields.ForeignKeyField(
        "lotbook.TransferLine", "expected_numbers", fields.RESTRICT, null=True
    )
    serial = fields.BooleanField()
    number = TextField()
    maker_number = TextField(null=True)
    quantity = QuantityField()
    expiry = DayField(null=True)
    best_before = DayField(null=True)
    carton = TextField(null=True)
    pallet = TextField(null=True)
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "expected_numbers", fields.RESTRICT
    )

    class Meta:
        table = "expected_number"
