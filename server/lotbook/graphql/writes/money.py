"""Bills are written, posted, given up and paid."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.money_papers import MoneyLineGiven
from lotbook.domain.money_words import MoneyKind
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.money import Bill, MoneyPaper, Payment
from lotbook.graphql.refusals import (
    InvalidInput,
    MoreThanDue,
    MoreThanLeft,
    NotFound,
    OperationIdReused,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.scalars import Day, Money, Percent, Price, Quantity
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.writing import Payload, Write, or_absent, or_none, request
from lotbook.services import billing, paying

PAPERS = {kind.shown_as for kind in MoneyKind}


@strawberry.type(description="A bill as it stands now.")
class BillPayload(Payload):
    bill: Bill = linked("As it stands now.", "paper")


@strawberry.type(description="A payment as registered or taken back.")
class PaymentPayload(Payload):
    payment: Payment = linked("The payment.")
    paper: MoneyPaper = linked("The bill or invoice with what is still due.")


@strawberry.input(description="A line to bill or invoice, or to credit.")
class MoneyLineInput:
    order_line: strawberry.ID | None = optional(
        "The line of the order; absent for a charge, such as freight."
    )
    credited_line: strawberry.ID | None = optional(
        "The line of the credited paper; a credit note takes its text, price and tax rate."
    )
    quantity: Quantity | None = optional("How much, as the line counts; all that is left when absent.")
    price: Price | None = optional("Price for one of what the order's is for; the order's when absent.")
    text: str | None = optional("Text; the order's when absent.")
    tax_rate: Percent | None = optional("Tax rate; the order's when absent, none for a charge.")


def lines_of(lines: list[MoneyLineInput] | None, kind: str) -> list[MoneyLineGiven] | None:
    """Lines as services take them; kind: what a line of the order is called."""
    return None if lines is None else [_line(place, each, kind) for place, each in enumerate(lines)]


def _line(place: int, line: MoneyLineInput, kind: str) -> MoneyLineGiven:
    path = ("lines", str(place))
    return MoneyLineGiven(
        order_line=ids.optional_row(kind, or_none(line.order_line), *path, "orderLine"),
        credited_line=ids.optional_row("MoneyLine", or_none(line.credited_line), *path, "creditedLine"),
        quantity=or_none(line.quantity),
        price=or_none(line.price),
        text=or_none(line.text),
        tax_rate=or_none(line.tax_rate),
    )


@strawberry.input(description="What createBill needs.")
class CreateBillInput(Write):
    order: strawberry.ID = needed("The purchase order.")
    credits: strawberry.ID | None = optional("The posted bill that a credit note is on; absent for a bill.")
    vendor_number: str | None = optional("The vendor's own number; it can be on one paper only.")
    issued_on: Day | None = optional("Day on the bill; today when absent.")
    due_on: Day | None = optional("Day it is due; 30 days later when absent.")
    lines: list[MoneyLineInput] | None = optional(
        "Lines, at most 1,000; when absent all that is left, or for a credit note what went back."
    )


CreateBillResult = Annotated[
    BillPayload | WrongState | MoreThanLeft | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateBillResult", description="What createBill answers."),
]


@mutation(
    "Write a bill for what was received, or by setting ordered, and is not billed yet, or a credit note for what"
    " was returned."
)
async def create_bill(input: CreateBillInput, info: Info) -> CreateBillResult:
    done = await billing.create_paper(
        request(info, input),
        MoneyKind.BILL,
        ids.row("PurchaseOrder", input.order, "order"),
        billing.PaperGiven(or_none(input.issued_on), or_none(input.due_on), or_none(input.vendor_number)),
        lines_of(or_none(input.lines), "PurchaseOrderLine"),
        credits_id=ids.optional_row("Bill", or_none(input.credits), "credits"),
    )
    return BillPayload.done(done)


@strawberry.input(description="What updateBill needs.")
class UpdateBillInput(Write):
    bill: strawberry.ID = needed("The bill.")
    version: int = needed("Version that was read.")
    vendor_number: str | None = optional("The vendor's own number; null to remove.")
    issued_on: Day | None = optional("Day on the bill.")
    due_on: Day | None = optional("Day it is due.")
    lines: list[MoneyLineInput] | None = optional("Lines, replacing all; absent to leave them.")


UpdateBillResult = Annotated[
    BillPayload | StaleVersion | WrongState | MoreThanLeft | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdateBillResult", description="What updateBill answers."),
]


@mutation("Change a draft of a bill.")
async def update_bill(input: UpdateBillInput, info: Info) -> UpdateBillResult:
    done = await billing.update_paper(
        request(info, input),
        MoneyKind.BILL,
        ids.row("Bill", input.bill, "bill"),
        input.version,
        issued_on=or_absent(input.issued_on),
        due_on=or_absent(input.due_on),
        vendor_number=or_absent(input.vendor_number),
        lines=lines_of(or_none(input.lines), "PurchaseOrderLine"),
    )
    return BillPayload.done(done)


@strawberry.input(description="What postBill needs.")
class PostBillInput(Write):
    bill: strawberry.ID = needed("The bill.")
    version: int = needed("Version that was read.")


PostBillResult = Annotated[
    BillPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("PostBillResult", description="What postBill answers."),
]


@mutation("Make a bill binding; it takes its number and changes no more.")
async def post_bill(input: PostBillInput, info: Info) -> PostBillResult:
    bill = ids.row("Bill", input.bill, "bill")
    return BillPayload.done(
        await billing.post_paper(request(info, input), MoneyKind.BILL, bill, input.version)
    )


@strawberry.input(description="What cancelBill needs.")
class CancelBillInput(Write):
    bill: strawberry.ID = needed("The bill.")
    version: int = needed("Version that was read.")
    reason: str = needed("Why.")


CancelBillResult = Annotated[
    BillPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CancelBillResult", description="What cancelBill answers."),
]


@mutation("Give up a draft of a bill; a posted one is put right by a credit note.")
async def cancel_bill(input: CancelBillInput, info: Info) -> CancelBillResult:
    bill = ids.row("Bill", input.bill, "bill")
    done = await billing.cancel_paper(request(info, input), MoneyKind.BILL, bill, input.version, input.reason)
    return BillPayload.done(done)


@strawberry.input(description="What registerPayment needs.")
class RegisterPaymentInput(Write):
    paper: strawberry.ID = needed("The bill or invoice, or a credit note of which money is given back.")
    amount: Money | None = optional("How much; all that is due when absent.")
    paid_on: Day = needed("The day.")
    method: str = needed("How, such as bank transfer.")
    reference: str | None = optional("Reference on the statement.")


RegisterPaymentResult = Annotated[
    PaymentPayload | WrongState | MoreThanDue | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RegisterPaymentResult", description="What registerPayment answers."),
]


def _paper(global_id: str) -> int:
    """The row of a bill or invoice. Raises NotFound."""
    kind, row_id = ids.decode(global_id) or ("", 0)
    return row_id if kind in PAPERS else ids.row("Bill", global_id, "paper")


@mutation("Register a payment, in part or full.")
async def register_payment(input: RegisterPaymentInput, info: Info) -> RegisterPaymentResult:
    done = await paying.register_payment(
        request(info, input),
        _paper(input.paper),
        or_none(input.amount),
        input.paid_on,
        input.method,
        or_none(input.reference),
    )
    return PaymentPayload.done(done)


@strawberry.input(description="What cancelPayment needs.")
class CancelPaymentInput(Write):
    payment: strawberry.ID = needed("The payment.")
    reason: str = needed("Why.")


CancelPaymentResult = Annotated[
    PaymentPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CancelPaymentResult", description="What cancelPayment answers."),
]


@mutation("Take a payment back.")
async def cancel_payment(input: CancelPaymentInput, info: Info) -> CancelPaymentResult:
    payment = ids.row("Payment", input.payment, "payment")
    return PaymentPayload.done(await paying.cancel_payment(request(info, input), payment, input.reason))
