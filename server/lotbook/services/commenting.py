"""Remarks under documents. A remark is its operation: who, when and which document are kept there, and its text as
the reason; so nobody can change it afterwards, and the history of the document shows it in its place."""

from __future__ import annotations

from dataclasses import dataclass

from tortoise.models import Model

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import parse_remark
from lotbook.domain.refusals import Ref
from lotbook.models import Count, ManufacturingOrder, MoneyPaper, PurchaseOrder, Recall, SalesOrder, Transfer
from lotbook.services.rows import shared

DOCUMENTS: dict[str, type[Model]] = {
    "Transfer": Transfer,
    "PurchaseOrder": PurchaseOrder,
    "SalesOrder": SalesOrder,
    "ManufacturingOrder": ManufacturingOrder,
    "Invoice": MoneyPaper,
    "Bill": MoneyPaper,
    "Count": Count,
    "Recall": Recall,
}
"""Documents that can be remarked on, by the name of their type."""


@dataclass(frozen=True)
class CommentAdded:
    """A remark by the row id of its operation."""

    comment: int


@unit_of_work
async def add_comment(work: Work, document: Ref, text: str) -> CommentAdded:
    """Write a remark under a document, in whatever state that is. Raises NotFound or InvalidInput."""
    work.reason = parse_remark(text)
    await shared(DOCUMENTS[document.kind], document.id, ("document",))
    work.about(document.kind, document.id)
    return CommentAdded(work.operation_id)
