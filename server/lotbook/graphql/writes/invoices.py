"""Invoices are written, posted and given up; they are paid as bills are."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.money_words import MoneyKind
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.money import Invoice
from lotbook.graphql.refusals import (
    InvalidInput,
    MoreThanLeft,
    NotFound,
    OperationIdReused,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.scalars import Day
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.writes.money import MoneyLineInput, lines_of
from lotbook.graphql.writing import Payload, Write, or_absent, or_none, request
from lotbook.services import billing


@strawberry.type(description="An invoice as it stands now.")
class InvoicePayload(Payload):
    invoice: Invoice = linked("As it stands now.", "paper")


@strawberry.input(description="What createInvoice needs.")
class CreateInvoiceInput(Write):
    order: strawberry.ID = needed("The sales order.")
    credits: strawberry.ID | None = optional(
        "The posted invoice that a credit note is on; absent for an invoice."
    )
    issued_on: Day | None = optional("Day on the invoice; today when absent.")
    due_on: Day | None = optional("Day it is due; 30 days later when absent.")
    lines: list[MoneyLineInput] | None = optional(
        "Lines, at most 1,000; when absent all that is left, or for a credit note what came back."
    )


CreateInvoiceResult = Annotated[
    InvoicePayload | WrongState | MoreThanLeft | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateInvoiceResult", description="What createInvoice answers."),
]


@mutation(
    "Write an invoice for what was delivered, or by setting ordered, and is not invoiced yet, or a credit note for what"
    " came back."
)
async def create_invoice(input: CreateInvoiceInput, info: Info) -> CreateInvoiceResult:
    done = await billing.create_paper(
        request(info, input),
        MoneyKind.INVOICE,
        ids.row("SalesOrder", input.order, "order"),
        billing.PaperGiven(or_none(input.issued_on), or_none(input.due_on)),
        lines_of(or_none(input.lines), "SalesOrderLine"),
        credits_id=ids.optional_row("Invoice", or_none(input.credits), "credits"),
    )
    return InvoicePayload.done(done)


@strawberry.input(description="What updateInvoice needs.")
class UpdateInvoiceInput(Write):
    invoice: strawberry.ID = needed("The invoice.")
    version: int = needed("Version that was read.")
    issued_on: Day | None = optional("Day on the invoice.")
    due_on: Day | None = optional("Day it is due.")
    lines: list[MoneyLineInput] | None = optional("Lines, replacing all; absent to leave them.")


UpdateInvoiceResult = Annotated[
    InvoicePayload | StaleVersion | WrongState | MoreThanLeft | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdateInvoiceResult", description="What updateInvoice answers."),
]


@mutation("Change a draft of an invoice.")
async def update_invoice(input: UpdateInvoiceInput, info: Info) -> UpdateInvoiceResult:
    done = await billing.update_paper(
        request(info, input),
        MoneyKind.INVOICE,
        ids.row("Invoice", input.invoice, "invoice"),
        input.version,
        issued_on=or_absent(input.issued_on),
        due_on=or_absent(input.due_on),
        lines=lines_of(or_none(input.lines), "SalesOrderLine"),
    )
    return InvoicePayload.done(done)


@strawberry.input(description="What postInvoice needs.")
class PostInvoiceInput(Write):
    invoice: strawberry.ID = needed("The invoice.")
    version: int = needed("Version that was read.")


PostInvoiceResult = Annotated[
    InvoicePayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("PostInvoiceResult", description="What postInvoice answers."),
]


@mutation("Make an invoice binding; it takes its number, of which none is left out, and changes no more.")
async def post_invoice(input: PostInvoiceInput, info: Info) -> PostInvoiceResult:
    invoice = ids.row("Invoice", input.invoice, "invoice")
    done = await billing.post_paper(request(info, input), MoneyKind.INVOICE, invoice, input.version)
    return InvoicePayload.done(done)


@strawberry.input(description="What cancelInvoice needs.")
class CancelInvoiceInput(Write):
    invoice: strawberry.ID = needed("The invoice.")
    version: int = needed("Version that was read.")
    reason: str = needed("Why.")


CancelInvoiceResult = Annotated[
    InvoicePayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CancelInvoiceResult", description="What cancelInvoice answers."),
]


@mutation("Give up a draft of an invoice; a posted one is put right by a credit note.")
async def cancel_invoice(input: CancelInvoiceInput, info: Info) -> CancelInvoiceResult:
    invoice = ids.row("Invoice", input.invoice, "invoice")
    done = await billing.cancel_paper(
        request(info, input), MoneyKind.INVOICE, invoice, input.version, input.reason
    )
    return InvoicePayload.done(done)
