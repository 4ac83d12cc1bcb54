"""The tables, one file per group that changes together; `migrations` has what the database itself
enforces."""

from lotbook.models.attachments import Attachment, AttachmentContent, AttachmentOtherHold
from lotbook.models.company import (
    Category,
    CompanyLogo,
    Packaging,
    Partner,
    Product,
    ProductBarcode,
    Settings,
    Unit,
)
from lotbook.models.counts import Count, CountEntry, CountPosition
from lotbook.models.gs1 import Gs1Counter
from lotbook.models.holds import Hold, HoldCheck, QuarantineCheck, QuarantineRule
from lotbook.models.imports import Import, ImportBefore, ImportMade
from lotbook.models.labels import LabelPrint, LabelPrinted, LabelTemplate
from lotbook.models.lists import ListLayout, NumberDraft, NumberDraftPart, NumberDraftRow, Upload
from lotbook.models.manufacturing import BillLine, BillOfMaterials, ManufacturingOrder, Run
from lotbook.models.money import MoneyLine, MoneyPaper, Payment
from lotbook.models.notices import Job, JobLease, Notice, NoticeChoice, Outbox
from lotbook.models.opening import OpeningStock
from lotbook.models.orders import ApprovalLimit, PurchaseOrder, PurchaseOrderLine, SalesOrder, SalesOrderLine
from lotbook.models.people import ApiToken, Operation, Session, SetupLink, SignInAttempt, User
from lotbook.models.places import Location, OperationType, Package, PutawayRule, Warehouse
from lotbook.models.recalls import (
    Recall,
    RecallAdvice,
    RecallAnswer,
    RecallAnswerLine,
    RecallDecision,
    RecallHeld,
    RecallLetter,
    RecallLot,
    RecallMark,
    RecallOrder,
    RecallPeriod,
    RecallPromised,
    RecallStopped,
    RecallText,
    RecallWaiting,
    RecallWidening,
    RecallWideningLot,
)
from lotbook.models.reservations import CarriedPromise, Reservation, StoppedPromise
from lotbook.models.scrap import Scrap, ScrapReason
from lotbook.models.stock import Lot, LotEdge, RunAssignment, StockBalance, StockMoveLine
from lotbook.models.transfers import ExpectedNumber, Transfer, TransferEntry, TransferLine

__all__ = [
    "ApiToken",
    "ApprovalLimit",
    "Attachment",
    "AttachmentContent",
    "AttachmentOtherHold",
    "BillLine",
    "BillOfMaterials",
    "CarriedPromise",
    "Category",
    "CompanyLogo",
    "Count",
    "CountEntry",
    "CountPosition",
    "ExpectedNumber",
    "Gs1Counter",
    "Hold",
    "HoldCheck",
    "Import",
    "ImportBefore",
    "ImportMade",
    "Job",
    "JobLease",
    "LabelPrint",
    "LabelPrinted",
    "LabelTemplate",
    "ListLayout",
    "Location",
    "Lot",
    "LotEdge",
    "ManufacturingOrder",
    "MoneyLine",
    "MoneyPaper",
    "Notice",
    "NoticeChoice",
    "NumberDraft",
    "NumberDraftPart",
    "NumberDraftRow",
    "OpeningStock",
    "Operation",
    "OperationType",
    "Outbox",
    "Package",
    "Packaging",
    "Partner",
    "Payment",
    "Product",
    "ProductBarcode",
    "PurchaseOrder",
    "PurchaseOrderLine",
    "PutawayRule",
    "QuarantineCheck",
    "QuarantineRule",
    "Recall",
    "RecallAdvice",
    "RecallAnswer",
    "RecallAnswerLine",
    "RecallDecision",
    "RecallHeld",
    "RecallLetter",
    "RecallLot",
    "RecallMark",
    "RecallOrder",
    "RecallPeriod",
    "RecallPromised",
    "RecallStopped",
    "RecallText",
    "RecallWaiting",
    "RecallWidening",
    "RecallWideningLot",
    "Reservation",
    "Run",
    "RunAssignment",
    "SalesOrder",
    "SalesOrderLine",
    "Scrap",
    "ScrapReason",
    "Session",
    "Settings",
    "SetupLink",
    "SignInAttempt",
    "StockBalance",
    "StockMoveLine",
    "StoppedPromise",
    "Transfer",
    "TransferEntry",
    "TransferLine",
    "Unit",
    "Upload",
    "User",
    "Warehouse",
]
