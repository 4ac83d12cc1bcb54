"""Warehouses, their places and their operation types."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.places import OperationRules, WarehouseFacts
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InUse, InvalidInput, LocationNotUsable, NotFound, Ref, StaleVersion
from lotbook.domain.words import (
    BackorderPolicy,
    LocationUsage,
    NumberRule,
    OperationKind,
    PrintKind,
)
from lotbook.models import Location, OperationType, Warehouse
from lotbook.services import operation_types, places
from tests.dock import ADDRESS, Dock

INTERNAL = LocationUsage.INTERNAL


async def add(dock: Dock, name: str, below: str, usage: LocationUsage = INTERNAL, **facts) -> int:
    parent = await dock.place(below)
    return (await places.save_location(dock.request(), name, parent, usage, **facts)).outcome.location


async def change(
    dock: Dock, place: str, *, name: str | None = None, below: str | None = None, **facts
) -> int:
    row = await Location.get(path=place)
    parent = await dock.place(below) if below else row.parent_id
    usage = facts.pop("usage", row.usage)
    saved = await places.save_location(
        dock.request(), name or row.name, parent, usage, location=row.id, **facts
    )
    return saved.outcome.location


async def paths(dock: Dock) -> list[str]:
    return [row.path for row in await Location.filter(warehouse_id=dock.warehouse).order_by("walking_order")]


async def test_a_warehouse_comes_with_its_usual_places(dock: Dock):
    assert await paths(dock) == [
        *("WH1", "WH1/Stock", "WH1/Stock/A-01", "WH1/Stock/A-02", "WH1/Stock/A-03", "WH1/Quarantine")
    ]
    quarantine, shelf = await Location.get(path="WH1/Quarantine"), await Location.get(path="WH1/Stock/A-01")
    assert (quarantine.blocked, shelf.blocked, shelf.physical) == (True, False, True)
    assert (shelf.barcode, shelf.parent_id) == ("LOC-WH1-STOCK-A-01", dock.stock)


async def test_a_warehouse_comes_with_its_usual_operation_types(dock: Dock):
    rows = await OperationType.filter(warehouse_id=dock.warehouse).prefetch_related("source", "destination")
    found = {
        row.name: (row.prefix, row.number_rule, row.source.path, row.destination.path, row.backorder_policy)
        for row in rows
    }
    ask, both, known = BackorderPolicy.ASK, NumberRule.CREATE_OR_USE, NumberRule.USE_EXISTING
    assert found == {
        "Receipts": ("WH1/IN/", both, "Vendors", "WH1/Stock", ask),
        "Deliveries": ("WH1/OUT/", known, "WH1/Stock", "Customers", ask),
        "Internal transfers": ("WH1/INT/", known, "WH1/Stock", "WH1/Stock/A-01", ask),
        "Manufacturing": ("WH1/MO/", both, "Production", "WH1/Stock", BackorderPolicy.ALWAYS),
        "Components": ("WH1/USE/", known, "WH1/Stock", "Production", BackorderPolicy.ALWAYS),
        "Returns": ("WH1/RET/", known, "Customers", "WH1/Stock", BackorderPolicy.NEVER),
        "Vendor returns": ("WH1/VRET/", known, "WH1", "Vendors", BackorderPolicy.NEVER),
    }
    assert [(row.kind, row.prints_slip, row.prints_labels) for row in rows if row.prints_slip] == [
        (OperationKind.RECEIPT, True, True)
    ]


async def test_a_second_warehouse_stands_beside_the_first(dock: Dock):
    site = WarehouseFacts("North", "WH2", "Europe/Oslo", ADDRESS)
    await places.save_warehouse(dock.request(), site)
    assert (await Location.get(path="WH2/Stock")).barcode == "LOC-WH2-STOCK"
    assert await OperationType.all().count() == 14
    with pytest.raises(InvalidInput) as refused:
        await places.save_warehouse(dock.request(), WarehouseFacts("Copy", "WH1", "Europe/Oslo", ADDRESS))
    assert (refused.value.field, refused.value.problems[0].fault) == (("code",), InputFault.NOT_UNIQUE)
    assert await Warehouse.all().count() == 2


async def test_a_warehouse_called_otherwise_takes_its_places_along(dock: Dock):
    site = WarehouseFacts("Harbour", "HB", "Europe/Lisbon", ADDRESS)
    await places.save_warehouse(dock.request(), site, dock.warehouse)
    assert (await paths(dock))[:3] == ["HB", "HB/Stock", "HB/Stock/A-01"]
    row = await Warehouse.get(id=dock.warehouse)
    assert (row.name, row.code, row.time_zone) == ("Harbour", "HB", "Europe/Lisbon")


async def test_all_faults_of_a_warehouse_are_told_at_once(dock: Dock):
    with pytest.raises(InvalidInput) as refused:
        await places.save_warehouse(dock.request(), WarehouseFacts("", "wh 3", "Mars/Base", ADDRESS))
    assert {(problem.field, problem.fault) for problem in refused.value.problems} == {
        (("name",), InputFault.MISSING),
        (("code",), InputFault.MALFORMED),
        (("timeZone",), InputFault.MALFORMED),
    }


async def test_a_place_is_added(dock: Dock):
    shelf = await Location.get(id=await add(dock, "Kühl 3", "WH1/Stock"))
    assert (shelf.path, shelf.barcode) == ("WH1/Stock/Kühl 3", "LOC-WH1-STOCK-KUHL-3")
    assert (shelf.walking_order, shelf.warehouse_id, shelf.active) == (6, dock.warehouse, True)
    twin = await Location.get(id=await add(dock, "KÜHL-3", "WH1/Stock"))
    assert twin.barcode == "LOC-WH1-STOCK-KUHL-3-2"


@pytest.mark.parametrize(
    ("name", "facts", "field", "fault"),
    [
        ("A-01", {}, "name", InputFault.NOT_UNIQUE),
        ("A/01", {}, "name", InputFault.FORBIDDEN_CHARACTER),
        (" ", {}, "name", InputFault.MISSING),
        ("B", {"barcode": "LOC-WH1-STOCK"}, "barcode", InputFault.NOT_UNIQUE),
        ("B", {"barcode": "A\x1dB"}, "barcode", InputFault.FORBIDDEN_CHARACTER),
        ("B", {"usage": LocationUsage.VENDOR}, "usage", InputFault.CONTRADICTION),
    ],
)
async def test_a_place_that_cannot_be_is_refused(dock: Dock, name, facts, field, fault):
    before = await Location.all().count()
    with pytest.raises(InvalidInput) as refused:
        await add(dock, name, "WH1/Stock", **facts)
    assert [(each.field, each.fault) for each in refused.value.problems] == [((field,), fault)]
    assert await Location.all().count() == before


async def test_a_renamed_place_takes_what_lies_below_along(dock: Dock):
    await add(dock, "Bin", "WH1/Stock/A-01")
    await add(dock, "A-011", "WH1/Stock")
    await change(dock, "WH1/Stock/A-01", name="North wall")
    found = await paths(dock)
    assert "WH1/Stock/North wall/Bin" in found
    assert "WH1/Stock/A-011" in found
    assert not [path for path in found if path.startswith("WH1/Stock/A-01/")]


async def test_a_moved_place_takes_what_lies_below_along(dock: Dock):
    await add(dock, "Bin", "WH1/Stock/A-01")
    await change(dock, "WH1/Stock/A-01", below="WH1/Quarantine")
    row = await Location.get(path="WH1/Quarantine/A-01/Bin")
    assert (row.warehouse_id, (await Location.get(id=row.parent_id)).path) == (
        *(dock.warehouse, "WH1/Quarantine/A-01"),
    )


async def test_a_place_moves_to_another_warehouse_with_all_below(dock: Dock):
    await places.save_warehouse(dock.request(), WarehouseFacts("North", "WH2", "UTC", ADDRESS))
    await add(dock, "Cage", "WH1")
    await add(dock, "Bin", "WH1/Cage")
    await change(dock, "WH1/Cage", below="WH2")
    moved = await Location.filter(path__in=["WH2/Cage", "WH2/Cage/Bin"])
    [other] = {row.warehouse_id for row in moved}
    assert (len(moved), other == dock.warehouse) == (2, False)


async def test_a_place_never_lies_below_itself(dock: Dock):
    for below in ("WH1/Stock", "WH1/Stock/A-01"):
        with pytest.raises(InvalidInput) as refused:
            await change(dock, "WH1/Stock", below=below)
        assert (refused.value.field, refused.value.problems[0].fault) == (
            *(("parent",), InputFault.CONTRADICTION),
        )
    with pytest.raises(InvalidInput) as refused:
        await change(dock, "WH1", below="WH1/Stock")
    assert refused.value.field == ("location",)


async def test_outside_of_our_places_usages_do_not_mix(dock: Dock):
    await add(dock, "Asia", "Vendors", LocationUsage.VENDOR)
    assert (await Location.get(path="Vendors/Asia")).warehouse_id is None
    with pytest.raises(InvalidInput):
        await add(dock, "Europe", "Vendors", LocationUsage.CUSTOMER)


async def test_nothing_is_put_below_an_archived_place(dock: Dock):
    await change(dock, "WH1/Stock/A-02", active=False)
    with pytest.raises(LocationNotUsable) as refused:
        await add(dock, "Bin", "WH1/Stock/A-02")
    assert refused.value.location == await dock.place("WH1/Stock/A-02")
    with pytest.raises(NotFound):
        await places.save_location(dock.request(), "Bin", 999, INTERNAL)


async def test_a_place_with_goods_or_work_stays(dock: Dock):
    await dock.received(dock.radio, "SN-1", 1)
    with pytest.raises(InUse) as refused:
        await change(dock, "WH1/Stock", active=False)
    blockers = [blocker.node for blocker in refused.value.blockers]
    assert Ref("Location", dock.stock) in blockers
    assert Ref("OperationType", await dock.operation_type(OperationKind.RECEIPT)) in blockers
    assert Ref("Location", await dock.place("WH1/Stock/A-02")) in blockers
    with pytest.raises(InUse):
        await change(dock, "WH1/Stock", usage=LocationUsage.SCRAP)
    assert (await Location.get(id=dock.stock)).active


async def test_a_place_that_an_open_transfer_uses_stays(dock: Dock):
    shelf = await dock.place("WH1/Stock/A-03")
    inner = await dock.transfer(OperationKind.INTERNAL, (dock.bag, 1), destination=shelf)
    with pytest.raises(InUse) as refused:
        await change(dock, "WH1/Stock/A-03", active=False)
    assert [blocker.node for blocker in refused.value.blockers] == [Ref("Transfer", inner)]


async def test_a_place_is_changed_in_part(dock: Dock):
    await change(dock, "WH1/Stock/A-02", barcode="A2", walking_order=9, blocked=True)
    await change(dock, "WH1/Stock/A-02", usage=LocationUsage.TRANSIT)
    row = await Location.get(path="WH1/Stock/A-02")
    assert (row.barcode, row.walking_order, row.blocked, row.usage) == ("A2", 9, True, LocationUsage.TRANSIT)


async def new_type(dock: Dock, kind: OperationKind, name: str = "Second", **rules) -> OperationType:
    done = await operation_types.create_operation_type(
        dock.request(), dock.warehouse, name, kind, OperationRules(**rules)
    )
    return await OperationType.get(id=done.outcome.operation_type)


async def test_an_operation_type_takes_what_is_left_out_from_the_usual_one(dock: Dock):
    quarantine = await dock.place("WH1/Quarantine")
    row = await new_type(
        dock,
        OperationKind.RECEIPT,
        destination=quarantine,
        numbers=NumberRule.CREATE_NEW,
        over_receipt_tolerance=Decimal("2.5"),
    )
    assert (row.name, row.prefix, row.number_rule) == ("Second", "WH1/IN2/", NumberRule.CREATE_NEW)
    assert (row.destination_id, row.tolerance, row.prints_slip) == (quarantine, Decimal("2.5"), True)


@pytest.mark.parametrize(
    ("kind", "rules", "field", "fault"),
    [
        (OperationKind.DELIVERY, {"numbers": NumberRule.CREATE_NEW}, "numbers", InputFault.CONTRADICTION),
        (OperationKind.INTERNAL, {"numbers": NumberRule.CREATE_OR_USE}, "numbers", InputFault.CONTRADICTION),
        (OperationKind.RECEIPT, {"prefix": "WH1/IN/"}, "prefix", InputFault.NOT_UNIQUE),
        (OperationKind.RECEIPT, {"prefix": "WH 1"}, "prefix", InputFault.MALFORMED),
        (
            OperationKind.RECEIPT,
            {"over_receipt_tolerance": Decimal(101)},
            "overReceiptTolerance",
            InputFault.OVER_LIMIT,
        ),
    ],
)
async def test_rules_that_cannot_be_are_refused(dock: Dock, kind, rules, field, fault):
    with pytest.raises(InvalidInput) as refused:
        await new_type(dock, kind, **rules)
    assert [(each.field, each.fault) for each in refused.value.problems] == [(("rules", field), fault)]
    assert await OperationType.all().count() == 7


async def test_a_type_goes_between_places_that_fit_it(dock: Dock):
    with pytest.raises(InvalidInput) as refused:
        await new_type(dock, OperationKind.RECEIPT, source=dock.stock, destination=await dock.place("Scrap"))
    assert [each.field for each in refused.value.problems] == [("rules", "source"), ("rules", "destination")]
    with pytest.raises(InvalidInput) as refused:
        await new_type(dock, OperationKind.INTERNAL, destination=dock.stock)
    assert refused.value.field == ("rules", "destination")


async def test_a_type_works_in_its_own_warehouse(dock: Dock):
    await places.save_warehouse(dock.request(), WarehouseFacts("North", "WH2", "UTC", ADDRESS))
    north = await dock.place("WH2/Stock")
    for kind, end in ((OperationKind.RECEIPT, "destination"), (OperationKind.DELIVERY, "source")):
        with pytest.raises(InvalidInput) as refused:
            await new_type(dock, kind, **{end: north})
        assert refused.value.field == ("rules", end)
    assert (await new_type(dock, OperationKind.INTERNAL, destination=north)).destination_id == north


async def test_an_operation_type_is_changed_in_part(dock: Dock):
    receipts = await dock.operation_type(OperationKind.RECEIPT)
    rules = OperationRules(prints_at_validation=[PrintKind.LABELS], backorder_policy=BackorderPolicy.ALWAYS)
    await operation_types.update_operation_type(dock.request(), receipts, 1, name="Dock 1", rules=rules)
    row = await OperationType.get(id=receipts)
    assert (row.name, row.prints_slip, row.prints_labels, row.version) == ("Dock 1", False, True, 2)
    assert (row.backorder_policy, row.number_rule, row.prefix) == (
        *(BackorderPolicy.ALWAYS, NumberRule.CREATE_OR_USE, "WH1/IN/"),
    )
    with pytest.raises(StaleVersion):
        await operation_types.update_operation_type(dock.request(), receipts, 1, name="Dock 2")
    nowhere = OperationRules(destination=await dock.place("WH1"))
    with pytest.raises(InvalidInput, match="WH1 is a whole warehouse"):
        await operation_types.update_operation_type(dock.request(), receipts, 2, rules=nowhere)


async def test_each_slip_is_printed_of_its_own_kind_of_transfers(dock: Dock):
    deliveries = await dock.operation_type(OperationKind.DELIVERY)
    internal = await dock.operation_type(OperationKind.INTERNAL)
    for of_type, slip in ((deliveries, PrintKind.RECEIPT_SLIP), (internal, PrintKind.DELIVERY_SLIP)):
        rules = OperationRules(prints_at_validation=[slip])
        with pytest.raises(InvalidInput) as refused:
            await operation_types.update_operation_type(dock.request(), of_type, 1, rules=rules)
        assert refused.value.field == ("rules", "printsAtValidation")
    slip_too = OperationRules(prints_at_validation=[PrintKind.DELIVERY_SLIP])
    await operation_types.update_operation_type(dock.request(), deliveries, 1, rules=slip_too)
    await operation_types.update_operation_type(dock.request(), deliveries, 2, name="Shipping")
    assert (await OperationType.get(id=deliveries)).prints_slip


async def test_a_type_with_open_transfers_is_not_archived(dock: Dock):
    receipt = await dock.receipt((dock.bag, 1))
    receipts = await dock.operation_type(OperationKind.RECEIPT)
    with pytest.raises(InUse) as refused:
        await operation_types.update_operation_type(dock.request(), receipts, 1, active=False)
    assert [blocker.node for blocker in refused.value.blockers] == [Ref("Transfer", receipt)]
