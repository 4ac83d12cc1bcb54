"""Orders to vendors are written, changed, confirmed and given up."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.absent import ABSENT
from lotbook.domain.money_words import PricePer
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.words import Role
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.orders import PurchaseOrder
from lotbook.graphql.payment_terms import PaymentTermsInput
from lotbook.graphql.refusals import (
    AboveLimit,
    InUse,
    InvalidInput,
    MoreThanLeft,
    NotFound,
    OperationIdReused,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.scalars import Currency, Day, Money, Percent, Price, Quantity
from lotbook.graphql.shown import computed, linked, needed, optional, preset
from lotbook.graphql.transfers import Transfer
from lotbook.graphql.writes.measures import measure
from lotbook.graphql.writing import Payload, Write, or_absent, or_none, request
from lotbook.services import ordering
from lotbook.services.order_sides import PURCHASE, Side
from lotbook.services.ordering import OrderHeader


@strawberry.type(description="A purchase order as it stands now.")
class PurchaseOrderPayload(Payload):
    order: PurchaseOrder = linked("As it stands now.")


@strawberry.type(description="A confirmed purchase order with the receipts it made.")
class ConfirmPurchaseOrderPayload(Payload):
    order: PurchaseOrder = linked("The order.")
    receipts: list[Transfer] = linked(
        "Its receipts, ready at once, one per warehouse and day, at most 20.",
        "transfers",
    )


@strawberry.type(
    description="The order comes to more than you may confirm: it waits, as a draft, for someone who may. It is no"
    " refusal, since what you asked for is kept and they are told."
)
class ApprovalRequired(Payload):
    order: PurchaseOrder = linked("The order.")

    @computed("What it comes to, with tax.")
    def amount(self) -> Money:
        return Money(self.thing.approval.amount)

    @computed("Up to which you may confirm; 0 in a currency for which nobody set a limit.")
    def limit(self) -> Money:
        return Money(self.thing.approval.limit)

    @computed("Currency of both.")
    def currency(self) -> Currency:
        return Currency(self.thing.approval.currency)

    @computed("Who may confirm it at least.")
    def least_role(self) -> Role:
        return self.thing.approval.least_role


@strawberry.input(description="A line of an order.")
class OrderLineInput:
    line: strawberry.ID | None = optional("The line to keep; absent for a new one.")
    product: strawberry.ID = needed("The product.")
    quantity: Quantity = needed("How much, in the unit or packaging.")
    unit: strawberry.ID | None = optional("Unit or packaging; the stock unit when absent.")
    price: Price | None = optional(
        "Price for one of what pricePer says; when absent the product's, for one stock unit."
    )
    price_per: PricePer = preset(
        PricePer.ORDERED_UNIT, "What the price is for; it need not divide into the other."
    )
    tax_rate: Percent | None = optional("Tax rate; the product's when absent.")
    text: str | None = optional("Text on the paper; the product's name when absent.")


def order_lines(side: Side, lines: list[OrderLineInput]) -> list[OrderLineGiven]:
    """Lines of an order as services take them."""
    return [_line(side, place, each) for place, each in enumerate(lines)]


def _line(side: Side, place: int, line: OrderLineInput) -> OrderLineGiven:
    path = ("lines", str(place))
    unit, packaging = measure(line.unit, *path, "unit")
    return OrderLineGiven(
        product=ids.row("Product", line.product, *path, "product"),
        quantity=line.quantity,
        unit=unit,
        packaging=packaging,
        price=or_none(line.price),
        price_per=line.price_per,
        tax_rate=or_none(line.tax_rate),
        text=or_none(line.text),
        line=ids.optional_row(side.line.__name__, line.line, *path, "line"),
    )


@strawberry.input(description="What createPurchaseOrder needs.")
class CreatePurchaseOrderInput(Write):
    vendor: strawberry.ID = needed("The vendor.")
    warehouse: strawberry.ID = needed("Where it is received.")
    expected_on: Day = needed("Day it is expected.")
    vendor_reference: str | None = optional("The vendor's own reference.")
    payment_terms: PaymentTermsInput | None = optional(
        "When its bills are due; as agreed with the vendor when absent."
    )
    lines: list[OrderLineInput] = needed("Lines, at most 1,000.")


CreatePurchaseOrderResult = Annotated[
    PurchaseOrderPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreatePurchaseOrderResult", description="What createPurchaseOrder answers."),
]


@mutation("Write a request for quotation.")
async def create_purchase_order(input: CreatePurchaseOrderInput, info: Info) -> CreatePurchaseOrderResult:
    done = await ordering.create_order(
        request(info, input),
        PURCHASE,
        ids.row("Partner", input.vendor, "vendor"),
        ids.row("Warehouse", input.warehouse, "warehouse"),
        OrderHeader(
            due_on=input.expected_on,
            reference=or_none(input.vendor_reference),
            payment_terms=input.payment_terms.terms() if input.payment_terms else ABSENT,
        ),
        order_lines(PURCHASE, input.lines),
    )
    return PurchaseOrderPayload.done(done)


@strawberry.input(description="What updatePurchaseOrder needs.")
class UpdatePurchaseOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")
    expected_on: Day | None = optional("Day it is expected.")
    vendor_reference: str | None = optional("The vendor's own reference.")
    payment_terms: PaymentTermsInput | None = optional("When its bills are due.")
    lines: list[OrderLineInput] | None = optional("Lines, replacing all; absent to leave them.")


UpdatePurchaseOrderResult = Annotated[
    PurchaseOrderPayload
    | StaleVersion
    | WrongState
    | MoreThanLeft
    | AboveLimit
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("UpdatePurchaseOrderResult", description="What updatePurchaseOrder answers."),
]


@mutation("Change a draft, or what is not yet received of a confirmed order.")
async def update_purchase_order(input: UpdatePurchaseOrderInput, info: Info) -> UpdatePurchaseOrderResult:
    done = await ordering.update_order(
        request(info, input),
        PURCHASE,
        ids.row("PurchaseOrder", input.order, "order"),
        input.version,
        OrderHeader(
            due_on=or_absent(input.expected_on),
            reference=or_absent(input.vendor_reference),
            payment_terms=input.payment_terms.terms() if input.payment_terms else ABSENT,
        ),
        order_lines(PURCHASE, input.lines) if input.lines else or_absent(input.lines),
    )
    return PurchaseOrderPayload.done(done)


@strawberry.input(description="What confirmPurchaseOrder needs.")
class ConfirmPurchaseOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")


ConfirmPurchaseOrderResult = Annotated[
    ConfirmPurchaseOrderPayload
    | ApprovalRequired
    | StaleVersion
    | WrongState
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("ConfirmPurchaseOrderResult", description="What confirmPurchaseOrder answers."),
]


@mutation(
    "Confirm what was read: receipts are made, ready at once; above your limit it waits for someone who may."
)
async def confirm_purchase_order(input: ConfirmPurchaseOrderInput, info: Info) -> ConfirmPurchaseOrderResult:
    order = ids.row("PurchaseOrder", input.order, "order")
    done = await ordering.confirm_order(request(info, input), PURCHASE, order, input.version)
    return (ApprovalRequired if done.outcome.approval else ConfirmPurchaseOrderPayload).done(done)


@strawberry.input(description="What makeReceipt needs.")
class MakeReceiptInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")


MakeReceiptResult = Annotated[
    ConfirmPurchaseOrderPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("MakeReceiptResult", description="What makeReceipt answers."),
]


@mutation(
    "Make the receipt of a confirmed order anew where the last was given up: of all that has not come yet."
)
async def make_receipt(input: MakeReceiptInput, info: Info) -> MakeReceiptResult:
    order = ids.row("PurchaseOrder", input.order, "order")
    done = await ordering.make_transfer(request(info, input), PURCHASE, order, input.version)
    return ConfirmPurchaseOrderPayload.done(done)


@strawberry.input(description="What declinePurchaseOrder needs.")
class DeclinePurchaseOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")
    reason: str = needed("Why.")


DeclinePurchaseOrderResult = Annotated[
    PurchaseOrderPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("DeclinePurchaseOrderResult", description="What declinePurchaseOrder answers."),
]


@mutation("Decline an order that waits for approval; whoever asked is told why and may change it.")
async def decline_purchase_order(input: DeclinePurchaseOrderInput, info: Info) -> DeclinePurchaseOrderResult:
    order = ids.row("PurchaseOrder", input.order, "order")
    done = await ordering.decline_purchase_order(request(info, input), order, input.version, input.reason)
    return PurchaseOrderPayload.done(done)


@strawberry.input(description="What cancelPurchaseOrder needs.")
class CancelPurchaseOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")
    reason: str = needed("Why.")


CancelPurchaseOrderResult = Annotated[
    PurchaseOrderPayload | StaleVersion | WrongState | InUse | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CancelPurchaseOrderResult", description="What cancelPurchaseOrder answers."),
]


@mutation("Give up what is not received yet.")
async def cancel_purchase_order(input: CancelPurchaseOrderInput, info: Info) -> CancelPurchaseOrderResult:
    order = ids.row("PurchaseOrder", input.order, "order")
    done = await ordering.cancel_order(request(info, input), PURCHASE, order, input.version, input.reason)
    return PurchaseOrderPayload.done(done)
