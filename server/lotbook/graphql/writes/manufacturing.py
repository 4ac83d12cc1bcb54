"""What products are made of is written, and they are made."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.quantities import ZERO
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.bills_of_materials import BillOfMaterials
from lotbook.graphql.context import Info
from lotbook.graphql.manufacturing import ManufacturingOrder, Run
from lotbook.graphql.refusals import (
    InsufficientStock,
    InvalidInput,
    LotDateConflict,
    LotExpired,
    LotOnHold,
    NotFound,
    NumberAlreadyExists,
    NumbersInvalid,
    NumbersMissing,
    OperationIdReused,
    OverReceipt,
    PackageElsewhere,
    StaleVersion,
    WrongState,
)
from lotbook.graphql.scalars import Day, Percent, Quantity
from lotbook.graphql.shown import linked, needed, optional, preset
from lotbook.graphql.transfers import Transfer
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import bills_of_materials, making, manufacturing
from lotbook.services.bills_of_materials import LineOfBill


@strawberry.type(description="A bill of materials as saved.")
class BillOfMaterialsPayload(Payload):
    bill_of_materials: BillOfMaterials = linked("As it stands now.")


@strawberry.type(description="A manufacturing order as it stands now.")
class ManufacturingOrderPayload(Payload):
    order: ManufacturingOrder = linked("As it stands now.")


@strawberry.type(description="A finished manufacturing order.")
class FinishManufacturingOrderPayload(Payload):
    order: ManufacturingOrder = linked("As it stands now.")
    remainder: ManufacturingOrder | None = linked("The order for what was not made; null for none.")


@strawberry.type(description="What was recorded of an order, posted.")
class PostRunPayload(Payload):
    order: ManufacturingOrder = linked("As it stands now.")
    transfers: list[Transfer] = linked("Its transfers that were validated: what takes before what gives.")


@strawberry.type(description="A run as it stands now.")
class RunPayload(Payload):
    run: Run = linked("As it stands now.")


@strawberry.input(description="A component of a bill of materials.")
class ComponentInput:
    product: strawberry.ID = needed("The product.")
    quantity: Quantity = needed("How much, in its stock unit.")
    loss: Percent = preset(Percent(ZERO), "Loss to allow for.")


@strawberry.input(description="Something made beside.")
class ByProductInput:
    product: strawberry.ID = needed("The product.")
    quantity: Quantity = needed("How much, in its stock unit.")


@strawberry.input(description="What saveBillOfMaterials needs.")
class SaveBillOfMaterialsInput(Write):
    product: strawberry.ID = needed("The product it makes.")
    quantity: Quantity = needed("How much it makes, in the stock unit.")
    components: list[ComponentInput] = needed("Components, with the by-products at most 500.")
    by_products: list[ByProductInput] | None = optional("By-products.")
    valid_from: Day | None = optional(
        "In force from this day, not before that of the one in use; today when absent."
    )


SaveBillOfMaterialsResult = Annotated[
    BillOfMaterialsPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SaveBillOfMaterialsResult", description="What saveBillOfMaterials answers."),
]


@mutation(
    """Write what a product is made of, as its next revision, in force from its own day: those planned for other days
    stay planned. Nothing is made of itself, however far down."""
)
async def save_bill_of_materials(input: SaveBillOfMaterialsInput, info: Info) -> SaveBillOfMaterialsResult:
    lines = [
        LineOfBill(
            ids.row("Product", line.product, "components", str(place), "product"), line.quantity, line.loss
        )
        for place, line in enumerate(input.components)
    ] + [
        LineOfBill(
            ids.row("Product", line.product, "byProducts", str(place), "product"),
            line.quantity,
            by_product=True,
        )
        for place, line in enumerate(or_none(input.by_products) or ())
    ]
    done = await bills_of_materials.save_bill_of_materials(
        request(info, input),
        ids.row("Product", input.product, "product"),
        input.quantity,
        lines,
        or_none(input.valid_from),
    )
    return BillOfMaterialsPayload.done(done)


@strawberry.input(description="What createManufacturingOrder needs.")
class CreateManufacturingOrderInput(Write):
    product: strawberry.ID = needed("What to make.")
    warehouse: strawberry.ID = needed("Where.")
    quantity: Quantity = needed("To make, in the stock unit.")
    due_on: Day = needed("Day it is due; the bill of materials in force on it counts.")


CreateManufacturingOrderResult = Annotated[
    ManufacturingOrderPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateManufacturingOrderResult", description="What createManufacturingOrder answers."),
]


@mutation("Write a manufacturing order.")
async def create_manufacturing_order(
    input: CreateManufacturingOrderInput, info: Info
) -> CreateManufacturingOrderResult:
    done = await manufacturing.create_manufacturing_order(
        request(info, input),
        ids.row("Product", input.product, "product"),
        ids.row("Warehouse", input.warehouse, "warehouse"),
        input.quantity,
        input.due_on,
    )
    return ManufacturingOrderPayload.done(done)


@strawberry.input(description="What confirmManufacturingOrder needs.")
class ConfirmManufacturingOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")


ConfirmManufacturingOrderResult = Annotated[
    ManufacturingOrderPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union(
        "ConfirmManufacturingOrderResult", description="What confirmManufacturingOrder answers."
    ),
]


@mutation("Make an order ready and reserve its components.")
async def confirm_manufacturing_order(
    input: ConfirmManufacturingOrderInput, info: Info
) -> ConfirmManufacturingOrderResult:
    order = ids.row("ManufacturingOrder", input.order, "order")
    done = await manufacturing.confirm_manufacturing_order(request(info, input), order, input.version)
    return ManufacturingOrderPayload.done(done)


@strawberry.input(description="What startRun needs.")
class StartRunInput(Write):
    order: strawberry.ID = needed("The order.")


StartRunResult = Annotated[
    ManufacturingOrderPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("StartRunResult", description="What startRun answers."),
]


@mutation(
    "Go on in another run: what is posted from now on is told apart from what was, and transfers that are closed are"
    " opened again."
)
async def start_run(input: StartRunInput, info: Info) -> StartRunResult:
    order = ids.row("ManufacturingOrder", input.order, "order")
    return ManufacturingOrderPayload.done(await manufacturing.start_run(request(info, input), order))


@strawberry.input(description="What postRun needs.")
class PostRunInput(Write):
    order: strawberry.ID = needed("The order.")
    take_more: bool = preset(False, "Post more than expected and tolerated; needs a manager.")
    expired_reason: str | None = optional("Why lots past their last day go all the same; needs a manager.")


PostRunResult = Annotated[
    PostRunPayload
    | WrongState
    | NumbersMissing
    | OverReceipt
    | InsufficientStock
    | LotOnHold
    | PackageElsewhere
    | LotExpired
    | NumberAlreadyExists
    | NumbersInvalid
    | LotDateConflict
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("PostRunResult", description="What postRun answers."),
]


@mutation(
    "Post all that is recorded of an order, what goes in and what comes out, in one step or not at all; what is less"
    " than asked for goes on."
)
async def post_run(input: PostRunInput, info: Info) -> PostRunResult:
    done = await manufacturing.post_run(
        request(info, input),
        ids.row("ManufacturingOrder", input.order, "order"),
        take_more=input.take_more,
        expired_reason=or_none(input.expired_reason),
    )
    return PostRunPayload.done(done)


@strawberry.input(description="So much of a lot that went into another one.")
class AssignedInput:
    lot: strawberry.ID = needed("The lot that went in.")
    output: strawberry.ID = needed("The lot that came out.")
    quantity: Quantity = needed("How much of it, in its stock unit; zero takes back what was said.")


@strawberry.input(description="What assignInputs needs.")
class AssignInputsInput(Write):
    run: strawberry.ID = needed("The run.")
    inputs: list[AssignedInput] = needed("What went where, at most 1,000.")


AssignInputsResult = Annotated[
    RunPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("AssignInputsResult", description="What assignInputs answers."),
]


@mutation(
    "Say into which lots of a run its inputs went, and into no others; what nobody speaks of is shared."
)
async def assign_inputs(input: AssignInputsInput, info: Info) -> AssignInputsResult:
    inputs = [
        making.Input(
            ids.row("Lot", each.lot, "inputs", str(place), "lot"),
            ids.row("Lot", each.output, "inputs", str(place), "output"),
            each.quantity,
        )
        for place, each in enumerate(input.inputs)
    ]
    run = ids.row("Run", input.run, "run")
    return RunPayload.done(await making.assign_inputs(request(info, input), run, inputs))


@strawberry.input(description="What finishManufacturingOrder needs.")
class FinishManufacturingOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")
    remainder: bool = needed("What was not made becomes an order of its own; else it is given up.")
    lost: bool = preset(
        False, "What went into a run of which nothing came out is lost; else that is refused."
    )
    found: bool = preset(
        False, "What came out of a run into which nothing went was found; else that is refused."
    )


FinishManufacturingOrderResult = Annotated[
    FinishManufacturingOrderPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("FinishManufacturingOrderResult", description="What finishManufacturingOrder answers."),
]


@mutation("Close an order of which something was made; what is promised to it is free again.")
async def finish_manufacturing_order(
    input: FinishManufacturingOrderInput, info: Info
) -> FinishManufacturingOrderResult:
    order = ids.row("ManufacturingOrder", input.order, "order")
    done = await manufacturing.finish_manufacturing_order(
        request(info, input),
        order,
        input.version,
        remainder=input.remainder,
        lost=input.lost,
        found=input.found,
    )
    return FinishManufacturingOrderPayload.done(done)


@strawberry.input(description="What cancelManufacturingOrder needs.")
class CancelManufacturingOrderInput(Write):
    order: strawberry.ID = needed("The order.")
    version: int = needed("Version that was read.")
    reason: str = needed("Why.")


CancelManufacturingOrderResult = Annotated[
    ManufacturingOrderPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CancelManufacturingOrderResult", description="What cancelManufacturingOrder answers."),
]


@mutation("Give an order up of which nothing was posted.")
async def cancel_manufacturing_order(
    input: CancelManufacturingOrderInput, info: Info
) -> CancelManufacturingOrderResult:
    order = ids.row("ManufacturingOrder", input.order, "order")
    done = await manufacturing.cancel_manufacturing_order(
        request(info, input), order, input.version, input.reason
    )
    return ManufacturingOrderPayload.done(done)
