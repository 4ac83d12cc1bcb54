"""Makers, pickers and takers-apart want the same goods at the same moment: each thing is used once."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.words import BackorderDecision, OperationKind, Tracking, TransferState
from lotbook.models import Lot, ManufacturingOrder, StockBalance, Transfer
from lotbook.services import manufacturing, taking_apart, validation
from lotbook.services.bills_of_materials import LineOfBill, save_bill_of_materials
from tests.dock import DUE, Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import received, reserve_manually, scan


async def kits(dock: Dock, count: int) -> tuple[int, list[int]]:
    """A product made of one radio each, and confirmed orders to make one."""
    kit = await dock.product("KIT", Tracking.SERIAL)
    await save_bill_of_materials(dock.request(), kit, Decimal(1), [LineOfBill(dock.radio, Decimal(1))], DUE)
    orders = []
    for _ in range(count):
        done = await manufacturing.create_manufacturing_order(
            dock.request(), kit, dock.warehouse, Decimal(1), DUE
        )
        orders.append(done.outcome.order)
        await manufacturing.confirm_manufacturing_order(dock.request(), orders[-1], 1)
    return kit, orders


async def open_transfer(order: int, kind: OperationKind) -> int:
    found = await Transfer.get(manufacturing_order_id=order, state="READY", operation_type__kind=kind)
    return int(found.id)


async def test_the_last_component_goes_into_one_product(dock: Dock) -> None:
    await reserve_manually(dock)
    _, orders = await kits(dock, 8)
    await received(dock, dock.radio, "SN-1")
    takes = [await open_transfer(order, OperationKind.CONSUMPTION) for order in orders]

    async def consume(transfer: int) -> None:
        await scan(dock, transfer, "SN-1", line=await dock.line_of(transfer, dock.radio))
        await validation.validate_transfer(dock.request(), transfer, backorder=BackorderDecision.CREATE)

    done, refused = await at_once([consume(transfer) for transfer in takes])
    assert (len(done), len(refused)) == (1, 7)
    assert not await StockBalance.filter(lot__number="SN-1", on_hand__gt=0).exists()
    await nothing_is_half_done()


async def test_components_that_are_used_and_products_that_are_made_at_once_are_tied(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    kit, [order] = await kits(dock, 1)
    takes = await open_transfer(order, OperationKind.CONSUMPTION)
    gives = await open_transfer(order, OperationKind.MANUFACTURING)
    await scan(dock, takes, "SN-1", line=await dock.line_of(takes, dock.radio))
    await scan(dock, gives, "K-1", line=await dock.line_of(gives, kit))
    both = [validation.validate_transfer(dock.request(), each) for each in (takes, gives)]
    done, refused = await at_once(both)
    assert (len(done), refused) == (2, [])
    await nothing_is_half_done()  # the check compares which lots went into which with the journal
    version = (await ManufacturingOrder.get(id=order)).version
    await manufacturing.finish_manufacturing_order(dock.request(), order, version, remainder=False)


async def test_what_is_taken_apart_is_not_shipped(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    kit, [order] = await kits(dock, 1)
    takes = await open_transfer(order, OperationKind.CONSUMPTION)
    gives = await open_transfer(order, OperationKind.MANUFACTURING)
    await scan(dock, takes, "SN-1", line=await dock.line_of(takes, dock.radio))
    await validation.validate_transfer(dock.request(), takes)
    await scan(dock, gives, "K-1", line=await dock.line_of(gives, kit))
    await validation.validate_transfer(dock.request(), gives)
    lot = await Lot.get(number="K-1")
    await reserve_manually(dock)
    out = await dock.transfer(OperationKind.DELIVERY, (kit, 1), partner=dock.customer)

    async def ship() -> None:
        await scan(dock, out, "K-1", line=await dock.line_of(out, kit))
        await validation.validate_transfer(dock.request(), out)

    apart = taking_apart.unbuild(
        dock.request(),
        taking_apart.Apart([taking_apart.Taken(dock.stock, Decimal(1))], lot.id),
        "not as ordered",
    )
    done, refused = await at_once([ship(), apart])
    assert (len(done), len(refused)) == (1, 1)
    radio_is_back = await StockBalance.filter(lot__number="SN-1", on_hand__gt=0).exists()
    shipped = (await Transfer.get(id=out)).state is TransferState.DONE
    assert radio_is_back is not shipped
    await nothing_is_half_done()
