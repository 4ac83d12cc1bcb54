"""Transfers are opened by hand, and given up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from lotbook.domain.ordering import LineGiven
from lotbook.domain.places import OperationRules, WarehouseFacts
from lotbook.domain.products import PackagingGiven
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, LocationNotUsable, NotFound, Ref, StaleVersion, WrongState
from lotbook.domain.words import LocationUsage, NumberRule, OperationKind, OrderState, TransferState
from lotbook.models import (
    Location,
    Operation,
    Packaging,
    PurchaseOrder,
    Transfer,
    TransferEntry,
    TransferLine,
)
from lotbook.services import giving_up, operation_types, places, transfers
from tests.dock import ADDRESS, Dock

INTERNAL, RECEIPT, DELIVERY = OperationKind.INTERNAL, OperationKind.RECEIPT, OperationKind.DELIVERY


async def cancel(dock: Dock, transfer: int, reason: str = "not needed"):
    version = await dock.version_of(transfer)
    return await giving_up.cancel_transfer(dock.request(), transfer, version, reason)


async def test_an_internal_transfer_is_ready_at_once(dock: Dock):
    shelf, other = await dock.place("WH1/Stock/A-01"), await dock.place("WH1/Stock/A-03")
    of_type = await dock.operation_type(INTERNAL)
    lines = [LineGiven(dock.flour, Decimal("1.5")), LineGiven(dock.bag, Decimal(2), destination=other)]
    made = await transfers.create_transfer(dock.request(), of_type, lines)
    row = await Transfer.get(id=made.outcome.transfer)
    assert (row.number, row.state, row.partner_id) == ("WH1/INT/00001", TransferState.READY, None)
    assert (row.source_id, row.destination_id) == (dock.stock, shelf)
    assert row.due_on == datetime.now(UTC).astimezone(ZoneInfo("Europe/Berlin")).date()
    found = await TransferLine.filter(transfer_id=row.id).order_by("position")
    assert [(line.product_id, line.expected, line.destination_id) for line in found] == [
        (dock.flour, Decimal("1.5"), shelf),
        (dock.bag, Decimal(2), other),
    ]


async def test_a_receipt_without_order_names_its_vendor(dock: Dock):
    receipt = await dock.transfer(RECEIPT, partner=dock.vendor, due_on=date(2026, 12, 24))
    row = await Transfer.get(id=receipt)
    assert (row.partner_id, row.due_on, row.purchase_order_id) == (dock.vendor, date(2026, 12, 24), None)
    assert row.search_key == "wh1/in/00001\nmill & sons"


async def test_lines_count_in_units_and_packagings(dock: Dock):
    egg = await dock.product("EGG", packagings=[PackagingGiven("tray", Decimal(30))])
    tray = (await Packaging.get(product_id=egg)).id
    of_type = await dock.operation_type(RECEIPT)
    lines = [
        LineGiven(egg, Decimal(2), packaging=tray),
        LineGiven(dock.flour, Decimal(1), unit=await dock.unit("lb")),
    ]
    made = await transfers.create_transfer(dock.request(), of_type, lines)
    found = await TransferLine.filter(transfer_id=made.outcome.transfer).order_by("position")
    assert [line.expected for line in found] == [Decimal(60), Decimal("0.454")]
    assert found[1].unit_id == await dock.unit("lb")


@pytest.mark.parametrize("kind", [RECEIPT, DELIVERY, INTERNAL])
async def test_a_partner_fits_the_kind_of_transfer(dock: Dock, kind: OperationKind):
    partner = dock.vendor if kind is DELIVERY else dock.customer
    with pytest.raises(InvalidInput) as refused:
        await dock.transfer(kind, (dock.bag, 1), partner=partner)
    assert (refused.value.field, refused.value.problems[0].fault) == (("partner",), InputFault.CONTRADICTION)
    assert await Transfer.all().count() == 0


async def test_places_that_do_not_fit_are_refused(dock: Dock):
    scrap, vendors = await dock.place("Scrap"), await dock.place("Vendors")
    for wrong, field in (({"destination": scrap}, "destination"), ({"source": vendors}, "source")):
        with pytest.raises(LocationNotUsable) as refused:
            await dock.transfer(INTERNAL, (dock.bag, 1), **wrong)
        assert refused.value.field == (field,)
        assert refused.value.location == next(iter(wrong.values()))
    row = await Location.get(path="WH1/Stock/A-03")
    await places.save_location(
        dock.request(), row.name, row.parent_id, LocationUsage.INTERNAL, location=row.id, active=False
    )
    of_type = await dock.operation_type(INTERNAL)
    with pytest.raises(LocationNotUsable) as refused:
        lines = [LineGiven(dock.bag, Decimal(1), destination=row.id)]
        await transfers.create_transfer(dock.request(), of_type, lines)
    assert refused.value.field == ("lines", "0", "destination")
    with pytest.raises(InvalidInput):
        await dock.transfer(INTERNAL, (dock.bag, 1), destination=dock.stock)
    assert await Transfer.all().count() == 0


async def test_a_receipt_comes_into_the_warehouse_of_its_type(dock: Dock):
    await places.save_warehouse(dock.request(), WarehouseFacts("North", "WH2", "UTC", ADDRESS))
    north = await dock.place("WH2/Stock")
    of_type = await dock.operation_type(RECEIPT)
    lines = [LineGiven(dock.bag, Decimal(1), destination=north)]
    for attempt in (
        dock.transfer(RECEIPT, (dock.bag, 1), destination=north),
        transfers.create_transfer(dock.request(), of_type, lines),
        dock.transfer(INTERNAL, (dock.bag, 1), source=north),
    ):
        with pytest.raises(LocationNotUsable) as refused:
            await attempt
        assert refused.value.location == north
    between = await dock.transfer(INTERNAL, (dock.bag, 1), destination=north)
    assert (await Transfer.get(id=between)).onward_to_id == north


async def test_all_faults_of_lines_are_told_at_once(dock: Dock):
    of_type = await dock.operation_type(INTERNAL)
    lines = [
        LineGiven(dock.radio, Decimal("0.5")),
        LineGiven(dock.bag, Decimal(1), destination=dock.stock),
        LineGiven(dock.bag, Decimal(1), unit=await dock.unit("kg")),
    ]
    with pytest.raises(InvalidInput) as refused:
        await transfers.create_transfer(dock.request(), of_type, lines)
    assert {(each.field, each.fault) for each in refused.value.problems} == {
        (("lines", "0", "quantity"), InputFault.UNIT_NOT_EXACT),
        (("lines", "1", "destination"), InputFault.CONTRADICTION),
        (("lines", "2", "unit"), InputFault.UNIT_NOT_EXACT),
    }


async def test_a_thousand_lines_are_the_most(dock: Dock):
    with pytest.raises(InvalidInput) as refused:
        await dock.transfer(INTERNAL, *[(dock.bag, 1)] * 1_001)
    assert (refused.value.field, refused.value.problems[0].limit) == (("lines",), "1000")
    most = await dock.transfer(INTERNAL, *[(dock.bag, 1)] * 1_000)
    assert await TransferLine.filter(transfer_id=most).count() == 1_000


async def test_types_that_cannot_be_opened_by_hand(dock: Dock):
    with pytest.raises(InvalidInput):
        await dock.transfer(OperationKind.MANUFACTURING, (dock.bag, 1))
    of_type = await dock.operation_type(INTERNAL)
    await operation_types.update_operation_type(dock.request(), of_type, 1, active=False)
    with pytest.raises(InvalidInput):
        await dock.transfer(INTERNAL, (dock.bag, 1))
    with pytest.raises(NotFound):
        await transfers.create_transfer(dock.request(), 999, [])


async def test_a_type_without_numbers_takes_no_tracked_product(dock: Dock):
    of_type = await dock.operation_type(INTERNAL)
    rules = OperationRules(numbers=NumberRule.NONE)
    await operation_types.update_operation_type(dock.request(), of_type, 1, rules=rules)
    with pytest.raises(InvalidInput) as refused:
        await dock.transfer(INTERNAL, (dock.bag, 1), (dock.radio, 1))
    assert refused.value.field == ("lines", "1", "product")


async def test_a_cancelled_transfer_loses_what_was_scanned(dock: Dock):
    receipt = await dock.transfer(RECEIPT, (dock.radio, 2))
    await dock.number(receipt, dock.radio, "SN-1")
    done = await cancel(dock, receipt, "came back to the vendor")
    row = await Transfer.get(id=receipt)
    assert row.state is TransferState.CANCELLED
    assert await TransferEntry.filter(transfer_id=receipt).count() == 0
    kept = await Operation.get(seq=done.sequence)
    assert (kept.subject_kind, kept.subject_id, kept.reason) == (
        *("Transfer", receipt, "came back to the vendor"),
    )
    with pytest.raises(WrongState) as refused:
        await cancel(dock, receipt)
    assert (refused.value.current, refused.value.since) == (Ref("Transfer", receipt), row.updated)
    here = row.updated.astimezone(ZoneInfo("Europe/Berlin"))
    assert f", {here:%H:%M} {here.tzname()})" in refused.value.message


async def test_giving_up_needs_a_reason_and_the_version_that_was_read(dock: Dock):
    receipt = await dock.transfer(RECEIPT, (dock.radio, 2))
    with pytest.raises(InvalidInput) as refused:
        await cancel(dock, receipt, "  ")
    assert refused.value.field == ("reason",)
    with pytest.raises(StaleVersion):
        await giving_up.cancel_transfer(dock.request(), receipt, 7, "not needed")
    assert (await Transfer.get(id=receipt)).state is TransferState.READY


async def test_a_done_transfer_is_not_cancelled(dock: Dock):
    receipt = await dock.received(dock.radio, "SN-1", 1)
    with pytest.raises(WrongState):
        await cancel(dock, receipt)
    assert await dock.on_hand(dock.radio) == 1


async def test_giving_up_the_rest_ends_an_order_that_brought_something(dock: Dock):
    order = await dock.order((dock.radio, 3))
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1")
    backorder = await dock.validate(receipt)
    await cancel(dock, backorder)
    assert (await PurchaseOrder.get(id=order)).state is OrderState.DONE


async def test_giving_up_all_leaves_the_order_to_be_changed_or_cancelled(dock: Dock):
    order = await dock.order((dock.radio, 3))
    await cancel(dock, await dock.confirm(order))
    assert (await PurchaseOrder.get(id=order)).state is OrderState.CONFIRMED
