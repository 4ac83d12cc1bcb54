"""Types that are named before they are read: the types of the schema lead to each other in all directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strawberry.types.lazy_type import LazyType

if TYPE_CHECKING:
    from lotbook.graphql.attachments import Attachment
    from lotbook.graphql.catalog import Packaging, Partner, Product, Unit
    from lotbook.graphql.company import Address, Blocker
    from lotbook.graphql.counts import CountPosition
    from lotbook.graphql.holds import Hold
    from lotbook.graphql.labels import LabelPrint
    from lotbook.graphql.lots import Lot, LotDate
    from lotbook.graphql.manufacturing import Run
    from lotbook.graphql.money import Bill, Invoice
    from lotbook.graphql.number_drafts import NumberDraft
    from lotbook.graphql.numbers import NumberConflict, NumberRow, NumbersPreview
    from lotbook.graphql.operations import Operation
    from lotbook.graphql.orders import PurchaseOrder, PurchaseOrderLine
    from lotbook.graphql.packages import Package
    from lotbook.graphql.papers import Document, FileLink
    from lotbook.graphql.people import User
    from lotbook.graphql.places import Location, OperationType, Warehouse
    from lotbook.graphql.quarantine import QuarantineRule
    from lotbook.graphql.recalls import Recall
    from lotbook.graphql.refusals import Refusal
    from lotbook.graphql.sales import SalesOrder
    from lotbook.graphql.scanning import Scan
    from lotbook.graphql.stock import Balance, MoveLine
    from lotbook.graphql.trading import TradeOrderLine as OrderLine
    from lotbook.graphql.transfer_lines import NumberSummary, PostedGoods, TransferLine
    from lotbook.graphql.transfers import Transfer
else:

    def _in(module: str, name: str) -> LazyType:
        return LazyType(name, f"lotbook.graphql.{module}", None)

    Attachment = _in("attachments", "Attachment")
    Packaging = _in("catalog", "Packaging")
    Partner = _in("catalog", "Partner")
    Product = _in("catalog", "Product")
    Unit = _in("catalog", "Unit")
    Address = _in("company", "Address")
    Blocker = _in("company", "Blocker")
    CountPosition = _in("counts", "CountPosition")
    Hold = _in("holds", "Hold")
    LabelPrint = _in("labels", "LabelPrint")
    Lot = _in("lots", "Lot")
    LotDate = _in("lots", "LotDate")
    Bill = _in("money", "Bill")
    Invoice = _in("money", "Invoice")
    OrderLine = _in("trading", "TradeOrderLine")
    NumberConflict = _in("numbers", "NumberConflict")
    NumberDraft = _in("number_drafts", "NumberDraft")
    NumberRow = _in("numbers", "NumberRow")
    NumbersPreview = _in("numbers", "NumbersPreview")
    Operation = _in("operations", "Operation")
    PostedGoods = _in("transfer_lines", "PostedGoods")
    Package = _in("packages", "Package")
    PurchaseOrder = _in("orders", "PurchaseOrder")
    PurchaseOrderLine = _in("orders", "PurchaseOrderLine")
    Document = _in("papers", "Document")
    FileLink = _in("papers", "FileLink")
    User = _in("people", "User")
    Location = _in("places", "Location")
    OperationType = _in("places", "OperationType")
    Warehouse = _in("places", "Warehouse")
    QuarantineRule = _in("quarantine", "QuarantineRule")
    Recall = _in("recalls", "Recall")
    Refusal = _in("refusals", "Refusal")
    Run = _in("manufacturing", "Run")
    SalesOrder = _in("sales", "SalesOrder")
    Scan = _in("scanning", "Scan")
    Balance = _in("stock", "Balance")
    MoveLine = _in("stock", "MoveLine")
    NumberSummary = _in("transfer_lines", "NumberSummary")
    Transfer = _in("transfers", "Transfer")
    TransferLine = _in("transfer_lines", "TransferLine")

__all__ = [
    "Address",
    "Attachment",
    "Balance",
    "Bill",
    "Blocker",
    "CountPosition",
    "Document",
    "FileLink",
    "Hold",
    "Invoice",
    "LabelPrint",
    "Location",
    "Lot",
    "LotDate",
    "MoveLine",
    "NumberConflict",
    "NumberDraft",
    "NumberRow",
    "NumberSummary",
    "NumbersPreview",
    "Operation",
    "OperationType",
    "OrderLine",
    "Package",
    "Packaging",
    "Partner",
    "PostedGoods",
    "Product",
    "PurchaseOrder",
    "PurchaseOrderLine",
    "QuarantineRule",
    "Recall",
    "Refusal",
    "Run",
    "SalesOrder",
    "Scan",
    "Transfer",
    "TransferLine",
    "Unit",
    "User",
    "Warehouse",
]
