"""Papers: documents of the business, and files that are printed of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Annotated, Any

import strawberry

from lotbook.documents import words
from lotbook.graphql import ids
from lotbook.graphql.comments import Comment, comments_page
from lotbook.graphql.connections import After, Connection, CountedConnection, First
from lotbook.graphql.context import Info
from lotbook.graphql.later import Operation, User
from lotbook.graphql.operations import operations_page
from lotbook.graphql.paper_sizes import PaperSize
from lotbook.graphql.shown import Node, Shown, computed, described, linked, own

PDF = "application/pdf"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@strawberry.enum(description="Papers.")
class PaperKind(Enum):
    RECEIPT_SLIP = strawberry.enum_value("RECEIPT_SLIP", description="Lots and dates of a receipt.")
    DISCREPANCY_REPORT = strawberry.enum_value(
        "DISCREPANCY_REPORT", description="What was announced and what came, for the vendor."
    )
    DELIVERY_SLIP = strawberry.enum_value(
        "DELIVERY_SLIP", description="What is delivered, with lots by setting."
    )
    PACKAGE_CONTENTS = strawberry.enum_value(
        "PACKAGE_CONTENTS", description="What is in a package, with its label."
    )
    PICKING_LIST = strawberry.enum_value("PICKING_LIST", description="What to pick, in walking order.")
    RETURN_SLIP = strawberry.enum_value("RETURN_SLIP", description="What comes or goes back.")
    TRANSFER_SLIP = strawberry.enum_value("TRANSFER_SLIP", description="What goes to another warehouse.")
    PURCHASE_ORDER = strawberry.enum_value(
        "PURCHASE_ORDER", description="Order to a vendor; of a draft, the request for quotation."
    )
    QUOTATION = strawberry.enum_value("QUOTATION", description="Offer to a customer.")
    SALES_ORDER = strawberry.enum_value("SALES_ORDER", description="What is agreed with a customer.")
    MANUFACTURING_ORDER = strawberry.enum_value("MANUFACTURING_ORDER", description="What to make of what.")
    BILL = strawberry.enum_value("BILL", description="Bill or credit note of a vendor.")
    COUNT_SHEET = strawberry.enum_value(
        "COUNT_SHEET", description="Places, lots and products to count, to be written on."
    )
    RECALL_REPORT = strawberry.enum_value("RECALL_REPORT", description="What a recall did, for the file.")
    INVOICE = strawberry.enum_value("INVOICE", description="Invoice or credit note to a customer.")


WHERE = {
    PaperKind.RECEIPT_SLIP: ("Transfer", "transfers", "slip"),
    PaperKind.DISCREPANCY_REPORT: ("Transfer", "transfers", "discrepancies"),
    PaperKind.DELIVERY_SLIP: ("Transfer", "transfers", "delivery-slip"),
    PaperKind.PACKAGE_CONTENTS: ("Package", "packages", "contents"),
    PaperKind.PICKING_LIST: ("Transfer", "transfers", "picking-list"),
    PaperKind.RETURN_SLIP: ("Transfer", "transfers", "return-slip"),
    PaperKind.TRANSFER_SLIP: ("Transfer", "transfers", "transfer-slip"),
    PaperKind.PURCHASE_ORDER: ("PurchaseOrder", "purchase-orders", "order"),
    PaperKind.QUOTATION: ("SalesOrder", "sales-orders", "quotation"),
    PaperKind.SALES_ORDER: ("SalesOrder", "sales-orders", "order"),
    PaperKind.MANUFACTURING_ORDER: ("ManufacturingOrder", "manufacturing-orders", "order-sheet"),
    PaperKind.BILL: ("Bill", "bills", "bill"),
    PaperKind.COUNT_SHEET: ("Count", "counts", "sheet"),
    PaperKind.RECALL_REPORT: ("Recall", "recalls", "report"),
    PaperKind.INVOICE: ("Invoice", "invoices", "invoice"),
}
"""For each paper the type of its document, and folder and name of its address."""


@dataclass(frozen=True)
class File:
    url: str
    media_type: str
    file_name: str


@strawberry.type(description="A file to fetch from this server.")
class FileLink(Shown):
    url: str = own("Path on this server; fetch it with the same cookie or token.")
    media_type: str = own("Such as application/pdf.")
    file_name: str = own("A name to save it under.")


@dataclass(frozen=True)
class PaperOf:
    kind: PaperKind
    document: Any


@strawberry.type(description="A paper that can be printed of a document as it stands.")
class Paper(Shown):
    kind: PaperKind = own("Which paper.")

    @computed("The paper as PDF, for the same data always the same bytes.")
    def link(
        self, size: Annotated[PaperSize | None, described("Paper size; the company's when absent.")] = None
    ) -> FileLink:
        return paper_link(self.thing.kind, self.thing.document, size)

    @computed("The same as a table in a CSV file; null where there is none.")
    def table(self) -> FileLink | None:
        kind, document = self.thing.kind, self.thing.document
        if kind is not PaperKind.DISCREPANCY_REPORT:
            return None
        name = words.file_name(document.number, "discrepancies", "csv")
        return FileLink.of(File(f"{_address(kind, document)}.csv", CSV, name))


@strawberry.interface(description="A paper of the business with its own number, state and history.")
class Document(Node):
    number: str = own("Its number, such as WH/IN/00042.")
    version: int = own("Rises by one with every change; name it when you decide on what you read.")
    created_at: datetime = own("When it was written.", "created")
    created_by: User | None = linked("Who wrote it; null for an automatic step.")

    @computed("Papers that can be printed of it now, at most 10.")
    async def papers(self, info: Info) -> list[Paper]:
        return [Paper.of(PaperOf(kind, self.thing)) for kind in await self.printable(info)]

    @computed("Who did what on it, newest first.", inside=True)
    async def operations(self, info: Info, first: First, after: After = None) -> Connection[Operation]:
        return await operations_page(info, type(self).__name__, self.thing.id, first, after)

    @computed("Remarks, oldest first.", inside=True)
    async def comments(self, info: Info, first: First, after: After = None) -> CountedConnection[Comment]:
        return await comments_page(info, type(self).__name__, self.thing.id, first, after)

    async def printable(self, info: Info) -> list[PaperKind]:
        """The papers that can be printed of it as it stands."""
        return []


def paper_link(kind: PaperKind, document: Any, size: PaperSize | None = None) -> FileLink:
    """Where a paper of a document is fetched. size: the company's when None."""
    name = words.file_name(document.number, WHERE[kind][2])
    asked = "" if size is None else f"?size={size.value}"
    return FileLink.of(File(f"{_address(kind, document)}.pdf{asked}", PDF, name))


def _address(kind: PaperKind, document: Any) -> str:
    of, folder, name = WHERE[kind]
    return f"/documents/{folder}/{ids.encode(of, document.id)}/{name}"
