"""What the demo company makes: a recipe, an order that is done and one that waits to be worked on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from lotbook.db.work import WriteRequest
from lotbook.domain.dates import day_of
from lotbook.domain.number_plan import Asked
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.words import OperationKind, Tracking
from lotbook.models import ManufacturingOrder, Product, TransferLine, Warehouse
from lotbook.services import bills_of_materials, manufacturing, numbers, quantities, validation
from lotbook.services.bills_of_materials import LineOfBill
from lotbook.services.number_sources import Listed

Step = Callable[[str, str, int], WriteRequest]
"""A write of the kind that the API would call it, by its name, on a day counted from today."""


async def fill(step: Step, now: datetime, data: Mapping[str, Any]) -> None:
    """All recipes of the data, and what is made by them."""
    for each in data["recipe"]:
        await _recipe(step, now, each)
    for each in data["make"]:
        await _make(step, now, each)


async def _recipe(step: Step, now: datetime, given: Mapping[str, Any]) -> None:
    """What a product is made of; all components lose as much."""
    product = await Product.get(sku=given["product"])
    lines = [
        LineOfBill((await Product.get(sku=sku)).id, Decimal(quantity), loss=Decimal(given["loss"]))
        for sku, quantity in given["components"].items()
    ] + [
        LineOfBill((await Product.get(sku=sku)).id, Decimal(quantity), by_product=True)
        for sku, quantity in given["by_products"].items()
    ]
    await bills_of_materials.save_bill_of_materials(
        step("saveBillOfMaterials", f"recipe {given['product']}", given["day"]),
        product.id,
        Decimal(given["makes"]),
        lines,
        (now + timedelta(days=given["day"])).date(),
    )


async def _make(step: Step, now: datetime, given: Mapping[str, Any]) -> None:
    """An order that is confirmed; done with what it took and gave, where the data tells that."""
    product, warehouse = await Product.get(sku=given["product"]), await Warehouse.get(code=given["warehouse"])
    due, name = given["due"], f"make {given['product']} {given['due']}"
    day = day_of(now + timedelta(days=due), warehouse.time_zone)
    written = await manufacturing.create_manufacturing_order(
        step("createManufacturingOrder", name, min(due - 2, 0)),
        product.id,
        warehouse.id,
        Decimal(given["quantity"]),
        day,
    )
    order = written.outcome.order
    confirming = step("confirmManufacturingOrder", f"confirm {name}", min(due - 1, 0))
    await manufacturing.confirm_manufacturing_order(confirming, order, 1)
    if "took" not in given:
        return
    for kind, moved in ((OperationKind.CONSUMPTION, "took"), (OperationKind.MANUFACTURING, "gave")):
        await _move(step, now, order, kind, given[moved], f"{moved} {name}", due)
    version = (await ManufacturingOrder.get(id=order)).version
    finishing = step("finishManufacturingOrder", f"finish {name}", due)
    await manufacturing.finish_manufacturing_order(finishing, order, version, remainder=False)


async def _move(
    step: Step,
    now: datetime,
    order: int,
    kind: OperationKind,
    moved: list[dict[str, Any]],
    name: str,
    day: int,
) -> None:
    """Put goods on the order's transfer of a kind, and validate it."""
    lines: list[Any] = await TransferLine.filter(
        transfer__manufacturing_order_id=order, transfer__operation_type__kind=kind
    ).select_related("product")
    for line in lines:
        of_it = [one for one in moved if one["sku"] == line.product.sku]
        if line.product.tracking is Tracking.NONE:
            amount = quantities.LineQuantity(line.id, Decimal(of_it[0]["quantity"]))
            counting = step("recordQuantities", f"{name} {line.product.sku}", day)
            await quantities.record_quantities(counting, line.transfer_id, [amount])
            continue
        listed = Listed([_asked(now, one, line.product) for one in of_it])
        numbering = step("assignNumbers", f"{name} {line.product.sku}", day)
        await numbers.assign_numbers(numbering, line.id, listed, numbers.Options())
    await validation.validate_transfer(
        step("validateTransfer", f"validate {name}", day), lines[0].transfer_id
    )


def _asked(now: datetime, given: Mapping[str, Any], product: Product) -> Asked:
    """A lot; of one that is made also its last day."""
    last_day = (now + timedelta(days=given["days"])).date() if "days" in given else None
    best_before = product.stops_use is DateKind.BEST_BEFORE
    return Asked(
        number=given["lot"],
        quantity=Decimal(given["quantity"]),
        expiry=None if best_before else last_day,
        best_before=last_day if best_before else None,
    )
