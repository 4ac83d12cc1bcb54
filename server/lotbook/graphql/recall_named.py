"""Which lots a recall is about, as they are named in the API."""

from __future__ import annotations

from typing import Any

import strawberry
from strawberry import UNSET

from lotbook.domain.refusals import NotFound as NoSuch
from lotbook.graphql import ids
from lotbook.graphql.scalars import Day
from lotbook.graphql.shown import needed, optional
from lotbook.graphql.trace_start import PartnerPeriodInput, TraceBatchInput
from lotbook.ledger.tracing.starts import DOCUMENTS
from lotbook.services.recall_scope import Named


@strawberry.input(description="Lots by the number of their maker.")
class MakerNumberInput:
    number: str = needed("The maker's number; lots with it that come after the start are in scope, too.")
    product: strawberry.ID | None = optional("Only of this product; absent for any.")


@strawberry.input(
    description="Lots of a product by the day when they first came in, as it was recorded or as it happened."
)
class ProductPeriodInput:
    product: strawberry.ID = needed("The product.")
    since: Day = needed("First day.")
    until: Day = needed("Last day.")


@strawberry.input(one_of=True, description="Lots that a recall is about.")
class RecallLotsInput:
    lots: list[strawberry.ID] | None = optional("Lots, at most 5,000.")
    numbers: list[str] | None = optional("Lots of any product with these numbers, at most 5,000.")
    maker_number: MakerNumberInput | None = optional("All lots with a number of their maker.")
    batch: TraceBatchInput | None = optional(
        "All serials of a batch, and the lot of that number, also those that come after the start."
    )
    product: ProductPeriodInput | None = optional("Lots of a product that first came in on some days.")
    partner: PartnerPeriodInput | None = optional("Lots of a partner between two days.")
    package: strawberry.ID | None = optional("All lots that are, or were, in a package.")
    document: strawberry.ID | None = optional(
        "All lots that a document moved: a transfer, a sales order, a count; or that a purchase order brought or a"
        " manufacturing order made, also those that come after the start."
    )


def named_of(one: RecallLotsInput, at: int) -> Named:
    """at: its place among those of the input."""
    field = ("lots", str(at))
    if _given(one.lots) is not None:
        lots = one.lots or []
        return Named(lots=[ids.row("Lot", lot, *field, "lots", str(nth)) for nth, lot in enumerate(lots)])
    if _given(one.numbers) is not None:
        return Named(numbers=one.numbers or [])
    if maker := _given(one.maker_number):
        product = ids.optional_row("Product", maker.product, *field, "makerNumber", "product")
        return Named(maker_number=maker.number, product=product)
    if batch := _given(one.batch):
        return Named(batch=batch.batch, product=ids.row("Product", batch.product, *field, "batch", "product"))
    if came := _given(one.product):
        product = ids.row("Product", came.product, *field, "product", "product")
        return Named(product=product, since=came.since, until=came.until)
    if traded := _given(one.partner):
        partner = ids.row("Partner", traded.partner, *field, "partner", "partner")
        return Named(partner=partner, since=traded.since, until=traded.until)
    if package := _given(one.package):
        return Named(package=ids.row("Package", package, *field, "package"))
    return Named(document=_document(str(one.document), *field, "document"))


def _document(global_id: str, *field: str) -> tuple[str, int]:
    kind, row_id = ids.decode(global_id) or ("", 0)
    if kind not in DOCUMENTS:
        raise NoSuch(message="There is no such document that moves lots.", field=field, sought=global_id)
    return kind, row_id


def _given(value: Any) -> Any:
    return None if value is UNSET else value
