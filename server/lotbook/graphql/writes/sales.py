"""Orders of customers are written, changed, confirmed and given up."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.absent import ABSENT
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.payment_terms import PaymentTermsInput
from lotbook.graphql.refusals import (
    InUse,
    InvalidInput,
    MoreThanLeft,
    NotFound,
    OperationIdReused,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.sales import SalesOrder
from lotbook.graphql.scalars import Day
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.transfers import Transfer
from lotbook.graphql.writes.addresses import AddressInput, address_of
from lotbook.graphql.writes.orders import OrderLineInput, order_lines
from lotbook.graphql.writing import Payload, Write, or_absent, request
from lotbook.services import ordering
from lotbook.services.order_sides import SALES
from lotbook.services.ordering import OrderHeader


@strawberry.type(description="A sales order as it stands now.")
class SalesOrderPayload(Payload):
    order: SalesOrder = linked("As it stands now.")


@strawberry.type(description="A confirmed sales order with the deliveries it made.")
class ConfirmSalesOrderPayload(Payload):
    order: SalesOrder = linked("The order.")
    deliveries: list[Transfer] = linked("Its deliveries, ready at once, at most 20.", "transfers")


@strawberry.input(description="What createSalesOrder needs.")
class CreateSalesOrderInput(Write):
    customer: strawberry.ID = needed("The customer.")
    warehouse: strawberry.ID = needed("From which warehouse.")
    due_on: Day = needed("Day it is due.")
    customer_reference: str | None = optional("The customer's own reference.")
    deliver_to: AddressInput | None = optional("Where to deliver; the customer's address when absent.")
    payment_terms: PaymentTermsInput | None = optional(
        "When its invoices are due; as agreed with the customer when absent."
    )
    lines: list[OrderLineInput] = needed("Lines, at most 1,000.")


CreateSalesOrderResult = Annotated[
    SalesOrderPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateSalesOrderResult", description="What createSalesOrder answers."),
]


@mutation("Write a quotation.")
async def create_sales_order(input: CreateSalesOrderInput, info: Info) -> CreateSalesOrderResult:
    done = await ordering.create_order(
        request(info, input),
        SALES,
        ids.row("Partner", input.customer, "customer"),
        ids.row("Warehouse", input.warehouse, "warehouse"),
        _header(input),
        order_lines(SALES, input.lines),
    )
    return SalesOrderPayload.done(done)


@strawberry.input(description="What updateSalesOrder needs.")
class UpdateSalesOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")
    due_on: Day | None = optional("Day it is due.")
    customer_reference: str | None = optional("The customer's own reference.")
    deliver_to: AddressInput | None = optional("Where to deliver.")
    payment_terms: PaymentTermsInput | None = optional("When its invoices are due.")
    lines: list[OrderLineInput] | None = optional("Lines, replacing all; absent to leave them.")


UpdateSalesOrderResult = Annotated[
    SalesOrderPayload
    | StaleVersion
    | WrongState
    | MoreThanLeft
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("UpdateSalesOrderResult", description="What updateSalesOrder answers."),
]


@mutation("Change a quotation, or what is not yet delivered.")
async def update_sales_order(input: UpdateSalesOrderInput, info: Info) -> UpdateSalesOrderResult:
    done = await ordering.update_order(
        request(info, input),
        SALES,
        ids.row("SalesOrder", input.order, "order"),
        input.version,
        _header(input),
        order_lines(SALES, input.lines) if input.lines else or_absent(input.lines),
    )
    return SalesOrderPayload.done(done)


def _header(input: CreateSalesOrderInput | UpdateSalesOrderInput) -> OrderHeader:
    return OrderHeader(
        due_on=or_absent(input.due_on),
        reference=or_absent(input.customer_reference),
        deliver_to=address_of(input.deliver_to) if input.deliver_to else or_absent(input.deliver_to),
        payment_terms=input.payment_terms.terms() if input.payment_terms else ABSENT,
    )


@strawberry.input(description="What confirmSalesOrder needs.")
class ConfirmSalesOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")


ConfirmSalesOrderResult = Annotated[
    ConfirmSalesOrderPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("ConfirmSalesOrderResult", description="What confirmSalesOrder answers."),
]


@mutation("Confirm what was read: its delivery is made, ready at once.")
async def confirm_sales_order(input: ConfirmSalesOrderInput, info: Info) -> ConfirmSalesOrderResult:
    order = ids.row("SalesOrder", input.order, "order")
    done = await ordering.confirm_order(request(info, input), SALES, order, input.version)
    return ConfirmSalesOrderPayload.done(done)


@strawberry.input(description="What makeDelivery needs.")
class MakeDeliveryInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")


MakeDeliveryResult = Annotated[
    ConfirmSalesOrderPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("MakeDeliveryResult", description="What makeDelivery answers."),
]


@mutation(
    "Make the delivery of a confirmed order anew where the last was given up: of all that has not left yet."
)
async def make_delivery(input: MakeDeliveryInput, info: Info) -> MakeDeliveryResult:
    order = ids.row("SalesOrder", input.order, "order")
    done = await ordering.make_transfer(request(info, input), SALES, order, input.version)
    return ConfirmSalesOrderPayload.done(done)


@strawberry.input(description="What cancelSalesOrder needs.")
class CancelSalesOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")
    reason: str = needed("Why.")


CancelSalesOrderResult = Annotated[
    SalesOrderPayload | StaleVersion | WrongState | InUse | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CancelSalesOrderResult", description="What cancelSalesOrder answers."),
]


@mutation("Give up a quotation or order of which nothing was delivered; its open delivery goes with it.")
async def cancel_sales_order(input: CancelSalesOrderInput, info: Info) -> CancelSalesOrderResult:
    order = ids.row("SalesOrder", input.order, "order")
    done = await ordering.cancel_order(request(info, input), SALES, order, input.version, input.reason)
    return SalesOrderPayload.done(done)
