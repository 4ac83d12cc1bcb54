"""Cartons and pallets with labels: a number of ours or the one they bear, what they hold, each print noted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lotbook.documents.labels import Label
from lotbook.domain.announcing import AnnouncedRow
from lotbook.domain.refusals import InvalidInput, NotFound
from lotbook.domain.words import Tracking
from lotbook.models import LabelPrint, Package
from lotbook.services import packages
from lotbook.services.label_contents import labels_of, labels_printed
from lotbook.services.labels import LabelsAsked, print_labels
from lotbook.services.packages import Packing
from lotbook.standards.keys import KeyKind, make_key
from tests.dock import Dock
from tests.scenarios.telling import refused, settle
from tests.services.test_receiving_notice import CARTON, GTIN, PALLET, announce

PREFIX = "9520123"
DAY = date(2027, 1, 14)


async def create(dock: Dock, sscc: str | None = None, contents: Packing | None = None) -> int:
    return (await packages.create_package(dock.request(), sscc, contents)).outcome.package


async def label(package: int) -> Label:
    (found,) = (await labels_of("Package", package, most=1)).labels
    return found


async def test_a_pallet_of_one_lot_says_what_it_holds_under_a_number_of_the_prefix(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix=PREFIX)
    cheese = await dock.product("CHEESE", Tracking.LOT, gtin=GTIN)
    lot = await dock.lot(cheese, "L-7", expiry=DAY)
    package = await create(dock, contents=Packing(cheese, 48, lot=lot))
    sscc = make_key(KeyKind.SSCC, PREFIX, 0)
    assert (await label(package)).elements == (
        ("00", sscc), ("02", GTIN), ("17", "270114"), ("37", "48"), ("10", "L-7"),
    )  # fmt: skip
    again = await create(dock, contents=Packing(cheese, 12))
    assert (await Package.get(id=again)).number == make_key(KeyKind.SSCC, PREFIX, 1)
    assert dict((await label(again)).elements)["37"] == "12"


async def test_an_announced_carton_says_what_is_alike_in_it(dock: Dock) -> None:
    cheese = await dock.product("CHEESE", Tracking.LOT, gtin=GTIN)
    receipt = await dock.receipt((cheese, 60), (dock.bag, 1))
    line = await dock.line_of(receipt, cheese)
    for number, carton in (("A", CARTON), ("B", None)):
        row = AnnouncedRow(number=number, quantity=Decimal(30), carton=carton, pallet=PALLET, expiry=DAY)
        await announce(dock, line, row)
    carton, pallet = await create(dock, CARTON), await create(dock, PALLET)
    assert await create(dock, f" {CARTON}") == carton
    assert (await label(carton)).elements == (
        ("00", CARTON), ("02", GTIN), ("17", "270114"), ("37", "30"), ("10", "A"),
    )  # fmt: skip
    assert (await label(pallet)).elements == (
        ("00", PALLET), ("02", GTIN), ("17", "270114"), ("37", "60"),
    )  # fmt: skip


async def test_a_carton_of_several_products_or_of_goods_by_weight_says_no_count(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 5), (dock.radio, 1))
    flour, radio = await dock.line_of(receipt, dock.flour), await dock.line_of(receipt, dock.radio)
    await announce(dock, flour, AnnouncedRow(number="F", quantity=Decimal(5), carton=CARTON, pallet=PALLET))
    await announce(dock, radio, AnnouncedRow(range="SN-1 x 1", pallet=PALLET))
    carton, pallet = await label(await create(dock, CARTON)), await label(await create(dock, PALLET))
    assert (carton.elements, pallet.elements) == ((("00", CARTON),), (("00", PALLET),))
    assert [text for _, _, text in carton.told[:2]] == ["5 kg Flour", "F"]
    assert [caption for _, caption, _ in pallet.told] == ["Company"]


@pytest.mark.parametrize("kind", ["Package", "Product", "Location"])
async def test_what_is_printed_as_a_whole_is_noted_and_marked_the_second_time(dock: Dock, kind: str) -> None:
    of = {"Package": await create(dock, CARTON), "Product": dock.bag, "Location": dock.stock}[kind]
    marks = []
    for _ in range(2):
        done = await print_labels(dock.request(), LabelsAsked(of=(kind, of)))
        made = await LabelPrint.get(id=done.outcome.print).select_related("template")
        marks.append([each.again for each in await labels_printed(made)])
    assert marks == [[False], [True]]
    first = await LabelPrint.all().order_by("id").first().select_related("template")
    assert [each.again for each in await labels_printed(first)] == [False]


async def test_what_cannot_be_packed_takes_no_number(dock: Dock) -> None:
    cheese = await dock.product("CHEESE", Tracking.LOT, packagings=[])
    lot = await dock.lot(dock.flour, "F-1")
    async with refused(InvalidInput):  # no prefix yet
        await create(dock)
    await settle("settings", 1, gs1_prefix=PREFIX)
    async with refused(InvalidInput):
        await create(dock, contents=Packing(cheese, 0))
    async with refused(NotFound):
        await create(dock, contents=Packing(cheese, 1, lot=lot))
    async with refused(InvalidInput):
        await create(dock, CARTON[:-1] + "0")
    await create(dock, CARTON)
    async with refused(InvalidInput):
        await create(dock, CARTON, Packing(cheese, 1))
    assert [row.number for row in await Package.all()] == [CARTON]
    assert (await Package.get(id=await create(dock))).number == make_key(KeyKind.SSCC, PREFIX, 0)
